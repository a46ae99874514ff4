"""A measured figure beside its reference, printed as a table or as JSON; measures nothing."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: `reference` is what the same run measured without Kunna (None where there is none)."""

    name: str
    value: float
    unit: str
    reference: float | None = None

    @property
    def ratio(self) -> float | None:
        """Value over reference."""
        return round(self.value / self.reference, 3) if self.reference else None


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share (0 to 1) of the values lies; 0 without values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def show(name: str, figures: Sequence[Figure], as_json: bool) -> None:
    """Print them."""
    if as_json:
        machine = {"python": platform.python_version(), "cores": os.cpu_count(), "system": platform.platform()}
        listed = [asdict(figure) | {"ratio": figure.ratio} for figure in figures]
        print(json.dumps({"name": name, "machine": machine, "figures": listed}, ensure_ascii=False))
        return
    wide = max(len(figure.name) for figure in figures)
    print(f"{name:<{wide}} {'value':>10} {'unit':<10} {'reference':>10} {'ratio':>7}")
    for figure in figures:
        reference = "" if figure.reference is None else f"{figure.reference:.2f}"
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
        print(f"{figure.name:<{wide}} {figure.value:>10.2f} {figure.unit:<10} {reference:>10} {ratio:>7}")
