"""How tests wait for something to become so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

# Seconds after which a test that hangs is ended: long enough for a machine that is busy with much else. It says nothing
# of speed.
PATIENCE = 60.0


async def until(true: Callable[[], bool | Awaitable[bool]], seconds: float = PATIENCE) -> None:
    """Wait for something to become so, or fail; seconds: longer where much has to be done, shorter where a test moves
    the time forward and waits again."""
    async with asyncio.timeout(seconds):
        while True:
            told = true()
            if told if isinstance(told, bool) else await told:
                return
            await asyncio.sleep(0.02)
