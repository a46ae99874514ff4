"""PROOF.md row 9: kill -9 at any moment of a load leaves each person whole; a restart finishes or undoes it."""

from __future__ import annotations

import asyncio
import random

from bot import clock
from bot.imports import loading
from bot.imports.load import load_people
from bot.imports.people import PersonRow
from bot.imports.planning import plan_people
from bot.models import audit, loads, store
from bot.models.loads import Kind, Load
from bot.models.store import transaction
from tests.imports.loaded import domain
from tests.proof.stage import Stage
from tests.prove import times

_SKILLS = [f"Crash skill {number}" for number in range(40)]
_EACH = 8


def _people(many: int, unit: str) -> list[PersonRow]:
    chance = random.Random(9)
    return [
        PersonRow(
            at + 2, f"Crash {at}", f"crash{at}@example.com", unit,
            skills=[(skill, chance.choice([None, 1, 4])) for skill in chance.sample(_SKILLS, _EACH)],
        )
        for at in range(many)
    ]  # fmt: skip


async def _planned(people: list[PersonRow]) -> Load:
    """A plan, without the file."""

    async def new() -> Load:
        return await Load.create(kind=Kind.PEOPLE, by=audit.NOBODY, via="terminal", made=clock.now())

    load = await transaction(new)
    counts = await plan_people(load.id, people, ask=False)
    await transaction(lambda: loads.stand(load.id, counts.steps, "{}"))
    return await Load.get(id=load.id)


async def _halves() -> list[object]:
    """People who have some of what they should have and not all; in the old unit, or with all in the new one."""
    found = await store.fetch(
        "SELECT p.id, p.unit, count(s.id) AS knows FROM person p LEFT JOIN person_skill s ON s.person_id = p.id "
        "WHERE p.email LIKE 'crash%' GROUP BY p.id, p.unit "
        "HAVING NOT (p.unit = 'Old' AND count(s.id) = 1 OR p.unit = 'New' AND count(s.id) >= $1)",
        _EACH,
    )
    return list(found)


async def _killed(stage: Stage, load: Load, kills: int, chance: random.Random) -> None:
    """Let workers work on it that are killed after a while; the last one brings it to its end."""
    for _ in range(kills):
        before = (await Load.get(id=load.id)).at
        worker = await stage.start("work")

        async def moved(before: int = before) -> bool:
            now = await Load.get(id=load.id)
            return now.at != before or not now.going

        await stage.until(moved, 60)
        await asyncio.sleep(chance.uniform(0, 0.05))
        await worker.kill()
        assert await _halves() == []
        stage.moment.ahead(loads.LEASE.total_seconds() + 1)
    await stage.start("work")

    async def over() -> bool:
        return not (await Load.get(id=load.id)).going

    await stage.until(over, 120)
    await stage.processes[-1].kill()


async def test_a_load_whose_worker_is_killed_is_finished_and_undone_with_each_person_whole(stage: Stage) -> None:
    many, kills, chance = min(times(500), 25_000), min(times(2), 25), random.Random(5)
    everybody = _people(many, "New")
    # Every other one is there already, and changed by the load.
    await load_people([PersonRow(2, p.name, p.email, "Old", skills=p.skills[:1]) for p in everybody[::2]])
    before = await domain()
    load = await _planned(everybody)
    assert load.steps >= many
    await loading.begin(load, audit.NOBODY, "terminal")
    await _killed(stage, load, kills, chance)
    load = await Load.get(id=load.id)
    assert (load.state, load.done, load.refused) == ("applied", load.steps, 0)
    told = await store.fetch(
        "SELECT count(DISTINCT p.id) AS people, count(*) AS known FROM person p JOIN person_skill s "
        "ON s.person_id = p.id WHERE p.unit = 'New' AND p.email LIKE 'crash%'"
    )
    assert (told[0]["people"], told[0]["known"]) == (many, many * _EACH)
    await loading.undo(load, audit.NOBODY, "terminal")
    await _killed(stage, load, kills, chance)
    load = await Load.get(id=load.id)
    assert (load.state, load.refused) == ("undone", 0)
    assert await domain() == before
    assert stage.bugs() == []
