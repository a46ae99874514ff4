"""/whoknows skill-keep, -alias, -rename, -merge, -drop, -undo: what admins do to a skill, and back again.

The rules are in models/curating.py. Whatever touches people says how many first, and does nothing while it asks.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from typing import Annotated

from bot import texts
from bot.command import Arg, Call, May, command
from bot.imports import loading
from bot.line import line
from bot.matching import Band, comparable
from bot.models import caring, curating, skills
from bot.models.loads import UNDO_WITHIN, Begun, Kind, Load, LoadStep
from bot.models.skills import LABELS, Skill, SkillLabel
from bot.models.store import transaction
from bot.reply import Block, Button, Buttons, List, Refusal, Reply, Row, Text, UserText

# Seconds that an answer waits for what it undoes; the worker does the rest.
_WAIT = 2.0


class Tongue(StrEnum):
    """The languages that a name can be of, as they are typed."""

    EVERY = "all"
    SV = "sv"
    FI = "fi"
    IS = "is"
    EN = "en"

    @property
    def label(self) -> str:
        """As labels are kept."""
        return "" if self is Tongue.EVERY else self.value


Which = Annotated[UserText, Arg("Skill", most=200)]
Language = Annotated[Tongue | None, Arg("Language", prefix=True)]
Confirmed = Annotated[int | None, Arg("People", prefix=True, asked=False)]

_Work = Callable[[], Awaitable[object]]


@command("whoknows skill-keep", "Keep a new spelling as a skill of its own", may=May.ADMIN)
async def keep(call: Call, skill: Which) -> Reply:
    """It is a skill of its own, and leaves the queue."""
    one = await _meant(call, skill, "skill")
    name = await one.called(call.language)
    return await _done(call, [one], [name], lambda: curating.keep(one))


@command("whoknows skill-rename", "Call a skill otherwise", may=May.ADMIN)
async def rename(
    call: Call,
    skill: Which,
    to: Annotated[UserText, Arg("New name", after="to", most=200)],
    language: Language = None,
) -> Reply:
    """A new name in a language, or in the one in which the asker sees it; it is still found by the old one."""
    one = await _meant(call, skill, "skill")
    await _free(call, one, to, "to")
    tongue = await _seen_in(call, one) if language is None else language.label
    if await SkillLabel.filter(skill=one, language=tongue, text=to, preferred=True).exists():
        raise Refusal(call.t("skills-called-so", skill=to), "to")
    name = await one.called(tongue or call.language)
    return await _done(call, [one], [name, to], lambda: curating.rename(one, to, tongue))


@command("whoknows skill-alias", "Give a skill another name", may=May.ADMIN)
async def alias(
    call: Call,
    skill: Which,
    name: Annotated[UserText, Arg("Other name", after="as", most=200)],
    language: Language = None,
) -> Reply:
    """Another name that it is found by: an abbreviation, a spelling, what it is called elsewhere."""
    one = await _meant(call, skill, "skill")
    await _free(call, one, name, "name")
    if await SkillLabel.filter(skill=one, key=comparable(name)[:200]).exists():
        raise Refusal(call.t("skills-has-name", skill=await one.called(call.language), name=name), "name")
    tongue = (language or Tongue.EVERY).label
    called = await one.called(call.language)
    return await _done(call, [one], [called, name], lambda: curating.add_alias(one, name, tongue))


@command("whoknows skill-merge", "Make one skill of two", may=May.ADMIN)
async def merge(
    call: Call,
    skill: Which,
    into: Annotated[UserText, Arg("Which it becomes", after="into", most=200)],
    people: Confirmed = None,
) -> Reply:
    """Who has the first has the second, which is found by the names of both; shown first, done once it is confirmed."""
    one, other = await _meant(call, skill, "skill"), await _meant(call, into, "into")
    if one.id == other.id:
        raise Refusal(call.t("skills-same", skill=await one.called(call.language)), "into")
    called = [await one.called(call.language), await other.called(call.language)]
    if people is not None:
        done = await _confirmed(call, [one, other], called, lambda: curating.merge(one, other), people)
        if done is not None:
            return done
    count = (await curating.people_of([one.id]))[one.id]
    sure = line(merge, skill=UserText(one.reference), into=UserText(other.reference), people=count)
    said = call.t("skills-merge-sure", skill=called[0], into=called[1], count=count)
    return _sure(call, said, "skills-merge-next", Button(call.t("skills-merge-yes-button"), sure, "main"), people)


@command("whoknows skill-drop", "Take a skill out of the catalogue", may=May.ADMIN)
async def drop(call: Call, skill: Which, people: Confirmed = None) -> Reply:
    """Nobody has or finds it any more; shown first, done once it is confirmed."""
    one = await _meant(call, skill, "skill")
    name = await one.called(call.language)
    if people is not None:
        done = await _confirmed(call, [one], [name], lambda: curating.remove(one), people)
        if done is not None:
            return done
    count = (await curating.people_of([one.id]))[one.id]
    sure = line(drop, skill=UserText(one.reference), people=count)
    said = call.t("skills-drop-sure", skill=name, count=count)
    return _sure(call, said, "skills-drop-next", Button(call.t("skills-drop-yes-button"), sure, "danger"), people)


@command("whoknows skill-undo", "Undo an act on the catalogue", may=May.ADMIN)
async def undo(call: Call, load: Annotated[Load, Arg("Number of the act")]) -> Reply:
    """Put back what an act did, but for what was changed since; that is named."""
    if load.kind != Kind.CARE:
        raise Refusal(call.t("skills-no-act"), "load")
    match await loading.undo(load, call.person.id, call.who.platform):
        case Begun.EXPIRED:
            raise Refusal(call.t("skills-undo-late", days=UNDO_WITHIN.days), "load")
        case Begun.NOT_NOW:
            raise Refusal(call.t("skills-no-act"), "load")
        case Begun.STARTED | Begun.ALREADY:
            return await _undone(call, load)


async def _undone(call: Call, load: Load) -> Reply:
    over = await loading.carry_on(load.id, _WAIT)
    kept = await LoadStep.filter(load=load, state="kept").order_by("-number").limit(10)
    many = await LoadStep.filter(load=load, state="kept").count()
    back = await LoadStep.filter(load=load, state="undone").count()
    key = "skills-undone" if back and over else "skills-undoing" if not over else "skills-undone-nothing"
    blocks: list[Block] = []
    if kept:
        blocks.append(Text(call.t("skills-kept", count=many)))
        blocks.append(List(tuple(Row(UserText(each.about), (call.t(f"skills-why-{each.why}"),)) for each in kept)))
    blocks.append(Buttons((_to_log(call), _to_queue(call))))
    return Reply(call.t(key, act=in_words(call, load)), tuple(blocks), replaces=True)


def in_words(call: Call, load: Load) -> str:
    """What an act did, in a sentence."""
    did, called = caring.told(load)
    names = [UserText(each)[:80] for each in called]
    return call.t(f"skills-did-{did.rpartition('-')[2]}", skill=names[0], other=names[-1])


def undo_button(call: Call, load: Load) -> Button:
    """The way back from an act."""
    return Button(call.t("skills-undo-button"), line(undo, load=load))


async def written(skill: int, name: str) -> UserText:
    """How a form shows a skill, to be read over: by name, where no other skill has that one too."""
    exact = (await LABELS.get()).index.exact(name)
    return UserText(name if exact == [skill] else f"skill/{skill}")


# --- what they share -------------------------------------------------------------------------------------------------


async def _meant(call: Call, words: UserText, field: str) -> Skill:
    """The skill that words name: by its number, or by any of its names. Raises Refusal, at the field."""
    if Skill.shape.fullmatch(words):
        found: Skill = await call.named(Skill, words, field)
        return found
    exact = (await LABELS.get()).index.exact(words, call.language)
    if len(exact) == 1:
        return await _meant(call, UserText(f"skill/{exact[0]}"), field)
    near = exact or [hit.id for hit in await skills.meant(words, call.language, 3) if hit.band is not Band.NONE]
    called = await skills.called(near[:5], call.language)
    if not called:
        raise Refusal(call.t("skills-found-none", what=words[:80]), field)
    names = texts.listed(call.language, called.values(), "or")
    opened = tuple(Button(UserText(name)[:70], f"whoknows skills skill/{skill}") for skill, name in called.items())
    key = "skills-several" if exact else "skills-did-you-mean"
    raise Refusal(call.t(key, what=words[:80], names=names), field, (Buttons(opened),))


async def _free(call: Call, one: Skill, name: UserText, field: str) -> None:
    """Raise Refusal, at the field, for a name that nothing can be found by, and for one that another skill has."""
    if not comparable(name):
        raise Refusal(call.t("skills-no-letters", name=name[:80]), field)
    if (other := await curating.called_so(name, one.id)) is not None:
        called = await other.called(call.language)
        join = line(merge, skill=UserText(one.reference), into=UserText(other.reference))
        buttons = Buttons((Button(call.t("skills-merge-button"), join, "main"),))
        raise Refusal(call.t("skills-taken", name=name[:80], skill=called), field, (buttons,))


async def _seen_in(call: Call, one: Skill) -> str:
    """The language whose name of the skill the asker sees; "" where theirs has none of its own."""
    own = await SkillLabel.filter(skill=one, language=call.language, preferred=True).exists()
    return call.language if own else ""


async def _done(call: Call, those: Sequence[Skill], names: Sequence[str], work: _Work) -> Reply:
    """Do what touches no people and say so, with the way back."""

    async def whole() -> Load:
        await _hold(call, those)
        return await _keep(call, those, names, work, people=False)

    return _said(call, await transaction(whole))


async def _confirmed(
    call: Call, those: Sequence[Skill], names: Sequence[str], work: _Work, people: int
) -> Reply | None:
    """The same for what so many people were said to be touched by; None, and nothing is done, where not so many are."""

    async def whole() -> Load | None:
        await _hold(call, those)
        if (await curating.people_of([those[0].id]))[those[0].id] != people:
            return None
        return await _keep(call, those, names, work, people=True)

    load = await transaction(whole)
    return None if load is None else _said(call, load)


async def _hold(call: Call, those: Sequence[Skill]) -> None:
    if not await curating.hold([each.id for each in those]):
        raise Refusal(call.t("skills-gone"))


async def _keep(call: Call, those: Sequence[Skill], names: Sequence[str], work: _Work, *, people: bool) -> Load:
    did = " ".join(call.command.path)
    ids = [each.id for each in those]
    return await caring.act(did, ids, names, call.person.id, call.who.platform, work, people=people)


def _said(call: Call, load: Load) -> Reply:
    note = Text(call.t("skills-undo-note", days=UNDO_WITHIN.days), role="note")
    return Reply(in_words(call, load), (note, Buttons((undo_button(call, load), _to_queue(call)))), replaces=True)


def _sure(call: Call, said: str, follows: str, yes: Button, confirmed: int | None) -> Reply:
    changed = (Text(call.t("skills-sure-changed")),) if confirmed is not None else ()
    return Reply(said, (*changed, Text(call.t(follows)), Buttons((yes, _to_queue(call)))), replaces=True)


def _to_queue(call: Call) -> Button:
    return Button(call.t("skills-queue-button"), "whoknows skills")


def _to_log(call: Call) -> Button:
    return Button(call.t("skills-log-button"), "whoknows skill-log")
