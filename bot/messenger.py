"""The Messenger, the one port besides the store: what is asked of a platform, what may come of it. Sends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from bot.incoming import FileIn, Incoming
from bot.reply import Address, Answer, Reply, Room


@dataclass(frozen=True, slots=True)
class Profile:
    """What a platform says about one of its users, fetched when Kunna meets them for the first time.

    `email` is empty unless the platform vouches for it. `standing` other than "member" gets nothing.
    """

    name: str
    email: str = ""
    language: str = ""  # BCP 47 as the platform has it, "" where it does not say
    zone: str = ""  # IANA name
    standing: Literal["member", "guest", "foreign", "gone", "bot"] = "member"


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform accepted the message; `ref` is its id there.

    copies: how often `find` saw it: more than once where it was sent again although it had arrived.
    """

    ref: str
    copies: int = 1


# Busy.scope of a pause that is known to hold for one conversation alone.
PLACE = "conversation"


@dataclass(frozen=True, slots=True)
class Busy:
    """Nothing was accepted; not before `seconds` from now.

    `scope`: PLACE, or a word for what else asks for the pause, which then holds for the whole workspace or tenant.
    """

    seconds: float
    scope: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The platform will never accept this; `why` is its word for it.

    `unreachable`: because there is no way to this person or room (the app is not installed, blocked, gone, archived).
    """

    why: str
    unreachable: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may or may not have arrived (408, 5xx, time-out, connection cut after bytes were written)."""

    why: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A file was not read: it is larger than asked for; it is no longer there; the platform does not give it now;
    it will never give it, or it lies where we do not go."""

    why: Literal["too-large", "gone", "away", "refused"]


Outcome: TypeAlias = Sent | Busy | Refused | Unknown


@dataclass(frozen=True, slots=True)
class Members:
    """One page of a workspace's or tenant's accounts, by their user id there; who gets nothing is listed as well.

    next: where the page after it begins, "" behind the last one. apart: seconds before that one is asked for.
    """

    people: tuple[tuple[str, Profile], ...]
    next: str = ""
    apart: float = 0.0


class Messenger(Protocol):
    """What dispatch and the worker ask of a platform. One per adapter; errors are values, nothing is raised."""

    async def profile(self, who: Address) -> Profile | None:
        """Who that is according to the platform; None while it cannot be asked (try again)."""

    async def is_member(self, room: Room, who: Address) -> bool:
        """Whether that person is in the room now; False also when it cannot be asked (fail closed)."""

    async def members(self, space: str, cursor: str) -> Members | Busy | Refused | Unknown:
        """A page of the accounts of a workspace or tenant; `cursor`: `next` of the page before, "" for the first.

        An account may be listed more than once. Refused in the middle: the place is not known any more, or never more.
        """

    async def read(self, file: FileIn, who: Address, most: int) -> bytes | Unread:
        """What is in a file that this person sent along; at most so many bytes, whatever is said of its size.

        Fetched from the platform's own hosts only; no token of ours follows a redirect.
        """

    async def send(self, to: Address | Room, reply: Reply, key: str, language: str) -> Outcome:
        """Post a message: to a person privately, or to a room for everybody there."""

    async def find(self, to: Address | Room, key: str) -> Outcome | None:
        """Whether a message that was sent with this key stands there.

        Sent (its ref): it does. None: it does not. Refused: this platform cannot tell. Busy, Unknown: ask later.
        """

    async def update(self, to: Address | Room, ref: str, reply: Reply, language: str) -> Outcome:
        """Draw a message again that was sent to this person or into this room; `ref` is what Sent said."""

    async def respond(self, to: Incoming, answer: Answer, language: str) -> Outcome:
        """Bring an answer back along `to.way`; where that way has expired, to the asker's direct message.

        A `public` reply goes to `answer.into or to.room`. Must work after a restart, from `to` alone.
        """
