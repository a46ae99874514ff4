"""/whoknows <what>: the colleagues who know it, and sharing that answer. Ranks and matches nothing by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from bot import texts
from bot.command import Arg, Call, command
from bot.commands.whoknows.profile import add, colleague, me, why_in_words
from bot.line import line
from bot.matching import Asking, Band, Hit, comparable, split_skills
from bot.models import picks, skills
from bot.models.paging import Page
from bot.models.people import Person
from bot.models.ranking import Expert, experts
from bot.models.store import transaction
from bot.reply import Block, Button, Buttons, Line, List, Refusal, Reply, Row, Text, UserText

What = Annotated[UserText, Arg("What", most=300, hint="A skill, or several: python and bookkeeping")]
InUnit = Annotated[UserText, Arg("Unit", prefix=True, most=100)]
# Readings of a text that are offered at most.
_OFFERED = 5

AtPlace = Annotated[UserText, Arg("Place", prefix=True, most=100)]


@dataclass(frozen=True, slots=True)
class _Meant:
    """What an asked text was taken for: per part of it the skill, or what it may have meant instead.

    `asked`: the text without the words that only ask ("who knows"). `called`: the names of all these skills.
    """

    asked: str
    read: tuple[tuple[str, int], ...]
    doubted: tuple[tuple[str, tuple[Hit, ...]], ...]
    called: Mapping[int, str]

    @property
    def skills(self) -> list[int]:
        return list(dict.fromkeys(skill for _, skill in self.read))

    @property
    def otherwise(self) -> list[tuple[str, str]]:
        """The parts that are called otherwise than they were written, each with that name."""
        pairs = [(part, self.called[skill]) for part, skill in self.read]
        return [(part, name) for part, name in pairs if comparable(part) != comparable(name)]


@cache
def _asking() -> Asking:
    return Asking(texts.words_everywhere("ask-whoknows"))


async def _without_asking(text: str, language: str) -> str:
    """The text without the words that only ask; a label keeps such words ("who has customer experience")."""
    *fuller, barest = _asking().readings(text)
    for reading in fuller:
        if _score(await skills.meant(reading.text, language, near=False)) >= 100:
            return reading.text
    if barest.around and len(split_skills(barest.text, texts.words_everywhere("connectors"))) < 2:
        best = await skills.meant(barest.text, language, meaning=False)
        front = next(reading.text for reading in reversed(fuller) if not reading.around)
        whole = await skills.meant(front, language, meaning=False)
        if whole and whole[0].band is Band.ANSWER and whole[0].score > _score(best):
            return front
    return barest.text


async def _parted(asked: str, parts: Sequence[str], language: str) -> list[tuple[str, list[Hit]]]:
    """What could be several skills: each of them, or the one whose label the whole is, may be misspelt.

    "Research and developement" is one skill, for as a whole it is no further from a label than its worst part is.
    """
    if _score(whole := await skills.meant(asked, language, near=False)) >= 100:
        return [(asked, whole)]
    found = [(part, await skills.meant(part, language)) for part in parts[:5]]
    if (worst := min(_score(hits) for _, hits in found)) < 100:
        whole = await skills.meant(asked, language, meaning=False)
        if whole and whole[0].band is Band.ANSWER and whole[0].score >= worst:
            return [(asked, whole)]
    return found


def _score(hits: Sequence[Hit]) -> float:
    return hits[0].score if hits else 0.0


async def _meaning(text: str, language: str) -> _Meant:
    asked = await _without_asking(text, language)
    parts = split_skills(asked, texts.words_everywhere("connectors"))
    if len(parts) < 2:
        found = [(asked, await skills.meant(asked, language))]
    else:
        found = await _parted(asked, parts, language)
    called = await skills.called([hit.id for _, hits in found for hit in hits], language)
    # One that was removed by another process a moment ago has no name any more.
    named = [(part, tuple(hit for hit in hits if hit.id in called)) for part, hits in found]
    return _Meant(
        asked,
        tuple((part, hits[0].id) for part, hits in named if hits and hits[0].band is Band.ANSWER),
        tuple((part, hits) for part, hits in named if not hits or hits[0].band is not Band.ANSWER),
        called,
    )


@command("whoknows", "Find colleagues who know something")
async def whoknows(
    call: Call,
    what: What,
    unit: InUnit = UserText(""),
    place: AtPlace = UserText(""),
    page: Annotated[int, Arg("Page", prefix=True, asked=False)] = 1,
    instead: Annotated[UserText, Arg("Asked before", prefix=True, most=300, asked=False)] = UserText(""),
) -> Reply:
    """The colleagues who know it, best first, each with the reason.

    instead: what the person asked before they pressed "did you mean": it is learned from.
    """
    if Person.shape.fullmatch(what):
        return await colleague(call, what)
    meant = await _meaning(what, call.language)
    if not meant.skills:
        return _nothing_meant(call, what, meant)
    if instead and len(meant.skills) == 1:
        await _learn(call, instead, meant.skills[0])
    found = await experts(meant.skills, unit, place, page)
    asked = [meant.called[skill] for skill in meant.skills]
    understood = _understood(call, meant)
    if not found.total:
        return await _nobody(call, meant, asked, unit, place, understood)
    blocks: list[Block] = [*understood, _people(found.rows, meant.called, call.language, profiles=True)]
    for part, hits in meant.doubted:
        blocks += _doubt(call, part, hits, meant.called)
    blocks.append(Buttons(tuple(_next_steps(call, what, unit, place, found))))
    headline = _headline(call.language, asked, unit, place, found.total) + call.page_of(found)
    return Reply(headline, tuple(blocks), replaces=page > 1)


async def _learn(call: Call, asked: UserText, skill: int) -> None:
    """Count what somebody chose; only what could have been offered to them for that, and is no skill's very name."""
    hits = await skills.meant(asked, call.language, _OFFERED)
    if hits and hits[0].score < 100 and skill in {hit.id for hit in hits}:
        await transaction(lambda: picks.take(call.person, asked, skill))


def _understood(call: Call, meant: _Meant) -> list[Block]:
    """What was written, and what it is called where that is something else: misspelt, short, in another language."""
    if len(meant.skills) == 1 and not meant.doubted:
        said = [call.t("whoknows-showing", typed=part[:80], skills=name) for part, name in meant.otherwise[:1]]
    else:
        said = [call.t("whoknows-read", typed=part[:80], skill=name) for part, name in meant.otherwise]
    return [Text(" ".join(said), role="note")] if said else []


def _listed(call: Call, items: list[str]) -> str:
    return texts.listed(call.language, items)


def _headline(language: str, asked: list[str], unit: str, place: str, total: int) -> str:
    where = [*([unit] if unit else []), *([place] if place else [])]
    key = "whoknows-found" + ("-any" if len(asked) > 1 else "") + ("-where" if where else "")
    return texts.say(language, key, count=total, skills=texts.listed(language, asked), where=", ".join(where))


def _people(found: Sequence[Expert], called: Mapping[int, str], language: str, profiles: bool) -> List:
    rows, label = [], texts.say(language, "profile-button")

    @cache  # of this answer: many of its people know the same as well
    def reason(skill: int, words: str) -> str:
        return texts.say(language, "whoknows-why", skill=called[skill], why=words)

    for expert in found:
        details: list[Line] = [reason(why.skill, why_in_words(language, why)) for why in expert.why]
        if where := " · ".join(filter(None, (expert.title, expert.unit, expert.place))):
            details.append(where)
        profile = (Button(label, f"whoknows person/{expert.person}"),) if profiles else ()
        rows.append(Row((expert.name,), tuple(details), profile))
    return List(tuple(rows))


def _next_steps(call: Call, what: UserText, unit: UserText, place: UserText, page: Page[Expert]) -> list[Button]:
    def turned(number: int) -> str:
        return line(whoknows, what=what, unit=unit, place=place, page=number)

    steps = call.turns(page, turned, call.t("more-people"))
    if call.room is not None:
        steps.append(Button(call.t("share-button"), line(share, what=what, unit=unit, place=place, room=call.room.id)))
    steps.append(Button(call.t("me-button"), line(me)))
    return steps


def _doubt(call: Call, part: str, hits: tuple[Hit, ...], called: Mapping[int, str]) -> list[Block]:
    near = [hit for hit in hits if hit.band is Band.ASK]
    if not near:
        return [Text(call.t("whoknows-part-unknown", what=UserText(part)[:80]), role="note")]
    return [Text(call.t("whoknows-part-doubt", what=UserText(part)[:80])), Buttons(_readings(near, part, called))]


def _readings(near: Sequence[Hit], asked: str, called: Mapping[int, str]) -> tuple[Button, ...]:
    """A button for each skill that may have been meant; it carries what was asked, to learn from the press."""
    names = [called[hit.id] for hit in near[:_OFFERED]]
    return tuple(Button(name[:70], line(whoknows, what=name, instead=UserText(asked)[:300])) for name in names)


def _nothing_meant(call: Call, what: UserText, meant: _Meant) -> Reply:
    shown = UserText(meant.asked or what)[:80]
    add_it = Button(call.t("add-skill-button"), line(add))
    buttons = [
        button
        for part, hits in meant.doubted
        for button in _readings([hit for hit in hits if hit.band is Band.ASK], part, meant.called)
    ]
    if buttons:
        return Reply(call.t("whoknows-did-you-mean", what=shown), (Buttons((*buttons[:_OFFERED], add_it)),))
    return Reply(
        call.t("whoknows-unknown", what=shown), (Text(call.t("whoknows-unknown-next"), role="note"), Buttons((add_it,)))
    )


async def _nobody(
    call: Call, meant: _Meant, asked: list[str], unit: UserText, place: UserText, understood: list[Block]
) -> Reply:
    what = UserText(_listed(call, asked))
    if unit or place:
        where = ", ".join(part for part in (unit, place) if part)
        everywhere = Button(call.t("everywhere-button"), line(whoknows, what=UserText(", ".join(asked))), "main")
        nobody = call.t("whoknows-nobody-where", skills=what, where=where)
        return Reply(nobody, (*understood, Buttons((everywhere,))))
    near = [hit for text in asked for hit in await skills.meant(text, call.language, 6) if hit.id not in meant.skills]
    called = await skills.called([hit.id for hit in near[:4]], call.language)
    buttons = [Button(name[:70], line(whoknows, what=name)) for name in called.values()]
    mine = Button(call.t("i-know-it-button"), line(add, skill=UserText(asked[0])))
    nearest = (Text(call.t("whoknows-nearest")), Buttons(tuple(buttons))) if buttons else ()
    return Reply(call.t("whoknows-nobody", skills=what), (*understood, *nearest, Buttons((mine,))))


@command("whoknows share", "Show an answer to everybody in the room")
async def share(
    call: Call,
    what: What,
    unit: InUnit = UserText(""),
    place: AtPlace = UserText(""),
    room: Annotated[UserText, Arg("Room", prefix=True, asked=False)] = UserText(""),
) -> Reply:
    """The first page of an answer, for everybody in the room that it was asked in; only for that room's members."""
    everyone = await call.everyone(room)
    meant = await _meaning(what, call.language)
    found = await experts(meant.skills, unit, place) if meant.skills else None
    if found is None or not found.total:
        raise Refusal(call.t("share-nothing"))
    language = everyone.language
    called = await skills.called(meant.skills, language)
    headline = _headline(language, [called[skill] for skill in meant.skills], unit, place, found.total)
    shared_by = Text(everyone.t("shared-by", name=call.person.name), role="note")
    people = _people(found.rows, called, language, profiles=False)
    return Reply(headline, (people, shared_by), public=True, into=everyone.room)
