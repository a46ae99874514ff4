"""`bench rank`: three skills that everyone has, among 1,000,000 rows, from memory beside the query; both databases."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from bot.app import open_store
from bot.bench import stage
from bot.bench.figures import Figure, percentile, show
from bot.models import store
from bot.models.experts import EXPERTS
from bot.models.ranking import experts, plainly
from bot.models.store import transaction
from bot.settings import read_settings

# A company of 100,000 with ten skills each: three that everyone shows, three that everyone has and a tenth hides.
_PEOPLE, _EACH, _EVERYONES = 100_000, 10, 6
_SHOWN, _HIDDEN = (1, 2, 3), (4, 5, 6)
_OTHERS = 5_000
_HIDES, _LEFT, _ENDORSED = 0.1, 0.02, 0.3
_UNITS, _PLACES = 20, 10
# Answers of each kind; few of the query's, each of which takes some hundred times as long.
_TIMES, _QUERIES = 300, 2
# Rows in one transaction.
_ROWS = 20_000
_SAID = datetime(2026, 1, 1, tzinfo=UTC)


def run(given: Namespace) -> int:
    """Measure and print."""
    show("rank", asyncio.run(measure(_PEOPLE, _TIMES, _QUERIES)), given.json)
    return 0


async def measure(people: int, times: int, queries: int) -> list[Figure]:
    """All figures of a company of that size."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        # What is only read here need not be on the disk at once.
        file = f"sqlite://{Path(folder) / 'bench.sqlite3'}?synchronous=OFF"
        figures += await _on("SQLite", file, people, times, queries)
    with stage.postgres() as address:
        if address:
            figures += await _on("PostgreSQL", address, people, times, queries)
    return figures


async def _on(name: str, address: str, people: int, times: int, queries: int) -> list[Figure]:
    async with open_store(read_settings(store={"url": address}), bring_up_to_date=True):
        await _filled(people)
        before, start = _resident(), time.perf_counter()
        await EXPERTS.ready()
        taken, memory = time.perf_counter() - start, _resident() - before
        figures = []
        for kind, skills, unit, place in (
            ("three skills everyone has", _SHOWN, "", ""),
            ("the same, unit:", _SHOWN, "unit 7", ""),
            ("the same, unit: and place:", _SHOWN, "unit 7", "place 3"),
            ("three with hidden rows", _HIDDEN, "", ""),
            ("three with hidden rows, place:", _HIDDEN, "", "place 3"),
            ("one skill of a few", (_EVERYONES + 1,), "", ""),
        ):
            ours, theirs, used = await _beside(skills, unit, place, times, queries)
            figures += [
                Figure(f"{name}: {kind}, p{share}", _milliseconds(ours, share), "ms", _milliseconds(theirs, share))
                for share in (50, 99)
            ]
            figures.append(Figure(f"{name}: {kind}, processor time", used / times * 1e3, "ms"))
        return [
            *figures,
            Figure(f"{name}: read into memory, {people * _EACH:,} rows", taken, "s"),
            Figure(f"{name}: memory that it takes", memory, "MiB"),
        ]


def _milliseconds(seconds: Sequence[float], share: int) -> float:
    return percentile(seconds, share / 100) * 1e3


async def _beside(
    skills: Sequence[int], unit: str, place: str, times: int, queries: int
) -> tuple[list[float], list[float], float]:
    """Seconds of whole answers, names included; of the query alone, which must find the same people; processor time."""
    ours, theirs, used = [], [], 0.0
    for number in range(times):
        start, before = time.perf_counter(), time.process_time()
        found = await experts(skills, unit, place)
        ours.append(time.perf_counter() - start)
        used += time.process_time() - before
        if number % (times // queries) == 0:  # now and then, so that a slow minute is one for both
            start = time.perf_counter()
            wanted = await plainly(skills, unit, place, 1)
            theirs.append(time.perf_counter() - start)
            if [row.person for row in found.rows] != wanted.rows or found.total != wanted.total:
                raise RuntimeError("Memory and the query do not agree.")
    return ours, theirs, used


def _resident() -> float:
    """This process's memory in MiB."""
    return stage.resident("self")


# --- the company ---


async def _filled(people: int) -> None:
    """The same people with the same skills each time, written with as few statements as the databases allow."""
    draw = random.Random(1)
    await _write(
        "skill", "id, name, created", 3, ((at, f"Skill {at}", _SAID) for at in range(1, _EVERYONES + _OTHERS + 1))
    )
    await _write(
        "person",
        "name, name_key, unit, unit_key, place, place_key, active, created, title, language, zone, role, earlier, "
        "interests, speaks",
        15,
        (_person(number, draw) for number in range(1, people + 1)),
    )
    await _write(
        "person_skill",
        "person_id, skill_id, level, level_given, endorsements, hidden, fresh",
        7,
        (row for number in range(1, people + 1) for row in _skills(number, draw)),
    )
    await store.client().execute_script("ANALYZE")


def _person(number: int, draw: random.Random) -> tuple[Any, ...]:
    unit, place = f"unit {draw.randrange(_UNITS)}", f"place {draw.randrange(_PLACES)}"
    name, active = f"Person {number}", draw.random() >= _LEFT
    return (name, name.lower(), unit, unit, place, place, active, _SAID, "", "", "", 1, "", "", "")


def _skills(person: int, draw: random.Random) -> Iterator[tuple[Any, ...]]:
    others = draw.sample(range(_EVERYONES + 1, _EVERYONES + _OTHERS + 1), _EACH - _EVERYONES)
    for skill in (*_SHOWN, *_HIDDEN, *others):
        endorsed = draw.randrange(15) if draw.random() < _ENDORSED else 0
        said = _SAID + timedelta(seconds=draw.randrange(10_000_000), microseconds=draw.randrange(1_000_000))
        hidden = skill in _HIDDEN and draw.random() < _HIDES
        yield person, skill, draw.randint(1, 4), True, endorsed, hidden, said


async def _write(table: str, columns: str, width: int, rows: Iterator[tuple[Any, ...]]) -> None:
    while part := list(islice(rows, _ROWS)):
        await transaction(_inserted(table, columns, width, part))


def _inserted(table: str, columns: str, width: int, rows: list[tuple[Any, ...]]) -> Callable[[], Any]:
    async def work() -> None:
        marks = ",".join(f"${at}" if store.dialect() == "postgres" else "?" for at in range(1, width + 1))
        if store.dialect() == "sqlite":
            values = [[cell.isoformat(" ") if isinstance(cell, datetime) else cell for cell in row] for row in rows]
        else:
            values = [list(row) for row in rows]
        await store.client().execute_many(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608 - ours

    return work
