"""What a schedule runs is answered in Slack's direct message, whatever it answers, and in no channel."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import clock, worker
from bot.command import Sent
from bot.incoming import Incoming
from bot.models import schedules
from bot.reply import Address, Answer, Field, Form, Reply
from tests.slack.conftest import World


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_a_scheduled_line_is_answered_in_the_direct_message_at_its_time(world: World) -> None:
    await world.slack.type_command(world.anna, world.general, "/kunna schedule idea list at:09:00 every:daily")
    await world.answers(1)
    later = clock.now() + timedelta(days=1)
    with clock.frozen(lambda: later):
        assert await schedules.run_due()
        assert await worker.take_up(world.dispatch)
        assert not await schedules.run_due()
    _, answer = await world.answers(2)
    assert (answer.method, answer.channel, answer.only_for) == ("chat.postMessage", world.direct, "")
    assert "Du har schemalagt det här: idea list" in str(answer.body)
    assert [row.state for row in await world.rows()] == ["done", "done"]


@pytest.mark.parametrize(
    "answer",
    [
        Reply("Hello"),
        Reply("Hello", public=True),
        Form("Hello", "idea new", (Field("text", "Text"),), "Save", "Cancel"),
    ],
    ids=["private", "public", "form"],
)
async def test_without_a_way_every_answer_comes_into_the_direct_message(world: World, answer: Answer) -> None:
    to = Incoming(line="idea new", who=Address("slack", "T0KUNNA", world.anna), key="schedule/1/x", via="scheduled")
    assert isinstance(await world.messenger.respond(to, answer, "en"), Sent)
    [entry] = world.ledger
    assert (entry.method, entry.channel) == ("chat.postMessage", world.direct)
    assert "Hello" in str(entry.body)
