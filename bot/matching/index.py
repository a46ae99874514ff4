"""Finds the things whose labels are nearest to a text; keeps them in memory and does not know where they came from.

A query from top to bottom is `Index.find`: the forms of the text, the very label, learned picks, candidates by trigram,
their likeness, initials, and the best of each thing.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

import numpy as np

from bot.matching import kept
from bot.matching.abbreviations import readings
from bot.matching.base import Base
from bot.matching.grams import Asked
from bot.matching.labels import pieces
from bot.matching.learned import Learned
from bot.matching.plain import core, names
from bot.matching.rank import FIRST, FOLDED, JOINED, clear, nearest, ranked
from bot.matching.rows import Rows
from bot.matching.terms import Band, Hit, Row, Term
from bot.matching.words import Forms

# Postings that a query may read, and labels that come of it: a few where one of those is clearly what was mistyped,
# then many (MATCHING.md 4). The longer the text, the fewer it takes: of a label with many trigrams some rare ones are
# left whatever was mistyped.
_FIRST, _FEW_FIRST = 2_000, 16
_LEAST, _MOST, _PER_GRAM = 30_000, 100_000, 1_600_000
_BUDGET, _CANDIDATES = 10_000, 48

# An initialism says little about what was meant: offered as "did you mean", never answered.
_INITIALS, _TASK_INITIALS = 80.0, 64.0
# Another reading of the text ("k8s", kubernetes) is answered where it is a label, else it costs a part of the score.
_READ, _READ_SHARE, _FEW = 90.0, 0.88, 20
# Ties only: the asker's language first, then preferred labels.
_OWN_LANGUAGE, _PREFERRED = 0.02, 0.01
# A learned pick comes before whatever is only near, by this much at least.
_AHEAD = 0.05

# Fresh labels are all compared with every text (0.5 ms for five thousand), and the dead take places among candidates.
_MOST_FRESH, _MOST_DEAD = 1_000, 500
# Where nobody calls `rebuild` a writer does it in the end: at twice as many, or at these shares of all if that is more.
_FRESH_SHARE, _DEAD_SHARE = 4, 16


class Index:
    """Labels of things, searched by text. Reads may run in any number of threads beside a writer and a rebuild."""

    def __init__(self, terms: Iterable[Row] = ()) -> None:
        self._writing, self._rebuilding = threading.Lock(), threading.Lock()
        self._now = Rows(Base.of(pieces(terms)))
        self._learned = Learned()

    def __len__(self) -> int:
        return len(self._now)

    # --- a query ---------------------------------------------------------------------------------------------------

    def find(
        self, query: str, language: str = "", limit: int = 5, near: bool = True, but: int | None = None
    ) -> list[Hit]:
        """The nearest things, best first, each once; `language` breaks ties between equally near labels.

        but: a thing that is not looked at, to ask what else is called nearly as it is.

        When the text is the very label of a thing, only the things with that label come back. Whatever is nearest
        comes back otherwise, what people chose after asking the same first, down to hits of `Band.NONE`, which a caller
        may offer as "nearest" but never answer; nothing, where near ones are not wanted.
        """
        rows, asked = self._now if but is None else self._now.without(but), Forms.of(query)
        if not asked.folded:
            return []
        scored = _spelt(rows, asked, language)
        if not scored and near:
            scored = _near(rows, asked, language)
            sure = max(scored.values(), default=0.0) >= _READ  # no other reading could come before it
            for reading in () if sure else readings(asked.native, asked.folded):
                _add(scored, _read(rows, Forms.of_native(reading), language))
            _add(scored, _initialled(rows, asked, language))
            _add(scored, _chosen(rows, self._learned.scores(asked.joined), language, scored))
        return _hits(rows, scored, limit)

    def exact(self, query: str, language: str = "") -> list[int]:
        """The things with this very label (case, accents, blanks do not count), without looking for near ones."""
        rows = self._now
        scored = _spelt(rows, Forms.of(query), language)
        return list(dict.fromkeys(rows.id(row) for row in sorted(scored, key=scored.__getitem__, reverse=True)))

    def labels(self, id: int) -> list[Term]:
        """All labels of a thing, in the order in which they came."""
        rows = self._now
        return [rows.term(row) for row in rows.of(id)]

    # --- changes ---------------------------------------------------------------------------------------------------

    def add(self, term: Term) -> None:
        """Make one more label findable, at once."""
        self.extend([term])

    def extend(self, terms: Iterable[Row]) -> None:
        """Make many labels findable, at once; more than fit beside the arrays are built into them before it returns."""
        with self._writing:
            self._take(terms)

    def remove(self, id: int) -> None:
        """Make a thing unfindable, with all its labels, at once."""
        self.replace(id, ())

    def replace(self, id: int, terms: Iterable[Row]) -> None:
        """Give a thing these labels in place of all it had: for a rename, an alias, a merge.

        A query meanwhile may see both the old ones and the new ones, never neither.
        """
        with self._writing:
            rows = self._now
            old = rows.of(id)
            for term in terms:
                rows.add(Term(*term))
            rows.bury(old)
            if len(rows.dead) > max(2 * _MOST_DEAD, len(rows) // _DEAD_SHARE):
                self._now = Rows(Base.of(rows.living(rows.fresh, rows.dead)))

    def learn(self, query: str, id: int, weight: float) -> None:
        """Let a text lead to a thing because people chose it after asking that; replaces what this pick weighed.

        `weight` is meant as a number of people, less for picks of long ago. A pick comes before everything that is only
        near, among picks the heavier one first; a weight of 1 is at least asked about, of 2 answered. It never comes
        before a thing whose very label the text is: only those are found then. A pick of a thing without labels waits.
        """
        self._learned.put(Forms.of(query).joined, id, weight)

    def unlearn(self, query: str, id: int) -> None:
        """Forget that pick; nothing happens when there is none."""
        self._learned.put(Forms.of(query).joined, id, 0)

    def _take(self, terms: Iterable[Row]) -> None:
        rows, coming = self._now, iter(terms)
        room = max(2 * _MOST_FRESH, len(rows) // _FRESH_SHARE) - rows.fresh
        for term in islice(coming, max(0, room)):
            rows.add(Term(*term))
        for first in coming:
            more = pieces(chain((first,), coming))
            self._now = Rows(Base.of(chain(rows.living(rows.fresh, rows.dead), more)))

    # --- arrays ----------------------------------------------------------------------------------------------------

    @property
    def stale(self) -> bool:
        """Whether so much changed since the arrays were built that `rebuild` is worth while."""
        return self._now.fresh > _MOST_FRESH or len(self._now.dead) > _MOST_DEAD

    def rebuild(self) -> None:
        """Build the arrays anew, from all that lives; others read and write meanwhile. 2 s for a million labels."""
        self._rebuilt()

    def save(self, folder: Path, stamp: str) -> None:
        """Keep the arrays in a folder, with all that was written before this call; learned picks are not kept.

        `stamp`: what `load` must be asked for, such as the version of the rows that the labels came from. OSError where
        the folder cannot be written.
        """
        kept.write(folder, stamp, *self._rebuilt().arrays())

    @classmethod
    def load(cls, folder: Path, stamp: str) -> Index | None:
        """An index over arrays kept by `save`, mapped into memory; None where there are none that fit."""
        if (found := kept.read(folder, stamp)) is None:
            return None
        index = cls()
        index._now = Rows(Base.of_arrays(*found))
        return index

    def _rebuilt(self) -> Base:
        with self._rebuilding:
            with self._writing:
                old, fresh, dead = self._now, self._now.fresh, sorted(self._now.dead)
            if not (fresh or dead):
                return old.base
            new = Rows(Base.of(old.living(fresh, frozenset(dead))))
            with self._writing:
                if self._now is old:  # else a writer, with more labels than fit, built anew already
                    died = (row for row in old.dead.difference(dead) if row < old.built + fresh)
                    new.bury([row - bisect_left(dead, row) for row in died])
                    for term in old.since(fresh):
                        new.add(term)
                    self._now = new
            return new.base


def _spelt(rows: Rows, asked: Forms, language: str) -> dict[int, float]:
    """The labels spelt like this, with their scores."""
    found = rows.spelt(asked)
    bonus = _bonus(rows, list(found), language)
    return {
        row: 100.0 - _cost(asked, label) + favour for (row, label), favour in zip(found.items(), bonus, strict=True)
    }


def _cost(asked: Forms, label: Forms) -> float:
    return 0.0 if label.native == asked.native else FOLDED if label.folded == asked.folded else JOINED


def _near(rows: Rows, asked: Forms, language: str) -> dict[int, float]:
    """Labels with letters in common, with their scores: letters decide how far to look, words who is the best."""
    grams = Asked.of(asked.folded, rows.rarity)
    found = _Candidates(rows, asked, grams)
    found.take(rows.fresh_near(asked, _CANDIDATES))
    nearest = rows.base.postings.nearest
    found.take(nearest(grams, _FIRST, _FEW_FIRST))
    if not found.clear:
        budget = min(_MOST, max(_LEAST, _PER_GRAM // len(grams.grams)))
        more = nearest(grams, budget, _CANDIDATES)
        if bare := core(asked.folded):
            more += nearest(Asked.of(bare, rows.rarity), _BUDGET, _FEW)
        found.take(more)
    return found.scores(language)


def _read(rows: Rows, reading: Forms, language: str) -> dict[int, float]:
    """Labels spelt like another reading of the text, or near to it, with their scores."""
    grams = Asked.of(reading.folded, rows.rarity)
    found = _Candidates(rows, reading, grams)
    found.take(rows.fresh_near(reading, _FEW))
    found.take(rows.base.postings.nearest(grams, _BUDGET, _FEW))
    scored = {row: score * _READ_SHARE for row, score in found.scores(language).items()}
    spelt = list(rows.spelt(reading))
    _add(scored, {row: _READ + favour for row, favour in zip(spelt, _bonus(rows, spelt, language), strict=True)})
    return scored


class _Candidates:
    """Labels that may be meant by a text, with how alike their letters are."""

    def __init__(self, rows: Rows, asked: Forms, grams: Asked) -> None:
        self._rows, self._asked, self._grams = rows, asked, grams
        self._dead = rows.dead
        self._seen: set[int] = set()
        self._found: list[int] = []
        self._folded: list[str] = []
        self._letters = np.empty(0, np.float32)

    @property
    def clear(self) -> bool:
        """Whether the letters of one of them leave no doubt."""
        return clear(self._letters)

    def take(self, candidates: Sequence[int]) -> None:
        """Look at more labels, all of them built or all of them fresh."""
        new = [row for row in dict.fromkeys(candidates) if row not in self._seen and row not in self._dead]
        if not new:
            return
        self._seen.update(new)
        folded, dice, near = self._rows.look(new, self._asked, self._grams)
        if np.count_nonzero(dice) < len(new):  # fresh ones may have no letter in common
            some = np.flatnonzero(dice).tolist()
            new, folded, near = [new[at] for at in some], [folded[at] for at in some], near[some]
        self._found += new
        self._folded += folded
        self._letters = np.concatenate((self._letters, near))

    def scores(self, language: str) -> dict[int, float]:
        """The scores of those whose letters are the likest, by their rows."""
        first = nearest(self._letters, FIRST)
        places = first.tolist()
        if not places:
            return {}
        found, folded = [self._found[at] for at in places], [self._folded[at] for at in places]
        scores = ranked(self._asked, self._letters[first], folded, self._rows.rarity)
        bonus = _bonus(self._rows, found, language)
        return {row: score + favour for row, score, favour in zip(found, scores.tolist(), bonus, strict=True)}


def _initialled(rows: Rows, asked: Forms, language: str) -> dict[int, float]:
    """Labels that the text may be the initials of, with their scores."""
    found = rows.initialled(asked, _CANDIDATES)
    bonus = _bonus(rows, list(found), language)
    return {
        row: (_INITIALS if names(folded) else _TASK_INITIALS) + favour
        for (row, folded), favour in zip(found.items(), bonus, strict=True)
    }


def _chosen(rows: Rows, picks: Mapping[int, float], language: str, near: Mapping[int, float]) -> dict[int, float]:
    """The label of each thing picked before, with scores above whatever is near; the heavier pick stays the first."""
    chosen: dict[int, float] = {}
    least = max(near.values(), default=0.0) if picks else 0.0
    for id, certain in sorted(picks.items(), key=lambda pick: pick[1]):
        if found := rows.of(id):
            bonus = dict(zip(found, _bonus(rows, found, language), strict=True))
            least = max(certain, least + _AHEAD)
            chosen[max(bonus, key=bonus.__getitem__)] = least
    return chosen


def _add(scored: dict[int, float], others: Mapping[int, float]) -> None:
    for row, score in others.items():
        scored[row] = max(score, scored.get(row, 0.0))


def _bonus(rows: Rows, found: Sequence[int], language: str) -> list[float]:
    if not found:
        return []
    own, preferred = rows.favoured(found, language)
    bonus: list[float] = (_OWN_LANGUAGE * own + _PREFERRED * preferred).tolist()
    return bonus


def _hits(rows: Rows, scored: dict[int, float], limit: int) -> list[Hit]:
    hits: dict[int, Hit] = {}
    for row in sorted(scored, key=scored.__getitem__, reverse=True):
        if (id := rows.id(row)) not in hits:
            score = min(100.0, scored[row])
            hits[id] = Hit(id, score, rows.text(row), Band.of(score))
            if len(hits) == limit:
                break
    return list(hits.values())
