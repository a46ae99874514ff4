"""A file of people is planned, applied and undone, on both databases; nothing is left of it but what it says."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot import clock
from bot.imports import carrying, loading, pacing, writing
from bot.imports.loading import Begun
from bot.models import audit, loads, rows, store
from bot.models.ideas import Idea
from bot.models.people import Note, Person, PersonAddress
from bot.models.skills import PersonSkill, Skill, SkillLabel, forget, learn, meant
from bot.models.store import transaction
from tests.imports.loaded import ANNA, HEAD, TWO, Hand, again, applied, domain, hand, planned, undone

pytestmark = pytest.mark.usefixtures("reading_here")

__all__ = ["hand"]  # a fixture


async def test_a_file_is_planned_applied_and_undone_and_the_store_is_as_it_was(sample_store: str) -> None:
    before = await domain()
    load = await planned(TWO)
    plan = await loading.found(load)
    assert (plan.added, plan.changed, plan.same, plan.spellings, plan.unclear) == (2, 0, 0, 1, 0)
    assert await domain() == before
    await applied(load)
    asa = await Person.get(email="asa.oberg@example.com")
    assert (asa.name, asa.unit_key, asa.place) == ("Åsa Öberg", "stad miljo", "Umeå")
    assert sorted(await PersonSkill.filter(person=asa).values_list("level", "level_given")) == [(2, True), (4, True)]
    assert [hit.score for hit in await meant("glasblåsning", "sv", 1)] == [100]
    await undone(load)
    assert await domain() == before
    assert not await meant("glasblåsning", "sv", 1, near=False)


async def test_the_same_file_saved_again_in_another_order_changes_nothing(sample_store: str) -> None:
    await applied(await planned(TWO))
    before = await domain()
    head, first, second = TWO.splitlines()
    load = await planned("\n".join([head, second, first]))
    plan = await loading.found(load)
    assert (plan.empty, plan.same, plan.spellings, load.steps) == (True, 2, 0, 0)
    await applied(load)
    assert await domain() == before


async def test_a_file_of_which_every_other_person_is_known_is_written_in_few_pieces(
    sample_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [f"Person {at};person{at}@example.com;IT;Malmö;Python" for at in range(200)]
    await applied(await planned("\n".join([HEAD.strip(), *people[::2]])))
    pieces, after = [], pacing.Pace.after

    async def counted(pace: pacing.Pace, rows: int, seconds: float) -> None:
        pieces.append(rows)
        await after(pace, rows, seconds)

    monkeypatch.setattr(pacing.Pace, "after", counted)
    before = await domain()
    load = await planned("\n".join([HEAD.strip(), *(f"{each}, Excel" for each in people)]))
    await applied(load)
    plan = await loading.found(load)
    assert (plan.added, plan.changed) == (100, 100)
    assert await PersonSkill.filter(person__email__startswith="person").count() == 400
    assert len(pieces) < 20, "a piece, and a commit, for each of them is ten times as slow"
    await undone(load)
    assert len(pieces) < 40
    assert await domain() == before


async def test_what_a_file_leaves_blank_stays_and_what_it_says_is_changed_and_undone(sample_store: str) -> None:
    anna = await Person.get(email=ANNA)
    python = await SkillLabel.get(key="python", language="")
    await transaction(lambda: forget_all(anna))
    skill = await Skill.get(id=python.skill_id)
    await transaction(lambda: learn(anna, skill, None))
    before = await domain()
    load = await planned(HEAD + f";{ANNA};;Kiruna;python:3, Glasblåsning")
    assert (await loading.found(load)).changed == 1
    await applied(load)
    now = await Person.get(id=anna.id)
    assert (now.name, now.unit, now.place, now.place_key) == (anna.name, anna.unit, "Kiruna", "kiruna")
    assert sorted(await PersonSkill.filter(person=anna).values_list("level", "level_given")) == [(2, False), (3, True)]
    await undone(load)
    assert await domain() == before


async def forget_all(person: Person) -> None:
    await PersonSkill.filter(person=person).delete()


async def test_a_skill_is_known_by_all_its_names_in_every_language(sample_store: str) -> None:
    labels = await SkillLabel.filter(skill_id=(await SkillLabel.get(key="python", language="")).skill_id)
    assert len({label.text for label in labels}) > 1
    file = HEAD + "".join(f"P{at};p{at}@example.com;;;{label.text}\n" for at, label in enumerate(labels))
    load = await planned(file, encoding="utf-8")
    assert (await loading.found(load)).spellings == 0
    await applied(load)
    assert await PersonSkill.filter(person__email__startswith="p", skill_id=labels[0].skill_id).count() >= len(labels)


# --- spellings -------------------------------------------------------------------------------------------------------


async def test_spellings_become_what_was_decided(sample_store: str) -> None:
    before = await domain()
    load = await planned(HEAD + "A;a1@example.com;;;Pyhton, Glasblåsning, Drejning, Xyz\nB;b1@example.com;;;Pyhton")
    told = (await loading.spellings(load)).rows
    assert (told[0].text, told[0].people) == ("Pyhton", 2)
    python, _, sure = told[0].near[0]
    assert sure
    number: dict[str, int] = {each.text: each.number for each in told}
    assert await loading.decide(load, number["Pyhton"], f"skill/{python}")
    assert await loading.decide(load, number["Xyz"], "out")
    assert await loading.decide(load, number["Drejning"], "new")
    with pytest.raises(ValueError, match="nothing that becomes"):
        await loading.decide(load, number["Xyz"], "skill/x")
    await applied(load)
    knows = await PersonSkill.filter(person__email="a1@example.com").prefetch_related("skill")
    assert {known.skill.name for known in knows} == {"Python", "Glasblåsning", "Drejning"}
    assert (await Skill.get(name="Drejning")).checked is not None
    assert (await Skill.get(name="Glasblåsning")).checked is None
    assert (await loading.found(await planned(HEAD + "A;a1@example.com;;;pyhton"))).empty
    await undone(load)
    assert await domain() == before


async def test_a_skill_that_is_gone_before_its_spelling_is_applied_costs_the_spelling_only(sample_store: str) -> None:
    doomed = await transaction(lambda: Skill.coin("Doomed"))
    load = await planned(HEAD + "A;a1@example.com;;;Dommed\nB;b1@example.com;;;Doomed, Python")
    spelling = (await loading.spellings(load)).rows[0]
    await loading.decide(load, spelling.number, doomed.reference)
    await transaction(lambda: Skill.filter(id=doomed.id).delete())
    load = await applied(load)
    assert (load.done, load.refused) == (1, 2)
    # Who was said to have it is not written without it: that would be half of what the plan showed.
    assert [each.about for each in (await loading.refusals(load, 1)).rows] == ["Dommed", "b1@example.com"]
    assert {each.why for each in (await loading.refusals(load, 1)).rows} == {rows.CHANGED}


# --- at once, too late, half way -------------------------------------------------------------------------------------


async def test_two_admins_apply_one_plan_at_once_and_one_does(sample_store: str) -> None:
    load = await planned(TWO)
    begun = await asyncio.gather(*(loading.begin(load, audit.NOBODY, "terminal") for _ in range(2)))
    assert sorted(each.name for each in begun) == ["ALREADY", "STARTED"]
    assert all(await asyncio.gather(*(loading.carry_on(load.id, 30) for _ in range(2))))
    assert await Person.filter(email="asa.oberg@example.com").count() == 1
    assert await loading.begin(load, audit.NOBODY, "terminal") is Begun.ALREADY
    assert [act.did for act in (await audit.acts(None, 1)).rows].count("load") == 1


async def test_of_two_plans_the_later_one_leaves_alone_who_changed_since(sample_store: str) -> None:
    first, second = await planned(HEAD + f";{ANNA};Kök;;\nN;n1@example.com;;;"), await planned(
        HEAD + f";{ANNA};Vind;;\nN;n1@example.com;;;Python\nM;m1@example.com;;;Python"
    )  # fmt: skip
    await applied(first)
    second = await applied(second)
    assert (second.done, second.refused) == (1, 2)
    assert (await loading.receipt(second)).refused == {"changed-since": 2}
    assert (await Person.get(email=ANNA)).unit == "Kök"


async def test_a_plan_holds_for_half_an_hour_and_a_load_can_be_undone_for_a_week(sample_store: str, hand: Hand) -> None:
    late = await planned(TWO)
    hand.ahead(loads.APPLY_WITHIN)
    assert await loading.begin(late, audit.NOBODY, "terminal") is Begun.EXPIRED
    load = await planned(TWO)
    hand.ahead(loads.APPLY_WITHIN - timedelta(seconds=1))
    load = await applied(load)
    hand.ahead(loads.UNDO_WITHIN)
    assert await loading.undo(load, audit.NOBODY, "terminal") is Begun.EXPIRED
    hand.ahead(timedelta(seconds=-1))
    await undone(load)
    assert await loading.undo(load, audit.NOBODY, "terminal") is Begun.ALREADY
    assert await loading.begin(load, audit.NOBODY, "terminal") is Begun.NOT_NOW
    dropped = await planned(TWO)
    assert await loading.drop(dropped, audit.NOBODY)
    assert not await loading.drop(dropped, audit.NOBODY)
    assert await loading.begin(dropped, audit.NOBODY, "terminal") is Begun.NOT_NOW


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """One or two steps in a transaction."""
    monkeypatch.setattr(pacing, "_FIRST", 1)
    monkeypatch.setattr(pacing, "_LEAST", 1)
    monkeypatch.setattr(pacing, "_MOST", 1)


MANY = HEAD + "".join(f"N{at};new{at}@example.com;Kök;;Python:{at % 4 + 1}, Glasblåsning\n" for at in range(20))


async def test_a_load_that_was_left_half_way_is_finished_when_its_lease_is_over(
    sample_store: str, hand: Hand, small_pieces: None
) -> None:
    load = await planned(MANY)
    await loading.begin(load, audit.NOBODY, "terminal")
    assert not await carrying.carry_on(load.id, 0)  # one piece, and given back
    claim = await loads.claim("somebody else", load.id)
    assert claim is not None
    assert not await loading.carry_on(load.id, 0)
    assert not await carrying.carry_any(0)
    hand.ahead(loads.LEASE + timedelta(seconds=1))
    assert await carrying.carry_on(load.id, 30)
    # Whoever was thought dead and is not finds that the load is not theirs any more.
    assert not await transaction(lambda: loads.hold(claim))
    assert not await loads.end(claim)
    load = await again(load)
    assert (load.state, load.done, load.refused) == ("applied", 21, 0)
    assert await PersonSkill.filter(person__email__startswith="new").count() == 40


async def test_a_load_can_be_undone_half_way(sample_store: str, small_pieces: None) -> None:
    before = await domain()
    load = await planned(MANY)
    await loading.begin(load, audit.NOBODY, "terminal")
    for _ in range(8):
        assert not await carrying.carry_on(load.id, 0)
    assert 0 < await Person.filter(email__startswith="new").count() < 20
    await undone(load)
    assert await domain() == before


@pytest.mark.parametrize("database", ["sqlite"])  # only there one connection is all that a process has
@pytest.mark.parametrize("back", [False, True])
async def test_a_piece_ends_as_soon_as_somebody_asks(
    sample_store: str, monkeypatch: pytest.MonkeyPatch, back: bool
) -> None:
    monkeypatch.setitem(pacing._PART, "sqlite", 6)  # two people of three rows each
    load = await planned(MANY)
    if back:
        load = await applied(load)
    seen: list[int] = []
    parts = 0
    module, name = (rows, "restore") if back else (writing, "add")
    write = getattr(module, name)

    async def look() -> None:
        seen.append((await store.fetch("SELECT done FROM load WHERE id = $1", load.id))[0]["done"])

    async def watched(*given: Any) -> Any:
        nonlocal parts
        parts += 1
        if parts == 3:
            store.spawn(look)
            await asyncio.sleep(0)
        return await write(*given)

    monkeypatch.setattr(module, name, watched)
    monkeypatch.setattr(pacing, "_FIRST", 1_000)
    await (undone(load) if back else applied(load))
    assert parts > 6
    assert 4 <= seen[0] <= 8, "it saw three parts, not the whole, and nothing half done"


async def test_what_breaks_us_costs_its_own_step_only(sample_store: str, caplog: pytest.LogCaptureFixture) -> None:
    load = await planned(MANY)
    await store.fetch(
        "UPDATE load_step SET wanted = '{}' WHERE load_id = $1 AND about = 'new7@example.com' RETURNING id", load.id
    )
    load = await applied(load)
    assert (load.done, load.refused) == (20, 1)
    assert (await loading.receipt(load)).refused == {"bug": 1}
    assert "broke" in caplog.text


async def test_what_the_store_refuses_costs_its_own_step_only(sample_store: str) -> None:
    load = await planned(MANY)
    wrong = '{"email":"new7@example.com","name":"N7","skills":[987654,0]}'
    await store.fetch(
        "UPDATE load_step SET wanted = $1 WHERE load_id = $2 AND about = 'new7@example.com' RETURNING id",
        wrong,
        load.id,
    )
    load = await applied(load)
    assert (load.done, load.refused) == (20, 1)
    assert (await loading.receipt(load)).refused == {"changed-since": 1}


# --- what undoing leaves alone ---------------------------------------------------------------------------------------


async def test_undoing_leaves_alone_who_was_changed_or_used_since_and_says_why(sample_store: str) -> None:
    load = await applied(await planned(MANY))
    people = {person.email: person for person in await Person.filter(email__startswith="new")}
    python = await Skill.get(name="Python")

    async def since() -> None:
        address, now = people["new1@example.com"], clock.now()
        await PersonAddress.create(person=address, platform="slack", space="T1", user="U1", checked=now)
        await Note.keep(people["new2@example.com"], "kept")
        await learn(people["new3@example.com"], python, None)
        await forget(people["new4@example.com"], python)
        await Person.filter(email="new5@example.com").update(title="Chef")
        await Idea.file("Soup", people["new6@example.com"], "sv")  # type: ignore[arg-type]
        await Person.filter(email="new8@example.com").delete()

    await transaction(since)
    load = await undone(load)
    kept = {each.about: each.why for each in (await loading.refusals(load, 1)).rows}
    assert kept == {
        "new1@example.com": "in-use", "new2@example.com": "in-use", "new3@example.com": "changed-since",
        "new4@example.com": "changed-since", "new5@example.com": "changed-since", "new6@example.com": "in-use",
        "new8@example.com": "changed-since", "Glasblåsning": "in-use",
    }  # fmt: skip
    assert await Person.filter(email__startswith="new").count() == 6
    assert (load.done, load.refused) == (13, 8)


async def test_every_table_that_points_to_a_person_is_looked_at(sample_store: str) -> None:
    told = await store.fetch(
        'SELECT m.name AS child, f."from" AS col FROM sqlite_master m, pragma_foreign_key_list(m.name) f '
        "WHERE m.type = 'table' AND f.\"table\" = 'person'"
        if store.dialect() == "sqlite"
        else "SELECT c.conrelid::regclass::text AS child, a.attname AS col FROM pg_constraint c "
        "JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] "
        "WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass"
    )
    assert {(row["child"].strip('"'), row["col"]) for row in told} == set(rows.leaning_on("person"))
    assert len(told) > 10


# --- leavers ---------------------------------------------------------------------------------------------------------


async def test_who_is_missing_in_a_complete_file_is_let_go_when_that_is_confirmed_and_comes_back(
    sample_store: str,
) -> None:
    linnea = await Person.filter(role=3).first()
    assert linnea is not None
    first = "erik.akesson@example.com"
    load = await planned(TWO, complete=True, firsts=[first])
    plan = await loading.found(load)
    active = await Person.filter(active=True).count()
    admins = await Person.filter(active=True, role=3).count()
    assert plan.leaving is not None
    assert plan.missing == plan.leaving.steps == active - admins - 1
    await applied(load)
    assert await Person.filter(active=True).count() == active + 2
    before = await domain()
    ideas = await Idea.filter(author__email=ANNA).count()
    await applied(plan.leaving)
    anna = await Person.get(email=ANNA)
    assert (anna.active, anna.title, anna.unit, anna.interests, anna.name) == (False, "", "", "", "Anna Lind")
    assert not await PersonSkill.filter(person=anna).exists()
    assert await Idea.filter(author=anna).count() == ideas
    assert (await Person.get(email=first)).active
    assert (await Person.get(id=linnea.id)).active
    assert await Person.filter(active=True).count() == 2 + admins + 1
    await undone(plan.leaving)
    assert await domain() == before


async def test_nobody_is_proposed_as_a_leaver_by_a_file_with_an_unclear_row(sample_store: str) -> None:
    plan = await loading.found(await planned(TWO + "Unclear;not an address;;;\r\n", complete=True))
    assert plan.leaving is None
    assert plan.missing > 10


async def test_a_leaver_who_is_in_a_later_file_is_back_but_not_who_was_switched_off(sample_store: str) -> None:
    plan = await loading.found(await planned(TWO, complete=True))
    assert plan.leaving is not None
    off = await Person.get(email="aino.makela@example.com")
    await transaction(
        lambda: PersonAddress.create(
            person=off, platform="slack", space="T1", user="U1", checked=clock.now(), gone=True
        )
    )
    await applied(plan.leaving)
    await applied(await planned(HEAD + f";{ANNA};Kök;;\n;{off.email};Kök;;"))
    assert (await Person.get(email=ANNA)).active
    assert not (await Person.get(id=off.id)).active


# --- what is kept of it ----------------------------------------------------------------------------------------------


async def test_nothing_about_people_is_kept_of_a_load_that_is_over(sample_store: str, hand: Hand) -> None:
    plan, load = await planned(TWO), await applied(await planned(TWO + "Unclear;;;;\r\n"))
    hand.ahead(loads.PLAN_KEPT)
    while await loads.tidy():
        continue
    assert (await again(plan)).wiped
    assert not (await again(load)).wiped
    hand.ahead(loads.UNDO_WITHIN)
    while await loads.tidy():
        continue
    for table in ("load_step", "load_spelling", "load_doubt"):
        assert await store.fetch(f"SELECT id FROM {table} LIMIT 1") == []  # noqa: S608 - our own tables
    load = await again(load)
    assert (load.name, load.wiped, load.steps, load.state) == ("", True, 3, "applied")
    assert await loading.undo(load, audit.NOBODY, "terminal") is Begun.EXPIRED
