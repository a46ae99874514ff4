"""The store's life: connect, transaction, migrate, disconnect. Knows no table of the domain but the inbox.

The seven traps of tortoise-orm 1.1.9 (shared/STORE.md) have their rules here, in sqlite.py and in migrate.py.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import Context, ContextVar
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal, TypeVar
from urllib.parse import parse_qsl, urlsplit

import asyncpg
from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.backends.base.config_generator import expand_db_url
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import get_connection
from tortoise.exceptions import ConfigurationError, DBConnectionError, OperationalError
from tortoise.transactions import in_transaction

from bot import clock

T = TypeVar("T")
log = logging.getLogger("kunna.store")

# Seconds between two clocks that are worth a word in the log: platforms refuse what is minutes old.
_APART = 30.0

_MODULES = (
    "following", "people", "experts", "skills", "ideas", "policy", "inbox", "outbox", "live", "schedules", "notices",
    "identity", "roster", "audit", "installations", "reminders", "picks", "meanings", "loads",
)  # fmt: skip

# Tortoise's name for all of it, and where the models and the schema's steps are.
APP: dict[str, Any] = {
    "models": [f"bot.models.{name}" for name in _MODULES],
    "default_connection": "default",
    "migrations": "bot.models.migrations",
}

# How long a write waits for another process on SQLite before "try again", in milliseconds. Below the 2.5 s in
# which a platform must have its acknowledgement, so that a row is either committed or refused, never "maybe later".
BUSY_MS = 2000

# Kilobytes of pages in memory, negative as SQLite wants it. The log keeps SQLite's own 4 MB before it is copied into
# the file: with 16, everybody waited for longer while it was (`bench load`: p99 114 ms in place of 88).
ROOM = -16_000


# How long PostgreSQL may take to let one connection in. A server that only accepts, and never speaks, is away too.
CONNECT_SECONDS = 2.0


class StoreAway(Exception):  # noqa: N818 - said to the person as "try again", it is no bug
    """The store cannot be reached, is locked or is full. Nothing was written."""


class AlreadyDone(Exception):  # noqa: N818 - a replay, not an error
    """Another run of the same inbox row has had its effect; this run's effect was rolled back."""


class OutsideError(RuntimeError):
    """A transaction was opened outside of `transaction`; the fix is in the message."""

    def __init__(self) -> None:
        super().__init__(
            "Write this inside bot.models.store.transaction(work): a cancelled task wedges a transaction that Tortoise "
            "opens by itself (get_or_create, update_or_create, bulk_create; shared/STORE.md, traps 2 and 3)."
        )


@dataclass
class _CurrentRow:
    id: int
    effected: bool = False


_row: ContextVar[_CurrentRow | None] = ContextVar("kunna_inbox_row", default=None)
_inside: ContextVar[bool] = ContextVar("kunna_inside_transaction", default=False)
_after: ContextVar[list[Callable[[], None]] | None] = ContextVar("kunna_after_commit", default=None)
_live: set[asyncio.Task[Any]] = set()
_beside: set[asyncio.Task[None]] = set()
_generation = 0
_patient: ContextVar[bool] = ContextVar("kunna_patient", default=False)
_asked = 0  # statements of `fetch` outside of transactions, and transactions
_file: tuple[Path, int] | None = None  # SQLite's file with its number on the disk
_folder = Path("var")


def config(url: str) -> dict[str, Any]:
    """Tortoise's configuration for sqlite://PATH or postgres://...; raises ValueError with a sentence otherwise."""
    scheme = urlsplit(url).scheme
    connection: dict[str, Any]
    if scheme == "sqlite":
        path, _, query = url.removeprefix("sqlite://").partition("?")
        if not path or path == ":memory:":
            raise ValueError("a SQLite store needs a file: sqlite://var/kunna.sqlite3")
        pragmas = {
            "synchronous": "NORMAL", "busy_timeout": str(BUSY_MS), "cache_size": str(ROOM), **dict(parse_qsl(query)),
        }  # fmt: skip
        connection = {"engine": "bot.models.sqlite", "credentials": {"file_path": path, **pragmas}}
    elif scheme in {"postgres", "postgresql"}:
        try:
            connection = expand_db_url("asyncpg" + url[len(scheme) :]) | {"engine": "bot.models.asyncpg_pool"}
        except ConfigurationError as error:
            raise ValueError(str(error)) from None
        connection["credentials"]["timeout"] = CONNECT_SECONDS
    else:
        raise ValueError("a store is sqlite://PATH or postgres://USER:PASSWORD@HOST:PORT/NAME")
    return {"connections": {"default": connection}, "apps": {"kunna": APP}, "use_tz": True, "timezone": "UTC"}


async def connect(url: str) -> None:
    """Open the store for this process. Raises ValueError (bad address, no SQLite file) or StoreAway."""
    settings = config(url)
    if (file := settings["connections"]["default"]["credentials"].get("file_path")) is not None:
        # One folder, such as var/; a path that is wrong higher up is a mistake, not a wish for an empty store.
        Path(file).parent.mkdir(exist_ok=True)
        await asyncio.to_thread(_look_into, Path(file))
    global _generation
    _generation += 1
    EXECUTOR_CACHE.clear()  # compiled statements are kept for ever: SQLite's would be sent to PostgreSQL (trap 7)
    await Tortoise.init(config=settings, _enable_global_fallback=True)
    with away():
        await agree_on_time()
    global _file, _folder
    _folder = Path(f"{file}.index") if file is not None else Path("var") / f"postgres-{_digest(url)}.index"
    _file = (Path(file), (await asyncio.to_thread(Path(file).stat)).st_ino) if file is not None else None


def _digest(url: str) -> str:
    """The same for the same database, whoever connects; neither user nor password can be read out of it."""
    parts = urlsplit(url)
    return blake2b(f"{parts.hostname}:{parts.port}{parts.path}?{parts.query}".encode(), digest_size=8).hexdigest()


async def agree_on_time() -> None:
    """Go by the database's clock where processes on several machines share one; raises what the driver raises."""
    if dialect() == "sqlite":
        await client().execute_query("SELECT 1")
        clock.agree(None)
    else:
        rows = await client().execute_query_dict("SELECT clock_timestamp() AS now")
        if (apart := clock.agree(rows[0]["now"])) > _APART:
            log.warning("this machine's clock is %.0f s away from the database's, which is the one that counts", apart)


def file() -> Path | None:
    """SQLite's file; None on PostgreSQL."""
    return _file[0] if _file is not None else None


def check_file() -> None:
    """Raise StoreAway when the SQLite file was removed or replaced: what is written to the old one is lost with us."""
    if _file is None:
        return
    path, number = _file
    try:
        same = path.stat().st_ino == number
    except OSError:
        same = False
    if not same:
        raise StoreAway("the store's file was removed or replaced")


def _look_into(file: Path) -> None:
    """Open the file once beforehand: aiosqlite leaves a thread behind when that fails."""
    with away(), closing(sqlite3.connect(file, timeout=BUSY_MS / 1000)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:
            raise  # that one is away()'s
        except sqlite3.DatabaseError:
            raise ValueError(f"{file.name} is no SQLite database") from None


async def disconnect() -> None:
    """Wait for the transactions that are under way, then close every connection (else the process never ends)."""
    for task in _beside:
        task.cancel()
    if waiting := _live | _beside:
        await asyncio.wait(waiting, timeout=5)
    await Tortoise.close_connections()


async def fetch(statement: str, *values: object) -> list[dict[str, Any]]:
    """The rows of one plain SQL statement, written with $1, $2 for both databases; inside `transaction` part of it.

    For the few queries that every call makes: building one with Tortoise takes longer than running it (`bench answer`).
    Times are bound as Tortoise writes them, and come back as text on SQLite: see `moment`.
    """
    global _asked
    _asked += not (_inside.get() or _patient.get())
    connection = client()
    if connection.capabilities.dialect == "sqlite":
        statement = statement.replace("$", "?")
        values = tuple(value.isoformat(" ") if isinstance(value, datetime) else value for value in values)
    return await connection.execute_query_dict(statement, list(values))


def asked() -> int:
    """Grows with all that this process asks of the store, but for `patiently`: whose work can wait sees others ask."""
    return _asked


@contextmanager
def patiently() -> Iterator[None]:
    """What is asked in this block is work that can wait."""
    token = _patient.set(True)
    try:
        yield
    finally:
        _patient.reset(token)


def moment(value: datetime | str) -> datetime:
    """A time out of `fetch`, aware, whichever database it came from."""
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


def folder() -> Path:
    """Where this process may keep what it can make again from the store: beside SQLite's file, else under var/."""
    return _folder


def generation() -> int:
    """Grows with every `connect`: what was read before from another store is worth nothing."""
    return _generation


def client() -> BaseDBAsyncClient:
    """The connection in use: inside `transaction` it is the transaction's own."""
    return get_connection("default")


def dialect() -> Literal["sqlite", "postgres"]:
    """Which of the two databases this is."""
    return "sqlite" if client().capabilities.dialect == "sqlite" else "postgres"


@contextmanager
def away() -> Iterator[None]:
    """Turn "cannot reach, locked, full" of either database into StoreAway."""
    try:
        yield
    except (DBConnectionError, ConnectionError, TimeoutError, *_AWAY) as error:
        raise StoreAway(type(error).__name__) from error
    except (OperationalError, sqlite3.OperationalError, asyncpg.InterfaceError) as error:
        # These also say that a statement is wrong; only a store that is away is worth a retry.
        text = str(error).lower()
        if any(word in text for word in _AWAY_WORDS):
            raise StoreAway(text[:80]) from error
        raise


# What PostgreSQL says while it shuts down, starts, is full or has chosen this transaction as a deadlock's victim.
_AWAY = (
    asyncpg.PostgresConnectionError, asyncpg.OperatorInterventionError, asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError, asyncpg.InvalidAuthorizationSpecificationError, asyncpg.InvalidCatalogNameError,
    asyncpg.InternalClientError,  # a connection that was cut in the middle of something
)  # fmt: skip


_AWAY_WORDS = (
    "locked", "busy", "full", "disk i/o", "unable to open", "readonly", "closed", "terminat", "connection",
    "shutting down", "starting up", "no space", "too many clients", "cannot connect",
)  # fmt: skip


@contextmanager
def answering(inbox: int | None) -> Iterator[None]:
    """Everything in this block answers that inbox row: the first transaction's commit closes it. Raises StoreAway."""
    token = _row.set(None if inbox is None else _CurrentRow(inbox))
    try:
        with away():
            yield
    finally:
        _row.reset(token)


async def transaction(work: Callable[[], Awaitable[T]]) -> T:
    """Run `work` as one transaction and close the inbox row it answers in the same one; nothing else opens any.

    Runs in a task of its own behind a shield: cancelling a task inside a Tortoise transaction wedges the store for
    ever (traps 2 and 3). A cancelled caller's transaction may therefore still commit. Inside another transaction it
    joins that one. Raises what `work` raises (rolled back), StoreAway, or AlreadyDone.
    """
    global _asked
    if _inside.get():
        return await work()
    _asked += not _patient.get()
    row = _row.get()

    async def run() -> T:
        _inside.set(True)
        after: list[Callable[[], None]] = []
        _after.set(after)
        with away():
            async with in_transaction():
                result = await work()
                if row is not None and not row.effected:
                    await _close(row.id)
        for tell in after:
            tell()
        return result

    task = asyncio.create_task(run())
    _live.add(task)
    task.add_done_callback(_live.discard)
    task.add_done_callback(_look_at)
    result = await asyncio.shield(task)
    if row is not None:
        row.effected = True
    return result


def only_inside() -> None:
    """Raise OutsideError unless this is inside `transaction`; both engines ask."""
    if not _inside.get():
        raise OutsideError


def inside() -> bool:
    """Whether this runs inside `transaction`, and sees what others do not see yet."""
    return _inside.get()


def after_commit(tell: Callable[[], None]) -> None:
    """Call `tell` once what is being written is visible to others: after the transaction, or now outside of one."""
    after = _after.get()
    if after is None:
        tell()
    else:
        after.append(tell)


def _look_at(task: asyncio.Task[Any]) -> None:
    """Fetch the outcome, so that a cancelled caller's failed transaction is no "never retrieved" warning."""
    if not task.cancelled():
        task.exception()


async def _close(row: int) -> None:
    rows = await client().execute_query_dict(
        f"UPDATE inbox SET state = 'effected' WHERE id = {int(row)} AND state = 'open' RETURNING id"  # noqa: S608 - an int
    )
    if not rows:
        raise AlreadyDone


def spawn(work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
    """Start work beside the caller, outside its transaction: a plain task would inherit it (trap 5)."""

    async def run() -> None:
        await work()

    return asyncio.get_running_loop().create_task(run(), context=Context())


def beside(work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
    """Start work that only reads and that nobody waits for: `disconnect` ends it."""
    task = spawn(work)
    _beside.add(task)
    task.add_done_callback(_beside.discard)
    return task
