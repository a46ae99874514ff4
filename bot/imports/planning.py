"""What a file of people would change: compared with the store and kept as the steps of a load; changes nobody.

People are told apart by e-mail, skills by any label they have in any language. What a file leaves blank says nothing.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from babel import Locale

from bot.imports.cells import Skill
from bot.imports.people import PersonRow
from bot.imports.steps import packed
from bot.matching import Band, comparable
from bot.models import bulk, rows, store
from bot.models.everybody import labelled
from bot.models.skills import meant
from bot.reply import UserText
from bot.texts import LANGUAGES

_LONGEST = {"name": 200, "unit": 100, "place": 100, "title": 200}
# People compared, and labels looked up, at a time.
_PEOPLE, _LABELS = 1_000, 1_000
# Spellings whose nearest skills are looked for while the plan is made, those first that most people have: each takes a
# millisecond, and nobody decides more of them in one sitting. For the others `near` is asked when they are shown.
_LOOKED_FOR = 200
# Nearest skills that are shown for a spelling.
NEAREST = 3


@dataclass(slots=True)
class Counts:
    """What a plan comes to. there: whom of the file there is already, by number."""

    added: int = 0
    changed: int = 0
    same: int = 0
    spellings: int = 0
    steps: int = 0
    there: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Spelled:
    """The label that a form of it came as first, and how many people have it."""

    text: str
    people: int = 0


@dataclass(slots=True)
class _Difference:
    steps: list[dict[str, Any]] = field(default_factory=list)
    added: int = 0
    changed: int = 0
    same: int = 0


async def plan_people(load: int, people: Sequence[PersonRow], *, ask: bool = True) -> Counts:
    """Write the steps and the spellings of a load. `ask`: look for the skills that unknown spellings may mean."""
    counts = Counts()
    labels, spelled = await asyncio.to_thread(_labels, people)
    known = await labelled(spelled)
    unknown = {key: number for number, key in enumerate((key for key in spelled if key not in known), 1)}
    codes = _Codes({label: known.get(key) or -unknown[key] for label, key in labels.items()})
    counts.spellings = len(unknown)
    await _keep_spellings(
        load, [(spelled[key].text, spelled[key].people, key, number) for key, number in unknown.items()]
    )
    if ask:
        await _look_for(load)
    steps = [_coining(number, spelled[key].text) for key, number in unknown.items()]
    counts.steps = await keep_steps(load, 0, steps)
    for start in range(0, len(people), _PEOPLE):
        part = people[start : start + _PEOPLE]
        there = await _there([person.email.casefold() for person in part])
        counts.there += [row["id"] for row in there.values()]
        have = await _have([row["id"] for row in there.values()])
        # In a thread, so that others have their turns; not beside the writing, with which it would share one lock.
        found = await asyncio.to_thread(_compare, part, there, have, codes)
        counts.added, counts.changed = counts.added + found.added, counts.changed + found.changed
        counts.same += found.same
        counts.steps = await keep_steps(load, counts.steps, found.steps)
    return counts


# What a step says of itself before it is done.
_SAID = ("act", "about", "size", "wanted", "seen")


async def keep_steps(load: int, after: int, steps: Sequence[Mapping[str, Any]]) -> int:
    """Write steps of a load behind that number; the number of the last one."""

    async def work(part: Sequence[Mapping[str, Any]], first: int) -> None:
        ids = await bulk.take_ids("load_step", len(part))
        said = {column: [step.get(column, "") for step in part] for column in _SAID}
        blank = rows.Blank("load_step", load_id=load)
        told = blank.told(id=list(ids), number=list(range(first, first + len(part))), **said)
        await bulk.insert_columns("load_step", len(part), told)

    for start in range(0, len(steps), _PEOPLE):
        part = steps[start : start + _PEOPLE]
        await store.transaction(lambda part=part, first=after + start + 1: work(part, first))  # type: ignore[misc]
    return after + len(steps)


# --- skills by what a file calls them ------------------------------------------------------------------------------


def _labels(people: Sequence[PersonRow]) -> tuple[dict[str, str], dict[str, _Spelled]]:
    """The comparable form of each label; and for each form what it is called and how many people have it."""
    having = Counter(label for person in people for label, _ in person.skills)
    labels = {label: key for label in having if (key := comparable(label)[:200])}
    spelled: dict[str, _Spelled] = {}
    twice = set()
    for label, key in labels.items():
        if key in spelled:
            twice.add(key)
        spelled.setdefault(key, _Spelled(UserText(label)[:200])).people += having[label]
    if twice:  # somebody may have two labels of one form
        both = {label: key for label, key in labels.items() if key in twice}
        counted = Counter(
            key for person in people for key in {both[label] for label, _ in person.skills if label in both}
        )
        for key in twice:
            spelled[key].people = counted[key]
    return labels, spelled


async def _keep_spellings(load: int, spellings: Sequence[tuple[str, int, str, int]]) -> None:
    async def work(part: Sequence[tuple[str, int, str, int]]) -> None:
        ids = await bulk.take_ids("load_spelling", len(part))
        blank = rows.Blank("load_spelling", load_id=load)
        kept = [
            blank.row(id=id, number=number, text=text, key=key, people=people)
            for id, (text, people, key, number) in zip(ids, part, strict=True)
        ]
        await bulk.insert("load_spelling", blank.columns, kept)

    for start in range(0, len(spellings), _LABELS):
        part = spellings[start : start + _LABELS]
        await store.transaction(lambda part=part: work(part))  # type: ignore[misc]


def _coining(number: int, text: str) -> dict[str, Any]:
    return {"act": "coin", "about": text, "size": 2, "wanted": packed({"spelling": number})}


async def _look_for(load: int) -> None:
    wanted = await store.fetch(
        f"SELECT id, text FROM load_spelling WHERE load_id = $1 ORDER BY people DESC, number LIMIT {_LOOKED_FOR}",  # noqa: S608
        load,
    )
    await near(wanted)


async def near(spellings: Iterable[Mapping[str, Any]]) -> dict[int, list[list[Any]]]:
    """Look for the skills that spellings (id, text) may mean and keep them: [skill, score, whether it is sure], ..."""
    found: dict[int, list[list[Any]]] = {}
    for each in spellings:
        hits = await meant(each["text"], "", NEAREST, meaning=False)
        found[each["id"]] = [
            [hit.id, round(hit.score), hit.band is Band.ANSWER] for hit in hits if hit.band is not Band.NONE
        ]
        await asyncio.sleep(0)
    if found:
        kept = [(id, packed(hits)) for id, hits in found.items()]
        await store.transaction(lambda: bulk.update("load_spelling", ("near",), kept))
    return found


# --- people ----------------------------------------------------------------------------------------------------------


async def _there(emails: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Who is there, by e-mail. shut: nobody whom all their platforms have switched off comes back by a file."""
    those, value = bulk.one_of(emails)
    people = await store.fetch(
        "SELECT p.id, p.email, p.name, p.unit, p.place, p.title, p.language, p.active, "  # noqa: S608 - ours
        "CASE WHEN p.active THEN 0 WHEN EXISTS (SELECT 1 FROM address a WHERE a.person_id = p.id AND a.gone = FALSE "
        "AND a.platform <> 'terminal') THEN 0 WHEN EXISTS (SELECT 1 FROM address a WHERE a.person_id = p.id "
        f"AND a.gone = TRUE) THEN 1 ELSE 0 END AS shut FROM person p WHERE p.email {those}",
        value,
    )
    return {row["email"]: row for row in people}


# A skill with its level as one number, so that a hundred thousand of them are compared as numbers are: the skill (or,
# negative, a spelling), the level, 0 for none given, and whether it was given.
_BITS, _LEVEL = 4, 0b1111
_CODE = f"skill_id * {1 << _BITS} + level * 2 + CASE WHEN level_given THEN 1 ELSE 0 END"
_JOINED = {"sqlite": f"group_concat({_CODE}, ' ')", "postgres": f"string_agg(({_CODE})::text, ' ')"}


class _Codes(dict[Skill, int]):
    """The code of a skill as a file has it; 0 where its label means nothing."""

    def __init__(self, skills: Mapping[str, int]) -> None:
        super().__init__()
        self._skills = skills

    def __missing__(self, said: Skill) -> int:
        label, level = said
        skill = self._skills.get(label, 0)
        code = self[said] = skill and skill << _BITS | (level or 0) << 1 | (level is not None)
        return code


async def _have(people: Sequence[int]) -> dict[int, str]:
    """What people know, as a text of codes: a row for each skill would be an object of some columns."""
    told = await store.fetch(
        f"SELECT person_id, {_JOINED[store.dialect()]} AS have "  # noqa: S608 - numbers only
        f"FROM person_skill WHERE person_id IN ({bulk.among(people)}) GROUP BY person_id"
    )
    return {row["person_id"]: row["have"] for row in told}


def _compare(
    people: Sequence[PersonRow],
    there: Mapping[str, Mapping[str, Any]],
    have: Mapping[int, str],
    codes: Mapping[Skill, int],
) -> _Difference:
    found = _Difference()
    for person in people:
        email = person.email.casefold()
        said = _said(person)
        wanted = [code for skill in person.skills if (code := codes[skill])]
        if (known := there.get(email)) is None:
            found.steps.append(_adding(email, said, _levels(wanted)))
            found.added += 1
        elif step := _changing(email, said, wanted, known, have.get(known["id"], "")):
            found.steps.append(step)
            found.changed += 1
        else:
            found.same += 1
    return found


def _levels(codes: Sequence[int]) -> dict[int, int]:
    """The level of each skill, 0 for none given; the highest where two labels mean one skill."""
    levels = {code >> _BITS: (code & _LEVEL) >> 1 for code in codes}
    if len(levels) < len(codes):
        levels = {code >> _BITS: (code & _LEVEL) >> 1 for code in sorted(codes)}
    return levels


def _said(person: PersonRow) -> dict[str, str]:
    """What a file says of somebody, without what it leaves blank."""
    said = {
        "name": UserText(person.name)[: _LONGEST["name"]],
        "unit": _kept("unit", person.unit),
        "place": _kept("place", person.place),
        "title": _kept("title", person.title),
        "language": _language(person.language),
    }
    return {column: value for column, value in said.items() if value}


@lru_cache(maxsize=1 << 12)  # what many people of a file have in common
def _kept(column: str, value: str) -> str:
    return UserText(value)[: _LONGEST[column]]


@cache
def _languages() -> dict[str, str]:
    """Our languages by what they are called in any of them."""
    return {Locale(each).languages[language].casefold(): language for each in LANGUAGES for language in LANGUAGES}


@lru_cache(maxsize=1 << 12)
def _language(cell: str) -> str:
    """The language of ours that a cell means; "" where it means none."""
    cell = cell.casefold().strip()
    primary = cell.replace("_", "-").partition("-")[0]
    return primary if primary in LANGUAGES else _languages().get(cell, "")


def _adding(email: str, said: Mapping[str, str], skills: Mapping[int, int]) -> dict[str, Any]:
    person = {"email": email, "name": email.partition("@")[0][:200], **said, "skills": _flat(skills)}
    return {"act": "add", "about": email, "size": 1 + len(skills), "wanted": packed(person)}


def _changing(
    email: str, said: Mapping[str, str], wanted: Sequence[int], known: Mapping[str, Any], have: str
) -> dict[str, Any] | None:
    """The step that makes somebody what the file says; None where they are already."""
    # In the store a value may have line ends and several blanks, which a file of ours cannot hold.
    new: dict[str, Any] = {
        column: value
        for column, value in said.items()
        if value != known[column] and value != " ".join(known[column].split())
    }
    if not known["active"] and not known["shut"]:
        new["active"] = True
    learnt, before = _learnt(wanted, set(map(int, have.split())))
    if not new and not learnt:
        return None
    becomes = {"id": known["id"], "name": known["name"], "set": new, "skills": _flat(learnt)}
    seen = {"set": {column: known[column] for column in new}, "skills": _flat(before)}
    size = len(learnt) + bool(new)
    return {"act": "change", "about": email, "size": size, "wanted": packed(becomes), "seen": packed(seen)}


def _learnt(wanted: Sequence[int], have: set[int]) -> tuple[dict[int, int], dict[int, int]]:
    """The levels of skills that are new, or given otherwise; of these also what `person_skill` says now: the level
    twice, and one more where it was given."""
    learnt: dict[int, int] = {}
    before: dict[int, int] = {}
    if not have.issuperset(wanted):  # nearly everybody's is when a file is saved again
        now = {code >> _BITS: code & _LEVEL for code in have}
        for skill, level in _levels(wanted).items():
            if skill not in now:
                learnt[skill] = level
            elif level and now[skill] != level * 2 + 1:
                learnt[skill], before[skill] = level, now[skill]
    return learnt, before


def _flat(skills: Mapping[int, int]) -> list[int]:
    return list(chain.from_iterable(skills.items()))


def pairs(flat: Sequence[int]) -> Iterable[tuple[int, int]]:
    """What `_flat` wrote: a skill (or the number of a spelling, negative) and a number beside it."""
    return zip(flat[::2], flat[1::2], strict=True)
