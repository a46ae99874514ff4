"""Finds the things whose labels are nearest to a text; keeps them in memory and does not know where they came from."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence

import numpy as np

from bot.matching.grams import Floats, Grams
from bot.matching.rank import FOLDED, JOINED, alike, ratio
from bot.matching.rows import Rows
from bot.matching.terms import ANSWER_FROM, Band, Hit, Term
from bot.matching.words import Forms

# Postings that a query may read at first, and when that found nothing to answer with (MATCHING.md 4).
_BUDGETS = (10_000, 300_000)
_CANDIDATES = 60

# An initialism says little about what was meant: offered as "did you mean", never answered.
_INITIALS = 80.0
# Ties only: the asker's language first, then preferred labels.
_OWN_LANGUAGE, _PREFERRED = 0.02, 0.01

# Labels added since the trigrams were built are all compared (0.5 ms for a thousand); then the trigrams are built anew,
# 25 ms for 15,000 labels.
_MOST_FRESH = 1_000


class Index:
    """Labels of things, searched by text. Reads may run in any number of threads beside a writer."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._writing = threading.Lock()
        self._now = self._built(terms)

    def __len__(self) -> int:
        rows, _ = self._now
        return len(rows) - len(rows.dead)

    def add(self, term: Term) -> None:
        """Make one more label findable, at once."""
        self.extend([term])

    def extend(self, terms: Iterable[Term]) -> None:
        """Make many labels findable, at once."""
        with self._writing:
            rows, grams = self._now
            for term in terms:
                rows.add(term)
            if len(rows) - grams.size > _MOST_FRESH:
                self._now = rows, Grams([forms.folded for forms in rows.forms])

    def remove(self, id: int) -> None:
        """Make a thing unfindable, with all its labels, at once."""
        with self._writing:
            self._bury(id)

    def replace(self, id: int, terms: Iterable[Term]) -> None:
        """Give a thing these labels in place of all it had: for a rename, an alias, a merge."""
        with self._writing:
            self._bury(id)
        self.extend(terms)

    def exact(self, query: str, language: str = "") -> list[int]:
        """The things with this very label (case, accents, blanks do not count), without looking for near ones."""
        rows, _ = self._now
        forms = Forms.of(query)
        scored = self._spelt(rows, forms, language)
        return list(dict.fromkeys(rows.terms[at].id for at in sorted(scored, key=scored.__getitem__, reverse=True)))

    def find(self, query: str, language: str = "", limit: int = 5, near: bool = True) -> list[Hit]:
        """The nearest things, best first, each once; `language` breaks ties between equally near labels.

        When the text is the very label of a thing, only the things with that label come back. Whatever is nearest
        comes back otherwise, down to hits of `Band.NONE`, which a caller may offer as "nearest" but never answer;
        nothing, where near ones are not wanted.
        """
        rows, grams = self._now
        forms = Forms.of(query)
        if not forms.folded:
            return []
        if scored := self._spelt(rows, forms, language):
            return _hits(rows, scored, limit)
        if not near:
            return []
        scored = self._near(rows, grams, forms, language)
        for at in rows.initialled(forms):
            scored[at] = max(scored.get(at, 0.0), _INITIALS + _bonus(rows.terms[at], language))
        return _hits(rows, scored, limit)

    @staticmethod
    def _built(terms: Iterable[Term]) -> tuple[Rows, Grams]:
        rows = Rows()
        for term in terms:
            rows.add(term)
        return rows, Grams([forms.folded for forms in rows.forms])

    def _bury(self, id: int) -> None:
        rows = self._now[0]
        rows.bury(id)
        # The dead take places among the candidates; a quarter is when that could be felt.
        if len(rows.dead) > max(_MOST_FRESH, len(rows) // 4):
            self._now = self._built(list(rows.living()))

    @staticmethod
    def _spelt(rows: Rows, forms: Forms, language: str) -> dict[int, float]:
        scored = {}
        for at in rows.spelt(forms):
            forms_of = rows.forms[at]
            cost = 0.0 if forms_of.native == forms.native else FOLDED if forms_of.folded == forms.folded else JOINED
            scored[at] = 100.0 - cost + _bonus(rows.terms[at], language)
        return scored

    @staticmethod
    def _near(rows: Rows, grams: Grams, forms: Forms, language: str) -> dict[int, float]:
        asked = grams.ask(forms.folded)
        scored: dict[int, float] = {}
        if fresh := _nearest_fresh(rows, forms, grams.size, len(rows)):
            dice = grams.dice_of_texts(asked, [rows.forms[at].folded for at in fresh])
            scored = _ranked(rows, forms, language, fresh, dice)
        for budget in _BUDGETS:
            near, dice, whole = grams.nearest(asked, budget, _CANDIDATES)
            if new := [n for n, at in enumerate(near.tolist()) if at not in scored]:
                scored |= _ranked(rows, forms, language, near[new].tolist(), dice[new])
            if whole or max(scored.values(), default=0.0) >= ANSWER_FROM:
                break
        return scored


def _nearest_fresh(rows: Rows, forms: Forms, since: int, until: int) -> list[int]:
    """Candidates among the labels that the trigrams do not know yet, by their letters alone."""
    if until - since <= _CANDIDATES:
        return list(range(since, until))
    near = ratio(forms.folded, [label.folded for label in rows.forms[since:until]])
    return [since + int(at) for at in np.argpartition(near, -_CANDIDATES)[-_CANDIDATES:]]


def _ranked(rows: Rows, forms: Forms, language: str, places: Sequence[int], dice: Floats) -> dict[int, float]:
    scores = alike(forms, [rows.forms[at] for at in places], dice)
    return {
        at: score + _bonus(rows.terms[at], language)
        for at, score in zip(places, scores.tolist(), strict=True)
        if at not in rows.dead
    }


def _bonus(term: Term, language: str) -> float:
    return _OWN_LANGUAGE * (term.language == language) + _PREFERRED * term.preferred


def _hits(rows: Rows, scored: dict[int, float], limit: int) -> list[Hit]:
    hits: dict[int, Hit] = {}
    for at in sorted(scored, key=scored.__getitem__, reverse=True):
        term = rows.terms[at]
        if term.id not in hits:
            score = min(100.0, scored[at])
            hits[term.id] = Hit(term.id, score, term.text, Band.of(score))
            if len(hits) == limit:
                break
    return list(hits.values())
