"""Values in memory that follow the store in every process, by a log of what changed; knows no table of the domain.

A writer notes in its transaction what it adds or changes; what this process noted is seen by its very next query, what
another one noted within FOLLOW_SECONDS and the time that reading it takes. Whatever cannot be taken in singly is built
anew beside the old value, which answers meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import ClassVar, Generic, Protocol, TypeVar, runtime_checkable

from tortoise import fields
from tortoise.models import Model

from bot.models import keeping, store
from bot.models.columns import plain
from bot.models.keeping import Place

log = logging.getLogger("kunna.following")

# How old what another process wrote may be before this one sees it, in seconds. Reading the row costs 0.3 ms.
FOLLOW_SECONDS = 1.0

# Things that are read again one by one; with more of them all is built anew, which takes less.
_FEW = 1_000
# Changes that are kept for processes that look seldom, and after how many of them older ones are looked for.
_KEPT, _TIDY = 10_000, 256
# Seconds until what could not be built is tried again.
_AGAIN = 30.0

# What a change is about when it is no single thing, whose numbers begin at 1.
_NEW, _ALL = 0, -1


class Version(Model):
    """One row per followed name: how many changes were noted. Its lock is the order in which they become visible."""

    name = plain(fields.CharField(32, primary_key=True))
    changes = plain(fields.IntField(default=0))

    class Meta:
        table = "version"


class Change(Model):
    """A change of what is followed under a name: of one thing, rows that were added, or all of it.

    Numbers run without a gap, so that who finds one missing knows that older ones are not kept any more. `mark` is
    random: who has seen a number with its mark has seen this store, not a copy that went its own way.
    """

    id = plain(fields.IntField(primary_key=True))
    name = plain(fields.CharField(32))
    number = plain(fields.IntField())
    thing = plain(fields.IntField())  # no foreign key: one that is gone is a change as well
    mark = plain(fields.CharField(16))

    class Meta:
        table = "change"
        unique_together: ClassVar = [("name", "number")]


async def announce(name: str, changes: int = 1) -> int:
    """Take the next numbers for changes; the last of them.

    It locks the name's row until the commit, so that changes become visible in the order of their numbers: who has
    seen 11 never looks for a 10 that a slower transaction commits after it.
    """
    store.only_inside()
    rows = await store.fetch(
        f"INSERT INTO version (name, changes) VALUES ($1, {int(changes)}) "  # noqa: S608 - a number
        f"ON CONFLICT (name) DO UPDATE SET changes = version.changes + {int(changes)} RETURNING changes",
        name,
    )
    return int(rows[0]["changes"])


async def _note(name: str, things: Sequence[int]) -> None:
    number, mark = await announce(name, len(things)), secrets.token_hex(8)
    values = ", ".join(f"($1, {at}, {int(thing)}, $2)" for at, thing in enumerate(things, number - len(things) + 1))
    await store.fetch(f"INSERT INTO change (name, number, thing, mark) VALUES {values} RETURNING id", name, mark)  # noqa: S608 - numbers only
    if number // _TIDY != (number - len(things)) // _TIDY:
        await store.fetch("DELETE FROM change WHERE name = $1 AND number <= $2 RETURNING id", name, number - _KEPT)


Found = TypeVar("Found")
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Singly(Generic[Found, Entry]):
    """How one thing of a value is followed without reading all of it again.

    read:    the entries of these things, as they are now
    thing:   which thing an entry is of
    replace: gives a thing of the value these entries in place of all it had; none: it is gone
    """

    read: Callable[[Collection[int]], Awaitable[list[Entry]]]
    thing: Callable[[Entry], int]
    replace: Callable[[Found, int, Sequence[Entry]], None]


@runtime_checkable
class Renewing(Protocol):
    """A value that grows slower with every change until it is told to put itself in order, in a thread."""

    @property
    def stale(self) -> bool:
        """Whether that is worth while."""

    def rebuild(self) -> None:
        """Do it, while others read and write."""


@dataclass(slots=True)
class _State(Generic[Found]):
    """A value and how much of the log it has: up to this number; `last`: the greatest id of a row that it was given."""

    value: Found
    seen: int
    last: int


class Followed(Generic[Found, Entry]):
    """A value built from rows of the store, that takes in what is added and changed.

    read:   the rows with an id above the given one, as (id, entry), in the order of their ids
    build:  a fresh value from entries; runs in a thread
    extend: adds entries to a value in place (very many to a Renewing one in a thread); without it that builds anew
    singly: how one thing is followed; without it a change builds anew
    keep:   how a value is written to the disk and read from there, for those that take long to build
    """

    def __init__(
        self,
        name: str,
        read: Callable[[int], Awaitable[list[tuple[int, Entry]]]],
        build: Callable[[Iterable[Entry]], Found],
        extend: Callable[[Found, Iterable[Entry]], None] | None = None,
        singly: Singly[Found, Entry] | None = None,
        keep: keeping.Keep[Found] | None = None,
    ) -> None:
        self._name, self._read, self._build = name, read, build
        self._extend, self._singly, self._keep = extend, singly, keep
        self._forget()

    def _forget(self) -> None:
        self._generation = store.generation()
        self._state: _State[Found] | None = None
        self._look_again = 0.0
        self._owed = False  # this process changed what cannot be taken in: its next query waits for all anew
        self._anew = False  # the value lacks something that only building anew brings
        self._turn = asyncio.Lock()  # a lock belongs to one event loop, a store too
        self._building: asyncio.Task[None] | None = None
        self._renewing: asyncio.Task[None] | None = None

    # --- reading ---------------------------------------------------------------------------------------------------

    async def get(self) -> Found:
        """The value as of now for what this process wrote, at most FOLLOW_SECONDS old for what others wrote."""
        if self._generation != store.generation():
            self._forget()
        if store.inside():
            # What a transaction sees of its own may be rolled back: nothing of it is taken in.
            return (self._state or await self._built()).value
        if (state := self._state) is None or monotonic() >= self._look_again:
            async with self._turn:
                if (state := self._state) is None or monotonic() >= self._look_again:
                    state = await self._catch_up()
        return state.value

    async def _catch_up(self) -> _State[Found]:
        self._look_again = monotonic() + FOLLOW_SECONDS
        owed, self._owed = self._owed, False
        try:
            if (state := self._state) is None:
                state = await self._from_disk() or await self._built()
            elif not await self._follow(state):
                self._anew = True
                if owed:
                    state = await self._built()
        except BaseException:
            self._owed, self._look_again = self._owed or owed, 0.0
            raise
        self._state = state
        if self._anew and (self._building is None or self._building.done()):
            self._building = store.beside(self._build_beside)
        if isinstance(state.value, Renewing) and state.value.stale and (not self._renewing or self._renewing.done()):
            self._renewing = store.beside(lambda value=state.value: asyncio.to_thread(value.rebuild))  # type: ignore[misc]
        return state

    async def _follow(self, state: _State[Found]) -> bool:
        """Take in what was noted since; False when some of it needs all of the value built anew."""
        noted = await store.fetch(
            "SELECT number, thing FROM change WHERE name = $1 AND number > $2 ORDER BY number", self._name, state.seen
        )
        if not noted:
            return True
        whole = noted[0]["number"] == state.seen + 1
        about = {row["thing"] for row in noted}
        changed = about - {_NEW, _ALL}
        whole = whole and _ALL not in about and (self._extend is not None or _NEW not in about)
        if self._singly is None or len(changed) > _FEW:
            whole, changed = whole and not changed, set()
        added = await self._read(state.last) if self._extend is not None and (changed or _NEW in about) else []
        again = [] if self._singly is None or not changed else await self._singly.read(changed)
        await self._take_in(state, changed, [entry for _, entry in added], again)
        state.last = added[-1][0] if added else state.last
        state.seen = noted[-1]["number"]
        return whole

    async def _take_in(
        self, state: _State[Found], changed: Collection[int], added: Sequence[Entry], again: Iterable[Entry]
    ) -> None:
        if self._singly is not None:
            thing, replace = self._singly.thing, self._singly.replace
            entries: dict[int, list[Entry]] = {each: [] for each in changed}
            for entry in again:
                entries.setdefault(thing(entry), []).append(entry)
            added = [entry for entry in added if thing(entry) not in changed]
            for each, now in entries.items():
                replace(state.value, each, now)
        if added and self._extend is not None:
            if len(added) > _FEW and isinstance(state.value, Renewing):
                await asyncio.to_thread(self._extend, state.value, added)
            else:
                self._extend(state.value, added)

    # --- building --------------------------------------------------------------------------------------------------

    async def _built(self) -> _State[Found]:
        """All of it from the store, with what was noted up to now."""
        while True:
            self._anew = False
            place = await self._newest()
            rows = await self._read(0)
            last = rows[-1][0] if rows else 0
            value = await asyncio.to_thread(self._build, [entry for _, entry in rows])
            if self._keep is not None and len(rows) >= keeping.WORTH_KEEPING:
                # Before anybody else writes to it: what is kept is exactly what that place says.
                await asyncio.to_thread(keeping.keep, self._keep, self._folder(), value, Place(*place, last))
            state = _State(value, place[0], last)
            if await self._follow(state):
                return state

    async def _build_beside(self) -> None:
        turn = self._turn
        try:
            state = await self._built()
            async with turn:
                if turn is not self._turn:
                    return  # another store was opened meanwhile
                self._anew = not await self._follow(state)
                self._state = state
        except Exception:
            log.exception("%s could not be built anew; what was built before goes on", self._name)
            await asyncio.sleep(_AGAIN)
            self._anew = True

    async def _from_disk(self) -> _State[Found] | None:
        if self._keep is None:
            return None
        found = await asyncio.to_thread(keeping.kept, self._keep, self._folder())
        if found is None:
            return None
        value, place = found
        rows = await store.fetch("SELECT mark FROM change WHERE name = $1 AND number = $2", self._name, place.number)
        if not rows or rows[0]["mark"] != place.mark:
            log.info("%s: what is kept on the disk is of another store, or too old; building it anew", self._name)
            return None
        state = _State(value, place.number, place.last)
        if not await self._follow(state):
            log.info("%s: too much changed since it was kept on the disk; building it anew", self._name)
            return None
        log.info("%s: read from the disk", self._name)
        return state

    async def _newest(self) -> tuple[int, str]:
        rows = await store.fetch(
            "SELECT number, mark FROM change WHERE name = $1 ORDER BY number DESC LIMIT 1", self._name
        )
        return (int(rows[0]["number"]), str(rows[0]["mark"])) if rows else (0, "")

    def _folder(self) -> Path:
        return store.folder() / self._name

    # --- writing ---------------------------------------------------------------------------------------------------

    async def added(self) -> None:
        """Rows of new things are going to be added in this transaction, however many. Call it before they are written.

        Its lock (see `announce`) is what makes ids of rows visible in their order.
        """
        await self._noted([_NEW], self._extend is None)

    async def changed(self, things: Iterable[int]) -> None:
        """These things are changed, renamed, merged or removed in this transaction."""
        if wanted := sorted(set(things)):
            await self._noted(wanted if len(wanted) <= _FEW else [_ALL], self._singly is None or len(wanted) > _FEW)

    async def remade(self) -> None:
        """So much is changed in this transaction that all is to be read again."""
        await self._noted([_ALL], True)

    async def _noted(self, things: Sequence[int], all_anew: bool) -> None:
        await _note(self._name, things)

        def tell() -> None:
            self._owed = self._owed or all_anew
            self.look()

        store.after_commit(tell)

    def look(self) -> None:
        """Something was written: the next query sees it."""
        self._look_again = 0.0
