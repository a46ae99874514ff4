"""How alike a text and the labels that came near it are, as people would say; finds no labels and knows no things."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import eq

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Postfix, Prefix
from rapidfuzz.process import cdist

from bot.matching import kernel
from bot.matching.grams import ASCII_SIGNS, SIZE, Asked, Floats, Rarity
from bot.matching.plain import PLAIN, SAME
from bot.matching.words import Forms

Places = npt.NDArray[np.intp]

FOLDED, JOINED = 1.0, 2.0
"""What another form may cost, so that the form that was typed wins a tie (MATCHING.md 1 and 5)."""
_ORDERED = 2.0
_SET_SHARE, _DICE_SHARE = 0.25, 0.30
# What slips cost by their share of the letters. One in a word of six ("pyhton") is still answered, one in a word of
# five is asked about, one in every three letters is nothing: many slips cost more than each of them alone.
_SLIP, _SLIPS = 40, 270

# The letters of a whole text say how it was typed, its words say what was meant: "write Italian" is nearer to
# "correspond in written Italian" than "correspond in written Latvian" is. One word has nothing but its letters.
_MEANT_SHARE, _WORD_SHARE = 0.5, 0.4
_ASKED_SHARE = 0.65  # what the text's words count, the rest is the label's: a label may say more than was asked
_PLAIN_WEIGHT = 0.35
# Words are stricter than whole texts: two slips in six letters make another word.
_WORD_SLIP, _WORD_SLIPS = 0.4, 4.0
_SHORTEST_STEM, _LONGEST_ENDING, _LEAST_STEM = 3, 5, 0.5
_BENT, _STEM = 0.45, 0.5
_SHORTEST_PART, _PART = 4, 0.65
_MOST_WORDS = 24
# One label whose letters are so near, and so far ahead of the next, is what was mistyped.
_CLEAR, _AHEAD = 92.0, 6.0
# The same for letters.c, that compares letters as `letters` does and words as `_meant` does.
_LETTER_TASTE = np.array([FOLDED, JOINED, _ORDERED, _SET_SHARE, _DICE_SHARE, _SLIP, _SLIPS], np.float32).tobytes()
_WORD_TASTE = np.array(
    [
        _ASKED_SHARE, _PLAIN_WEIGHT, _WORD_SLIP, _WORD_SLIPS, _SHORTEST_STEM, _LONGEST_ENDING, _LEAST_STEM,
        _BENT, _STEM, _SHORTEST_PART, _PART,
    ],
    np.float32,
).tobytes()  # fmt: skip
_NUMBERS = {first: number for number, first in enumerate(sorted(set(SAME.values())), 1)}
_SAYS = kernel.Plain({word: _NUMBERS.get(SAME.get(word, ""), 0) for word in PLAIN})
FIRST = 64
"""Labels, those with the nearest letters, whose words are looked at."""


def alike(
    asked: Forms, natives: Sequence[str], folded: Sequence[str], dice: Floats, rarity: Rarity | None = None
) -> Floats:
    """How alike labels are (0 to 100); `natives` and `folded`: their forms, `dice`: as in `letters`.

    Without `rarity` all words weigh the same, but for those that say little anywhere.
    """
    if not folded:
        return np.empty(0, np.float32)
    near = letters(asked, natives, folded, dice)
    share = _share(asked)
    scores: Floats = ((1 - share) * near).astype(np.float32)
    first = nearest(near, FIRST)
    scores[first] = ranked(asked, near[first], [folded[at] for at in first.tolist()], rarity)
    return scores


def nearest(scores: Floats, limit: int) -> Places:
    """Where the best scores stand, in no order."""
    return np.argpartition(scores, -limit)[-limit:] if len(scores) > limit else np.arange(len(scores))


def letters(asked: Forms, natives: Sequence[str], folded: Sequence[str], dice: Floats) -> Floats:
    """How alike the letters of labels are (0 to 100); `dice`: the share of trigrams that each has in common with the
    text, 0 to 1."""
    if (told := kernel.letters(asked, natives, folded, dice, _LETTER_TASTE)) is not None:
        return told
    near = (1 - _DICE_SHARE) * _spelt(asked, natives, folded) + _DICE_SHARE * 100 * dice
    return np.maximum(near, _slips(asked, folded))


def look(
    spelling: kernel.Spelling, rows: Sequence[int], asked: Forms, grams: Asked, rarity: Rarity
) -> tuple[list[str], Floats, Floats] | None:
    """What `Rows.look` says of built labels, in one call of the kernel; None where something does not fit there."""
    return spelling.look(rows, asked, grams.grams, grams.norm, ASCII_SIGNS, SIZE, rarity.weights, _LETTER_TASTE)


def ranked(asked: Forms, near: Floats, folded: Sequence[str], rarity: Rarity | None = None) -> Floats:
    """How alike labels are (0 to 100) whose letters are this `near`: what their words say counts as well, where the
    letters alone leave a doubt which one is meant."""
    if clear(near):
        return near
    share = _share(asked)
    scores: Floats = ((1 - share) * near + share * 100 * _meant(asked.folded, folded, rarity)).astype(np.float32)
    return scores


def clear(near: Floats) -> bool:
    """Whether the letters alone, which are this `near`, say which label is meant."""
    if len(near) < 2 or near[near.argmax()] < _CLEAR:
        return False
    second, best = np.partition(near, -2)[-2:]
    return bool(best - second >= _AHEAD)


def _share(asked: Forms) -> float:
    return _MEANT_SHARE if " " in asked.folded else _WORD_SHARE


def ratio(text: str, labels: Sequence[str]) -> Floats:
    """How alike the letters are, 0 to 100."""
    scores: Floats = cdist([text], labels, scorer=fuzz.ratio, dtype=np.float32)[0]
    return scores


def _meant(asked: str, labels: Sequence[str], rarity: Rarity | None) -> Floats:
    """How much of what the text's words say the label's words say too, and the other way round (0 to 1)."""
    if rarity:
        told = kernel.meant(asked, labels, ASCII_SIGNS, SIZE, rarity.weights, _SAYS, _WORD_TASTE)
        if told is not None:
            return told
    asks = asked.split(" ")[:_MOST_WORDS]
    theirs = [label.split(" ")[:_MOST_WORDS] for label in labels]
    numbers: dict[str, int] = {}
    flat = [numbers.setdefault(word, len(numbers)) for words in theirs for word in words]
    starts = np.cumsum([0, *(len(words) for words in theirs[:-1])])
    words = list(numbers)
    weights = _weights([*asks, *words], rarity)
    ours, weights = weights[: len(asks)], weights[len(asks) :][flat]
    near = _near(asks, words)[:, flat]
    found = ours @ np.maximum.reduceat(near, starts, axis=1) / ours.sum()
    shared = np.add.reduceat(near.max(axis=0) * weights, starts) / np.add.reduceat(weights, starts)
    meant: Floats = _ASKED_SHARE * found + (1 - _ASKED_SHARE) * shared
    return meant


def _weights(words: Sequence[str], rarity: Rarity | None) -> Floats:
    plain = np.fromiter((_PLAIN_WEIGHT if word in PLAIN else 1.0 for word in words), np.float32, len(words))
    return plain * rarity.of_words(words) if rarity else plain


def _near(asks: Sequence[str], words: Sequence[str]) -> Floats:
    """How near each of the words is to each of those asked (0 to 1), alone or written together with the next."""
    pairs = [one + two for one, two in pairwise(asks)]
    slips = cdist([*asks, *pairs], words, scorer=OSA.normalized_distance, dtype=np.float32)
    spelt = np.maximum(1 - _WORD_SLIP * slips - _WORD_SLIPS * slips**2, 0)
    near = np.maximum(spelt[: len(asks)], _related(asks, words))
    if pairs:
        together = spelt[len(asks) :]
        near[:-1] = np.maximum(near[:-1], together)
        near[1:] = np.maximum(near[1:], together)
    said = [SAME.get(word) for word in words]
    for at, word in enumerate(asks):
        if (same := SAME.get(word)) is not None:
            near[at, [other == same for other in said]] = 1
    return near


def _related(asks: Sequence[str], words: Sequence[str]) -> Floats:
    """How alike words are (0 to 1) that begin alike and bend differently, or of which one is a part of the other."""
    ours = np.fromiter(map(len, asks), np.float32, len(asks))[:, None]
    theirs = np.fromiter(map(len, words), np.float32, len(words))
    longer, shorter = np.maximum(ours, theirs), np.minimum(ours, theirs)
    begin = cdist(asks, words, scorer=Prefix.similarity, dtype=np.float32)
    end = cdist(asks, words, scorer=Postfix.similarity, dtype=np.float32)
    stem = begin / longer
    bent = (begin >= _SHORTEST_STEM) & (longer - begin <= _LONGEST_ENDING) & (stem > _LEAST_STEM)
    part = (np.maximum(begin, end) == shorter) & (shorter >= _SHORTEST_PART)
    related: Floats = np.maximum(bent * (_BENT + _STEM * stem), part * np.float32(_PART)).astype(np.float32)
    return related


def _spelt(asked: Forms, natives: Sequence[str], folded: Sequence[str]) -> Floats:
    """How alike the spellings are (0 to 100): the best of the forms, and a part of what shared words would add."""
    best = ratio(asked.folded, folded) - FOLDED
    if asked.native == asked.folded:
        best += FOLDED * np.fromiter(map(eq, natives, folded), np.float32, len(folded))
    else:
        best = np.maximum(best, ratio(asked.native, natives))
    joined = "\n".join(folded).replace(" ", "").split("\n")
    best = np.maximum(best, ratio(asked.joined, joined) - JOINED)
    if asked.ordered is not asked.joined:
        ordered: Floats = cdist([asked.ordered], folded, scorer=fuzz.token_sort_ratio, dtype=np.float32)[0]
        best = np.maximum(best, ordered - _ORDERED)
    shared: Floats = cdist([asked.folded], folded, scorer=fuzz.token_set_ratio, dtype=np.float32)[0]
    blended: Floats = best + _SET_SHARE * np.maximum(shared - best, 0)
    return blended


def _slips(asked: Forms, folded: Sequence[str]) -> Floats:
    """How alike the letters are (0 to 100) when two that changed places are one slip, which `ratio` takes for two."""
    share: Floats = cdist([asked.folded], folded, scorer=OSA.normalized_distance, dtype=np.float32)[0]
    return 100 - _SLIP * share - _SLIPS * share**2
