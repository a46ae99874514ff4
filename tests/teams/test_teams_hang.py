"""PROOF row 4 on Teams: keys, login or connector hang, and the bot goes on acknowledging and never stands still."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import jwt
import pytest

from bot.adapters.playground.faults import Fault
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.adapters.teams import limits
from tests.beat import shortest_of
from tests.patience import until
from tests.teams.stage import Bot
from tests.teams.test_teams_tokens import _fetching, activity, later

STALL = 0.1


async def _one(teams: StandInTeams, user: TeamsUser) -> float:
    """One message; seconds until it was acknowledged."""
    began = asyncio.get_running_loop().time()
    status, _ = await teams.deliver(activity(teams, user))
    assert status == 200
    return asyncio.get_running_loop().time() - began


async def _crowd(teams: StandInTeams, user: TeamsUser) -> float:
    """Thirty of them, ten at once; the longest wait."""
    waits: list[float] = []
    for _ in range(3):
        waits += await asyncio.gather(*(_one(teams, user) for _ in range(10)))
    return max(waits)


@pytest.mark.parametrize("name", ["keys", "openid", "token", "post", "*"])
async def test_acknowledgements_go_on_and_the_loop_never_stalls_while_it_hangs(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, name: str
) -> None:
    await _crowd(teams, anna)  # texts and keys are loaded
    await bot.idle()
    waits: list[float] = []

    async def work() -> None:
        teams.faults.clear()
        await bot.idle()
        await until(lambda: not _fetching())  # the round before is over
        shift(timedelta(minutes=6 * (len(waits) + 1)))  # the keys may be asked for again
        teams.keys.withdraw()  # the next answer needs a new token
        teams.fail(name, Fault(status=200, hang=30, times=None))
        # Somebody knocks with a key that nobody has seen: the keys are asked for, and only this one waits.
        header = {"kid": f"nobody-{len(waits)}"}
        token = jwt.PyJWS().encode(b"{}", teams.keys.private(), algorithm="RS256", headers=header)
        stranger = asyncio.create_task(teams.post(b"{}", {"Authorization": "Bearer " + token}))
        waits.append(await _crowd(teams, anna))
        if name in {"keys", "openid", "*"}:
            assert not stranger.done()
        stranger.cancel()
        await asyncio.wait({stranger})

    with later() as shift:
        stall = await shortest_of(3, work, enough=STALL)
    assert len(teams.faults.met) >= len(waits), "it was asked in each round, and hung"
    assert min(waits) < limits.REDELIVERY_SECONDS / 5
    assert stall < STALL
    teams.faults.clear()


async def test_who_waits_for_keys_that_hang_is_refused_before_teams_tries_again(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "KEYS_TIMEOUT_SECONDS", 0.5)
    teams.fail("openid", Fault(status=200, hang=30, times=None))
    status, _ = await teams.deliver(activity(teams, anna))
    assert status == 401
    teams.faults.clear()


def test_keys_that_hang_are_given_up_before_teams_delivers_again() -> None:
    assert limits.KEYS_TIMEOUT_SECONDS < limits.REDELIVERY_SECONDS
