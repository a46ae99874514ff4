"""What a crash left open is answered once; what had its effect is said, not done again; what breaks us is given up."""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated

import pytest

from bot import clock, command, worker
from bot.command import COMMANDS, Arg, Busy, Call, Outcome, Profile, Refused, Sent, Unknown
from bot.dispatch import Dispatch
from bot.incoming import Incoming
from bot.models import doors
from bot.models.inbox import Inbox
from bot.models.people import Note, Person
from bot.models.skills import Skill
from bot.models.store import StoreAway, transaction
from bot.reply import Address, Answer, Reply, UserText
from tests.cast import ANNA
from tests.patience import PATIENCE
from tests.recorder import Recorder

_keys = itertools.count()
LATER = timedelta(seconds=61)


async def _coin(text: str) -> None:
    async def work() -> None:
        await Skill.create(name=text, created=clock.now())

    await transaction(work)


async def coin(call: Call, text: Annotated[UserText, Arg("Text")]) -> Answer:
    await _coin(text)
    return Reply(f"Coined {text}.")


async def half(call: Call, text: Annotated[UserText, Arg("Text")]) -> Answer:
    await _coin(text)
    raise StoreAway("gone in between")


async def none(call: Call) -> Answer:
    raise StoreAway("gone before")


@pytest.fixture(autouse=True)
def made_up_commands() -> Iterator[None]:
    """Commands that write, write half, and write nothing; gone afterwards."""
    before = dict(COMMANDS)
    for handler in (coin, half, none):
        command.command(handler.__name__, "Made up")(handler)
    yield
    COMMANDS.clear()
    COMMANDS.update(before)


@pytest.fixture
def slack(dispatch: Dispatch) -> Recorder:
    """A platform that takes everything unless the test says otherwise."""
    dispatch.messengers["slack"] = made = Recorder({"U1": Profile("Nils Ny")})
    return made


async def _taken_in(line: str) -> tuple[int, Incoming]:
    incoming = Incoming(line=line, who=Address("slack", "T1", "U1"), key=f"w-{next(_keys)}", language="en")
    row = await doors.take_in(incoming)
    assert row is not None
    return row, incoming


async def _coined() -> int:
    return await Skill.filter(name="marble").count()


async def _look(dispatch: Dispatch, after: timedelta = LATER) -> bool:
    at = datetime.now(UTC) + after
    with clock.frozen(lambda: at):
        return await worker.take_up(dispatch)


async def test_a_row_left_open_is_answered_when_its_time_is_over_and_not_before(
    dispatch: Dispatch, slack: Recorder
) -> None:
    row, incoming = await _taken_in("coin marble")
    assert not await _look(dispatch, timedelta(seconds=1))
    assert slack.brought == []
    assert await _look(dispatch)
    assert slack.brought[0][0] == incoming
    assert slack.said == ["Coined marble."]
    assert await _coined() == 1
    done = await Inbox.get(id=row)
    assert (done.state, done.call) == ("done", "")
    assert not await _look(dispatch, timedelta(days=1))


async def test_a_row_that_had_its_effect_gets_a_word_and_no_second_effect(dispatch: Dispatch, slack: Recorder) -> None:
    row, incoming = await _taken_in("coin marble")
    await dispatch.answer(incoming, row)  # and then the process died before it brought the answer
    assert (await Inbox.get(id=row)).state == "effected"
    assert await _look(dispatch)
    assert await _coined() == 1
    assert slack.said == ["I was interrupted. What you asked for is done, but my answer got lost: /coin marble"]
    assert (await Inbox.get(id=row)).state == "done"


async def test_a_row_taken_up_while_its_first_process_still_answers_has_one_effect(
    dispatch: Dispatch, slack: Recorder
) -> None:
    row, incoming = await _taken_in("coin marble")
    await dispatch.finish(incoming, row)
    await Inbox.filter(id=row).update(state="effected")
    await dispatch.finish(incoming, row)
    assert slack.said == ["Coined marble.", "That is done already. Nothing was done twice."]
    assert await _coined() == 1


async def test_a_busy_platform_is_asked_again_after_its_pause(dispatch: Dispatch, slack: Recorder) -> None:
    row, incoming = await _taken_in("coin marble")
    slack.outcomes = [Busy(300, "everything")]
    await dispatch.finish(incoming, row)
    assert not await _look(dispatch, timedelta(seconds=290))
    assert await _look(dispatch, timedelta(seconds=310))
    assert slack.said[1:] == ["I was interrupted. What you asked for is done, but my answer got lost: /coin marble"]
    assert await _coined() == 1


async def test_a_word_that_a_busy_platform_did_not_take_is_said_after_its_pause(
    dispatch: Dispatch, slack: Recorder
) -> None:
    row, incoming = await _taken_in("coin marble")
    await dispatch.answer(incoming, row)  # and then the process died before it brought the answer
    slack.outcomes = [Busy(300, "everything")]
    assert await _look(dispatch)
    assert (await Inbox.get(id=row)).state == "effected"
    assert not await _look(dispatch, timedelta(seconds=350))
    assert await _look(dispatch, timedelta(seconds=370))
    assert len(slack.said) == 2
    assert (await Inbox.get(id=row)).state == "done"


async def test_a_slow_row_does_not_keep_the_others_waiting(dispatch: Dispatch, slack: Recorder) -> None:
    at_work, all_at_work = 0, asyncio.Event()

    async def together(to: Incoming, answer: Answer, language: str) -> Outcome:
        nonlocal at_work
        at_work += 1
        if at_work == 3:
            all_at_work.set()
        await all_at_work.wait()
        return Sent("1")

    for _ in range(3):
        await _taken_in("none")
    slack.respond = together  # type: ignore[method-assign]  # a platform that is slow, which a Recorder never is
    async with asyncio.timeout(PATIENCE):
        assert await _look(dispatch)
    assert await Inbox.filter(state="done").count() == 3


async def test_a_row_that_breaks_leaves_the_others_alone(
    dispatch: Dispatch, slack: Recorder, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, _ = await _taken_in("none")
    away, _ = await _taken_in("none")
    good, _ = await _taken_in("none")
    finish = dispatch.finish

    async def breaks(incoming: Incoming, inbox: int) -> None:
        if inbox == good:
            await asyncio.sleep(0.01)  # the others have failed by then
            await finish(incoming, inbox)
        elif inbox == away:
            raise StoreAway("gone")
        else:
            raise RuntimeError("a bug")

    monkeypatch.setattr(dispatch, "finish", breaks)
    assert await _look(dispatch)
    assert {row.id: row.state for row in await Inbox.all()} == {broken: "open", away: "open", good: "done"}
    assert f"store away; row {away} is taken up later" in caplog.messages
    assert f"row {broken} was not answered; it is taken up later" in caplog.messages


@pytest.mark.parametrize("outcome", [Refused("channel_not_found"), Unknown("http 502")])
async def test_why_an_answer_did_not_arrive_is_in_the_log(
    dispatch: Dispatch, slack: Recorder, caplog: pytest.LogCaptureFixture, outcome: Refused | Unknown
) -> None:
    row, incoming = await _taken_in("coin marble")
    slack.outcomes = [outcome]
    await dispatch.finish(incoming, row)
    [line] = [record for record in caplog.records if getattr(record, "why", None)]
    assert (line.levelname, vars(line)["why"], vars(line)["inbox"]) == ("WARNING", outcome.why, row)
    assert vars(line)["outcome"] == type(outcome).__name__


async def test_when_the_store_goes_away_the_word_is_the_truth(dispatch: Dispatch, slack: Recorder) -> None:
    row, incoming = await _taken_in("none")
    await dispatch.finish(incoming, row)
    assert slack.said == ["I cannot reach my data right now, so nothing was saved. Please try again in a minute."]
    assert (await Inbox.get(id=row)).state == "done"
    row, incoming = await _taken_in("half marble")
    await dispatch.finish(incoming, row)
    assert len(slack.said) == 1  # it was saved, so "try again" is not said
    assert await _look(dispatch)
    assert slack.said[1:] == ["I was interrupted. What you asked for is done, but my answer got lost: /half marble"]
    assert await _coined() == 1


async def test_a_row_that_breaks_us_each_time_is_given_up_and_its_person_told(
    dispatch: Dispatch, slack: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    row, _ = await _taken_in("coin marble")
    await Inbox.filter(id=row).update(attempts=4)
    await dispatch.drain()
    slack.respond = _breaks  # type: ignore[method-assign]  # one that a Recorder cannot be told to be: a bug of ours
    assert await _look(dispatch)  # the fifth try
    assert (await Inbox.get(id=row)).state == "effected"
    del slack.respond
    assert await _look(dispatch, timedelta(seconds=150))
    assert slack.said == ["I tried several times, and I could not answer this: /coin marble. "
                          "Please ask again in other words, or tell an admin."]  # fmt: skip
    assert (await Inbox.get(id=row)).state == "done"
    assert not await _look(dispatch, timedelta(days=1))
    assert [record for record in caplog.records if record.levelno == logging.ERROR and "given up" in record.message]


async def _breaks(to: Incoming, answer: Answer, language: str) -> Busy:
    raise RuntimeError("drawing failed")


async def test_a_row_of_another_layout_does_not_hold_up_the_others(dispatch: Dispatch, slack: Recorder) -> None:
    old, _ = await _taken_in("coin marble")
    await Inbox.filter(id=old).update(call=json.dumps({"words": "from another version"}))
    await _taken_in("coin marble")
    assert await _look(dispatch)
    assert slack.said == ["Coined marble."]
    assert (await Inbox.get(id=old)).state == "done"


async def test_rows_of_a_platform_that_was_switched_off_are_not_taken_up_for_ever(dispatch: Dispatch) -> None:
    row, _ = await _taken_in("coin marble")
    for minutes in range(1, 9):
        await _look(dispatch, timedelta(minutes=2 * minutes))
    assert (await Inbox.get(id=row)).state == "done"
    assert await _coined() == 0


async def test_what_nobody_needs_any_more_is_forgotten(dispatch: Dispatch) -> None:
    old, _ = await _taken_in("none")
    fresh, _ = await _taken_in("none")
    await doors.settle(old)
    await Inbox.filter(id=old).update(due=clock.now() - timedelta(days=8))
    anna = await Person.get(email=ANNA)
    stale = await Note.keep(anna, "a draft")
    await Note.all().update(created=clock.now() - timedelta(days=2))
    await doors.sweep()
    assert [row.id for row in await Inbox.all()] == [fresh]
    assert await Note.read(stale, anna) is None


async def test_the_worker_does_all_its_kinds_of_work_without_stumbling(
    dispatch: Dispatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Each loop logs what breaks and goes on, so that only its log shows one that never works."""
    task = asyncio.create_task(worker.work(dispatch, {}, pause=0.05))
    await asyncio.sleep(0.5)
    assert not task.done()
    task.cancel()
    await asyncio.wait({task})
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_what_can_wait_waits_for_a_quiet_moment_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.worker._GLANCE", 0.001)
    busy_then_quiet = iter([0.0, 1.0, 1.0, 2.0, 2.0, 2.0])
    assert await worker.quiet(lambda: next(busy_then_quiet))
    assert next(busy_then_quiet, None) is None, "two busy looks, then a quiet one"
    looks = iter(range(10_000))
    assert not await worker.quiet(lambda: float(next(looks))), "busy all the time: it goes on after a while"
    assert next(looks) == 200
