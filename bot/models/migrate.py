"""Brings the store's schema up to date, once, whichever process comes first; changes no data by itself.

On SQLite Tortoise 1.1.9 rebuilds tables with foreign keys on, which empties their children (STORE.md, trap 1): here
they are off meanwhile, the file is copied before, and every reference is checked before the commit. A lock (on the
file, on the server) keeps migrators from each other.
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
from bot.models.store import APP, client, dialect, transaction

# Any number that nothing else on the server locks: "KUNNA" on a telephone.
_LOCK = 58662

LATEST = [MigrationTarget("kunna", "__latest__")]


class MigrationError(Exception):
    """The schema could not be brought up to date; the sentence says what to do."""


async def migrate(url: str) -> list[str]:
    """Apply the steps that are missing and return their names. The store must be connected.

    All steps are one transaction: a process that is killed in the middle leaves the schema as it was.
    Raises MigrationError, and nothing has changed then.
    """
    if dialect() == "postgres":
        return await transaction(_in_turn)
    path = Path(url.removeprefix("sqlite://").partition("?")[0])
    async with _file_turn(path):
        if not await pending():
            return []
        if await _known():
            copy = path.with_name(f"{path.name}.before-{clock.now():%Y%m%d-%H%M%S-%f}")
            await client().execute_query("VACUUM INTO ?", [str(copy)])
        await client().execute_query("PRAGMA foreign_keys = OFF")
        try:
            return await transaction(_apply_checked)
        finally:
            await client().execute_query("PRAGMA foreign_keys = ON")


async def _in_turn() -> list[str]:
    await client().execute_query(f"SELECT pg_advisory_xact_lock({_LOCK})")
    return await _apply()


async def _apply() -> list[str]:
    executor = MigrationExecutor(client(), {"kunna": APP})
    if not await _known():
        # Else Tortoise asks for a table that is not there, which on PostgreSQL ends the transaction.
        await executor.recorder.ensure_schema(executor._schema_editor(atomic=False))
    steps = [step.migration.name for step in await executor.plan(LATEST)]
    if steps:
        await executor.migrate(LATEST)
    return steps


async def _apply_checked() -> list[str]:
    steps = await _apply()
    broken = await client().execute_query_dict("PRAGMA foreign_key_check")
    if broken:
        raise MigrationError(
            f"The new schema would leave {len(broken)} rows that point nowhere (first: {dict(broken[0])}). "
            "Nothing was changed. Start the version that was here before, and report this."
        )
    return steps


async def pending() -> int:
    """How many steps the store lacks; `serve` on PostgreSQL refuses to start with any."""
    executor = MigrationExecutor(client(), {"kunna": APP})
    return len(await executor.plan(LATEST)) if await _known() else 1


async def _known() -> bool:
    """Whether the store has a record of migrations at all."""
    table = "sqlite_master WHERE type = 'table' AND name" if dialect() == "sqlite" else "pg_tables WHERE tablename"
    rows = await client().execute_query_dict(f"SELECT 1 AS one FROM {table} = 'tortoise_migrations'")  # noqa: S608
    return bool(rows)


@asynccontextmanager
async def _file_turn(path: Path) -> AsyncIterator[None]:
    with path.with_name(path.name + ".migrating").open("w") as file:
        await asyncio.to_thread(fcntl.flock, file, fcntl.LOCK_EX)
        yield


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
