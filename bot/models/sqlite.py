"""The SQLite engine with BEGIN IMMEDIATE; changes nothing else of Tortoise's.

A deferred BEGIN that reads and then writes fails at once with "database is locked" when another process wrote in
between; 152 of 600 such transactions did (STORE.md, trap 6). Taking the write lock first makes them wait instead.
"""

from __future__ import annotations

import sqlite3
from typing import cast

from tortoise.backends.base.client import TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionContext, SqliteTransactionWrapper
from tortoise.exceptions import OperationalError


class _ImmediateTransaction(SqliteTransactionWrapper):
    async def begin(self) -> None:
        try:
            await self._connection.commit()
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error


class _BeginsSafely(SqliteTransactionContext):
    async def __aenter__(self) -> SqliteTransactionWrapper:
        try:
            return cast(SqliteTransactionWrapper, await super().__aenter__())
        except BaseException:
            # The base class keeps the connection's lock and the context's token when BEGIN itself fails.
            from tortoise.connection import get_connections

            if hasattr(self, "token"):
                get_connections().reset(self.token)
            self._trxlock.release()
            raise


class ImmediateClient(SqliteClient):
    """Tortoise's SQLite client whose transactions take the write lock at their start."""

    def _in_transaction(self) -> TransactionContext:
        return _BeginsSafely(_ImmediateTransaction(self), self._lock)


client_class = ImmediateClient
