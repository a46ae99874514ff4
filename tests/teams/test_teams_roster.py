"""The members of the teams that have the bot are taken in, whoever is in several of them once. On both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.adapters.playground.faults import Fault
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.adapters.teams import members
from bot.adapters.teams.send import TeamsMessenger
from bot.command import Busy, Profile, Refused, Unknown
from bot.dispatch import Dispatch
from bot.messenger import Members
from bot.models import doors
from bot.models.inbox import Team
from bot.models.people import Person, PersonAddress, Role
from bot.models.roster import Roster
from bot.reply import Address
from bot.worker import roster
from tests.conftest import DATABASES
from tests.patience import PATIENCE, until
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


@pytest.fixture
def messenger(dispatch: Dispatch) -> TeamsMessenger:
    made = dispatch.messengers["teams"]
    assert isinstance(made, TeamsMessenger)
    return made


async def everybody(messenger: TeamsMessenger, teams: StandInTeams) -> list[tuple[str, Profile]]:
    """All pages of all teams."""
    found: list[tuple[str, Profile]] = []
    cursor = ""
    while True:
        page = await messenger.members(teams.tenant.id, cursor)
        assert isinstance(page, Members), page
        found += page.people
        cursor = page.next
        if not cursor:
            return found


async def test_a_team_that_adds_the_bot_is_remembered_until_it_removes_it(
    dispatch: Dispatch, teams: StandInTeams, anna: TeamsUser
) -> None:
    channel = await teams.add_team("Everybody", [anna])
    assert [each.team for each in await Team.all()] == [channel.team]
    await teams.say(anna, "help")
    assert await Team.all().count() == 1, "a personal chat is no team"
    removed = teams._base("installationUpdate", anna, channel) | {"action": "remove"}
    assert (await teams.deliver(removed))[0] == 200
    assert not await Team.exists()
    await teams.mention(anna, channel, "help")

    async def remembered() -> bool:
        return [each.team for each in await Team.all()] == [channel.team]

    await until(remembered)  # heard of late, and all the same


async def test_every_team_is_read_page_by_page(
    messenger: TeamsMessenger, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    many = [teams.add_user(f"Member {number}") for number in range(430)]
    guest, stranger = teams.add_user("Gus", guest=True), teams.add_user("Stina", tenant="another")
    await teams.add_team("Everybody", [anna, *many])
    await teams.add_team("Few", [erik, anna, guest, stranger])
    found = await everybody(messenger, teams)
    assert len(found) == 431 + 4
    told = dict(found)
    assert told[anna.aad].email == anna.upn
    assert (told[guest.aad].standing, told[stranger.aad].standing) == ("guest", "foreign")
    assert await doors.conversation(Address("teams", teams.tenant.id, erik.aad)) is not None
    for each in (guest, stranger):
        assert await doors.conversation(Address("teams", each.tenant, each.aad)) is None, "nothing of them is kept"


async def test_who_can_be_written_to_already_stays_reachable_as_they_are(
    messenger: TeamsMessenger, teams: StandInTeams, anna: TeamsUser
) -> None:
    await teams.add_team("Everybody", [anna])
    await teams.install(anna)
    before = await doors.conversation(Address("teams", teams.tenant.id, anna.aad))
    await everybody(messenger, teams)
    assert await doors.conversation(Address("teams", teams.tenant.id, anna.aad)) == before


async def test_a_team_that_is_no_way_any_more_holds_up_no_other(
    messenger: TeamsMessenger, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser
) -> None:
    gone = await teams.add_team("Gone", [anna])
    await teams.add_team("There", [erik])
    gone.installed = False
    assert [user for user, _ in await everybody(messenger, teams)] == [erik.aad]
    assert await Team.all().count() == 1


async def test_a_pause_a_forgotten_place_and_silence_are_told_apart(
    messenger: TeamsMessenger, teams: StandInTeams, anna: TeamsUser
) -> None:
    await teams.add_team("Everybody", [anna])
    own = (await Team.get()).id
    teams.fail("members", Fault(status=429, pause=9.0), Fault(status=503))
    assert await messenger.members(teams.tenant.id, "") == Busy(9.0, "rate")
    assert isinstance(await messenger.members(teams.tenant.id, ""), Unknown)
    assert isinstance(await messenger.members(teams.tenant.id, f"{own}|nonsense"), Refused)
    for cursor in ("x", "x|", "|"):
        assert isinstance(await messenger.members(teams.tenant.id, cursor), Members | Refused)


async def test_an_admin_takes_in_the_members_of_the_teams_each_once(
    dispatch: Dispatch, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "_APART", 0.0)
    await Person.draft("Erik, by HR", erik.upn, unit="IT").save()
    await teams.say(anna, "help")
    await dispatch.drain()
    await Person.filter(email=anna.upn).update(role=int(Role.ADMIN), language="en")
    await teams.say(anna, "kunna roster-start")
    await dispatch.drain()
    assert "Add me to a team" in shown(teams.timeline(anna)[-1])
    many = [teams.add_user(f"Member {number}") for number in range(60)]
    guest = teams.add_user("Gus", guest=True)
    for name in ("One", "Two"):
        await teams.add_team(name, [anna, erik, guest, *many])
    await teams.say(anna, "kunna roster-start")
    await dispatch.drain()
    teams.fail("members", Fault(status=429, pause=1.0, told="date"))
    async with asyncio.timeout(PATIENCE):
        while not await Roster.exists(state="done"):
            await roster.take_in(dispatch)
            await asyncio.sleep(0.05)
    run = await Roster.get()
    assert await run.tally() == {"same": 1, "joined": 1, "taken": 60, "guest": 1}
    assert (await Person.get(addresses__user=erik.aad)).unit == "IT"
    assert not await PersonAddress.filter(user=guest.aad).exists()
    await teams.say(anna, f"kunna roster-progress {run.id}")
    await dispatch.drain()
    assert "63 accounts looked at" in shown(teams.timeline(anna)[-1])
