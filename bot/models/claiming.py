"""How a worker takes rows that other workers look for too: each row is taken by one of them, and no more than asked."""

from __future__ import annotations

from typing import Any

from bot.models.store import dialect, fetch


async def take(table: str, where: str, limit: int, becomes: str, told: str, *values: object) -> list[dict[str, Any]]:
    """Change the first rows whose time has come, by `due` and `id`; the columns `told` of each, in no order.

    One statement on both databases; nothing but the `values` may come from outside. where: of the table `t`. On
    PostgreSQL the rows are locked while they are chosen, and chosen once: as a subquery of the UPDATE it may be run
    again for each row of a nested loop, where SKIP LOCKED passes over what the statement itself has taken, and of 30
    rows LIMIT 7 took all 30.
    """
    lock = "" if dialect() == "sqlite" else "FOR UPDATE OF t SKIP LOCKED"
    return await fetch(
        f"WITH chosen (id) AS MATERIALIZED (SELECT t.id FROM {table} t WHERE {where} "  # noqa: S608 - ours
        f"ORDER BY t.due, t.id LIMIT {int(limit)} {lock}) "
        f"UPDATE {table} SET {becomes} WHERE id IN (SELECT id FROM chosen) RETURNING {told}",
        *values,
    )
