"""A load one by one: what it would do to each, or did, and why not; puts nothing into words."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.imports import planning
from bot.models import bulk, store
from bot.models.loads import Load, decided_skill
from bot.models.paging import PAGE, Page, pages

# Steps that are read at a time where all of them are wanted.
_READ = 400


@dataclass(frozen=True, slots=True)
class Difference:
    """One step in words. act: "add", "change", "leave" or "coin" (a new skill, or another name of one).

    values: column, before, after. skills: what they are called or the number of the skill, level after and before (0:
    not given, None: they did not have it). state, why: see LoadStep.
    """

    number: int
    act: str
    about: str
    name: str
    values: Sequence[tuple[str, str, str]]
    skills: Sequence[tuple[str | int, int, int | None]]
    state: str
    why: str


async def diff(load: Load, page: int) -> Page[Difference]:
    """A page of what would be done to whom, or was. What new spellings become is asked elsewhere (`spellings`)."""
    return await _differences(load, page, "AND act <> 'coin' ")


async def refusals(load: Load, page: int) -> Page[Difference]:
    """A page of what was not applied, or was not undone."""
    return await _differences(load, page, "AND state IN ('refused', 'kept') ")


async def _differences(load: Load, page: int, which: str) -> Page[Difference]:
    source = f"FROM load_step WHERE load_id = $1 {which}"
    total = int((await store.fetch(f"SELECT count(*) AS many {source}", load.id))[0]["many"])
    page = min(max(page, 1), pages(total))
    steps = await store.fetch(
        f"SELECT number, act, about, wanted, seen, state, why {source}ORDER BY number LIMIT {PAGE} OFFSET $2",
        load.id, PAGE * (page - 1),
    )  # fmt: skip
    spelled = await _spelled(load.id, steps)
    return Page([_difference(step, spelled) for step in steps], page, total)


async def all_differences(load: Load) -> AsyncIterator[Difference]:
    """All that would be done, or was: for a file."""
    last = 0
    while steps := await store.fetch(
        "SELECT number, act, about, wanted, seen, state, why FROM load_step WHERE load_id = $1 AND number > $2 "  # noqa: S608
        f"ORDER BY number LIMIT {_READ}",
        load.id, last,
    ):  # fmt: skip
        spelled = await _spelled(load.id, steps)
        for step in steps:
            yield _difference(step, spelled)
        last = steps[-1]["number"]


async def _spelled(load: int, steps: Sequence[Mapping[str, Any]]) -> dict[int, str | int]:
    """What the spellings that some steps name by number are: the skill that was decided, or their text; not those that
    are left out."""
    numbers = {-skill for step in steps for skill, _ in _skills(step) if skill < 0}
    found = await store.fetch(
        f"SELECT number, text, decided FROM load_spelling WHERE load_id = $1 AND decided <> 'out' "  # noqa: S608
        f"AND number IN ({bulk.among(list(numbers))})",
        load,
    )
    return {row["number"]: decided_skill(row["decided"]) or row["text"] for row in found}


def _skills(step: Mapping[str, Any]) -> list[tuple[int, int]]:
    return list(planning.pairs(json.loads(step["wanted"]).get("skills", ())))


def _difference(step: Mapping[str, Any], spelled: Mapping[int, str | int]) -> Difference:
    wanted = json.loads(step["wanted"])
    seen = json.loads(step["seen"]) if step["seen"] else {}
    had = {skill: value // 2 if value % 2 else 0 for skill, value in planning.pairs(seen.get("skills", ()))}
    skills = [
        (skill if skill > 0 else spelled[-skill], level, had.get(skill))
        for skill, level in _skills(step)
        if skill > 0 or -skill in spelled
    ]
    skills += [(text, 0, None) for text, *_ in wanted.get("labels", ())]  # of a catalogue
    told = wanted.get("set", wanted if step["act"] == "add" else {})
    values = [
        (column, str(seen.get("set", {}).get(column, "")), str(told[column]))
        for column in ("name", "unit", "place", "title", "language")
        if told.get(column)
    ]
    if told.get("active"):
        values.append(("active", "", ""))
    name = wanted.get("name", "")
    return Difference(step["number"], step["act"], step["about"], name, values, skills, step["state"], step["why"])
