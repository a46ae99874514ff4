"""Ideas with their votes and comments; which ones a text is about is asked of bot.matching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import ClassVar

from tortoise import fields
from tortoise.expressions import F
from tortoise.indexes import Index as TableIndex
from tortoise.models import Model

from bot import clock
from bot.matching import Band, Index, Passage, Passages, Term
from bot.matching.cuts import CUTS
from bot.models import live
from bot.models.columns import personal, plain
from bot.models.following import Followed
from bot.models.numbered import Numbered
from bot.models.paging import PAGE, Page, page_of, pages
from bot.models.people import Person
from bot.reply import UserText

_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n+")
# Characters of an idea's heading: two lines on a phone.
_GIST = 90
# Who looks for words reads no further than this many ideas.
_MOST_FOUND = 100


class Stage(StrEnum):
    """Where an idea is on its way."""

    NEW = "new"
    DISCUSSED = "discussed"
    EVALUATED = "evaluated"
    BUILDING = "building"
    LAUNCHED = "launched"


class Idea(Numbered):
    """A thought that somebody filed. `votes` and `comments` are counted in the transaction of the event."""

    id = plain(fields.IntField(primary_key=True))
    text = personal(fields.TextField())
    author: fields.ForeignKeyNullableRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="ideas", null=True, on_delete=fields.SET_NULL)
    )
    stage = plain(fields.CharEnumField(Stage, max_length=12, default=Stage.NEW))
    votes = plain(fields.IntField(default=0))
    comments = plain(fields.IntField(default=0))
    language = plain(fields.CharField(8, default=""))
    created = plain(fields.DatetimeField())

    author_id: int | None

    class Meta:
        table = "idea"
        indexes: ClassVar = [
            TableIndex(fields=("votes", "id")), TableIndex(fields=("created",)), TableIndex(fields=("author_id",)),
        ]  # fmt: skip

    @classmethod
    async def file(cls, text: UserText, author: Person | None, language: str) -> tuple[Idea, bool]:
        """A new idea and True; the one that is there already, word for word, and False.

        Without an author nothing keeps who it was: neither their language, nor a time by which one could tell.
        """
        # First, because its row is the lock under which nobody else files the same words (a button pressed twice).
        await IDEAS.added()
        if (same := await cls.filter(text=text).first()) is not None:
            return same, False
        created = clock.now()
        if author is None:
            language, created = "", created.replace(hour=0, minute=0, second=0, microsecond=0)
        return await cls.create(text=text, author=author, language=language, created=created), True

    @property
    def line(self) -> str:
        """The line that shows it: messages in rooms that live by it are drawn again when it changes."""
        return f"idea show {self.reference}"

    @property
    def gist(self) -> str:
        """Its first sentence, as a heading."""
        first = _first(self.text)
        return first if len(first) <= _GIST else first[: _GIST - 1].rstrip() + "…"

    async def take_vote(self, person: Person) -> bool:
        """Count the person's vote; False when they had voted already."""
        _, new = await Vote.get_or_create(defaults={"created": clock.now()}, idea=self, person=person)
        if new:
            await Idea.filter(id=self.id).update(votes=F("votes") + 1)
            await live.changed(self.line)
        return new

    async def give_vote_back(self, person: Person) -> bool:
        """Take the person's vote back; False when there was none."""
        gone = bool(await Vote.filter(idea=self, person=person).delete())
        if gone:
            await Idea.filter(id=self.id).update(votes=F("votes") - 1)
            await live.changed(self.line)
        return gone

    async def has_vote_of(self, person: Person) -> bool:
        """Whether this person has voted for it."""
        return await Vote.filter(idea=self, person=person).exists()

    async def take_comment(self, person: Person, text: UserText) -> None:
        """Write a comment under it."""
        await Comment.create(idea=self, person=person, text=text, created=clock.now())
        await Idea.filter(id=self.id).update(comments=F("comments") + 1)
        await live.changed(self.line)

    async def followers(self) -> list[int]:
        """Who filed it by name and who has commented on it: they are told of new comments."""
        said = await Comment.filter(idea=self).distinct().values("person_id")
        return [who for who in (self.author_id, *(row["person_id"] for row in said)) if who is not None]

    async def latest_comments(self) -> list[Comment]:
        """The last comments, one page of them, oldest first."""
        return list(reversed(await Comment.filter(idea=self).order_by("-id").limit(PAGE)))


class Vote(Model):
    """That a person is for an idea; one per person and idea, whichever platform it came from."""

    id = plain(fields.IntField(primary_key=True))
    idea: fields.ForeignKeyRelation[Idea] = plain(
        fields.ForeignKeyField("kunna.Idea", related_name="voters", on_delete=fields.CASCADE)
    )
    person: fields.ForeignKeyRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="votes", on_delete=fields.CASCADE)
    )
    created = plain(fields.DatetimeField())

    class Meta:
        table = "vote"
        unique_together: ClassVar = [("idea", "person")]
        indexes: ClassVar = [TableIndex(fields=("person_id",))]


class Comment(Model):
    """Somebody's words under an idea."""

    id = plain(fields.IntField(primary_key=True))
    idea: fields.ForeignKeyRelation[Idea] = plain(
        fields.ForeignKeyField("kunna.Idea", related_name="remarks", on_delete=fields.CASCADE)
    )
    person: fields.ForeignKeyNullableRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="remarks", null=True, on_delete=fields.SET_NULL)
    )
    text = personal(fields.TextField())
    created = plain(fields.DatetimeField())

    person_id: int | None

    class Meta:
        table = "comment"
        indexes: ClassVar = [TableIndex(fields=("idea_id", "id")), TableIndex(fields=("person_id",))]


class Written:
    """What ideas say: whole texts to find one that says the same, their words to find those about something."""

    def __init__(self, ideas: Iterable[Passage]) -> None:
        ideas = list(ideas)
        self.texts = Index(_term(idea) for idea in ideas)
        self.words = Passages(ideas)

    def extend(self, ideas: Iterable[Passage]) -> None:
        """Make more ideas findable, at once."""
        ideas = list(ideas)
        self.texts.extend(_term(idea) for idea in ideas)
        self.words.extend(ideas)

    @property
    def stale(self) -> bool:
        """Whether `rebuild` is worth while."""
        return self.texts.stale

    def rebuild(self) -> None:
        """Put it in order, in a thread, while others read and write."""
        self.texts.rebuild()


def _first(text: str) -> str:
    """Its first sentence."""
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def _term(idea: Passage) -> Term:
    return Term(idea.id, idea.text, idea.language)


async def _ideas_after(last: int) -> list[tuple[int, Passage]]:
    rows = await Idea.filter(id__gt=last).order_by("id").values_list("id", "text", "language")
    return [(row, Passage(row, "", text, language)) for row, text, language in rows]


IDEAS: Followed[Written, Passage] = Followed("ideas", _ideas_after, Written, Written.extend)


async def _in_order(found: list[int]) -> list[Idea]:
    ideas = {idea.id: idea for idea in await Idea.filter(id__in=found)}
    return [ideas[id] for id in found if id in ideas]


async def nearest(text: str, language: str, limit: int = 3) -> list[Idea]:
    """The existing ideas about the same thing as a text, best first."""
    written = await IDEAS.get()
    # Who has the same idea writes much of it in the same words, bent or misspelt; a short one shares its few words.
    same = [hit.id for hit in written.texts.find(text, language, limit) if hit.score >= CUTS.ideas]
    # A long one tells what it is about first; no short one covers the words of all that follows.
    hits = [hit for said in dict.fromkeys((text, _first(text))) for hit in written.words.find(said, language, limit)]
    alike = [hit.id for hit in hits if hit.band is not Band.NONE]
    return await _in_order(list(dict.fromkeys([*same, *alike]))[:limit])


async def about(text: str, language: str, number: int) -> Page[Idea]:
    """A page of the ideas that a few words are about, best first."""
    hits = (await IDEAS.get()).words.find(text, language, _MOST_FOUND)
    found = [hit.id for hit in hits if hit.band is not Band.NONE]
    number = min(max(number, 1), pages(len(found)))
    return Page(await _in_order(found[PAGE * (number - 1) : PAGE * number]), number, len(found))


async def newest(number: int) -> Page[Idea]:
    """A page of all ideas, the newest first."""
    return await page_of(Idea.all().order_by("-id"), number)


async def most_wanted(number: int) -> Page[Idea]:
    """A page of all ideas, those with most votes first."""
    return await page_of(Idea.all().order_by("-votes", "-id"), number)


async def filed_by(person: Person, number: int) -> Page[Idea]:
    """A page of the ideas that this person filed by name, the newest first."""
    return await page_of(Idea.filter(author=person).order_by("-id"), number)


async def voted(person: Person, ideas: Sequence[Idea]) -> set[int]:
    """Which of these ideas the person has voted for, by id."""
    found = await Vote.filter(person=person, idea_id__in=[idea.id for idea in ideas]).values_list("idea_id", flat=True)
    return {int(str(idea)) for idea in found}
