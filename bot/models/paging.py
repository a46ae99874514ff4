"""One page of something long: its rows, its number, how many there are in all; decides no order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tortoise.models import Model
from tortoise.queryset import QuerySet

# Rows on a page: what a list may hold (bot.reply.List) and a phone shows without much scrolling.
PAGE = 10

T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Up to PAGE rows, the number of the page (from 1), and how many rows there are on all pages."""

    rows: Sequence[T]
    number: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are; one, where there is nothing."""
        return pages(self.total)


def pages(total: int) -> int:
    """How many pages so many rows fill; one, where there is nothing."""
    return max(1, -(-total // PAGE))


async def page_of(query: QuerySet[M], number: int) -> Page[M]:
    """The page of an ordered query; the last one, where the number lies behind it."""
    total = await query.count()
    number = min(max(number, 1), pages(total))
    return Page(await query.offset(PAGE * (number - 1)).limit(PAGE), number, total)
