"""PROOF.md row 17: hostile and broken files give the right people or a clear refusal by row and column, in a child."""

from __future__ import annotations

import random

import pytest

from bot.imports.people import PeopleFile, read_people
from bot.imports.problems import Weight
from bot.imports.reading import read_apart
from tests.imports import hostile_files
from tests.imports.hostile_files import Expected
from tests.prove import times

UNDERSTOOD, REFUSED = hostile_files.understood(), hostile_files.refused()


def said(file: PeopleFile) -> list[tuple[int, str, str]]:
    return [(each.line, each.column, each.code) for each in file.problems if each.code != "one-sheet"]


def test_there_are_as_many_as_promised() -> None:
    assert len(UNDERSTOOD) + len(REFUSED) + 2 >= 60


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_what_can_be_used_is_read_and_the_rest_is_named_by_row_and_column(name: str) -> None:
    data, expected = UNDERSTOOD[name]
    file = read_people(data)
    assert shown(file) == expected


def shown(file: PeopleFile) -> Expected:
    return ([row.email for row in file.rows], file.read), said(file)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_with_its_reason(name: str) -> None:
    data, code = REFUSED[name]
    file = read_people(data)
    assert file.refused
    assert file.rows == []
    assert [each.code for each in file.problems if each.weight is Weight.FILE] == [code]


async def test_what_takes_too_much_is_ended_with_its_process() -> None:
    for name, (data, code) in hostile_files.heavy().items():
        assert len(data) < 2 << 20, name
        file = await read_apart(data)
        assert ([each.code for each in file.problems], file.refused) == ([code], True), name


async def test_the_child_says_the_same_of_all_of_them() -> None:
    files = {name: data for name, (data, _) in (UNDERSTOOD | REFUSED).items() if len(data) < 100_000}
    for name in list(files)[:: 1 if times(1) > 1 else 10]:  # a process each
        assert await read_apart(files[name]) == read_people(files[name]), name


@pytest.mark.parametrize("kind", ["text-cp1252", "text-utf-16", "all-quoted", "book", "book-formulas"])
def test_no_damage_raises_or_loses_a_row_silently(kind: str) -> None:
    whole, drawn = UNDERSTOOD[kind][0], random.Random(17)
    for _ in range(times(20)):
        data = bytearray(whole)
        for _ in range(drawn.randint(1, 6)):
            at = drawn.randrange(len(data))
            match drawn.randrange(4):
                case 0:
                    data[at] = drawn.randrange(256)
                case 1:
                    del data[at : at + drawn.randrange(1, 9)]
                case 2:
                    data[at:at] = drawn.randbytes(drawn.randrange(1, 9))
                case _:
                    data[at:at] = data[at : at + 40]
            if not data:
                break
        file = read_people(bytes(data))
        lost = {each.line for each in file.problems if each.weight is Weight.ROW}
        assert file.refused or len(file.rows) + len(lost) <= file.read
        assert file.rows or file.problems
        assert not (file.refused and file.rows)
