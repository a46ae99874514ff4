"""Asks an engine every question of a split and counts what it found, as eval/score.py does; prints nothing."""

from __future__ import annotations

import ctypes
import gc
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from bot.bench.figures import percentile
from bot.bench.matching.items import Data, Item
from bot.matching import Band

FIRST = 5
"""Hits that count."""


class Found(NamedTuple):
    """A thing that an engine found; `sureness` is what its cut-offs are about (alikeness, or coverage of a policy)."""

    thing: str
    sureness: float
    band: Band = Band.ANSWER


Match = Callable[[str, str], list[Found]]
"""From a text and the asker's language to what was found, best first."""
Engine = Callable[[Data], AbstractContextManager[Match]]
"""Builds what answers questions on the data, and puts it away at the end."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, what was found, and the seconds it took by the clock and of this thread's processor time."""

    item: Item
    found: list[Found]
    wall: float
    cpu: float

    def offered(self, bands: bool) -> list[Found]:
        """What a person would be shown: with `bands`, only what is sure enough to be asked about."""
        return [found for found in self.found if not bands or found.band is not Band.NONE][:FIRST]

    def rank(self, bands: bool = False) -> int | None:
        """The place of the first right thing among those that count, from 0."""
        return next((at for at, found in enumerate(self.offered(bands)) if found.thing in self.item.correct), None)


@dataclass(frozen=True, slots=True)
class Built:
    """What building an engine took: seconds, and megabytes by which this process grew."""

    seconds: float
    megabytes: float


@contextmanager
def built(engine: Engine, data: Data) -> Iterator[tuple[Match, Built]]:
    """Build an engine and measure that: from rows as a store gives them until a first question is answered, which also
    makes what was left for it to make."""
    data.rows  # noqa: B018 - made now: it is no part of building
    gc.collect()
    _trim()  # what the engine before this one left would be taken for room that this one did not need
    gc.freeze()  # the data are not the engine's: its garbage need not be looked for among a million of their texts
    before, start = _resident(), time.perf_counter()
    try:
        with engine(data) as match:
            match("a", "")
            yield match, Built(time.perf_counter() - start, _resident() - before)
    finally:
        gc.unfreeze()


def ask(match: Match, items: Iterable[Item], patience: float = float("inf")) -> list[Asked]:
    """Ask one question after the other, until `patience` seconds are over."""
    asked = []
    until = time.perf_counter() + patience
    for item in items:
        wall, cpu = time.perf_counter(), time.thread_time()
        found = match(item.text, item.language)
        cpu, wall = time.thread_time() - cpu, time.perf_counter() - wall
        asked.append(Asked(item, found, wall, cpu))
        if time.perf_counter() > until:
            break
    return asked


def report(data: Data, took: Built, asked: Sequence[Asked], bands: bool = False) -> dict[str, Any]:
    """The figures under the names of eval/score.py, whose readers read them."""
    wall, cpu = [each.wall for each in asked], [each.cpu for each in asked]
    nothing = [each for each in asked if not each.offered(bands)]
    none = [each for each in asked if each.item.kind == "none"]
    refused = sum(not each.offered(bands) for each in none)
    right = sum(each.rank(bands) == 0 for each in asked)
    return {
        "task": data.task,
        "split": data.split,
        "items": len(asked),
        "build_s": round(took.seconds, 2),
        "rss_mb": round(took.megabytes),
        "wall_p50_ms": round(percentile(wall, 0.5) * 1e3, 3),
        "wall_p99_ms": round(percentile(wall, 0.99) * 1e3, 3),
        "cpu_p50_ms": round(percentile(cpu, 0.5) * 1e3, 3),
        "cpu_p99_ms": round(percentile(cpu, 0.99) * 1e3, 3),
        "none_recall": round(refused / max(1, len(none)), 3),
        "none_precision": round(refused / max(1, len(nothing)), 3),
        "answer_precision": round(right / max(1, len(asked) - len(nothing)), 3),
        "by": recalls(asked, bands, lambda item: ((item.kind, item.language), (item.kind, "*"), ("ALL", "*"))),
    }


def recalls(
    asked: Sequence[Asked], bands: bool, groups: Callable[[Item], Iterable[tuple[str, str]]]
) -> dict[str, dict[str, float]]:
    """How many of the questions that have an answer found it first, among five, and how early, by group."""
    ranks: dict[tuple[str, str], list[int | None]] = {}
    for each in asked:
        if each.item.kind != "none":
            rank = each.rank(bands)
            for group in groups(each.item):
                ranks.setdefault(group, []).append(rank)
    return {"/".join(group): _recall(of) for group, of in sorted(ranks.items())}


def _recall(ranks: Sequence[int | None]) -> dict[str, float]:
    many, found = len(ranks), [rank for rank in ranks if rank is not None]
    return {
        "n": many,
        "r1": round(found.count(0) / many, 4),
        "r5": round(len(found) / many, 4),
        "mrr": round(sum(1 / (rank + 1) for rank in found) / many, 4),
    }


def _resident() -> float:
    """Megabytes that this process holds."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() / 1e6


def _trim() -> None:
    """Give the memory that nothing uses back to the system, where the C library can (glibc)."""
    if hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        library.malloc_trim(0)
