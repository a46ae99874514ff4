"""What came in and is not yet answered, and where Teams people can be reached; read by doors, dispatch and worker."""

from __future__ import annotations

from typing import ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.models.columns import personal, plain


class Inbox(Model):
    """One accepted request: written before the acknowledgement, wiped when answered. Its key makes replays harmless.

    state: "open" (to be answered), "effected" (its transaction has committed, the answer may not have arrived),
    "done" (answered; only the key is left). `due` is when the worker may take an unanswered row up.
    """

    id = plain(fields.BigIntField(primary_key=True))
    platform = plain(fields.CharField(16))
    key = plain(fields.CharField(255))
    state = plain(fields.CharField(10, default="open"))
    call = personal(fields.TextField(default=""))  # the Incoming as JSON
    attempts = plain(fields.SmallIntField(default=0))
    due = plain(fields.DatetimeField())

    class Meta:
        table = "inbox"
        unique_together: ClassVar = [("platform", "key")]
        indexes: ClassVar = [Index(fields=("state", "due"))]


class Door(Model):
    """Where a person can be reached unasked on a platform: its conversation reference as our own JSON."""

    id = plain(fields.IntField(primary_key=True))
    platform = plain(fields.CharField(16))
    space = plain(fields.CharField(128))
    user = personal(fields.CharField(255))
    reference = personal(fields.TextField())

    class Meta:
        table = "door"
        unique_together: ClassVar = [("platform", "space", "user")]


class Team(Model):
    """A team of a Teams tenant that has the bot, with how it can be asked who is in it (JSON)."""

    id = plain(fields.IntField(primary_key=True))
    space = plain(fields.CharField(128))
    team = plain(fields.CharField(255))
    reference = plain(fields.TextField())

    class Meta:
        table = "team"
        unique_together: ClassVar = [("space", "team")]
