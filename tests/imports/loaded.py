"""What tests of loads share: small files, a clock that stands, the way from a plan to its receipt; asserts little."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot import clock
from bot.imports import loading
from bot.imports.loading import Begun, Load
from bot.models import audit, store

ANNA = "anna.lind@example.com"
HEAD = "Namn;E-post;Avdelning;Ort;Kompetenser\r\n"
TWO = (
    HEAD + "Åsa Öberg;asa.oberg@example.com;Städ & Miljö;Umeå;Glasblåsning:4, Python:2\r\n"
    "Björn Ström;bjorn.strom@example.com;IT;Malmö;Glasblåsning\r\n"
)
DOMAIN = ("person", "person_skill", "skill", "skill_label", "address", "pick")


class Hand:
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        self.now = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)

    def ahead(self, span: timedelta) -> None:
        self.now += span


@pytest.fixture
def hand() -> Iterator[Hand]:
    made = Hand()
    with clock.frozen(lambda: made.now):
        yield made


async def domain() -> dict[str, str]:
    """A digest of every row of the tables that a load may change, ids and times included."""
    told = {}
    for table in DOMAIN:
        rows = await store.fetch(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - our own tables
        told[table] = hashlib.sha256(repr([tuple(row.values()) for row in rows]).encode()).hexdigest()
    return told


async def planned(text: str, *, complete: bool = False, firsts: Collection[str] = (), encoding: str = "cp1252") -> Load:
    """A plan of a file with these rows."""
    load = await loading.plan(text.encode(encoding), "folk.csv", audit.NOBODY, "terminal", complete, firsts=firsts)
    assert isinstance(load, Load), load
    return load


async def again(load: Load) -> Load:
    """The load as it is now."""
    return await Load.get(id=load.id)


async def applied(load: Load) -> Load:
    """The load, carried out."""
    assert await loading.begin(await again(load), audit.NOBODY, "terminal") is Begun.STARTED
    assert await loading.carry_on(load.id, 30)
    load = await again(load)
    assert load.state == "applied"
    return load


async def undone(load: Load) -> Load:
    """The load, taken back."""
    assert await loading.undo(await again(load), audit.NOBODY, "terminal") is Begun.STARTED
    assert await loading.carry_on(load.id, 30)
    load = await again(load)
    assert load.state == "undone"
    return load
