"""Profiles: what one knows oneself and what a colleague shows of it; nobody changes anybody else's here."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Annotated

from bot import texts
from bot.command import Arg, Call, command
from bot.line import line
from bot.matching import Band
from bot.models import skills
from bot.models.people import Person
from bot.models.ranking import Why
from bot.models.skills import Level, PersonSkill, Skill
from bot.models.store import transaction
from bot.reply import Block, Button, Buttons, Facts, List, Reply, Row, Text, UserText


def why_in_words(language: str, why: Why) -> str:
    """One reason in words: level, endorsements, how fresh."""
    return _in_words(language, why.level if why.level_given else 0, why.endorsements, why.fresh.date())


@lru_cache(maxsize=4096)
def _in_words(language: str, level: int, endorsements: int, fresh: date) -> str:
    parts = [texts.say(language, _level_key(level) if level else "level-not-given")]
    if endorsements:
        parts.append(texts.say(language, "endorsed", count=endorsements))
    parts.append(texts.say(language, "fresh", date=texts.day(language, fresh)))
    return " · ".join(parts)


def _level_key(level: int) -> str:
    return f"level-{Level(level).name.lower().replace('_', '-')}"


@command("whoknows me", "Your profile: what you know")
async def me(call: Call) -> Reply:
    """One's own profile, hidden things included, with what can be changed."""
    return await _mine(call, call.t("me-title"))


async def _mine(call: Call, headline: str) -> Reply:
    known = await PersonSkill.filter(person=call.person).order_by("-level", "-endorsements", "id").limit(60)
    called = await skills.called([each.skill_id for each in known], call.language)
    rows = tuple(_my_skill(call, each, called[each.skill_id]) for each in known[:10])
    blocks: list[Block] = [*_about(call, call.person)]
    blocks.append(List(rows) if rows else Text(call.t("me-no-skills")))
    if len(known) > len(rows):
        rest = ", ".join(called[each.skill_id] for each in known[10:])
        blocks.append(Text(call.t("me-more-skills", skills=rest), role="note"))
    blocks.append(Buttons((Button(call.t("add-skill-button"), line(add), "main"),)))
    return Reply(headline, tuple(blocks), replaces=True)


def _my_skill(call: Call, known: PersonSkill, name: str) -> Row:
    level = call.t(_level_key(known.level) if known.level_given else "level-not-given")
    shown = call.t("hidden-skill") if known.hidden else ""
    reference = f"skill/{known.skill_id}"
    toggle = (
        Button(call.t("show-button"), f"whoknows show {reference}")
        if known.hidden
        else Button(call.t("hide-button"), f"whoknows hide {reference}")
    )
    remove = Button(call.t("remove-button"), f"whoknows drop {reference}")
    return Row(name, (" · ".join(part for part in (level, shown) if part),), (toggle, remove))


def _about(call: Call, person: Person) -> list[Block]:
    pairs = [
        (call.t(f"profile-{column}"), getattr(person, column))
        for column in ("title", "unit", "place", "earlier", "interests", "speaks")
    ]
    filled = tuple((label, value) for label, value in pairs if value)
    return [Facts(filled)] if filled else []


async def colleague(call: Call, words: str) -> Reply:
    """Somebody else's profile: what they show to everybody."""
    person: Person = await call.named(Person, words)
    if person.id == call.person.id:
        return await _mine(call, call.t("me-title"))
    known = await PersonSkill.filter(person=person, hidden=False).order_by("-level", "-endorsements", "id").limit(60)
    called = await skills.called([each.skill_id for each in known], call.language)
    rows = tuple(
        Row(
            called[each.skill_id],
            (
                why_in_words(
                    call.language, Why(each.skill_id, each.level, each.level_given, each.endorsements, each.fresh)
                ),
            ),
        )
        for each in known[:10]
    )
    blocks: list[Block] = [Text((await person.named(),)), *_about(call, person)]
    blocks.append(List(rows) if rows else Text(call.t("colleague-no-skills")))
    return Reply(person.name, tuple(blocks))


@command("whoknows add", "Add a skill to your profile")
async def add(
    call: Call,
    skill: Annotated[UserText, Arg("Skill", most=100, hint="One skill, such as Python or negotiation")],
    level: Annotated[Level | None, Arg("How well", prefix=True)] = None,
    hidden: Annotated[bool, Arg("Only for me", prefix=True)] = False,
    new: Annotated[bool, Arg("A new skill", prefix=True, asked=False)] = False,
) -> Reply:
    """A skill on one's own profile; one that is not known yet is coined only after a look at the nearest ones."""
    hits = await skills.meant(skill, call.language, 4)
    exact = hits[0] if hits and hits[0].score >= 100 else None
    near = [hit for hit in hits if hit.band is not Band.NONE]
    if exact is None and near and not new:
        called = await skills.called([hit.id for hit in near], call.language)
        buttons = [
            Button(called[hit.id][:70], line(add, skill=UserText(called[hit.id]), level=level, hidden=hidden))
            for hit in near
        ]
        coin = line(add, skill=skill, level=level, hidden=hidden, new=True)
        own_words = Button(call.t("add-as-new", skill=skill[:60]), coin)
        return Reply(call.t("add-which", skill=skill), (Buttons((*buttons, own_words)),))

    async def work() -> Skill:
        found = await Skill.get(id=exact.id) if exact else await Skill.coin(skill)
        await skills.learn(call.person, found, level, hidden)
        return found

    added = await transaction(work)
    return await _mine(call, call.t("added", skill=await added.called(call.language)))


@command("whoknows drop", "Take a skill off your profile")
async def drop(call: Call, skill: Annotated[Skill, Arg("Skill")]) -> Reply:
    """Take a skill off one's own profile."""
    name = await skill.called(call.language)

    async def work() -> bool:
        return await skills.forget(call.person, skill)

    gone = await transaction(work)
    return await _mine(call, call.t("dropped" if gone else "was-not-there", skill=name))


@command("whoknows hide", "Show a skill to nobody else")
async def hide(call: Call, skill: Annotated[Skill, Arg("Skill")]) -> Reply:
    """Keep a skill on one's own profile for oneself only."""
    return await _set_hidden(call, skill, True)


@command("whoknows show", "Show a skill to everybody again")
async def show(call: Call, skill: Annotated[Skill, Arg("Skill")]) -> Reply:
    """Let everybody see a skill on one's own profile."""
    return await _set_hidden(call, skill, False)


async def _set_hidden(call: Call, skill: Skill, hidden: bool) -> Reply:
    async def work() -> bool:
        return await skills.hide(call.person, skill, hidden)

    changed = await transaction(work)
    name = await skill.called(call.language)
    key = ("now-hidden" if hidden else "now-shown") if changed else "was-not-there"
    return await _mine(call, call.t(key, skill=name))
