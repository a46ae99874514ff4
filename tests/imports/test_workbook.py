"""HR's workbook is read as its sheet shows it, in a process that no file makes large, slow or talkative."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from bot.bench.workbooks import Cell, book, sheet
from bot.imports import reading
from bot.imports.people import PeopleFile, read_people
from bot.imports.reading import read_apart
from tests.imports.test_people_file import SWEDISH, codes

HEADING: list[Cell] = ["Namn", "E-post", "Enhet", "Kompetenser", "Nivå"]
ASA: list[Cell] = ["Åsa Lindström", "asa@example.com", "Ekonomi", "Bokföring", 3.0]
JORGEN: list[Cell] = ["Jörgen Öberg", "jorgen@example.com", "IT", "C#", "erfaren"]


def emails(file: PeopleFile) -> list[str]:
    return [row.email for row in file.rows]


def test_hrs_workbook_is_read_as_it_shows_itself() -> None:
    titled: list[list[Cell]] = [["Personalrapport", "date:45000"], [], HEADING, ASA, JORGEN]
    file = read_people(book({"Personal": sheet(titled)}))
    assert not file.refused
    assert file.problems == []
    assert file.encoding == "workbook"
    assert [(row.line, row.name, row.unit, row.skills) for row in file.rows] == [
        (4, "Åsa Lindström", "Ekonomi", [("Bokföring", 3)]),
        (5, "Jörgen Öberg", "IT", [("C#", 3)]),
    ]


def test_a_formula_counts_as_its_result_and_a_date_as_a_day() -> None:
    rows: list[list[Cell]] = [HEADING, ['=A1&"x"=>Bo Ek', "=B1=>bo@example.com", "date:45000", "=D1=>", None]]
    (row,) = read_people(book({"x": sheet(rows)})).rows
    assert (row.name, row.email, row.unit, row.skills) == ("Bo Ek", "bo@example.com", "2023-03-15", [])


def test_merged_cells_count_for_each_of_their_rows() -> None:
    rows: list[list[Cell]] = [HEADING, ASA, ["Bo Ek", "bo@example.com"], JORGEN]
    file = read_people(book({"x": sheet(rows, merged=["C2:C3"])}))
    assert [row.unit for row in file.rows] == ["Ekonomi", "Ekonomi", "IT"]


def test_the_sheet_with_the_people_is_found_and_said_hidden_ones_are_not_looked_at() -> None:
    sheets = {
        "Om": sheet([["Fil", "gjord av HR"]]),
        "Personal": sheet([HEADING, ASA]),
        "Gömd": sheet([["Namn", "E-post", "Enhet", "Ort", "Språk", "Kompetenser"], ["x", "x@example.com"]]),
    }
    file = read_people(book(sheets, hidden=["Gömd"]))
    assert emails(file) == ["asa@example.com"]
    assert [(each.code, each.args) for each in file.problems] == [("one-sheet", {"sheet": "Personal"})]


def test_what_stands_beside_the_headings_is_named_by_its_row() -> None:
    file = read_people(book({"x": sheet([HEADING, [*ASA, "?"], JORGEN])}))
    assert codes(file) == [(2, "beside-headings")]
    assert emails(file) == ["jorgen@example.com"]
    assert file.read == 2


@pytest.mark.parametrize("dimension", ["A1:A1", "A1:XFD1048576", "nonsense"])
def test_what_a_sheet_says_of_its_size_is_not_believed(dimension: str) -> None:
    file = read_people(book({"x": sheet([HEADING, ASA, JORGEN], dimension=dimension)}))
    assert file.refused or emails(file) == ["asa@example.com", "jorgen@example.com"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (book({"x": sheet([])}), "empty"),
        (book({"x": sheet([["foo", "bar"], ["1", "2"]])}), "no-header"),
        (book({"x": sheet([["Namn", "Enhet"], ["Anna", "IT"]])}), "no-email-column"),
        (book({"x": sheet([["email", *["x"] * 64]])}), "too-many-columns"),
        (book({"x": "<worksheet><sheetData><row"}), "damaged"),
        (book({"x": sheet([HEADING, ASA])})[:700], "damaged"),
        (book({"x": sheet([HEADING])}, parts={"xl/workbook.xml": b""}), "empty"),
    ],
)
def test_a_workbook_that_cannot_be_used_is_refused_whole_with_its_reason(data: bytes, code: str) -> None:
    file = read_people(data)
    assert file.refused
    assert codes(file)[0][1] in (code, "damaged")


async def test_the_child_reads_the_same() -> None:
    for data in (SWEDISH, book({"x": sheet([HEADING, ASA, JORGEN])}), b"", b"email\nx\nanna@example.com\n"):
        assert await read_apart(data) == read_people(data)


async def test_many_people_come_back_whole() -> None:
    data = b"email;skills\n" + b"".join(b"%d@example.com;Python:3, R\n" % at for at in range(2_500)) + b"x;\n" * 1_200
    file = await read_apart(data)
    assert isinstance(file, PeopleFile)
    assert (len(file.rows), len(file.problems), file.read) == (2_500, 1_200, 3_700)
    assert file.rows[-1].skills == [("Python", 3), ("R", None)]


async def test_a_file_that_takes_too_long_is_ended_with_its_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS", 0.01)
    children: list[asyncio.subprocess.Process] = []
    start = asyncio.create_subprocess_exec

    async def noted(*arguments: Any, **options: Any) -> asyncio.subprocess.Process:
        children.append(await start(*arguments, **options))
        return children[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    file = await read_apart(SWEDISH)
    assert isinstance(file, PeopleFile)
    assert codes(file) == [(0, "too-heavy")]
    assert children[0].returncode is not None


async def test_a_file_that_was_said_but_not_taken_in_in_time_is_not_half_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start, free = asyncio.create_subprocess_exec, threading.Event()

    async def ended(*arguments: Any, **options: Any) -> asyncio.subprocess.Process:
        child = await start(*arguments, **options)
        assert child.stdin is not None
        child.stdin.write(SWEDISH)
        child.stdin.close()
        assert await child.wait() == 0
        return child

    async def fed(child: asyncio.subprocess.Process, data: bytes) -> None:
        """It has been."""

    monkeypatch.setattr(asyncio, "create_subprocess_exec", ended)
    monkeypatch.setattr(reading, "_feed", fed)
    monkeypatch.setattr(reading.Told, "take", lambda *_: free.wait(60))
    monkeypatch.setattr(reading, "SECONDS", 0.01)
    file = await read_apart(SWEDISH)
    free.set()
    assert isinstance(file, PeopleFile)
    assert codes(file) == [(0, "too-heavy")]


async def test_the_child_knows_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUNNA_SLACK__BOT_TOKEN", "xoxb-secret")
    handed: dict[str, str] = {}
    start = asyncio.create_subprocess_exec

    async def noted(*arguments: Any, env: dict[str, str], **options: Any) -> asyncio.subprocess.Process:
        handed.update(env)
        return await start(*arguments, env=env, **options)

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    await read_apart(b"email\n")
    assert "PATH" in handed
    assert not any(name.startswith("KUNNA") for name in handed)
