"""Slack workspaces that have installed the app, with their tokens, encrypted; talks to no platform."""

from __future__ import annotations

from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from bot.models.columns import personal, plain


class Installation(Model):
    """One workspace's grant: tokens as ciphertext under KUNNA_STORE__KEY. Gone when the app is uninstalled."""

    id = plain(fields.IntField(primary_key=True))
    platform = plain(fields.CharField(16, default="slack"))
    space = plain(fields.CharField(128))
    name = plain(fields.CharField(200, default=""))
    bot_user = plain(fields.CharField(64, default=""))
    token = plain(fields.TextField())
    refresh = plain(fields.TextField(default=""))
    expires = plain(fields.DatetimeField(null=True))
    installed_by = personal(fields.CharField(64, default=""))
    installed = plain(fields.DatetimeField())

    class Meta:
        table = "installation"
        unique_together: ClassVar = [("platform", "space")]
