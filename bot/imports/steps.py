"""A step of a load as those see it who write it: parsed, with what became of it; writes and reads no store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from bot.models import bulk
from bot.models.rows import Images


@dataclass(frozen=True, slots=True)
class Step:
    """One step (bot.models.loads.LoadStep)."""

    id: int
    number: int
    act: str
    size: int
    wanted: Mapping[str, Any]
    seen: Mapping[str, Any]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Step:
        """Out of a row of the store."""
        seen = orjson.loads(row["seen"]) if row["seen"] else {}
        return cls(row["id"], row["number"], row["act"], row["size"], orjson.loads(row["wanted"]), seen)


Outcome = Images | str
"""What was done to the rows of a step; or, as a code, why nothing was."""


@dataclass(slots=True)
class Written:
    """What became of some steps, each in its turn; and whose unit, place, standing or skills changed by it."""

    outcomes: list[Outcome]
    people: set[int] = field(default_factory=set)


def packed(value: object) -> str:
    """JSON as short as it gets."""
    return bulk.as_json(value)
