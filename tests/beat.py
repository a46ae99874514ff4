"""How long an event loop stood still while something went on; it says nothing of why."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

_TICK: Final = 0.005


async def longest_stall(work: Callable[[], Awaitable[object]]) -> float:
    """The longest time in seconds for which a task that wanted to run every 5 ms could not, while `work` went on."""
    loop, longest = asyncio.get_running_loop(), 0.0

    async def tick() -> None:
        nonlocal longest
        while True:
            before = loop.time()
            await asyncio.sleep(_TICK)
            longest = max(longest, loop.time() - before - _TICK)

    ticking = asyncio.create_task(tick())
    await asyncio.sleep(0)
    try:
        await work()
    finally:
        ticking.cancel()
        await asyncio.wait({ticking})
    return longest


async def shortest_of(rounds: int, work: Callable[[], Awaitable[object]], *, enough: float) -> float:
    """The best of some rounds, ending early with one below `enough`: a busy machine stalls some of them, what blocks
    the loop stalls them all."""
    best = float("inf")
    for _ in range(rounds):
        best = min(best, await longest_stall(work))
        if best < enough:
            break
    return best
