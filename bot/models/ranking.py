"""Who knows the asked skills, best first; reads only, and never counts what people hide.

**The order.** For each person, of the asked skills that they show to everybody:
1. how many of them they know,
2. the sum of their levels (1 learning ... 4 can teach; loaded without a level counts as 2),
3. the sum of their endorsements, of which at most MOST_ENDORSED count for one skill,
4. when they, or whoever loaded it, said any of them last, to the microsecond,
5. their number, smallest first, so that pages never overlap.
People who have left are nobody. `unit` and `place` keep those whose own begins so, both texts folded.

It is executed twice: by known.py on arrays in memory (experts.py), and by `_plainly` on the store until those are
read. A property test compares them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.matching import comparable
from bot.models.experts import EXPERTS
from bot.models.known import MOST_ENDORSED
from bot.models.paging import PAGE, Page, pages
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

    The hot path of the product (`bench answer`, `bench rank`).
    """
    asked, unit, place = tuple(dict.fromkeys(skills)), comparable(unit), comparable(place)
    known = await EXPERTS.get()
    best = known.best(asked, unit, place, page) if known else await plainly(asked, unit, place, page)
    return Page(await _shown(best.rows, asked), best.number, best.total)


async def plainly(skills: Sequence[int], unit: str, place: str, page: int) -> Page[int]:
    """The numbers of the best people by one query: the reference for `Known.best`. unit, place: folded."""
    page = max(page, 1)
    # Marks, not numbers: the same text each time is parsed and planned once, which took half of the statement's time.
    values: list[object] = [int(skill) for skill in skills]
    marks, filters = ",".join(f"${place}" for place in range(1, len(skills) + 1)), ""
    for column, wanted in (("unit_key", unit), ("place_key", place)):
        if wanted:
            values.append(wanted + "%")
            filters += f" AND p.{column} LIKE ${len(values)}"
    # Leavers are few, people who know something many: so leavers are left out, instead of everybody looked up.
    rows = await fetch(
        "SELECT k.person_id AS person, count(*) OVER () AS total FROM person_skill k "  # noqa: S608 - numbers and marks only
        f"{'JOIN person p ON p.id = k.person_id ' if filters else ''}WHERE k.skill_id IN ({marks}) "
        f"AND k.hidden = FALSE AND k.person_id NOT IN (SELECT id FROM person WHERE active = FALSE){filters} "
        "GROUP BY k.person_id "
        "ORDER BY count(*) DESC, sum(k.level) DESC, "
        f"sum(CASE WHEN k.endorsements > {MOST_ENDORSED} THEN {MOST_ENDORSED} ELSE k.endorsements END) DESC, "
        f"max(k.fresh) DESC, k.person_id LIMIT {PAGE} OFFSET {PAGE * (page - 1)}",
        *values,
    )
    if rows:
        return Page([row["person"] for row in rows], page, rows[0]["total"])
    if page == 1:
        return Page([], 1, 0)
    first = await plainly(skills, unit, place, 1)
    return first if first.total <= PAGE else await plainly(skills, unit, place, pages(first.total))


async def _shown(people: Sequence[int], skills: Sequence[int]) -> list[Expert]:
    """People with their reasons, in the order given; as the store has them now, so nothing hidden since is shown."""
    if not people:
        return []
    marks = [f"${place}" for place in range(1, len(people) + len(skills) + 1)]
    # The plus keeps both databases from looking through everybody who knows a skill, to find ten of them.
    rows = await fetch(
        "SELECT p.id AS person, p.name, p.email, p.unit, p.place, p.title, "  # noqa: S608 - marks only
        "k.skill_id AS skill, k.level, k.level_given, k.endorsements, k.fresh, "
        'a.platform, a.space, a."user" AS seat '
        "FROM person p JOIN person_skill k ON k.person_id = p.id LEFT JOIN address a ON a.person_id = p.id "
        f"WHERE p.id IN ({','.join(marks[: len(people)])}) AND p.active = TRUE AND k.hidden = FALSE "
        f"AND +k.skill_id IN ({','.join(marks[len(people) :])}) ORDER BY a.id",
        *people, *skills,
    )  # fmt: skip
    known: dict[int, list[dict[str, Any]]] = {person: [] for person in people}
    for row in rows:
        known[row["person"]].append(row)
    order = {skill: place for place, skill in enumerate(skills)}
    return [_expert(told, order) for told in known.values() if told]


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


def _why(row: dict[str, Any]) -> Why:
    fresh = moment(row["fresh"])
    return Why(row["skill"], row["level"], bool(row["level_given"]), row["endorsements"], fresh)
