"""Policy snippets and their texts in several languages; which one answers a question is asked of bot.matching."""

from __future__ import annotations

import re
from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from bot.matching import Passage, PassageHit, Passages
from bot.models.columns import personal, plain
from bot.models.following import Followed
from bot.models.people import Person
from bot.reply import Address


class Snippet(Model):
    """One rule of the policy, with who answers for it and since when it holds."""

    id = plain(fields.IntField(primary_key=True))
    section = plain(fields.CharField(40, unique=True))  # its name in the document, the same in every language
    owner: fields.ForeignKeyNullableRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="snippets", null=True, on_delete=fields.SET_NULL)
    )
    version = plain(fields.IntField(default=1))
    valid_from = plain(fields.DateField())

    owner_id: int | None
    texts: fields.ReverseRelation[SnippetText]

    class Meta:
        table = "snippet"

    async def told(self, language: str, default: str) -> SnippetText:
        """Its text in the language, else in the company's, else in whichever there is."""
        texts = {text.language: text for text in await SnippetText.filter(snippet=self).order_by("id")}
        return texts.get(language) or texts.get(default) or next(iter(texts.values()))

    # --- as an argument of a command: 4 or #4 ---------------------------------------------------------------------

    shape: ClassVar[re.Pattern[str]] = re.compile(r"#?\d+")

    @property
    def reference(self) -> str:
        """How a line names this snippet."""
        return str(self.id)

    @classmethod
    async def referred(cls, text: str, asker: Address) -> Snippet | None:
        """The snippet that a line means; None when there is none."""
        digits = text.removeprefix("#")
        return await cls.get_or_none(id=int(digits)) if len(digits) <= 9 else None


class SnippetText(Model):
    """A snippet's heading and words in one language."""

    id = plain(fields.IntField(primary_key=True))
    snippet: fields.ForeignKeyRelation[Snippet] = plain(
        fields.ForeignKeyField("kunna.Snippet", related_name="texts", on_delete=fields.CASCADE)
    )
    language = plain(fields.CharField(8))
    heading = plain(fields.CharField(200))
    text = plain(fields.TextField())

    snippet_id: int

    class Meta:
        table = "snippet_text"
        unique_together: ClassVar = [("snippet", "language")]


async def _passages_after(last: int) -> list[tuple[int, Passage]]:
    rows = (
        await SnippetText.filter(id__gt=last)
        .order_by("id")
        .values_list("id", "snippet_id", "heading", "text", "language")
    )
    return [(row, Passage(snippet, heading, text, language)) for row, snippet, heading, text, language in rows]


PASSAGES: Followed[Passages, Passage] = Followed("passages", _passages_after, Passages)


async def answering(question: str, language: str, limit: int = 3) -> list[PassageHit]:
    """The passages that may answer a question, best first, each with its band and the sentence that answers."""
    return (await PASSAGES.get()).find(question, language, limit)
