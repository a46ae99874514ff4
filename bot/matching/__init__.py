"""What was meant: skills, ideas and passages found by words that are misspelt, bent or put together; no store here.

What needs arrays is imported when it is first asked for: the process that reads a file (bot/imports/child.py) starts
anew for each, and mostly wants the words only.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from bot.matching.words import comparable, fold, normalise, split_skills

if TYPE_CHECKING:
    from bot.matching.asking import Asking, Reading, strip_ask
    from bot.matching.index import Index
    from bot.matching.passages import PassageHit, Passages
    from bot.matching.postings import Passage
    from bot.matching.terms import ANSWER_FROM, ASK_FROM, Band, Hit, Row, Term
else:
    _PLACES = {
        "asking": ("Asking", "Reading", "strip_ask"),
        "index": ("Index",),
        "passages": ("PassageHit", "Passages"),
        "postings": ("Passage",),
        "terms": ("ANSWER_FROM", "ASK_FROM", "Band", "Hit", "Row", "Term"),
    }
    _MODULES = {name: module for module, names in _PLACES.items() for name in names}

    def __getattr__(name):
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        return found


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
