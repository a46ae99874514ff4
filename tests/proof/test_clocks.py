"""PROOF.md row 15: machines whose clocks are ten minutes apart send nothing twice and leave nothing in doubt."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import clock
from bot.adapters.playground.faults import Fault
from bot.models import outbox
from bot.models.ideas import Comment, Idea
from bot.models.store import transaction
from tests.proof.stage import Stage
from tests.prove import times


@pytest.mark.parametrize("database", ["postgres"])
async def test_two_machines_with_clocks_ten_minutes_apart(database: str, stage: Stage) -> None:
    idea = await Idea.all().order_by("id").first()
    assert idea is not None
    people = times(150)
    ids = await stage.company(people)
    # Due for both, whatever they think what time it is.
    await transaction(lambda: outbox.deliver("proof/1", "help", ids, due=clock.now() - timedelta(hours=1)))
    askers = await stage.seats(4)
    # Each message takes so long that some are on their way whenever the other machine looks for lost ones.
    stage.slack.faults.append(Fault("chat.postMessage", status=200, hang=0.4, times=None))
    slow = await stage.start("serve", time="-300")
    await stage.until(lambda: len(stage.sent()) > 0)
    fast = await stage.start("serve", time="+300")
    assert await stage.settled("proof/1") == {"sent": people}
    assert len(stage.each()) == people
    assert set(stage.each().values()) == {1}
    assert await outbox.recover() == 0
    for server in (slow, fast):
        for number, asker in enumerate(askers):
            request = stage.command(asker, f"/idea comment {idea.id} Clock {server.number} {number}")
            assert await stage.post(server.events, request) == (200, "")
    await stage.answered(2 * len(askers))
    assert await Comment.filter(text__startswith="Clock").count() == 2 * len(askers)
    # Nobody's answer was given again by the machine for which its time was over.
    assert {len(stage.told(asker)) for asker in askers} == {2}
    both = [running.log.read_text() for running in (slow, fast)]
    assert [("interrupted" in log, "row taken up" in log, "lease was over" in log) for log in both] == [
        (False,) * 3
    ] * 2
    assert stage.bugs() == []
