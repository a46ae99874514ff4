"""Which notions of working life a text speaks of, whichever of their words and languages it uses; ranks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bot.matching.small import SMALL
from bot.matching.stems import stem
from bot.matching.words import fold, normalise

_LIST = Path(__file__).with_name("notions.txt")
_ANY_ENDING = "*"

Notions = frozenset[int]
Phrase = tuple[tuple[str, ...], int]
"""The stems of several words, and the notion that they speak of together."""


@dataclass(slots=True)
class Vocabulary:
    """One language's words for the notions: whole words by stem, beginnings of words, phrases by their first stem."""

    language: str
    words: dict[str, set[int]] = field(default_factory=dict)
    beginnings: dict[str, set[int]] = field(default_factory=dict)
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)
    second: set[str] = field(default_factory=set)
    """The stems that stand second in phrases."""
    spelt: set[str] = field(default_factory=set)
    """Its words as people write them, folded; without those of which only the beginning is listed."""

    def learn(self, entry: str, notion: int) -> None:
        """Take an entry of the list in."""
        words = fold(normalise(entry.replace(_ANY_ENDING, " "))).split()
        if len(words) > 1:
            stems = tuple(stem(word, self.language) for word in words)
            self.phrases.setdefault(stems[0], []).append((stems, notion))
            self.second.add(stems[1])
        elif entry.endswith(_ANY_ENDING):
            self.beginnings.setdefault(words[0], set()).add(notion)
        else:
            self.words.setdefault(stem(words[0], self.language), set()).add(notion)
            self.spelt.add(words[0])

    def of_word(self, word: str) -> Notions:
        """What one folded word speaks of; of the listed beginnings the longest counts."""
        if word in SMALL:
            return frozenset()
        found = self.words.get(stem(word, self.language), set())
        longest = next((word[:end] for end in range(len(word), 1, -1) if word[:end] in self.beginnings), "")
        return frozenset(found | self.beginnings.get(longest, set()))

    def in_words(self, words: Sequence[str]) -> list[tuple[int, int, int]]:
        """The notions that folded words speak of, alone or together: where each begins, where it ends, which."""
        found = [(at, at + 1, notion) for at, word in enumerate(words) for notion in self.of_word(word)]
        stems = tuple(stem(word, self.language) for word in words)
        for at, first in enumerate(stems):
            for phrase, notion in self.phrases.get(first, ()):
                if stems[at : at + len(phrase)] == phrase:
                    found.append((at, at + len(phrase), notion))
        return found


@cache
def vocabulary(language: str) -> Vocabulary:
    """A language's words for the notions; without any where nobody has written them. Read once, when first needed."""
    known = Vocabulary(language)
    notion = -1
    blank = True
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            blank = True
            continue
        notion += blank
        blank = False
        code, _, entries = line.partition(" ")
        if code == language:
            for entry in entries.split(","):
                known.learn(entry.strip(), notion)
    return known
