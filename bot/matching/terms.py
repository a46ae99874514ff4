"""The words of matching: a term that can be found, a hit, and how sure one may be of it; holds no search."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from bot.matching.cuts import CUTS

ANSWER_FROM, ASK_FROM = CUTS.skills.answer, CUTS.skills.ask
"""Scores from which a hit is answered, and from which it is offered as "did you mean"; calibrated (cuts.toml)."""


class Band(Enum):
    """What may be done with a hit: answer with it, ask whether it was meant, or say that there is nothing."""

    ANSWER = auto()
    ASK = auto()
    NONE = auto()

    @classmethod
    def of(cls, score: float) -> Band:
        """The band of a hit's score (0 to 100)."""
        return cls.ANSWER if score >= ANSWER_FROM else cls.ASK if score >= ASK_FROM else cls.NONE


class Term(NamedTuple):
    """One label of a thing: `id` is the thing meant (a skill, an idea) and may have many labels, in many languages."""

    id: int
    text: str
    language: str = ""
    preferred: bool = True


Row = tuple[int, str, str, bool]
"""What a term holds, in the same order: a million Terms take a second to make, rows of a store need not become any."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its id, how alike (100 = the very label), the label that matched, what may be done with it."""

    id: int
    score: float
    text: str
    band: Band
