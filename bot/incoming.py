"""What an adapter makes of a request; pure data, so that it can be kept as JSON and answered after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from bot.reply import Address, Room

# "scheduled": by a Schedule, when its time had come; "told": to draw a message that goes out unasked.
Via: TypeAlias = Literal["typed", "pressed", "submitted", "terminal", "scheduled", "told"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A line, by whom, where, and the way its answer goes back.

    `line`: what was typed after the slash or mention, without either ("whoknows pyhton"); mentions of people are
        written `<@USERID>`. `values`: a submitted form's fields by name. `language`: the platform's word for the
        user's language (BCP 47 or ""). `key`: unique per press or message on that platform: a replay has the same.
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
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Incoming:
        """Back from the inbox row."""
        room = Room(**kept["room"]) if kept["room"] else None
        return cls(**(kept | {"who": Address(**kept["who"]), "room": room}))
