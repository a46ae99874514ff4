"""A reminder as it is read, and the press that acknowledges it; whom it goes to is decided elsewhere (remind.py)."""

from __future__ import annotations

from typing import Annotated

from bot import clock
from bot.command import Arg, Call, Everyone, command, for_everyone
from bot.commands.policy.ask import policy
from bot.line import line
from bot.models import reminders
from bot.models.audiences import Audience
from bot.models.reminders import UNDO, Letter
from bot.reply import Block, Button, Buttons, Facts, Inline, PersonName, Refusal, Reply, Text, When

_MINUTES = int(UNDO.total_seconds() // 60)

Which = Annotated[Letter, Arg("Number of the reminder")]


@command("policy reminder", "Read a reminder of the policy")
async def reminder(call: Call, reminder: Which) -> Reply:
    """A reminder as it was frozen, in the reader's language, with the state of their own acknowledgement."""
    return await _read(call, reminder)


@for_everyone(reminder)
async def card(room: Everyone, reminder: Letter) -> Reply:
    """The same for everybody in a room: one message, with how many have acknowledged since."""
    heading, _ = _said(room, reminder)
    so_far = await reminders.acknowledged_since(reminder)
    counted = (Text(room.t("letter-so-far", count=so_far)),) if so_far else ()
    return Reply(
        room.t("letter-please", heading=heading),
        (
            *_body(room, reminder),
            *counted,
            Text(room.t("letter-means", minutes=_MINUTES), role="note"),
            _steps(room, reminder),
        ),
    )


@command("policy ack", "Acknowledge a reminder")
async def ack(call: Call, reminder: Which) -> Reply:
    """The explicit press: this person has read this version. The first one counts, on whichever platform."""
    await reminders.acknowledge(reminder, call.person)
    return await _read(call, reminder, replaces=True)


@command("policy unack", "Take an acknowledgement back")
async def unack(call: Call, reminder: Which) -> Reply:
    """Undo the press, within UNDO of it."""
    if await reminders.take_back(reminder, call.person):
        return await _read(call, reminder, replaces=True)
    if await reminders.acknowledged(reminder, call.person) is None:
        return await _read(call, reminder)
    ask = Button(call.t("policy-ask-button"), line(policy))
    raise Refusal(call.t("letter-too-late", minutes=_MINUTES), blocks=(Buttons((ask,)),))


async def _read(call: Call, letter: Letter, replaces: bool = False) -> Reply:
    heading, _ = _said(call, letter)
    at = await reminders.acknowledged(letter, call.person)
    # What stands in a room is everybody's: a press there answers the presser beside it.
    replaces = replaces and call.room is None
    if at is None:
        blocks = (
            *_body(call, letter),
            Text(call.t("letter-means", minutes=_MINUTES), role="note"),
            _steps(call, letter),
        )
        return Reply(call.t("letter-please", heading=heading), blocks, replaces=replaces)
    undo = Button(call.t("letter-undo-button"), line(unack, reminder=letter))
    ask = Button(call.t("policy-ask-button"), line(policy))
    young = clock.now() - at <= UNDO
    return Reply(
        call.t("letter-done", heading=heading),
        (
            *_body(call, letter),
            Facts(((call.t("letter-acknowledged"), (When(at, "both"),)),)),
            Buttons((undo, ask) if young else (ask,)),
        ),
        replaces=replaces,
    )


def _steps(to: Call | Everyone, letter: Letter) -> Buttons:
    return Buttons(
        (
            Button(to.t("letter-ack-button"), line(ack, reminder=letter), "main"),
            Button(to.t("policy-ask-button"), line(policy)),
        )
    )


def _said(to: Call | Everyone, letter: Letter) -> tuple[str, str]:
    return letter.wording.texts[letter.wording.spoken(to.language, to.company.language)]


def _body(to: Call | Everyone, letter: Letter) -> tuple[Block, ...]:
    _, text = _said(to, letter)
    facts = told(to, Audience.of(letter.audience), letter.snippet, letter.version, letter.sender, letter.owner)
    return Text(text, role="quote"), facts


# --- what the preview and the report say in the same words ---------------------------------------------------------


def told(
    to: Call | Everyone,
    audience: Audience,
    snippet: int,
    version: int,
    sender: PersonName | None,
    owner: PersonName | None,
) -> Facts:
    """Which rule a reminder is about, who sent it, why one has got it, and whom to ask."""
    by: Inline = sender or to.t("letter-nobody")
    pairs: list[tuple[str, tuple[Inline, ...]]] = [
        (to.t("letter-rule"), (to.t("letter-section", number=str(snippet), version=str(version)),)),
        (to.t("letter-from"), (by,)),
        (to.t("letter-why"), (_why(to, audience),)),
    ]
    if owner is not None:
        pairs.append((to.t("letter-questions"), (owner,)))
    return Facts(tuple(pairs))


def _why(to: Call | Everyone, audience: Audience) -> str:
    if audience.room is not None:
        return to.t("letter-why-room")
    if audience.unit and audience.place:
        return to.t("letter-why-unit-place", unit=audience.unit, place=audience.place)
    if audience.unit:
        return to.t("letter-why-unit", unit=audience.unit)
    if audience.place:
        return to.t("letter-why-place", place=audience.place)
    return to.t("letter-why-everyone", company=to.company.name)


def in_words(call: Call, audience: Audience) -> str:
    """An audience in words."""
    if audience.room is not None:
        return call.t("whom-room", platform=audience.room.platform.capitalize())
    if audience.unit and audience.place:
        return call.t("whom-unit-place", unit=audience.unit, place=audience.place)
    if audience.unit:
        return call.t("whom-unit", unit=audience.unit)
    return call.t("whom-place", place=audience.place) if audience.place else call.t("whom-everyone")
