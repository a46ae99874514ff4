"""A stage over the sample company's store, on either database, and where its processes come from."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.proof.stage import Nursery, Stage, staged


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Starts processes."""
    with Nursery() as made:
        yield made


@pytest.fixture
async def stage(sample_store: str, nursery: Nursery, tmp_path: Path) -> AsyncIterator[Stage]:
    """Over the sample company's store."""
    async with staged(sample_store, nursery, tmp_path) as made:
        yield made
