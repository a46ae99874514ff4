"""Who knows the asked skills, best first; reads only, and never counts what people hide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.matching import comparable
from bot.models.paging import PAGE
from bot.models.people import Person
from bot.models.skills import PersonSkill
from bot.models.store import client


@dataclass(frozen=True, slots=True)
class Why:
    """One reason why a person is in an answer."""

    skill: int
    level: int
    level_given: bool
    endorsements: int
    fresh: datetime


@dataclass(frozen=True, slots=True)
class Expert:
    """A person in an answer with the reasons, in the order in which the skills were asked."""

    person: int
    unit: str
    place: str
    title: str
    why: tuple[Why, ...]


async def experts(
    skills: list[int], unit: str = "", place: str = "", page: int = 1, asker: int = 0
) -> tuple[list[Expert], int]:
    """One page of the people who know any of the skills, and how many there are in all.

    The order: most of the asked skills, then level, endorsements, freshness, person. Filters compare folded text.
    The asker's own hidden skills count for nobody either: the answer can be shared.
    """
    where, values = "k.skill_id IN (" + ",".join(str(int(skill)) for skill in skills) + ")", []
    people = "JOIN person p ON p.id = k.person_id AND p.active"
    for column, wanted in (("unit_key", unit), ("place_key", place)):
        if wanted:
            values.append(comparable(wanted) + "%")
            where += f" AND p.{column} LIKE {_mark(len(values))}"
    where += " AND NOT k.hidden"
    if len(skills) == 1:
        order = "k.level DESC, k.endorsements DESC, k.fresh DESC, k.person_id"
        query = f"SELECT k.person_id AS person FROM person_skill k {people} WHERE {where} ORDER BY {order}"  # noqa: S608
        count = f"SELECT count(*) AS n FROM person_skill k {people} WHERE {where}"  # noqa: S608 - ids and marks only
    else:
        order = "count(*) DESC, sum(k.level) DESC, sum(k.endorsements) DESC, max(k.fresh) DESC, k.person_id"
        query = (
            f"SELECT k.person_id AS person FROM person_skill k {people} WHERE {where} "  # noqa: S608
            f"GROUP BY k.person_id ORDER BY {order}"
        )
        count = f"SELECT count(DISTINCT k.person_id) AS n FROM person_skill k {people} WHERE {where}"  # noqa: S608
    page = max(page, 1)
    rows = await client().execute_query_dict(f"{query} LIMIT {PAGE} OFFSET {PAGE * (page - 1)}", values)
    ids = [row["person"] for row in rows]
    total = len(ids) if page == 1 and len(ids) < PAGE else (await client().execute_query_dict(count, values))[0]["n"]
    return await _reasons(ids, skills), total


def _mark(number: int) -> str:
    return f"${number}" if client().capabilities.dialect == "postgres" else "?"


async def _reasons(people: list[int], skills: list[int]) -> list[Expert]:
    about = {row["id"]: row for row in await Person.filter(id__in=people).values("id", "unit", "place", "title")}
    why: dict[int, list[Why]] = {person: [] for person in people}
    rows = await PersonSkill.filter(person_id__in=people, skill_id__in=skills, hidden=False).values(
        "person_id", "skill_id", "level", "level_given", "endorsements", "fresh"
    )
    for row in sorted(rows, key=lambda row: skills.index(row["skill_id"])):
        why[row["person_id"]].append(
            Why(row["skill_id"], row["level"], row["level_given"], row["endorsements"], row["fresh"])
        )
    return [
        Expert(person, about[person]["unit"], about[person]["place"], about[person]["title"], tuple(why[person]))
        for person in people
    ]
