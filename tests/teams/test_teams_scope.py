"""A 429 of Teams' holds for the conversation where our own messages filled it, else for the tenant."""

from __future__ import annotations

from datetime import timedelta

from bot import clock
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.command import Busy, Outcome, Sent
from bot.messenger import PLACE
from bot.reply import Address, Reply
from tests.teams.stage import Bot


async def send(bot: Bot, teams: StandInTeams, user: TeamsUser) -> Outcome:
    return await bot.messenger.send(Address("teams", teams.tenant.id, user.aad), Reply("Hello"), "d1", "en")


async def test_a_chat_that_we_have_filled_pauses_alone(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    for user in (anna, erik):
        await teams.install(user)
    assert isinstance(await send(bot, teams, erik), Sent)  # it has a token
    teams.tenant.rates.on = True
    now = clock.now() + timedelta(seconds=5)
    with clock.frozen(lambda: now):
        told = [await send(bot, teams, anna) for _ in range(8)]
        assert [type(each) for each in told] == [Sent] * 7 + [Busy]
        assert isinstance(told[7], Busy)
        assert told[7].scope == PLACE
        assert isinstance(await send(bot, teams, erik), Sent)
    assert teams.tenant.rates.refused == {"conversation": 1}


async def test_what_we_have_not_filled_ourselves_may_be_the_tenant(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    for user in (anna, erik):
        await teams.install(user)
    now = clock.now() + timedelta(seconds=5)
    assert isinstance(await send(bot, teams, erik), Sent)
    with clock.frozen(lambda: now):
        for _ in range(7):
            assert isinstance(await send(bot, teams, anna), Sent)
        teams.fail("post", Fault(status=429, pause=7))
        told = await send(bot, teams, erik)
    assert isinstance(told, Busy)
    assert (told.seconds, told.scope != PLACE) == (7.0, True)


async def test_other_pauses_are_everybodys(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    await teams.install(anna)
    now = clock.now() + timedelta(seconds=5)
    assert isinstance(await send(bot, teams, anna), Sent)
    with clock.frozen(lambda: now):
        for _ in range(7):
            assert isinstance(await send(bot, teams, anna), Sent)
        teams.fail("post", Fault(status=403, page="<html>Forbidden</html>"))
        assert await send(bot, teams, anna) == Busy(60.0, "proxy")
