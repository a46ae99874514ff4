"""A stand-in's controls over HTTP, for what runs in another process; no platform has them, and no person uses them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from typing import Any

from aiohttp import web
from pydantic import BaseModel, TypeAdapter, ValidationError

from bot.adapters.playground.faults import Fault, Faults
from bot.adapters.playground.ledger import Entry, doubles
from bot.adapters.playground.rates import Rates

Answer = Callable[[web.Request], Awaitable[web.Response]]

_FAULTS = TypeAdapter(list[Fault])


class _Switch(BaseModel, extra="forbid"):
    on: bool


def attach_control(
    app: web.Application, prefix: str, faults: Faults, rates: Rates, entries: Callable[[], Sequence[Entry]]
) -> None:
    """Add to the application, under `prefix`/control/:

    faults: GET those in force, POST a list of more (fields of `Fault`), DELETE all
    rates:  GET what was refused, PUT {"on": true} to count, false to stop
    ledger: GET what was accepted, from number `after` on, and the doubles among all of it
    """
    control = _Control(faults, rates, entries)
    app.router.add_get(f"{prefix}/control/faults", _by_hand(control.tell_faults))
    app.router.add_post(f"{prefix}/control/faults", _by_hand(control.add_faults))
    app.router.add_delete(f"{prefix}/control/faults", _by_hand(control.clear_faults))
    app.router.add_get(f"{prefix}/control/rates", _by_hand(control.tell_rates))
    app.router.add_put(f"{prefix}/control/rates", _by_hand(control.switch_rates))
    app.router.add_get(f"{prefix}/control/ledger", _by_hand(control.tell_ledger))


def _by_hand(answer: Answer) -> Answer:
    """Only programs of this machine: no web page, neither another site's nor one that took a name of ours."""

    async def guarded(request: web.Request) -> web.Response:
        if "Origin" in request.headers or request.host.partition(":")[0] not in ("127.0.0.1", "localhost"):
            raise web.HTTPForbidden(text="The controls answer to programs of this machine.")
        return await answer(request)

    return guarded


class _Control:
    """The routes."""

    def __init__(self, faults: Faults, rates: Rates, entries: Callable[[], Sequence[Entry]]) -> None:
        self._faults, self._rates, self._entries = faults, rates, entries

    async def tell_faults(self, _: web.Request) -> web.Response:
        return web.json_response({"faults": [asdict(fault) for fault in self._faults], "met": len(self._faults.met)})

    async def add_faults(self, request: web.Request) -> web.Response:
        try:
            self._faults.extend(_FAULTS.validate_json(await request.read()))
        except ValidationError as wrong:
            return _wrong(wrong)
        return await self.tell_faults(request)

    async def clear_faults(self, request: web.Request) -> web.Response:
        self._faults.clear()
        return await self.tell_faults(request)

    async def tell_rates(self, _: web.Request) -> web.Response:
        return web.json_response({"on": self._rates.on, "refused": self._rates.refused})

    async def switch_rates(self, request: web.Request) -> web.Response:
        try:
            self._rates.on = _Switch.model_validate_json(await request.read()).on
        except ValidationError as wrong:
            return _wrong(wrong)
        return await self.tell_rates(request)

    async def tell_ledger(self, request: web.Request) -> web.Response:
        after = request.query.get("after", "0")
        if not (after.isascii() and after.isdigit()):
            return web.json_response({"error": "after is a number"}, status=400)
        entries = self._entries()
        told = [_told(entry) for entry in entries[int(after) :]]
        return web.json_response({"entries": told, "doubles": doubles(entries)})


def _told(entry: Entry) -> dict[str, Any]:
    return {name: value for name, value in asdict(entry).items() if name != "same"} | {"at": entry.at.isoformat()}


def _wrong(wrong: ValidationError) -> web.Response:
    return web.json_response({"error": str(wrong)}, status=400)
