"""Messages that nobody asked for, one row each, written with their cause; draws and sends nothing.

A row is claimed with a lease: one statement commits `sending` before the request and the outcome after it. What a
crash or a lost answer leaves in between is `unknown`, said so, and looked up where the platform can be asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Literal

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot import clock
from bot.models.claiming import take
from bot.models.columns import personal, plain
from bot.models.people import Person
from bot.models.store import away, fetch
from bot.reply import Address, Room

# How long a claimed row may take to be sent, slot and time-out included, before it counts as unknown.
LEASE = timedelta(seconds=60)
# How long a platform is given to show a message whose answer was lost, before it is looked up.
LOOK_UP = timedelta(minutes=5)
# How often a message goes out again whose answer was lost: something in it may break them each time.
_TRIES = 10
# Nobody looks again at what a platform cannot be asked about.
FOR_EVER = timedelta(days=36_500)
# How long it is kept that somebody was told of news (causes "news/..."); what else was sent is counted in reports.
NEWS_KEPT = timedelta(days=30)
# A scope that nothing went into for so long is free.
_IDLE = timedelta(days=1)
# Why of a message that stands there more than once.
DOUBLED = "doubled"
# Rows of one statement: PostgreSQL takes 32,767 values, a screenful of SQL is kinder to both.
_CHUNK = 5_000


class Delivery(Model):
    """One message to one person or room. Its cause reaches each of them once, whatever happens.

    state: "waiting" (not before `due`), "sending" (claimed by `owner` until `due`), "sent" (at `due`; the platform's id
    is in `ref`), "resent" (the same, but sent again after its answer was lost; at `due` it is looked at whether it
    stands there twice: then it is "sent" and `why` DOUBLED), "unknown" (it may have arrived; looked up at `due`),
    "failed" and "unreachable" (`why` says it), "cancelled".
    """

    id = plain(fields.BigIntField(primary_key=True))
    cause = plain(fields.CharField(60))  # "reminder/3", "notice/2026-11-22", "schedule/7"
    to = personal(fields.CharField(320))  # "person/5", or the room as "slack/T1/C7"
    person: fields.ForeignKeyNullableRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="deliveries", null=True, on_delete=fields.SET_NULL)
    )
    platform = plain(fields.CharField(16, default=""))  # "" where there is no way to them
    space = plain(fields.CharField(128, default=""))
    user = personal(fields.CharField(255, default=""))  # the user's id, or the room's
    room = plain(fields.BooleanField(default=False))
    line = plain(fields.TextField())  # answered for them when it goes out; lines carry ids
    language = plain(fields.CharField(8, default=""))
    again = plain(fields.BooleanField(default=False))  # at least once: sent again where nobody can say if it arrived
    state = plain(fields.CharField(12, default="waiting"))
    due = plain(fields.DatetimeField())
    owner = plain(fields.CharField(16, default=""))
    stopped = plain(fields.BooleanField(default=False))  # taken back while it was on its way: it does not go out again
    attempts = plain(fields.SmallIntField(default=0))  # how often it was decided to send it again
    ref = plain(fields.CharField(255, default=""))
    why = plain(fields.CharField(120, default=""))
    created = plain(fields.DatetimeField())

    person_id: int | None

    class Meta:
        table = "delivery"
        unique_together: ClassVar = [("cause", "to")]
        indexes: ClassVar = [
            # With the id: a broadcast is due at one moment; PostgreSQL sorted all that was left of it for each claim.
            Index(fields=("state", "platform", "space", "due", "id")),
            Index(fields=("cause", "state")),
            Index(fields=("person_id",)),
        ]


class Pace(Model):
    """When the next message may go into a scope (a workspace, a tenant, a room), for all processes together."""

    scope = plain(fields.CharField(300, primary_key=True))
    free = plain(fields.FloatField())  # seconds since 1970: arithmetic on it is the same in both databases

    class Meta:
        table = "pace"


# --- written with their cause --------------------------------------------------------------------------------------


async def deliver(
    cause: str,
    line: str,
    people: Sequence[int] = (),
    rooms: Sequence[Room] = (),
    *,
    due: datetime | None = None,
    again: bool = False,
) -> int:
    """Write one delivery for each active person and room that this cause has none for yet; how many are new.

    Call it in the transaction of the cause. A person is written to where their platform confirmed them last; who has
    no address is "unreachable" from the start, so that a report adds up.
    """
    now = clock.now()
    written = 0
    for start in range(0, len(people), _CHUNK):
        chosen = ",".join(str(int(person)) for person in people[start : start + _CHUNK])
        rows = await fetch(_FOR_PEOPLE.format(chosen=chosen), cause, line, again, due or now, now)
        written += len(rows)
    for room in rooms:
        rows = await fetch(
            _FOR_ROOM, cause, f"{room.platform}/{room.space}/{room.id}", room.platform, room.space, room.id, line,
            again, due or now, now,
        )  # fmt: skip
        written += len(rows)
    return written


_COLUMNS = (
    'cause, "to", person_id, platform, space, "user", room, line, language, again, state, due, owner, stopped, '
    "attempts, ref, why, created"
)
_FOR_PEOPLE = f"""
INSERT INTO delivery ({_COLUMNS})
SELECT $1, 'person/' || p.id, p.id, coalesce(a.platform, ''), coalesce(a.space, ''), coalesce(a."user", ''), FALSE, $2,
    coalesce(nullif(p.language, ''), a.language, ''), $3,
    CASE WHEN a.id IS NULL THEN 'unreachable' ELSE 'waiting' END, $4, '', FALSE, 0, '',
    CASE WHEN a.id IS NULL THEN 'no address' ELSE '' END, $5
FROM person p LEFT JOIN address a ON a.id = (
    SELECT x.id FROM address x WHERE x.person_id = p.id AND x.platform <> 'terminal' AND x.gone = FALSE
    ORDER BY x.checked DESC, x.id DESC LIMIT 1)
WHERE p.active = TRUE AND p.id IN ({{chosen}})
ON CONFLICT (cause, "to") DO NOTHING RETURNING id
"""  # noqa: S608 - our own columns
_FOR_ROOM = f"""
INSERT INTO delivery ({_COLUMNS})
VALUES ($1, $2, NULL, $3, $4, $5, TRUE, $6, '', $7, 'waiting', $8, '', FALSE, 0, '', '', $9)
ON CONFLICT (cause, "to") DO NOTHING RETURNING id
"""  # noqa: S608 - our own columns


async def tally(cause: str) -> dict[str, int]:
    """How many deliveries of a cause are in which state; what was sent again is sent."""
    rows = await fetch(
        "SELECT CASE WHEN d.state = 'resent' THEN 'sent' ELSE d.state END AS state, count(*) AS many "
        "FROM delivery d WHERE d.cause = $1 GROUP BY 1",
        cause,
    )
    return {row["state"]: row["many"] for row in rows}


async def cancel(cause: str) -> int:
    """Take back what has not gone out yet; how many that were. What is on its way or in doubt does not go out again."""
    await fetch(
        "UPDATE delivery SET stopped = TRUE WHERE cause = $1 AND state IN ('sending', 'unknown') RETURNING id", cause
    )
    rows = await fetch(
        "UPDATE delivery SET state = 'cancelled' WHERE cause = $1 AND state = 'waiting' RETURNING id", cause
    )
    return len(rows)


# --- for the worker ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scope:
    """What one rate and one pause hold for: a Slack workspace or a Teams tenant."""

    platform: str
    space: str

    @property
    def name(self) -> str:
        return f"{self.platform}/{self.space}"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that this process may send now, and nobody else until its lease is over."""

    id: int
    owner: str
    person: int | None
    to: Address | Room
    line: str
    language: str
    again: bool
    attempts: int

    @property
    def key(self) -> str:
        """What travels in the message, so that it can be found again."""
        return f"d{self.id}"

    @property
    def place(self) -> str:
        """The conversation it goes to, as the scope of that conversation's own rate; a person by their number."""
        where = self.to.id if isinstance(self.to, Room) else f"person/{self.person}"
        return f"{self.to.platform}/{self.to.space}/{where}"


async def scopes(state: Literal["waiting", "unknown", "resent"]) -> list[Scope]:
    """Where something is due in that state."""
    with away():
        rows = await fetch(
            "SELECT DISTINCT platform, space FROM delivery WHERE state = $1 AND due <= $2", state, clock.now()
        )
    return [Scope(row["platform"], row["space"]) for row in rows]


async def claim(scope: Scope, owner: str, limit: int) -> list[Claimed]:
    """Take the next rows of a scope; committed as `sending` before anything is sent. One statement, two databases."""
    return await _take("waiting", "sending", scope, owner, limit, clock.now() + LEASE)


async def look_up(
    scope: Scope, owner: str, limit: int, state: Literal["unknown", "resent"] = "unknown"
) -> list[Claimed]:
    """Take rows of that state whose time to be looked up has come; they stay in it until somebody knows more."""
    return await _take(state, state, scope, owner, limit, clock.now() + LOOK_UP)


async def _take(state: str, becomes: str, scope: Scope, owner: str, limit: int, due: datetime) -> list[Claimed]:
    with away():
        rows = await take(
            "delivery", "t.state = $4 AND t.platform = $5 AND t.space = $6 AND t.due <= $7", limit,
            "state = $1, owner = $2, due = $3",
            'id, person_id, platform, space, "user", room, line, language, again, attempts',
            becomes, owner, due, state, scope.platform, scope.space, clock.now(),
        )  # fmt: skip
    return sorted((_claimed(row, owner) for row in rows), key=lambda each: each.id)


def _claimed(row: dict[str, Any], owner: str) -> Claimed:
    to = (Room if row["room"] else Address)(row["platform"], row["space"], row["user"])
    again, attempts = bool(row["again"]), row["attempts"]
    return Claimed(row["id"], owner, row["person_id"], to, row["line"], row["language"], again, attempts)


async def sent(rows: Sequence[tuple[Claimed, str]]) -> int:
    """Record that rows of one owner were accepted, each with the platform's id; how many were still the owner's.

    What was sent again is looked at once more: its first copy may only have been slow to show.
    """
    first, anew = [each for each in rows if not each[0].attempts], [each for each in rows if each[0].attempts]
    kept = await _accepted(first, "sent", clock.now()) if first else 0
    return kept + (await _accepted(anew, "resent", clock.now() + LOOK_UP) if anew else 0)


async def _accepted(rows: Sequence[tuple[Claimed, str]], state: str, due: datetime) -> int:
    """In one statement: each of its own costs PostgreSQL as much as sending does."""
    marks, values = [], list[object]()
    for row, ref in rows:
        values += [row.id, ref[:255]]
        marks.append(f"(CAST(${len(values) - 1} AS BIGINT), CAST(${len(values)} AS VARCHAR))")
    with away():
        kept = await fetch(
            f"WITH told (id, ref) AS (VALUES {','.join(marks)}) "  # noqa: S608 - marks
            f"UPDATE delivery SET state = '{state}', owner = '', why = '', due = ${len(values) + 2}, "
            "ref = (SELECT told.ref FROM told WHERE told.id = delivery.id) "
            f"WHERE id IN (SELECT id FROM told) AND owner = ${len(values) + 1} RETURNING id",
            *values, rows[0][0].owner, due,
        )  # fmt: skip
    return len(kept)


async def became(
    row: Claimed,
    state: Literal["unknown", "resent", "failed", "unreachable", "cancelled"],
    why: str,
    due: datetime | None = None,
) -> bool:
    """Record what came of a claimed row; False when its lease was over and somebody else has it now."""
    with away():
        rows = await fetch(
            "UPDATE delivery SET state = $1, why = $2, due = $3, owner = '' WHERE id = $4 AND owner = $5 RETURNING id",
            state, why[:120], due or clock.now(), row.id, row.owner,
        )  # fmt: skip
    return bool(rows)


async def back(row: Claimed, due: datetime, why: str = "") -> bool:
    """Nothing was sent: it waits again, until `due`."""
    with away():
        rows = await fetch(
            "UPDATE delivery SET state = CASE WHEN stopped THEN 'cancelled' ELSE 'waiting' END, owner = '', due = $1, "
            "why = $2 WHERE id = $3 AND owner = $4 RETURNING id",
            due, why[:120], row.id, row.owner,
        )  # fmt: skip
    return bool(rows)


async def once_more(row: Claimed, why: str, given_up: Literal["failed", "unknown"]) -> None:
    """Send it again although its first answer was lost, unless it was taken back; but not for ever.

    why: it was looked up and is not there, or nobody can tell and its cause wants it at least once.
    given_up: what it is after so many tries.
    """
    if row.attempts >= _TRIES:
        await became(row, given_up, why, clock.now() + FOR_EVER)
        return
    with away():
        await fetch(
            "UPDATE delivery SET state = CASE WHEN stopped THEN 'cancelled' ELSE 'waiting' END, owner = '', due = $1, "
            "why = $2, attempts = CASE WHEN stopped THEN attempts ELSE attempts + 1 END "
            "WHERE id = $3 AND owner = $4 RETURNING id",
            clock.now(), why[:120], row.id, row.owner,
        )  # fmt: skip


async def looked_twice(row: Claimed, doubled: bool) -> None:
    """What was sent again was looked at once more: it stands there twice, or as far as anybody can see it does not."""
    with away():
        await fetch(
            "UPDATE delivery SET state = 'sent', owner = '', why = $1, due = $2 WHERE id = $3 AND owner = $4 "
            "RETURNING id",
            DOUBLED if doubled else "", clock.now(), row.id, row.owner,
        )  # fmt: skip


async def recover() -> int:
    """Rows whose sender is gone are unknown now: they may have arrived. How many that were."""
    now = clock.now()
    with away():
        rows = await fetch(
            # The owner stays: it may still tell, until somebody else looks the message up.
            "UPDATE delivery SET state = 'unknown', due = $1, why = 'interrupted' "
            "WHERE state = 'sending' AND due <= $2 RETURNING id",
            now + LOOK_UP,
            now,
        )
    return len(rows)


async def sweep() -> None:
    """Forget deliveries of news that are long over, and the paces of scopes that nothing goes into any more."""
    now = clock.now()
    with away():
        await fetch(
            "DELETE FROM delivery WHERE cause LIKE 'news/%' AND created < $1 AND state NOT IN ('waiting', 'sending') "
            "RETURNING id",
            now - NEWS_KEPT,
        )
        await fetch("DELETE FROM pace WHERE free < $1 RETURNING scope", (now - _IDLE).timestamp())


# --- rates, for all processes together -----------------------------------------------------------------------------


async def reserve(scope: str, gap: float, many: int, ahead: float) -> datetime | None:
    """Take `many` slots, `gap` seconds apart, in a scope: the moment of the first one.

    None, and nothing is taken, where that would be more than `ahead` seconds from now: others have the slots before
    it, or the platform has asked for a pause.
    """
    now = clock.now().timestamp()
    with away():
        rows = await fetch(
            "INSERT INTO pace (scope, free) VALUES ($1, $2) ON CONFLICT (scope) DO UPDATE SET "
            "free = (CASE WHEN pace.free > $3 THEN pace.free ELSE $3 END) + $4 WHERE pace.free <= $5 RETURNING free",
            scope, now + gap * many, now, gap * many, now + ahead,
        )  # fmt: skip
    return datetime.fromtimestamp(rows[0]["free"] - gap * many, UTC) if rows else None


async def pause(scope: str, until: datetime) -> bool:
    """Nothing goes into a scope before that moment, whichever process sends it. True, as everything recorded is."""
    at = until.timestamp()
    with away():
        await fetch(
            "INSERT INTO pace (scope, free) VALUES ($1, $2) ON CONFLICT (scope) DO UPDATE SET "
            "free = CASE WHEN pace.free > $2 THEN pace.free ELSE $2 END RETURNING scope",
            scope, at,
        )  # fmt: skip
    return True


async def pauses(places: Sequence[str]) -> dict[str, datetime]:
    """Until when those places pause, of which some process was asked for it."""
    if not places:
        return {}
    now = clock.now().timestamp()
    marks = ",".join(f"${number}" for number in range(2, len(places) + 2))
    with away():
        rows = await fetch(
            f"SELECT scope, free FROM pace WHERE free > $1 AND scope IN ({marks})",  # noqa: S608 - marks
            now, *places,
        )  # fmt: skip
    return {row["scope"]: datetime.fromtimestamp(row["free"], UTC) for row in rows}
