"""A migration keeps every row, leaves the schema that the models ask for, and happens wholly or not at all."""

from __future__ import annotations

import asyncio
import secrets
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from tortoise import Tortoise
from tortoise.migrations import operations as ops

from bot import clock
from bot.models import migrations, store
from bot.models.ideas import Idea, Vote
from bot.models.migrate import MigrationError, migrate, pending
from bot.models.people import Person
from bot.models.store import transaction
from tests.stores import database as database_of
from tests.stores import sql
from tests.test_store import script

Schema = dict[str, set[tuple[object, ...]]]


@pytest.fixture
async def blank_url(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A store without any schema."""
    if database == "sqlite":
        yield f"sqlite://{tmp_path}/blank.sqlite3"
        return
    server, name = request.getfixturevalue("postgres"), f"blank_{secrets.token_hex(6)}"
    await sql(server, f"CREATE DATABASE {name}")
    yield database_of(server, name)


async def _schema() -> Schema:
    """Columns, uniques, indexes and references of every table, without the names that a database makes up."""
    return await (_schema_of_sqlite() if store.dialect() == "sqlite" else _schema_of_postgres())


async def _schema_of_sqlite() -> Schema:
    ask, found = store.client().execute_query_dict, Schema()
    for row in await ask("SELECT name FROM sqlite_master WHERE type = 'table'"):
        table = str(row["name"])
        if table.startswith(("sqlite_", "tortoise_")):
            continue
        entries: set[tuple[object, ...]] = set()
        for column in await ask(f"PRAGMA table_info({table})"):
            entries.add(tuple(column[key] for key in ("name", "type", "notnull", "dflt_value", "pk")))
        for index in await ask(f"PRAGMA index_list({table})"):
            columns = await ask(f"PRAGMA index_info({index['name']})")
            entries.add(("index", index["unique"], *(column["name"] for column in columns)))
        for key in await ask(f"PRAGMA foreign_key_list({table})"):
            entries.add(("references", key["table"], key["from"], key["to"], key["on_delete"]))
        found[table] = entries
    return found


async def _schema_of_postgres() -> Schema:
    ask, found = store.client().execute_query_dict, Schema()
    for row in await ask("SELECT * FROM information_schema.columns WHERE table_schema = 'public'"):
        keys = ("column_name", "data_type", "character_maximum_length", "is_nullable", "column_default")
        found.setdefault(str(row["table_name"]), set()).add(tuple(row[key] for key in keys))
    for row in await ask("SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'"):
        words = str(row["indexdef"]).split(" ")
        found[row["tablename"]].add(("index", "UNIQUE" in words, row["indexdef"].partition(" USING ")[2]))
    for row in await ask("SELECT conrelid::regclass::text AS t, pg_get_constraintdef(oid) AS d FROM pg_constraint"):
        if row["t"] in found:
            found[row["t"]].add(("constraint", row["d"]))
    found.pop("tortoise_migrations", None)
    return found


async def test_a_migrated_store_has_exactly_the_schema_of_the_models(empty_store: str, blank_url: str) -> None:
    migrated = await _schema()
    await store.disconnect()
    await store.connect(blank_url)
    await Tortoise.generate_schemas(safe=False)
    fresh = await _schema()
    assert len(fresh) > 12
    assert migrated == fresh


async def test_what_points_to_a_row_is_found_by_an_index(empty_store: str) -> None:
    """Else taking the row out reads whole tables: 500 people beside 200,000 deliveries took SQLite 24 seconds."""
    schema = [(table, entry) for table, entries in (await _schema()).items() for entry in entries]
    pointing = {(table, column) for table, entry in schema if (column := _pointing(entry))}
    found = {(table, _leading(entry)) for table, entry in schema}
    assert pointing - found == set()
    assert len(pointing) > 20


def _pointing(entry: tuple[object, ...]) -> str:
    """The column of a reference to another table."""
    if entry[0] == "references":
        return str(entry[2])
    return str(entry[1]).removeprefix("FOREIGN KEY (").partition(")")[0] if "FOREIGN KEY" in str(entry[1]) else ""


def _leading(entry: tuple[object, ...]) -> str:
    """The column that an index begins with."""
    columns = str(entry[2]).removeprefix("btree (").rstrip(")") if entry[0] == "index" else ""
    return columns.partition(",")[0]


def test_no_step_alters_or_removes_a_column_with_tortoises_own_operations() -> None:
    """On SQLite they rebuild the table, which empties its children and loses its indexes (shared/STORE.md, trap 1)."""
    steps = [each.name for each in iter_modules(migrations.__path__)]
    assert steps
    for step in steps:
        for operation in import_module(f"bot.models.migrations.{step}").Migration.operations:
            assert not isinstance(operation, ops.AlterField | ops.RemoveField), f"{step}: write an operation of our own"


MIGRATE = """
async def main():
    print(len(await migrate(url)))
"""


async def test_three_processes_may_migrate_at_once(blank_url: str) -> None:
    said = await asyncio.gather(*(script(MIGRATE, blank_url) for _ in range(3)))
    assert sorted(word.strip() != "0" for word in said) == [False, False, True]
    await store.connect(blank_url)
    try:
        assert await pending() == 0
        assert not await Person.exists()
    finally:
        await store.disconnect()


# --- a later version -------------------------------------------------------------------------------------------------

LATER = """
from tortoise import fields, migrations
from tortoise.migrations import operations as ops

class Migration(migrations.Migration):
    dependencies = [("kunna", "{before}")]
    operations = [
        ops.AddField("Person", "{column}", fields.CharField(max_length=5, default="", db_default="")),
        {more}
    ]
"""


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes up a later version's steps: ours and one more, which adds a column and does what the test asks for."""
    name = f"later_{secrets.token_hex(4)}"
    shutil.copytree(Path(migrations.__path__[0]), tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(store.APP, "migrations", name)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    names = ["0001_first"]

    def write(more: str, column: str = "shoe") -> None:
        names.append(f"000{len(names) + 1}_later")
        step = LATER.format(more=more, column=column, before=names[-2])
        (tmp_path / name / f"{names[-1]}.py").write_text(step, "utf-8")

    return write


async def _filled() -> None:
    async def work() -> None:
        person = Person.draft("Anna", "anna@example.com")
        await person.save()
        idea = await Idea.create(text="a bench", author=person, created=clock.now())
        await Vote.create(idea=idea, person=person, created=clock.now())

    await transaction(work)


async def _rows() -> list[int]:
    return [await Person.all().count(), await Idea.filter(author__name="Anna").count(), await Vote.all().count()]


async def test_a_later_step_keeps_every_row_and_a_copy_of_the_file_is_made_before(
    empty_store: str, later: Callable[..., None]
) -> None:
    await _filled()
    before = await _schema()
    later("")
    assert await migrate(empty_store) == ["0002_later"]
    assert await migrate(empty_store) == []
    assert await _rows() == [1, 1, 1]
    after = await _schema()
    assert before["person"] < after["person"]
    assert {entry[0] for entry in after["person"] - before["person"]} <= {"shoe", "constraint"}
    assert {name: rest for name, rest in after.items() if name != "person"} == {
        name: rest for name, rest in before.items() if name != "person"
    }
    if store.dialect() == "sqlite":
        path = Path(empty_store.removeprefix("sqlite://"))
        (copy,) = path.parent.glob(f"{path.name}.before-*")
        await store.disconnect()
        await store.connect(f"sqlite://{copy}")
        assert await _rows() == [1, 1, 1]
        assert await _schema() == before


async def test_a_step_that_breaks_takes_back_the_steps_before_it_too(
    empty_store: str, later: Callable[..., None]
) -> None:
    await _filled()
    before = await _schema()
    later("", "hat")
    later('ops.RunSQL("CREATE TABLE half (id INT); SELECT nonsense")')
    with pytest.raises(Exception, match="nonsense"):
        await migrate(empty_store)
    assert await _schema() == before
    assert await _rows() == [1, 1, 1]
    assert await pending() == 2


@pytest.mark.parametrize("database", ["sqlite"])
async def test_rows_that_would_point_nowhere_stop_a_migration(
    database: str, empty_store: str, later: Callable[..., None]
) -> None:
    await _filled()
    later('ops.RunSQL("DELETE FROM person")')
    with pytest.raises(MigrationError, match="Nothing was changed"):
        await migrate(empty_store)
    assert await _rows() == [1, 1, 1]
    assert (await store.client().execute_query_dict("PRAGMA foreign_keys"))[0]["foreign_keys"] == 1
