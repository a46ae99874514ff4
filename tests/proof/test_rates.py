"""PROOF.md rows 11 and 12: no faster than the platforms take it, never before they said, and all of it in the end."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from bot.adapters.playground.faults import Fault, Met
from bot.adapters.playground.ledger import Entry
from bot.models import outbox
from bot.reply import Room
from tests.proof.stage import Running, Stage
from tests.prove import times

# Seconds that pass in one, so that pauses are not waited for.
_FLOW = 20.0
# What is on its way when a pause is named arrives within so many of those seconds.
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
        lambda: stage.moment.now() > until and all({met.told for met in each.met} >= kinds for each in storms), 40
    )
    for faults in (stage.slack.faults, stage.teams.faults):
        faults.clear()
    for platform, faults in (("slack", stage.slack.faults), ("teams", stage.teams.faults)):
        await stage.until(lambda: _all_sent(f"proof/{platform}", people), 40)  # noqa: B023 - asked in this round only
        assert len(stage.each(platform)) == people
        assert set(stage.each(platform).values()) == {1}
        assert _early(faults.met, stage.sent(platform), _OWN[platform]) == []
    assert stage.bugs() == []


async def _all_sent(cause: str, many: int) -> bool:
    return await outbox.tally(cause) == {"sent": many}


def _early(met: list[Met], sent: list[Entry], own: float) -> list[tuple[datetime, Met]]:
    """What was tried after a 429 had been heard of and before its pause was over."""
    tried = [entry.at for entry in sent] + [one.at for one in met]
    early = []
    for one in met:
        until = one.until if one.told in ("number", "date") else one.at + timedelta(seconds=own)
        heard = one.at + timedelta(seconds=_UNDER_WAY)
        early += [(at, one) for at in tried if heard < at < until]
    return early


async def test_messages_go_out_at_the_rates_that_are_allowed(stage: Stage, database: str) -> None:
    """All at once: a Slack channel, its workspace, a Teams channel, its tenant; the stand-ins count too."""
    here = Room("slack", stage.slack.team, stage.slack.add_channel("general").id)
    chat = stage.teams.tenant
    slack, teams, rounds = times(36), times(90), 6
    people = await stage.company(slack)
    for number in range(rounds):
        await stage.write(f"proof/here{number}", rooms=[here])
    await stage.write("proof/slack", people)
    await stage.write("proof/teams", await stage.company(teams, "teams"))
    stage.slack.rates.on = chat.rates.on = True
    stage.settings |= {"KUNNA_SLACK__RATE": "525", "KUNNA_TEAMS__RATE": "30"}
    await _workers(stage, database)
    await asyncio.gather(*(stage.settled(f"proof/{cause}", 60) for cause in ("slack", "teams", "here5")))
    await stage.until(lambda: len(stage.sent()) == slack + rounds)
    assert (stage.slack.rates.refused, chat.rates.refused) == ({}, {})
    in_channel = [entry for entry in stage.sent() if entry.where == here.id]
    assert len(in_channel) == rounds
    assert _within(in_channel, 1.0)
    assert _within(stage.sent(), 525 / 60)
    assert _within(stage.sent("teams"), 30)
    if times(1) > 1:  # long enough, and on a machine with nothing else to do, they are also reached
        assert _rate(stage.sent()) >= 525 / 60 * 0.95
        assert _rate(stage.sent("teams")) >= 30 * 0.95
    assert stage.bugs() == []


# What a busy machine may hold up the first messages' arrival, in seconds, so that the others seem to come too fast.
_HELD_UP = 0.5


def _within(sent: list[Entry], rate: float) -> bool:
    """Whether no more arrived than that many a second, 5 % more at most."""
    at = sorted(entry.at for entry in sent)
    return len(at) - 1 <= rate * 1.05 * ((at[-1] - at[0]).total_seconds() + _HELD_UP)


def _rate(sent: list[Entry]) -> float:
    """Messages a second, from the first to the last."""
    at = sorted(entry.at for entry in sent)
    return (len(at) - 1) / (at[-1] - at[0]).total_seconds()
