"""A handler that asks for what does not exist fails when it is declared, with the fix in the message."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, StrEnum
from typing import Annotated, Any

import pytest

from bot.command import COMMANDS, Arg, Call, DeclarationError, command
from bot.reply import UserText


class Loud(StrEnum):
    VERY = "VERY"


class Wide(Enum):
    SO = "so wide"


class Nameless:
    """A model that no line can name."""


@pytest.fixture(autouse=True)
def nothing_is_declared() -> Iterator[None]:
    """What a broken declaration leaves behind must be nothing."""
    before = dict(COMMANDS)
    yield
    assert before == COMMANDS


async def _no_call(text: UserText) -> Any: ...
async def _nothing() -> Any: ...
def _not_async(call: Call) -> Any: ...
async def _plain_str(call: Call, text: str) -> Any: ...
async def _unannotated(call: Call, text) -> Any: ...  # type: ignore[no-untyped-def]
async def _nameless(call: Call, thing: Nameless) -> Any: ...
async def _either(call: Call, thing: int | UserText) -> Any: ...
async def _unknown(call: Call, thing: Missing) -> Any: ...  # type: ignore[name-defined]  # noqa: F821
async def _behind(call: Call, text: UserText, number: int) -> Any: ...
async def _far_behind(
    call: Call, text: UserText, page: Annotated[int, Arg("Page", prefix=True)], number: int = 1
) -> Any: ...
async def _many(call: Call, *texts: UserText) -> Any: ...
async def _any(call: Call, **rest: UserText) -> Any: ...
async def _digit(call: Call, text2: UserText) -> Any: ...
async def _loud(call: Call, how: Loud) -> Any: ...
async def _wide(call: Call, how: Wide) -> Any: ...


@pytest.mark.parametrize(
    ("handler", "fix"),
    [
        (_no_call, "first parameter .* must be `call: Call`"), (_nothing, "first parameter"),
        (_not_async, "must be `async def`"), (_plain_str, "text is a .*str.* Use int, bool, UserText"),
        (_unannotated, "text is a None"), (_nameless, "give the model a `shape`"), (_either, "no line can carry"),
        (_unknown, "'Missing' is not defined. Import it"), (_behind, "number stands behind free text"),
        (_far_behind, r"number stands behind free text.*Arg\(prefix=True\)"), (_many, "by name"), (_any, "by name"),
        (_digit, "small letters"), (_loud, "one word in small letters"), (_wide, "one word in small letters"),
    ],
)  # fmt: skip
def test_a_signature_that_no_line_can_fill_is_refused(handler: Any, fix: str) -> None:
    with pytest.raises(DeclarationError, match=fix) as error:
        command("nonsense", "Nonsense")(handler)
    assert "/nonsense" in str(error.value)


@pytest.mark.parametrize("path", ["", "one two three", "Idea", "two  spaces"])
def test_a_name_that_nobody_can_type_is_refused(path: str) -> None:
    async def handler(call: Call) -> Any: ...

    with pytest.raises(DeclarationError, match="one or two words in small letters"):
        command(path, "Nonsense")(handler)


def test_the_same_name_twice_is_refused_and_says_where() -> None:
    async def handler(call: Call) -> Any: ...

    with pytest.raises(DeclarationError, match=r"declared twice: tests\.test_command\.handler"):
        command("whoknows", "Nonsense")(handler)


async def _prefixed_first(
    call: Call, unit: Annotated[UserText, Arg("Unit", prefix=True)], number: int, text: UserText
) -> Any: ...


def test_a_prefixed_text_takes_no_words_from_those_behind_it() -> None:
    command("sound", "Sound")(_prefixed_first)
    assert [each.name for each in COMMANDS.pop(("sound",)).parameters] == ["unit", "number", "text"]
