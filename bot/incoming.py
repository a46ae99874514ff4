"""What an adapter makes of a request; pure data, so that it can be kept as JSON and answered after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, TypeAlias

from bot.reply import Address, Room

# "scheduled": by a Schedule, when its time had come; "told": to draw a message that goes out unasked.
Via: TypeAlias = Literal["typed", "pressed", "submitted", "terminal", "scheduled", "told"]


@dataclass(frozen=True, slots=True)
class FileIn:
    """A file that somebody sent along and that nobody has read yet.

    `size`: in bytes, as the platform says; 0 where it does not. `way`: the adapter's own JSON-able notes for fetching
    it, in which no token of ours ever stands; enough for `Messenger.read` after a restart, and never written to a log.
    `field`: the form's field that it came in, "" for a file that was dropped beside words or without any.
    """

    name: str
    size: int
    way: Mapping[str, str]
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A line, by whom, where, and the way its answer goes back.

    `line`: what was typed after the slash or mention, without either ("whoknows pyhton"); mentions of people are
        written `<@USERID>`. `values`: a submitted form's fields by name. `language`: the platform's word for the
        user's language (BCP 47 or ""). `key`: unique per press or message on that platform: a replay has the same.
    `files`: what was sent along, in the order in which it came.
    `way`: the adapter's own JSON-able notes on how to answer (a response_url, a trigger id, an activity's ids);
        it is stored with the inbox row and must be enough for `Messenger.respond` after a restart.
    """

    line: str
    who: Address
    key: str
    via: Via = "typed"
    room: Room | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    way: Mapping[str, str] = field(default_factory=dict)
    files: tuple[FileIn, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For the inbox row."""
        who, room = self.who, self.room
        return {
            "line": self.line,
            "who": {"platform": who.platform, "space": who.space, "user": who.user},
            "key": self.key,
            "via": self.via,
            "room": room and {"platform": room.platform, "space": room.space, "id": room.id, "direct": room.direct},
            "values": dict(self.values),
            "language": self.language,
            "way": dict(self.way),
            "files": [asdict(each) for each in self.files],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Incoming:
        """Back from the inbox row."""
        room = Room(**kept["room"]) if kept["room"] else None
        files = tuple(FileIn(**each) for each in kept["files"])
        return cls(**(kept | {"who": Address(**kept["who"]), "room": room, "files": files}))
