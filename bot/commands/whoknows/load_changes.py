"""/whoknows load-changes, load-rows, load-skipped: a load one by one, and every doubt about it; changes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated

from bot import texts
from bot.command import Arg, Call, May, command
from bot.commands.whoknows.load_state import Which, called, to_plan
from bot.imports import loading
from bot.imports.export import doubts_file
from bot.imports.loading import Difference
from bot.imports.problems import Problem
from bot.line import line
from bot.models import skills
from bot.models.paging import Page
from bot.models.skills import Level
from bot.reply import Block, Button, Buttons, File, Inline, Line, List, Reply, Row, Strong

OnPage = Annotated[int, Arg("Page", prefix=True, asked=False)]

# Skills of one person that are named; of the others is said how many they are.
_NAMED = 8


@command("whoknows load-changes", "What a load changes, one by one", may=May.ADMIN)
async def load_changes(call: Call, load: Which, page: OnPage = 1) -> Reply:
    """Whom a load adds, changes or lets go: what was there before, and what will be."""
    found = await loading.diff(load, page)
    said = call.t("load-changes", file=called(call, load), count=found.total)
    return Reply(
        (said if found.rows else call.t("load-changes-none", file=called(call, load))) + call.page_of(found),
        (
            *await _differences(call, found, why=False),
            Buttons((*call.turns(found, lambda to: line(load_changes, load=load, page=to)), to_plan(call, load))),
        ),
        replaces=True,
    )


@command("whoknows load-skipped", "What a load left as it was", may=May.ADMIN)
async def load_skipped(call: Call, load: Which, page: OnPage = 1) -> Reply:
    """What was not done, or not undone, each with its reason."""
    found = await loading.refusals(load, page)
    said = call.t("load-skipped", count=found.total) if found.rows else call.t("load-skipped-none")
    return Reply(
        said + call.page_of(found),
        (
            *await _differences(call, found, why=True),
            Buttons((*call.turns(found, lambda to: line(load_skipped, load=load, page=to)), to_plan(call, load))),
        ),
        replaces=True,
    )


@command("whoknows load-rows", "Rows of a file that are unclear", may=May.ADMIN)
async def load_rows(call: Call, load: Which, page: OnPage = 1) -> Reply:
    """Each doubt with its row, its column and what can be done about it."""
    found = await loading.doubts(load, page)
    said = call.t("load-rows-list", file=called(call, load), count=found.total)
    rows = tuple(Row((Strong(_where(call, each)),), (doubt_in_words(call, each),)) for each in found.rows)
    file = (Button(call.t("load-rows-file-button"), line(load_rows_file, load=load)),) if rows else ()
    return Reply(
        (said if rows else call.t("load-rows-none", file=called(call, load))) + call.page_of(found),
        (
            *([List(rows)] if rows else []),
            Buttons((*call.turns(found, lambda to: line(load_rows, load=load, page=to)), *file, to_plan(call, load))),
        ),
        replaces=True,
    )


@command("whoknows load-rows-file", "Unclear rows of a file, as a file", may=May.ADMIN)
async def load_rows_file(call: Call, load: Which) -> Reply:
    """Every doubt with its row, to work through beside the file."""
    doubts = await loading.all_doubts(load)
    data = await asyncio.to_thread(doubts_file, doubts, call.language)
    back = Buttons((to_plan(call, load),))
    if not doubts:
        return Reply(call.t("load-rows-none", file=called(call, load)), (back,))
    file = File(call.t("load-rows-file"), data, line(load_rows_file, load=load))
    return Reply(call.t("load-rows-list", file=called(call, load), count=len(doubts)), (file, back))


def doubt_in_words(call: Call, problem: Problem) -> str:
    """What is unclear and what to do about it."""
    return call.t(f"import-{problem.code}", **problem.args)


def _where(call: Call, problem: Problem) -> str:
    if not problem.line:
        return call.t("load-file")
    if not problem.column:
        return call.t("load-row", row=str(problem.line))
    return call.t("load-row-column", row=str(problem.line), column=problem.column)


# --- differences in words --------------------------------------------------------------------------------------------


async def _differences(call: Call, found: Page[Difference], why: bool) -> list[Block]:
    numbers = {skill for each in found.rows for skill, *_ in each.skills if isinstance(skill, int)}
    names = await skills.called(sorted(numbers), call.language)
    return [List(tuple(_row(call, each, names, why) for each in found.rows))] if found.rows else []


def _row(call: Call, each: Difference, names: dict[int, str], why: bool) -> Row:
    values = {column: after for column, _, after in each.values}
    title: tuple[Inline, ...] = (
        Strong(values.get("name", each.name) if each.act == "add" else each.name or each.about),
    )
    if each.act in ("add", "coin", "leave"):
        key = {"add": "load-is-new", "coin": "load-is-new-skill", "leave": "load-leaves"}[each.act]
        title = (*title, f" · {call.t(key)}")
    details: list[Line] = [each.about] if each.name and each.about != each.name else []
    if why:
        details.append(call.t(f"load-{each.state}-{each.why}"))
    elif each.act == "add":
        details += [" · ".join(filter(None, (values.get(each) for each in ("title", "unit", "place"))))]
    elif each.act == "change":
        details += [_changed(call, *value) for value in each.values]
    if each.skills and not why:
        details.append(_learnt(call, each.skills, names))
    return Row(title, tuple(detail for detail in details if detail))


def _changed(call: Call, column: str, before: str, after: str) -> str:
    if column == "active":
        return call.t("load-comes-back")
    what = call.t(f"load-field-{column}")
    if before:
        return call.t("load-from-to", what=what, before=_value(call, column, before), after=_value(call, column, after))
    return call.t("load-set", what=what, after=_value(call, column, after))


def _value(call: Call, column: str, value: str) -> str:
    return call.t(f"language-{value}") if column == "language" and value in texts.LANGUAGES else value


def _learnt(call: Call, learnt: Sequence[tuple[str | int, int, int | None]], names: dict[int, str]) -> str:
    """ "+ Python (experienced), SQL: can do → can teach, and 4 more"."""
    told = []
    for skill, level, before in learnt[:_NAMED]:
        name = names.get(skill, "?") if isinstance(skill, int) else skill
        if before is None:
            told.append(f"+ {name} ({_level(call, level)})" if level else f"+ {name}")
        else:
            told.append(call.t("load-from-to", what=name, before=_level(call, before), after=_level(call, level)))
    if len(learnt) > _NAMED:
        told.append(call.t("load-more", count=len(learnt) - _NAMED))
    return ", ".join(told)


def _level(call: Call, level: int) -> str:
    return call.t(f"level-{Level(level).name.lower().replace('_', '-')}") if level else call.t("level-not-given")
