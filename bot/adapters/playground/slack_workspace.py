"""A Slack workspace in memory: people, channels, messages, modals and the ledger; it speaks to nobody."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from bot import clock
from bot.adapters.playground.faults import Faults
from bot.adapters.playground.rates import SLACK, Rates
from bot.adapters.playground.shelf import Brought, Shelf
from bot.adapters.slack import limits

if TYPE_CHECKING:
    from bot.adapters.playground.slack_uploads import Upload

BOT, APP, SLACKBOT = "U0KUNNA", "A0KUNNA", "USLACKBOT"


@dataclass(slots=True)
class Member:
    """A user as `users.info` tells of them. `team` other than the workspace's is a Slack Connect person."""

    id: str
    name: str
    team: str
    email: str = ""
    email_confirmed: bool = True
    locale: str = "en-US"
    tz: str = "Europe/Stockholm"
    guest: bool = False
    deactivated: bool = False
    bot: bool = False


@dataclass(slots=True)
class Channel:
    """A conversation; `im` is the direct message of one person and the bot, `dm` one between two people."""

    id: str
    name: str
    members: set[str]
    kind: Literal["channel", "private", "im", "dm"] = "channel"


@dataclass(slots=True)
class Message:
    """A message as clients show it. `only_for` is the one user who sees an ephemeral one."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
    only_for: str = ""
    thread: str = ""
    edited: bool = False
    metadata: Mapping[str, Any] = field(default_factory=dict)
    files: list[dict[str, Any]] = field(default_factory=list)
    brought: tuple[Brought, ...] = ()


@dataclass(slots=True)
class View:
    """An open modal: what was drawn, what its owner typed so far (Slack's `state.values`), sentences at fields."""

    id: str
    hash: str
    owner: str
    drawn: dict[str, Any]
    typed: dict[str, dict[str, Any]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Accepted:
    """One line of the ledger: a message or view that the stand-in took, by which method, for whom."""

    at: datetime
    method: str
    channel: str
    ts: str
    only_for: str
    text: str
    blocks: list[dict[str, Any]]
    replaced: bool = False
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class ResponseUrl:
    """Where the answer to one interaction may go, five times in half an hour."""

    channel: str
    user: str
    issued: datetime
    original: str = ""
    uses: int = 0


class Workspace:
    """The state of one workspace. Everything is public to tests and to the page; nobody else changes it."""

    def __init__(self, team: str = "T0KUNNA", name: str = "Sample company") -> None:
        self.team, self.name = team, name
        self.members: dict[str, Member] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: list[Message] = []
        self.views: dict[str, View] = {}
        self.homes: dict[str, View] = {}
        self.ledger: list[Accepted] = []
        self.shelf = Shelf()
        self.faults = Faults()  # by method of the Web API, or "response_url", or "download"
        self.rates = Rates(SLACK)
        self.response_urls: dict[str, ResponseUrl] = {}
        self.uploads: dict[str, Upload] = {}
        self.public_url = ""
        self.version = 0
        self._triggers: dict[str, tuple[str, datetime] | None] = {}
        self._directs: dict[frozenset[str], Channel] = {}
        self._count = 0
        self._moved = asyncio.Event()
        self.add_user("Kunna", id=BOT, bot=True)

    # --- change -----------------------------------------------------------------------------------------------

    def move(self) -> None:
        """Tell whoever waits that something can look different now."""
        self.version += 1
        self._moved.set()
        self._moved = asyncio.Event()

    async def changed(self, after: int, timeout_seconds: float) -> int:
        """The version, as soon as it is above `after` or the time is over (the page's long poll)."""
        if self.version <= after:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), timeout_seconds)
        return self.version

    def next_id(self, prefix: str) -> str:
        """A new id of Slack's look: a prefix letter and capitals or digits."""
        self._count += 1
        return f"{prefix}{self._count:08d}"

    def next_ts(self) -> str:
        """A message's ts: seconds, a point and six digits; unique and growing."""
        self._count += 1
        return f"{int(clock.now().timestamp())}.{self._count:06d}"

    # --- people and channels ----------------------------------------------------------------------------------

    def add_user(
        self,
        name: str,
        *,
        id: str = "",
        team: str = "",
        email: str = "",
        email_confirmed: bool = True,
        locale: str = "en-US",
        tz: str = "Europe/Stockholm",
        guest: bool = False,
        deactivated: bool = False,
        bot: bool = False,
    ) -> Member:
        """A person of the workspace (or, with another `team`, one who comes in through Slack Connect)."""
        user = Member(id or self.next_id("U"), name, team or self.team, email, email_confirmed, locale, tz, guest)
        user.deactivated, user.bot = deactivated, bot
        self.members[user.id] = user
        self.move()
        return user

    def add_channel(
        self, name: str, members: set[str] | None = None, *, id: str = "", private: bool = False, bot: bool = True
    ) -> Channel:
        """A channel with those members; the bot is one of them unless `bot` is False."""
        everybody = set(members or ()) | ({BOT} if bot else set())
        channel = Channel(id or self.next_id("C"), name, everybody, "private" if private else "channel")
        self.channels[channel.id] = channel
        self.move()
        return channel

    def direct(self, user: str, other: str = BOT) -> Channel:
        """The direct message of that user with the bot (or with `other`), opened where it was not."""
        both = frozenset((user, other))
        if both not in self._directs:
            kind: Literal["im", "dm"] = "im" if BOT in both else "dm"
            channel = Channel(self.next_id("D"), "directmessage", set(both), kind)
            self.channels[channel.id] = self._directs[both] = channel
        return self._directs[both]

    # --- messages ---------------------------------------------------------------------------------------------

    def post(
        self,
        channel: str,
        user: str,
        text: str,
        blocks: Any = None,
        *,
        only_for: str = "",
        thread: str = "",
        metadata: Mapping[str, Any] | None = None,
        brought: tuple[Brought, ...] = (),
    ) -> Message:
        """A new message; blocks and elements without an id get one, as in Slack."""
        message = Message(self.next_ts(), channel, user, text, self.with_ids(blocks), only_for, thread)
        message.metadata, message.brought = metadata or {}, brought
        self.messages.append(message)
        self.move()
        return message

    def with_ids(self, blocks: Any) -> list[dict[str, Any]]:
        """A copy of the blocks in which each block has a block_id and all that can be pressed an action_id."""
        own: list[dict[str, Any]] = deepcopy(blocks or [])
        for block in own:
            block.setdefault("block_id", self.next_id("b"))
            for element in pressables(block):
                element.setdefault("action_id", self.next_id("a"))
        return own

    def enter(self, method: str, message: Message, body: Mapping[str, Any], *, replaced: bool = False) -> None:
        """Write an accepted message into the ledger. Nothing is copied: its parts are replaced, never changed."""
        self.ledger.append(
            Accepted(
                clock.now(),
                method,
                message.channel,
                message.ts,
                message.only_for,
                message.text,
                message.blocks,
                replaced,
                dict(body),
            )
        )

    def visible(self, message: Message, user: str) -> bool:
        """Whether that user sees that message."""
        channel = self.channels.get(message.channel)
        if channel is None or user not in channel.members:
            return False
        return message.only_for in ("", user)

    def timeline(self, user: str, channel: str = "") -> list[Message]:
        """What that user sees, oldest first: in all conversations, or in one."""
        return [m for m in self.messages if self.visible(m, user) and channel in ("", m.channel)]

    def open_views(self, user: str) -> list[View]:
        """The modals open in front of that user, the topmost last."""
        return [view for view in self.views.values() if view.owner == user]

    def open_view(self, owner: str, drawn: Mapping[str, Any]) -> View:
        """Put a modal in front of its owner."""
        view = View(self.next_id("V"), secrets.token_hex(4), owner, self._drawn(drawn))
        self.views[view.id] = view
        self.move()
        return view

    def publish(self, owner: str, drawn: Mapping[str, Any]) -> View:
        """What a person's Home shows from now on."""
        known = self.homes.get(owner)
        view = View(known.id if known else self.next_id("V"), secrets.token_hex(4), owner, self._drawn(drawn))
        self.homes[owner] = view
        self.move()
        return view

    def redraw_view(self, view: View, drawn: Mapping[str, Any]) -> None:
        """Another content for an open modal. As in Slack, an input with the same block_id and action_id keeps
        what was typed, whatever its new initial value says."""
        view.drawn, view.hash, view.errors = self._drawn(drawn), secrets.token_hex(4), {}
        kept = {(block["block_id"], block["element"]["action_id"]) for block in inputs(view.drawn)}
        view.typed = {
            block: {action: value for action, value in actions.items() if (block, action) in kept}
            for block, actions in view.typed.items()
        }
        self.move()

    def _drawn(self, drawn: Mapping[str, Any]) -> dict[str, Any]:
        own = deepcopy(dict(drawn))
        own["blocks"] = self.with_ids(own.get("blocks"))
        for block in own["blocks"]:
            if block.get("type") == "input":
                block["element"].setdefault("action_id", self.next_id("a"))
        return own

    # --- what is handed out and taken back -------------------------------------------------------------------

    def new_trigger(self, user: str) -> str:
        """A trigger id: good for one view, for three seconds."""
        trigger = f"{self.next_id('9')}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._triggers[trigger] = (user, clock.now())
        return trigger

    def use_trigger(self, trigger: str) -> tuple[str, str]:
        """(owner, "") and the trigger is used up, or ("", Slack's error)."""
        if trigger not in self._triggers:
            return "", "invalid_trigger_id"
        issued = self._triggers[trigger]
        if issued is None:
            return "", "exchanged_trigger_id"
        self._triggers[trigger] = None
        if clock.now() - issued[1] > timedelta(seconds=limits.TRIGGER_SECONDS):
            return "", "expired_trigger_id"
        return issued[0], ""


def inputs(drawn: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The input blocks of a view."""
    return [block for block in drawn.get("blocks", []) if block.get("type") == "input"]


def pressables(block: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What can be pressed in one block: the elements of actions, or what stands beside a section's text."""
    match block.get("type"):
        case "actions":
            return list(block.get("elements", []))
        case "section" if "accessory" in block:
            return [block["accessory"]]
        case _:
            return []
