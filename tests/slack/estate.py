"""Two workspaces that may install the app and one that may not, the app before them, and a browser."""

from __future__ import annotations

import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
from aiohttp import web
from pydantic import SecretStr

from bot.adapters.playground.slack import StandInSlack
from bot.adapters.playground.slack_oauth import StandInOAuth
from bot.adapters.slack.send import SlackMessenger
from bot.adapters.slack.workspaces import Workspaces
from bot.app import DISPATCH, build
from bot.models import doors
from bot.models.store import fetch
from bot.settings import Http, Settings, Slack, Store

KEY, OTHER_KEY = "a2V5LW9uZS1rZXktb25lLWtleS1vbmUta2V5LW9uZSE=", "a2V5LXR3by1rZXktdHdvLWtleS10d28ta2V5LXR3byE="
LUMIVIK, HAMN, STRANGE = "T0KUNNA", "T0HAMN", "T0STRANGE"


@dataclass
class Page:
    """What a browser shows in the end."""

    status: int
    html: str
    url: str
    headers: dict[str, str]

    @property
    def text(self) -> str:
        """What a person reads on it."""
        shown = re.sub(r"<style>.*?</style>|<title>.*?</title>", "", self.html)
        return unescape(re.sub(r"<[^>]+>", " ", shown))


@dataclass
class Browser:
    """Somebody at a computer: follows what it is sent to and keeps cookies."""

    session: aiohttp.ClientSession
    home: str
    language: str = "en"

    async def open(self, url: str, **how: Any) -> Page:
        headers = {"Accept-Language": self.language}
        async with self.session.get(url, headers=headers, **how) as response:
            return Page(response.status, await response.text(), str(response.url), dict(response.headers))

    async def begin(self) -> Page:
        """To Slack's page."""
        return await self.open(f"{self.home}/slack/install")

    async def decide(self, page: Page, team: str) -> Page:
        """Press the workspace's button there ("" cancels) and see where that ends."""
        return await self.open(await self.way_back(page, team))

    async def way_back(self, page: Page, team: str) -> str:
        """The address Slack's page leads back to, not opened yet."""
        asked = parse_qs(urlsplit(page.url).query)
        sent = {"team": team, "redirect_uri": asked["redirect_uri"][0], "state": asked["state"][0]}
        async with self.session.post(page.url, data=sent, allow_redirects=False) as response:
            return response.headers["Location"]

    async def install(self, team: str) -> Page:
        return await self.decide(await self.begin(), team)


@dataclass
class Estate:
    """The workspaces, what they share at Slack, and the app."""

    oauth: StandInOAuth
    settings: Settings
    messenger: SlackMessenger
    home: str
    sessions: list[aiohttp.ClientSession] = field(default_factory=list)
    # Of every call with a token that was given out: whether the store had it by then.
    kept_before_use: list[bool] = field(default_factory=list)

    @property
    def lumivik(self) -> StandInSlack:
        return self.oauth.workspaces[LUMIVIK]

    @property
    def hamn(self) -> StandInSlack:
        return self.oauth.workspaces[HAMN]

    @property
    def keys(self) -> doors.Keys:
        return doors.Keys(KEY)

    def browser(self, language: str = "en") -> Browser:
        """A browser of its own."""
        self.sessions.append(session := aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)))
        return Browser(session, self.home, language)

    def another_process(self) -> Workspaces:
        """What another process of ours would have in memory: nothing yet."""
        return Workspaces(self.settings.slack, self.keys, self.messenger.api)

    async def rows(self) -> list[str]:
        """The workspaces whose tokens the store has."""
        return [str(row["space"]) for row in await fetch("SELECT space FROM installation ORDER BY space")]


@asynccontextmanager
async def estate(
    *, rotating: bool = False, teams: tuple[str, ...] = (LUMIVIK, HAMN), static: str = ""
) -> AsyncIterator[Estate]:
    """Everything up, on an open store. `static`: the workspace of KUNNA_SLACK__BOT_TOKEN, "" without one."""
    workspaces = [
        StandInSlack(team=team, bot_token=f"xoxb-static-{team}", ack_seconds=20.0) for team in (LUMIVIK, HAMN, STRANGE)
    ]
    for workspace, name in zip(workspaces, ("Lumivik", "Hamn & <b>verk</b>", "Fremd <script>"), strict=True):
        workspace.name = name
    oauth = StandInOAuth(workspaces, rotating=rotating)
    made: list[Estate] = []

    @web.middleware
    async def watch(request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> Any:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if made and token in oauth.tokens and not request.path.endswith("/auth.revoke"):
            kept = await doors.installation(oauth.tokens[token].space, made[0].keys)
            given = list(oauth.tokens)  # in the order in which they were given out: an older one was kept earlier
            made[0].kept_before_use.append(kept is not None and given.index(kept.token) >= given.index(token))
        return await handler(request)

    outside = web.Application(middlewares=[watch])
    oauth.attach(outside)
    async with _served(outside) as slack_com, _socket() as (door, home):
        for workspace in workspaces:
            workspace.public_url = f"{slack_com}/{workspace.team}"
            workspace.events_url = f"{home}/slack/events"
        settings = Settings(
            store=Store(key=SecretStr(KEY)),
            http=Http(url=home),
            slack=Slack(
                signing_secret=SecretStr(workspaces[0].signing_secret),
                bot_token=SecretStr(f"xoxb-static-{static}" if static else ""),
                client_id=oauth.client_id,
                client_secret=SecretStr(oauth.client_secret),
                teams=teams,
                api_url=f"{slack_com}/api/",
            ),
        )
        app = build(settings)
        messenger = app[DISPATCH].messengers["slack"]
        assert isinstance(messenger, SlackMessenger)
        made.append(Estate(oauth, settings, messenger, home))
        async with _served(app, door):
            yield made[0]
            await app[DISPATCH].drain()
        for session in made[0].sessions:
            await session.close()


@asynccontextmanager
async def _socket() -> AsyncIterator[tuple[socket.socket, str]]:
    """A port that is ours before the app knows its own address."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        yield made, f"http://127.0.0.1:{made.getsockname()[1]}"


@asynccontextmanager
async def _served(app: web.Application, door: socket.socket | None = None) -> AsyncIterator[str]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    try:
        site = web.SockSite(runner, door) if door else web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
