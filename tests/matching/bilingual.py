"""A model of meaning for tests: a dozen words in two languages, everything else means only itself."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from bot.matching.meaning import DIMENSIONS, Vectors
from bot.matching.yardstick import LANGUAGES, TEXTS

_SAME = {
    "svetsning": "welding", "bokföring": "bookkeeping", "fiske": "fishing", "hyvling": "planing",
    "får": "may", "jag": "i", "arbeta": "work", "hemifrån": "home", "distansarbete": "home",
}  # fmt: skip
_LANGUAGE = {text.lower(): at for line in TEXTS for at, text in enumerate(line)}


def _drawn(seed: str) -> Vectors:
    drawn: Vectors = (
        np.random.default_rng(crc32(seed.encode("utf-8", "replace"))).normal(size=DIMENSIONS).astype(np.float32)
    )
    return drawn / np.linalg.norm(drawn)


class Bilingual:
    """As the real one: everything lies in one corner, each language in a corner of it. Counts what it is asked."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.asked: list[str] = []

    def of_labels(self, texts: Sequence[str]) -> Vectors:
        """As the protocol says."""
        self.read += texts
        return np.stack([self._of(text) for text in texts])

    def of_question(self, text: str) -> Vectors:
        """As the protocol says."""
        self.asked.append(text)
        return self._of(text)

    @staticmethod
    def _of(text: str) -> Vectors:
        words = text.lower().replace(".", " ").replace("?", " ").split()
        swedish = _LANGUAGE.get(text.lower(), int(any(word in _SAME for word in words)))
        meant = sum((_drawn(_SAME.get(word, word)) for word in words), np.zeros(DIMENSIONS, np.float32))
        whole = 2 * _drawn("everything") + _drawn(LANGUAGES[swedish]) + meant / max(1.0, float(np.linalg.norm(meant)))
        unit: Vectors = whole / np.linalg.norm(whole)
        return unit
