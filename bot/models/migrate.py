"""Brings the store's schema up to date, once, whichever process comes first; changes no data by itself.

On SQLite Tortoise 1.1.9 rebuilds tables with foreign keys on, which empties their children (STORE.md, trap 1): here
they are off meanwhile, the file is copied before, and every reference is checked after. On PostgreSQL an advisory
lock keeps migrators from each other.
"""

from __future__ import annotations

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tortoise import Tortoise
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget

from bot import clock
from bot.models.store import APP, client, dialect

# Any number that nothing else on the server locks: "KUNNA" on a telephone.
_LOCK = 58662

LATEST = [MigrationTarget("kunna", "__latest__")]


class MigrationError(Exception):
    """The schema could not be brought up to date; the sentence says what to do."""


async def migrate(url: str) -> list[str]:
    """Apply the steps that are missing and return their names. The store must be connected.

    Raises MigrationError; on SQLite the file as it was before lies beside the store then.
    """
    path = Path(url.removeprefix("sqlite://").partition("?")[0]) if dialect() == "sqlite" else None
    async with _sqlite_turn(path) if path else _postgres_turn():
        executor = MigrationExecutor(client(), {"kunna": APP})
        pending = [step.migration.name for step in await executor.plan(LATEST)] if await _known(executor) else ["all"]
        if not pending:
            return []
        if path is None:
            await executor.migrate(LATEST)
        else:
            await _migrate_file(executor, path, fresh=pending == ["all"])
        return pending


async def pending() -> int:
    """How many steps the store lacks; `serve` on PostgreSQL refuses to start with any."""
    executor = MigrationExecutor(client(), {"kunna": APP})
    return len(await executor.plan(LATEST)) if await _known(executor) else 1


async def _known(executor: MigrationExecutor) -> bool:
    """Whether the store has a record of migrations at all."""
    table = "sqlite_master WHERE type = 'table' AND name" if dialect() == "sqlite" else "pg_tables WHERE tablename"
    rows = await client().execute_query_dict(f"SELECT 1 AS one FROM {table} = '{executor.recorder.table_name}'")  # noqa: S608
    return bool(rows)


async def _migrate_file(executor: MigrationExecutor, path: Path, fresh: bool) -> None:
    copy = path.with_name(f"{path.name}.before-{clock.now():%Y%m%d-%H%M%S}")
    if not fresh:
        await client().execute_query("VACUUM INTO ?", [str(copy)])
    await client().execute_script("PRAGMA foreign_keys = OFF")
    try:
        await executor.migrate(LATEST)
        broken = await client().execute_query_dict("PRAGMA foreign_key_check")
    finally:
        await client().execute_script("PRAGMA foreign_keys = ON")
    if broken:
        raise MigrationError(
            f"The migration left {len(broken)} rows that point nowhere (first: {dict(broken[0])}). "
            f"Stop Kunna, put {copy.name} back in the place of {path.name}, and report this."
        )


@asynccontextmanager
async def _sqlite_turn(path: Path) -> AsyncIterator[None]:
    with path.with_name(path.name + ".migrating").open("w") as file:
        await asyncio.to_thread(fcntl.flock, file, fcntl.LOCK_EX)
        yield


@asynccontextmanager
async def _postgres_turn() -> AsyncIterator[None]:
    async with client().acquire_connection() as connection:
        await connection.execute(f"SELECT pg_advisory_lock({_LOCK})")
        try:
            yield
        finally:
            await connection.execute(f"SELECT pg_advisory_unlock({_LOCK})")


async def write(name: str) -> list[Path]:
    """Developer's tool: write the step from the last one to the models as they are now; returns the files."""
    if Tortoise.apps is None:
        raise MigrationError("Connect a store first.")
    for model in Tortoise.apps["kunna"].values():
        # Tortoise makes a docstring the table's comment, and a comment with an apostrophe is a syntax error on SQLite.
        model._meta.table_description = ""
    writers = await MigrationAutodetector(Tortoise.apps, {"kunna": APP}).changes()
    written = []
    for writer in writers:
        number = writer.name.partition("_")[0]
        writer.name = f"{number}_{name}"
        written.append(Path(str(writer.write())))
    return written
