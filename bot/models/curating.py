"""Renames, merges and removes skills, so that people keep what they know; whether somebody may is decided elsewhere."""

from __future__ import annotations

from bot.matching import comparable
from bot.models import experts
from bot.models.picks import PICKS, Pick
from bot.models.skills import LABELS, PersonSkill, Skill, SkillLabel
from bot.reply import UserText


async def rename(skill: Skill, text: UserText, language: str = "") -> None:
    """Call a skill so in a language, or where a language has no name of its own. It is still found by the old name."""
    text = UserText(text[:200])
    labels = SkillLabel.filter(skill=skill, language=language)
    await labels.update(preferred=False)
    if not await labels.filter(text=text).update(preferred=True):
        await SkillLabel.create(skill=skill, language=language, text=text, key=comparable(text)[:200], preferred=True)
    if not language:
        await Skill.filter(id=skill.id).update(name=text)
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
