"""How tests wait for something to become so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

# Seconds after which a test that hangs is ended: long enough for a machine that is busy with much else. It says nothing
# of speed.
PATIENCE = 60.0


async def until(true: Callable[[], bool | Awaitable[bool]], look: float = 0.02) -> None:
    """Wait for something to become so, or fail; look: seconds between two looks."""
    async with asyncio.timeout(PATIENCE):
        while True:
            told = true()
            if told if isinstance(told, bool) else await told:
                return
            await asyncio.sleep(look)
