"""A million labels in columns: their texts in one blob, whose they are, in which language; searches nothing."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.matching import kernel
from bot.matching.bulk import SPELLING, Folded, fold_all
from bot.matching.terms import Row, Term
from bot.matching.words import LONGEST, fold, normalise

CHUNK = 65_536
"""Labels that are worked on at once: what one takes while it is made is all that building takes beside the result,
and a label's number within its chunk fits 16 bits."""

# A mark holds the language's number and two facts about the label; plain is one whose native form is its small letters.
_PREFERRED, _PLAIN, _LANGUAGE_BIT = np.uint16(1), np.uint16(2), np.uint16(2)
_NOTHING = memoryview(b"")
_MOST_LANGUAGES = 1 << 14  # further ones could not be told apart; they only break ties


class Piece(NamedTuple):
    """Up to CHUNK labels in lists."""

    texts: list[str]
    ids: list[int]
    languages: list[str]
    preferred: list[bool]


def pieces(terms: Iterable[Row]) -> Iterator[Piece]:
    """Terms in pieces."""
    coming = iter(terms)
    while chunk := list(islice(coming, CHUNK)):
        # Not zip(*chunk): its thousands of iterators make the garbage collector look through a million terms.
        ids, texts, languages, preferred = (list(map(itemgetter(at), chunk)) for at in range(4))
        yield Piece(texts, ids, languages, preferred)


@dataclass(frozen=True, slots=True)
class Labels:
    """Immutable columns, one row a label."""

    blob: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]
    ids: npt.NDArray[np.int32]
    marks: npt.NDArray[np.uint16]
    languages: tuple[str, ...]
    fast: kernel.Spelling | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        fast = kernel.Spelling.over(self.blob, self.starts, self.marks, int(_PLAIN), LONGEST, SPELLING)
        object.__setattr__(self, "fast", fast)

    def __len__(self) -> int:
        return len(self.ids)

    def text(self, row: int) -> str:
        """The label as it was given."""
        return str(self.blob[self.starts[row] : self.starts[row + 1]].data, "utf-8", "surrogatepass")

    def term(self, row: int) -> Term:
        """The label with all that is known of it."""
        return Term(
            int(self.ids[row]),
            self.text(row),
            self.languages[self.marks[row] >> _LANGUAGE_BIT],
            bool(self.marks[row] & _PREFERRED),
        )

    def spellings(self, rows: list[int]) -> tuple[list[str], list[str]]:
        """The native and the folded forms of labels, made when asked for."""
        if not rows:
            return [], []
        if self.fast is None:
            return self._spellings(np.array(rows, dtype=np.int64))
        natives, folded, others = self.fast(rows)
        for other in others:
            natives[other] = normalise(self.text(rows[other]))
            folded[other] = fold(natives[other])
        return natives, folded

    def _spellings(self, at: npt.NDArray[np.int64]) -> tuple[list[str], list[str]]:
        starts, ends = self.starts.take(at).tolist(), self.starts.take(at + 1).tolist()
        blob, others = self.blob.data, np.flatnonzero(self.marks.take(at) & _PLAIN == 0).tolist()
        cut = [blob[start:end] for start, end in zip(starts, ends, strict=True)]
        normalised = [normalise(str(cut[other], "utf-8", "surrogatepass")) for other in others]
        for other in others:
            cut[other] = _NOTHING  # it may hold a line end
        natives = b"\n".join(cut).decode("utf-8", "surrogatepass").lower().split("\n")
        for other, native in zip(others, normalised, strict=True):
            natives[other] = native
        return natives, fold_all(natives)

    def favoured(self, rows: Sequence[int], language: str) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """Which rows are in this language, and which are what their thing is called there."""
        marks = self.marks.take(np.array(rows, np.int64))
        number = self.languages.index(language) if language in self.languages else -1
        return marks >> _LANGUAGE_BIT == number, marks & _PREFERRED != 0

    def rows_of(self, id: int) -> list[int]:
        """The labels of a thing (0.2 ms in a million: a change is rare, a column of its own would not be)."""
        rows: list[int] = np.flatnonzero(self.ids == id).tolist()
        return rows

    def pieces(self, dead: frozenset[int]) -> Iterator[Piece]:
        """The labels that are not dead, in pieces."""
        dying = np.fromiter(dead, np.int64, len(dead))
        for begin in range(0, len(self), CHUNK):
            until = min(begin + CHUNK, len(self))
            rows = np.arange(begin, until)
            rows = rows[~np.isin(rows, dying)]
            marks, offset = self.marks.take(rows), self.starts[begin]
            blob = self.blob[offset : self.starts[until]].tobytes()
            starts = (self.starts.take(rows) - offset).tolist()
            ends = (self.starts.take(rows + 1) - offset).tolist()
            yield Piece(
                [blob[at:end].decode("utf-8", "surrogatepass") for at, end in zip(starts, ends, strict=True)],
                self.ids.take(rows).tolist(),
                [self.languages[number] for number in (marks >> _LANGUAGE_BIT).tolist()],
                (marks & _PREFERRED).astype(bool).tolist(),
            )


class Growing:
    """Columns while they are filled."""

    def __init__(self) -> None:
        self._blob = bytearray()
        self._lengths, self._ids, self._marks = array("i"), array("i"), array("H")
        self._languages: dict[str, int] = {}

    def add(self, piece: Piece, lines: bytes, folded: Folded) -> None:
        """Take in a piece; `lines`: its texts as `lines_of` makes them."""
        if b"\t" in lines:  # perhaps in place of a line end
            self._blob += "".join(piece.texts).encode("utf-8", "surrogatepass")
        else:
            self._blob += lines.replace(b"\n", b"")
        self._lengths.frombytes(folded.sizes.tobytes())
        self._ids.frombytes(np.array(piece.ids, dtype=np.int32).tobytes())
        for language in sorted(set(piece.languages) - self._languages.keys()):
            self._languages.setdefault(language, min(len(self._languages), _MOST_LANGUAGES - 1))
        count = len(piece.texts)
        languages = np.fromiter(map(self._languages.__getitem__, piece.languages), np.uint16, count)
        preferred = np.fromiter(piece.preferred, np.bool_, count)
        self._marks.frombytes((languages << _LANGUAGE_BIT | preferred * _PREFERRED | folded.plain * _PLAIN).tobytes())

    def labels(self) -> Labels:
        """The columns, which must not be added to any more."""
        starts = np.zeros(len(self._lengths) + 1, dtype=np.int64)
        np.cumsum(np.frombuffer(self._lengths, dtype=np.int32), out=starts[1:])
        return Labels(
            np.frombuffer(self._blob, dtype=np.uint8),
            starts,
            np.frombuffer(self._ids, dtype=np.int32),
            np.frombuffer(self._marks, dtype=np.uint16),
            tuple(self._languages),
        )
