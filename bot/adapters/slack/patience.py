"""Doing something again after the pause that Slack asks for, while somebody waits for it; never after a doubt."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.adapters.slack.api import Failure
from bot.adapters.slack.words import Json
from bot.command import Busy

# How long, in seconds and in all, and how often an answer waits here for Slack's rate limit: well below the lease of
# its row (doors.LEASE), after which the worker would answer it a second time. Longer pauses are the worker's to wait.
PATIENCE, _TRIES = 10.0, 3


async def patiently(work: Callable[[], Awaitable[Json | Failure]], patience: float = 0.0) -> Json | Failure:
    """What comes of it, with a pause and another try while nothing was accepted; for so many seconds, else PATIENCE."""
    until = asyncio.get_running_loop().time() + (patience or PATIENCE)
    for left in reversed(range(_TRIES)):
        told = await work()
        late = isinstance(told, Busy) and asyncio.get_running_loop().time() + told.seconds > until
        if not isinstance(told, Busy) or late or not left:
            break
        await asyncio.sleep(told.seconds)
    return told
