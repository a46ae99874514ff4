"""A message that nobody asked for goes out once: claimed, sent within the rate, recorded, or said to be in doubt."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from bot import clock
from bot.command import Busy, FileIn, Incoming, Outcome, Profile, Refused, Sent, Unknown, Unread
from bot.dispatch import Dispatch
from bot.messenger import PLACE
from bot.models import doors, outbox
from bot.models.ideas import Idea
from bot.models.live import Shown
from bot.models.outbox import Delivery, Scope
from bot.models.people import Person, PersonAddress
from bot.models.store import transaction
from bot.reply import Address, Answer, Reply, Room, UserText
from bot.settings import Company
from bot.worker.deliver import Rates, deliver
from tests.patience import until

_FAST = {"slack": Rates(1e-9, 1e-9), "teams": Rates(1e-9, 1e-9)}
T1 = Scope("slack", "T1")


@dataclass
class Platform:
    """The Messenger port with a ledger: what it accepted, and what it is told to answer instead, in turn."""

    ledger: list[tuple[Address | Room, str, str, str]] = field(default_factory=list)
    answers: list[Outcome] = field(default_factory=list)
    seconds: float = 0.0
    at_once: int = 0
    most: int = 0
    keeps: bool = True  # what was in doubt did arrive
    times: list[float] = field(default_factory=list)

    async def read(self, file: FileIn, who: Address, most: int) -> bytes | Unread:
        raise AssertionError

    async def send(self, to: Address | Room, reply: Reply, key: str, language: str) -> Outcome:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self.at_once -= 1
        answer = self.answers.pop(0) if self.answers else None
        if answer is None or (isinstance(answer, Unknown) and self.keeps):
            self.times.append(asyncio.get_running_loop().time())
            self.ledger.append((to, key, reply.summary, language))
        return answer or Sent(f"ref-{key}")

    async def find(self, to: Address | Room, key: str) -> Outcome | None:
        return next((Sent(f"ref-{key}") for _, sent, _, _ in self.ledger if sent == key), None)

    async def update(self, to: Address | Room, ref: str, reply: Reply, language: str) -> Outcome:
        raise AssertionError

    async def profile(self, who: Address) -> Profile | None:
        return None

    async def members(self, space: str, cursor: str) -> Refused:
        raise AssertionError("not asked here")

    async def is_member(self, room: Room, who: Address) -> bool:
        return True

    async def respond(self, to: Incoming, answer: Answer, language: str) -> Outcome:
        raise AssertionError

    @property
    def keys(self) -> list[str]:
        return [key for _, key, _, _ in self.ledger]


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
def sender(empty_store: str, platform: Platform) -> Dispatch:
    dispatch = Dispatch(Company("Lumivik", "en", "Europe/Stockholm", ()))
    dispatch.messengers["slack"] = platform
    return dispatch


async def company(many: int, space: str = "T1") -> list[int]:
    """So many people with an address each."""

    async def work() -> list[int]:
        people = [Person.draft(f"Person {number}", f"p{number}.{space}@example.com") for number in range(many)]
        for person in people:
            await person.save()
            await PersonAddress.create(
                person=person, platform="slack", space=space, user=f"U{person.id}", checked=clock.now()
            )
        return [person.id for person in people]

    return await transaction(work)


async def written(people: list[int], cause: str = "test/1", line: str = "help", rooms: list[Room] | None = None) -> int:
    return await transaction(lambda: outbox.deliver(cause, line, people, rooms or []))


@asynccontextmanager
async def sending(dispatch: Dispatch, rates: dict[str, Rates] | None = None) -> AsyncIterator[None]:
    task = asyncio.create_task(deliver(dispatch, rates or _FAST, look=0.02))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def settled(cause: str = "test/1") -> bool:
    return not {"waiting", "sending"} & set(await outbox.tally(cause))


async def test_each_person_gets_it_once_with_the_platforms_id_kept(sender: Dispatch, platform: Platform) -> None:
    people = await company(45)
    assert await written(people) == 45
    async with sending(sender):
        await until(settled)
    assert sorted(platform.keys) == sorted({f"d{row.id}" for row in await Delivery.all()})
    assert {row.state for row in await Delivery.all()} == {"sent"}
    assert all(row.ref == f"ref-d{row.id}" for row in await Delivery.all())
    assert platform.most <= 20


async def test_a_cause_reaches_each_person_once_however_often_it_is_written(sender: Dispatch) -> None:
    people = await company(3)
    assert await written(people[:2]) == 2
    assert await written(people) == 1
    assert await written(people, cause="test/2") == 3


async def test_who_has_no_address_or_has_left_is_counted_and_not_written_to(
    sender: Dispatch, platform: Platform
) -> None:
    people = await company(3)

    async def change() -> None:
        await PersonAddress.filter(person_id=people[0]).delete()

    await transaction(change)
    await written(people)

    async def leave() -> None:
        await Person.filter(id=people[1]).update(active=False)

    await transaction(leave)
    async with sending(sender):
        await until(settled)
    assert await outbox.tally("test/1") == {"unreachable": 1, "cancelled": 1, "sent": 1}
    assert len(platform.ledger) == 1


async def test_two_workers_send_nothing_twice(sender: Dispatch, platform: Platform) -> None:
    platform.seconds = 0.01
    await written(await company(120))
    async with sending(sender), sending(sender):
        await until(settled)
    assert len(platform.keys) == len(set(platform.keys)) == 120


async def test_an_answer_that_was_lost_is_looked_up_and_not_sent_again(sender: Dispatch, platform: Platform) -> None:
    platform.answers = [Unknown("http 500")] * 5
    await written(await company(5))
    async with sending(sender):
        await until(settled)
        assert await outbox.tally("test/1") == {"unknown": 5}
        with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=6)):
            await until(lambda: _has(sent=5))
    assert len(platform.ledger) == 5


async def test_what_never_arrived_is_sent_again_after_it_was_looked_up(sender: Dispatch, platform: Platform) -> None:
    platform.answers, platform.keeps = [Unknown("cut")] * 5, False
    await written(await company(5))
    async with sending(sender):
        await until(settled)
        assert not platform.ledger
        with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=6)):
            await until(lambda: _has(sent=5))
    assert len(platform.ledger) == len(set(platform.keys)) == 5


async def test_where_a_platform_cannot_be_asked_the_cause_decides(sender: Dispatch, platform: Platform) -> None:
    class Mute(Platform):
        async def find(self, to: Address | Room, key: str) -> Outcome | None:
            return Refused("cannot be asked")

    mute = Mute(answers=[Unknown("cut"), Unknown("cut")], keeps=True)
    sender.messengers["slack"] = mute
    (one, two) = await company(2)
    await written([one])
    await transaction(lambda: outbox.deliver("again/1", "help", [two], again=True))
    async with sending(sender):
        await until(settled)
        await until(lambda: settled("again/1"))
        with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=6)):
            await until(lambda: _has("again/1", sent=1))
            await asyncio.sleep(0.1)
    assert await outbox.tally("test/1") == {"unknown": 1}
    assert len(mute.ledger) == 3


async def test_refusals_are_recorded_with_their_reason(sender: Dispatch, platform: Platform) -> None:
    platform.answers = [Refused("msg_blocks_too_long"), Refused("account_inactive", unreachable=True)]
    await written(await company(2))
    async with sending(sender):
        await until(settled)
    assert await outbox.tally("test/1") == {"failed": 1, "unreachable": 1}
    assert {row.why for row in await Delivery.all()} == {"msg_blocks_too_long", "account_inactive"}


async def test_a_pause_holds_for_all_workers_and_ends(sender: Dispatch, platform: Platform) -> None:
    platform.answers = [Busy(1.5, "chat.postMessage")]
    await written(await company(200))
    async with sending(sender), sending(sender):
        await until(lambda: _paused())
        begun = asyncio.get_running_loop().time()
        await until(settled)
    assert len(platform.ledger) == 200
    # What was on its way at that moment may arrive, late where the machine is busy; the rest waits until it is over.
    assert not [at for at in platform.times if begun + 0.6 < at < begun + 1.2]
    assert len([at for at in platform.times if at >= begun + 1.2]) >= 100


async def test_one_conversation_that_pauses_does_not_hold_up_the_others(sender: Dispatch, platform: Platform) -> None:
    platform.answers = [Busy(3600, PLACE)]
    people = await company(30)
    await written(people)
    async with sending(sender), sending(sender):
        await until(lambda: _has(sent=29, waiting=1))
        [late] = await Delivery.filter(state="waiting")
        assert late.person_id is not None
        assert late.why == "busy"
        # Whatever else is written to the same person later waits as well, whoever takes it: another worker too.
        await written([late.person_id, people[0] if late.person_id != people[0] else people[1]], cause="test/2")
        async with sending(sender):
            await until(lambda: _has("test/2", sent=1, waiting=1))
    assert [key for key in platform.keys if key == f"d{late.id}"] == []
    [also] = await Delivery.filter(cause="test/2", state="waiting")
    assert also.person_id == late.person_id
    assert abs((also.due - late.due).total_seconds()) < 1
    async with sending(sender):
        with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=61)):
            await until(lambda: _has(sent=30))
            await until(lambda: _has("test/2", sent=2))


async def test_a_room_that_pauses_holds_up_nobody_else(sender: Dispatch, platform: Platform) -> None:
    platform.answers = [Busy(3600, PLACE)]
    rooms = [Room("slack", "T1", "C1"), Room("slack", "T1", "C2")]
    (author,) = await company(1)
    anna = await Person.get(id=author)
    idea, _ = await transaction(lambda: Idea.file(UserText("A bench in the sun"), anna, "en"))
    async with sending(sender):
        for number in range(2):  # the second after the first has met it: nothing more is on its way there
            await written([], cause=f"test/{number}", line=idea.line, rooms=rooms)
            await until(lambda: _has(f"test/{number}", sent=1, waiting=1))  # noqa: B023 - asked in this round only
    assert len({to for to, _, _, _ in platform.ledger}) == 1


async def test_a_second_conversation_that_pauses_makes_it_everything(sender: Dispatch, platform: Platform) -> None:
    platform.answers = [Busy(3600, PLACE), Busy(60, PLACE)]
    people = await company(60)
    await written(people)
    async with sending(sender):
        await until(_paused)
        before = len(platform.ledger)
        await asyncio.sleep(0.5)
    assert len(platform.ledger) - before <= 20  # what was on its way
    assert (await outbox.tally("test/1"))["waiting"] >= 2
    # The longer of both: nobody knows which of the two it is that both share.
    assert await outbox.reserve(T1.name, 0.0, 1, 3500.0) is None
    assert await outbox.reserve(T1.name, 0.0, 1, 3700.0) is not None


async def test_the_rate_of_a_workspace_holds_for_all_workers_together(sender: Dispatch, platform: Platform) -> None:
    rates = {"slack": Rates(1 / 10, 1e-9)}  # so slow that a machine busy with much else keeps up with it
    await written(await company(21))
    async with sending(sender, rates), sending(sender, rates):
        await until(settled)
    took = platform.times[-1] - platform.times[0]
    assert 20 / 10 * 0.95 <= took <= 20 / 10 * 2, "each for themselves would take half of it, by turns twice"


async def test_a_workspace_that_pauses_does_not_hold_up_another(sender: Dispatch, platform: Platform) -> None:
    await transaction(lambda: outbox.pause(T1.name, clock.now() + timedelta(hours=1)))
    await written(await company(2))
    await written(await company(2, "T2"), cause="test/2")
    async with sending(sender):
        await until(lambda: settled("test/2"))
        assert await outbox.tally("test/1") == {"waiting": 2}


async def test_a_sender_that_died_leaves_its_rows_in_doubt(sender: Dispatch, platform: Platform) -> None:
    await written(await company(3))
    assert len(await outbox.claim(T1, "dead", 3)) == 3
    assert await outbox.recover() == 0
    with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=2)):
        assert await outbox.recover() == 3
    assert await outbox.tally("test/1") == {"unknown": 3}


async def test_a_record_after_somebody_else_took_the_row_over_changes_nothing(sender: Dispatch) -> None:
    await written(await company(1))
    (row,) = await outbox.claim(T1, "slow", 1)
    with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=2)):
        await outbox.recover()
    with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=10)):
        assert await outbox.look_up(T1, "other", 1)
    assert not await outbox.sent([(row, "1")])
    assert not await outbox.became(row, "failed", "late")
    assert await outbox.tally("test/1") == {"unknown": 1}


async def test_what_is_known_counts_however_late_it_can_be_told(sender: Dispatch) -> None:
    """The store was away past the lease: whoever sent, or did not, still knows; nobody else has taken the row."""
    await written(await company(2))
    one, two = await outbox.claim(T1, "slow", 2)
    with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=2)):
        assert await outbox.recover() == 2
    assert await outbox.sent([(one, "1")]) == 1
    assert await outbox.back(two, clock.now())
    assert await outbox.tally("test/1") == {"sent": 1, "waiting": 1}


async def test_a_store_that_goes_away_after_the_claim_leaves_nothing_in_doubt(
    sender: Dispatch, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    await written(await company(5))
    away, people = [True], doors.people

    async def sometimes(numbers: Sequence[int]) -> dict[int, Person]:
        if away and away.pop():
            raise doors.StoreAway("a moment")
        return await people(numbers)

    monkeypatch.setattr(doors, "people", sometimes)
    async with sending(sender):
        await until(settled)
    assert await outbox.tally("test/1") == {"sent": 5}
    assert len(platform.ledger) == 5


async def test_what_was_taken_back_on_its_way_does_not_go_out_again(sender: Dispatch, platform: Platform) -> None:
    await written(await company(2))
    one, two = await outbox.claim(T1, "worker", 2)
    await outbox.became(two, "unknown", "cut")
    assert await transaction(lambda: outbox.cancel("test/1")) == 0
    await outbox.back(one, clock.now())
    async with sending(sender):
        await until(lambda: _has(cancelled=2))
    assert not platform.ledger


async def test_looking_up_stops_where_the_platform_asks_for_a_pause(sender: Dispatch, platform: Platform) -> None:
    asked: list[str] = []

    class Busier(Platform):
        async def find(self, to: Address | Room, key: str) -> Outcome | None:
            asked.append(key)
            return Busy(30.0, "conversations.history")

    sender.messengers["slack"] = Busier()
    await written(await company(30))
    for row in await outbox.claim(T1, "worker", 30):
        await outbox.became(row, "unknown", "cut")
    async with sending(sender), sending(sender):
        await asyncio.sleep(0.5)
    assert len(asked) <= 2  # one for each of two workers that asked at the same moment
    assert await outbox.tally("test/1") == {"unknown": 30}


async def test_a_message_that_is_never_there_is_given_up(sender: Dispatch) -> None:
    await written(await company(1))
    tries = 0
    while rows := await outbox.claim(T1, "worker", 1):
        tries += 1
        await outbox.became(rows[0], "unknown", "http 500")
        (doubtful,) = await outbox.look_up(T1, "worker", 1)
        await outbox.once_more(doubtful, "not there", "failed")
    assert tries == 11
    assert await outbox.tally("test/1") == {"failed": 1}


async def test_one_person_gets_no_two_messages_in_a_moment(sender: Dispatch, platform: Platform) -> None:
    people = await company(1)
    for number in range(3):
        await written(people, cause=f"test/{number}")
    async with sending(sender, {"slack": Rates(1e-9, 0.3)}):
        for number in range(3):
            await until(lambda: settled(f"test/{number}"))  # noqa: B023 - asked in this round only
    assert min(later - before for before, later in pairwise(platform.times)) >= 0.25


async def test_a_line_that_breaks_fails_alone_with_a_reference(sender: Dispatch, platform: Platform) -> None:
    people = await company(2)
    await written(people[:1], line="policy")  # asks with a form: it cannot be sent
    await written(people[1:], cause="test/2")
    async with sending(sender):
        await until(settled)
        await until(lambda: settled("test/2"))
    (row,) = await Delivery.filter(cause="test/1")
    assert (row.state, row.why[:4]) == ("failed", "bug ")
    assert await outbox.tally("test/2") == {"sent": 1}


async def test_what_breaks_on_its_way_is_in_doubt_and_not_failed(sender: Dispatch, platform: Platform) -> None:
    class Breaks(Platform):
        async def send(self, to: Address | Room, reply: Reply, key: str, language: str) -> Outcome:
            await super().send(to, reply, key, language)
            raise RuntimeError("after it was accepted")

    sender.messengers["slack"] = Breaks()
    await written(await company(1))
    async with sending(sender):
        await until(settled)
    assert await outbox.tally("test/1") == {"unknown": 1}


async def test_a_message_to_a_room_lives(sender: Dispatch, platform: Platform) -> None:
    (anna,) = [await Person.get(id=number) for number in await company(1)]
    idea, _ = await transaction(lambda: Idea.file(UserText("A bench in the sun"), anna, "en"))
    room = Room("slack", "T1", "C1")
    await written([], line=idea.line, rooms=[room])
    async with sending(sender):
        await until(settled)
        await until(lambda: _lives(idea.line))
    assert [to for to, _, _, _ in platform.ledger] == [room]


async def test_stopping_leaves_nothing_in_between(sender: Dispatch, platform: Platform) -> None:
    platform.seconds = 0.2
    await written(await company(50))
    async with sending(sender):
        await until(lambda: _any(platform))
    assert set(await outbox.tally("test/1")) <= {"sent", "waiting"}
    assert (await outbox.tally("test/1"))["sent"] == len(platform.ledger)


async def test_what_waits_can_be_taken_back(sender: Dispatch) -> None:
    await written(await company(3))
    await outbox.claim(T1, "worker", 1)
    assert await transaction(lambda: outbox.cancel("test/1")) == 2
    assert await outbox.tally("test/1") == {"sending": 1, "cancelled": 2}


async def _has(cause: str = "test/1", **states: int) -> bool:
    return await outbox.tally(cause) == states


async def _lives(line: str) -> bool:
    return bool(await Shown.filter(line=line, room="C1").count())


async def _paused() -> bool:
    return bool(await outbox.Pace.filter(free__gt=clock.now().timestamp() + 0.5).count())


async def _any(platform: Platform) -> bool:
    return bool(platform.ledger)
