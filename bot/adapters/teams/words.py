"""Lines of the vocabulary as text of a card: every string literal, every link built here; knows nothing of layout.

A RichTextBlock's TextRun knows no Markdown, so it is where text goes. Its renderers still expand {{DATE(..)}} (the
JavaScript, Android and shared C++ sources of Adaptive Cards all do) and iOS sends it through a Markdown parser, so
the three notations that could come alive there are taken apart by an invisible word joiner.
"""

from __future__ import annotations

import re
from datetime import UTC
from typing import Any, TypeAlias, assert_never
from urllib.parse import quote, urlsplit

from bot.adapters.teams import limits
from bot.reply import Inline, Line, PersonName, Strong, When, inlines
from bot.texts import say

Json: TypeAlias = dict[str, Any]

_JOINER = "\u2060"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LIVE = re.compile(r"(?<=\{)(?=\{)|(?<=\])(?=\()|(?<=<)(?=/?at\b)", re.IGNORECASE)

# What a TextBlock may hold: words and the signs between them that no Markdown parser and no link finder knows.
_PLAIN = re.compile(r"(?![0-9]+[.)])(?!.*//)(?:[^\W_]|[ ,;:?!%/'’”“»«()…–—]|\.(?= |$)|(?<=[^\W_])-(?=[^\W_]))*")


def sound(text: str) -> str:
    """The text without halves of characters, which cannot be sent."""
    return text.encode("utf-8", "ignore").decode()


def literal(text: str) -> str:
    """A person's text so that it is shown as it was written and as nothing else."""
    return _LIVE.sub(_JOINER, _CONTROL.sub("", sound(text).replace("\r\n", "\n").replace("\r", "\n")))


def cut(text: str, letters: int) -> str:
    """The text itself where it fits, else its beginning with "…"."""
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def title(text: str) -> str:
    """An action's label on one line."""
    return cut(" ".join(literal(text).split()), limits.TITLE) or "…"


def address(url: str) -> str | None:
    """The address as a link may carry it; None for anything but https and mailto."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    mail, web = parts.scheme == "mailto" and parts.path, parts.scheme == "https" and parts.hostname
    if not url.isprintable() or not (mail or web):
        return None
    quoted = quote(url.encode("utf-8", "ignore"), safe="%/:=&?~#+!$,;'@()*[]")
    return quoted if len(quoted) <= limits.URL else None


def chat(email: str) -> str:
    """The deep link that opens a chat with a person (learn.microsoft.com, "Deep link to a chat")."""
    return "https://teams.microsoft.com/l/chat/0/0?users=" + quote(email.encode("utf-8", "ignore"), safe="@")


def moment(when: When) -> str:
    """A time that every client draws in its reader's zone and language."""
    at = when.at.astimezone(UTC)
    stamp = f"{at.year:04d}-{at:%m-%dT%H:%M:%SZ}"
    date, time = f"{{{{DATE({stamp}, SHORT)}}}}", f"{{{{TIME({stamp})}}}}"
    return {"date": date, "time": time, "both": f"{date} {time}"}[when.show]


def element(line: Line, language: str, letters: int, **look: Any) -> Json | None:
    """A line as one element, at most `letters` of each string; None where there is nothing to show.

    Times are documented for TextBlock only: a line with a time becomes one where the rest of it is harmless there.
    """
    parts = tuple(part for part in inlines(line) if not isinstance(part, str) or part)
    if not parts:
        return None
    frame: Json = {key: look.pop(key) for key in ("spacing", "separator") if key in look}
    if any(isinstance(part, When) for part in parts) and (text := _plain(parts)) is not None and len(text) <= letters:
        return {"type": "TextBlock", "text": text, "wrap": True, **look, **frame}
    runs = [run for part in parts for run in _runs(part, language, letters, look)]
    return {"type": "RichTextBlock", "inlines": runs, **frame}


def heading(text: str, language: str, letters: int) -> Json | None:
    """A title, for screen readers too where its text is harmless in a TextBlock, which alone can be a heading."""
    flat = cut(" ".join(literal(text).split()), letters)
    look = {"size": "medium", "weight": "bolder"}
    if flat and _PLAIN.fullmatch(flat):
        return {"type": "TextBlock", "text": flat, "wrap": True, "style": "heading", **look}
    return element(text, language, letters, **look)


def run(text: str, **look: Any) -> Json:
    """One piece of literal text."""
    return {"type": "TextRun", "text": literal(text), **look}


def _plain(parts: tuple[Inline, ...]) -> str | None:
    texts = []
    for part in parts:
        if isinstance(part, When):
            texts.append(moment(part))
        elif isinstance(part, str) and _PLAIN.fullmatch(part) and "\n" not in part:
            texts.append(part)
        else:
            return None
    return "".join(texts)


def _runs(part: Inline, language: str, letters: int, look: Json) -> list[Json]:
    match part:
        case str():
            return _shortened(part, language, letters, look)
        case Strong():
            return _shortened(part.text, language, letters, look | {"weight": "bolder"})
        case When():
            return [{"type": "TextRun", "text": moment(part), **look}]
        case PersonName():
            return [_person(part, language, letters, look)]
        case _:
            assert_never(part)


def _shortened(text: str, language: str, letters: int, look: Json) -> list[Json]:
    if len(text) <= letters:
        return [run(text, **look)]
    note = run(" " + say(language, "teams-cut"), **(look | {"italic": True, "isSubtle": True}))
    return [run(cut(text, letters), **look), note]


def _person(part: PersonName, language: str, letters: int, look: Json) -> Json:
    name = cut(part.name, letters) or "?"
    if "@" not in part.email or len(part.email) > limits.URL // 4:
        return run(name, **(look | {"weight": "bolder"}))
    label = title(say(language, "teams-write-to", name=title(part.name)))
    way = {"type": "Action.OpenUrl", "title": label, "url": chat(part.email)}
    return run(name, **(look | {"weight": "bolder", "color": "accent"}), selectAction=way)
