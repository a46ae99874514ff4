"""HR's file in Teams: dropped, planned, one spelling decided, applied, found, and taken back without a trace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot import texts
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.dispatch import Dispatch
from bot.models.skills import Skill
from bot.models.store import transaction
from bot.settings import Company
from tests.domain import changed, contents
from tests.loading import HR, OWN
from tests.patience import PATIENCE
from tests.teams.stage import serve, shown


@dataclass
class Chat:
    """Anna's personal chat with Kunna; she is an admin, and her Teams is Swedish."""

    teams: StandInTeams
    dispatch: Dispatch
    anna: TeamsUser

    async def say(self, line: str, *files: Any) -> str:
        """What Kunna says to a line."""
        count = len(self.teams.timeline(self.anna))
        await self.teams.say(self.anna, line, files)
        return await self._until(lambda: len(self.teams.timeline(self.anna)) >= count + 2)

    async def press(self, label: str) -> str:
        """What stands in place of the newest card after a press."""
        card = self.teams.timeline(self.anna)[-1].message
        at = [each["title"] for each in self.teams.choices(self.anna, card.id)].index(label)
        before = shown(self.teams.timeline(self.anna)[-1])
        await self.teams.press(self.anna, card.id, at)
        return await self._until(lambda: shown(self.teams.timeline(self.anna)[-1]) != before)

    async def _until(self, true: Any) -> str:
        async with asyncio.timeout(PATIENCE):
            while not true():
                await self.teams.changed(self.teams.version, 0.05)
        await self.dispatch.drain()
        return shown(self.teams.timeline(self.anna)[-1])


@pytest.fixture
async def chat(empty_store: str, teams: StandInTeams, anna: TeamsUser) -> AsyncIterator[Chat]:
    dispatch = Dispatch(Company("Lumivik", "en", "Europe/Stockholm", ("anna.lind@example.com",)))
    runner, _, _ = await serve(dispatch, teams)
    yield Chat(teams, dispatch, anna)
    await dispatch.drain()
    await runner.cleanup()


async def test_a_file_of_hr_is_loaded_found_and_undone(chat: Chat) -> None:
    await transaction(lambda: Skill.coin("Python", [("sv", "Python", True)]))
    await chat.say("kunna")
    before = await contents()

    plan = await chat.say("", chat.teams.bring(chat.anna, "personal.csv", HR))
    assert "personal.csv: 2 nya personer, 1 ny stavning och 1 oklar rad. Inget har ändrats än." in plan
    assert changed(before, await contents()) <= OWN

    assert "”Pyhton” står hos 2 personer." in await chat.press("Bestäm 1 stavning")
    assert "”Pyhton” är Python från och med nu." in await chat.press("Python")
    assert "personal.csv är inläst: 2 personer tillagda." in await chat.press("Läs in 2 personer")

    assert "2 personer kan Python." in await chat.say("vem kan python?")

    await chat.say("whoknows inläsningar")
    assert "Om inläsning" in await chat.press("Ångra inläsningen")
    assert "Inläsningen av personal.csv är ångrad: 2 poster är som förut." in await chat.press("Ångra 2 poster")
    assert "Ingen har ännu berättat" in await chat.say("vem kan python?")
    assert changed(before, await contents()) <= OWN


async def test_who_may_not_load_is_told_and_nothing_is_fetched(chat: Chat, erik: TeamsUser) -> None:
    await chat.teams.say(erik, "", [chat.teams.bring(erik, "personal.csv", HR)])
    await chat.dispatch.drain()
    assert texts.say("fi", "role-admin") in shown(chat.teams.timeline(erik)[-1])
    assert chat.teams.tenant.shelf.downloads == 0
