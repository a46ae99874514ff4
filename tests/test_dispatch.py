"""Whatever comes in gets a clear answer: bad input, strangers, bugs, missing rights, words that name no command."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated

import pytest

from bot import clock, command, logs, texts
from bot.command import COMMANDS, Arg, Call, May, Profile
from bot.dispatch import Dispatch
from bot.guide import help_for
from bot.incoming import Incoming, Via
from bot.models import doors
from bot.models.inbox import Inbox
from bot.models.people import Note, Person, PersonAddress
from bot.models.skills import Level
from bot.reply import Address, Answer, Buttons, Form, Refusal, Reply, UserText
from tests.cast import AINO, ANNA, ERIK, GUDRUN, MAJA, Teller, button, buttons, titles, words
from tests.conftest import COMPANY
from tests.recorder import Recorder

LINNEA = "linnea.hagg@example.com"  # admin by role
CANARY = "canary-4711 anna.secret@example.com xoxb-12345"

_keys = itertools.count()


async def explode(call: Call, text: Annotated[UserText, Arg("What", long=True)]) -> Answer:
    raise ValueError(f"about {text}")


async def bossy(call: Call) -> Answer:
    return Reply("Yes, boss.")


async def odd(
    call: Call,
    number: Annotated[int, Arg("Number")],
    level: Annotated[Level, Arg("Level", prefix=True)] = Level.CAN_DO,
    text: Annotated[UserText, Arg("Text", most=50_000)] = UserText(""),
) -> Answer:
    if number % 2 == 0:
        raise Refusal("That number is even.", "number")
    return Reply(f"{number} {level.name} {len(text)} {text[:20]}")


@pytest.fixture(autouse=True)
def made_up_commands() -> Iterator[None]:
    """Three commands of the test's own, gone afterwards."""
    before = dict(COMMANDS)
    command.command("explode", "Breaks")(explode)
    command.command("bossy", "For admins", may=May.ADMIN)(bossy)
    command.command("odd", "Takes odd numbers")(odd)
    yield
    COMMANDS.clear()
    COMMANDS.update(before)


def _of(answer: Answer) -> Reply:
    assert isinstance(answer, Reply), answer
    return answer


# --- bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "", " ", "/", "\n\n", "\u202e\u200f", "😀", "🇸🇪" * 50, "<!channel>", "<!everyone> hi", "<@", "<@>", "<@U1", "@",
        "[x](javascript:alert(1))", "\x00", "\ud800", "whoknows", "whoknows <@", "whoknows <@NOBODY>",
        "whoknows @nobody.x",
        "whoknows person/99999999999999", "whoknows \ud800@example.com", "whoknows \x00", "whoknows \u202eniPython",
        "idea vote 99999999999", 'odd number:"x"', 'odd number:"\\ud800"', "kunna", "kunna kunna kunna", "/kunna /",
        "' OR 1=1 --",
        "whoknows python page:99999999", "whoknows python unit:%", "odd １", "policy <!channel>",
    ],
)  # fmt: skip
async def test_anything_gets_an_answer_and_none_is_a_bug(
    teller: Teller, caplog: pytest.LogCaptureFixture, line: str
) -> None:
    answer = await teller.say(line)
    assert words(answer).strip()
    assert "broke on our side" not in words(answer)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("line", ["x" * 40_000, "whoknows " + "y " * 20_000, "whoknos " + "z" * 40_000, "😀 " * 20_000])
async def test_forty_thousand_characters_are_answered_shortly(teller: Teller, line: str) -> None:
    answer = _of(await teller.say(line))
    assert len(words(answer)) < 3000
    assert all(len(each.run) < 1500 for each in buttons(answer))


async def test_a_long_text_is_carried_by_a_note_that_is_its_owners_alone(teller: Teller) -> None:
    text = "purple elephants " * 60
    offered = await teller.reply(text)
    run = next(each.run for each in buttons(offered) if each.run.startswith("idea"))
    assert "elephants" not in run
    note = run.rpartition(" ")[2]
    gone = await teller.reply(f"odd 3 {note}", ERIK)
    kept = await teller.reply(f"odd 3 {note}", ANNA)
    assert "elephants" in kept.summary or "1019" in kept.summary
    assert "elephants" not in words(gone)
    assert "1019" not in words(gone)
    assert not await Note.filter(name=note.removeprefix("note/")).exists()  # used, so wiped
    again = await teller.reply(f"odd 3 {note}", ANNA)
    assert note not in again.summary


async def test_words_that_fit_no_argument_are_named_and_the_form_is_one_press_away(teller: Teller) -> None:
    reply = await teller.reply("odd banana")
    assert reply.summary == "“banana” does not fit Number. Please check it."
    form = await teller.press(reply, "Takes odd numbers")
    assert isinstance(form, Form)
    assert [(field.name, field.value) for field in form.fields] == [("number", ""), ("level", ""), ("text", "banana")]
    long = await teller.press(await teller.reply("odd " + "banana " * 100), "Takes odd numbers")
    assert isinstance(long, Form)
    assert [field.name for field in long.fields] == ["number", "level"]  # no one-line field holds it: kept in the line
    assert (await teller.reply(long.run, values={"number": "3"})).summary.startswith("3 CAN_DO 699 banana")


async def test_a_refused_argument_is_said_at_its_field_and_everything_typed_is_kept(teller: Teller) -> None:
    assert (await teller.reply("odd 2")).summary == "That number is even."
    typed = {"number": "2", "level": "4", "text": "keep me"}
    form = await teller.form("odd", values=typed)
    assert form.errors == {"number": "That number is even."}
    assert {field.name: field.value for field in form.fields} == typed
    form = await teller.form("odd", values=typed | {"number": "two"})
    assert set(form.errors) == {"number"}
    assert (await teller.reply("odd", values=typed | {"number": "3"})).summary == "3 CAN_TEACH 7 keep me"


# --- bugs ------------------------------------------------------------------------------------------------------------


def _logged(caplog: pytest.LogCaptureFixture) -> str:
    formatter = logs._Json()
    return "\n".join(formatter.format(record) for record in caplog.records)


async def test_a_bug_gives_a_reference_that_is_in_the_log_without_anything_typed(
    teller: Teller, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    reply = await teller.reply(f"explode {CANARY}")
    reference = reply.summary.removesuffix(".").rpartition(" ")[2]
    assert len(reference) == 6
    assert "canary" not in words(reply)
    log = _logged(caplog)
    assert reference in log
    assert '"error": "ValueError"' in log
    assert "test_dispatch.py" in log
    assert not [part for part in CANARY.split() if part in log]


async def test_a_bug_while_a_form_is_open_keeps_what_was_typed(teller: Teller) -> None:
    form = await teller.form("explode", values={"text": "an hour of typing"})
    assert "Something broke on our side" in form.errors[""]
    assert form.fields[0].value == "an hour of typing"


# --- who may ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "may"), [(ANNA, False), (MAJA, False), (LINNEA, True), ("admin@example.com", True)])
async def test_admins_are_named_by_role_or_by_the_settings(teller: Teller, who: str, may: bool) -> None:
    reply = await teller.reply("bossy", who)
    assert (reply.summary == "Yes, boss.") is may
    assert may or reply.summary == "Only admins may do that. An admin can give you the role."
    assert ("/bossy" in titles(await teller.reply("help", who))) is may


async def test_a_press_is_asked_for_rights_again(teller: Teller) -> None:
    await Person.filter(email=LINNEA).update(role=int(May.EMPLOYEE))
    assert "Only admins" in words(await teller.say("bossy", LINNEA, via="pressed"))


async def _from(
    dispatch: Dispatch, platform: str, user: str, line: str = "whoknows python", via: Via = "typed"
) -> Reply:
    who = Address(platform, "T1", user)
    return _of((await dispatch.answer(Incoming(line=line, who=who, key=f"d-{next(_keys)}", via=via))).answer)


@pytest.fixture
def slack(dispatch: Dispatch) -> Recorder:
    """A platform on which the test says who people are."""
    dispatch.messengers["slack"] = made = Recorder()
    return made


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (Profile("G", standing="guest"), "guests have no access"),
        (Profile("F", standing="foreign"), "another organisation"),
        (Profile("B", standing="bot"), "people only"),
        (Profile("X", standing="gone"), "switched off"),
        (None, "cannot see who you are right now"),
    ],
)
async def test_strangers_get_a_reason_and_leave_no_trace(
    dispatch: Dispatch, slack: Recorder, profile: Profile | None, said: str
) -> None:
    before = await Person.all().count()
    slack.people["U1"] = profile
    assert said in (await _from(dispatch, "slack", "U1")).summary
    assert await Person.all().count() == before
    assert not await PersonAddress.filter(user="U1").exists()


async def test_a_platform_that_is_off_knows_nobody(dispatch: Dispatch) -> None:
    assert "I do not know who you are" in (await _from(dispatch, "irc", "U1")).summary


async def test_guests_are_let_in_by_a_setting_and_others_are_not(slack: Recorder, dispatch: Dispatch) -> None:
    open_house = Dispatch(COMPANY, guests=True)
    open_house.messengers["slack"] = slack
    slack.people |= {"G": Profile("Gail Guest", standing="guest"), "F": Profile("F", standing="foreign")}
    assert "people know Python" in (await _from(open_house, "slack", "G")).summary
    assert "another organisation" in (await _from(open_house, "slack", "F")).summary


async def test_who_was_switched_off_or_has_left_the_platform_gets_nothing(dispatch: Dispatch, slack: Recorder) -> None:
    slack.people["U1"] = Profile("Anna Lind", ANNA)
    assert "personer kan Python" in (await _from(dispatch, "slack", "U1")).summary
    slack.people["U1"] = Profile("Anna Lind", ANNA, standing="gone")
    later = datetime.now(UTC) + timedelta(hours=25)
    with clock.frozen(lambda: later):
        assert "switched off" in (await _from(dispatch, "slack", "U1")).summary
    await Person.filter(email=ERIK).update(active=False)
    slack.people["U2"] = Profile("Erik", ERIK)
    assert "switched off" in (await _from(dispatch, "slack", "U2")).summary


@pytest.mark.parametrize("email", ["", "new.person@example.com"])
async def test_first_messages_at_once_make_one_person(dispatch: Dispatch, slack: Recorder, email: str) -> None:
    before = await Person.all().count()
    slack.people["U1"] = Profile("New Person", email)
    replies = await asyncio.gather(*(_from(dispatch, "slack", "U1", "hello") for _ in range(5)))
    assert {reply.summary for reply in replies} == {"Hi New, what would you like to know?"}
    assert await Person.all().count() == before + 1
    assert await PersonAddress.filter(user="U1").count() == 1


async def test_a_colleague_who_never_wrote_is_known_by_a_mention(dispatch: Dispatch, slack: Recorder) -> None:
    slack.people |= {"U1": Profile("Anna Lind", ANNA), "U5": Profile("Erik Å", "Erik.Akesson@example.com")}
    slack.people["U6"] = Profile("New Colleague", "new.colleague@example.com")
    assert (await _from(dispatch, "slack", "U1", "whoknows <@U5>")).summary == "Erik Åkesson"
    assert (await PersonAddress.get(user="U5").select_related("person")).person.email == ERIK
    assert (await _from(dispatch, "slack", "U1", "whoknows <@U6|new>")).summary == "New Colleague"
    assert (await Person.get(email="new.colleague@example.com")).role == May.EMPLOYEE


@pytest.mark.parametrize(
    "profile",
    [
        None, Profile("G", "g@example.com", standing="guest"), Profile("F", "f@example.com", standing="foreign"),
        Profile("B", "b@example.com", standing="bot"), Profile("X", ERIK, standing="gone"), Profile("No Mail"),
        Profile("Switched Off", AINO),
    ],
)  # fmt: skip
async def test_a_mention_of_nobody_we_may_know_makes_no_person_and_is_not_quoted(
    dispatch: Dispatch, slack: Recorder, profile: Profile | None
) -> None:
    slack.people |= {"U1": Profile("Anna Lind", ANNA), "U5": profile}
    await Person.filter(email=AINO).update(active=False)
    before = await Person.all().count()
    said = (await _from(dispatch, "slack", "U1", "whoknows <@U5>")).summary
    assert said.startswith("Jag känner inte den personen än.")
    assert "U5" not in said
    assert await Person.all().count() == before


async def test_one_person_on_two_platforms_is_joined_by_the_vouched_e_mail(dispatch: Dispatch, slack: Recorder) -> None:
    dispatch.messengers["teams"] = teams = Recorder()
    slack.people["U1"] = Profile("Anna L", " Anna.Lind@Example.com ")
    teams.people["29:x"] = Profile("Lind, Anna", ANNA)
    await asyncio.gather(_from(dispatch, "slack", "U1"), _from(dispatch, "teams", "29:x"))
    seats = await PersonAddress.filter(user__in=["U1", "29:x"]).select_related("person")
    assert [seat.person.email for seat in seats] == [ANNA, ANNA]
    # Without a vouched e-mail nobody is taken for Anna, whatever they call themselves.
    slack.people["U2"] = Profile("Anna Lind", "")
    await _from(dispatch, "slack", "U2")
    assert (await PersonAddress.get(user="U2").select_related("person")).person.email is None


# --- words that name no command --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hello", "who", "said"),
    [
        ("hi", ANNA, "Hej Anna"), ("hej", ANNA, "Hej Anna"), ("Moi!", AINO, "Aino"), ("halló", GUDRUN, "Guðrún"),
        ("good morning", ERIK, "Erik"), ("", MAJA, "Maja"),
    ],
)  # fmt: skip
async def test_a_greeting_is_answered_in_the_persons_language_with_what_can_be_done(
    teller: Teller, hello: str, who: str, said: str
) -> None:
    teller.language = None
    reply = await teller.reply(hello, who)
    assert said in reply.summary
    assert {"/whoknows", "/idea", "/policy", "/kunna"} <= set(titles(reply))


@pytest.mark.parametrize("word", ["help", "hjälp", "apua", "hjálp", "kunna help", "/kunna hjälp", "HELP?"])
async def test_help_is_found_in_four_languages_and_shows_what_this_role_can_do(teller: Teller, word: str) -> None:
    reply = await teller.reply(word)
    assert reply.blocks == help_for(May.EMPLOYEE, "en").blocks
    assert "/bossy" not in titles(reply)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("vem kan Python?", ANNA), ("Hej, vem kan Python?", ANNA), ("kuka osaa Python", AINO), 
        ("hver kann Python", GUDRUN), ("who knows python", AINO),
        ("Who knows Python?", ANNA), ("kunna whoknows python", ANNA), ("/kunna /whoknows python", ANNA),
        ("kunna vem kan python", GUDRUN), ("Kunna  whoknows\npython", ANNA),
        ("\u200f/\u202ewhoknows\u200e python", ANNA),
    ],
)  # fmt: skip
async def test_a_question_finds_its_command_without_the_name(teller: Teller, line: str, who: str) -> None:
    teller.language = None
    assert titles(await teller.reply(line, who))[0] == "Erik Åkesson"


async def test_an_inflected_word_in_a_question_is_at_least_asked_about(teller: Teller) -> None:
    teller.language = None
    asked = await teller.reply("kuka osaa pythonissa", AINO)
    assert button(asked, "Python").run == "whoknows Python instead:pythonissa"
    assert "”pythonissa”" in asked.summary
    assert "kuka osaa" not in asked.summary


@pytest.mark.parametrize(
    ("typo", "right"), [("whoknos python", "whoknows python"), ("whoknow python", "whoknows python")]
)
async def test_a_misspelt_command_is_offered_with_its_words(teller: Teller, typo: str, right: str) -> None:
    reply = await teller.reply(typo)
    assert [each.run for each in buttons(reply)] == [right]
    assert "people know Python" in words(await teller.press(reply, "/whoknows"))


@pytest.mark.parametrize("line", ["rösta 12", "vote 12", "/rösta 12", "Hej, rösta 12"])
async def test_a_verb_alone_is_enough_where_only_one_command_has_it(teller: Teller, line: str) -> None:
    await teller.reply("idea unvote 12")
    assert (await teller.reply(line)).summary == "Your vote for idea 12 is counted."


@pytest.mark.parametrize("line", ["list", "show 3", "comment is free", "vote for me", "rösta"])
async def test_a_verb_of_two_commands_or_without_its_words_runs_nothing(teller: Teller, line: str) -> None:
    assert (await teller.reply(line)).summary == texts.say("en", "what-is-it")


async def test_several_lines_are_carried_by_a_note_wherever_a_button_takes_them(teller: Teller) -> None:
    for line in ("purple\nelephants", "whoknos purple\nelephants"):
        runs = [each.run for each in buttons(await teller.reply(line))]
        assert runs
        assert all("note/" in run and "elephants" not in run for run in runs)


async def test_what_is_not_clear_is_offered_to_every_command_that_could_take_it(teller: Teller) -> None:
    reply = await teller.reply("purple elephants")
    assert [block for block in reply.blocks if isinstance(block, Buttons)]
    runs = [each.run for each in buttons(reply)]
    assert "whoknows purple elephants" in runs
    assert "idea purple elephants" in runs
    assert button(reply, "Find colleagues").run == "whoknows purple elephants"


async def test_choosing_a_language_closes_its_row_in_the_same_transaction(dispatch: Dispatch) -> None:
    call = Incoming(line="kunna language fi", who=Address("terminal", "shell", ANNA), key=f"d-{next(_keys)}")
    inbox = await doors.take_in(call)
    assert inbox is not None
    await dispatch.answer(call, inbox)
    assert (await Person.get(email=ANNA)).language == "fi"
    assert (await Inbox.get(id=inbox)).state == "effected"
