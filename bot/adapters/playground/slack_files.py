"""Files in the stand-in workspace: what Slack says of one and whom it gives the bytes to; it sends nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from bot.adapters.playground.shelf import Brought
from bot.adapters.playground.slack_workspace import Workspace

Json = dict[str, Any]


def told(file: Brought) -> Json:
    """A file as Slack tells of it, in answers and in payloads."""
    if file.deleted:
        return {"id": file.id, "mode": "tombstone"}
    return {
        "id": file.id,
        "created": int(file.at.timestamp()),
        "timestamp": int(file.at.timestamp()),
        "name": file.name,
        "title": file.name,
        "mimetype": file.kind,
        "filetype": file.end,
        "user": file.user,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "url_private": file.url.replace("/download/", "/"),
        "url_private_download": file.url,
        "permalink": f"https://sample.slack.com/files/{file.user}/{file.id}",
    }


def mentioned(file: Brought) -> Json:
    """A file as an event tells of it: of one from another company (Slack Connect) nothing but where to ask."""
    return {"id": file.id, "mode": "file_access", "file_access": "check_file_info"} if file.elsewhere else told(file)


def files_info(workspace: Workspace, body: Mapping[str, Any]) -> Json | None:
    """What files.info answers; None where there is no such file."""
    file = workspace.shelf.get(str(body.get("file", "")))
    return {"file": told(file)} if file is not None else None


def download(workspace: Workspace, token: str) -> Callable[[web.Request], Any]:
    """GET a file's bytes with the bot's token. As at Slack, whoever has none is sent to where one logs in."""

    async def call(request: web.Request) -> web.StreamResponse:
        file = workspace.shelf.get(request.match_info["file"])

        async def work() -> web.StreamResponse:
            if request.headers.get("Authorization") != f"Bearer {token}":
                return web.Response(status=302, headers={"Location": "https://sample.slack.com/?redir=%2Ffiles-pri"})
            if file is None or file.deleted:
                return web.Response(status=404)
            return await workspace.shelf.give_out(request, file)

        workspace.shelf.downloads += 1
        return await workspace.faults.pass_by(request, "download", work)

    return call
