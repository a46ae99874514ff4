"""How alike a text and the labels that came near it are, as people would say; finds no labels and knows no things."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from bot.matching.grams import Floats
from bot.matching.words import Forms

FOLDED, JOINED = 1.0, 2.0
"""What another form may cost, so that the form that was typed wins a tie (MATCHING.md 1 and 5)."""
_ORDERED = 2.0
_SET_SHARE, _DICE_SHARE = 0.25, 0.30
# What slips cost by their share of the letters. One in a word of six ("pyhton") is still answered, one in a word of
# five is asked about, one in every three letters is nothing: many slips cost more than each of them alone.
_SLIP, _SLIPS = 40, 270


def alike(asked: Forms, labels: Sequence[Forms], dice: Floats) -> Floats:
    """How alike each label is (0 to 100); `dice`: the share of trigrams that it has in common with the text, 0 to 1."""
    folded = [label.folded for label in labels]
    scores = (1 - _DICE_SHARE) * _words(asked, labels, folded) + _DICE_SHARE * 100 * dice
    return np.maximum(scores, _slips(asked, folded))


def ratio(text: str, labels: Sequence[str]) -> Floats:
    """How alike the letters are, 0 to 100."""
    scores: Floats = cdist([text], labels, scorer=fuzz.ratio, dtype=np.float32)[0]
    return scores


def _words(asked: Forms, labels: Sequence[Forms], folded: Sequence[str]) -> Floats:
    """How alike the words are (0 to 100): the best of the forms, and a part of what shared words alone would add."""
    best = ratio(asked.folded, folded) - FOLDED
    if asked.native == asked.folded:
        best += FOLDED * np.fromiter((label.native is label.folded for label in labels), np.float32, len(labels))
    else:
        best = np.maximum(best, ratio(asked.native, [label.native for label in labels]))
    best = np.maximum(best, ratio(asked.joined, [label.joined for label in labels]) - JOINED)
    if asked.ordered is not asked.joined:
        best = np.maximum(best, ratio(asked.ordered, [label.ordered for label in labels]) - _ORDERED)
    shared: Floats = cdist([asked.folded], folded, scorer=fuzz.token_set_ratio, dtype=np.float32)[0]
    blended: Floats = best + _SET_SHARE * np.maximum(shared - best, 0)
    return blended


def _slips(asked: Forms, folded: Sequence[str]) -> Floats:
    """How alike the letters are (0 to 100) when two that changed places are one slip, which `ratio` takes for two."""
    share: Floats = cdist([asked.folded], folded, scorer=OSA.normalized_distance, dtype=np.float32)[0]
    return 100 - _SLIP * share - _SLIPS * share**2
