"""Makes the native and the folded form of many labels at once, by the rules of `words` and no rule of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from bot.matching.words import LONGEST, WESTERN, fold, normalise

Bytes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]

_END, _BLANK = ord("\n"), ord(" ")  # an end stands between labels; within one it is a blank like any other
_SIGNS = "+#."
_DROPPED = b"'"
_WESTERN = bytes(sign for sign in range(256) if WESTERN.fullmatch(chr(sign)))
_FEW = 128


def _native(sign: int) -> int:
    text = chr(sign).lower()
    return sign if sign == _END else ord(text) if text.isalnum() or text in _SIGNS else _BLANK


_NATIVE = bytes(map(_native, range(256)))
_FOLDED = bytes(ord(bare) if len(bare := fold(chr(sign))) == 1 and ord(bare) < 256 else sign for sign in range(256))
_TWO_LETTERS = [(bytes([sign]), fold(chr(sign)).encode()) for sign in range(256) if len(fold(chr(sign))) == 2]


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
