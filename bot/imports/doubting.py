"""What is unclear in a file that is loaded, kept beside its plan: shown by page, or all of it; finds nothing itself."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.imports.problems import Problem
from bot.imports.steps import packed
from bot.models import bulk, rows, store
from bot.models.loads import Load, LoadDoubt
from bot.models.paging import Page, page_of

# Doubts that one transaction writes.
_AT_ONCE = 400


async def keep_doubts(load: int, problems: Sequence[Problem]) -> None:
    """Write the doubts of a load, in the order of the file."""

    async def work(first: int, part: Sequence[Problem]) -> None:
        ids = await bulk.take_ids("load_doubt", len(part))
        blank = rows.Blank("load_doubt", load_id=load)
        kept = [
            blank.row(
                id=id, number=number, line=each.line, column=each.column[:200], code=each.code,
                args=packed(dict(each.args)),
            )
            for number, (id, each) in enumerate(zip(ids, part, strict=True), first)
        ]  # fmt: skip
        await bulk.insert("load_doubt", blank.columns, kept)

    for start in range(0, len(problems), _AT_ONCE):
        part = problems[start : start + _AT_ONCE]
        await store.transaction(lambda start=start, part=part: work(start + 1, part))  # type: ignore[misc]


async def doubts(load: Load, page: int) -> Page[Problem]:
    """A page of what is unclear in the file, in the order of its rows."""
    kept = await page_of(LoadDoubt.filter(load_id=load.id).order_by("number"), page)
    return Page([_problem(each) for each in kept.rows], kept.number, kept.total)


async def all_doubts(load: Load) -> list[Problem]:
    """All that is unclear in the file: for a file."""
    return [_problem(each) for each in await LoadDoubt.filter(load_id=load.id).order_by("number")]


def _problem(kept: LoadDoubt) -> Problem:
    return Problem(kept.line, kept.column, kept.code, json.loads(kept.args))
