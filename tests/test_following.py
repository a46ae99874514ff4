"""What is followed: changes are seen at once by who made them, soon by others, thing by thing; kept on the disk."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

import pytest

from bot.models import curating, following, keeping, store
from bot.models.following import Followed, Singly
from bot.models.people import Person
from bot.models.ranking import experts
from bot.models.skills import LABELS, Level, PersonSkill, Skill, SkillLabel, called, learn, meant
from bot.models.store import transaction
from bot.reply import UserText
from tests.cast import ANNA, ERIK
from tests.patience import PATIENCE, until


async def found(text: str) -> list[str]:
    """The skills with this very label, by name."""
    hits = [hit for hit in await meant(text, "en", near=False) if hit.score >= 100]
    names = await called([hit.id for hit in hits], "en")
    return [names[hit.id] for hit in hits if hit.id in names]  # one removed a moment ago is still known here


async def coin(name: str) -> Skill:
    return await transaction(lambda: Skill.coin(name))


# --- this process ------------------------------------------------------------------------------------------------


async def test_a_rename_is_seen_by_the_very_next_query_and_the_old_name_still_leads_there(sample_store: str) -> None:
    assert await found("falconry") == []
    skill = await coin("Falconry")
    assert await found("falconry") == ["Falconry"]
    await transaction(lambda: curating.rename(skill, UserText("Hawking")))
    assert await found("hawking") == ["Hawking"]
    assert await found("falconry") == ["Hawking"]
    await transaction(lambda: curating.rename(skill, UserText("Jalohaukat"), "fi"))
    assert await called([skill.id], "fi") == {skill.id: "Jalohaukat"}
    assert await called([skill.id], "sv") == {skill.id: "Hawking"}


async def test_a_removed_skill_is_nobodys_at_once(sample_store: str) -> None:
    skill, anna = await coin("Falconry"), await Person.get(email=ANNA)
    await transaction(lambda: learn(anna, skill, Level.CAN_DO))
    assert (await experts([skill.id])).total == 1
    await transaction(lambda: curating.remove(skill))
    assert await found("falconry") == []
    assert await called([skill.id], "en") == {}
    assert (await experts([skill.id])).total == 0


async def test_a_merge_keeps_people_their_better_level_and_all_labels(sample_store: str) -> None:
    old, into = await coin("Falconry"), await coin("Hawking")
    anna, erik = await Person.get(email=ANNA), await Person.get(email=ERIK)

    async def know() -> None:
        await learn(anna, old, Level.CAN_TEACH)
        await learn(anna, into, Level.LEARNING)
        await learn(erik, old, Level.EXPERIENCED)

    await transaction(know)
    await transaction(lambda: curating.merge(old, into))
    assert await found("falconry") == await found("hawking") == ["Hawking"]
    levels = await PersonSkill.filter(skill=into).order_by("-level").values_list("person_id", "level")
    assert [tuple(row) for row in levels] == [(anna.id, 4), (erik.id, 3)]
    assert [expert.person for expert in (await experts([into.id])).rows] == [anna.id, erik.id]
    assert not await PersonSkill.filter(skill_id=old.id).exists()


async def test_what_a_transaction_wrote_and_took_back_is_never_seen(sample_store: str) -> None:
    await found("python")

    async def work() -> None:
        await Skill.coin("Falconry")
        LABELS.look()
        await found("falconry")
        raise ValueError("taken back")

    with pytest.raises(ValueError, match="taken back"):
        await transaction(work)
    assert await found("falconry") == []
    await coin("Hawking")  # its change has the number that the other one had
    assert await found("hawking") == ["Hawking"]


# --- a value of the tests' own, twice: two processes in one ---------------------------------------------------------

Names = dict[int, list[str]]
Label = tuple[int, str]


async def _after(last: int) -> list[tuple[int, Label]]:
    rows = await SkillLabel.filter(id__gt=last).order_by("id").values_list("id", "skill_id", "text")
    return [(row, (skill, text)) for row, skill, text in rows]


async def _of(skills: Collection[int]) -> list[Label]:
    rows = await SkillLabel.filter(skill_id__in=list(skills)).order_by("id").values_list("skill_id", "text")
    return [(skill, text) for skill, text in rows]


def _extend(names: Names, labels: Iterable[Label]) -> None:
    for skill, text in labels:
        names.setdefault(skill, []).append(text)


def _replace(names: Names, skill: int, labels: Sequence[Label]) -> None:
    names.pop(skill, None)
    _extend(names, labels)


class Process:
    """The labels as one process follows them, with how often it built them all."""

    def __init__(self, *, singly: bool = True) -> None:
        self.built = 0
        self.may_build = threading.Event()
        self.may_build.set()
        self.labels: Followed[Names, Label] = Followed(
            "labels", _after, self._build, _extend, Singly(_of, lambda label: label[0], _replace) if singly else None
        )

    def _build(self, labels: Iterable[Label]) -> Names:
        assert self.may_build.wait(PATIENCE)
        self.built += 1
        names: Names = {}
        _extend(names, labels)
        return names

    async def all(self) -> list[str]:
        return sorted(text for texts in (await self.labels.get()).values() for text in texts)

    async def sees(self, text: str) -> bool:
        self.labels.look()
        return any(text in texts for texts in (await self.labels.get()).values())


async def test_single_changes_of_others_are_taken_in_and_nothing_is_built_anew(empty_store: str) -> None:
    process = Process()
    assert await process.labels.get() == {}
    skill, other = await coin("Falconry"), await coin("Hawking")
    assert await process.sees("Falconry")
    await transaction(lambda: curating.rename(skill, UserText("Jalohaukat"), "fi"))
    assert await process.sees("Jalohaukat")
    await transaction(lambda: curating.merge(skill, other))
    assert await process.sees("Falconry")
    assert (await process.labels.get()).keys() == {other.id}
    await coin("Glassharp")
    assert await process.sees("Glassharp")
    assert await process.all() == ["Falconry", "Glassharp", "Hawking", "Jalohaukat"]
    await transaction(lambda: curating.remove(other))
    assert not await process.sees("Hawking")
    assert process.built == 1


async def test_old_answers_go_on_while_all_is_built_anew_and_what_changes_meanwhile_is_not_lost(
    empty_store: str,
) -> None:
    here, there = Process(), Process()
    await coin("Falconry")
    assert await here.sees("Falconry")
    here.may_build.clear()
    await transaction(there.labels.remade)
    assert await here.sees("Falconry")  # at once, although nothing may be built
    skill = await coin("Hawking")
    assert await here.sees("Hawking")
    assert here.built == 1
    here.may_build.set()

    async def built() -> bool:
        return await here.sees("Falconry") and here.built > 1

    await until(built)
    assert await here.sees("Hawking")
    await transaction(lambda: curating.remove(skill))
    assert not await here.sees("Hawking")


async def test_who_marks_all_as_changed_waits_for_it(empty_store: str) -> None:
    here = Process()
    await coin("Falconry")
    await here.labels.get()

    async def work() -> None:
        await SkillLabel.all().update(text="Hawking")
        await here.labels.remade()

    await transaction(work)
    assert [*(await here.labels.get()).values()] == [["Hawking"]]


async def test_who_has_fallen_behind_the_log_builds_anew(empty_store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "_KEPT", 3)
    monkeypatch.setattr(following, "_TIDY", 1)
    here = Process()
    skill = await coin("Falconry")
    await here.labels.get()
    await transaction(lambda: curating.remove(skill))
    for number in range(6):
        await coin(f"Skill {number}")
    assert await following.Change.filter(name="labels").count() == 3

    async def gone() -> bool:
        return not await here.sees("Falconry")

    await until(gone)
    assert here.built == 2
    assert await here.sees("Skill 0")
    assert await here.sees("Skill 5")


async def test_many_things_changed_at_once_are_one_mark(empty_store: str) -> None:
    here = Process()
    await here.labels.get()
    await transaction(lambda: here.labels.changed(range(1, 5000)))
    assert await following.Change.filter(name="labels").count() == 1


async def test_a_value_that_asks_for_it_is_put_in_order_beside_its_readers(empty_store: str) -> None:
    class Heap(dict[int, list[str]]):
        stale, thread = True, ""

        def rebuild(self) -> None:
            self.thread, self.stale = threading.current_thread().name, False

    def build(labels: Iterable[Label]) -> Heap:
        return Heap()

    heaps: Followed[Heap, Label] = Followed("labels", _after, build, _extend)
    heap = await heaps.get()

    async def in_order() -> bool:
        heaps.look()
        return not (await heaps.get()).stale

    await until(in_order)
    assert heap.thread != threading.current_thread().name


# --- another process, for true -----------------------------------------------------------------------------------

OTHER = """
import asyncio, sys
from bot.models import curating, store
from bot.models.skills import Skill, called, meant
from bot.models.store import transaction
from bot.reply import UserText

async def find(text):
    hits = [hit for hit in await meant(text, "en", near=False) if hit.score >= 100]
    return ",".join((await called([hit.id for hit in hits], "en")).values())

async def main():
    await store.connect(sys.argv[1])
    try:
        loop = asyncio.get_running_loop()
        while line := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
            what, _, rest = line.partition(" ")
            if what == "find":
                print(await find(rest), flush=True)
                continue
            names = rest.split(" ")
            first = await Skill.get_or_none(name=names[0])
            if what == "coin":
                await transaction(lambda: Skill.coin(names[0]))
            elif what == "rename":
                await transaction(lambda: curating.rename(first, UserText(names[1])))
            elif what == "merge":
                into = await Skill.get(name=names[1])
                await transaction(lambda: curating.merge(first, into))
            else:
                await transaction(lambda: curating.remove(first))
            print("done", flush=True)
    finally:
        await store.disconnect()

asyncio.run(main())
"""


@asynccontextmanager
async def other_process(url: str) -> AsyncIterator[Callable[[str], Awaitable[str]]]:
    """Lets a process of its own do one thing after the other."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", OTHER, url,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        cwd=str(Path(__file__).parent.parent),
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    sent, answered = process.stdin, process.stdout

    async def do(line: str) -> str:
        sent.write(f"{line}\n".encode())
        return (await asyncio.wait_for(answered.readline(), PATIENCE)).decode().strip()

    yield do
    sent.close()
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 0


async def test_add_rename_merge_and_remove_are_seen_by_every_other_process(sample_store: str) -> None:
    steps = [
        ("coin Falconry", "falconry", ["Falconry"]),
        ("coin Hawking", "hawking", ["Hawking"]),
        ("rename Falconry Jalohaukat", "falconry", ["Jalohaukat"]),
        ("merge Jalohaukat Hawking", "jalohaukat", ["Hawking"]),
        ("remove Hawking", "hawking", []),
    ]
    waited = []
    async with other_process(sample_store) as do:
        for line, text, names in steps:
            await found("python")
            assert await do(line) == "done"
            assert await do(f"find {text}") == ",".join(names)  # at once, in the process that did it
            start = monotonic()

            async def so(text: str = text, names: list[str] = names) -> bool:
                return await found(text) == names

            await until(so)
            waited.append(monotonic() - start)
        # And the other way round.
        await coin("Glassharp")

        async def there() -> bool:
            return await do("find glassharp") == "Glassharp"

        await until(there)
    print("seen by the other process after", [round(each, 2) for each in waited])  # noqa: T201 - pytest -s shows it


# --- on the disk --------------------------------------------------------------------------------------------------


@pytest.fixture
async def kept(sample_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The sample company's store with its catalogue on the disk, and a process that has only just started."""
    monkeypatch.chdir(tmp_path)  # where PostgreSQL's are kept
    monkeypatch.setattr(keeping, "WORTH_KEEPING", 1)
    assert await found("python") == ["Python"]
    assert (store.folder() / "labels" / "place.json").is_file()
    await _start_again(sample_store)
    return sample_store


async def _start_again(url: str) -> None:
    await store.disconnect()
    await store.connect(url)


def _said(caplog: pytest.LogCaptureFixture) -> str:
    return " ".join(record.getMessage() for record in caplog.records)


async def test_a_start_reads_the_disk_and_what_changed_since(kept: str, caplog: pytest.LogCaptureFixture) -> None:
    skill, python = await coin("Falconry"), await Skill.get(name="Python")
    await transaction(lambda: curating.rename(skill, UserText("Hawking")))
    await transaction(lambda: curating.rename(python, UserText("Parseltongue"), "en"))
    labels = await SkillLabel.all().count()
    caplog.set_level(logging.INFO)
    assert await found("hawking") == ["Hawking"]
    assert "read from the disk" in _said(caplog)
    assert await found("parseltongue") == ["Parseltongue"]
    assert await found("kubernetes") == ["Kubernetes"]
    assert len((await LABELS.get()).index) == labels  # none twice
    await coin("Glassharp")
    assert await found("glassharp") == ["Glassharp"]


@pytest.mark.parametrize("broken", ["arrays", "cut", "place", "no place", "another place"])
async def test_what_is_damaged_or_of_another_store_is_built_anew_and_said(
    kept: str, broken: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = store.folder() / "labels"
    place, arrays = folder / "place.json", next(each for each in folder.iterdir() if each.name != "place.json")
    data = arrays.read_bytes()
    if broken == "arrays":
        arrays.write_bytes(data[:1000] + bytes([data[1000] ^ 1]) + data[1001:])
    elif broken == "cut":
        arrays.write_bytes(data[: len(data) // 2])
    elif broken == "place":
        place.write_text("[1, 2")
    elif broken == "no place":
        place.write_text(json.dumps({"number": "x", "mark": 1, "last": None}))
    else:
        place.write_text(json.dumps({**json.loads(place.read_text()), "mark": "0" * 16}))
    caplog.set_level(logging.INFO)
    assert await found("python") == ["Python"]
    assert "anew" in _said(caplog)
    assert "read from the disk" not in _said(caplog)
    caplog.clear()
    await _start_again(kept)
    assert await found("python") == ["Python"]
    assert "read from the disk" in _said(caplog)


async def test_a_copy_of_the_store_that_went_its_own_way_is_not_taken_for_it(
    kept: str, caplog: pytest.LogCaptureFixture
) -> None:
    """As after a backup was put back: as many changes as were kept, but others."""
    await found("python")
    await following.Change.filter(name="labels").update(mark="f" * 16)
    await _start_again(kept)
    caplog.set_level(logging.INFO)
    assert await found("python") == ["Python"]
    assert "of another store" in _said(caplog)


async def test_a_folder_that_cannot_be_written_is_said_and_does_no_harm(
    sample_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(keeping, "WORTH_KEEPING", 1)
    store.folder().parent.mkdir(exist_ok=True)
    store.folder().write_text("a file where the folder should be")
    assert await found("python") == ["Python"]
    assert "cannot be written" in _said(caplog)


def test_the_name_of_a_folder_gives_no_password_away() -> None:
    first, second = (store._digest(f"postgres://user:{word}@host:5432/kunna") for word in ("secret", "other"))
    assert first == second != store._digest("postgres://user:secret@host:5432/kunna2")
