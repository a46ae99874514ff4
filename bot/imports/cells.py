"""What stands in one cell of a file, read and written: skills with levels, and text a spreadsheet would take for a
formula; knows no column and no row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from bot.imports.columns import level_of
from bot.matching import comparable

Skill = tuple[str, int | None]

LONGEST = 200
"""Characters of a skill's name."""

_PLAIN = re.compile("[0-9A-Za-z]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

# --- formulas ----------------------------------------------------------------------------------------------------

# What a spreadsheet takes for a formula (owasp.org/www-community/attacks/CSV_Injection), and what was kept from it.
_FORMULA, _KEPT_FROM_IT = re.compile(r"'*[=+\-@\t\r]"), re.compile(r"'+[=+\-@\t\r]")


def neutral(text: str) -> str:
    """The text behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_meant(cell: str) -> str:
    """What a cell said before `neutral`: without the one apostrophe that was put there."""
    return cell[1:] if cell.startswith("'") and _KEPT_FROM_IT.match(cell) else cell


# --- skills ------------------------------------------------------------------------------------------------------

_ENDS = re.compile(r"[,;|\n]")
_LEVEL_WITHIN = re.compile(r"(?P<skill>.*\S)\s*\(\s*(?P<level>\d+)\s*\)")
# A name in quotation marks, twice where it has one itself, so that it may hold whatever parts and ends others.
_QUOTED = re.compile(
    r'\s*"(?P<skill>(?:[^"]|"")+)"\s*(?::\s*(?P<behind>[^,;|\n:"]+)|\(\s*(?P<within>\d+)\s*\))?\s*(?:[,;|\n]|$)'
)
# Between two skills; what follows it is never taken for the beginning of a cell.
_AND = ", "


class Read(NamedTuple):
    """One skill of a cell, cleaned.

    said: its name and level, one value for all cells that say it. wrong: what stands where its level should and is
    none. flaw: the problem of a name that cannot be one, else "". key: what spellings of one skill in one cell have in
    common.
    """

    said: Skill
    wrong: str = ""
    flaw: str = ""
    key: str = ""


def read_skills(cell: str) -> list[Read]:
    """The skills of a cell: names parted by comma, semicolon, bar or line end, each with a level behind a colon or in
    parentheses where it is said. A name in quotation marks may hold all of these."""
    if '"' not in cell:
        parts = (
            cell.replace(";", ",").replace("|", ",").replace("\n", ",").split(",")
        )  # at _ENDS, in a third of the time
        return [read for read in map(_plain, parts) if read]
    found: list[Read] = []
    at = 0
    while at < len(cell):
        if quoted := _QUOTED.match(cell, at):
            at = quoted.end()
            word = quoted["behind"] or quoted["within"] or ""
            level = level_of(word) if word else None
            if name := clean(quoted["skill"].replace('""', '"')):
                found.append(_read(name, level, word.strip() if level is None else ""))
            continue
        end = _ENDS.search(cell, at)
        read = _plain(cell[at : end.start() if end else len(cell)])
        at = end.end() if end else len(cell)
        if read:
            found.append(read)
    return found


# In a file of a whole company the same few ten thousand stand again and again. The process that reads one is over soon.
@cache
def _plain(part: str) -> Read | None:
    part = clean(part)
    if not part:
        return None
    if part.endswith(")") and (within := _LEVEL_WITHIN.fullmatch(part)):
        skill, word = within["skill"], within["level"]
    else:
        skill, _, word = part.rpartition(":")
        skill, word = skill.strip(), word.strip()
    if not (skill and word):
        return _read(part, None)
    level = level_of(word)
    if level is not None:
        return _read(skill, level)
    return _read(skill, None, word) if word.isdigit() else _read(part, None)


def _read(skill: str, level: int | None, wrong: str = "") -> Read:
    return Read((skill, level), wrong, *_judged(skill))


@cache  # a skill comes with several levels
def _judged(skill: str) -> tuple[str, str]:
    """The flaw and the key of a name."""
    if len(skill) > LONGEST:
        return "long-skill", ""
    # A plain letter or digit is in every form of it, and nearly every name has one.
    return "" if _PLAIN.search(skill) or comparable(skill) else "no-letters", skill.casefold()


def write_skills(skills: Iterable[Skill], most: int) -> Iterator[str]:
    """Cells of at most so many characters that `read_skills` reads these skills from; one cell where they fit."""
    parts: list[str] = []
    length = 0
    for skill in skills:
        part = _written(*skill)
        if parts and length + len(part) > most:
            yield _AND.join(parts)
            parts, length = [], 0
        parts.append(part)
        length += len(part) + len(_AND)
    if parts:
        yield _AND.join(parts)


def _written(name: str, level: int | None) -> str:
    behind = "" if level is None else f":{level}"
    # A mark at the beginning could find its second one in a skill behind it; two colons are hard to read.
    plain = not name.startswith('"') and ":" not in name
    if plain and [read[:2] for read in read_skills(name + behind)] == [((name, level), "")]:
        return name + behind
    return '"' + name.replace('"', '""') + '"' + behind


def clean(cell: str) -> str:
    """Text of one line: composed, without control and direction characters, with single blanks."""
    if cell.isprintable() and unicodedata.is_normalized("NFC", cell):  # nearly every one
        return " ".join(cell.split())
    return " ".join(unicodedata.normalize("NFC", _CONTROL.sub(" ", cell)).split())
