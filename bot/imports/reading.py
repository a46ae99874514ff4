"""Reads a file in a process of its own, with limits of time and memory: whatever a file does, it does it there.

`python -m bot.imports.reading MEGABYTES` is that process: the file's bytes come in, lines of JSON go out.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import Any

from bot.imports.esco import Concept, SkillsFile
from bot.imports.people import PeopleFile, PersonRow
from bot.imports.problems import Problem
from bot.imports.recognising import read_file
from bot.imports.table import MEGABYTES as LONGEST

log = logging.getLogger("kunna.imports")

SECONDS, MEGABYTES = 20, 512
"""What reading one file may take."""

_ROOT = Path(__file__).resolve().parents[2]
# People, concepts and problems of one line: parsing it holds the event loop up for a millisecond or two.
_AT_ONCE = 500
# What the child exits with when a file broke the reader, as Python does, and when the memory was not enough.
_BROKE, _NO_ROOM = 1, 3
# What the child needs of our environment. Not our secrets: it reads what strangers may have written.
_HANDED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "VIRTUAL_ENV")


async def read_apart(data: bytes, megabytes: int = LONGEST) -> PeopleFile | SkillsFile:
    """`read_file` of these bytes in a child process; a file that takes too much of it is refused."""
    environment = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.imports.reading", str(megabytes),
        cwd=_ROOT, env=environment | {"OPENBLAS_NUM_THREADS": "1"},
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(SECONDS):
            out, _ = await child.communicate(data)
    except TimeoutError:
        out = b""
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        # Its own words are not logged: they could hold what stands in the file.
        log.warning("reading a file was ended", extra={"bytes": len(data), "code": child.returncode})
        heavy = Problem(0, "", "too-heavy", {"seconds": SECONDS, "megabytes": MEGABYTES})
        why = Problem(0, "", "damaged") if child.returncode == _BROKE else heavy
        return PeopleFile([], [why], "", "", 0, True)
    return await asyncio.to_thread(read_back, out)


def read_back(out: bytes) -> PeopleFile | SkillsFile:
    """What a child process said in `told`."""
    lines = out.splitlines()
    people: list[PersonRow] = []
    concepts: list[Concept] = []
    problems: list[Problem] = []
    for line in lines[1:]:
        chunk = json.loads(line)
        people += [
            PersonRow(*cells, *[list(zip(labels, levels, strict=True))])
            for cells, labels, levels in chunk.get("people", ())
        ]
        concepts += [
            Concept(line, uri, [(label, key) for label, key in labels])
            for line, uri, labels in chunk.get("concepts", ())
        ]
        problems += [Problem(*each) for each in chunk.get("problems", ())]
    how = json.loads(lines[0])
    if how.pop("skills"):
        return SkillsFile(concepts, problems, **how)
    return PeopleFile(people, problems, **how)


def _written(file: PeopleFile | SkillsFile) -> Iterator[dict[str, Any]]:
    how = {"encoding": file.encoding, "separator": file.separator, "read": file.read, "refused": file.refused}
    yield how | {"skills": isinstance(file, SkillsFile)}
    problems = iter(file.problems)
    if isinstance(file, SkillsFile):
        concepts = iter(file.rows)
        while some := [(each.line, each.uri, each.labels) for each in islice(concepts, _AT_ONCE)]:
            yield {"concepts": some}
    else:
        rows = iter(file.rows)
        while people := [_plain(row) for row in islice(rows, _AT_ONCE)]:
            yield {"people": people}
    while doubts := [(each.line, each.column, each.code, dict(each.args)) for each in islice(problems, _AT_ONCE)]:
        yield {"problems": doubts}


_CELLS = [field.name for field in fields(PersonRow)][:-1]  # skills are the last


def _plain(row: PersonRow) -> tuple[list[Any], list[str], list[int | None]]:
    """The person's cells, their skills and the levels of those: a pair for each skill would be read back twice as
    slowly."""
    return [getattr(row, name) for name in _CELLS], [skill for skill, _ in row.skills], [at for _, at in row.skills]


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


def told(data: bytes, megabytes: int) -> Iterator[bytes]:
    """What the child process says of a file, in lines."""
    return (json.dumps(chunk).encode() + b"\n" for chunk in _written(read_file(data, megabytes)))


def main() -> int:
    """The child process; what it exits with."""
    _limit()
    try:
        sys.stdout.buffer.writelines(told(sys.stdin.buffer.read(), int(sys.argv[1])))
    except MemoryError:
        return _NO_ROOM
    return 0


if __name__ == "__main__":
    sys.exit(main())
