"""What Slack sends to an app, in its wire format: bodies, the v0 signature, the words people type; it sends nothing."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from bot.adapters.playground.slack_api import seen
from bot.adapters.playground.slack_files import mentioned
from bot.adapters.playground.slack_workspace import APP, BOT, Channel, Member, Message, View, Workspace

Json = dict[str, Any]
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


def sign(secret: str, body: bytes, at: int) -> dict[str, str]:
    """Slack's two headers: HMAC-SHA256 over v0:timestamp:body."""
    digest = hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(at), "X-Slack-Signature": f"v0={digest}"}


def as_sent(workspace: Workspace, text: str, *, names: bool = False) -> str:
    """What was typed as Slack sends it: &, < and > escaped, addresses as links, @Name as a mention.

    `names` adds the name to a mention, as slash commands with `should_escape` do.
    """
    people = {f"@{m.name.lower()}": m for m in workspace.members.values()}
    tokens = [re.escape(name) for name in sorted(people, key=len, reverse=True)]
    pattern = re.compile(rf"<[@#!][^<>\s]+>|https?://[^\s<>]+|(?<!\w)(?:{'|'.join(tokens)})(?!\w)|[&<>]", re.IGNORECASE)

    def put(match: re.Match[str]) -> str:
        word = match.group()
        if word in "&<>":
            return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}[word]
        if word.startswith("<"):
            return word
        if word.startswith("@"):
            member = people[word.lower()]
            return f"<@{member.id}|{member.name}>" if names else f"<@{member.id}>"
        return f"<{word.replace('&', '&amp;')}>"

    return pattern.sub(put, text)


def command(
    workspace: Workspace, user: Member, channel: Channel, typed: str, trigger: str, response_url: str
) -> tuple[str, bytes]:
    """A slash command."""
    name, _, text = typed.partition(" ")
    fields = {
        "token": "legacy",
        "team_id": user.team,
        "team_domain": "sample",
        "channel_id": channel.id,
        "channel_name": channel.name if channel.kind == "channel" else _hidden(channel),
        "user_id": user.id,
        "user_name": user.name.lower().replace(" ", "."),
        "command": name,
        "text": as_sent(workspace, text.strip(), names=True),
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger,
    }
    return FORM, urlencode(fields).encode()


def _hidden(channel: Channel) -> str:
    return "privategroup" if channel.kind == "private" else "directmessage"


def event(workspace: Workspace, kind: str, user: Member, message: Message) -> tuple[str, bytes]:
    """An app_mention, or a message in a direct message."""
    inner: Json = {
        "type": kind,
        "user": user.id,
        "text": message.text,
        "ts": message.ts,
        "client_msg_id": f"{message.ts}-client",
        "team": user.team,
        "channel": message.channel,
        "event_ts": message.ts,
    }
    if message.thread:
        inner["thread_ts"] = message.thread
    if kind == "message":
        inner["channel_type"] = "im"
    if message.brought:
        inner |= {"files": [mentioned(file) for file in message.brought], "upload": False}
        inner |= {"subtype": "file_share"} if kind == "message" else {}
    if user.team != workspace.team:
        inner |= {"user_team": user.team, "source_team": user.team}
    return happened(workspace, inner, shared=user.team != workspace.team)


def happened(workspace: Workspace, inner: Json, *, shared: bool = False) -> tuple[str, bytes]:
    """An event around what happened, which has an `event_ts`; `shared` with another company."""
    outer = {
        "token": "legacy",
        "team_id": workspace.team,
        "api_app_id": APP,
        "event": inner,
        "type": "event_callback",
        # Random, not counted: a bot whose store outlives the stand-in must not take new events for replays.
        "event_id": "Ev" + secrets.token_hex(5).upper(),
        "event_time": int(float(inner["event_ts"])),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team,
                "user_id": BOT,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{inner['event_ts']}",
    }
    return JSON, json.dumps(outer).encode()


def _common(workspace: Workspace, kind: str, user: Member, trigger: str) -> Json:
    name = user.name.lower().replace(" ", ".")
    return {
        "type": kind,
        "user": {"id": user.id, "username": name, "name": name, "team_id": user.team},
        "api_app_id": APP,
        "token": "legacy",
        "trigger_id": trigger,
        "team": {"id": workspace.team, "domain": "sample"},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _payload(payload: Json) -> tuple[str, bytes]:
    return FORM, urlencode({"payload": json.dumps(payload)}).encode()


def press(
    workspace: Workspace,
    user: Member,
    message: Message,
    action: Mapping[str, Any],
    trigger: str,
    response_url: str,
) -> tuple[str, bytes]:
    """A button or menu of a message, pressed. Of an ephemeral message only the container is told."""
    channel = workspace.channels[message.channel]
    payload = _common(workspace, "block_actions", user, trigger)
    payload |= {
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": bool(message.only_for),
        },
        "channel": {"id": channel.id, "name": channel.name if channel.kind == "channel" else _hidden(channel)},
        "state": {"values": {}},
        "response_url": response_url,
        "actions": [dict(action)],
    }
    if message.thread:
        payload["container"]["thread_ts"] = message.thread
    if not message.only_for:
        payload["message"] = seen(message)
    return _payload(payload)


def home_press(
    workspace: Workspace, user: Member, view: View, action: Mapping[str, Any], trigger: str
) -> tuple[str, bytes]:
    """A button of somebody's Home, pressed: there is neither a message nor a response_url."""
    payload = _common(workspace, "block_actions", user, trigger)
    shown = {**view.drawn, "id": view.id, "team_id": workspace.team, "hash": view.hash, "app_id": APP}
    return _payload(
        payload
        | {
            "container": {"type": "view", "view_id": view.id},
            "view": shown,
            "state": {"values": {}},
            "actions": [dict(action)],
        }
    )


def submission(workspace: Workspace, user: Member, view: View, trigger: str) -> tuple[str, bytes]:
    """A modal, submitted with what was typed."""
    payload = _common(workspace, "view_submission", user, trigger)
    payload["response_urls"] = []
    payload["view"] = {
        **view.drawn,
        "id": view.id,
        "team_id": workspace.team,
        "hash": view.hash,
        "state": {"values": view.typed},
        "root_view_id": view.id,
        "previous_view_id": None,
        "app_id": APP,
        "app_installed_team_id": workspace.team,
        "bot_id": "B0KUNNA",
        "external_id": "",
    }
    return _payload(payload)
