"""Kunna's own engines as its commands ask them: the same phrases stripped, the same index, the same cut-offs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot import texts
from bot.bench.matching.items import Data
from bot.bench.matching.measure import FIRST, Found, Match
from bot.bench.matching.semantic import BY_LETTERS, Mind
from bot.matching import Asking, Band, Index, Passage, Passages, strip_ask
from bot.matching.cuts import CUTS

# Passages that models/policy.py looks at before it cuts off those that cover too little of the question.
_PASSAGES = 20


@contextmanager
def skills(data: Data, semantic: bool = False, vectors: Path | None = None) -> Iterator[Match]:
    """What /whoknows asks: the words that only ask are stripped, then the labels are searched.

    `semantic`: with the stage of meaning behind it, whose vectors are kept in the folder `vectors`.
    """
    index, things = Index(data.rows), list(data.things)
    asking = Asking(texts.words_everywhere("ask-whoknows"))
    mind = Mind(data.entries, data.things, vectors) if semantic else None

    def match(text: str, language: str) -> list[Found]:
        *fuller, barest = asking.readings(text)
        # A label keeps its words, as in commands/whoknows/find.py.
        asked = next((reading.text for reading in fuller if index.exact(reading.text)), barest.text)
        hits = index.find(asked, language, BY_LETTERS if mind else FIRST)
        hits = mind.behind(hits, asked, FIRST) if mind else hits
        return [Found(things[hit.id], hit.score, hit.band) for hit in hits]

    yield match


@contextmanager
def policy(data: Data) -> Iterator[Match]:
    """What /policy asks: the whole question, of the passages."""
    passages = Passages(
        Passage(at, entry.heading, entry.text, entry.language, entry.title) for at, entry in enumerate(data.entries)
    )

    def match(text: str, language: str) -> list[Found]:
        hits = passages.find(text, language, _PASSAGES)
        return [Found(data.entries[hit.id].thing, hit.coverage, hit.band) for hit in hits]

    yield match


@contextmanager
def ideas(data: Data) -> Iterator[Match]:
    """What /idea asks before it files one: the idea without the words that announce it, of all ideas."""
    index, things = Index(data.rows), list(data.things)
    phrases = texts.words_everywhere("ask-idea")

    def match(text: str, language: str) -> list[Found]:
        hits = index.find(strip_ask(text, phrases) or text, language, FIRST)
        return [Found(things[hit.id], hit.score, Band.ASK if hit.score >= CUTS.ideas else Band.NONE) for hit in hits]

    yield match


ENGINES = {"skills": skills, "policy": policy, "ideas": ideas}
"""By task."""
