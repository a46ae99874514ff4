"""Finds the passages that answer a question and says honestly when none does; never words an answer of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

import numpy as np
import numpy.typing as npt

from bot.matching.cuts import CUTS
from bot.matching.index import Index
from bot.matching.small import SMALL
from bot.matching.terms import Band, Term
from bot.matching.words import LONGEST, fold, normalise

# BM25 as it is usually set (Robertson and Zaragoza, 2009).
_SATURATION, _LENGTH = 1.2, 0.75
# Share of the question that must be covered; calibrated (cuts.toml).
_ANSWER_FROM, _ASK_FROM = CUTS.policy.answer, CUTS.policy.ask
# A question longer than this is a text; its first words say what it is about.
_MOST_WORDS = 40
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
# What bent forms of one word have in common: a stem of three letters at least, and more of the longer form than this.
_STEM, _STEM_SHARE, _ENDING = 3, 0.55, 4
_MISSPELT = 0.8
# The same passage in another language often shares a name or two with the question; the asker's own text should win.
_OWN_LANGUAGE = 1.2

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that can answer: its id, the heading it stands under, its text and language."""

    id: int
    heading: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage found: how well it ranks (any positive number), the share of the question that it covers (0 to 1),
    what to do with it, and the sentence of it that answers best."""

    id: int
    score: float
    coverage: float
    band: Band
    sentence: str


class Passages:
    """Passages searched by question. Immutable: after a change a new one is built."""

    def __init__(self, docs: Iterable[Passage] = ()) -> None:
        self._docs = list(docs)
        found: dict[str, tuple[list[int], list[int]]] = {}
        lengths = np.zeros(len(self._docs))
        for at, doc in enumerate(self._docs):
            words = Counter(_words(doc.heading) + _words(doc.text))
            lengths[at] = words.total()
            for word, times in words.items():
                docs_with, counts = found.setdefault(word, ([], []))
                docs_with.append(at)
                counts.append(times)
        self._vocabulary = sorted(found)
        self._found = {word: (np.array(at), np.array(times, dtype=float)) for word, (at, times) in found.items()}
        self._lengths = 1 - _LENGTH + _LENGTH * lengths / max(1.0, lengths.mean() if len(lengths) else 1.0)
        self._spellings = Index(Term(at, word) for at, word in enumerate(self._vocabulary))

    def find(self, question: str, language: str = "", limit: int = 3) -> list[PassageHit]:
        """The passages that cover most of the question, best first; passages of `language` win ties."""
        asked = {word: self._likenesses(word) for word in dict.fromkeys(_subject(question))}
        if not asked or not self._docs:
            return []
        scores, covered, whole = np.zeros(len(self._docs)), np.zeros(len(self._docs)), 0.0
        for likenesses in asked.values():
            times, alike = self._occurrences(likenesses)
            with_it = np.count_nonzero(times)
            rarity = float(np.log1p((len(self._docs) - with_it + 0.5) / (with_it + 0.5)))
            scores += rarity * times * (_SATURATION + 1) / (times + _SATURATION * self._lengths)
            covered += rarity * alike
            whole += rarity
        coverage = covered / whole
        own = np.array([_OWN_LANGUAGE if doc.language == language else 1.0 for doc in self._docs])
        ranked = scores * (0.5 + coverage) * own
        best = [at for at in np.argsort(-ranked, kind="stable")[:limit].tolist() if ranked[at] > 0]
        return [
            PassageHit(
                self._docs[at].id,
                float(ranked[at]),
                float(coverage[at]),
                _band(float(coverage[at])),
                _best_sentence(self._docs[at].text, asked),
            )
            for at in best
        ]

    def _likenesses(self, word: str) -> dict[str, float]:
        """Words of the passages that may be this one, bent or misspelt, and how much each counts (0 to 1)."""
        likenesses = {}
        stem = word[: max(_STEM, len(word) - _ENDING)]
        for at in range(bisect_left(self._vocabulary, stem), len(self._vocabulary)):
            other = self._vocabulary[at]
            if not other.startswith(stem):
                break
            if share := _same_word(word, other):
                likenesses[other] = share
        if max(likenesses.values(), default=0.0) < _MISSPELT:
            for hit in self._spellings.find(word):
                # Hands rarely slip on the first letter; another word often differs there (hund, kund).
                if hit.band is Band.ANSWER and hit.text[0] == word[0]:
                    likenesses.setdefault(hit.text, _MISSPELT * hit.score / 100)
        return likenesses

    def _occurrences(self, likenesses: Mapping[str, float]) -> tuple[Floats, Floats]:
        """For every passage: how often a word occurs, each likeness by its share, and the best likeness in it."""
        times, alike = np.zeros(len(self._docs)), np.zeros(len(self._docs))
        for word, share in likenesses.items():
            docs, counts = self._found[word]
            times[docs] += share * counts
            alike[docs] = np.maximum(alike[docs], share)
        return times, alike


def _words(text: str) -> list[str]:
    pieces = (text[at : at + LONGEST] for at in range(0, len(text), LONGEST))
    return [word for piece in pieces for word in fold(normalise(piece)).split()]


def _subject(question: str) -> list[str]:
    """The words of a question that say what it is about; all of them when every one is small."""
    words = _words(question[:LONGEST])
    return ([word for word in words if word not in SMALL] or words)[:_MOST_WORDS]


def _same_word(word: str, other: str) -> float:
    if word == other:
        return 1.0
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    longer = max(len(word), len(other))
    bent = stem >= _STEM and stem >= _STEM_SHARE * longer and min(len(word), len(other)) - stem <= _ENDING
    return stem / longer if bent else 0.0


def _band(coverage: float) -> Band:
    return Band.ANSWER if coverage >= _ANSWER_FROM else Band.ASK if coverage >= _ASK_FROM else Band.NONE


def _best_sentence(text: str, asked: Mapping[str, Mapping[str, float]]) -> str:
    """The first sentence that has most of the words asked for."""

    def share(sentence: str) -> float:
        words = set(_words(sentence))
        return sum(
            max((like for word, like in likenesses.items() if word in words), default=0.0)
            for likenesses in asked.values()
        )

    sentences = [sentence.strip() for sentence in _SENTENCE_END.split(text) if sentence.strip()]
    return max(sentences, key=share, default="")
