"""What is in the store, table by table: so that a test can say which tables something changed; judges nothing."""

from __future__ import annotations

from functools import cache

from tortoise import Tortoise

from bot.models import store

# Bookkeeping of the store itself: which request has come, how fast may be sent, which index is how old.
NOT_DOMAIN = {"inbox", "pace", "version", "change", "person_change"}


async def contents() -> dict[str, str]:
    """Every domain table's rows as one text, or a digest of it, by table."""
    rows = await store.fetch(_statement(store.dialect()))
    return {row["name"]: row["told"] or "" for row in rows}


@cache
def _statement(dialect: str) -> str:
    """One statement for all tables: a matrix of rights asks a thousand times."""
    assert Tortoise.apps is not None
    columns = {
        model._meta.db_table: sorted(model._meta.fields_db_projection.values())
        for model in Tortoise.apps["kunna"].values()
    }
    tables = sorted(columns.keys() - NOT_DOMAIN)
    assert len(tables) > 15
    told = {
        "sqlite": "SELECT group_concat(json_array({columns}), '|') FROM (SELECT * FROM \"{table}\" ORDER BY 1, 2)",
        "postgres": 'SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM "{table}" t',
    }[dialect]
    each = []
    for table in tables:
        names = ", ".join(f'"{column}"' for column in columns[table])
        each.append(f"SELECT '{table}' AS name, ({told.format(table=table, columns=names)}) AS told")
    return " UNION ALL ".join(each)


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The tables that are not as they were."""
    return {table for table in before if before[table] != after[table]}
