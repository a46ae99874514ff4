"""The grammar of a line: text to a command with its arguments' words, and back; asks no store and knows no person."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache
from itertools import islice

from bot import texts
from bot.command import COMMANDS, Command, FileIn, Parameter, of
from bot.matching import fold
from bot.reply import Answer, UserText

# name:"..." with the escapes of JSON: what Command.line writes. No person needs to type it, anybody may.
_PAIR = r'([a-z_]+):("(?:[^"\\]|\\.)*")'
_EXPLICIT = re.compile(rf"\s*(?:{_PAIR}\s*)+", re.DOTALL)
_PAIRS = re.compile(_PAIR, re.DOTALL)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a line: a command and the words of its arguments, not yet turned into values.

    `loose`: the words after the verb could as well be free text of the command above it.
    """

    command: Command
    given: Mapping[str, str]
    missing: tuple[str, ...]
    loose: bool = False


def read(text: str) -> list[Reading]:
    """The ways to read a line, the likeliest first: none when it names no command, two when both are as good.

    A verb counts only if the words after it fit its arguments; otherwise they are free text of the command itself.
    """
    # A line is read twice, for "will it ask?" and for the answer; what is long is rare and not worth keeping.
    return list(_read(text)) if len(text) <= _KEPT else _read.__wrapped__(text)


# Characters of a line whose reading is kept for a while.
_KEPT = 300


@lru_cache(maxsize=512)
def _read(text: str) -> list[Reading]:
    head = _WORD.match(text := text.strip())
    if head is None:
        return []
    top = head.group().removeprefix("/").casefold()
    rest = text[head.end() :].strip()
    readings: list[Reading] = []
    if (verb := _verb(top, rest)) is not None:
        command, words = verb
        bound = _bind(command, words)
        if bound is not None:
            # Free text does not begin with "skill-merge": who wrote that means it.
            meant = "-" in command.path[1] and rest.casefold().startswith(command.path[1])
            readings.append(replace(bound, loose=bound.loose and not meant))
            if not readings[0].loose:
                return readings
    if (root := COMMANDS.get((top,))) is not None and (bound := _bind(root, rest)) is not None:
        readings.append(bound)
    return readings


def misfit(text: str) -> tuple[Command, Parameter, str] | None:
    """For a line that cannot be read although its command is clear: the command, and the words that fit no argument."""
    head = _WORD.match(text := text.strip())
    if head is None or read(text):
        return None
    top, rest = head.group().removeprefix("/").casefold(), text[head.end() :].strip()
    root = COMMANDS.get((top,))
    command, words = _verb(top, rest) or (root, rest)
    if command is None:
        return None
    for parameter in command.parameters:
        if parameter.arg.prefix:
            words = _take_prefixed(parameter, words, {})
    plain = [each for each in command.parameters if not (each.arg.prefix or each.arg.after or each.file)]
    return (command, plain[0], words) if plain and words else None


def _verb(top: str, rest: str) -> tuple[Command, str] | None:
    if (first := _WORD.match(rest)) is None or (verbs := _verbs(top).get(_plain(first.group()))) is None:
        return None
    heads = list(islice(_WORD.finditer(rest), 3))
    for head in reversed(heads):  # "my profile" before "my"
        if (found := verbs.get(_plain(rest[: head.end()]))) is not None:
            return found, rest[head.end() :].strip()
    return None


def _plain(words: str) -> str:
    """Words without case, accents and more than one blank: "lagg till" is "lägg till" on a hurried phone."""
    return fold(" ".join(words.casefold().split()))


@lru_cache(maxsize=64)
def _verbs(top: str) -> dict[str, dict[str, Command]]:
    """The verbs of a command by all words for them, in all languages, by the first of these words."""
    verbs: dict[str, dict[str, Command]] = {}
    for path, command in COMMANDS.items():
        if len(path) == 2 and path[0] == top:
            for words in map(_plain, (path[1], *texts.words_everywhere(f"verb-{command.slug}"))):
                verbs.setdefault(words.partition(" ")[0], {})[words] = command
    return verbs


def _bind(command: Command, rest: str) -> Reading | None:
    """The words of each argument; None when they do not fit."""
    if _EXPLICIT.fullmatch(rest):
        return _bind_explicit(command, rest)
    given: dict[str, str] = {}
    for parameter in command.parameters:
        if parameter.arg.prefix:
            rest = _take_prefixed(parameter, rest, given)
    for parameter in command.parameters:
        if parameter.arg.after:
            rest = _take_after(parameter, rest, given)
    loose = False
    for parameter in command.parameters:
        if parameter.arg.prefix or parameter.arg.after or parameter.file or not rest:
            continue
        if parameter.free:
            given[parameter.name], rest = rest, ""
            loose = loose or not any(name in given for name in _solid(command))
            continue
        head = _WORD.match(rest)
        if head and parameter.fits(head.group()):
            given[parameter.name], rest = head.group(), rest[head.end() :].strip()
        elif parameter.required:
            return None
    if rest:
        return None
    missing = tuple(each.name for each in command.parameters if each.required and each.name not in given)
    return Reading(command, given, missing, loose)


def _solid(command: Command) -> list[str]:
    return [parameter.name for parameter in command.parameters if not (parameter.free or parameter.file)]


def _bind_explicit(command: Command, rest: str) -> Reading | None:
    given: dict[str, str] = {}
    for match in _PAIRS.finditer(rest):
        parameter = next((each for each in command.parameters if each.name == match.group(1)), None)
        try:
            words = json.loads(match.group(2), strict=False)
        except ValueError:
            return None
        if parameter is None or not parameter.fits(words):
            return None
        given[parameter.name] = words
    missing = tuple(each.name for each in command.parameters if each.required and each.name not in given)
    return Reading(command, given, missing)


@cache
def _prefixed(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in {name, *texts.words_everywhere(f"prefix-{name}")})
    return re.compile(rf'(?<!\S)(?:{words}):("[^"]*"|\S+)', re.IGNORECASE)


def _take_prefixed(parameter: Parameter, rest: str, given: dict[str, str]) -> str:
    match = _prefixed(parameter.name).search(rest) if ":" in rest else None
    if match is None or not parameter.fits(words := match.group(1).strip('"')):
        return rest
    given[parameter.name] = words
    return f"{rest[: match.start()].rstrip()} {rest[match.end() :].lstrip()}".strip()


def _take_after(parameter: Parameter, rest: str, given: dict[str, str]) -> str:
    before, found, words = rest.rpartition(f" {parameter.arg.after} ")
    if found and parameter.fits(words.strip()):
        given[parameter.name] = words.strip()
        return before.strip()
    return rest


# --- from a call to a line -----------------------------------------------------------------------------------------


def line(handler: Callable[..., Awaitable[Answer]], **values: object) -> str:
    """The line that calls a handler with those values: what a button runs.

    As a person would type it where that reads back to the same call, in the explicit form otherwise.
    """
    given = {name: written for name, value in values.items() if (written := _written(value)) is not None}
    return _line(of(handler).path, tuple(given.items()))


@lru_cache(maxsize=4096)
def _line(path: tuple[str, ...], pairs: tuple[tuple[str, str], ...]) -> str:
    command, given = COMMANDS[path], dict(pairs)
    words = [
        f"{each.arg.after} {given[each.name]}".strip() if not each.arg.prefix else f"{each.name}:{given[each.name]}"
        for each in command.parameters
        if each.name in given
    ]
    typed = " ".join([*command.path, *words])
    readings = read(typed)
    same = len(readings) == 1 and readings[0].command is command and readings[0].given == given
    return typed if same else command.line(given)


def _written(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, UserText | str | int):
        return str(value)
    if isinstance(value, FileIn):
        raise TypeError("No line can carry a file: say what was made of it by a row that a line can name.")
    return str(value.reference)  # type: ignore[attr-defined]  # Referable, checked at registration
