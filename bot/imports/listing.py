"""Everybody in the store becomes a file; what a file looks like is said in export.py, and who may have it elsewhere."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.imports.export import people_file
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
    people: list[Listed] = []
    async for part in everybody():
        people += part
    named = await written_as({skill for person in people for skill, _ in person.skills}, language)
    within = [person for person in people if person.email]
    data = await asyncio.to_thread(_written, within, named, language)
    hidden = sum(person.hidden for person in within)
    return Listing(data, len(within), len(people) - len(within), hidden)


def _written(people: list[Listed], named: dict[int, str], language: str) -> bytes:
    rows = (
        PersonRow(
            0,
            person.name,
            person.email,
            person.unit,
            person.place,
            person.language,
            person.title,
            [(named[skill], level) for skill, level in person.skills if skill in named],
        )
        for person in people
    )
    return people_file(rows, language)
