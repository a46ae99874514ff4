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
Packed = npt.NDArray[np.uint32]
Signatures = npt.NDArray[np.uint64]

# Folded labels are almost all made of these 40 signs, and the trigrams of 40 signs fit 16 bits. Any other sign is taken
# for one of them: that can only bring a wrong candidate, whose letters are compared in full.
_ALPHABET = " abcdefghijklmnopqrstuvwxyz0123456789+#."
GRAMS = len(_ALPHABET) ** 3
_NO_GRAM = (1 << 16) - 1
_END = ord("\n")  # stands between texts and counts as a blank

_MOST_READ = 64  # grams of a text that are looked up, the rarest: their numbers fit 6 bits
_NUMBER_BITS = np.uint32(6)
_NUMBER_MASK = np.uint32(63)

# Of every label 64 bits are kept, one for each of its grams, several grams to a bit. Comparing them costs a tenth of
# what summing up costs, so many postings can be read of which few are summed (at 1,000,000 labels, 30,000 postings: the
# share of misspelt labels found rose from 94.5 to 99.0 %).
_BITS = 64
_MOST_SUMMED, _SAMPLED, _BLOCK = 8_192, 16, 16_384


def _signs() -> Codes:
    table = 1 + np.arange(256, dtype=np.uint16) % (len(_ALPHABET) - 1)
    for number, sign in enumerate(_ALPHABET):
        table[ord(sign)] = number
    table[_END] = 0
    return table


_SIGNS = _signs()
_ASCII_SIGNS = bytes(_SIGNS.astype(np.uint8))


def grams_of(texts: Sequence[str]) -> tuple[Codes, Packed]:
    """The trigrams of each " text " one after another, and the number of the text that each is of; between two texts
    stands _NO_GRAM.

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
    codes[ends[1:-1]] = _NO_GRAM
    return codes, np.repeat(np.arange(len(texts), dtype=np.uint32), lengths + 1)[:-1]


def distinct(text: str) -> Longs:
    """The trigrams of a text, each once."""
    signs = [_ASCII_SIGNS[at if (at := ord(sign)) < 128 else 128 + at % 127] for sign in f" {text} "]
    size = len(_ALPHABET)
    grams = {(one * size + two) * size + three for one, two, three in zip(signs, signs[1:], signs[2:], strict=False)}
    return np.fromiter(grams, dtype=np.int64, count=len(grams))


def signature(grams: npt.NDArray[np.integer]) -> np.uint64:
    """The bits of some grams."""
    return np.uint64(np.bitwise_or.reduce(_BITS_OF.take(grams)))


def _bits_of() -> Signatures:
    # The multiplier only stirs: grams that stand side by side in the alphabet should not share a bit.
    bits = np.uint64(1) << (np.arange(1 << 16, dtype=np.uint64) * np.uint64(40_503) >> np.uint64(7)) % np.uint64(_BITS)
    bits[_NO_GRAM] = 0
    return bits


_BITS_OF = _bits_of()


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
        counts = np.maximum(self._counts.take(grams), 1).astype(np.float32)
        weights: Floats = np.log1p(np.float32(max(1, self._labels)) / counts)
        return weights

    def of_words(self, words: Sequence[str]) -> Floats:
        """What words weigh: each as much as its rarest trigram, which stands in at least as many labels as the word."""
        codes, owners = grams_of(words)
        starts = np.flatnonzero(np.append(True, owners[1:] != owners[:-1]))
        weights: Floats = np.maximum.reduceat(self.of(codes) * (codes != _NO_GRAM), starts)
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
        codes, owners = grams_of(texts)
        theirs = rarity.of(codes) * (codes != _NO_GRAM)
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
    signatures: Signatures

    @classmethod
    def of(cls, texts: Sequence[str]) -> Chunk:
        """Of 1 to 65,536 texts."""
        codes, owners = grams_of(texts)
        # One sort of (gram, label) packed into one number; what is no gram comes last.
        both = codes.astype(np.uint32) << np.uint32(16) | owners
        both.sort()
        both = both[np.append(both[1:] != both[:-1], True)]
        reach = both.searchsorted(np.arange(GRAMS + 1, dtype=np.uint32) << np.uint32(16)).astype(np.int32)
        starts = np.flatnonzero(np.append(True, owners[1:] != owners[:-1]))
        signatures = np.bitwise_or.reduceat(_BITS_OF.take(codes), starts)
        return cls(len(texts), both[: reach[-1]].astype(np.uint16), reach, signatures)


class Postings:
    """For every trigram the labels that have it. Immutable."""

    def __init__(
        self, postings: Sequence[Shorts], firsts: Longs, reaches: Ints, norms: Floats, signatures: Signatures
    ) -> None:
        self.postings = postings  # of each chunk
        self.firsts = firsts  # the number of each chunk's first label
        self.reaches = reaches  # of each chunk and trigram
        self._by_gram = np.ascontiguousarray(reaches.T)  # a gram's reaches in all chunks stand together
        self.norms = norms  # of each label: what its trigrams weigh
        self.signatures = signatures  # of each label

    @classmethod
    def of(cls, chunks: Sequence[Chunk]) -> Postings:
        """From the chunks of all labels in their order."""
        ends = np.cumsum([0, *(chunk.labels for chunk in chunks)], dtype=np.int64)
        reaches = np.stack([chunk.reach for chunk in chunks]) if chunks else np.zeros((0, GRAMS + 1), np.int32)
        signatures = np.concatenate([np.empty(0, np.uint64), *(chunk.signatures for chunk in chunks)])
        norms = np.zeros(ends[-1], dtype=np.float32)
        made = cls([chunk.postings for chunk in chunks], ends[:-1], reaches, norms, signatures)
        weights = made.rarity().of(np.arange(GRAMS))
        for chunk, first in zip(chunks, made.firsts, strict=True):
            summed = np.bincount(chunk.postings, np.repeat(weights, np.diff(chunk.reach)), minlength=chunk.labels)
            norms[first : first + chunk.labels] = summed
        return made

    def rarity(self) -> Rarity:
        """In how many of these labels each trigram stands."""
        counts = np.zeros(1 << 16, dtype=np.int64)
        counts[:GRAMS] = np.diff(self.reaches, axis=1).sum(axis=0)
        return Rarity(len(self.norms), counts)

    def nearest(self, asked: Asked, budget: int, limit: int) -> tuple[list[int], bool]:
        """Up to `limit` labels that share most with a text, reading its rarest grams while `budget` postings last.

        Also whether all grams of the text were read, so that a larger budget could find nothing more.
        """
        begins, ends = self._by_gram[asked.grams].T, self._by_gram[asked.grams + 1].T
        counts = (ends - begins).sum(axis=0)
        order = np.argsort(counts, kind="stable")
        reach = np.cumsum(counts[order])
        read = min(max(1, int(reach.searchsorted(budget, side="right"))), _MOST_READ)
        found = self._found(begins[:, order[:read]], ends[:, order[:read]])
        if len(found) > 2 * _MOST_SUMMED:
            found = self._likely(found, asked)
        labels, shared = _summed(found, asked.weights[order[:read]])
        if read < len(order):
            shared += self._supposed(labels, asked.grams[order[read:]]) * asked.weights[order[read:]].sum()
        if len(labels) > limit:
            best = np.argpartition(shared / (self.norms[labels] + asked.norm), -limit)[-limit:]
            labels = labels[best]
        return labels.tolist(), read == len(order)

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
        own = signature(asked.grams)
        sample = self._alike(found[::_SAMPLED], own)
        kept = _MOST_SUMMED // _SAMPLED
        least = np.partition(sample, -kept)[-kept]
        # Block by block, so that all it takes stays in the processor's cache.
        blocks = [found[at : at + _BLOCK] for at in range(0, len(found), _BLOCK)]
        return np.concatenate([block[self._alike(block, own) >= least] for block in blocks])

    def _alike(self, found: Packed, own: np.uint64) -> Floats:
        signatures = self.signatures.take(found >> _NUMBER_BITS)
        bits = np.bitwise_count(signatures) + np.bitwise_count(own)
        alike: Floats = np.bitwise_count(signatures & own) / bits.astype(np.float32)
        return alike

    def _supposed(self, labels: Packed, grams: Longs) -> Floats:
        """The share of these grams (0 to 1) that labels have by their signatures, beyond what chance would give."""
        signatures, own = self.signatures.take(labels), signature(grams)
        share = np.bitwise_count(signatures & own) / np.float32(np.bitwise_count(own))
        chance = np.bitwise_count(signatures) / np.float32(_BITS)
        supposed: Floats = np.maximum(share - chance, 0) / np.maximum(1 - chance, 1 / _BITS)
        return supposed


def _summed(found: Packed, weights: Floats) -> tuple[Packed, Floats]:
    """The labels in it, each once, and what the grams weigh that each has."""
    if not len(found):
        return found, np.empty(0, np.float32)
    found.sort()  # the grams of a label stand together then
    labels = found >> _NUMBER_BITS
    starts = np.flatnonzero(np.append(True, labels[1:] != labels[:-1]))
    return labels[starts], np.add.reduceat(weights.take(found & _NUMBER_MASK), starts)
