"""Messages that nobody asked for, one row each, written with their cause; draws and sends nothing.

A row is claimed with a lease: one statement commits `sending` before the request and the outcome after it. What a
crash or a lost answer leaves in between is `unknown`, said so, and looked up where the platform can be asked.
"""

from __future__ import annotations

from typing import ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.models.columns import personal, plain
from bot.models.people import Person


class Delivery(Model):
    """One message to one person or room. Its cause reaches each of them once, whatever happens.

    state: "waiting" (not before `due`), "sending" (claimed by `owner` until `due`), "sent" (the platform's id is in
    `ref`), "unknown" (it may have arrived; looked up at `due`), "failed" and "unreachable" (`why` says it),
    "cancelled".
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
    attempts = plain(fields.SmallIntField(default=0))
    ref = plain(fields.CharField(255, default=""))
    why = plain(fields.CharField(120, default=""))
    created = plain(fields.DatetimeField())

    person_id: int | None

    class Meta:
        table = "delivery"
        unique_together: ClassVar = [("cause", "to")]
        indexes: ClassVar = [Index(fields=("state", "due")), Index(fields=("cause", "state"))]


class Pace(Model):
    """When the next message may go into a scope (a workspace, a tenant, a room), for all processes together."""

    scope = plain(fields.CharField(300, primary_key=True))
    free = plain(fields.FloatField())  # seconds since 1970: arithmetic on it is the same in both databases

    class Meta:
        table = "pace"
