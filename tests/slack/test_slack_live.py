"""A shared idea in a channel of the stand-in workspace: pressed by everybody, answered privately, drawn again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot import clock, texts
from bot.adapters.playground.slack_workspace import Message
from bot.models.live import Shown
from bot.worker.live import redraw
from tests.patience import until
from tests.slack.conftest import World

SOFA = "A red sofa for the kitchen upstairs, because standing tires guests."


async def answered(world: World, count: int) -> None:
    """Wait until so many answers have come, updates aside."""
    await world.until(lambda: sum(entry.method != "chat.update" for entry in world.ledger) >= count)
    await world.calm()


@pytest.fixture
async def shared(world: World) -> Message:
    """Anna's idea 1, shared by her into #general."""
    await world.slack.type_command(world.anna, world.general, f"/idea {SOFA}")
    await answered(world, 1)
    await world.slack.type_command(world.anna, world.general, "/idea 1")
    await answered(world, 2)
    await world.slack.press_label(world.anna, texts.say("sv", "share-button"))
    await answered(world, 3)
    await until(Shown.exists)
    [message] = world.sees(world.bo)
    return message


async def look(world: World, after: float) -> None:
    at = datetime.now(UTC) + timedelta(seconds=after)
    with clock.frozen(lambda: at):
        await redraw(world.dispatch)


def votes(count: int, language: str = "en") -> str:
    return texts.say(language, "idea-votes", count=count)


async def test_a_press_is_answered_privately_and_the_message_drawn_again(world: World, shared: Message) -> None:
    assert shared.only_for == ""
    assert SOFA in str(shared.blocks)
    assert votes(0) in str(shared.blocks)
    before = len(world.ledger)
    await world.slack.press_label(world.bo, texts.say("en", "idea-vote-button"))
    await world.answers(before + 1)
    answer = world.ledger[-1]
    assert (answer.only_for, answer.replaced) == (world.bo, False)
    assert texts.say("en", "idea-unvote-button") in str(answer.blocks)
    assert votes(0) in str(shared.blocks)  # what everybody sees was not replaced by that answer
    await look(world, 3)
    assert (world.ledger[-1].method, world.ledger[-1].ts) == ("chat.update", shared.ts)
    assert votes(1) in str(shared.blocks)
    assert texts.say("en", "idea-unvote-button") not in str(shared.blocks)


async def test_a_hundred_votes_are_one_or_two_updates_in_the_ledger(world: World, shared: Message) -> None:
    crowd = [world.slack.add_user(f"Voter {number}", email=f"v{number}@example.com").id for number in range(100)]
    world.slack.channels[world.general].members.update(crowd)
    at, second = datetime.now(UTC) + timedelta(seconds=3), [0.0]
    with clock.frozen(lambda: at + timedelta(seconds=second[0])):
        for number, user in enumerate(crowd, 1):
            second[0] = number / 100
            await world.slack.type_command(user, world.general, "/idea vote 1")
            if not number % 10:
                await answered(world, 3 + number)
                await redraw(world.dispatch)
        second[0] = 2.5
        await redraw(world.dispatch)
    updates = [entry for entry in world.ledger if entry.method == "chat.update"]
    assert 1 <= len(updates) <= 2
    assert votes(100) in str(shared.blocks)


async def test_a_deleted_message_is_forgotten(world: World, shared: Message) -> None:
    world.slack.messages.remove(shared)
    await world.slack.type_command(world.bo, world.general, "/idea vote 1")
    await answered(world, 4)
    await look(world, 3)
    assert not await Shown.exists()


async def test_what_slack_took_without_saying_where_it_stands_does_not_live(world: World) -> None:
    await world.slack.type_command(world.anna, world.general, f"/idea {SOFA}")
    await answered(world, 1)
    await world.slack.type_command(world.anna, world.without_bot, "/idea share 1")
    await answered(world, 2)
    [message] = world.sees(world.bo)
    assert (message.channel, votes(0) in str(message.blocks)) == (world.without_bot, True)
    assert not await Shown.exists()
