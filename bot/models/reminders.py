"""Reminders of a policy snippet and their acknowledgements: frozen when sent, one acknowledgement per person."""

from __future__ import annotations

from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from bot.models.columns import personal, plain
from bot.models.numbered import Numbered
from bot.models.people import Person
from bot.models.policy import Snippet


class Reminder(Numbered):
    """A snippet's version as it was sent, by whom and to which audience ("everyone", or a room)."""

    id = plain(fields.IntField(primary_key=True))
    snippet: fields.ForeignKeyRelation[Snippet] = plain(
        fields.ForeignKeyField("kunna.Snippet", related_name="reminders", on_delete=fields.CASCADE)
    )
    version = plain(fields.IntField())
    frozen = plain(fields.TextField())  # heading and text per language, as JSON
    hash = plain(fields.CharField(64))  # SHA-256 of `frozen`
    sender: fields.ForeignKeyNullableRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="reminders", null=True, on_delete=fields.SET_NULL)
    )
    audience = plain(fields.CharField(320))
    sent = plain(fields.DatetimeField())

    snippet_id: int
    sender_id: int | None

    class Meta:
        table = "reminder"


class Acknowledgement(Model):
    """That a person has acknowledged one version of a snippet; the first one counts."""

    id = plain(fields.BigIntField(primary_key=True))
    person: fields.ForeignKeyRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="acknowledgements", on_delete=fields.CASCADE)
    )
    snippet: fields.ForeignKeyRelation[Snippet] = plain(
        fields.ForeignKeyField("kunna.Snippet", related_name="acknowledgements", on_delete=fields.CASCADE)
    )
    version = plain(fields.IntField())
    at = personal(fields.DatetimeField())

    person_id: int
    snippet_id: int

    class Meta:
        table = "acknowledgement"
        unique_together: ClassVar = [("person", "snippet", "version")]
