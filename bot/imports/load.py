"""Loads people who were read already, at once and for good: the sample company and benches; leaves no load to undo."""

from __future__ import annotations

from collections.abc import Sequence

from bot import clock
from bot.imports.carrying import carry_on
from bot.imports.people import PersonRow
from bot.imports.planning import Counts, plan_people
from bot.models import audit, loads
from bot.models.loads import Kind, Load, State
from bot.models.store import transaction

# Seconds of one turn; whoever loads so waits for the end.
_TURN = 60.0


async def load_people(people: Sequence[PersonRow]) -> Counts:
    """Write people and what they know; who and what is there already is changed, never doubled or taken away.

    Inside a transaction all of it is part of that one.
    """
    load = await transaction(
        lambda: Load.create(kind=Kind.PEOPLE, by=audit.NOBODY, via="", state=State.PLANNING, made=clock.now())
    )
    counts = await plan_people(load.id, people, ask=False)
    await transaction(lambda: loads.stand(load.id, counts.steps, "{}"))
    await transaction(lambda: loads.start(load.id))
    while not await carry_on(load.id, _TURN):
        continue
    await transaction(lambda: Load.filter(id=load.id).delete())
    return counts
