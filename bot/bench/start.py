"""`bench start`: from starting the process to the first answer on a filled store, and its memory at rest."""

from __future__ import annotations

import asyncio
import tempfile
import time
from argparse import Namespace
from pathlib import Path

from bot.bench import stage
from bot.bench.figures import Figure, percentile, show
from bot.bench.knocks import Knocks, Round

_TIMES = 3
# Seconds after the first answer in which nothing is asked, before memory is read.
_REST = 3.0


def run(given: Namespace) -> int:
    """Measure and print."""
    show("start", asyncio.run(_measure(given.catalogue, given.people)), given.json)
    return 0


async def _measure(catalogue: Path | None, people: int) -> list[Figure]:
    ready, first, rest, floors = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "bench.sqlite3"
        await stage.fill(store, stage.company(catalogue, people))
        async with Knocks(stage.SECRET) as slack:
            for _ in range(_TIMES):
                port = stage.free_port()
                arguments, environment = stage.kunna(store, port, slack.port)
                begun = time.perf_counter()
                async with stage.server(arguments, environment, port) as kunna:
                    ready.append(kunna.started)
                    answered = Round()
                    await slack.knock(f"{kunna.url}/slack/events", "whoknows pyhton", answered)
                    if answered.failed:
                        raise RuntimeError("The first command was not answered.")
                    first.append(time.perf_counter() - begun)
                    await asyncio.sleep(_REST)
                    rest.append(kunna.megabytes())
                port = stage.free_port()
                async with stage.server(["-m", "bot.bench.floor", str(port), stage.SECRET], {}, port) as floor:
                    floors.append((floor.started, floor.megabytes()))
    return [
        Figure("start to ready", percentile(ready, 0.5), "s", percentile([seconds for seconds, _ in floors], 0.5)),
        Figure("start to first answer", percentile(first, 0.5), "s"),
        Figure("memory at rest", percentile(rest, 0.5), "MiB", percentile([memory for _, memory in floors], 0.5)),
    ]
