"""An index in use: changed while it is read, rebuilt beside readers and writers, kept on disk, taught by picks."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching import Band, Index, Row, Term
from bot.matching.bulk import forms_of
from bot.matching.words import comparable, normalise

# Words that share trigrams, accents and signs, so that generated labels are near each other and bent in every way.
WORDS = [
    "projekt",
    "Ledning",
    "lednings",
    "bokföring",
    "C++",
    "C#",
    ".NET",
    "Node.js",
    "R",
    "hönnun",
    "þjónusta",
    "ææ",
    "РyТhon",
]
LABEL = st.one_of(
    st.text(max_size=14), st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), st.sampled_from(WORDS)
)
TERM = st.builds(Term, st.integers(0, 12), LABEL, st.sampled_from(["", "sv", "fi"]), st.booleans())
TERMS = st.lists(TERM, max_size=30)


def filler(count: int, first: int = 10_000) -> list[Term]:
    """Many labels that are not like each other nor like any of the tests'."""
    letters = "bcdfghjklmnpqrstvwxz"
    return [
        Term(first + at, f"{letters[at % 20]}{letters[at // 20 % 20]}{letters[at // 400 % 20]} {at * 7919 % 99_991}")
        for at in range(count)
    ]


def answers(index: Index, queries: list[str]) -> list[object]:
    """What an index says, to be compared: scores to five digits, equal ones in any order."""
    return [
        sorted((round(-hit.score, 3), hit.id, hit.band.name) for hit in index.find(query, "sv", limit=100))
        for query in queries
    ]


# --- changes --------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(TERMS, TERMS, st.lists(st.integers(0, 12), max_size=4), st.lists(LABEL, min_size=1, max_size=5))
def test_an_index_that_was_changed_answers_like_one_built_of_the_same(
    built: list[Term], added: list[Term], removed: list[int], queries: list[str]
) -> None:
    changed = Index(built)
    changed.extend(added)
    for id in removed:
        changed.remove(id)
    fresh = Index(term for term in [*built, *added] if term.id not in removed)
    assert len(changed) == len(fresh)
    expected = answers(fresh, queries)
    assert answers(changed, queries) == expected
    changed.rebuild()
    assert answers(changed, queries) == expected


@settings(max_examples=100, deadline=None)
@given(TERMS, st.integers(0, 29))
def test_an_exact_label_is_always_first(terms: list[Term], chosen: int) -> None:
    if chosen >= len(terms) or not normalise(terms[chosen].text):
        return
    term = terms[chosen]
    hits = Index(terms).find(term.text, term.language, limit=100)
    assert hits[0].score == 100
    assert term.id in [hit.id for hit in hits]
    best = {other.id for other in terms if normalise(other.text) == normalise(term.text)}
    assert {hit.id for hit in hits[: len(best)]} == best


def test_replacing_never_leaves_a_thing_without_a_label() -> None:
    index = Index([Term(1, "label")])
    found: list[bool] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            found.append(index.exact("label") == [1])

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(300):
        index.replace(1, [Term(1, "label")])
    done.set()
    reader.join()
    assert all(found)
    assert len(index) == 1


def test_more_labels_than_fit_beside_the_arrays_go_into_them_at_once() -> None:
    index = Index()
    index.extend(filler(3_000))
    assert len(index) == 3_000
    assert not index.stale
    index.extend(filler(1_000, 20_000))
    assert not index.stale
    index.add(Term(1, "one too many"))
    assert len(index) == 4_001
    assert index.exact("one too many") == [1]


def test_it_is_stale_when_much_changed_and_no_more_when_rebuilt() -> None:
    index = Index(filler(12_000))
    assert not index.stale
    index.extend(filler(1_001, 50_000))
    assert index.stale
    index.rebuild()
    assert not index.stale
    for id in range(10_000, 10_501):
        index.remove(id)
    assert index.stale
    index.rebuild()
    assert not index.stale
    assert len(index) == 12_500


def test_a_rebuild_loses_nothing_that_is_read_or_written_meanwhile() -> None:
    index = Index([*filler(4_000), Term(1, "carpentry"), Term(2, "doomed label"), Term(3, "old name")])
    index.extend(filler(900, 30_000))
    wrong: list[object] = []
    done = threading.Event()

    def forever(work: Callable[[], object]) -> threading.Thread:
        def run() -> None:
            while not done.is_set():
                try:
                    if problem := work():
                        wrong.append(problem)
                        return
                except Exception as problem:
                    wrong.append(problem)
                    return

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    threads = [
        forever(index.rebuild),
        forever(index.rebuild),
        forever(lambda: index.find("carpentyr")[0].id != 1 and "near"),
        forever(lambda: index.exact("carpentry") != [1] and "exact"),
    ]
    for at in range(400):
        index.add(Term(100_000 + at, f"added {at:03d}"))
        assert index.exact(f"added {at:03d}") == [100_000 + at]
        if at % 2:
            index.remove(100_000 + at)
        if at == 200:
            index.remove(2)
            index.replace(3, [Term(3, "new name")])
    done.set()
    for thread in threads:
        thread.join()
    index.rebuild()
    assert wrong == []
    assert len(index) == 4_000 + 900 + 2 + 200
    for at in range(400):
        assert index.exact(f"added {at:03d}") == ([] if at % 2 else [100_000 + at])
    assert [index.exact(name) for name in ("doomed label", "old name", "new name")] == [[], [], [3]]


@pytest.mark.parametrize("removed", [0, 1, 5])
def test_what_dies_while_the_arrays_are_built_stays_dead_in_the_new_ones(
    monkeypatch: pytest.MonkeyPatch, removed: int
) -> None:
    index = Index([Term(at, f"thing {at}") for at in range(6)])
    index.extend([Term(at, f"thing {at}") for at in range(6, 9)])
    index.remove(0)
    build = type(index._now.base).of

    def meanwhile(pieces: object) -> object:
        base = build(list(pieces))  # type: ignore[call-overload]
        index.remove(removed)
        index.remove(7)
        index.add(Term(20, "thing 20"))
        return base

    monkeypatch.setattr(type(index._now.base), "of", staticmethod(meanwhile))
    index.rebuild()
    living = {1, 2, 3, 4, 5, 6, 8, 20} - {removed}
    assert {at for at in range(21) if index.exact(f"thing {at}")} == living
    assert len(index) == len(living)


def test_a_rebuild_that_a_writer_overtook_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index([Term(1, "one")])
    index.add(Term(2, "two"))
    build = type(index._now.base).of

    def overtaken(pieces: object) -> object:
        base = build(list(pieces))  # type: ignore[call-overload]
        monkeypatch.setattr(type(index._now.base), "of", staticmethod(build))
        index.extend([*filler(2_100), Term(3, "three")])  # more than fit beside the arrays
        return base

    monkeypatch.setattr(type(index._now.base), "of", staticmethod(overtaken))
    index.rebuild()
    assert [index.exact(name) for name in ("one", "two", "three")] == [[1], [2], [3]]
    assert len(index) == 2_103


# --- on disk --------------------------------------------------------------------------------------------------------

KEPT = [
    Term(1, "Bokföring", "sv"),
    Term(2, "Machine learning", "en"),
    Term(2, "koneoppiminen", "fi", False),
    Term(3, "C++"),
]


@pytest.mark.parametrize("terms", [KEPT, [], [*KEPT, *filler(70_000)]], ids=["few", "none", "two chunks"])
def test_a_kept_index_answers_like_the_one_that_was_kept(tmp_path: Path, terms: list[Term]) -> None:
    index = Index(terms)
    index.add(Term(9, "Welding"))
    index.save(tmp_path / "deep", "7/3")
    loaded = Index.load(tmp_path / "deep", "7/3")
    assert loaded is not None
    queries = ["bokforing", "bokförign", "koneoppimista", "ml", "c++", "c#", "welding", "bcd 12345"]
    assert answers(loaded, queries) == answers(index, queries)
    loaded.add(Term(10, "Hammering"))
    loaded.remove(1)
    assert loaded.exact("hammering") == [10]
    assert loaded.exact("bokföring") == []
    loaded.save(tmp_path / "deep", "8/4")  # over the file that is mapped
    again = Index.load(tmp_path / "deep", "8/4")
    assert again is not None
    assert again.exact("hammering") == [10]
    assert len(again) == len(loaded)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["labels.kept"]


def test_another_stamp_or_nothing_is_not_loaded(tmp_path: Path) -> None:
    assert Index.load(tmp_path, "1") is None
    Index(KEPT).save(tmp_path, "1")
    assert Index.load(tmp_path, "2") is None
    assert Index.load(tmp_path, "1") is not None


def test_another_format_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index(KEPT).save(tmp_path, "1")
    monkeypatch.setattr("bot.matching.kept.FORMAT", 0)
    assert Index.load(tmp_path, "1") is None


def test_a_damaged_file_is_not_loaded(tmp_path: Path) -> None:
    Index(KEPT).save(tmp_path, "1")
    file = tmp_path / "labels.kept"
    whole = file.read_bytes()
    random = np.random.default_rng(4)
    for at in {0, 1, len(whole) - 1, len(whole) - 6, len(whole) - 12, *random.integers(0, len(whole), 60).tolist()}:
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        assert Index.load(tmp_path, "1") is None, at
        file.write_bytes(whole[:at])
        assert Index.load(tmp_path, "1") is None, at
    file.write_bytes(whole)
    assert Index.load(tmp_path, "1") is not None


def test_a_file_that_cannot_be_finished_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index(KEPT).save(tmp_path, "1")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        Index(filler(10)).save(tmp_path, "2")
    assert Index.load(tmp_path, "1") is not None
    assert [path.name for path in tmp_path.iterdir()] == ["labels.kept"]


# --- picks ----------------------------------------------------------------------------------------------------------


def test_a_learned_pick_comes_before_near_ones_and_never_before_an_exact_label() -> None:
    index = Index([Term(1, "machine learning"), Term(2, "marketing lead"), Term(3, "ML"), Term(4, "ML ops")])
    assert [hit.id for hit in index.find("mlops")] == [4]
    index.learn("ml", 1, 5)
    assert [hit.id for hit in index.find("ML")] == [3]
    index.remove(3)
    assert index.find("ML")[0].id == 1
    index.learn("machin learning", 2, 0.1)  # even where something is very near
    best, second = index.find("machin learning")[:2]
    assert (best.id, second.id) == (2, 1)
    assert best.score < 100
    index.unlearn("machin learning", 2)
    assert index.find("machin learning")[0].id == 1


def test_heavier_picks_come_first_and_weight_decides_whether_to_ask() -> None:
    index = Index([Term(1, "accounting"), Term(1, "bokföring", "sv"), Term(2, "payroll"), *filler(50)])
    index.learn("Sifrur", 1, 1)
    index.learn("sifrur", 2, 3)
    first, second = index.find("SÍFRUR", "sv")[:2]
    assert [(first.id, first.band), (second.id, second.text)] == [(2, Band.ANSWER), (1, "bokföring")]
    index.unlearn("sifrur", 2)
    assert (index.find("sifrur")[0].id, index.find("sifrur")[0].band) == (1, Band.ASK)
    index.remove(1)
    index.unlearn("sifrur", 99)  # nothing to forget
    assert all(hit.id != 1 for hit in index.find("sifrur"))


# --- many labels at once --------------------------------------------------------------------------------------------


@given(st.lists(st.one_of(LABEL, st.text(alphabet=st.characters(max_codepoint=0x2FF))), max_size=12))
def test_labels_normalised_together_are_what_they_are_one_by_one(texts: list[str]) -> None:
    natives, folded = forms_of(texts)
    assert natives == [normalise(text) for text in texts]
    assert folded == [comparable(text) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "a\nb",
        "  a   b ",
        "\n",
        "",
        "'",
        "a ' b",
        "x" * 2_000,
        "a - \n - b",
        "end. of",
        "#tag c#",
        "a +b",
        ".NET.",
        "C++\n",
        "\ud800 x",
    ],
)
def test_labels_with_line_ends_blanks_or_nothing_in_them_do_not_disturb_their_neighbours(text: str) -> None:
    natives, folded = forms_of(["Före", text, "efter"])
    assert natives == ["före", normalise(text), "efter"]
    assert folded == ["fore", comparable(text), "efter"]
    index = Index([Term(1, "Före"), Term(2, text), Term(3, "efter")])
    assert [index.exact(name) for name in ("före", "efter")] == [[1], [3]]
    assert index.exact(text) == ([2] if normalise(text) else [])


def test_what_else_is_called_nearly_as_a_thing_is_can_be_asked() -> None:
    index = Index([Term(1, "Python"), Term(2, "pithon"), Term(3, "Pytho"), Term(4, "sewing")])
    assert [hit.id for hit in index.find("pithon")] == [2]
    assert next(iter(index.find("pithon", but=2))).id == 1
    index.add(Term(5, "PITHON"))
    assert [hit.id for hit in index.find("pithon", but=2)] == [5]
    assert [hit.id for hit in index.find("pithon")] == [2, 5]  # nobody else sees it gone


def test_rows_of_a_store_do_as_terms_do() -> None:
    rows: list[Row] = [(1, "Före", "sv", True), (2, "efter", "sv", False), (1, "Before", "en", True)]
    index = Index(rows[:1])
    index.extend(rows[1:])
    index.replace(2, [(2, "after", "en", True)])
    assert index.labels(1) == [Term(1, "Före", "sv"), Term(1, "Before", "en")]
    assert index.labels(2) == [Term(2, "after", "en")]
    assert index.find("befor")[0].id == 1
