"""Reminders of a policy snippet: frozen when sent, acknowledged once per person and version; words nothing itself."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Any, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot import clock
from bot.models import live, store
from bot.models.audiences import Audience
from bot.models.columns import personal, plain
from bot.models.numbered import Numbered
from bot.models.people import Person, names
from bot.models.policy import Snippet, SnippetText
from bot.models.store import fetch, moment, transaction
from bot.reply import Address, PersonName

# How long an acknowledgement can be taken back (PRODUCT.md).
UNDO = timedelta(minutes=5)
# How long a letter is kept in memory, in seconds: what it says never changes, the names of its people may.
_KEPT, _MOST = 60.0, 200


class Reminder(Numbered):
    """A snippet's version as it was sent, by whom and to which audience (Audience.stored)."""

    id = plain(fields.IntField(primary_key=True))
    snippet: fields.ForeignKeyRelation[Snippet] = plain(
        fields.ForeignKeyField("kunna.Snippet", related_name="reminders", on_delete=fields.CASCADE)
    )
    version = plain(fields.IntField())
    frozen = plain(fields.TextField())  # heading and text per language, as JSON
    hash = plain(fields.CharField(64))  # SHA-256 of `frozen`
    sender: fields.ForeignKeyNullableRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="reminders", null=True, on_delete=fields.SET_NULL)
    )
    audience = plain(fields.CharField(320))
    sent = plain(fields.DatetimeField())

    snippet_id: int
    sender_id: int | None

    class Meta:
        table = "reminder"
        indexes: ClassVar = [Index(fields=("snippet_id",)), Index(fields=("sender_id",))]


class Acknowledgement(Model):
    """That a person has acknowledged one version of a snippet; the first one counts."""

    id = plain(fields.BigIntField(primary_key=True))
    person: fields.ForeignKeyRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="acknowledgements", on_delete=fields.CASCADE)
    )
    snippet: fields.ForeignKeyRelation[Snippet] = plain(
        fields.ForeignKeyField("kunna.Snippet", related_name="acknowledgements", on_delete=fields.CASCADE)
    )
    version = plain(fields.IntField())
    at = personal(fields.DatetimeField())

    person_id: int
    snippet_id: int

    class Meta:
        table = "acknowledgement"
        unique_together: ClassVar = [("person", "snippet", "version")]
        indexes: ClassVar = [Index(fields=("snippet_id", "version"))]


# --- what is frozen ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wording:
    """A snippet in every language it has, first written first: what a reminder freezes."""

    texts: Mapping[str, tuple[str, str]]

    @classmethod
    async def of(cls, snippet: int) -> Wording:
        """A snippet's heading and text by language, as they are now."""
        rows = await SnippetText.filter(snippet_id=snippet).order_by("id")
        return cls({row.language: (row.heading, row.text) for row in rows})

    @classmethod
    def thawed(cls, frozen: str, seal: str) -> Wording:
        """What was frozen. Raises ValueError when it is not what was sealed: then it is shown to nobody."""
        if hashlib.sha256(frozen.encode()).hexdigest() != seal:
            raise ValueError("A reminder's frozen text was changed in the store: its hash does not fit it any more.")
        return cls({language: (each["heading"], each["text"]) for language, each in json.loads(frozen).items()})

    @property
    def frozen(self) -> str:
        texts = {language: {"heading": heading, "text": text} for language, (heading, text) in self.texts.items()}
        return json.dumps(texts, ensure_ascii=False)

    @property
    def seal(self) -> str:
        return hashlib.sha256(self.frozen.encode()).hexdigest()

    def spoken(self, language: str, default: str) -> str:
        """The language in which somebody reads it: theirs, else the company's, else the first there is."""
        return next((each for each in (language, default) if each in self.texts), next(iter(self.texts)))


@dataclass(frozen=True, slots=True)
class Letter:
    """A reminder as everybody reads it whom it went to. What makes it theirs is asked apart: `acknowledged`."""

    id: int
    snippet: int
    version: int
    wording: Wording
    audience: str
    sent: datetime
    sender: PersonName | None
    owner: PersonName | None

    shape: ClassVar[re.Pattern[str]] = Numbered.shape

    @property
    def reference(self) -> str:
        """How a line names the reminder."""
        return str(self.id)

    @classmethod
    async def referred(cls, text: str, asker: Address) -> Letter | None:
        """The reminder that a line means. From memory where it can: a worker answers its line 25,000 times."""
        digits = text.removeprefix("#")
        if len(digits) > 9:
            return None
        key = (store.generation(), int(digits))
        kept = _letters.get(key)
        if kept is not None and kept[0] > monotonic():
            return kept[1]
        letter = await _letter(int(digits))
        if letter is not None:
            if len(_letters) >= _MOST:
                _letters.clear()
            _letters[key] = (monotonic() + _KEPT, letter)
        return letter


_letters: dict[tuple[int, int], tuple[float, Letter]] = {}


async def _letter(number: int) -> Letter | None:
    rows = await fetch(
        "SELECT r.id, r.snippet_id, r.version, r.frozen, r.hash, r.audience, r.sent, r.sender_id, s.owner_id "
        "FROM reminder r JOIN snippet s ON s.id = r.snippet_id WHERE r.id = $1",
        number,
    )
    if not rows:
        return None
    row: dict[str, Any] = rows[0]
    by_id = await names([each for each in (row["sender_id"], row["owner_id"]) if each is not None])
    return Letter(
        row["id"], row["snippet_id"], row["version"], Wording.thawed(row["frozen"], row["hash"]), row["audience"],
        moment(row["sent"]), by_id.get(row["sender_id"]), by_id.get(row["owner_id"]),
    )  # fmt: skip


# --- acknowledging -------------------------------------------------------------------------------------------------


async def acknowledged(letter: Letter, person: Person) -> datetime | None:
    """When a person acknowledged this version of the snippet, by whichever reminder and platform."""
    rows = await fetch(
        "SELECT at FROM acknowledgement WHERE person_id = $1 AND snippet_id = $2 AND version = $3",
        person.id, letter.snippet, letter.version,
    )  # fmt: skip
    return moment(rows[0]["at"]) if rows else None


def line_of(number: int) -> str:
    """The line that shows a reminder: what is delivered, and what a room's message lives by."""
    return f"policy reminder {number}"


async def acknowledge(letter: Letter, person: Person) -> datetime:
    """Acknowledge the version that the reminder was about; the moment that counts, which is the first one."""

    async def work() -> datetime:
        rows = await fetch(
            "INSERT INTO acknowledgement (person_id, snippet_id, version, at) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT (person_id, snippet_id, version) DO UPDATE SET at = acknowledgement.at RETURNING at",
            person.id, letter.snippet, letter.version, clock.now(),
        )  # fmt: skip
        await _count_anew(letter)
        return moment(rows[0]["at"])

    return await transaction(work)


async def take_back(letter: Letter, person: Person) -> bool:
    """Undo an acknowledgement that is not older than UNDO; False where there is none so young."""

    async def work() -> bool:
        rows = await fetch(
            "DELETE FROM acknowledgement WHERE person_id = $1 AND snippet_id = $2 AND version = $3 AND at >= $4 "
            "RETURNING id",
            person.id, letter.snippet, letter.version, clock.now() - UNDO,
        )  # fmt: skip
        if rows:
            await _count_anew(letter)
        return bool(rows)

    return await transaction(work)


async def _count_anew(letter: Letter) -> None:
    """A room's message says how many have acknowledged."""
    if Audience.of(letter.audience).room is not None:
        await live.changed(line_of(letter.id))


async def acknowledged_since(letter: Letter) -> int:
    """How many have acknowledged this version of the snippet since the reminder was sent."""
    rows = await fetch(
        "SELECT count(*) AS many FROM acknowledgement WHERE snippet_id = $1 AND version = $2 AND at >= $3",
        letter.snippet, letter.version, letter.sent,
    )  # fmt: skip
    return int(rows[0]["many"])
