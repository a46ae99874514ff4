"""Postings of labels in flat arrays: which labels share most trigrams with a text; compares no letters, no words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.matching import kernel
from bot.matching.grams import ASCII_SIGNS, GRAMS, NO_GRAM, SIZE, Asked, Floats, Longs, Packed, Rarity, grams_of

Shorts = npt.NDArray[np.uint16]
Ints = npt.NDArray[np.int32]
Marks = npt.NDArray[np.uint64]

_MOST_READ = 64  # grams of a text that are looked up, the rarest: their numbers fit 6 bits
_NUMBER_BITS = np.uint32(6)
_NUMBER_MASK = np.uint32(63)

# Of every label a mark of 64 bits is kept. 56 are its signature, one for each of its grams, several grams to a bit:
# comparing them costs a tenth of what summing up costs, so many postings can be read of which few are summed (at
# 1,000,000 labels, 30,000 postings: the share of misspelt labels found rose from 94.5 to 99.0 %). The lowest 8 are its
# norm, what its trigrams weigh together, at most 1.7 % off: both come from memory at once.
_BITS, _NORM_BITS = 56, 8
_NORM_MASK = np.uint64(255)
_LEAST_NORM, _MOST_NORM = 0.5, 3_000.0
_PER_LOG = 255 / np.log(_MOST_NORM / _LEAST_NORM)
_NORMS: Floats = (_LEAST_NORM * np.exp(np.arange(256) / _PER_LOG)).astype(np.float32)
_MOST_SUMMED, _SAMPLED, _BLOCK = 8_192, 16, 16_384


def _bits_of() -> Marks:
    # The multiplier only stirs: grams that stand side by side in the alphabet should not share a bit.
    bits = (np.arange(1 << 16, dtype=np.uint64) * np.uint64(40_503) >> np.uint64(7)) % np.uint64(_BITS)
    marks: Marks = np.uint64(1) << (bits + np.uint64(_NORM_BITS))
    marks[NO_GRAM] = 0
    return marks


_BITS_OF = _bits_of()


def _signature(grams: npt.NDArray[np.integer]) -> np.uint64:
    """The bits of some grams."""
    return np.uint64(np.bitwise_or.reduce(_BITS_OF.take(grams)))


def _many(signatures: Marks) -> npt.NDArray[np.uint8]:
    """How many bits each has."""
    counts: npt.NDArray[np.uint8] = np.bitwise_count(signatures & ~_NORM_MASK)
    return counts


class Chunk(NamedTuple):
    """The postings of some labels, by trigram: a label's number in the chunk takes 16 bits."""

    labels: int
    postings: Shorts
    reach: Ints  # where the postings of each trigram begin, and the end
    marks: Marks  # their signatures, no norms yet

    @classmethod
    def of(cls, lines: bytes, labels: int) -> Chunk:
        """Of 1 to 65,536 folded texts, in UTF-8, a line end after each."""
        if (made := kernel.postings(lines, labels, ASCII_SIGNS, SIZE, _BITS_OF)) is not None:
            return cls(labels, *made)
        codes, owners = grams_of(str(lines[:-1], "utf-8", "surrogatepass").split("\n"))
        # One sort of (gram, label) packed into one number; what is no gram comes last.
        both = codes.astype(np.uint32) << np.uint32(16) | owners
        both.sort()
        both = both[np.append(both[1:] != both[:-1], True)]
        reach = both.searchsorted(np.arange(GRAMS + 1, dtype=np.uint32) << np.uint32(16)).astype(np.int32)
        starts = np.flatnonzero(np.append(True, owners[1:] != owners[:-1]))
        return cls(
            labels, both[: reach[-1]].astype(np.uint16), reach, np.bitwise_or.reduceat(_BITS_OF.take(codes), starts)
        )


class Postings:
    """For every trigram the labels that have it. Immutable."""

    def __init__(self, postings: Sequence[Shorts], firsts: Longs, reaches: Ints, marks: Marks) -> None:
        self.postings = postings  # of each chunk
        self.firsts = firsts  # the number of each chunk's first label
        self.reaches = reaches  # of each chunk and trigram
        self._by_gram = np.ascontiguousarray(reaches.T)  # a gram's reaches in all chunks stand together
        self.marks = marks  # of each label

    @cached_property
    def _fast(self) -> kernel.Nearest | None:
        return kernel.Nearest.over(self.postings, self._by_gram, self.firsts, self.marks, _NORMS, _BITS_OF)

    @classmethod
    def of(cls, chunks: Sequence[Chunk]) -> Postings:
        """From the chunks of all labels in their order."""
        ends = np.cumsum([0, *(chunk.labels for chunk in chunks)], dtype=np.int64)
        reaches = np.stack([chunk.reach for chunk in chunks]) if chunks else np.zeros((0, GRAMS + 1), np.int32)
        marks = np.concatenate([np.empty(0, np.uint64), *(chunk.marks for chunk in chunks)])
        made = cls([chunk.postings for chunk in chunks], ends[:-1], reaches, marks)
        weights = made.rarity().of(np.arange(GRAMS))
        for chunk, first in zip(chunks, made.firsts, strict=True):
            own = marks[first : first + chunk.labels]
            own |= _steps(_norms(chunk, weights))
        return made

    def rarity(self) -> Rarity:
        """In how many of these labels each trigram stands."""
        counts = np.zeros(1 << 16, dtype=np.int64)
        counts[:GRAMS] = np.diff(self.reaches, axis=1).sum(axis=0)
        return Rarity(len(self.marks), counts)

    def nearest(self, asked: Asked, budget: int, limit: int) -> list[int]:
        """Up to `limit` labels that share most with a text, reading its rarest grams while `budget` postings last."""
        if self._fast:
            return self._fast(asked.grams, asked.weights, asked.norm, budget, limit)
        begins, ends = self._by_gram[asked.grams].T, self._by_gram[asked.grams + 1].T
        counts = (ends - begins).sum(axis=0)
        order = np.argsort(counts, kind="stable")
        reach = np.cumsum(counts[order])
        read = min(max(1, int(reach.searchsorted(budget, side="right"))), _MOST_READ)
        first, last = order[:read], order[read:]
        weights, rest = asked.weights[first], float(asked.weights[last].sum())
        wanted = _signature(asked.grams[last]) if read < len(order) else np.uint64(0)
        found = self._found(begins[:, first], ends[:, first])
        if len(found) > 2 * _MOST_SUMMED:
            found = self._likely(found, asked)
        labels, shared = _summed(found, weights)
        if wanted:
            shared += self._supposed(labels, wanted) * rest
        if len(labels) > limit:
            norms = _NORMS.take(self.marks.take(labels) & _NORM_MASK)
            labels = labels[np.argpartition(shared / (norms + asked.norm), -limit)[-limit:]]
        nearest: list[int] = labels.tolist()
        return nearest

    def _found(self, begins: Ints, ends: Ints) -> Packed:
        """The labels with any of some grams, each with the number of the gram, in one number."""
        spans = [
            postings[begin:end]
            for postings, row, until in zip(self.postings, begins.tolist(), ends.tolist(), strict=True)
            for begin, end in zip(row, until, strict=True)
        ]
        if not spans:
            return np.empty(0, np.uint32)
        firsts = self.firsts.astype(np.uint32)[:, None] << _NUMBER_BITS | np.arange(begins.shape[1], dtype=np.uint32)
        found = np.concatenate(spans).astype(np.uint32) << _NUMBER_BITS
        found += np.repeat(firsts.ravel(), (ends - begins).ravel())
        return found

    def _likely(self, found: Packed, asked: Asked) -> Packed:
        """What is worth a closer look: about _MOST_SUMMED of the labels whose signatures are most like the text's."""
        own = _signature(asked.grams)
        sample = self._alike(found[::_SAMPLED], own)
        kept = _MOST_SUMMED // _SAMPLED
        least = np.partition(sample, -kept)[-kept]
        # Block by block, so that all it takes stays in the processor's cache.
        blocks = [found[at : at + _BLOCK] for at in range(0, len(found), _BLOCK)]
        return np.concatenate([block[self._alike(block, own) >= least] for block in blocks])

    def _alike(self, found: Packed, own: np.uint64) -> Floats:
        signatures = self.marks.take(found >> _NUMBER_BITS)
        bits = _many(signatures) + np.bitwise_count(own)
        alike: Floats = np.bitwise_count(signatures & own) / bits.astype(np.float32)
        return alike

    def _supposed(self, labels: Packed, wanted: np.uint64) -> Floats:
        """The share of these bits (0 to 1) that labels have by their signatures, beyond what chance would give."""
        signatures = self.marks.take(labels)
        share = np.bitwise_count(signatures & wanted) / np.float32(np.bitwise_count(wanted))
        chance = _many(signatures) / np.float32(_BITS)
        supposed: Floats = np.maximum(share - chance, 0) / np.maximum(1 - chance, 1 / _BITS)
        return supposed


def _norms(chunk: Chunk, weights: Floats) -> npt.NDArray[np.float64]:
    """What the trigrams of each label weigh together."""
    if (made := kernel.norms(chunk.postings, chunk.reach, chunk.labels, weights)) is not None:
        return made
    each = np.repeat(weights, np.diff(chunk.reach))
    return np.bincount(chunk.postings, each, minlength=chunk.labels).astype(np.float64)


def _steps(norms: npt.NDArray[np.float64]) -> Marks:
    """Norms as the numbers that _NORMS has them under."""
    steps: Marks = np.rint(np.log(np.clip(norms, _LEAST_NORM, _MOST_NORM) / _LEAST_NORM) * _PER_LOG).astype(np.uint64)
    return steps


def _summed(found: Packed, weights: Floats) -> tuple[Packed, Floats]:
    """The labels in it, each once, and what the grams weigh that each has."""
    if not len(found):
        return found, np.empty(0, np.float32)
    found.sort()  # the grams of a label stand together then
    labels = found >> _NUMBER_BITS
    starts = np.flatnonzero(np.append(True, labels[1:] != labels[:-1]))
    return labels[starts], np.add.reduceat(weights.take(found & _NUMBER_MASK), starts)
