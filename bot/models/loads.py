"""Loads: what was taken in from a file, as a plan, while it is applied, and for as long as it can be undone.

A load's state changes by one statement that names the state before, so that of two who do the same at once one does it.
What a load means, and what its steps write, is bot.imports' business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, StrEnum, auto
from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from bot import clock
from bot.models.claiming import take
from bot.models.columns import personal, plain
from bot.models.paging import Page, page_of
from bot.models.store import fetch, transaction
from bot.reply import Address

APPLY_WITHIN = timedelta(minutes=30)
"""How old a plan may be when it is applied: what it was compared with changes."""
UNDO_WITHIN = timedelta(days=7)
"""How long a load can be undone."""
PLAN_KEPT = timedelta(days=1)
"""How long a plan that nobody applied is kept to be looked at."""
LEASE = timedelta(seconds=10)
"""How long one process has a load to itself without a sign of life; each piece of the work renews it."""

# Rows that one statement wipes: some milliseconds, for which others wait on SQLite.
_WIPED = 500


class Kind(StrEnum):
    """What a load is about."""

    PEOPLE = "people"
    LEAVERS = "leavers"  # people who were missing in a file that was said to be complete
    CATALOGUE = "catalogue"
    CARE = "care"  # an admin's act on the catalogue of skills


class State(StrEnum):
    """How far a load is."""

    PLANNING = "planning"  # its steps are being written; shown to nobody
    PLANNED = "planned"
    APPLYING = "applying"
    APPLIED = "applied"
    UNDOING = "undoing"
    UNDONE = "undone"
    DROPPED = "dropped"


class Begun(Enum):
    """What became of the wish to apply or undo a load; only STARTED changed anything."""

    STARTED = auto()
    ALREADY = auto()  # somebody else, or the same press once more, was first
    EXPIRED = auto()  # APPLY_WITHIN or UNDO_WITHIN is over
    NOT_NOW = auto()  # it is in no state for that: dropped, undone, never applied


class Load(Model):
    """A file taken in. `by` is a person's number, or audit.NOBODY for the command line.

    `steps` counts what there is to do, `at` is the next one; `done` and `refused` count what became of those behind it,
    of applying or, from the moment that begins, of undoing. `what` is JSON of ours: how the file was read, the plan's
    counts. `owner` works on it until `due`.
    """

    id = plain(fields.IntField(primary_key=True))
    kind = plain(fields.CharField(12))  # Kind
    by = plain(fields.IntField())
    via = plain(fields.CharField(16))
    name = personal(fields.CharField(255, default=""))  # the file's, as somebody called it
    state = plain(fields.CharField(10, default=State.PLANNING.value))  # State
    what = plain(fields.TextField(default="{}"))
    steps = plain(fields.IntField(default=0))
    at = plain(fields.IntField(default=1))
    done = plain(fields.IntField(default=0))
    refused = plain(fields.IntField(default=0))
    owner = plain(fields.CharField(16, default=""))
    due = plain(fields.DatetimeField(null=True))
    made = plain(fields.DatetimeField())
    begun = plain(fields.DatetimeField(null=True))  # applying, later undoing
    ended = plain(fields.DatetimeField(null=True))
    wiped = plain(fields.BooleanField(default=False))  # only the numbers are left

    class Meta:
        table = "load"

    # --- as an argument of a command: load/ID from a button ---------------------------------------------------------

    shape: ClassVar[re.Pattern[str]] = re.compile(r"load/\d+")

    @property
    def reference(self) -> str:
        """How a line names this load."""
        return f"load/{self.id}"

    @classmethod
    async def referred(cls, text: str, asker: Address) -> Load | None:
        """The load that a line means; None when there is none."""
        digits = text.removeprefix("load/")
        return await cls.get_or_none(id=int(digits)) if len(digits) <= 9 else None

    @property
    def going(self) -> bool:
        """Whether it is being applied or undone."""
        return self.state in (State.APPLYING, State.UNDOING)


class LoadStep(Model):
    """One thing that is done or not done as a whole: one person, one skill.

    act: "add", "change", "leave", "coin" .. ; what there is is said by the kind of the load. `about`: whom or what, in
    words. `wanted` and `seen` are JSON: what it becomes, and what it was when planned. `rows` is what was done to which
    rows (bot.models.rows) and all that undoing needs. state: "waiting", "done", "refused" and, when the load was
    undone, "undone" or "kept"; `why` says why it was refused or kept.
    """

    id = plain(fields.BigIntField(primary_key=True))
    load: fields.ForeignKeyRelation[Load] = plain(
        fields.ForeignKeyField("kunna.Load", related_name="all_steps", on_delete=fields.CASCADE)
    )
    number = plain(fields.IntField())
    act = plain(fields.CharField(8))
    about = personal(fields.CharField(255))
    size = plain(fields.IntField(default=1))  # rows that it writes, about
    state = plain(fields.CharField(8, default="waiting"))
    wanted = personal(fields.TextField())
    seen = personal(fields.TextField(default=""))
    rows = personal(fields.TextField(default=""))
    why = plain(fields.CharField(20, default=""))

    load_id: int

    class Meta:
        table = "load_step"
        unique_together: ClassVar = [("load", "number")]


class LoadSpelling(Model):
    """A skill that a file names as no label does. `people` have it there; `near` is JSON: [[skill, score, sure], ..].

    decided: "" (it becomes a skill that an admin has not looked at), "new", "out", or "skill/ID", whose alias it
    becomes. `skill` is what it has become; without a foreign key, because that one may be removed.
    """

    id = plain(fields.IntField(primary_key=True))
    load: fields.ForeignKeyRelation[Load] = plain(
        fields.ForeignKeyField("kunna.Load", related_name="all_spellings", on_delete=fields.CASCADE)
    )
    number = plain(fields.IntField())
    text = plain(fields.CharField(200))
    key = plain(fields.CharField(200))
    people = plain(fields.IntField())
    near = plain(fields.TextField(null=True))  # none: nobody has looked yet
    decided = plain(fields.CharField(20, default=""))
    skill = plain(fields.IntField(null=True))

    load_id: int

    class Meta:
        table = "load_spelling"
        unique_together: ClassVar = [("load", "number")]


class LoadDoubt(Model):
    """Something unclear in a file: bot.imports.problems.Problem as a row."""

    id = plain(fields.IntField(primary_key=True))
    load: fields.ForeignKeyRelation[Load] = plain(
        fields.ForeignKeyField("kunna.Load", related_name="all_doubts", on_delete=fields.CASCADE)
    )
    number = plain(fields.IntField())
    line = plain(fields.IntField())
    column = personal(fields.CharField(200))
    code = plain(fields.CharField(24))
    args = personal(fields.TextField())

    load_id: int

    class Meta:
        table = "load_doubt"
        unique_together: ClassVar = [("load", "number")]


def decided_skill(decided: str) -> int:
    """The skill that a spelling was said to be (`LoadSpelling.decided`); 0 for none of those that are there."""
    return int(decided.removeprefix("skill/")) if decided.startswith("skill/") else 0


def line_of(number: int) -> str:
    """The line that shows how far a load is, and its receipt when it is over."""
    return f"whoknows load-show load/{number}"


async def files(number: int) -> Page[Load]:
    """A page of the files that were loaded or planned, the latest first."""
    shown = Load.exclude(state=State.PLANNING).filter(kind__in=[Kind.PEOPLE, Kind.LEAVERS, Kind.CATALOGUE])
    return await page_of(shown.order_by("-id"), number)


# --- changes of state: inside the caller's transaction -------------------------------------------------------------


async def stand(number: int, steps: int, what: str) -> None:
    """From planning to planned: so many steps are there, and from now on it counts how old the plan is."""
    await fetch(
        "UPDATE load SET state = 'planned', steps = $1, what = $2, made = $3 WHERE id = $4 RETURNING id",
        steps, what, clock.now(), number,
    )  # fmt: skip


async def start(number: int) -> Begun:
    """From planned to applying."""
    now = clock.now()
    rows = await fetch(
        "UPDATE load SET state = 'applying', begun = $1, due = $1, owner = '', at = 1, done = 0, refused = 0 "
        "WHERE id = $2 AND state = 'planned' AND made > $3 RETURNING id",
        now, number, now - APPLY_WITHIN,
    )  # fmt: skip
    if rows:
        return Begun.STARTED
    state = await state_of(number)
    if state in (State.APPLYING, State.APPLIED):
        return Begun.ALREADY
    return Begun.EXPIRED if state is State.PLANNED else Begun.NOT_NOW


async def turn_back(number: int) -> Begun:
    """From applied, or from the midst of applying, to undoing."""
    now = clock.now()
    rows = await fetch(
        "UPDATE load SET state = 'undoing', begun = $1, due = $1, owner = '', at = at - 1, steps = at - 1, done = 0, "
        "refused = 0 "
        "WHERE id = $2 AND (state = 'applying' OR state = 'applied' AND ended > $3) AND wiped = FALSE RETURNING id",
        now, number, now - UNDO_WITHIN,
    )  # fmt: skip
    if rows:
        return Begun.STARTED
    state = await state_of(number)
    if state in (State.UNDOING, State.UNDONE):
        return Begun.ALREADY
    return Begun.EXPIRED if state is State.APPLIED else Begun.NOT_NOW


async def drop(number: int) -> bool:
    """A plan is not wanted; False where it is no plan any more."""
    rows = await fetch(
        "UPDATE load SET state = 'dropped', ended = $1 WHERE id = $2 AND state = 'planned' RETURNING id",
        clock.now(), number,
    )  # fmt: skip
    return bool(rows)


async def state_of(number: int) -> State | None:
    """How far a load is; None where there is none."""
    rows = await fetch("SELECT state FROM load WHERE id = $1", number)
    return State(rows[0]["state"]) if rows else None


# --- the work: claimed, renewed by each piece, given back -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claim:
    """A load that this process works on, and nobody else until its lease is over."""

    load: int
    owner: str
    kind: Kind
    state: State
    at: int
    steps: int
    what: str


async def claim(owner: str, number: int | None = None) -> Claim | None:
    """Take a load that is going and that nobody works on: that one, or any. One statement on both databases."""
    now = clock.now()
    which = "" if number is None else f" AND t.id = {int(number)}"
    rows = await take(
        "load", f"t.state IN ('applying', 'undoing') AND t.due <= $3{which}", 1, "owner = $1, due = $2",
        "id, kind, state, at, steps, what",
        owner, now + LEASE, now,
    )  # fmt: skip
    if not rows:
        return None
    row = rows[0]
    return Claim(row["id"], owner, Kind(row["kind"]), State(row["state"]), row["at"], row["steps"], row["what"])


async def hold(claim: Claim) -> bool:
    """Renew the lease, as the first statement of a piece of work; False where it is not ours any more: write nothing.

    Locks the load until the commit: whoever turns it back waits for the piece.
    """
    rows = await fetch(
        "UPDATE load SET due = $1 WHERE id = $2 AND owner = $3 AND state = $4 RETURNING id",
        clock.now() + LEASE, claim.load, claim.owner, claim.state.value,
    )  # fmt: skip
    return bool(rows)


async def count(claim: Claim, at: int, done: int, refused: int) -> None:
    """So much was done by a piece, in its transaction; `at` is the next step."""
    await fetch(
        "UPDATE load SET at = $1, done = done + $2, refused = refused + $3 WHERE id = $4 RETURNING id",
        at, done, refused, claim.load,
    )  # fmt: skip


async def end(claim: Claim) -> bool:
    """All of it is done."""
    over = State.APPLIED if claim.state is State.APPLYING else State.UNDONE
    rows = await fetch(
        "UPDATE load SET state = $1, ended = $2, owner = '', due = NULL WHERE id = $3 AND owner = $4 AND state = $5 "
        "RETURNING id",
        over.value, clock.now(), claim.load, claim.owner, claim.state.value,
    )  # fmt: skip
    return bool(rows)


async def give_back(claim: Claim) -> None:
    """Let whoever comes first go on with it."""
    await fetch(
        "UPDATE load SET owner = '', due = $1 WHERE id = $2 AND owner = $3 RETURNING id",
        clock.now(), claim.load, claim.owner,
    )  # fmt: skip


# --- nothing about a person is kept that is of no use ----------------------------------------------------------------


async def tidy() -> bool:
    """Wipe a piece of what can be neither applied nor undone any more; whether there was any. For the worker."""
    now = clock.now()
    rows = await fetch(
        "SELECT id FROM load WHERE wiped = FALSE AND (state = 'dropped' "
        "OR state IN ('planning', 'planned') AND made <= $1 OR state IN ('applied', 'undone') AND ended <= $2) "
        "ORDER BY id LIMIT 1",
        now - PLAN_KEPT, now - UNDO_WITHIN,
    )  # fmt: skip
    if not rows:
        return False
    number = rows[0]["id"]
    await transaction(lambda: _wipe(number))
    return True


async def _wipe(number: int) -> None:
    await fetch(
        "UPDATE load SET state = 'dropped', ended = $1 WHERE id = $2 AND state IN ('planning', 'planned') RETURNING id",
        clock.now(), number,
    )  # fmt: skip
    for table in ("load_step", "load_spelling", "load_doubt"):
        some = f"SELECT id FROM {table} WHERE load_id = $1 ORDER BY number LIMIT {_WIPED}"  # noqa: S608 - ours
        gone = await fetch(f"DELETE FROM {table} WHERE id IN ({some}) RETURNING id", number)  # noqa: S608 - ours
        if len(gone) == _WIPED:
            return
    await fetch("UPDATE load SET name = '', wiped = TRUE WHERE id = $1 RETURNING id", number)
