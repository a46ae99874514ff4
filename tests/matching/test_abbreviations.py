"""Short forms, versions, other words for the same: what a text may mean is tried, and what it says is weighed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import ANSWER_FROM, Band, Index, Term, comparable
from bot.matching.abbreviations import meanings, readings
from bot.matching.plain import PLAIN, SAME, core
from bot.matching.rank import alike
from bot.matching.words import Forms

LABELS = (
    "Kubernetes",
    "machine learning",
    "Ruby on Rails",
    "PostgreSQL",
    "customer relationship management",
    "build wooden models",
    "business workflow modelling",
    "occupational health and safety",
    "palkanlaskenta",
    "redovisning",
    "sænska",
    "Fastify",
    "Vue",
    "repair bicycles",
    "write Estonian",
    "correspond in written Armenian",
    "kinds of mortar",
    "categories of timber",
    "categories of carpet",
    "offentlig upphandling",
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index([Term(number, label) for number, label in enumerate(LABELS)])


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("k8s", "Kubernetes"),
        ("ML", "machine learning"),
        ("ror", "Ruby on Rails"),
        ("postgres", "PostgreSQL"),
        ("CRM", "customer relationship management"),
        ("OHS", "occupational health and safety"),
        ("palkanlasku", "palkanlaskenta"),
        ("bokföring", "redovisning"),
        ("LOU", "offentlig upphandling"),
        ("vue.js", "Vue"),
        ("Vue 3", "Vue"),
        ("vue3", "Vue"),
    ],
)
def test_a_short_or_other_name_is_answered(index: Index, asked: str, meant: str) -> None:
    hit = index.find(asked)[0]
    assert hit.text == meant
    assert hit.band is Band.ANSWER


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("BWM", "business workflow modelling"),  # a name is shortened to its initials, a task is not
        ("sönsku", "sænska"),
        ("fastifyframework", "Fastify"),
        ("fix bicycles", "repair bicycles"),
        ("correspond in written Estonian", "write Estonian"),
        ("categories of mortar", "kinds of mortar"),
        ("customer relationship mgmt", "customer relationship management"),
    ],
)
def test_what_was_meant_comes_first(index: Index, asked: str, meant: str) -> None:
    assert index.find(asked)[0].text == meant


def test_a_bent_icelandic_word_is_read_in_its_base_form() -> None:
    assert "danska" in readings("dönskunni", "donskunni")
    assert "norska" not in readings("norsku", "norsku")
    assert readings("böckerna", "bockerna") == []  # Swedish: the vowel after it is no u


def test_a_label_of_that_name_comes_before_what_it_is_short_for() -> None:
    both = Index([Term(1, "machine learning"), Term(2, "ML")])
    assert [hit.id for hit in both.find("ml")] == [2]


def test_labels_added_later_are_found_by_their_short_form() -> None:
    index = Index([Term(1, "baking")])
    index.add(Term(2, "Kubernetes"))
    assert index.find("k8s")[0].id == 2
    index.add(Term(3, "Kubernetes cluster"))
    assert [hit.id for hit in index.find("k8s")][:2] == [2, 3]
    index.remove(2)
    assert all(hit.id != 2 for hit in index.find("k8s"))


def test_the_table_leads_both_ways_and_never_back_to_the_text_itself() -> None:
    assert "kubernetes" in meanings("k8s")
    assert "k8s" in meanings("kubernetes")
    for text in ("k8s", "kubernetes", "hr", "crm", "gdpr", "sap", "qa", "b2b"):
        assert meanings(text)
        assert text not in meanings(text)
        assert all(other == comparable(other) for other in meanings(text))


@given(st.text(max_size=200))
def test_any_text_has_few_readings_none_of_them_itself(text: str) -> None:
    asked = Forms.of(text)
    found = readings(asked.native, asked.folded)
    assert len(found) <= 4
    assert all(found)
    assert asked.folded not in found
    assert len(set(found)) == len(found)


def test_even_a_text_of_many_meanings_has_few_readings() -> None:
    assert len(meanings("hr")) > 4
    assert readings("hr", "hr") == list(meanings("hr")[:4])


def test_plain_words_are_folded_and_single() -> None:
    assert all(word == comparable(word) and " " not in word for word in PLAIN)
    assert all(SAME[same] == same for same in SAME.values())
    assert core("categories of timber") == "timber"
    assert core("timber") == core("categories of") == ""


texts = st.text(alphabet="abcdeå #+.12", min_size=1, max_size=40).map(comparable).filter(bool)


@given(texts, st.lists(texts, min_size=1, max_size=90))
def test_likeness_stays_between_nothing_and_the_very_label(asked: str, labels: list[str]) -> None:
    scores = alike(Forms.of(asked), labels, labels, np.zeros(len(labels), np.float32))
    assert scores.shape == (len(labels),)
    assert (scores >= -2 * ANSWER_FROM).all()
    assert (scores <= 100.001).all()


@given(texts, st.lists(texts, min_size=1, max_size=90))
def test_the_very_label_is_the_most_alike(asked: str, labels: list[str]) -> None:
    given_labels = [*labels, asked]
    scores = alike(Forms.of(asked), given_labels, given_labels, np.ones(len(given_labels), np.float32))
    assert scores[-1] >= scores.max() - 2
