"""The bare driver: what Kunna has written, written once more with nothing around it, by a process of its own."""

from __future__ import annotations

import asyncio
import multiprocessing
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager, closing

import asyncpg

_TABLES = ("skill", "skill_label", "person", "person_skill")


@asynccontextmanager
async def writer(address: str, other: str) -> AsyncIterator[Callable[[], Awaitable[float]]]:
    """What takes the rows that are new in one store since it was last called, writes them into another one, into the
    same tables with the same keys and indexes, and says how many seconds the driver took for that."""
    last = dict.fromkeys(_TABLES, 0)
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:

        async def write() -> float:
            taken = 0.0
            for table in _TABLES:
                seconds, last[table] = await loop.run_in_executor(process, _write, address, other, table, last[table])
                taken += seconds
            return taken

        yield write


def _write(address: str, other: str, table: str, last: int) -> tuple[float, int]:
    if address.startswith("sqlite://"):
        return _sqlite(address.removeprefix("sqlite://"), other.removeprefix("sqlite://"), table, last)
    return asyncio.run(_postgres(address, other, table, last))


def _sqlite(path: str, other: str, table: str, last: int) -> tuple[float, int]:
    with closing(sqlite3.connect(path)) as store, closing(sqlite3.connect(other)) as bare:
        found = store.execute(f"SELECT * FROM {table} WHERE id > ? ORDER BY id", [last])  # noqa: S608 - a table of ours
        columns, rows = [each[0] for each in found.description], found.fetchall()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            bare.execute(f"PRAGMA {pragma}")
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        start = time.perf_counter()
        bare.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - our columns
        bare.commit()
        taken = time.perf_counter() - start
    return taken, rows[-1][columns.index("id")] if rows else last


async def _postgres(address: str, other: str, table: str, last: int) -> tuple[float, int]:
    store, bare = await asyncpg.connect(address), await asyncpg.connect(other)
    try:
        rows = await store.fetch(f"SELECT * FROM {table} WHERE id > $1 ORDER BY id", last)  # noqa: S608 - a table of ours
        if not rows:
            return 0.0, last
        start = time.perf_counter()
        await bare.copy_records_to_table(table, records=map(tuple, rows), columns=list(rows[0].keys()))
        return time.perf_counter() - start, rows[-1]["id"]
    finally:
        await store.close()
        await bare.close()
