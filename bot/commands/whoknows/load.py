"""/whoknows load, load-show, load-everyone, loads: a file becomes a plan; where each stands. The rest: load_*.py."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from bot.command import FILE_BYTES, Arg, Call, FileIn, May, command
from bot.commands.whoknows import take_out
from bot.commands.whoknows.load_changes import OnPage, doubt_in_words
from bot.commands.whoknows.load_state import Which, called, expired, onward, run, stands, undoable
from bot.imports import loading
from bot.imports.esco import language_of
from bot.imports.loading import Unusable
from bot.imports.problems import Problem
from bot.line import line
from bot.models import loads
from bot.models.audit import NOBODY
from bot.models.loads import Kind, Load, State
from bot.models.people import names
from bot.reply import (
    Block,
    Button,
    Buttons,
    Inline,
    Line,
    List,
    PersonName,
    Refusal,
    Reply,
    Row,
    Strong,
    Text,
    UserText,
    When,
)

_KINDS = ("xlsx", "csv", "txt", "tsv", "ods", "xls", "xlsb")
# Reasons why a file cannot be used that are told at once.
_TOLD = 5


@command("whoknows load", "Load people and skills from a file", may=May.ADMIN, takes_files=True)
async def load(
    call: Call,
    file: Annotated[FileIn, Arg("File", kinds=_KINDS)],
    everyone: Annotated[bool, Arg("Is everyone in it?", prefix=True)] = False,
) -> Reply:
    """What a file would change, as a plan that can be looked at, carried out or dropped."""
    if file.size > FILE_BYTES and language_of(file.name):
        name = UserText(file.name)[:80]
        raise Refusal(call.t("esco-too-large", megabytes=FILE_BYTES >> 20, file=name), file.field or None)
    data = await call.read(file)
    made = await loading.plan(data, file.name, call.person.id, call.who.platform, everyone, firsts=call.company.admins)
    return _unusable(call, file, made) if isinstance(made, Unusable) else await stands(call, made)


def _unusable(call: Call, file: FileIn, made: Unusable) -> Reply:
    """Why nothing of a file can be used, in the words that also say what to do about it."""
    name = UserText(file.name)[:255] or call.t("load-file")
    problems = made.problems or [Problem(0, "", "empty")]
    told = list(dict.fromkeys(doubt_in_words(call, each) for each in problems))[:_TOLD]
    template = Button(call.t("load-template-button"), line(take_out.template))
    blocks: tuple[Block, ...] = (
        *(Text(each) for each in told),
        Text(call.t("load-unusable-next"), role="note"),
        Buttons((template, *onward(call))),
    )
    return Reply(call.t("load-unusable", file=name), blocks)


@command("whoknows load-everyone", "Say that a file has everyone", may=May.ADMIN)
async def load_everyone(call: Call, load: Which) -> Reply:
    """Who is here and not in the file, as leavers to be confirmed by themselves."""
    if load.state != State.PLANNED or expired(load):
        return await stands(call, load)
    plan = await loading.found(await loading.everyone(load, call.company.admins))
    if plan.leaving is not None:
        return await stands(call, plan.leaving)
    said = call.t("load-leavers-unclear" if plan.missing else "load-leavers-none", file=called(call, load))
    return await stands(call, plan.load, said)


@command("whoknows load-show", "Where a load stands", may=May.ADMIN)
async def load_show(call: Call, load: Which) -> Reply:
    """The plan, how far it has come, or the receipt."""
    return await stands(call, load)


@command("whoknows loads", "Files that were loaded", may=May.ADMIN)
async def all_loads(call: Call, page: OnPage = 1) -> Reply:
    """Every file that was loaded or planned, the latest first, with what can be done about it."""
    found = await loads.files(page)
    by = await names([each.by for each in found.rows])
    blocks: list[Block] = [List(tuple(_row(call, each, by) for each in found.rows))] if found.rows else []
    turns = call.turns(found, lambda to: line(all_loads, page=to))
    blocks.append(Buttons((*turns, Button(call.t("load-new-button"), line(load)))))
    said = call.t("loads", count=found.total) if found.rows else call.t("loads-none")
    return Reply(said + call.page_of(found), tuple(blocks), replaces=True)


def _row(call: Call, each: Load, by: Mapping[int, PersonName]) -> Row:
    state = "expired" if expired(each) else each.state
    whose: Inline = call.t("audit-server") if each.by == NOBODY else by.get(each.by) or call.t("load-nobody")
    what: list[str] = [call.t(f"load-state-{state}")]
    if each.kind == Kind.LEAVERS:
        what.append(call.t("load-kind-leavers"))
    actions = [Button(call.t("load-open-button"), run("load-show", each))]
    if undoable(each):
        actions.append(Button(call.t("load-undo-button"), run("load-undo", each)))
    details: tuple[Line, ...] = (" · ".join(what), (whose, " · ", When(each.ended or each.made, "both")))
    return Row((Strong(call.t("load-title", number=str(each.id), file=called(call, each))),), details, tuple(actions))
