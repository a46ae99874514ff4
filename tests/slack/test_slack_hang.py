"""PROOF row 4 on Slack: its API hangs, and the bot goes on answering and never stands still."""

from __future__ import annotations

import asyncio

import pytest

from bot.adapters.playground.faults import Fault
from bot.adapters.slack import limits
from bot.reply import Address, Reply
from tests.beat import shortest_of
from tests.slack.conftest import World

STALL = 0.1
HANG = Fault("*", 200, hang=30, times=None)


@pytest.fixture
def database() -> str:
    """What hangs is Slack, whichever store stands behind."""
    return "sqlite"


async def _one(world: World, number: int) -> float:
    """One thing that somebody does; seconds until it was acknowledged."""
    began = asyncio.get_running_loop().time()
    match number % 3:
        case 0:
            heard = await world.slack.type_command(world.anna, world.direct, "/whoknows me")
        case 1:
            heard = await world.slack.type_command(world.bo, world.general, "/help")
        case _:
            said = await world.slack.say(world.anna, world.direct, f"whoknows me {number}")
            assert said
            heard = said
    assert heard.status == 200, heard
    return asyncio.get_running_loop().time() - began


async def _crowd(world: World) -> float:
    """Thirty of them, ten at once; the longest wait."""
    waits: list[float] = []
    for first in range(0, 30, 10):
        waits += await asyncio.gather(*(_one(world, first + n) for n in range(10)))
    return max(waits)


async def test_acknowledgements_go_on_and_the_loop_never_stalls_while_slack_hangs(world: World) -> None:
    await _crowd(world)  # texts and tables are loaded, Slack has said who everybody is
    await world.calm()
    world.slack.faults.append(HANG)
    waits: list[float] = []

    async def work() -> None:
        sending = [
            asyncio.create_task(
                world.messenger.send(Address("slack", "T0KUNNA", world.anna), Reply("x"), f"d{n}", "en")
            )
            for n in range(20)
        ]
        waits.append(await _crowd(world))
        for task in sending:
            task.cancel()
        await asyncio.gather(*sending, return_exceptions=True)

    stall = await shortest_of(3, work, enough=STALL)
    assert world.slack.faults.met, "Slack was asked, and hung"
    assert min(waits) < limits.ACK_SECONDS
    assert stall < STALL
    world.slack.faults.clear()


async def test_a_slack_that_hangs_from_the_first_request_on_is_answered_in_time(world: World) -> None:
    """Nobody is known, not even whose token ours is: the acknowledgement itself says to try again."""
    world.slack.faults.append(HANG)
    assert await _crowd(world) < limits.ACK_SECONDS
    world.slack.faults.clear()
