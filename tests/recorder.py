"""A platform in a list: it knows the people that a test names and records what it is asked to bring. Judges nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.command import FileIn, Incoming, Outcome, Profile, Sent, Unread
from bot.messenger import Busy, Members, Refused, Unknown
from bot.reply import Address, Answer, Reply, Room


@dataclass
class Recorder:
    """The Messenger port over lists: `people` by user id, `brought` answers, `outcomes` to give back in turn, what is
    in `files` by name, and of which was asked (`read_of`)."""

    people: dict[str, Profile | None] = field(default_factory=dict)
    brought: list[tuple[Incoming, Answer, str]] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    files: dict[str, bytes | Unread] = field(default_factory=dict)
    read_of: list[str] = field(default_factory=list)

    async def profile(self, who: Address) -> Profile | None:
        """Who the test says that is; None, as a platform that is away, for everybody else."""
        return self.people.get(who.user)

    async def is_member(self, room: Room, who: Address) -> bool:
        """Everybody is everywhere."""
        return True

    async def members(self, space: str, cursor: str) -> Members | Busy | Refused | Unknown:
        """The people of the test, a page of two at a time; those of whom it says nothing are not listed."""
        listed = [(user, profile) for user, profile in self.people.items() if profile is not None]
        after = int(cursor or 0) + 2
        return Members(tuple(listed[after - 2 : after]), str(after) if after < len(listed) else "")

    async def read(self, file: FileIn, who: Address, most: int) -> bytes | Unread:
        """What the test says is in it; gone, where it says nothing."""
        self.read_of.append(file.name)
        return self.files.get(file.name, Unread("gone"))

    async def send(self, to: Address | Room, reply: Reply, key: str, language: str) -> Outcome:
        """Nothing is sent unasked in these tests."""
        raise AssertionError(f"unasked: {reply.summary}")

    async def find(self, to: Address | Room, key: str) -> Outcome | None:
        """Nothing was sent, so nothing is there."""
        raise AssertionError(f"asked for {key}")

    async def update(self, to: Address | Room, ref: str, reply: Reply, language: str) -> Outcome:
        """Nothing that was sent is drawn again in these tests."""
        raise AssertionError(f"drawn again: {reply.summary}")

    async def respond(self, to: Incoming, answer: Answer, language: str) -> Outcome:
        """Write down what would have been brought."""
        self.brought.append((to, answer, language))
        return self.outcomes.pop(0) if self.outcomes else Sent("1")

    @property
    def said(self) -> list[str]:
        """The summaries of what was brought, in order."""
        return [answer.summary if isinstance(answer, Reply) else answer.title for _, answer, _ in self.brought]
