"""A shared idea in a channel of the stand-in tenant: pressed by everybody, answered privately, drawn again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot import clock, texts
from bot.adapters.playground.teams_hands import Seen, StandInTeams
from bot.adapters.playground.teams_tenant import TeamsConversation, TeamsUser
from bot.dispatch import Dispatch
from bot.models.live import Shown
from bot.settings import Company
from bot.worker.live import redraw
from tests.teams.stage import serve, shown


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def company(sample_store: str, teams: StandInTeams) -> AsyncIterator[Dispatch]:
    real = Dispatch(Company("Lumivik", "en", "Europe/Stockholm", ()))
    runner, _, _ = await serve(real, teams)
    yield real
    await real.drain()
    await runner.cleanup()


@pytest.fixture
async def channel(company: Dispatch, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser) -> TeamsConversation:
    await teams.install(anna)
    await teams.install(erik)
    return await teams.add_team("Ideas", [anna, erik])


async def _shared(company: Dispatch, teams: StandInTeams, anna: TeamsUser, channel: TeamsConversation) -> Seen:
    """Idea 2, asked for in a channel, answered in Anna's chat and shared from there."""
    await teams.mention(anna, channel, "idea 2")
    await company.drain()
    answer = teams.timeline(anna)[-1]
    assert answer.where.kind == "personal"
    await teams.press(anna, answer.message.id, texts.say("sv", "share-button"))
    await company.drain()
    card = next(each for each in teams.timeline(anna) if each.where is channel and each.message.author == "bot")
    assert texts.say("en", "idea-title", number="2") in shown(card)
    return card


async def look(company: Dispatch, after: float) -> None:
    at = datetime.now(UTC) + timedelta(seconds=after)
    with clock.frozen(lambda: at):
        await redraw(company)


async def test_a_press_is_answered_privately_and_the_message_drawn_again(
    company: Dispatch, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser, channel: TeamsConversation
) -> None:
    card = await _shared(company, teams, anna, channel)
    [row] = await Shown.all()
    before = teams.choices(erik, card.message.id)
    await teams.press(erik, card.message.id, texts.say("en", "idea-vote-button"))
    await company.drain()
    private = teams.timeline(erik)[-1]
    assert private.where.kind == "personal"
    assert texts.say("fi", "idea-voted", number="2") in shown(private)
    assert card.message.updated == 0
    await look(company, 3)
    [update] = [entry for entry in teams.ledger if entry.act == "update"]
    assert (update.id, row.ref.endswith("|" + update.id)) == (card.message.id, True)
    assert card.message.updated == 1
    assert [choice["title"] for choice in teams.choices(erik, card.message.id)] == [each["title"] for each in before]


async def test_a_message_shared_where_it_was_asked_for_is_drawn_again_in_its_thread(
    company: Dispatch, teams: StandInTeams, anna: TeamsUser, channel: TeamsConversation
) -> None:
    await teams.mention(anna, channel, "idea share 2")
    await company.drain()
    card = next(each for each in teams.timeline(anna) if each.where is channel and each.message.author == "bot")
    assert card.thread
    await teams.say(anna, "idea vote 2")
    await company.drain()
    await look(company, 3)
    assert card.message.updated == 1


async def test_a_deleted_message_is_forgotten(
    company: Dispatch, teams: StandInTeams, anna: TeamsUser, channel: TeamsConversation
) -> None:
    card = await _shared(company, teams, anna, channel)
    teams.tenant.delete(card.message.id)
    await teams.say(anna, "idea vote 2")
    await company.drain()
    await look(company, 3)
    assert not await Shown.exists()
