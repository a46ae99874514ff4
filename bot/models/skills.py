"""Skills, their labels and who has them; which words mean which skill is asked of bot.matching, never decided here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import ClassVar

from tortoise import fields
from tortoise.indexes import Index as TableIndex
from tortoise.models import Model

from bot import clock
from bot.matching import Hit, Index, Term, comparable
from bot.models import experts
from bot.models.columns import personal, plain
from bot.models.following import Followed
from bot.models.people import Person
from bot.reply import Address, UserText


class Level(IntEnum):
    """How well somebody knows a skill."""

    LEARNING = 1
    CAN_DO = 2
    EXPERIENCED = 3
    CAN_TEACH = 4


class Skill(Model):
    """Something that people can do; called by its labels in several languages."""

    id = plain(fields.IntField(primary_key=True))
    name = plain(fields.CharField(200))  # the label that is shown where a language has none of its own
    created = plain(fields.DatetimeField())

    labels: fields.ReverseRelation[SkillLabel]
    known: fields.ReverseRelation[PersonSkill]

    class Meta:
        table = "skill"

    @classmethod
    async def coin(cls, name: str, labels: Iterable[tuple[str, str, bool]] = ()) -> Skill:
        """A new skill with its labels (language, text, preferred), found by search from this transaction's end on."""
        await LABELS.added()
        skill = await cls.create(name=UserText(name)[:200], created=clock.now())
        rows = [("", skill.name, True), *((language, UserText(text)[:200], best) for language, text, best in labels)]
        await SkillLabel.bulk_create(
            [
                SkillLabel(skill=skill, language=language, text=text, key=comparable(text)[:200], preferred=best)
                for language, text, best in dict.fromkeys(rows)
            ]
        )
        return skill

    async def called(self, language: str) -> str:
        """The skill's name in a language."""
        return (await called([self.id], language))[self.id]

    # --- as an argument of a command: skill/ID from a button ------------------------------------------------------

    shape: ClassVar[re.Pattern[str]] = re.compile(r"skill/\d+")

    @property
    def reference(self) -> str:
        """How a line names this skill."""
        return f"skill/{self.id}"

    @classmethod
    async def referred(cls, text: str, asker: Address) -> Skill | None:
        """The skill that a line means; None when there is none (any more)."""
        digits = text.removeprefix("skill/")
        return await cls.get_or_none(id=int(digits)) if len(digits) <= 9 else None


class SkillLabel(Model):
    """One name of a skill: preferred in its language, or another spelling, abbreviation, alias."""

    id = plain(fields.IntField(primary_key=True))
    skill: fields.ForeignKeyRelation[Skill] = plain(
        fields.ForeignKeyField("kunna.Skill", related_name="labels", on_delete=fields.CASCADE)
    )
    language = plain(fields.CharField(8))
    text = plain(fields.CharField(200))
    key = plain(fields.CharField(200))
    preferred = plain(fields.BooleanField(default=False))

    skill_id: int

    class Meta:
        table = "skill_label"
        indexes: ClassVar = [TableIndex(fields=("key",)), TableIndex(fields=("skill_id", "language"))]


class PersonSkill(Model):
    """That somebody knows something, how well, since when, and whether others may see it."""

    id = plain(fields.IntField(primary_key=True))
    person: fields.ForeignKeyRelation[Person] = plain(
        fields.ForeignKeyField("kunna.Person", related_name="known", on_delete=fields.CASCADE)
    )
    skill: fields.ForeignKeyRelation[Skill] = plain(
        fields.ForeignKeyField("kunna.Skill", related_name="known", on_delete=fields.CASCADE)
    )
    level = personal(fields.SmallIntField(default=int(Level.CAN_DO)))
    level_given = personal(fields.BooleanField(default=True))
    endorsements = personal(fields.IntField(default=0))
    hidden = personal(fields.BooleanField(default=False))
    fresh = personal(fields.DatetimeField())  # when somebody last said so

    person_id: int
    skill_id: int

    class Meta:
        table = "person_skill"
        unique_together: ClassVar = [("person", "skill")]
        # The order of an answer with all that it asks: best first without a sort or the table (`bench answer`).
        indexes: ClassVar = [TableIndex(fields=("skill_id", "hidden", "level", "endorsements", "fresh", "person_id"))]


class Catalogue:
    """All labels in memory: an index to find skills by, and their names by language."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.index = Index()
        self._names: dict[tuple[int, str], str] = {}
        self.extend(terms)

    def extend(self, terms: Iterable[Term]) -> None:
        """Take in labels that were added."""
        added = list(terms)
        self.index.extend(added)
        for term in added:
            if term.preferred:
                self._names.setdefault((term.id, term.language), term.text)

    def name(self, skill: int, language: str) -> str:
        """The skill's name in the language where there is one, else the name it was first given."""
        return self._names.get((skill, language)) or self._names[skill, ""]


async def _labels_after(last: int) -> list[tuple[int, Term]]:
    rows = SkillLabel.filter(id__gt=last).order_by("id")
    columns = rows.values_list("id", "skill_id", "text", "language", "preferred")
    return [(row, Term(skill, text, language, preferred)) for row, skill, text, language, preferred in await columns]


LABELS: Followed[Catalogue, Term] = Followed("labels", _labels_after, Catalogue, Catalogue.extend)


async def called(skills: Sequence[int], language: str) -> dict[int, str]:
    """The names of skills by id: in the language where there is one, else the name they were first given."""
    catalogue = await LABELS.get()
    return {skill: catalogue.name(skill, language) for skill in skills}


async def meant(text: str, language: str, limit: int = 5, near: bool = True) -> list[Hit]:
    """The skills that a text may mean, best first, each with its band (bot.matching); `near`: misspelt ones too."""
    return (await LABELS.get()).index.find(text, language, limit, near)


async def learn(person: Person, skill: Skill, level: Level | None, hidden: bool = False) -> bool:
    """Write down that a person knows a skill; True when that is new, False when it changed what was there."""
    _, new = await PersonSkill.update_or_create(
        defaults={
            "level": int(level or Level.CAN_DO),
            "level_given": level is not None,
            "hidden": hidden,
            "fresh": clock.now(),
        },
        person=person,
        skill=skill,
    )
    await experts.changed([person.id])
    return new


async def forget(person: Person, skill: Skill) -> bool:
    """Take a skill off a person's profile; False when it was not there."""
    gone = bool(await PersonSkill.filter(person=person, skill=skill).delete())
    await experts.changed([person.id] if gone else [])
    return gone


async def hide(person: Person, skill: Skill, hidden: bool) -> bool:
    """Show a skill of a profile to nobody else, or to everybody again; False when it is not on the profile."""
    there = bool(await PersonSkill.filter(person=person, skill=skill).update(hidden=hidden))
    await experts.changed([person.id] if there else [])
    return there
