"""A fixed cast in a stand-in workspace, before a real listener, dispatch and store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.adapters.playground.slack import StandInSlack
from bot.adapters.playground.slack_workspace import Accepted, Message, View
from bot.adapters.slack import listen
from bot.adapters.slack.send import SlackMessenger
from bot.dispatch import Dispatch
from bot.models.inbox import Inbox
from bot.settings import Company, Slack
from tests.patience import PATIENCE


class World:
    """A workspace, the app in front of it, and the people who use it."""

    def __init__(self, slack: StandInSlack, dispatch: Dispatch, messenger: SlackMessenger) -> None:
        self.slack, self.dispatch, self.messenger = slack, dispatch, messenger
        self.anna = slack.add_user("Anna Lind", id="U0ANNA", email="anna.lind@example.com", locale="sv-SE").id
        self.bo = slack.add_user("Bo Berg", id="U0BO", email="bo.berg@example.com").id
        self.guest = slack.add_user("Gus Guest", id="U0GUEST", email="gus@example.com", guest=True).id
        self.stranger = slack.add_user("Stina Stranger", id="U0STRANGER", team="T0OTHER").id
        self.gone = slack.add_user("Gun Gone", id="U0GONE", deactivated=True).id
        self.robot = slack.add_user("Rob Robot", id="U0ROBOT", bot=True).id
        everybody = {self.anna, self.bo, self.guest, self.stranger}
        self.general = slack.add_channel("general", everybody, id="C0GENERAL").id
        self.without_bot = slack.add_channel("lunch", everybody, id="C0LUNCH", bot=False).id
        self.direct = slack.direct(self.anna).id

    @property
    def ledger(self) -> list[Accepted]:
        return self.slack.ledger

    async def until(self, true: Callable[[], Any]) -> None:
        """Wait for something to become so, or fail; looks whenever anything has changed in Slack."""
        async with asyncio.timeout(PATIENCE):
            while not true():
                await self.slack.changed(self.slack.version, 0.05)

    async def answers(self, count: int = 1) -> list[Accepted]:
        """The ledger, when it has that many lines and all work is done."""
        await self.until(lambda: len(self.ledger) >= count)
        await self.calm()
        assert len(self.ledger) == count, [entry.text for entry in self.ledger]
        return self.ledger

    async def calm(self) -> None:
        """Wait until nothing is under way any more."""
        for _ in range(3):
            await self.dispatch.drain()
            await asyncio.sleep(0.02)

    async def rows(self) -> list[Inbox]:
        return await Inbox.all().order_by("id")

    def sees(self, user: str) -> list[Message]:
        return [message for message in self.slack.timeline(user) if message.user != user]


@pytest.fixture
def slack_settings() -> SimpleNamespace:
    """What a test wants set differently, before the world starts."""
    return SimpleNamespace(teams=(), start=True, guests=False)


@pytest.fixture
async def world(empty_store: str, slack_settings: SimpleNamespace) -> AsyncIterator[World]:
    # More patient than Slack, because a loaded machine is no failure of ours.
    slack = StandInSlack(retry_delays=(0.0, 0.01, 0.02), ack_seconds=20.0)
    outside = web.Application()
    slack.attach(outside)
    there = TestServer(outside)
    await there.start_server()
    slack.public_url = str(there.make_url("")).rstrip("/")
    settings = Slack(
        signing_secret=SecretStr(slack.signing_secret),
        bot_token=SecretStr(slack.bot_token),
        teams=slack_settings.teams,
        api_url=slack.api_url,
    )
    company = Company("Lumivik", "en", "Europe/Stockholm", ("bo.berg@example.com",))
    dispatch = Dispatch(company, slack_settings.guests)
    app = web.Application()
    messenger = listen.attach(app, settings, dispatch)
    dispatch.messengers["slack"] = messenger
    here = TestServer(app)
    world = World(slack, dispatch, messenger)
    if not slack_settings.start:
        await there.close()
    await here.start_server()
    slack.events_url = str(here.make_url(listen.PATH))
    yield world
    await dispatch.drain()
    await here.close()
    await slack.close_connections()
    await there.close()


async def form(world: World) -> View:
    """The form that adds a skill, open in front of Anna."""
    await world.slack.type_command(world.anna, world.direct, "/whoknows add")
    [view] = world.slack.open_views(world.anna)
    return view
