"""The stand-in's OneDrive for files that a bot hands over: asked for in the personal chat, put by the bot, shown there;
it takes nothing without the person's yes."""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.adapters.playground.teams_tenant import TeamsConversation, TeamsUser, Tenant

Json = dict[str, Any]

ASK, THERE = "application/vnd.microsoft.teams.card.file.consent", "application/vnd.microsoft.teams.card.file.info"
KINDS = {ASK, THERE}
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


@dataclass(slots=True)
class Item:
    """A file in somebody's OneDrive, or the place that was made for one."""

    owner: str
    name: str
    unique: str
    data: bytes = b""


def place(tenant: Tenant, user: TeamsUser, name: str, base_url: str) -> Json:
    """Make a place for a file that the person allowed: the `uploadInfo` of the invoke."""
    ticket, unique = secrets.token_urlsafe(18), str(uuid.uuid4())
    tenant.drive[ticket] = Item(user.id, name, unique)
    return {
        "contentUrl": f"https://sample-my.sharepoint.com/personal/x/Documents/Microsoft Teams Chat Files/{name}",
        "name": name,
        "uploadUrl": f"{base_url}/drive/{ticket}?tempauth={secrets.token_urlsafe(12)}",
        "uniqueId": unique,
        "fileType": name.rpartition(".")[2],
    }


def upload(tenant: Tenant) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """PUT of the bytes, in one piece; the address is its own permission, so a token has no business there."""

    async def call(request: web.Request) -> web.StreamResponse:
        item = tenant.drive.get(request.match_info["ticket"])
        data = b"".join([piece async for piece in request.content.iter_any()])
        told = _RANGE.fullmatch(request.headers.get("Content-Range", ""))
        whole = told is not None and tuple(map(int, told.groups())) == (0, len(data) - 1, len(data))
        if item is None or item.data:
            return web.json_response({"error": {"code": "itemNotFound"}}, status=404)
        if not whole or "Authorization" in request.headers:
            return web.json_response({"error": {"code": "invalidRequest"}}, status=400)
        item.data = data
        return web.json_response({"id": item.unique, "name": item.name}, status=201)

    return call


def misplaced(tenant: Tenant, where: TeamsConversation, attachments: Sequence[Json]) -> str:
    """Why a message with files is refused, "" for a good one."""
    for one in attachments:
        if one.get("contentType") not in KINDS:
            continue
        content = one.get("content")
        if where.kind != "personal":
            return "files are for the personal chat"
        if not isinstance(content, dict) or not one.get("name"):
            return "a file needs a name and a content"
        if one["contentType"] == ASK and not isinstance(content.get("sizeInBytes"), int):
            return "sizeInBytes is missing"
        known = {item.unique for item in tenant.drive.values() if item.data}
        if one["contentType"] == THERE and content.get("uniqueId") not in known:
            return "there is no such file"
    return ""


def given(tenant: Tenant, user: TeamsUser, unique: str) -> tuple[str, bytes] | None:
    """A file in that person's OneDrive: its name and bytes."""
    for item in tenant.drive.values():
        if item.unique == unique and item.owner == user.id and item.data:
            return item.name, item.data
    return None
