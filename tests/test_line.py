"""A line that a button carries reads back to the same call, whatever people wrote; and any text at all can be read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.dispatch  # noqa: F401 - declares every command
from bot import guide
from bot.command import COMMANDS, Command, Parameter
from bot.line import line, misfit, read
from bot.reply import UserText

TRAPS = (
    'say "hello"', '"', "'", "unit:IT", "page:2", 'what:"x"', "back\\slash", "\\", '\\"', "new\nline", "\u202eturned",
    "\U0001f9d1‍\U0001f4bb", "into", "because", "add", "me", "12", "#12", "yes", "note/3f9a", "<@U1>", "kunna", "/idea",
    "help", "unit:", ":", "a  b", "é", "e\u0301", "\x00", "unit:\"a b\" c", "level:4 hidden:yes",
)  # fmt: skip

anything = st.one_of(
    st.text(max_size=60), st.sampled_from(TRAPS), st.lists(st.sampled_from(TRAPS), max_size=4).map(" ".join)
)


class Row:
    """What a line can name, as a row of any table would be."""

    def __init__(self, reference: str) -> None:
        self.reference = reference


def _values(parameter: Parameter) -> st.SearchStrategy[Any]:
    if parameter.free:
        return anything.map(UserText)
    if parameter.kind is bool:
        return st.booleans()
    if parameter.kind is int:
        return st.integers(0, 999_999_999)
    if issubclass(parameter.kind, Enum):
        return st.sampled_from(list(parameter.kind))
    shape = parameter.kind.shape  # type: ignore[attr-defined]  # Referable, checked at registration
    return st.from_regex(shape, fullmatch=True).filter(lambda text: UserText(text) == text).map(Row)


def _calls(command: Command) -> st.SearchStrategy[dict[str, Any]]:
    carried = [each for each in command.parameters if not each.file]  # a file comes beside a line, never in it
    return st.fixed_dictionaries(
        {each.name: _values(each) for each in carried if each.required},
        optional={each.name: _values(each) for each in carried if not each.required},
    )


def _words(values: Mapping[str, Any]) -> dict[str, str]:
    said = {}
    for name, value in values.items():
        match value:
            case bool():
                said[name] = "yes" if value else "no"
            case Enum():
                said[name] = str(value.value)
            case Row():
                said[name] = value.reference
            case _:
                said[name] = str(value)
    return {name: text for name, text in said.items() if text}


@given(st.data())
@settings(max_examples=600, deadline=None)
def test_what_a_button_carries_reads_back_to_the_same_call(data: st.DataObject) -> None:
    command = data.draw(st.sampled_from(list(COMMANDS.values())))
    values = data.draw(_calls(command))
    written = line(command.handler, **values)
    for text in (written, f"/{written}", f"kunna {written}"):
        readings = read(guide.plain(text))
        assert [reading.command for reading in readings] == [command], text
        assert {name: UserText(words) for name, words in readings[0].given.items()} == _words(values), text


@given(
    st.one_of(anything, st.tuples(st.sampled_from(list(COMMANDS)), anything).map(lambda t: f"{' '.join(t[0])} {t[1]}"))
)
@settings(max_examples=600, deadline=None)
def test_any_text_at_all_can_be_read(text: str) -> None:
    for each in (text, guide.plain(text)):
        readings = read(each)
        assert len(readings) <= 2
        assert misfit(each) is None or not readings


@pytest.mark.parametrize(
    "text", ["", " ", "/", "\n", "\u202e", "😀" * 20_000, "whoknows " + "x" * 40_000, '"' * 40_000]
)
def test_the_ends_of_what_can_be_typed_are_read(text: str) -> None:
    readings = read(guide.plain(text))
    assert len(readings) == (1 if text.startswith("whoknows") else 0)


@pytest.mark.parametrize(
    ("typed", "path", "words"),
    [
        ("whoknows pyhton", "whoknows", {"what": "pyhton"}),
        ("/WhoKnows Python", "whoknows", {"what": "Python"}),
        ("whoknows python unit:IT", "whoknows", {"what": "python", "unit": "IT"}),
        ("whoknows yksikkö:IT python", "whoknows", {"what": "python", "unit": "IT"}),
        ('whoknows python unit:"R and D" page:2', "whoknows", {"what": "python", "unit": "R and D", "page": "2"}),
        ("whoknows load balancing", "whoknows", {"what": "load balancing"}),
        ("whoknows me", "whoknows me", {}),
        ("whoknows hide skill/12", "whoknows hide", {"skill": "skill/12"}),
        ("whoknows hide and seek", "whoknows", {"what": "hide and seek"}),
        ("idea top floor needs a sofa", "idea", {"text": "top floor needs a sofa"}),
        ("idea vote 12", "idea vote", {"idea": "12"}),
        ("idea rösta #12", "idea vote", {"idea": "#12"}),
        ("kunna language sv", "kunna language", {"to": "sv"}),
        ("kunna språk sv", "kunna language", {"to": "sv"}),
        ("kunna whoknows python", "whoknows", {"what": "python"}),
        ("/kunna /whoknows python", "whoknows", {"what": "python"}),
    ],
)
def test_lines_as_people_type_them(typed: str, path: str, words: dict[str, str]) -> None:
    if tuple(path.split()[:1]) not in COMMANDS:
        pytest.fail(f"/{path} is not declared")
    readings = read(guide.plain(typed))
    assert [(" ".join(each.command.path), dict(each.given)) for each in readings][:1] == [(path, words)]


def test_words_that_fit_a_verb_and_free_text_alike_are_read_in_both_ways() -> None:
    readings = read("whoknows add negotiation")
    assert [" ".join(each.command.path) for each in readings] == ["whoknows add", "whoknows"]


@pytest.mark.parametrize("typed", ["kunna language klingon", "/kunna språk klingon"])
def test_words_that_fit_no_argument_are_named_with_it(typed: str) -> None:
    found = misfit(typed)
    assert found is not None
    assert (found[0].path, found[1].name, found[2]) == (("kunna", "language"), "to", "klingon")


@pytest.mark.parametrize("typed", ["whoknows python page:two", "kunna hello", "python", "kunna language sv", ""])
def test_what_can_be_read_or_names_no_command_is_no_misfit(typed: str) -> None:
    assert misfit(typed) is None
