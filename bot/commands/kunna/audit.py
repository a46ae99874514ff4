"""/kunna audit: what admins and communicators did, newest first; changes nothing (models/audit.py checks the chain)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from bot import texts
from bot.command import Arg, Call, May, command
from bot.line import line
from bot.models.audit import NOBODY, Act, acts
from bot.models.people import Person, names
from bot.reply import Button, Buttons, Inline, List, PersonName, Reply, Row, UserText, When

_PERSON = re.compile(r"person/(\d{1,9})")
# What else acts refer to or count, each said by its `audit-` text.
_REFERENCE = re.compile(r"(load|reminder|roster|snippet|skill|version|messages|rows)[/:](\d{1,18})")


@command("kunna audit", "What admins and communicators did", may=May.ADMIN)
async def audit(
    call: Call,
    whom: Annotated[UserText, Arg("Colleague", most=300)] = UserText(""),
    page: Annotated[int, Arg("Page", prefix=True, asked=False)] = 1,
) -> Reply:
    """All acts, or those by one person or done to them. Who was erased is a number."""
    number = await _number(call, whom) if whom else None
    found = await acts(number, page)
    people = {each.who for each in found.rows} | {int(n) for each in found.rows for n in _PERSON.findall(each.what)}
    called = await names(sorted(people | ({number} if number else set())))
    rows = tuple(_row(call, each, called, number) for each in found.rows)
    turns = call.turns(found, lambda to: line(audit, whom=whom, page=to))
    if number is None:
        headline = call.t("audit-list", count=found.total) if rows else call.t("audit-none")
    else:
        name = _plain(_called(call, number, called))
        headline = call.t("audit-list-of", count=found.total, name=name) if rows else call.t("audit-none-of", name=name)
        turns.append(Button(call.t("audit-button"), line(audit)))
    blocks = ((List(rows),) if rows else ()) + ((Buttons(tuple(turns)),) if turns else ())
    return Reply(headline + call.page_of(found), blocks, replaces=True)


async def _number(call: Call, whom: UserText) -> int:
    """The person's number; one that nobody has any more is as good, because their acts are still there."""
    if match := _PERSON.fullmatch(whom):
        return int(match.group(1))
    person: Person = await call.named(Person, whom, "whom")
    return person.id


def _row(call: Call, act: Act, called: Mapping[int, PersonName], only: int | None) -> Row:
    did = texts.say_or(call.language, f"did-{act.did.replace(' ', '-')}", act.did)
    what = _what(call, act.what, called)
    details = ((f"{did}: ", *what) if what else did, (When(act.at, "both"), f" · {act.via}"))
    alone = Button(call.t("audit-only-button"), line(audit, whom=UserText(f"person/{act.who}")))
    return Row((_called(call, act.who, called),), details, (alone,) if only is None and act.who != NOBODY else ())


def _what(call: Call, what: str, called: Mapping[int, PersonName]) -> tuple[Inline, ...]:
    """What an act was done to, with people by name, the rest in the reader's language."""
    parts: list[Inline] = []
    for word in what.split():
        reference = _REFERENCE.fullmatch(word)
        parts += [", " if reference else " "] if parts else []
        if match := _PERSON.fullmatch(word):
            parts.append(_called(call, int(match[1]), called))
        elif reference:
            parts.append(call.t(f"audit-{reference[1]}", number=reference[2], count=int(reference[2])))
        else:
            parts.append(texts.say_or(call.language, f"rank-{word}", word))
    return tuple(parts)


def _called(call: Call, number: int, called: Mapping[int, PersonName]) -> Inline:
    if number == NOBODY:
        return call.t("audit-server")
    return called.get(number) or call.t("audit-person", number=str(number))


def _plain(name: Inline) -> str:
    return name.name if isinstance(name, PersonName) else str(name)
