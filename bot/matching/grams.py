"""Trigrams of texts: what they are, what each weighs, how much of them two texts share; knows no index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.matching import kernel

Codes = npt.NDArray[np.uint16]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Packed = npt.NDArray[np.uint32]

# Folded labels are almost all made of these 40 signs, and the trigrams of 40 signs fit 16 bits. Any other sign is taken
# for one of them: that can only bring a wrong candidate, whose letters are compared in full.
_ALPHABET = " abcdefghijklmnopqrstuvwxyz0123456789+#."
SIZE = len(_ALPHABET)
GRAMS = SIZE**3
NO_GRAM = (1 << 16) - 1
_END = ord("\n")  # stands between texts and counts as a blank


def _signs() -> Codes:
    table = 1 + np.arange(256, dtype=np.uint16) % (SIZE - 1)
    for number, sign in enumerate(_ALPHABET):
        table[ord(sign)] = number
    table[_END] = 0
    return table


_SIGNS = _signs()
ASCII_SIGNS = bytes(_SIGNS.astype(np.uint8))


def grams_of(texts: Sequence[str]) -> tuple[Codes, Packed]:
    """The trigrams of each " text " one after another, and the number of the text that each is of; between two texts
    stands NO_GRAM.

    A text has as many as it has characters; one that occurs twice in a text is there twice. No text holds a line end.
    """
    blob = "\n" + "\n".join(texts) + "\n"
    if blob.isascii():
        signs = np.frombuffer(blob.encode("ascii").translate(ASCII_SIGNS), dtype=np.uint8).astype(np.uint16)
        ends = np.frombuffer(blob.encode("ascii"), dtype=np.uint8) == _END
    else:
        points = np.frombuffer(blob.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        signs = _SIGNS[np.where(points < 128, points, 128 + points % 127)]
        ends = points == _END
    size = np.uint16(SIZE)
    codes = (signs[:-2] * size + signs[1:-1]) * size + signs[2:]
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    codes[ends[1:-1]] = NO_GRAM
    return codes, np.repeat(np.arange(len(texts), dtype=np.uint32), lengths + 1)[:-1]


def distinct(text: str) -> Longs:
    """The trigrams of a text, each once."""
    signs = [ASCII_SIGNS[at if (at := ord(sign)) < 128 else 128 + at % 127] for sign in f" {text} "]
    size = SIZE
    grams = {(one * size + two) * size + three for one, two, three in zip(signs, signs[1:], signs[2:], strict=False)}
    return np.fromiter(grams, dtype=np.int64, count=len(grams))


_NONE: Longs = np.empty(0, np.int64)


class Rarity:
    """In how many labels each trigram stands. Changes with every label; a reader beside a writer sees one of them."""

    def __init__(self, labels: int, counts: Longs) -> None:
        self._labels, self._counts = labels, counts
        self._changes = 0
        self._made: tuple[int, Floats] = (-1, np.empty(0, np.float32))

    def add(self, text: str, labels: int = 1) -> None:
        """Count a label's text; `labels` -1: count it no more."""
        self._labels += labels
        self._counts[distinct(text)] += labels
        self._changes += 1

    @property
    def weights(self) -> Floats:
        """What each trigram weighs: the rarer, the more. Made anew after a change (0.4 ms)."""
        changes, weights = self._made
        if changes != self._changes:
            changes = self._changes  # read before the counts: what changes meanwhile is seen by the next one
            counts = np.maximum(self._counts, 1).astype(np.float32)
            weights = np.log1p(np.float32(max(1, self._labels)) / counts)
            weights[NO_GRAM] = 0
            self._made = changes, weights
        return weights

    def of(self, grams: npt.NDArray[np.integer]) -> Floats:
        """What trigrams weigh."""
        return self.weights.take(grams)

    def of_words(self, words: Sequence[str]) -> Floats:
        """What words weigh: each as much as its rarest trigram, which stands in at least as many labels as the word."""
        if (weighed := self._weighed(words, _NONE)) is not None:
            return weighed[2]
        codes, owners = grams_of(words)
        starts = np.flatnonzero(np.append(True, owners[1:] != owners[:-1]))
        weights: Floats = np.maximum.reduceat(self.of(codes), starts)
        return weights

    def of_texts(self, texts: Sequence[str], known: Longs) -> tuple[Floats, Floats]:
        """What all trigrams of each text weigh together, and those that are `known`."""
        if (weighed := self._weighed(texts, known)) is not None:
            return weighed[0], weighed[1]
        codes, owners = grams_of(texts)
        theirs, flags = self.of(codes), np.zeros(1 << 16, np.bool_)
        flags[known] = True
        both = (np.bincount(owners, theirs * of, minlength=len(texts)) for of in (1, flags[codes]))
        every, shared = (each.astype(np.float32) for each in both)
        return every, shared

    def _weighed(self, texts: Sequence[str], known: Longs) -> tuple[Floats, Floats, Floats] | None:
        blob = "\n".join(texts) + "\n"
        if not blob.isascii():
            return None
        return kernel.weigh(blob.encode(), len(texts), ASCII_SIGNS, SIZE, self.weights, known)


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
        return cls(grams, weights, float(np.add.reduce(weights)))

    def dice(self, texts: Sequence[str], rarity: Rarity) -> Floats:
        """The share of trigrams, weighted by rarity (0 to 1), that each of these texts has in common with this one."""
        if not texts:
            return np.empty(0, np.float32)
        every, shared = rarity.of_texts(texts, self.grams)
        alike: Floats = np.minimum(2 * shared / np.maximum(every + np.float32(self.norm), np.float32(1e-9)), 1)
        return alike
