"""What was meant: skills, ideas and passages found by words that are misspelt, bent or put together; no store here."""

from bot.matching.asking import Asking, Reading, strip_ask
from bot.matching.index import Index
from bot.matching.passages import PassageHit, Passages
from bot.matching.postings import Passage
from bot.matching.terms import ANSWER_FROM, ASK_FROM, Band, Hit, Row, Term
from bot.matching.words import comparable, fold, normalise, split_skills

__all__ = [
    "ANSWER_FROM",
    "ASK_FROM",
    "Asking",
    "Band",
    "Hit",
    "Index",
    "Passage",
    "PassageHit",
    "Passages",
    "Reading",
    "Row",
    "Term",
    "comparable",
    "fold",
    "normalise",
    "split_skills",
    "strip_ask",
]
