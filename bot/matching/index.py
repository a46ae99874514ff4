"""Finds the things whose labels are nearest to a text; keeps them in memory and knows nothing of where they came from."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.matching.terms import Band, Hit, Term
from bot.matching.words import fold, normalise


class Index:
    """Labels of things, searched by text. Reads may run in any number of threads beside one writer."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._terms: list[Term] = list(terms)
        self._folded = [fold(normalise(term.text)) for term in self._terms]

    def __len__(self) -> int:
        return len(self._terms)

    def add(self, term: Term) -> None:
        """Make one more label findable, at once."""
        self.extend([term])

    def extend(self, terms: Iterable[Term]) -> None:
        """Make many labels findable, at once."""
        for term in terms:
            self._terms.append(term)
            self._folded.append(fold(normalise(term.text)))

    def remove(self, id: int, text: str | None = None) -> None:
        """Take out a thing with all its labels, or the one label that is spelt `text`."""
        kept = [term for term in self._terms if term.id != id or (text is not None and term.text != text)]
        self._terms = kept
        self._folded = [fold(normalise(term.text)) for term in kept]

    def exact(self, query: str) -> list[int]:
        """The things that have this very label (case, accents, blanks do not count), without looking for near ones."""
        key = fold(normalise(query))
        return list({term.id: None for term, folded in zip(self._terms, self._folded, strict=True) if folded == key})

    def find(self, query: str, language: str = "", limit: int = 5) -> list[Hit]:
        """The nearest things, best first, each once; `language` breaks ties between equally near labels."""
        found: dict[int, Hit] = {}
        for _, score, at in process.extract(fold(normalise(query)), self._folded, scorer=fuzz.ratio, limit=limit * 8):
            term = self._terms[at]
            found.setdefault(term.id, Hit(term.id, score, term.text, Band.of(score)))
        return list(found.values())[:limit]
