"""Translated texts, plurals, dates and lists, from bot/locales/; decides nothing about what is said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from bot.reply import When

LANGUAGES = ("en", "sv", "fi", "is")
LOCALES = Path(__file__).parent / "locales"

# What a person reads for a number in a sentence is formatted by CLDR inside Fluent; a year or an id is text.
Value = str | int | float

# Characters of a value that a sentence quotes.
_QUOTED = 500

# Where words go into a text that Fluent has formatted.
_FIELD = re.compile("\0([a-z_]+)\0")


def nearest(tag: str, default: str = "en") -> str:
    """The language of ours for a BCP 47 tag ("sv-FI" -> "sv"), else `default`."""
    primary = tag.replace("_", "-").partition("-")[0].lower()
    return primary if primary in LANGUAGES else default


@cache
def _bundle(language: str) -> FluentBundle:
    # Without isolation marks: our languages run left to right, and what people write has none left (reply.UserText).
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle


def has(language: str, key: str) -> bool:
    """Whether a language has a text of its own under the key."""
    return _bundle(language).has_message(key)


@lru_cache(maxsize=4096)
def _pattern(language: str, key: str, words: tuple[str, ...], numbers: tuple[tuple[str, int | float], ...]) -> str:
    """A text for `str.format`: its numbers are in, a field stands for each of the words that it will be given.

    Fluent takes words as they are and looks only at numbers (plurals), so what people wrote needs not go through it.
    """
    bundle = _bundle(language)
    if not bundle.has_message(key):
        if language == "en":
            raise KeyError(f"There is no text {key!r}. Add it to bot/locales/*/*.ftl in four languages.")
        return _pattern("en", key, words, numbers)
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise KeyError(f"The text {key!r} has no value in bot/locales/{language}.")
    text, errors = bundle.format_pattern(pattern, {**{name: f"\0{name}\0" for name in words}, **dict(numbers)})
    if errors:
        raise KeyError(f"The text {key!r} in {language!r} asks for something it was not given: {errors}")
    return _FIELD.sub(r"{\1}", str(text).replace("{", "{{").replace("}", "}}"))


def say(language: str, key: str, /, **args: Value) -> str:
    """A text in one of our languages, with its placeholders filled.

    Raises KeyError for a key or placeholder that does not exist: a bug, which a test over all texts finds first.
    """
    words = {name: _short(value) for name, value in args.items() if isinstance(value, str)}
    numbers = tuple([(name, value) for name, value in args.items() if not isinstance(value, str)])
    return _pattern(language, key, tuple(words), numbers).format_map(words)


def _short(value: str) -> str:
    """A sentence that quotes more than this is none."""
    return value[: _QUOTED - 1] + "…" if len(value) > _QUOTED else value


def say_or(language: str, key: str, default: str) -> str:
    """A text that may exist: a command's own English words stand in for it."""
    return say(language, key) if has(language, key) else default


@cache
def words(language: str, key: str) -> tuple[str, ...]:
    """A list of words kept as one text, separated by "|" (synonyms, ask phrases, connectors); empty without it."""
    listed = say(language, key).split("|") if has(language, key) else []
    return tuple(" ".join(word.split()) for word in listed if word.strip())


@cache
def words_everywhere(key: str) -> tuple[str, ...]:
    """The list under the key in all languages together, without repeats: people mix languages."""
    return tuple(dict.fromkeys(word for language in LANGUAGES for word in words(language, key)))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def listed(language: str, items: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
    """ "a, b och c"; style "or" for alternatives."""
    given = list(items)
    return given[0] if len(given) == 1 else format_list(given, style=style, locale=_locale(language))


def number(language: str, value: int | float) -> str:
    """A number as the language writes it."""
    return format_decimal(value, locale=_locale(language))


def size(language: str, count: int) -> str:
    """How large so many bytes are, in kilobytes of a thousand as clients show it, in megabytes from one of these on."""
    return (
        f"{number(language, round(count / 1e6, 1))} MB" if count >= 1e6 else f"{number(language, -(-count // 1000))} kB"
    )


def how_long(language: str, seconds: float) -> str:
    """How long something takes or took, in words, as exactly as one wants to know."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return say(language, "takes-moment")
    if minutes < 90:
        return say(language, "takes-minutes", count=minutes)
    return say(language, "takes-hours", count=round(minutes / 60))


@lru_cache(maxsize=1024)
def day(language: str, value: date) -> str:
    """A date as the language writes it, medium length."""
    return format_date(value, "medium", locale=_locale(language))


def when(language: str, moment: When, zone: str) -> str:
    """A moment in words, for a reader in that zone (IANA name), where a platform cannot do it itself."""
    at: datetime = moment.at.astimezone(ZoneInfo(zone))
    if moment.show == "date":
        return day(language, at.date())
    if moment.show == "time":
        return format_time(at, "short", locale=_locale(language))
    return format_datetime(at, "short", locale=_locale(language))
