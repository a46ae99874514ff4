"""The stem that the bent forms of a word share, by language; knows no meaning and keeps nothing but its stemmers."""

from __future__ import annotations

import threading

# Where Snowball helps; Icelandic has no stemmer, and its bent forms are compared letter by letter (`same_word`).
_STEMMERS = {"en": "english", "sv": "swedish", "fi": "finnish"}
# What bent forms of one word have in common: a beginning of three letters at least, and more of the longer form than
# this share; behind it at most this many letters.
_BEGINNING, _SHARE, _ENDING = 3, 0.55, 4

_made: dict[str, object] = {}
_turn = threading.Lock()


def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself in a language without a stemmer. Safe in any thread."""
    name = _STEMMERS.get(language)
    if name is None:
        return word
    # One stemmer is not for two threads at once; a stem takes half a microsecond.
    with _turn:
        stemmer = _made.get(name)
        if stemmer is None:
            import Stemmer  # here, because a process that answers no policy question never needs it

            stemmer = _made[name] = Stemmer.Stemmer(name, 0)
        found: str = stemmer.stemWord(word)  # type: ignore[attr-defined]
    return found


def beginning(word: str) -> str:
    """What every word that `same_word` takes for a bent form of this one begins with."""
    return word[: max(_BEGINNING, len(word) - _ENDING)]


def same_word(word: str, other: str) -> float:
    """How much two words look like bent forms of one, 0 (not at all) to 1 (the very word), by their letters alone."""
    if word == other:
        return 1.0
    shared = 0
    for one, two in zip(word, other, strict=False):
        if one != two:
            break
        shared += 1
    longer = max(len(word), len(other))
    bent = shared >= _BEGINNING and shared >= _SHARE * longer and min(len(word), len(other)) - shared <= _ENDING
    return shared / longer if bent else 0.0
