"""What peers get besides their own search: Kunna's normalised texts, its rerank, its order of ties; finds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from bot import texts
from bot.bench.matching.items import Data
from bot.bench.matching.measure import FIRST, Found
from bot.matching import Asking, comparable, normalise
from bot.matching.rank import alike
from bot.matching.words import Forms

# Ties only, as in bot/matching/index.py: the asker's language first, then preferred labels.
_OWN_LANGUAGE, _PREFERRED = 0.02, 0.01
_ASKING = {"skills": "ask-whoknows", "ideas": "ask-idea"}


class Labels:
    """The labels of a task by their places, folded as Kunna folds them; `rerank`: what that needs is made as well."""

    def __init__(self, data: Data, rerank: bool = False) -> None:
        self._entries = data.entries
        self._asking = Asking(texts.words_everywhere(_ASKING[data.task]))
        self.folded = [comparable(entry.text) for entry in data.entries]
        if rerank:
            self._natives = [normalise(entry.text) for entry in data.entries]
            self._grams = _grams("\0".join(f" {text} " for text in self.folded))
            self._ends = np.cumsum([len(text) + 3 for text in self.folded])

    def asked(self, text: str) -> str:
        """The question as labels are spelt, without the words that only ask."""
        return comparable(self._asking.barest(text))

    def things(self, scored: Iterable[tuple[int, float]], language: str) -> list[Found]:
        """The first things of labels with their scores, each once."""
        best: dict[str, float] = {}
        for at, score in scored:
            entry = self._entries[at]
            told = score + _OWN_LANGUAGE * (entry.language == language) + _PREFERRED * entry.preferred
            best[entry.thing] = max(told, best.get(entry.thing, 0.0))
        first = sorted(best.items(), key=lambda of: -of[1])[:FIRST]
        return [Found(thing, score) for thing, score in first]

    def reranked(self, asked: str, places: Sequence[int], language: str) -> list[Found]:
        """The same for candidates without a score, by Kunna's own."""
        if not places:
            return []
        wanted = np.unique(_grams(f" {asked} "))
        of_labels = [self._grams[self._ends[at] - len(self.folded[at]) - 3 : self._ends[at] - 3] for at in places]
        starts = np.cumsum([0, *(len(grams) for grams in of_labels[:-1])])
        shared = np.add.reduceat(np.isin(np.concatenate(of_labels), wanted), starts, dtype=np.float32)
        dice = 2 * shared / (len(wanted) + np.fromiter(map(len, of_labels), np.float32, len(of_labels)))
        natives, folded = [self._natives[at] for at in places], [self.folded[at] for at in places]
        scores = alike(Forms.of(asked), natives, folded, np.minimum(dice, 1))
        return self.things(zip(places, scores.tolist(), strict=True), language)


def _grams(text: str) -> npt.NDArray[np.int64]:
    """Every three signs that follow each other, as one number."""
    signs = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
    grams: npt.NDArray[np.int64] = (signs[:-2] << 42) | (signs[1:-1] << 21) | signs[2:]
    return grams
