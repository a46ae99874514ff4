"""Lines that are run later or again and again, as the person who scheduled them; runs none itself.

A due schedule becomes a row of the inbox in the transaction that moves it on: from there it is a line like any other,
so that its person's right to it is looked at on each run.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError
from tortoise import fields
from tortoise.indexes import Index

from bot import clock
from bot.incoming import Incoming
from bot.models import doors
from bot.models.columns import personal, plain
from bot.models.numbered import Numbered
from bot.models.paging import Page, page_of
from bot.models.people import Person
from bot.models.store import away, dialect, fetch, moment, transaction
from bot.reply import Address

log = logging.getLogger("kunna.schedules")

# How many lines one person may have waiting, and how far ahead one may lie.
MOST = 20
FURTHEST = timedelta(days=3653)

# Schedules that one transaction moves on.
_AT_ONCE = 50


class NeverComes(ValueError):  # noqa: N818 - what it says is the whole of it
    """The time has passed, does not exist, or lies further ahead than FURTHEST."""


class TooMany(Exception):  # noqa: N818
    """The person has MOST schedules already."""


class Schedule(Numbered):
    """A line with its next run, in UTC, and the zone in which its times are meant. `cron` is "" for a single run."""

    id = plain(fields.IntField(primary_key=True))
    person: fields.ForeignKeyRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="schedules", on_delete=fields.CASCADE)
    )
    platform = plain(fields.CharField(16))
    space = plain(fields.CharField(128))
    user = personal(fields.CharField(255))
    line = personal(fields.TextField())
    cron = plain(fields.CharField(100, default=""))
    zone = plain(fields.CharField(64))
    next = plain(fields.DatetimeField())
    created = plain(fields.DatetimeField())

    person_id: int

    class Meta:
        table = "schedule"
        indexes: ClassVar = [Index(fields=("next",)), Index(fields=("person_id",))]


def next_run(cron: str, zone: str, after: datetime) -> datetime:
    """The first moment after `after`, in UTC, at which a cron expression of five fields holds on the zone's clocks.

    An hour that is skipped in spring counts as its end, one that comes twice in autumn counts once (cronsim, after
    Debian's cron). Raises NeverComes.
    """
    try:
        times = CronSim(cron, after.astimezone(ZoneInfo(zone)))
        for local in times:
            # On the second pass of an autumn hour, cronsim names the first one again.
            if (at := local.astimezone(UTC)) > after:
                if at - after > FURTHEST:
                    break
                return at
    except CronSimError as error:
        raise NeverComes(str(error)) from None
    raise NeverComes(cron)


async def schedule(
    person: Person, who: Address, line: str, *, at: datetime | None = None, cron: str = "", zone: str
) -> Schedule:
    """Have a line run as that person, answered at that address: once at `at`, or whenever `cron` holds from then on.

    Call it in a transaction. Raises NeverComes and TooMany, in which case nothing is scheduled.
    """
    now = clock.now()
    if at is not None and not now < at <= now + FURTHEST:
        raise NeverComes("passed" if at <= now else "too far ahead")
    if cron:
        first = next_run(cron, zone, at - timedelta(seconds=1) if at is not None else now)
    elif at is not None:
        first = at
    else:
        raise NeverComes("neither a time nor a rhythm")
    lock = "" if dialect() == "sqlite" else " FOR NO KEY UPDATE"
    # Two at once are counted one by one.
    await fetch(f"SELECT id FROM person WHERE id = $1{lock}", person.id)  # noqa: S608 - our own words
    if await Schedule.filter(person=person).count() >= MOST:
        raise TooMany
    return await Schedule.create(
        person=person, platform=who.platform, space=who.space, user=who.user, line=line, cron=cron, zone=zone,
        next=first.astimezone(UTC), created=now,
    )  # fmt: skip


async def of(person: Person, number: int) -> Page[Schedule]:
    """A page of what a person has scheduled, the next run first."""
    return await page_of(Schedule.filter(person=person).order_by("next", "id"), number)


async def run_due() -> bool:
    """Turn what is due into rows of the inbox and move it on, each run exactly once; whether there was anything."""
    with away():
        # Asked first without a transaction, which on SQLite would make every writer wait.
        due = await fetch("SELECT id FROM schedule WHERE next <= $1 LIMIT 1", clock.now())
        return bool(due) and await transaction(_run_due)


async def _run_due() -> bool:
    now, lock = clock.now(), "" if dialect() == "sqlite" else "FOR UPDATE OF s SKIP LOCKED"
    rows = await fetch(
        'SELECT s.id, s.platform, s.space, s."user", s.line, s.cron, s.zone, s.next, p.active, a.language '  # noqa: S608 - ours
        "FROM schedule s JOIN person p ON p.id = s.person_id LEFT JOIN address a "
        'ON a.platform = s.platform AND a.space = s.space AND a."user" = s."user" WHERE s.next <= $1 '
        f"ORDER BY s.next, s.id LIMIT {_AT_ONCE} {lock}",
        now,
    )
    for row in rows:
        due = moment(row["next"])
        if row["active"]:  # who left gets nothing and does nothing; whoever comes back finds their schedules
            await doors.put_in(
                Incoming(
                    line=row["line"], who=Address(row["platform"], row["space"], row["user"]),
                    key=f"schedule/{row['id']}/{due.isoformat()}", via="scheduled",
                    language=row["language"] or "",
                ),
                due,
            )  # fmt: skip
        await _move_on(row, max(due, now))
    return bool(rows)


async def _move_on(row: dict[str, Any], after: datetime) -> None:
    """Set the run after that moment: what was missed meanwhile is caught up by one run, not by many."""
    try:
        upcoming = next_run(row["cron"], row["zone"], after) if row["cron"] else None
    except (NeverComes, KeyError):
        log.exception("schedule %s has no next run; it is removed", row["id"])
        upcoming = None
    if upcoming is None:
        await fetch("DELETE FROM schedule WHERE id = $1 RETURNING id", row["id"])
    else:
        await fetch("UPDATE schedule SET next = $1 WHERE id = $2 RETURNING id", upcoming, row["id"])
