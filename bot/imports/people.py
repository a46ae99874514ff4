"""A file of people and skills becomes people with their skills, every doubt named by row; nothing is stored here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from operator import itemgetter

from bot.imports.cells import LONGEST, Read, Skill, as_meant, clean, read_skills
from bot.imports.columns import Column, column_of, find_columns, level_of
from bot.imports.problems import Problem
from bot.imports.table import MEGABYTES, Table, read_table
from bot.imports.workbook import is_workbook, read_workbook

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]{1,64}@[^\s@<>,;:\"()\[\]_]+\.[^\s@<>,;:\"()\[\]_.]{2,}")
_LONGEST_EMAIL = 254  # RFC 5321, 4.5.3.1.3
_DRESSED_EMAIL = re.compile(r"^(?:mailto:|.*<)\s*([^<>\s]+?)\s*>?$", re.IGNORECASE)
_ALONE: tuple[Column, ...] = ("unit", "place", "language", "title")
_SINGLE: tuple[Column, ...] = ("email", "name", "first", "last", *_ALONE)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person of a file. `line` is the first row about them; `email` is in lower case; what a file does not give is
    "". `skills` are labels as they were written, each once, with a level from 1 to 4 or None for "not given"."""

    line: int
    name: str
    email: str
    unit: str = ""
    place: str = ""
    language: str = ""
    title: str = ""
    skills: list[Skill] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What was read: people in the file's order, doubts by row, and how the file was understood.

    `read` counts the rows below the heading that are not blank: each is part of a person or has a problem that cost
    the row. `refused` means that nothing of the file may be used; the problem tells why.
    """

    rows: list[PersonRow]
    problems: list[Problem]
    encoding: str
    separator: str
    read: int
    refused: bool


def read_people(data: bytes) -> PeopleFile:
    """Read a text file (CSV) or a workbook of people: one row a person, or one row per person and skill, in any column
    order. Ours call `reading.read_apart`, which does it in a process of its own.

    Columns are recognised by their headings in Swedish, Finnish, Icelandic and English, encodings and separators by
    themselves, what a file is by its bytes. Never raises: whatever is wrong is a `Problem`.
    """
    read = read_workbook if len(data) <= MEGABYTES << 20 and is_workbook(data) else read_table
    return people_of(read(data, lambda heading: column_of(heading) is not None))


def people_of(table: Table) -> PeopleFile:
    """The people of a file whose records are read."""
    columns = {} if table.refused else _columns(table)
    if table.refused:
        return PeopleFile([], table.problems, table.encoding, table.separator, table.read, True)
    people = _People(table.header, columns, table.problems)
    for line, cells in table.records:
        people.take(line, cells)
    problems = sorted(table.problems, key=lambda problem: problem.line)
    return PeopleFile(people.rows(), problems, table.encoding, table.separator, table.read, False)


def _columns(table: Table) -> dict[Column, list[int]]:
    columns, problems = find_columns(table.header)
    if "email" in columns:
        table.problems += problems
    elif any("@" in heading for heading in table.header) or not columns:
        table.problems.append(Problem(1, "", "no-header"))
    else:
        headings = ", ".join(" ".join(heading.split()) for heading in table.header)
        table.problems.append(Problem(1, "", "no-email-column", {"columns": headings[:200]}))
    return columns


class _People:
    """People by e-mail while a file is read, and the doubts found on the way."""

    def __init__(self, header: Sequence[str], columns: Mapping[Column, list[int]], problems: list[Problem]) -> None:
        self._header = [" ".join(heading.split()) for heading in header]
        self._columns = columns
        # The last cell is an empty one, for columns that the file does not have.
        self._single = itemgetter(*[columns.get(column, [-1])[0] for column in _SINGLE])
        self._problems = problems
        self._people: dict[str, PersonRow] = {}
        self._skills: dict[str, dict[str, Skill]] = {}

    def rows(self) -> list[PersonRow]:
        """The people read so far, in the order in which they came."""
        for email, row in self._people.items():
            row.skills[:] = self._skills[email].values()
        return list(self._people.values())

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Add one row: a new person, or more about one who was there."""
        # One empty cell more than there are headings; cells beyond those are empty ones.
        cells = [*cells, *[""] * (len(self._header) - len(cells) + 1)]
        typed, name, first, last, unit, place, language, title = map(_meant, self._single(cells))
        email = self._email(line, typed)
        if not email:
            return
        row = PersonRow(line, name or f"{first} {last}".strip(), email, unit, place, language, title)
        known = self._people.setdefault(email, row)
        if known is not row and (differing := _differing(known, row)):
            about: dict[str, str | int] = {"email": email, "first": known.line, "column": self._heading(differing)}
            self._problems.append(Problem(line, self._heading("email"), "different-person", about))
            return
        if known is not row:
            self._people[email] = _joined(known, row)
        self._learn(line, cells, self._skills.setdefault(email, {}))

    def _email(self, line: int, typed: str) -> str:
        if not typed:
            self._problems.append(Problem(line, self._heading("email"), "no-email"))
            return ""
        email = (dressed[1] if (dressed := _DRESSED_EMAIL.match(typed)) else typed).lower()
        if len(email) > _LONGEST_EMAIL or not _EMAIL.fullmatch(email):
            self._problems.append(Problem(line, self._heading("email"), "bad-email", {"value": typed[:80]}))
            return ""
        return email

    def _heading(self, column: str) -> str:
        places = next((places for known, places in self._columns.items() if known == column), None)
        return self._header[places[0]] if places else column

    def _learn(self, line: int, cells: Sequence[str], skills: dict[str, Skill]) -> None:
        """Add the skills of a row; a level in a column of its own belongs to the skill column of the same number."""
        skill_columns, level_columns = self._columns.get("skills", []), self._columns.get("level", [])
        paired = level_columns if len(level_columns) == len(skill_columns) else []
        for number, at in enumerate(skill_columns):
            found = read_skills(as_meant(cells[at]))
            beside = cells[paired[number]].strip() if paired else ""
            if beside:
                found = self._levelled(line, paired[number], beside, found)
            for said, wrong, flaw, key in found:
                if wrong or flaw:
                    self._doubt(line, at, said[0], wrong, flaw)
                if not flaw:
                    there = skills.setdefault(key, said)
                    if there[1] != said[1]:
                        skills[key] = self._levels(line, at, there, said[1])

    def _doubt(self, line: int, at: int, skill: str, wrong: str, flaw: str) -> None:
        if wrong:
            self._problems.append(Problem(line, self._header[at], "bad-level", {"value": wrong, "skill": skill}))
        if flaw:
            about: dict[str, str | int] = {"limit": LONGEST} if flaw == "long-skill" else {"value": skill[:80]}
            self._problems.append(Problem(line, self._header[at], flaw, about))

    def _levelled(self, line: int, at: int, word: str, found: list[Read]) -> list[Read]:
        level = level_of(word)
        usable = [read for read in found if not read.flaw]
        if not usable:
            self._problems.append(Problem(line, self._header[at], "level-alone", {"value": word[:80]}))
        elif level is None:
            about = {"value": word[:80], "skill": usable[0].said[0]}
            self._problems.append(Problem(line, self._header[at], "bad-level", about))
        return [read if read.said[1] is not None else read._replace(said=(read.said[0], level)) for read in found]

    def _levels(self, line: int, at: int, there: Skill, level: int | None) -> Skill:
        """Which of two levels of a skill counts: the higher one, and both are named."""
        known, before = there
        if before is not None and level is not None:
            about: dict[str, str | int] = {"skill": known, "level": max(before, level)}
            self._problems.append(Problem(line, self._header[at], "two-levels", about))
        return known, max((one for one in (before, level) if one is not None), default=None)


@cache  # units, places and titles stand in a file again and again, and the process that reads one is over soon
def _meant(cell: str) -> str:
    return clean(as_meant(cell))


def _differing(known: PersonRow, row: PersonRow) -> str:
    """The first column in which two rows of one e-mail say different things; what is left blank says nothing."""
    for column in ("name", *_ALONE):
        one, other = getattr(known, column), getattr(row, column)
        if one and other and one.casefold() != other.casefold():
            return column
    return ""


def _joined(known: PersonRow, row: PersonRow) -> PersonRow:
    given = {column: getattr(known, column) or getattr(row, column) for column in ("name", *_ALONE)}
    return replace(known, **given)
