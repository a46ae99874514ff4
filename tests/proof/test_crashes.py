"""PROOF.md row 9: kill -9 at any moment of a command or a broadcast loses nothing and does nothing twice."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections import Counter

import pytest

from bot.adapters.playground.faults import Fault
from bot.models import doors, outbox
from bot.models.ideas import Comment, Idea
from bot.models.outbox import Delivery
from tests.proof.stage import Running, Stage
from tests.prove import times

# How many messages of one workspace or tenant may be on their way at once (PROOF.md, "Exactly once").
_AT_ONCE = 20
# How often somebody asks again whom a busy machine told to.
_ASKED_AGAIN = 20


class Talk:
    """People who comment on one idea; a comment that was made twice is there twice."""

    def __init__(self, stage: Stage, idea: Idea, people: list[str]) -> None:
        self.stage, self.idea, self.people = stage, idea, people
        self.acknowledged: set[int] = set()
        self.said = 0

    async def say(self, server: Running) -> None:
        """One of them comments; kept where it was acknowledged."""
        number, self.said = self.said, self.said + 1
        request = self.stage.command(
            self.people[number % len(self.people)], f"/idea comment {self.idea.id} Crash {number}"
        )
        for _ in range(_ASKED_AGAIN):
            told = await self.stage.post(server.events, request)
            if told == (200, ""):
                self.acknowledged.add(number)
            if told in ((200, ""), (0, "")):
                return
            # A busy machine told them to try again: nothing of theirs was taken.

    async def made(self) -> Counter[str]:
        return Counter(comment.text for comment in await Comment.filter(text__startswith="Crash"))

    async def hold_true(self) -> None:
        """Every comment that was acknowledged is there once, no other one more than once."""
        made = await self.made()
        assert {number for number in self.acknowledged if not made[f"Crash {number}"]} == set()
        assert max(made.values()) == 1
        assert (await Idea.get(id=self.idea.id)).comments == await Comment.filter(idea=self.idea).count()

    def heard(self, number: int) -> list[str]:
        """What its asker was told, by whom nothing else was asked."""
        return self.stage.told(self.people[number % len(self.people)])


async def _talk(stage: Stage, people: int) -> Talk:
    idea = await Idea.all().order_by("id").first()
    assert idea is not None
    return Talk(stage, idea, await stage.seats(people))


@pytest.mark.parametrize(
    ("held", "effects", "words"),
    [
        (Fault("users.info", hang=60), 0, {1}),
        (Fault("response_url", hang=60), 8, {1}),
        (Fault("response_url", hang=60, accept=True), 8, {1, 2}),
    ],
    ids=["before the effect", "before the answer", "before the record"],
)
async def test_a_kill_between_two_steps_of_a_command(stage: Stage, held: Fault, effects: int, words: set[int]) -> None:
    """All eight are held at the same step when the process dies."""
    talk = await _talk(stage, 8)
    held.times = None
    stage.slack.faults.append(held)
    server = await stage.start("serve")
    await asyncio.gather(*(talk.say(server) for _ in range(8)))
    assert len(talk.acknowledged) == 8
    await stage.until(lambda: sum(met.name == held.name for met in stage.slack.faults.met) == 8)
    await server.kill()
    assert len(await talk.made()) == effects
    stage.slack.faults.clear()
    stage.moment.ahead(doors.LEASE.total_seconds() + 1)
    await stage.start("serve")
    await stage.answered(8)
    await talk.hold_true()
    # Who has the answer, and whose record was lost, is told once more that it was done.
    assert {len(talk.heard(number)) for number in range(8)} <= words
    assert stage.bugs() == []


async def test_kills_at_any_moment_of_commands(stage: Stage) -> None:
    talk, chance = await _talk(stage, 10), random.Random(9)
    for _ in range(times(3)):
        server = await stage.start("serve")
        saying = [asyncio.create_task(talk.say(server)) for _ in range(10)]
        await stage.until(lambda: bool(talk.acknowledged))
        await asyncio.sleep(chance.uniform(0, 0.15))
        await server.kill()
        await asyncio.gather(*saying)
        talk.acknowledged, before = set(), talk.acknowledged
        stage.moment.ahead(doors.LEASE.total_seconds() + 1)
        await stage.start("work")
        talk.acknowledged |= before
        await stage.answered(len(talk.acknowledged))
        await stage.processes[-1].kill()
        await talk.hold_true()
    for number in talk.acknowledged:
        assert talk.heard(number)
    assert stage.bugs() == []


async def _interrupted(stage: Stage, platform: str, cause: str, people: int, kills: int) -> int:
    """Send a broadcast while the worker is killed so many times; how many deliveries that leaves in doubt."""
    chance = random.Random(kills)
    for moment in sorted(chance.sample(range(people - _AT_ONCE * kills), kills)):
        worker = await stage.start("work")
        await stage.until(lambda: len(stage.sent(platform)) > moment)  # noqa: B023 - asked in this round only
        await asyncio.sleep(chance.uniform(0, 0.02))
        await worker.kill()
        assert (await outbox.tally(cause)).get("sending", 0) <= _AT_ONCE * len(stage.processes)
    await stage.start("work")
    await stage.until(lambda: _nothing(cause, "waiting"))
    # Those that died with their worker count as in doubt when their lease is over.
    stage.moment.ahead(outbox.LEASE.total_seconds() + 1)
    tally = await stage.settled(cause)
    assert set(tally) <= {"sent", "unknown"}
    assert sum(tally.values()) == people
    return tally.get("unknown", 0)


async def _nothing(cause: str, state: str) -> bool:
    return state not in await outbox.tally(cause)


async def test_a_broadcast_whose_worker_is_killed_reaches_everybody_on_slack_once(stage: Stage) -> None:
    people, kills = times(300), times(5)
    await stage.write("proof/1", await stage.company(people))
    doubtful = await _interrupted(stage, "slack", "proof/1", people, kills)
    assert 0 < doubtful <= _AT_ONCE * kills
    await stage.looked_up("proof/1", sent=people)
    assert len(stage.each()) == people
    assert set(stage.each().values()) == {1}
    assert {row.ref for row in await Delivery.all()} == {entry.ref for entry in stage.sent()}
    assert stage.bugs() == []


async def test_a_broadcast_whose_worker_is_killed_reaches_nobody_on_teams_twice(stage: Stage) -> None:
    people, kills = times(150), times(3)
    await stage.write("proof/1", await stage.company(people, "teams"))
    doubtful = await _interrupted(stage, "teams", "proof/1", people, kills)
    assert 0 < doubtful <= _AT_ONCE * kills
    await stage.looked_up("proof/1", sent=people - doubtful, unknown=doubtful)
    assert set(stage.each("teams").values()) == {1}
    sent = await Delivery.filter(state="sent").values_list("user", flat=True)
    # Who got nothing is among those that are reported as in doubt.
    assert set(sent) <= set(stage.each("teams"))
    assert stage.bugs() == []


async def test_a_worker_that_slept_through_its_leases_sends_nothing_when_it_wakes(stage: Stage) -> None:
    """Its machine was suspended while its rows waited for their slots; meanwhile they were looked up and sent."""
    people = 60
    await stage.write("proof/1", await stage.company(people))
    sleeper = await stage.start("work", KUNNA_SLACK__RATE="900")
    await stage.until(lambda: len(stage.sent()) > 5)
    os.kill(sleeper.number, signal.SIGSTOP)
    claimed = (await outbox.tally("proof/1"))["sending"]
    assert claimed > 1
    stage.moment.ahead(outbox.LEASE.total_seconds() + 1)
    await stage.start("work")
    await stage.until(lambda: _nothing("proof/1", "waiting"))
    await stage.looked_up("proof/1", sent=people)
    os.kill(sleeper.number, signal.SIGCONT)
    await stage.until(lambda: "lease was over" in sleeper.log.read_text())
    assert (await sleeper.end())[0] == 0
    assert len(stage.each()) == people
    assert set(stage.each().values()) == {1}
    assert await outbox.tally("proof/1") == {"sent": people}
    assert stage.bugs() == []
