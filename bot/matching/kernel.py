"""kernel.c, labels.c, letters.c and lines.c by ctypes, where `make` compiled them; None for all of it where not: numpy
and RapidFuzz do the same."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

log = logging.getLogger("kunna.matching")

LIBRARY = Path(__file__).with_name("libkernel.so")
"""What the Makefile writes."""

_Array = npt.NDArray[Any]
_Floats = npt.NDArray[np.float32]
_Wholes = npt.NDArray[np.int32]

_WHOLE, _LONG, _REAL = ctypes.c_int32, ctypes.c_int64, ctypes.c_float
_AT, _BYTES, _BYTE = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char


@cache
def _library() -> ctypes.CDLL | None:
    try:
        made = LIBRARY.stat().st_mtime
        if any(source.stat().st_mtime > made for source in LIBRARY.parent.glob("*.c")):
            log.warning("matching goes without its kernel, that was compiled from older sources: run `make`")
            return None  # what its functions are given may be something else now
        library = ctypes.CDLL(str(LIBRARY))
        _declare(library)
    except (OSError, AttributeError) as error:
        log.info("matching goes without its compiled kernel, finds the same and takes longer: %s", error)
        return None
    return library


def _declare(library: ctypes.CDLL) -> None:
    library.nearest.restype, library.weigh.restype = _WHOLE, None
    library.fold.restype = library.initials.restype = library.grams.restype = _LONG
    library.hash_lines.restype = library.spread.restype = library.norms.restype = None
    library.nearest.argtypes = [_AT, _BYTES, _BYTES, _WHOLE, _REAL, _LONG, _WHOLE, _AT, _AT]
    library.letters.restype = library.meant.restype = _WHOLE
    library.letters.argtypes = [_BYTES, _BYTES, _BYTES, _WHOLE, _BYTES, _BYTES, _AT]
    library.meant.argtypes = [
        _BYTES, _BYTES, _WHOLE, _BYTES, _WHOLE, _AT, _BYTES, _BYTES, _BYTES, _WHOLE, _BYTES, _AT,
    ]  # fmt: skip
    library.spell.restype = library.look.restype = _WHOLE
    library.spell.argtypes = [_AT, _BYTES, _WHOLE, _LONG, _AT, _AT]
    library.look.argtypes = [
        _AT, _BYTES, _WHOLE, _BYTES, _BYTES, _WHOLE, _REAL, _BYTES, _WHOLE, _AT, _BYTES, _LONG, _AT, _AT, _AT,
    ]  # fmt: skip
    library.weigh.argtypes = [_BYTES, _LONG, _LONG, _BYTES, _WHOLE, _AT, _BYTES, _WHOLE, _AT]
    library.fold.argtypes = [_BYTES, _LONG, _BYTES, _BYTES, _WHOLE, _AT, _AT, _AT, _AT]
    library.hash_lines.argtypes = [_BYTES, _LONG, _AT]
    library.initials.argtypes = [_BYTES, _LONG, _WHOLE, _WHOLE, _AT, _AT]
    library.grams.argtypes = [_BYTES, _LONG, _BYTES, _WHOLE, _AT, _AT, _AT, _AT, _AT]
    library.spread.argtypes = [_AT, _LONG, _AT, _AT]
    library.norms.argtypes = [_AT, _AT, _WHOLE, _AT, _AT]


def _at(array: _Array) -> int:
    """Where an array that may be written to stands in memory (`array.ctypes.data` takes five times as long)."""
    return ctypes.addressof(_BYTE.from_buffer(array.data)) if array.size else 0


class _Kept(ctypes.Structure):
    """Where in memory the arrays of an index stand: `struct kept` in kernel.c."""

    _fields_: ClassVar = [
        *((name, _AT) for name in ("postings", "reaches", "firsts", "marks", "lengths", "norms", "bits")),
        ("chunks", _WHOLE),
    ]


class Nearest:
    """Finds the labels that share most with a text; any number of threads may ask it at once, and others run beside."""

    def __init__(self, library: ctypes.CDLL, postings: Sequence[_Array], *arrays: _Array) -> None:
        self._function = library.nearest
        # C sees addresses only: what stands there is held for as long as this lives.
        self._held = [*(np.ascontiguousarray(each) for each in postings), *map(np.ascontiguousarray, arrays)]
        at = [each.ctypes.data for each in self._held]
        chunks = len(postings)
        self._postings = (_AT * chunks)(*at[:chunks])
        self._kept = _Kept(ctypes.addressof(self._postings), *at[chunks:], chunks)
        self._at = ctypes.addressof(self._kept)

    @classmethod
    def over(
        cls, postings: Sequence[_Array], reaches: _Array, firsts: _Array, marks: _Array, norms: _Array, bits: _Array
    ) -> Nearest | None:
        """For these arrays: see kernel.c. reaches: int32; firsts: int64."""
        library = _library()
        lengths = marks.astype(np.uint8)  # the lowest 8 bits
        return cls(library, postings, reaches, firsts, marks, lengths, norms, bits) if library else None

    def __call__(self, grams: _Array, weights: _Array, norm: float, budget: int, limit: int) -> list[int]:
        """Up to `limit` labels: see kernel.c."""
        best = np.empty((2, limit), np.int64)  # labels, and behind them their scores
        at = _at(best)
        found = self._function(
            self._at, grams.tobytes(), weights.tobytes(), len(grams), norm, budget, limit, at, at + 8 * limit
        )
        nearest: list[int] = best[0, :found].tolist()
        return nearest


def weigh(
    blob: bytes, texts: int, signs: bytes, size: int, weights: _Array, known: _Array
) -> tuple[_Floats, _Floats, _Floats] | None:
    """What the trigrams of each of some texts weigh: all, those that are known, and the weightiest. See kernel.c."""
    if (library := _library()) is None:
        return None
    told = np.zeros((3, texts), np.float32)
    library.weigh(blob, len(blob), texts, signs, size, _at(weights), known.tobytes(), len(known), _at(told))
    return told[0], told[1], told[2]


class _Labels(ctypes.Structure):
    """Where in memory the arrays of labels stand: `struct labels` in labels.c."""

    _fields_: ClassVar = [
        *((name, _AT) for name in ("blob", "starts", "marks", "small", "native", "first", "second")),
        ("plain", _WHOLE),
        ("longest", _WHOLE),
    ]


_USUAL = 100  # bytes that a label takes at most, but for a few


class _Room:
    """Where the forms of some labels are written to: room for one of the longest and for what they usually take."""

    def __init__(self, many: int, longest: int) -> None:
        self._room = longest + _USUAL * many
        self._lines, self.told = np.empty(3 * self._room, np.uint8), np.empty(2 + many, np.int64)
        self.at = self._room, _at(self._lines), _at(self.told)

    def natives(self) -> list[str]:
        """The native forms."""
        return str(self._lines.data[: self.told[0] - 1], "latin-1").split("\n")

    def folded(self) -> list[str]:
        """The folded forms."""
        return str(self._lines.data[self._room : self._room + self.told[1] - 1], "latin-1").split("\n")


class Spelling:
    """Makes the forms of labels from the blob that holds them; for any number of threads at once."""

    def __init__(self, library: ctypes.CDLL, arrays: Sequence[_Array], plain: int, longest: int) -> None:
        self._spell, self._look, self._longest = library.spell, library.look, longest + 1  # and a line end
        self._held = [np.ascontiguousarray(each) for each in arrays]  # C sees addresses only
        self._labels = _Labels(*(each.ctypes.data for each in self._held), plain, longest)
        self._at = ctypes.addressof(self._labels)

    @classmethod
    def over(
        cls, blob: _Array, starts: _Array, marks: _Array, plain: int, longest: int, tables: Sequence[bytes]
    ) -> Spelling | None:
        """For these arrays: uint8, int64, uint16; `plain`, `longest` and the tables: see labels.c."""
        arrays = [blob, starts, marks, *(np.frombuffer(table, np.uint8) for table in tables)]
        library = _library()
        return cls(library, arrays, plain, longest) if library else None

    def __call__(self, rows: Sequence[int]) -> tuple[list[str], list[str], list[int]]:
        """The native and the folded forms of labels, and the places of those that were left empty: see labels.c."""
        room = _Room(len(rows), self._longest)
        odd = self._spell(self._at, np.array(rows, np.int64).tobytes(), len(rows), *room.at)
        others: list[int] = room.told[2 : 2 + odd].tolist()
        return room.natives(), room.folded(), others

    def look(
        self, rows: Sequence[int], asked: Sequence[str], grams: _Array, norm: float, signs: bytes, size: int,
        weights: _Array, taste: bytes,
    ) -> tuple[list[str], _Floats, _Floats] | None:  # fmt: skip
        """The folded forms of labels, the share of trigrams (0 to 1) that each has in common with a text, and how alike
        the letters are (0 to 100); None where something does not fit: see labels.c.

        asked: the forms native, folded, joined, ordered.
        """
        try:
            ours = _lines(asked).encode("latin-1")
        except UnicodeEncodeError:
            return None
        room, many = _Room(len(rows), self._longest), len(rows)
        shares = np.zeros((4, many), np.float32)
        fits = self._look(
            self._at, np.array(rows, np.int64).tobytes(), many, ours, grams.tobytes(), len(grams), norm,
            signs, size, _at(weights), taste, *room.at, _at(shares),
        )  # fmt: skip
        return (room.folded(), shares[0], shares[3]) if fits else None


def letters(
    asked: Sequence[str], natives: Sequence[str], folded: Sequence[str], dice: _Floats, taste: bytes
) -> _Floats | None:
    """How alike the letters of labels are (0 to 100), None where something does not fit: see letters.c.

    asked: the forms native, folded, joined, ordered.
    """
    if (library := _library()) is None:
        return None
    try:
        lines = [_lines(texts).encode("latin-1") for texts in (asked, natives, folded)]
    except UnicodeEncodeError:
        return None
    shares, told = dice.astype(np.float32, copy=False).tobytes(), np.empty(len(folded), np.float32)
    return told if library.letters(*lines, len(folded), shares, taste, _at(told)) else None


class Plain:
    """Words with the number of what each says, 0 where no other says the same."""

    def __init__(self, words: Mapping[str, int]) -> None:
        ordered = sorted(word for word in words if word.isascii())
        self.lines, self.many = _lines(ordered).encode(), len(ordered)
        self.starts = np.cumsum([0, *(len(word) + 1 for word in ordered)], dtype=np.int32).tobytes()
        self.says = np.array([words[word] for word in ordered], np.int32).tobytes()


def meant(
    asked: str, folded: Sequence[str], signs: bytes, size: int, weights: _Array, plain: Plain, taste: bytes
) -> _Floats | None:
    """How much the words of each label say what the text's say, None where something does not fit: see
    letters.c."""
    library, lines, ours = _library(), _lines(folded), f"{asked}\n"
    if library is None or not (lines.isascii() and ours.isascii()):
        return None
    told = np.empty(len(folded), np.float32)
    fits = library.meant(
        ours.encode(), lines.encode(), len(folded), signs, size, _at(weights),
        plain.lines, plain.starts, plain.says, plain.many, taste, _at(told),
    )  # fmt: skip
    return told if fits else None


def _lines(texts: Sequence[str]) -> str:
    """The texts in one, a line end behind each."""
    return "\n".join((*texts, ""))


# --- building: `lines` are texts in UTF-8, a line end after each ------------------------------------------------------


def fold(
    lines: bytes, texts: int, first: bytes, second: bytes, longest: int
) -> tuple[bytes, npt.NDArray[np.uint8], _Wholes, _Wholes] | None:
    """The folded form of each text as lines, what became of each, where its line ended and ends now: see lines.c."""
    if (library := _library()) is None:
        return None
    folded, kinds = np.empty(len(lines), np.uint8), np.empty(texts, np.uint8)
    reads, writes = np.empty(texts, np.int32), np.empty(texts, np.int32)
    written = library.fold(
        lines, len(lines), first, second, longest,
        folded.ctypes.data, kinds.ctypes.data, reads.ctypes.data, writes.ctypes.data,
    )  # fmt: skip
    return folded[:written].tobytes(), kinds, reads, writes


def hash_lines(lines: bytes, texts: int) -> npt.NDArray[np.uint32] | None:
    """The CRC-32 of each text without its blanks."""
    if (library := _library()) is None:
        return None
    hashes = np.empty(texts, np.uint32)
    library.hash_lines(lines, len(lines), hashes.ctypes.data)
    return hashes


def initials(lines: bytes, texts: int, words: range) -> tuple[bytes, _Wholes] | None:
    """The first letters of the words of each text that has so many as lines, and the numbers of those texts."""
    if (library := _library()) is None:
        return None
    blob, numbers = np.empty(len(lines), np.uint8), np.empty(texts, np.int32)
    least, most = words[0], words[-1]
    written = library.initials(lines, len(lines), least, most, blob.ctypes.data, numbers.ctypes.data)
    found = blob[:written].tobytes()
    return found, numbers[: found.count(b"\n")]


def postings(
    lines: bytes, texts: int, signs: bytes, size: int, bits: _Array
) -> tuple[npt.NDArray[np.uint16], _Wholes, npt.NDArray[np.uint64]] | None:
    """The texts of each trigram, where those of each begin, and the signature of each text: see `grams` in lines.c."""
    if (library := _library()) is None:
        return None
    seen, reach = np.zeros(size**3, np.uint32), np.zeros(size**3 + 1, np.int32)
    codes, marks = np.empty(len(lines), np.uint16), np.empty(texts, np.uint64)
    written = library.grams(
        lines, len(lines), signs, size, bits.ctypes.data,
        seen.ctypes.data, reach[1:].ctypes.data, codes.ctypes.data, marks.ctypes.data,
    )  # fmt: skip
    np.cumsum(reach, out=reach)
    found, at = np.empty(reach[-1], np.uint16), reach.copy()
    library.spread(codes.ctypes.data, written, at.ctypes.data, found.ctypes.data)
    return found, reach, marks


def norms(postings: _Array, reach: _Array, texts: int, weights: _Array) -> npt.NDArray[np.float64] | None:
    """What the trigrams of each text weigh together."""
    if (library := _library()) is None:
        return None
    summed = np.zeros(texts, np.float64)
    library.norms(postings.ctypes.data, reach.ctypes.data, len(reach) - 1, weights.ctypes.data, summed.ctypes.data)
    return summed
