"""The time. Everything asks here, so that tests can set it and processes agree; nothing else calls `datetime.now`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

_ahead = timedelta(0)


def _system() -> datetime:
    return datetime.now(UTC) + _ahead


def agree(told: datetime | None) -> float:
    """Go by a clock that several machines share (the database's) from now on, or by this machine's again (None).

    Leases and slots that one machine writes are compared on another. Returns the seconds between the two clocks.
    """
    global _ahead
    _ahead = timedelta(0) if told is None else told - datetime.now(UTC)
    return abs(_ahead.total_seconds())


_source: Callable[[], datetime] = _system


def now() -> datetime:
    """The moment it is, aware, in UTC."""
    return _source()


@contextmanager
def frozen(source: Callable[[], datetime]) -> Iterator[None]:
    """Take the time from `source` for a while (tests)."""
    global _source
    before, _source = _source, source
    try:
        yield
    finally:
        _source = before
