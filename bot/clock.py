"""The time. Everything asks here, so that tests can set it and processes agree; nothing else calls `datetime.now`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

# What the database's clock said, and this machine's monotonic time then: its clock on the wall may be set meanwhile.
_told: tuple[datetime, float] | None = None


def agree(told: datetime | None) -> float:
    """Go by a clock that several machines share (the database's) from now on, or by this machine's again (None).

    Leases and slots that one machine writes are compared on another. Returns the seconds between the two clocks.
    """
    global _told
    _told = None if told is None else (told, time.monotonic())
    return 0.0 if told is None else abs((told - _own()).total_seconds())


def _own() -> datetime:
    return datetime.now(UTC)


def _shared() -> datetime:
    if _told is None:
        return _own()
    told, then = _told
    return told + timedelta(seconds=time.monotonic() - then)


_frozen: Callable[[], datetime] | None = None


def now() -> datetime:
    """The moment it is by the clock that all processes share, aware, in UTC."""
    return (_frozen or _shared)()


def here() -> datetime:
    """The moment it is by this machine's own clock: to judge times by that others wrote who do not know ours."""
    return (_frozen or _own)()


@contextmanager
def frozen(source: Callable[[], datetime]) -> Iterator[None]:
    """Take the time from `source` for a while (tests)."""
    global _frozen
    before, _frozen = _frozen, source
    try:
        yield
    finally:
        _frozen = before
