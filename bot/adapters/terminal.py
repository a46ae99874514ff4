"""Reply/Form -> plain text and JSON for the terminal; reads nothing from anybody."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from typing import Any, assert_never

from bot import texts
from bot.command import FileIn, Incoming, Outcome, Profile, Refused, Unread
from bot.reply import (
    Action,
    Address,
    Answer,
    Block,
    Button,
    Buttons,
    Facts,
    File,
    Form,
    Line,
    Link,
    List,
    PersonName,
    Reply,
    Room,
    Row,
    Strong,
    Text,
    When,
    inlines,
)


class Shell:
    """The Messenger of a shell on the server: whoever has one is vouched for; it can write to nobody else."""

    async def profile(self, who: Address) -> Profile | None:
        """The person is the one whose e-mail the shell names."""
        return Profile(name=who.user, email=who.user)

    async def is_member(self, room: Room, who: Address) -> bool:
        """A shell is in no room."""
        return False

    async def members(self, space: str, cursor: str) -> Refused:
        """A shell has no list of people."""
        return Refused("terminal")

    async def read(self, file: FileIn, who: Address, most: int) -> bytes | Unread:
        """No file comes in through a shell: `python -m bot load FILE` reads one."""
        return Unread("refused")

    async def send(self, to: Address | Room, reply: Reply, key: str, language: str) -> Outcome:
        """Nobody is reached from a shell."""
        return Refused("terminal")

    async def find(self, to: Address | Room, key: str) -> Outcome | None:
        """Nothing was sent from a shell, and what others sent it does not see."""
        return Refused("terminal")

    async def update(self, to: Address | Room, ref: str, reply: Reply, language: str) -> Outcome:
        """What stands in a terminal stays as it is."""
        return Refused("terminal")

    async def respond(self, to: Incoming, answer: Answer, language: str) -> Outcome:
        """The shell prints its answer itself."""
        return Refused("terminal")


def draw(answer: Answer, language: str, zone: str) -> str:
    """An answer as text with one line per thing; buttons show the line that they run."""
    lines = _form(answer, language, zone) if isinstance(answer, Form) else _reply(answer, language, zone)
    return "\n".join(lines)


def as_json(answer: Answer, language: str, zone: str) -> str:
    """An answer for scripts: {"summary", "blocks"}, each block an object with its `kind`; a form gives `form`."""
    if isinstance(answer, Form):
        return json.dumps({"summary": answer.title, "blocks": [], "form": asdict(answer)}, ensure_ascii=False)
    blocks = [{"kind": type(block).__name__.lower(), **_plain(block, language, zone)} for block in answer.blocks]
    return json.dumps({"summary": answer.summary, "blocks": blocks}, ensure_ascii=False)


def _reply(reply: Reply, language: str, zone: str) -> list[str]:
    lines = [reply.summary]
    for block in reply.blocks:
        lines += ["", *_block(block, language, zone)]
    return lines


def _block(block: Block, language: str, zone: str) -> list[str]:
    match block:
        case Text(content=content, role=role):
            text = _line(content, language, zone)
            return [f"> {text}" if role == "quote" else text]
        case Facts(pairs=pairs):
            return [f"{label}: {_line(value, language, zone)}" for label, value in pairs]
        case List(rows=rows):
            return [line for row in rows for line in _row(row, language, zone)]
        case Buttons(actions=actions):
            return [_action(action) for action in actions]
        case File(name=name, data=data):
            return [texts.say(language, "out-named", name=name, size=texts.size(language, len(data)))]
        case _:
            assert_never(block)


def _row(row: Row, language: str, zone: str) -> list[str]:
    details = [f"    {_line(detail, language, zone)}" for detail in row.details]
    return [f"  {_line(row.title, language, zone)}", *details, *(f"    {_action(action)}" for action in row.actions)]


def _action(action: Action) -> str:
    match action:
        case Button(label=label, run=run):
            return f"[{label}] {run}"
        case Link(label=label, url=url):
            return f"[{label}] {url}"
        case _:
            assert_never(action)


def _line(line: Line, language: str, zone: str) -> str:
    parts = []
    for part in inlines(line):
        match part:
            case Strong(text=text):
                parts.append(text)
            case When():
                parts.append(texts.when(language, part, zone))
            case PersonName(name=name, email=email):
                parts.append(f"{name} <{email}>" if email else name)
            case str():
                parts.append(part)
            case _:
                assert_never(part)
    return "".join(parts)


def _form(form: Form, language: str, zone: str) -> list[str]:
    lines = [form.title, *([form.intro] if form.intro else []), *([form.errors[""]] if "" in form.errors else []), ""]
    for field in form.fields:
        star = " *" if field.required else ""
        choices = " (" + ", ".join(f"{choice.value} = {choice.label}" for choice in field.choices) + ")"
        lines.append(f"{field.label}{star}{choices if field.choices else ''}: {field.value}")
        lines += [f"    {text}" for text in (form.errors.get(field.name, ""), field.hint) if text]
    return [*lines, "", f"[{form.submit}] {form.run}"]


def _plain(block: Block, language: str, zone: str) -> dict[str, Any]:
    match block:
        case Text(content=content, role=role):
            return {"text": _line(content, language, zone), "role": role}
        case Facts(pairs=pairs):
            return {"pairs": [[label, _line(value, language, zone)] for label, value in pairs]}
        case List(rows=rows):
            return {
                "rows": [
                    {
                        "title": _line(row.title, language, zone),
                        "details": [_line(detail, language, zone) for detail in row.details],
                        "actions": [asdict(action) for action in row.actions],
                    }
                    for row in rows
                ]
            }
        case Buttons(actions=actions):
            return {"actions": [asdict(action) for action in actions]}
        case File(name=name, data=data):
            return {"name": name, "size": len(data), "base64": base64.b64encode(data).decode()}
        case _:
            assert_never(block)
