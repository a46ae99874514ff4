"""Policy snippets and their texts in several languages; which one answers a question is asked of bot.matching."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.matching import Band, Passage, PassageHit, Passages
from bot.models.columns import personal, plain
from bot.models.following import Followed
from bot.models.meanings import Space, Text
from bot.models.numbered import Numbered
from bot.models.paging import Page, page_of
from bot.models.people import Person

# Passages looked at for a question: one snippet may be there in every language.
_HITS = 20


class Snippet(Numbered):
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
        indexes: ClassVar = [Index(fields=("owner_id",))]


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


PASSAGES: Followed[Passages, Passage] = Followed("passages", _passages_after, Passages, Passages.extend)


async def _beginnings_after(last: int) -> list[tuple[int, Text]]:
    return [(row, _beginning(passage)) for row, passage in await _passages_after(last)]


async def _beginnings_of(snippets: Collection[int]) -> list[Text]:
    rows = SnippetText.filter(snippet_id__in=list(snippets)).order_by("id")
    return [_beginning(Passage(*row)) for row in await rows.values_list("snippet_id", "heading", "text", "language")]


def _beginning(passage: Passage) -> Text:
    return Text(passage.id, f"{passage.heading}. {' '.join(passage.text.split())[:_BEGINNING]}", passage.language)


# What a snippet is about stands first: 250 characters are read in 0.16 s, the whole in 0.4. From this cosine on one is
# shown: it refuses 9 of 10 questions about something else (567 snippets of the open half of the evaluation set).
_BEGINNING, _NEAR_FROM = 250, 0.43
NEAR = Space("passages", _beginnings_after, _beginnings_of)


@dataclass(frozen=True, slots=True)
class Found:
    """A snippet that bears on a question: its text for the asker, the sentence of it that answers ("" where only the
    text in another language was alike), and whether it is sure enough to be an answer."""

    snippet: Snippet
    text: SnippetText
    sentence: str
    sure: bool


async def told(snippets: Sequence[Snippet], language: str, default: str) -> dict[int, SnippetText]:
    """The snippets' texts by snippet: in the language, else in the company's, else in whichever there is."""
    texts = await SnippetText.filter(snippet_id__in=[each.id for each in snippets])
    texts.sort(key=lambda text: (text.language == language, text.language == default, -text.id))
    return {text.snippet_id: text for text in texts}


async def answering(question: str, language: str, default: str, limit: int = 3) -> list[Found]:
    """The snippets that may answer a question, best first, each once; none where the policy says nothing on it."""
    said: dict[int, list[PassageHit]] = {}
    hits = [hit for hit in (await PASSAGES.get()).find(question, language, _HITS) if hit.band is not Band.NONE]
    for hit in hits:
        said.setdefault(hit.id, []).append(hit)
    sure = {hit.id for hit in hits if hit.band is Band.ANSWER}
    if not sure:
        # Asked in another language or in other words: no sentence of it answers by its words.
        for snippet, cosine in await NEAR.nearest(question, limit):
            if cosine >= _NEAR_FROM:
                said.setdefault(snippet, [])
    best = list(said)[:limit]
    snippets = {each.id: each for each in await Snippet.filter(id__in=best)}
    texts = await told(list(snippets.values()), language, default)
    return [
        Found(
            snippets[id],
            texts[id],
            next((hit.sentence for hit in said[id] if hit.sentence in texts[id].text), ""),
            id in sure,
        )
        for id in best
        if id in texts
    ]


async def contents(number: int) -> Page[Snippet]:
    """A page of all snippets in the order of the document."""
    return await page_of(Snippet.all().order_by("id"), number)
