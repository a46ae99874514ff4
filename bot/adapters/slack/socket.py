"""Socket Mode: Slack's requests over a connection that we open, where no address of ours is public.

It understands no payload: each goes where the route's would go and is acknowledged with what came of it. Plain
aiohttp: slack_sdk's client parses without bounds, writes payloads into its log and drops a connection that is to be
renewed before the next one stands.
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.adapters.slack import limits
from bot.adapters.slack.api import pause
from bot.adapters.slack.guard import Denied, opened
from bot.adapters.slack.words import Json
from bot.settings import Slack

log = logging.getLogger("kunna.slack")

# In seconds: getting a connection, a sign of life from it each way, closing it.
_OPENING, _HEARTBEAT, _CLOSING = 10.0, 20.0, 1.0
# A connection that stood shorter counts as a failure; so long is waited before the next, more from one to the next.
_STEADY, _PAUSES = 10.0, (0.0, 1.0, 2.0, 5.0, 10.0, 30.0)
# Slack refuses our token or has Socket Mode switched off: somebody has to do something, so there is no hurry.
_REFUSED = 60.0


class Link:
    """One connection: read until it ends, its successor wanted as soon as Slack says that it will."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.over = asyncio.Event()
        self.pause = 0.0


class SocketMode:
    """The connection of one app, renewed for as long as the process listens."""

    def __init__(
        self,
        settings: Slack,
        hear: Callable[[Json], Awaitable[Json]],
        soon: Callable[[Callable[[], Coroutine[Any, Any, None]]], object],
    ) -> None:
        """`hear`: a payload -> what its acknowledgement says, {} for nothing; `soon`: runs work that shutdown
        waits for."""
        self._token = settings.app_token.get_secret_value()
        self._base = settings.api_url.rstrip("/") + "/"
        self._hear, self._soon = hear, soon
        self._session: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._sockets: set[aiohttp.ClientWebSocketResponse] = set()

    # --- life --------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Begin; it goes on by itself, also while Slack is away."""
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        self._beside(self._keep(self._session))

    async def stop(self) -> None:
        """Take nothing in any more; what was taken in can still be acknowledged."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def close(self) -> None:
        """Close the connections. Slack delivers what was not acknowledged to the next one."""
        await asyncio.gather(*(socket.close() for socket in self._sockets))
        if self._session is not None:
            await self._session.close()

    def _beside(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # --- connections -------------------------------------------------------------------------------------------

    async def _keep(self, session: aiohttp.ClientSession) -> None:
        """Have a connection, always; while one is being renewed, both are read."""
        clock, failures = asyncio.get_running_loop().time, 0
        while True:
            began, wait = clock(), 0.0
            link = await self._linked(session)
            if isinstance(link, Link):
                await link.over.wait()
                wait = link.pause
            else:
                wait = link
            failures = 0 if clock() - began >= _STEADY else min(failures + 1, len(_PAUSES))
            # By chance a little more or less, so that many processes do not come back in the same moment.
            steps = _PAUSES[failures - 1] * random.uniform(0.7, 1.3) if failures else 0.0  # noqa: S311 - no secret
            await asyncio.sleep(max(wait, steps))

    async def _linked(self, session: aiohttp.ClientSession) -> Link | float:
        """A new connection that is being read, or how many seconds to wait before asking again."""
        try:
            async with asyncio.timeout(_OPENING):
                url = await self._address(session)
                if isinstance(url, float):
                    return url
                link = Link(
                    await session.ws_connect(
                        url,
                        heartbeat=_HEARTBEAT,
                        max_msg_size=limits.BODY_BYTES,
                        timeout=aiohttp.ClientWSTimeout(ws_close=_CLOSING),
                    )
                )
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("no Socket Mode connection to Slack (%s); it is tried again", type(error).__name__)
            return 0.0
        self._sockets.add(link.socket)
        self._beside(self._read(link))
        return link

    async def _address(self, session: aiohttp.ClientSession) -> str | float:
        """Where to connect to, once: Slack hands out a new address for each connection."""
        async with session.post(
            f"{self._base}apps.connections.open",
            headers={"Authorization": f"Bearer {self._token}"},
            allow_redirects=False,
        ) as response:
            if response.status == 429:
                return pause(response.headers.get("Retry-After"))
            try:
                told = opened(await response.text())
            except (Denied, ValueError):
                log.warning("Slack opens no Socket Mode connection: http %s", response.status)
                return 0.0
        url = told.get("url")
        if told.get("ok") is True and isinstance(url, str) and self._is_slack(url):
            return url
        log.error(
            "Slack opens no Socket Mode connection: %s. Check KUNNA_SLACK__APP_TOKEN (Slack app page, Basic "
            "Information, App-Level Tokens, scope connections:write) and that Socket Mode is on.",
            str(told.get("error", "the address is not Slack's"))[:80],
        )
        return _REFUSED

    def _is_slack(self, url: str) -> bool:
        """Whether a connection leads to the host of the API or below it, as safely as the API is asked."""
        api = urlsplit(self._base)
        try:
            to = urlsplit(url)
        except ValueError:
            return False
        host, own = to.hostname or "", api.hostname or ""
        return to.scheme == ("wss" if api.scheme == "https" else "ws") and (host == own or host.endswith(f".{own}"))

    # --- what comes in -----------------------------------------------------------------------------------------

    async def _read(self, link: Link) -> None:
        try:
            with suppress(TimeoutError):
                # Slack says hello first; a connection on which nobody speaks is none.
                self._take(link, await link.socket.receive(timeout=_OPENING))
                async for message in link.socket:
                    self._take(link, message)
            await link.socket.close()
            self._sockets.discard(link.socket)
        finally:
            link.over.set()

    def _take(self, link: Link, message: aiohttp.WSMessage) -> None:
        if message.type is not aiohttp.WSMsgType.TEXT:
            return
        try:
            envelope = opened(message.data)
        except Denied as denied:
            log.info("refused: %s", denied.reason)
            return
        match envelope.get("type"):
            case "hello":
                log.info("connected to Slack by Socket Mode")
            case "disconnect":
                self._disconnected(link, str(envelope.get("reason", ""))[:40])
            case _ if isinstance(envelope.get("envelope_id"), str):
                self._soon(lambda: self._answer(link.socket, envelope))

    def _disconnected(self, link: Link, reason: str) -> None:
        """Slack is about to close: the next connection is opened at once, and this one read to its end."""
        if reason == "link_disabled":
            link.pause = _REFUSED
            log.error("Socket Mode is switched off for this app. Switch it on: Slack app page, Socket Mode.")
        else:
            log.info("Slack renews the Socket Mode connection: %s", reason)
        link.over.set()

    async def _answer(self, socket: aiohttp.ClientWebSocketResponse, envelope: Json) -> None:
        payload = envelope.get("payload")
        said = await self._hear(payload) if isinstance(payload, dict) else {}
        acknowledgement: Json = {"envelope_id": envelope["envelope_id"]}
        if said and envelope.get("accepts_response_payload") is True:
            acknowledgement["payload"] = said
        try:
            await socket.send_str(json.dumps(acknowledgement))
        except (aiohttp.ClientError, ConnectionError):
            # Slack delivers it again, and its row of the inbox knows it.
            log.info("a connection ended before an acknowledgement")
