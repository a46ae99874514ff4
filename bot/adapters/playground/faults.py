"""What goes wrong on a stand-in, told from outside: refusals, silence, cut connections; it has no effect of its own."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any, ClassVar, Literal

from aiohttp import web
from pydantic import ConfigDict

from bot import clock

Told = Literal["number", "date", "missing", "garbage"]
_TOLD: tuple[Told, ...] = ("number", "date", "missing", "garbage")


@dataclass(slots=True)
class Fault:
    """What the next `times` requests of that name meet (None: all until it is taken away; "*": any name).

    share:  how many of them meet it, 0 to 1, drawn from the stand-in's seed
    accept: the request has its effect all the same
    hang:   seconds of silence before anything comes back
    cut:    the connection is closed instead of an answer; without `accept`, before the request is read
    status: what is answered; 200 without a body is the usual answer, so with `hang` one that comes late
    page:   answered as HTML in the place of a body, as a proxy does that knows nothing of the platform
    pause:  seconds that a 429 asks for, and how it says so; "mixed" draws one of the four ways each time
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: str = "*"
    status: int = 503
    headers: Mapping[str, str] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    page: str = ""
    times: int | None = 1
    share: float = 1.0
    accept: bool = False
    hang: float = 0.0
    cut: bool = False
    pause: float = 0.0
    told: Told | Literal["mixed"] = "number"


@dataclass(frozen=True, slots=True)
class Met:
    """One request that met a fault: when, which, and until when it was asked to wait (`at` itself where it was not)."""

    at: datetime
    name: str
    status: int
    until: datetime
    told: str


class Faults(list[Fault]):
    """The faults in force, in order; each request meets the first that fits. The same seed draws the same."""

    def __init__(self, seed: int = 0) -> None:
        super().__init__()
        self.met: list[Met] = []
        self._seed = seed
        self._random = random.Random(seed)  # noqa: S311 - drawn to be repeated, not to be secret
        self._released = asyncio.Event()

    def clear(self) -> None:
        """All is well again; whoever was kept waiting gets an answer now."""
        super().clear()
        self._random.seed(self._seed)
        self._released.set()
        self._released = asyncio.Event()

    async def pass_by(
        self, request: web.Request, name: str, work: Callable[[], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Do the work of a request, unless it meets a fault: then hang, refuse or cut, with or without its effect."""
        fault = self._next(name)
        if fault is None:
            return await work()
        headers = dict(fault.headers) | self._note(name, fault)
        answer = await work() if fault.accept else None
        if fault.hang:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(fault.hang):
                    await self._released.wait()
        if fault.cut:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault.page:
            return web.Response(status=fault.status, headers=headers, text=fault.page, content_type="text/html")
        if fault.status == 200 and fault.body is None:
            return answer or await work()
        if fault.body is None:
            return web.Response(status=fault.status, headers=headers)
        return web.json_response(fault.body, status=fault.status, headers=headers)

    def _next(self, name: str) -> Fault | None:
        for fault in self:
            fits = fault.name in ("*", name) and (fault.times is None or fault.times > 0)
            if fits and (fault.share >= 1 or self._random.random() < fault.share):
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    def _note(self, name: str, fault: Fault) -> dict[str, str]:
        """Write down who meets it; the Retry-After of a 429."""
        now, told = clock.now(), ""
        if fault.status == 429 and fault.pause:
            told = self._random.choice(_TOLD) if fault.told == "mixed" else fault.told
        until = now + timedelta(seconds=fault.pause) if told in ("number", "date") else now
        self.met.append(Met(now, name, 0 if fault.cut else fault.status, until, told))
        match told:
            case "number":
                return {"Retry-After": f"{fault.pause:g}"}
            case "date":
                # An HTTP date knows no parts of a second: the next whole one, so that it is never too early.
                whole = until.replace(microsecond=0) + timedelta(seconds=1 if until.microsecond else 0)
                return {"Retry-After": format_datetime(whole, usegmt=True)}
            case "garbage":
                return {"Retry-After": "soon"}
            case _:
                return {}
