"""Files that Kunna hands over in Teams: it asks, the person allows it, and only then are they put into their OneDrive.

Works in the personal chat alone (learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4). While it asks,
nothing of the file is kept: the card carries the line that makes it again, and that line is answered anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from bot.adapters.fetch import Fetch
from bot.adapters.teams import limits
from bot.adapters.teams.words import Json, cut, literal, sound
from bot.reply import File
from bot.texts import say

# Characters of what Teams says of an offer; an address with its permission in it is long.
_LONGEST = 8_000
INVOKE = "fileConsent/invoke"
_ASK, _THERE = "application/vnd.microsoft.teams.card.file.consent", "application/vnd.microsoft.teams.card.file.info"


@dataclass(frozen=True, slots=True)
class Offer:
    """Where a file may go, as Teams said it with the person's yes; `asked` is what we called it."""

    url: str
    asked: str
    name: str = ""
    content: str = ""
    unique: str = ""
    kind: str = ""

    @classmethod
    def read(cls, value: Mapping[str, Any], asked: str) -> Self | None:
        """Out of an invoke; None for one without an address."""
        info = value.get("uploadInfo")
        if not isinstance(info, dict):
            return None
        told = {
            ours: sound(theirs)[:_LONGEST]
            for ours, name in (
                ("url", "uploadUrl"), ("name", "name"), ("content", "contentUrl"), ("unique", "uniqueId"),
                ("kind", "fileType"),
            )
            if isinstance(theirs := info.get(name), str) and theirs.isprintable()
        }  # fmt: skip
        return cls(asked=asked, **told) if told.get("url") == info.get("uploadUrl") else None

    @classmethod
    def kept(cls, text: str) -> Self:
        """Back from the notes of a way."""
        return cls(**json.loads(text))

    def keep(self) -> str:
        """For the notes of a way."""
        return json.dumps(asdict(self))


def question(file: File, purpose: str, language: str) -> Json:
    """The message that asks whether a file may be put into the person's OneDrive."""
    context = {"line": sound(file.run), "name": sound(file.name)}
    content: Json = {"description": cut(literal(purpose), limits.SUMMARY), "sizeInBytes": len(file.data)}
    content |= {"acceptContext": context, "declineContext": context}
    summary = cut(literal(say(language, "out-comment")), limits.SUMMARY)
    return _message(summary, {"contentType": _ASK, "name": sound(file.name), "content": content})


def receipt(offer: Offer, language: str) -> Json:
    """The message that shows where the file is now."""
    name = offer.name or offer.asked
    text = cut(literal(say(language, "out-saved", name=name)), limits.SUMMARY)
    content = {"uniqueId": offer.unique, "fileType": offer.kind}
    shown = {"contentType": _THERE, "contentUrl": offer.content, "name": name, "content": content}
    return _message(text, shown) | {"text": text, "textFormat": "plain"}


async def put(fetch: Fetch, offer: Offer, file: File) -> bool:
    """Whether OneDrive has taken the bytes, all in one piece: it takes 60 MB so."""
    size = len(file.data)
    headers = {"Content-Type": "application/octet-stream", "Content-Range": f"bytes 0-{size - 1}/{size}"}
    return await fetch.put("PUT", offer.url, file.data, headers)


def _message(summary: str, attachment: Json) -> Json:
    return {"type": "message", "summary": summary, "attachments": [attachment]}
