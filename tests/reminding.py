"""What the tests of reminders share: a company within reach, a platform with rooms, what a reply states."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from bot import clock
from bot.adapters.terminal import Shell
from bot.models.people import Person, PersonAddress
from bot.models.store import fetch, transaction
from bot.reply import Address, Facts, Reply, Room, inlines
from tests.cast import MAJA, Teller, button

PHOTOS = 6


async def reachable(*, but: int = 0, platform: str = "slack") -> int:
    """Give everybody in the company an address, but the last few; how many have one now."""
    people = await Person.filter(active=True).order_by("id")
    known = people[: len(people) - but]

    async def work() -> None:
        for person in known:
            await PersonAddress.create(
                person=person, platform=platform, space="T1", user=f"U{person.id}", checked=clock.now()
            )

    await transaction(work)
    return len(known)


async def reminded(teller: Teller, line: str = f"policy remind everyone {PHOTOS}", who: str = MAJA) -> Reply:
    """Preview and confirm: the receipt."""
    preview = await teller.reply(line, who)
    receipt = await teller.say(button(preview, "Send to").run, who, via="pressed")
    assert isinstance(receipt, Reply)
    return receipt


def facts(reply: Reply) -> dict[str, str]:
    """Labels and values of everything that a reply states, as plain words."""
    return {
        label: "".join(str(getattr(part, "name", part)) for part in inlines(value))
        for block in reply.blocks
        if isinstance(block, Facts)
        for label, value in block.pairs
    }


async def deliveries(cause: str = "reminder/1") -> list[dict[str, object]]:
    """Every row that was written for a cause."""
    return await fetch("SELECT * FROM delivery WHERE cause = $1 ORDER BY id", cause)


class Somewhere(Shell):
    """A platform on which everybody is in every room, until they are not."""

    inside = True

    async def is_member(self, room: Room, who: Address) -> bool:
        return self.inside


class Watch:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def on(self, **by: float) -> None:
        self.at += timedelta(**by)

    @contextmanager
    def held(self) -> Iterator[Watch]:
        with clock.frozen(lambda: self.at):
            yield self
