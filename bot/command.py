"""How a command is declared and what it is given: @command, Arg, Call, May and the Messenger port. Sends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from bot.reply import Address, Answer, Reply, Room


@dataclass(frozen=True, slots=True)
class Profile:
    """What a platform says about one of its users, fetched when Kunna meets them for the first time.

    `email` is empty unless the platform vouches for it. `standing` other than "member" gets nothing.
    """

    name: str
    email: str = ""
    language: str = ""  # BCP 47 as the platform has it, "" where it does not say
    zone: str = ""  # IANA name
    standing: Literal["member", "guest", "foreign", "gone", "bot"] = "member"


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform accepted the message; `ref` is its id there."""

    ref: str


@dataclass(frozen=True, slots=True)
class Busy:
    """Nothing was accepted; not before `seconds` from now. `scope` is what the pause holds for (a room, everything)."""

    seconds: float
    scope: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The platform will never accept this; `why` is its word for it."""

    why: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may or may not have arrived (408, 5xx, time-out, connection cut after bytes were written)."""

    why: str


Outcome: TypeAlias = Sent | Busy | Refused | Unknown


class Messenger(Protocol):
    """What dispatch and the worker ask of a platform. One per adapter; errors are values, nothing is raised."""

    async def profile(self, who: Address) -> Profile | None:
        """Who that is according to the platform; None while it cannot be asked (try again)."""

    async def is_member(self, room: Room, who: Address) -> bool:
        """Whether that person is in the room now; False also when it cannot be asked (fail closed)."""

    async def send(self, to: Address | Room, reply: Reply, key: str, language: str) -> Outcome:
        """Post a message: to a person privately, or to a room for everybody there."""

    async def respond(self, to: Incoming, answer: Answer, language: str) -> Outcome:
        """Bring an answer back along `to.way`; where that way has expired, to the asker's direct message.

        A `public` reply goes to `answer.into or to.room`. Must work after a restart, from `to` alone.
        """


Via: TypeAlias = Literal["typed", "pressed", "submitted", "terminal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What an adapter makes of a request: a line, by whom, where, and the way its answer goes back.

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
