"""The words that only ask go, in front, behind and around; what is asked about stays, to the letter."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts
from bot.matching import Asking, comparable

ASKING = Asking(
    [
        "who knows", "(who/anyone) with (/some)", "(need/is there) …", "… (please/right now)", "looking for", "hej",
        "(someone/anyone) with (/strong) … (experience/skills)", "need (a/some) … (expert/experience)", "who … speaks",
    ]
)  # fmt: skip
OURS = Asking(texts.words_everywhere("ask-whoknows"))

LABELS = [
    "Python", "C#", ".NET", "Node.js", "customer experience", "people skills", "research and development", "Excel",
    "bokföring", "svetsning", "kirjanpito", "ohjelmistokehitys", "bókhald", "þýska", "R", "first aid", "CI/CD",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("python", ["python"]),
        ("who knows C#, please?", ["who knows C#, please", "C#, please", "C#"]),
        ("need python", ["need python"]),  # what leads asks nothing by itself
        ("need, who knows python", ["need, who knows python", "python"]),
        ("python please", ["python please"]),  # what is said behind needs something in front
        ("someone with", ["someone with"]),
        ("someone with experience", ["someone with experience"]),  # a gap holds a word at least
        ("anyone with experience", ["anyone with experience", "experience"]),
        ("someone with people skills", ["someone with people skills", "people skills", "people"]),
        (
            "need some strong C++ experience right now",
            [
                "need some strong C++ experience right now",
                "strong C++ experience right now",
                "strong C++ experience",
                "strong C++",
            ],
        ),
        # The way that leaves least: the tail is the second phrase's.
        (
            "is there someone with strong Go-skills",
            ["is there someone with strong Go-skills", "Go-skills", "Go"],
        ),
        ("hej, looking for: who Thai speaks", ["hej, looking for: who Thai speaks", "looking for: who Thai speaks",
                                               "who Thai speaks", "Thai speaks", "Thai"]),
        ("who knows? please!", ["who knows? please", "please", ""]),
        ("", [""]),
    ],
)  # fmt: skip
def test_readings_go_from_the_whole_to_what_is_asked_about(typed: str, readings: list[str]) -> None:
    assert [reading.text for reading in ASKING.readings(typed)] == readings


def test_only_what_words_behind_were_taken_off_is_around() -> None:
    readings = ASKING.readings("someone with people skills please")
    assert [reading.around for reading in readings] == [False, False, False, True]


def test_a_tail_of_one_phrase_is_none_of_another() -> None:
    assert ASKING.barest("who knows people skills") == "people skills"
    assert ASKING.barest("someone with python expert") == "someone with python expert"


def test_the_longest_phrase_is_what_opens_a_line() -> None:
    assert ASKING.opens("who with some python") == len("who with some")
    assert ASKING.opens("need python") == ASKING.opens("python who knows") == ASKING.opens("") == 0


@pytest.mark.parametrize("label", LABELS)
def test_a_label_alone_keeps_every_word(label: str) -> None:
    assert [reading.text for reading in OURS.readings(label)] == [label]


@pytest.mark.parametrize(
    "around",
    [
        "who knows {}", "I need someone with {} experience", "is there an {} expert?", "experts in {}", "{}",
        "does anyone here know {}?", "Hi all, can anybody help me with {}, please?", "who should I ask about {}",
        "vem är duktig på {}?", "hej, söker någon med erfarenhet av {}", "finns det någon {}-expert hos oss?",
        "behöver hjälp med {}", "har någon här {}-kunskaper?", "vilka kollegor är experter på {}",
        "kuka osaa {}", "etsin {}-osaajaa", "onko kenelläkään {}-kokemusta?", "tarvitsen asiantuntijan, aiheena {}",
        "moi, löytyykö meiltä ketään, joka osaa {}?", "kuka voisi auttaa minua {} kanssa",
        "hver kann {}?", "mig vantar einhvern með reynslu af {}", "er einhver hér með {} kunnáttu?",
        "getur einhver aðstoðað mig við {}, takk", "hver er sérfræðingur í {}",
    ],
)  # fmt: skip
def test_every_label_comes_out_of_what_people_say_around_it(around: str) -> None:
    for label in LABELS:
        readings = [comparable(reading.text) for reading in OURS.readings(around.format(label))]
        assert comparable(label) in readings, (around, label)
        if label not in ("people skills", "customer experience"):
            left = readings[-1].removesuffix(" kanssa")  # the case before it is the index's to see through
            assert left == comparable(label), (around, label)


WORDS = [
    "who",
    "anyone",
    "with",
    "some",
    "need",
    "please",
    "someone",
    "experience",
    "skills",
    "strong",
    "Go",
    "C#",
    "hej",
]


@given(st.lists(st.sampled_from(WORDS)))
def test_a_reading_is_a_stretch_of_the_text_and_shorter_than_the_one_before(words: list[str]) -> None:
    text = " ".join(words)
    readings = [reading.text for reading in ASKING.readings(text)]
    assert readings[0] == text
    for fuller, barer in pairwise(readings):
        assert barer in fuller
        assert len(barer) < len(fuller)
    assert ASKING.barest(text) == readings[-1]


@given(st.text())
def test_whatever_is_typed_has_readings(text: str) -> None:
    assert OURS.readings(text)[-1].text == OURS.barest(text)
