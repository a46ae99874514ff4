"""The promises of bot/locales/: four languages, all complete, all readable; no text is judged for its beauty here."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot import texts
from bot.adapters.slack import limits
from bot.matching import Asking, fold, normalise, strip_ask

BOT = Path(texts.__file__).parent
NUMBERS = (0, 1, 2, 5, 11, 21, 101, 1.5)
OTHERS = [language for language in texts.LANGUAGES if language != "en"]
FILES = sorted(path.name for path in (texts.LOCALES / "en").glob("*.ftl"))

# Quotation marks that the language does not use, straight ones among them.
FOREIGN_MARKS = {"en": '"„«»', "sv": '"“„«»', "fi": '"“„«»', "is": '"”«»'}


class _Names(Visitor):
    """The placeholders of a message and the variants of its choices by number."""

    def __init__(self) -> None:
        self.placeholders: set[str] = set()
        self.choices: list[set[str]] = []

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - fluent.syntax's name
        self.placeholders.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - fluent.syntax's name
        self.choices.append({each.key.name for each in node.variants if isinstance(each.key, ftl.Identifier)})
        self.generic_visit(node)


@cache
def messages(language: str, file: str) -> dict[str, ftl.Message]:
    path = texts.LOCALES / language / file
    body = FluentParser().parse(path.read_text("utf-8")).body if path.exists() else []
    return {entry.id.name: entry for entry in body if isinstance(entry, ftl.Message)}


def names(message: ftl.Message) -> _Names:
    found = _Names()
    found.visit(message)
    return found


def keys(language: str) -> list[str]:
    return [key for file in FILES for key in messages(language, file)]


def filled(language: str, file: str, value: texts.Value) -> Iterator[tuple[str, str]]:
    """Every text of a file with one value in all its placeholders."""
    for key, message in messages(language, file).items():
        yield key, texts.say(language, key, **dict.fromkeys(names(message).placeholders, value))


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_language_has_the_same_files(language: str) -> None:
    assert sorted(path.name for path in (texts.LOCALES / language).glob("*.ftl")) == FILES


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_text(language: str, file: str) -> None:
    assert set(messages(language, file)) == set(messages("en", file))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", OTHERS)
def test_a_text_has_the_same_placeholders_in_every_language(language: str, file: str) -> None:
    english = {key: names(message).placeholders for key, message in messages("en", file).items()}
    assert {key: names(message).placeholders for key, message in messages(language, file).items()} == english


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_text_is_lost_to_a_slip_in_its_file(language: str) -> None:
    for path in (texts.LOCALES / language).glob("*.ftl"):
        junk = [e.content for e in FluentParser().parse(path.read_text("utf-8")).body if isinstance(e, ftl.Junk)]
        assert not junk, path


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_text_is_written_twice(language: str) -> None:
    entries = [
        entry.id.name
        for path in (texts.LOCALES / language).glob("*.ftl")
        for entry in FluentParser().parse(path.read_text("utf-8")).body
        if isinstance(entry, ftl.Message)
    ]
    assert [key for key, times in Counter(entries).items() if times > 1] == []


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_text_can_be_said_with_any_number(language: str, file: str, number: float) -> None:
    for key, text in filled(language, file, number):
        assert text.strip(), key
        assert "{" not in text, key


@pytest.mark.parametrize("words", ["{skill}", "{0}", "}{", "\0skills\0", "{ $skills }", "%s", "Python"])
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_words_stand_in_a_sentence_to_the_letter(language: str, words: str) -> None:
    assert words in texts.say(language, "whoknows-found", count=2, skills=words)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_a_choice_is_by_number_with_every_form_of_the_language(language: str, file: str) -> None:
    # Never by a word: words are put in after the choice was made (texts.say).
    forms = set(Locale.parse(language).plural_form.tags) | {"other"}
    for key, message in messages(language, file).items():
        for choice in names(message).choices:
            assert choice == forms, key


@pytest.mark.parametrize(
    ("language", "number", "begins"),
    [
        ("en", 1, "1 person knows"), ("en", 21, "21 people know"),
        ("sv", 1, "1 person kan"), ("sv", 21, "21 personer kan"),
        ("fi", 1, "1 henkilö osaa"), ("fi", 21, "21 henkilöä osaa"),
        ("is", 1, "1 manneskja kann"), ("is", 11, "11 manneskjur kunna"), ("is", 21, "21 manneskja kann"),
        ("is", 101, "101 manneskja kann"), ("is", 111, "111 manneskjur kunna"),
    ],
)  # fmt: skip
def test_nouns_and_verbs_agree_with_the_number_before_them(language: str, number: int, begins: str) -> None:
    assert texts.say(language, "whoknows-found", count=number, skills="Python").startswith(begins)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_texts_keep_their_voice_down_and_quote_like_the_language(language: str, file: str) -> None:
    for key, text in filled(language, file, 5):
        assert not set(text) & {"!", *FOREIGN_MARKS[language]}, key


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_labels_fit_where_they_are_drawn(language: str) -> None:
    for file in FILES:
        for key, text in filled(language, file, 101):
            # What a command is for stands on buttons too, where several commands are offered.
            if key.endswith("-button") or key.startswith("cmd-"):
                assert limits.size(text) <= limits.BUTTON_TEXT, key
            if key.startswith(("submit-", "title-")) or key in {"form-submit", "form-cancel"}:
                assert limits.size(text) <= limits.VIEW_TITLE, key


LISTS = ("greetings", "help-words", "connectors", "ask-", "verb-", "prefix-")


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_list_of_words_says_a_word_twice_or_in_capitals(language: str) -> None:
    for key in keys(language):
        if key.startswith(LISTS):
            words = texts.words(language, key)
            assert words, key
            assert [word for word, times in Counter(words).items() if times > 1] == [], key
            assert [word for word in words if word != word.lower()] == [], key
            assert [word for word in words if word.count("(") != word.count(")") or word.count("…") > 1] == [], key


@pytest.mark.parametrize(
    ("question", "skill"),
    [
        ("Who knows bookkeeping?", "bookkeeping"),
        ("Vem kan bokföring?", "bokföring"),
        ("finns det nån som kan C#?", "C#"),
        ("Vem är bra på Excel?", "Excel"),
        ("vem kan hjälpa mig med moms", "moms"),
        ("Kuka osaa kirjanpitoa?", "kirjanpitoa"),
        ("onko meillä ketään, joka osaa Pythonia?", "Pythonia"),
        ("osaaks kukaan Exceliä", "Exceliä"),
        ("Hver kann bókhald?", "bókhald"),
        ("kann einhver á Excel?", "Excel"),
        ("mig vantar einhvern sem kann Python", "Python"),
        ("Þekkir einhver til GDPR?", "GDPR"),
        ("Looking for experts in C++", "C++"),
        ("We need someone who knows tax law, please", "tax law"),
        ("need someone with strong Python experience", "Python"),
        ("does anyone here have Excel skills?", "Excel"),
        ("hi all, is there a Kubernetes expert in the company?", "Kubernetes"),
        ("people skills", "people skills"),
        ("customer experience", "customer experience"),
        ("looking for", ""),
        ("Söker experter på GDPR", "GDPR"),
        ("hej, finns det någon här med erfarenhet av moms?", "moms"),
        ("vem har goda Excel-kunskaper?", "Excel"),
        ("jag behöver lite hjälp med bokslut, tack", "bokslut"),
        ("vi letar efter någon som är duktig på svets", "svets"),
        ("Tarvitsen asiantuntijan, aiheena verotus", "verotus"),
        ("onko kenelläkään kokemusta Pythonista?", "Pythonista"),
        ("onko kenelläkään Python-kokemusta?", "Python"),
        ("Etsin hyvää Excel-osaajaa", "Excel"),
        ("tarvitsen vähän apua Excelin kanssa", "Excelin"),
        ("kuka meillä Pythonia osaa", "Pythonia"),
        ("mig vantar einhvern með reynslu af bókhaldi", "bókhaldi"),
        ("er einhver hjá okkur góður í Excel?", "Excel"),
        ("hver er með mikla Python reynslu?", "Python"),
        ("getur einhver hjálpað mér með bókhald, takk", "bókhald"),
    ],
)
def test_what_people_ask_begins_with_words_that_are_known(question: str, skill: str) -> None:
    assert strip_ask(question, texts.words_everywhere("ask-whoknows")) == skill


def test_one_question_is_not_the_way_into_two_commands() -> None:
    keyed = {key: texts.words_everywhere(key) for key in keys("en") if key.startswith("ask-")}
    asking = {key: Asking(phrases) for key, phrases in keyed.items()}
    plain = {
        (fold(normalise(phrase)), key) for key, phrases in keyed.items() for phrase in phrases if "(" not in phrase
    }
    assert len(plain) > 300
    clash = [
        (phrase, key, other)
        for phrase, key in plain
        for other in asking
        if other != key and asking[other].opens(phrase) >= len(phrase)
    ]
    assert clash == []


def _said(tree: ast.AST) -> Iterator[tuple[str, set[str], bool]]:
    """The keys that code says literally, with the placeholders it fills and whether it may fill more."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute | ast.Name):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
        place = {"t": 0, "say": 1}.get(name)
        if place is None or len(call.args) != place + 1:
            continue
        given = {keyword.arg for keyword in call.keywords if keyword.arg}
        literals = [call.args[place]]
        if isinstance(literals[0], ast.IfExp):
            literals = [literals[0].body, literals[0].orelse]
        for literal in literals:
            if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
                yield literal.value, given, len(given) < len(call.keywords)


def test_what_the_code_says_exists_with_its_placeholders() -> None:
    english = {key: message for file in FILES for key, message in messages("en", file).items()}
    said = [
        (path.relative_to(BOT), *each)
        for path in BOT.rglob("*.py")
        for each in _said(ast.parse(path.read_text("utf-8")))
    ]
    assert len(said) > 20
    assert [(str(path), key) for path, key, _, _ in said if key not in english] == []
    short = [
        (str(path), key) for path, key, given, more in said if names(english[key]).placeholders - given and not more
    ]
    assert short == []
