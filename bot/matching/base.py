"""What an index keeps of labels that do not change any more: columns, hashes, trigrams; knows no label added later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.matching import kernel
from bot.matching.bulk import folded_lines, lines_of
from bot.matching.grams import GRAMS
from bot.matching.labels import Growing, Labels, Piece
from bot.matching.nearest import Chunk, Postings
from bot.matching.spellings import Hashes, RowNumbers, Spellings, all_hashed

Arrays = Sequence[npt.NDArray[Any]]

INITIALS = range(2, 7)
"""How many words a label may have whose first letters may stand for it."""


@dataclass(frozen=True, slots=True)
class Base:
    """Immutable arrays over the same rows."""

    labels: Labels
    spelt: Spellings  # by the joined form: labels spelt alike but for case, accents and blanks share it
    initials: Spellings
    postings: Postings

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> Base:
        """Built from labels; those without a letter or digit have nothing to be found by and are left out."""
        growing, rows = Growing(), 0
        spelt: list[tuple[Hashes, RowNumbers]] = []
        initials: list[tuple[Hashes, RowNumbers]] = []
        chunks: list[Chunk] = []
        for piece in pieces:
            lines = lines_of(piece.texts)
            folded = folded_lines(piece.texts, lines)
            if folded.empty:
                piece = _findable(piece, frozenset(folded.empty))
                lines = lines_of(piece.texts)
                folded = folded_lines(piece.texts, lines)
            if not (count := len(piece.texts)):
                continue
            growing.add(piece, lines, folded)
            spelt.append((all_hashed(folded.lines, count), np.arange(rows, rows + count, dtype=np.int32)))
            letters, at = _initials(folded.lines, count)
            initials.append((all_hashed(letters, len(at)), at + np.int32(rows)))
            chunks.append(Chunk.of(folded.lines, count))
            rows += count
        return cls(growing.labels(), Spellings.of(spelt), Spellings.of(initials), Postings.of(chunks))

    def arrays(self) -> tuple[dict[str, Arrays], list[str]]:
        """All of it as arrays by name, each in one piece or several, and the names of the languages."""
        labels, postings = self.labels, self.postings
        return {
            "blob": [labels.blob],
            "starts": [labels.starts],
            "ids": [labels.ids],
            "marks": [labels.marks],
            "spelt": [self.spelt.hashes],
            "spelt_rows": [self.spelt.rows],
            "initials": [self.initials.hashes],
            "initials_rows": [self.initials.rows],
            "postings": postings.postings,
            "firsts": [postings.firsts],
            "reaches": [postings.reaches.ravel()],
            "letters": [postings.marks],
        }, list(labels.languages)

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]], languages: Sequence[str]) -> Base:
        """Over such arrays, each in one piece."""
        firsts = arrays["firsts"]
        reaches = arrays["reaches"].reshape(len(firsts), -1 if len(firsts) else GRAMS + 1)
        pieces = np.split(arrays["postings"], np.cumsum(reaches[:-1, -1]))[: len(firsts)]
        return cls(
            Labels(arrays["blob"], arrays["starts"], arrays["ids"], arrays["marks"], tuple(languages)),
            Spellings(arrays["spelt"], arrays["spelt_rows"]),
            Spellings(arrays["initials"], arrays["initials_rows"]),
            Postings(pieces, firsts, reaches, arrays["letters"]),
        )


def initials(folded: str) -> str:
    """The first letters of a label's words where they may stand for it ("etl": extract transform load), else ""."""
    letters = "".join(word[0] for word in folded.split(" ")) if folded else ""
    return letters if len(letters) in INITIALS else ""


def _findable(piece: Piece, empty: frozenset[int]) -> Piece:
    kept = [at for at in range(len(piece.texts)) if at not in empty]
    texts, ids = [piece.texts[at] for at in kept], [piece.ids[at] for at in kept]
    return Piece(texts, ids, [piece.languages[at] for at in kept], [piece.preferred[at] for at in kept])


def _initials(folded: bytes, count: int) -> tuple[bytes, RowNumbers]:
    """`initials` of many labels at once: those that there are, a line end after each, and which labels they are of."""
    if (made := kernel.initials(folded, count, INITIALS)) is not None:
        return made
    blob = "\n" + str(folded[:-1], "utf-8", "surrogatepass")
    coding, kind = ("ascii", np.uint8) if blob.isascii() else ("utf-32-le", np.uint32)
    signs = np.frombuffer(blob.encode(coding, "surrogatepass"), dtype=kind)
    parts = (signs == ord(" ")) | (signs == ord("\n"))
    kept = signs[1:][parts[:-1] | (signs[1:] == ord("\n"))]
    letters = kept.tobytes().decode(coding, "surrogatepass").split("\n")
    lengths = np.diff(np.flatnonzero(kept == ord("\n")), prepend=-1, append=len(kept)) - 1
    at = np.flatnonzero((lengths >= INITIALS.start) & (lengths < INITIALS.stop)).astype(np.int32)
    return "\n".join((*(letters[row] for row in at.tolist()), "")).encode("utf-8", "surrogatepass"), at
