"""What people chose after asking: a table from a text to the things they meant by it; decides nothing about order."""

from __future__ import annotations

from collections.abc import Mapping

from bot.matching.terms import ANSWER_FROM, ASK_FROM

# Half of the doubt goes with every weight of 1: wherever the cuts are, one person's pick is asked about and two
# people's is answered.
_CERTAIN = 98.0
_DOUBT = 2 * (_CERTAIN - (ASK_FROM + ANSWER_FROM) / 2)


class Learned:
    """Picks by the joined form of what was asked, so that case, accents and blanks do not count."""

    def __init__(self) -> None:
        self._picks: dict[str, dict[int, float]] = {}

    def put(self, asked: str, id: int, weight: float) -> None:
        """Set what a pick weighs; 0 or less takes it out."""
        picks = {key: value for key, value in self._picks.get(asked, {}).items() if key != id}
        if weight > 0:
            picks[id] = weight
        # A new inner dict each time: a reader beside a writer sees the old one or the new one, whole.
        if picks:
            self._picks[asked] = picks
        else:
            self._picks.pop(asked, None)

    def scores(self, asked: str) -> Mapping[int, float]:
        """The things that were meant by a text, and how sure that is (0 to 98)."""
        return {id: _CERTAIN - _DOUBT * 0.5**weight for id, weight in self._picks.get(asked, {}).items()}
