"""The PostgreSQL engine whose transactions give their connection back when BEGIN fails; changes nothing else.

Tortoise finds its schema editor by the word "asyncpg" in this module's name.
"""

from __future__ import annotations

from typing import Any, cast

from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext, TransactionContextPooled
from tortoise.connection import get_connections

from bot.models.store import OutsideError, only_inside


class _BeginsSafely(TransactionContextPooled):
    async def __aenter__(self) -> TransactionalDBClient:
        """As the base class, which keeps the pool's connection for ever when BEGIN itself fails."""
        await self.ensure_connection()
        client = cast(TransactionWrapper, self.client)
        pool = client._parent._pool
        if pool is None:
            raise ConnectionError("the pool was closed")
        client._connection = await pool.acquire()
        try:
            await client.begin()
        except BaseException:
            await pool.release(client._connection)
            raise
        self.token = get_connections().set(self.connection_name, client)
        return client


class PoolClient(AsyncpgDBClient):
    """Tortoise's PostgreSQL client, for transactions of bot.models.store only."""

    def _in_transaction(self) -> TransactionContext:
        only_inside()
        return _BeginsSafely(TransactionWrapper(self), self._pool_init_lock)

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """Refused, as on SQLite: what works on one database only is found too late."""
        raise OutsideError


client_class = PoolClient
