"""Has a file read in a process of its own, with limits of time and memory: whatever a file does, it does it there.

That process is bot/imports/child.py: the file's bytes go in, lines of JSON come out.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import orjson

from bot.imports.cells import Skill
from bot.imports.child import BROKE, MEGABYTES, SECONDS
from bot.imports.esco import Concept, SkillsFile
from bot.imports.people import PeopleFile, PersonRow
from bot.imports.problems import Problem
from bot.imports.table import MEGABYTES as LONGEST

log = logging.getLogger("kunna.imports")

# Bytes of what it says that are taken at a time.
_CHUNK = 1 << 20
_ROOT = Path(__file__).resolve().parents[2]
# What the child needs of our environment. Not our secrets: it reads what strangers may have written.
_HANDED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "VIRTUAL_ENV")


async def read_apart(data: bytes, megabytes: int = LONGEST) -> PeopleFile | SkillsFile:
    """`read_file` of these bytes in a child process; a file that takes too much of it is refused."""
    environment = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.imports.child", str(megabytes),
        cwd=_ROOT, env=environment | {"OPENBLAS_NUM_THREADS": "1"},
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, limit=_CHUNK,
    )  # fmt: skip
    back, whole = Told(), False
    try:
        async with asyncio.timeout(SECONDS):
            await asyncio.gather(_feed(child, data), _listen(child, back))
            await child.wait()
            whole = True
    except TimeoutError:
        pass  # it is killed; or it has ended, and not all that it said was taken in
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0 or not whole:
        # Its own words are not logged: they could hold what stands in the file.
        log.warning("reading a file was ended", extra={"bytes": len(data), "code": child.returncode})
        heavy = Problem(0, "", "too-heavy", {"seconds": SECONDS, "megabytes": MEGABYTES})
        why = Problem(0, "", "damaged") if child.returncode == BROKE else heavy
        return PeopleFile([], [why], "", "", 0, True)
    return back.file()


async def _feed(child: Process, data: bytes) -> None:
    stdin = cast(asyncio.StreamWriter, child.stdin)
    try:
        stdin.write(data)
        await stdin.drain()
        stdin.close()
    except (BrokenPipeError, ConnectionResetError):
        pass  # it ended before it had read all: what it exits with says why


async def _listen(child: Process, back: Told) -> None:
    """Take in what it says line by line, while it says the next one."""
    stdout = cast(asyncio.StreamReader, child.stdout)
    begun: list[bytes] = []
    while said := await stdout.read(_CHUNK):
        *ended, rest = said.split(b"\n")
        if ended:
            lines = [b"".join([*begun, ended[0]]), *ended[1:]]
            begun = []
            await asyncio.to_thread(back.take, lines)
        begun.append(rest)


class Told:
    """What a child process says in `child.told`, while it says it."""

    def __init__(self) -> None:
        self._how: dict[str, Any] = {}
        self._people: list[PersonRow] = []
        self._skills: list[Skill] = []
        self._concepts: list[Concept] = []
        self._problems: list[Problem] = []

    def take(self, lines: Iterable[bytes]) -> None:
        """The next lines; how the file was understood is the first of all."""
        for said in lines:
            chunk = orjson.loads(said)
            self._how = self._how or chunk
            self._skills += map(tuple, chunk.get("skills", ()))
            self._people += [
                PersonRow(*cells, *[[self._skills[at] for at in known]]) for cells, known in chunk.get("people", ())
            ]
            self._concepts += [
                Concept(line, uri, [(label, key) for label, key in labels])
                for line, uri, labels in chunk.get("concepts", ())
            ]
            self._problems += [Problem(*each) for each in chunk.get("problems", ())]

    def file(self) -> PeopleFile | SkillsFile:
        """All of it."""
        how = self._how.copy()
        if how.pop("catalogue"):
            return SkillsFile(self._concepts, self._problems, **how)
        return PeopleFile(self._people, self._problems, **how)
