"""/whoknows load-apply, load-undo, load-drop: a plan carried out, taken back, dropped; what that means is loading's."""

from __future__ import annotations

from typing import Annotated

from bot.command import Arg, Call, May, command
from bot.commands.whoknows.load_state import DAYS, MINUTES, Which, called, onward, run, stands, to_plan, undoable
from bot.imports import loading
from bot.imports.loading import Begun
from bot.line import line
from bot.models.loads import Load, State
from bot.reply import Button, Buttons, Refusal, Reply, Text

Many = Annotated[int | None, Arg("How many", prefix=True, asked=False)]

# What is done in so many seconds is answered with its receipt; of the rest the direct message tells.
_AT_ONCE = 2.0


@command("whoknows load-apply", "Carry a plan out", may=May.ADMIN)
async def load_apply(call: Call, load: Which, many: Many = None) -> Reply:
    """Carry out what was shown, to as many as were shown (`many`); without that number, or with another, show it."""
    plan = await loading.found(load)
    if load.state == State.PLANNED and many != plan.added + plan.changed:
        return await stands(call, load, call.t("load-changed-meanwhile") if many is not None else "")
    match await loading.begin(load, call.person, call.who.platform):
        case Begun.EXPIRED:
            raise Refusal(call.t("load-expired", minutes=MINUTES), blocks=(Buttons(onward(call)),))
        case Begun.STARTED:
            return await _carried(call, load, "load-begun")
        case Begun.ALREADY:
            return await stands(call, await _now(load), call.t("already-done"))
        case Begun.NOT_NOW:
            return await stands(call, await _now(load))


async def _now(load: Load) -> Load:
    return await Load.get(id=load.id)


async def _carried(call: Call, load: Load, begun: str) -> Reply:
    """The receipt, where it took no longer than one waits for an answer; else where to look for it."""
    if await loading.carry_on(load.id, _AT_ONCE):
        return await stands(call, await _now(load))
    look = Button(call.t("load-look-button"), run("load-show", load))
    return Reply(call.t(begun, file=called(call, load)), (Buttons((look,)),), replaces=True)


@command("whoknows load-undo", "Undo a load", may=May.ADMIN)
async def load_undo(call: Call, load: Which, many: Many = None) -> Reply:
    """What undoing means, with the number of what it touches; with that number (`many`), undo it."""
    if load.state not in (State.APPLYING, State.APPLIED):
        if load.state in (State.UNDOING, State.UNDONE):
            return await stands(call, load, call.t("already-done") if many is not None else "")
        raise Refusal(call.t("load-undo-not", number=str(load.id)), blocks=(Buttons((to_plan(call, load),)),))
    if not undoable(load):
        raise _too_late(call, load)
    found = await loading.receipt(load)
    touched = found.added + found.changed + found.left
    going = load.state == State.APPLYING
    if many is None or (many != touched and not going):
        return _sure(call, load, touched)
    match await loading.undo(load, call.person, call.who.platform):
        case Begun.STARTED:
            return await _carried(call, load, "load-begun-back")
        case Begun.ALREADY:
            return await stands(call, await _now(load), call.t("already-done"))
        case Begun.EXPIRED | Begun.NOT_NOW:
            raise _too_late(call, load)


def _too_late(call: Call, load: Load) -> Refusal:
    late = call.t("load-undo-late", number=str(load.id), days=DAYS)
    return Refusal(late, blocks=(Buttons(onward(call)),))


def _sure(call: Call, load: Load, touched: int) -> Reply:
    yes = Button(call.t("load-undo-yes-button", count=touched), line(load_undo, load=load, many=touched), "danger")
    no = Button(call.t("load-undo-no-button"), run("load-show", load))
    return Reply(
        call.t("load-undo-sure", number=str(load.id), count=touched),
        (Text(call.t("load-undo-sure-next")), Buttons((yes, no))),
        replaces=True,
    )


@command("whoknows load-drop", "Drop a plan", may=May.ADMIN)
async def load_drop(call: Call, load: Which) -> Reply:
    """A plan is not wanted; nothing was done, and nothing will be."""
    await loading.drop(load, call.person)
    return await stands(call, await _now(load))
