"""The store keeps its word on both databases: the traps of shared/STORE.md, whole transactions, rows claimed once."""

from __future__ import annotations

import asyncio
import logging
import random
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from tortoise import Tortoise

from bot import clock
from bot.incoming import Incoming
from bot.models import doors, store
from bot.models.following import FOLLOW_SECONDS, Followed
from bot.models.ideas import Idea, Vote
from bot.models.inbox import Inbox
from bot.models.people import Person
from bot.models.skills import Skill, SkillLabel, meant
from bot.models.store import AlreadyDone, OutsideError, StoreAway, transaction
from bot.reply import Address, UserText
from tests.patience import PATIENCE

_keys = iter(range(1_000_000))


def incoming(line: str = "whoknows python") -> Incoming:
    return Incoming(line=line, who=Address("terminal", "shell", "anna@example.com"), key=f"store-{next(_keys)}")


async def script(code: str, *arguments: str) -> str:
    """Run a few lines in a process of their own; what they print. `url` is the first argument, `main` is theirs."""
    head = (
        "import asyncio, sys\n"
        "from bot import clock\nfrom bot.models import doors, store\nfrom bot.models.ideas import Idea\n"
        "from bot.models.migrate import migrate\nfrom bot.models.skills import Skill\nurl = sys.argv[1]\n"
    )
    tail = (
        "\nasync def around():\n    await store.connect(url)\n    try:\n        await main()\n"
        "    finally:\n        await store.disconnect()\nasyncio.run(around())\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", head + code + tail, *arguments,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        cwd=str(Path(__file__).parent.parent),
    )  # fmt: skip
    out, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    return out.decode()


# --- traps 2 and 3: cancelled callers ------------------------------------------------------------------------------


async def test_cancelled_callers_leave_the_store_usable_and_every_transaction_whole(sample_store: str) -> None:
    people = await Person.all().limit(5)
    before = await Vote.all().count()
    chance = random.Random(7)

    async def work() -> None:
        idea = await Idea.create(text=f"idea {next(_keys)}", created=clock.now())
        await Vote.bulk_create([Vote(idea=idea, person=person, created=clock.now()) for person in people])
        await Idea.filter(id=idea.id).update(votes=len(people))

    for _ in range(150):
        callers = [asyncio.create_task(transaction(work)) for _ in range(2)]
        await asyncio.sleep(chance.random() * 0.006)
        for caller in callers:
            caller.cancel()
        await asyncio.gather(*callers, return_exceptions=True)
    async with asyncio.timeout(PATIENCE):
        await transaction(work)
        # What cancelled callers began may still be committing, on connections of its own.
        await asyncio.gather(*store._live, return_exceptions=True)
    whole = await Idea.filter(votes=len(people), text__startswith="idea ").count()
    assert 0 < whole <= 301
    assert await Idea.filter(text__startswith="idea ").count() == whole
    assert await Vote.all().count() == before + whole * len(people)


async def test_what_a_cancelled_caller_began_is_finished_and_waited_for(empty_store: str) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        await Skill.create(name="begun", created=clock.now())
        begun.set()
        await go_on.wait()

    caller = asyncio.create_task(transaction(work))
    await begun.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    asyncio.get_running_loop().call_later(0.1, go_on.set)
    await store.disconnect()
    await store.connect(empty_store)
    assert await Skill.all().count() == 1


async def test_nothing_else_may_open_a_transaction(empty_store: str) -> None:
    person = Person.draft("Anna", "anna@example.com")
    with pytest.raises(OutsideError, match="transaction"):
        await Person.bulk_create([person])
    with pytest.raises(OutsideError):
        await Skill.get_or_create(name="Python", defaults={"created": clock.now()})
    assert await Person.all().count() == 0


# --- trap 4: claims ------------------------------------------------------------------------------------------------


async def _overdue(rows: int) -> None:
    due = clock.now() - timedelta(seconds=1)
    for number in range(rows):
        await Inbox.create(platform="slack", key=f"k{number}", call="{}", due=due)


async def test_several_claimers_never_take_up_the_same_row(empty_store: str) -> None:
    await _overdue(120)

    async def claim() -> list[int]:
        taken: list[int] = []
        while rows := await doors.take_up(7):
            taken += [row.inbox for row in rows]
        return taken

    taken = [row for rows in await asyncio.gather(*(claim() for _ in range(5))) for row in rows]
    assert len(taken) == 120
    assert len(set(taken)) == 120


CLAIM = """
async def main():
    while rows := await doors.take_up(3):
        print(*(row.inbox for row in rows))
        await asyncio.sleep(0.001)
"""


async def test_two_processes_never_take_up_the_same_row(empty_store: str) -> None:
    await _overdue(90)
    said = await asyncio.gather(*(script(CLAIM, empty_store) for _ in range(2)))
    taken = " ".join(said).split()
    assert len(taken) == 90
    assert len(set(taken)) == 90


# --- trap 5: work beside a transaction -------------------------------------------------------------------------------


async def test_work_spawned_inside_a_transaction_does_not_share_its_fate(empty_store: str) -> None:
    beside: list[asyncio.Task[None]] = []

    async def write() -> None:
        await Skill.create(name="beside", created=clock.now())

    async def work() -> None:
        await Skill.create(name="inside", created=clock.now())
        beside.append(doors.spawn(write))
        await asyncio.sleep(0.02)
        raise ValueError("rolled back")

    with pytest.raises(ValueError, match="rolled back"):
        await transaction(work)
    await asyncio.gather(*beside)
    assert [skill.name for skill in await Skill.all()] == ["beside"]


# --- trap 6: several processes on one file ---------------------------------------------------------------------------

COUNT = """
async def main():
    async def one():
        idea = await Idea.get(id=1)
        await asyncio.sleep(0.001)
        await Idea.filter(id=1).update(votes=idea.votes + 1)
    await Skill.create(name="ready", created=clock.now())
    while await Skill.all().count() < 3:
        await asyncio.sleep(0.01)
    for _ in range(40):
        await store.transaction(one)
"""


@pytest.mark.parametrize("database", ["sqlite"])
async def test_processes_that_read_then_write_wait_for_each_other(database: str, empty_store: str) -> None:
    await Idea.create(text="count me", created=clock.now())
    await asyncio.gather(*(script(COUNT, empty_store) for _ in range(3)))
    assert (await Idea.get(id=1)).votes == 120


# --- trap 7: compiled statements -------------------------------------------------------------------------------------


async def test_one_process_may_use_one_database_after_the_other(empty_url: str, tmp_path: Path) -> None:
    await store.connect(f"sqlite://{tmp_path}/other.sqlite3")
    try:
        await Tortoise.generate_schemas()
        await Skill.create(name="on SQLite", created=clock.now())
    finally:
        await store.disconnect()
    await store.connect(empty_url)
    try:
        skill = await Skill.create(name="elsewhere", created=clock.now())
        assert (await Skill.get(id=skill.id)).name == "elsewhere"
    finally:
        await store.disconnect()


# --- a transaction and the inbox row that it answers -----------------------------------------------------------------


async def test_the_effect_closes_its_inbox_row_in_its_own_transaction(empty_store: str) -> None:
    row = await doors.take_in(incoming())
    assert row is not None
    states: list[str] = []

    async def work() -> None:
        await Skill.create(name="effect", created=clock.now())
        states.append((await Inbox.get(id=row)).state)

    with doors.answering(row):
        await transaction(work)
        assert (await Inbox.get(id=row)).state == "effected"
        await transaction(work)  # the second transaction of the same answer is no replay
    assert states == ["open", "effected"]
    await doors.settle(row)
    done = await Inbox.get(id=row)
    assert (done.state, done.call) == ("done", "")


async def test_an_effect_that_is_rolled_back_leaves_its_row_open(empty_store: str) -> None:
    row = await doors.take_in(incoming())
    assert row is not None

    async def work() -> None:
        await Skill.create(name="effect", created=clock.now())
        raise ValueError("no")

    with doors.answering(row), pytest.raises(ValueError, match="no"):
        await transaction(work)
    assert (await Inbox.get(id=row)).state == "open"
    assert not await Skill.exists()


async def test_two_answers_to_one_row_have_one_effect(empty_store: str) -> None:
    row = await doors.take_in(incoming())

    async def work() -> None:
        await Skill.create(name="effect", created=clock.now())

    async def answer() -> str:
        try:
            with doors.answering(row):
                await transaction(work)
        except AlreadyDone:
            return "already done"
        return "done"

    assert sorted(await asyncio.gather(*(answer() for _ in range(4)))) == ["already done"] * 3 + ["done"]
    assert await Skill.all().count() == 1


async def test_a_replay_is_taken_in_once_and_a_reopened_key_again(empty_store: str) -> None:
    once = incoming()
    rows = await asyncio.gather(*(doors.take_in(once) for _ in range(5)))
    first = [row for row in rows if row is not None]
    assert len(first) == 1
    await doors.reopen(first[0])
    again = await doors.take_in(once)
    assert again is not None
    await doors.settle(again)
    assert await doors.take_in(once) is None


async def test_any_text_that_json_can_carry_is_taken_in_and_comes_back(empty_store: str) -> None:
    hostile = incoming("nul \x00, half a pair \ud800, \u202eturned, <!channel>, 'quotes', \"more\", \U0001f600")
    row = await doors.take_in(hostile)
    assert row is not None
    await Inbox.filter(id=row).update(due=clock.now() - timedelta(seconds=1))
    (taken,) = await doors.take_up(5)
    assert taken.call == hostile


async def test_what_is_told_after_a_commit_is_told_once_and_only_then(empty_store: str) -> None:
    told: list[str] = []

    async def work(fails: bool) -> None:
        store.after_commit(lambda: told.append("fails" if fails else "works"))
        await Skill.create(name="x", created=clock.now())
        assert told == []
        if fails:
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await transaction(lambda: work(True))
    await transaction(lambda: work(False))
    assert told == ["works"]


# --- indexes that follow the store -----------------------------------------------------------------------------------


async def test_a_new_skill_is_found_at_once_by_the_process_that_wrote_it(empty_store: str) -> None:
    assert await meant("glassblowing", "en") == []
    for name in ("Glassblowing", "Falconry"):
        await transaction(lambda name=name: Skill.coin(UserText(name)))  # type: ignore[misc]
        assert [hit.text for hit in await meant(name, "en", 1)] == [name]


COIN = """
async def main():
    await store.transaction(lambda: Skill.coin("Falconry"))
"""


async def test_a_new_skill_of_another_process_is_found_within_seconds(empty_store: str) -> None:
    assert await meant("falconry", "en") == []
    await script(COIN, empty_store)
    await asyncio.sleep(FOLLOW_SECONDS)
    assert [hit.text for hit in await meant("falconry", "en", 1)] == ["Falconry"]


async def _names_after(last: int) -> list[tuple[int, str]]:
    return [(row.id, row.text) for row in await SkillLabel.filter(id__gt=last).order_by("id")]


async def test_an_addition_that_commits_late_is_not_passed_over(empty_store: str) -> None:
    names: Followed[list[str], str] = Followed("labels", _names_after, list, list.extend)
    assert await names.get() == []
    go_on = asyncio.Event()

    async def slow() -> None:
        await Skill.coin("slow")
        await go_on.wait()

    first = asyncio.create_task(transaction(slow))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(transaction(lambda: Skill.coin("fast")))
    await asyncio.sleep(0.2)
    names.look()
    look = asyncio.create_task(names.get())
    await asyncio.sleep(0.2)
    go_on.set()
    await asyncio.gather(first, second, look)
    names.look()
    assert sorted(await names.get()) == ["fast", "slow"]


@pytest.mark.parametrize(
    ("table", "write"),
    [
        ("skill_label", lambda: Skill.coin(UserText("Falconry"))),
        ("idea", lambda: Idea.file(UserText("A bench by the lake"), None, "en")),
    ],
)
async def test_what_is_followed_is_announced_before_it_is_written(
    empty_store: str, caplog: pytest.LogCaptureFixture, table: str, write: Callable[[], Awaitable[object]]
) -> None:
    """The announcement is the lock under which ids become visible in their order (Followed.added)."""
    with caplog.at_level(logging.DEBUG, "tortoise.db_client"):
        await transaction(write)
    said = [record.getMessage() for record in caplog.records if record.name == "tortoise.db_client"]
    bump = next(place for place, query in enumerate(said) if query.startswith("INSERT INTO version"))
    row = next(place for place, query in enumerate(said) if query.startswith(f'INSERT INTO "{table}"'))
    assert bump < row


# --- a store that is away --------------------------------------------------------------------------------------------


@contextmanager
def _locked(url: str) -> Iterator[None]:
    other = sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    finally:
        other.close()


@pytest.mark.parametrize("database", ["sqlite"])
async def test_a_locked_store_says_try_again_in_time_to_everybody(database: str, empty_store: str) -> None:
    waits: list[float] = []

    async def knock() -> None:
        start = monotonic()
        with pytest.raises(StoreAway):
            await doors.take_in(incoming())
        waits.append(monotonic() - start)

    with _locked(empty_store):
        await asyncio.gather(*(knock() for _ in range(8)))
        assert max(waits) < 10  # one after the other they would take 16
        with pytest.raises(StoreAway):
            await transaction(lambda: Skill.create(name="x", created=clock.now()))
    # It is usable again, and what was refused is not answered behind the asker's back.
    async with asyncio.timeout(PATIENCE):
        assert await doors.take_in(incoming()) is not None
        await asyncio.gather(*doors._sweepers)
    assert await Inbox.all().count() == 1


async def test_a_server_that_refuses_or_never_speaks_is_away() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    mute = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = mute.sockets[0].getsockname()[1]
    try:
        with pytest.raises(StoreAway):
            async with asyncio.timeout(30):  # the driver would wait for a minute
                await store.connect(f"postgres://u:secret@127.0.0.1:{port}/kunna")
    finally:
        await store.disconnect()
        mute.close()
        await mute.wait_closed()
    try:
        with pytest.raises(StoreAway):  # nobody listens on that port any more
            await store.connect(f"postgres://u:secret@127.0.0.1:{port}/kunna")
    finally:
        await store.disconnect()


@pytest.mark.parametrize("database", ["sqlite"])
async def test_a_file_that_was_removed_takes_nothing_in(sample_store: str) -> None:
    await doors.ping()
    await asyncio.to_thread(Path(sample_store.removeprefix("sqlite://")).unlink)
    with pytest.raises(StoreAway, match="removed"):
        await doors.ping()
    with pytest.raises(StoreAway, match="removed"):
        await doors.take_in(Incoming(line="help", who=Address("slack", "T1", "U7"), key="after"))
