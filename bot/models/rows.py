"""What was done to rows, in a form that can be kept, and undone exactly; decides neither what is done nor who may.

Rows that were added are kept by their ids and a seal over what was written; of rows that were changed the columns that
were, before and after; rows that were removed whole. Undoing touches a thing only when all of its rows are as they were
left, and takes nothing away that something else has come to lean on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from typing import Any, cast

import orjson
from tortoise import Tortoise, fields
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

from bot.models import bulk
from bot.models.store import dialect, fetch

CHANGED, IN_USE = "changed-since", "in-use"
"""Why a thing stays as it is: it is not any more what was seen or left; something has come to lean on it."""

Values = dict[str, Any]


@dataclass(slots=True)
class Images:
    """What was done to the rows of one thing, by table.

    added: ids; seal: over those rows as they were written, in the order of this; changed: id, before, after, of the
    columns that were changed; removed: whole rows.
    """

    added: dict[str, list[int]] = field(default_factory=dict)
    seal: str = ""
    changed: dict[str, list[tuple[int, Values, Values]]] = field(default_factory=dict)
    removed: dict[str, list[Values]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything was done at all."""
        return bool(self.added or self.changed or self.removed)

    def add(self, rows: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        """These whole rows were written, by table, each in the order of `columns`."""
        self.added = {table: [row[_at_id(table)] for row in written] for table, written in rows.items() if written}
        self.seal = _seal([_by_column(written) for written in rows.values() if written])

    def add_columns(self, rows: Mapping[str, tuple[int, Mapping[str, Any]]]) -> None:
        """The same, told as `bulk.insert_columns` is: how many, and their columns in the order of `columns`."""
        self.added = {
            table: ids if isinstance(ids := told["id"], list) else [ids] for table, (many, told) in rows.items() if many
        }
        self.seal = _seal(
            [
                [many, *(_one(each) if isinstance(each, list) else each for each in told.values())]
                for many, told in rows.values()
                if many
            ]
        )

    def as_json(self) -> str:
        """As text; runs of ids are kept by their ends."""
        told: Values = {"added": {table: runs(ids) for table, ids in self.added.items()}, "seal": self.seal}
        if self.changed:
            told["changed"] = self.changed
        if self.removed:
            told["removed"] = self.removed
        return bulk.as_json(told)

    @classmethod
    def of_json(cls, text: str) -> Images:
        """What `as_json` wrote."""
        told = orjson.loads(text)
        added = {
            table: [at for first, last in runs for at in range(first, last + 1)]
            for table, runs in told["added"].items()
        }
        changed = {table: [tuple(each) for each in rows] for table, rows in told.get("changed", {}).items()}
        return cls(added, told["seal"], changed, told.get("removed", {}))


def _ids(runs: Iterable[Sequence[int]]) -> Iterator[int]:
    return (each for first, last in runs for each in range(first, last + 1))


def runs(ids: Sequence[int]) -> list[list[int]]:
    """Numbers by the ends of their runs: what a file added or named mostly stands together."""
    if ids and [*ids] == [*range(ids[0], ids[0] + len(ids))]:  # nearly always, and seen at once
        return [[ids[0], ids[-1]]]
    found: list[list[int]] = []
    for each in ids:
        if found and each == found[-1][1] + 1:
            found[-1][1] = each
        else:
            found.append([each, each])
    return found


def seal(*tables: Iterable[Values]) -> str:
    """What whole rows of some tables are now, in short: to see later whether they still are."""
    return _seal([_by_column(rows) for table in tables if (rows := [list(row.values()) for row in table])])


def _by_column(rows: Sequence[Sequence[Any]]) -> list[Any]:
    """How many rows there are, and their columns."""
    return [len(rows), *(_one(each) for each in zip(*rows, strict=True))]


def _one(column: Sequence[Any]) -> Any:
    """A column in which all are alike, as in most, counts by one value."""
    return column[0] if column.count(column[0]) == len(column) else column


def _seal(tables: Sequence[Sequence[Any]]) -> str:
    """Over rows of some tables, each told as `_by_column` tells them."""
    return blake2b(orjson.dumps(tables), digest_size=16).hexdigest()


# --- tables ----------------------------------------------------------------------------------------------------------


@cache
def _models() -> dict[str, type[Model]]:
    if Tortoise.apps is None:
        raise RuntimeError("Connect a store first: bot.models.store.connect.")
    return {model._meta.db_table: model for model in Tortoise.apps["kunna"].values()}


@cache
def columns(table: str) -> tuple[str, ...]:
    """The columns of a table, in the order in which whole rows are written and read here."""
    return tuple(_models()[table]._meta.fields_db_projection.values())


@cache
def _at_id(table: str) -> int:
    return columns(table).index("id")


class Blank:
    """New rows of a table as they are stored: alike, but for what is said of each. Made once for many of them."""

    def __init__(self, table: str, **alike: object) -> None:
        """alike: values that all rows have; the others have the defaults of the model."""
        meta = _models()[table]._meta
        self.columns = columns(table)
        self._at = {column: at for at, column in enumerate(self.columns)}
        self._stored = bulk.storing()
        defaults = [meta.fields_map[name].default for name in meta.fields_db_projection]
        self._row = [self._stored(each() if callable(each) else each) for each in defaults]
        for column, value in alike.items():
            self._row[self._at[column]] = self._stored(value)

    def told(self, **columns: object) -> Values:
        """Rows told by column, as `bulk.insert_columns` takes them; these are `stored` values or lists of them."""
        return dict(zip(self.columns, self._row, strict=True)) | columns

    def row(self, **values: object) -> list[Any]:
        """A row with these values, by column."""
        row = self._row.copy()
        for column, value in values.items():
            row[self._at[column]] = self._stored(value)
        return row


@cache
def leaning_on(table: str) -> tuple[tuple[str, str], ...]:
    """Every table and column whose rows point to rows of this one, by the schema itself."""
    found = []
    for other, model in _models().items():
        for name in model._meta.fk_fields | model._meta.o2o_fields:
            relation = cast(ForeignKeyFieldInstance[Model], model._meta.fields_map[name])
            if relation.related_model._meta.db_table == table:
                source = relation.source_field or f"{name}_id"
                found.append((other, model._meta.fields_db_projection[source]))
    return tuple(sorted(found))


@cache
def _depth(table: str) -> int:
    """How many tables stand between this one and those that point to none: parents are written before children."""
    above = [other for other in _models() if other != table and any(child == table for child, _ in leaning_on(other))]
    return 1 + max(map(_depth, above), default=0)


def _back(table: str, column: str, value: Any) -> Any:
    """A value out of JSON as this database wants it."""
    if value is not None and dialect() == "postgres" and isinstance(value, str):
        meta = _models()[table]._meta
        kind = meta.fields_map[meta.fields_db_projection_reverse[column]]
        if isinstance(kind, fields.DatetimeField):
            return datetime.fromisoformat(value)
        if isinstance(kind, fields.DateField):
            return date.fromisoformat(value)
    return value


async def take(table: str, which: str, *values: object, lock: str = "") -> dict[int, Values]:
    """Whole rows by id, as they are now. which, lock: what stands behind WHERE and at the end, of our own words."""
    names = ", ".join(f'"{column}"' for column in columns(table))
    rows = await fetch(f'SELECT {names} FROM "{table}" WHERE {which} ORDER BY id{lock}', *values)  # noqa: S608 - ours
    return {row["id"]: row for row in rows}


def difference(before: Mapping[str, Mapping[int, Values]], after: Mapping[str, Mapping[int, Values]]) -> Images:
    """What was done between two looks at the same tables: for acts that are written in any way whatever."""
    images = Images()
    new: dict[str, list[list[Any]]] = {}
    for table, then in before.items():
        now = after[table]
        new[table] = [[now[each][column] for column in columns(table)] for each in sorted(now.keys() - then.keys())]
        if gone := [then[each] for each in sorted(then.keys() - now.keys())]:
            images.removed[table] = gone
        pairs = [(each, then[each], now[each]) for each in sorted(then.keys() & now.keys()) if then[each] != now[each]]
        if pairs:
            images.changed[table] = [
                (each, *({name: row[name] for name in row if old[name] != new_[name]} for row in (old, new_)))  # type: ignore[misc]
                for each, old, new_ in pairs
            ]
    images.add(new)
    return images


# --- back again -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Restored:
    """reasons: for each thing "" where it is as it was before, else why it stays; touched: rows that were, by table,
    as they were and as they are: who follows the tables is told of them."""

    reasons: list[str]
    touched: dict[str, list[Values]]


async def restore(things: Sequence[Images]) -> Restored:
    """Undo what was done to things, each as a whole or not at all. Inside a transaction.

    Raises what the database raises where something stands in the way that no image tells of: a name that is taken, a
    row that was leant on and is gone.
    """
    now = {table: await _current(table, things) for table in _tables(things)}
    users = await _users(things)
    reasons = [_reason(each, now, users) for each in things]
    back = [each for each, reason in zip(things, reasons, strict=True) if not reason]
    touched: dict[str, list[Values]] = {}
    for table in sorted(now, key=_depth, reverse=True):
        gone = [row for each in back for row in each.added.get(table, ())]
        await bulk.delete(table, gone)
        touched.setdefault(table, []).extend(now[table][row] for row in gone)
    for table in sorted(now, key=_depth):
        await _insert(table, [row for each in back for row in each.removed.get(table, ())], touched[table])
        await _change(table, [row for each in back for row in each.changed.get(table, ())], now[table], touched[table])
    return Restored(reasons, touched)


def _tables(things: Iterable[Images]) -> set[str]:
    return {table for each in things for told in (each.added, each.changed, each.removed) for table in told}


async def _current(table: str, things: Iterable[Images]) -> dict[int, Values]:
    ids = [
        row
        for each in things
        for row in (
            *each.added.get(table, ()),
            *(changed[0] for changed in each.changed.get(table, ())),
            *(removed["id"] for removed in each.removed.get(table, ())),
        )
    ]
    # Held until the commit: what is compared here is what is written.
    lock = "" if dialect() == "sqlite" else " FOR UPDATE"
    return await take(table, f"id IN ({bulk.among(ids)})", lock=lock)


async def _users(things: Sequence[Images]) -> dict[tuple[str, int], set[tuple[str, int]]]:
    """Which rows lean on each row that would be taken away again."""
    users: dict[tuple[str, int], set[tuple[str, int]]] = {}
    for table in {table for each in things for table in each.added}:
        ids = bulk.among([row for each in things for row in each.added.get(table, ())])
        for child, column in leaning_on(table):
            key = columns(child)[0]
            found = await fetch(
                f'SELECT "{key}" AS id, "{column}" AS parent FROM "{child}" WHERE "{column}" IN ({ids})'  # noqa: S608
            )
            for row in found:
                users.setdefault((table, row["parent"]), set()).add((child, row["id"]))
    return users


def _reason(
    thing: Images,
    now: Mapping[str, Mapping[int, Values]],
    users: Mapping[tuple[str, int], set[tuple[str, int]]],
) -> str:
    own = {(table, row) for table, ids in thing.added.items() for row in ids}
    if any(row not in now[table] for table, row in own):
        return CHANGED
    for table, changed in thing.changed.items():
        for row, _, after in changed:
            if row not in now[table] or not _alike(now[table][row], after):
                return CHANGED
    if any(row["id"] in now[table] for table, removed in thing.removed.items() for row in removed):
        return CHANGED
    if any(users.get(each, set()) - own for each in own):
        return IN_USE
    rows = [
        [[now[table][row][column] for column in columns(table)] for row in ids] for table, ids in thing.added.items()
    ]
    return "" if not rows or _seal([*map(_by_column, rows)]) == thing.seal else CHANGED


def _alike(row: Values, after: Values) -> bool:
    return all(_told(row[column]) == _told(value) for column, value in after.items())


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


async def _insert(table: str, rows: Sequence[Values], touched: list[Values]) -> None:
    names = columns(table)
    await bulk.insert(table, names, [[_back(table, column, row[column]) for column in names] for row in rows])
    touched += rows


async def _change(
    table: str,
    changed: Sequence[tuple[int, Values, Values]],
    now: Mapping[int, Values],
    touched: list[Values],
) -> None:
    by_columns: dict[tuple[str, ...], list[list[Any]]] = {}
    for row, before, _ in changed:
        by_columns.setdefault(tuple(before), []).append(
            [row, *(_back(table, column, value) for column, value in before.items())]
        )
        touched += [now[row], now[row] | before]
    for names, rows in by_columns.items():
        await bulk.update(table, names, rows)
