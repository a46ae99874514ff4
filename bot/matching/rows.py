"""All labels of an index by row, those built and those added since, and which of them are dead; ranks nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy

import numpy as np
import numpy.typing as npt

from bot.matching.base import INITIALS, Base, initials
from bot.matching.grams import Asked, Floats
from bot.matching.labels import Piece, pieces
from bot.matching.rank import letters, look, ratio
from bot.matching.terms import Term
from bot.matching.words import Forms


class Rows:
    """Built rows, that never change, and behind them fresh ones in lists that only grow, so a reader that took their
    length sees whole rows beside a writer. Removing marks. Only one writes at a time."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.rarity = base.postings.rarity()
        self.dead: frozenset[int] = frozenset()  # a reader takes it first: what dies later lives on for this reader
        self.built = len(base.labels)
        self._forms: list[Forms] = []
        self._terms: list[Term] = []
        self._spelt: dict[str, tuple[int, ...]] = {}
        self._initials: dict[str, tuple[int, ...]] = {}
        self._rows: dict[int, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return self.built + len(self._terms) - len(self.dead)

    @property
    def fresh(self) -> int:
        """How many labels were added since the arrays were built, the dead among them too."""
        return len(self._terms)

    # --- writing ---------------------------------------------------------------------------------------------------

    def add(self, term: Term) -> None:
        """Append a label; one without a letter or digit has nothing to be found by and is left out."""
        forms = Forms.of(term.text)
        if not forms.folded:
            return
        row = self.built + len(self._terms)
        self._forms.append(forms)
        self._terms.append(term)  # last: its length is what readers go by
        self._rows[term.id] = (*self._rows.get(term.id, ()), row)
        self._spelt[forms.joined] = (*self._spelt.get(forms.joined, ()), row)
        if letters := initials(forms.folded):
            self._initials[letters] = (*self._initials.get(letters, ()), row)
        self.rarity.add(forms.folded)

    def of(self, id: int) -> list[int]:
        """The living rows of a thing."""
        rows = (*self.base.labels.rows_of(id), *self._rows.get(id, ()))
        return [row for row in rows if row not in self.dead]

    def bury(self, rows: Sequence[int]) -> None:
        """Make living labels unfindable; they go when the arrays are built anew."""
        self.dead |= frozenset(rows)
        for forms in self.forms(rows):
            self.rarity.add(forms.folded, -1)

    def living(self, fresh: int, dead: frozenset[int]) -> Iterator[Piece]:
        """The labels but for the dead ones, and of the fresh ones only the first, in the order of their rows."""
        yield from self.base.labels.pieces(dead)
        yield from pieces(term for row, term in enumerate(self._terms[:fresh], self.built) if row not in dead)

    def since(self, begin: int) -> list[Term]:
        """The fresh labels from this one on that have not been taken out."""
        return [term for row, term in enumerate(self._terms[begin:], self.built + begin) if row not in self.dead]

    # --- reading ---------------------------------------------------------------------------------------------------

    def without(self, id: int) -> Rows:
        """The same rows for a reader to whom a thing is not there."""
        seen = copy(self)
        seen.dead = self.dead | frozenset(self.of(id))
        return seen

    def term(self, row: int) -> Term:
        """A label."""
        return self.base.labels.term(row) if row < self.built else self._terms[row - self.built]

    def id(self, row: int) -> int:
        """The thing that a label is of."""
        return int(self.base.labels.ids[row]) if row < self.built else self._terms[row - self.built].id

    def text(self, row: int) -> str:
        """A label as it was given."""
        return self.base.labels.text(row) if row < self.built else self._terms[row - self.built].text

    def forms(self, rows: Sequence[int]) -> list[Forms]:
        """Labels in the forms that are compared; built ones come before fresh ones."""
        return [Forms.of_native(native) for native in self.spellings(rows)[0]]

    def spellings(self, rows: Sequence[int]) -> tuple[list[str], list[str]]:
        """The native and the folded forms of labels; built ones come before fresh ones."""
        built = [row for row in rows if row < self.built]
        natives, folded = self.base.labels.spellings(built)
        for row in rows[len(built) :]:
            forms = self._forms[row - self.built]
            natives.append(forms.native)
            folded.append(forms.folded)
        return natives, folded

    def look(self, rows: Sequence[int], asked: Forms, grams: Asked) -> tuple[list[str], Floats, Floats]:
        """The folded forms of labels, all of them built or all of them fresh; the share of trigrams (0 to 1) that each
        has in common with a text; and how alike their letters are (0 to 100)."""
        fast = self.base.labels.fast if rows[0] < self.built else None
        if fast and (seen := look(fast, rows, asked, grams, self.rarity)):
            return seen
        natives, folded = self.spellings(rows)
        dice = grams.dice(folded, self.rarity)
        return folded, dice, letters(asked, natives, folded, dice)

    def favoured(self, rows: Sequence[int], language: str) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """Which rows are in this language, and which are what their thing is called there."""
        if not rows or max(rows) < self.built:
            return self.base.labels.favoured(rows, language)
        terms = [self.term(row) for row in rows]
        return (
            np.array([term.language == language for term in terms], np.bool_),
            np.array([term.preferred for term in terms], np.bool_),
        )

    def spelt(self, asked: Forms) -> dict[int, Forms]:
        """The labels spelt like this but for case, accents and blanks."""
        dead = self.dead
        rows = [*self.base.spelt.rows_of(asked.joined), *self._spelt.get(asked.joined, ())]
        return {
            row: forms
            for row, forms in zip(rows, self.forms(rows), strict=True)
            if forms.joined == asked.joined and row not in dead
        }

    def initialled(self, asked: Forms, limit: int) -> dict[int, str]:
        """Up to `limit` labels whose words begin with these letters ("etl": extract transform load), folded."""
        if len(asked.folded) not in INITIALS:
            return {}
        dead = self.dead
        rows = [*self.base.initials.rows_of(asked.folded), *self._initials.get(asked.folded, ())][:limit]
        return {
            row: folded
            for row, folded in zip(rows, self.spellings(rows)[1], strict=True)
            if initials(folded) == asked.folded and row not in dead
        }

    def fresh_near(self, asked: Forms, limit: int) -> list[int]:
        """Up to `limit` of the labels that the arrays do not know yet, those whose letters are nearest."""
        fresh = self._forms[: self.fresh]
        if len(fresh) <= limit:
            rows = range(len(fresh))
        else:
            near = ratio(asked.folded, [label.folded for label in fresh])
            rows = np.argpartition(near, -limit)[-limit:].tolist()
        return [self.built + row for row in rows]
