"""Messages that live: where a line was shown for everybody, so that it is drawn again when the thing changes; and
the direct messages that tell of long work, drawn again every few seconds until it is over.

It draws nothing. A row is claimed with a lease; what changes while it is being drawn is counted, and drawn after that.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot import clock
from bot.models import outbox
from bot.models.claiming import take
from bot.models.columns import personal, plain
from bot.models.people import Person
from bot.models.store import away, dialect, fetch
from bot.reply import Address, Reply, Room

# How long a message is drawn again: after a month it is far up in its room, and would take updates from those read.
LIVES = timedelta(days=30)
# A message is drawn again at most that often: what changes more often is shown together.
APART = timedelta(seconds=1)
# How often a direct message tells how far long work has come: on Slack 12 of the 50 updates that a minute is sure of.
STEP = timedelta(seconds=5)
# How long drawing and updating one message may take before another worker does it.
LEASE = timedelta(seconds=30)
# Characters of a line and of a platform's reference that a row holds.
LINE, REF = 255, 255


class Shown(Model):
    """One message that shows a line: in a room, or in the direct message of a `person`.

    `due`: when it is drawn again; none while it is fresh, the lease's end while `owner` draws it. `changes` counts
    what happened to the thing, so that nothing is lost that happens meanwhile. `free`: not drawn again before.
    `face`: a digest of what it shows, so that what looks the same is not sent again.
    """

    id = plain(fields.BigIntField(primary_key=True))
    line = plain(fields.CharField(LINE))
    platform = plain(fields.CharField(16))
    space = plain(fields.CharField(128))
    room = personal(fields.CharField(255))  # the room's id, or the user's
    person: fields.ForeignKeyNullableRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="shown", null=True, on_delete=fields.CASCADE)
    )
    ref = plain(fields.CharField(REF))
    language = plain(fields.CharField(8))
    due = plain(fields.DatetimeField(null=True))
    owner = plain(fields.CharField(16, default=""))
    changes = plain(fields.IntField(default=0))
    free = plain(fields.DatetimeField())
    face = plain(fields.CharField(64))
    created = plain(fields.DatetimeField())

    class Meta:
        table = "shown"
        unique_together: ClassVar = [("platform", "space", "room", "ref")]
        indexes: ClassVar = [
            Index(fields=("line",)), Index(fields=("due",)), Index(fields=("created",)), Index(fields=("person_id",)),
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stale:
    """A message that this worker may draw again now, and nobody else until its lease is over."""

    id: int
    owner: str
    line: str
    to: Address | Room
    person: int | None
    ref: str
    language: str
    changes: int
    face: str


def face(reply: Reply) -> str:
    """A digest of what a reply shows."""
    return hashlib.sha256(repr((reply.summary, reply.blocks)).encode("utf-8", "surrogatepass")).hexdigest()


async def keep(line: str, to: Address | Room, ref: str, language: str, face: str, person: int | None = None) -> None:
    """Remember that a message shows a line. It is looked at once more: something may have changed while it was sent.

    person: for an address, whose it is.
    """
    now = clock.now()
    where, due = (to.id, now + APART) if isinstance(to, Room) else (to.user, now + STEP)
    with away():
        await fetch(
            "INSERT INTO shown "
            "(line, platform, space, room, person_id, ref, language, due, owner, changes, free, face, created) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', 0, $8, $9, $10) "
            "ON CONFLICT (platform, space, room, ref) DO NOTHING RETURNING id",
            line, to.platform, to.space, where, person, ref, language, due, face, now,
        )  # fmt: skip


async def changed(line: str) -> None:
    """What a line shows has changed: its messages are drawn again. Call it in the transaction of the change."""
    now = clock.now()
    # One order for all: two changes at once would otherwise wait for each other's rows. SQLite writes one by one.
    lock = "" if dialect() == "sqlite" else "ORDER BY id FOR UPDATE"
    await fetch(
        "UPDATE shown SET changes = changes + 1, "  # noqa: S608 - our own words
        "due = CASE WHEN due IS NOT NULL THEN due WHEN free > $1 THEN free ELSE $1 END "
        f"WHERE id IN (SELECT id FROM shown WHERE line = $2 AND created > $3 {lock}) RETURNING id",
        now, line, now - LIVES,
    )  # fmt: skip


# --- for the worker ------------------------------------------------------------------------------------------------


async def claim(owner: str, limit: int) -> list[Stale]:
    """Take messages whose time has come, where the platform wants no pause. One statement, two databases."""
    now = clock.now()
    # Updates have a rate of their own on both platforms: a pause of theirs holds up no delivery, and none of them this.
    paused = "SELECT 1 FROM pace p WHERE p.scope = 'live/' || t.platform || '/' || t.space AND p.free > $4"
    with away():
        rows = await take(
            "shown", f"t.due <= $3 AND NOT EXISTS ({paused})", limit, "owner = $1, due = $2",
            "id, line, platform, space, room, person_id, ref, language, changes, face",
            owner, now + LEASE, now, now.timestamp(),
        )  # fmt: skip
    return sorted((_stale(row, owner) for row in rows), key=lambda each: each.id)


def _stale(row: dict[str, Any], owner: str) -> Stale:
    to = (Room if row["person_id"] is None else Address)(row["platform"], row["space"], row["room"])
    return Stale(
        row["id"], owner, row["line"], to, row["person_id"], row["ref"], row["language"], row["changes"], row["face"]
    )


async def drawn(row: Stale, face: str) -> None:
    """It shows what there was when it was claimed; what happened since is drawn after the shortest pause."""
    with away():
        # coalesce tells PostgreSQL, which looks at no other use of $2, that it is a time.
        await fetch(
            "UPDATE shown SET face = $1, free = $2, owner = '', "
            "due = CASE WHEN changes = $3 THEN NULL ELSE coalesce($2, free) END "
            "WHERE id = $4 AND owner = $5 RETURNING id",
            face, clock.now() + APART, row.changes, row.id, row.owner,
        )  # fmt: skip


async def later(row: Stale, seconds: float) -> None:
    """It was not drawn, or nobody can say: again after so many seconds."""
    due = clock.now() + timedelta(seconds=seconds)
    with away():
        await fetch(
            "UPDATE shown SET owner = '', due = $1, free = $1 WHERE id = $2 AND owner = $3 RETURNING id",
            due, row.id, row.owner,
        )  # fmt: skip


async def goes_on(row: Stale, face: str) -> None:
    """A direct message shows how far long work has come by now; once more after STEP."""
    due = clock.now() + STEP
    with away():
        await fetch(
            "UPDATE shown SET face = $1, owner = '', due = $2, free = $2 WHERE id = $3 AND owner = $4 RETURNING id",
            face, due, row.id, row.owner,
        )  # fmt: skip


async def pause(to: Address | Room, seconds: float) -> None:
    """The platform takes no updates in that workspace or tenant for so long, whichever worker asks."""
    await outbox.pause(f"live/{to.platform}/{to.space}", clock.now() + timedelta(seconds=seconds))


async def forget(row: Stale) -> None:
    """The message is gone, or nobody can reach it any more."""
    with away():
        await fetch("DELETE FROM shown WHERE id = $1 AND owner = $2 RETURNING id", row.id, row.owner)


async def sweep() -> None:
    """Forget messages that live no longer."""
    with away():
        await fetch("DELETE FROM shown WHERE created <= $1 RETURNING id", clock.now() - LIVES)
