"""/policy remind: seen before it is sent, sent once, frozen, acknowledged once; employees may not."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Iterator

import pytest

from bot import texts
from bot.models.audit import Act
from bot.models.people import Person, PersonAddress
from bot.models.policy import Snippet, SnippetText
from bot.models.reminders import Reminder
from bot.models.store import fetch, transaction
from bot.reply import Form, Reply, Room
from bot.settings import Company
from tests.cast import ANNA, ERIK, MAJA, Teller, button, buttons, titles, words
from tests.reminding import PHOTOS, Watch, deliveries, facts, reachable, reminded

SANNI = "sanni.ylonen@example.com"  # the other communicator
GENERAL = Room("terminal", "shell", "C7")


@pytest.fixture(autouse=True)
def watch() -> Iterator[Watch]:
    with Watch().held() as held:
        yield held


async def person(email: str) -> Person:
    return await Person.get(email=email)


# --- before it is sent ------------------------------------------------------------------------------------------------


async def test_the_preview_is_the_message_with_who_is_reached_and_how_long_it_takes(teller: Teller) -> None:
    teller.dispatch.company = Company("Lumivik", "en", "Europe/Stockholm", (), {"slack": 60 / 10})
    many = await reachable(but=2)
    preview = await teller.reply(f"policy remind everyone {PHOTOS}", MAJA)
    text = await SnippetText.get(snippet_id=PHOTOS, language="en")
    assert preview.summary == f"{many} people will get this. Nothing is sent yet."
    assert f"Please read and acknowledge: {text.heading}" in words(preview)
    assert text.text in words(preview)
    said = facts(preview)
    assert said["From"] == "Maja Öberg"
    assert said["Why you get it"] == "Everyone at Lumivik gets it."
    assert said["To"] == "everyone"
    assert said["Takes"] == f"about {round(many / 10)} minutes"
    assert said["Not reachable"].startswith("2 people: I know no account")
    assert sum(int(each.split()[-1]) for each in said["Languages"].split(", ")) == many
    assert button(preview, "Send to").label == f"Send to {many} people"
    assert await Reminder.all().count() == 0
    assert await deliveries() == []


async def test_the_languages_are_those_in_which_it_will_be_read(teller: Teller) -> None:
    await reachable()
    await SnippetText.filter(snippet_id=PHOTOS, language="fi").delete()
    spoken: dict[str, int] = {}
    for language in [person.language for person in await Person.filter(active=True)]:
        reads = "en" if language in ("fi", "") else language
        spoken[reads] = spoken.get(reads, 0) + 1
    said = facts(await teller.reply(f"policy remind everyone {PHOTOS}", MAJA))["Languages"]
    assert said == ", ".join(
        f"{texts.say('en', f'language-{each}')} {spoken[each]}"
        for each in sorted(spoken, key=lambda e: (-spoken[e], e))
    )


@pytest.mark.parametrize(
    "line", ["policy påminn alla 6", "policy muistuta kaikki #6", "policy minntu á allir 6", "remind everyone 6"]
)
async def test_whom_can_be_said_in_every_language(teller: Teller, line: str) -> None:
    many = await reachable()
    assert (await teller.reply(line, MAJA)).summary.startswith(f"{many} people")


async def test_a_unit_and_a_place_narrow_it_whole_and_not_by_their_beginning(teller: Teller) -> None:
    await reachable()
    unit = await Person.filter(active=True, unit="Engineering").count()
    there = await Person.filter(active=True, unit="Engineering", place="Helsinki").count()
    assert 0 < there < unit
    preview = await teller.reply(f"policy remind unit:engineering {PHOTOS}", MAJA)
    assert (facts(preview)["To"], button(preview, "Send to").label) == (
        "the unit Engineering",
        f"Send to {unit} people",
    )
    both = await teller.reply(f"policy remind unit:Engineering place:helsinki {PHOTOS}", MAJA)
    assert both.summary.startswith(f"{there} ")
    assert facts(both)["Why you get it"] == "Everyone in the unit Engineering in Helsinki gets it."
    await teller.press(both, "Send to", MAJA)
    assert len(await deliveries()) == there
    assert "Nobody works in “Eng”" in (await teller.reply(f"policy remind unit:Eng {PHOTOS}", MAJA)).summary


async def test_a_unit_of_several_words_survives_its_button(teller: Teller) -> None:
    await Person.filter(email__in=[ANNA, ERIK]).update(unit="Night Trains, North", unit_key="night trains north")
    await reachable()
    preview = await teller.reply(f'policy remind unit:"night trains, north" {PHOTOS}', MAJA)
    assert preview.summary.startswith("2 people")
    receipt = await teller.press(preview, "Send to", MAJA)
    assert isinstance(receipt, Reply)
    assert receipt.summary == "Reminder 1 is on its way to 2 people."


async def test_what_names_nobody_is_refused_with_the_way_on(teller: Teller) -> None:
    assert "I do not know whom “mars” means" in (await teller.reply(f"policy remind mars {PHOTOS}", MAJA)).summary
    assert "this is no channel" in (await teller.reply(f"policy remind here {PHOTOS}", MAJA)).summary
    assert "cannot be narrowed" in (await teller.reply(f"policy remind here unit:IT {PHOTOS}", MAJA)).summary
    assert "no section “99”" in (await teller.reply("policy remind everyone 99", MAJA)).summary
    await SnippetText.filter(snippet_id=PHOTOS).delete()
    assert "no text yet" in (await teller.reply(f"policy remind everyone {PHOTOS}", MAJA)).summary


async def test_without_a_section_or_an_audience_a_form_asks(teller: Teller) -> None:
    many = await reachable()
    form = await teller.form("policy remind", MAJA)
    assert [field.name for field in form.fields] == ["whom", "snippet", "unit", "place", "doubt"]
    again = await teller.form(f"policy remind {PHOTOS}", MAJA)
    assert {field.name: field.value for field in again.fields} == {
        "whom": "everyone", "snippet": str(PHOTOS), "unit": "", "place": "", "doubt": "leave",
    }  # fmt: skip
    values = {"whom": "everyone", "snippet": str(PHOTOS), "doubt": "again"}
    preview = await teller.reply(again.run, MAJA, values=values)
    assert preview.summary.startswith(f"{many} people")
    assert facts(preview)["If unclear whether it arrived"] == "send it again; somebody may get it twice"
    wrong = await teller.form(again.run, MAJA, values={"whom": "mars", "snippet": str(PHOTOS)})
    assert "mars" in wrong.errors["whom"]


async def test_a_company_that_nobody_can_write_to_has_nobody_to_send_to(teller: Teller) -> None:
    preview = await teller.reply(f"policy remind everyone {PHOTOS}", MAJA)
    assert preview.summary == "There is nobody to send it to."
    assert not [each for each in buttons(preview) if each.label.startswith("Send")]


# --- sent once --------------------------------------------------------------------------------------------------------


async def test_sending_freezes_the_text_writes_a_row_for_each_and_an_act(teller: Teller, watch: Watch) -> None:
    many = await reachable(but=3)
    receipt = await reminded(teller)
    assert receipt.summary == f"Reminder 1 is on its way to {many} people."
    reminder = await Reminder.get()
    frozen = json.loads(reminder.frozen)
    assert set(frozen) == {"en", "sv", "fi", "is"}
    assert frozen["en"]["text"] == (await SnippetText.get(snippet_id=PHOTOS, language="en")).text
    assert reminder.hash == hashlib.sha256(reminder.frozen.encode()).hexdigest()
    assert (reminder.version, reminder.audience, reminder.sent) == (
        (await Snippet.get(id=PHOTOS)).version, "everyone", watch.at,
    )  # fmt: skip
    rows = await deliveries()
    assert sorted(str(row["state"]) for row in rows) == ["unreachable"] * 3 + ["waiting"] * many
    assert {row["line"] for row in rows} == {"policy reminder 1"}
    act = await Act.get()
    maja = await person(MAJA)
    assert (act.who, act.did, act.via) == (maja.id, "policy remind", "terminal")
    assert act.what == f"reminder/1 snippet/{PHOTOS} version/{reminder.version} messages/{many}"
    report = await teller.press(receipt, "Report", MAJA)
    assert isinstance(report, Reply)
    assert "Reminder 1" in report.summary


async def test_a_button_pressed_twice_sends_once(teller: Teller, watch: Watch) -> None:
    await reachable()
    preview = await teller.reply(f"policy remind everyone {PHOTOS}", MAJA)
    first = await teller.press(preview, "Send to", MAJA)
    watch.on(minutes=40)
    second = await teller.press(preview, "Send to", MAJA)
    assert isinstance(first, Reply)
    assert isinstance(second, Reply)
    assert "Nothing was sent twice" in second.summary
    assert button(second, "Report").run == "policy report 1"
    assert await Reminder.all().count() == 1
    assert await Act.all().count() == 1


async def test_two_communicators_at_the_same_moment_send_once(teller: Teller) -> None:
    many = await reachable()
    run = button(await teller.reply(f"policy remind everyone {PHOTOS}", MAJA), "Send to").run
    assert run == button(await teller.reply(f"policy remind everyone {PHOTOS}", SANNI), "Send to").run
    answers = await asyncio.gather(*(teller.reply(run, who) for who in (MAJA, SANNI) * 4))
    assert sum("is on its way" in each.summary for each in answers) == 1
    assert sum("Nothing was sent twice" in each.summary for each in answers) == 7
    assert await Reminder.all().count() == 1
    assert (await fetch("SELECT count(*) AS many FROM delivery WHERE cause LIKE 'reminder/%'"))[0]["many"] == many


async def test_a_number_that_changed_meanwhile_is_asked_for_again(teller: Teller) -> None:
    many = await reachable(but=1)
    preview = await teller.reply(f"policy remind everyone {PHOTOS}", MAJA)
    left = await Person.filter(active=True).order_by("-id").first()
    assert left is not None
    await transaction(
        lambda: PersonAddress.create(person=left, platform="teams", space="t", user="u", checked=Watch().at)
    )
    again = await teller.press(preview, "Send to", MAJA)
    assert isinstance(again, Reply)
    assert "Something has changed since you looked" in words(again)
    assert await Reminder.all().count() == 0
    assert button(again, "Send to").label == f"Send to {many + 1} people"
    assert "is on its way" in words(await teller.press(again, "Send to", MAJA))
    assert len(await deliveries()) == many + 1


async def test_a_text_that_changed_meanwhile_is_shown_again(teller: Teller) -> None:
    await reachable()
    preview = await teller.reply(f"policy remind everyone {PHOTOS}", MAJA)
    await SnippetText.filter(snippet_id=PHOTOS, language="is").update(text="Nýr texti.")
    again = await teller.press(preview, "Send to", MAJA)
    assert "Something has changed" in words(again)
    assert await Reminder.all().count() == 0


async def test_a_reminder_sent_on_purpose_a_second_time_says_so_before(teller: Teller) -> None:
    many = await reachable()
    await reminded(teller)
    preview = await teller.reply(f"policy remind everyone {PHOTOS}", SANNI)
    assert "Reminder 1 said the same to the same people:" in words(preview)
    await teller.press(preview, "Send to", SANNI)
    assert len(await deliveries("reminder/2")) == many


@pytest.mark.parametrize(("choice", "again"), [("", False), ("doubt:leave", False), ("oklart:again", True)])
async def test_what_is_unclear_is_sent_again_only_where_somebody_chose_so(
    teller: Teller, choice: str, again: bool
) -> None:
    await reachable()
    await reminded(teller, f"policy remind everyone {PHOTOS} {choice}".strip())
    assert {bool(row["again"]) for row in await deliveries()} == {again}
    assert (await Act.get()).what.endswith(" doubt/again") is again


@pytest.mark.parametrize(
    "forged", ["many:1 seen:0-0-x", "many:999999999 seen:9", "many:0 seen:--", "many:1 seen:²-1-x", "many:3"]
)
async def test_a_confirmation_that_nobody_saw_sends_nothing(teller: Teller, forged: str) -> None:
    await reachable()
    answer = await teller.reply(f"policy remind everyone {PHOTOS} {forged}", MAJA)
    assert "Nothing is sent yet" in answer.summary
    assert await deliveries() == []


# --- who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["remind everyone 6", "report 1", "cancel 1", "reminders"])
async def test_employees_may_not(teller: Teller, verb: str) -> None:
    await reachable()
    await reminded(teller)
    answer = await teller.reply(f"policy {verb}", ANNA)
    assert answer.summary.startswith("Only communicators may do that.")
    assert not buttons(answer)


async def test_the_permission_is_asked_at_the_press(teller: Teller) -> None:
    await reachable()
    preview = await teller.reply(f"policy remind everyone {PHOTOS}", MAJA)
    await Person.filter(email=MAJA).update(role=1)
    assert "Only communicators" in words(await teller.press(preview, "Send to", MAJA))
    assert await Reminder.all().count() == 0


async def test_help_shows_each_role_what_it_can_do(teller: Teller) -> None:
    assert "remind" in words(await teller.reply("help", MAJA)).split("Also: show, list", 1)[1]
    told = words(await teller.reply("help", ANNA))
    assert "ack" in told
    assert "report" not in told


# --- the list, and every language -------------------------------------------------------------------------------------


async def test_the_list_says_how_far_each_has_come(teller: Teller) -> None:
    assert (await teller.reply("policy reminders", MAJA)).summary == "No reminder has been sent yet."
    many = await reachable()
    await reminded(teller)
    await reminded(teller, f"policy remind place:Helsinki {PHOTOS}")
    await teller.reply("policy ack 1", ANNA)
    there = await Person.filter(active=True, place="Helsinki").count()
    listed = await teller.reply("policy reminders", MAJA)
    assert listed.summary == "2 reminders, the latest first."
    assert [title.split(".")[0] for title in titles(listed)] == ["2", "1"]
    assert f"1 of {many} has acknowledged" in words(listed)
    assert f"0 of {there} have acknowledged" in words(listed)
    assert "everyone in Helsinki" in words(listed)
    opened = await teller.press(listed, "Report", MAJA)
    assert isinstance(opened, Reply)
    assert opened.summary.startswith("Reminder 2")
    assert isinstance(await teller.press(listed, "New reminder", MAJA), Form)


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_every_answer_is_in_the_askers_language_and_fits(teller: Teller, language: str) -> None:
    teller.language = language
    await reachable(but=1)
    preview = await teller.reply(f"policy remind everyone {PHOTOS}", MAJA)
    run = next(each.run for each in buttons(preview) if "seen" in each.run)
    answers = [preview]
    for line, who in (
        (run, MAJA), (run, MAJA), ("policy reminder 1", ANNA), ("policy ack 1", ANNA), ("policy report 1", MAJA),
        (f"policy remind everyone {PHOTOS}", MAJA), ("policy reminders", MAJA), ("policy cancel 1", MAJA),
    ):  # fmt: skip
        answers.append(await teller.reply(line, who))
    for answer in answers:
        assert all(len(each.label) <= 75 for each in buttons(answer))
        assert "{" not in words(answer)
    if language != "en":
        said = " ".join(map(words, answers))
        for english in ("Please read", "acknowledge", "Nothing was", "Waiting", "everyone"):
            assert english not in said
