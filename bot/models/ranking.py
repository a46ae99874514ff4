"""Who knows the asked skills, best first; reads only, and never counts what people hide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.matching import comparable
from bot.models.paging import PAGE, Page
from bot.models.store import fetch, moment
from bot.reply import Address, PersonName


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
    name: PersonName
    unit: str
    place: str
    title: str
    why: tuple[Why, ...]


async def experts(skills: Sequence[int], unit: str = "", place: str = "", page: int = 1) -> Page[Expert]:
    """One page of the people who know any of the skills; the last one, where the number lies behind it.

    The order: most of the asked skills, then level, endorsements, freshness, person. Filters compare folded text by
    its beginning. One statement: this is the hot path of the product (`bench answer`).
    """
    page = max(page, 1)
    statement, values = _statement(skills, unit, place, page)
    rows = await fetch(statement, *values)
    if not rows:
        if page == 1:
            return Page([], 1, 0)
        first = await experts(skills, unit, place)
        return first if first.pages == 1 else await experts(skills, unit, place, first.pages)
    people: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        people.setdefault(row["person"], []).append(row)
    order = {skill: place for place, skill in enumerate(skills)}
    return Page([_expert(known, order) for known in people.values()], page, rows[0]["total"])


def _expert(rows: list[dict[str, Any]], order: dict[int, int]) -> Expert:
    """A person from their rows: one for each skill and address together."""
    first = rows[0]
    why = {row["skill"]: _why(row) for row in rows}
    seats = dict.fromkeys(Address(row["platform"], row["space"], row["seat"]) for row in rows if row["platform"])
    return Expert(
        first["person"],
        PersonName(first["name"], first["email"] or "", tuple(seats)),
        first["unit"],
        first["place"],
        first["title"],
        tuple(why[skill] for skill in sorted(why, key=order.__getitem__)),
    )


def _statement(skills: Sequence[int], unit: str, place: str, page: int) -> tuple[str, list[object]]:
    # Marks, not numbers: the same text each time is parsed and planned once, which took half of the statement's time.
    asked, filters = ",".join(f"${place}" for place in range(1, len(skills) + 1)), ""
    values: list[object] = [int(skill) for skill in skills]
    for column, wanted in (("unit_key", unit), ("place_key", place)):
        if wanted:
            values.append(comparable(wanted) + "%")
            filters += f" AND p.{column} LIKE ${len(values)}"
    # Leavers are few, people who know something many: so leavers are left out, instead of everybody looked up.
    known = (
        f"FROM person_skill k {'JOIN person p ON p.id = k.person_id' if filters else ''} "  # noqa: S608 - numbers and marks only
        f"WHERE k.skill_id IN ({asked}) AND k.hidden = FALSE "
        f"AND k.person_id NOT IN (SELECT id FROM person WHERE active = FALSE){filters}"
    )
    if len(skills) == 1:
        # In the order of the index, so that ten rows are read and not everybody who knows it.
        best = (
            "SELECT k.person_id, 1 AS hits, k.level AS levels, k.endorsements AS said, k.fresh AS fresh, "
            f"(SELECT count(*) {known}) AS total {known} "
            "ORDER BY k.level DESC, k.endorsements DESC, k.fresh DESC, k.person_id"
        )
    else:
        best = (
            "SELECT k.person_id, count(*) AS hits, sum(k.level) AS levels, sum(k.endorsements) AS said, "
            f"max(k.fresh) AS fresh, count(*) OVER () AS total {known} GROUP BY k.person_id "
            "ORDER BY hits DESC, levels DESC, said DESC, fresh DESC, person_id"
        )
    return (
        f"WITH best AS ({best} LIMIT {PAGE} OFFSET {PAGE * (page - 1)}) "  # noqa: S608 - numbers and marks only
        "SELECT b.person_id AS person, b.total, p.name, p.email, p.unit, p.place, p.title, "
        "k.skill_id AS skill, k.level, k.level_given, k.endorsements, k.fresh, "
        'a.platform, a.space, a."user" AS seat '
        "FROM best b JOIN person p ON p.id = b.person_id "
        f"JOIN person_skill k ON k.person_id = b.person_id AND k.skill_id IN ({asked}) AND k.hidden = FALSE "
        "LEFT JOIN address a ON a.person_id = b.person_id "
        "ORDER BY b.hits DESC, b.levels DESC, b.said DESC, b.fresh DESC, b.person_id, a.id"
    ), values


def _why(row: dict[str, Any]) -> Why:
    fresh = moment(row["fresh"])
    return Why(row["skill"], row["level"], bool(row["level_given"]), row["endorsements"], fresh)
