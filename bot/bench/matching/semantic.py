"""The stage of meaning behind the letters, as models/meanings.py puts it there; vectors are kept in a folder."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

import numpy as np

from bot.bench.matching.items import Entry
from bot.matching import Band, Hit
from bot.matching.meaning import Corners, Meaning, Nano, Nearness, Packed, blend, corners, packed, yardsticks
from bot.settings import CONFIG, SettingsError

BY_LETTERS = 20
"""Hits by letters that models/skills.py lets meaning choose among."""

# Where vectors are kept when no folder is named: what a checkout writes and git does not see.
_KEPT = CONFIG.parent / "var"
# Texts that go to the model at once and are written down together, and texts between two lines of progress.
_HOP, _TOLD = 64, 1_024


class Mind:
    """What things are near to a question in meaning, and how that is blended with what the letters found."""

    def __init__(self, entries: Iterable[Entry], numbers: Mapping[str, int], folder: Path | None) -> None:
        """`numbers`: things as hits name them. Raises SettingsError where no model runs."""
        self.names = _names(entries, numbers)
        self._model = model()
        asked = np.stack([self._model.of_question(text) for text in yardsticks()])
        labels = _kept(self._model, [*yardsticks(), *self.names.values()], folder or _KEPT)
        known = len(yardsticks())
        lie = Corners(corners(labels[:known].astype(np.float32)), corners(asked))
        self._near = Nearness(list(self.names), labels[known:], lie)

    def behind(self, hits: Sequence[Hit], text: str, limit: int) -> list[Hit]:
        """The hits, with what is near in meaning where they hold no answer."""
        if hits and hits[0].band is Band.ANSWER:
            return list(hits[:limit])
        near = self._near.nearest(self._model.of_question(text), 2 * limit, [hit.id for hit in hits])
        return blend(hits, near, limit, self.names)


def model() -> Meaning:
    """The model of `kunna[semantic]`. Raises SettingsError where it is not installed or cannot run."""
    if not Nano.runs_here():
        raise SettingsError("--semantic needs a model that runs here: pip install kunna[semantic], on Linux with AVX2.")
    return Nano()


def _names(entries: Iterable[Entry], numbers: Mapping[str, int]) -> dict[int, str]:
    """The text that stands for each thing, as models/meanings.py picks it: the English name, else the first one."""
    names: dict[int, str] = {}
    for entry in entries:
        if entry.preferred and (entry.language == "en" or numbers[entry.thing] not in names):
            names[numbers[entry.thing]] = entry.text
    return names


def _kept(model: Meaning, texts: Sequence[str], folder: Path) -> Packed:
    """The vectors of texts; those that the folder does not hold are computed and put there, as they come."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / "vectors.sqlite3")) as base:
        base.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, numbers BLOB) WITHOUT ROWID")
        there = dict(base.execute("SELECT key, numbers FROM vector"))
        missing = [text for text in dict.fromkeys(texts) if _key(text) not in there]
        for at in range(0, len(missing), _HOP):
            hop = missing[at : at + _HOP]
            rows = [(_key(text), row.tobytes()) for text, row in zip(hop, packed(model.of_labels(hop)), strict=True)]
            with base:
                base.executemany("INSERT OR IGNORE INTO vector VALUES (?, ?)", rows)
            there.update(rows)
            if at % _TOLD == 0:
                print(f"Vectors of meaning: {at:,} of {len(missing):,}", file=sys.stderr, flush=True)
    return np.stack([np.frombuffer(there[_key(text)], np.int8) for text in texts])


def _key(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
