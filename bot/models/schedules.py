"""Lines that are run later or again and again, as the person who scheduled them; runs none itself."""

from __future__ import annotations

from typing import ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.models.columns import personal, plain
from bot.models.people import Person


class Schedule(Model):
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
    next = plain(fields.DatetimeField(null=True))  # null when it is over
    created = plain(fields.DatetimeField())

    person_id: int

    class Meta:
        table = "schedule"
        indexes: ClassVar = [Index(fields=("next",))]
