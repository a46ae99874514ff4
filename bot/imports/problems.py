"""What can be wrong with a file from a person, as codes that the texts translate; finds nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


class Weight(Enum):
    """What a problem costs: the whole file, the row, or nothing but a doubt."""

    FILE = auto()
    ROW = auto()
    NOTE = auto()


WEIGHTS: Mapping[str, Weight] = {
    "empty": Weight.FILE,
    "too-large": Weight.FILE,  # megabytes, limit
    "password": Weight.FILE,
    "damaged": Weight.FILE,
    "too-heavy": Weight.FILE,  # seconds, megabytes
    "not-text": Weight.FILE,
    "no-header": Weight.FILE,
    "no-email-column": Weight.FILE,  # columns
    "too-many-columns": Weight.FILE,  # count, limit
    "too-many-rows": Weight.FILE,  # limit
    "quotes": Weight.ROW,
    "too-many-cells": Weight.ROW,  # count, expected
    "beside-headings": Weight.ROW,  # count, expected
    "cell-too-long": Weight.ROW,  # limit
    "broken-letters": Weight.ROW,
    "no-email": Weight.ROW,
    "bad-email": Weight.ROW,  # value
    "different-person": Weight.ROW,  # email, first, column
    "doubted-email": Weight.ROW,  # value
    "same-person": Weight.ROW,  # value, email
    "one-sheet": Weight.NOTE,  # sheet
    "unknown-column": Weight.NOTE,
    "double-column": Weight.NOTE,
    "bad-level": Weight.NOTE,  # value, skill
    "two-levels": Weight.NOTE,  # skill, level
    "level-alone": Weight.NOTE,  # value
    "long-skill": Weight.NOTE,  # limit
    "no-letters": Weight.NOTE,  # value
    "esco-no-skills": Weight.FILE,  # kind
    "esco-no-uri": Weight.ROW,  # value
    "esco-no-name": Weight.ROW,  # limit
    "esco-not-released": Weight.ROW,  # value
    "esco-twice": Weight.ROW,  # first
    "esco-long-name": Weight.NOTE,  # limit
}
"""Every code with what it costs; behind each, the arguments its sentence takes."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A doubt: `line` is the row as a spreadsheet numbers it (the header is 1; 0 = the file), `column` its heading or
    "", `code` one of `WEIGHTS`, `args` what its sentence (`import-<code>` in the texts) needs."""

    line: int
    column: str
    code: str
    args: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def weight(self) -> Weight:
        """What it costs."""
        return WEIGHTS[self.code]
