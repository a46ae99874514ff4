"""An admin's act on the catalogue, kept as a load with what it did to which rows, to be undone; decides no act."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime

from bot import clock
from bot.models import audit, bulk
from bot.models.loads import UNDO_WITHIN, Kind, Load, LoadStep, State
from bot.models.paging import Page, page_of
from bot.models.people import Person
from bot.models.rows import Images, Values, difference, take

# What an act on skills can change, beside who has them: tables with the column that names the skill.
_OF_SKILLS = (("skill", "id"), ("skill_label", "skill_id"), ("pick", "skill_id"))
_KNOWN = "person_skill"
# People who are compared, and written down, at a time: a few milliseconds.
_AT_ONCE = 250


async def act(
    did: str,
    skills: Sequence[int],
    names: Sequence[str],
    by: int,
    via: str,
    work: Callable[[], Awaitable[object]],
    people: bool = False,
) -> Load:
    """Do `work` to these skills, in a transaction, and keep what it did.

    did: the command's words. names: what the skills are called, for whoever wants to undo it. people: whether it
    changes something for those who have the first of them.
    """
    skills_before, people_before = await _look(skills), await _people(skills) if people else {}
    await work()
    now = clock.now()
    load = await Load.create(
        kind=Kind.CARE, by=by, via=via, state=State.APPLIED, what=json.dumps({"did": did, "names": list(names)}),
        made=now, begun=now, ended=now,
    )  # fmt: skip
    steps = 0
    for part in _parts(sorted(people_before)):
        changed = await _changed({person: people_before[person] for person in part})
        steps = await _keep(load, changed, steps)
    # Last, because undoing goes from the last to the first: nobody can have a skill that is not there yet.
    whole = difference(skills_before, await _look(skills))
    steps = await _keep(load, [(names[0], whole)], steps)
    await Load.filter(id=load.id).update(steps=steps, at=steps + 1, done=steps)
    await audit.record(by, did, " ".join(f"skill/{skill}" for skill in skills), via)
    return load


async def acts(number: int) -> Page[Load]:
    """A page of the acts of the days in which they can be undone, the latest first."""
    since = clock.now() - UNDO_WITHIN
    return await page_of(Load.filter(kind=Kind.CARE, made__gt=since).order_by("-id"), number)


def told(load: Load) -> tuple[str, list[str]]:
    """What an act did, in the command's words, and what its skills were called."""
    what = json.loads(load.what)
    return str(what["did"]), list(what["names"])


def until(load: Load) -> datetime:
    """How long an act can be undone."""
    return load.made + UNDO_WITHIN


async def _look(skills: Sequence[int]) -> dict[str, dict[int, Values]]:
    return {table: await take(table, f"{column} IN ({bulk.among(skills)})") for table, column in _OF_SKILLS}


async def _people(skills: Sequence[int]) -> dict[int, dict[int, Values]]:
    """Who has the first of these skills: what they have of all of them, by person."""
    found: dict[int, dict[int, Values]] = {}
    last = 0
    whose = f"SELECT person_id FROM {_KNOWN} WHERE skill_id = {int(skills[0])}"  # noqa: S608 - numbers
    page = (
        f"SELECT id FROM {_KNOWN} WHERE skill_id IN ({bulk.among(skills)}) AND person_id IN ({whose}) AND id > $1 "  # noqa: S608
        f"ORDER BY id LIMIT {_AT_ONCE}"
    )
    while rows := await take(_KNOWN, f"id IN ({page})", last):
        for number, row in rows.items():
            found.setdefault(row["person_id"], {})[number] = row
        last = max(rows)
    return found


async def _changed(before: dict[int, dict[int, Values]]) -> list[tuple[str, Images]]:
    """What became of the rows of these people, each with the name."""
    ids = [number for rows in before.values() for number in rows]
    after = await take(_KNOWN, f"id IN ({bulk.among(ids)})")
    names = dict(await Person.filter(id__in=list(before)).values_list("id", "name"))
    return [
        (names[person], difference({_KNOWN: rows}, {_KNOWN: {each: after[each] for each in rows if each in after}}))
        for person, rows in before.items()
    ]


async def _keep(load: Load, things: Iterable[tuple[str, Images]], number: int) -> int:
    """Write down what was done to things, behind so many others; how many there are then."""
    steps = [
        LoadStep(
            load=load, number=at, act="care", about=about[:255], state="done", wanted="", rows=images.as_json(),
        )
        for at, (about, images) in enumerate(((about, images) for about, images in things if images), number + 1)
    ]  # fmt: skip
    await LoadStep.bulk_create(steps)
    return number + len(steps)


def _parts(people: Sequence[int]) -> Iterable[Sequence[int]]:
    return (people[start : start + _AT_ONCE] for start in range(0, len(people), _AT_ONCE))
