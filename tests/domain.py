"""What is in the store, table by table: so that a test can say which tables something changed; judges nothing."""

from __future__ import annotations

import hashlib

from tortoise import Tortoise

from bot.models import store

# Bookkeeping of the store itself: which request has come, how fast may be sent, which index is how old.
NOT_DOMAIN = {"inbox", "pace", "version", "change", "person_change"}


async def contents() -> dict[str, str]:
    """A digest of every domain table's rows, by table."""
    assert Tortoise.apps is not None
    tables = sorted({model._meta.db_table for model in Tortoise.apps["kunna"].values()} - NOT_DOMAIN)
    assert len(tables) > 15
    told = {}
    for table in tables:
        rows = await store.fetch(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608 - our own tables
        told[table] = hashlib.sha256(repr([tuple(row.values()) for row in rows]).encode()).hexdigest()
    return told


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The tables that are not as they were."""
    return {table for table in before if before[table] != after[table]}
