"""Messages that live: where a line was shown for everybody, so that it is drawn again when the thing changes."""

from __future__ import annotations

from typing import ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.models.columns import plain


class Shown(Model):
    """One message in a room that shows a line. `due` is set while it is stale; drawn at most once a second."""

    id = plain(fields.BigIntField(primary_key=True))
    line = plain(fields.CharField(255))
    platform = plain(fields.CharField(16))
    space = plain(fields.CharField(128))
    room = plain(fields.CharField(255))
    ref = plain(fields.CharField(255))
    language = plain(fields.CharField(8))
    due = plain(fields.DatetimeField(null=True))
    drawn = plain(fields.DatetimeField())
    created = plain(fields.DatetimeField())

    class Meta:
        table = "shown"
        unique_together: ClassVar = [("platform", "space", "room", "ref")]
        indexes: ClassVar = [Index(fields=("line",)), Index(fields=("due",))]
