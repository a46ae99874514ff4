"""Trigrams of labels in flat arrays: which labels share letters with a text, and how much; compares no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

_SYMBOL_BITS = 6
_GRAMS = 1 << (3 * _SYMBOL_BITS)
_PLAIN = " abcdefghijklmnopqrstuvwxyz0123456789+#."
_CHUNK = 65_536  # labels encoded at once: bounds the memory that building takes beside the result


def _symbols() -> npt.NDArray[np.int32]:
    # Folded labels are almost all made of 40 signs; the rest of Unicode shares the 24 symbols that are left.
    table = len(_PLAIN) + np.arange(256, dtype=np.int32) % ((1 << _SYMBOL_BITS) - len(_PLAIN))
    for symbol, sign in enumerate(_PLAIN):
        table[ord(sign)] = symbol
    return table


_SYMBOLS = _symbols()
_SYMBOLS_LIST: list[int] = _SYMBOLS.tolist()
_WORTH = 0.25  # of what the best label shares; labels below it could not win by being short


def grams_of(texts: Sequence[str]) -> tuple[Ints, Longs]:
    """The trigrams of each " text " one after another, and where each text's begin (one more than there are texts).

    A text has as many as it has characters; one that occurs twice in a text counts twice.
    """
    blob = " " + "  ".join(texts) + " "
    points = np.frombuffer(blob.encode("utf-32-le", "replace"), dtype=np.uint32)
    signs = _SYMBOLS[np.where(points < 128, points, 128 + points % 127)]
    codes = (signs[:-2] << (2 * _SYMBOL_BITS)) | (signs[1:-1] << _SYMBOL_BITS) | signs[2:]
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    starts = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    # Text i begins 2 * i characters later in the blob than in the result: each text brings two blanks along.
    at = np.arange(starts[-1]) + np.repeat(2 * np.arange(len(texts)), lengths)
    return codes[at], starts


@dataclass(frozen=True, slots=True)
class Asked:
    """The distinct trigrams of a text, ascending, with their weights here and where their labels stand."""

    grams: Ints
    weights: Floats
    norm: float
    begins: Longs
    ends: Longs


class Grams:
    """An immutable index of labels by trigram, in compressed rows both ways: gram -> labels and label -> grams."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.size = len(texts)
        chunks = [grams_of(texts[at : at + _CHUNK]) for at in range(0, self.size, _CHUNK)]
        self._grams = np.concatenate([codes for codes, _ in chunks]) if chunks else np.empty(0, np.int32)
        lengths = [np.diff(starts) for _, starts in chunks]
        self._starts = np.zeros(self.size + 1, dtype=np.int64)
        if lengths:
            np.cumsum(np.concatenate(lengths), out=self._starts[1:])
        owners = np.repeat(np.arange(self.size, dtype=np.int64), np.diff(self._starts))
        counts = np.bincount(self._grams, minlength=_GRAMS)
        # One sort of (gram, label) packed into one number is several times faster than sorting by two keys.
        self._labels = (np.sort((self._grams.astype(np.int64) << 32) | owners) & 0xFFFFFFFF).astype(np.int32)
        self._rows = np.zeros(_GRAMS + 1, dtype=np.int64)
        np.cumsum(counts, out=self._rows[1:])
        self._weights = np.log1p(max(1, self.size) / np.maximum(counts, 1)).astype(np.float32)
        self._norms = np.bincount(owners, self._weights[self._grams], minlength=self.size).astype(np.float32)

    def ask(self, text: str) -> Asked:
        """A text's trigrams with what they weigh here, made once a query."""
        symbols = [_SYMBOLS_LIST[at if (at := ord(sign)) < 128 else 128 + at % 127] for sign in f" {text} "]
        codes = sorted(
            {
                one << (2 * _SYMBOL_BITS) | two << _SYMBOL_BITS | three
                for one, two, three in zip(symbols, symbols[1:], symbols[2:], strict=False)
            }
        )
        grams = np.array(codes, dtype=np.int32)
        weights = self._weights[grams]
        return Asked(grams, weights, float(weights.sum()), self._rows[grams], self._rows[grams + 1])

    def nearest(self, asked: Asked, budget: int, limit: int) -> tuple[Longs, Floats, bool]:
        """Up to `limit` labels that share most with a text, reading its rarest grams while `budget` postings last.

        Also the share of trigrams (weighted by rarity, 0 to 1) that each has in common with the text, and whether all
        grams of the text were read, so that a larger budget could find nothing more.
        """
        counts = asked.ends - asked.begins
        order = np.argsort(counts, kind="stable")
        reach = np.cumsum(counts[order])
        read = max(1, int(np.searchsorted(reach, budget, side="right")))
        order = order[:read]
        spans = zip(asked.begins[order].tolist(), asked.ends[order].tolist(), strict=True)
        found = np.concatenate([self._labels[begin:end] for begin, end in spans])
        shared = np.bincount(found, np.repeat(asked.weights[order], counts[order]), minlength=self.size)
        near = np.flatnonzero(shared > _WORTH * shared.max(initial=0.0))
        alike = shared[near] / (self._norms[near] + asked.norm)
        if len(near) > limit:
            best = np.argpartition(alike, -limit)[-limit:]
            near, alike = near[best], alike[best]
        if read < len(reach):
            return near, self._dice(asked, near), False
        return near, np.minimum(2 * alike, 1.0).astype(np.float32), True

    def _dice(self, asked: Asked, labels: Longs) -> Floats:
        begins, ends = self._starts[labels], self._starts[labels + 1]
        lengths = ends - begins
        reach = np.cumsum(lengths)
        theirs = self._grams[np.arange(reach[-1]) + np.repeat(begins - reach + lengths, lengths)]
        return self._share(asked, theirs, lengths, self._norms[labels])

    def dice_of_texts(self, asked: Asked, texts: Sequence[str]) -> Floats:
        """The share of trigrams that each of these texts, which are not in the index, has in common with the text."""
        theirs, starts = grams_of(texts)
        lengths = np.diff(starts)
        norms = np.bincount(np.repeat(np.arange(len(texts)), lengths), self._weights[theirs], minlength=len(texts))
        return self._share(asked, theirs, lengths, norms.astype(np.float32))

    @staticmethod
    def _share(asked: Asked, theirs: Ints, lengths: Longs, norms: Floats) -> Floats:
        at = np.searchsorted(asked.grams, theirs)
        at[at == len(asked.grams)] = 0
        weights = asked.weights[at] * (asked.grams[at] == theirs)
        shared = np.bincount(np.repeat(np.arange(len(lengths)), lengths), weights, minlength=len(lengths))
        alike: Floats = np.minimum(2 * shared / np.maximum(norms + asked.norm, 1e-9), 1.0).astype(np.float32)
        return alike
