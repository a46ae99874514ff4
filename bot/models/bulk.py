"""Many rows at once, inside a transaction, as fast as the database takes them; knows no table and checks no value.

On SQLite one statement takes hundreds of rows: executemany would take and give Python's lock for each of them, and each
time wait for whoever computes meanwhile. On PostgreSQL it is COPY.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import repeat
from typing import Any, cast

import asyncpg
import numpy as np
import orjson
from tortoise.exceptions import IntegrityError

from bot.models.sqlite import ImmediateTransaction
from bot.models.store import client, dialect, only_inside

# Values of one statement on SQLite (it takes 32,766).
_VALUES = 4_000

# Bits of a number that a row of numbers is packed into: of 64, JSON and Python's shifts leave these without a doubt.
_BITS = 62

Row = Sequence[Any]


class Clash(Exception):  # noqa: N818 - no error of ours: the store is not any more as it was looked at
    """What was to be written does not fit what is there: a name is taken, a row is gone that others point to."""


@contextmanager
def clashing() -> Iterator[None]:
    """Turn what either database says of a broken constraint into Clash."""
    try:
        yield
    except (IntegrityError, asyncpg.IntegrityConstraintViolationError) as error:
        raise Clash(type(error).__name__) from error


async def take_ids(table: str, many: int) -> Sequence[int]:
    """Ids for so many new rows, in ascending order, that no row ever had."""
    only_inside()
    if not many:
        return ()
    if dialect() == "postgres":
        rows = await client().execute_query_dict(
            # MATERIALIZED: else the sequence is looked for anew for each id.
            f"WITH s AS MATERIALIZED (SELECT pg_get_serial_sequence('{table}', 'id')::regclass AS sequence) "  # noqa: S608
            f"SELECT array_agg(nextval(sequence)) AS ids FROM s, generate_series(1, {int(many)})"
        )
        return sorted(rows[0]["ids"])
    # The write lock is ours since BEGIN IMMEDIATE; the sequence also remembers rows that are gone.
    rows = await client().execute_query_dict(f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'")  # noqa: S608
    first = (rows[0]["seq"] if rows else 0) + 1
    return range(first, first + many)


def storing() -> Callable[[object], object]:
    """What turns a value into how this database keeps it and gives it back: SQLite has neither times nor booleans."""
    return _as_sqlite if dialect() == "sqlite" else _as_it_is


def stored(value: object) -> object:
    """One value as `storing` turns it."""
    return storing()(value)


def _as_it_is(value: object) -> object:
    return value


def _as_sqlite(value: object) -> object:
    if value is True or value is False:
        return int(value)
    return value.isoformat(" ") if isinstance(value, datetime) else value


async def insert(table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Write new rows, whose values are `stored` ones in the order of the columns."""
    only_inside()
    if not rows:
        return
    if dialect() == "postgres":
        await _copy(table, columns, rows)
        return
    await _all(
        (f'INSERT INTO "{table}" ({_names(columns)}) VALUES {_marks(columns, part)}', part)  # noqa: S608 - our columns
        for part in _parts(rows, len(columns))
    )


async def insert_columns(table: str, many: int, columns: Mapping[str, Any]) -> None:
    """Write so many new rows, told by column: a list has a value for each row, what is none stands in all of them.

    For hundreds of thousands of rows that are mostly numbers: Python touches none of them.
    """
    only_inside()
    if not many:
        return
    packed = _packed({name: each for name, each in columns.items() if isinstance(each, list)})
    if dialect() == "postgres" or packed is None:
        every = (each if isinstance(each, list) else repeat(each, many) for each in columns.values())
        rows = zip(*every, strict=True)
        await (_copy(table, [*columns], rows) if dialect() == "postgres" else insert(table, [*columns], list(rows)))
        return
    numbers, unpacked = packed
    alike = [each for each in columns.values() if not isinstance(each, list)]
    values = ", ".join(unpacked.get(name, "?") for name in columns)
    await client().execute_query(
        f'INSERT INTO "{table}" ({_names([*columns])}) SELECT {values} FROM json_each(?)',  # noqa: S608 - our columns
        [*alike, numbers],
    )


async def _copy(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    # Tortoise has no COPY; inside a transaction this is asyncpg's own connection.
    await client()._connection.copy_records_to_table(table, records=rows, columns=columns)


def _packed(columns: Mapping[str, list[Any]]) -> tuple[str, dict[str, str]] | None:
    """Whole numbers of some columns as JSON, one number for each row; and how SQLite reads each column out of `value`.

    None where they do not fit into 62 bits, or are no whole numbers. Binding eight values to each row takes SQLite's
    thread longer than the row itself where others want Python's lock.
    """
    packed: Any = 0
    unpacked, used = {}, 0
    for name, each in columns.items():
        numbers = np.array(each)
        if numbers.dtype.kind != "i":
            return None
        least, wide = int(numbers.min()), int(np.ptp(numbers)).bit_length()
        packed |= (numbers - least) << used
        unpacked[name] = f"(value >> {used} & {(1 << wide) - 1}) + {least}"
        used += wide
    if not columns or used > _BITS:
        return None
    return orjson.dumps(packed, option=orjson.OPT_SERIALIZE_NUMPY).decode(), unpacked


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _marks(columns: Sequence[str], rows: Sequence[Row]) -> str:
    return ", ".join([f"({', '.join('?' * len(columns))})"] * len(rows))


async def update(table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Give rows new values: each of `rows` is an id and a `stored` value for each of the columns."""
    only_inside()
    if not rows:
        return
    if dialect() == "postgres":
        values = ", ".join(f'"{column}" = v."{column}"' for column in columns)
        told = [dict(zip(("id", *columns), row, strict=True)) for row in rows]
        # As JSON, which PostgreSQL reads by the types of the table itself. A statement for each row takes it ten times
        # as long.
        await client().execute_query_dict(
            f'UPDATE "{table}" SET {values} FROM json_populate_recordset(NULL::"{table}", $1::json) v '  # noqa: S608
            f'WHERE "{table}".id = v.id',
            [as_json(told)],
        )
        return
    values = ", ".join(f'"{column}" = v.column{at}' for at, column in enumerate(columns, 2))
    marks = f"({', '.join('?' * (len(columns) + 1))})"
    await _all(
        (
            f'UPDATE "{table}" SET {values} FROM (VALUES {", ".join([marks] * len(part))}) v '  # noqa: S608 - our columns
            f'WHERE "{table}".id = v.column1',
            part,
        )
        for part in _parts(rows, len(columns) + 1)
    )


def as_json(value: object) -> str:
    """Values of rows as JSON, as short as it gets, dates as ISO 8601; TypeError for what stands in no column."""
    return orjson.dumps(value).decode()


async def delete(table: str, ids: Sequence[int]) -> None:
    """Remove rows."""
    only_inside()
    for part in _parts([(each,) for each in ids], 1):
        await client().execute_query(f'DELETE FROM "{table}" WHERE id IN ({among([each for (each,) in part])})')  # noqa: S608


async def _all(statements: Iterable[tuple[str, Sequence[Row]]]) -> None:
    """Run statements on SQLite, each with the values of some rows, in one visit to its thread."""
    transaction = cast(ImmediateTransaction, client())
    await transaction.execute_all([(each, [value for row in rows for value in row]) for each, rows in statements])


def among(numbers: Sequence[int]) -> str:
    """Numbers for the inside of IN (...); one that no row has where there are none."""
    return ",".join(str(int(number)) for number in numbers) or "0"


def one_of(texts: Iterable[str], at: int = 1) -> tuple[str, object]:
    """What stands behind a column that has to be one of some texts, as many as they may be; and the value of $`at`."""
    if dialect() == "postgres":
        # Not = ANY: its plan, once made for an empty table, compares every row with every text (66 ms, this takes 2).
        return f"IN (SELECT unnest(${at}::text[]))", list(texts)
    return f"IN (SELECT value FROM json_each(${at}))", as_json(list(texts))  # noqa: S608 - a number


def _parts(rows: Sequence[Row], wide: int) -> list[Sequence[Row]]:
    many = max(1, _VALUES // wide)
    return [rows[start : start + many] for start in range(0, len(rows), many)]
