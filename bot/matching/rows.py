"""The labels of an index in the forms that are compared, and the hash layer over them; ranks nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.matching.terms import Term
from bot.matching.words import fold, normalise

_SHORTEST_INITIALS, _LONGEST_INITIALS = 2, 6


@dataclass(frozen=True, slots=True)
class Forms:
    """A text in every form that is compared."""

    native: str
    folded: str
    joined: str
    ordered: str

    @classmethod
    def of(cls, text: str) -> Forms:
        """Equal forms are one object, so that a label of one plain word is kept once."""
        native = normalise(text)
        folded = fold(native)
        if " " not in folded:
            return cls(native, folded, folded, folded)
        words = folded.split(" ")
        ordered = " ".join(sorted(words))
        return cls(native, folded, "".join(words), folded if ordered == folded else ordered)


class Rows:
    """Columns that only grow, so a reader that took their length sees whole rows beside a writer; removing marks."""

    def __init__(self) -> None:
        self.native: list[str] = []
        self.folded: list[str] = []
        self.joined: list[str] = []
        self.ordered: list[str] = []
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
        self.native.append(forms.native)
        self.folded.append(forms.folded)
        self.joined.append(forms.joined)
        self.ordered.append(forms.ordered)
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
