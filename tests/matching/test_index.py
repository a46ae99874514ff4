"""The skill that was meant is found: exactly where it is spelt, nearly where it is not, and not at all in nonsense."""

import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching import Band, Index, Term

LABELS: dict[int, list[tuple[str, str]]] = {
    1: [("Python", "en")],
    2: [("bookkeeping", "en"), ("bokföring", "sv"), ("kirjanpito", "fi"), ("bókhald", "is")],
    3: [("C#", "en")],
    4: [("C++", "en")],
    5: [(".NET", "en")],
    6: [("R", "en")],
    7: [("Go", "en")],
    8: [("C", "en")],
    9: [
        ("project management", "en"),
        ("projektledning", "sv"),
        ("projektinhallinta", "fi"),
        ("verkefnastjórnun", "is"),
    ],
    10: [
        ("customer service", "en"),
        ("kundtjänst", "sv"),
        ("asiakaspalvelu", "fi"),
        ("þjónusta við viðskiptavini", "is"),
    ],
    11: [("welding", "en"), ("svetsning", "sv"), ("hitsaus", "fi"), ("logsuða", "is")],
    12: [("machine learning", "en"), ("maskininlärning", "sv"), ("koneoppiminen", "fi"), ("vélrænt gagnanám", "is")],
    13: [("German", "en"), ("tyska", "sv"), ("saksa", "fi"), ("þýska", "is")],
    14: [("load balancing", "en")],
    15: [("F#", "en")],
    16: [("Objective-C", "en")],
    17: [("GoLand", "en")],
    18: [("public procurement", "en"), ("offentlig upphandling", "sv"), ("julkiset hankinnat", "fi")],
}
TERMS = [
    Term(id, text, language, preferred=language == "en") for id, labels in LABELS.items() for text, language in labels
]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(TERMS)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: str(term.text))
def test_a_label_is_its_own_only_answer(index: Index, term: Term) -> None:
    for typed in (term.text, term.text.upper(), f" {term.text} "):
        hits = index.find(typed)
        assert [hit.id for hit in hits] == [term.id], typed
        assert (hits[0].text, hits[0].band) == (term.text, Band.ANSWER)
        assert index.exact(typed) == [term.id]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pyhton", 1),
        ("pyton", 1),
        ("bokförning", 2),
        ("bokforing", 2),
        ("bokhald", 2),
        ("kirjan pito", 2),
        ("bookkeepin", 2),
        ("projekt ledning", 9),
        ("porjektledning", 9),
        ("management project", 9),
        ("custmer servce", 10),
        ("kundtjanst", 10),
        ("thjonusta vid vidskiptavini", 10),
        ("maskininlarning", 12),
        ("thyska", 13),
        ("publik procurement", 18),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(index: Index, typed: str, meant: int) -> None:
    best = index.find(typed)[0]
    assert (best.id, best.band) == (meant, Band.ANSWER)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bokföringen", 2),
        ("kirjanpitoa", 2),
        ("kirjanpidon", 2),
        ("bókhaldi", 2),
        ("projektledningen", 9),
        ("projektinhallinnan", 9),
        ("verkefnastjórnunar", 9),
        ("kundtjänsten", 10),
        ("asiakaspalvelun", 10),
        ("svetsningen", 11),
        ("koneoppimista", 12),
        ("offentliga upphandlingar", 18),
    ],
)
def test_a_bent_word_is_found(index: Index, typed: str, meant: int) -> None:
    best = index.find(typed)[0]
    assert best.id == meant
    assert best.band is not Band.NONE


@pytest.mark.parametrize(("typed", "meant"), [("lb", 14), ("CS", 10)])
def test_initials_are_asked_about_never_answered(index: Index, typed: str, meant: int) -> None:
    best = index.find(typed)[0]
    assert (best.id, best.band) == (meant, Band.ASK)


@pytest.mark.parametrize(
    "typed",
    ["asdfghjkl", "lunch menu friday", "the weather tomorrow", "qwerty uiop", "Guðrún Sigurðardóttir", "D#", "zz"],
)
def test_nonsense_finds_nothing(index: Index, typed: str) -> None:
    assert all(hit.band is Band.NONE for hit in index.find(typed))


@pytest.mark.parametrize("typed", ["", " ", "?!", "🙂🙂", "\u200f\u202e", "\x00"])
def test_nothing_typed_finds_nothing(index: Index, typed: str) -> None:
    assert index.find(typed) == []
    assert index.exact(typed) == []


def test_the_askers_language_breaks_ties_and_nothing_more() -> None:
    index = Index([Term(1, "design", "en"), Term(2, "design", "sv"), Term(3, "designer", "sv")])
    assert [hit.id for hit in index.find("design", "sv")] == [2, 1]
    assert [hit.id for hit in index.find("design", "en")] == [1, 2]


def test_accents_that_were_typed_win_over_folded_ones() -> None:
    index = Index([Term(1, "mat"), Term(2, "mät")])
    assert [hit.id for hit in index.find("mät")] == [2, 1]
    assert [hit.id for hit in index.find("mat")] == [1, 2]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.text)
def test_only_the_very_label_is_found_where_near_ones_are_not_wanted(index: Index, term: Term) -> None:
    assert index.find(term.text, near=False) == index.find(term.text)
    assert index.find(f"{term.text}x", near=False) == []


def test_what_is_added_removed_and_replaced_is_seen_by_the_next_query() -> None:
    index = Index(TERMS)
    before = len(index)
    index.add(Term(100, "Kubernetes"))
    assert index.find("kubernets")[0].id == 100
    assert len(index) == before + 1
    index.replace(100, [Term(100, "Nomad"), Term(100, "HashiCorp Nomad")])
    assert index.exact("kubernetes") == []
    assert all(hit.id != 100 or hit.band is Band.NONE for hit in index.find("kubernetes"))
    assert index.find("nomda")[0].id == 100
    index.remove(100)
    index.remove(100)  # taking out what is not there changes nothing
    assert index.exact("nomad") == []
    assert len(index) == before


def test_an_index_filled_one_by_one_answers_like_one_built_at_once() -> None:
    words = [f"{a}{b} {c}" for a in ("back", "front", "over", "sub") for b in ("end", "line", "work") for c in LETTERS]
    terms = [Term(at, word) for at, word in enumerate(words)]
    built, grown = Index(terms), Index(terms[:10])
    for term in terms[10:]:
        grown.add(term)
    for typed in ("backend aa", "frontlnie ca", "owerwork zb", "subedn mf"):
        best, other = built.find(typed)[0], grown.find(typed)[0]
        assert best.id == other.id, typed
        assert best.score == pytest.approx(other.score, abs=6)  # rarity is weighed anew when the index is built


LETTERS = [f"{one}{two}" for one in "abcdefghijklmnopqrstuvwxyz" for two in "abcdefghijklmnopqrstuvwxyz"[:9]]


def test_many_additions_and_removals_leave_only_what_lives() -> None:
    index = Index()
    for at in range(2_600):
        index.add(Term(at, f"skill number {at:04d}"))
    for at in range(2_500):
        index.remove(at)
    assert len(index) == 100
    assert index.exact("skill number 0100") == []
    assert index.exact("skill number 2550") == [2550]
    assert index.find("skil nubmer 2550")[0].id == 2550


def test_readers_are_never_disturbed_by_a_writer() -> None:
    index = Index(TERMS)
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                best = index.find("pyhton")[0]
            except Exception as problem:
                wrong.append(problem)
                return
            if best.id != 1:
                wrong.append(best)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for at in range(1_500):
        index.add(Term(1_000 + at, f"filler {at}"))
        if at % 3 == 0:
            index.remove(1_000 + at)
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_a_very_long_text_is_answered_quickly(index: Index) -> None:
    texts = ["python " * 9_200, "å" * 65_536, "".join(chr(0x4E00 + at % 20_000) for at in range(65_536))]
    for text in texts:
        index.find(text)
    began = time.process_time()
    for text in texts:
        index.find(text)
    # Promised are 20 ms each on a quiet machine; the test machine is shared.
    assert (time.process_time() - began) / len(texts) < 0.1


@given(st.text())
def test_no_text_raises(typed: str) -> None:
    index = SHARED.find(typed, "sv")
    assert all(0 <= hit.score <= 100 for hit in index)
    SHARED.exact(typed)


SHARED = Index(TERMS)


@settings(max_examples=60)
@given(st.lists(st.text(max_size=12), max_size=20), st.integers(0, 19))
def test_adding_never_hides_an_exact_label(added: list[str], chosen: int) -> None:
    index = Index(TERMS)
    index.extend(Term(1_000 + at, text) for at, text in enumerate(added))
    term = TERMS[chosen]
    assert term.id in index.exact(term.text)
    assert index.find(term.text, limit=100)[0].score >= 99
    assert term.id in [hit.id for hit in index.find(term.text, limit=100)]
