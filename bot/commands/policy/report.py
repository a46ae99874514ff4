"""/policy report: how a reminder stands, in numbers that add up; what waits can be taken back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Annotated

from bot import texts
from bot.command import Arg, Call, May, command
from bot.commands.policy.acknowledge import Which, in_words
from bot.line import line
from bot.models import reminding
from bot.models.audiences import Audience
from bot.models.reminders import Letter, Reminder, Wording
from bot.models.reminding import KINDS, Doubt, Report
from bot.reply import Answer, Button, Buttons, Facts, Line, List, Reply, Row, Text, When

# Teams puts it before its word for what went wrong; alone it is all there is.
_STATUS = re.compile(r"^[0-9]{3} (?=.)")
# What a report always says; the other kinds where there is somebody.
_ALWAYS = ("acknowledged", "delivered", "waiting")


@command("policy report", "How a reminder stands", may=May.COMMUNICATOR)
async def report(
    call: Call, reminder: Which, beside: Annotated[bool, Arg("Beside", prefix=True, asked=False)] = False
) -> Reply:
    """Everybody in the audience, each counted once. `beside` the message that it was asked from, not in its place."""
    return replace(await _reported(call, reminder), replaces=not beside)


@command("policy cancel", "Take back what of a reminder waits", may=May.COMMUNICATOR)
async def cancel(call: Call, reminder: Which) -> Reply:
    """What has not gone out yet stays here; what is out is out."""
    many = await reminding.cancel(reminder, call.person, call.who.platform)
    first = call.t("report-cancelled-now", count=many) if many else call.t("report-cancelled-none")
    return await _reported(call, reminder, first)


async def _reported(call: Call, letter: Letter, first: str = "") -> Reply:
    found = await reminding.report(letter)
    heading, _ = letter.wording.texts[letter.wording.spoken(call.language, call.company.language)]
    steps = [Button(call.t("report-refresh-button"), line(report, reminder=letter), "main")]
    if waiting := found.counts["waiting"]:
        steps.append(Button(call.t("report-cancel-button", count=waiting), line(cancel, reminder=letter), "danger"))
    steps.append(Button(call.t("remind-list-button"), line(list_)))
    return Reply(
        _headline(call, letter, heading, found),
        (*((Text(first),) if first else ()), _counts(call, found), _about(call, letter, found), Buttons(tuple(steps))),
        replaces=True,
    )


def _headline(call: Call, letter: Letter, heading: str, found: Report) -> str:
    title = call.t("report-title", number=letter.reference, heading=heading)
    if found.room is not None:
        return title
    done = call.t("report-done", done=found.counts["acknowledged"], count=found.audience)
    return f"{title}. {done}."


def _counts(call: Call, found: Report) -> Facts:
    always = (*_ALWAYS, *(("unknown",) if found.doubt is Doubt.AGAIN else ()))
    kinds = [kind for kind in KINDS if found.counts[kind] or (kind in always and found.room is None)]
    pairs = [(call.t(f"report-{kind}"), _counted(call, found, kind)) for kind in kinds]
    if found.room is None:
        pairs.append((call.t("report-audience"), texts.number(call.language, found.audience)))
    else:
        pairs.append((call.t("report-since"), texts.number(call.language, found.room)))
    if found.resent or found.doubt is Doubt.AGAIN:
        pairs.append((call.t("report-resent"), texts.number(call.language, found.resent)))
    if found.doubled:
        pairs.append((call.t("report-doubled"), texts.number(call.language, found.doubled)))
    return Facts(tuple(pairs))


def _counted(call: Call, found: Report, kind: str) -> str:
    """A number with its share, which needs no colour to be read, and the reasons where there are some."""
    many, share = found.counts[kind], 100 * found.counts[kind] / (found.audience or 1)
    if 0 < share < 1:
        said = call.t("report-share-small", count=many)
    else:
        said = call.t("report-share", count=many, percent=int(share))
    reasons = [f"{why} {texts.number(call.language, number)}" for why, number in _reasons(call, found, kind)]
    return f"{said}: {', '.join(reasons)}" if reasons else said


def _reasons(call: Call, found: Report, kind: str) -> list[tuple[str, int]]:
    """Each reason once, as it is said: platforms have several words for the same, and each bug has a number."""
    said = Counter[str]()
    for why, many in found.why.get(kind, ()):
        said[in_reader_words(call.language, why, to_people=found.room is None)] += many
    return said.most_common()


def in_reader_words(language: str, why: str, *, to_people: bool) -> str:
    """Why a message did not arrive: in words where we know what it means, else as the platform says it."""
    word = "bug" if why.startswith("bug ") else _STATUS.sub("", why)
    word = word.casefold().replace(" ", "-").replace("_", "-")
    keys = (*((f"why-person-{word}",) if to_people else ()), f"why-{word}")
    return next((texts.say(language, key) for key in keys if texts.has("en", key)), why)


def _about(call: Call, letter: Letter, found: Report) -> Facts:
    sender: Line = (letter.sender,) if letter.sender is not None else call.t("letter-nobody")
    rule = call.t("letter-section", number=str(letter.snippet), version=str(letter.version))
    return Facts(
        (
            (call.t("letter-rule"), rule),
            (call.t("remind-to"), in_words(call, Audience.of(letter.audience))),
            (call.t("letter-from"), sender),
            (call.t("report-sent"), (When(letter.sent, "both"),)),
            (call.t("remind-doubt"), call.t(f"doubt-{found.doubt}")),
        )
    )


@command("policy reminders", "All reminders, the latest first", may=May.COMMUNICATOR)
async def list_(call: Call, page: Annotated[int, Arg("Page", prefix=True, asked=False)] = 1) -> Answer:
    """What was sent, and how far each has come."""
    found = await reminding.sent(page)
    new = Button(call.t("remind-new-button"), "policy remind")
    if not found.total:
        return Reply(call.t("remind-none"), (Buttons((new,)),), replaces=True)
    done = await reminding.progress(found.rows)
    rows = tuple(_row(call, each, done.get(each.id)) for each in found.rows)
    turns = call.turns(found, lambda number: line(list_, page=number))
    headline = call.t("remind-list", count=found.total) + call.page_of(found)
    return Reply(headline, (List(rows), Buttons((*turns, new))), replaces=True)


def _row(call: Call, reminder: Reminder, done: tuple[int, int] | None) -> Row:
    wording = Wording.thawed(reminder.frozen, reminder.hash)
    heading, _ = wording.texts[wording.spoken(call.language, call.company.language)]
    details: list[Line] = [(When(reminder.sent, "both"), f" · {in_words(call, Audience.of(reminder.audience))}")]
    if done is not None:
        details.append(call.t("report-done", done=done[0], count=done[1]))
    to_report = Button(call.t("remind-report-button"), line(report, reminder=reminder))
    return Row(f"{reminder.reference}. {heading}", tuple(details), (to_report,))
