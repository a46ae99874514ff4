"""What a schedule runs is answered in Teams' personal chat, whatever it answers, and in no channel."""

from __future__ import annotations

import pytest

from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.command import Refused, Sent
from bot.incoming import Incoming
from bot.reply import Address, Answer, Field, Form, Reply
from tests.teams.stage import Bot, shown


def _scheduled(teams: StandInTeams, who: TeamsUser) -> Incoming:
    who_is_it = Address("teams", teams.tenant.id, who.aad)
    return Incoming(line="idea new", who=who_is_it, key="schedule/1/x", via="scheduled")


@pytest.mark.parametrize(
    "answer",
    [
        Reply("Hello"),
        Reply("Hello", public=True),
        Form("Hello", "idea new", (Field("text", "Text"),), "Save", "Cancel"),
    ],
    ids=["private", "public", "form"],
)
async def test_without_a_way_every_answer_comes_into_the_personal_chat(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser, answer: Answer
) -> None:
    await teams.install(anna)
    channel = await teams.add_team("Data", [anna, erik])
    await teams.mention(anna, channel, "kunna schedule")  # it was scheduled where others are
    await bot.idle()
    before = len(teams.timeline(anna))
    assert isinstance(await bot.messenger.respond(_scheduled(teams, anna), answer, "en"), Sent)
    [new] = teams.timeline(anna)[before:]
    assert new.where.kind == "personal"
    assert "Hello" in shown(new)
    assert all("Hello" not in shown(seen) for seen in teams.timeline(erik))


async def test_who_has_removed_the_app_gets_nothing_anywhere(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    await teams.add_team("Data", [anna, erik])
    before = len(teams.ledger)
    assert isinstance(await bot.messenger.respond(_scheduled(teams, anna), Reply("Hello"), "en"), Refused)
    assert len(teams.ledger) == before
