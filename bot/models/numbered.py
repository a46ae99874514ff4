"""Rows that people call by their number: "12" or "#12" in a line; fetches one row and no more."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from tortoise.models import Model

from bot.reply import Address


class Numbered(Model):
    """A row that a line can name by its number."""

    id: int

    class Meta:
        abstract = True

    shape: ClassVar[re.Pattern[str]] = re.compile(r"#?\d+")

    @property
    def reference(self) -> str:
        """How a line names this row."""
        return str(self.id)

    @classmethod
    async def referred(cls, text: str, asker: Address) -> Self | None:
        """The row that a line means; None when there is none, or no database could hold such a number."""
        digits = text.removeprefix("#")
        return await cls.get_or_none(id=int(digits)) if len(digits) <= 9 else None
