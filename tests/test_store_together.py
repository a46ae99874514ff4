"""What is asked of the store at the same moment is answered each for itself, whoever shares the way there."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from bot import clock
from bot.models.inbox import Inbox
from bot.models.store import fetch


async def _keep(key: str) -> None:
    await fetch(
        "INSERT INTO inbox (platform, key, state, call, attempts, due) VALUES ('slack', $1, 'open', '', 0, $2) "
        "RETURNING id",
        key, clock.now(),
    )  # fmt: skip


async def _keys() -> set[str]:
    return {row.key for row in await Inbox.all()}


async def test_a_replay_among_new_ones_fails_alone(empty_store: str) -> None:
    told = await asyncio.gather(*(_keep(key) for key in ("a", "b", "a", "c")), return_exceptions=True)
    assert [type(each) for each in told].count(IntegrityError) == 1
    assert await _keys() == {"a", "b", "c"}


async def test_a_wrong_statement_fails_and_its_neighbours_are_told_the_truth(empty_store: str) -> None:
    told = await asyncio.gather(
        _keep("a"), fetch("UPDATE nowhere SET x = 1 RETURNING x"), _keep("b"), fetch("SELECT 1 AS one"),
        return_exceptions=True,
    )  # fmt: skip
    assert isinstance(told[1], OperationalError)
    assert told[3] == [{"one": 1}]
    # Whether a neighbour is stored may differ by database; that it hears so may not.
    assert await _keys() == {key for key, each in (("a", told[0]), ("b", told[2])) if each is None}


async def test_a_value_that_cannot_be_stored_is_the_fault_of_its_own_statement(empty_store: str) -> None:
    told = await asyncio.gather(_keep("a"), _keep("\ud800"), _keep("b"), return_exceptions=True)
    assert [each is None for each in told] == [True, False, True]
    assert await _keys() == {"a", "b"}


@pytest.mark.parametrize("database", ["sqlite"])
async def test_who_gave_up_before_the_turn_came_has_done_nothing(database: str, empty_store: str) -> None:
    asked = [asyncio.create_task(_keep(key)) for key in ("a", "b")]
    await asyncio.sleep(0)
    asked[1].cancel()
    await asyncio.gather(*asked, return_exceptions=True)
    assert await _keys() == {"a"}


@pytest.mark.parametrize("database", ["sqlite"])
async def test_reads_go_on_while_writes_wait_for_another_process(database: str, empty_store: str) -> None:
    with closing(sqlite3.connect(empty_store.removeprefix("sqlite://"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told = await asyncio.gather(_keep("a"), fetch("SELECT 1 AS one"), _keep("b"), return_exceptions=True)
        other.execute("ROLLBACK")
    assert told[1] == [{"one": 1}]
    assert isinstance(told[0], OperationalError)
    assert isinstance(told[2], OperationalError)
    await _keep("c")
    assert await _keys() == {"c"}
