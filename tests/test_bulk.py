"""Many rows at once: what is told by column stands in the table as what is told by row, on both databases."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from bot.models import bulk, rows, store
from bot.models.store import transaction

NOW = datetime(2027, 3, 1, 9, 0, 0, 123456, tzinfo=UTC)
LARGE = 2**31 - 1


async def skills(numbers: list[int]) -> None:
    """Skills with these ids."""
    blank = rows.Blank("skill", created=NOW)
    await bulk.insert("skill", blank.columns, [blank.row(id=number, name=f"skill {number}") for number in numbers])


@pytest.mark.parametrize(
    ("ids", "levels"),
    [
        ([5], [2]),
        ([1, 2, 3], [2, 2, 2]),
        ([7, 3, 90_001], [4, 1, 3]),
        ([1, LARGE - 1, LARGE], [1, 4, 2]),  # as far apart as ids can be: 31 and 31 bits and levels are too many
    ],
)
async def test_rows_told_by_column_are_those_told_by_row(empty_store: str, ids: list[int], levels: list[int]) -> None:
    person = rows.Blank("person", name="Åsa", name_key="asa", email="asa@example.com", created=NOW)
    blank = rows.Blank("person_skill", level_given=False, fresh=NOW, person_id=1)
    given = [bulk.stored(level == 4) for level in levels]

    async def by_column() -> None:
        await bulk.insert("person", person.columns, [person.row(id=1)])
        await skills(ids)
        told = blank.told(id=ids, skill_id=ids, level=levels, level_given=given)
        await bulk.insert_columns("person_skill", len(ids), told)

    await transaction(by_column)
    found = await rows.take("person_skill", "person_id = 1")
    one = [
        blank.row(id=id, skill_id=id, level=level, level_given=level == 4)
        for id, level in sorted(zip(ids, levels, strict=True))
    ]
    assert [list(row.values()) for row in found.values()] == one
    images = rows.Images()
    images.add({"person_skill": one})
    by_columns = rows.Images()
    columns: list[Any] = [list(each) for each in zip(*one, strict=True)]
    by_columns.add_columns({"person_skill": (len(ids), dict(zip(blank.columns, columns, strict=True)))})
    assert (images.added, images.seal) == (by_columns.added, by_columns.seal), "an undo would not know them again"


async def test_what_are_no_numbers_is_written_as_well(empty_store: str) -> None:
    blank = rows.Blank("skill", created=NOW)
    await transaction(lambda: bulk.insert_columns("skill", 2, blank.told(id=[3, 4], name=["Glasblåsning", "O'Hara"])))
    assert await store.fetch("SELECT id, name FROM skill ORDER BY id") == [
        {"id": 3, "name": "Glasblåsning"}, {"id": 4, "name": "O'Hara"},
    ]  # fmt: skip


async def test_none_is_written_of_rows_of_which_one_cannot_be(empty_store: str) -> None:
    async def work() -> None:
        await skills([1, 2])
        with bulk.clashing():
            blank = rows.Blank("person_skill", fresh=NOW, person_id=999)
            await bulk.insert_columns("person_skill", 2, blank.told(id=[1, 2], skill_id=[1, 2]))

    # SQLite says so at once, PostgreSQL at the end of the statement.
    with pytest.raises((bulk.Clash, IntegrityError)):
        await transaction(work)
    assert await store.fetch("SELECT id FROM skill") == []


@pytest.mark.parametrize(
    ("columns", "read"),
    [
        ({"a": [1, 2, 3], "b": [10, 10, 13]}, True),
        ({"a": [0], "b": [0]}, True),
        ({"a": [1, 2**40], "b": [1, 2**20]}, True),
        ({"a": [1, 2**42], "b": [1, 2**21]}, False),
        ({"a": [-5, 5], "b": [1, 2]}, True),
        ({"a": ["x", "y"]}, False),
        ({"a": [None, 1]}, False),
        ({"a": [1.5, 2.0]}, False),
        ({}, False),
    ],
)
def test_only_what_fits_is_packed(columns: dict[str, list[Any]], read: bool) -> None:
    packed = bulk._packed(columns)
    assert (packed is not None) == read
    if packed is not None:
        numbers, unpacked = packed
        with closing(sqlite3.connect(":memory:")) as connection:
            statement = f"SELECT {', '.join(unpacked.values())} FROM json_each(?)"  # noqa: S608 - our own
            found = connection.execute(statement, [numbers]).fetchall()
        assert found == list(zip(*columns.values(), strict=True))
        assert len(json.loads(numbers)) == len(found)
