"""The compiled comparison of letters and words says what RapidFuzz says, and leaves to it what does not fit."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.matching import kernel
from bot.matching.grams import Floats, Rarity, grams_of
from bot.matching.plain import PLAIN
from bot.matching.rank import alike
from bot.matching.words import Forms, normalise

pytestmark = pytest.mark.skipif(not kernel.LIBRARY.exists(), reason="no C compiler here: `make` could not build it")

# Few letters, so that words share many, repeat and change places; plain words; letters with dots; marks of names.
_WORDS = [*sorted(PLAIN)[::40], "perform", "utför", "data", "base", "database", "c++", ".net", "järn", "æra", "þing"]
_words = st.one_of(st.sampled_from(_WORDS), st.text("abåæ+1", min_size=1, max_size=9))
_texts = st.lists(_words, min_size=1, max_size=6).map(" ".join)


def _rarity() -> Rarity:
    drawn = random.Random(1)
    texts = ["".join(drawn.choices("ab cdeinrst+1", k=12)) for _ in range(500)]
    return Rarity(len(texts), np.bincount(grams_of(texts)[0], minlength=1 << 16))


_RARITY = _rarity()


def _alike(asked: str, labels: Sequence[str], rarity: Rarity | None = _RARITY) -> Floats:
    forms = [Forms.of(label) for label in labels]
    dice = np.linspace(0, 1, len(labels), dtype=np.float32)
    return alike(Forms.of(asked), [form.native for form in forms], [form.folded for form in forms], dice, rarity)


def _without(asked: str, labels: Sequence[str]) -> Floats:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kernel, "_library", lambda: None)
        return _alike(asked, labels)


@given(_texts, st.lists(_texts, min_size=1, max_size=8))
@example("data base data", ["database", "base data", "data base data", "data", "bse dtaa"])
@example("a" * 64, ["a" * 64, "a" * 63 + "b", "a " * 40, "ab" * 300])
@example("järn", ["jarn", "järn", "jaern"])
@example("jarn", ["jarn", "järn", "jaern"])
def test_it_says_what_rapidfuzz_says(asked: str, labels: list[str]) -> None:
    texts = [text for text in (asked, *labels) if normalise(text)]
    if len(texts) > len(labels):
        assert np.allclose(_alike(asked, texts[1:]), _without(asked, texts[1:]), rtol=1e-5, atol=1e-3)


@pytest.fixture
def fits() -> Iterator[list[bool]]:
    """Whether each comparison that was asked for was made by the kernel."""
    told: list[bool] = []
    with pytest.MonkeyPatch.context() as patch:
        compiled = kernel.letters

        def watched(*given: Any) -> Floats | None:
            found = compiled(*given)
            told.append(found is not None)
            return found

        patch.setattr(kernel, "letters", watched)
        yield told


@pytest.mark.parametrize(
    ("asked", "label", "fit"),
    [
        ("projektledning", "Projektledare", True),
        ("þýðing", "þýðingar", True),
        ("a" * 64, "b " * 64, True),
        ("a" * 65, "b", False),
        ("a", "b " * 65, False),
        ("программист", "programmerare", False),
        ("programmerare", "программист", False),
    ],
)
def test_what_does_not_fit_is_left_to_rapidfuzz(asked: str, label: str, fit: bool, fits: list[bool]) -> None:
    labels = [label, "something else"]
    assert np.allclose(_alike(asked, labels), _without(asked, labels), rtol=1e-5, atol=1e-3)
    assert fits == [fit, False]
