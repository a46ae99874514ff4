"""The files that people drop, by name: right ones in every dress, broken ones, hostile ones; made here, not read."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from bot.bench.workbooks import Cell, book, sheet

HEADING = "namn;e-post;enhet;kompetenser\n"
ASA, BO = "Åsa Ek;asa@example.com;Ekonomi;Bokföring:3\n", "Bo Ek;bo@example.com;IT;C#, Python\n"
TEXT = HEADING + ASA + BO
_ROWS: list[list[Cell]] = [
    ["namn", "e-post", "enhet", "kompetenser"],
    ["Åsa Ek", "asa@example.com", "Ekonomi", "Bokföring:3"],
    ["Bo Ek", "bo@example.com", "IT", "C#, Python"],
]
SHEET = sheet(_ROWS)
_LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "ha" * 10}">' for at in range(12))


def png() -> bytes:
    """A picture, whole."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
        + chunk(b"IEND", b"")
    )


def archive(parts: dict[str, bytes]) -> bytes:
    """A ZIP archive of those parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in parts.items():
            written.writestr(name, data)
    return target.getvalue()


_SECTOR, _FREE, _END, _TABLE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """Streams in the format of old Office files, which holds encrypted workbooks too (MS-CFB, version 3)."""
    padded = {name: data + b"\0" * (-max(len(data), 4096) % _SECTOR) for name, data in streams.items()}
    padded = {name: data.ljust(4096, b"\0") for name, data in padded.items()}
    sectors, table, entries = b"", [_TABLE, _END], []
    for name, data in padded.items():
        first, many = len(table), len(data) // _SECTOR
        table += [*range(first + 1, first + many), _END]
        sectors += data
        entries.append(_entry(name, 2, first, len(data)))
    # The entries as one chain to the right: the order does not matter to who reads them all.
    for at in range(len(entries)):
        entries[at] = (
            entries[at][:72] + struct.pack("<I", at + 2 if at + 1 < len(entries) else _FREE) + entries[at][76:]
        )
    root = _entry("Root Entry", 5, _END, 0, child=1 if entries else _FREE)
    directory = b"".join([root, *entries]).ljust(_SECTOR, b"\0")
    assert len(directory) == _SECTOR
    assert len(table) <= _SECTOR // 4
    fat = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", 0) + b"\xff" * (109 * 4 - 4)
    return header + fat + directory + sectors


def _entry(name: str, kind: int, first: int, size: int, child: int = _FREE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return (
        written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1) + struct.pack("<III", _FREE, _FREE, child)
        + b"\0" * 36 + struct.pack("<IQ", first, size)
    )  # fmt: skip


def locked() -> bytes:
    """A workbook under a password: what Excel writes is an encrypted package in a compound file (MS-OFFCRYPTO)."""
    described = (
        struct.pack("<HHI", 4, 4, 0x40) + b'<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"/>'
    )
    return compound({"EncryptedPackage": struct.pack("<Q", 9000) + b"\x5a" * 9000, "EncryptionInfo": described})


GOOD = (["asa@example.com", "bo@example.com"], 2)
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_RELATED = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    b'Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/'
    b'2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
# What is read of a file: the people's e-mails and the rows; then what is said, by row, column and code.
Expected = tuple[tuple[list[str], int], list[tuple[int, str, str]]]


def _right() -> Iterator[tuple[str, bytes]]:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
        yield f"text-{encoding}", TEXT.encode(encoding)
    yield "utf-16-be-bom", b"\xfe\xff" + TEXT.encode("utf-16-be")
    for name, separator in (("comma", ","), ("tab", "\t")):
        text = TEXT.replace("C#, Python", '"C#, Python"').replace(";", separator)
        yield f"separator-{name}", text.encode()
    yield "separator-said", b"sep=|\r\n" + TEXT.replace(";", "|").encode()
    yield "ends-crlf", TEXT.replace("\n", "\r\n").encode()
    yield "ends-cr", TEXT.replace("\n", "\r").encode()
    yield "ends-mixed", (HEADING.replace("\n", "\r") + ASA.replace("\n", "\r\n") + BO).encode()
    yield "no-last-end", TEXT.rstrip().encode()
    yield "control-z", TEXT.encode() + b"\x1a"
    yield "blank-rows", (HEADING + "\n;;;\n" + ASA + " ; ;;\n\n" + BO + ";;;\n" * 40).encode()
    yield "blank-above", b"\n\n;;;\n" + TEXT.encode()
    yield "all-quoted", "".join('"' + line.replace(";", '";"') + '"\n' for line in TEXT.splitlines()).encode()
    yield "quoted-newline", TEXT.replace("Ekonomi", '"Ekonomi\noch annat"').encode()
    yield "quoted-quotes", TEXT.replace("Ekonomi", '"Ekonomi ""norr"""').encode()
    yield "decimal-comma", TEXT.replace("Bokföring:3", '"Bokföring:3,0"').encode()
    yield "formula", TEXT.replace("Ekonomi", "=HYPERLINK(0)").replace("IT", "@SUM(1)").encode()
    yield "phone-like", TEXT.replace("Ekonomi", "+46 8 123").replace("IT", "-1").encode()
    yield "headings-loud", TEXT.replace("namn;e-post", " NAMN * ;E-Mail (arbete)").encode()
    yield "right-to-left", TEXT.replace("Bo Ek", "Bo\u202eEk").encode()
    yield "no-width", TEXT.replace("e-post", "e-\u200bpost\u200b").encode()
    yield "nfd", TEXT.replace("Å", "A\u030a").encode()
    yield "named-xlsx-is-text", TEXT.encode()
    yield "few-cells", (HEADING + ASA + "Bo Ek;bo@example.com\n").encode()
    yield "trailing-separators", TEXT.replace("\n", ";;;\n").encode()
    yield "book", book({"x": SHEET})
    yield "book-titled", book({"x": sheet([["Rapport"], [], *_ROWS])})
    yield "book-macro", book({"x": SHEET}, parts={"xl/vbaProject.bin": b"\0" * 500})
    yield "book-stray-part", book({"x": SHEET}, parts={"../../etc/passwd": b"x"})
    yield "book-hidden", book({"x": SHEET, "y": sheet([["e-post"], ["no@example.com"]])}, hidden=["y"])
    yield "book-stale-dimension", book({"x": sheet(_ROWS, dimension="A1:A1")})
    yield "book-merged", book({"x": sheet(_ROWS, merged=["C2:C3"])})
    formulas: list[Cell] = ["=A2=>Bo Ek", "=B2=>bo@example.com", "=1/0=>#DIV/0!", "=NA()=>#N/A"]
    yield "book-formulas", book({"x": sheet([*_ROWS[:2], formulas])})
    yield "book-gap", book({"x": sheet([*_ROWS[:2], [], [], *_ROWS[2:]])})
    yield "book-long-sheet-name", book({"x" * 31: SHEET})


def _rows_lost() -> Iterator[tuple[str, bytes, Expected]]:
    bo, asa = (["bo@example.com"], 2), (["asa@example.com"], 2)
    yield "nul", TEXT.replace("Åsa", "Å\0sa").encode(), (bo, [(2, "namn", "broken-letters")])
    yield "bell", TEXT.replace("IT", "I\x07T").encode(), (asa, [(3, "enhet", "broken-letters")])
    mixed = (HEADING + ASA).encode() + BO.replace("Bo", "Bö").encode("cp1252")
    yield "mixed-encodings", mixed, (asa, [(3, "namn", "broken-letters")])
    half = (HEADING + ASA + BO + "Åke;").encode() + "å".encode()[:1] + b"ke@example.com\n"
    yield "half-letter", half, ((GOOD[0], 3), [(4, "e-post", "broken-letters")])
    yield "open-quote", (HEADING + '"' + ASA + BO).encode(), (bo, [(2, "", "quotes")])
    yield "many-cells", (HEADING + ASA.strip() + ";x;y\n" + BO).encode(), (bo, [(2, "", "too-many-cells")])
    yield "long-cell", TEXT.replace("Ekonomi", "x" * 10_001).encode(), (bo, [(2, "enhet", "cell-too-long")])
    huge = TEXT.replace("Ekonomi", "x" * ((10 << 20) - 200)).encode()
    yield "ten-megabytes-cell", huge, (bo, [(2, "enhet", "cell-too-long")])
    yield "no-e-mail", TEXT.replace("asa@example.com", "").encode(), (bo, [(2, "e-post", "no-email")])
    yield "bad-e-mail", TEXT.replace("asa@", "asa").encode(), (bo, [(2, "e-post", "bad-email")])
    twice = (HEADING + ASA + BO + "Bosse Ek;bo@example.com;HR;\n").encode()
    yield "one-e-mail-two-people", twice, ((GOOD[0], 3), [(4, "e-post", "different-person")])
    yield "unknown-column", TEXT.replace("enhet", "skostorlek").encode(), (GOOD, [(1, "skostorlek", "unknown-column")])
    yield "double-column", TEXT.replace("enhet", "namn").encode(), (GOOD, [(1, "namn", "double-column")])
    yield "bad-level", TEXT.replace(":3", ":9").encode(), (GOOD, [(2, "kompetenser", "bad-level")])
    beside = book({"x": sheet([_ROWS[0], [*_ROWS[1], "?"], _ROWS[2]])})
    yield "book-beside", beside, (bo, [(2, "", "beside-headings")])


def _refused() -> Iterator[tuple[str, bytes, str]]:
    yield "empty", b"", "empty"
    yield "only-bom", b"\xef\xbb\xbf", "empty"
    yield "only-blanks", b" \r\n;;;\r\n\t\r\n", "empty"
    yield "no-heading", (ASA + BO).encode(), "no-header"
    yield "no-e-mail-column", b"namn;enhet\nAnna;IT\n", "no-email-column"
    yield "picture-named-csv", png(), "not-text"
    yield "jpeg-named-csv", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 40, "not-text"
    yield "pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 5, "not-text"
    yield "docx", archive({"word/document.xml": b"<w/>"}), "not-text"
    yield "zipped-csv", archive({"people.csv": TEXT.encode()}), "not-text"
    yield "gzip", gzip.compress(TEXT.encode()), "not-text"
    yield "database", b"SQLite format 3\0\x10\0\1\1\0@  \0\0\0\5" + b"\0" * 3000, "not-text"
    yield "utf-32", TEXT.encode("utf-32"), "not-text"
    yield "html", b"<html><body><table><tr><td>e-post</td></tr></table></body></html>", "no-header"
    yield "json", b'[{"name": "Anna"}]', "no-header"
    yield "eleven-megabytes", TEXT.encode() + b" " * (10 << 20), "too-large"
    yield "65-columns", b"e-post" + b";x" * 64 + b"\nasa@example.com\n", "too-many-columns"
    yield "200001-rows", b"e-post\n" + b"asa@example.com\n" * 200_001, "too-many-rows"
    yield "book-no-sheet", book({}), "empty"
    yield "book-empty", book({"x": sheet([])}), "empty"
    yield "book-cut", book({"x": SHEET})[:900], "damaged"
    yield "book-bad-xml", book({"x": SHEET[:-40]}), "damaged"
    yield (
        "book-laughs",
        book({"x": SHEET.replace("<worksheet", f"<!DOCTYPE x [{_LAUGHS}]><worksheet", 1).replace("Ekonomi", "&l11;")}),
        "damaged",
    )
    yield "book-password", locked(), "password"
    yield "old-office-file", compound({"WordDocument": b"\0" * 5000}), "damaged"
    yield (
        "book-no-such-string",
        book(
            {
                "x": SHEET.replace('t="inlineStr"', 't="s"')
                .replace('<is><t xml:space="preserve">', "<v>9")
                .replace("</t></is>", "</v>")
            }
        ),
        "damaged",
    )


def _heavy() -> Iterator[tuple[str, bytes, str]]:
    yield "book-far-cell", book({"x": sheet(_ROWS, extra=FAR)}), "too-heavy"
    strings = b"<sst><si><t>" + b"a" * (700 << 20) + b"</t></si></sst>"
    bomb = {"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": _RELATED}
    yield "book-string-bomb", book({"x": SHEET}, parts=bomb), "too-heavy"


def understood() -> dict[str, tuple[bytes, Expected]]:
    """Files of which something can be used, by name."""
    right: dict[str, tuple[bytes, Expected]] = {name: (data, (GOOD, [])) for name, data in _right()}
    return right | {name: (data, expected) for name, data, expected in _rows_lost()}


def refused() -> dict[str, tuple[bytes, str]]:
    """Files of which nothing can be used, with the code of what is said."""
    return {name: (data, code) for name, data, code in _refused()}


def heavy() -> dict[str, tuple[bytes, str]]:
    """Files that only a process with limits may read."""
    return {name: (data, code) for name, data, code in _heavy()}
