"""The fixed cast of people (from the sample company) and how a test lets one of them say a line."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from bot.dispatch import Dispatch
from bot.incoming import Incoming, Via
from bot.reply import Address, Answer, Block, Button, Buttons, File, Form, List, Reply, Room, Text, inlines

ANNA = "anna.lind@example.com"  # employee, Stockholm, Swedish: the default one
ERIK = "erik.akesson@example.com"  # employee, knows Python best
AINO = "aino.makela@example.com"  # employee, Helsinki, Finnish
GUDRUN = "gudrun.egilsdottir@example.com"  # employee, Reykjavik, Icelandic
MAJA = "maja.oberg@example.com"  # communicator

_keys = itertools.count(1)


@dataclass
class Teller:
    """Lets people say lines to one dispatch, as a shell would, in English unless told otherwise."""

    dispatch: Dispatch
    language: str | None = "en"
    room: Room | None = field(default=None)

    async def say(
        self, line: str, who: str = ANNA, values: dict[str, str] | None = None, via: Via = "typed", key: str = ""
    ) -> Answer:
        """The answer to a line by that person."""
        incoming = Incoming(
            line=line, who=Address("terminal", "shell", who), key=key or f"test-{next(_keys)}",
            via="submitted" if values is not None else via, values=values or {}, room=self.room,
        )  # fmt: skip
        return (await self.dispatch.answer(incoming, language=self.language)).answer

    async def reply(self, line: str, who: str = ANNA, values: dict[str, str] | None = None) -> Reply:
        """The same, for an answer that must be a Reply."""
        answer = await self.say(line, who, values)
        assert isinstance(answer, Reply), answer
        return answer

    async def form(self, line: str, who: str = ANNA, values: dict[str, str] | None = None) -> Form:
        """The same, for an answer that must be a Form."""
        answer = await self.say(line, who, values)
        assert isinstance(answer, Form), answer
        return answer

    async def press(self, reply: Reply, label: str, who: str = ANNA) -> Answer:
        """Press the button with that label (or a label that begins so)."""
        return await self.say(button(reply, label).run, who, via="pressed")


def buttons(reply: Reply) -> list[Button]:
    """Every button of a reply, in reading order."""
    found: list[Button] = []
    for block in reply.blocks:
        if isinstance(block, Buttons):
            found += [action for action in block.actions if isinstance(action, Button)]
        if isinstance(block, List):
            found += [action for row in block.rows for action in row.actions if isinstance(action, Button)]
    return found


def button(reply: Reply, label: str) -> Button:
    """The first button whose label begins so."""
    for each in buttons(reply):
        if each.label.startswith(label):
            return each
    raise AssertionError(f"No button {label!r} among {[each.label for each in buttons(reply)]}")


def titles(reply: Reply) -> list[str]:
    """The titles of a reply's rows, as plain words."""
    return [
        "".join(getattr(part, "name", None) or getattr(part, "text", None) or str(part) for part in inlines(row.title))
        for block in reply.blocks
        if isinstance(block, List)
        for row in block.rows
    ]


def words(answer: Answer) -> str:
    """Everything that an answer says, in one string."""
    if isinstance(answer, Form):
        return " ".join([answer.title, answer.intro, *answer.errors.values(), *(each.label for each in answer.fields)])
    return " ".join([answer.summary, *(_said(block) for block in answer.blocks)])


def _said(block: Block) -> str:
    match block:
        case Text(content=content):
            return " ".join(str(getattr(part, "name", part)) for part in inlines(content))
        case List(rows=rows):
            return " ".join(f"{row.title} {' '.join(map(str, row.details))}" for row in rows)
        case Buttons(actions=actions):
            return " ".join(action.label for action in actions)
        case File(name=name):
            return name
        case _:
            return " ".join(f"{label} {value}" for label, value in block.pairs)
