"""The compiled loops do what numpy does, from any number of threads, and Kunna goes without them."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.matching import Index, Term, kernel
from bot.matching.base import Base
from bot.matching.bulk import lines_of
from bot.matching.grams import Asked, distinct
from bot.matching.labels import pieces
from bot.matching.nearest import Chunk, Postings
from bot.matching.rank import look
from bot.matching.rows import Rows
from bot.matching.words import Forms, comparable, normalise

pytestmark = pytest.mark.skipif(not kernel.LIBRARY.exists(), reason="no C compiler here: `make` could not build it")

_SYLLABLES = (
    "pro",
    "jekt",
    "led",
    "ning",
    "da",
    "ta",
    "bas",
    "nik",
    "soft",
    "ware",
    "en",
    "kok",
    "c++",
    ".net",
    "r",
    "å",
)


def _texts(seed: int, many: int) -> list[str]:
    drawn = random.Random(seed)
    return [
        " ".join("".join(drawn.choices(_SYLLABLES, k=drawn.randint(1, 3))) for _ in range(drawn.randint(1, 4)))
        for _ in range(many)
    ]


def _chunk(texts: list[str]) -> Chunk:
    return Chunk.of(lines_of(texts), len(texts))


@pytest.fixture
def without() -> Iterator[pytest.MonkeyPatch]:
    """Call its `setattr` and the kernel is gone."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def _gone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(kernel, "_library", lambda: None)


def test_a_kernel_older_than_its_sources_is_left_alone(tmp_path: Path, without: pytest.MonkeyPatch) -> None:
    library = shutil.copy(kernel.LIBRARY, tmp_path)
    without.setattr(kernel, "LIBRARY", Path(library))
    load = kernel._library.__wrapped__
    assert load() is not None
    source = tmp_path / "kernel.c"
    source.touch()
    os.utime(source, (2**31, 2**31))
    assert load() is None


def _scores(postings: Postings, asked: Asked, texts: list[str], found: list[int]) -> list[float]:
    """What each found label shares with a text by the plain definition, the best first."""
    weights = postings.rarity().weights
    own = set(asked.grams.tolist())
    scores = []
    for label in found:
        grams = set(distinct(texts[label]).tolist())
        shared = sum(float(weights[gram]) for gram in grams & own)
        scores.append(2 * shared / (sum(float(weights[gram]) for gram in grams) + asked.norm))
    return sorted(scores, reverse=True)


@pytest.mark.parametrize("seed", range(2))
def test_the_nearest_are_those_that_share_most(seed: int) -> None:
    texts = [text.replace("å", "a") for text in _texts(seed, 6_000)]
    postings = Postings.of([_chunk(texts[:4_000]), _chunk(texts[4_000:])])
    for question in _texts(seed + 100, 8):
        asked = Asked.of(question.replace("å", "a"), postings.rarity())
        found = postings.nearest(asked, 10**9, 40)
        assert len(set(found)) == len(found) == 40
        best = _scores(postings, asked, texts, list(range(len(texts))))[:40]
        # A norm is kept in one byte, 1.7 % off at most, and sums in two: what is told apart by less may change places.
        assert np.allclose(_scores(postings, asked, texts, found), best, rtol=0.04)


def test_a_part_of_the_grams_brings_much_the_same_as_numpy(without: pytest.MonkeyPatch) -> None:
    texts = _texts(7, 12_000)
    postings = Postings.of([_chunk(texts)])
    asked = [Asked.of(question, postings.rarity()) for question in _texts(8, 50)]
    fast = [set(postings.nearest(each, 9_000, 30)) for each in asked]
    _gone(without)
    slow = [set(Postings.of([_chunk(texts)]).nearest(each, 9_000, 30)) for each in asked]
    same = sum(len(one & two) for one, two in zip(fast, slow, strict=True)) / sum(map(len, slow))
    assert same > 0.75, "ties aside they are the same"


def test_weights_are_those_of_numpy(without: pytest.MonkeyPatch) -> None:
    texts = [*_texts(3, 500), "", "a", "x" * 1_000]
    rarity = Postings.of([_chunk(_texts(4, 5_000))]).rarity()
    known = distinct("projektledning")
    fast, words = rarity.of_texts(texts, known), rarity.of_words([text or "b" for text in texts])
    _gone(without)
    for one, two in zip(fast, rarity.of_texts(texts, known), strict=True):
        assert np.allclose(one, two, rtol=1e-4)
    assert np.allclose(words, rarity.of_words([text or "b" for text in texts]))


_LABELS = (
    "Projektledning",
    "C++ och C#",
    "Rock 'n' roll",
    " Två\nrader,\t med (tecken) / utan ",
    "ÆSKA Þór ß",
    "naïve café – ½",
    "×÷µª",
    "Программист",
    "ǅ ŁÓDŹ",
    "node.js",
    "a_b",
    "å" * 600,
    "x y " * 300,
    "!?c",
)


def test_forms_are_those_of_the_rules() -> None:
    wide = ["å" * 450] * 9  # of which not all fit the room that nine usual ones take
    terms = [Term(number, text, "sv") for number, text in enumerate([*_LABELS, *_texts(6, 300), *wide])]
    labels = Base.of(pieces(terms)).labels
    rows = [*range(len(labels)), 3, 0]
    natives, folded = labels.spellings(rows)
    assert natives == [normalise(labels.text(row)) for row in rows]
    assert folded == [comparable(labels.text(row)) for row in rows]
    assert labels.spellings(rows[-11:-2])[1] == ["a" * 450] * 9
    assert labels.spellings([]) == ([], [])


def _seen(texts: Sequence[str], question: str) -> tuple[bool, list[str], list[float], list[float]]:
    """Whether the kernel took all labels and the text, and what `Rows.look` says of them."""
    rows = Rows(Base.of(pieces((number, text, "sv", True) for number, text in enumerate(texts))))
    asked, every = Forms.of(question), [*range(rows.built), 0]
    grams, fast = Asked.of(asked.folded, rows.rarity), rows.base.labels.fast
    took = fast is not None and look(fast, every, asked, grams, rows.rarity) is not None
    folded, dice, near = rows.look(every, asked, grams)
    return took, folded, dice.tolist(), near.tolist()


_typed = st.one_of(st.sampled_from([*_LABELS, *_texts(11, 9)]), st.text("abåæ+. ", max_size=9)).filter(comparable)


@given(st.lists(_typed, min_size=1, max_size=9), _typed)
@example(_texts(12, 60), "projekt ledning")
def test_what_is_seen_of_labels_is_what_the_steps_say_one_by_one(texts: list[str], question: str) -> None:
    _, folded, dice, near = _seen(texts, question)
    with pytest.MonkeyPatch.context() as patch:
        _gone(patch)
        _, wanted, shares, letters = _seen(texts, question)
    assert folded == wanted
    assert np.allclose(dice, shares, rtol=1e-4, atol=1e-6)
    assert np.allclose(near, letters, rtol=1e-4, atol=1e-2)


@pytest.mark.parametrize(
    ("question", "label", "took"),
    [
        ("projekt", "Åkeri & Söner", True),
        ("þýðing", "C++", True),
        ("программист", "C++", False),
        ("a" * 65, "C++", False),
        ("projekt", "naïve – café", False),
        ("projekt", "a " * 65, False),
    ],
)
def test_what_does_not_fit_is_seen_step_by_step(question: str, label: str, took: bool) -> None:
    assert _seen(["Projektledning", label], question)[0] == took


def test_an_index_without_it_finds_the_same(without: pytest.MonkeyPatch) -> None:
    terms = [Term(number, text, "sv") for number, text in enumerate(_texts(5, 3_000))]
    questions = [text[1:] for text in _texts(5, 200)]
    index = Index(terms)
    fast = [[round(hit.score) for hit in index.find(question, "sv", 3)] for question in questions]
    _gone(without)
    index = Index(terms)
    slow = [[round(hit.score) for hit in index.find(question, "sv", 3)] for question in questions]
    assert sum(one == two for one, two in zip(fast, slow, strict=True)) >= 0.9 * len(questions)


# What a text may hold that takes another way than letters and blanks do.
_AWKWARD = [
    *(
        "",
        "\n",
        "a\nb",
        "\tb ",
        "  a   b ",
        "'",
        "a ' b",
        "x" * 1_001,
        "å" * 501,
        "end. of",
        "C++",
        ".NET.",
        "\ud800 x",
    ),
    *("Ærø Þór ßtraße", "pandžabia", "x² ’ y", "Юлия Я", "a × b ÷ c", "🙂", "\u0301", "don't", "a_b", "\0", "𐐀 b"),
]


@given(st.lists(st.one_of(st.sampled_from(_AWKWARD), st.text(max_size=8)), max_size=9))
@example([*_AWKWARD, *_AWKWARD[::-1]])
def test_what_is_built_is_what_numpy_builds(texts: list[str]) -> None:
    rows = [(number, text, ("sv", "en")[number % 2], number % 3 > 0) for number, text in enumerate(texts)]
    made, languages = Base.of(pieces(rows)).arrays()
    with pytest.MonkeyPatch.context() as patch:
        _gone(patch)
        wanted, theirs = Base.of(pieces(rows)).arrays()
    assert languages == theirs
    for name, arrays in wanted.items():
        one, two = (np.concatenate([np.empty(0, np.uint8), *each]) for each in (made[name], arrays))
        assert np.array_equal(one, two), name


def test_threads_do_not_disturb_each_other() -> None:
    texts = _texts(9, 12_000)
    postings = Postings.of([_chunk(texts)])
    asked = [Asked.of(question, postings.rarity()) for question in _texts(10, 40)]
    alone = [postings.nearest(each, 50_000, 20) for each in asked]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda each: postings.nearest(each, 50_000, 20), asked * 10))
    assert together == alone * 10
