"""Fresh stores for tests, made once and copied, or used again and set back; knows no test."""

from __future__ import annotations

import asyncio
import secrets
import shutil
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
from tortoise.backends.base import executor

from bot.imports.sample import load_sample
from bot.models import store
from bot.models.migrate import migrate
from bot.settings import CONFIG

# Beside the tables of a PostgreSQL database: what stood in them at first, and a function that puts it back and says
# whether it could. A copy of a database takes 0.2 s with its removal, hundreds of files; this takes a tenth.
_SET_BACK = """
CREATE SCHEMA kunna_test;
CREATE TABLE kunna_test.first (tables TEXT[], shape TEXT, bytes BIGINT, sequences JSONB);
CREATE FUNCTION kunna_test.shape() RETURNS TEXT LANGUAGE sql AS $$
    SELECT md5(string_agg(concat_ws(' ', relname, relkind, attname, atttypid), ',' ORDER BY relname, attnum)) ||
        (SELECT count(*) FROM pg_trigger) || (SELECT count(*) FROM pg_constraint) || (SELECT count(*) FROM pg_proc)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = 'public'::regnamespace
$$;
CREATE FUNCTION kunna_test.note() RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    name TEXT;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE kunna_test.%I AS TABLE public.%I', 'was_' || name, name);
    END LOOP;
    INSERT INTO kunna_test.first SELECT
        (SELECT array_agg(tablename::text) FROM pg_tables WHERE schemaname = 'public'), kunna_test.shape(),
        pg_database_size(current_database()),
        (SELECT jsonb_object_agg(sequencename, last_value) FROM pg_sequences WHERE schemaname = 'public');
END $$;
CREATE FUNCTION kunna_test.set_back() RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
    was kunna_test.first;
    name TEXT;
    differs BOOLEAN;
    sequence RECORD;
BEGIN
    SELECT * INTO was FROM kunna_test.first;
    IF kunna_test.shape() <> was.shape OR pg_database_size(current_database()) > was.bytes + 20000000 THEN
        RETURN FALSE;
    END IF;
    FOR tries IN 1..50 LOOP
        PERFORM pg_stat_clear_snapshot();
        EXIT WHEN NOT EXISTS (
            SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
        );
        IF tries = 50 THEN RETURN FALSE; END IF;
        PERFORM pg_sleep(0.01);
    END LOOP;
    SET LOCAL session_replication_role = replica;
    FOREACH name IN ARRAY was.tables LOOP
        EXECUTE format('SELECT EXISTS ((TABLE public.%1$I EXCEPT ALL TABLE kunna_test.%2$I) UNION ALL '
            '(TABLE kunna_test.%2$I EXCEPT ALL TABLE public.%1$I))', name, 'was_' || name) INTO differs;
        IF differs THEN
            EXECUTE format('DELETE FROM public.%I', name);
            EXECUTE format('INSERT INTO public.%I TABLE kunna_test.%I', name, 'was_' || name);
        END IF;
    END LOOP;
    FOR sequence IN SELECT key, value FROM jsonb_each_text(was.sequences) LOOP
        PERFORM setval(format('public.%I', sequence.key)::regclass, coalesce(sequence.value::bigint, 1),
            sequence.value IS NOT NULL);
    END LOOP;
    RETURN TRUE;
END $$;
SELECT kunna_test.note();
"""


async def sql(address: str, statement: str) -> object:
    """Run statements on PostgreSQL; the first value of the last one, where there is one."""
    connection = await asyncpg.connect(address)
    try:
        if ";" in statement:
            return await connection.execute(statement)
        return await connection.fetchval(statement)
    finally:
        await connection.close()


def database(address: str, name: str) -> str:
    """The address of another database of the same server."""
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))


async def _fill(url: str, sample: bool) -> None:
    executor.EXECUTOR_CACHE.clear()
    await store.connect(url)
    try:
        await migrate(url)
        if sample:
            await load_sample(CONFIG / "sample")
    finally:
        await store.disconnect()
    executor.EXECUTOR_CACHE.clear()


def _arrays(url: str) -> Path:
    """Where a process keeps what it made of a store: it would take another test's for its own."""
    return Path("var") / f"postgres-{store._digest(url)}.index"


class Stores:
    """Fresh stores: empty, or with the sample company in them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str, bool], str] = {}
        self._free: dict[bool, list[str]] = {True: [], False: []}

    async def fresh(self, kind: str, server: str | None, *, sample: bool) -> str:
        """The address of a store of its own. `server`: PostgreSQL's address."""
        if kind == "sqlite":
            return await self._file(sample)
        assert server is not None
        while self._free[sample]:
            url = self._free[sample].pop()
            if await sql(url, "SELECT kunna_test.set_back()"):
                await asyncio.to_thread(shutil.rmtree, _arrays(url), ignore_errors=True)
                return url
            await sql(server, f'DROP DATABASE "{urlsplit(url).path[1:]}" WITH (FORCE)')
        template = self._made.get((kind, sample))
        if template is None:
            template = self._made[kind, sample] = f"template_{secrets.token_hex(6)}"
            await sql(server, f"CREATE DATABASE {template}")
            await _fill(database(server, template), sample)
            await sql(database(server, template), _SET_BACK)
        name = f"kunna_{secrets.token_hex(6)}"
        await sql(server, f"CREATE DATABASE {name} TEMPLATE {template}")
        return database(server, name)

    def done(self, url: str, *, sample: bool) -> None:
        """Whoever had a store of `fresh` needs it no longer."""
        if not url.startswith("sqlite://"):
            self._free[sample].append(url)

    async def _file(self, sample: bool) -> str:
        made = self._made.get(("sqlite", sample))
        if made is None:
            made = self._made["sqlite", sample] = str(self._folder / f"template-{sample}.sqlite3")
            await _fill(f"sqlite://{made}", sample)
        path = self._folder / f"kunna_{secrets.token_hex(6)}.sqlite3"
        await asyncio.to_thread(shutil.copyfile, made, path)
        return f"sqlite://{path}"
