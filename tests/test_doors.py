"""At the door: what a platform says of somebody holds, whichever way it says it, and "try again" means what it says."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot import clock, texts
from bot.command import Profile
from bot.dispatch import TRUST, Dispatch
from bot.incoming import Incoming
from bot.models import audit, doors, outbox
from bot.models.inbox import Inbox
from bot.models.people import Person, PersonAddress, Role
from bot.models.store import fetch, transaction
from bot.reply import Address, Reply
from tests.cast import ANNA
from tests.conftest import COMPANY
from tests.patience import until
from tests.recorder import Recorder

HERE = Address("slack", "T1", "U1")
ELSEWHERE = Address("teams", "T", "29:anna")


async def _says(dispatch: Dispatch, late: timedelta = timedelta(0), key: str = "k") -> str:
    at = clock.now() + late
    with clock.frozen(lambda: at):
        answer = (await dispatch.answer(Incoming(line="help", who=HERE, key=key, language="en"))).answer
    assert isinstance(answer, Reply)
    return answer.summary


async def _sent_to(person: int) -> list[tuple[str, str]]:
    """Where something that goes out to that person would go."""
    number = await Inbox.all().count() + await outbox.Delivery.all().count()

    async def work() -> int:
        return await outbox.deliver(f"test/{number}", "help", [person])

    await transaction(work)
    return [(row.user, row.state) for row in await outbox.Delivery.filter(cause=f"test/{number}")]


@pytest.fixture
def slack(dispatch: Dispatch) -> Recorder:
    """A platform on which the test says who people are."""
    dispatch.messengers["slack"] = made = Recorder()
    made.people["U1"] = Profile("Anna Lind", ANNA)
    return made


# --- asked again after a day ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("standing", ["gone", "guest", "foreign"])
async def test_who_turns_out_to_belong_no_more_gets_nothing_unasked_either(
    dispatch: Dispatch, slack: Recorder, standing: Any
) -> None:
    known = await _says(dispatch)
    anna = await Person.get(email=ANNA)
    assert await _sent_to(anna.id) == [("U1", "waiting")]
    slack.people["U1"] = Profile("Anna Lind", ANNA, standing=standing)
    for _ in range(2):  # the reason stays the same
        assert await _says(dispatch, 2 * TRUST) == texts.say("en", f"stranger-{standing}")
    assert (await PersonAddress.get(user="U1")).gone
    assert not (await Person.get(id=anna.id)).active
    assert ("U1", "waiting") not in await _sent_to(anna.id)
    slack.people["U1"] = Profile("Anna Lind", ANNA)
    assert await _says(dispatch, 2 * TRUST) == known
    assert (await Person.get(id=anna.id)).active, "and is back when the platform says so"
    assert not (await PersonAddress.get(user="U1")).gone


async def test_who_belongs_elsewhere_stays_a_person_there(dispatch: Dispatch, slack: Recorder) -> None:
    await _says(dispatch)
    await doors.join(ELSEWHERE, "Anna Lind", ANNA, "")
    slack.people["U1"] = Profile("Anna Lind", standing="foreign")
    await _says(dispatch, 2 * TRUST)
    anna = await Person.get(email=ANNA)
    assert anna.active
    assert await _sent_to(anna.id) == [("29:anna", "waiting")]


async def test_a_guest_who_is_let_in_stays(dispatch: Dispatch, slack: Recorder) -> None:
    open_house = Dispatch(COMPANY, guests=True)
    open_house.messengers["slack"] = slack
    await _says(open_house)
    slack.people["U1"] = Profile("Anna Lind", ANNA, standing="guest")
    await _says(open_house, 2 * TRUST)
    assert not (await PersonAddress.get(user="U1")).gone


class _Slow(Recorder):
    """A platform that says something unasked while it is asked."""

    meanwhile_gone = True

    async def profile(self, who: Address) -> Profile | None:
        await doors.told(who, "Anna Lind", ANNA, gone=self.meanwhile_gone, at=7)
        return self.people[who.user]


@pytest.mark.parametrize("gone", [True, False])
async def test_an_answer_older_than_what_was_said_meanwhile_changes_nothing(
    dispatch: Dispatch, slack: Recorder, gone: bool
) -> None:
    await _says(dispatch)
    # Asked about a day later by setting back when they were last: the clock must go on while the platform thinks.
    await fetch("UPDATE address SET checked = $1 RETURNING id", clock.now() - 2 * TRUST)
    dispatch.messengers["slack"] = slow = _Slow()
    slow.meanwhile_gone = gone
    slow.people["U1"] = Profile("Anna Lind", ANNA, standing="member" if gone else "gone")
    answer = (await dispatch.answer(Incoming(line="help", who=HERE, key="late", language="en"))).answer
    assert isinstance(answer, Reply)
    if gone:
        assert answer.summary in {texts.say(each, "stranger-gone") for each in ("sv", "en")}
    assert (await PersonAddress.get(user="U1")).gone is gone
    assert (await Person.get(email=ANNA)).active is not gone


# --- an e-mail that somebody else has now ----------------------------------------------------------------------------


async def test_a_new_account_with_the_e_mail_of_one_who_left_has_no_role_and_that_is_written_down(
    empty_store: str,
) -> None:
    anna = await doors.join(HERE, "Anna", "anna@example.com", "")
    await Person.filter(id=anna.id).update(role=int(Role.ADMIN))
    await doors.told(HERE, "Anna", "", gone=True, at=5)
    again = await doors.join(Address("slack", "T1", "U2"), "Annika", "anna@example.com", "")
    now = await Person.get(id=anna.id)
    assert (again.id, again.role, now.role, now.active) == (anna.id, Role.EMPLOYEE, Role.EMPLOYEE, True)
    [act] = (await audit.acts(anna.id, 1)).rows
    assert (act.who, act.did, act.what, act.via) == (anna.id, "new account", f"person/{anna.id}", "slack")


async def test_who_had_no_role_or_is_switched_on_again_loses_none(empty_store: str) -> None:
    bo = await doors.join(HERE, "Bo", "bo@example.com", "")
    await doors.told(HERE, "Bo", "", gone=True, at=5)
    assert (await doors.join(ELSEWHERE, "Bo", "bo@example.com", "")).active
    await Person.filter(id=bo.id).update(role=int(Role.ADMIN))
    for at, gone in ((6, True), (7, False)):
        await doors.told(HERE, "Bo", "", gone=gone, at=at)
    await doors.join(Address("teams", "T", "third"), "Bo", "bo@example.com", "")
    assert (await Person.get(id=bo.id)).role == Role.ADMIN
    assert (await audit.acts(None, 1)).total == 0


# --- "try again" -----------------------------------------------------------------------------------------------------


async def _told_to_try_again(monkeypatch: pytest.MonkeyPatch, *, own: bool) -> Incoming:
    """A line that is written, of which we hear too late; its row is ours, or that of another process's later copy."""
    incoming, at = Incoming(line="help", who=HERE, key="slow", language="en"), clock.now()
    await doors._write(incoming, at + doors.LEASE * (1 if own else 2))

    async def silent(statement: str, *values: object) -> list[dict[str, Any]]:
        if statement.startswith("INSERT INTO inbox"):
            await asyncio.Event().wait()
        return await fetch(statement, *values)

    with monkeypatch.context() as patched, clock.frozen(lambda: at):
        patched.setattr(doors, "fetch", silent)
        patched.setattr(doors, "_AT_THE_DOOR", 0.01)
        with pytest.raises(doors.StoreAway):
            await doors.take_in(incoming)
        await until(lambda: not doors._doubtful)
    return incoming


async def test_a_row_that_came_late_is_taken_back(empty_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    incoming = await _told_to_try_again(monkeypatch, own=True)
    assert await Inbox.all().count() == 0
    assert await doors.take_in(incoming) is not None, "so that the copy is answered"


async def test_a_copy_that_another_process_let_in_is_not_taken_back(
    empty_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    incoming = await _told_to_try_again(monkeypatch, own=False)
    assert await Inbox.filter(state="open").count() == 1
    assert await doors.take_in(incoming) is None, "which is what answers the line"
