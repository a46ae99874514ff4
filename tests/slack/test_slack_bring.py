"""The answer to a form that breaks on its way: its asker hears a reference, and what was done is not done twice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot import texts, worker
from bot.adapters.playground.faults import Fault
from bot.dispatch import Answered
from bot.models import doors
from bot.models.inbox import Inbox
from bot.models.store import transaction
from bot.reply import Answer, Field, Form, Reply
from tests.slack.conftest import World, form

BROKE, RESUMED = (texts.say("sv", key, reference="*", line="*").partition("*")[0] for key in ("broke", "resumed"))
# What no adapter knows: a word that somebody forgot to teach one of them.
UNDRAWABLE = Reply("Done", (object(),))  # type: ignore[arg-type]

Answering = Callable[..., Awaitable[Answer]]


def _answers(world: World, monkeypatch: pytest.MonkeyPatch, answer: Answer, *, effect: bool = False) -> list[int]:
    """Every submitted form gets that answer, after an effect in the store or none; how often it was asked for."""
    real, asked = world.dispatch._run, list[int]()

    async def run(incoming: Any, *rest: Any) -> Answer:
        if incoming.via != "submitted":
            return await real(incoming, *rest)
        asked.append(1)
        if effect:
            await transaction(_effect)
        return answer

    monkeypatch.setattr(world.dispatch, "_run", run)
    return asked


async def _effect() -> None:
    """Any transaction closes the row of the line that it answers."""


async def _states(world: World) -> list[str]:
    return [row.state for row in await world.rows()]


async def _submitted(world: World) -> Any:
    view = await form(world)
    heard = await world.slack.submit(world.anna, view.id, {"skill": "Glassblowing"})
    assert heard
    return heard.json


def _in_log(caplog: pytest.LogCaptureFixture, sentence: str) -> bool:
    """Whether the reference that somebody was told leads to a traceback."""
    return any(record.exc_info and record.getMessage().split()[1] in sentence for record in caplog.records)


async def test_who_waits_for_an_answer_that_cannot_be_drawn_is_told_a_reference(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _answers(world, monkeypatch, UNDRAWABLE)
    assert await _submitted(world) == {"response_action": "clear"}
    told = (await world.answers(2))[1]
    assert told.text.startswith(BROKE)
    assert told.only_for == world.anna
    assert _in_log(caplog, told.text)
    assert await _states(world) == ["done", "done"]


async def test_what_was_done_all_the_same_is_said_by_the_worker_at_once_and_not_done_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _answers(world, monkeypatch, UNDRAWABLE, effect=True)
    await _submitted(world)
    assert (await world.answers(2))[1].text.startswith(BROKE)
    assert await _states(world) == ["done", "effected"]
    assert await worker.take_up(world.dispatch)
    assert (await world.answers(3))[2].text.startswith(RESUMED)
    assert await _states(world) == ["done", "done"]
    assert asked == [1]


async def test_a_sentence_that_slack_does_not_take_now_is_left_to_the_worker(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answers(world, monkeypatch, UNDRAWABLE)
    view = await form(world)
    world.slack.faults.append(Fault("response_url", status=429, headers={"Retry-After": "30"}))
    await world.slack.submit(world.anna, view.id, {"skill": "Glassblowing"})
    await world.until(lambda: not world.slack.faults[0].times)
    await world.calm()
    assert await _states(world) == ["done", "open"]


async def test_a_sentence_that_breaks_too_leaves_the_row_to_the_worker(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answers(world, monkeypatch, UNDRAWABLE)
    tried: list[int] = []

    async def breaks(*_: object) -> None:
        tried.append(1)
        raise KeyError("test")

    monkeypatch.setattr(world.messenger, "tell", breaks)
    await _submitted(world)
    await world.until(lambda: len(tried) == 2)
    await world.calm()
    assert await _states(world) == ["done", "open"]


async def test_a_next_form_that_cannot_be_drawn_leaves_what_was_typed_in_the_open_one(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked = _answers(
        world, monkeypatch, Form("Long", "idea new " + "x" * 3_000, (Field("text", "Idea"),), "File", "Cancel")
    )
    heard = await _submitted(world)
    assert heard["response_action"] == "errors"
    [sentence] = heard["errors"].values()
    assert list(heard["errors"]) == ["skill"]
    assert sentence.startswith(BROKE)
    assert _in_log(caplog, sentence)
    [view] = world.slack.open_views(world.anna)
    await world.calm()
    assert await world.slack.submit(world.anna, view.id, {"skill": "Glassblowing"})
    assert asked == [1, 1], "and may be submitted again"


@pytest.mark.parametrize("effect", [False, True])
async def test_try_again_is_said_of_nothing_that_was_done(
    world: World, monkeypatch: pytest.MonkeyPatch, effect: bool
) -> None:
    """The store went away in the middle, and is back by the time the answer is brought."""
    view = await form(world)

    async def away(_: object, inbox: int) -> Answered:
        if effect:
            await Inbox.filter(id=inbox).update(state="effected")
        return Answered(Reply(texts.say("sv", "store-away")), "sv", away=True)

    monkeypatch.setattr(world.dispatch, "answer", away)
    await world.slack.submit(world.anna, view.id, {"skill": "Glassblowing"})
    await world.answers(1 if effect else 2)
    assert await _states(world) == ["done", "effected" if effect else "done"]
    if effect:
        await doors.put_off((await world.rows())[1].id, 0.0)
        assert await worker.take_up(world.dispatch)
    assert world.ledger[1].text.startswith(RESUMED if effect else texts.say("sv", "store-away"))
