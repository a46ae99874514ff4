"""Buttons and forms that somebody has tampered with: nothing happens that they could not have typed; always an answer.

A press carries the line it runs, so whoever forges one can only say what they could have typed. Two promises follow:
a line that is none any more, or names what is not theirs or not there, changes nothing and is answered with a sentence;
and from a person without a role no mutation of any button of an admin changes anything that a role is needed for.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from typing import Any

import pytest

from bot import guide, texts
from bot.command import COMMANDS, May
from bot.imports import loading
from bot.line import read
from bot.models import doors
from bot.models.people import Person
from bot.reply import Address, Answer, Form, Reply
from tests.cast import ANNA, ERIK, MAJA, Teller, buttons, words
from tests.domain import changed, contents
from tests.loading import SWEDISH
from tests.prove import times

pytestmark = pytest.mark.usefixtures("reading_here")

LINNEA = "linnea.hagg@example.com"  # admin by role
PAIVI = "paivi.lehtonen@example.com"  # admin by role

# What is looked at to collect buttons and forms, by somebody who is shown the most of them.
LOOKS = (
    "help", "kunna", "idea", "idea list", "idea top", "idea mine", "idea show 1", "idea show 7", "whoknows",
    "whoknows python", "whoknows pyhton", "whoknows me", "whoknows add", "whoknows add pyhton",
    "whoknows erik.akesson@example.com", "whoknows skills", 'whoknows skills what:"skill/1"', "whoknows skill-log",
    "policy", "policy list", "policy show 1", "policy may I post a photo", "policy remind everyone 1", "policy remind",
    "policy reminders", "kunna roles", "kunna role give", "kunna role give Anna Lind", "kunna role take", "kunna audit",
    "kunna language", "kunna schedule", "kunna schedules", "kunna home", "kunna news", "idea new",
    "kunna conflicts", "kunna roster", "whoknows load", "whoknows loads",
    "purple elephants " * 60,
)  # fmt: skip

# Commands that only read, whoever sends them with whatever arguments.
READS = {
    "idea list", "idea top", "idea mine", "idea show", "idea share", "whoknows", "whoknows me", "whoknows share",
    "policy", "policy list", "policy show", "policy reminder", "policy reminders", "policy report", "policy progress",
    "kunna", "kunna roles", "kunna picks", "kunna audit", "kunna home", "kunna news", "kunna schedules",
    "kunna conflicts", "kunna roster", "kunna roster-progress", "whoknows skills", "whoknows skill-log",
    "whoknows template", "whoknows loads", "whoknows load-show", "whoknows load-changes", "whoknows load-rows",
    "whoknows load-rows-file",
    "whoknows load-spelling", "whoknows load-skipped",
}  # fmt: skip

NAMES = ("idea", "kunna", "policy", "whoknows")  # left out before a verb: "vote 12" is "idea vote 12"

JUNK = (
    "", " ", "'", "' OR 1=1 --", '"', '\\"', "\\ud800", "<!channel>", "<@U1>", "person/0", "person/999999999", "-1",
    "99999999999999999999", "note/0123456789abcdef", "\x00", "\u202e", "😀", "𝟙", "null", "{}", "../..", "%s", "$1",
    "x" * 5000,
)  # fmt: skip


def _cut(line: str, chance: random.Random) -> str:
    return line[: chance.randrange(len(line) + 1)]


def _without(line: str, chance: random.Random) -> str:
    at = chance.randrange(max(1, len(line)))
    return line[:at] + line[at + chance.randrange(1, 6) :]


def _replaced(line: str, chance: random.Random) -> str:
    parts = line.split(" ")
    parts[chance.randrange(len(parts))] = chance.choice(JUNK)
    return " ".join(parts)


def _other_number(line: str, chance: random.Random) -> str:
    digits = [at for at, char in enumerate(line) if char.isdigit()]
    if not digits:
        return line + chance.choice(JUNK)
    at = chance.choice(digits)
    return line[:at] + chance.choice(("0", "9", "-1", "99999999999", "x", "1e5", "٣")) + line[at + 1 :]


def _more(line: str, chance: random.Random) -> str:
    name = chance.choice(("role", "page", "whom", "many", "seen", "person", "level", "__class__", "idea"))
    return f"{line} {name}:{chance.choice(JUNK)}"


def _flipped(line: str, chance: random.Random) -> str:
    at = chance.randrange(max(1, len(line)))
    return (
        line[:at]
        + chr(chance.choice((0, 10, 34, 58, 92, 0x202E, 0xD800, chance.randrange(32, 0x2FF))))
        + line[at + 1 :]
    )


def _twice(line: str, chance: random.Random) -> str:
    return f"{line}{chance.choice((' ', chr(10), ''))}{line}"


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut, _without, _replaced, _other_number, _more, _flipped, _twice,
)  # fmt: skip


async def _collect(teller: Teller) -> tuple[list[str], list[Form]]:
    """The lines of every button and the forms that answers really contain, for an admin; two presses deep."""
    lines: dict[str, None] = {}
    forms: dict[str, Form] = {}

    def take(answer: Answer) -> list[str]:
        if isinstance(answer, Form):
            forms.setdefault(answer.run, answer)
            return []
        new = [each.run for each in buttons(answer) if each.run not in lines]
        lines.update(dict.fromkeys(new))
        return new

    for who in (ANNA, MAJA, PAIVI, ERIK):
        await teller.say("kunna", who)  # they have been here before
    assert not isinstance(await loading.plan(SWEDISH, "personal.csv", 1, "terminal"), loading.Unusable)
    await doors.join(Address("slack", "T1", "U1"), "Linnea", LINNEA, "")
    await doors.join(Address("slack", "T1", "U2"), "Linnea", LINNEA, "")  # who is who?
    found = [run for look in LOOKS for run in take(await teller.say(look, LINNEA))]
    for run in found:
        reading = read(run)
        if reading and (" ".join(reading[0].command.path) in READS or reading[0].missing):
            take(await teller.say(run, LINNEA, via="pressed"))
    assert len(lines) > 100
    assert len(forms) > 8
    return list(lines), list(forms.values())


def _harmless(line: str, role: May) -> bool:
    """Whether nothing can come of a line: it reads as nothing that this role may do and that would change anything."""
    readings = read(guide.plain(line)) or [each for name in NAMES for each in read(f"{name} {guide.plain(line)}")]
    return all(
        " ".join(each.command.path) in READS or each.command.may > role or bool(each.missing) for each in readings
    )


def _friendly(answer: Answer, line: object) -> None:
    said = words(answer)
    assert said.strip(), line
    assert "broke on our side" not in said, (line, said)
    assert "Traceback" not in said, line
    assert len(answer.summary if isinstance(answer, Reply) else answer.title) < 1000, line


async def test_tampered_buttons_change_nothing_and_are_answered(
    teller: Teller, caplog: pytest.LogCaptureFixture
) -> None:
    chance = random.Random(8)
    lines, _ = await _collect(teller)
    before, tried, said = await contents(), 0, set()
    while tried < times(400):
        line = chance.choice(MUTATIONS)(chance.choice(lines), chance)
        who, role = chance.choice(((ANNA, May.EMPLOYEE), (MAJA, May.COMMUNICATOR), (LINNEA, May.ADMIN)))
        if not _harmless(line, role):
            continue  # it became something else that they may do: as if they had typed it
        tried += 1
        answer = await teller.say(line, who, via="pressed")
        _friendly(answer, line)
        said.add(words(answer)[:60])
        if tried % 50 == 0:
            assert changed(before, await contents()) <= {"note"}, "one of the last 50"  # long words are kept for a day
    assert changed(before, await contents()) <= {"note"}
    assert len(said) > 20  # they are about what was sent, and not one refusal of everything
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_no_tampering_with_an_admins_button_gives_an_employee_what_needs_a_role(teller: Teller) -> None:
    chance = random.Random(88)
    lines, _ = await _collect(teller)
    mighty = [run for run in lines if (reading := read(run)) and reading[0].command.may > May.EMPLOYEE]
    assert len(mighty) > 10
    watched = {"act", "act_head", "reminder", "delivery"}
    roles = await Person.all().order_by("id").values_list("id", "role")
    before = await contents()
    for _ in range(times(200)):
        run = chance.choice(mighty)
        line = run if chance.random() < 0.1 else chance.choice(MUTATIONS)(run, chance)
        answer = await teller.say(line, ANNA, via="pressed")
        _friendly(answer, line)
    assert not changed(before, await contents()) & watched
    assert await Person.all().order_by("id").values_list("id", "role") == roles


def _tampered(form: Form, chance: random.Random) -> dict[str, str]:
    """Values as they come from a form that was not ours any more: junk, unknown choices, unknown names."""
    values: dict[str, str] = {field.name: field.value or "1" for field in form.fields}
    for _ in range(chance.randrange(1, 4)):
        name = chance.choice((*values, "role", "whom", "idea", "__class__", "call", "person"))
        values[name] = chance.choice(JUNK)
    return values


def _typed_fields(form: Form) -> list[str]:
    """The fields that cannot hold just any words: a choice, a number, or a person."""
    command = COMMANDS[read(form.run)[0].command.path]
    picky = {each.name for each in command.parameters if not each.free or each.name == "whom"}
    return [field.name for field in form.fields if field.name in picky]


async def test_tampered_forms_change_nothing_and_the_sentence_stands_in_them(
    teller: Teller, caplog: pytest.LogCaptureFixture
) -> None:
    chance = random.Random(888)
    _, forms = await _collect(teller)
    # Where any words at all will do, tampered words are words: what is left are the forms that can be wrong.
    picky = [
        form for form in forms if read(form.run) and {each.name for each in form.fields} & set(_typed_fields(form))
    ]
    assert len(picky) > 4
    before = await contents()
    wrong: tuple[Any, ...] = tuple(each for each in JUNK if not each.strip().isdecimal() and each.strip())
    for tried in range(times(200)):
        form = chance.choice(picky)
        values = _tampered(form, chance)
        values[chance.choice(_typed_fields(form))] = chance.choice(wrong)
        answer = await teller.say(form.run, chance.choice((LINNEA, PAIVI, ERIK)), values)
        _friendly(answer, (form.run, values))
        if tried % 50 == 0:
            assert changed(before, await contents()) <= {"note"}, "one of the last 50"
    assert changed(before, await contents()) <= {"note"}
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_button_of_yesterday_says_what_became_of_its_thing(teller: Teller) -> None:
    for gone in ("idea vote 4711", "kunna unschedule 4711", "policy ack 4711", "kunna role-take person/4711"):
        answer = await teller.reply(gone, LINNEA)
        assert "4711" in answer.summary, gone
        assert not buttons(answer) or answer.summary != texts.say("en", "what-is-it")
