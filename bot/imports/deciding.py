"""What new spellings in a planned file mean: shown with what is near, decided one by one or alike; writes no skill."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.imports import planning
from bot.models import bulk, store
from bot.models.loads import Load, LoadSpelling
from bot.models.paging import PAGE, Page, pages
from bot.reply import UserText


@dataclass(frozen=True, slots=True)
class Spelling:
    """A skill that the file spells as no label does. near: skill, score to 100, whether that one is surely meant."""

    number: int
    text: UserText
    people: int
    near: Sequence[tuple[int, int, bool]]
    decided: str


async def spellings(load: Load, page: int = 1, *, undecided: bool = True) -> Page[Spelling]:
    """A page of the spellings (those that are still to be decided), the most frequent first, with what is near them."""
    source = "FROM load_spelling WHERE load_id = $1 " + ("AND decided = '' " if undecided else "")
    total = int((await store.fetch(f"SELECT count(*) AS many {source}", load.id))[0]["many"])
    page = min(max(page, 1), pages(total))
    kept = await store.fetch(
        f"SELECT id, number, text, people, near, decided {source}ORDER BY people DESC, number LIMIT {PAGE} OFFSET $2",
        load.id, PAGE * (page - 1),
    )  # fmt: skip
    looked = await planning.near([row for row in kept if row["near"] is None])
    return Page([_spelling(row, looked) for row in kept], page, total)


def _spelling(row: Mapping[str, Any], looked: Mapping[int, list[list[Any]]]) -> Spelling:
    near = json.loads(row["near"]) if row["near"] is not None else looked[row["id"]]
    return Spelling(
        row["number"], UserText(row["text"]), row["people"],
        [(skill, score, sure) for skill, score, sure in near], row["decided"],
    )  # fmt: skip


async def spelling(load: Load, number: int) -> UserText | None:
    """How a spelling of a load is spelt; None where it has none of that number."""
    found = await LoadSpelling.get_or_none(load_id=load.id, number=number)
    return None if found is None else UserText(found.text)


async def alike(load: Load) -> tuple[int, int]:
    """How many undecided spellings surely mean a skill that is there, and how many are near none: `decide_rest`."""
    kept = await _looked_for(load)
    return sum(_sure(near) for _, near in kept), sum(not near for _, near in kept)


async def _looked_for(load: Load) -> list[tuple[int, list[Any]]]:
    """Undecided spellings by their row's id, with what is near them; without those for which nobody has looked yet."""
    kept = await store.fetch(
        "SELECT id, near FROM load_spelling WHERE load_id = $1 AND decided = '' AND near IS NOT NULL", load.id
    )
    return [(row["id"], json.loads(row["near"])) for row in kept]


def _sure(near: Sequence[Any]) -> bool:
    return bool(near and near[0][2])


async def decide(load: Load, number: int, what: str) -> bool:
    """Say what becomes of a spelling: "new", "out", "skill/ID", or "" for undecided again. False: no plan any more.

    Raises ValueError for another word.
    """
    if what not in ("", "new", "out") and not what.removeprefix("skill/").isdecimal():
        raise ValueError(f"{what!r} is nothing that becomes of a spelling: new, out or skill/ID.")
    found = await store.fetch(
        "UPDATE load_spelling SET decided = $1 WHERE load_id = $2 AND number = $3 AND EXISTS "
        "(SELECT 1 FROM load WHERE id = $2 AND state = 'planned') RETURNING id",
        what, load.id, number,
    )  # fmt: skip
    return bool(found)


async def decide_rest(load: Load, what: str) -> int:
    """Decide all that is undecided alike: "new" or "out"; or where it is safe: "near", each is the skill that it surely
    means, or "strange", each that is near no skill is a new one. How many were decided. Raises ValueError."""
    if what not in ("new", "out", "near", "strange"):
        raise ValueError(f"{what!r} is nothing that becomes of all spellings: new, out, near or strange.")

    async def work() -> int:
        if not await store.fetch("UPDATE load SET at = at WHERE id = $1 AND state = 'planned' RETURNING id", load.id):
            return 0
        if what in ("new", "out"):
            every = "UPDATE load_spelling SET decided = $1 WHERE load_id = $2 AND decided = '' RETURNING id"
            return len(await store.fetch(every, what, load.id))
        kept = await _looked_for(load)
        if what == "near":
            decided = [(id, f"skill/{near[0][0]}") for id, near in kept if _sure(near)]
        else:
            decided = [(id, "new") for id, near in kept if not near]
        await bulk.update("load_spelling", ("decided",), decided)
        return len(decided)

    return await store.transaction(work)
