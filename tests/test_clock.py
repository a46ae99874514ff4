"""Whose clock counts: the one that all processes share for what we write, this machine's own for what others wrote."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import app, clock
from bot.models import doors
from bot.settings import Settings
from tests.patience import until

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
AHEAD = timedelta(minutes=10)


@pytest.fixture(autouse=True)
def _own_clock_again() -> Any:
    yield
    clock.agree(None)


def test_what_was_agreed_does_not_step_with_this_machine_s_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class Wall:
        off = -AHEAD

        @classmethod
        def now(cls, zone: Any) -> datetime:
            return datetime.now(zone) + cls.off

    monkeypatch.setattr(clock, "datetime", Wall)
    right = datetime.now(UTC)
    assert clock.agree(right) == pytest.approx(AHEAD.total_seconds(), abs=1)
    for off in (-AHEAD, timedelta(0), 3 * AHEAD):  # and then somebody, or NTP, sets it
        Wall.off = off
        assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)
        assert abs(clock.here() - (datetime.now(UTC) + off)) < timedelta(seconds=1)
    clock.agree(None)
    assert abs(clock.now() - clock.here()) < timedelta(seconds=1)


def test_a_frozen_clock_is_everybody_s() -> None:
    clock.agree(datetime.now(UTC) + AHEAD)
    with clock.frozen(lambda: NOON):
        clock.agree(datetime.now(UTC) - AHEAD)
        assert clock.now() == clock.here() == NOON
    assert clock.here() - clock.now() > AHEAD - timedelta(seconds=1)


@pytest.mark.parametrize("worker", [False, True])
async def test_every_process_goes_by_the_store_s_clock_again_and_again(
    empty_store: str, worker: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_AGREE", 0.05)
    clock.agree(datetime.now(UTC) + AHEAD)  # as it was at the start; somebody has set the database's clock since
    running = asyncio.create_task(app.run(app.bare(Settings()), "127.0.0.1", 0, worker=worker))
    try:
        await until(lambda: clock.now() - datetime.now(UTC) <= timedelta(minutes=1))
    finally:
        running.cancel()
        await asyncio.wait({running})


async def test_a_store_that_is_away_costs_no_process_its_clock(
    empty_store: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real, tries = doors.agree_on_time, iter((doors.StoreAway("gone"), OSError("odd")))

    async def agree() -> None:
        for trouble in tries:
            raise trouble
        await real()

    monkeypatch.setattr(doors, "agree_on_time", agree)
    await test_every_process_goes_by_the_store_s_clock_again_and_again(empty_store, False, monkeypatch)
    said = [record.getMessage() for record in caplog.records if record.name == "kunna.app"]
    assert sum("going by the time that it told last" in each for each in said) == 2
