"""Everybody who is here with what they show to others, piece by piece, for a file; changes nobody and writes none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass

from bot.models.bulk import one_of
from bot.models.store import fetch

# People, and skills, that are read at a time: some milliseconds each.
_PEOPLE, _SKILLS = 150, 200


@dataclass(frozen=True, slots=True)
class Listed:
    """A person: e-mail "" where none is known. `skills`: (skill, level or None where it was not given), shown ones;
    `hidden` counts those that the person keeps to themselves."""

    name: str
    email: str
    unit: str
    place: str
    title: str
    language: str
    skills: Sequence[tuple[int, int | None]]
    hidden: int


async def everybody() -> AsyncIterator[list[Listed]]:
    """All active people in the order in which they came, some hundreds at a time."""
    last = 0
    while people := await fetch(
        "SELECT id, name, email, unit, place, title, language FROM person "  # noqa: S608 - a number of ours
        f"WHERE active AND id > $1 ORDER BY id LIMIT {_PEOPLE}",
        last,
    ):
        first, last = people[0]["id"], people[-1]["id"]
        shown: dict[int, list[tuple[int, int | None]]] = {person["id"]: [] for person in people}
        hidden = dict.fromkeys(shown, 0)
        for known in await fetch(
            "SELECT person_id, skill_id, level, level_given, hidden FROM person_skill "
            "WHERE person_id BETWEEN $1 AND $2 ORDER BY level DESC, id",
            first,
            last,
        ):
            person = known["person_id"]
            if person not in shown:
                continue
            if known["hidden"]:
                hidden[person] += 1
            else:
                shown[person].append((known["skill_id"], known["level"] if known["level_given"] else None))
        yield [
            Listed(
                person["name"],
                person["email"] or "",
                person["unit"],
                person["place"],
                person["title"],
                person["language"],
                shown[person["id"]],
                hidden[person["id"]],
            )
            for person in people
        ]


async def written_as(skills: Collection[int], language: str) -> dict[int, str]:
    """A label of each skill by which a file leads back to that skill: its name in the language where that does.

    Several skills may share a label; which of them it then means is said by `labelled`.
    """
    found: dict[int, str] = {}
    numbers = sorted(skills)
    for start in range(0, len(numbers), _SKILLS):
        part = ",".join(str(int(skill)) for skill in numbers[start : start + _SKILLS])
        labels = await fetch(
            "SELECT skill_id, language, text, key, preferred FROM skill_label "  # noqa: S608 - numbers and commas only
            f"WHERE skill_id IN ({part}) ORDER BY id"
        )
        labels.sort(key=lambda label: (not label["preferred"], label["language"] != language, label["language"] != ""))
        means = await labelled({label["key"] for label in labels})
        for label in labels:
            skill = label["skill_id"]
            if means[label["key"]] == skill:
                found.setdefault(skill, label["text"])
        for label in labels:
            found.setdefault(label["skill_id"], label["text"])
    return found


async def labelled(keys: Collection[str]) -> dict[str, int]:
    """The skill that each comparable form means: of several with that label the one that prefers it, or the oldest."""
    found: dict[str, int] = {}
    wanted = sorted(keys)
    for start in range(0, len(wanted), _SKILLS):
        those, part = one_of(wanted[start : start + _SKILLS])
        labels = await fetch(
            f"SELECT key, skill_id FROM skill_label WHERE key {those} "  # noqa: S608 - ours
            "ORDER BY CASE WHEN preferred THEN 1 ELSE 0 END, skill_id DESC",
            part,
        )
        found |= {row["key"]: row["skill_id"] for row in labels}
    return found
