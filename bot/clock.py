"""The time. Everything asks here, so that tests can set it; nothing else calls `datetime.now`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime


def _system() -> datetime:
    return datetime.now(UTC)


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
