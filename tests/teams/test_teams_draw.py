"""What Teams is given is always a card it takes, and nothing that a person wrote comes alive in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.adapters.playground.teams_cards import actions, flaws, inputs
from bot.adapters.teams import draw, limits
from bot.adapters.teams.words import literal
from bot.reply import (
    Answer,
    Block,
    Button,
    Buttons,
    Choice,
    Facts,
    Field,
    Form,
    Inline,
    Line,
    Link,
    List,
    PersonName,
    Reply,
    Row,
    Strong,
    Text,
    When,
)
from bot.texts import LANGUAGES
from tests.teams.schema import CARD

Json = dict[str, Any]

NASTY = [
    "[bank](https://evil.example)", "[x](javascript:alert(1))", "{{DATE(2020-01-01T00:00:00Z, SHORT)}}",
    "<at>Anna</at>", "**bold** _it_ `code`", "- list\n1. one", "https://evil.example/x", "www.evil.example", "\ud800",
    "nul \x00 \x1b[31m", "\u202eright to left", "😀" * 50, "ö" * 3_000, "", " ", "{{{{TIME(1)}}}}", "]\u200b(", "$" * 5,
]  # fmt: skip

texts = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=60), st.builds(lambda text, n: text * n, st.text(max_size=5), st.just(700))
)
moments = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive
people = st.builds(PersonName, texts, st.sampled_from(["", "anna.lind@example.com", "o'b+x@ex.com", "a b@x", "no"]))
parts: st.SearchStrategy[Inline] = st.one_of(
    texts, st.builds(Strong, texts), st.builds(When, moments, st.sampled_from(["date", "time", "both"])), people
)
lines: st.SearchStrategy[Line] = st.one_of(texts, st.lists(parts, max_size=4).map(tuple))
urls = st.sampled_from(
    ["https://example.com/å b?q=1", "mailto:a@b.se", "javascript:alert(1)", "http://x", "https://[", "x"]
)
presses = st.one_of(
    st.builds(Button, texts, texts, st.sampled_from(["normal", "main", "danger"])), st.builds(Link, texts, urls)
)
rows = st.builds(Row, lines, st.lists(lines, max_size=3).map(tuple), st.lists(presses, max_size=3).map(tuple))
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Text, lines, st.sampled_from(["body", "note", "quote"])),
    st.builds(Facts, st.lists(st.tuples(texts, lines), max_size=4).map(tuple)),
    st.builds(List, st.lists(rows, max_size=10).map(tuple)),
    st.builds(Buttons, st.lists(presses, max_size=12).map(tuple)),
)
replies = st.builds(Reply, texts, st.lists(blocks, max_size=6).map(tuple), st.booleans())
choices = st.lists(st.builds(Choice, texts, texts), max_size=30).map(tuple)
kinds = st.sampled_from(["line", "long", "choice", "number"])
names = st.text("abcdefgh", min_size=1, max_size=8)
some_fields = st.builds(Field, names, texts, kinds, choices, texts, st.booleans(), texts)
fields = st.lists(some_fields, max_size=6, unique_by=lambda field: field.name).map(tuple)
forms = st.builds(
    Form,
    texts,
    texts,
    fields,
    texts,
    texts,
    texts,
    st.dictionaries(st.sampled_from(["", "a", "b", "zz"]), texts, max_size=3),
)
answers: st.SearchStrategy[Answer] = st.one_of(replies, forms)

_VALID = Draft202012Validator(CARD)


def _strings(value: Any, under: str = "") -> Iterator[tuple[str, str]]:
    """Every text that a client shows, with its key; what travels as data is not shown."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in {"data", "value", "url", "id"}:
                yield from _strings(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part, under)
    elif isinstance(value, str):
        yield under, value


def card_of(answer: Answer, language: str = "en") -> Json:
    content: Json = draw.message(answer, language)["attachments"][0]["content"]
    return content


_BIG = Reply(
    "x" * 50_000,
    (List(tuple(Row("ö" * 9_000, ("😀" * 9_000,) * 3, (Button("b", "x" * 2_000),) * 3) for _ in range(10))),),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answer=answers, language=st.sampled_from(LANGUAGES))
@example(answer=_BIG, language="fi")
@example(answer=Reply("a", (Buttons(tuple(Button("b", "x" * 2_000) for _ in range(40))),)), language="is")
def test_every_answer_is_a_card_that_teams_takes(answer: Answer, language: str) -> None:
    message = draw.message(answer, language)
    card = message["attachments"][0]["content"]
    errors = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in _VALID.iter_errors(card)]
    assert errors == []
    assert flaws(card) == []
    assert draw.weight(message) <= limits.MESSAGE_BYTES
    visible = [
        one for part in card["body"] if part["type"] == "ActionSet" for one in part["actions"] if "mode" not in one
    ]
    assert len(visible) <= limits.ACTIONS


_LIVE_DATE = re.compile(r"\{\{(?:DATE|TIME)\(")
_OURS = re.compile(
    r"\{\{DATE\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, SHORT\)\}\}|\{\{TIME\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\)\}\}"
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.lists(texts, min_size=1, max_size=4).map("".join), language=st.sampled_from(LANGUAGES))
def test_nothing_that_a_person_wrote_comes_alive(text: str, language: str) -> None:
    reply = Reply(
        text,
        (
            Text((text, Strong(text), When(datetime(2026, 11, 21, 15, tzinfo=UTC), "both"))),
            Facts(((text, text),)),
            List((Row((PersonName(text),), (text,), (Button(text, "x"), Link(text, "https://example.com"))),)),
            Buttons((Button(text, "x"),)),
        ),
    )
    form = Form(
        text, "x", (Field("a", text, "choice", (Choice("1", text),), hint=text),), text, text, text, {"a": text}
    )
    for answer in (reply, form):
        for key, shown in _strings(card_of(answer, language)):
            assert "](" not in shown
            assert "<at>" not in shown.lower()
            assert not _LIVE_DATE.search(_OURS.sub("", shown))
            if key == "text" and "TextBlock" in str(answer):
                assert "//" not in shown
        for block in _blocks(card_of(answer, language)):
            # A TextBlock is read as Markdown: it holds nothing but words, their punctuation and our own times.
            assert not re.search(r"[\[\]*_`#<>~|\\]|://|www\.\w", _OURS.sub("", block["text"]))


def _blocks(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        if value.get("type") == "TextBlock":
            yield value
        for part in value.values():
            yield from _blocks(part)
    elif isinstance(value, list):
        for part in value:
            yield from _blocks(part)


def test_text_is_shown_as_it_was_written() -> None:
    text = "5 * 3 = 15, see [1] and https://example.com/?a=1&b=2 _here_ <b>"
    body = card_of(Reply("Found", (Text(text),)))["body"]
    assert body[1] == {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text}]}


def test_a_name_is_a_press_away_from_a_chat() -> None:
    [run] = card_of(Reply("One", (Text((PersonName("Anna Lind", "anna+x?&=/#@example.com"),)),)), "sv")["body"][1][
        "inlines"
    ]
    assert run["text"] == "Anna Lind"
    assert run["selectAction"] == {
        "type": "Action.OpenUrl",
        "title": "Skriv till Anna Lind",
        "url": "https://teams.microsoft.com/l/chat/0/0?users=anna%2Bx%3F%26%3D%2F%23@example.com",
    }


def test_a_time_is_left_to_the_readers_client() -> None:
    at = datetime.fromisoformat("2026-11-21T16:00:00+01:00")
    [_, body] = card_of(Reply("One", (Text(("Filed ", When(at, "both"), ".")),)))["body"]
    assert body["type"] == "TextBlock"
    assert body["text"] == "Filed {{DATE(2026-11-21T15:00:00Z, SHORT)}} {{TIME(2026-11-21T15:00:00Z)}}."


def test_a_time_beside_text_that_a_textblock_would_read_as_markdown_is_still_a_time() -> None:
    at = datetime(2026, 11, 21, 15, tzinfo=UTC)
    [_, body] = card_of(Reply("One", (Text(("**x** ", When(at))),)))["body"]
    assert [run["text"] for run in body["inlines"]] == ["**x** ", "{{DATE(2026-11-21T15:00:00Z, SHORT)}}"]


@pytest.mark.parametrize(("count", "visible"), [(1, 1), (6, 6), (7, 5), (20, 5)])
def test_what_does_not_fit_beside_six_buttons_is_in_the_more_menu(count: int, visible: int) -> None:
    half = count // 2
    buttons = [Button(f"B{n}", f"b {n}") for n in range(count)]
    card = card_of(Reply("Many", (Buttons(tuple(buttons[:half])), Buttons(tuple(buttons[half:])))))
    offered = actions(card)
    assert [one["data"]["line"] for one in offered] == [f"b {n}" for n in range(count)]
    assert [one.get("mode") for one in offered] == [None] * visible + ["secondary"] * (count - visible)


def test_a_row_offers_what_can_be_done_with_it() -> None:
    row = Row("12 A sofa", ("14 votes",), (Button("Vote", "idea vote 12", "main"), Link("Page", "https://example.com")))
    vote, page = actions(card_of(Reply("Ideas", (List((row,)),))))
    assert vote == {"type": "Action.Execute", "title": "Vote", "verb": "run", "data": {"line": "idea vote 12"}}
    assert page == {"type": "Action.OpenUrl", "title": "Page", "url": "https://example.com"}


def test_a_link_that_cannot_be_one_is_shown_as_text() -> None:
    body = card_of(Reply("x", (Buttons((Link("Press me", "javascript:alert(1)"),)),)))["body"]
    assert body[1:] == [
        {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "Press me", "isSubtle": True}]}
    ]


def test_what_is_too_long_is_cut_with_a_note_and_keeps_its_buttons() -> None:
    reply = Reply("Long", (Text("word " * 20_000), Buttons((Button("Next", "next"),))))
    card = card_of(reply, "sv")
    runs = card["body"][1]["inlines"]
    assert runs[0]["text"].endswith("…")
    assert len(runs[0]["text"]) > 3_000
    assert "avkortat" in runs[1]["text"]
    assert [one["title"] for one in actions(card)] == ["Next"]


def test_what_cannot_be_shown_at_all_is_said() -> None:
    card = card_of(_BIG, "en")
    assert "Not everything fits" in card["body"][1]["inlines"][0]["text"]


def test_a_form_keeps_what_was_typed_and_says_the_mistake_at_its_field() -> None:
    form = Form(
        "New idea", "idea new",
        (
            Field("text", "Your idea", "long", value="a [sofa](x)", hint="One at a time"),
            Field("cost", "Cost", "number", value="3,5", required=False),
            Field("area", "Area", "choice", (Choice("1", "Office"), Choice("2", "IT")), value="2"),
        ),
        "Send", "Cancel", errors={"text": "Too short.", "": "Nothing was saved."},
    )  # fmt: skip
    card = card_of(form)
    kinds = [part["type"] for part in card["body"]]
    at = kinds.index("Input.Text")
    assert card["body"][at + 1]["inlines"][0] == {
        "type": "TextRun", "text": "⚠ Too short.", "color": "attention", "weight": "bolder",
    }  # fmt: skip
    assert kinds.index("RichTextBlock") < at  # what belongs to no field stands above them
    assert {one["id"]: one.get("value") for one in inputs(card)} == {
        "field_text": "a [sofa](x)", "field_cost": 3.5, "field_area": "2",
    }  # fmt: skip
    assert [one.get("isRequired") for one in inputs(card)] == [True, None, True]
    send, cancel = actions(card)
    assert send["data"] == {"run": "idea new", "form": True}
    assert cancel["associatedInputs"] == "none"


def test_a_long_list_of_choices_can_be_searched() -> None:
    many = tuple(Choice(str(n), f"Skill {n}") for n in range(40))
    [field] = inputs(card_of(Form("F", "x", (Field("a", "A", "choice", many),), "S", "C")))
    assert field["style"] == "filtered"


def test_an_open_choice_says_choose_in_the_reader_s_language() -> None:
    form = Form("F", "x", (Field("a", "A", "choice", (Choice("1", "One"),)),), "S", "C")
    said = [inputs(draw.card(form, language))[0]["placeholder"] for language in ("sv", "fi", "is", "en")]
    assert said == ["Välj", "Valitse", "Veldu", "Choose"]


@pytest.mark.parametrize("text", NASTY)
def test_literal_changes_nothing_twice(text: str) -> None:
    assert literal(literal(text)) == literal(text)
