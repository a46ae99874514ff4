"""/whoknows skills, skill-log: what nobody has looked at, a skill with its names, what was done; changes nothing.

What is done to a skill is in skills_care.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from bot import texts
from bot.command import Arg, Call, May, command
from bot.commands.whoknows import skills_care as care
from bot.imports.esco import ACKNOWLEDGEMENT
from bot.line import line
from bot.matching import Band, Hit
from bot.models import caring, curating, skills
from bot.models.curating import Unchecked
from bot.models.loads import Load, State
from bot.models.people import names
from bot.models.skills import Skill, SkillLabel
from bot.reply import Block, Button, Buttons, Facts, Inline, List, PersonName, Reply, Row, Text, UserText, When

# Names of a skill that are shown in one language, and skills that are looked at for the nearest one.
_NAMES, _NEAREST = 12, 3


@command("whoknows skills", "Look after the catalogue of skills", may=May.ADMIN)
async def catalogue(
    call: Call,
    what: Annotated[UserText, Arg("Skill", most=200)] = UserText(""),
    page: Annotated[int, Arg("Page", prefix=True, asked=False)] = 1,
) -> Reply:
    """The skills that nobody has looked at; with words those that are meant, with a skill's number all about it."""
    if Skill.shape.fullmatch(what):
        return await _about(call, await call.named(Skill, what, "what"))
    return await _found(call, what) if what else await _queue(call, page)


async def _queue(call: Call, page: int) -> Reply:
    found = await curating.unchecked(page)
    rows = tuple([await _unchecked(call, each) for each in found.rows])
    steps = call.turns(found, lambda to: line(catalogue, page=to))
    steps.append(Button(call.t("skills-log-button"), line(log)))
    headline = call.t("skills-queue", count=found.total) if rows else call.t("skills-queue-none")
    blocks = (List(rows),) if rows else (Text(call.t("skills-queue-none-next"), role="note"),)
    return Reply(headline + call.page_of(found), (*blocks, Buttons(tuple(steps))), replaces=True)


async def _unchecked(call: Call, each: Unchecked) -> Row:
    reference, written = UserText(f"skill/{each.skill}"), await care.written(each.skill, each.name)
    details = [call.t("skills-people", count=each.people), call.t("skills-since", date=_day(call, each))]
    actions = [
        Button(call.t("skills-keep-button"), line(care.keep, skill=reference)),
        Button(call.t("skills-rename-button"), line(care.rename, skill=written)),
    ]
    near = await _nearest(call, each)
    if near is not None:
        name = (await skills.called([near.id], call.language)).get(near.id, near.text)
        same = line(care.merge, skill=reference, into=UserText(f"skill/{near.id}"))
        actions.insert(0, Button(call.t("skills-same-button", skill=UserText(name)[:50]), same, "main"))
    return Row(UserText(each.name), (" · ".join(details),), tuple(actions))


def _day(call: Call, each: Unchecked) -> str:
    return texts.day(call.language, each.created.date())


async def _nearest(call: Call, each: Unchecked) -> Hit | None:
    """The known skill that it may be another spelling of."""
    hits = await skills.meant(each.name, call.language, _NEAREST, but=each.skill)
    near = [hit for hit in hits if hit.band is not Band.NONE]
    known = await curating.looked_at([hit.id for hit in near])
    return next((hit for hit in near if hit.id in known), next(iter(near), None))


async def _found(call: Call, what: UserText) -> Reply:
    hits = await skills.meant(what, call.language, 10)
    called = await skills.called([hit.id for hit in hits], call.language)
    people = await curating.people_of(called)
    if len(called) == 1 and hits[0].band is Band.ANSWER:
        return await _about(call, await call.named(Skill, f"skill/{hits[0].id}", "what"))
    rows = tuple(
        Row(
            UserText(called[hit.id]),
            tuple(filter(None, (call.t("skills-people", count=people[hit.id]), _by(call, hit, called[hit.id])))),
            (Button(call.t("skills-open-button"), line(catalogue, what=UserText(f"skill/{hit.id}"))),),
        )
        for hit in hits
        if hit.id in called
    )
    to_queue = Buttons((_to_queue(call),))
    if not rows:
        return Reply(call.t("skills-found-none", what=what[:80]), (to_queue,), replaces=True)
    return Reply(call.t("skills-found", count=len(rows), what=what[:80]), (List(rows), to_queue), replaces=True)


def _by(call: Call, hit: Hit, name: str) -> str:
    """The name that it was found by, where that is not what it is called."""
    return call.t("skills-by", name=UserText(hit.text)) if hit.text != name else ""


def _to_queue(call: Call) -> Button:
    return Button(call.t("skills-queue-button"), line(catalogue))


async def _about(call: Call, skill: Skill) -> Reply:
    """One skill with all its names, and what can be done with it."""
    name = await skill.called(call.language)
    people = (await curating.people_of([skill.id]))[skill.id]
    pairs = [(call.t("skills-has"), call.t("skills-people", count=people)), *await _names(call, skill)]
    reference, written = UserText(skill.reference), await care.written(skill.id, name)
    steps = [
        Button(call.t("skills-rename-button"), line(care.rename, skill=written)),
        Button(call.t("skills-alias-button"), line(care.alias, skill=written)),
        Button(call.t("skills-merge-button"), line(care.merge, skill=written)),
        Button(call.t("skills-drop-button"), line(care.drop, skill=reference), "danger"),
        _to_queue(call),
    ]
    if skill.checked is None:
        steps.insert(0, Button(call.t("skills-keep-button"), line(care.keep, skill=reference), "main"))
    blocks: list[Block] = [Facts(tuple(pairs)), Buttons(tuple(steps))]
    if skill.uri is not None:
        blocks.insert(1, Text(f"{ACKNOWLEDGEMENT} {call.t('skills-esco')}", role="note"))
    return Reply(name, tuple(blocks), replaces=True)


async def _names(call: Call, skill: Skill) -> list[tuple[str, str]]:
    """All it is called, by language, what it is shown as first."""
    labels: dict[str, list[str]] = {}
    for each in await SkillLabel.filter(skill=skill).order_by("-preferred", "id"):
        labels.setdefault(each.language, []).append(each.text)
    pairs = []
    for language in sorted(labels, key=lambda each: (each != "", each)):
        listed = list(dict.fromkeys(labels[language]))
        more = [call.t("skills-more-names", count=len(listed) - _NAMES)] if len(listed) > _NAMES else []
        key = f"tongue-{language or 'every'}"
        label = texts.say_or(call.language, f"{key}-short", texts.say_or(call.language, key, language))
        pairs.append((label, " · ".join([*listed[:_NAMES], *more])))
    return pairs


@command("whoknows skill-log", "What was done to the catalogue", may=May.ADMIN)
async def log(call: Call, page: Annotated[int, Arg("Page", prefix=True, asked=False)] = 1) -> Reply:
    """The acts of the last days, the latest first, each with the way back."""
    found = await caring.acts(page)
    people = await names([each.by for each in found.rows])
    rows = tuple(_act(call, each, people) for each in found.rows)
    steps = (*call.turns(found, lambda to: line(log, page=to)), _to_queue(call))
    headline = call.t("skills-log", count=found.total) if rows else call.t("skills-log-none")
    return Reply(headline + call.page_of(found), (*((List(rows),) if rows else ()), Buttons(steps)), replaces=True)


def _act(call: Call, load: Load, people: Mapping[int, PersonName]) -> Row:
    by: Inline = people.get(load.by) or call.t("audit-person", number=str(load.by))
    states = {State.UNDONE: call.t("skills-was-undone"), State.UNDOING: call.t("skills-is-being-undone")}
    state = states.get(State(load.state), "")
    details: tuple[Inline, ...] = (by, ", ", When(load.made, "both"), *((" · ", state) if state else ()))
    actions = (care.undo_button(call, load),) if load.state == State.APPLIED else ()
    return Row(care.in_words(call, load), (details,), actions)
