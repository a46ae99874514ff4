"""`bench answer`: /whoknows over Slack's front door on 25,000 people, beside the same frameworks with a constant."""

from __future__ import annotations

import asyncio
import tempfile
from argparse import Namespace
from pathlib import Path

from bot.bench import stage
from bot.bench.company import queries
from bot.bench.figures import Figure, percentile, show
from bot.bench.knocks import Knocks, Round
from bot.bench.stage import Server

# Commands of one closed round; at once: enough to keep one process busy all the time.
_COMMANDS, _AT_ONCE = 3_000, 16
# Rounds alternate between floor and Kunna, so that a machine that gets slower does so for both.
_ROUNDS = 3
_OPEN_RATE, _OPEN_SECONDS = 50.0, 10


def run(given: Namespace) -> int:
    """Measure and print."""
    figures = asyncio.run(_measure(given.catalogue, given.people))
    show("answer", figures, given.json)
    return 0


async def _measure(catalogue: Path | None, people: int) -> list[Figure]:
    rows = stage.company(catalogue, people)
    lines = queries(rows, _COMMANDS * _ROUNDS + 1_500)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "bench.sqlite3"
        loading = await stage.fill(store, rows)
        async with Knocks(stage.SECRET) as slack:
            floor_port, port = stage.free_port(), stage.free_port()
            floor_arguments = ["-m", "bot.bench.floor", str(floor_port), stage.SECRET]
            arguments, environment = stage.kunna(store, port, slack.port)
            async with (
                stage.server(floor_arguments, {}, floor_port) as floor,
                stage.server(arguments, environment, port) as kunna,
            ):
                figures = await _rounds(slack, floor, kunna, lines)
    return [*figures, Figure(f"load {people:,} people into SQLite", loading, "s")]


async def _rounds(slack: Knocks, floor: Server, kunna: Server, lines: list[str]) -> list[Figure]:
    hot = lines[-1_000:]
    await slack.closed(f"{floor.url}/slack/events", hot[:500], _AT_ONCE)
    await slack.closed(f"{kunna.url}/slack/events", hot[500:], _AT_ONCE)
    rates: dict[str, list[Round]] = {"floor": [], "kunna": []}
    used: dict[str, float] = {"floor": 0.0, "kunna": 0.0}
    for number in range(_ROUNDS):
        part = lines[number * _COMMANDS : (number + 1) * _COMMANDS]
        for name, server in (("floor", floor), ("kunna", kunna)):
            before = server.cpu_seconds()
            rates[name].append(await slack.closed(f"{server.url}/slack/events", part, _AT_ONCE))
            used[name] += server.cpu_seconds() - before
    calm = lines[-1_500:-1_000]
    slow = {
        name: await slack.open(f"{server.url}/slack/events", calm[: int(_OPEN_RATE * _OPEN_SECONDS)], _OPEN_RATE)
        for name, server in (("floor", floor), ("kunna", kunna))
    }
    rate = {name: percentile([each.rate for each in rounds], 0.5) for name, rounds in rates.items()}
    commands = _COMMANDS * _ROUNDS
    answers = [seconds for each in rates["kunna"] for seconds in each.answers]
    failed = sum(each.failed for rounds in (*rates.values(), slow.values()) for each in rounds)

    def milliseconds(name: str, share: float, of: str) -> float:
        return percentile(getattr(slow[name], of), share) * 1e3

    return [
        Figure("answers a second (closed loop, 16 at once)", rate["kunna"], "1/s", rate["floor"]),
        Figure("processor time per command", used["kunna"] / commands * 1e3, "ms", used["floor"] / commands * 1e3),
        Figure(
            "acknowledgement p50 at 50/s", milliseconds("kunna", 0.5, "acks"), "ms", milliseconds("floor", 0.5, "acks")
        ),
        Figure(
            "acknowledgement p99 at 50/s",
            milliseconds("kunna", 0.99, "acks"),
            "ms",
            milliseconds("floor", 0.99, "acks"),
        ),
        Figure(
            "answer p50 at 50/s", milliseconds("kunna", 0.5, "answers"), "ms", milliseconds("floor", 0.5, "answers")
        ),
        Figure(
            "answer p99 at 50/s", milliseconds("kunna", 0.99, "answers"), "ms", milliseconds("floor", 0.99, "answers")
        ),
        Figure("bytes of an answer, mean", sum(each.bytes for each in rates["kunna"]) / max(1, len(answers)), "B"),
        Figure("not answered or not 200", failed, "commands"),
        Figure("resident memory after it", kunna.megabytes(), "MiB", floor.megabytes()),
    ]
