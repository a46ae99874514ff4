"""The words in which a command answers; pure data that knows no platform and no store.

Every string here is plain text: no word of this vocabulary carries markup, and every adapter draws every string
literally (escaped). Emphasis, links, names and times are words of their own. So nothing a person wrote can become
a mention, a link or a form, whichever sentence it was put into.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Address:
    """A person on one platform: platform ("slack", "teams", "terminal"), workspace or tenant, user id."""

    platform: str
    space: str
    user: str


@dataclass(frozen=True, slots=True)
class Room:
    """A conversation on one platform. `direct` means that only one person and the bot are in it."""

    platform: str
    space: str
    id: str
    direct: bool = False


# Control characters other than tab and newline, and the marks that turn the reading direction of what follows
# (U+202A-202E, U+2066-2069, U+200E/F, U+061C): a name must not be able to reverse the sentence around it.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85")


class UserText(str):
    """Text that a person wrote: NFC, line ends as "\\n", without control and direction characters, lone surrogates."""

    __slots__ = ()

    def __new__(cls, text: str) -> UserText:
        if isinstance(text, UserText):
            return text
        if text.isprintable() and unicodedata.is_normalized("NFC", text):
            return super().__new__(cls, text.strip())  # most of what is typed needs no more
        clean = _UNSAFE.sub("", _LINE_ENDS.sub("\n", text)).encode("utf-8", "ignore").decode()
        return super().__new__(cls, unicodedata.normalize("NFC", clean).strip())


# --- inside a line ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Strong:
    """The word in a line that the eye should find first."""

    text: str


@dataclass(frozen=True, slots=True)
class When:
    """A moment (aware datetime), drawn in the reader's zone and language."""

    at: datetime
    show: Literal["date", "time", "both"] = "date"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person by name, drawn so that a press lets one write to them (mention, chat link or e-mail link)."""

    name: str
    email: str = ""
    addresses: tuple[Address, ...] = ()

    def on(self, platform: str, space: str) -> Address | None:
        """The person's address in that workspace or tenant, if they have one."""
        for address in self.addresses:
            if address.platform == platform and address.space == space:
                return address
        return None


Inline: TypeAlias = str | Strong | When | PersonName
Line: TypeAlias = str | tuple[Inline, ...]


def inlines(line: Line) -> tuple[Inline, ...]:
    """A line as its parts, whichever of the two ways it was written."""
    return (line,) if isinstance(line, str) else line


# --- blocks ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Button:
    """A line that somebody else typed for you: a press sends `run` through dispatch as if it had been typed."""

    label: str
    run: str
    weight: Literal["normal", "main", "danger"] = "normal"


@dataclass(frozen=True, slots=True)
class Link:
    """A way out to a web page (https) or an e-mail (mailto)."""

    label: str
    url: str


Action: TypeAlias = Button | Link


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `role` says what it is: the answer's body, a small note beside it, or somebody's own words."""

    content: Line
    role: Literal["body", "note", "quote"] = "body"


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a short label and its value."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a list: a title, lines under it, and what can be done with it (at most 3 actions)."""

    title: Line
    details: tuple[Line, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """Entries of one kind, at most 10, in an order that means something."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Buttons:
    """What can be done next; more than fit on a platform go into its "more" menu."""

    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file for the asker to take away, in a private answer only.

    `run`: the line that makes it again. Teams asks before it takes a file, and gets it only after the person said yes.
    """

    name: str
    data: bytes = field(repr=False)
    run: str


Block: TypeAlias = Text | Facts | List | Buttons | File


# --- answers ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reply:
    """Something to show.

    `summary` is the answer in one sentence: notification, screen reader, fallback, and the heading over `blocks`.
    `public` posts it into `into` (or the room of the call) for everybody there; otherwise only the asker sees it.
    `replaces` asks to put it in the place of the private message whose button was pressed.
    `live` is the line that a public message shows: it is drawn again when what the line shows has changed. A private
    one that nobody asked for is drawn again every few seconds, until its line is answered without `live`.
    """

    summary: str
    blocks: tuple[Block, ...] = ()
    public: bool = False
    replaces: bool = False
    into: Room | None = None
    live: str = ""

    def __post_init__(self) -> None:
        if self.public and self.files:
            raise ValueError("A file is for its asker alone: a public answer has none.")

    @property
    def files(self) -> tuple[File, ...]:
        """Every file in it, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, File))

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Every button in it, in reading order."""
        actions: list[Action] = []
        for block in self.blocks:
            if isinstance(block, Buttons):
                actions += block.actions
            elif isinstance(block, List):
                actions += (action for row in block.rows for action in row.actions)
        return tuple(action for action in actions if isinstance(action, Button))


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice field: what is stored and what is shown."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One blank of a form. `name` is the handler's parameter; `kind` "line" and "long" are free text.

    `kinds`: of a file: what its name may end in ("csv"); any where none is said.
    """

    name: str
    label: str
    kind: Literal["line", "long", "choice", "number", "file"] = "line"
    choices: tuple[Choice, ...] = ()
    value: str = ""
    required: bool = True
    hint: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Something to ask: submitting it runs the line `run` with the fields' values as arguments by name.

    `errors` are sentences by field name, shown at the field after a submission that was refused; the key "" is
    for a sentence that belongs to no field.
    """

    title: str
    run: str
    fields: tuple[Field, ...]
    submit: str
    cancel: str
    intro: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


Answer: TypeAlias = Reply | Form


class Refusal(Exception):  # noqa: N818 - the product's word: a refusal is an answer, not an error
    """The asker can fix this: a translated sentence that says what happened, why and what next.

    `field` names the argument it is about, so that a form shows it there; `blocks` may offer the way on.
    """

    def __init__(self, sentence: str, field: str | None = None, blocks: tuple[Block, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.blocks = blocks
