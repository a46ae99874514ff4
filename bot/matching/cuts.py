"""The calibrated cut-offs between an answer, "did you mean" and nothing, read from a file; measures nothing itself."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).parent / "cuts.toml"
"""The file that `bench matching --calibrate` writes and that every process reads once, when it starts."""

_HIGHEST = {"skills": 100.0, "policy": 1.0, "ideas": 100.0}


class CutsError(Exception):
    """The file of cut-offs cannot be used: names the file, what is wrong with it and the way out."""


@dataclass(frozen=True, slots=True)
class Cut:
    """From which score on a hit is answered, and from which on it is asked about; below, there is nothing."""

    answer: float
    ask: float


@dataclass(frozen=True, slots=True)
class Cuts:
    """The cut-offs of each search: skills and ideas by alikeness (0 to 100), policy by coverage (0 to 1).

    `ideas`: from where on an idea is shown as near; none is ever taken for the one that was being written.
    """

    skills: Cut
    policy: Cut
    ideas: float


def read(path: Path) -> Cuts:
    """The cut-offs in a file. Raises CutsError for a file that is not there, not whole, or cannot be meant."""
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CutsError(f"{_where(path)} cannot be read: {error}. {_WAY_OUT}") from error
    if unknown := given.keys() - _HIGHEST.keys():
        raise CutsError(f"{_where(path)} has a table that nothing reads: {', '.join(sorted(unknown))}. {_WAY_OUT}")
    skills, policy = (_numbers(path, task, given.get(task), ("answer", "ask")) for task in ("skills", "policy"))
    (ideas,) = _numbers(path, "ideas", given.get("ideas"), ("ask",))
    return Cuts(Cut(*skills), Cut(*policy), ideas)


_WAY_OUT = "Take the shipped file back, or write it anew with `python -m bot bench matching --calibrate`."


def _where(path: Path) -> str:
    return f"The file of matching's cut-offs, {path},"


def _numbers(path: Path, task: str, given: Any, names: tuple[str, ...]) -> list[float]:
    """The numbers with these names in a table, the highest first."""
    if not isinstance(given, dict) or given.keys() != set(names):
        raise CutsError(f"{_where(path)} needs {' and '.join(names)}, and no more, under [{task}]. {_WAY_OUT}")
    numbers = [given[name] for name in names]
    highest = _HIGHEST[task]
    # A bool is an int to Python, and `nan` is a number to TOML: neither is a cut.
    if not all(type(number) in (int, float) and 0 <= number <= highest for number in numbers):
        raise CutsError(f"{_where(path)} needs numbers from 0 to {highest:g} under [{task}]. {_WAY_OUT}")
    if numbers != sorted(numbers, reverse=True):
        raise CutsError(f"{_where(path)} asks above where it answers, under [{task}]. {_WAY_OUT}")
    return [float(number) for number in numbers]


CUTS = read(SHIPPED)
"""The shipped cut-offs."""
