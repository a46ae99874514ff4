"""Takes in the members of a workspace or tenant, page by page, each counted once; asks no platform and sends nothing.

A run is a row: where it has come to is committed with the people of each page, so that it goes on after a crash. Of
one workspace or tenant there is one at a time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.indexes import Index
from tortoise.models import Model

from bot import clock
from bot.messenger import Members, Profile
from bot.models import audit, outbox, standing
from bot.models.claiming import take
from bot.models.columns import personal, plain
from bot.models.inbox import Team
from bot.models.numbered import Numbered
from bot.models.people import PersonAddress
from bot.models.standing import Met
from bot.models.store import away, fetch, moment, transaction
from bot.reply import Address

# How long asking for one page and writing down a few of its people may take before another worker goes on.
LEASE = timedelta(seconds=60)
# People of one transaction: some 30 ms, for which others wait on SQLite.
_CHUNK = 20
# How often a page that nobody can say anything of is asked for again, and how often all is begun anew because the
# platform knows our place in it no longer.
_TRIES, _RESTARTS = 20, 3
# A run that takes longer is over: the platform has let us wait for that long.
_LONGEST = timedelta(days=1)
# Written before what else waits for whoever asked, so that their message is the first.
_FIRST = timedelta(seconds=1)
# The line that tells how far it has come. It is written here and not built, because models know no commands.
LINE = "kunna roster-progress {number}"

# What can come of somebody who is listed, in the order in which it is told: see Met, and below who gets nothing.
MAILLESS = "mailless"  # nobody vouches for an e-mail of theirs: they are met when they write
TAKEN_IN = (Met.TAKEN.value, Met.JOINED.value, Met.CHANGED.value, Met.SAME.value, Met.DOUBTFUL.value)
LEFT_OUT = (MAILLESS, "guest", "bot", "foreign", "gone")


class Roster(Numbered):
    """One run. state: "going", "done", or "stopped" (`why` says it). `open` is the lock: null once it is over.

    by: the number of the admin who asked for it. counts: by what came of people, as JSON, once it is over.
    """

    id = plain(fields.IntField(primary_key=True))
    platform = plain(fields.CharField(16))
    space = plain(fields.CharField(128))
    by = plain(fields.IntField())
    state = plain(fields.CharField(8, default="going"))
    open = plain(fields.BooleanField(null=True, default=True))
    cursor = plain(fields.TextField(default=""))
    pages = plain(fields.IntField(default=0))
    tries = plain(fields.SmallIntField(default=0))
    restarts = plain(fields.SmallIntField(default=0))
    counts = plain(fields.TextField(default="{}"))
    why = plain(fields.CharField(120, default=""))
    due = plain(fields.DatetimeField())
    owner = plain(fields.CharField(16, default=""))
    begun = plain(fields.DatetimeField())
    ended = plain(fields.DatetimeField(null=True))

    class Meta:
        table = "roster"
        unique_together: ClassVar = [("platform", "space", "open")]
        indexes: ClassVar = [Index(fields=("state", "due"))]

    async def tally(self) -> Mapping[str, int]:
        """How many people came to what so far."""
        if self.state != "going":
            counts: dict[str, int] = json.loads(self.counts)
            return counts
        return await _tally(self.id)


class RosterMember(Model):
    """What came of one account in a run that is going on: each counts once, however often it is listed."""

    id = plain(fields.BigIntField(primary_key=True))
    roster: fields.ForeignKeyRelation[Roster] = plain(
        fields.ForeignKeyField("kunna.Roster", related_name="members", on_delete=fields.CASCADE)
    )
    user = personal(fields.CharField(255))
    came = plain(fields.CharField(8))

    class Meta:
        table = "roster_member"
        unique_together: ClassVar = [("roster", "user")]


async def _tally(roster: int) -> dict[str, int]:
    rows = await fetch("SELECT came, count(*) AS many FROM roster_member WHERE roster_id = $1 GROUP BY came", roster)
    return {row["came"]: int(row["many"]) for row in rows}


# --- for admins ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """How it is with a workspace or tenant: accounts known, teams that have the bot, the newest run."""

    known: int
    teams: int
    latest: Roster | None


async def how_it_is(platform: str, space: str) -> Standing:
    """What an admin sees before anything is begun."""
    return Standing(
        await PersonAddress.filter(platform=platform, space=space, gone=False).count(),
        await Team.filter(space=space).count() if platform == "teams" else 0,
        await Roster.filter(platform=platform, space=space).order_by("-id").first(),
    )


async def begin(platform: str, space: str, by: int, via: str) -> tuple[Roster, bool]:
    """The run that goes on now, and whether this began it. Inside a transaction, as its last step.

    Whoever asked gets one message that tells how far it has come. by: an admin's number; via: see `audit.record`.
    """
    now = clock.now()
    rows = await fetch(
        "INSERT INTO roster "
        "(platform, space, by, state, open, cursor, pages, tries, restarts, counts, why, due, owner, begun) "
        "VALUES ($1, $2, $3, 'going', TRUE, '', 0, 0, 0, '{}', '', $4, '', $4) "
        "ON CONFLICT (platform, space, open) DO NOTHING RETURNING id",
        platform, space, by, now,
    )  # fmt: skip
    if not rows:
        return await Roster.get(platform=platform, space=space, open=True), False
    run = await Roster.get(id=rows[0]["id"])
    await outbox.deliver(f"roster/{run.id}", LINE.format(number=run.id), [by], due=now - _FIRST)
    await audit.record(by, "kunna roster-start", f"roster/{run.id}", via)
    return run, True


# --- for the worker ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """A run that this worker goes on with now, and nobody else until its lease is over."""

    id: int
    owner: str
    platform: str
    space: str
    cursor: str
    tries: int
    restarts: int
    begun: datetime


class _Lost(Exception):  # noqa: N818 - somebody else has it
    """The lease was over, and another worker goes on: what was being written is taken back."""


async def claim(owner: str, limit: int) -> list[Run]:
    """Take the runs whose next page may be asked for. One statement, two databases."""
    now = clock.now()
    with away():
        # Looked at first: on SQLite a statement that may write makes every writer wait.
        if not await fetch("SELECT id FROM roster WHERE state = 'going' AND due <= $1 LIMIT 1", now):
            return []
        rows = await take(
            "roster", "t.state = 'going' AND t.due <= $3", limit, "owner = $1, due = $2",
            "id, platform, space, cursor, tries, restarts, begun",
            owner, now + LEASE, now,
        )  # fmt: skip
    return [Run(owner=owner, **row | {"begun": moment(row["begun"])}) for row in rows]


async def take_in(run: Run, page: Members, admits: Callable[[Profile], bool], asked: datetime) -> bool:
    """Write down a page, a few people at a time, and where to go on; whether the run was still this worker's.

    admits: whether somebody with a profile gets anything here. asked: when the platform was asked.
    """
    with away():
        try:
            for start in range(0, len(page.people), _CHUNK):
                await _in_transaction(run, page.people[start : start + _CHUNK], admits, asked)
            if page.next:
                due = clock.now() + timedelta(seconds=page.apart)
                return await _set(run, "cursor = $3, pages = pages + 1, tries = 0, due = $4", page.next, due)
            return await _end(run, "done", "")
        except _Lost:
            return False


async def _in_transaction(
    run: Run, people: Sequence[tuple[str, Profile]], admits: Callable[[Profile], bool], asked: datetime
) -> None:
    async def work() -> None:
        held = await fetch(
            "UPDATE roster SET due = $1 WHERE id = $2 AND owner = $3 AND state = 'going' RETURNING id",
            clock.now() + LEASE, run.id, run.owner,
        )  # fmt: skip
        if not held:
            raise _Lost
        await _some(run, people, admits, asked)

    try:
        await transaction(work)
    except IntegrityError:
        await transaction(work)  # one of them has just written for the first time: now they are known


async def _some(
    run: Run, people: Sequence[tuple[str, Profile]], admits: Callable[[Profile], bool], asked: datetime
) -> None:
    counted = await _users('SELECT "user" FROM roster_member WHERE roster_id = $1', people, run.id)
    listed = {user: profile for user, profile in people if user not in counted}
    if not listed:
        return
    addresses = 'SELECT "user", gone FROM address WHERE platform = $1 AND space = $2'
    known = await _users(addresses, people, run.platform, run.space)
    came = {
        user: await _one(Address(run.platform, run.space, user), profile, admits(profile), known.get(user), asked)
        for user, profile in listed.items()
    }
    values = ", ".join(f"($1, ${at}, '{each}')" for at, each in enumerate(came.values(), 2))
    await fetch(f'INSERT INTO roster_member (roster_id, "user", came) VALUES {values} RETURNING id', run.id, *came)  # noqa: S608 - words of ours


async def _users(select: str, people: Sequence[tuple[str, Profile]], *values: object) -> dict[str, dict[str, Any]]:
    """The rows of a query for these accounts, by user."""
    marks = ",".join(f"${at}" for at in range(len(values) + 1, len(values) + len(people) + 1))
    rows = await fetch(f'{select} AND "user" IN ({marks})', *values, *(user for user, _ in people))
    return {row["user"]: row for row in rows}


async def _one(who: Address, profile: Profile, admitted: bool, known: Mapping[str, Any] | None, asked: datetime) -> str:
    """What comes of one account: the word of TAKEN_IN or LEFT_OUT for it."""
    if not admitted:
        if known is not None and not known["gone"]:
            await standing.refused(who, asked)
        return profile.standing
    if known is None and not profile.email:
        return MAILLESS
    if known is None:
        return (await standing.met(who, profile.name, profile.email, profile.zone, profile.language))[1].value
    return (await standing.heard(who, profile.name, profile.email, profile.language, asked)).value


async def put_off(run: Run, seconds: float) -> bool:
    """The platform wants a pause: nothing was asked. Who has waited for a day waits no longer."""
    if clock.now() - run.begun > _LONGEST:
        return await _end(run, "stopped", "too long")
    return await _set(run, "due = $3", clock.now() + timedelta(seconds=seconds))


async def try_again(run: Run, why: str) -> bool:
    """Nobody can say what became of asking, and nothing is lost by asking again: after a while, and not for ever."""
    if run.tries >= _TRIES:
        return await _end(run, "stopped", why)
    return await _set(run, "tries = tries + 1, due = $3", clock.now() + timedelta(seconds=min(2.0**run.tries, 60.0)))


async def refused(run: Run, why: str) -> bool:
    """The platform will not say. In the middle of a list it may only have forgotten our place: then all is read again.

    Who was counted is not counted twice.
    """
    if run.cursor and run.restarts < _RESTARTS:
        return await _set(run, "cursor = '', restarts = restarts + 1, due = $3", clock.now())
    return await _end(run, "stopped", why)


async def _set(run: Run, what: str, *values: object) -> bool:
    with away():
        rows = await fetch(
            f"UPDATE roster SET owner = '', {what} WHERE id = $1 AND owner = $2 AND state = 'going' RETURNING id",  # noqa: S608 - ours
            run.id, run.owner, *values,
        )  # fmt: skip
    return bool(rows)


async def _end(run: Run, state: str, why: str) -> bool:
    """It is over: what is told of it is kept, who was listed is not."""

    async def work() -> bool:
        if not await _set(
            run,
            "state = $3, open = NULL, why = $4, ended = $5, counts = $6",
            state,
            why[:120],
            clock.now(),
            json.dumps(await _tally(run.id)),
        ):
            return False
        await fetch("DELETE FROM roster_member WHERE roster_id = $1 RETURNING id", run.id)
        return True

    with away():
        return await transaction(work)
