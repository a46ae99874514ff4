"""Files for people to take away: everybody with what they know, an empty one to fill in, rows that were not understood.

CSV and not a workbook: it needs no library, every spreadsheet opens it with a double click, two of them can be compared
line by line, and our own import reads it. With a mark for UTF-8, without which Excel guesses another encoding; parted
by what Excel parts by where the language is spoken. No cell can be taken for a formula. Reads nothing from the store.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Sequence

from bot import texts
from bot.imports.cells import neutral, write_skills
from bot.imports.columns import Column
from bot.imports.people import PersonRow
from bot.imports.problems import Problem
from bot.imports.table import CELL

COLUMNS: tuple[Column, ...] = ("name", "email", "unit", "place", "title", "language", "skills")
"""The columns of a file of people, in their order."""

# What tells Excel that a file is UTF-8.
_MARK = codecs.BOM_UTF8
# What of a cell the apostrophe and a second look at its limit need.
_SPARE = 10


def headings(language: str) -> dict[Column, str]:
    """What the columns are called in a language, as the import knows them too."""
    return {column: texts.say(language, f"column-{column}") for column in COLUMNS}


def people_file(people: Iterable[PersonRow], language: str) -> bytes:
    """These people in a file that the import reads back as it is: a row for each, or more where a cell is full."""
    return template_file(language) + people_rows(people, language)


def people_rows(people: Iterable[PersonRow], language: str) -> bytes:
    """What stands of these people below the headings: so a long file can be made piece by piece."""
    return _lines((row for person in people for row in _rows(person)), language)


def template_file(language: str) -> bytes:
    """A file with the headings alone."""
    return _MARK + _lines([headings(language).values()], language)


def doubts_file(problems: Iterable[Problem], language: str) -> bytes:
    """What was not understood of a file: its row (0 is the file), column, and the reason in words."""
    top = [texts.say(language, f"doubt-{what}") for what in ("row", "column", "reason")]
    rows = [
        (str(problem.line), problem.column, texts.say(language, f"import-{problem.code}", **problem.args))
        for problem in problems
    ]
    return _MARK + _lines([top, *rows], language)


def _rows(person: PersonRow) -> Iterable[Sequence[str]]:
    about = (person.name, person.email, person.unit, person.place, person.title, person.language)
    for skills in list(write_skills(person.skills, CELL - _SPARE)) or [""]:
        yield (*about, skills)


def _lines(rows: Iterable[Iterable[str]], language: str) -> bytes:
    out = io.StringIO()
    # All in quotation marks: a cell then begins where we say, whatever parts cells where the file is opened.
    writer = csv.writer(out, delimiter="," if language == "en" else ";", quoting=csv.QUOTE_ALL)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8", "replace")
