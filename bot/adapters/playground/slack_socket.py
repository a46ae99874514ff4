"""Socket Mode of the stand-in: the same hands, whose requests go over connections that the app has opened.

    slack = SocketSlack()
    slack.attach(app)                              # Web API, response_url, apps.connections.open and the connections
    await slack.type_command(...)                  # as in StandInSlack; `Heard` holds what the acknowledgement said
    await slack.refresh()                          # Slack is about to close, and closes when the next one stands
    slack.cut()                                    # the network is gone

It posts nothing to the app. What is not acknowledged when its connection ends is delivered again to the next one.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web

from bot.adapters.playground.slack import Heard, StandInSlack


@dataclass(slots=True)
class Envelope:
    """A request on its way: what was sent, who waits for its acknowledgement, how often it was delivered."""

    told: dict[str, Any]
    heard: asyncio.Future[Heard]
    deliveries: int = 0


class SocketSlack(StandInSlack):
    """A workspace whose app is in Socket Mode."""

    def __init__(self, *, app_token: str = "xapp-stand-in", **rest: Any) -> None:  # noqa: S107 - opens nothing else
        super().__init__(**rest)
        self.app_token = app_token
        self.connections: list[web.WebSocketResponse] = []
        # How often an address for a connection was handed out, and how often an envelope was delivered.
        self.opened, self.delivered = 0, 0
        # So many acknowledgements are lost on their way; so many copies of each envelope go out at once.
        self.lost, self.copies = 0, 1
        self._tickets: set[str] = set()
        self._open: dict[str, Envelope] = {}

    def attach(self, app: web.Application, prefix: str = "") -> None:
        """Add, beside the Web API, the method that opens connections, and the connections themselves."""
        app.router.add_post(f"{prefix}/api/apps.connections.open", self._hand_out)
        app.router.add_get(f"{prefix}/socket/{{ticket}}", self._connect)
        super().attach(app, prefix)

    # --- connections ---------------------------------------------------------------------------------------------

    async def _hand_out(self, request: web.Request) -> web.StreamResponse:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")

        async def work() -> web.Response:
            if given != self.app_token:
                return web.json_response({"ok": False, "error": "invalid_auth" if given else "not_authed"})
            self.opened += 1
            self._tickets.add(ticket := secrets.token_urlsafe(12))
            address = self.public_url.replace("http", "ws", 1)
            return web.json_response({"ok": True, "url": f"{address}/socket/{ticket}"})

        return await self.faults.pass_by(request, "apps.connections.open", work)

    async def _connect(self, request: web.Request) -> web.StreamResponse:
        """One connection; an address is good for one, and Slack keeps ten of an app at most."""
        ticket = request.match_info["ticket"]
        if ticket not in self._tickets or len(self.connections) >= 10:
            return web.Response(status=400)
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(heartbeat=10)
        await socket.prepare(request)
        hello = {
            "type": "hello",
            "num_connections": len(self.connections) + 1,
            "connection_info": {"app_id": "A0KUNNA"},
        }
        await socket.send_json(hello)
        self.connections.append(socket)
        self.move()
        for envelope in list(self._open.values()):
            await self._send(socket, envelope)
        try:
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._acknowledged(json.loads(message.data))
        finally:
            self.connections.remove(socket)
            self.move()
        return socket

    def _acknowledged(self, told: Mapping[str, Any]) -> None:
        if self.lost:
            self.lost -= 1
            return
        envelope = self._open.pop(str(told.get("envelope_id")), None)
        if envelope is not None and not envelope.heard.done():
            payload = told.get("payload")
            refused = payload is not None and not envelope.told["accepts_response_payload"]
            body = json.dumps(payload) if payload is not None else ""
            envelope.heard.set_result(Heard(400 if refused else 200, body))

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Announce the end of every connection, and close each when another one stands in for it."""
        ending = list(self.connections)
        for socket in ending:
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "stand-in"}})
        async with asyncio.timeout(10):
            while not set(self.connections) - set(ending):
                await self.changed(self.version, 0.05)
        for socket in ending:
            await socket.close()

    def cut(self) -> None:
        """End every connection without a word."""
        for socket in self.connections:
            if (transport := socket._req.transport if socket._req else None) is not None:
                transport.abort()

    async def close_connections(self) -> None:
        """Close the connections too."""
        for socket in list(self.connections):
            await socket.close()
        await super().close_connections()

    # --- sending to the app ----------------------------------------------------------------------------------------

    async def deliver_as_is(self, body: bytes, headers: Mapping[str, str]) -> Heard:
        """Send a request's content in an envelope and wait for its acknowledgement, as long as Slack does."""
        kind, payload = _content(body, headers)
        told = {
            "envelope_id": secrets.token_hex(16),
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
            "retry_attempt": int(headers.get("X-Slack-Retry-Num", 0)),
        }
        envelope = Envelope(told, asyncio.get_running_loop().create_future())
        self._open[told["envelope_id"]] = envelope
        # The newest connection first; without one it waits for the next.
        for number in range(self.copies if self.connections else 0):
            await self._send(self.connections[-1 - number % len(self.connections)], envelope)
        heard = Heard(0, "")
        with suppress(TimeoutError):
            heard = await asyncio.wait_for(envelope.heard, self.ack_seconds)
        self._open.pop(told["envelope_id"], None)
        heard = Heard(heard.status, heard.body, body, dict(headers))
        self.heard.append(heard)
        return heard

    async def _send(self, socket: web.WebSocketResponse, envelope: Envelope) -> None:
        with suppress(ConnectionError):
            await socket.send_json(envelope.told | {"retry_attempt": envelope.deliveries})
            envelope.deliveries += 1
            self.delivered += 1


def _content(body: bytes, headers: Mapping[str, str]) -> tuple[str, Any]:
    """The kind of an envelope and its payload, out of what would have been posted."""
    if headers.get("Content-Type") == "application/json":
        return "events_api", json.loads(body)
    fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return ("interactive", json.loads(fields["payload"])) if "payload" in fields else ("slash_commands", fields)
