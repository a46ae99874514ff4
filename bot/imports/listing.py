"""Everybody in the store becomes a file; what a file looks like is said in export.py, and who may have it elsewhere."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.imports.export import people_rows, template_file
from bot.imports.people import PersonRow
from bot.models.everybody import Listed, everybody, written_as


@dataclass(frozen=True, slots=True)
class Listing:
    """A file of everybody. `nameless` people have no e-mail, by which a file tells people apart, and are not in it;
    nor are `hidden` skills, which people keep to themselves."""

    data: bytes
    people: int
    nameless: int
    hidden: int


async def list_everybody(language: str) -> Listing:
    """A file of all people with what they know, with headings and skills called as in that language."""
    pieces, named = [template_file(language)], dict[int, str]()
    people = nameless = hidden = 0
    async for part in everybody():
        within = [person for person in part if person.email]
        if new := {skill for person in within for skill, _ in person.skills} - named.keys():
            named |= await written_as(new, language)
        pieces.append(await asyncio.to_thread(_written, within, named, language))
        people, nameless = people + len(within), nameless + len(part) - len(within)
        hidden += sum(person.hidden for person in within)
    return Listing(b"".join(pieces), people, nameless, hidden)


def _written(people: list[Listed], named: dict[int, str], language: str) -> bytes:
    rows = (
        PersonRow(
            0, each.name, each.email, each.unit, each.place, each.language, each.title,
            [(named[skill], level) for skill, level in each.skills if skill in named],
        )
        for each in people
    )  # fmt: skip
    return people_rows(rows, language)
