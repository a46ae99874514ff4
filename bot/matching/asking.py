"""Takes the words that only ask off what was asked; knows the phrases it is given, and no language's grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, product
from typing import NamedTuple

from bot.matching.words import LONGEST, QUOTES, WORDS, comparable

GAP = "…"
"""Stands in a phrase for what is asked about."""

# No phrase is looked for behind these.
_MOST_WORDS = 40

_Words = tuple[str, ...]


_Choice = frozenset[_Words]
_GROUP = re.compile(r"\(([^()]*)\)")


class _Front(NamedTuple):
    """What stands in front: a choice of words after the other. And what may follow it.

    That is anything (`alone`), another phrase (`leads`), or anything before one of the tails.
    """

    choices: tuple[_Choice, ...]
    alone: bool
    leads: bool = False
    tails: _Choice = frozenset()

    def ends(self, words: Sequence[str], start: int, end: int) -> set[int]:
        """Where it may end when it begins at `start`; nothing where it does not stand there."""
        ends = {start}
        for choice in self.choices:
            sizes = range(_longest(choice) + 1)
            ends = {
                at + size
                for at in ends
                for size in sizes
                if at + size <= end and tuple(words[at : at + size]) in choice
            }
        return ends - {start}

    def begins(self) -> Iterator[str]:
        """Every word that it may begin with."""
        for choice in self.choices:
            yield from {words[0] for words in choice if words}
            if () not in choice:
                return


class Reading(NamedTuple):
    """A way to read what was asked; `around`: words behind it were taken off together with words in front."""

    text: str
    around: bool = False


class Asking:
    """Phrases that people ask with, compared without case and accents, the longest first, again and again.

    A phrase stands in front of what is asked about ("who knows"), or with a gap around it ("someone with …
    experience"), or, with its gap at the end, in front of another phrase ("looking for …": only where "someone who
    knows" follows), or, with it at the beginning, behind what another phrase stood in front of ("… please").
    "(who/anyone) with (/some)" stands for each choice among the words in brackets; one of them may be none.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        plain: set[_Words] = set()
        behind: set[_Words] = set()
        fronts = list[_Front]()
        for phrase in phrases:
            before, gap, after = phrase.partition(GAP)
            front, tails = _choices(before), frozenset(_spelt(after)) - {()}
            if not front:
                behind |= tails
            elif len(front) == 1 and not gap:
                plain |= front[0]
            else:
                fronts.append(_Front(front, not gap, bool(gap) and not tails, tails))
        fronts.append(_Front((frozenset(plain),), alone=True))
        self._behind = frozenset(behind)
        self._fronts: dict[str, list[_Front]] = {}
        for each in fronts:
            for word in set(each.begins()):
                self._fronts.setdefault(word, []).append(each)

    def readings(self, text: str) -> list[Reading]:
        """The text as it is, and with less and less of the words that only ask; the last asks with no word.

        A label may itself begin or end with words that ask ("customer experience"): who knows the labels looks for each
        reading among them, the first first. Nothing is left of a text that only asks: the last is then "".
        """
        text = text[: 4 * LONGEST].strip(QUOTES)
        readings = [Reading(text)]
        first = WORDS.search(text)
        if first is None or comparable(first.group()) not in self._fronts:
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
            if len(readings) == 1:
                read(start, len(words))
            read(start, end, end < stop)
        return readings

    def barest(self, text: str) -> str:
        """The last of the readings."""
        return self.readings(text)[-1].text

    def opens(self, text: str) -> int:
        """The length of what a folded text begins with that asks; 0 where it begins with none of the phrases."""
        words = text.split()
        steps = self._steps(words, self._said_behind(words))
        return len(" ".join(words[: steps[0][0]])) if steps else 0

    def _steps(self, words: Sequence[str], end: int) -> tuple[tuple[int, int], ...]:
        """Where what is asked about begins and ends, after each phrase; nothing where no phrase stands in front.

        Of all ways to see phrases in it the one that leaves least: "need a … expert" stands in "need a person with …".
        """

        @cache
        def way(at: int, end: int) -> tuple[tuple[int, int], ...]:
            ways = []
            for begin, tail, asks in self._phrases(words, at, end) if at < min(end, _MOST_WORDS) else ():
                stop = end - tail
                steps = ((begin, end),) * (tail > 0) + ((begin, stop),) * asks  # what leads asks nothing by itself
                ways.append(steps + way(begin, stop))
            return min(filter(None, ways), key=lambda steps: (steps[-1][1] - steps[-1][0], len(steps)), default=())

        return way(0, end)

    def _phrases(self, words: Sequence[str], at: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """The phrases that stand at a word: where each one's front ends, the length of its tail, whether it asks."""
        for front in self._fronts.get(words[at], ()):
            for begin in front.ends(words, at, end):
                tail = _ending(words, begin + 1, end, front.tails)
                asks = front.alone or tail > 0
                if asks or front.leads:
                    yield begin, tail, asks

    def _said_behind(self, words: Sequence[str]) -> int:
        """Where what is only said behind begins: the number of words where nothing is."""
        end = len(words)
        while tail := _ending(words, 1, end, self._behind):
            end -= tail
        return end


@cache
def _longest(choice: _Choice) -> int:
    return max(map(len, choice), default=0)


def _choices(pattern: str) -> tuple[_Choice, ...]:
    """What stands in and between the brackets of a pattern: for each the words that may stand there, folded."""
    parts = [part.split("/") if at % 2 else [part] for at, part in enumerate(_GROUP.split(pattern))]
    choices = [frozenset(tuple(comparable(words).split()) for words in part) for part in parts]
    return tuple(choice for choice in choices if choice != {()})


def _spelt(pattern: str) -> Iterator[_Words]:
    """Every choice of words that a pattern with brackets stands for."""
    return (tuple(chain.from_iterable(chosen)) for chosen in product(*_choices(pattern)))


def _ending(words: Sequence[str], start: int, end: int, tails: _Choice) -> int:
    """The number of words before `end` that are one of the tails, none of them before `start`."""
    sizes = range(min(_longest(tails), end - start), 0, -1) if tails else ()
    return next((size for size in sizes if tuple(words[end - size : end]) in tails), 0)


def strip_ask(text: str, phrases: Iterable[str]) -> str:
    """The text without the words that only ask, and without a question mark: the last reading of `Asking`.

    "hej, vem kan Python?" with "hej" and "vem kan" gives "Python". Of a text that only asks nothing is left: "".
    """
    return _asking(tuple(phrases)).barest(text)


@lru_cache(maxsize=16)
def _asking(phrases: tuple[str, ...]) -> Asking:
    return Asking(phrases)
