"""A 429 of Slack's holds for the channel where our own messages filled it, else for the workspace."""

from __future__ import annotations

import pytest

from bot import clock
from bot.adapters.playground.faults import Fault
from bot.command import Busy, Sent
from bot.messenger import PLACE
from bot.reply import Address, Reply, Room
from tests.slack.conftest import World


@pytest.fixture
def database() -> str:
    """None of this asks the store."""
    return "sqlite"


@pytest.mark.parametrize("into", ["person", "room"])
async def test_a_conversation_that_we_have_filled_pauses_alone(world: World, into: str) -> None:
    anna, general = Address("slack", world.slack.team, world.anna), Room("slack", world.slack.team, world.general)
    bo = Address("slack", world.slack.team, world.bo)
    to = anna if into == "person" else general
    world.slack.rates.on = True
    now = clock.now()
    with clock.frozen(lambda: now):
        told = [await world.messenger.send(to, Reply("Hello"), f"d{number}", "en") for number in range(3)]
        assert [type(each) for each in told] == [Sent, Sent, Busy]
        assert isinstance(told[2], Busy)
        assert told[2].scope == PLACE
        assert isinstance(await world.messenger.send(bo, Reply("Hello"), "d9", "en"), Sent)
    assert world.slack.rates.refused == {"channel": 1}


@pytest.mark.parametrize(
    "fault",
    [
        Fault("chat.postMessage", 429, pause=7),
        Fault("chat.postMessage", 200, body={"ok": False, "error": "message_limit_exceeded"}),
    ],
)
async def test_what_we_have_not_filled_ourselves_may_be_the_workspace(world: World, fault: Fault) -> None:
    anna, bo = (Address("slack", world.slack.team, user) for user in (world.anna, world.bo))
    assert isinstance(await world.messenger.send(anna, Reply("Hello"), "d1", "en"), Sent)
    world.slack.faults.append(fault)
    told = await world.messenger.send(bo, Reply("Hello"), "d2", "en")
    assert isinstance(told, Busy)
    assert told.scope != PLACE


async def test_slacks_own_word_for_the_workspace_is_believed(world: World) -> None:
    anna = Address("slack", world.slack.team, world.anna)
    now = clock.now()
    with clock.frozen(lambda: now):
        await world.messenger.send(anna, Reply("Hello"), "d1", "en")
        body = {"ok": False, "error": "message_limit_exceeded"}
        world.slack.faults.append(Fault("chat.postMessage", 200, body=body))
        told = await world.messenger.send(anna, Reply("Hello"), "d2", "en")
    assert isinstance(told, Busy)
    assert told.scope == "message_limit_exceeded"
