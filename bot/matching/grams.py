"""Trigrams of labels in flat arrays: which labels share letters with a text, and how much; compares no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint16]
Shorts = npt.NDArray[np.uint16]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

# Folded labels are almost all made of these 40 signs, and the trigrams of 40 signs fit 16 bits. Any other sign is taken
# for one of them: that can only bring a wrong candidate, whose letters are compared in full.
_ALPHABET = " abcdefghijklmnopqrstuvwxyz0123456789+#."
GRAMS = len(_ALPHABET) ** 3
_END = ord("\n")  # stands between texts and counts as a blank

_MOST_READ = 64  # grams of a text that are looked up, the rarest: their numbers fit 6 bits
_NUMBER_BITS = 6
_WORTH = 0.25  # of what the best label shares; labels below it could not win by being short


def _signs() -> Codes:
    table = 1 + np.arange(256, dtype=np.uint16) % (len(_ALPHABET) - 1)
    for number, sign in enumerate(_ALPHABET):
        table[ord(sign)] = number
    table[_END] = 0
    return table


_SIGNS = _signs()
_ASCII_SIGNS = bytes(_SIGNS.astype(np.uint8))


def grams_of(texts: Sequence[str]) -> tuple[Codes, Ints, npt.NDArray[np.bool_]]:
    """The trigrams of each " text " one after another, the number of the text that each is of, and which of them count:
    those around the end between two texts do not.

    A text has as many as it has characters; one that occurs twice in a text is there twice. No text holds a line end.
    """
    blob = "\n" + "\n".join(texts) + "\n"
    if blob.isascii():
        signs = np.frombuffer(blob.encode("ascii").translate(_ASCII_SIGNS), dtype=np.uint8).astype(np.uint16)
        ends = np.frombuffer(blob.encode("ascii"), dtype=np.uint8) == _END
    else:
        points = np.frombuffer(blob.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        signs = _SIGNS[np.where(points < 128, points, 128 + points % 127)]
        ends = points == _END
    size = np.uint16(len(_ALPHABET))
    codes = (signs[:-2] * size + signs[1:-1]) * size + signs[2:]
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), lengths + 1)[:-1]
    return codes, owners, ~ends[1:-1]


def distinct(text: str) -> Longs:
    """The trigrams of a text, each once."""
    signs = [_ASCII_SIGNS[at if (at := ord(sign)) < 128 else 128 + at % 127] for sign in f" {text} "]
    size = len(_ALPHABET)
    grams = {(one * size + two) * size + three for one, two, three in zip(signs, signs[1:], signs[2:], strict=False)}
    return np.fromiter(grams, dtype=np.int64, count=len(grams))


class Rarity:
    """In how many labels each trigram stands. Changes with every label; a reader beside a writer sees one of them."""

    def __init__(self, labels: int, counts: Longs) -> None:
        self._labels, self._counts = labels, counts

    def add(self, text: str, labels: int = 1) -> None:
        """Count a label's text; `labels` -1: count it no more."""
        self._labels += labels
        self._counts[distinct(text)] += labels

    def of(self, grams: npt.NDArray[np.integer]) -> Floats:
        """What trigrams weigh: the rarer, the more."""
        weights: Floats = np.log1p(max(1, self._labels) / np.maximum(self._counts[grams], 1)).astype(np.float32)
        return weights


@dataclass(frozen=True, slots=True)
class Asked:
    """The distinct trigrams of a text and what they weigh."""

    grams: Longs
    weights: Floats
    norm: float

    @classmethod
    def of(cls, text: str, rarity: Rarity) -> Asked:
        """Made once a query."""
        grams = distinct(text)
        weights = rarity.of(grams)
        return cls(grams, weights, float(weights.sum()))

    def dice(self, texts: Sequence[str], rarity: Rarity) -> Floats:
        """The share of trigrams, weighted by rarity (0 to 1), that each of these texts has in common with this one."""
        if not texts:
            return np.empty(0, np.float32)
        codes, owners, count = grams_of(texts)
        theirs = rarity.of(codes) * count
        known = np.zeros(1 << 16, dtype=np.bool_)
        known[self.grams] = True
        norms = np.bincount(owners, theirs, minlength=len(texts))
        shared = np.bincount(owners, theirs * known[codes], minlength=len(texts))
        alike: Floats = np.minimum(2 * shared / np.maximum(norms + self.norm, 1e-9), 1.0).astype(np.float32)
        return alike


class Chunk(NamedTuple):
    """The postings of some labels, by trigram: a label's number in the chunk takes 16 bits."""

    labels: int
    postings: Shorts
    reach: Ints  # where the postings of each trigram begin, and the end

    @classmethod
    def of(cls, texts: Sequence[str]) -> Chunk:
        """Of up to 65,536 texts."""
        codes, owners, count = grams_of(texts)
        # One sort of (gram, label) packed into one number; those that do not count stand last.
        both = codes.astype(np.uint32) << np.uint32(16) | owners.astype(np.uint32)
        both[~count] = 0xFFFFFFFF
        both.sort()
        both = both[np.append(both[1:] != both[:-1], True)]
        reach = both.searchsorted(np.arange(GRAMS + 1, dtype=np.uint32) << np.uint32(16)).astype(np.int32)
        return cls(len(texts), both[: reach[-1]].astype(np.uint16), reach)


class Postings:
    """For every trigram the labels that have it. Immutable."""

    def __init__(self, postings: Sequence[Shorts], firsts: Longs, reaches: Ints, norms: Floats) -> None:
        self.postings = postings  # of each chunk
        self.firsts = firsts  # the number of each chunk's first label
        self.reaches = reaches  # of each chunk and trigram
        self.norms = norms  # of each label: what its trigrams weigh

    @classmethod
    def of(cls, chunks: Sequence[Chunk]) -> Postings:
        """From the chunks of all labels in their order."""
        ends = np.cumsum([0, *(chunk.labels for chunk in chunks)], dtype=np.int64)
        reaches = np.stack([chunk.reach for chunk in chunks]) if chunks else np.zeros((0, GRAMS + 1), np.int32)
        made = cls([chunk.postings for chunk in chunks], ends[:-1], reaches, np.zeros(ends[-1], dtype=np.float32))
        weights = made.rarity().of(np.arange(GRAMS))
        for chunk, first in zip(chunks, made.firsts, strict=True):
            norms = np.bincount(chunk.postings, np.repeat(weights, np.diff(chunk.reach)), minlength=chunk.labels)
            made.norms[first : first + chunk.labels] = norms
        return made

    def rarity(self) -> Rarity:
        """In how many of these labels each trigram stands."""
        return Rarity(len(self.norms), np.diff(self.reaches, axis=1).sum(axis=0, dtype=np.int64))

    def nearest(self, asked: Asked, budget: int, limit: int) -> tuple[list[int], bool]:
        """Up to `limit` labels that share most with a text, reading its rarest grams while `budget` postings last.

        Also whether all grams of the text were read, so that a larger budget could find nothing more.
        """
        begins, ends = self.reaches[:, asked.grams], self.reaches[:, asked.grams + 1]
        counts = (ends - begins).sum(axis=0)
        order = np.argsort(counts, kind="stable")
        reach = np.cumsum(counts[order])
        read = min(max(1, int(reach.searchsorted(budget, side="right"))), _MOST_READ)
        labels, shared = self._shared(begins[:, order[:read]], ends[:, order[:read]], asked.weights[order[:read]])
        near = np.flatnonzero(shared > _WORTH * shared.max(initial=0.0))
        labels, shared = labels[near], shared[near]
        if len(labels) > limit:
            best = np.argpartition(shared / (self.norms[labels] + asked.norm), -limit)[-limit:]
            labels = labels[best]
        return labels.tolist(), read == len(reach)

    def _shared(self, begins: Ints, ends: Ints, weights: Floats) -> tuple[npt.NDArray[np.uint32], Floats]:
        """The labels with any of some grams, and the weight of those that each has."""
        spans = [
            postings[begin:end]
            for postings, row, until in zip(self.postings, begins.tolist(), ends.tolist(), strict=True)
            for begin, end in zip(row, until, strict=True)
        ]
        if not spans:
            return np.empty(0, np.uint32), np.empty(0, np.float32)
        # Label and gram packed into one number: sorted, the grams of a label stand together.
        firsts = self.firsts.astype(np.uint32)[:, None] << np.uint32(_NUMBER_BITS)
        firsts = firsts | np.arange(begins.shape[1], dtype=np.uint32)
        found = np.concatenate(spans).astype(np.uint32) << np.uint32(_NUMBER_BITS)
        found += np.repeat(firsts.ravel(), (ends - begins).ravel())
        if not len(found):
            return np.empty(0, np.uint32), np.empty(0, np.float32)
        found.sort()
        labels = found >> np.uint32(_NUMBER_BITS)
        starts = np.append(0, np.flatnonzero(labels[1:] != labels[:-1]) + 1)
        worth = weights.take(found & np.uint32((1 << _NUMBER_BITS) - 1))
        return labels[starts], np.add.reduceat(worth, starts)
