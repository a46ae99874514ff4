"""Slack as a bench needs it: signs and sends slash commands, takes the answers, counts; on the loopback only."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

TEAM, USER = "T1", "U7"


@dataclass
class Round:
    """What one round measured: seconds from sending to the acknowledgement, and to the answer, by command."""

    acks: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    bytes: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.answers) / self.seconds


class Knocks:
    """A stand-in for Slack that is as cheap as it can be: an instant Web API, and hands that never get tired."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._count = itertools.count(1)
        self._waiting: dict[str, asyncio.Future[int]] = {}
        self._runner: web.AppRunner | None = None
        self._sessions: list[aiohttp.ClientSession] = []
        self.port = 0
        # Messages that nobody asked for: the key that travels in each, and when it arrived; keys that came again.
        self.ledger: dict[str, float] = {}
        self.doubles = 0

    async def __aenter__(self) -> Knocks:
        app = web.Application()
        app.router.add_post("/api/chat.postMessage", self._post)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/hooks/{name}", self._hook)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        self._sessions.append(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=200)))
        return self

    async def __aexit__(self, *_: object) -> None:
        for session in self._sessions:
            await session.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _api(self, request: web.Request) -> web.Response:
        member = {"id": USER, "team_id": TEAM, "name": "bench", "real_name": "Bench Person", "locale": "en-US"}
        profile = {"email": "bench@example.com", "real_name": "Bench Person"}
        user = member | {"profile": profile, "is_email_confirmed": True, "tz": "Europe/Stockholm", "deleted": False}
        known = {"ok": True, "team_id": TEAM, "user_id": "UBOT", "bot_id": "B1", "user": user, "team": "Bench"}
        return web.json_response(known)

    async def _post(self, request: web.Request) -> web.Response:
        key = json.loads(await request.read())["metadata"]["event_payload"]["key"]
        if key in self.ledger:
            self.doubles += 1
        self.ledger.setdefault(key, time.perf_counter())
        return web.json_response({"ok": True, "channel": "D1", "ts": f"{len(self.ledger)}.0"})

    async def _hook(self, request: web.Request) -> web.Response:
        body = await request.read()
        waiting = self._waiting.pop(request.match_info["name"], None)
        if waiting is not None and not waiting.done():
            waiting.set_result(len(body))
        return web.Response(text="ok")

    async def knock(self, target: str, line: str, into: Round) -> None:
        """One slash command: waits for the acknowledgement and for the answer."""
        number = next(self._count)
        name, (command, _, text) = f"h{number}", line.partition(" ")
        body = urlencode(
            {
                "token": "x", "team_id": TEAM, "team_domain": "bench", "channel_id": "D1",
                "channel_name": "directmessage", "user_id": USER, "user_name": "bench",
                "command": f"/{command}", "text": text, "api_app_id": "A1",
                "is_enterprise_install": "false", "response_url": f"http://127.0.0.1:{self.port}/hooks/{name}",
                "trigger_id": f"{number}.{time.monotonic_ns()}.x",
            }
        ).encode()  # fmt: skip
        at = str(int(time.time()))
        digest = hmac.new(self._secret, f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": f"v0={digest}",
        }
        answered: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting[name] = answered
        start = time.perf_counter()
        async with self._sessions[0].post(target, data=body, headers=headers) as answer:
            await answer.read()
            if answer.status != 200:
                into.failed += 1
                return
        into.acks.append(time.perf_counter() - start)
        try:
            size = await asyncio.wait_for(answered, 20)
        except TimeoutError:
            into.failed += 1
            return
        into.bytes += size
        into.answers.append(time.perf_counter() - start)

    async def closed(self, target: str, lines: Sequence[str], at_once: int) -> Round:
        """All lines, `at_once` at a time: how many a second can be answered."""
        result, each = Round(), iter(lines)

        async def hand(lines: Iterator[str]) -> None:
            for line in lines:
                await self.knock(target, line, result)

        start = time.perf_counter()
        await asyncio.gather(*(hand(each) for _ in range(at_once)))
        result.seconds = time.perf_counter() - start
        return result

    async def open(self, target: str, lines: Sequence[str], per_second: float) -> Round:
        """The lines at a fixed rate, whether the ones before were answered or not: how long one waits."""
        result, start = Round(), time.perf_counter()
        tasks = []
        for number, line in enumerate(lines):
            await asyncio.sleep(max(0.0, start + number / per_second - time.perf_counter()))
            tasks.append(asyncio.create_task(self.knock(target, line, result)))
        await asyncio.gather(*tasks)
        result.seconds = time.perf_counter() - start
        return result
