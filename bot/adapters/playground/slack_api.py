"""The stand-in's side of Slack's Web API and of response_url, over HTTP; it starts nothing by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot import clock
from bot.adapters.playground.rates import SLACK
from bot.adapters.playground.slack_files import files_info
from bot.adapters.playground.slack_refusals import check_message, check_view
from bot.adapters.playground.slack_uploads import announce, share
from bot.adapters.playground.slack_workspace import APP, BOT, Member, Message, Workspace
from bot.adapters.slack import limits

Json = dict[str, Any]
Method = Callable[[Workspace, Mapping[str, Any]], Json]


class Cannot(Exception):  # noqa: N818 - Slack's word for it is "error", and it is an answer
    """Slack's `ok: false` with that error."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error, _, self.detail = error.partition(": ")

    def answer(self) -> Json:
        body: Json = {"ok": False, "error": self.error}
        if self.detail:
            body["response_metadata"] = {"messages": [f"[ERROR] {self.detail}"]}
        return body


# --- methods ---------------------------------------------------------------------------------------------------


def _auth_test(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    return {
        "url": "https://sample.slack.com/",
        "team": workspace.name,
        "user": "kunna",
        "team_id": workspace.team,
        "user_id": BOT,
        "bot_id": "B0KUNNA",
        "is_enterprise_install": False,
    }


def _member(workspace: Workspace, body: Mapping[str, Any], name: str = "user") -> Member:
    user = workspace.members.get(str(body.get(name, "")))
    if user is None:
        raise Cannot("user_not_found")
    return user


def user_told(workspace: Workspace, user: Member) -> Json:
    """A user as Slack tells of them, in answers and events."""
    own = user.team == workspace.team
    profile: Json = {"real_name": user.name, "display_name": user.name.split(" ")[0].lower(), "team": user.team}
    if own and user.email and not user.bot:
        profile["email"] = user.email
    told: Json = {
        "id": user.id,
        "team_id": user.team,
        "name": user.name.lower().replace(" ", "."),
        "real_name": user.name,
        "deleted": user.deactivated,
        "profile": profile,
        "is_bot": user.bot,
    }
    if own and not user.deactivated:
        told |= {
            "tz": user.tz,
            "is_restricted": user.guest,
            "is_ultra_restricted": False,
            "is_email_confirmed": user.email_confirmed,
        }
    elif not own:
        told["is_stranger"] = True
    return told


def _users_info(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    user = _member(workspace, body)
    told = user_told(workspace, user)
    if _yes(body, "include_locale") and user.team == workspace.team:
        told["locale"] = user.locale
    return {"user": told}


def _users_list(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    """Everybody who is or was here, Slackbot, other apps' bots and strangers in shared channels included."""
    users, start, size = list(workspace.members.values()), _cursor(body), min(int(body.get("limit") or 1_000), 1_000)
    told = [user_told(workspace, user) for user in users[start : start + size]]
    if _yes(body, "include_locale"):
        for user, shown in zip(users[start:], told, strict=False):
            shown |= {"locale": user.locale} if user.team == workspace.team else {}
    cursor = f"next:{start + size}" if start + size < len(users) else ""
    return {"members": told, "response_metadata": {"next_cursor": cursor}}


def _channel(workspace: Workspace, body: Mapping[str, Any], *, sending: bool) -> str:
    """The conversation that `channel` names, as far as the bot can see it. A user's id opens their direct message."""
    name = str(body.get("channel", ""))
    if sending and name in workspace.members:
        return _direct(workspace, workspace.members[name])
    channel = workspace.channels.get(name)
    if channel is None or (channel.kind != "channel" and BOT not in channel.members):
        raise Cannot("channel_not_found")
    if sending and BOT not in channel.members:
        raise Cannot("not_in_channel")
    return channel.id


def _direct(workspace: Workspace, user: Member) -> str:
    if user.deactivated:
        raise Cannot("user_disabled")
    if user.bot:
        raise Cannot("cannot_dm_bot")
    if user.team != workspace.team:
        raise Cannot("user_not_visible")
    return workspace.direct(user.id).id


def _conversations_open(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    return {"channel": {"id": _direct(workspace, _member(workspace, body, "users"))}}


def _conversations_members(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    members = sorted(workspace.channels[_channel(workspace, body, sending=False)].members)
    start, size = int(body.get("cursor") or 0), int(body.get("limit") or 100)
    after = start + size
    cursor = str(after) if after < len(members) else ""
    return {"members": members[start:after], "response_metadata": {"next_cursor": cursor}}


def _conversations_history(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    """What stands in a conversation, newest first: neither answers in threads nor what one person alone sees."""
    channel = _channel(workspace, body, sending=False)
    if BOT not in workspace.channels[channel].members:
        raise Cannot("not_in_channel")
    there = [m for m in reversed(workspace.messages) if m.channel == channel and not m.only_for and not m.thread]
    start, size = _cursor(body), min(int(body.get("limit") or 100), 999)
    told = [seen(message) for message in there[start : start + size]]
    if _yes(body, "include_all_metadata"):
        for message, shown in zip(there[start:], told, strict=False):
            shown |= {"metadata": message.metadata} if message.metadata else {}
    more = start + size < len(there)
    cursor = f"next:{start + size}" if more else ""
    return {"messages": told, "has_more": more, "response_metadata": {"next_cursor": cursor}}


def _cursor(body: Mapping[str, Any]) -> int:
    cursor = str(body.get("cursor") or "next:0")
    if not cursor.startswith("next:") or not cursor[5:].isdigit():
        raise Cannot("invalid_cursor")
    return int(cursor[5:])


def _yes(body: Mapping[str, Any], name: str) -> bool:
    return str(body.get(name, "")).lower() in ("true", "1")


def _metadata(body: Mapping[str, Any]) -> Json:
    """What an app lets travel with a message, unseen."""
    told = body.get("metadata") or {}
    if not told:
        return {}
    if not isinstance(told, dict) or not isinstance(told.get("event_payload"), dict) or not told.get("event_type"):
        raise Cannot("invalid_metadata_format")
    return told


def _checked(body: Mapping[str, Any]) -> list[Any]:
    if error := check_message(body):
        raise Cannot(error)
    return list(body.get("blocks") or [])


def _post_message(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    channel = _channel(workspace, body, sending=True)
    blocks = _checked(body)
    thread = str(body.get("thread_ts", ""))
    metadata = _metadata(body)
    message = workspace.post(channel, BOT, str(body.get("text", "")), blocks, thread=thread, metadata=metadata)
    workspace.enter("chat.postMessage", message, body)
    return {"channel": channel, "ts": message.ts, "message": seen(message)}


def _update(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    channel = _channel(workspace, body, sending=False)
    there = (m for m in workspace.messages if m.channel == channel and not m.only_for)
    message = next((m for m in there if m.ts == body.get("ts")), None)
    if message is None:
        raise Cannot("message_not_found")
    if message.user != BOT:
        raise Cannot("cant_update_message")
    message.blocks, message.text = workspace.with_ids(_checked(body)), str(body.get("text", ""))
    message.edited = True
    if "metadata" in body:
        message.metadata = _metadata(body)
    workspace.enter("chat.update", message, body, replaced=True)
    workspace.move()
    return {"channel": channel, "ts": message.ts, "text": message.text}


def _post_ephemeral(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    channel = _channel(workspace, body, sending=True)
    user = _member(workspace, body)
    if user.id not in workspace.channels[channel].members:
        raise Cannot("user_not_in_channel")
    blocks = _checked(body)
    thread = str(body.get("thread_ts", ""))
    message = workspace.post(channel, BOT, str(body.get("text", "")), blocks, only_for=user.id, thread=thread)
    workspace.enter("chat.postEphemeral", message, body)
    return {"message_ts": message.ts}


def _views_open(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    drawn = body.get("view")
    if error := check_view(drawn):
        raise Cannot(error)
    owner, error = workspace.use_trigger(str(body.get("trigger_id", "")))
    if error:
        raise Cannot(error)
    view = workspace.open_view(owner, drawn or {})
    message = Message(view.id, "", BOT, "", view.drawn["blocks"], owner)
    workspace.enter("views.open", message, body)
    return {"view": {"id": view.id, "hash": view.hash, "type": "modal"}}


def _views_publish(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    user, drawn = _member(workspace, body, "user_id"), body.get("view")
    if user.team != workspace.team or user.deactivated:
        raise Cannot("user_not_found")
    if error := check_view(drawn, "home"):
        raise Cannot(error)
    view = workspace.publish(user.id, drawn or {})
    workspace.enter("views.publish", Message(view.id, "", BOT, "", view.drawn["blocks"], user.id), body)
    return {"view": {"id": view.id, "hash": view.hash, "type": "home"}}


def _files_info(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    if (told := files_info(workspace, body)) is None:
        raise Cannot("file_not_found")
    return told


def _upload_url(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    return _or_cannot(announce(workspace, body))


def _complete_upload(workspace: Workspace, body: Mapping[str, Any]) -> Json:
    # Unlike chat.postMessage it takes no user's id for their direct message.
    channel = _channel(workspace, {"channel": body.get("channel_id")}, sending=False)
    if BOT not in workspace.channels[channel].members:
        raise Cannot("not_in_channel")
    return _or_cannot(share(workspace, body, channel))


def _or_cannot(told: Json | str) -> Json:
    if isinstance(told, str):
        raise Cannot(told)
    return told


METHODS: dict[str, Method] = {
    "auth.test": _auth_test,
    "users.info": _users_info,
    "users.list": _users_list,
    "conversations.history": _conversations_history,
    "conversations.open": _conversations_open,
    "conversations.members": _conversations_members,
    "chat.postMessage": _post_message,
    "chat.postEphemeral": _post_ephemeral,
    "chat.update": _update,
    "files.completeUploadExternal": _complete_upload,
    "files.getUploadURLExternal": _upload_url,
    "files.info": _files_info,
    "views.open": _views_open,
    "views.publish": _views_publish,
}

_FORMS_ONLY = {
    "conversations.history", "conversations.members", "files.getUploadURLExternal", "files.info", "users.info",
    "users.list",
}  # fmt: skip


# --- over HTTP -------------------------------------------------------------------------------------------------


def seen(message: Message) -> Json:
    """A message as Slack puts it into answers and payloads."""
    told: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "blocks": message.blocks,
        "team": "T0KUNNA",
    }
    if message.user == BOT:
        told |= {"bot_id": "B0KUNNA", "app_id": APP}
    if message.thread:
        told["thread_ts"] = message.thread
    return told


async def read(request: web.Request) -> Json:
    """The arguments of a call: JSON, or a form in which blocks and view are JSON; queries count too."""
    if request.content_type == "application/json":
        body = json.loads(await request.text())
        return body if isinstance(body, dict) else {}
    fields: Json = {**request.query, **await request.post()}
    for name in ("blocks", "view", "metadata"):
        if isinstance(fields.get(name), str):
            fields[name] = json.loads(fields[name])
    return fields


def _allowed(name: str, given: str, token: str) -> Method:
    if given != token:
        raise Cannot("invalid_auth" if given else "not_authed")
    if name not in METHODS:
        raise Cannot("unknown_method")
    return METHODS[name]


def _places(workspace: Workspace, name: str, body: Mapping[str, Any]) -> dict[str, str]:
    """Where a call counts against Slack's rates."""
    if name != "chat.postMessage":
        return {name: workspace.team} if name in SLACK else {}
    channel = str(body.get("channel", ""))
    own = workspace.members.get(channel)
    if own is not None and not own.deactivated and not own.bot:
        channel = workspace.direct(own.id).id
    return {"channel": channel, "workspace": workspace.team}


def api(workspace: Workspace, token: str) -> Callable[[web.Request], Any]:
    """POST or GET /api/METHOD with the bot's token."""

    async def call(request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]

        async def work() -> web.Response:
            # The methods that read take no JSON: Slack passes over such a body without a word.
            body = {} if name in _FORMS_ONLY and request.content_type == "application/json" else await read(request)
            given = request.headers.get("Authorization", "").removeprefix("Bearer ") or body.pop("token", "")
            try:
                method = _allowed(name, given, token)
                if wait := workspace.rates.take(_places(workspace, name, body)):
                    told = Cannot("ratelimited").answer()
                    return web.json_response(told, status=429, headers={"Retry-After": str(wait)})
                return web.json_response({"ok": True, **method(workspace, body)})
            except Cannot as cannot:
                return web.json_response(cannot.answer())

        return await workspace.faults.pass_by(request, name, work)

    return call


def response_url(workspace: Workspace) -> Callable[[web.Request], Any]:
    """POST to a response_url: five uses, half an hour."""

    async def call(request: web.Request) -> web.StreamResponse:
        async def work() -> web.Response:
            try:
                respond(workspace, request.match_info["name"], await read(request))
            except Cannot as cannot:
                gone = cannot.error in ("used_url", "expired_url", "invalid_url")
                return web.json_response(cannot.answer(), status=404 if gone else 400)
            return web.Response(text="ok")

        return await workspace.faults.pass_by(request, "response_url", work)

    return call


def respond(workspace: Workspace, name: str, body: Mapping[str, Any]) -> None:
    """What a post to a response_url does; raises Cannot where Slack refuses it."""
    url = workspace.response_urls.get(name)
    if url is None:
        raise Cannot("invalid_url")
    if clock.now() - url.issued > timedelta(seconds=limits.RESPONSE_URL_SECONDS):
        raise Cannot("expired_url")
    if url.uses >= limits.RESPONSE_URL_USES:
        raise Cannot("used_url")
    original = next((m for m in workspace.messages if m.ts == url.original), None)
    blocks = _checked(body)
    url.uses += 1
    text = str(body.get("text", ""))
    if body.get("replace_original") is True and original is not None:
        original.text, original.blocks, original.edited = text, workspace.with_ids(blocks), True
        workspace.enter("response_url", original, body, replaced=True)
        workspace.move()
        return
    only_for = "" if body.get("response_type") == "in_channel" else url.user
    thread = str(body.get("thread_ts", ""))
    message = workspace.post(url.channel, BOT, text, blocks, only_for=only_for, thread=thread)
    workspace.enter("response_url", message, body)
