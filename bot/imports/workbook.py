"""A workbook (xlsx, xls, xlsb, ods) becomes numbered records of cells, as its sheet shows them; knows no column.

It reads whatever it is given with all that this takes: only the process of bot/imports/child.py should call it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO

import python_calamine as calamine

from bot.imports.problems import Problem
from bot.imports.table import COLUMNS, ROWS, Table, fill

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that holds a workbook under a password (MS-OFFCRYPTO, 2.3.4.2).
_LOCKED = "EncryptedPackage".encode("utf-16-le")
# What tells a workbook from other files that are ZIP archives: a part of it, or what the archive says it is.
_PARTS, _TYPE = (b"xl/workbook.xml", b"xl/workbook.bin"), b"application/vnd.oasis.opendocument.spreadsheet"
# Sheets that are looked at for the one with the people, and rows above its heading: titles, dates, logos.
_SHEETS, _ABOVE = 20, 10

_Value = int | float | str | bool | date | datetime | time | timedelta
_Row = list[_Value]


def is_workbook(data: bytes) -> bool:
    """Whether these bytes say that they are a workbook; they may still be damaged, or another old Office file."""
    if data.startswith(b"PK"):  # names of parts are not packed; unpacking is the child's
        return any(part in data for part in _PARTS) or _TYPE in data[:200]
    return data.startswith(_OLE)


def read_workbook(data: bytes, known: Callable[[str], bool]) -> Table:
    """Read the records of the sheet whose heading has most known columns; as `table.read_table` otherwise.

    Numbers, dates and formulas count as what they show; of merged cells each has what stands in them.
    """
    table = Table(encoding="workbook")
    if data.startswith(_OLE) and _LOCKED in data:  # calamine tells only where it may read the file by its name
        table.problems.append(Problem(0, "", "password"))
        return table
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [
            each.name
            for each in book.sheets_metadata
            if each.visible is calamine.SheetVisibleEnum.Visible and each.typ is calamine.SheetTypeEnum.WorkSheet
        ]
        sheet, begin = _chosen(book, sheets, known)
        rows = sheet.to_python(skip_empty_area=False, nrows=begin + ROWS + 2) if sheet else []
        merged = (sheet.merged_cell_ranges or []) if sheet else []
    except (calamine.CalamineError, ValueError, OSError):  # its other errors: a broken archive, XML, number
        table.problems.append(Problem(0, "", "damaged"))
        return table
    if len(sheets) > 1 and sheet:
        table.problems.append(Problem(0, "", "one-sheet", {"sheet": sheet.name[:80]}))
    _fill_merged(rows, merged)
    fill(table, _records(rows, begin), "beside-headings")
    return table


def _chosen(
    book: calamine.CalamineWorkbook, sheets: Sequence[str], known: Callable[[str], bool]
) -> tuple[calamine.CalamineSheet | None, int]:
    """The sheet with most known columns in one of its first rows, the first of equals, and how many rows stand above;
    None for none with anything in it."""
    best: tuple[calamine.CalamineSheet | None, int] = None, 0
    most = -1
    for name in sheets[:_SHEETS]:
        sheet = book.get_sheet_by_name(name)
        for at, row in enumerate(sheet.to_python(skip_empty_area=False, nrows=_ABOVE)):
            cells = [cell for cell in map(_text, row[: 2 * COLUMNS]) if cell.strip()]
            found = sum(map(known, cells))
            if cells and found > most:
                best, most = (sheet, at), found
    return best


def _records(rows: Sequence[_Row], begin: int) -> Iterator[tuple[int, list[str]]]:
    for at in range(begin, len(rows)):
        yield at + 1, [value if type(value) is str else _text(value) for value in rows[at]]


def _fill_merged(rows: list[_Row], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    for (top, left), (bottom, right) in merged:
        if top < len(rows) and left < len(rows[top]):
            value = rows[top][left]
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [value] * len(row[left : right + 1])


def _text(value: _Value) -> str:
    """What a cell shows, near enough: 3 for 3.0, a date as 2026-11-22."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else str(value)
