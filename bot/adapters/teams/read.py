"""An activity as Teams writes it -> an Incoming; pure, trusts no type in it and asks nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from bot.adapters.teams import limits
from bot.adapters.teams.draw import INPUT
from bot.adapters.teams.files_out import Offer
from bot.adapters.teams.words import Json
from bot.incoming import FileIn, Incoming
from bot.reply import Address, Room, UserText

_KEY = 255  # What the inbox keeps of a key.
_VALUES = 100
_MENTIONS = 100
# Files of a message that are looked at, and characters kept of a file's name and of its address.
_FILES, _NAME, _URL = 20, 200, 4_000
# What a message carries a file as: one that was sent to a bot, one in a conversation with others, a picture.
_SENT, _SHARED, _PICTURE = "application/vnd.microsoft.teams.file.download.info", "reference", "image/"


class Malformed(Exception):  # noqa: N818 - answered with 400, no error of ours
    """The activity lacks what every activity of its kind has."""


@dataclass(frozen=True, slots=True)
class Way:
    """How an answer goes back: where it was said, by whom in Teams' ids, and the card whose button was pressed."""

    service: str
    conversation: str
    kind: str
    tenant: str
    bot: str
    user: str
    activity: str = ""
    card: str = ""
    offer: str = ""  # where a file may go that was just allowed (files_out.Offer)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """Back from an inbox row or a kept conversation."""
        return cls(**{name: str(kept.get(name, "")) for name in cls.__slots__})

    def as_dict(self) -> dict[str, str]:
        """For an inbox row."""
        return asdict(self)

    @property
    def personal(self) -> bool:
        """Whether only the person and the bot are there."""
        return self.kind == "personal"

    @property
    def base(self) -> str:
        """The conversation without its thread."""
        return self.conversation.partition(";messageid=")[0]


@dataclass(frozen=True, slots=True)
class Knock:
    """What every activity says, checked for types."""

    activity: Json
    way: Way
    who: Address
    name: str
    app: str
    language: str
    zone: str

    @property
    def type(self) -> str:
        return str(self.activity.get("type"))

    @property
    def room(self) -> Room:
        return Room("teams", self.way.tenant, self.way.base, direct=self.way.personal)

    @property
    def key(self) -> str:
        """Unique per message and per press: Teams gives a repeated delivery the same ids."""
        key = f"{self.way.conversation}|{self.way.activity}"
        return key if len(key) <= _KEY else hashlib.sha256(key.encode()).hexdigest()


def knock(activity: Json, tenant: str) -> Knock:
    """The activity's frame. Raises Malformed.

    A person is their directory object id where Teams says it: it stays when the bot is registered anew, which gives
    everybody another "29:" id, and it is what other Microsoft services call them. Else it is that "29:" id.
    """
    user = _id(activity, "from", "id")
    directory = _id(activity, "from", "aadObjectId", required=False)
    kind = _id(activity, "conversation", "conversationType", required=False) or "personal"
    way = Way(
        service=_id(activity, "serviceUrl"),
        conversation=_id(activity, "conversation", "id"),
        kind=kind,
        tenant=tenant,
        bot=_id(activity, "recipient", "id", required=False),
        user=user,
        activity=_id(activity, "id", required=False),
        card=_id(activity, "replyToId", required=False),
    )
    return Knock(
        activity,
        way,
        Address("teams", tenant, directory or user),
        name=UserText(_text(_at(activity, "from", "name")))[:200],
        app=UserText(_text(_at(activity, "recipient", "name")))[:100],
        language=UserText(_text(activity.get("locale")))[:35],
        zone=UserText(_text(activity.get("localTimezone")))[:64],
    )


def members(said: Knock, change: str) -> dict[str, Address]:
    """Whom a team's `change` ("membersAdded", "membersRemoved") is about, by their Teams id; never the bot."""
    found = {}
    listed = said.activity.get(change)
    for one in listed[:_MENTIONS] if isinstance(listed, list) else ():
        user, directory = _text(_at(one, "id"))[:_KEY], _text(_at(one, "aadObjectId"))[:_KEY]
        if user and user != said.way.bot:
            found[user] = Address("teams", said.way.tenant, directory or user)
    return found


def team(said: Knock) -> str:
    """The team in whose channel it was said, "" elsewhere."""
    told = _text(_at(said.activity, "channelData", "team", "id"))
    return told if said.way.kind == "channel" and len(told) <= _KEY and told.isprintable() else ""


def is_for_us(said: Knock) -> bool:
    """In a channel only what mentions the bot; never what the bot said itself."""
    if said.way.user == said.way.bot:
        return False
    return said.way.personal or any(of == said.way.bot for of, _ in _mentions(said.activity))


def people(said: Knock) -> list[str]:
    """Teams' ids of the people mentioned, each once."""
    return list(dict.fromkeys(of for of, _ in _mentions(said.activity) if of != said.way.bot))


def typed(said: Knock, directory: Mapping[str, str]) -> Incoming:
    """A message as a line: without the bot's mention and a leading "/", people as <@ID> by `directory`."""
    text = _text(said.activity.get("text"))
    for of, words in _mentions(said.activity):
        text = text.replace(words, "" if of == said.way.bot else f"<@{directory.get(of, of)}>", 1)
    line = UserText(text.replace("\xa0", " "))
    return _incoming(said, line=UserText(line.removeprefix("/")), files=_files(said.activity))


def _files(activity: Json) -> tuple[FileIn, ...]:
    """What a message carries besides its words. Only what was sent to the bot alone can be fetched: the rest has no
    address, so that it can be said why it is not taken."""
    found = []
    attached = activity.get("attachments")
    for one in attached[:_FILES] if isinstance(attached, list) else ():
        kind, name = _text(_at(one, "contentType")), UserText(_text(_at(one, "name")))[:_NAME]
        if kind == _SENT:
            url = _text(_at(one, "content", "downloadUrl"))
            found.append(FileIn(name, 0, {"url": url if len(url) <= _URL else ""}))
        elif kind == _SHARED or kind.startswith(_PICTURE):
            found.append(FileIn(name or kind.replace("/", ".")[:_NAME], 0, {}))
    return tuple(found)


def cancelled(said: Knock) -> bool:
    """Whether a form's way out was pressed."""
    return bool(_at(said.activity, "value", "action", "verb") == "cancel")


def pressed(said: Knock) -> Incoming:
    """A press of Action.Execute: the line it carries, or a submitted form with its values."""
    data = _at(said.activity, "value", "action", "data")
    data = data if isinstance(data, dict) else {}
    if data.get("form") is True:
        return _incoming(said, line=UserText(_text(data.get("run"))), via="submitted", values=_values(data))
    return _incoming(said, line=UserText(_text(data.get("line"))), via="pressed")


def consent(said: Knock) -> tuple[str, Incoming | None]:
    """A yes or no to a file: what we called it, and on a yes the line that makes it again, with where it may go."""
    value = said.activity.get("value")
    value = value if isinstance(value, dict) else {}
    line, name = _text(_at(value, "context", "line")), UserText(_text(_at(value, "context", "name")))[:_KEY]
    offer = Offer.read(value, name) if value.get("action") == "accept" and said.way.personal else None
    if offer is None or not line:
        return name, None
    way = replace(said.way, offer=offer.keep()).as_dict()
    return name, replace(_incoming(said, line=UserText(line), via="pressed"), way=way)


def _incoming(said: Knock, **more: Any) -> Incoming:
    if not said.way.activity:
        raise Malformed("a message or press without id")
    way = said.way.as_dict()
    return Incoming(who=said.who, key=said.key, room=said.room, language=said.language, way=way, **more)


def _values(data: Json) -> dict[str, str]:
    filled = [(name.removeprefix(INPUT), value) for name, value in data.items() if name.startswith(INPUT)]
    return {UserText(name): UserText(_value(value)) for name, value in filled[:_VALUES]}


def _value(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _mentions(activity: Json) -> Iterator[tuple[str, str]]:
    entities = activity.get("entities")
    for entity in entities[:_MENTIONS] if isinstance(entities, list) else ():
        if isinstance(entity, dict) and entity.get("type") == "mention":
            of, words = _at(entity, "mentioned", "id"), entity.get("text")
            if (
                isinstance(of, str)
                and 0 < len(of) <= limits.ID
                and of.isprintable()
                and isinstance(words, str)
                and words
            ):
                yield of, words


def _at(value: Any, *path: str) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _id(activity: Json, *path: str, required: bool = True) -> str:
    value = _at(activity, *path)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or len(value) > limits.ID or not value.isprintable() or (required and not value):
        raise Malformed(".".join(path))
    return value
