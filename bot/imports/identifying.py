"""By which e-mail the people of a file are known here, and which rows may be about somebody else; changes nobody.

A row whose e-mail may have been given to somebody else is left out, and an admin is asked (bot/models/identity.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.imports.people import PersonRow
from bot.imports.problems import Problem
from bot.models import identity, store
from bot.models.identity import Ground

# People looked up at a time.
_PEOPLE = 1_000


async def identified(people: Sequence[PersonRow]) -> tuple[list[PersonRow], list[Problem]]:
    """The rows under the e-mails that people are known by, and what is wrong with those that are left out."""
    clear: list[PersonRow] = []
    problems: list[Problem] = []
    listed = {person.email for person in people}
    for start in range(0, len(people), _PEOPLE):
        part = people[start : start + _PEOPLE]
        emails = [person.email for person in part]
        known, doubted = await identity.known_as(emails), await identity.doubted(emails)
        for person in part:
            main = known.get(person.email, person.email)
            if person.email in doubted:
                problems.append(Problem(person.line, "", "doubted-email", {"value": person.email}))
            elif main != person.email and main in listed:
                problems.append(Problem(person.line, "", "same-person", {"value": person.email, "email": main}))
            else:
                clear.append(person if main == person.email else replace(person, email=main))
        await _ask(doubted)
    return clear, problems


async def _ask(doubted: dict[str, int]) -> None:
    async def work() -> None:
        for email, person in doubted.items():
            await identity.claim(Ground.FILE, person, None, email)

    if doubted:
        await store.transaction(work)
