"""The audit log: whatever is done to it is noticed, on both databases, whoever does it, as far as a chain can."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import clock
from bot.models import audit, store
from bot.models.audit import NOBODY, Act, Head, Wrong, record, verify
from bot.models.store import OutsideError, transaction
from tests.prove import times

ROWS = 12
COLUMNS = ("id", "at", "who", "did", "what", "via", "seal")
DID = ("kunna role-give", "kunna role-take", "policy remind", "load", 'odd "words", åäö', "")

Row = dict[str, Any]


async def _record(who: int, did: str, what: str, via: str) -> None:
    await transaction(lambda: record(who, did, what, via))


async def _fill(chance: random.Random, rows: int = ROWS) -> None:
    await _record(1, "load", "", "terminal")
    for _ in range(rows - 1):
        number = chance.randrange(1, 60)
        await _record(chance.randrange(60), chance.choice(DID), f"person/{number}", chance.choice(("slack", "teams")))


async def _read() -> list[Row]:
    return await store.fetch("SELECT id, at, who, did, what, via, seal FROM act ORDER BY id")


async def _write(rows: list[Row], acts: int, seal: str) -> None:
    """Write the log anew behind everybody's back, as whoever holds the database can."""

    async def work() -> None:
        await Act.all().delete()
        for row in rows:
            values = [store.moment(row[name]) if name == "at" else row[name] for name in COLUMNS]
            await store.fetch(
                "INSERT INTO act (id, at, who, did, what, via, seal) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
                *values,
            )
        await Head.all().delete()
        await store.fetch("INSERT INTO act_head (id, acts, seal) VALUES (1, $1, $2) RETURNING id", acts, seal)

    await transaction(work)


def _altered(rows: list[Row], chance: random.Random) -> None:
    row, name = chance.choice(rows), chance.choice(COLUMNS[1:])
    if name == "at":
        row["at"] = store.moment(row["at"]) + timedelta(microseconds=chance.choice((-1, 1, 10**9)))
    elif name == "who":
        row["who"] += chance.choice((-1, 1, 1000))
    elif name == "seal":
        at = chance.randrange(64)
        row["seal"] = (
            row["seal"][:at] + chance.choice("0123456789abcdef".replace(row["seal"][at], "")) + row["seal"][at + 1 :]
        )
    else:
        row[name] = chance.choice(
            [row[name] + " ", row[name] + "0", "x" if row[name] != "x" else "y", row[name][1:] or "z"]
        )


def _shifted(rows: list[Row], chance: random.Random) -> None:
    """A letter goes from the end of one column to the beginning of the next: put together they are the same."""
    row = chance.choice([row for row in rows if row["did"]])
    row["did"], row["what"] = row["did"][:-1], row["did"][-1] + row["what"]


def _cut(rows: list[Row], chance: random.Random) -> None:
    """Neighbouring rows go, at the beginning, in the middle or at the end."""
    start = chance.randrange(len(rows))
    del rows[start : start + chance.randrange(1, len(rows) + 1)]


def _cut_and_numbered_anew(rows: list[Row], chance: random.Random) -> None:
    _cut(rows, chance)
    for number, row in enumerate(rows, 1):
        row["id"] = number


def _reordered(rows: list[Row], chance: random.Random) -> None:
    one, other = chance.sample(range(len(rows)), 2)
    rows[one]["id"], rows[other]["id"] = rows[other]["id"], rows[one]["id"]
    rows.sort(key=lambda row: int(row["id"]))


def _inserted(rows: list[Row], chance: random.Random) -> None:
    """A copy of a row, somewhere; the numbers of those behind it grow."""
    rows.insert(chance.randrange(len(rows) + 1), dict(chance.choice(rows)))
    for number, row in enumerate(rows, 1):
        row["id"] = number


def _sealed_anew_from(rows: list[Row], start: int) -> None:
    for at in range(start, len(rows)):
        row = rows[at]
        before = rows[at - 1]["seal"] if at else ""
        row["seal"] = audit._seal(before, store.moment(row["at"]), row["who"], row["did"], row["what"], row["via"])


def _altered_and_sealed_anew(rows: list[Row], chance: random.Random) -> None:
    """With the algorithm at hand: one row is altered, and every seal from there on is made anew."""
    start = chance.randrange(len(rows))
    rows[start]["who"] += 1
    _sealed_anew_from(rows, start)


ATTACKS: list[Callable[[list[Row], random.Random], None]] = [
    _altered, _shifted, _cut, _cut_and_numbered_anew, _reordered, _inserted, _altered_and_sealed_anew,
]  # fmt: skip


async def test_whatever_is_done_to_the_log_is_noticed(empty_store: str) -> None:
    chance = random.Random(21)
    for _ in range(times(3)):
        await _write([], 0, "")
        await _fill(chance, chance.randrange(2, 16))
        rows, honest = await _read(), await verify()
        assert (honest.acts, honest.flaws) == (len(rows), [])
        for attack in ATTACKS * 4:
            changed = [dict(row) for row in rows]
            attack(changed, chance)
            await _write(changed, honest.acts, honest.seal)
            assert (await verify()).flaws, (attack.__name__, changed)
        await _write(rows, honest.acts, honest.seal)
        assert not (await verify()).flaws


async def test_a_whole_new_chain_with_a_new_head_is_noticed_by_the_head_that_was_noted(empty_store: str) -> None:
    chance = random.Random(22)
    await _fill(chance)
    rows, honest = await _read(), await verify()
    await _fill(chance, 3)
    assert not (await verify(honest.head)).flaws  # what came since is no flaw
    for _ in range(times(10)):
        changed = [dict(row) for row in rows]
        start = chance.randrange(len(changed))
        changed[start]["who"] += 1
        _sealed_anew_from(changed, start)
        await _write(changed, len(changed), changed[-1]["seal"])
        assert not (await verify()).flaws  # nothing in the store can tell
        assert [flaw.wrong for flaw in (await verify(honest.head)).flaws] == [Wrong.NOTED]
    await _write([], 0, "")
    assert [flaw.wrong for flaw in (await verify(honest.head)).flaws] == [Wrong.NOTED]


@pytest.mark.parametrize(
    ("statements", "wrong"),
    [
        (["UPDATE act SET who = who + 1 WHERE id = 3"], [(Wrong.ALTERED, 3, 0)]),
        (["DELETE FROM act WHERE id IN (4, 5)"], [(Wrong.MISSING, 4, 5)]),
        (["DELETE FROM act WHERE id = 1"], [(Wrong.MISSING, 1, 1)]),
        (
            [f"UPDATE act SET id = {to} WHERE id = {at}" for at, to in ((2, 90), (3, 2), (90, 3))],  # noqa: S608
            [(Wrong.MOVED, 2, 0), (Wrong.MOVED, 3, 0), (Wrong.MOVED, 4, 0)],
        ),
        (["DELETE FROM act WHERE id > 9"], [(Wrong.CUT, 10, 12)]),
        (["DELETE FROM act"], [(Wrong.CUT, 1, 12)]),
        (["UPDATE act_head SET acts = 11"], [(Wrong.ADDED, 12, 0)]),
        (["UPDATE act_head SET seal = ''"], [(Wrong.ENDS, 12, 0)]),
        (["DELETE FROM act_head WHERE id = 1", "DELETE FROM act WHERE id > 1"], [(Wrong.ADDED, 1, 0)]),
    ],
)  # fmt: skip
async def test_what_is_wrong_is_named_with_its_row(
    empty_store: str, statements: list[str], wrong: list[tuple[Wrong, int, int]]
) -> None:
    await _fill(random.Random(1))

    async def work() -> None:
        for statement in statements:
            await store.fetch(statement + " RETURNING id")

    await transaction(work)
    assert [(flaw.wrong, flaw.row, flaw.last) for flaw in (await verify()).flaws] == wrong


async def test_more_acts_than_are_read_at_once_are_all_checked(
    empty_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "_READ", 4)
    await _fill(random.Random(2))
    assert not (await verify()).flaws
    await store.fetch("UPDATE act SET via = 'mars' WHERE id = 9 RETURNING id")
    assert [(flaw.wrong, flaw.row) for flaw in (await verify()).flaws] == [(Wrong.ALTERED, 9)]


async def test_acts_at_the_same_moment_stand_one_behind_the_other(empty_store: str) -> None:
    await asyncio.gather(*(_record(number, "kunna role-give", "person/1", "slack") for number in range(20)))
    rows = await _read()
    assert [row["id"] for row in rows] == list(range(1, 21))
    assert sorted(row["who"] for row in rows) == list(range(20))
    assert not (await verify()).flaws


async def test_an_act_that_was_rolled_back_leaves_no_gap(empty_store: str) -> None:
    async def fails() -> None:
        await record(1, "kunna role-give", "person/2 admin", "slack")
        raise RuntimeError

    await _record(1, "load", "", "terminal")
    with pytest.raises(RuntimeError):
        await transaction(fails)
    await _record(NOBODY, "load", "", "terminal")
    assert [row["id"] for row in await _read()] == [1, 2]
    assert not (await verify()).flaws


async def test_the_chain_does_not_depend_on_how_a_database_writes_a_time(empty_store: str) -> None:
    for at in (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), datetime(2026, 10, 25, 0, 59, 59, 999999, tzinfo=UTC)):
        with clock.frozen(lambda at=at: at):  # type: ignore[misc]
            await _record(1, "load", "", "terminal")
    assert not (await verify()).flaws


async def test_an_act_is_written_inside_its_transaction_and_fits_its_columns(empty_store: str) -> None:
    with pytest.raises(OutsideError):
        await record(1, "load", "", "terminal")
    with pytest.raises(ValueError, match="255"):
        await _record(1, "load", "x" * 256, "terminal")
    with pytest.raises(ValueError, match="no head"):
        await verify("17")
    assert (await verify()).acts == 0
