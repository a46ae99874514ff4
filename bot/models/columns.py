"""Marks on columns: whether a column is about a person. Decides nothing by itself; export and erase rely on it."""

from __future__ import annotations

from typing import TypeVar

from tortoise.fields.base import Field
from tortoise.models import Model

F = TypeVar("F")

_MARK = "_kunna_personal"


def personal(column: F) -> F:
    """A column that says something about a person: exported with them, erased with them."""
    setattr(column, _MARK, True)
    return column


def plain(column: F) -> F:
    """A column that says nothing about anybody."""
    setattr(column, _MARK, False)
    return column


def is_personal(model: type[Model], name: str) -> bool | None:
    """The mark of a column; None when nobody has decided, which a test refuses."""
    field: Field[object] = model._meta.fields_map[name]
    return getattr(field, _MARK, None)
