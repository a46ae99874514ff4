"""A file of people is planned, applied and undone, on both databases; nothing is left of it but what it says."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot import clock
from bot.imports import loading
from bot.imports.loading import Begun, Load, Unusable
from bot.models import audit, loads, store
from bot.models.people import Person
from bot.models.skills import PersonSkill, Skill, meant

HEAD = "Namn;E-post;Avdelning;Ort;Kompetenser\r\n"
TWO = (
    HEAD + "Åsa Öberg;asa.oberg@example.com;Städ & Miljö;Umeå;Glasblåsning:4, Python:2\r\n"
    "Björn Ström;bjorn.strom@example.com;IT;Malmö;Glasblåsning\r\n"
)
DOMAIN = ("person", "person_skill", "skill", "skill_label", "address", "pick")


class Hand:
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

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
        rows = await store.fetch(f"SELECT * FROM {table} ORDER BY id")
        told[table] = hashlib.sha256(repr([tuple(row.values()) for row in rows]).encode()).hexdigest()
    return told


async def planned(text: str, *, complete: bool = False) -> Load:
    load = await loading.plan(text.encode("cp1252"), "folk.csv", audit.NOBODY, "terminal", complete)
    assert isinstance(load, Load), load
    return load


async def again(load: Load) -> Load:
    return await Load.get(id=load.id)


async def applied(load: Load) -> Load:
    assert await loading.begin(await again(load), audit.NOBODY, "terminal") is Begun.STARTED
    assert await loading.carry_on(load.id, 30)
    load = await again(load)
    assert load.state == "applied"
    return load


async def undone(load: Load) -> Load:
    assert await loading.undo(await again(load), audit.NOBODY, "terminal") is Begun.STARTED
    assert await loading.carry_on(load.id, 30)
    load = await again(load)
    assert load.state == "undone"
    return load


async def test_a_file_is_planned_applied_and_undone_and_the_store_is_as_it_was(sample_store: str) -> None:
    before = await domain()
    load = await planned(TWO)
    plan = await loading.found(load)
    assert (plan.added, plan.changed, plan.same, plan.spellings, plan.unclear) == (2, 0, 0, 1, 0)
    assert await domain() == before
    await applied(load)
    asa = await Person.get(email="asa.oberg@example.com")
    assert (asa.name, asa.unit_key, asa.place) == ("Åsa Öberg", "stad miljo", "Umeå")
    assert sorted(await PersonSkill.filter(person=asa).values_list("level", "level_given")) == [(2, True), (4, True)]
    assert [hit.score for hit in await meant("glasblåsning", "sv", 1)] == [100]
    await undone(load)
    assert await domain() == before
    assert not await meant("glasblåsning", "sv", 1, near=False)
