"""Who knows what, kept in memory beside the store and following it (known.py); decides no order, shows nobody.

Until it has been read, and while it is too far behind, `EXPERTS.get()` is None and the plain query of ranking.py
answers. Whoever writes a person's unit, place or standing, or what they know, calls `changed` in the same transaction.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Iterator, Sequence
from time import monotonic

import numpy as np
from tortoise import fields
from tortoise.models import Model

from bot.models import store
from bot.models.columns import plain
from bot.models.following import FOLLOW_SECONDS, announce
from bot.models.known import Colleague, Known, Rows

log = logging.getLogger("kunna.experts")

# Rows in one statement: some milliseconds of the store's connection, which others wait for. People who are read again.
_PAGE, _PEOPLE = 3_000, 500
# So many people that changed are read before the next answer; more are taken in beside it.
_FEW = 1_000
# So many people that changed since all was sorted cost a question more than sorting again.
_UNSETTLED = 1_000
# Changes that are kept for other processes, and after how many transactions older ones are looked for.
_KEPT, _TIDY = 50_000, 64
# Seconds until what could not be read is tried again.
_AGAIN = 30.0


class PersonChange(Model):
    """A person's standing, unit, place or skills changed: the others read them again. Newer rows have greater ids."""

    id = plain(fields.IntField(primary_key=True))
    person = plain(fields.IntField())  # no foreign key: one who is gone is a change as well

    class Meta:
        table = "person_change"


async def changed(people: Collection[int]) -> None:
    """These people, or what they know, are changed by this transaction. The last thing that it writes.

    It locks a row until the commit, so that changes become visible in the order of their ids: who has seen 11 never
    looks for a 10 that a slower transaction commits after it.
    """
    store.only_inside()
    if not people:
        return
    number = await announce("experts")
    for part in _parts(list(people), _PEOPLE):
        marks = ",".join(f"({int(person)})" for person in part)
        newest = await store.fetch(f"INSERT INTO person_change (person) VALUES {marks} RETURNING id")  # noqa: S608 - numbers only
    if number % _TIDY == 0:
        await store.fetch("DELETE FROM person_change WHERE id <= $1 RETURNING id", newest[-1]["id"] - _KEPT)
    store.after_commit(EXPERTS.look)


class _Experts:
    """The columns of this process."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._generation = store.generation()
        self._known: Known | None = None
        self._last = 0  # the newest change that `_known` has
        self._look_again = 0.0
        self._turn = asyncio.Lock()  # a lock belongs to one event loop, a store too
        self._preparing: asyncio.Task[None] | None = None

    def look(self) -> None:
        """Something was written by this process: the next question sees it."""
        self._look_again = 0.0

    async def get(self) -> Known | None:
        """As of now for what this process wrote, at most FOLLOW_SECONDS old for what others wrote; None: not there."""
        if self._generation != store.generation():
            self._forget()
        if self._known is not None and monotonic() >= self._look_again:
            async with self._turn:
                if self._known is not None and monotonic() >= self._look_again:
                    await self._catch_up(self._known)
        if self._known is None and monotonic() >= self._look_again:
            self._prepare(None)
        return self._known

    async def ready(self) -> Known:
        """The columns, waited for: benches and tests measure them, not the query in their place."""
        while (known := await self.get()) is None:
            if self._preparing is not None:
                await asyncio.wait([self._preparing])
        return known

    async def _catch_up(self, known: Known) -> None:
        self._look_again = monotonic() + FOLLOW_SECONDS
        changes = await _after(self._last)
        if changes is None or len(changes) > _FEW:
            self._known = None  # too much to wait for
            self._prepare(None if changes is None else known)
        elif changes:
            await _take_in(known, set(changes.values()))
            self._last = max(changes)
            if known.unsettled > _UNSETTLED:
                self._prepare(known.copy())  # `known` answers meanwhile

    def _prepare(self, known: Known | None) -> None:
        if self._preparing is None or self._preparing.done():
            last = self._last
            self._preparing = store.beside(lambda: self._made_ready(known, last))

    async def _made_ready(self, known: Known | None, last: int) -> None:
        turn = self._turn
        try:
            while True:
                changes = None if known is None else await _after(last)
                if known is None or changes is None:
                    last = await _newest()
                    known = await _everybody()
                    continue
                await _take_in(known, set(changes.values()))
                last = max(changes, default=last)
                if len(changes) <= _FEW:
                    break
            if known.unsettled:
                known = await asyncio.to_thread(known.folded)
        except Exception:  # whoever asks next starts it again
            log.exception("who knows what could not be read into memory; the plain query answers")
            self._look_again = monotonic() + _AGAIN
            return
        async with turn:
            if turn is self._turn:  # else another store was opened meanwhile
                self._known, self._last, self._look_again = known, last, 0.0


async def _newest() -> int:
    rows = await store.fetch("SELECT max(id) AS newest FROM person_change")
    return rows[0]["newest"] or 0


async def _after(last: int) -> dict[int, int] | None:
    """The next changes after that one, at most _FEW and one more: person by id; None where they are not all kept."""
    rows = await store.fetch(f"SELECT id, person FROM person_change WHERE id > $1 ORDER BY id LIMIT {_FEW + 1}", last)  # noqa: S608 - ours
    if rows and (len(rows) > _FEW or rows[0]["id"] > last + 1):
        oldest = await store.fetch("SELECT min(id) AS oldest FROM person_change")
        if oldest[0]["oldest"] > last + 1:
            return None
    return {row["id"]: row["person"] for row in rows}


async def _everybody() -> Known:
    """All that is shown, a page at a time, so that others get their turn at the store between two."""
    known, last = Known(), 0
    while page := await _people("id > $1 ORDER BY id LIMIT $2", last, _PAGE):
        last, text = page
        known.begin(_colleagues(text))
    parts, newest = [_rows("")], 0
    while page := await _told("id > $1 AND hidden = FALSE ORDER BY id LIMIT $2", newest, _PAGE):
        newest, text = page
        parts.append(_rows(text))
    await asyncio.to_thread(lambda: known.settle(Rows.joined(parts)))
    return known


async def _take_in(known: Known, people: Collection[int]) -> None:
    """Read these people again."""
    for part in _parts(sorted(people), _PEOPLE):
        wanted = ",".join(str(int(person)) for person in part)
        there = await _people(f"id IN ({wanted})")
        told = await _told(f"person_id IN ({wanted}) AND hidden = FALSE")
        known.replace(part, _colleagues(there[1]) if there else (), _rows(told[1] if told else ""))


# The database writes all that a page has into one text. As rows they would be a million objects, and Python's
# collector of garbage looks through the whole process, the loop standing still, for each quarter of it that comes anew:
# ten times in reading that many, for up to a second each beside a large catalogue.
_JOIN = {"sqlite": "group_concat", "postgres": "string_agg"}
_MICROSECONDS = {
    # strftime rounds to milliseconds, so microseconds are cut off before; times are UTC, as `store.fetch` binds them.
    # A whole second has no fraction: the "00:00" of its zone stands there, and adds nothing.
    "sqlite": "strftime('%s', substr(fresh, 1, 19)) * 1000000 + substr(fresh, 21, 6)",
    "postgres": "(extract(epoch FROM fresh) * 1000000)::bigint",
}


async def _people(which: str, *values: object) -> tuple[int, str] | None:
    # Folded texts have no line breaks.
    columns = "id || '\n' || unit_key || '\n' || place_key || '\n' || CASE WHEN active THEN 1 ELSE 0 END"
    return await _page(columns, "\n", f"person WHERE {which}", *values)


def _colleagues(text: str) -> Iterator[Colleague]:
    cells = iter(text.split("\n"))
    for number, unit, place, active in zip(cells, cells, cells, cells, strict=True):
        yield Colleague(int(number), unit, place, active == "1")


async def _told(which: str, *values: object) -> tuple[int, str] | None:
    columns = (
        "person_id || ' ' || skill_id || ' ' || level || ' ' || endorsements || ' ' || "
        f"({_MICROSECONDS[store.dialect()]})"
    )
    return await _page(columns, " ", f"person_skill WHERE {which}", *values)


def _rows(text: str) -> Rows:
    return Rows.of(np.fromstring(text, np.int64, sep=" ") if text else np.zeros(0, np.int64))


async def _page(columns: str, between: str, source: str, *values: object) -> tuple[int, str] | None:
    """The last row's id and all rows as one text; None: no row."""
    rows = await store.fetch(
        f"SELECT max(id) AS last, {_JOIN[store.dialect()]}({columns}, '{between}') AS text "  # noqa: S608 - ours
        f"FROM (SELECT * FROM {source}) AS page",
        *values,
    )
    return (rows[0]["last"], rows[0]["text"]) if rows[0]["text"] else None


def _parts(items: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (items[start : start + size] for start in range(0, len(items), size))


EXPERTS = _Experts()
