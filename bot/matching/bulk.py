"""Makes the native and the folded form of many labels at once, by the rules of `words` and no rule of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import eq
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.matching import kernel
from bot.matching.words import LONGEST, WESTERN, fold, normalise

Bytes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
Wholes = npt.NDArray[np.int32]

_END, _BLANK = ord("\n"), ord(" ")  # an end stands between labels; within one it is a blank like any other
_SIGNS = "+#."
_DROPPED = b"'"
_WESTERN = bytes(sign for sign in range(256) if WESTERN.fullmatch(chr(sign)))
_FEW = 128
_PLAIN, _CHANGED, _ELSEWISE, _EMPTY = range(4)  # what `fold` in lines.c says of a text


def _native(sign: int) -> int:
    text = chr(sign).lower()
    return sign if sign == _END else ord(text) if text.isalnum() or text in _SIGNS else _BLANK


_NATIVE = bytes(map(_native, range(256)))
_FOLDED = bytes(ord(bare) if len(bare := fold(chr(sign))) == 1 and ord(bare) < 256 else sign for sign in range(256))
_TWO_LETTERS = [(bytes([sign]), fold(chr(sign)).encode()) for sign in range(256) if len(fold(chr(sign))) == 2]


def _becomes(sign: int) -> bytes:
    if sign == _END or sign not in _WESTERN or chr(sign) in _SIGNS:  # of these what stands beside them decides
        return b"\1"
    return b"" if sign in _DROPPED else fold(chr(_NATIVE[sign])).encode()


# What a sign becomes in the end, nothing, one letter or two, as the kernel wants it.
_FIRST = bytes(_becomes(sign)[0] if _becomes(sign) else 0 for sign in range(256))
_SECOND = bytes(_becomes(sign)[1] if len(_becomes(sign)) > 1 else 0 for sign in range(256))


def _spelt(sign: int, plain: bool) -> int:
    if sign == _END:
        return _BLANK
    if sign not in _WESTERN or (chr(sign) in _SIGNS and not plain):
        return 1
    return 0 if sign in _DROPPED else _NATIVE[sign]


SPELLING = (
    bytes(_spelt(sign, True) for sign in range(256)),
    bytes(_spelt(sign, False) for sign in range(256)),
    bytes(fold(chr(sign)).encode()[0] for sign in range(256)),
    bytes((fold(chr(sign)) + "\0").encode()[1] if len(fold(chr(sign))) > 1 else 0 for sign in range(256)),
)
"""What signs become in the native form of a plain label and of any other, and what those become in the folded form,
one letter or two, as `spell` in labels.c wants it."""


class Folded(NamedTuple):
    """Labels in their folded form."""

    lines: bytes  # in UTF-8, a line end after each
    sizes: Wholes  # how many bytes each took before
    plain: Flags  # of each, whether its native form is its small letters
    empty: list[int]  # those of which nothing is left


def lines_of(texts: Sequence[str]) -> bytes:
    """Texts in UTF-8, a line end after each; in place of a line end within one stands a tab, that means the same."""
    joined = "\n".join((*texts, ""))
    if joined.count("\n") != len(texts):
        joined = "\n".join((*(text.replace("\n", "\t") for text in texts), ""))
    return joined.encode("utf-8", "surrogatepass")


def folded_lines(texts: Sequence[str], lines: bytes) -> Folded:
    """`comparable` of each text; `lines`: those texts as `lines_of` makes them."""
    if (made := kernel.fold(lines, len(texts), _FIRST, _SECOND, LONGEST)) is None:
        natives, folded = forms_of(texts)
        plain = np.fromiter(map(eq, map(str.lower, texts), natives), np.bool_, len(texts))
        ends = np.flatnonzero(np.frombuffer(lines, dtype=np.uint8) == _END)
        empty = [at for at, form in enumerate(folded) if not form]
        return Folded(lines_of(folded), _sizes(ends), plain, empty)
    blob, kinds, reads, writes = made
    parts, begin = [], 0
    for at in np.flatnonzero(kinds == _ELSEWISE).tolist():  # their lines are empty
        native = normalise(texts[at])
        bare = fold(native).encode("utf-8", "surrogatepass")
        kinds[at] = _EMPTY if not bare else _PLAIN if native == texts[at].lower() else _CHANGED
        end = int(writes[at])
        parts += [blob[begin:end], bare]
        begin = end
    parts.append(blob[begin:])
    empty = np.flatnonzero(kinds == _EMPTY).tolist()
    return Folded(b"".join(parts), _sizes(reads), kinds == _PLAIN, empty)


def _sizes(ends: npt.NDArray[np.integer]) -> Wholes:
    return (np.diff(ends, prepend=-1) - 1).astype(np.int32)


def forms_of(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """`normalise` and `comparable` of each text, many times faster: what is plain goes through tables in one piece."""
    if not texts:
        return [], []
    if max(map(len, texts)) > LONGEST:
        texts = [text[:LONGEST] for text in texts]
    odd = list(_odd(texts))
    plain = list(texts)
    for at in odd:
        plain[at] = ""
    natives, folded, signed = _western(plain)
    for at in (*odd, *signed):
        natives[at] = normalise(texts[at])
        folded[at] = fold(natives[at])
    return natives, folded


def _odd(texts: Sequence[str]) -> Iterator[int]:
    """Which texts are not western: looked at one by one only where one of a few is not."""
    for at in range(0, len(texts), _FEW):
        few = texts[at : at + _FEW]
        try:
            western = not "".join(few).encode("latin-1").translate(None, _WESTERN)
        except UnicodeEncodeError:
            western = False
        if not western:
            yield from (at + number for number, text in enumerate(few) if not WESTERN.fullmatch(text))


def fold_all(natives: Sequence[str]) -> list[str]:
    """`fold` of each native form, in one piece where all are western; what it does not change is the same object."""
    try:
        folded = _folded("\n".join(natives).encode("latin-1")).split("\n") if natives else []
    except UnicodeError:
        return [fold(native) for native in natives]
    return [native if native.isascii() else bare for native, bare in zip(natives, folded, strict=True)]


def _folded(blob: bytes) -> str:
    for letter, letters in _TWO_LETTERS:
        blob = blob.replace(letter, letters)
    return blob.translate(_FOLDED).decode("ascii")


def _western(texts: list[str]) -> tuple[list[str], list[str], list[int]]:
    """Both forms of western texts, and which of them hold a `+ # .`, that stays or goes by what stands beside it."""
    blob = "\n".join(texts).encode("latin-1")
    if blob.count(_END) >= len(texts):
        blob = "\n".join(text.replace("\n", " ") for text in texts).encode("latin-1")
    signs = np.frombuffer(b"\n" + blob.translate(_NATIVE, _DROPPED) + b"\n", dtype=np.uint8)
    before_end_or_blank = (signs[1:] == _BLANK) | (signs[1:] == _END)
    signs = _without(signs, np.append((signs[:-1] == _BLANK) & before_end_or_blank, False))
    signs = _without(signs, np.append(False, (signs[1:] == _BLANK) & (signs[:-1] == _END)))
    special = np.flatnonzero((signs == ord("+")) | (signs == ord("#")) | (signs == ord(".")))
    owners = np.searchsorted(np.flatnonzero(signs == _END), special) - 1
    native = signs[1:-1].tobytes()
    return native.decode("latin-1").split("\n"), _folded(native).split("\n"), np.unique(owners).tolist()


def _without(signs: Bytes, dropped: Flags) -> Bytes:
    return signs[~dropped] if dropped.any() else signs
