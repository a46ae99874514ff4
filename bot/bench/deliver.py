"""`bench deliver`: messages that nobody asked for, to 25,000 people, counted where they arrive; both databases."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from argparse import Namespace
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from bot import clock
from bot.app import open_store
from bot.bench import peers, stage
from bot.bench.company import queries
from bot.bench.figures import Figure, percentile, show
from bot.bench.knocks import TEAM, Knocks, Round
from bot.imports.load import load_people
from bot.imports.people import PersonRow
from bot.imports.sample import load_sample
from bot.models import reminding
from bot.models.audiences import Audience
from bot.models.people import Person, PersonAddress
from bot.models.policy import Snippet
from bot.models.store import transaction
from bot.settings import CONFIG, read_settings

# The sample company's communicator.
_SENDER = "maja.oberg@example.com"
_AT_ONCE = 20
# So many a minute, that is: no rate of ours; the stand-in is instant.
_RATE = "1e9"
_OPEN_RATE = 50.0
# Messages that the reference and other queues post: enough for a rate, short beside the rest; and what they say.
_POSTED = 5_000
_TEXT = "x" * 600
_MESSAGE = {
    "channel": "U1",
    "text": _TEXT,
    "blocks": [{"type": "section", "text": {"type": "plain_text", "text": _TEXT}} for _ in range(4)],
}


def run(given: Namespace) -> int:
    """Measure and print."""
    show("deliver", asyncio.run(_measure(given.catalogue, given.people)), given.json)
    return 0


async def _measure(catalogue: Path | None, people: int) -> list[Figure]:
    rows = stage.company(catalogue, people)
    figures: list[Figure] = []
    async with Knocks(stage.SECRET) as slack:
        reference = await _posted(slack)
        with tempfile.TemporaryDirectory() as folder:
            store = f"sqlite://{folder}/bench.sqlite3"
            await _prepared(store, rows)
            one = await _delivered(slack, store, 1)
            figures += _told("SQLite, one process", one, reference)
            beside = await _beside(slack, store, rows, 2)
            figures += [
                Figure("acknowledgement p50 at 50/s meanwhile", percentile(beside.acks, 0.5) * 1e3, "ms"),
                Figure("acknowledgement p99 at 50/s meanwhile", percentile(beside.acks, 0.99) * 1e3, "ms"),
                Figure("commands not answered meanwhile", beside.failed, "commands"),
            ]
        with stage.postgres() as store:
            if store:
                await _prepared(store, rows)
                one = await _delivered(slack, store, 1)
                figures += _told("PostgreSQL, one process", one, reference)
                four = await _delivered(slack, store, 2, workers=4)
                figures += _told("PostgreSQL, four workers", four, reference)
                few, rate = min(one.arrived, _POSTED), one.arrived / one.seconds
                figures += await peers.beside(slack, store, _MESSAGE, few, _AT_ONCE, rate)
    return figures


@dataclass(frozen=True, slots=True)
class _Run:
    """One broadcast: seconds from the first to the last arrival, processor seconds of all workers, what went wrong."""

    arrived: int
    seconds: float
    cpu: float
    doubles: int
    missing: int


def _told(name: str, run: _Run, reference: float) -> list[Figure]:
    return [
        Figure(f"deliveries a second, {name}", run.arrived / run.seconds, "1/s", reference),
        Figure(f"processor time per delivery, {name}", run.cpu / max(run.arrived, 1) * 1e3, "ms"),
        Figure(f"doubled or missing, {name}", run.doubles + run.missing, "messages"),
    ]


async def _prepared(store: str, rows: list[PersonRow]) -> None:
    """A store with those people, each with an address on Slack, and a policy."""
    async with open_store(read_settings(store={"url": store}), bring_up_to_date=True):
        await load_sample(CONFIG / "sample")  # for its policy
        await load_people(rows)

        async def work() -> None:
            ids = await Person.all().values_list("id", flat=True)
            now = clock.now()
            await PersonAddress.bulk_create(
                [PersonAddress(person_id=id, platform="slack", space=TEAM, user=f"U{id}X", checked=now) for id in ids],
                batch_size=1_000,
            )

        await transaction(work)


async def _delivered(slack: Knocks, store: str, snippet: int, workers: int = 1) -> _Run:
    """Start so many workers, write a broadcast, wait until everything has arrived."""
    slack.ledger.clear()
    async with AsyncExitStack() as stack:
        ports = [stage.free_port() for _ in range(workers)]
        arguments, environment = ["-m", "bot", "serve"], _environment(store, slack)
        servers = [
            await stack.enter_async_context(
                stage.server(arguments, environment | {"KUNNA_HTTP__PORT": str(port)}, port)
            )
            for port in ports
        ]
        for server in servers:  # a first answer reads texts and columns: it is not what is measured
            await slack.closed(f"{server.url}/slack/events", ["help"], 1)
        before = sum(server.cpu_seconds() for server in servers)
        people = await _written(store, snippet)
        await _all(slack, people)
        cpu = sum(server.cpu_seconds() for server in servers) - before
    times = sorted(slack.ledger.values())
    return _Run(len(times), times[-1] - times[0], cpu, slack.doubles, people - len(times))


async def _beside(slack: Knocks, store: str, rows: list[PersonRow], snippet: int) -> Round:
    """Commands at a steady rate while a broadcast goes out of the same process."""
    slack.ledger.clear()
    port = stage.free_port()
    environment = _environment(store, slack) | {"KUNNA_HTTP__PORT": str(port)}
    async with stage.server(["-m", "bot", "serve"], environment, port) as kunna:
        lines = queries(rows, 1_000)
        await slack.closed(f"{kunna.url}/slack/events", lines[:200], 8)
        await _written(store, snippet)
        return await slack.open(f"{kunna.url}/slack/events", lines[200:950], _OPEN_RATE)


async def _written(store: str, section: int) -> int:
    """Write a reminder of that section of the policy to everybody; how many messages that makes."""
    async with open_store(read_settings(store={"url": store})):
        snippet, sender = await Snippet.get(id=section), await Person.get(email=_SENDER)
        draft = await reminding.draft(snippet, Audience())
        if draft is None:
            raise RuntimeError("The sample company's policy has no such section.")
        await reminding.send(snippet, Audience(), draft.count.people, draft.seen, sender, "bench")
        return draft.count.people + 1  # and the sender's, which tells how far it has come


async def _all(slack: Knocks, people: int) -> None:
    """Wait until so many different messages have arrived; ten seconds without any is the end."""
    seen, since = 0, time.perf_counter()
    while len(slack.ledger) < people and time.perf_counter() - since < 10:
        if len(slack.ledger) > seen:
            seen, since = len(slack.ledger), time.perf_counter()
        await asyncio.sleep(0.1)
    await asyncio.sleep(1)  # for what would come twice


def _environment(store: str, slack: Knocks) -> dict[str, str]:
    return stage.kunna(Path("unused"), 0, slack.port)[1] | {"KUNNA_STORE__URL": store, "KUNNA_SLACK__RATE": _RATE}


async def _posted(slack: Knocks) -> float:
    """Messages a second of slack_sdk's client alone, in a process of its own."""
    slack.ledger.clear()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.bench.poster", f"http://127.0.0.1:{slack.port}/api/", str(_POSTED), str(_AT_ONCE),
        stdin=asyncio.subprocess.PIPE, cwd=CONFIG.parent,
    )  # fmt: skip
    await process.communicate(json.dumps(_MESSAGE).encode())
    times = sorted(slack.ledger.values())
    return len(times) / (times[-1] - times[0])
