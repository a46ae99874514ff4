"""Renames, merges and removes skills, so that people keep what they know; whether somebody may is decided elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot import clock
from bot.matching import comparable
from bot.models import experts
from bot.models.paging import PAGE, Page, pages
from bot.models.picks import PICKS, Pick
from bot.models.skills import LABELS, PersonSkill, Skill, SkillLabel
from bot.models.store import fetch, moment, only_inside
from bot.reply import UserText


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A skill that came from a file or a person and that nobody has looked at: its name, since when, whose it is."""

    skill: int
    name: str
    people: int
    created: datetime


async def unchecked(number: int) -> Page[Unchecked]:
    """A page of the skills that nobody has looked at, those that most people have first."""
    total = int((await fetch("SELECT count(*) AS total FROM skill WHERE checked IS NULL"))[0]["total"])
    number = min(max(number, 1), pages(total))
    rows = await fetch(
        "SELECT id, name, created, (SELECT count(*) FROM person_skill WHERE skill_id = skill.id) AS people FROM skill "  # noqa: S608 - numbers
        f"WHERE checked IS NULL ORDER BY people DESC, id LIMIT {PAGE} OFFSET {PAGE * (number - 1)}"
    )
    found = [Unchecked(row["id"], row["name"], row["people"], moment(row["created"])) for row in rows]
    return Page(found, number, total)


async def looked_at(skills: Collection[int]) -> set[int]:
    """Those of the skills that an admin, or a catalogue, said are skills."""
    found = await Skill.filter(id__in=list(skills), checked__isnull=False)
    return {skill.id for skill in found}


async def people_of(skills: Collection[int]) -> dict[int, int]:
    """How many people have each of these skills, on whichever of their profiles' sides."""
    wanted = ",".join(str(int(skill)) for skill in skills)
    rows = await fetch(
        f"SELECT skill_id, count(*) AS people FROM person_skill WHERE skill_id IN ({wanted or 0}) GROUP BY skill_id"  # noqa: S608 - numbers
    )
    return dict.fromkeys(skills, 0) | {row["skill_id"]: row["people"] for row in rows}


async def called_so(text: str, but: int = 0) -> Skill | None:
    """The skill that has this very label, case and accents aside; not that one."""
    label = await SkillLabel.filter(key=comparable(text)[:200]).exclude(skill_id=but).order_by("id").first()
    return None if label is None else await Skill.get(id=label.skill_id)


async def hold(skills: Collection[int]) -> bool:
    """Keep these skills as they are until the commit: nobody gets or loses one; False when one of them is gone."""
    only_inside()
    return len(await Skill.filter(id__in=list(skills)).order_by("id").select_for_update()) == len(set(skills))


async def keep(skill: Skill) -> None:
    """It is a skill of its own: nobody needs to look at it again."""
    await Skill.filter(id=skill.id).update(checked=clock.now())


async def add_alias(skill: Skill, text: UserText, language: str = "") -> None:
    """Another name that a skill is found by."""
    text = UserText(text[:200])
    await SkillLabel.create(skill=skill, language=language, text=text, key=comparable(text)[:200], preferred=False)
    await keep(skill)
    await LABELS.changed([skill.id])


async def rename(skill: Skill, text: UserText, language: str = "") -> None:
    """Call a skill so in a language, or where a language has no name of its own. It is still found by the old name."""
    text = UserText(text[:200])
    labels = SkillLabel.filter(skill=skill, language=language)
    await labels.update(preferred=False)
    if not await labels.filter(text=text).update(preferred=True):
        await SkillLabel.create(skill=skill, language=language, text=text, key=comparable(text)[:200], preferred=True)
    if not language:
        await Skill.filter(id=skill.id).update(name=text)
    await keep(skill)
    await LABELS.changed([skill.id])


async def merge(skill: Skill, into: Skill) -> None:
    """Two skills are one: who knows the first knows the second, which is found by the labels of both.

    Somebody who has both keeps the better of each; what they hid of one is hidden.
    """
    people = await PersonSkill.filter(skill=skill).order_by("id")
    both = {known.person_id: known for known in await PersonSkill.filter(skill=into)}
    for known in people:
        if (other := both.get(known.person_id)) is None:
            continue
        better = max(known, other, key=lambda each: (each.level_given, each.level))
        await PersonSkill.filter(id=other.id).update(
            level=better.level,
            level_given=better.level_given,
            endorsements=max(known.endorsements, other.endorsements),
            fresh=max(known.fresh, other.fresh),
            hidden=known.hidden or other.hidden,
        )
    await PersonSkill.filter(skill=skill).exclude(person_id__in=list(both)).update(skill=into)
    # One name in each language: the one that stays keeps its own.
    named = await SkillLabel.filter(skill=into, preferred=True).values_list("language", flat=True)
    await SkillLabel.filter(skill=skill, language__in=list(named)).update(preferred=False)
    await SkillLabel.filter(skill=skill).update(skill=into)
    for pick in await Pick.filter(skill=skill):
        await Pick.get_or_create(defaults={"day": pick.day}, person_id=pick.person_id, skill=into, asked=pick.asked)
    await Skill.filter(id=skill.id).delete()
    await keep(into)
    await PICKS.changed([skill.id, into.id])
    await LABELS.changed([skill.id, into.id])
    await experts.changed([known.person_id for known in people])


async def remove(skill: Skill) -> None:
    """Nobody has or finds this skill any more."""
    people = await PersonSkill.filter(skill=skill).values_list("person_id", flat=True)
    await Skill.filter(id=skill.id).delete()
    await PICKS.changed([skill.id])
    await LABELS.changed([skill.id])
    await experts.changed([int(str(person)) for person in people])
