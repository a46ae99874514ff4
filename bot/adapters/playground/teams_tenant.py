"""The stand-in tenant's people, teams, conversations and messages, and the ledger; it speaks to nobody."""

from __future__ import annotations

import asyncio
import secrets
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from bot import clock
from bot.adapters.playground.faults import Faults
from bot.adapters.playground.rates import TEAMS, Rates
from bot.adapters.playground.shelf import Brought, Shelf

if TYPE_CHECKING:
    from bot.adapters.playground.teams_drive import Item

Json = dict[str, Any]


@dataclass
class TeamsUser:
    """A person as Teams knows them. `id` is what activities carry ("29:..."), `aad` the directory's object id."""

    name: str
    upn: str
    tenant: str
    guest: bool = False
    locale: str = "en-GB"
    zone: str = "Europe/Stockholm"
    id: str = field(default_factory=lambda: "29:1" + secrets.token_urlsafe(40))
    aad: str = field(default_factory=lambda: str(uuid.uuid4()))
    blocked: bool = False


@dataclass
class TeamsMessage:
    """A message as a person sees it. `card` is what is shown now; `updated` counts its changes."""

    id: str
    author: str  # a user's id, or "bot"
    text: str = ""
    card: Json | None = None
    summary: str = ""
    updated: int = 0
    cards: dict[str, Json] = field(default_factory=dict)  # in a channel: what only one user sees in its place
    notes: dict[str, str] = field(default_factory=dict)  # what the client says under it, by user
    files: list[Json] = field(default_factory=list)  # attachments that ask for a file or show where one is
    brought: tuple[Brought, ...] = ()

    def card_for(self, user: TeamsUser) -> Json | None:
        """The card as that person sees it."""
        return self.cards.get(user.id, self.card)


@dataclass
class TeamsConversation:
    """A personal chat with the bot, or a channel. `installed`: whether the app is there."""

    id: str
    kind: Literal["personal", "channel"]
    tenant: str
    members: list[TeamsUser]
    name: str = ""
    team: str = ""
    installed: bool = True
    messages: list[tuple[str, TeamsMessage]] = field(default_factory=list)  # with the id of its thread, "" outside


@dataclass(frozen=True)
class Accepted:
    """One line of the ledger: what the platform took from the bot."""

    act: Literal["post", "update", "delete", "create"]
    conversation: str
    id: str
    activity: Json
    at: float


class Tenant:
    """All of it. `version` grows with everything that a page should show; `changed` waits for that."""

    def __init__(self, tenant: str, bot_id: str, bot_name: str) -> None:
        self.id = tenant
        self.bot_id = bot_id
        self.bot_name = bot_name
        self.users: dict[str, TeamsUser] = {}
        self.conversations: dict[str, TeamsConversation] = {}
        self.ledger: list[Accepted] = []
        self.shelf = Shelf()
        self.faults = Faults()  # by the names that `Connector.asked` counts
        self.rates = Rates(TEAMS)
        self.version = 0
        self._waiting: set[asyncio.Event] = set()
        self._last_id = 0
        self.drive: dict[str, Item] = {}  # everybody's OneDrive, by what stands in an upload's address
        self._named: dict[str, TeamsUser] = {}
        self._chats: dict[str, TeamsConversation] = {}
        self._written: dict[str, tuple[TeamsConversation, str, TeamsMessage]] = {}

    def bump(self) -> None:
        """Something visible has changed."""
        self.version += 1
        for event in self._waiting:
            event.set()

    async def changed(self, since: int, seconds: float) -> int:
        """Wait until `version` is above `since`, at most that long; the version then."""
        if self.version <= since:
            event = asyncio.Event()
            self._waiting.add(event)
            try:
                async with asyncio.timeout(seconds):
                    await event.wait()
            except TimeoutError:
                pass  # Nothing happened: the version below says so.
            finally:
                self._waiting.discard(event)
        return self.version

    def next_id(self) -> str:
        """A message id: Teams uses the time in milliseconds, never twice."""
        self._last_id = max(self._last_id + 1, int(clock.now().timestamp() * 1000))
        return str(self._last_id)

    def join(self, user: TeamsUser) -> None:
        """A person of this tenant, or one whom it knows."""
        self.users[user.id] = user
        self._named |= dict.fromkeys((user.id.casefold(), user.aad.casefold(), user.upn.casefold()), user)

    def find(self, key: str) -> TeamsUser | None:
        """A person by Teams id, directory id or user principal name, as the members API takes them."""
        return self._named.get(key.casefold())

    def chat(self, user: TeamsUser) -> TeamsConversation | None:
        """The personal chat with the bot, if there ever was one."""
        return self._chats.get(user.id)

    def open_chat(self, user: TeamsUser) -> TeamsConversation:
        """The personal chat, made when needed; it does not install the app."""
        chat = self.chat(user)
        if chat is None:
            chat = TeamsConversation(
                "a:1" + secrets.token_urlsafe(60), "personal", user.tenant, [user], installed=False
            )
            self.conversations[chat.id] = self._chats[user.id] = chat
        return chat

    def place(self, conversation_id: str) -> tuple[TeamsConversation, str] | None:
        """The conversation of an id with its thread: "19:..@thread.tacv2;messageid=123"."""
        base, _, thread = conversation_id.partition(";messageid=")
        found = self.conversations.get(base)
        return (found, thread) if found else None

    def message(self, message_id: str) -> tuple[TeamsConversation, str, TeamsMessage] | None:
        """A message by its id, with where it is."""
        return self._written.get(message_id)

    def write(self, conversation: TeamsConversation, thread: str, message: TeamsMessage) -> None:
        """Put a message where it belongs."""
        conversation.messages.append((thread, message))
        self._written[message.id] = (conversation, thread, message)
        self.bump()

    def delete(self, message_id: str) -> None:
        """Take a message away. Raises KeyError where there is none."""
        conversation, thread, message = self._written.pop(message_id)
        conversation.messages.remove((thread, message))
        self.bump()

    def record(self, act: Literal["post", "update", "delete", "create"], where: str, of: str, activity: Json) -> None:
        """A line in the ledger."""
        self.ledger.append(Accepted(act, where, of, activity, clock.now().timestamp()))
