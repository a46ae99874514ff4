"""Turns what a person typed into the forms that are compared; knows no index and no language's grammar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

LONGEST = 1_000
"""Characters of a text that are looked at; what stands behind them cannot change an answer, only slow it."""

_MOST_PARTS = 10

# Letters that Unicode does not take apart into a base letter and a mark (å, ä, ö, á, ý ... it does).
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "đ": "d", "þ": "th", "ß": "ss", "ł": "l", "ı": "i", "ŋ": "n"}
)
# Cyrillic and Greek letters that look like Latin ones, read as Latin where they stand in a word with Latin letters.
_LOOKALIKES = str.maketrans("аеорсухіјѕкмтвнαορνικτ", "aeopcyxijskmtbhaopvikt")
# Signs that no rule of Unicode touches but for their case: nearly every label of our four languages has nothing else
# and need not be taken apart sign by sign.
WESTERN = re.compile("[\x00-\x7fÀ-ÖØ-Þà-öø-ÿ]*")
_WESTERN_BARE = {sign: unicodedata.normalize("NFD", chr(sign))[0] for sign in range(0xE0, 0x100)} | _LETTERS
_MIXED = re.compile("(?=.*[a-z])(?=.*[\u0370-\u04ff])")

_DROPPED = re.compile("['’`´]|(?<![a-z0-9+#])[+#]+|\\.(?!\\w)", re.UNICODE)
_SIGN_OR_SPACE = re.compile(r"[^\w+#.]+|_+")
WORDS = re.compile(r"[\w+#.'’]+")
QUOTES = ' \t\r\n?!¿¡…"“”„«»:;,'


def normalise(text: str) -> str:
    """The native form: NFKC, casefolded, letters, digits and the `+ # .` that names of skills carry, single blanks.

    `C#`, `C++`, `.NET` and `Node.js` stay what they are; `#python`, `python.` and `"python"` become `python`.
    Characters without a width (soft hyphens, joiners, direction marks) disappear.
    """
    text = text[:LONGEST]
    if text.isascii() or WESTERN.fullmatch(text):
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    spaced = _SIGN_OR_SPACE.sub(" ", text.replace("'", "").replace("’", ""))
    return " ".join(_DROPPED.sub("", spaced).split())


def fold(text: str) -> str:
    """The folded form of a normalised text: without dots, rings and accents, ø -> o, æ -> ae, ð -> d, þ -> th."""
    if text.isascii():
        return text
    bare = text.translate(_WESTERN_BARE)
    if bare.isascii():
        return bare
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    bare = bare.translate(_LETTERS)
    if bare.isascii():
        return bare
    return " ".join(word.translate(_LOOKALIKES) if _MIXED.match(word) else word for word in bare.split(" "))


def comparable(text: str) -> str:
    """The form in which two texts that people would call the same are equal: normalised and folded."""
    return fold(normalise(text))


class Forms(NamedTuple):
    """A text in every form that is compared."""

    native: str
    folded: str
    joined: str
    ordered: str

    @classmethod
    def of(cls, text: str) -> Forms:
        """The forms of a text as it was typed."""
        return cls.of_native(normalise(text))

    @classmethod
    def of_native(cls, native: str) -> Forms:
        """The forms of a normalised text. Equal ones are one object: comparing them costs nothing."""
        folded = fold(native)
        if " " not in folded:
            return cls(native, folded, folded, folded)
        words = folded.split(" ")
        ordered = " ".join(sorted(words))
        return cls(native, folded, "".join(words), folded if ordered == folded else ordered)


@lru_cache(maxsize=16)
def _between(connectors: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(connectors, key=len, reverse=True) if word.strip())
    return re.compile(r"[,;&\n]|\s[+/]\s" + (rf"|(?<!\S)(?:{words})(?!\S)" if words else ""), re.IGNORECASE)


def split_skills(text: str, connectors: Sequence[str]) -> list[str]:
    """The skills of "python, bokföring och C#": parted at `, ; &`, line ends, `+` or `/` between blanks, connectors.

    `connectors` are the words for "and" of every language. At most ten parts, each once, in the order typed; one part
    means that there was nothing to split. A label may itself hold an "and", so the whole text is looked up first.
    """
    parts: dict[str, str] = {}
    for part in _between(tuple(connectors)).split(text[: 4 * LONGEST]):
        if key := normalise(part):
            parts.setdefault(key, " ".join(part.split()).strip(QUOTES))
    return list(parts.values())[:_MOST_PARTS]
