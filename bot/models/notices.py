"""What people are told about without having asked: to whom, why, what; bundled per person, brought by the outbox."""

from __future__ import annotations

from typing import ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot.models.columns import personal, plain
from bot.models.people import Person


class Notice(Model):
    """One thing to tell one person. `why` is a text's key; `line` shows the thing itself."""

    id = plain(fields.BigIntField(primary_key=True))
    person: fields.ForeignKeyRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="notices", on_delete=fields.CASCADE)
    )
    why = plain(fields.CharField(60))
    line = plain(fields.CharField(255))
    about = personal(fields.TextField(default="{}"))  # what the text is filled with, as JSON
    told = plain(fields.DatetimeField(null=True))
    created = plain(fields.DatetimeField())

    person_id: int

    class Meta:
        table = "notice"
        indexes: ClassVar = [Index(fields=("person_id", "told"))]


class Mute(Model):
    """That a person does not want to be told about one kind of thing."""

    id = plain(fields.IntField(primary_key=True))
    person: fields.ForeignKeyRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="mutes", on_delete=fields.CASCADE)
    )
    why = personal(fields.CharField(60))

    person_id: int

    class Meta:
        table = "mute"
        unique_together: ClassVar = [("person", "why")]
