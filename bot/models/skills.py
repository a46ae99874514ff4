"""Skills, their labels and who has them; which words mean which skill is asked of bot.matching, never decided here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import IntEnum
from operator import itemgetter
from pathlib import Path
from typing import ClassVar

from tortoise import fields
from tortoise.indexes import Index as TableIndex
from tortoise.models import Model

from bot import clock
from bot.matching import Hit, Index, Row, comparable
from bot.models import experts
from bot.models.columns import personal, plain
from bot.models.following import Followed, Singly
from bot.models.keeping import Keep
from bot.models.meanings import Space, Text
from bot.models.people import Person
from bot.models.picks import PICKS, Picks
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
    checked = plain(fields.DatetimeField(null=True))  # when an admin, or a catalogue, said that it is one; None: nobody
    uri = plain(fields.CharField(200, null=True, unique=True))  # its address in a ready-made catalogue

    labels: fields.ReverseRelation[SkillLabel]
    known: fields.ReverseRelation[PersonSkill]

    class Meta:
        table = "skill"

    @classmethod
    async def coin(cls, name: str, labels: Iterable[tuple[str, str, bool]] = (), *, checked: bool = False) -> Skill:
        """A new skill with its labels (language, text, preferred), found by search from this transaction's end on.

        checked: it needs no admin's look.
        """
        await LABELS.added()
        now = clock.now()
        skill = await cls.create(name=UserText(name)[:200], created=now, checked=now if checked else None)
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
    """All labels in memory, to find skills by, with what their picks lead to; names that were asked for."""

    def __init__(self, terms: Iterable[Row] = (), index: Index | None = None) -> None:
        self.index = Index(terms) if index is None else index
        self.names: dict[tuple[int, str], str] = {}
        self._taught: dict[int, Mapping[str, float]] = {}  # what leads to a skill, with what it weighs
        self._from: tuple[Picks, date] | None = None
        self._touched = 0

    def name(self, skill: int, language: str) -> str | None:
        """What a skill is called in a language, else the name it was first given; None for one that is gone."""
        if (skill, language) not in self.names:
            labels = [label for label in self.index.labels(skill) if label.preferred]
            first = {label.language: label.text for label in reversed(labels)}
            name = first.get(language, first.get(""))
            if name is None:
                return None
            if len(self.names) > _MOST_NAMES:
                self.names = {}
            self.names[skill, language] = name
        return self.names[skill, language]

    # --- as bot.models.following wants it --------------------------------------------------------------------------

    def extend(self, terms: Iterable[Row]) -> None:
        """Take in labels of new skills, and more of those that are there."""
        self.index.extend(terms)
        self.names = {}  # one may be a name where there was none

    def replace(self, skill: int, terms: Sequence[Row]) -> None:
        """Give a skill these labels in place of all it had; none: it is gone."""
        self.index.replace(skill, terms)
        self.names = {key: name for key, name in self.names.items() if key[0] != skill}

    @property
    def stale(self) -> bool:
        """Whether `rebuild` is worth while."""
        return self.index.stale

    def rebuild(self) -> None:
        """Put the index in order, in a thread."""
        self.index.rebuild()

    def save(self, folder: Path, stamp: str) -> None:
        """Keep it on the disk."""
        self.index.save(folder, stamp)

    @classmethod
    def load(cls, folder: Path, stamp: str) -> Catalogue | None:
        """As it was kept there; None where it has to be built."""
        index = Index.load(folder, stamp)
        return None if index is None else cls(index=index)

    # --- what was learned ------------------------------------------------------------------------------------------

    def learn(self, picks: Picks, today: date) -> None:
        """Let the index know what people chose, as it weighs today."""
        if self._from != (picks, today):
            skills: Iterable[int] = {*self._taught, *picks}
            self._from = (picks, today)
        else:
            skills = set(picks.touched[self._touched :])
        self._touched = len(picks.touched)
        for skill in skills:
            before, now = self._taught.pop(skill, {}), picks.weights(skill, today)
            for asked in before.keys() - now.keys():
                self.index.unlearn(asked, skill)
            for asked, weight in now.items():
                self.index.learn(asked, skill, weight)
            if now:
                self._taught[skill] = now


_LABEL = ("skill_id", "text", "language", "preferred")


# Labels of one statement: some milliseconds, for which others wait. A catalogue brings a hundred thousand at once.
_PAGE = 3_000


async def _labels_after(last: int) -> list[tuple[int, Row]]:
    found: list[tuple[int, Row]] = []
    while page := await SkillLabel.filter(id__gt=last).order_by("id").limit(_PAGE).values_list("id", *_LABEL):
        found += [(row[0], row[1:]) for row in page]
        last = found[-1][0]
    return found


async def _labels_of(skills: Collection[int]) -> list[Row]:
    rows = SkillLabel.filter(skill_id__in=list(skills)).order_by("id")
    return await rows.values_list(*_LABEL)


LABELS: Followed[Catalogue, Row] = Followed(
    "labels",
    _labels_after,
    Catalogue,
    Catalogue.extend,
    Singly(_labels_of, itemgetter(0), Catalogue.replace),
    Keep(Catalogue.save, Catalogue.load),
)


async def _names_after(last: int) -> list[tuple[int, Text]]:
    rows = SkillLabel.filter(id__gt=last, preferred=True).order_by("id")
    return [(row, Text(*name)) for row, *name in await rows.values_list("id", "skill_id", "text", "language")]


async def _names_of(skills: Collection[int]) -> list[Text]:
    rows = SkillLabel.filter(skill_id__in=list(skills), preferred=True).order_by("id")
    return [Text(*name) for name in await rows.values_list("skill_id", "text", "language")]


NEAR = Space("labels", _names_after, _names_of)
# Found by their letters, for meaning to choose among.
_BY_LETTERS = 20


async def called(skills: Sequence[int], language: str) -> dict[int, str]:
    """The names of skills by id: in the language where there is one, else the name they were first given.

    Skills that were removed meanwhile are left out.
    """
    catalogue = await LABELS.get()
    known = {skill: catalogue.name(skill, language) for skill in skills}
    named = {skill: name for skill, name in known.items() if name is not None}
    if missing := known.keys() - named.keys():  # gone, or so new that the catalogue with them is still being built
        named |= await _names(missing, language)
    return named


async def _names(skills: Collection[int], language: str) -> dict[int, str]:
    rows = SkillLabel.filter(skill_id__in=list(skills), language__in=["", language], preferred=True).order_by("-id")
    labels = await rows.values_list("skill_id", "language", "text")
    own = {skill: text for skill, of, text in labels if of == language}
    return {skill: text for skill, of, text in labels if of == ""} | own


# Names in memory: what a few hundred answers show, in every language.
_MOST_NAMES = 20_000


async def meant(
    text: str, language: str, limit: int = 5, near: bool = True, meaning: bool = True, but: int | None = None
) -> list[Hit]:
    """The skills that a text may mean, best first, each with its band (bot.matching).

    `near`: misspelt ones too; `meaning`: also those that are called something else, where a model runs; `but`: a skill
    that is not looked at, to ask what else is called nearly as it is.
    """
    catalogue = await LABELS.get()
    catalogue.learn(await PICKS.get(), clock.now().date())
    hits = catalogue.index.find(text, language, max(limit, _BY_LETTERS), near, but)
    if not (near and meaning):
        return hits[:limit]
    wanted = limit if but is None else limit + 1  # for what it means it is the nearest itself
    hits = await NEAR.behind(hits, text, wanted, lambda near: called(near, language))
    return [hit for hit in hits if hit.id != but][:limit]


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
