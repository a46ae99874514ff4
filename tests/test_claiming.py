"""Whoever takes so many rows of the store gets no more, also by the plan that PostgreSQL makes for a small table."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import pytest

from bot import clock
from bot.incoming import Incoming
from bot.models import doors, live, loads, outbox, roster
from bot.models.loads import Kind, Load, State
from bot.models.outbox import Scope
from bot.models.store import fetch, transaction
from bot.reply import Address, Room

_MANY = 30
# Whatever keeps a subquery from being run again for each row: where a table has few rows, or did when it was counted
# last, PostgreSQL does without them of its own accord.
_PLANS = ("hashjoin", "mergejoin", "hashagg", "sort", "material", "memoize")


async def _deliveries() -> None:
    rooms = [Room("slack", "T1", f"C{number}") for number in range(_MANY)]
    await transaction(lambda: outbox.deliver("test", "idea show 1", (), rooms))


async def _letters() -> None:
    for number in range(_MANY):
        incoming = Incoming(line="help", who=Address("slack", "T1", "U1"), key=f"k{number}", language="en")
        await doors.put_in(incoming, clock.now())


async def _walls() -> None:
    for number in range(_MANY):
        await live.keep("idea show 1", Room("slack", "T1", "C1"), f"ref{number}", "en", "face")
    await fetch("UPDATE shown SET due = $1 RETURNING id", clock.now())


async def _rosters() -> None:
    for number in range(_MANY):
        await transaction(lambda number=number: roster.begin("slack", f"T{number}", 0, "test"))  # type: ignore[misc]


async def _loads() -> None:
    now = clock.now()
    for _ in range(_MANY):
        await Load.create(kind=Kind.PEOPLE.value, by=0, via="test", state=State.APPLYING.value, due=now, made=now)


async def _one_load() -> Sequence[object]:
    return [one for one in [await loads.claim("worker")] if one]


@pytest.mark.parametrize(
    ("fill", "take", "most"),
    [
        (_deliveries, lambda: outbox.claim(Scope("slack", "T1"), "worker", 7), 7),
        (_letters, lambda: doors.take_up(7), 7),
        (_walls, lambda: live.claim("worker", 7), 7),
        (_rosters, lambda: roster.claim("worker", 7), 7),
        (_loads, _one_load, 1),
    ],
    ids=["deliveries", "inbox", "live messages", "rosters", "loads"],
)
async def test_so_many_rows_are_taken_and_the_others_wait(
    empty_store: str,
    database: str,
    fill: Callable[[], Awaitable[None]],
    take: Callable[[], Awaitable[Sequence[object]]],
    most: int,
) -> None:
    await fill()

    async def work() -> Sequence[object]:
        for each in _PLANS if database == "postgres" else ():
            await fetch(f"SELECT set_config('enable_{each}', 'off', TRUE)")
        return await take()

    taken = 0
    while found := await transaction(work):
        assert len(found) <= most
        taken += len(found)
    assert taken == _MANY
