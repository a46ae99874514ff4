"""Ideas with their votes and comments; how alike two texts are is asked of bot.matching."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import ClassVar

from tortoise import fields
from tortoise.expressions import F
from tortoise.indexes import Index as TableIndex
from tortoise.models import Model

from bot import clock
from bot.matching import Band, Hit, Index, Term
from bot.models.columns import personal, plain
from bot.models.following import Followed
from bot.models.people import Person
from bot.reply import Address, UserText


class Stage(StrEnum):
    """Where an idea is on its way."""

    NEW = "new"
    DISCUSSED = "discussed"
    EVALUATED = "evaluated"
    BUILDING = "building"
    LAUNCHED = "launched"


class Idea(Model):
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
        indexes: ClassVar = [TableIndex(fields=("votes", "id")), TableIndex(fields=("created",))]

    @classmethod
    async def file(cls, text: UserText, author: Person | None, language: str) -> Idea:
        """A new idea; without an author nothing keeps who it was."""
        idea = await cls.create(text=text, author=author, language=language, created=clock.now())
        await IDEAS.added()
        return idea

    async def take_vote(self, person: Person) -> bool:
        """Count the person's vote; False when they had voted already."""
        _, new = await Vote.get_or_create(defaults={"created": clock.now()}, idea=self, person=person)
        if new:
            await Idea.filter(id=self.id).update(votes=F("votes") + 1)
        return new

    async def give_vote_back(self, person: Person) -> bool:
        """Take the person's vote back; False when there was none."""
        gone = bool(await Vote.filter(idea=self, person=person).delete())
        if gone:
            await Idea.filter(id=self.id).update(votes=F("votes") - 1)
        return gone

    async def has_vote_of(self, person: Person) -> bool:
        """Whether this person has voted for it."""
        return await Vote.filter(idea=self, person=person).exists()

    async def take_comment(self, person: Person, text: UserText) -> None:
        """Write a comment under it."""
        await Comment.create(idea=self, person=person, text=text, created=clock.now())
        await Idea.filter(id=self.id).update(comments=F("comments") + 1)

    # --- as an argument of a command: 12 or #12 -------------------------------------------------------------------

    shape: ClassVar[re.Pattern[str]] = re.compile(r"#?\d+")

    @property
    def reference(self) -> str:
        """How a line names this idea."""
        return str(self.id)

    @classmethod
    async def referred(cls, text: str, asker: Address) -> Idea | None:
        """The idea that a line means; None when there is none."""
        digits = text.removeprefix("#")
        return await cls.get_or_none(id=int(digits)) if len(digits) <= 9 else None


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
        indexes: ClassVar = [TableIndex(fields=("idea_id", "id"))]


async def _ideas_after(last: int) -> list[tuple[int, Term]]:
    rows = await Idea.filter(id__gt=last).order_by("id").values_list("id", "text", "language")
    return [(row, Term(row, text[:500], language)) for row, text, language in rows]


IDEAS: Followed[Index, Term] = Followed("ideas", _ideas_after, Index, Index.extend)


async def nearest(text: str, language: str, limit: int = 3) -> list[tuple[Idea, Hit]]:
    """The existing ideas nearest to a text, best first, without those that are merely about something else."""
    hits = [hit for hit in (await IDEAS.get()).find(text[:500], language, limit) if hit.band is not Band.NONE]
    ideas = {idea.id: idea for idea in await Idea.filter(id__in=[hit.id for hit in hits])}
    return [(ideas[hit.id], hit) for hit in hits if hit.id in ideas]
