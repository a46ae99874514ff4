"""A row's lines -> one mrkdwn text, for the block that holds a button beside its text; it never guesses.

mrkdwn has no way to write a formatting sign literally, and an invisible space beside a sign makes Slack more willing
to read it, not less. So a text that Slack might read as anything but itself is not written here: the answer is None,
and the caller draws the row as rich_text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import assert_never

from bot.adapters.slack import limits
from bot.adapters.slack.words import clean, escape, mailto, stamp
from bot.reply import Inline, Line, PersonName, Row, Strong, When, inlines

# Each pattern begins with the sign it looks for: `re` runs over a text for that many times faster than for a choice.

# What Slack may read as more than a letter, anywhere: formatting signs and their full-width twins, "@", an end of a
# line that is not "\n"; and the colon of an emoji or emoticon, which has no space after it.
_SIGN = re.compile(r"[*_~`@\uff0a\uff3f\uff40\uff5e\uff20\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_COLON = re.compile(r"[:\uff1a]\S")
# The same at the start of a line: quotes and lists.
_START = re.compile(r"\n[^\S\n]*(?:[>\uff1e]|[-+\u2022\u25e6\u25aa]\s|\d{1,3}[.)]\s)")
# Bold opens and closes at the edge of a word, or its signs are shown.
_BOLD = re.compile(r"\*(?<!\S\*)[^\s*](?:[^*\n]*[^\s*])?\*(?=[\s,.;:)]|$)", re.MULTILINE)
# Inside a link "_" in the target is common and safe; of these nobody knows.
_DOUBT = re.compile(r"[*~`]")
# In `literal` it stands for a mention or a date, whose letters are not a person's.
_WORD = "word"


def row(row: Row, mention: Callable[[PersonName], str]) -> str | None:
    """The title in bold, the details below it; None where that cannot be written with certainty.

    `mention` gives the user id by which a person is mentioned, "" where they are not.
    """
    title, drawn_title = _line(row.title, mention, title=True)
    details = [_line(detail, mention) for detail in row.details]
    below = "".join([f"\n{shown}" for shown, _ in details])
    drawn = "\n".join([drawn_title, *[text for _, text in details]])
    if "\n" in title or not title.strip() or len(drawn) > limits.SECTION:
        return None  # whether it really fits, the caller weighs
    literal = title + below
    if _SIGN.search(literal) or _COLON.search(literal) or _START.search(below) or "*" in _BOLD.sub("", drawn):
        return None
    return drawn


def _line(line: Line, mention: Callable[[PersonName], str], *, title: bool = False) -> tuple[str, str]:
    """A line as a reader sees it and as it is sent; a title is bold as a whole."""
    if isinstance(line, str) and not title:
        shown = clean(line)
        return shown, escape(shown)
    literal, drawn = "", ""
    for inline in inlines(line):
        shown, text, bold = _piece(inline, mention)
        literal += shown
        drawn += f"*{text}*" if bold and text and not title else text
    return literal, f"*{drawn}*" if title else drawn


def _piece(inline: Inline, mention: Callable[[PersonName], str]) -> tuple[str, str, bool]:
    """What a reader sees, what is sent, whether it is bold."""
    match inline:
        case str():
            shown = clean(inline)
            return shown, escape(shown), False
        case Strong(text):
            shown = clean(text)
            return shown, escape(shown), True
        case When():
            return _WORD, stamp(inline), False
        case PersonName():
            if user := mention(inline):
                return _WORD, f"<@{user}>", True
            name, url = clean(inline.name), mailto(inline)
            if not (name.strip() and url):
                return name, escape(name), True
            doubt = "*" if _DOUBT.search(url) or "|" in name or "\n" in name else ""  # counts as a sign
            return name + doubt, f"<{escape(url)}|{escape(name)}>", True
        case _:
            assert_never(inline)
