"""`bench rank` on a small company: memory and the query find the same people on both databases."""

from __future__ import annotations

import pytest

from bot.bench import rank
from tests.stores import Stores


async def test_every_kind_of_question_has_its_figures_on_both_databases(
    postgres: str, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUNNA_TEST_POSTGRES", await stores.fresh("postgres", postgres, sample=False))
    figures = {figure.name: figure for figure in await rank.measure(people=300, times=4, queries=2)}
    for database in ("SQLite", "PostgreSQL"):
        for kind in ("three skills everyone has", "the same, unit: and place:", "three with hidden rows"):
            figure = figures[f"{database}: {kind}, p99"]
            assert figure.value > 0
            assert figure.reference
        assert f"{database}: read into memory, 3,000 rows" in figures
