"""A file of the ESCO classification becomes concepts with their labels, every doubt named by row; stores nothing.

The layout is that of the official CSV downloads (versions 1.0 to 1.2): a file per language and kind of concept, other
names parted by line ends within their cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.imports.problems import Problem
from bot.imports.table import Table
from bot.matching import comparable
from bot.reply import UserText

ACKNOWLEDGEMENT = "This service uses the ESCO classification of the European Commission."
"""The statement that ESCO's conditions of use ask a service for, word for word, wherever its data comes in.

They also ask that a modified version is said to be one. (https://esco.ec.europa.eu/en/use-esco/download, under
Commission Decision 2011/833/EU.)
"""

MEGABYTES = 64
"""What is read of such a file where the company's own command line gives it: descriptions make it long."""

# The languages that ESCO is published in.
LANGUAGES = frozenset(
    ("ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt", "lv", "mt",
     "nl", "no", "pl", "pt", "ro", "sk", "sl", "sv", "uk")
)  # fmt: skip

# Headings that no other file has; those of every kind of concept, and the one that only skills have.
_URI, _NAME, _OTHERS, _HIDDEN, _TYPE = "concepturi", "preferredlabel", "altlabels", "hiddenlabels", "concepttype"
_STATUS, _SKILL_TYPE = "status", "skilltype"
_KNOWN = frozenset((_URI, _NAME, _OTHERS, _HIDDEN, _TYPE, _STATUS, _SKILL_TYPE))
_SKILL = "knowledgeskillcompetence"
_URL = re.compile(r"https?://[^\s\"<>]{3,190}")
_LONGEST = 200  # characters of a label, as models/skills.py has it
# "skills_sv.csv", "skills_sv (1).csv", "skills-sv_v1.2.csv"
_OF_LANGUAGE = re.compile(r"skills?[ _.-]+([a-z]{2})(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Concept:
    """A skill of the classification in one language: its address, its name there, and what else it is called.

    `line` is its row; `others` holds nothing that is the same as `name` or twice but for case and accents.
    """

    line: int
    uri: str
    name: str
    others: list[str] = field(default_factory=list)


def known(heading: str) -> bool:
    """Whether a heading is one of ESCO's own."""
    return _plain(heading) in _KNOWN


def is_esco(header: Sequence[str]) -> bool:
    """Whether these headings are those of an ESCO file, of skills or of something else."""
    return {_URI, _NAME} <= {_plain(heading) for heading in header}


def language_of(name: str) -> str:
    """The language that a file's name tells ("skills_sv.csv", "skills_sv (1).csv"); "" when it tells none."""
    found = _OF_LANGUAGE.search(name)
    language = found[1].lower() if found else ""
    return language if language in LANGUAGES else ""


def read_concepts(table: Table) -> list[Concept]:
    """The concepts of a file that `is_esco`; what is wrong with it is added to the table's problems."""
    at = {_plain(heading): place for place, heading in reversed(list(enumerate(table.header)))}
    if problem := _other_kind(table, at):
        table.problems.append(problem)
        return []
    concepts: dict[str, Concept] = {}
    for line, cells in table.records:
        row = {column: cells[place] if place < len(cells) else "" for column, place in at.items() if column in _KNOWN}
        if (concept := _concept(table, line, row)) is None:
            continue
        if (first := concepts.setdefault(concept.uri, concept)) is not concept:
            table.problems.append(Problem(line, "conceptUri", "esco-twice", {"first": first.line}))
    table.problems.sort(key=lambda problem: problem.line)
    return list(concepts.values())


def _plain(heading: str) -> str:
    return "".join(heading.split()).strip("\ufeff").casefold()


def _other_kind(table: Table, at: dict[str, int]) -> Problem | None:
    """The classification has files of occupations, groups and relations too, which hold no skills."""
    kinds = (
        {cells[at[_TYPE]].strip() for _, cells in table.records[:5] if len(cells) > at[_TYPE]} if _TYPE in at else ()
    )
    other = next((kind for kind in sorted(kinds) if kind and kind.casefold() != _SKILL), "")
    if other or _SKILL_TYPE not in at:
        return Problem(1, "", "esco-no-skills", {"kind": other[:40] or "?"})
    return None


def _concept(table: Table, line: int, row: dict[str, str]) -> Concept | None:
    uri = row[_URI].strip()
    if not _URL.fullmatch(uri):
        table.problems.append(Problem(line, "conceptUri", "esco-no-uri", {"value": UserText(uri)[:80]}))
        return None
    if (status := row.get(_STATUS, "").strip()).casefold() not in ("", "released"):
        table.problems.append(Problem(line, "status", "esco-not-released", {"value": UserText(status)[:40]}))
        return None
    name = _label(row[_NAME])
    if not comparable(name) or len(name) > _LONGEST:
        table.problems.append(Problem(line, "preferredLabel", "esco-no-name", {"limit": _LONGEST}))
        return None
    others = _others(name, [*row.get(_OTHERS, "").splitlines(), *row.get(_HIDDEN, "").splitlines()])
    return Concept(line, uri, name, others)


def _others(name: str, cells: Iterable[str]) -> list[str]:
    found = {comparable(name): name}
    for cell in cells:
        label = _label(cell)
        if (key := comparable(label)) and len(label) <= _LONGEST:
            found.setdefault(key, label)
    return list(found.values())[1:]


def _label(text: str) -> str:
    return " ".join(UserText(text).split())
