"""PostgreSQL's connections: cut ones do not use up the pool, and one that comes back costs no round trip."""

from __future__ import annotations

import asyncio
import threading

import asyncpg
import pytest

from bot import clock
from bot.models import store
from bot.models.skills import Skill
from bot.models.store import transaction
from tests.patience import PATIENCE

pytestmark = pytest.mark.parametrize("database", ["postgres"])


def _in_a_thread(statement: str, address: str) -> None:
    """Run a statement on another connection while this loop sees nothing of it."""

    async def run() -> None:
        connection = await asyncpg.connect(address)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    thread.join()


async def test_connections_cut_by_the_server_do_not_use_up_the_pool(database: str, empty_store: str) -> None:
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )

    async def work() -> None:
        await Skill.create(name="x", created=clock.now())

    for _ in range(8):
        await transaction(work)
        _in_a_thread(cut, empty_store)
    async with asyncio.timeout(PATIENCE):
        await transaction(work)
    assert await Skill.all().count() == 9


async def test_a_connection_comes_back_without_a_round_trip_but_never_within_a_transaction(empty_store: str) -> None:
    await store.fetch("SET application_name = 'still here'")
    assert (await store.fetch("SHOW application_name"))[0]["application_name"] == "still here", (
        "asyncpg's RESET ALL ran"
    )
    await store.fetch("RESET application_name")
    pool = getattr(store.client(), "_pool")  # noqa: B009 - to leave a transaction open behind the engine's back
    async with pool.acquire() as connection:
        connection._loop.set_exception_handler(lambda loop, context: None)  # asyncpg tells of it
        await connection.execute("BEGIN")
    async with pool.acquire() as connection:
        assert not connection.is_in_transaction()
