"""Takes the words that only ask off what was asked; knows the phrases it is given, and no language's grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.matching.words import LONGEST, QUOTES, WORDS, comparable

GAP = "…"
"""Stands in a phrase for what is asked about."""

_Words = tuple[str, ...]


class _Front(NamedTuple):
    """What may follow words that stand in front: anything, another phrase, or anything before one of the tails."""

    alone: bool
    leads: bool
    tails: frozenset[_Words]


class Reading(NamedTuple):
    """A way to read what was asked; `around`: words behind it were taken off together with words in front."""

    text: str
    around: bool = False


class Asking:
    """Phrases that people ask with, compared without case and accents, the longest first, again and again.

    A phrase stands in front of what is asked about ("who knows"), or with a gap around it ("someone with …
    experience"), or, with its gap at the end, in front of another phrase ("looking for …": only where "someone who
    knows" follows), or, with it at the beginning, behind what another phrase stood in front of ("… please").
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        alone, leads, behind = set[_Words](), set[_Words](), set[_Words]()
        tails: dict[_Words, set[_Words]] = {}
        for phrase in phrases:
            before, gap, after = phrase.partition(GAP)
            front, tail = tuple(comparable(before).split()), tuple(comparable(after).split())
            if front and tail:
                tails.setdefault(front, set()).add(tail)
            elif front:
                (leads if gap else alone).add(front)
            elif tail:
                behind.add(tail)
        self._fronts = {
            front: _Front(front in alone, front in leads, frozenset(tails.get(front, ())))
            for front in alone | leads | tails.keys()
        }
        self._behind = frozenset(behind)
        sizes: dict[str, set[int]] = {}
        for front in self._fronts:
            sizes.setdefault(front[0], set()).add(len(front))
        self._sizes = {word: sorted(of, reverse=True) for word, of in sizes.items()}
        self._longest = max(map(len, chain(behind, *tails.values())), default=0)

    def readings(self, text: str) -> list[Reading]:
        """The text as it is, and with less and less of the words that only ask; the last asks with no word.

        A label may itself begin or end with words that ask ("customer experience"): who knows the labels looks for each
        reading among them, the first first. Nothing is left of a text that only asks: the last is then "".
        """
        text = text[: 4 * LONGEST].strip(QUOTES)
        readings = [Reading(text)]
        first = WORDS.search(text)
        if first is None or comparable(first.group()) not in self._sizes:
            return readings  # most of what is typed behind a command
        found = [(word, at) for at in WORDS.finditer(text) if (word := comparable(at.group()))]
        words = [word for word, _ in found]

        def read(start: int, end: int, around: bool = False) -> None:
            begin = found[start - 1][1].end() if start else 0
            stop = found[end - 1][1].end() if end < len(found) else len(text)
            left = text[begin:stop].strip(QUOTES) if start < end else ""
            if left != readings[-1].text:
                readings.append(Reading(left, around))

        stop = self._said_behind(words)
        for start, end in self._steps(words, stop):
            if end == stop:
                read(start, len(words))
            read(start, end, end < stop)
        return readings

    def strip(self, text: str) -> str:
        """The last of the readings."""
        return self.readings(text)[-1].text

    def opens(self, text: str) -> int:
        """The length of what a folded text begins with that asks; 0 where it begins with none of the phrases."""
        words = text.split()
        return next((len(" ".join(words[:start])) for start, _ in self._steps(words, self._said_behind(words))), 0)

    def _steps(self, words: Sequence[str], end: int) -> Iterator[tuple[int, int]]:
        """Where what is asked about begins and ends, after each phrase; nothing where no phrase stands in front."""
        start = led = 0  # what leads asks nothing until a phrase follows
        while led < end:
            for size in self._sizes.get(words[led], ()):
                begin = led + size
                if (front := self._fronts.get(tuple(words[led:begin]))) is None or begin > end:
                    continue
                if tail := _ending(words, begin + 1, end, front.tails, self._longest):
                    yield begin, end
                    start, end = begin, end - tail
                    yield start, end
                elif front.alone:
                    start = begin
                    yield start, end
                elif not front.leads:
                    continue
                led = begin
                break
            else:
                return

    def _said_behind(self, words: Sequence[str]) -> int:
        """Where what is only said behind begins: the number of words where nothing is."""
        end = len(words)
        while tail := _ending(words, 1, end, self._behind, self._longest):
            end -= tail
        return end


def _ending(words: Sequence[str], start: int, end: int, tails: frozenset[_Words], longest: int) -> int:
    """The number of words before `end` that are one of the tails, none of them before `start`."""
    sizes = range(min(longest, end - start), 0, -1) if tails else ()
    return next((size for size in sizes if tuple(words[end - size : end]) in tails), 0)


def strip_ask(text: str, phrases: Iterable[str]) -> str:
    """The text without the words that only ask, and without a question mark: the last reading of `Asking`.

    "hej, vem kan Python?" with "hej" and "vem kan" gives "Python". Of a text that only asks nothing is left: "".
    """
    return _asking(tuple(phrases)).strip(text)


@lru_cache(maxsize=16)
def _asking(phrases: tuple[str, ...]) -> Asking:
    return Asking(phrases)
