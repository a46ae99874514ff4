"""Who knows what, from memory: the same people in the same order as the plain query, whatever is written by whom."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest

from bot import clock
from bot.imports.load import load_people
from bot.imports.people import PersonRow
from bot.models import experts as following
from bot.models import skills, standing, store
from bot.models.experts import EXPERTS, PersonChange, _Experts, changed
from bot.models.known import MOST_ENDORSED, Known
from bot.models.people import Person, PersonAddress
from bot.models.ranking import experts, plainly
from bot.models.skills import Level, PersonSkill, Skill
from bot.models.store import OutsideError, transaction
from bot.reply import Address
from tests.cast import ERIK, Teller, titles


async def _as_the_query(known: Known, asked: Sequence[Sequence[int]]) -> None:
    for those in asked:
        for unit, place in (("", ""), ("eng", ""), ("", "hel"), ("eng", "stock"), ("nowhere", "")):
            for page in (1, 2, 99):
                assert known.best(those, unit, place, page) == await plainly(those, unit, place, page)


async def _asked() -> list[list[int]]:
    most = await store.fetch(
        "SELECT skill_id AS skill FROM person_skill GROUP BY skill_id ORDER BY count(*) DESC, 1 LIMIT 100"
    )
    popular = [row["skill"] for row in most]
    return [popular[:1], popular[:2], popular[1:4], popular[:6], popular]


class _Company:
    """What anybody may do to people and their skills, by the operations that commands, doors and imports use."""

    def __init__(self, people: Sequence[Person], skill_ids: Sequence[int]) -> None:
        self._draw = random.Random(4)
        self._people, self._skills, self._at = list(people), skill_ids, 0

    async def learns(self) -> None:
        person, skill = self._draw.choice(self._people), await Skill.get(id=self._draw.choice(self._skills))
        level = self._draw.choice([None, *Level])
        hidden = self._draw.random() < 0.2
        await transaction(lambda: skills.learn(person, skill, level, hidden))

    async def forgets(self) -> None:
        await self._about(lambda person, skill: skills.forget(person, skill))

    async def hides(self) -> None:
        await self._about(lambda person, skill: skills.hide(person, skill, True))

    async def shows(self) -> None:
        await self._about(lambda person, skill: skills.hide(person, skill, False))

    async def _about(self, work: Callable[[Person, Skill], Awaitable[bool]]) -> None:
        rows = await PersonSkill.filter(skill_id__in=self._skills).order_by("id").select_related("person", "skill")
        row = self._draw.choice(rows)
        await transaction(lambda: work(row.person, row.skill))

    async def _seat(self, gone: bool) -> PersonAddress | None:
        seats = await PersonAddress.filter(platform="slack", gone=gone).order_by("id")
        return self._draw.choice(seats) if seats else None

    async def is_switched_off(self) -> None:
        if seat := await self._seat(False):
            self._at += 1
            await standing.told(Address("slack", seat.space, seat.user), "", "", gone=True, at=self._at)

    async def is_switched_on(self) -> None:
        if seat := await self._seat(True):
            self._at += 1
            await standing.told(Address("slack", seat.space, seat.user), "", "", gone=False, at=self._at)

    async def is_refused(self) -> None:
        if seat := await self._seat(False):
            await standing.refused(Address("slack", seat.space, seat.user), clock.now() + timedelta(days=1))

    async def is_vouched_for(self) -> None:
        if seat := await self._seat(True):
            await standing.vouched(Address("slack", seat.space, seat.user), "sv", clock.now() + timedelta(days=1))

    async def arrives_anew(self) -> None:
        await self.is_switched_off()
        if person := await Person.filter(active=False, addresses__gone=True).order_by("id").first():

            async def work() -> None:
                await standing.arrived(person, "slack")

            await transaction(work)

    async def is_loaded(self) -> None:
        person = self._draw.choice(self._people)
        skill = await Skill.get(id=self._draw.choice(self._skills))
        number = self._draw.randint(1, 9)
        where = (self._draw.choice(["Engineering", "Sales"]), self._draw.choice(["Stockholm", "Helsinki"]))
        await load_people(
            [
                PersonRow(2, "", str(person.email), *where, "", "", [(skill.name, self._draw.choice([None, 1, 4]))]),
                PersonRow(3, "New Person", f"new{number}@example.com", *where, "", "", [(skill.name, number % 4 + 1)]),
            ]
        )

    async def moves(self) -> None:
        person = self._draw.choice(self._people)
        await load_people([PersonRow(2, "", str(person.email), "Engineering", "Helsinki", "", "", [])])


async def test_after_anything_that_people_do_memory_answers_as_the_query(
    sample_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_PAGE", 50)
    people = await Person.all().order_by("id").limit(12)
    now = clock.now()
    await transaction(
        lambda: PersonAddress.bulk_create(
            [
                PersonAddress(person=each, platform="slack", space="T1", user=f"U{each.id}", checked=now)
                for each in people
            ]
        )
    )
    company, asked, draw = _Company(people, (await _asked())[3]), await _asked(), random.Random(7)
    acts = [name for name in vars(_Company) if not name.startswith("_")]
    await company.hides()
    await company.is_switched_off()
    await _as_the_query(await EXPERTS.ready(), asked)
    for act in [*acts, *draw.choices(acts, k=24)]:
        await getattr(company, act)()
        known = await EXPERTS.get()
        assert known is not None
        try:
            await _as_the_query(known, asked)
        except AssertionError as error:
            raise AssertionError(f"a colleague {act}: memory was not told") from error


async def test_ten_are_shown_alike_with_and_without_memory(sample_store: str) -> None:
    asked = (await _asked())[2]
    assert await EXPERTS.get() is None, "the first answer waits for nothing"
    plain = [await experts(asked, page=page) for page in (1, 2, 99)]
    await EXPERTS.ready()
    assert [await experts(asked, page=page) for page in (1, 2, 99)] == plain
    assert plain[0].rows[0].why[0].skill in asked


async def test_endorsements_count_up_to_a_bound_in_both(sample_store: str) -> None:
    skill = (await _asked())[0][0]
    rows = await PersonSkill.filter(skill_id=skill, hidden=False).order_by("person_id").limit(2)

    async def work() -> None:
        for row, many in zip(rows, (MOST_ENDORSED, MOST_ENDORSED + 50), strict=True):
            said = {"level": 4, "endorsements": many, "fresh": datetime(2030, 1, 1, tzinfo=UTC)}
            await PersonSkill.filter(id=row.id).update(**said)
        await changed([row.person_id for row in rows])

    await transaction(work)
    wanted = [row.person_id for row in rows]
    assert (await plainly([skill], "", "", 1)).rows[:2] == wanted
    assert (await EXPERTS.ready()).best([skill]).rows[:2] == wanted


async def test_times_are_compared_to_the_microsecond_in_both(
    sample_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read at once and taken in later; whole seconds have no fraction on SQLite, and .999999 is not the next one."""
    monkeypatch.setattr(following, "_PAGE", 7)
    skill = (await _asked())[0][0]
    rows = await PersonSkill.filter(skill_id=skill, hidden=False).order_by("person_id").limit(6)
    latest = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
    small = timedelta(microseconds=1)
    after = [0 * small, 1_000_000 * small, 999_999 * small, 999_500 * small, 1 * small, -1 * small]

    async def work() -> None:
        for row, more in zip(rows, after, strict=True):
            said = {"level": 4, "endorsements": MOST_ENDORSED, "fresh": latest + more}
            await PersonSkill.filter(id=row.id).update(**said)
        await changed([row.person_id for row in rows])

    before = await EXPERTS.ready()
    await transaction(work)
    wanted = [rows[place].person_id for place in (1, 2, 3, 4, 0, 5)]
    assert (await plainly([skill], "", "", 1)).rows[:6] == wanted
    assert (await EXPERTS.get()) is before
    assert before.best([skill]).rows[:6] == wanted
    assert (await _Experts().ready()).best([skill]).rows[:6] == wanted


async def test_another_process_sees_it_soon(sample_store: str) -> None:
    """A second follower stands for another process: nothing but the store tells it."""
    other, asked = _Experts(), await _asked()
    before = (await other.ready()).best(asked[0]).rows
    row = await PersonSkill.filter(skill_id=asked[0][0], person_id=before[0]).select_related("person", "skill").get()
    await transaction(lambda: skills.hide(row.person, row.skill, True))
    until = monotonic() + 20
    while (known := await other.get()) is None or before[0] in known.best(asked[0]).rows:
        assert monotonic() < until
        await asyncio.sleep(0.02)
    await _as_the_query(known, asked)


async def test_what_was_hidden_a_moment_ago_elsewhere_is_not_shown(sample_store: str) -> None:
    asked = (await _asked())[0]
    first = (await EXPERTS.ready()).best(asked).rows[0]
    await store.fetch("UPDATE person_skill SET hidden = TRUE WHERE person_id = $1 RETURNING id", first)
    assert first not in [row.person for row in (await experts(asked)).rows]


async def test_hidden_through_the_front_door_is_gone_from_the_very_next_answer(teller: Teller) -> None:
    await EXPERTS.ready()
    assert "Erik Åkesson" in titles(await teller.reply("whoknows python"))
    python = next(row for row in await skills.meant("python", "en"))
    await teller.say(f"whoknows hide skill/{python.id}", ERIK)
    assert EXPERTS._known is not None
    assert "Erik Åkesson" not in titles(await teller.reply("whoknows python"))


async def test_who_is_too_far_behind_reads_again_and_the_query_answers_meanwhile(
    sample_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, asked = _Experts(), await _asked()
    await other.ready()
    monkeypatch.setattr(following, "_FEW", 3)
    for size in (2, 5):  # more than are taken in at once, and then more than are kept
        people = await Person.all().order_by("id").limit(size)

        async def work(people: Sequence[Person] = people) -> None:
            await Person.filter(id__in=[each.id for each in people]).update(unit_key="engines", unit="Engines")
            await changed([each.id for each in people])

        for _ in range(2):
            await transaction(work)
        if size == 5:
            newest = await PersonChange.all().order_by("-id").values_list("id", flat=True)
            await PersonChange.filter(id__lt=newest[0]).delete()
        other.look()
        assert await other.get() is None
        known = await other.ready()
        assert known.unsettled == 0
        await _as_the_query(known, [*asked])


async def test_many_changes_settle_beside_the_answers(sample_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "_UNSETTLED", 0)
    known, asked = await EXPERTS.ready(), await _asked()
    person = await Person.get(email=ERIK)
    skill = await Skill.get(id=asked[0][0])
    await transaction(lambda: skills.learn(person, skill, Level.LEARNING))
    assert await EXPERTS.get() is known, "what is there answers"
    assert known.unsettled == 1
    assert EXPERTS._preparing is not None
    await EXPERTS._preparing
    settled = await EXPERTS.get()
    assert settled is not known
    assert settled is not None
    assert settled.unsettled == 0
    await _as_the_query(settled, asked)


async def test_old_changes_are_forgotten(sample_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "_KEPT", 5)
    monkeypatch.setattr(following, "_TIDY", 1)
    await transaction(lambda: changed(range(1, 31)))
    await transaction(lambda: changed([7]))
    assert await PersonChange.all().count() <= 7
    await _as_the_query(await EXPERTS.ready(), await _asked())


async def test_a_change_outside_of_a_transaction_is_refused(sample_store: str) -> None:
    with pytest.raises(OutsideError):
        await changed([1])


async def test_reading_that_fails_is_logged_and_the_query_answers(
    sample_store: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken() -> Known:
        raise RuntimeError("of the test")

    monkeypatch.setattr(following, "_everybody", broken)
    asked = (await _asked())[0]
    assert (await experts(asked)).total
    assert EXPERTS._preparing is not None
    await EXPERTS._preparing
    assert (await experts(asked)).total
    assert "could not be read into memory" in caplog.text


async def test_a_store_is_closed_while_it_is_being_read(sample_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = asyncio.Event(), []

    async def endless() -> Known:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.3)  # much longer than closing takes
            ended.append("was waited for")
        raise AssertionError

    monkeypatch.setattr(following, "_everybody", endless)
    await store.connect(sample_url)
    assert await EXPERTS.get() is None
    task = EXPERTS._preparing
    await begun.wait()
    await store.disconnect()
    assert ended
    assert task is not None
    assert task.cancelled()
