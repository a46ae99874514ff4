"""Writes the steps of a load of people: who is added, who changes, which skills are new; each step whole or refused.

A step whose person is not any more as the plan saw them is refused: nobody's later word is overwritten.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from bot import clock
from bot.imports.planning import pairs
from bot.imports.steps import Outcome, Step, Written
from bot.matching import comparable
from bot.models import bulk, rows, store
from bot.models.everybody import labelled
from bot.models.rows import CHANGED, Images
from bot.models.skills import LABELS

_SAID, _KEYS = ("email", "name", "unit", "place", "title", "language"), ("name", "unit", "place")
# People whose images are made in one turn of the event loop: some three milliseconds.
_TOGETHER = 100
# Columns that a change of what somebody knows may touch.
_LEARNT = ("level", "level_given", "fresh")

_Pair = tuple[int, int]


async def spelled(load: int) -> dict[int, int]:
    """The skill that each spelling of a load has become, by its number; those that were left out are not there."""
    found = await store.fetch("SELECT number, skill FROM load_spelling WHERE load_id = $1 AND skill IS NOT NULL", load)
    return {row["number"]: row["skill"] for row in found}


# --- skills ----------------------------------------------------------------------------------------------------------


async def coin(load: int, steps: Sequence[Step]) -> Written:
    """Make skills and aliases of spellings as they were decided; what has become a label meanwhile is that skill."""
    numbers = bulk.among([step.wanted["spelling"] for step in steps])
    spellings = {
        row["number"]: row
        for row in await store.fetch(
            f"SELECT id, number, text, key, decided FROM load_spelling WHERE load_id = $1 AND number IN ({numbers})",  # noqa: S608
            load,
        )
    }
    known = await labelled({row["key"] for row in spellings.values()})
    there = await _there({_decided(row) for row in spellings.values()} - {0})
    new = [
        row for row in spellings.values() if not _decided(row) and row["decided"] != "out" and row["key"] not in known
    ]
    aliases = [row for row in spellings.values() if _decided(row) in there and row["key"] not in known]
    if new:
        await LABELS.added()
    skills = dict(zip([row["number"] for row in new], await bulk.take_ids("skill", len(new)), strict=True))
    label_ids = iter(await bulk.take_ids("skill_label", len(new) + len(aliases)))
    now, images = clock.now(), {number: Images() for number in spellings}
    skill, label = rows.Blank("skill", created=now), rows.Blank("skill_label", language="")
    skill_rows, label_rows = [], []
    for row in new:
        id, checked = skills[row["number"]], now if row["decided"] == "new" else None
        skill_rows.append(skill.row(id=id, name=row["text"], checked=checked))
        label_rows.append(label.row(id=next(label_ids), skill_id=id, text=row["text"], key=row["key"], preferred=True))
        images[row["number"]].add({"skill": skill_rows[-1:], "skill_label": label_rows[-1:]})
    for row in aliases:
        label_rows.append(label.row(id=next(label_ids), skill_id=_decided(row), text=row["text"], key=row["key"]))
        images[row["number"]].add({"skill_label": label_rows[-1:]})
    await bulk.insert("skill", skill.columns, skill_rows)
    await bulk.insert("skill_label", label.columns, label_rows)
    outcomes: list[Outcome] = []
    became = []
    for step in steps:
        row = spellings[step.wanted["spelling"]]
        means = known.get(row["key"]) or skills.get(row["number"]) or (_decided(row) if _decided(row) in there else 0)
        if row["decided"] != "out" and means:
            became.append((row["id"], means))
        lost = _decided(row) and not means
        outcomes.append(CHANGED if lost else images[row["number"]])
    await bulk.update("load_spelling", ("skill",), became)
    await LABELS.changed({_decided(row) for row in aliases})
    return Written(outcomes)


def _decided(row: Mapping[str, Any]) -> int:
    """The skill that a spelling was said to be; 0 for none."""
    return int(row["decided"].removeprefix("skill/")) if row["decided"].startswith("skill/") else 0


async def _there(skills: Iterable[int]) -> set[int]:
    found = await store.fetch(f"SELECT id FROM skill WHERE id IN ({bulk.among(list(skills))})")  # noqa: S608 - numbers
    return {row["id"] for row in found}


# --- people ----------------------------------------------------------------------------------------------------------


async def add(steps: Sequence[Step], skills: Mapping[int, int]) -> Written:
    """Write people who were not there, with all they know. skills: what `spelled` says."""
    those, emails = bulk.one_of(step.wanted["email"] for step in steps)
    taken = await store.fetch(f"SELECT email FROM person WHERE email {those}", emails)  # noqa: S608 - ours
    there = {row["email"] for row in taken}
    new = [step for step in steps if step.wanted["email"] not in there]
    ids = await bulk.take_ids("person", len(new))
    learning = _Learning()
    known = await learning.take(
        [(id, *_resolved(step.wanted["skills"], skills)) for id, step in zip(ids, new, strict=True)]
    )
    blank = rows.Blank("person", created=learning.now)
    people = [blank.row(id=id, **_person(step.wanted)) for id, step in zip(ids, new, strict=True)]
    await bulk.insert("person", blank.columns, people)
    writing = asyncio.create_task(learning.write(known))
    images: dict[int, Images] = {}
    try:
        # What undoing needs is made while the database writes; and the loop has its turn.
        for at, (step, person, each) in enumerate(zip(new, people, known, strict=True)):
            if at % _TOGETHER == 0:
                await asyncio.sleep(0)
            images[step.id] = image = Images()
            told = dict(zip(blank.columns, person, strict=True))
            image.add_columns({"person": (1, told), "person_skill": learning.told(each)})
    finally:
        await writing
    return Written([images.get(step.id, CHANGED) for step in steps], set(ids))


def _person(said: Mapping[str, Any]) -> dict[str, Any]:
    columns = {column: said[column] for column in _SAID if column in said}
    return columns | {f"{column}_key": _key(column, columns[column]) for column in _KEYS if column in columns}


@lru_cache(maxsize=4096)
def _key(column: str, value: str) -> str:
    return comparable(value)[: 200 if column == "name" else 100]


def _resolved(flat: Sequence[int], skills: Mapping[int, int]) -> tuple[list[int], list[int]]:
    """Skills, each once, and the level of each (0: none given); two labels of one skill are one."""
    wanted, levels = [number if number > 0 else skills.get(-number, 0) for number in flat[::2]], [*flat[1::2]]
    if 0 not in wanted and len(set(wanted)) == len(wanted):
        return wanted, levels
    found: dict[int, int] = {}
    for skill, level in zip(wanted, levels, strict=True):
        if skill and found.setdefault(skill, level) < level:
            found[skill] = level
    return [*found], [*found.values()]


class _Known(NamedTuple):
    """What somebody newly knows: the rows' ids, whose they are, the skills and a level of each (0: none given)."""

    ids: list[int]
    person: int
    skills: list[int]
    levels: list[int]


class _Learning:
    """Writes that people know something, as of one moment: a million times, so by column and not by row."""

    def __init__(self) -> None:
        self.now = clock.now()
        self._blank = rows.Blank("person_skill", level_given=False, fresh=self.now)
        self._level, self._yes, self._no = self._blank.told()["level"], bulk.stored(True), bulk.stored(False)

    async def take(self, wanted: Sequence[tuple[int, list[int], list[int]]]) -> list[_Known]:
        """Ids for what people shall know: each person, their skills, the levels of those."""
        ids = await bulk.take_ids("person_skill", sum(len(skills) for _, skills, _ in wanted))
        ends = accumulate(len(skills) for _, skills, _ in wanted)
        return [
            _Known([*ids[end - len(skills) : end]], person, skills, levels)
            for end, (person, skills, levels) in zip(ends, wanted, strict=True)
        ]

    def told(self, known: _Known) -> tuple[int, dict[str, Any]]:
        """How many rows that are, and their columns."""
        return len(known.ids), self._columns(known.ids, known.person, known.skills, known.levels)

    async def write(self, known: Sequence[_Known]) -> None:
        """Write it for all of them."""
        ids = [id for each in known for id in each.ids]
        people = [each.person for each in known for _ in each.ids]
        skills = [skill for each in known for skill in each.skills]
        levels = [level for each in known for level in each.levels]
        await bulk.insert_columns("person_skill", len(ids), self._columns(ids, people, skills, levels))

    def _columns(self, ids: list[int], people: int | list[int], skills: list[int], levels: list[int]) -> dict[str, Any]:
        columns = self._blank.told(id=ids, person_id=people, skill_id=skills)
        if any(levels):
            columns["level"] = [level or self._level for level in levels]
            columns["level_given"] = [self._yes if level else self._no for level in levels]
        return columns


async def change(steps: Sequence[Step], skills: Mapping[int, int]) -> Written:
    """Write what is new of people who were there."""
    ids = bulk.among([step.wanted["id"] for step in steps])
    lock = "" if store.dialect() == "sqlite" else " FOR NO KEY UPDATE"
    now = await rows.take("person", f"id IN ({ids})", lock=lock)
    have: dict[int, dict[int, Mapping[str, Any]]] = {}
    for known in (await rows.take("person_skill", f"person_id IN ({ids})")).values():
        have.setdefault(known["person_id"], {})[known["skill_id"]] = known
    learning = _Learning()
    plans = [
        _Change(step, now.get(step.wanted["id"]), have.get(step.wanted["id"], {}), skills, learning.now)
        for step in steps
    ]
    going = [plan for plan in plans if plan.fits]
    known_now = await learning.take([(plan.person, [*plan.new], [*plan.new.values()]) for plan in going])
    for plan, learnt in zip(going, known_now, strict=True):
        plan.images.add_columns({"person_skill": learning.told(learnt)})
    await learning.write(known_now)
    await write_changes([plan.images for plan in going])
    return Written([plan.images if plan.fits else CHANGED for plan in plans], {plan.person for plan in going})


async def write_changes(images: Iterable[Images]) -> None:
    """Give rows the values that their images say they have afterwards."""
    values: dict[tuple[str, tuple[str, ...]], list[list[Any]]] = {}
    for each in images:
        for table, changed in each.changed.items():
            for row, _, after in changed:
                values.setdefault((table, tuple(after)), []).append([row, *after.values()])
    for (table, columns), changed_rows in values.items():
        await bulk.update(table, columns, changed_rows)


class _Change:
    """What one step does to somebody who is there: compared before anything is written."""

    def __init__(
        self,
        step: Step,
        person: Mapping[str, Any] | None,
        have: Mapping[int, Mapping[str, Any]],
        skills: Mapping[int, int],
        now: datetime,
    ) -> None:
        self.person: int = step.wanted["id"]
        self.new: dict[int, int] = {}
        self.images = Images()
        self._now = now
        self.fits = person is not None and self._is_as_seen(step, person, have)
        if person is not None and self.fits:
            self._set(step.wanted["set"], person)
            self._compare(dict(zip(*_resolved(step.wanted["skills"], skills), strict=True)), have)

    def _is_as_seen(self, step: Step, person: Mapping[str, Any], have: Mapping[int, Mapping[str, Any]]) -> bool:
        if any(person[column] != value for column, value in step.seen["set"].items()):
            return False
        seen = dict(pairs(step.seen["skills"]))
        now = {skill: known["level"] * 2 + int(known["level_given"]) for skill, known in have.items()}
        return all(now.get(skill) == seen.get(skill) for skill, _ in pairs(step.wanted["skills"]) if skill > 0)

    def _set(self, wanted: Mapping[str, Any], person: Mapping[str, Any]) -> None:
        keys = {f"{column}_key": _key(column, wanted[column]) for column in _KEYS if column in wanted}
        after = {column: bulk.stored(value) for column, value in {**wanted, **keys}.items()}
        if after:
            before = {column: person[column] for column in after}
            self.images.changed["person"] = [(self.person, before, after)]

    def _compare(self, wanted: Mapping[int, int], have: Mapping[int, Mapping[str, Any]]) -> None:
        for skill, level in wanted.items():
            known = have.get(skill)
            if known is None:
                self.new[skill] = level
            elif level and (known["level"], bool(known["level_given"])) != (level, True):
                given = (level, bulk.stored(True), bulk.stored(self._now))
                before = {column: known[column] for column in _LEARNT}
                after = dict(zip(_LEARNT, given, strict=True))
                self.images.changed.setdefault("person_skill", []).append((known["id"], before, after))
