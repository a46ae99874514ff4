"""Passages as immutable arrays, which word and which notion stands in which and how often; answers no question."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.matching.notions import Notions, Phrase, vocabulary
from bot.matching.small import SMALL
from bot.matching.stems import beginning, same_word, stem
from bot.matching.words import LONGEST, fold, normalise

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

# A word of the text counts once, one of the heading twice, one of the document's title once.
_FIELDS = np.array([1.0, 2.0, 1.0], dtype=np.float32)
# Letters of a word up to which it is kept as read: addresses and the like seldom come twice.
_LONGEST_KEPT = 24
# How many words may stand between two that were asked together, for them to be together in a passage: one less.
_TOGETHER = 3
# Two numbers are packed into one where pairs are sorted and summed up.
_HALF, _LOW = 32, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that can answer: its id, the heading it stands under, its text and language, and the title
    of the document where that says something about it."""

    id: int
    heading: str
    text: str
    language: str = ""
    title: str = ""


Stem = tuple[str, str]
"""A stem behind its language."""
Key = Stem | int
"""What a passage is found by: a stem, or a notion."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """What a word as it is written stands for in one language: `slots` are where its stem and notions are counted,
    `phrases` those that
    begin with it, `follows` whether it is the second word of any."""

    stem: str
    notions: Notions
    slots: tuple[int, ...]
    phrases: Sequence[Phrase]
    follows: bool


class Reader:
    """Takes the texts of one language apart; keeps what it has seen, because texts repeat their words.

    `slots` numbers what passages are found by, `words` holds every word read; the readers of passages share both.
    """

    def __init__(self, language: str, slots: dict[Key, int], words: list[Spelt]) -> None:
        self._language, self._slots, self._words = language, slots, words
        self._terms = vocabulary(language)
        self._pieces: dict[str, tuple[int, ...]] = {}
        self._spelt: dict[str, int] = {}

    def read(self, text: str) -> list[int]:
        """The places in `words` of a text's words, one after another. A text may have any length."""
        found: list[int] = []
        pieces = self._pieces
        for piece in text.split():
            read = pieces.get(piece)
            if read is None:
                read = tuple(self._place(word) for word in words_of(piece))
                if len(piece) <= _LONGEST_KEPT:
                    pieces[piece] = read
            found += read
        return found

    def slots(self, text: str) -> set[int]:
        """What a text is found by, without its phrases."""
        words = self._words
        return {slot for at in set(self.read(text)) for slot in words[at].slots}

    def spellings(self) -> set[str]:
        """The words that it has read, folded."""
        return set(self._spelt)

    def stem_of(self, word: str) -> str:
        """The stem of a folded word that it has read."""
        return self._words[self._spelt[word]].stem

    def _place(self, word: str) -> int:
        place = self._spelt.get(word)
        if place is None:
            terms = self._terms
            root, notions = stem(word, self._language), terms.of_word(word)
            keys: list[Key] = [(self._language, root), *sorted(notions)]
            slots = tuple(self._slots.setdefault(key, len(self._slots)) for key in keys)
            place = self._spelt[word] = len(self._words)
            self._words.append(Spelt(root, notions, slots, terms.phrases.get(root, ()), root in terms.second))
        return place


def words_of(text: str) -> list[str]:
    """The folded words of a text of any length."""
    bare = text.lstrip('([*"').rstrip('.,;:!?)]*"')
    if bare.isascii() and bare.isalpha():
        return [bare.lower()]  # most words that are written, in a tenth of the time
    pieces = (text[at : at + LONGEST] for at in range(0, len(text), LONGEST))
    return [word for piece in pieces for word in fold(normalise(piece)).split()]


class Postings:
    """Some passages, by what they are found by, in compressed rows. Immutable."""

    def __init__(self, docs: Sequence[Passage]) -> None:
        self.docs = docs
        spoken = np.array([doc.language for doc in docs])
        self.speaking = {code: spoken == code for code in sorted({doc.language for doc in docs})}
        """By language: which passages are in it."""
        self._slots: dict[Key, int] = {}
        words: list[Spelt] = []
        self._readers = {code: Reader(code, self._slots, words) for code in self.speaking}
        read, sizes = array("i"), array("i")
        for doc in docs:
            reader = self._readers[doc.language]
            for text in (doc.text, doc.heading, doc.title):
                found = reader.read(text)
                read.extend(found)
                sizes.append(len(found))
        self._ordered = {code: sorted(reader.spellings()) for code, reader in self._readers.items()}
        fields = np.array(sizes, dtype=np.int64).reshape(-1, len(_FIELDS))
        self.lengths: Floats = (fields @ _FIELDS).astype(np.float32)
        tokens = np.array(read, dtype=np.int64)
        self._owners, self._times, self._begins = _counted(words, tokens, fields, self._slots)
        self._said = np.array([word.slots[0] for word in words], dtype=np.int32)[tokens]
        self._ends = np.cumsum(fields.sum(axis=1))

    @property
    def languages(self) -> Iterable[str]:
        """The languages of the passages."""
        return self._readers.keys()

    def reader(self, language: str) -> Reader:
        """The reader of the passages in one language."""
        return self._readers[language]

    def spellings(self, language: str) -> Sequence[str]:
        """The words that stand in the passages of one language, in the order of their letters."""
        return self._ordered[language]

    def having(self, key: Key) -> tuple[Ints, Floats]:
        """The passages found by a stem or a notion, and how often it stands in each; passages are counted from 0."""
        slot = self._slots.get(key, len(self._begins))
        if slot + 1 >= len(self._begins):
            return self._owners[:0], self._times[:0]
        begin, end = self._begins[slot], self._begins[slot + 1]
        return self._owners[begin:end], self._times[begin:end]

    def slots_of(self, stems: Mapping[Stem, float], notions: Notions, share: float) -> dict[int, float]:
        """The slots of stems, with what each counts for, and of notions, each of which counts for this share."""
        found = {self._slots[notion]: share for notion in notions if notion in self._slots}
        return found | {self._slots[key]: like for key, like in stems.items() if key in self._slots}

    def together(self, docs: Ints, asked: Sequence[Iterable[Stem]]) -> Longs:
        """Of some passages, which words of a question have the next one close behind: a bit each, from the lowest up.

        asked: the stems of each word, one word after another; 63 of them at most.
        """
        bits = np.zeros(len(self._slots), dtype=np.int64)
        for at, stems in enumerate(asked):
            bits[[self._slots[key] for key in stems if key in self._slots]] |= 1 << at
        sizes = np.diff(self._ends, prepend=0)[docs]
        pieces = [
            self._said[end - size : end] for end, size in zip(self._ends[docs].tolist(), sizes.tolist(), strict=True)
        ]
        said, owners = bits[np.concatenate(pieces)], np.repeat(np.arange(len(docs)), sizes)
        found = np.zeros(len(docs), dtype=np.int64)
        for apart in range(1, _TOGETHER + 1):
            both = said[:-apart] & said[apart:] >> 1
            near = np.flatnonzero(both)
            near = near[owners[near] == owners[near + apart]]
            np.bitwise_or.at(found, owners[near], both[near])
        return found

    def bent(self, word: str, language: str) -> dict[Stem, float]:
        """The stems of one language whose words look like bent forms of this one, and how much (0 to 1)."""
        ordered, reader = self._ordered[language], self._readers[language]
        start = beginning(word)
        found: dict[Stem, float] = {}
        for at in range(bisect_left(ordered, start), len(ordered)):
            other = ordered[at]
            if not other.startswith(start):
                break
            if other not in SMALL and (share := same_word(word, other)):
                key = language, reader.stem_of(other)
                found[key] = max(share, found.get(key, 0.0))
        return found


def _counted(words: Sequence[Spelt], tokens: Longs, fields: Longs, slots: dict[Key, int]) -> tuple[Ints, Floats, Longs]:
    """For every slot, one after another, the passages that it stands in and how often; and where each slot's begin.

    tokens: the places of all words of all passages, field by field; fields: how many words each field has.
    """
    owners = np.repeat(np.arange(len(fields)), fields.sum(axis=1))
    weights = np.repeat(np.tile(_FIELDS, len(fields)), fields.ravel())
    phrased = [(start, slots.setdefault(notion, len(slots))) for start, notion in _phrases(words, tokens, fields)]
    pairs, times = _summed(tokens << _HALF | owners, weights)
    # Each word counts for its stem and for its notions, whose slots stand one word's behind another's in one row.
    row = np.array([slot for word in words for slot in word.slots], dtype=np.int64)
    each = np.array([len(word.slots) for word in words], dtype=np.int64)
    place = pairs >> _HALF
    repeat = each[place]
    first = np.repeat((np.cumsum(each) - each)[place] - (np.cumsum(repeat) - repeat), repeat)
    keys = row[first + np.arange(len(first))] << _HALF | np.repeat(pairs & _LOW, repeat)
    starts = np.array([start for start, _ in phrased], dtype=np.int64)
    theirs = np.array([slot for _, slot in phrased], dtype=np.int64) << _HALF | owners[starts]
    keys, times = _summed(np.concatenate([keys, theirs]), np.concatenate([np.repeat(times, repeat), weights[starts]]))
    begins = np.searchsorted(keys, np.arange(len(slots) + 1, dtype=np.int64) << _HALF)
    return (keys & _LOW).astype(np.int32), times.astype(np.float32), begins.astype(np.int64)


def _phrases(words: Sequence[Spelt], tokens: Longs, fields: Longs) -> Iterable[tuple[int, int]]:
    """Where among all words a phrase begins, and its notion."""
    ends = np.cumsum(fields.ravel())
    begins = np.array([bool(word.phrases) for word in words], dtype=bool)[tokens[:-1]]
    starts = np.flatnonzero(begins & np.array([word.follows for word in words], dtype=bool)[tokens[1:]])
    until = ends[np.searchsorted(ends, starts, side="right")]
    for start, end in zip(starts.tolist(), until.tolist(), strict=True):
        for phrase, notion in words[tokens[start]].phrases:
            following = tokens[start : min(end, start + len(phrase))].tolist()
            if tuple(words[at].stem for at in following) == phrase:
                yield start, notion


def _summed(keys: Longs, weights: Doubles | Floats) -> tuple[Longs, Doubles]:
    """Each key once, ascending, with the sum of its weights."""
    once, back = np.unique(keys, return_inverse=True)
    return once, np.bincount(back, weights, minlength=len(once)).astype(np.float64, copy=False)
