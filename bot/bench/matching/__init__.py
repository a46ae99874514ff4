"""`bench matching`: what is found of what was meant, how fast, and beside which other engines; finds nothing itself."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from functools import partial
from typing import Any

from bot import texts
from bot.bench.matching import calibrate, items, measure, ours, peers, semantic, table
from bot.bench.matching.items import Data, Item
from bot.settings import SettingsError

# Questions that peers are asked, and seconds that one of them may take for them: some need a second for each.
_SAMPLE, _PATIENCE = 372, 60.0


def run(given: Namespace) -> int:
    """Measure and print; 1 when a calibration misses a floor.

    Raises SettingsError for data that is not there, and for what cannot be asked of a task.
    """
    if given.task not in items.TASKS:
        raise SettingsError(f"Say what to measure: --task {'|'.join(items.TASKS)}.")
    against = _against(given.against or (), given.task)
    engine = _engine(given)
    data = items.read(given.data, given.split, given.task)
    if given.terms is not None:
        _tell(f"Filling up to {given.terms:,} labels")
        data = items.filled(data, given.terms)
    sample = items.shuffled(data.items)[:_SAMPLE]
    _tell(f"Asking {len(data.items):,} questions of {len(data.entries):,} texts")
    with measure.built(engine, data) as (match, took):
        asked = measure.ask(match, data.items)
        again = {each.item.id: each for each in (measure.ask(match, sample) if against else ())}
    if given.calibrate:
        return _calibrate(given, data, asked)
    report = measure.report(data, took, asked, given.bands)
    beside = (told for name in against if (told := _beside(name, data, sample, took, again)))
    if given.json:
        print(json.dumps(report | ({"peers": list(beside)} if against else {}), indent=1, ensure_ascii=False))
    else:
        table.tell(data, report, asked, given.bands)
        table.tell_peers(beside)
    return 0


def _engine(given: Namespace) -> measure.Engine:
    """Kunna's own engine for the task."""
    texts.words_everywhere("ask-whoknows")  # read from files now: it is no part of building an engine
    if not given.semantic:
        return ours.ENGINES[given.task]
    if given.task != "skills":
        raise SettingsError(f"--semantic: no stage of meaning stands behind {given.task}. Measure skills.")
    semantic.model()  # before minutes have gone
    return partial(ours.skills, semantic=True, vectors=given.vectors)


def _against(names: tuple[str, ...] | list[str], task: str) -> list[str]:
    """The peers asked for; all of them for "all"."""
    if names and task == "policy":
        raise SettingsError("--against runs engines that find labels; a policy has none. Measure skills or ideas.")
    if unknown := [name for name in names if name not in {*peers.PEERS, "all"}]:
        raise SettingsError(f"--against knows no {', '.join(unknown)}. It knows: all, {', '.join(peers.PEERS)}.")
    return list(peers.PEERS) if "all" in names else list(dict.fromkeys(names))


def _beside(
    name: str, data: Data, sample: list[Item], took: measure.Built, again: dict[str, measure.Asked]
) -> dict[str, Any] | None:
    """A peer's figures, Kunna's on the very same questions, and how many times Kunna's time the peer took."""
    peer = peers.PEERS[name]
    if missing := peer.missing():
        _tell(f"{name} is left out: {missing} is not installed.")
        return None
    _tell(f"Asking {name}")
    with measure.built(peer.engine, data) as (match, peers_took):
        asked = measure.ask(match, sample, _PATIENCE)
    if len(asked) < len(sample):
        _tell(f"{name} was stopped after {len(asked)} of {len(sample)} questions, {_PATIENCE:.0f} s.")
    theirs = measure.report(data, peers_took, asked)
    kunnas = measure.report(data, took, [again[each.item.id] for each in asked])
    ratios = {key: round(theirs[key] / max(kunnas[key], 0.001), 2) for key in ("wall_p50_ms", "wall_p99_ms", "build_s")}
    return {
        "name": name,
        "rerank": peer.rerank,
        "peer": theirs,
        "kunna": kunnas,
        "ratios": ratios,
        "in_process": peer.in_process,
    }


def _calibrate(given: Namespace, data: Data, asked: list[measure.Asked]) -> int:
    found = calibrate.cutting(calibrate.RULES[data.task], asked)
    path = calibrate.write(data, found, given.out)
    answer = "" if found.answer is None else f"answer from {found.answer:g}, "
    print(f"{data.task}: {answer}ask from {found.ask:g}, written to {path.name}. It {found.told}.")
    if found.missed:
        _tell("A floor is missed: no cut reaches all of them on these questions.")
    return 1 if found.missed else 0


def _tell(what: str) -> None:
    """Progress: not on the output, which programs read."""
    print(what, file=sys.stderr, flush=True)
