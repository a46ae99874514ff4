"""The process in which a file is read: `python -m bot.imports.child MEGABYTES`, bytes in, lines of JSON out.

It starts once for every file: it imports neither asyncio nor anything of the store.
"""

from __future__ import annotations

import gc
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import count, islice
from operator import attrgetter
from pathlib import Path
from typing import Any

import orjson

from bot.imports.cells import Skill
from bot.imports.esco import SkillsFile
from bot.imports.people import PeopleFile, PersonRow
from bot.imports.recognising import read_file

SECONDS, MEGABYTES = 20, 512
"""What reading one file may take."""

BROKE = 1
"""What it exits with when a file broke the reader, as Python does."""

# .. and when the memory was not enough.
_NO_ROOM = 3
# People, concepts and problems of one line: parsing it holds up whoever wants Python's lock for some milliseconds.
_AT_ONCE = 500


def told(data: bytes, megabytes: int) -> Iterator[bytes]:
    """What is said of a file, in lines; `reading.Told` takes them in."""
    return (orjson.dumps(chunk, option=orjson.OPT_APPEND_NEWLINE) for chunk in _written(read_file(data, megabytes)))


def _written(file: PeopleFile | SkillsFile) -> Iterator[dict[str, Any]]:
    how = {"encoding": file.encoding, "separator": file.separator, "read": file.read, "refused": file.refused}
    yield how | {"catalogue": isinstance(file, SkillsFile)}
    problems = iter(file.problems)
    if isinstance(file, SkillsFile):
        concepts = iter(file.rows)
        while some := [(each.line, each.uri, each.labels) for each in islice(concepts, _AT_ONCE)]:
            yield {"concepts": some}
    else:
        yield from _people(file.rows)
    while doubts := [(each.line, each.column, each.code, dict(each.args)) for each in islice(problems, _AT_ONCE)]:
        yield {"problems": doubts}


def _people(rows: Sequence[PersonRow]) -> Iterator[dict[str, Any]]:
    """People, who know skills by their places among all that were told: the same thousands stand again and again."""
    places: defaultdict[Skill, int] = defaultdict(count().__next__)
    told = 0
    for start in range(0, len(rows), _AT_ONCE):
        people = [(_CELLS(row), [places[skill] for skill in row.skills]) for row in rows[start : start + _AT_ONCE]]
        yield {"skills": [*islice(places, told, None)], "people": people}
        told = len(places)


_CELLS = attrgetter(*[field.name for field in fields(PersonRow)][:-1])  # skills are the last


def _limit() -> None:
    """No more memory than MEGABYTES beside what starting took, and no more processor time than SECONDS."""
    try:
        import resource
    except ImportError:  # no such thing on Windows: there the parent's clock is the only limit
        return
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabyte = 1 << 20
    taken = used if sys.platform == "darwin" else _address_space() or used * 1024
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEGABYTES * megabyte,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _address_space() -> int:
    """Bytes of address space that this process has; 0 where nobody tells."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def main() -> int:
    """Read what comes in; what to exit with."""
    _limit()
    gc.disable()  # it lives for a second or two, and looking through a million cells takes an eighth of them
    try:
        sys.stdout.buffer.writelines(told(sys.stdin.buffer.read(), int(sys.argv[1])))
        sys.stdout.flush()
    except MemoryError:
        return _NO_ROOM
    return 0


if __name__ == "__main__":
    if code := main():
        sys.exit(code)
    os._exit(0)  # all is said: taking a million cells apart again is nobody's business
