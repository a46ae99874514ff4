"""Finds the cut-offs that what was measured calls for, by a rule for each task, and writes them into their file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.bench.matching.items import Data
from bot.bench.matching.measure import Asked
from bot.matching.cuts import SHIPPED, read

_NEVER = -1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """What the cut-offs of a task have to do.

    keeps:    questions of these kinds keep their answer among five: at least `keep[0]` of them, better `keep[1]`
    of_found: those of them count that find their answer without a cut; else all do
    refuses:  questions made in these ways get nothing (all of kind "none" when empty): `refuse[0]`, better `refuse[1]`
    right:    the share of answers that have to be right at once, where the task knows answers
    steps:    the cut-offs that are tried
    """

    keeps: frozenset[str]
    keep: tuple[float, float]
    refuse: tuple[float, float]
    steps: Sequence[float]
    of_found: bool = False
    refuses: frozenset[str] = frozenset()
    right: float | None = None


def _steps(first: float, last: float, step: float) -> list[float]:
    return [round(first + at * step, 4) for at in range(round((last - first) / step) + 1)]


RULES = {
    "skills": Rule(frozenset({"typo"}), (0.992, 0.995), (0.94, 0.98), _steps(50, 99, 0.25), right=0.98),
    "policy": Rule(
        frozenset({"faq", "ours"}),
        (0.95, 0.98),
        (0.90, 0.98),
        _steps(0.1, 1, 0.005),
        of_found=True,
        refuses=frozenset({"none_written_by_us"}),
        right=0.90,
    ),
    "ideas": Rule(frozenset({"nearcopy", "paraphrase"}), (0.90, 0.97), (0.5, 0.9), _steps(20, 99, 0.25), of_found=True),
}
"""By task; the floors and aims are those of shared/MATCHING.md where it has them."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """The cut-offs of a task, what they do to the questions they were found on, and what of it misses a floor."""

    answer: float | None
    ask: float
    told: str
    missed: str


def cutting(rule: Rule, asked: Sequence[Asked]) -> Cutting:
    """The cut-offs that a rule makes of what was measured.

    Asked about: the cut that keeps and refuses most, each counted from its floor to its aim and no further, the worse
    of both deciding; of several as good, the middle one, for it stands furthest from where questions that were not
    seen here would break it. Answered: the lowest cut above it at which the share of right answers is reached.
    """
    kept = np.array([_sureness(each) for each in asked if each.item.kind in rule.keeps])
    kept = kept[kept > _NEVER] if rule.of_found else kept
    none = np.array([_surest(each) for each in asked if each.item.kind == "none" and _refused(rule, each)])
    keeps = [float(np.mean(kept >= cut)) if len(kept) else 0.0 for cut in rule.steps]
    refuses = [float(np.mean(none < cut)) if len(none) else 0.0 for cut in rule.steps]
    worths = [min(_worth(k, rule.keep), _worth(r, rule.refuse)) for k, r in zip(keeps, refuses, strict=True)]
    best = [at for at, worth in enumerate(worths) if worth == max(worths)]
    at = best[len(best) // 2]
    told = (
        f"keeps {keeps[at]:.2%} (floor {rule.keep[0]:.1%}) and refuses {refuses[at]:.2%} (floor {rule.refuse[0]:.0%})"
    )
    answer = None if rule.right is None else _answer(rule.right, rule.steps[at:], asked)
    if answer is not None:
        told += f"; answers {answer[1]:.0%} of all, right {answer[2]:.2%} (floor {rule.right:.0%})"
    missed = told if min(worths[at], *((answer[2] - rule.right,) if answer and rule.right else ())) < 0 else ""
    return Cutting(answer[0] if answer else None, rule.steps[at], told, missed)


def write(data: Data, found: Cutting, path: Path | None) -> Path:
    """Put a task's cut-offs into the file (the shipped one, when none is named), in place of those it had there."""
    text = (path if path and path.is_file() else SHIPPED).read_text("utf-8")
    answer = "" if found.answer is None else f"answer = {found.answer:g}\n"
    table = (
        f"[{data.task}] # {data.split}, {len(data.items):,} questions, {len(data.entries):,} texts:\n"
        f"# {found.told}\n{answer}ask = {found.ask:g}\n"
    )
    made = re.sub(rf"^\[{data.task}\].*?(?=^\n|\Z)", lambda _: table, text, flags=re.MULTILINE | re.DOTALL)
    path = path or SHIPPED
    path.write_text(made, "utf-8")
    read(path)
    return path


def _answer(right: float, steps: Sequence[float], asked: Sequence[Asked]) -> tuple[float, float, float]:
    """The lowest cut from which on enough answers are right, the share of all that is answered, and of those right."""
    tops = np.array([each.found[0].sureness if each.found else _NEVER for each in asked])
    firsts = np.array([each.rank() == 0 for each in asked])
    tried = []
    for cut in steps:
        answered = tops >= cut
        tried.append((cut, float(np.mean(answered)), float(np.mean(firsts[answered])) if answered.any() else 0.0))
        if tried[-1][2] >= right:
            return tried[-1]
    return max(tried, key=lambda of: of[2])


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
