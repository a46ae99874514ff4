"""The stand-in's side of files that an app uploads: an address, the bytes, the message that shows it; no file comes in
from people here."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.adapters.playground.slack_workspace import BOT, Workspace

Json = dict[str, Any]

# What Slack takes (docs.slack.dev/reference/methods/files.getUploadURLExternal), in bytes, and the stand-in alike.
LARGEST = 1 << 30


@dataclass(slots=True)
class Upload:
    """A file on its way: announced, then with its bytes, then shared."""

    id: str
    name: str
    length: int
    data: bytes = b""
    shared: bool = False


def announce(workspace: Workspace, body: Mapping[str, Any]) -> Json | str:
    """files.getUploadURLExternal: where the bytes go; Slack's error where it gives no address."""
    name, length = str(body.get("filename") or ""), str(body.get("length") or "")
    if not name or not length.isdecimal() or not 0 < int(length) <= LARGEST:
        return "invalid_arguments"
    upload = Upload(workspace.next_id("F"), name, int(length))
    ticket = secrets.token_urlsafe(18)
    workspace.uploads[ticket] = upload
    return {"upload_url": f"{workspace.public_url}/upload/{ticket}", "file_id": upload.id}


def share(workspace: Workspace, body: Mapping[str, Any], channel: str) -> Json | str:
    """files.completeUploadExternal into a conversation: a message with the files; Slack's error where it refuses."""
    listed = body.get("files")
    asked = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    by_id = {upload.id: upload for upload in workspace.uploads.values() if upload.data and not upload.shared}
    uploads = [by_id.get(str(one.get("id"))) for one in asked]
    if not asked:
        return "invalid_arguments"
    told: list[Json] = []
    for one, upload in zip(asked, uploads, strict=True):
        if upload is None:
            return "file_not_found"
        told.append({"id": upload.id, "name": upload.name, "title": str(one.get("title") or upload.name)})
        told[-1] |= {"size": len(upload.data), "mode": "hosted"}
    for upload in uploads:
        if upload is not None:
            upload.shared = True
    message = workspace.post(channel, BOT, str(body.get("initial_comment") or ""))
    message.files = told
    workspace.enter("files.completeUploadExternal", message, body)
    return {"files": told}


def receive(workspace: Workspace) -> Callable[[web.Request], Any]:
    """POST of the bytes to the address that was announced."""

    async def call(request: web.Request) -> web.StreamResponse:
        async def work() -> web.Response:
            upload = workspace.uploads.get(request.match_info["ticket"])
            data = b"".join([piece async for piece in request.content.iter_any()])
            if upload is None or upload.data or len(data) != upload.length:
                return web.Response(status=400, text="the upload does not fit what was announced")
            upload.data = data
            return web.Response(text=f"OK - {len(data)}")

        return await workspace.faults.pass_by(request, "upload", work)

    return call


def given(workspace: Workspace, user: str, file: str) -> tuple[str, bytes] | None:
    """A file that stands in a message which that user sees: its name and bytes."""
    if any(file == one["id"] for message in workspace.timeline(user) for one in message.files):
        for upload in workspace.uploads.values():
            if upload.id == file:
                return upload.name, upload.data
    return None
