"""A question finds the passage that answers it, in four languages and bent words; one about something else does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import Band, Passage, Passages

DOCS = [
    Passage(
        1, "Customers", "You may write about a customer when the customer has agreed. Ask your manager first.", "en"
    ),
    Passage(
        2, "Photographs", "Publish photos of colleagues only with their permission. Children are never shown.", "en"
    ),
    Passage(3, "Results", "Financial results stay secret until the quarterly report is out.", "en"),
    Passage(4, "Kunder", "Du får skriva om en kund när kunden har sagt ja. Fråga din chef först.", "sv"),
    Passage(5, "Bilder", "Publicera bilder på kollegor bara när de har gett sitt tillstånd.", "sv"),
    Passage(6, "Resultat", "Bolagets resultat är hemligt tills kvartalsrapporten har kommit ut.", "sv"),
    Passage(7, "Asiakkaat", "Asiakkaasta saa kirjoittaa, kun asiakas on suostunut. Kysy ensin esimieheltä.", "fi"),
    Passage(8, "Kuvat", "Julkaise työkaverien kuvia vain heidän luvallaan.", "fi"),
    Passage(9, "Tulos", "Yhtiön tulos on salainen, kunnes osavuosikatsaus on julkaistu.", "fi"),
    Passage(
        10,
        "Viðskiptavinir",
        "Skrifa má um viðskiptavin þegar hann hefur samþykkt það. Spurðu stjórnandann fyrst.",
        "is",
    ),
    Passage(11, "Myndir", "Birtu myndir af samstarfsfólki aðeins með leyfi þess.", "is"),
    Passage(12, "Afkoma", "Afkoma félagsins er leyndarmál þar til árshlutauppgjörið er komið út.", "is"),
]


@pytest.fixture(scope="module")
def policy() -> Passages:
    return Passages(DOCS)


@pytest.mark.parametrize(
    ("question", "language", "answer"),
    [
        ("may I write about our customers?", "en", 1),
        ("can I publish photos of my colleagues", "en", 2),
        ("when may I talk about the financial results", "en", 3),
        ("får jag skriva om våra kunder?", "sv", 4),
        ("kan jag publicera bilderna på en kollega?", "sv", 5),
        ("får jag berätta om resultatet före kvartalsrapporten?", "sv", 6),
        ("saanko kirjoittaa asiakkaista?", "fi", 7),
        ("saako työkaverin kuvan julkaista?", "fi", 8),
        ("onko yhtiön tulos salainen?", "fi", 9),
        ("má ég skrifa um viðskiptavini okkar?", "is", 10),
        ("má ég birta mynd af samstarfsfólkinu?", "is", 11),
        ("er afkoman leyndarmál?", "is", 12),
        ("may I publsih potos of coleagues?", "en", 2),
        ("far jag skriva om var kund", "sv", 4),
    ],
)
def test_a_question_finds_its_passage(policy: Passages, question: str, language: str, answer: int) -> None:
    best = policy.find(question, language)[0]
    assert best.id == answer
    assert best.band is not Band.NONE


@pytest.mark.parametrize(
    "question",
    [
        "how do I book the ski cabin?",
        "hur bokar jag stugan i fjällen?",
        "saako trukkia ajaa ilman korttia?",
        "má aka lyftara án réttinda?",
        "what is the speed limit for forklifts",
        "xyzzy",
        "får jag ta med hunden?",  # one letter away from a customer
    ],
)
def test_a_question_about_something_else_is_honestly_not_answered(policy: Passages, question: str) -> None:
    assert all(hit.band is Band.NONE for hit in policy.find(question))


def test_the_sentence_that_answers_is_quoted(policy: Passages) -> None:
    assert policy.find("are children shown on photos", "en")[0].sentence == "Children are never shown."


def test_the_same_passage_in_two_languages_comes_in_the_askers() -> None:
    twins = Passages([Passage(1, "", "Instagram Facebook", "en"), Passage(2, "", "Instagram Facebook", "sv")])
    assert [hit.id for hit in twins.find("instagram", "sv")] == [2, 1]
    assert [hit.id for hit in twins.find("instagram", "en")] == [1, 2]


def test_without_passages_or_words_nothing_is_found(policy: Passages) -> None:
    assert Passages().find("may I") == []
    assert Passages([Passage(1, "", "")]).find("may I write") == []
    assert policy.find("") == []
    assert policy.find("???") == []


POLICY = Passages(DOCS)


@given(st.text())
def test_no_question_raises(question: str) -> None:
    for hit in POLICY.find(question, "is"):
        assert 0 <= hit.coverage <= 1 + 1e-9
        assert hit.score > 0
