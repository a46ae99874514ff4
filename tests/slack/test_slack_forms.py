"""Modals through the front door: opened, corrected, submitted, come too late."""

from __future__ import annotations

from datetime import timedelta

from bot import clock, texts, worker
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.slack_workspace import inputs
from bot.models.skills import PersonSkill
from tests.slack.conftest import World, form


async def test_a_command_with_blanks_opens_a_modal_before_it_is_acknowledged(world: World) -> None:
    view = await form(world)
    assert view.drawn["title"]["text"]
    assert inputs(view.drawn)[0]["block_id"] == "skill"
    assert len(await world.answers()) == 1, "the modal and no message beside it"


async def test_a_mistake_in_a_form_stands_at_its_field_and_may_be_corrected(world: World) -> None:
    view = await form(world)
    heard = await world.slack.submit(world.anna, view.id, {"skill": "x" * 101})
    assert heard
    assert heard.json["response_action"] == "errors"
    assert list(view.errors) == ["skill"]
    assert world.slack.open_views(world.anna) == [view], "the form stays open with what was typed"
    heard = await world.slack.submit(world.anna, view.id, {"skill": "Glassblowing"})
    assert heard
    assert heard.json == {"response_action": "clear"} or heard.json["response_action"] == "update"


async def test_a_submitted_form_has_its_effect_closes_and_is_answered_where_it_was_opened(world: World) -> None:
    view = await form(world)
    await world.slack.submit(world.anna, view.id, {"skill": "Glassblowing"})
    await world.answers(2)
    assert world.slack.open_views(world.anna) == []
    if not await PersonSkill.exists():
        # An unknown skill is asked about first: the way on is a button.
        await world.slack.press_label(world.anna, _main(world))
        await world.answers(3)
    assert await PersonSkill.all().count() == 1
    assert {row.state for row in await world.rows()} == {"done"}
    assert world.ledger[1].only_for == world.anna


def _main(world: World) -> str:
    buttons = [e for b in world.ledger[-1].blocks if b["type"] == "actions" for e in b["elements"]]
    return str(next(b["text"]["text"] for b in buttons if b.get("style") == "primary"))


async def test_a_form_whose_trigger_has_expired_is_offered_again_by_one_button(world: World) -> None:
    world.slack.use_trigger = lambda trigger: ("", "expired_trigger_id")  # type: ignore[method-assign] # a slow network
    await world.slack.type_command(world.anna, world.direct, "/whoknows add")
    [answer] = await world.answers()
    assert answer.text == texts.say("sv", "slack-form-late")
    [actions] = [block for block in answer.blocks if block["type"] == "actions"]
    assert [button["value"] for button in actions["elements"]] == ["whoknows add"]
    del world.slack.use_trigger
    await world.slack.press_label(world.anna, texts.say("sv", "slack-open-form"))
    assert len(world.slack.open_views(world.anna)) == 1


async def test_a_form_asked_for_by_message_is_offered_by_one_button(world: World) -> None:
    await world.slack.say(world.anna, world.direct, "whoknows add")
    [answer] = await world.answers()
    assert answer.method == "chat.postMessage"
    await world.slack.press_label(world.anna, texts.say("sv", "slack-open-form"))
    assert len(world.slack.open_views(world.anna)) == 1


async def test_the_answer_to_a_form_that_a_rate_limit_holds_up_is_left_to_the_worker(world: World) -> None:
    view = await form(world)
    world.slack.faults.append(Fault("response_url", status=429, headers={"Retry-After": "30"}))
    await world.slack.submit(world.anna, view.id, {"skill": "Glassblowing"})
    await world.until(lambda: not world.slack.faults[0].times)
    await world.calm()
    assert [row.state for row in await world.rows()] != ["done", "done"]
    later = clock.now() + timedelta(seconds=31)
    with clock.frozen(lambda: later):
        assert await worker.take_up(world.dispatch)
    await world.answers(2)
    assert [row.state for row in await world.rows()] == ["done", "done"]
