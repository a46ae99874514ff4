"""Bytes of a text file become numbered records of cells, whatever its encoding and separator; knows no column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.imports.problems import Problem, Weight

MEGABYTES, ROWS, COLUMNS, CELL = 10, 200_000, 64, 10_000
"""The most that is read: megabytes of a file, rows below its heading, columns, characters of a cell."""

_SEPARATORS = (";", ",", "\t")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# Tab, line feed and carriage return are the only control characters of a text; \x1a ended files once.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")
# In a text a few of them are damage, and cost their rows; where more of all characters are, it is no text. The same
# for what a PDF begins with: most of it is text.
_MOST_CONTROL, _PDF = 0.002, b"%PDF-"
_UTF8_LETTER = re.compile(b"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
# What is longer than CELL is said to be: the csv module would stop at 128 kB as at a broken quotation mark.
csv.field_size_limit(MEGABYTES << 20)
# A quotation mark that is never closed swallows rows; reading starts again behind its row this many times.
_MOST_RESTARTS = 1_000


@dataclass(slots=True)
class Table:
    """A file's heading and its records, each with its row number; `encoding` is a guess where it says cp1252."""

    encoding: str = ""
    separator: str = ""
    header: list[str] = field(default_factory=list)
    records: list[tuple[int, list[str]]] = field(default_factory=list)
    read: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether nothing of the file may be used."""
        return any(problem.weight is Weight.FILE for problem in self.problems)


def read_table(data: bytes, known: Callable[[str], bool], megabytes: int = MEGABYTES) -> Table:
    """Read a text file's records; `known` tells a column's heading, by which the separator is recognised.

    `read` counts the records below the heading that are not blank; each is among `records` or has a `Problem`.
    """
    table = Table()
    if problem := _unreadable(data, megabytes):
        table.problems.append(problem)
        return table
    text, table.encoding = _decoded(data)
    if len(_CONTROL.findall(text)) > 2 + _MOST_CONTROL * len(text):
        table.problems.append(Problem(0, "", "not-text"))
        return table
    lines = list(io.StringIO(text, newline=""))
    start = next((at for at, line in enumerate(lines) if line.strip(" \t\r\n\x1a;,")), len(lines))
    if start < len(lines) and (named := _SEPARATOR_LINE.fullmatch(lines[start])):
        table.separator = named[1]
        start += 1
    else:
        table.separator = _separator(lines[start : start + 1], known)
    fill(table, _records(lines, start, table.separator), "too-many-cells")
    return table


def _unreadable(data: bytes, megabytes: int) -> Problem | None:
    if not data.strip():
        return Problem(0, "", "empty")
    if len(data) > megabytes << 20:
        return too_large(data, megabytes)
    return Problem(0, "", "not-text") if data.startswith((b"PK\x03\x04", _PDF)) else None


def too_large(data: bytes, megabytes: int) -> Problem:
    """What is said of a file that is longer than that."""
    return Problem(0, "", "too-large", {"megabytes": -(-len(data) // (1 << 20)), "limit": megabytes})


def _decoded(data: bytes) -> tuple[str, str]:
    """A file's text and the encoding it was read in.

    What is valid UTF-8 is UTF-8: other text is never so by chance. What mostly is, was damaged on its way: its broken
    letters become U+FFFD and their rows are named. The rest is read as Windows writes western text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), encoding
    sample = data[:4_096]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(sample) > 3 and sample[offset::2].count(0) > 0.6 * len(sample[offset::2]):
            return data.decode(encoding, "replace"), encoding
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        damaged = data.decode("utf-8", "replace")
    if len(_UTF8_LETTER.findall(data)) > damaged.count("\ufffd"):
        return damaged, "utf-8"
    return data.decode("cp1252", "replace"), "cp1252"


def _separator(header: Sequence[str], known: Callable[[str], bool]) -> str:
    """The separator that parts the heading into most known columns, then into most columns."""

    def parts(separator: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader(header, delimiter=separator), [])
        except csv.Error:
            return 0, 0
        return sum(known(cell) for cell in cells[:COLUMNS]), len(cells)

    return max(_SEPARATORS, key=parts)


def _records(lines: Sequence[str], start: int, separator: str) -> Iterator[tuple[int, list[str] | None]]:
    """Every record with its row number, counted as a spreadsheet counts; None for one whose quotation marks fail."""
    row = start
    for _ in range(_MOST_RESTARTS):
        reader = csv.reader((lines[at] for at in range(start, len(lines))), delimiter=separator, strict=True)
        begun = 0
        while True:
            row += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield row, None
                break
            yield row, cells
            begun = reader.line_num
        start += begun + 1
    if start < len(lines):
        yield row + 1, None


def fill(table: Table, records: Iterable[tuple[int, list[str] | None]], beyond: str) -> None:
    """Take a heading and records with their row numbers into a table, each or its problem; None for a broken one.

    beyond: the problem of a cell that stands beyond the last heading.
    """
    for row, cells in records:
        if cells is not None and not any(cell.strip(" \t\x1a") for cell in cells):
            continue
        if not table.header:
            if not _heading(table, row, cells):
                return
            continue
        if table.read == ROWS:
            table.problems.append(Problem(row, "", "too-many-rows", {"limit": ROWS}))
            return
        table.read += 1
        if cells is None:
            table.problems.append(Problem(row, "", "quotes"))
        elif problem := _unusable(table, row, cells, beyond):
            table.problems.append(problem)
        else:
            table.records.append((row, cells))
    if not table.header:
        table.problems.append(Problem(0, "", "empty"))


def _heading(table: Table, row: int, cells: list[str] | None) -> bool:
    if cells is None:
        table.problems.append(Problem(row, "", "no-header"))
        return False
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > COLUMNS:
        table.problems.append(Problem(row, "", "too-many-columns", {"count": len(cells), "limit": COLUMNS}))
        return False
    table.header = cells
    return True


def _unusable(table: Table, row: int, cells: Sequence[str], beyond: str) -> Problem | None:
    columns = len(table.header)
    if len(cells) > columns and any(cell.strip() for cell in cells[columns:]):
        return Problem(row, "", beyond, {"count": len(cells), "expected": columns})
    every = "".join(cells)
    if len(every) <= CELL and "\ufffd" not in every and (every.isprintable() or not _CONTROL.search(every)):
        return None  # nearly every one, and a look at each cell takes much longer
    for column, cell in zip(table.header, cells, strict=False):
        if len(cell) > CELL:
            return Problem(row, column.strip(), "cell-too-long", {"limit": CELL})
        if "\ufffd" in cell or _CONTROL.search(cell):
            return Problem(row, column.strip(), "broken-letters")
    return None
