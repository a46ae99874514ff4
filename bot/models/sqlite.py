"""The SQLite engine with BEGIN IMMEDIATE and scripts that stay in their transaction; changes nothing else.

A deferred BEGIN that reads and then writes fails at once with "database is locked" when another process wrote in
between; 152 of 600 such transactions did (STORE.md, trap 6). Taking the write lock first makes them wait instead.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from tortoise.backends.base.client import NestedTransactionContext, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionContext, SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError

from bot.models.store import OutsideError, only_inside


class _ImmediateTransaction(SqliteTransactionWrapper):
    async def begin(self) -> None:
        try:
            await self._connection.commit()
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error

    async def execute_script(self, query: str) -> None:
        """Statement by statement: Python's executescript commits first, so a migration would be cut in halves."""
        for statement in _statements(query):
            await self.execute_query(statement)

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(_ImmediateTransaction(self))


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for part in script.split(";"):
        statement += part
        if statement.strip() and sqlite3.complete_statement(statement + ";"):
            yield statement
            statement = ""
        elif statement.strip():
            statement += ";"  # it stood inside a text
    if statement.strip("; \n"):
        yield statement


class _BeginsSafely(SqliteTransactionContext):
    async def __aenter__(self) -> _ImmediateTransaction:
        """As the base class, which keeps the connection's lock and the context's token when BEGIN itself fails."""
        await self._trxlock.acquire()
        try:
            await self.ensure_connection()
            self.token = get_connections().set(self.connection_name, self.connection)
            try:
                await self.connection.begin()
            except BaseException:
                get_connections().reset(self.token)
                raise
        except BaseException:
            self._trxlock.release()
            raise
        return self.connection  # type: ignore[no-any-return]  # Tortoise keeps it as Any


class ImmediateClient(SqliteClient):
    """Tortoise's SQLite client whose transactions take the write lock at their start."""

    def _in_transaction(self) -> TransactionContext:
        only_inside()
        return _BeginsSafely(_ImmediateTransaction(self), self._lock)

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """Refused: outside of a transaction Tortoise leaves BEGIN open when it is cancelled (STORE.md, trap 3)."""
        raise OutsideError


client_class = ImmediateClient
