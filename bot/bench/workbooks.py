"""Makes workbooks as the standard has them (ECMA-376): right ones, and hostile ones, which no library would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

Cell = str | int | float | None
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_HIDDEN = ' state="hidden"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def letters(column: int) -> str:
    """A column's name: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(row: int, column: int, value: Cell) -> str:
    """A cell; text that begins with "=" is a formula whose result stands behind "=>", a float like 45000.5 a number."""
    at = f"{letters(column)}{row}"
    if value is None:
        return ""
    if isinstance(value, int | float):
        return f'<c r="{at}"><v>{value}</v></c>'
    if value.startswith("="):
        formula, _, result = value[1:].partition("=>")
        return f'<c r="{at}" t="str"><f>{escape(formula)}</f><v>{escape(result)}</v></c>'
    if value.startswith("date:"):
        return f'<c r="{at}" s="1"><v>{value[5:]}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def sheet(rows: Sequence[Sequence[Cell]], merged: Sequence[str] = (), dimension: str = "", extra: str = "") -> str:
    """A sheet's part; `extra` are rows written as they are."""
    body = "".join(
        f'<row r="{at}">{"".join(cell(at, column, value) for column, value in enumerate(row))}</row>'
        for at, row in enumerate(rows, 1)
    )
    merges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}">'
        + (f'<dimension ref="{dimension}"/>' if dimension else "")
        + f"<sheetData>{body}{extra}</sheetData>"
        + (f'<mergeCells count="{len(merged)}">{merges}</mergeCells>' if merged else "")
        + "</worksheet>"
    )


def book(sheets: Mapping[str, str], hidden: Sequence[str] = (), parts: Mapping[str, bytes] | None = None) -> bytes:
    """A workbook of those sheets, by their names; `parts`: further parts of the archive, or others in place of ours."""
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"{_HIDDEN if name in hidden else ""}/>'
        for at, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="r{at}" Type="{_REL}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(names) + 1)
    )
    typed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for at in range(1, len(names) + 1)
    )
    written: dict[str, bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACK}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{typed}</Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="r1" '
            f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>{listed}</sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACK}/relationships">{related}'
            f'<Relationship Id="s" Type="{_REL}/styles" Target="styles.xml"/></Relationships>'
        ).encode(),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
            '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
        ).encode(),
    }
    written |= {f"xl/worksheets/sheet{at}.xml": sheets[name].encode() for at, name in enumerate(names, 1)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (written | dict(parts or {})).items():
            archive.writestr(name, data)
    return target.getvalue()
