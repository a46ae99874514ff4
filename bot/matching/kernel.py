"""kernel.c by ctypes, where `make` has compiled it; None for all of it where not, and numpy does the same."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

log = logging.getLogger("kunna.matching")

LIBRARY = Path(__file__).with_name("libkernel.so")
"""What the Makefile writes."""

_Array = npt.NDArray[Any]
_Floats = npt.NDArray[np.float32]

_WHOLE, _LONG, _REAL, _BITS = ctypes.c_int32, ctypes.c_int64, ctypes.c_float, ctypes.c_uint64
_AT, _BYTES = ctypes.c_void_p, ctypes.c_char_p


@cache
def _library() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(str(LIBRARY))
    except OSError as error:
        log.info("matching goes without its compiled kernel, finds the same and takes longer: %s", error)
        return None
    library.nearest.restype, library.weigh.restype = _WHOLE, None
    library.nearest.argtypes = [
        _AT, _AT, _AT, _WHOLE, _WHOLE, _AT, _AT, _AT, _AT, _REAL, _REAL, _BITS, _WHOLE, _AT, _AT,
    ]  # fmt: skip
    library.weigh.argtypes = [_BYTES, _LONG, _LONG, _BYTES, _WHOLE, _AT, _AT, _AT, _AT, _AT]
    return library


class Nearest:
    """Finds the labels that share most with a text; any number of threads may ask it at once, and others run beside."""

    def __init__(
        self, library: ctypes.CDLL, postings: Sequence[_Array], firsts: _Array, marks: _Array, norms: _Array
    ) -> None:
        self._function = library.nearest
        # C sees addresses only: what stands there is held for as long as this lives.
        self._postings = [np.ascontiguousarray(each, np.uint16) for each in postings]
        self._firsts = np.ascontiguousarray(firsts, np.int64)
        self._marks = np.ascontiguousarray(marks, np.uint64)
        self._norms = np.ascontiguousarray(norms, np.float32)
        self._at = (_AT * len(postings))(*(each.ctypes.data for each in self._postings))
        self._fixed = self._firsts.ctypes.data, self._marks.ctypes.data, self._norms.ctypes.data

    @classmethod
    def over(cls, postings: Sequence[_Array], firsts: _Array, marks: _Array, norms: _Array) -> Nearest | None:
        """For these arrays, of which `marks` may still be written to: see kernel.c."""
        library = _library()
        return cls(library, postings, firsts, marks, norms) if library else None

    def __call__(
        self, begins: _Array, ends: _Array, weights: _Array, norm: float, rest: float, wanted: int, limit: int
    ) -> list[int]:
        """Up to `limit` labels: see kernel.c. begins, ends: (chunks, grams)."""
        begins, ends = np.ascontiguousarray(begins, np.int32), np.ascontiguousarray(ends, np.int32)
        weights = np.ascontiguousarray(weights, np.float32)
        labels, scores = np.empty(limit, np.int64), np.empty(limit, np.float32)
        found = self._function(
            self._at, begins.ctypes.data, ends.ctypes.data, *begins.shape, weights.ctypes.data, *self._fixed,
            norm, rest, wanted, limit, labels.ctypes.data, scores.ctypes.data,
        )  # fmt: skip
        nearest: list[int] = labels[:found].tolist()
        return nearest


def weigh(
    blob: bytes, texts: int, signs: bytes, size: int, weights: _Array, known: _Array
) -> tuple[_Floats, _Floats, _Floats] | None:
    """What the trigrams of each of some texts weigh: all, those that are known, and the weightiest. See kernel.c."""
    if (library := _library()) is None:
        return None
    told = np.zeros((3, texts), np.float32)
    library.weigh(
        blob, len(blob), texts, signs, size, weights.ctypes.data, known.ctypes.data,
        *(row.ctypes.data for row in told),
    )  # fmt: skip
    return told[0], told[1], told[2]
