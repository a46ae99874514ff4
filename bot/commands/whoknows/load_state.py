"""Where a load stands, drawn: its plan, how far it has come, its receipt; it decides and changes nothing."""

from __future__ import annotations

from typing import Annotated

from bot import clock, texts
from bot.command import Arg, Call
from bot.commands.whoknows import skills_esco
from bot.imports import loading
from bot.imports.loading import Plan, Receipt
from bot.imports.problems import Problem
from bot.models import loads
from bot.models.audit import NOBODY
from bot.models.loads import APPLY_WITHIN, UNDO_WITHIN, Kind, Load, State
from bot.models.people import names
from bot.reply import Block, Button, Buttons, Facts, Inline, Reply, Text, UserText, When

Which = Annotated[Load, Arg("Number of the load")]

MINUTES, DAYS = int(APPLY_WITHIN.total_seconds() // 60), UNDO_WITHIN.days
# People of a plan that are looked at for a name that shows how letters were read.
_LOOKED_AT = 400


def run(verb: str, load: Load, **more: object) -> str:
    """The line of a command about a load: those commands stand above this file, so `line` cannot name them here."""
    return " ".join([f"whoknows {verb}", load.reference, *(f"{name}:{value}" for name, value in more.items())])


def called(call: Call, load: Load) -> str:
    """What a load is called: its file's name, as long as that is kept."""
    return load.name or call.t("audit-load", number=str(load.id))


def expired(load: Load) -> bool:
    """Whether a plan is too old to be carried out."""
    return load.state == State.PLANNED and load.made <= clock.now() - APPLY_WITHIN


def to_plan(call: Call, load: Load) -> Button:
    """The way back to where a load stands."""
    label = call.t("load-plan-button" if load.state == State.PLANNED else "back-button")
    return Button(label, run("load-show", load))


def onward(call: Call) -> tuple[Button, ...]:
    """What can be done next where nothing more is to be done with a load."""
    return (
        Button(call.t("load-new-button"), "whoknows load"),
        Button(call.t("load-loads-button"), "whoknows loads"),
    )


async def stands(call: Call, load: Load, said: str = "") -> Reply:
    """Where a load stands. `said`: a sentence that goes before it, about what was just done."""
    match load.state:
        case State.PLANNED if expired(load):
            reply = Reply(call.t("load-expired", minutes=MINUTES), (Buttons(onward(call)),))
        case State.PLANNING | State.PLANNED:
            reply = await _plan(call, await loading.found(load))
        case State.APPLYING | State.UNDOING:
            reply = _going(call, load)
        case State.APPLIED | State.UNDONE:
            reply = await _receipt(call, load)
        case State.DROPPED:
            reply = Reply(call.t("load-dropped", file=called(call, load)), (Buttons(onward(call)),))
    blocks = (Text(said), *reply.blocks) if said else reply.blocks
    return Reply(reply.summary, blocks, replaces=True, live=reply.live)


# --- a plan ----------------------------------------------------------------------------------------------------------


async def _plan(call: Call, plan: Plan) -> Reply:
    load, file = plan.load, called(call, plan.load)
    if load.kind == Kind.LEAVERS:
        return await _leavers(call, plan)
    if load.kind == Kind.CATALOGUE:
        return skills_esco.planned(call, plan, *_doubts(call, plan))
    blocks = await _understood(call, plan)
    if plan.empty:
        key = "load-plan-nothing-left" if plan.unclear and not plan.same else "load-plan-none"
        blocks.append(Buttons((*_aside(call, plan), *onward(call))))
        return Reply(call.t(key, file=file), tuple(blocks))
    blocks += _notes(call, plan)
    many = plan.added + plan.changed
    apply = Button(call.t("load-apply-people-button", count=many), run("load-apply", load, many=many), "main")
    decide = (
        (Button(call.t("load-spellings-button", count=plan.undecided), run("load-spelling", load)),)
        if plan.undecided
        else ()
    )
    changes = Button(call.t("load-changes-button"), run("load-changes", load))
    drop = Button(call.t("load-drop-button"), run("load-drop", load))
    blocks.append(Buttons((apply, *decide, changes, *_aside(call, plan), drop)))
    return Reply(call.t("load-plan", file=file, counts=texts.listed(call.language, _counts(call, plan))), tuple(blocks))


def _counts(call: Call, plan: Plan) -> list[str]:
    counts = (
        ("load-added-people", plan.added), ("load-changed-people", plan.changed),
        ("load-spellings", plan.undecided), ("load-rows", plan.unclear),
    )  # fmt: skip
    return [call.t(key, count=count) for key, count in counts if count]


def _doubts(call: Call, plan: Plan) -> tuple[Button, ...]:
    many = plan.unclear + plan.notes
    return (Button(call.t("load-rows-button", count=many), run("load-rows", plan.load)),) if many else ()


def _aside(call: Call, plan: Plan) -> tuple[Button, ...]:
    """What a plan has beside what it changes: doubts about the file, and people who are not in it."""
    buttons = [*_doubts(call, plan)]
    if plan.leaving is not None and plan.leaving.state == State.PLANNED:
        buttons.append(Button(call.t("load-missing-button", count=plan.missing), run("load-show", plan.leaving)))
    else:
        buttons.append(Button(call.t("load-everyone-button"), run("load-everyone", plan.load)))
    return tuple(buttons)


async def _understood(call: Call, plan: Plan) -> list[Block]:
    """How the file was understood, where that can be wrong."""
    blocks: list[Block] = []
    if plan.encoding == "cp1252" and (seen := await _with_letters(plan.load)):
        blocks += [Text(call.t("load-guess"), role="note"), Text(seen, role="quote")]
    unknown, double = list[str](), list[str]()
    for problem in await _about_the_file(plan.load):
        if problem.code == "one-sheet":
            blocks.append(Text(call.t("import-one-sheet", **problem.args), role="note"))
        elif problem.code in ("unknown-column", "double-column"):
            (unknown if problem.code == "unknown-column" else double).append(problem.column)
    if unknown:
        blocks.append(Text(call.t("load-unknown-columns", columns=", ".join(unknown)), role="note"))
    if double:
        blocks.append(Text(call.t("load-double-columns", columns=", ".join(double)), role="note"))
    return blocks


async def _about_the_file(load: Load) -> list[Problem]:
    """What is said of the file as a whole and of its heading, which comes before its rows."""
    page, found = 1, list[Problem]()
    while True:
        doubts = await loading.doubts(load, page)
        about = [each for each in doubts.rows if each.line <= 1]
        found += about
        if len(about) < len(doubts.rows) or page >= doubts.pages:
            return found
        page += 1


async def _with_letters(load: Load) -> UserText | None:
    """The first entry of a plan in which a letter stands whose reading was guessed."""
    looked = 0
    async for each in loading.all_differences(load):
        words = " · ".join(dict.fromkeys([each.name, *(after for _, _, after in each.values)]))
        if not words.isascii():
            return UserText(words[:200])
        if (looked := looked + 1) == _LOOKED_AT:
            break
    return None


def _notes(call: Call, plan: Plan) -> list[Block]:
    """What is good to know before one presses."""
    notes = []
    if plan.undecided:
        notes.append(call.t("load-next-spellings"))
    if plan.unclear:
        notes.append(call.t("load-next-rows"))
    notes.append(call.t("load-holds", minutes=MINUTES, days=DAYS))
    same = Facts(((call.t("load-same"), texts.number(call.language, plan.same)),))
    return [*([same] if plan.same else []), Text(" ".join(notes), role="note")]


async def _leavers(call: Call, plan: Plan) -> Reply:
    load, many = plan.load, plan.changed
    beside = (Button(call.t("load-plan-button"), f"whoknows load-show load/{plan.beside}"),) if plan.beside else ()
    drop = Button(call.t("load-drop-list-button"), run("load-drop", load))
    apply = Button(call.t("load-apply-leavers-button", count=many), run("load-apply", load, many=many), "danger")
    return Reply(
        call.t("load-leavers", count=many, file=called(call, load)),
        (
            Text(await _first_names(call, load), role="quote"),
            Text(call.t("load-leavers-next")),
            Text(call.t("load-holds", minutes=MINUTES, days=DAYS), role="note"),
            Buttons((apply, Button(call.t("load-who-button"), run("load-changes", load)), *beside, drop)),
        ),
    )


async def _first_names(call: Call, load: Load) -> str:
    """Whom a load is about: as many as fit on a page, and how many more there are."""
    found = await loading.diff(load, 1)
    named = [each.name for each in found.rows]
    if found.total > len(named):
        named.append(call.t("load-others", count=found.total - len(named)))
    return texts.listed(call.language, named)


# --- on its way ------------------------------------------------------------------------------------------------------


def _going(call: Call, load: Load) -> Reply:
    """How far it has come; the message that came by itself is drawn again until it is over."""
    back = load.state == State.UNDOING
    done = load.steps - load.at if back else load.at - 1
    blocks: list[Block] = []
    if done > 0 and load.begun is not None:
        apart = (clock.now() - load.begun).total_seconds() / done
        left = texts.how_long(call.language, apart * (load.steps - done))
        blocks.append(Facts(((call.t("time-left"), left),)))
    if call.incoming.via == "told":
        blocks.append(Text(call.t("follows-along"), role="note"))
    buttons = [Button(call.t("load-look-button"), run("load-show", load))]
    if not back:
        buttons.append(Button(call.t("load-undo-button"), run("load-undo", load)))
    blocks.append(Buttons(tuple(buttons)))
    key = "load-going-back" if back else "load-going"
    said = call.t(key, file=called(call, load), done=max(done, 0), count=load.steps)
    return Reply(said, tuple(blocks), live=loads.line_of(load.id))


# --- a receipt -------------------------------------------------------------------------------------------------------


async def _receipt(call: Call, load: Load) -> Reply:
    undone = load.state == State.UNDONE
    found = await loading.receipt(load)
    refused = sum(found.refused.values())
    counts = [call.t(key, count=count) for key, count in _became(load, found, refused) if count]
    said = call.t(
        "load-undone" if undone else "load-receipt",
        file=called(call, load), counts=texts.listed(call.language, counts or [call.t("load-done-nothing")]),
    )  # fmt: skip
    buttons = []
    if not undone and found.added + found.changed:
        buttons.append(Button(call.t("load-find-button"), "whoknows", "main"))
    if undoable(load):
        buttons.append(Button(call.t("load-undo-button"), run("load-undo", load)))
    if refused and not load.wiped:
        key = "load-kept-button" if undone else "load-skipped-button"
        buttons.append(Button(call.t(key, count=refused), run("load-skipped", load)))
    source = (skills_esco.acknowledged(),) if load.kind == Kind.CATALOGUE and not undone else ()
    return Reply(said, (await _facts(call, load), *source, Buttons((*buttons, *onward(call)))))


def _became(load: Load, found: Receipt, refused: int) -> tuple[tuple[str, int], ...]:
    """What became of a load, as texts and their numbers."""
    if load.state == State.UNDONE:
        return ("load-back", found.added + found.changed + found.left), ("load-kept", refused)
    if load.kind == Kind.CATALOGUE:
        return ("esco-new", found.added), ("esco-more", found.changed), ("load-done-skipped", refused)
    return (
        ("load-done-added-people", found.added), ("load-done-changed", found.changed), ("load-done-left", found.left),
        ("load-done-coined", found.skills), ("load-done-skipped", refused),
    )  # fmt: skip


def undoable(load: Load) -> bool:
    """Whether a load can still be taken back."""
    if load.state == State.APPLIED and load.ended is not None:
        return not load.wiped and load.ended > clock.now() - UNDO_WITHIN
    return load.state == State.APPLYING


async def _facts(call: Call, load: Load) -> Facts:
    by: Inline = call.t("audit-server")
    if load.by != NOBODY:
        by = (await names([load.by])).get(load.by) or call.t("load-nobody")
    pairs: list[tuple[str, tuple[Inline, ...]]] = [(call.t("load-by"), (by,))]
    if load.ended is not None:
        pairs.append((call.t("load-at"), (When(load.ended, "both"),)))
        if undoable(load):
            pairs.append((call.t("load-until"), (When(load.ended + UNDO_WITHIN, "both"),)))
    return Facts(tuple(pairs))
