"""Activities as Teams writes them, from the stand-in's people and messages; sends nothing."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from html import escape
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot import clock
from bot.adapters.playground.shelf import Brought
from bot.adapters.playground.teams_tenant import TeamsConversation, TeamsUser, Tenant
from bot.adapters.teams import limits

Json = dict[str, Any]


def activity(
    tenant: Tenant, service_url: str, kind: str, user: TeamsUser, where: TeamsConversation, thread: str
) -> Json:
    """What every activity carries."""
    now = clock.here()
    local = now.astimezone(ZoneInfo(user.zone))
    return {
        "type": kind,
        "id": tenant.next_id() if kind == "message" else "f:" + str(uuid.uuid4()),
        "timestamp": now.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "localTimestamp": local.isoformat(),
        "localTimezone": user.zone,
        "serviceUrl": service_url,
        "channelId": limits.CHANNEL,
        "from": {"id": user.id, "name": user.name, "aadObjectId": user.aad},
        "conversation": _conversation(where, thread),
        "recipient": {"id": tenant.bot_id, "name": tenant.bot_name},
        "entities": [
            {
                "type": "clientInfo",
                "locale": user.locale,
                "country": user.locale.partition("-")[2],
                "platform": "Web",
                "timezone": user.zone,
            }
        ],
        "channelData": _channel_data(where),
        "locale": user.locale,
    }


def message(tenant: Tenant, base: Json, text: str, to_bot: bool) -> Json:
    """A message with its mentions as entities: "@Full Name" in the text names a person of the tenant."""
    entities = list(base["entities"])
    if to_bot:
        text = f"<at>{tenant.bot_name}</at> {text}"
        entities.append(_mention(tenant.bot_id, tenant.bot_name))
    for user in tenant.users.values():
        if "@" + user.name in text:
            text = re.sub("@" + re.escape(user.name), f"<at>{user.name}</at>", text)
            entities.append(_mention(user.id, user.name))
    html = {"contentType": "text/html", "content": f"<p>{escape(text)}</p>"}
    return base | {"text": text, "textFormat": "plain", "attachments": [html], "entities": entities}


def execute(base: Json, message_id: str, action: Json, values: Json) -> Json:
    """The invoke that Action.Execute makes of a press: the action's own data with the inputs over it."""
    sent = {"type": "Action.Execute", "title": action.get("title", ""), "id": action.get("id", "")}
    data = {**(action.get("data") or {}), **values}
    value = {"action": sent | {"verb": action.get("verb", ""), "data": data}, "trigger": "manual"}
    return base | {"name": "adaptiveCard/action", "replyToId": message_id, "value": value}


def consent(base: Json, message_id: str, content: Json, info: Json | None) -> Json:
    """The invoke that a yes (with where the file may go) or no to a file makes."""
    action, context = ("accept", "acceptContext") if info else ("decline", "declineContext")
    value: Json = {"type": "fileUpload", "action": action, "context": content.get(context)}
    value |= {"uploadInfo": info} if info else {}
    return base | {"name": "fileConsent/invoke", "replyToId": message_id, "value": value}


def attachments(files: Sequence[Brought], *, alone: bool) -> list[Json]:
    """How a message carries files: in the personal chat with an address to fetch them by, elsewhere with a link."""
    words: Json = {"contentType": "text/html", "content": "<p></p>"}
    if not alone:
        linked = [{"contentType": "reference", "contentUrl": _shared(each), "name": each.name} for each in files]
        return [words, *linked]
    sent = [
        {
            "contentType": "application/vnd.microsoft.teams.file.download.info",
            "contentUrl": _shared(file),
            "name": file.name,
            "content": {"downloadUrl": file.url, "uniqueId": file.id, "fileType": file.end},
        }
        for file in files
    ]
    return [*sent, words]


def _shared(file: Brought) -> str:
    """Where the browser of somebody who may see it opens a file."""
    return f"https://sample-my.sharepoint.com/personal/{file.user[-8:]}/Documents/{quote(file.name)}"


def installation(tenant: Tenant, base: Json, action: str) -> list[Json]:
    """What the bot hears when it is added or removed."""
    if action == "remove":
        return [base | {"type": "installationUpdate", "action": "remove"}]
    added = [{"id": tenant.bot_id}] if action == "add" else []
    update = base | {"type": "conversationUpdate", "membersAdded": added, "id": "f:" + str(uuid.uuid4())}
    return [base | {"type": "installationUpdate", "action": "add"}, update]


def _conversation(where: TeamsConversation, thread: str) -> Json:
    if where.kind == "personal":
        return {"conversationType": "personal", "tenantId": where.tenant, "id": where.id}
    full = f"{where.id};messageid={thread}" if thread else where.id
    return {"isGroup": True, "conversationType": "channel", "tenantId": where.tenant, "id": full}


def _channel_data(where: TeamsConversation) -> Json:
    data: Json = {"tenant": {"id": where.tenant}}
    if where.kind == "channel":
        data |= {"teamsChannelId": where.id, "teamsTeamId": where.team}
        data |= {"channel": {"id": where.id}, "team": {"id": where.team}}
    return data


def _mention(of: str, name: str) -> Json:
    return {"type": "mention", "mentioned": {"id": of, "name": name}, "text": f"<at>{name}</at>"}
