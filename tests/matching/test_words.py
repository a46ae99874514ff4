"""What a person typed is brought into comparable forms without losing the signs that names of skills carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching import fold, normalise, split_skills, strip_ask

ASKS = ["who knows", "who", "vem kan", "kuka osaa", "hver kann", "hej"]
ANDS = ["and", "och", "ja", "og"]


@pytest.mark.parametrize(
    ("typed", "native"),
    [
        ("C#", "c#"),
        ("C++,", "c++"),
        (" .NET.", ".net"),
        ("Node.js!", "node.js"),
        ("#python", "python"),
        ("“Python”?", "python"),
        ("Förändrings-ledning", "förändrings ledning"),
        ("driver's licence", "drivers licence"),
        ("py\u200bthon", "python"),
        ("ｐｙｔｈｏｎ", "python"),
        ("…", ""),
        ("", ""),
    ],
)
def test_signs_of_names_stay_and_signs_of_sentences_go(typed: str, native: str) -> None:
    assert normalise(typed) == native


@pytest.mark.parametrize(
    ("native", "folded"),
    [
        ("bokföring", "bokforing"),
        ("þýska", "thyska"),
        ("viðskipti", "vidskipti"),
        ("æfing", "aefing"),
        ("smørrebrød", "smorrebrod"),
        ("рython", "python"),  # the first letter is Cyrillic
        ("русский", "русскии"),  # a whole Cyrillic word stays Cyrillic
    ],
)
def test_folding_drops_dots_and_lookalikes(native: str, folded: str) -> None:
    assert fold(normalise(native)) == folded


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("who knows C#?", "C#"),
        ("Vem kan bokföring", "bokföring"),
        ("hej, vem kan Python?", "Python"),
        ("kuka osaa: Excel ja Word", "Excel ja Word"),
        ("hver kann .NET", ".NET"),
        ("whoever", "whoever"),
        ("vem kan?", ""),
        ("python", "python"),
    ],
)
def test_asking_words_are_taken_off_the_front_only(typed: str, left: str) -> None:
    assert strip_ask(typed, ASKS) == left


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("python and bookkeeping", ["python", "bookkeeping"]),
        ("python, bokföring och C#", ["python", "bokföring", "C#"]),
        ("Excel ja Word", ["Excel", "Word"]),
        ("C++ + C#; .NET & Go", ["C++", "C#", ".NET", "Go"]),
        ("CI/CD and python", ["CI/CD", "python"]),
        ("sandlåda", ["sandlåda"]),  # "and" inside a word is no connector
        ("Java, java och JAVA", ["Java"]),
        (" , and ; ", []),
    ],
)
def test_several_skills_are_parted(typed: str, parts: list[str]) -> None:
    assert split_skills(typed, ANDS) == parts


@given(st.text())
def test_forms_are_stable_whatever_is_typed(typed: str) -> None:
    once = normalise(typed)
    assert fold(fold(once)) == fold(once)
    assert once == " ".join(once.split())
    strip_ask(typed, ASKS)
    assert len(split_skills(typed, ANDS)) <= 10
