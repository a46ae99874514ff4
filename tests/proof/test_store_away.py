"""PROOF.md row 14: with the store away everybody is told to try again in time; nothing that was accepted is lost."""

from __future__ import annotations

import asyncio
import contextlib
import json
import resource
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, unquote, urlsplit

import asyncpg
import pytest

from bot import texts
from bot.models import outbox
from bot.models.ideas import Comment, Idea
from tests.proof.stage import Running, Stage
from tests.prove import times

_AGAIN = json.dumps({"text": texts.say("en", "store-away"), "response_type": "ephemeral"})
# A request has its answer within 2.5 s; what this machine needs to bring it here counts extra. Slack waits 3 s.
_WITHIN = 2.9
_BACK = 5.0


class Cable:
    """The line between a process and PostgreSQL: it can go silent, or be cut."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._folder = unquote(parse_qs(parts.query).get("host", [""])[0])
        self._host, self._port, self._name = parts.hostname, parts.port or 5432, parts.path
        self._user = f"{parts.username or 'postgres'}:{parts.password or ''}"
        self._open, self._cut = asyncio.Event(), False
        self._open.set()
        self._ends: set[asyncio.StreamWriter] = set()

    @asynccontextmanager
    async def laid(self) -> AsyncIterator[str]:
        """The store's address by way of this line."""
        async with await asyncio.start_server(self._connect, "127.0.0.1", 0) as server:
            yield f"postgresql://{self._user}@127.0.0.1:{server.sockets[0].getsockname()[1]}{self._name}"
            self.cut()

    def silent(self) -> None:
        """Nothing comes through, in either direction; nobody is told."""
        self._open.clear()

    def cut(self) -> None:
        """Every connection is broken, and no new one is let in."""
        self._cut = True
        for end in self._ends:
            end.transport.abort()

    def whole(self) -> None:
        """All is well again."""
        self._cut = False
        self._open.set()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._cut:
            writer.transport.abort()
            return
        if self._folder:
            there, back = await asyncio.open_unix_connection(f"{self._folder}/.s.PGSQL.{self._port}")
        else:
            there, back = await asyncio.open_connection(self._host, self._port)
        self._ends |= {writer, back}
        with contextlib.suppress(ConnectionError):
            await asyncio.gather(self._carry(reader, back), self._carry(there, writer))

    async def _carry(self, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65_536):
                await self._open.wait()
                to.write(data)
                await to.drain()
        finally:
            to.close()


@asynccontextmanager
async def _away(how: str, url: str, cable: Cable | None, server: Running) -> AsyncIterator[None]:
    """The store cannot be used for as long as this block takes."""
    match how:
        case "locked":
            with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                yield
                other.execute("ROLLBACK")
        case "no growth":
            # No file of the process may grow, as on a disk without room.
            before = resource.prlimit(server.number, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
            yield
            resource.prlimit(server.number, resource.RLIMIT_FSIZE, before)
        case "full" if url.startswith("sqlite"):
            with _filled(url):
                yield
        case "full":
            async with _refusing(url):
                yield
        case "all connections held":
            async with _held(url):
                yield
        case _:
            assert cable is not None
            (cable.silent if how == "silent" else cable.cut)()
            yield
            cable.whole()


_FILL = """
INSERT INTO filler
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT zeroblob(3500) FROM n"""


def _spare(url: str) -> str:
    """The store's address where its file may not grow, with pages to spare that somebody else can take."""
    with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None)) as other:
        other.execute("CREATE TABLE filler (x BLOB)")
        other.execute(_FILL, [900])
        other.execute("DELETE FROM filler")
    return f"{url}?max_page_count=1"  # SQLite takes the size that the file has, where that is more


@contextlib.contextmanager
def _filled(url: str) -> Iterator[None]:
    """Nothing that needs a page more can be written: SQLite's "database or disk is full"."""
    with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None, timeout=5)) as other:
        while free := other.execute("PRAGMA freelist_count").fetchone()[0]:
            other.execute(_FILL, [max(1, free * 9 // 10)])
        yield
        other.execute("DELETE FROM filler")


@asynccontextmanager
async def _refusing(url: str) -> AsyncIterator[None]:
    """Every table refuses what is written, with the server's own error for a volume without room (53100).

    A volume of its own would need an administrator and refuse only what needs another page. A trigger refuses every
    row: an update writes a new version of its row, so it needs room as well. A row that is deleted needs none.
    """
    other = await asyncpg.connect(url)
    try:
        rows = await other.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        await other.execute(_NO_ROOM)
        for [table] in rows:
            await other.execute(f"CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON {table} EXECUTE FUNCTION no_room()")
        yield
        for [table] in rows:
            await other.execute(f"DROP TRIGGER no_room ON {table}")
    finally:
        await other.close()


_NO_ROOM = """
CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'could not extend file "base/16384/2619": No space left on device'
    USING ERRCODE = 'disk_full', HINT = 'Check free disk space.';
END $$"""


@asynccontextmanager
async def _held(url: str) -> AsyncIterator[None]:
    """Whatever comments waits for a table that somebody else has locked, and keeps its connection meanwhile."""
    other = await asyncpg.connect(url)
    try:
        async with other.transaction():
            await other.execute("LOCK TABLE comment IN ACCESS EXCLUSIVE MODE")
            yield
    finally:
        await other.close()


# So that a comment does not fit into what is left of a page.
_LONG = "x" * 1_800


class Knocking:
    """Somebody who comments again and again, with what each was told and how long that took."""

    def __init__(self, stage: Stage, server: Running, idea: Idea, people: list[str]) -> None:
        self.stage, self.server, self.idea, self.people = stage, server, idea, people
        self.told: list[tuple[str, int, str, float]] = []
        self._number = 0

    async def knock(self) -> bool:
        """One comment; whether it was accepted."""
        number, self._number = self._number, self._number + 1
        request = self.stage.command(
            self.people[number % len(self.people)], f"/idea comment {self.idea.id} Away {number} {_LONG}"
        )
        begun = time.monotonic()
        status, said = await self.stage.post(self.server.events, request)
        self.told.append((f"Away {number}", status, said, time.monotonic() - begun))
        return (status, said) == (200, "")

    async def knocking(self, seconds: float) -> None:
        """Every 0.25 s, whether the ones before were answered or not."""
        end = time.monotonic() + seconds
        async with asyncio.TaskGroup() as group:
            while time.monotonic() < end:
                group.create_task(self.knock())
                await asyncio.sleep(0.25)


@pytest.mark.parametrize(
    ("database", "how"),
    [
        ("sqlite", "locked"), ("sqlite", "no growth"), ("sqlite", "full"),
        ("postgres", "silent"), ("postgres", "cut"), ("postgres", "full"), ("postgres", "all connections held"),
    ],
)  # fmt: skip
async def test_with_the_store_away_everybody_is_told_and_nothing_is_lost(
    database: str, how: str, stage: Stage, sample_store: str
) -> None:
    idea = await Idea.all().order_by("id").first()
    assert idea is not None
    readers = await stage.company(40)
    await stage.write("proof/1", readers)
    people = await stage.seats(8)
    cable = Cable(sample_store) if database == "postgres" else None
    async with contextlib.AsyncExitStack() as stack:
        url = await stack.enter_async_context(cable.laid()) if cable else sample_store
        url = _spare(url) if (database, how) == ("sqlite", "full") else url
        server = await stage.start("serve", KUNNA_STORE__URL=url, KUNNA_SLACK__RATE="1200")
        knocking = Knocking(stage, server, idea, people)
        await stage.until(lambda: len(stage.sent()) > 3)
        assert all(await asyncio.gather(*(knocking.knock() for _ in range(4))))
        async with _away(how, sample_store, cable, server):
            await knocking.knocking(times(3))
        back = time.monotonic()
        while not await knocking.knock():
            assert time.monotonic() - back < _BACK
        accepted = {text for text, status, said, _ in knocking.told if (status, said) == (200, "")}
        refused = [
            (text, status, said, seconds) for text, status, said, seconds in knocking.told if text not in accepted
        ]
        assert {(status, said) for _, status, said, _ in refused} <= {(200, _AGAIN)}
        # A busy machine brings one or two late; where there is no limit, all of them are.
        late = [seconds for *_, seconds in knocking.told if seconds >= _WITHIN]
        assert len(late) <= len(knocking.told) // 5
        await stage.answered(len(accepted))
        comments = await Comment.filter(text__startswith="Away")
        made = Counter(comment.text.removesuffix(" " + _LONG) for comment in comments)
        assert set(made.values()) == {1}
        assert set(made) <= accepted
        # What was accepted a moment before the store went is done later, or its asker is told to try again.
        told_again = [said for person in people for said in stage.told(person) if said == texts.say("en", "store-away")]
        assert len(accepted - set(made)) <= len(told_again)
        assert refused or told_again  # it was away
        tally = await stage.settled("proof/1")
        if doubtful := tally.get("unknown"):
            assert doubtful <= 20
            await stage.looked_up("proof/1", sent=len(readers))
        assert await outbox.tally("proof/1") == {"sent": len(readers)}
        broadcast = {user: many for user, many in stage.each().items() if user not in people}
        assert len(broadcast) == len(readers)
        assert set(broadcast.values()) == {1}
        assert stage.bugs() == []
        await server.kill()
