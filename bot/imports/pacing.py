"""How large the pieces of a load may be, and what they leave to others; knows no load and no step."""

from __future__ import annotations

import asyncio
from math import exp
from time import monotonic

from bot.models import pages, store

# Seconds that a piece may take. Large ones write the same page of an index, and lock the same skill, less often; on
# SQLite another process waits for it, and everybody else of this process for a part of it.
_ALONE, _BESIDE = 1.0, 0.025
# Rows of a part: on SQLite some 40 ms, after which the piece ends where others of this process ask, or its time is
# over. On PostgreSQL nobody waits.
_PART = {"sqlite": 4_000, "postgres": 10_000}
# Statements that others must ask for before a load makes small pieces: so many during one piece, or so many a second in
# about the last half. Below that it is the worker that looks for work, or somebody who asks now and then.
_AT_ONCE, _A_SECOND, _MEMORY = 12, 25.0, 0.4
# Rows of the first piece, of the smallest and of the greatest.
_FIRST, _LEAST, _MOST = 800, 500, 200_000
# What part of its time a piece leaves to others on SQLite: another process looks only now and then whether it may.
_REST = 0.1
# Rows after which SQLite's log, of some 100 MB then, is copied: the more, the fewer pages are copied twice. Beside
# others a little at a time: the disk is theirs, too.
_COPIED, _COPIED_BESIDE = 60_000, 4_000
# On SQLite a process has one connection, and an answer takes several turns at it: while others of this process ask, a
# piece waits until nobody has for so many seconds, and for so many at most.
_QUIET, _PATIENCE = 0.008, 0.25


class Pace:
    """The pace of one load. Whoever is at work inside `store.patiently` is not taken for somebody else."""

    def __init__(self) -> None:
        self.rows = _FIRST
        """Rows that the next piece may have."""
        self.part = _PART[store.dialect()]
        """Rows of a part of it."""
        self._at, self._asked, self._rate = monotonic(), store.asked(), 0.0
        self._begun, self._asked_before = self._at, self._asked
        self._uncopied = 0
        self._version: int | None = None

    def begin(self) -> float:
        """A piece begins; now."""
        self._begun, self._asked_before = monotonic(), store.asked()
        return self._begun

    def goes_on(self) -> bool:
        """Whether another part may be added to the piece that began: not after its time, nor on SQLite once others
        wait for it."""
        waits = store.dialect() == "sqlite" and store.asked() != self._asked_before
        return not waits and monotonic() - self._begun < _ALONE

    async def after(self, rows: int, seconds: float) -> None:
        """Return when the next piece may begin; a piece of so many rows took so many seconds."""
        sqlite = store.dialect() == "sqlite"
        others = sqlite and self._others(_AT_ONCE if await self._written_elsewhere() else 0)
        target = _BESIDE if others else _ALONE
        wanted = max(rows, 1) * target / max(seconds, 0.001)
        self.rows = int(min(max(wanted, _LEAST), self.rows * 2, _MOST))
        self._uncopied += rows
        if sqlite:
            await asyncio.gather(asyncio.sleep(seconds * _REST), self._copied(_COPIED_BESIDE if others else _COPIED))
            if others:
                await _others_first()

    async def _copied(self, most: int) -> None:
        if self._uncopied >= most:
            self._uncopied = 0
            await pages.copy_log()

    async def _written_elsewhere(self) -> bool:
        """Whether another process has written since the piece before: a server, beside the command line."""
        rows = await store.fetch("PRAGMA data_version")  # of SQLite: what this connection writes does not change it
        before, self._version = self._version, rows[0]["data_version"]
        return before not in (None, self._version)

    def _others(self, elsewhere: int) -> bool:
        """Whether others ask the store for more than a little. elsewhere: how much other processes seem to ask."""
        now, asked = monotonic(), store.asked()
        passed, many = max(now - self._at, 1e-6), asked - self._asked + elsewhere
        self._rate += (many / passed - self._rate) * (1 - exp(-passed / _MEMORY))
        self._at, self._asked = now, asked
        return many >= _AT_ONCE or self._rate > _A_SECOND


async def _others_first() -> None:
    until = monotonic() + _PATIENCE
    while monotonic() < until:
        before = store.asked()
        await asyncio.sleep(_QUIET)
        if store.asked() == before:
            return
