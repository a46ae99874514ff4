"""Arrays in one file beside the store, mapped into memory when read; whoever reads checks them and trusts nothing."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_log = logging.getLogger(__name__)

FORMAT = 2
"""To be counted up whenever what the arrays mean changes: also when normalising does, which made them."""

_FILE = "labels.kept"
_LINE = 64  # bytes that an array begins at a multiple of
_MOST_HEADER = 1 << 20


def write(folder: Path, stamp: str, arrays: Mapping[str, Sequence[Array]], words: Sequence[str]) -> None:
    """Write arrays, each given in one piece or several, in place of what the folder holds: all of them or nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, prefix=_FILE, delete=False) as file:
        try:
            # The header comes last and is found from the end: it knows the checksum then.
            table, checksum = [], 0
            for name, pieces in arrays.items():
                start = file.tell()
                for piece in pieces:
                    data = np.ascontiguousarray(piece).view(np.uint8).data
                    checksum = crc32(data, checksum)
                    file.write(data)
                table.append((name, pieces[0].dtype.str if pieces else "<u2", start, file.tell()))
                padding = bytes(-file.tell() % _LINE)
                checksum = crc32(padding, checksum)
                file.write(padding)
            header = {"format": FORMAT, "stamp": stamp, "checksum": checksum, "arrays": table, "words": list(words)}
            coded = json.dumps(header).encode("ascii")
            file.write(coded + crc32(coded).to_bytes(4, "little") + len(coded).to_bytes(4, "little"))
            file.flush()
            os.fsync(file.fileno())
            os.replace(file.name, folder / _FILE)
        except BaseException:
            os.unlink(file.name)
            raise


def read(folder: Path, stamp: str) -> tuple[dict[str, Array], list[str]] | None:
    """The arrays and words that were written with this stamp; None, with the reason in the log, when there are none."""
    try:
        data = np.memmap(folder / _FILE, dtype=np.uint8, mode="r")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as problem:  # ValueError: a file of no bytes
        _log.warning("the kept labels cannot be read and are built anew: %s", problem)
        return None
    header = _header(data)
    if header is None or header["format"] != FORMAT or header["stamp"] != stamp:
        _log.info("the kept labels are older or newer than the store and are built anew")
        return None
    body = data[: max((end + -end % _LINE for *_, end in header["arrays"]), default=0)]
    if crc32(body.data) != header["checksum"]:
        _log.warning("the kept labels are damaged and are built anew")
        return None
    arrays = {name: np.asarray(data[start:end]).view(kind) for name, kind, start, end in header["arrays"]}
    return arrays, header["words"]


def _header(data: npt.NDArray[np.uint8]) -> dict[str, Any] | None:
    size = int.from_bytes(data[-4:].tobytes(), "little")
    coded = data[-8 - size : -8].tobytes() if 0 < size <= min(_MOST_HEADER, len(data) - 8) else b""
    if not coded or crc32(coded) != int.from_bytes(data[-8:-4].tobytes(), "little"):
        return None
    header: dict[str, Any] = json.loads(coded)
    return header
