"""What was measured of matching, as tables that people read; measures nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.bench.matching.items import Data, Item
from bot.bench.matching.measure import Asked, recalls

# Ways of making a question that are worth watching on their own (eval/README.md).
_WATCHED = ("hard_", "esco_alt_mid", "esco_alt_far", "so_tag_synonym_unseen", "esco_acronym_unseen", "label_withheld")
_HEAD = f"{'':<36} {'questions':>9} {'R@1 %':>7} {'R@5 %':>7} {'MRR':>6}"


def tell(data: Data, measured: Mapping[str, Any], asked: Sequence[Asked], bands: bool) -> None:
    """Print the figures of one task."""
    things = len({entry.thing for entry in data.entries})
    how = "with the shipped cut-offs" if bands else "ranking without a cut"
    print(
        f"{data.task}, {data.split}: {len(asked):,} questions, {len(data.entries):,} texts of {things:,} things; {how}"
    )
    print(_HEAD)
    _rows(measured["by"])
    if slices := recalls(asked, bands, _watched):
        print("of these, by how the question was made")
        _rows(slices)
    if bands:
        print(
            f"NONE refused {measured['none_recall']:.1%}, of the refused NONE {measured['none_precision']:.1%}, "
            f"of the answered right at once {measured['answer_precision']:.1%}"
        )
    print(
        f"wall p50 {measured['wall_p50_ms']:.3f} ms, p99 {measured['wall_p99_ms']:.3f} ms; "
        f"processor p50 {measured['cpu_p50_ms']:.3f} ms, p99 {measured['cpu_p99_ms']:.3f} ms; "
        f"built in {measured['build_s']:.2f} s, memory {measured['rss_mb']:,} MB"
    )
    print("building: in one thread, from texts in memory as a store gives them (not from the store) to a first answer")


def tell_peers(peers: Iterable[Mapping[str, Any]]) -> None:
    """Print what peers reached on questions that Kunna was asked as well, and how many times Kunna's time they took.

    Each as soon as it is measured: some take minutes.
    """
    names = ("R@1 %", "R@5 %", "p50 ms", "p99 ms", "build s", "MB")
    for at, peer in enumerate(peers):
        if at == 0:
            print(f"\n{'':<36} {'questions':>9} " + " ".join(f"{name:>9}" for name in names) + "  p50, p99 x Kunna's")
        times = " ".join(f"{peer['ratios'][name]:.1f}" for name in ("wall_p50_ms", "wall_p99_ms"))
        name = peer["name"] + (" + rerank" if peer["rerank"] else "")
        print(_engine(name, peer["peer"], peer["in_process"]) + f"  {times}")
        print(_engine("  Kunna on the same", peer["kunna"], True), flush=True)


def _engine(name: str, measured: Mapping[str, Any], in_process: bool) -> str:
    all_of_them = measured["by"].get("ALL/*", {"r1": 0.0, "r5": 0.0})
    memory = f"{measured['rss_mb']:,}" if in_process else "-"
    return (
        f"{name:<36} {measured['items']:>9,} {all_of_them['r1'] * 100:>9.2f} {all_of_them['r5'] * 100:>9.2f} "
        f"{measured['wall_p50_ms']:>9.3f} {measured['wall_p99_ms']:>9.3f} {measured['build_s']:>9.2f} {memory:>9}"
    )


def _watched(item: Item) -> Iterable[tuple[str, str]]:
    if item.source.startswith(_WATCHED):
        yield (item.source, item.language)
        yield (item.source, "*")


def _rows(by: Mapping[str, Mapping[str, float]]) -> None:
    for name, found in by.items():
        print(f"{name:<36} {found['n']:>9,} {found['r1'] * 100:>7.2f} {found['r5'] * 100:>7.2f} {found['mrr']:>6.3f}")
