"""Loading by command: dropped, planned, decided, applied, undone; whatever goes wrong is said with the way on."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import pytest

from bot import clock, texts
from bot.adapters.slack import limits
from bot.imports import carrying, pacing
from bot.models import loads
from bot.models.audit import Act
from bot.models.live import Shown
from bot.models.loads import Load, LoadSpelling, State
from bot.models.outbox import Delivery
from bot.models.people import Person
from bot.models.skills import PersonSkill, Skill
from bot.reply import Form, Reply
from tests.cast import ANNA, Teller, button, buttons, titles, words
from tests.domain import changed, contents
from tests.loading import LINNEA, OWN, PAIVI, SWEDISH, Loader

pytestmark = pytest.mark.usefixtures("reading_here")

# The same with an e-mail in every row.
WHOLE = SWEDISH.replace(b"Nils Namnl\xf6s;;", b"Nils Namnl\xf6s;nils@example.com;")


@pytest.fixture
async def loader(teller: Teller) -> Loader:
    for who in (LINNEA, PAIVI, ANNA):
        await teller.say("kunna", who)  # they have been here before
    return Loader(teller)


async def applied(loader: Loader, data: bytes = SWEDISH) -> Reply:
    """The receipt of a file that was loaded at once."""
    receipt = await loader.press(await loader.plan(data), "Load ")
    assert "is loaded" in receipt.summary
    return receipt


# --- the plan ------------------------------------------------------------------------------------------------------


async def test_a_dropped_file_is_a_plan_and_changes_nobody(loader: Loader) -> None:
    before = await contents()
    plan = await loader.plan(SWEDISH)
    assert plan.summary == (
        "personal.csv: 2 new people, 1 person changed, 2 new spellings, and 1 row unclear. Nothing is changed yet."
    )
    assert "(cp1252)" in words(plan)
    assert "Åsa Öberg · Försäljning · Malmö · Säljare" in words(plan)
    assert "Columns that I do not know and leave out: Skostorlek." in words(plan)
    assert [each.label for each in buttons(plan)] == [
        "Load 3 people", "Decide 2 spellings", "Show the changes", "2 doubts", "This file has everyone",
        "Drop the plan",
    ]  # fmt: skip
    assert changed(before, await contents()) <= OWN


async def test_changes_are_shown_person_by_person(loader: Loader) -> None:
    plan = await loader.plan(SWEDISH)
    shown = await loader.press(plan, "Show the changes")
    assert shown.summary == "personal.csv changes 3 entries."
    assert titles(shown) == ["Åsa Öberg · new", "Björn Ärlig · new", "Anna Lind"]
    said = words(shown)
    assert "+ Pyhton (experienced), + bookkeeping" in said
    assert "Unit: Operations → Trafik" in said
    assert "Excel: experienced → can teach, + Python" in said
    assert (await loader.press(shown, "Back to the plan")).summary == plan.summary


async def test_many_changes_are_on_pages(loader: Loader) -> None:
    rows = "\n".join(f"Voter {number},v{number}@example.com,Excel" for number in range(25))
    shown = await loader.press(await loader.plan(f"name,email,skills\n{rows}".encode()), "Show the changes")
    assert shown.summary.endswith("Page 1 of 3.")
    assert titles(await loader.press(await loader.press(shown, "More"), "More")) == [
        f"Voter {number} · new" for number in range(20, 25)
    ]


async def test_unclear_rows_are_shown_with_their_reasons(loader: Loader) -> None:
    shown = await loader.press(await loader.plan(SWEDISH), "2 doubts")
    assert shown.summary == "2 doubts about personal.csv."
    assert titles(shown) == ["Row 1, Skostorlek", "Row 6, E-post"]
    assert "This row has no e-mail address" in words(shown)
    [file] = (await loader.press(shown, "Download them")).files
    assert file.name == "unclear-rows.csv"
    assert "no e-mail address" in file.data.decode("utf-8-sig").splitlines()[2]
    assert button(shown, "Back to the plan")


async def test_the_same_file_again_has_nothing_to_do(loader: Loader) -> None:
    await applied(loader)
    lines = SWEDISH.split(b"\r\n")
    again = await loader.plan(b"\r\n".join([lines[0], *reversed(lines[1:])]))
    assert again.summary == "Everything in personal.csv is here already, so there is nothing to load."
    assert not [each for each in buttons(again) if each.run.startswith("whoknows load-apply")]
    assert button(again, "All loads")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "The file is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "neither a text file nor a workbook"),
        (b"hello there", "no headings that I know"),
        (b"name,unit\nBo,IT\n", "I see no column with e-mail addresses"),
        (b"name,email\n", "The file is empty"),
        (b"name,email\nBo,\n", "This row has no e-mail address"),
    ],
)  # fmt: skip
async def test_a_file_that_cannot_be_used_says_why_and_what_to_do(loader: Loader, data: bytes, why: str) -> None:
    answer = await loader.plan(data)
    assert answer.summary == "I cannot use personal.csv, and nothing was changed."
    assert why in words(answer)
    assert button(answer, "Load a file")
    assert (await loader.press(answer, "Get an empty file")).files
    assert await Load.all().count() == 0


async def test_without_a_file_a_form_asks_for_it_and_tells_of_dropping(loader: Loader) -> None:
    form = await loader.teller.say("whoknows load", LINNEA)
    assert isinstance(form, Form)
    assert [(field.name, field.kind) for field in form.fields] == [("file", "file"), ("everyone", "choice")]
    assert "dropped in our direct message" in form.intro


async def test_the_form_brings_the_file_and_that_everyone_is_in_it(loader: Loader) -> None:
    plan = await loader.submit(WHOLE, everyone="yes")
    assert plan.summary.startswith("personal.csv: 3 new people")
    assert [each for each in buttons(plan) if each.label.endswith("who are not in it")]


@pytest.mark.parametrize(
    "line", ["whoknows läs in", "whoknows lataa tiedosto", "whoknows lesa inn", "whoknows load a file"]
)
async def test_it_can_be_said_in_every_language(loader: Loader, line: str) -> None:
    assert isinstance(await loader.teller.say(line, LINNEA), Form)
    assert (await loader.plan(SWEDISH, line=line)).summary.startswith("personal.csv: 2 new people")


async def test_a_skill_that_is_called_load_something_is_still_found(loader: Loader) -> None:
    answer = await loader.teller.reply("whoknows load balancing", ANNA)
    assert "load balancing" in words(answer)


# --- new spellings -------------------------------------------------------------------------------------------------


async def test_spellings_are_asked_one_at_a_time_with_what_is_near(loader: Loader) -> None:
    asked = await loader.press(await loader.plan(SWEDISH), "Decide 2 spellings")
    assert asked.summary == "“Pyhton” is said of 2 people. Which skill is it?"
    assert [each.label for each in buttons(asked)] == [
        "Python", "It is a new skill", "Leave it out", "Ask me later", "Back to the plan",
    ]  # fmt: skip
    later = await loader.press(asked, "Ask me later")
    assert later.summary.startswith("“löddring” is said of 1 person.")
    following = await loader.press(asked, "Python")
    assert "“Pyhton” is Python from now on." in words(following)
    assert "This is the last one." in words(following)
    plan = await loader.press(following, "Leave it out")
    assert "“löddring” is left out." in words(plan)
    assert plan.summary == "personal.csv: 2 new people, 1 person changed, and 1 row unclear. Nothing is changed yet."
    assert "löddring" not in words(await loader.press(plan, "Show the changes"))


async def test_what_was_decided_is_what_people_know_and_how_it_is_found(loader: Loader) -> None:
    plan = await loader.plan(SWEDISH)
    plan = await loader.press(await loader.press(await loader.press(plan, "Decide"), "Python"), "It is a new skill")
    receipt = await loader.press(plan, "Load 3 people")
    assert receipt.summary == "personal.csv is loaded: 2 people added, 1 changed, and 1 new skill."
    asa = await Person.get(email="asa.oberg@example.com")
    known = dict(await PersonSkill.filter(person=asa).values_list("skill__name", "level"))
    assert known == {"Python": 3, "bookkeeping": 2}
    assert (await Skill.get(name="löddring")).checked is not None
    found = await loader.teller.reply("whoknows pyhton place:Malmö", ANNA)
    assert words(found).startswith("1 person in Malmö knows Python.")


async def test_all_of_a_kind_are_decided_together_where_that_is_safe(loader: Loader) -> None:
    skills = "Pyhton, Pythonn, Excell, qwxz vlorp, zzgrumf plok"
    plan = await loader.plan(f'name,email,skills\nBo,bo@example.com,"{skills}"'.encode())
    asked = await loader.press(plan, "Decide 5 spellings")
    rest = await loader.press(asked, "Take the nearest for all 3 that are certain")
    assert "3 spellings are decided." in words(rest)
    done = await loader.press(rest, "All 2 with nothing near: new skills")
    assert done.summary == "personal.csv: 1 new person. Nothing is changed yet."
    decided = dict(await LoadSpelling.all().values_list("text", "decided"))
    python = await Skill.get(name="Python")
    assert decided["Pyhton"] == decided["Pythonn"] == python.reference
    assert decided["qwxz vlorp"] == decided["zzgrumf plok"] == "new"


async def test_a_decision_about_what_is_gone_changes_nothing(loader: Loader) -> None:
    asked = await loader.press(await loader.plan(SWEDISH), "Decide")
    for gone in ("number:99 what:new", "number:1 what:skill/99999", "number:1 what:junk"):
        answer = await loader.say(f"whoknows load-decide LATEST {gone}")
        assert answer.summary
    assert not await LoadSpelling.exclude(decided="").exists()
    await loader.say("whoknows load-drop LATEST")
    assert "is dropped" in (await loader.press(asked, "Python")).summary


# --- applied -------------------------------------------------------------------------------------------------------


async def test_a_small_load_is_answered_with_its_receipt(loader: Loader) -> None:
    receipt = await applied(loader)
    said = words(receipt)
    assert receipt.summary == "personal.csv is loaded: 2 people added, 1 changed, and 2 new skills."
    assert "Linnea Hägg" in said
    assert "Can be undone until" in said
    assert [each.did for each in await Act.all()] == ["load"]
    assert await Delivery.filter(state="waiting").count() == 0
    assert "Åsa Öberg" in words(await loader.teller.reply("whoknows bookkeeping", ANNA))


async def test_a_button_pressed_twice_loads_once(loader: Loader) -> None:
    plan = await loader.plan(SWEDISH)
    await loader.press(plan, "Load 3 people")
    again = await loader.press(plan, "Load 3 people")
    assert "Nothing was done twice" in words(again)
    assert again.summary.startswith("personal.csv is loaded")
    assert await Act.all().count() == 1


async def test_two_admins_at_the_same_moment_load_once(loader: Loader) -> None:
    run = button(await loader.plan(SWEDISH), "Load 3 people").run
    answers = await asyncio.gather(*(loader.say(run, who) for who in (LINNEA, PAIVI) * 3))
    assert sum("done twice" not in words(each) for each in answers) == 1
    assert await Act.all().count() == 1
    assert await Person.filter(email="asa.oberg@example.com").count() == 1


@pytest.mark.parametrize("many", ["", "many:1", "many:4", "many:999999999"])
async def test_a_number_that_was_not_shown_loads_nothing(loader: Loader, many: str) -> None:
    plan = await loader.plan(SWEDISH)
    answer = await loader.say(f"whoknows load-apply LATEST {many}".strip())
    assert answer.summary == plan.summary
    assert await Act.all().count() == 0


async def test_a_plan_of_half_an_hour_ago_is_not_carried_out(loader: Loader) -> None:
    plan = await loader.plan(SWEDISH)
    later = clock.now() + timedelta(minutes=31)
    with clock.frozen(lambda: later):
        for label in ("Load 3 people", "Decide", "This file has everyone"):
            answer = await loader.press(plan, label)
            assert "older than 30 minutes" in answer.summary
            assert "Drop the file again" in answer.summary
            assert button(answer, "Load a file")
    assert await Act.all().count() == 0


async def test_who_changed_meanwhile_is_left_as_they_are(loader: Loader) -> None:
    plan = await loader.plan(SWEDISH)
    await Person.filter(email=ANNA).update(unit="Elsewhere", unit_key="elsewhere")
    receipt = await loader.press(plan, "Load 3 people")
    assert receipt.summary == "personal.csv is loaded: 2 people added, 2 new skills, and 1 left as it was."
    shown = await loader.press(receipt, "1 left as it was")
    assert titles(shown) == ["Anna Lind"]
    assert "It was changed after the plan was made. If the file is right, drop it again." in words(shown)
    assert (await Person.get(email=ANNA)).unit == "Elsewhere"


async def test_a_large_load_is_followed_in_the_direct_message(loader: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.whoknows.load_apply._AT_ONCE", 0.0)
    rows = "\n".join(f"Voter {number},v{number}@example.com,Excel" for number in range(2_000))
    begun = await loader.press(await loader.plan(f"name,email,skills\n{rows}".encode()), "Load 2,000 people")
    number = (await Load.get()).id
    assert begun.summary.startswith("I am loading personal.csv.")
    [told] = await Delivery.filter(state__in=["waiting", "unreachable"])
    assert told.line == loads.line_of(number)
    linnea = await Person.get(email=LINNEA)
    going = await loader.told(told.line, linnea)
    assert re.fullmatch(r"personal.csv: [\d,]+ of 2,000 done\.", going.summary)
    assert "ends as a receipt" in words(going)
    assert going.live == told.line
    while not await carrying.carry_on(number, 5):
        pass
    receipt = await loader.told(told.line, linnea)
    assert receipt.summary == "personal.csv is loaded: 2,000 people added."
    assert not receipt.live
    assert button(receipt, "Undo the load")
    assert await Shown.all().count() == 0


async def test_a_load_on_its_way_can_be_undone(loader: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    before = await contents()
    monkeypatch.setattr("bot.commands.whoknows.load_apply._AT_ONCE", 0.0)
    rows = "\n".join(f"Voter {number},v{number}@example.com,Excel" for number in range(2_000))
    await loader.press(await loader.plan(f"name,email,skills\n{rows}".encode()), "Load 2,000 people")
    number = (await Load.get()).id
    sure = await loader.press(await loader.say("whoknows load-show LATEST"), "Undo the load")
    begun = await loader.press(sure, "Undo ")
    assert begun.summary.startswith(("I am undoing the load of personal.csv.", "personal.csv is undone"))
    while not await carrying.carry_on(number, 5):
        pass
    assert changed(before, await contents()) <= OWN


async def test_undoing_says_how_far_it_is_and_how_long_it_takes(
    loader: Loader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for rows in ("_FIRST", "_LEAST", "_MOST"):
        monkeypatch.setattr(pacing, rows, 100)  # fifty people in a piece
    monkeypatch.setattr("bot.commands.whoknows.load_apply._AT_ONCE", 0.0)
    rows = "\n".join(f"Voter {number},v{number}@example.com,Excel" for number in range(200))
    await loader.press(await loader.plan(f"name,email,skills\n{rows}".encode()), "Load 200 people")
    number = (await Load.get()).id
    while not await carrying.carry_on(number, 5):
        pass
    sure = await loader.press(await loader.say(f"whoknows load-show load/{number}"), "Undo the load")
    await loader.press(sure, "Undo ")
    going = await loader.say(f"whoknows load-show load/{number}")
    assert going.summary == "The load of personal.csv is being undone: 50 of 200 done."
    assert "Time left" in words(going)
    while not await carrying.carry_on(number, 5):
        pass
    assert (await loader.say(f"whoknows load-show load/{number}")).summary == (
        "The load of personal.csv is undone: 200 entries are as before."
    )


# --- undone --------------------------------------------------------------------------------------------------------


async def test_undoing_asks_first_and_leaves_everything_as_before(loader: Loader) -> None:
    before = await contents()
    receipt = await applied(loader)
    assert {"person", "person_skill", "skill", "skill_label"} <= changed(before, await contents())
    sure = await loader.press(receipt, "Undo the load")
    assert sure.summary == f"Undoing {loader.load.replace('/', ' ')} puts 3 entries back as they were."
    assert (await Load.get()).state == State.APPLIED
    undone = await loader.press(sure, "Undo 3 entries")
    assert undone.summary == "The load of personal.csv is undone: 3 entries are as before."
    assert changed(before, await contents()) <= OWN
    assert [each.did for each in await Act.all().order_by("id")] == ["load", "load undo"]
    assert "Nothing was done twice" in words(await loader.press(sure, "Undo 3 entries"))


async def test_what_was_changed_since_stays_and_is_shown(loader: Loader) -> None:
    receipt = await applied(loader)
    await loader.teller.reply('whoknows add skill:"Linux"', "asa.oberg@example.com")
    await Person.filter(email=ANNA).update(unit="Elsewhere", unit_key="elsewhere")
    undone = await loader.press(await loader.press(receipt, "Undo the load"), "Undo 3")
    assert "is undone: 1 entry is as before" in undone.summary
    kept = await loader.press(undone, "What stays")
    assert {"Åsa Öberg · new", "Anna Lind"} <= set(titles(kept))
    assert "Somebody has used it since, so it stays." in words(kept)
    assert "It was changed after the load" in words(kept)
    assert await Person.exists(email="asa.oberg@example.com")
    assert not await Person.exists(email="bjorn.arlig@example.com")


async def test_after_a_week_it_is_too_late(loader: Loader) -> None:
    receipt = await applied(loader)
    sure = await loader.press(receipt, "Undo the load")
    later = clock.now() + timedelta(days=7, minutes=1)
    with clock.frozen(lambda: later):
        answer = await loader.press(sure, "Undo 3")
        assert "is older than 7 days, so it cannot be undone" in answer.summary
        assert buttons(answer)
        assert (await loader.press(receipt, "Undo the load")).summary == answer.summary
        assert not [each for each in buttons(await loader.say("whoknows loads")) if "undo" in each.run]
        while await loads.tidy():
            pass
        shown = await loader.say("whoknows load-show LATEST")
        assert shown.summary.endswith(" is loaded: 2 people added and 1 changed.")
        assert "personal.csv" not in words(shown)
    assert await Person.exists(email="asa.oberg@example.com")


async def test_a_plan_cannot_be_undone_but_dropped(loader: Loader) -> None:
    plan = await loader.plan(SWEDISH)
    assert "nothing to undo" in (await loader.say("whoknows load-undo LATEST")).summary
    dropped = await loader.press(plan, "Drop the plan")
    assert dropped.summary == "The plan for personal.csv is dropped. Nothing was loaded from it."
    assert "is dropped" in (await loader.press(plan, "Load 3 people")).summary
    assert await Act.all().count() == 0


# --- everyone is in it ---------------------------------------------------------------------------------------------


async def test_who_is_not_in_a_file_that_has_everyone_is_let_go_only_when_that_is_confirmed(loader: Loader) -> None:
    there = await Person.filter(active=True).count()
    admins = 4
    plan = await loader.plan(WHOLE)
    proposed = await loader.press(plan, "This file has everyone")
    many = there - admins - 1
    assert proposed.summary == f"{many} people here are not in personal.csv. Have they left?"
    assert await Person.filter(active=True).count() == there
    assert "Erik Åkesson, Maja Öberg, Johan Sjöström" in words(proposed)
    assert f"and {many - 10} others" in words(proposed)
    shown = await loader.press(proposed, "Show who they are")
    assert "is taken out" in words(shown)
    assert button(await loader.press(proposed, "Back to the plan"), f"{many} who are not in it")
    receipt = await loader.press(proposed, f"Take {many} people out")
    assert receipt.summary == f"personal.csv is loaded: {many} people taken out."
    assert await Person.filter(active=True).count() == there - many
    undone = await loader.press(await loader.press(receipt, "Undo the load"), "Undo ")
    assert f"{many} entries are as before" in undone.summary
    assert await Person.filter(active=True).count() == there


async def test_nobody_leaves_by_a_file_with_unclear_rows(loader: Loader) -> None:
    answer = await loader.press(await loader.plan(SWEDISH), "This file has everyone")
    assert "Correct those rows and send the file again" in words(answer)
    assert button(answer, "Load 3 people")
    assert await Load.all().count() == 1


async def test_that_everyone_is_in_it_can_be_said_beside_the_file(loader: Loader) -> None:
    plan = await loader.plan(WHOLE, line="whoknows load everyone:yes")
    assert button(plan, "Load 4 people")
    assert [each for each in buttons(plan) if each.label.endswith("who are not in it")]


# --- the list, and who may -----------------------------------------------------------------------------------------


async def test_the_list_says_by_whom_when_and_what_can_be_done(loader: Loader) -> None:
    assert (await loader.say("whoknows loads")).summary == "Nothing has been loaded yet."
    await applied(loader)
    await loader.plan(WHOLE, PAIVI, "alla.csv")
    listed = await loader.say("whoknows loads")
    assert listed.summary == "2 loads, the latest first."
    assert [title.partition(". ")[2] for title in titles(listed)] == ["alla.csv", "personal.csv"]
    assert "planned, not loaded" in words(listed)
    assert "Päivi Lehtonen" in words(listed)
    opened = await loader.press(listed, "Open")
    assert opened.summary.startswith("alla.csv: 1 new person")


async def test_only_admins_may_and_nothing_is_fetched_for_others(loader: Loader) -> None:
    answer = await loader.plan(SWEDISH, ANNA)
    assert answer.summary.startswith("Only admins may do that.")
    assert loader.disk.asked == []
    await loader.plan(SWEDISH)
    for verb in ("load-show", "load-changes", "load-rows", "load-spelling", "load-apply", "load-undo", "load-drop"):
        refused = await loader.say(f"whoknows {verb} LATEST", ANNA)
        assert refused.summary.startswith("Only admins may do that."), verb
    assert (await Load.get()).state == State.PLANNED


async def test_help_names_what_one_begins_with_and_not_each_step_of_it(loader: Loader) -> None:
    told = words(await loader.say("help"))
    assert ", load, loads" in told
    assert "load-" not in told
    assert "load" not in words(await loader.say("help", ANNA))


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_every_answer_is_in_the_askers_language_and_fits(loader: Loader, language: str) -> None:
    loader.teller.language = language
    answers = [await loader.plan(b"junk", name="x.csv"), await loader.plan(SWEDISH)]
    for line in (
        "load-changes LATEST", "load-rows LATEST", "load-spelling LATEST", "load-decide LATEST number:1 what:new",
        "load-show LATEST", "load-everyone LATEST", "load-apply LATEST many:3", "load-skipped LATEST", "loads",
        "load-undo LATEST", "load-undo LATEST many:3", "load-drop LATEST", "load-show load/99",
    ):  # fmt: skip
        answers.append(await loader.say(f"whoknows {line}"))
    for answer in answers:
        assert buttons(answer) or "99" in answer.summary, answer.summary
        assert all(limits.size(each.label) <= limits.BUTTON_TEXT for each in buttons(answer))
        assert "{" not in words(answer)
    if language != "en":
        said = " ".join(map(words, answers))
        for english in ("people", "spelling", "loaded", "Nothing", "undone", "Row ", "Unit:"):
            assert english not in said, english
