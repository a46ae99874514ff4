"""Has a file read in a process of its own, with limits of time and memory: whatever a file does, it does it there.

That process is bot/imports/child.py: the file's bytes go in, lines of JSON come out.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from pathlib import Path

from bot.imports.cells import Skill
from bot.imports.child import BROKE, MEGABYTES, SECONDS
from bot.imports.esco import Concept, SkillsFile
from bot.imports.people import PeopleFile, PersonRow
from bot.imports.problems import Problem
from bot.imports.table import MEGABYTES as LONGEST

log = logging.getLogger("kunna.imports")

_ROOT = Path(__file__).resolve().parents[2]
# What the child needs of our environment. Not our secrets: it reads what strangers may have written.
_HANDED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "VIRTUAL_ENV")


async def read_apart(data: bytes, megabytes: int = LONGEST) -> PeopleFile | SkillsFile:
    """`read_file` of these bytes in a child process; a file that takes too much of it is refused."""
    environment = {name: os.environ[name] for name in _HANDED_ON if name in os.environ}
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.imports.child", str(megabytes),
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
        why = Problem(0, "", "damaged") if child.returncode == BROKE else heavy
        return PeopleFile([], [why], "", "", 0, True)
    return await asyncio.to_thread(read_back, out)


def read_back(out: bytes) -> PeopleFile | SkillsFile:
    """What a child process said in `child.told`."""
    lines = out.splitlines()
    people: list[PersonRow] = []
    skills: list[Skill] = []
    concepts: list[Concept] = []
    problems: list[Problem] = []
    for line in lines[1:]:
        chunk = json.loads(line)
        skills += map(tuple, chunk.get("skills", ()))
        people += [PersonRow(*cells, *[[skills[at] for at in known]]) for cells, known in chunk.get("people", ())]
        concepts += [
            Concept(line, uri, [(label, key) for label, key in labels])
            for line, uri, labels in chunk.get("concepts", ())
        ]
        problems += [Problem(*each) for each in chunk.get("problems", ())]
    how = json.loads(lines[0])
    if how.pop("catalogue"):
        return SkillsFile(concepts, problems, **how)
    return PeopleFile(people, problems, **how)
