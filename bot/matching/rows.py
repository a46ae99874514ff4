"""The labels of an index in the forms that are compared, and the hash layer over them; ranks nothing."""

from __future__ import annotations

from collections.abc import Iterable

from bot.matching.terms import Term
from bot.matching.words import Forms

_SHORTEST_INITIALS, _LONGEST_INITIALS = 2, 6


class Rows:
    """Columns that only grow, so a reader that took their length sees whole rows beside a writer; removing marks."""

    def __init__(self) -> None:
        self.forms: list[Forms] = []
        self.terms: list[Term] = []
        self.dead: set[int] = set()
        self._places: dict[int, tuple[int, ...]] = {}
        self._spelt: dict[str, tuple[int, ...]] = {}
        self._initials: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self.terms)

    def add(self, term: Term) -> None:
        """Append a label; one without a letter or digit has nothing to be found by and is left out."""
        forms = Forms.of(term.text)
        if not forms.folded:
            return
        at = len(self.terms)
        self.forms.append(forms)
        self.terms.append(term)  # last: its length is what readers go by
        self._places[term.id] = (*self._places.get(term.id, ()), at)
        self._spelt[forms.folded] = (*self._spelt.get(forms.folded, ()), at)
        if forms.joined is not forms.folded:
            self._spelt[forms.joined] = (*self._spelt.get(forms.joined, ()), at)
            initials = "".join(word[0] for word in forms.folded.split(" "))
            if _SHORTEST_INITIALS <= len(initials) <= _LONGEST_INITIALS:
                self._initials.setdefault(initials, []).append(at)

    def bury(self, id: int) -> None:
        """Make a thing's labels unfindable; they go when the index is rebuilt."""
        self.dead.update(self._places.pop(id, ()))

    def living(self) -> Iterable[Term]:
        """The labels that have not been taken out."""
        return (term for at, term in enumerate(self.terms) if at not in self.dead)

    def spelt(self, forms: Forms) -> list[int]:
        """Rows spelt like this but for case, accents and blanks."""
        found = self._spelt.get(forms.folded, ())
        if forms.joined is not forms.folded:
            found = (*found, *self._spelt.get(forms.joined, ()))
        return [at for at in dict.fromkeys(found) if at not in self.dead]

    def initialled(self, forms: Forms) -> list[int]:
        """Rows whose words begin with these letters ("etl": extract transform load)."""
        return [at for at in self._initials.get(forms.folded, ()) if at not in self.dead]
