"""What the stand-ins accepted, both platforms told alike, so that tests count there and not in our store."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.adapters.playground.slack_workspace import BOT, Workspace
from bot.adapters.playground.teams_tenant import Tenant


@dataclass(frozen=True, slots=True)
class Entry:
    """One message that was accepted.

    act:  the platform's word for how ("chat.postMessage", "update"); `new` where it made a message
    where, who: the conversation, and the person whose own it is ("" in a room); Slack's user id, Teams' directory id
    ref:  the message's id there
    key:  the key that travelled in its metadata (Slack), "" where there was none
    same: what two copies of one unasked message have in common, "" for answers
    """

    number: int
    act: str
    new: bool
    where: str
    who: str
    ref: str
    text: str
    key: str
    same: str
    at: datetime


def of_slack(workspace: Workspace) -> list[Entry]:
    """The workspace's ledger."""
    entries = []
    for number, told in enumerate(workspace.ledger):
        channel = workspace.channels.get(told.channel)
        people = channel.members - {BOT} if channel is not None and channel.kind == "im" else set()
        metadata = told.body.get("metadata") or {}
        key = str(metadata.get("event_payload", {}).get("key", ""))
        new = not told.replaced and told.method != "views.open"
        same = key if new else ""
        entries.append(
            Entry(
                number, told.method, new, told.channel, next(iter(people), ""), told.ts, told.text, key, same, told.at
            )
        )
    return entries


def of_teams(tenant: Tenant) -> list[Entry]:
    """The tenant's ledger. Teams carries no key: copies are known by saying the same in the same conversation."""
    entries = []
    for number, told in enumerate(tenant.ledger):
        found = tenant.place(told.conversation)
        personal = found is not None and found[0].kind == "personal"
        who = found[0].members[0].aad if found is not None and personal else ""
        text = str(told.activity.get("text") or told.activity.get("summary") or "")
        new = told.act == "post" and told.activity.get("type") == "message"
        asked = "replyToId" in told.activity
        same = f"{told.conversation} {json.dumps(told.activity, sort_keys=True)}" if new and not asked else ""
        at = datetime.fromtimestamp(told.at, UTC)
        entries.append(Entry(number, told.act, new, told.conversation, who, told.id, text, "", same, at))
    return entries


def doubles(entries: Iterable[Entry]) -> dict[str, int]:
    """How many copies too many there are of each unasked message that came more than once."""
    seen = Counter(entry.same for entry in entries if entry.same)
    return {same: count - 1 for same, count in seen.items() if count > 1}
