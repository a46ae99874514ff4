"""`bench load`: files of people with 1,000,000 skills beside the bare driver, and others' commands meanwhile."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.app import open_store
from bot.bench import bare, stage
from bot.bench.company import as_csv, queries
from bot.bench.figures import Figure, percentile, show
from bot.bench.knocks import Knocks
from bot.bench.workbooks import Cell, book, sheet
from bot.imports import loading
from bot.imports.loading import Begun, Unusable
from bot.imports.people import PersonRow
from bot.models import audit, store
from bot.models.loads import Load
from bot.models.skills import meant
from bot.settings import read_settings
from bot.worker.loads import TURN

# Files of so many people with so many skills each are just below the 10 MB that one may have.
_FILES, _SKILLS = 4, 25
_PEOPLE = 10_000
# A workbook of HR's, and how fast commands come meanwhile.
_WORKBOOK, _OPEN_RATE = 20_000, 50.0


def run(given: Namespace) -> int:
    """Measure and print."""
    show("load", asyncio.run(_measure(given.catalogue)), given.json)
    return 0


async def _measure(catalogue: Path | None) -> list[Figure]:
    rows = stage.company(catalogue, _FILES * _PEOPLE, _SKILLS)
    files = [as_csv(rows[at : at + _PEOPLE]).encode() for at in range(0, len(rows), _PEOPLE)]
    again = [as_csv(_shuffled(rows[at : at + _PEOPLE])).encode() for at in range(0, len(rows), _PEOPLE)]
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        figures += await _on(
            "SQLite", f"sqlite://{folder}/bench.sqlite3", f"sqlite://{folder}/bare.sqlite3", files, again
        )
        figures += await _workbook(f"sqlite://{folder}/workbook.sqlite3", rows[:_WORKBOOK])
        figures += await _beside(f"sqlite://{folder}/beside.sqlite3", rows[: 2 * _PEOPLE])
    with stage.postgres() as address, stage.postgres() as other:
        if address and other:
            figures += await _on("PostgreSQL", address, other, files, again)
    return figures


def _shuffled(rows: Sequence[PersonRow]) -> list[PersonRow]:
    """The same people as somebody saves them again: in another order, their skills too."""
    draw = random.Random(2)
    mixed = [replace(row, skills=draw.sample(row.skills, len(row.skills))) for row in rows]
    draw.shuffle(mixed)
    return mixed


async def _on(name: str, address: str, other: str, files: Sequence[bytes], again: Sequence[bytes]) -> list[Figure]:
    """Load all files, then all of them again. After each file the bare driver writes what came of it into a store of
    its own: this machine is now faster, now slower, and so both have their share of that."""
    planned = applied = reread = reference = 0.0
    async with open_store(read_settings(store={"url": other}), bring_up_to_date=True):
        pass
    async with (
        open_store(read_settings(store={"url": address}), bring_up_to_date=True),
        bare.writer(address, other) as write,
    ):
        resident = [stage.resident("self")]
        for number, data in enumerate(files):
            start = time.perf_counter()
            load = await _planned(data, f"people{number}.csv")
            planned += time.perf_counter() - start
            start = time.perf_counter()
            await _applied(load)
            applied += time.perf_counter() - start
            resident.append(stage.resident("self"))
            reference += await write()
        many = (await store.fetch("SELECT count(*) AS many FROM person_skill"))[0]["many"]
        for number, data in enumerate(again):
            start = time.perf_counter()
            load = await _planned(data, f"again{number}.csv")
            reread += time.perf_counter() - start
            if load.steps:
                raise RuntimeError("The same people saved again are not found to be the same.")
    first = planned + applied
    return [
        Figure(f"{name}: {many:,} skills of people, read, planned, applied", first, "s", reference),
        Figure(f"{name}: of that, read and planned", planned, "s", reference),
        Figure(f"{name}: of that, applied", applied, "s", reference),
        Figure(f"{name}: saved again in another order: nothing to do", reread, "s", first),
        Figure(f"{name}: memory that it takes more after the first file", resident[1] - resident[0], "MiB"),
        Figure(f"{name}: memory that it takes more after the last file than then", resident[-1] - resident[1], "MiB"),
    ]


async def _planned(data: bytes, name: str) -> Load:
    load = await loading.plan(data, name, audit.NOBODY, "bench")
    if isinstance(load, Unusable):
        raise TypeError(f"{name} cannot be used: {load.problems[:3]}")
    return load


async def _applied(load: Load) -> None:
    if await loading.begin(load, audit.NOBODY, "bench") is not Begun.STARTED:
        raise RuntimeError("A plan that was just made cannot be applied.")
    while not await loading.carry_on(load.id, TURN):
        pass
    await load.refresh_from_db()
    if load.refused:
        raise RuntimeError(f"{load.refused} people were not written.")


async def _workbook(address: str, rows: Sequence[PersonRow]) -> list[Figure]:
    """A workbook of HR's, planned and applied; every other person is there already, with another title."""
    cells: list[list[Cell]] = [["name", "email", "unit", "place", "language", "title", "skills"]]
    for row in rows:
        skills = "; ".join(label for label, _ in row.skills[:5])
        cells.append([row.name, row.email, row.unit, row.place, row.language, row.title, skills])
    async with open_store(read_settings(store={"url": address}), bring_up_to_date=True):
        known = [replace(row, title="Trainee") for row in rows[::2]]
        await _applied(await _planned(as_csv(known).encode(), "known.csv"))
        data = book({"People": sheet(cells)})
        await meant("python", "en")  # in a server the index stands since somebody asked first
        start = time.perf_counter()
        load = await _planned(data, "people.xlsx")
        planned = time.perf_counter() - start
        await _applied(load)
        applied = time.perf_counter() - start - planned
    return [
        Figure(f"SQLite: a workbook of {len(rows):,} rows, read and planned", planned, "s"),
        Figure("SQLite: the same applied, where every other person is known", applied, "s", planned),
    ]


async def _beside(address: str, rows: list[PersonRow]) -> list[Figure]:
    """Others' commands at a steady rate while the same process loads a file; the reference is the same without one."""
    known, coming = rows[:_PEOPLE], rows[_PEOPLE:]
    async with Knocks(stage.SECRET) as slack:
        async with open_store(read_settings(store={"url": address}), bring_up_to_date=True):
            await _applied(await _planned(as_csv(known).encode(), "known.csv"))
        port = stage.free_port()
        environment = stage.kunna(Path("unused"), 0, slack.port)[1] | {
            "KUNNA_STORE__URL": address, "KUNNA_HTTP__PORT": str(port),
        }  # fmt: skip
        async with stage.server(["-m", "bot", "serve"], environment, port) as kunna:
            target, lines = f"{kunna.url}/slack/events", queries(rows, 2_200)
            await slack.closed(target, lines[:200], 8)
            without = await slack.open(target, lines[200:900], _OPEN_RATE)
            async with open_store(read_settings(store={"url": address})):
                load = await _planned(as_csv(coming).encode(), "coming.csv")
                await loading.begin(load, audit.NOBODY, "bench")  # the server's worker carries on
                beside = await slack.open(target, lines[900:], _OPEN_RATE)
                await load.refresh_from_db()
                if not load.done:
                    raise RuntimeError("Nothing was loaded meanwhile.")

    def waited(name: str, part: float, beside: Sequence[float], without: Sequence[float]) -> Figure:
        return Figure(
            f"SQLite: {name} at 50/s meanwhile", percentile(beside, part) * 1e3, "ms", percentile(without, part) * 1e3
        )

    return [
        waited("acknowledgement p50", 0.5, beside.acks, without.acks),
        waited("acknowledgement p99", 0.99, beside.acks, without.acks),
        waited("answer p99", 0.99, beside.answers, without.answers),
        Figure("SQLite: commands not answered meanwhile", beside.failed, "commands"),
        Figure("SQLite: people loaded meanwhile", load.done, "people"),
    ]
