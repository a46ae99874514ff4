"""SQLite's pages while a great deal is written: more of them in memory, and its log copied beside everybody else.

PostgreSQL has processes of its own for both; nothing here does anything there.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from bot.models import store

# Kilobytes of pages in memory, negative as SQLite wants it: loads write to indexes all over the place (1,000,000 skills
# of people: 11 seconds in place of 15).
_MUCH_ROOM = -64_000
# Pages of the log after which whoever commits copies it, as SQLite has it by itself.
_LOG = 1_000


@asynccontextmanager
async def writing_much() -> AsyncIterator[None]:
    """For work that writes a great deal, and calls `copy_log` now and then: in this block nobody's commit does.

    Copying keeps the disk busy for as long as a fifth of the writing itself, and in a commit everybody waits for it.
    """
    if store.dialect() == "postgres":
        yield
        return
    await store.fetch(f"PRAGMA cache_size = {_MUCH_ROOM}")
    await store.fetch("PRAGMA wal_autocheckpoint = 0")
    try:
        yield
    finally:
        try:
            await copy_log()  # first, else who commits next, whoever that is, would wait for all of it
        finally:
            await store.fetch(f"PRAGMA wal_autocheckpoint = {_LOG}")
            await store.fetch(f"PRAGMA cache_size = {store.ROOM}")


async def copy_log() -> None:
    """Copy what was committed from the log into the file, while others read and write; raises StoreAway."""
    if (file := store.file()) is not None:
        with store.away():
            await asyncio.to_thread(_copy, file)


def _copy(file: Path) -> None:
    # A connection of its own: that of this process stays free. PASSIVE waits for nobody, and nobody waits for it.
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
