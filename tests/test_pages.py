"""While a great deal is written nobody's commit copies SQLite's log; what was written is in the file afterwards."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot import clock
from bot.models import bulk, pages, rows, store
from bot.models.store import transaction

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # PostgreSQL's log is its own business


async def write(first: int, many: int) -> None:
    """So many skills of a long name."""
    blank = rows.Blank("skill", created=clock.now())
    told = blank.told(id=[*range(first, first + many)], name=[f"{at} {'x' * 190}" for at in range(many)])
    await transaction(lambda: bulk.insert_columns("skill", many, told))


async def setting(name: str) -> int:
    """What a PRAGMA says now."""
    (row,) = await store.fetch(f"PRAGMA {name}")
    return int(next(iter(row.values())))


def in_file(file: Path, folder: Path) -> int:
    """Skills that are in the file itself, whatever is in its log."""
    alone = Path(shutil.copy(file, folder / "alone.sqlite3"))
    with closing(sqlite3.connect(alone)) as connection:
        return int(connection.execute("SELECT count(*) FROM skill").fetchone()[0])


async def test_the_log_is_copied_when_it_is_said_and_at_the_end(empty_store: str, tmp_path: Path) -> None:
    file = store.file()
    assert file is not None
    before = await setting("cache_size"), await setting("wal_autocheckpoint")
    async with pages.writing_much():
        assert await setting("cache_size") < before[0], "kilobytes are told as negative numbers"
        await write(1, 30_000)  # 6 MB: more than the 4 after which SQLite copies by itself
        assert in_file(file, tmp_path) == 0
        await pages.copy_log()
        assert in_file(file, tmp_path) == 30_000
        await write(30_001, 5_000)
        assert in_file(file, tmp_path) == 30_000
    assert in_file(file, tmp_path) == 35_000
    assert (await setting("cache_size"), await setting("wal_autocheckpoint")) == before


async def test_everything_is_as_before_when_the_work_breaks(empty_store: str) -> None:
    before = await setting("cache_size"), await setting("wal_autocheckpoint")
    with pytest.raises(ZeroDivisionError):
        async with pages.writing_much():
            raise ZeroDivisionError
    assert (await setting("cache_size"), await setting("wal_autocheckpoint")) == before


async def test_copying_waits_for_nobody(empty_store: str, tmp_path: Path) -> None:
    file = store.file()
    assert file is not None
    async with pages.writing_much():
        with closing(sqlite3.connect(file, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            assert reader.execute("SELECT count(*) FROM skill").fetchone() == (0,)
            await write(1, 100)
            await pages.copy_log()
            assert reader.execute("SELECT count(*) FROM skill").fetchone() == (0,), "who reads sees what was there"
        await pages.copy_log()
        assert in_file(file, tmp_path) == 100


async def test_a_log_that_cannot_be_copied_leaves_nothing_as_it_was_for_the_work(
    empty_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    before = await setting("cache_size"), await setting("wal_autocheckpoint")
    monkeypatch.setattr(pages, "_copy", full)
    with pytest.raises(store.StoreAway):
        async with pages.writing_much():
            await write(1, 10)
    assert (await setting("cache_size"), await setting("wal_autocheckpoint")) == before
    assert await store.fetch("SELECT count(*) AS many FROM skill") == [{"many": 10}]


async def test_the_log_is_copied_before_it_is_everybodys_again(
    empty_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    async def copy_log() -> None:
        seen.append(await setting("wal_autocheckpoint"))

    monkeypatch.setattr(pages, "copy_log", copy_log)
    async with pages.writing_much():
        pass
    assert seen == [0], "else who commits meanwhile copies all of it"
