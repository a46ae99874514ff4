"""People who are missing in a file that is said to be complete: proposed as leavers, and let go when that is confirmed.

What a leaver filed, voted for or wrote stays; their profile goes. Undoing brings it back as it was, row by row.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.imports.planning import keep_steps
from bot.imports.steps import Outcome, Step, Written, packed
from bot.imports.writing import write_changes
from bot.models import bulk, rows, store
from bot.models.people import Role
from bot.models.rows import CHANGED, Images

# People looked at in one statement.
_AT_ONCE = 500

_EMPTY: Mapping[str, object] = {
    "title": "", "unit": "", "unit_key": "", "place": "", "place_key": "", "earlier": "", "interests": "", "speaks": "",
    "role": int(Role.EMPLOYEE), "active": False,
}  # fmt: skip


async def missing(
    there: Collection[int], emails: Collection[str], firsts: Collection[str], by: int, before: datetime
) -> list[int]:
    """Active people who are neither `there` nor have one of these e-mails, but have one; no admins (`firsts`: those of
    the settings), nor `by`, nor who came after the plan was made (`before`)."""
    found: list[int] = []
    known, last = {*emails, *firsts}, 0
    while True:
        people = await store.fetch(
            "SELECT id, email FROM person WHERE id > $1 AND active = TRUE AND email IS NOT NULL AND role < $2 "  # noqa: S608
            f"AND created <= $3 ORDER BY id LIMIT {_AT_ONCE}",
            last, int(Role.ADMIN), before,
        )  # fmt: skip
        found += [
            row["id"] for row in people if row["id"] not in there and row["email"] not in known and row["id"] != by
        ]
        if len(people) < _AT_ONCE:
            return found
        last = people[-1]["id"]


async def plan_leavers(load: int, people: Sequence[int]) -> int:
    """Write the steps of a load that lets these people go; how many."""
    last = 0
    for start in range(0, len(people), _AT_ONCE):
        persons, known = await _profiles(people[start : start + _AT_ONCE])
        steps = [
            {
                "act": "leave", "about": person["email"] or "", "size": 1 + len(known.get(id, ())),
                "wanted": packed({"id": id, "name": person["name"]}),
                "seen": packed({"seal": rows.seal([person], known.get(id, ()))}),
            }
            for id, person in persons.items()
        ]  # fmt: skip
        last = await keep_steps(load, last, steps)
    return last


async def leave(steps: Sequence[Step]) -> Written:
    """Empty the profiles of people who are as the plan saw them."""
    persons, known = await _profiles([step.wanted["id"] for step in steps])
    outcomes: list[Outcome] = []
    for step in steps:
        person = persons.get(step.wanted["id"])
        skills = known.get(step.wanted["id"], [])
        if person is None or rows.seal([person], skills) != step.seen["seal"]:
            outcomes.append(CHANGED)
            continue
        after = {column: bulk.stored(value) for column, value in _EMPTY.items()}
        after = {column: value for column, value in after.items() if value != person[column]}
        images = Images(changed={"person": [(person["id"], {column: person[column] for column in after}, after)]})
        if skills:
            images.removed["person_skill"] = skills
        outcomes.append(images)
    done = [each for each in outcomes if isinstance(each, Images)]
    await bulk.delete("person_skill", [row["id"] for each in done for row in each.removed.get("person_skill", ())])
    await write_changes(done)
    return Written(outcomes, {each.changed["person"][0][0] for each in done})


async def _profiles(people: Sequence[int]) -> tuple[dict[int, dict[str, Any]], dict[int, list[dict[str, Any]]]]:
    ids = bulk.among(people)
    lock = "" if store.dialect() == "sqlite" else " FOR UPDATE"
    persons = await rows.take("person", f"id IN ({ids})", lock=lock if store.inside() else "")
    known: dict[int, list[dict[str, Any]]] = {}
    for row in (await rows.take("person_skill", f"person_id IN ({ids})")).values():
        known.setdefault(row["person_id"], []).append(row)
    return persons, known
