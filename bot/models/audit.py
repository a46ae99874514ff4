"""Who did what to what: admins' and communicators' acts, append-only, each row sealed over the one before."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from bot.models.columns import plain


class Act(Model):
    """One act. People stand in it by number only: erasing a person drops the number's name, not the chain."""

    id = plain(fields.BigIntField(primary_key=True))
    at = plain(fields.DatetimeField())
    who = plain(fields.IntField())  # a person's number; 0 for the company's own command line
    did = plain(fields.CharField(60))
    what = plain(fields.CharField(255))
    via = plain(fields.CharField(16))
    seal = plain(fields.CharField(64))  # SHA-256 over the seal before and this row, hexadecimal

    class Meta:
        table = "act"
