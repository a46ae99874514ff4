"""The real way through everything: Teams, door, inbox, dispatch, /whoknows over the sample company, card."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.dispatch import Dispatch
from bot.models import doors
from bot.models.inbox import Inbox
from bot.models.people import PersonAddress
from bot.reply import Address
from bot.settings import Company
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


async def test_whoknows_is_answered_in_the_askers_language(
    company: Dispatch, teams: StandInTeams, anna: TeamsUser
) -> None:
    assert await teams.say(anna, "/whoknows pyhton") == 200
    await company.drain()
    answer = teams.timeline(anna)[-1]
    assert "Python" in shown(answer)
    assert "kan" in shown(answer)
    assert any(choice["type"] == "Action.OpenUrl" for choice in teams.choices(anna, answer.message.id))
    assert await Inbox.filter(state="done").count() == 1


async def test_a_form_goes_round(company: Dispatch, teams: StandInTeams, anna: TeamsUser) -> None:
    await teams.say(anna, "whoknows add")
    await company.drain()
    form = teams.timeline(anna)[-1]
    sent = await teams.submit(anna, form.message.id, {})
    assert sent.missing
    await teams.submit(anna, form.message.id, dict.fromkeys(sent.missing, "Python"))
    assert form.message.updated == 1
    assert teams.timeline(anna)[-1].message is form.message


@pytest.mark.parametrize(
    ("person", "words"),
    [({"guest": True}, "guest"), ({"tenant": "11111111-0000-0000-0000-000000000000"}, "organisation")],
)
async def test_who_is_not_an_employee_gets_nothing(
    company: Dispatch, teams: StandInTeams, anna: TeamsUser, person: dict[str, Any], words: str
) -> None:
    stranger = teams.add_user("Stina Stranger", "stina@other.example", **person)
    channel = await teams.add_team("Data", [anna, stranger])
    chat = teams.tenant.open_chat(stranger)
    chat.installed, chat.tenant = True, teams.tenant.id
    assert await teams.mention(stranger, channel, "whoknows python") == 200
    await company.drain()
    [_, said] = teams.timeline(stranger)
    assert words in shown(said).casefold()
    assert "Python" not in shown(said)


async def test_a_colleague_who_never_wrote_is_known_by_a_mention(
    company: Dispatch, teams: StandInTeams, anna: TeamsUser
) -> None:
    aino = teams.add_user("Aino Mäkelä", "aino.makela@example.com")
    await teams.install(anna)
    channel = await teams.add_team("Data", [anna, aino])
    await teams.mention(anna, channel, "whoknows @Aino Mäkelä")
    await company.drain()
    assert "Aino Mäkelä" in shown(teams.timeline(anna)[-1])
    assert await PersonAddress.filter(user=aino.aad, person__email="aino.makela@example.com").exists()
    assert await doors.conversation(Address("teams", teams.tenant.id, aino.aad)) is None
