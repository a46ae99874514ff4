"""Search indexes in memory that follow the store, in every process; knows no table but `version`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from time import monotonic
from typing import Generic, TypeVar

from tortoise import fields
from tortoise.expressions import F
from tortoise.models import Model

from bot.models import store
from bot.models.columns import plain

# How old what another process wrote may be before this one sees it, in seconds. Reading the row costs 0.3 ms.
FOLLOW_SECONDS = 1.0


class Version(Model):
    """One row per followed thing: `added` grows with every addition, `remade` when anything left or was renamed."""

    name = plain(fields.CharField(32, primary_key=True))
    added = plain(fields.IntField(default=0))
    remade = plain(fields.IntField(default=0))

    class Meta:
        table = "version"


Found = TypeVar("Found")
Entry = TypeVar("Entry")


class Followed(Generic[Found, Entry]):
    """A value built from rows of the store, extended when rows are added and built anew when rows change.

    read:   the rows with an id above the given one, as (id, entry), in the order of their ids
    build:  a fresh value from entries; runs in a thread
    extend: adds entries to a value in place; without it an addition builds anew as well
    """

    def __init__(
        self,
        name: str,
        read: Callable[[int], Awaitable[list[tuple[int, Entry]]]],
        build: Callable[[Iterable[Entry]], Found],
        extend: Callable[[Found, Iterable[Entry]], None] | None = None,
    ) -> None:
        self._name, self._read, self._build, self._extend = name, read, build, extend
        self._generation = -1
        self._value: Found | None = None
        self._seen = (-1, -1)
        self._last = 0
        self._look_again = 0.0
        self._turn = asyncio.Lock()

    async def get(self) -> Found:
        """The value as of now for what this process wrote, at most FOLLOW_SECONDS old for what others wrote."""
        if self._generation != store.generation():
            self._generation, self._value, self._look_again = store.generation(), None, 0.0
            self._turn = asyncio.Lock()  # a lock belongs to one event loop, a store too
        if self._value is None or monotonic() >= self._look_again:
            async with self._turn:
                if self._value is None or monotonic() >= self._look_again:
                    await self._catch_up()
        if self._value is None:
            raise RuntimeError(f"{self._name} was not built")
        return self._value

    async def _catch_up(self) -> None:
        self._look_again = monotonic() + FOLLOW_SECONDS
        rows = await Version.filter(name=self._name).values_list("added", "remade")
        seen = (int(rows[0][0]), int(rows[0][1])) if rows else (0, 0)
        if self._value is not None and seen == self._seen:
            return
        if self._value is None or self._extend is None or seen[1] != self._seen[1]:
            entries = await self._read(0)
            self._value = await asyncio.to_thread(self._build, [entry for _, entry in entries])
            self._last = 0
        else:
            entries = await self._read(self._last)
            self._extend(self._value, [entry for _, entry in entries])
        self._last = entries[-1][0] if entries else self._last
        self._seen = seen

    async def added(self) -> None:
        """Rows are going to be added in this transaction. Call it before they are written.

        It locks the version's row until the commit, so that ids become visible in their order: a reader that has
        seen 11 never looks for a 10 that a slower transaction commits after it.
        """
        await self._bump("added")

    async def remade(self) -> None:
        """Rows are renamed or removed in this transaction."""
        await self._bump("remade")

    async def _bump(self, column: str) -> None:
        await Version.get_or_create(name=self._name)
        await Version.filter(name=self._name).update(**{column: F(column) + 1})
        store.after_commit(self._stale)

    def _stale(self) -> None:
        self._look_again = 0.0
