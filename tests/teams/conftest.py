"""Kunna's Teams door on a real port, over an empty store, in front of a stand-in Teams with a fixed cast."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from tests.teams.stage import Bot, Script, serve


@pytest.fixture
def database() -> str:
    """The door asks the store for nothing that differs between databases; test_teams_sample runs on both."""
    return "sqlite"


@pytest.fixture
async def teams() -> AsyncIterator[StandInTeams]:
    async with StandInTeams() as running:
        yield running


@pytest.fixture
async def bot(empty_store: str, teams: StandInTeams) -> AsyncIterator[Bot]:
    script = Script()
    runner, messenger, url = await serve(script, teams)
    yield Bot(script, messenger, url, runner)
    await script.drain()
    await runner.cleanup()


@pytest.fixture
def anna(teams: StandInTeams) -> TeamsUser:
    return teams.add_user("Anna Lind", "anna.lind@example.com", locale="sv-SE")


@pytest.fixture
def erik(teams: StandInTeams) -> TeamsUser:
    return teams.add_user("Erik Berg", "erik.berg@example.com", locale="fi-FI", zone="Europe/Helsinki")
