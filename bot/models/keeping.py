"""Values on the disk beside the store, with the place in the log of changes that they are as of; trusts nothing read.

Two files in a folder: what the value writes itself, under a stamp, and the place that the stamp is made of. A process
that is killed between the two, or another one that writes at the same time, leaves a stamp that does not fit.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Generic, TypeVar

log = logging.getLogger("kunna.keeping")

Value = TypeVar("Value")

WORTH_KEEPING = 5_000
"""Rows from which a value is kept: fewer are built within a tenth of a second."""

_PLACE = "place.json"


@dataclass(frozen=True, slots=True)
class Place:
    """Up to where a value knows the store: the newest change with its mark, the greatest id of its rows."""

    number: int
    mark: str
    last: int

    @property
    def stamp(self) -> str:
        """What the value's own file is marked with."""
        return f"{self.number}:{self.mark}:{self.last}"


@dataclass(frozen=True, slots=True)
class Keep(Generic[Value]):
    """How a value is written to a folder under a stamp and read from it: None where there is none, or a broken one."""

    save: Callable[[Value, Path, str], None]
    load: Callable[[Path, str], Value | None]


def keep(how: Keep[Value], folder: Path, value: Value, place: Place) -> None:
    """Write a value that nobody changes meanwhile. A folder that cannot be written is said in the log, and no more."""
    try:
        how.save(value, folder, place.stamp)
        with NamedTemporaryFile("w", dir=folder, prefix=_PLACE, delete=False, encoding="ascii") as file:
            json.dump(asdict(place), file)
        os.replace(file.name, folder / _PLACE)
    except OSError as error:
        log.warning("%s cannot be written (%s): the next start builds again what it would hold", folder, error)


def kept(how: Keep[Value], folder: Path) -> tuple[Value, Place] | None:
    """The value that was kept there, and as of when; None, with the reason in the log, where it has to be built."""
    try:
        place = Place(**json.loads((folder / _PLACE).read_text("ascii")))
        whole = isinstance(place.number, int) and isinstance(place.mark, str) and isinstance(place.last, int)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        whole, place = False, Place(0, "", 0)
        log.debug("%s: %s", folder, error)
    if not whole:
        log.warning("%s is damaged: building anew what it held", folder / _PLACE)
        return None
    value = how.load(folder, place.stamp)
    if value is None:
        log.warning("%s holds nothing that fits: building it anew", folder)
        return None
    return value, place
