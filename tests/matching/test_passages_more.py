"""Passages are found in other words, misspelt, as soon as they are added, and alike however they came in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import Band, Passage, Passages
from bot.matching.notions import vocabulary
from bot.matching.small import spoken
from bot.matching.stems import same_word, stem
from tests.matching.test_passages import DOCS

RULES = Passages(
    [
        *DOCS,
        Passage(20, "Annual leave", "You may take annual leave in blocks of a week.", "en", "Staff handbook"),
        Passage(21, "Resekostnader", "Resor ersätts mot kvitto inom en månad.", "sv"),
        Passage(22, "Sairaus", "Ilmoita sairaudesta esihenkilölle heti aamulla.", "fi"),
        Passage(23, "Tölvur", "Tapað tæki skal tilkynna strax.", "is"),
    ]
)


@pytest.mark.parametrize(
    ("question", "language", "answer"),
    [
        ("how do I ask for vacation?", "en", 20),
        ("hur får jag tillbaka pengar för tåg och flyg?", "sv", 21),
        ("minulla on flunssa", "fi", 22),
        ("hvað ef fartölvunni er stolið?", "is", 23),
        ("hvernig sæki ég um orlof?", "is", 20),
        ("miten haen lomaa?", "fi", 20),
        ("vacaton in blcoks", "en", 20),
        ("handbook for staff", "en", 20),
    ],
)
def test_other_words_of_the_same_notion_find_it(question: str, language: str, answer: int) -> None:
    assert RULES.find(question, language)[0].id == answer


def test_another_word_of_the_same_notion_alone_is_no_answer() -> None:
    assert {hit.band for hit in RULES.find("vacation", "en")} == {Band.NONE}
    assert RULES.find("annual leave", "en")[0].band is Band.ANSWER


def test_an_added_passage_is_found_at_once_and_takes_part_in_the_order() -> None:
    policy = Passages(DOCS)
    policy.extend([Passage(30, "Drones", "You may film harbours with drones.", "en")])
    assert policy.find("may I film the harbour with a drone?", "en")[0].id == 30
    assert policy.find("may I flim with drnoes", "en")[0].id == 30


@given(st.permutations(DOCS), st.integers(0, len(DOCS)), st.sampled_from(["photos of customers", "kunden", "luvalla"]))
def test_added_and_built_together_answer_alike(docs: list[Passage], first: int, question: str) -> None:
    whole, grown = Passages(docs), Passages(docs[:first])
    for doc in docs[first:]:
        grown.extend([doc])
    alike = [
        [(hit.id, round(hit.score, 3), round(hit.coverage, 3), hit.sentence) for hit in each.find(question, limit=20)]
        for each in (whole, grown)
    ]
    assert sorted(alike[0]) == sorted(alike[1])


@given(st.text(), st.text(), st.sampled_from(["en", "sv", "fi", "is", "", "xx"]))
def test_a_passage_of_any_text_is_taken_and_any_question_answered(text: str, question: str, language: str) -> None:
    policy = Passages([Passage(1, text, text, language, text)])
    for hit in policy.find(question, language) + policy.find(text[:80], language):
        assert hit.sentence in text
        assert 0 <= hit.coverage <= 1


def test_words_asked_side_by_side_count_more_where_they_stand_side_by_side() -> None:
    apart = Passage(1, "", "anchor bus lamp town pebble velvet", "en")
    beside = Passage(2, "", "bus lamp town pebble velvet anchor", "en")
    for docs in ([apart, beside], [beside, apart]):
        assert Passages(docs).find("velvet anchor", "en")[0].id == 2
        grown = Passages(docs[:1])
        grown.extend(docs[1:])
        assert grown.find("velvet anchor", "en")[0].id == 2


def test_words_at_the_end_of_one_passage_and_the_beginning_of_the_next_do_not_stand_together() -> None:
    texts = [
        "anchor lamp bus velvet town pebble",
        "lamp anchor bus town pebble velvet",
        "anchor lamp bus town velvet pebble",
    ]
    docs = [Passage(at, "", text, "en") for at, text in enumerate(texts)]
    assert [hit.id for hit in Passages(docs).find("velvet anchor", "en")] == [0, 1, 2]


def test_a_long_text_is_a_question_too() -> None:
    assert RULES.find("may I take annual leave " * 3_000, "en")[0].id == 20


def test_words_share_a_stem_where_their_language_bends_them() -> None:
    assert stem("policies", "en") == stem("policy", "en")
    assert stem("bilderna", "sv") == stem("bilder", "sv")
    assert stem("luvalla", "fi") == stem("luvan", "fi")
    assert stem("myndir", "is") == "myndir"
    assert same_word("mynd", "myndir") > 0.5
    assert same_word("hund", "kund") == 0


def test_the_list_of_notions_is_whole_in_four_languages() -> None:
    notions = [
        {notion for them in (known.words, known.beginnings) for each in them.values() for notion in each}
        | {notion for phrases in known.phrases.values() for _, notion in phrases}
        for known in map(vocabulary, ("en", "sv", "fi", "is"))
    ]
    assert notions[0] == notions[1] == notions[2] == notions[3]
    assert len(notions[0]) > 300


def test_the_language_of_a_question_shows_in_its_small_words() -> None:
    assert spoken(["may", "i", "post"], "sv") == "en"
    assert spoken(["foton"], "sv") == "sv"
