"""A time that several processes read from one file and a test sets; it makes nobody wait."""

from __future__ import annotations

import mmap
import struct
import time
from datetime import UTC, datetime
from pathlib import Path

_LAYOUT = struct.Struct("ddd")


class Moment:
    """What time it is for every process that reads the same file: the machine's, until somebody sets it ahead."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.exists():
            path.write_bytes(_LAYOUT.pack(0.0, 0.0, 1.0))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _LAYOUT.size)

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        real, told, factor = _LAYOUT.unpack(self._shared[:])
        return datetime.fromtimestamp(told + (time.time() - real) * factor, UTC)

    def flow(self, factor: float) -> None:
        """From now on so many seconds pass in one."""
        self._set(self.now().timestamp(), factor)

    def ahead(self, seconds: float) -> None:
        """Jump."""
        self._set(self.now().timestamp() + seconds, _LAYOUT.unpack(self._shared[:])[2])

    def _set(self, told: float, factor: float) -> None:
        self._shared[:] = _LAYOUT.pack(time.time(), told, factor)
