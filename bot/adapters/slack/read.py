"""Slack's payloads -> Incoming, pure; it trusts the signature and nothing else about their shape."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.adapters.slack.words import Json, clean
from bot.incoming import FileIn, Incoming
from bot.reply import Address, Room, UserText

_ID = re.compile(r"[A-Z][A-Z0-9]{1,31}", re.ASCII)
_MARKUP = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_FILES, _NAME = 20, 200  # files of a message that are looked at; characters kept of a file's name
_LATEST = 2**33  # seconds: no event happens after the year 2242
# Subtypes of messages in which a person says something; all others report an edit, a join, a bot.
_SPOKEN = {"", "file_share", "thread_broadcast"}


def word(found: Any, *path: str) -> str:
    """The string at a path of keys, "" where there is none. Without NUL and halves of surrogate pairs, which no
    store takes."""
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return clean(found) if isinstance(found, str) else ""


def identity(found: Any, *path: str) -> str:
    """The id at a path, "" where what stands there is none."""
    told = word(found, *path)
    return told if _ID.fullmatch(told) else ""


def workspace(payload: Json) -> str:
    """The workspace (in an organisation-wide installation, of the user) that a payload comes from."""
    if payload.get("type") in ("event_callback", "app_rate_limited") or "command" in payload:
        return identity(payload, "team_id")
    return (
        identity(payload, "team", "id") or identity(payload, "user", "team_id") or identity(payload, "view", "team_id")
    )


def farewell(payload: Json) -> tuple[str, datetime] | None:
    """The workspace that took our token back, and when; None for an event that says nothing about the bot's own."""
    event = payload.get("event")
    kind, team, at = word(event, "type"), workspace(payload), payload.get("event_time")
    tokens = event.get("tokens") if isinstance(event, Mapping) else None
    ours = kind == "app_uninstalled" or (isinstance(tokens, Mapping) and bool(tokens.get("bot")))
    if not team or not ours or not isinstance(at, int) or not 0 < at < _LATEST:
        return None
    return team, datetime.fromtimestamp(at, UTC)


def plain(text: str, bot_user: str = "") -> str:
    """What a person meant, out of Slack's markup: links and channels by what one sees, entities as letters.

    Mentions of people stay as `<@USERID>`; the bot's own are dropped.
    """

    def put(match: re.Match[str]) -> str:
        sign, inner, label = match.groups()
        match sign:
            case "@":
                return "" if inner == bot_user else f"<@{inner}>"
            case "#":
                return f"#{label or inner}"
            case "!":
                return label or f"@{inner.partition('^')[0]}"
            case _:
                url = inner.removeprefix("mailto:")
                return label if label and label in inner else f"{label} ({url})" if label else url

    shown = _MARKUP.sub(put, text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def command(payload: Json) -> Incoming | None:
    """A slash command. "/kunna whoknows x" keeps its first word: dispatch knows which words follow it."""
    who = _who(identity(payload, "user_id"), identity(payload, "team_id"))
    name = word(payload, "command").strip().removeprefix("/")
    if who is None or not name:
        return None
    said = f"{name} {plain(word(payload, 'text'))}".strip()
    way = {"response_url": word(payload, "response_url"), "trigger_id": word(payload, "trigger_id")}
    room = _room(identity(payload, "channel_id"), who.space)
    return Incoming(line=said, who=who, key=_key(payload, "trigger_id"), room=room, way=way)


def event(payload: Json, bot_user: str) -> Incoming | None:
    """A mention, or a message in the direct message; None for everything that is not said by a person to the bot."""
    inner = payload.get("event")
    if not isinstance(inner, Mapping) or word(inner, "bot_id") or word(inner, "subtype") not in _SPOKEN:
        return None
    user, channel = identity(inner, "user"), identity(inner, "channel")
    home = identity(payload, "team_id")
    who = _who(user, identity(inner, "user_team") or identity(inner, "source_team") or identity(inner, "team") or home)
    direct = word(inner, "type") == "message"
    mine = bot_user or _own_user(payload)
    # A mention inside the direct message comes as a message too, so only that one counts.
    if (
        who is None
        or not channel
        or user == mine
        or direct != channel.startswith("D")
        or (direct and word(inner, "channel_type") != "im")
    ):
        return None
    way = {"channel": channel, "said_in": "direct" if direct else "channel"}
    if thread := word(inner, "thread_ts"):
        way["thread_ts"] = thread
    return Incoming(
        line=plain(word(inner, "text"), mine),
        who=who,
        key=_key(payload, "event_id"),
        room=_room(channel, home, direct=direct),
        way=way,
        files=files(inner.get("files"), home),
    )


def home_opened(payload: Json) -> Address | None:
    """Who has opened the Home of the app; None for its other tabs."""
    inner = payload.get("event")
    return _who(identity(inner, "user"), identity(payload, "team_id")) if word(inner, "tab") == "home" else None


@dataclass(frozen=True, slots=True)
class News:
    """That something about a person has changed, or that they are new: `user` as Slack tells of them, `at` in its
    microseconds."""

    who: Address
    user: Mapping[str, Any]
    at: int
    joined: bool


def news(payload: Json) -> News | None:
    """A `user_change` or `team_join` event."""
    inner = payload.get("event")
    user = inner.get("user") if isinstance(inner, Mapping) else None
    who = _who(identity(user, "id"), identity(payload, "team_id"))
    at = re.fullmatch(r"(\d{1,11})(?:\.(\d{1,6}))?", word(inner, "event_ts"), re.ASCII)
    if who is None or at is None or not isinstance(user, Mapping):
        return None
    micros = int(at[1]) * 1_000_000 + int((at[2] or "").ljust(6, "0"))
    return News(who, user, micros, word(inner, "type") == "team_join")


def press(payload: Json) -> Incoming | None:
    """A button or a menu's entry; None for links and for what carries no line."""
    who = _presser(payload)
    actions = payload.get("actions")
    action = actions[0] if isinstance(actions, list) and actions else {}
    menu = word(action, "type") == "overflow"
    line = word(action, "selected_option", "value") if menu else word(action, "value")
    if who is None or not line or (menu and word(action, "selected_option", "url")):
        return None
    way = {"response_url": word(payload, "response_url"), "trigger_id": word(payload, "trigger_id")}
    if word(payload, "view", "type") == "home":
        way["said_in"] = "home"
    container = payload.get("container")
    channel = identity(payload, "channel", "id") or identity(container, "channel_id")
    # A message of the bot that does not vanish, in a direct message: the answer need not vanish either.
    lasting = isinstance(container, Mapping) and container.get("is_ephemeral") is False
    direct = lasting and channel.startswith("D")
    if lasting:
        way["said_in"] = "direct" if direct else "channel"
    if thread := word(container, "thread_ts"):
        way["thread_ts"] = thread
    room = _room(channel, who.space, direct=direct)
    return Incoming(line=line, who=who, key=_key(payload, "trigger_id"), via="pressed", room=room, way=way)


def submission(payload: Json) -> Incoming | None:
    """A submitted modal: the line and the way travelled in it, the values are its fields."""
    who, view = _presser(payload), payload.get("view")
    if who is None or not isinstance(view, Mapping):
        return None
    try:
        travelled = json.loads(word(view, "private_metadata"))
    except (ValueError, RecursionError):
        return None
    run = word(travelled, "run")
    way = travelled.get("way") if isinstance(travelled, dict) else None
    if not run or not isinstance(way, dict):
        return None
    own = {
        name: word(way, name) for name in ("response_url", "channel", "said_in", "thread_ts", "room") if word(way, name)
    }
    key = f"{word(view, 'id')}:{word(view, 'hash')}"
    room, home = _room(identity(own, "room"), who.space), workspace(payload)
    return Incoming(
        line=run,
        who=who,
        key=key,
        via="submitted",
        room=room,
        values=values(view),
        way=own,
        files=tuple(file for name, entry in _entries(view) for file in files(entry.get("files"), home, name)),
    )


def values(view: Mapping[str, Any]) -> dict[str, str]:
    """A modal's fields by name."""
    return {
        name: word(entry, "value") or word(entry, "selected_option", "value")
        for name, entry in _entries(view)
        if "files" not in entry
    }


def _entries(view: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What stands in a modal's fields, by their names."""
    state = view.get("state")
    blocks = state.get("values") if isinstance(state, Mapping) else None
    for name, actions in blocks.items() if isinstance(blocks, Mapping) else ():
        for entry in actions.values() if isinstance(actions, Mapping) else ():
            if isinstance(entry, Mapping):
                yield clean(name), entry


def files(listed: object, space: str, field: str = "") -> tuple[FileIn, ...]:
    """Files as a payload lists them. Only their ids count later: Slack is asked for the rest when one is read."""
    found = []
    for one in listed[:_FILES] if isinstance(listed, list) else ():
        if told := identity(one, "id"):
            name, size = UserText(word(one, "name"))[:_NAME], one.get("size")
            found.append(FileIn(name, size if isinstance(size, int) else 0, {"id": told, "space": space}, field))
    return tuple(found)


def first_field(payload: Json) -> str:
    """The first field's name of a submitted modal, "" without one: where a sentence about the whole can stand."""
    view = payload.get("view")
    blocks = view.get("blocks") if isinstance(view, Mapping) else None
    for block in blocks if isinstance(blocks, list) else ():
        if word(block, "type") == "input":
            return word(block, "block_id")
    return ""


def _presser(payload: Json) -> Address | None:
    team = identity(payload, "user", "team_id") or workspace(payload)
    return _who(identity(payload, "user", "id"), team)


def _who(user: str, team: str) -> Address | None:
    return Address("slack", team, user) if user and team else None


def _room(channel: str, space: str, *, direct: bool = False) -> Room | None:
    return Room("slack", space, channel, direct) if channel else None


def _key(payload: Json, name: str) -> str:
    """What makes a replay recognisable: Slack's id for it, or, where that is missing, the whole payload."""
    told = word(payload, name)
    return told or hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


def _own_user(payload: Json) -> str:
    """The bot's own user id, as an event tells it."""
    told = payload.get("authorizations")
    for entry in told if isinstance(told, list) else ():
        if isinstance(entry, Mapping) and entry.get("is_bot") is True:
            return identity(entry, "user_id")
    return ""
