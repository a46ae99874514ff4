"""What `bench deliver` stands beside on PostgreSQL: well-kept queues that post the same message, once for each job.

None of them is a dependency of the project. Run as `python -m bot.bench.peers QUEUE BASE_URL STORE HOW_MANY AT_ONCE`,
with the message as JSON on standard input.
"""

from __future__ import annotations

import asyncio
import importlib.util
import json
import logging
import sys
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from typing import Any

from bot.bench.figures import Figure
from bot.bench.knocks import Knocks
from bot.bench.poster import poster
from bot.settings import CONFIG

Post = Callable[[str], Awaitable[None]]

# Each queue, and the modules that have to be installed for it.
_NEEDED = {"procrastinate": ("procrastinate",), "saq": ("saq", "psycopg_pool")}
# How many seconds a queue may take for all of its jobs, those of writing them included.
_PATIENCE = 600.0
# After how many seconds without a job saq's worker believes that there are no more.
_NO_MORE = 2.0


async def beside(
    slack: Knocks, store: str, message: dict[str, Any], many: int, at_once: int, kunna: float
) -> list[Figure]:
    """Figures of the queues that are installed, beside `kunna` (deliveries a second); a line about each other one.

    message: what is posted; many: how many jobs; at_once: how many of them a queue works on at the same time.
    """
    figures: list[Figure] = []
    for queue, modules in _NEEDED.items():
        if any(importlib.util.find_spec(module) is None for module in modules):
            _tell(f"{queue} is not installed ({', '.join(modules)}): no figure of it.")
            continue
        slack.ledger.clear()
        before = slack.doubles
        code = await _worked(queue, slack, store, message, many, at_once)
        times = sorted(slack.ledger.values())
        if code or len(times) < 2:
            _tell(f"{queue} ended with {code} after {len(times):,} of {many:,} jobs: no figure of it.")
            continue
        rate, wrong = len(times) / (times[-1] - times[0]), many - len(times) + slack.doubles - before
        name = f"{queue} {version(queue)}"
        figures += [
            Figure(f"jobs a second, {name}, {many:,}", rate, "1/s", kunna),
            Figure(f"doubled or missing, {name}", wrong, "messages"),
        ]
    return figures


async def _worked(queue: str, slack: Knocks, store: str, message: dict[str, Any], many: int, at_once: int) -> int:
    """Have a process of its own write the jobs and do them; how it ended (-9 when it took too long)."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.bench.peers",
        queue, f"http://127.0.0.1:{slack.port}/api/", store, str(many), str(at_once),
        stdin=asyncio.subprocess.PIPE, cwd=CONFIG.parent,
    )  # fmt: skip
    try:
        await asyncio.wait_for(process.communicate(json.dumps(message).encode()), _PATIENCE)
    except TimeoutError:
        process.kill()
    return await process.wait()


def _tell(line: str) -> None:
    """Beside the figures, which may be read by a program."""
    print(line, file=sys.stderr)


# --- in the process of its own -----------------------------------------------------------------------------------


async def _procrastinate(post: Post, store: str, keys: list[str], at_once: int) -> None:
    import procrastinate

    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=store))
    task = app.task(name="post")(post)
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        jobs: list[dict[str, Any]] = [{"key": key} for key in keys]
        await task.batch_defer_async(*jobs)
        await app.run_worker_async(concurrency=at_once, wait=False)


async def _saq(post: Post, store: str, keys: list[str], at_once: int) -> None:
    import saq

    async def job(_: object, *, delivery: str) -> None:  # `key` is a word of saq's own
        await post(delivery)

    queue = saq.Queue.from_url(store)
    await queue.connect()
    try:
        for at in range(0, len(keys), at_once):
            await asyncio.gather(*(queue.enqueue("post", delivery=key) for key in keys[at : at + at_once]))
        worker: Any = saq.Worker(queue, [("post", job)], concurrency=at_once, burst=True, dequeue_timeout=_NO_MORE)
        await worker.start()
    finally:
        await queue.disconnect()


async def _main(queue: str, base: str, store: str, many: int, at_once: int) -> None:
    work = {"procrastinate": _procrastinate, "saq": _saq}[queue]
    async with poster(base, json.load(sys.stdin)) as post:
        await work(post, store, [f"{queue}{number}" for number in range(many)], at_once)


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)  # both have opinions on how they are started
    asyncio.run(_main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])))
