"""A file of the ESCO classification becomes concepts with their labels, every doubt named by row; stores nothing.

The layout is that of the official CSV downloads (versions 1.0 to 1.2): a file per language and kind of concept, other
names parted by line ends within their cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

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


Label = tuple[str, str]
"""A name with its comparable form, which takes long to make: that is done where the file is read."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A skill of the classification in one language: its row, its address and what it is called there.

    The first of `labels` is its name; none of them is the same as another but for case and accents.
    """

    line: int
    uri: str
    labels: list[Label]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.labels[0][0]


@dataclass(frozen=True, slots=True)
class SkillsFile:
    """What was read: concepts in the file's order, doubts by row; the rest as `people.PeopleFile` has it."""

    rows: list[Concept]
    problems: list[Problem]
    encoding: str
    separator: str
    read: int
    refused: bool


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


def read_skills(table: Table) -> SkillsFile:
    """The concepts of a file that `is_esco`, in the order of its rows."""
    at = {_plain(heading): place for place, heading in reversed(list(enumerate(table.header)))}
    concepts: dict[str, Concept] = {}
    if problem := _other_kind(table, at):
        table.problems.append(problem)
    else:
        for line, cells in table.records:
            row = {column: cells[place] for column, place in at.items() if column in _KNOWN and place < len(cells)}
            if (concept := _concept(table, line, row)) is None:
                continue
            if (first := concepts.setdefault(concept.uri, concept)) is not concept:
                table.problems.append(Problem(line, "conceptUri", "esco-twice", {"first": first.line}))
    problems = sorted(table.problems, key=lambda problem: problem.line)
    rows = list(concepts.values())
    return SkillsFile(rows, problems, table.encoding, table.separator, table.read, table.refused)


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
    uri, status = row.get(_URI, "").strip(), row.get(_STATUS, "").strip()
    name = _label(row.get(_NAME, ""))
    problem: tuple[str, str, dict[str, str | int]] | None = None
    if not _URL.fullmatch(uri):
        problem = "conceptUri", "esco-no-uri", {"value": uri[:80]}
    elif status.casefold() not in ("", "released"):
        problem = "status", "esco-not-released", {"value": status[:40]}
    elif not comparable(name) or len(name) > _LONGEST:
        problem = "preferredLabel", "esco-no-name", {"limit": _LONGEST}
    if problem is not None:
        table.problems.append(Problem(line, *problem))
        return None
    labels = {comparable(name): name}
    for other in map(_label, (*row.get(_OTHERS, "").splitlines(), *row.get(_HIDDEN, "").splitlines())):
        if len(other) > _LONGEST:
            table.problems.append(Problem(line, "altLabels", "esco-long-name", {"limit": _LONGEST}))
        elif key := comparable(other):
            labels.setdefault(key, other)
    return Concept(line, uri, [(label, key) for key, label in labels.items()])


def _label(text: str) -> str:
    return " ".join(UserText(text).split())
