"""/whoknows skills: new spellings are looked at; what is done is seen by search at once and undone exactly."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import clock
from bot.models import caring, curating, skills
from bot.models.loads import Kind, Load, State
from bot.models.people import Person
from bot.models.picks import Pick, take
from bot.models.skills import Level, PersonSkill, Skill, SkillLabel
from bot.models.store import transaction
from bot.reply import Form, Reply, UserText
from tests.cast import AINO, ANNA, ERIK, GUDRUN, Teller, button, buttons, titles, words
from tests.domain import changed, contents

pytestmark = pytest.mark.usefixtures("reading_here")

LINNEA = "linnea.hagg@example.com"  # admin by role

# What every act leaves, beside what it does: itself, the message that would have said how far undoing is, the audit.
_KEPT = {"load", "load_step", "delivery", "act", "act_head"}


@pytest.fixture(autouse=True)
async def _everybody_was_here(teller: Teller) -> None:
    for email in (LINNEA, ANNA, ERIK, AINO, GUDRUN):
        await teller.say("kunna", email)


async def _coined(name: str, *people: str, level: Level | None = None) -> Skill:
    """A skill that people brought, which nobody has looked at."""

    async def work() -> Skill:
        skill = await Skill.coin(name)
        for email in people:
            await skills.learn(await Person.get(email=email), skill, level)
        return skill

    return await transaction(work)


async def _skill(name: str) -> Skill:
    return await Skill.get(name=name)


async def _looked_at() -> None:
    """The sample company's own skills need no look."""
    await transaction(lambda: Skill.all().update(checked=clock.now()))


async def _do(teller: Teller, run: str, **values: str) -> Reply:
    """What an admin is answered who fills in the form that a line opens, or needs none."""
    answer = await teller.say(run, LINNEA, via="pressed")
    if isinstance(answer, Form):
        shown = {field.name: field.value for field in answer.fields}
        return await teller.reply(answer.run, LINNEA, shown | values)
    return answer


# --- the queue -------------------------------------------------------------------------------------------------------


async def test_new_spellings_wait_for_an_admin_with_the_nearest_skill_as_a_button(teller: Teller) -> None:
    await _looked_at()
    await _coined("Pythonn", ANNA, ERIK)
    await _coined("underwater basket weaving", AINO)
    queue = await teller.reply("whoknows skills", LINNEA)
    assert queue.summary == "2 new spellings wait for somebody to look at them."
    assert titles(queue) == ["Pythonn", "underwater basket weaving"]  # what most people have comes first
    assert "2 people have it" in words(queue)
    assert [each.label for each in buttons(queue)][:3] == ["Same as Python", "A skill of its own", "Rename"]
    assert "Same as" not in " ".join(each.label for each in buttons(queue)[3:])  # nothing is near to the other one


async def test_what_people_and_files_call_by_known_names_is_not_asked_about(teller: Teller) -> None:
    await _looked_at()
    await teller.reply('whoknows add skill:"Linux"', ANNA)
    assert (await teller.reply("whoknows skills", LINNEA)).summary == "No new spelling waits for anybody."
    await teller.reply('whoknows add skill:"glass blowing with a torch" new:"yes"', ANNA)
    assert titles(await teller.reply("whoknows skills", LINNEA)) == ["glass blowing with a torch"]


async def test_a_long_queue_has_pages(teller: Teller) -> None:
    await _looked_at()
    for number in range(12):
        await _coined(f"zzyx {number}q{number}")
    first = await teller.reply("whoknows skills", LINNEA)
    second = await teller.press(first, "More", LINNEA)
    assert isinstance(second, Reply)
    assert (len(titles(first)), len(titles(second))) == (10, 2)
    assert "Page 2 of 2." in second.summary


async def test_a_spelling_that_is_kept_leaves_the_queue_and_undo_brings_it_back(teller: Teller) -> None:
    await _looked_at()
    skill = await _coined("Pythonn", ANNA)
    before = await contents()
    queue = await teller.reply("whoknows skills", LINNEA)
    kept = await teller.press(queue, "A skill of its own", LINNEA)
    assert isinstance(kept, Reply)
    assert kept.summary == "“Pythonn” is a skill of its own."
    assert (await teller.reply("whoknows skills", LINNEA)).summary == "No new spelling waits for anybody."
    await teller.press(kept, "Undo", LINNEA)
    assert titles(await teller.reply("whoknows skills", LINNEA)) == ["Pythonn"]
    assert changed(before, await contents()) <= _KEPT
    assert (await Skill.get(id=skill.id)).checked is None


# --- joining ---------------------------------------------------------------------------------------------------------


async def test_the_same_as_joins_two_after_a_confirmation_and_search_knows_at_once(teller: Teller) -> None:
    await _looked_at()
    assert (await teller.reply("whoknows python")).summary.startswith("12 people know Python")
    await _coined("Pythonn", AINO, GUDRUN)  # of whom one knows the other as well
    queue = await teller.reply("whoknows skills", LINNEA)
    asked = await teller.press(queue, "Same as Python", LINNEA)
    assert isinstance(asked, Reply)
    assert asked.summary == "“Pythonn” becomes Python. 2 people have it."
    assert await Skill.filter(name="Pythonn").exists()  # only shown so far
    done = await teller.press(asked, "Join them", LINNEA)
    assert isinstance(done, Reply)
    assert done.summary == "“Pythonn” has become Python."
    found = await teller.reply("whoknows pythonn")
    assert found.summary.startswith("13 people know Python")
    assert not await Skill.filter(name="Pythonn").exists()


async def test_joining_is_undone_to_the_letter_with_ids_labels_picks_and_endorsements(teller: Teller) -> None:
    await _looked_at()
    old = await _coined("Pythonn", ERIK, AINO, level=Level.CAN_TEACH)  # Erik knows both
    into = await _skill("Python")
    await PersonSkill.filter(skill=old).update(endorsements=7)
    for email in (ANNA, GUDRUN):
        person = await Person.get(email=email)
        await transaction(lambda person=person: take(person, "snakes", old.id))  # type: ignore[misc]
    await transaction(lambda: curating.add_alias(old, UserText("snake charming"), "en"))
    await transaction(lambda: Skill.filter(id=old.id).update(checked=None))
    before = await contents()
    asked = await teller.reply(f"whoknows skill-merge {old.reference} into {into.reference}", LINNEA)
    done = await teller.press(asked, "Join them", LINNEA)
    assert isinstance(done, Reply)
    erik = await Person.get(email=ERIK)
    assert (await PersonSkill.get(person=erik, skill=into)).endorsements >= 7
    assert await Pick.filter(skill=into, asked="snakes").count() == 2
    assert {"skill", "skill_label", "person_skill", "pick"} <= changed(before, await contents())
    undone = await teller.press(done, "Undo", LINNEA)
    assert isinstance(undone, Reply)
    assert undone.summary == "Undone: “Pythonn” has become Python."
    assert changed(before, await contents()) <= _KEPT
    assert (await teller.reply("whoknows snake charming")).summary.startswith("2 people know Pythonn")


async def test_undo_leaves_what_somebody_changed_since_and_says_whose_it_is(teller: Teller) -> None:
    await _looked_at()
    old, into = await _coined("Pythonn", AINO, GUDRUN), await _skill("Python")
    people = {email: (await Person.get(email=email)).id for email in (AINO, GUDRUN)}
    asked = await teller.reply(f"whoknows skill-merge {old.reference} into {into.reference}", LINNEA)
    done = await teller.press(asked, "Join them", LINNEA)
    await teller.reply("whoknows drop " + into.reference, GUDRUN)
    assert isinstance(done, Reply)
    undone = await teller.press(done, "Undo", LINNEA)
    assert "1 thing stays as it is:" in words(undone)
    assert "Guðrún" in words(undone)
    assert "It was changed after that." in words(undone)
    assert [each.person_id for each in await PersonSkill.filter(skill=old)] == [people[AINO]]


async def test_what_hangs_on_a_later_act_is_not_undone_before_that_one(teller: Teller) -> None:
    await _looked_at()
    old, into, third = await _coined("Pythonn", AINO), await _skill("Python"), await _skill("Java")
    first = await teller.press(
        await teller.reply(f"whoknows skill-merge {old.reference} into {into.reference}", LINNEA), "Join", LINNEA
    )
    middle = await contents()
    second = await teller.press(
        await teller.reply(f"whoknows skill-merge {into.reference} into {third.reference}", LINNEA),
        "Join",
        LINNEA,
    )
    assert isinstance(first, Reply)
    assert isinstance(second, Reply)
    refused = await teller.press(first, "Undo", LINNEA)
    assert isinstance(refused, Reply)
    assert refused.summary == "Not undone, because of what has happened since: “Pythonn” has become Python."
    assert not await Skill.filter(id=old.id).exists()
    await teller.press(second, "Undo", LINNEA)
    assert changed(middle, await contents()) <= _KEPT


async def test_more_people_than_were_confirmed_are_shown_again(teller: Teller) -> None:
    await _looked_at()
    old = await _coined("Pythonn", AINO)
    asked = await teller.reply("whoknows skill-merge Pythonn into python", LINNEA)
    await transaction(lambda: _learn(GUDRUN, old))
    again = await teller.press(asked, "Join them", LINNEA)
    assert isinstance(again, Reply)
    assert "The number of people has changed" in words(again)
    assert "2 people have it" in again.summary
    assert await Skill.filter(id=old.id).exists()


async def _learn(email: str, skill: Skill) -> None:
    await skills.learn(await Person.get(email=email), skill, None)


# --- names -----------------------------------------------------------------------------------------------------------


async def test_another_name_is_found_at_once_and_gone_after_undo(teller: Teller) -> None:
    before = await contents()
    done = await _do(teller, "whoknows skill-alias", skill="Python", name="snake charming")
    assert done.summary == "“Python” is also found by “snake charming”."
    assert (await teller.reply("whoknows snake charming")).summary.startswith("12 people know Python")
    await teller.press(done, "Undo", LINNEA)
    assert changed(before, await contents()) <= _KEPT
    assert "12 people" not in (await teller.reply("whoknows snake charming")).summary


@pytest.mark.parametrize(("language", "old"), [("en", "bookkeeping"), ("sv", "bokföring"), ("fi", "kirjanpito")])
async def test_a_new_name_is_the_one_that_the_asker_sees_and_the_old_one_still_finds_it(
    teller: Teller, language: str, old: str
) -> None:
    before = await contents()
    teller.language = language
    done = await _do(teller, "whoknows skill-rename", skill=old, to="Zahlenwerk")
    assert "Zahlenwerk" in done.summary
    assert "Zahlenwerk" in (await teller.reply(f"whoknows {old}")).summary
    teller.language = "is"
    assert "bókhald" in (await teller.reply("whoknows zahlenwerk")).summary  # other languages keep theirs
    await teller.say(buttons(done)[0].run, LINNEA, via="pressed")
    assert changed(before, await contents()) <= _KEPT


async def test_a_name_for_another_language_is_given_in_the_form(teller: Teller) -> None:
    await _do(teller, "whoknows skill-rename", skill="Python", to="Pyttoni", language="fi")
    assert "know Python" in (await teller.reply("whoknows pyttoni")).summary
    teller.language = "fi"
    assert "Pyttoni" in (await teller.reply("whoknows python")).summary


@pytest.mark.parametrize(
    ("run", "values", "said"),
    [
        ("whoknows skill-rename", {"skill": "Java", "to": "python"}, "“python” is a name of Python already."),
        ("whoknows skill-alias", {"skill": "Java", "name": "Python"}, "“Python” is a name of Python already."),
        ("whoknows skill-alias", {"skill": "Python", "name": "PYTHON"}, "Python is found by “PYTHON” already."),
        ("whoknows skill-rename", {"skill": "Python", "to": "Python"}, "It is called “Python” already."),
        ("whoknows skill-rename", {"skill": "Python", "to": "…"}, "“…” has no letter or digit"),
        ("whoknows skill-merge", {"skill": "Python", "into": "python"}, "Both are the same skill: Python."),
        ("whoknows skill-merge", {"skill": "Pithon", "into": "Java"}, "Did you mean Python"),
        ("whoknows skill-merge", {"skill": "Java", "into": "qqqq zzzz"}, "I know no skill called “qqqq zzzz”."),
        ("whoknows skill-drop", {"skill": "skill/99999"}, "I cannot find “skill/99999”."),
    ],
)
async def test_what_cannot_be_done_is_said_at_its_field_and_nothing_is_done(
    teller: Teller, run: str, values: dict[str, str], said: str
) -> None:
    before = await contents()
    form = await teller.form(run, LINNEA, values)
    assert said in words(form)
    assert not changed(before, await contents())


# --- taking out ------------------------------------------------------------------------------------------------------


async def test_a_skill_that_is_taken_out_is_gone_for_everybody_until_undo(teller: Teller) -> None:
    before = await contents()
    asked = await _do(teller, "whoknows skill-drop", skill="Python")
    assert asked.summary == "“Python” leaves the catalogue, and the profiles of 12 people."
    assert not changed(before, await contents())
    done = await teller.press(asked, "Take it out", LINNEA)
    assert isinstance(done, Reply)
    assert "12 people" not in (await teller.reply("whoknows python")).summary
    await teller.press(done, "Undo", LINNEA)
    assert changed(before, await contents()) <= _KEPT
    assert (await teller.reply("whoknows python")).summary.startswith("12 people know Python")


async def test_the_name_of_what_was_taken_out_may_be_taken_meanwhile_and_undo_still_works(teller: Teller) -> None:
    skill = await _skill("Python")
    done = await teller.press(await _do(teller, "whoknows skill-drop", skill="Python"), "Take it out", LINNEA)
    other = await _coined("Python", ANNA)
    assert isinstance(done, Reply)
    await teller.press(done, "Undo", LINNEA)
    assert await Skill.filter(id__in=[skill.id, other.id]).count() == 2
    assert await PersonSkill.filter(skill=skill).count() == 12


# --- one skill, and the log ------------------------------------------------------------------------------------------


async def test_a_skill_is_shown_with_all_its_names_and_what_can_be_done(teller: Teller) -> None:
    shown = await teller.reply('whoknows skills what:"bokforing"', LINNEA)
    said = words(shown)
    for name in ("bokföring", "kirjanpito", "bókhald", "Swedish", "Finnish"):
        assert name in said
    assert [each.label for each in buttons(shown)] == [
        "Rename", "Another name", "Join with another", "Take out", "New spellings",
    ]  # fmt: skip
    form = await teller.say(button(shown, "Join with another").run, LINNEA, via="pressed")
    assert isinstance(form, Form)
    assert [(field.name, field.value) for field in form.fields] == [("skill", "bookkeeping"), ("into", "")]


async def test_words_that_may_mean_several_skills_list_them(teller: Teller) -> None:
    listed = await teller.reply('whoknows skills what:"kubrntes"', LINNEA)
    assert "Kubernetes" in titles(listed)
    opened = await teller.say(button(listed, "Open").run, LINNEA, via="pressed")
    assert isinstance(opened, Reply)
    assert opened.summary in titles(listed)


async def test_the_log_has_every_act_with_its_undo_for_a_week(teller: Teller) -> None:
    assert (await teller.reply("whoknows skill-log", LINNEA)).summary.startswith("Nobody has changed")
    await _do(teller, "whoknows skill-alias", skill="Python", name="snake charming")
    await _do(teller, "whoknows skill-rename", skill="Java", to="Java Virtual Machine")
    log = await teller.reply("whoknows skill-log", LINNEA)
    assert titles(log) == [
        "“Java” is called “Java Virtual Machine” now.",
        "“Python” is also found by “snake charming”.",
    ]
    assert "Linnea Hägg" in words(log)
    undone = await teller.press(log, "Undo", LINNEA)
    assert isinstance(undone, Reply)
    again = await teller.reply("whoknows skill-log", LINNEA)
    assert "undone" in words(again)
    assert len([each for each in buttons(again) if each.label == "Undo"]) == 1
    then = clock.now()
    with clock.frozen(lambda: then + timedelta(days=8)):
        late = await teller.reply(button(again, "Undo").run, LINNEA)
        assert "older than 7 days" in late.summary
        assert (await teller.reply("whoknows skill-log", LINNEA)).summary.startswith("Nobody has changed")


async def test_acts_are_in_the_audit_without_what_anybody_wrote(teller: Teller) -> None:
    done = await _do(teller, "whoknows skill-alias", skill="Python", name="snake charming")
    await teller.press(done, "Undo", LINNEA)
    audit = str(await teller.reply("kunna audit", LINNEA))
    assert "gave a skill another name: " in audit
    assert f"'skill {(await _skill('Python')).id}'" in audit
    assert "snake" not in audit
    assert "undid a change to the catalogue" in audit


async def test_an_undo_pressed_twice_is_said_twice_and_done_once(teller: Teller) -> None:
    done = await _do(teller, "whoknows skill-alias", skill="Python", name="snake charming")
    first = await teller.press(done, "Undo", LINNEA)
    before = await contents()
    second = await teller.press(done, "Undo", LINNEA)
    assert isinstance(first, Reply)
    assert isinstance(second, Reply)
    assert second.summary == first.summary
    assert not changed(before, await contents())


async def test_an_act_on_many_people_is_whole_and_comes_back_whole(teller: Teller) -> None:
    """More people than are compared at a time."""
    old, into = await _coined("Pythonn"), await _skill("Python")

    async def many() -> None:
        people = [Person.draft(f"Person {n}", f"p{n}@example.com", "IT", "Oslo") for n in range(600)]
        await Person.bulk_create(people)
        ids = await Person.filter(email__startswith="p", name__startswith="Person ").values_list("id", flat=True)
        now = clock.now()
        await PersonSkill.bulk_create([PersonSkill(person_id=each, skill=old, fresh=now) for each in ids])
        await PersonSkill.bulk_create(
            [PersonSkill(person_id=each, skill=into, level=3, fresh=now) for each in list(ids)[::3]]
        )

    await transaction(many)
    before = await contents()
    people = (await curating.people_of([old.id]))[old.id]
    done = await teller.reply(f"whoknows skill-merge {old.reference} into {into.reference} people:{people}", LINNEA)
    load = await Load.filter(kind=Kind.CARE).first()
    assert load is not None
    assert (load.state, load.steps, load.at) == (State.APPLIED, people + 1, people + 2)
    assert caring.told(load)[1] == ["Pythonn", "Python"]
    assert not await SkillLabel.filter(skill_id=old.id).exists()
    await teller.press(done, "Undo", LINNEA)
    assert changed(before, await contents()) <= _KEPT


@pytest.mark.parametrize(
    ("language", "queue", "same", "sure", "yes", "done", "undo", "undone"),
    [
        ("en", "1 new spelling waits", "Same as Python", "2 people have it", "Join them", "has become Python", "Undo",
         "Undone: “Pythonn” has become Python."),
        ("sv", "1 ny stavning väntar", "Samma som Python", "2 personer har den", "Slå ihop", "har blivit Python",
         "Ångra", "Ångrat: ”Pythonn” har blivit Python."),
        ("fi", "1 uusi kirjoitusasu odottaa", "Sama kuin Python", "Se on 2 henkilöllä", "Yhdistä",
         "on tullut Python", "Peru", "Peruttu: Taidosta ”Pythonn” on tullut Python."),
        ("is", "1 nýr ritháttur bíður", "Sama og Python", "2 manneskjur eru með þetta", "Sameina",
         "er orðið að þessu: Python", "Afturkalla", "Afturkallað: „Pythonn“ er orðið að þessu: Python."),
    ],
)  # fmt: skip
async def test_it_speaks_four_languages(
    teller: Teller, language: str, queue: str, same: str, sure: str, yes: str, done: str, undo: str, undone: str
) -> None:
    await _looked_at()
    await _coined("Pythonn", AINO, GUDRUN)
    teller.language = language
    waiting = await teller.reply("whoknows skills", LINNEA)
    assert waiting.summary.startswith(queue)
    asked = await teller.press(waiting, same, LINNEA)
    assert isinstance(asked, Reply)
    assert sure in asked.summary
    joined = await teller.press(asked, yes, LINNEA)
    assert isinstance(joined, Reply)
    assert done in joined.summary
    back = await teller.press(joined, undo, LINNEA)
    assert isinstance(back, Reply)
    assert back.summary == undone
