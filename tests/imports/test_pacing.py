"""How large the pieces of a load are: beside others small ones, each of which lets them go first."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import sqlite3
from types import SimpleNamespace

import pytest

from bot.imports import pacing
from bot.imports.pacing import Pace
from bot.models import store

# Seconds that a row takes to be written in these tests.
A_ROW = 0.00004


class Time:
    """The pace's clock: it goes on by as much as is slept and worked."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        """As time.monotonic."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """As asyncio.sleep."""
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """A clock that only the test moves."""
    clock = Time()
    monkeypatch.setattr(pacing, "monotonic", clock.monotonic)
    monkeypatch.setattr(pacing, "asyncio", SimpleNamespace(sleep=clock.sleep, gather=asyncio.gather))
    return clock


async def pieces(pace: Pace, time: Time, many: int, others: int) -> list[int]:
    """The sizes of so many pieces, during each of which others ask so many things."""
    sizes = []
    for _ in range(many):
        sizes.append(pace.rows)
        for _ in range(others):
            await store.fetch("SELECT 1 AS one")
        with store.patiently():
            await store.transaction(lambda: store.fetch("SELECT 1 AS one"))
        time.now += pace.rows * A_ROW
        with store.patiently():
            await pace.after(pace.rows, pace.rows * A_ROW)
    return sizes


@pytest.mark.parametrize("database", ["sqlite"])  # only there one connection is all that a process has
async def test_pieces_are_large_while_nobody_asks_and_small_while_others_do(empty_store: str, time: Time) -> None:
    pace = Pace()
    alone = await pieces(pace, time, 10, others=0)
    assert alone[-1] == pytest.approx(pacing._ALONE / A_ROW, abs=1)
    assert max(after / before for before, after in itertools.pairwise(alone)) <= 2
    waited = len(time.slept)
    beside = await pieces(pace, time, 10, others=20)
    assert beside[-1] == pytest.approx(pacing._BESIDE / A_ROW, abs=1)
    assert time.slept[waited:].count(pacing._QUIET) >= 9, "it waits for a moment in which nobody asks"
    assert (await pieces(pace, time, 60, others=0))[-1] == alone[-1], "large again when they have gone"


@pytest.mark.parametrize("database", ["sqlite"])
async def test_pieces_are_small_while_another_process_writes(empty_store: str, time: Time) -> None:
    pace = Pace()
    await pieces(pace, time, 10, others=0)
    with contextlib.closing(sqlite3.connect(empty_store.removeprefix("sqlite://"), isolation_level=None)) as other:
        for number in range(6):
            other.execute("INSERT INTO skill (name, created) VALUES (?, '2026-01-01')", [f"skill {number}"])
            beside = await pieces(pace, time, 1, others=0)
    assert beside[-1] == pytest.approx(pacing._BESIDE / A_ROW, abs=1)
    assert (await pieces(pace, time, 60, others=0))[-1] == pytest.approx(pacing._ALONE / A_ROW, abs=1)


@pytest.mark.parametrize("database", ["sqlite"])
async def test_who_asks_now_and_then_does_not_slow_a_load_down(empty_store: str, time: Time) -> None:
    pace = Pace()
    for _ in range(5):
        await pieces(pace, time, 9, others=0)
        await pieces(pace, time, 1, others=2)
    assert pace.rows > 0.8 * pacing._ALONE / A_ROW


async def test_what_can_wait_is_not_counted_as_others(empty_store: str) -> None:
    before = store.asked()
    with store.patiently():
        await store.fetch("SELECT 1 AS one")
        await store.transaction(lambda: store.fetch("SELECT 1 AS one"))
    assert store.asked() == before
    await store.fetch("SELECT 1 AS one")
    await store.transaction(lambda: store.fetch("SELECT 1 AS one"))
    assert store.asked() == before + 2
