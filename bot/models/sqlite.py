"""The SQLite engine: BEGIN IMMEDIATE, scripts that stay in their transaction, one hop for many; changes nothing else.

A deferred BEGIN that reads and then writes fails at once with "database is locked" when another process wrote in
between; 152 of 600 such transactions did (STORE.md, trap 6). Taking the write lock first makes them wait instead.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from contextvars import Context
from dataclasses import dataclass
from typing import Any

from tortoise.backends.base.client import NestedTransactionContext, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionContext, SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import IntegrityError, OperationalError

from bot.models.store import OutsideError, check_file, only_inside


class ImmediateTransaction(SqliteTransactionWrapper):
    """A transaction that has the write lock from its beginning."""

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

    async def execute_all(self, asked: Sequence[tuple[str, list[Any]]]) -> None:
        """Run statements that give no rows, in one visit to the connection's thread."""

        def run(connection: sqlite3.Connection) -> None:
            for query, values in asked:
                connection.execute(query, values)

        async with self.acquire_connection() as connection:
            try:
                await connection._execute(run, connection._conn)
            except sqlite3.OperationalError as error:
                raise OperationalError(error) from error
            except sqlite3.IntegrityError as error:
                raise IntegrityError(error) from error

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(ImmediateTransaction(self))


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
    async def __aenter__(self) -> ImmediateTransaction:
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A statement that waits for the connection, and where its rows or its error go."""

    query: str
    values: list[Any]
    answer: asyncio.Future[list[sqlite3.Row]]

    @property
    def reads(self) -> bool:
        return " RETURNING " not in self.query  # which every write has here; another one has a commit of its own


# What says that one statement is wrong, and nothing of the others: a constraint, a value that cannot be bound.
_OWN = (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError, ValueError, OverflowError)


def _together(connection: sqlite3.Connection, asked: Sequence[_Asked]) -> list[list[sqlite3.Row] | Exception]:
    """The rows or the error of each statement; in the connection's thread. Writes share one commit.

    So they succeed together or hear the same error, but for a row that breaks a constraint: that error is its own.
    """
    told: dict[int, list[sqlite3.Row] | Exception] = {}
    writes = [at for at, each in enumerate(asked) if not each.reads]
    for at, each in enumerate(asked):
        if each.reads:
            try:
                told[at] = connection.execute(each.query, each.values).fetchall()
            except Exception as error:  # its own, whatever it is: a value that cannot be bound, too
                told[at] = error
    try:
        if writes:
            check_file()  # here, because it waits for the disk
        if len(writes) > 1:
            connection.execute("BEGIN IMMEDIATE")
        for at in writes:
            try:
                told[at] = connection.execute(asked[at].query, asked[at].values).fetchall()
            except _OWN as error:
                told[at] = error
        connection.commit()
    except Exception as error:  # nothing of this may stay open
        connection.rollback()
        told |= dict.fromkeys(writes, error)
    return [told[at] for at in range(len(asked))]


class ImmediateClient(SqliteClient):
    """Tortoise's SQLite client whose transactions take the write lock at their start."""

    def __init__(self, file_path: str, **kwargs: Any) -> None:
        super().__init__(file_path, **kwargs)
        self._asked: list[_Asked] = []
        self._asking: asyncio.Task[None] | None = None

    def _in_transaction(self) -> TransactionContext:
        only_inside()
        return _BeginsSafely(ImmediateTransaction(self), self._lock)

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        """As the base class; what is asked while the connection is busy goes to its thread together.

        Each way to that thread and back costs more than most statements (`bench answer`: 40 % more answers a second).
        """
        answer: asyncio.Future[list[sqlite3.Row]] = asyncio.get_running_loop().create_future()
        self._asked.append(_Asked(query, values or [], answer))
        if self._asking is None:
            # A context of its own: it outlives its first asker, and works for others.
            self._asking = asyncio.get_running_loop().create_task(self._ask(), context=Context())
        try:
            return [dict(row) for row in await answer]
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error
        except sqlite3.IntegrityError as error:
            raise IntegrityError(error) from error

    async def _ask(self) -> None:
        while self._asked:
            batch: list[_Asked] = []
            try:
                async with self.acquire_connection() as connection:
                    # Who was cancelled while the connection was busy must find that nothing was done.
                    batch, self._asked = [each for each in self._asked if not each.answer.done()], []
                    # aiosqlite has no public way to do several things in one visit to its thread.
                    told = await connection._execute(_together, connection._conn, batch)
            except Exception as error:  # whoever asked hears of it
                batch, self._asked = [*batch, *self._asked], []
                told = [error] * len(batch)
            for each, what in zip(batch, told, strict=True):
                if each.answer.done():
                    continue
                if isinstance(what, Exception):
                    each.answer.set_exception(what)
                else:
                    each.answer.set_result(what)
        self._asking = None

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        """Refused: outside of a transaction Tortoise leaves BEGIN open when it is cancelled (STORE.md, trap 3)."""
        raise OutsideError


client_class = ImmediateClient
