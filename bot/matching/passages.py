"""Finds the passages that answer a question and says honestly when none does; never words an answer of its own."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat

import numpy as np

from bot.matching.cuts import CUTS
from bot.matching.index import Index
from bot.matching.notions import vocabulary
from bot.matching.postings import Floats, Ints, Passage, Postings, Stem, words_of
from bot.matching.small import SMALL, spoken
from bot.matching.stems import stem
from bot.matching.terms import Band, Term
from bot.matching.words import LONGEST

# BM25 (Robertson and Zaragoza, 2009) with its usual saturation. Rules are short, and a long one that has the words
# speaks of much else besides, so length counts for more than the usual 0.75.
_SATURATION, _LENGTH = 1.2, 0.85
# What a passage that speaks of the same notion in another word counts for: to the ranking beside the word itself and
# where the word stands nowhere, and of the share of the question that it covers: alone it is no answer.
_NOTION_BESIDE, _NOTION_ALONE, _NOTION_COVERS = 0.5, 1.0, 0.39
# A question longer than this is a text; its first words say what it is about.
_MOST_WORDS = 40
# Words of a question that are looked up as misspelt. A question with more of them is in another language.
_MOST_REPAIRED = 3
_MISSPELT = 0.8
# The same passage in another language often shares a name or two with the question; the asker's own text should win.
_OWN_LANGUAGE = 1.6
# English words bend so little that their stems do; others are compared by their beginnings too.
_STEMS_SUFFICE = "en"
# What a passage that covers nothing of the question would keep of its score.
_UNCOVERED = 1.5
# Additions are put together until they are this many, which takes some 10 ms; so a question looks into few places.
_TOGETHER = 256
# What two words that stand together as they were asked add, of how rare they are; for how many of the passages that
# rank best without, which is where it can matter.
_PAIR, _NEAREST = 1.5, 30
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage found: how well it ranks (any positive number), the share of the question that it covers (0 to 1),
    and what to do with it."""

    id: int
    score: float
    coverage: float
    band: Band
    quote: Callable[[], str] = field(repr=False, compare=False)

    @property
    def sentence(self) -> str:
        """The one of its sentences that answers best, looked for when it is read: few of the hits are quoted."""
        return self.quote()


_Ranked = tuple[float, float, Postings, int]
"""A passage found: its rank, the share of the question that it covers, whose it is, and its place there."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word of a question: the stems that it may mean with how surely (0 to 1), and the notions that it speaks of."""

    stems: Mapping[Stem, float]
    notions: frozenset[int]


class Passages:
    """Passages searched by question. Reads may run in any number of threads beside a writer."""

    def __init__(self, docs: Iterable[Passage] = ()) -> None:
        self._writing = threading.Lock()
        base = Postings(list(docs))
        self._parts: tuple[Postings, ...] = (base,)
        self._spelt = _spelt(base)
        self._spellings = Index(Term(0, word) for word in self._spelt)

    def extend(self, docs: Iterable[Passage]) -> None:
        """Make more passages findable, at once."""
        with self._writing:
            parts, added = self._parts, list(docs)
            if len(parts) > 1 and len(parts[-1].docs) + len(added) <= _TOGETHER:
                parts, added = parts[:-1], [*parts[-1].docs, *added]
            new = Postings(added)
            words = _spelt(new) - self._spelt
            self._spelt |= words
            self._spellings.extend(Term(0, word) for word in words)
            self._parts = (*parts, new)

    def find(self, question: str, language: str = "", limit: int = 3) -> list[PassageHit]:
        """The passages that answer a question best, the best first; those in `language`, the
        asker's, before others that are as good.

        Whatever is nearest comes back, down to hits of `Band.NONE`, which are no answers. The `coverage` of the hits
        says how much of the question the passages' words explain: where the greatest is small, the meaning of the
        question, in other words or another language, is worth a look.
        """
        parts = self._parts
        size = sum(len(part.docs) for part in parts)
        asked, notions = self._asked(parts, question, language)
        if not asked or not size:
            return []
        found = _Found(parts, size)
        for word in asked:
            found.take_word(word)
        for notion, weight in notions.items():
            found.take_notion(notion, weight)
        return [
            PassageHit(doc.id, score, coverage, _band(coverage), partial(found.sentence, part, doc))
            for score, coverage, part, doc in found.best(language, limit)
        ]

    def _asked(self, parts: Sequence[Postings], question: str, language: str) -> tuple[list[_Asked], dict[int, float]]:
        """The words of a question that say what it is about (all, when every one is small), and its notions with what
        they count for."""
        words = words_of(question[:LONGEST])
        subject = list(dict.fromkeys([word for word in words if word not in SMALL] or words))[:_MOST_WORDS]
        terms = vocabulary(spoken(words, language))
        speaks: dict[str, set[int]] = {word: set() for word in words}
        weights: dict[int, float] = {}
        for begin, end, notion in terms.in_words(words):
            for word in words[begin:end]:
                speaks[word].add(notion)
            weights[notion] = _NOTION_BESIDE if end - begin == 1 else _NOTION_ALONE
        asked, repairs = [], _MOST_REPAIRED
        for word in subject:
            stems = _stems(parts, word)
            if not stems and not speaks[word] and repairs:
                repairs -= 1
                for meant, share in self._meant(word).items():
                    speaks[word] |= terms.of_word(meant)
                    stems |= {key: share * like for key, like in _stems(parts, meant).items()}
            for notion in speaks[word]:
                weights[notion] = max(weights.get(notion, 0.0), _NOTION_BESIDE if stems else _NOTION_ALONE)
            asked.append(_Asked(stems, frozenset(speaks[word])))
        return asked, weights

    def _meant(self, word: str) -> dict[str, float]:
        """The words that a misspelt one may stand for, and how alike they are (0 to 1)."""
        # Hands rarely slip on the first letter; another word often differs there (hund, kund).
        hits = self._spellings.find(word)
        return {
            hit.text: _MISSPELT * hit.score / 100 for hit in hits if hit.band is Band.ANSWER and hit.text[0] == word[0]
        }


class _Found:
    """What the passages say on one question: the scratch of a query."""

    def __init__(self, parts: Sequence[Postings], size: int) -> None:
        self._parts, self._size = parts, size
        self._scores = [np.zeros(len(part.docs), dtype=np.float32) for part in parts]
        self._covered = [np.zeros(len(part.docs), dtype=np.float32) for part in parts]
        self._weighed: list[tuple[_Asked, float]] = []
        mean = max(1.0, sum(float(part.lengths.sum()) for part in parts) / size)
        self._asked_for: dict[Postings, dict[int, list[tuple[int, float]]]] = {}
        self._norms = [_SATURATION * (1 - _LENGTH + _LENGTH / mean * part.lengths) for part in parts]

    def take_word(self, word: _Asked) -> None:
        """Count what the passages say of a word."""
        occurrences = [_occurrences(part, word.stems) for part in self._parts]
        rarity = self._rarity(sum(len(docs) for docs, _, _ in occurrences))
        self._weighed.append((word, rarity))
        for at, (docs, times, alike) in enumerate(occurrences):
            self._take(at, docs, times, rarity)
            covers = np.zeros(len(self._parts[at].docs), dtype=np.float32)
            covers[docs] = alike
            for notion in word.notions:
                speaking, _ = self._parts[at].having(notion)
                covers[speaking] = np.maximum(covers[speaking], _NOTION_COVERS)
            self._covered[at] += rarity * covers

    def take_notion(self, notion: int, weight: float) -> None:
        """Count the passages that speak of a notion, in whichever of its words."""
        occurrences = [part.having(notion) for part in self._parts]
        rarity = self._rarity(sum(len(docs) for docs, _ in occurrences))
        for at, (docs, times) in enumerate(occurrences):
            self._take(at, docs, times, weight * rarity)

    def best(self, language: str, limit: int) -> list[tuple[float, float, Postings, Passage]]:
        """The passages that rank best, each with its rank and the share of the question that it covers."""
        docs: list[tuple[float, float, Postings, int]] = []
        whole = sum(rarity for _, rarity in self._weighed)
        depth = max(limit, _NEAREST)
        for part, scores, covered in zip(self._parts, self._scores, self._covered, strict=True):
            near = np.flatnonzero(scores)
            coverage = np.minimum(covered[near] / whole, 1.0)
            ranked = scores[near] * (_UNCOVERED + coverage)
            if language in part.speaking:
                ranked[part.speaking[language][near]] *= _OWN_LANGUAGE
            if len(near) > depth:
                # All that rank like the last one stay, so that equals come in the order in which they were added.
                best = np.flatnonzero(ranked >= np.partition(ranked, -depth)[-depth])
                near, ranked, coverage = near[best], ranked[best], coverage[best]
            docs += zip(ranked.tolist(), coverage.tolist(), repeat(part), near.tolist())
        docs = self._paired(sorted(docs, key=lambda found: -found[0])[:depth])
        return [(rank, coverage, part, part.docs[at]) for rank, coverage, part, at in docs[:limit]]

    def _paired(self, docs: list[_Ranked]) -> list[_Ranked]:
        """Passages, the best first, in the order that they have when words asked side by side count for more there."""
        words = [word.stems for word, _ in self._weighed]
        rarities = np.array([rarity for _, rarity in self._weighed])
        pairs = _PAIR * (rarities[:-1] + rarities[1:]) / 2
        ranked: list[_Ranked] = []
        for part in self._parts if len(pairs) else ():
            theirs = [found for found in docs if found[2] is part]
            if theirs:
                close = part.together(np.array([at for *_, at in theirs]), words)
                worth = (close[:, None] >> np.arange(len(pairs)) & 1) @ pairs
                ranked += [
                    (rank + more, share, of, at)
                    for (rank, share, of, at), more in zip(theirs, worth.tolist(), strict=True)
                ]
        return sorted(ranked, key=lambda found: -found[0]) if ranked else docs

    def sentence(self, part: Postings, doc: Passage) -> str:
        """The first sentence of a passage that has most of what was asked."""
        reader = part.reader(doc.language)
        sentences = [sentence.strip() for sentence in _SENTENCE_END.split(doc.text) if sentence.strip()]
        if len(sentences) < 2:
            return "".join(sentences)
        wanted = self._wanted(part)

        def worth(sentence: str) -> float:
            best: dict[int, float] = {}
            for slot in reader.slots(sentence) & wanted.keys():
                for word, share in wanted[slot]:
                    best[word] = max(share, best.get(word, 0.0))
            return sum(best.values())

        return max(sentences, key=worth)

    def _wanted(self, part: Postings) -> dict[int, list[tuple[int, float]]]:
        """Which words of the question each slot of some passages answers, by their number, and what each is worth."""
        if part not in self._asked_for:
            wanted = self._asked_for[part] = {}
            for at, (word, rarity) in enumerate(self._weighed):
                for slot, share in part.slots_of(word.stems, word.notions, _NOTION_COVERS).items():
                    wanted.setdefault(slot, []).append((at, rarity * share))
        return self._asked_for[part]

    def _take(self, at: int, docs: Ints, times: Floats, weight: float) -> None:
        norms = self._norms[at][docs]
        self._scores[at][docs] += weight * (_SATURATION + 1) * times / (times + norms)

    def _rarity(self, frequency: int) -> float:
        return float(np.log1p((self._size - frequency + 0.5) / (frequency + 0.5)))


def _occurrences(part: Postings, stems: Mapping[Stem, float]) -> tuple[Ints, Floats, Floats]:
    """The passages with any of some stems, how often, each stem by its share, and the best share in each passage."""
    if len(stems) == 1:
        [(key, share)] = stems.items()
        docs, times = part.having(key)
        return docs, share * times, np.full(len(docs), share, dtype=np.float32)
    times, alike = np.zeros((2, len(part.docs)), dtype=np.float32)
    for key, share in stems.items():
        docs, often = part.having(key)
        times[docs] += share * often
        alike[docs] = np.maximum(alike[docs], share)
    docs = np.flatnonzero(times).astype(np.int32)
    return docs, times[docs], alike[docs]


def _stems(parts: Sequence[Postings], word: str) -> dict[Stem, float]:
    """The stems in the passages, of every language, that a word may be a form of, and how surely (0 to 1)."""
    found: dict[Stem, float] = {}
    for part in parts:
        for language in part.languages:
            key = language, stem(word, language)
            if language != _STEMS_SUFFICE:
                for bent, share in part.bent(word, language).items():
                    found[bent] = max(share, found.get(bent, 0.0))
            if len(part.having(key)[0]):
                found[key] = 1.0
    return found


def _spelt(part: Postings) -> set[str]:
    """The words of passages as they are written, and those of the notions in their languages."""
    return {word for code in part.languages for word in (*part.spellings(code), *vocabulary(code).spelt)}


def _band(coverage: float) -> Band:
    cut = CUTS.policy
    return Band.ANSWER if coverage >= cut.answer else Band.ASK if coverage >= cut.ask else Band.NONE
