"""Finds rows by the very letters of a text, through sorted hashes; different texts may share a hash, so look again."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.matching import kernel

Hashes = npt.NDArray[np.uint32]
RowNumbers = npt.NDArray[np.int32]


def hashed(text: str) -> int:
    """32 bits of a text, the same in every process (CRC-32: the hash of a text that Python has in C and keeps)."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def all_hashed(lines: bytes, texts: int) -> Hashes:
    """The hash of each text without its blanks; `lines`: those texts in UTF-8, a line end after each."""
    if (made := kernel.hash_lines(lines, texts)) is not None:
        return made
    return np.fromiter(map(crc32, lines.replace(b" ", b"").split(b"\n")), dtype=np.uint32, count=texts)


class Spellings:
    """Hashes in their order and the row of each: 8 bytes a text, where a dict of texts takes 150."""

    def __init__(self, hashes: Hashes, rows: RowNumbers) -> None:
        self.hashes, self.rows = hashes, rows

    @classmethod
    def of(cls, pieces: Iterable[tuple[Hashes, RowNumbers]]) -> Spellings:
        """From hashes and their rows, in any order."""
        hashes, rows = zip((np.empty(0, np.uint32), np.empty(0, np.int32)), *pieces, strict=True)
        # One sort of numbers that hold both is many times faster than sorting by one and fetching the other.
        both = (np.concatenate(hashes).astype(np.uint64) << np.uint64(32)) | np.concatenate(rows).astype(np.uint64)
        both.sort()
        return cls((both >> np.uint64(32)).astype(np.uint32), (both & np.uint64(0xFFFFFFFF)).astype(np.int32))

    def rows_of(self, text: str) -> list[int]:
        """The rows whose text has this one's hash, ascending."""
        sought = np.uint32(hashed(text))  # of the array's own type, or the whole array would be converted
        begin = int(self.hashes.searchsorted(sought))
        end = begin
        while end < len(self.hashes) and self.hashes[end] == sought:
            end += 1
        return [int(row) for row in self.rows[begin:end]]
