"""Goes on with loads that nobody works on: what a command began and did not end, or a process that died left behind."""

from __future__ import annotations

from bot.imports import carrying
from bot.models import loads, store

TURN = 30.0
"""Seconds after which another load that waits gets its turn. At its end all of SQLite's log is copied, for which others
wait a little."""


async def go_on() -> bool:
    """Work on a load for a while; whether there was one."""
    with store.away():
        return await carrying.carry_any(TURN)


async def wipe() -> bool:
    """Wipe a piece of what can be neither applied nor undone any more; whether there was any."""
    with store.away():
        return await loads.tidy()
