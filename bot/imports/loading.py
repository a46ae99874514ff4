"""Loading a file: planned, shown, applied, undone, for commands and the command line; puts nothing into words.

plan -> begin -> carry_on, and undo -> carry_on. Nothing is written to people or skills before `begin`.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot import clock
from bot.imports import carrying
from bot.imports.deciding import Spelling, alike, decide, decide_rest, spelling, spellings
from bot.imports.doubting import all_doubts, doubts, keep_doubts
from bot.imports.esco import SkillsFile, language_of
from bot.imports.esco_catalogue import plan_skills
from bot.imports.identifying import identified
from bot.imports.leaving import missing, plan_leavers
from bot.imports.planning import plan_people
from bot.imports.problems import Problem, Weight
from bot.imports.reading import read_apart
from bot.imports.showing import Difference, all_differences, diff, refusals
from bot.imports.steps import packed
from bot.imports.table import MEGABYTES
from bot.models import audit, loads, outbox, rows, store
from bot.models.loads import Begun, Kind, Load, State
from bot.models.people import Person
from bot.reply import UserText

__all__ = [
    "Begun", "Difference", "Load", "Plan", "Receipt", "Spelling", "Unusable", "alike", "all_differences", "all_doubts",
    "begin", "carry_on", "decide", "decide_rest", "diff", "doubts", "drop", "everyone", "found", "plan",
    "receipt", "refusals", "spelling", "spellings", "undo",
]  # fmt: skip

# Seconds after which the asker is told in the direct message how far it is; what is over sooner was answered at once.
_TOLD_AFTER = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file of which nothing can be used: why, the file's own problem first."""

    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a load comes to, counted when it was planned.

    added, changed, same: people. spellings: skills that no label has, `undecided` of them still without a word of an
    admin (those become skills of their own). rows: how many the file has below its heading, of which `unclear` cannot
    be used; `notes`: smaller doubts. missing: active people who are not in a file that was said to be complete;
    `leaving` is the load that lets them go, applied by itself; None where a row was unclear, since they may be in it.
    For a load of leavers, `changed` counts them, and `beside` is the number of the load in whose file they are missing.
    Of a catalogue they count skills; `labels` of their names, in `language`, are new.
    """

    load: Load
    added: int
    changed: int
    same: int
    spellings: int
    undecided: int
    rows: int
    unclear: int
    notes: int
    missing: int
    leaving: Load | None
    beside: int
    encoding: str
    separator: str
    labels: int = 0
    language: str = ""

    @property
    def unsaid(self) -> bool:
        """Whether somebody has to say first which language a catalogue is in."""
        return self.load.kind == Kind.CATALOGUE and not self.language

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.added and not self.changed


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a load's steps, or becomes of them: so many people were added, changed, let go; so many skills
    became skills of their own. refused: why how many were not (after an undo: why how many stay)."""

    load: Load
    added: int = 0
    changed: int = 0
    left: int = 0
    skills: int = 0
    refused: Mapping[str, int] = field(default_factory=dict)


# --- plan ------------------------------------------------------------------------------------------------------------


async def plan(
    data: bytes,
    name: str,
    by: int,
    via: str,
    complete: bool = False,
    *,
    firsts: Collection[str] = (),
    megabytes: int = MEGABYTES,
) -> Load | Unusable:
    """Read a file apart, recognise what it is, compare it with the store and keep what it would change as a plan.

    name: the file's, as its owner calls it. by: a person's number, or audit.NOBODY. complete: everybody is in it, so
    that who is not is proposed as a leaver. firsts: e-mails of the admins by the settings. megabytes: how long a
    catalogue may be. Raises StoreAway.
    """
    file = await read_apart(data, megabytes)
    if file.refused or not file.rows:
        return Unusable(sorted(file.problems, key=lambda problem: problem.weight is not Weight.FILE))
    if isinstance(file, SkillsFile):
        digest = await asyncio.to_thread(lambda: hashlib.sha256(data).hexdigest())
        return await _plan_catalogue(file, digest, UserText(name)[:255], by, via)
    # Its many transactions are no effect yet: the request is answered when the plan stands.
    with store.answering(None):
        load = await _new(Kind.PEOPLE, UserText(name)[:255], by, via)
        people, doubted = await identified(file.rows)
        counts = await plan_people(load.id, people)
        problems = sorted([*file.problems, *doubted], key=lambda problem: problem.line)
        await keep_doubts(load.id, problems)
    lost = sum(problem.weight is Weight.ROW for problem in problems)
    told = {
        "added": counts.added, "changed": counts.changed, "same": counts.same, "spellings": counts.spellings,
        "rows": file.read, "unclear": lost, "notes": len(problems) - lost, "encoding": file.encoding,
        "separator": file.separator, "sha256": hashlib.sha256(data).hexdigest(),
        "there": rows.runs(sorted(counts.there)),
    }  # fmt: skip
    await store.transaction(lambda: loads.stand(load.id, counts.steps, packed(told)))
    load = await Load.get(id=load.id)
    return await everyone(load, firsts) if complete else load


async def _plan_catalogue(file: SkillsFile, digest: str, name: str, by: int, via: str) -> Load:
    """The same for concepts of the ESCO classification. Nothing can be applied before its language is known."""
    lost = sum(problem.weight is Weight.ROW for problem in file.problems)
    told = {
        "rows": file.read, "unclear": lost, "notes": len(file.problems) - lost, "encoding": file.encoding,
        "separator": file.separator, "sha256": digest,
    }  # fmt: skip
    with store.answering(None):
        load = await _new(Kind.CATALOGUE, name, by, via)
        await keep_doubts(load.id, file.problems)
        await plan_skills(load.id, file.rows, language_of(name), told)
    return await Load.get(id=load.id)


async def _new(kind: Kind, name: str, by: int, via: str) -> Load:
    return await store.transaction(
        lambda: Load.create(kind=kind, name=name, by=by, via=via, state=State.PLANNING, made=clock.now())
    )


async def everyone(load: Load, firsts: Collection[str]) -> Load:
    """Everybody is in that file: who is not is proposed as a leaver, in a load of its own (`Plan.missing`, `leaving`);
    nobody is where a row was unclear, since they may be in it. The load as it is now."""
    what = json.loads(load.what)
    if load.kind != Kind.PEOPLE or load.state != State.PLANNED:
        return load
    if await Load.exists(id=what.get("leaving") or 0, state=State.PLANNED):
        return load
    new = await store.fetch("SELECT about FROM load_step WHERE load_id = $1 AND act = 'add'", load.id)
    there = {person for first, last in what["there"] for person in range(first, last + 1)}
    people = await missing(there, {row["about"] for row in new}, firsts, load.by, load.made)
    what |= {"missing": len(people), "leaving": None}
    if people and not what["unclear"]:
        with store.answering(None):
            leaving = await _new(Kind.LEAVERS, load.name, load.by, load.via)
            await plan_leavers(leaving.id, people)
        what["leaving"] = leaving.id

    async def stand() -> None:
        await store.fetch("UPDATE load SET what = $1 WHERE id = $2 RETURNING id", packed(what), load.id)
        if what["leaving"]:
            told = {"changed": len(people), "beside": load.id}
            await loads.stand(what["leaving"], len(people), packed(told))

    await store.transaction(stand)
    return await Load.get(id=load.id)


async def found(load: Load) -> Plan:
    """What a load comes to."""
    what = json.loads(load.what)
    undecided = await store.fetch(
        "SELECT count(*) AS many FROM load_spelling WHERE load_id = $1 AND decided = ''", load.id
    )
    leaving = what.get("leaving")
    return Plan(
        load, what.get("added", 0), what.get("changed", 0), what.get("same", 0), what.get("spellings", 0),
        undecided[0]["many"], what.get("rows", 0), what.get("unclear", 0), what.get("notes", 0), what.get("missing", 0),
        await Load.get_or_none(id=leaving) if leaving else None, what.get("beside", 0), what.get("encoding", ""),
        what.get("separator", ""), what.get("labels", 0), what.get("language", ""),
    )  # fmt: skip


# --- done ------------------------------------------------------------------------------------------------------------


async def begin(load: Load, by: Person | int, via: str) -> Begun:
    """Apply a plan that is not older than half an hour. Written down as an act; `carry_on` and the worker do the work.

    by: the admin, or audit.NOBODY for the command line.
    """
    who = by if isinstance(by, int) else by.id

    async def work() -> Begun:
        begun = await loads.start(load.id)
        if begun is Begun.STARTED:
            await _tell_later(load, who, "load")
            if load.kind == Kind.LEAVERS:
                await audit.record(who, "load leavers", _in_short(load), via)
            elif load.kind == Kind.CATALOGUE:
                await audit.record(who, "load catalogue", _in_short(load), via)
            else:
                await audit.record(who, "load", _in_short(load), via)
        return begun

    return await store.transaction(work)


async def undo(load: Load, by: Person | int, via: str) -> Begun:
    """Take a load back that ended within a week, or is half way. Written down as an act; who does the work: `begin`."""
    who = by if isinstance(by, int) else by.id

    async def work() -> Begun:
        begun = await loads.turn_back(load.id)
        if begun is Begun.STARTED:
            await _tell_later(load, who, "undo")
            if load.kind == Kind.CARE:
                await audit.record(who, "whoknows skill-undo", load.reference, via)
            else:
                await audit.record(who, "load undo", load.reference, via)
        return begun

    return await store.transaction(work)


def _in_short(load: Load) -> str:
    """A load for the log of acts. A file's name is somebody's words; its digest tells its owner which one it was."""
    what = json.loads(load.what)
    digest = f" sha256:{what['sha256']}" if "sha256" in what else ""
    return f"{load.reference} rows/{what.get('rows', load.steps)}{digest}"


async def _tell_later(load: Load, who: int, did: str) -> None:
    """Have the asker told in the direct message, should it take longer."""
    if who != audit.NOBODY:
        due = clock.now() + _TOLD_AFTER
        shown = "whoknows skill-log" if load.kind == Kind.CARE else loads.line_of(load.id)
        await outbox.deliver(_cause(load.id, did), shown, [who], due=due)


def _cause(number: int, did: str) -> str:
    return f"load/{number}/{did}"


async def carry_on(number: int, seconds: float) -> bool:
    """Work on a load that has begun for so long; True when it is over, and the direct message needs no word of it.

    False: the worker goes on, and the asker is told in the direct message how far it is (`loads.line_of`).
    """
    try:
        over = await carrying.carry_on(number, seconds)
        if over:
            await store.transaction(lambda: _said_already(number))
    except store.StoreAway:
        return False
    return over


async def _said_already(number: int) -> None:
    for did in ("load", "undo"):
        await outbox.cancel(_cause(number, did))


async def drop(load: Load, by: Person | int) -> bool:
    """A plan is not wanted, nor is the plan of leavers beside it; False where it is none any more."""
    del by  # not written down: nothing was done

    async def work() -> bool:
        leaving = json.loads(load.what).get("leaving")
        if leaving:
            await loads.drop(leaving)
        return await loads.drop(load.id)

    return await store.transaction(work)


async def receipt(load: Load) -> Receipt:
    """What was done so far; of a load whose steps are wiped, what was planned and how many of it were not done."""
    if load.wiped:
        what, gone = json.loads(load.what), load.kind == Kind.LEAVERS
        changed = what.get("changed", 0)
        not_done = {"": load.refused} if load.refused else {}
        return Receipt(load, what.get("added", 0), 0 if gone else changed, changed if gone else 0, refused=not_done)
    kept = await store.fetch(
        "SELECT act, state, why, count(*) AS many FROM load_step WHERE load_id = $1 AND state <> 'waiting' "
        "AND (state <> 'refused' OR $2 = 0) GROUP BY act, state, why",
        load.id, int(load.state in (State.UNDOING, State.UNDONE)),
    )  # fmt: skip
    new = await store.fetch(
        "SELECT count(*) AS many FROM load_spelling WHERE load_id = $1 AND skill > 0 AND decided IN ('', 'new')",
        load.id,
    )
    over = "undone" if load.state in (State.UNDOING, State.UNDONE) else "done"
    done = {row["act"]: row["many"] for row in kept if row["state"] == over}
    refused: dict[str, int] = {}
    for row in kept:
        if row["state"] in ("refused", "kept"):
            refused[row["why"]] = refused.get(row["why"], 0) + row["many"]
    return Receipt(load, done.get("add", 0), done.get("change", 0), done.get("leave", 0), new[0]["many"], refused)
