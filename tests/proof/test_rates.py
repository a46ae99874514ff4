"""PROOF.md rows 11 and 12: no faster than the platforms take it, never before they said, and all of it in the end."""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_left
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.adapters.playground.faults import Fault, Met
from bot.adapters.playground.ledger import Entry
from bot.models import outbox
from bot.models.people import PersonAddress
from bot.reply import Room
from tests.proof.stage import Running, Stage
from tests.prove import times

# Seconds that pass in one, so that pauses are not waited for.
_FLOW = 20.0
# What is on its way when a pause is named arrives within so many of those seconds, and what a busy machine adds.
_UNDER_WAY = 8.0
# The pause of ours where Slack names none, and Teams'.
_OWN = {"slack": 30.0, "teams": 2.0}


async def _workers(stage: Stage, database: str) -> list[Running]:
    """Two on PostgreSQL, which share each pause and rate."""
    return [await stage.start("serve") for _ in range(2 if database == "postgres" else 1)]


async def test_a_storm_of_429_is_waited_for_and_drains(stage: Stage, database: str) -> None:
    people = times(40)
    await stage.write("proof/slack", await stage.company(people))
    await stage.write("proof/teams", await stage.company(people, "teams"))
    asker = (await stage.seats(1))[0]
    stage.moment.flow(_FLOW)
    storm = Fault(status=429, times=None, share=0.3, pause=20, told="mixed")
    for faults, name in ((stage.slack.faults, "chat.postMessage"), (stage.teams.faults, "post")):
        faults.append(Fault(name, storm.status, times=None, share=storm.share, pause=storm.pause, told=storm.told))
    [server, *_] = await _workers(stage, database)
    async with _watched() as lags:
        await stage.until(lambda: min(len(stage.sent(platform)) for platform in _OWN) > people // 2)
        for faults in (stage.slack.faults, stage.teams.faults):
            faults[0].share = 1.0
        until = stage.moment.now() + timedelta(seconds=60)
        # Who asks is answered meanwhile: what waits is what nobody asked for.
        assert await stage.post(server.events, stage.command(asker, "/whoknows me")) == (200, "")
        await stage.until(lambda: bool(stage.told(asker)))
        # Until every kind of Retry-After was met on both: how many meet the storm depends on how fast the machine is.
        kinds = {"number", "date", "missing", "garbage"}
        storms = (stage.slack.faults, stage.teams.faults)
        await stage.until(
            lambda: stage.moment.now() > until and all({met.told for met in each.met} >= kinds for each in storms)
        )
        for faults in (stage.slack.faults, stage.teams.faults):
            faults.clear()
        for platform in _OWN:
            await stage.until(lambda: _all_sent(f"proof/{platform}", people))  # noqa: B023 - asked in this round only
    under_way = _UNDER_WAY + _FLOW * max(lags)
    for platform, faults in (("slack", stage.slack.faults), ("teams", stage.teams.faults)):
        assert len(stage.each(platform)) == people
        assert set(stage.each(platform).values()) == {1}
        assert _early(faults.met, stage.sent(platform), _OWN[platform], under_way) == []
    assert stage.bugs() == []


async def _all_sent(cause: str, many: int) -> bool:
    return await outbox.tally(cause) == {"sent": many}


def _early(met: list[Met], sent: list[Entry], own: float, under_way: float) -> list[tuple[datetime, Met]]:
    """What was tried after a 429 had been heard of and before its pause was over."""
    tried = [entry.at for entry in sent] + [one.at for one in met]
    early = []
    for one in met:
        until = one.until if one.told in ("number", "date") else one.at + timedelta(seconds=own)
        heard = one.at + timedelta(seconds=under_way)
        early += [(at, one) for at in tried if heard < at < until]
    return early


async def test_messages_go_out_at_the_rates_that_are_allowed(stage: Stage, database: str) -> None:
    """All at once: a Slack channel, its workspace, a Teams channel and chat, its tenant; the stand-ins count too."""
    slack, teams, here, there = times(36), times(90), 6, times(14)
    channel = Room("slack", stage.slack.team, stage.slack.add_channel("general").id)
    people = await stage.company(teams, "teams")
    busy = await PersonAddress.get(person_id=people[0])
    stage.settings |= {"KUNNA_SLACK__RATE": "525", "KUNNA_TEAMS__RATE": "30"}
    servers = await _workers(stage, database)
    team = await _team(stage, busy.user, servers)
    asked = len(stage.teams.ledger)
    stage.slack.rates.on = stage.teams.tenant.rates.on = True
    for number in range(max(here, there)):
        rooms = [channel] if number < here else []
        await stage.write(f"proof/rooms{number}", rooms=rooms + ([team] if number < there else []))
    for number in range(_TO_ONE):
        await stage.write(f"proof/one{number}", people[:1])
    await stage.write("proof/slack", await stage.company(slack))
    await stage.write("proof/teams", people)
    async with _watched() as lags:
        for cause in ("slack", "teams", *(f"rooms{number}" for number in range(there)), "one0", f"one{_TO_ONE - 1}"):
            await stage.settled(f"proof/{cause}", 60 * times(1))
    held_up = _HELD_UP + max(lags)
    # What a busy machine delivers late comes together with what follows: that is no haste of the sender's.
    if max(lags) < _BUSY:
        assert (stage.slack.rates.refused, stage.teams.tenant.rates.refused) == ({}, {})
    to_slack, to_teams = stage.sent(), [entry for entry in stage.sent("teams") if entry.number >= asked]
    assert (len(to_slack), len(to_teams)) == (slack + here, teams + there + _TO_ONE)
    in_channel = [entry for entry in to_slack if entry.where == channel.id]
    assert len(in_channel) == here
    assert _within(in_channel, 1.0, held_up)
    assert _within(to_slack, 525 / 60, held_up)
    assert _within(to_teams, 30, held_up)
    for where, many in ((team.id, there), (_chat(to_teams, busy.user), _TO_ONE + 1)):
        conversation = [entry for entry in to_teams if entry.where == where]
        assert len(conversation) == many
        assert _most(conversation, 1.0) <= 7
        assert _most(conversation, 30.0) <= 60
        assert _within(conversation, 60 / 30, held_up)
    if times(1) > 1:  # long enough to be reached, in the best stretch of a machine that others use too
        assert _most(to_slack, _STRETCH) >= 525 / 60 * 0.95 * _STRETCH
        assert _most(to_teams, _STRETCH) >= 30 * 0.95 * _STRETCH
    assert stage.bugs() == []


async def test_a_tenant_gets_no_more_than_its_rate(stage: Stage, database: str) -> None:
    """Alone, with nothing that waits for a conversation of its own: so fast that a wrong rate shows."""
    many = times(150)
    await stage.write("proof/teams", await stage.company(many, "teams"))
    stage.settings |= {"KUNNA_TEAMS__RATE": "30"}
    async with _watched() as lags:
        await _workers(stage, database)
        await stage.settled("proof/teams", 60 * times(1))
    sent = stage.sent("teams")
    assert len(sent) == many
    assert _within(sent, 30, _HELD_UP + max(lags))


# How many messages one person gets at once, from as many causes.
_TO_ONE = 9
# Seconds in which the rates are reached.
_STRETCH = 5.0


async def _team(stage: Stage, user: str, servers: list[Running]) -> Room:
    """A Teams channel that every process has heard of."""
    member = stage.teams.tenant.find(user)
    assert member is not None
    stage.teams.bot_url = servers[0].messages
    team = await stage.teams.add_team("Data", [member])
    for server in servers:
        stage.teams.bot_url = server.messages
        assert await stage.teams.mention(member, team, "help") == 200
    await stage.answered(len(servers))
    return Room("teams", stage.teams.tenant.id, team.id)


def _chat(sent: list[Entry], user: str) -> str:
    """The personal chat of somebody."""
    return next(entry.where for entry in sent if entry.who == user)


# What a busy machine may hold up the first messages' arrival, in seconds, so that the others seem to come too fast.
_HELD_UP = 0.5
# The stand-ins' own process waited so many seconds for the processor.
_BUSY = 0.2


@asynccontextmanager
async def _watched() -> AsyncIterator[list[float]]:
    """By how many seconds this process, in which the stand-ins live, was late, again and again."""
    lags = [0.0]

    async def watch() -> None:
        while True:
            begun = time.monotonic()
            await asyncio.sleep(0.02)
            lags.append(time.monotonic() - begun - 0.02)

    watching = asyncio.create_task(watch())
    try:
        yield lags
    finally:
        watching.cancel()


def _within(sent: list[Entry], rate: float, held_up: float) -> bool:
    """Whether no more arrived than that many a second, 5 % more at most: in any two seconds, and in all."""
    at = sorted(entry.at for entry in sent)
    whole = (at[-1] - at[0]).total_seconds()
    return all(_most(sent, seconds) - 1 <= rate * 1.05 * (seconds + held_up) for seconds in (2.0, whole + 0.001))


def _most(sent: list[Entry], seconds: float) -> int:
    """The most that arrived in any stretch of so many seconds."""
    at = sorted(entry.at.timestamp() for entry in sent)
    return max(bisect_left(at, moment + seconds) - number for number, moment in enumerate(at))
