"""The PostgreSQL engine: a connection comes back when BEGIN fails, and no statement of the pool's own follows ours.

Tortoise finds its schema editor by the word "asyncpg" in this module's name.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, cast

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext, TransactionContextPooled
from tortoise.connection import get_connections

from bot.models.store import OutsideError, only_inside


class _BeginsSafely(TransactionContextPooled):
    async def __aenter__(self) -> TransactionalDBClient:
        """As the base class, which keeps the pool's connection for ever when BEGIN itself fails.

        A connection that the server has cut meanwhile (a restart) is thrown away for the next one: nothing was begun.
        """
        await self.ensure_connection()
        client = cast(TransactionWrapper, self.client)
        pool = client._parent._pool
        if pool is None:
            raise ConnectionError("the pool was closed")
        for left in reversed(range(client._parent.pool_maxsize + 1)):
            client._connection = await pool.acquire()
            try:
                await client.begin()
                break
            except BaseException as error:
                with suppress(asyncpg.InterfaceError):  # the pool has noticed by itself and dropped it
                    client._connection.terminate()
                await pool.release(client._connection)
                if not left or not isinstance(error, _CUT):
                    raise
        self.token = get_connections().set(self.connection_name, client)
        return client


# What a connection says that was cut while it lay in the pool.
_CUT = (asyncpg.PostgresConnectionError, asyncpg.InternalClientError, asyncpg.AdminShutdownError, ConnectionError)


async def _as_it_is(connection: object) -> None:
    """Nothing: see `PoolClient.create_pool`."""


class PoolClient(AsyncpgDBClient):
    """Tortoise's PostgreSQL client, for transactions of bot.models.store only."""

    def _in_transaction(self) -> TransactionContext:
        only_inside()
        return _BeginsSafely(TransactionWrapper(self), self._pool_init_lock)

    async def create_pool(self, **settings: Any) -> asyncpg.Pool[asyncpg.Record]:
        """A pool that asks nothing of the server when a connection comes back: a third of all round trips did.

        asyncpg itself still rolls back what is open. There is nothing else to undo: only_inside's transactions hold no
        session's locks, settings or listeners.
        """
        return await asyncpg.create_pool(None, reset=_as_it_is, **settings)

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """Refused, as on SQLite: what works on one database only is found too late."""
        raise OutsideError


client_class = PoolClient
