"""PROOF.md row 9 for taking in members: kill -9 at any moment takes everybody in once and counts them once."""

from __future__ import annotations

import asyncio
import random

from bot.models import roster
from bot.models.people import Person, PersonAddress
from bot.models.roster import Roster, RosterMember
from bot.models.store import fetch, transaction
from tests.proof.stage import Stage
from tests.prove import times

_MEMBERS, _GUESTS = 450, 30


async def test_members_are_taken_in_once_however_often_the_worker_is_killed(stage: Stage) -> None:
    chance = random.Random(9)
    [admin] = await stage.company(1)
    for number in range(_MEMBERS):
        stage.slack.add_user(f"Member {number}", email=f"member{number}@example.com")
    for number in range(_GUESTS):
        stage.slack.add_user(f"Guest {number}", guest=True)
    before = await Person.all().count()
    run, _ = await transaction(lambda: roster.begin("slack", stage.slack.team, admin, "slack"))
    kills = 0
    for _ in range(times(6)):
        if (await Roster.get(id=run.id)).state == "done":
            break
        counted = await RosterMember.all().count()
        worker = await stage.start("work")
        await stage.until(lambda counted=counted: _more(counted))  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0.0, 0.1))
        await worker.kill()
        kills += 1
        stage.moment.ahead(roster.LEASE.total_seconds() + 1)
    await stage.start("work")
    stage.moment.flow(20.0)
    await stage.until(lambda: Roster.exists(id=run.id, state="done"), 60.0)
    assert kills > 1
    # Beside them the bot itself, and the admin, of whom the platform had said no name yet.
    tally = await (await Roster.get(id=run.id)).tally()
    assert tally == {"taken": _MEMBERS, "guest": _GUESTS, "changed": 1, "bot": 1}
    assert await Person.all().count() == before + _MEMBERS
    twice = await fetch('SELECT "user" FROM address GROUP BY platform, space, "user" HAVING count(*) > 1')
    assert not twice
    assert await PersonAddress.filter(platform="slack").count() == _MEMBERS + 1
    assert not await RosterMember.exists()


async def _more(than: int) -> bool:
    return await RosterMember.all().count() > than or await Roster.exists(state="done")
