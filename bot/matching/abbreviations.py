"""What people shorten or call otherwise at work, and so how else a text may be read; searches and ranks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from bot.matching.plain import PLAIN, said_otherwise
from bot.matching.words import comparable

_LIST = Path(__file__).with_name("abbreviations.txt")

_MOST_WORDS, _MOST_READINGS = 6, 4
# "mvc5", "python3", "framework3.5": what stands behind the letters is mostly a version.
_VERSIONED = re.compile(r"([a-z#+.]*[a-z#+])\.?(\d+(?:\.\d+)*)")
_ATTACHED = re.compile(
    r"(\w{3,}?)(?:frameworks?|toolkit|library|plugin|tools?|lib|feed|script|service|server|api|sdk|js|db)"
)
_VERSION = re.compile(r"v?\d+(?:\.[\dx]+)*")
# Icelandic words have ö where their base form has a, and then an ending in u: danska, dönsku, dönskunni.
_NOT_ICELANDIC = re.compile(r"[äå]|([aeiouyö])\1")
_UMLAUT = re.compile(r"(\w*)ö([^\Waeiouyáéíóúýæö]+)u\w*")


def meanings(folded: str) -> Sequence[str]:
    """What a whole text may be short for, or be shortened to, as comparable texts, the likelier first."""
    return _table().get(folded, ())


def readings(native: str, folded: str) -> list[str]:
    """Other texts that the same may be meant by, comparable, the likelier first, at most four: short forms written out,
    versions parted from their names or left out, the base form of Icelandic words that change a vowel."""
    found = [*meanings(folded), *_bent(native)]
    words = folded.split(" ")
    if len(words) <= _MOST_WORDS:
        found += _by_word(words)
    return [text for text in dict.fromkeys(found) if text != folded][:_MOST_READINGS]


def _by_word(words: Sequence[str]) -> Iterable[str]:
    """The text with one word read otherwise, or all of them."""
    parted = [part for word in words for part in _parted(word)]
    if said := said_otherwise(" ".join(words)):
        yield said
    if len(parted) > 1:
        written = [_written_out(part) for part in parted]
        if written != parted:
            yield " ".join(written)
    if len(words) == 1 and (attached := _ATTACHED.fullmatch(words[0])):
        yield attached[1]
    if len(parted) > len(words):
        yield " ".join(parted)
    named = [part for part in parted if not _VERSION.fullmatch(part)]
    if 0 < len(named) < len(parted):
        bare = " ".join(named)
        yield bare
        yield from meanings(bare)


def _parted(word: str) -> tuple[str, ...]:
    versioned = _VERSIONED.fullmatch(word)
    return (versioned[1], versioned[2]) if versioned and not meanings(word) else (word,)


def _written_out(word: str) -> str:
    """A short form within a text written out; no long one shortened, for its letters find the same by themselves."""
    long = next(iter(meanings(word)), "")
    return long if len(long) > len(word) and word not in PLAIN else word


def _bent(native: str) -> Iterable[str]:
    if "ö" in native and not _NOT_ICELANDIC.search(native) and (base := _UMLAUT.sub(r"\1a\2a", native)) != native:
        yield comparable(base)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """All lines by each of their sides. Read once, when first needed."""
    table: dict[str, dict[str, None]] = {}
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        shorts, parts, longs = line.partition("=")
        if not parts or line.startswith("#"):
            continue
        left, right = ([comparable(text) for text in side.split(",")] for side in (shorts, longs))
        for here, there in ((left, right), (right, left)):
            for text in here:
                table.setdefault(text, {}).update(dict.fromkeys(other for other in there if other != text))
    return {text: tuple(others) for text, others in table.items()}
