"""Who comes into a team that has the bot is known; who goes out is asked about again. On both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot import texts
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.dispatch import Dispatch
from bot.models import doors
from bot.models.people import Person, PersonAddress
from bot.reply import Address
from tests.conftest import DATABASES
from tests.teams.stage import COMPANY, serve, shown


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def dispatch(empty_store: str, teams: StandInTeams) -> AsyncIterator[Dispatch]:
    made = Dispatch(COMPANY)
    runner, _, _ = await serve(made, teams)
    yield made
    await made.drain()
    await runner.cleanup()


def at(user: TeamsUser) -> Address:
    return Address("teams", user.tenant, user.aad)


async def test_who_comes_into_a_team_is_known_and_reachable(
    dispatch: Dispatch, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    loaded = Person.draft("Erik Berg", "erik.berg@example.com")
    await loaded.save()
    channel = await teams.add_team("Everybody", [anna])
    for _ in range(2):
        assert await teams.add_member(channel, erik) == 200
    seat = await PersonAddress.get(user=erik.aad)
    assert (seat.person_id, seat.email) == (loaded.id, "erik.berg@example.com")
    assert await doors.conversation(at(erik)) is not None


@pytest.mark.parametrize("more", [{"guest": True}, {"tenant": "another-tenant"}])
async def test_guests_and_strangers_in_a_team_are_not_taken_in(
    dispatch: Dispatch, teams: StandInTeams, anna: TeamsUser, more: dict[str, Any]
) -> None:
    channel = await teams.add_team("Everybody", [anna])
    outside = teams.add_user("Olle Out", "olle@elsewhere.example", **more)
    assert await teams.add_member(channel, outside) == 200
    assert not await PersonAddress.exists(user=outside.aad)


async def test_who_is_taken_out_of_a_team_is_asked_about_at_their_next_word(
    dispatch: Dispatch, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    channel = await teams.add_team("Everybody", [anna])
    await teams.add_member(channel, erik)
    assert await teams.remove_member(channel, erik) == 200
    assert await doors.conversation(at(erik)) is None, "that team is no way to them any more"
    erik.guest = True
    await teams.install(erik)
    await teams.say(erik, "whoknows me")
    await dispatch.drain()
    [*_, said] = [shown(each) for each in teams.timeline(erik)]
    assert texts.say("fi", "stranger-guest") in said


async def test_who_can_be_written_to_directly_stays_reachable_without_the_team(
    dispatch: Dispatch, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    channel = await teams.add_team("Everybody", [anna, erik])
    await teams.install(erik)
    await teams.remove_member(channel, erik)
    assert await doors.conversation(at(erik)) is not None


@pytest.mark.parametrize("members", [None, 7, "x", [7], [{}], [{"id": 7}], [{"id": ""}], {"id": "x"}])
async def test_members_of_another_shape_are_passed_over(
    dispatch: Dispatch, teams: StandInTeams, anna: TeamsUser, members: Any
) -> None:
    channel = await teams.add_team("Everybody", [anna])
    for change in ("membersAdded", "membersRemoved"):
        base = teams._base("conversationUpdate", anna, channel)
        status, _ = await teams.deliver(base | {change: members})
        assert status == 200
    assert not await Person.exists()
