"""Lines -> the elements Slack shows them with, each as literal text; it knows no block that can be pressed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, assert_never
from urllib.parse import urlsplit

from bot.adapters.slack import limits
from bot.reply import Inline, Line, PersonName, Strong, When, inlines

Json = dict[str, Any]

DATES = {"date": "{date_short_pretty}", "time": "{time}", "both": "{date_short_pretty} {time}"}
# A heading fits into two lines of a phone; a longer sentence reads better in bold.
_HEADING = 80
# Kept free for the note that says what was cut.
_FOR_THE_NOTE = 400
_USER = re.compile(r"[UW][A-Z0-9]{1,31}")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$'*+/=^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
# An address as nearly everybody has it: nothing in it needs a closer look to be safe as a link.
_USUAL_EMAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,5}")


def escape(text: str) -> str:
    """A text for the one place where Slack reads markup: nothing in it is a mention, a link or a date."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clean(text: str) -> str:
    """Without what JSON or Slack cannot carry: halves of surrogate pairs, NUL."""
    if text.isascii() and "\0" not in text:
        return text  # the usual case, and this is asked of every piece of every answer
    return text.encode("utf-8", "ignore").decode().replace("\0", "")


def carries(value: str, limit: int) -> bool:
    """Whether a value can travel whole: it comes back as it went, or it is not sent."""
    return bool(value.strip()) and value == clean(value) and limits.size(value) <= limit


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": False}


def small_print(text: str) -> Json:
    return {"type": "context", "elements": [plain(text)]}


def rich(kind: str, parts: Sequence[Json]) -> list[Json]:
    """A rich_text block, or nothing where there is nothing to read."""
    if all(part["type"] == "text" and not part["text"].strip() for part in parts):
        return []
    return [{"type": "rich_text", "elements": [{"type": kind, "elements": list(parts)}]}]


def safe(url: str) -> bool:
    """Whether a link leads where links may lead: a web page over https, or a mail."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if url != clean(url) or limits.size(url) > limits.URL or re.search(r"[\s<>|\x00-\x20\x7f]", url):
        return False
    if parts.scheme == "mailto":
        return bool(_EMAIL.fullmatch(parts.path))
    return parts.scheme == "https" and bool(parts.hostname)


def mailto(person: PersonName) -> str:
    """The link by which one writes to a person, "" where their address is none."""
    url = f"mailto:{person.email}"
    return url if _USUAL_EMAIL.fullmatch(person.email) or safe(url) else ""


def stamp(when: When) -> str:
    """A moment in mrkdwn: the reader's client words it, in their zone and language."""
    return f"<!date^{int(when.at.timestamp())}^{DATES[when.show]}|{when.at:%Y-%m-%d %H:%M %Z}>"


class Pen:
    """Writes lines: knows what is left of Slack's budget for a message, and whether anything was cut."""

    def __init__(self, space: str, *, mentions: bool) -> None:
        self._space, self._mentions = space, mentions
        self._left = limits.MESSAGE - _FOR_THE_NOTE
        self.was_cut = False

    @property
    def spent(self) -> bool:
        """Whether nothing more fits."""
        return self._left <= 0

    # --- what is spent ----------------------------------------------------------------------------------------

    def take(self, text: str, limit: int) -> str:
        """As much of the text as fits here and into the whole; "" when nothing does."""
        text = clean(text)
        most, size = min(limit, self._left), limits.size(text)
        if size <= most:
            self._left -= size
            return text
        self.was_cut = True
        fits = limits.cut(text, most) if most > 0 else ""
        self._left -= limits.size(fits)
        return fits

    def takes(self, text: str, limit: int, more: int) -> bool:
        """Whether a clean text fits whole, with so many units left after it; then, and only then, it is spent."""
        size = limits.size(text)
        if size > limit or size + more > self._left:
            return False
        self._left -= size
        return True

    def label(self, text: str, limit: int) -> str:
        """A label, which may be neither empty nor blank."""
        return self.take(text.strip() or "…", limit).strip() or "…"

    # --- lines ------------------------------------------------------------------------------------------------

    def parts(self, line: Line, *, bold: bool = False) -> list[Json]:
        """A line as the elements of a rich_text section."""
        drawn = [self._part(inline, bold) for inline in inlines(line)]
        return [part for part in drawn if part is not None]

    def _part(self, inline: Inline, bold: bool) -> Json | None:
        match inline:
            case str():
                return self.text(inline, bold)
            case Strong(text):
                return self.text(text, True)
            case When(at, show):
                fallback = self.take(f"{at:%Y-%m-%d %H:%M %Z}", limits.SECTION)
                if not fallback:
                    return None
                return {"type": "date", "timestamp": int(at.timestamp()), "format": DATES[show], "fallback": fallback}
            case PersonName():
                return self._person(inline)
            case _:
                assert_never(inline)

    def text(self, text: str, bold: bool) -> Json | None:
        fits = self.take(text, limits.SECTION)
        if not fits:
            return None
        return {"type": "text", "text": fits} | ({"style": {"bold": True}} if bold else {})

    def _person(self, person: PersonName) -> Json | None:
        """A name that a press opens."""
        if user := self.mention(person):
            if not self.take(person.name or user, limits.SECTION):
                return None
            return {"type": "user", "user_id": user, "style": {"bold": True}}
        named = self.text(person.name, True)
        if named is not None and (url := mailto(person)):
            return named | {"type": "link", "url": url}
        return named

    def mention(self, person: PersonName) -> str:
        """The user id by which the person is mentioned; "" in public, where that would call them in."""
        address = person.on("slack", self._space) if self._mentions else None
        return address.user if address is not None and _USER.fullmatch(address.user) else ""

    def paragraph(self, line: Line, kind: str = "rich_text_section") -> list[Json]:
        return rich(kind, self.parts(line))

    def heading(self, text: str) -> list[Json]:
        """A heading; a long sentence as a bold paragraph. A part too long for a message is cut and said."""
        text = clean(text).strip()
        if not text:
            return []
        if limits.size(text) <= _HEADING and "\n" not in text:
            return [{"type": "header", "text": plain(self.take(text, limits.HEADER))}]
        return self.paragraph((Strong(text),))
