"""Finds the cut-offs that what was measured calls for, by a rule for each task, and writes them into their file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.bench.matching.items import Data
from bot.bench.matching.measure import Asked
from bot.matching.cuts import SHIPPED, CutsError, read
from bot.settings import SettingsError

_NEVER = -1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """What the cut-offs of a task have to do.

    keeps:    questions of these kinds keep their answer among five: at least `keep[0]` of them, better `keep[1]`
    of_found: those of them count that find their answer without a cut; else all do
    refuses:  questions made in these ways get nothing (all of kind "none" when empty): `refuse[0]`, better `refuse[1]`
    right:    share of the answers that have to be right at once, where how sure a hit is says something about that
    doubts:   share of all questions without an answer that must not get one, where it does not (a passage that covers
              a question is as often the wrong one as the right one)
    steps:    the cut-offs that are tried
    """

    keeps: frozenset[str]
    keep: tuple[float, float]
    refuse: tuple[float, float]
    steps: Sequence[float]
    of_found: bool = False
    refuses: frozenset[str] = frozenset()
    right: float | None = None
    doubts: float | None = None


def _steps(first: float, last: float, step: float) -> list[float]:
    return [round(first + at * step, 4) for at in range(round((last - first) / step) + 1)]


RULES = {
    "skills": Rule(frozenset({"typo"}), (0.992, 0.995), (0.94, 0.98), _steps(50, 99, 0.25), right=0.97),
    "policy": Rule(
        frozenset({"faq", "ours"}),
        (0.95, 0.98),
        (0.90, 0.98),
        _steps(0.1, 1, 0.005),
        of_found=True,
        refuses=frozenset({"none_written_by_us"}),
        doubts=0.5,
    ),
    "ideas": Rule(frozenset({"nearcopy", "paraphrase"}), (0.90, 0.97), (0.5, 0.9), _steps(20, 99, 0.25), of_found=True),
}
"""By task; the floors and aims are those of shared/MATCHING.md where it has them."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """The cut-offs of a task, what they do to the questions they were found on, and whether that misses a floor."""

    answer: float | None
    ask: float
    told: str
    missed: bool


@dataclass(frozen=True, slots=True)
class _Answering:
    cut: float
    answered: float
    told: str
    missed: bool


def cutting(rule: Rule, asked: Sequence[Asked]) -> Cutting:
    """The cut-offs that a rule makes of what was measured.

    Asked about: the cut that keeps and refuses most, each counted from its floor to its aim and no further, the worse
    of both deciding; of several as good, the middle one, for it stands furthest from where questions that were not
    seen here would break it. Answered: the lowest cut above it that reaches its floor.

    Raises SettingsError where no question was asked that has to be kept, or none that has to be refused.
    """
    kept = np.array([_sureness(each) for each in asked if each.item.kind in rule.keeps])
    kept = kept[kept > _NEVER] if rule.of_found else kept
    none = np.array([_surest(each) for each in asked if each.item.kind == "none" and _refused(rule, each)])
    if not len(kept) or not len(none):
        raise SettingsError(f"A calibration needs questions of kind {' and '.join(sorted(rule.keeps))}, and of none.")
    keeps = [float(np.mean(kept >= cut)) for cut in rule.steps]
    refuses = [float(np.mean(none < cut)) for cut in rule.steps]
    worths = [min(_worth(k, rule.keep), _worth(r, rule.refuse)) for k, r in zip(keeps, refuses, strict=True)]
    best = [at for at, worth in enumerate(worths) if worth == max(worths)]
    at = best[len(best) // 2]
    told = (
        f"keeps {keeps[at]:.2%} (floor {rule.keep[0]:.1%}) and refuses {refuses[at]:.2%} (floor {rule.refuse[0]:.0%})"
    )
    answer = _answer(rule, rule.steps[at:], asked)
    if answer is None:
        return Cutting(None, rule.steps[at], told, worths[at] < 0)
    told += f"; answers {answer.answered:.0%} of all, {answer.told}"
    return Cutting(answer.cut, rule.steps[at], told, worths[at] < 0 or answer.missed)


def write(data: Data, found: Cutting, path: Path | None) -> Path:
    """Put a task's cut-offs into the file (the shipped one, when none is named), in place of those it had there.

    Raises SettingsError for a file that is there and holds no cut-offs.
    """
    there = path if path and path.is_file() else SHIPPED
    try:
        read(there)
    except CutsError as error:
        raise SettingsError(str(error)) from error
    text = there.read_text("utf-8")
    answer = "" if found.answer is None else f"answer = {found.answer:g}\n"
    table = (
        f"[{data.task}] # {data.split}, {len(data.items):,} questions, {len(data.entries):,} texts:\n"
        f"# {found.told}\n{answer}ask = {found.ask:g}\n"
    )
    made = re.sub(rf"^\[{data.task}\].*?(?=^\n|\Z)", lambda _: table, text, flags=re.MULTILINE | re.DOTALL)
    path = path or SHIPPED
    path.write_text(made, "utf-8")
    return path


def _answer(rule: Rule, steps: Sequence[float], asked: Sequence[Asked]) -> _Answering | None:
    """The lowest cut that is as good as its rule wants it; the best one where none is."""
    floor = rule.right if rule.right is not None else rule.doubts
    if floor is None:
        return None
    tops = np.array([each.found[0].sureness if each.found else _NEVER for each in asked])
    firsts = np.array([each.rank() == 0 for each in asked])
    none = np.array([_surest(each) for each in asked if each.item.kind == "none"])

    def good(cut: float) -> float:
        if rule.right is None:
            return float(np.mean(none < cut))
        return float(np.mean(firsts[tops >= cut])) if (tops >= cut).any() else 0.0

    reached = {cut: good(cut) for cut in steps}
    cut = next((cut for cut, share in reached.items() if share >= floor), max(reached, key=reached.__getitem__))
    what = "right" if rule.right is not None else "of those without an answer left"
    told = f"{what} {reached[cut]:.2%} (floor {floor:.0%})"
    return _Answering(cut, float(np.mean(tops >= cut)), told, reached[cut] < floor)


def _sureness(each: Asked) -> float:
    """How sure the first right thing among five is."""
    rank = each.rank()
    return _NEVER if rank is None else each.found[rank].sureness


def _surest(each: Asked) -> float:
    return max((found.sureness for found in each.found), default=_NEVER)


def _refused(rule: Rule, each: Asked) -> bool:
    return not rule.refuses or each.item.source in rule.refuses


def _worth(share: float, between: tuple[float, float]) -> float:
    """Where a share stands between its floor (0) and its aim (1); nothing is won above the aim."""
    floor, aim = between
    return min(1.0, (share - floor) / (aim - floor))
