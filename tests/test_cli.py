"""The command line as a shell sees it: an empty machine, a file from Excel, and start-up errors of one sentence."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.adapters.terminal import Shell
from bot.dispatch import Dispatch
from bot.imports.sample import load_sample
from bot.models import store
from bot.models.people import Person
from bot.models.skills import PersonSkill, Skill, SkillLabel
from bot.settings import CONFIG
from tests.cast import Teller, titles
from tests.conftest import COMPANY
from tests.stores import database as database_of
from tests.stores import sql

ROOT = Path(__file__).parent.parent
SLACK = {"KUNNA_SLACK__SIGNING_SECRET": "very-secret", "KUNNA_SLACK__BOT_TOKEN": "xoxb-very-secret"}


@dataclass
class Run:
    """What a command printed and how it ended."""

    code: int
    out: str
    errors: str


class Prompt:
    """Runs `python -m bot ...` with some KUNNA_ names: in this process, because each new one costs seconds."""

    def __init__(self, patch: pytest.MonkeyPatch, printed: pytest.CaptureFixture[str]) -> None:
        self._patch, self._printed = patch, printed

    def __call__(self, *arguments: str, **environment: str) -> Run:
        with self._patch.context() as patch:
            for name in [name for name in os.environ if name.upper().startswith("KUNNA_")]:
                patch.delenv(name)
            for name, value in environment.items():
                patch.setenv(name, value)
            self._printed.readouterr()
            code = main(arguments)
        return Run(code, *self._printed.readouterr())


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Prompt]:
    """A shell; the log is left as it was found."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield Prompt(monkeypatch, capsys)
    root.handlers[:] = handlers
    root.setLevel(level)


def new_process(*arguments: str, **environment: str) -> Run:
    """The same in a process of its own, to its very end."""
    clean = {name: value for name, value in os.environ.items() if not name.upper().startswith("KUNNA_")}
    done = subprocess.run(  # noqa: S603 - our own command line
        [sys.executable, "-m", "bot", *arguments], cwd=ROOT, env=clean | environment | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    return Run(done.returncode, done.stdout, done.stderr)


# --- say -------------------------------------------------------------------------------------------------------------


def test_say_answers_on_an_empty_machine_in_four_languages_and_for_scripts(bot: Prompt, tmp_path: Path) -> None:
    machine = f"sqlite://{tmp_path}/new/kunna.sqlite3"
    first = new_process("say", "whoknows pyhton", "--lang", "en", KUNNA_STORE__URL=machine)
    assert (first.code, first.errors) == (0, "")
    assert first.out.startswith("12 people know Python.")
    assert "Erik Åkesson <erik.akesson@example.com>" in first.out
    said = [bot("say", "whoknows pyhton", "--lang", each, KUNNA_STORE__URL=machine) for each in ("sv", "fi", "is")]
    assert [(run.code, run.errors) for run in said] == [(0, "")] * 3
    headlines = [run.out.splitlines()[0] for run in (first, *said)]
    assert len(set(headlines)) == 4
    assert all(headline.startswith("12 ") and "Python" in headline for headline in headlines)

    answer = json.loads(
        bot("say", "whoknows python", "--json", "--as", "aino.makela@example.com", KUNNA_STORE__URL=machine).out
    )
    assert sorted(answer) == ["blocks", "summary"]
    assert {block["kind"] for block in answer["blocks"]} >= {"list", "buttons"}
    form = json.loads(bot("say", "whoknows add", "--json", KUNNA_STORE__URL=machine).out)["form"]
    assert form["fields"][0]["name"] == "skill"

    stranger = bot("say", "whoknows python", "--as", "nobody@example.com", KUNNA_STORE__URL=machine)
    assert (stranger.code, stranger.out, stranger.errors.count("\n")) == (1, "", 1)
    assert "nobody@example.com" in stranger.errors


# --- load ------------------------------------------------------------------------------------------------------------

FILE = (
    "Namn;E-post;Avdelning;Ort;Kompetenser\r\n"
    "Åsa Öberg;asa.oberg@example.com;Städ & Miljö;Umeå;Glasblåsning:4, Python:2\r\n"
    "Björn Ström;bjorn.strom@example.com;IT;Malmö;Glasblåsning\r\n"
)


async def _counts(url: str) -> list[int]:
    await store.connect(url)
    try:
        return [await model.all().count() for model in (Person, Skill, SkillLabel, PersonSkill)]
    finally:
        await store.disconnect()


async def _who_knows(url: str, line: str) -> list[str]:
    await store.connect(url)
    try:
        dispatch = Dispatch(COMPANY)
        dispatch.messengers["terminal"] = Shell()
        return titles(await Teller(dispatch).reply(line))
    finally:
        await store.disconnect()


async def test_a_file_from_excel_is_looked_at_loaded_found_and_the_same_again(
    bot: Prompt, sample_url: str, tmp_path: Path
) -> None:
    file = str(tmp_path / "folk.csv")
    await asyncio.to_thread(Path(file).write_bytes, FILE.encode("cp1252"))
    before = await _counts(sample_url)
    dry = await asyncio.to_thread(bot, "load", file, "--dry-run", KUNNA_STORE__URL=sample_url)
    planned = "New people: 2. To change: 0. As before: 0. New spellings of skills: 1.\n"
    assert (dry.code, dry.out, dry.errors) == (0, f"2 people read (cp1252).\n{planned}", "")
    assert await _counts(sample_url) == before
    loaded = await asyncio.to_thread(bot, "load", file, "--yes", KUNNA_STORE__URL=sample_url)
    assert "New people: 2. Changed: 0. New skills: 1. Left as they were: 0.\n" in loaded.out, loaded.errors
    told, command = loaded.out.splitlines()[-1].split(": ")
    assert (told, command[:25]) == ("It can be undone for 7 days with", "python -m bot load --undo")
    after = await _counts(sample_url)
    assert [now - then for now, then in zip(after, before, strict=True)] == [2, 1, 1, 3]
    again = await asyncio.to_thread(bot, "load", file, "--yes", KUNNA_STORE__URL=sample_url)
    assert "New people: 0. To change: 0. As before: 2. New spellings of skills: 0.\n" in again.out
    assert await _counts(sample_url) == after
    assert await _who_knows(sample_url, "whoknows glasblåsning ort:Umeå") == ["Åsa Öberg"]
    undone = await asyncio.to_thread(bot, *command.split()[3:], KUNNA_STORE__URL=sample_url)
    assert (undone.code, undone.out) == (0, "People as they were before: 2. Left as they are now: 0.\n")
    assert await _counts(sample_url) == before
    nothing = await asyncio.to_thread(bot, "load", "--undo", "99", KUNNA_STORE__URL=sample_url)
    assert (nothing.code, nothing.out, nothing.errors.count("\n")) == (1, "", 1)


def test_a_file_that_is_none_or_not_there_is_refused_with_a_sentence(bot: Prompt, tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path}/kunna.sqlite3"
    missing = bot("load", str(tmp_path / "nowhere.csv"), "--yes", KUNNA_STORE__URL=url)
    (tmp_path / "empty.csv").write_bytes(b"")
    empty = bot("load", str(tmp_path / "empty.csv"), "--yes", KUNNA_STORE__URL=url)
    assert [(run.code, run.out, run.errors.count("\n")) for run in (missing, empty)] == [(1, "", 1)] * 2


# --- serve -----------------------------------------------------------------------------------------------------------


def _sentence(run: Run) -> str:
    """The one sentence of a start that was refused."""
    assert run.code == 2, run.errors
    said = [line for line in run.errors.splitlines() if not line.startswith("{")]  # the log is JSON
    assert len(said) == 1, run.errors
    assert said[0].startswith("Kunna cannot start. ")
    assert "Traceback" not in run.errors
    assert "very-secret" not in run.errors
    return said[0]


def test_serve_without_a_platform_with_half_of_one_or_a_misspelt_name_says_so(bot: Prompt, tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path}/kunna.sqlite3"
    assert "There is nothing to serve" in _sentence(bot("serve", KUNNA_STORE__URL=url))
    half = _sentence(bot("serve", KUNNA_STORE__URL=url, KUNNA_SLACK__SIGNING_SECRET="very-secret"))
    assert "KUNNA_SLACK__BOT_TOKEN" in half
    misspelt = _sentence(bot("serve", KUNNA_STORE__URL=url, KUNNA_SLACK__SIGNING_SECRT="very-secret"))
    assert "Did you mean KUNNA_SLACK__SIGNING_SECRET?" in misspelt


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sqlite://{folder}/file/kunna.sqlite3", "KUNNA_STORE__URL cannot be opened"),
        ("sqlite://{folder}/text.sqlite3", "text.sqlite3 is no SQLite database"),
        ("sqlite://{folder}/folder.sqlite3", "KUNNA_STORE__URL cannot be opened"),
        ("sqlite://{folder}/locked.sqlite3", "locked by another process"),
        ("sqlite://", "a SQLite store needs a file"),
        ("mysql://u:very-secret@localhost/kunna", "a store is sqlite://PATH or postgres://"),
        ("postgres://u:very-secret@127.0.0.1:1/kunna", "KUNNA_STORE__URL cannot be opened"),
        ("postgres://u:very-secret@127.0.0.1:port/kunna", "KUNNA_STORE__URL cannot be used"),
    ],
)
def test_serve_with_a_store_that_cannot_be_opened_says_so(bot: Prompt, tmp_path: Path, address: str, said: str) -> None:
    (tmp_path / "file").write_text("a file, where a folder is asked for", "utf-8")
    (tmp_path / "text.sqlite3").write_text("this is no database, whatever its name says " * 100, "utf-8")
    (tmp_path / "folder.sqlite3").mkdir()
    held = sqlite3.connect(tmp_path / "locked.sqlite3", isolation_level=None)
    try:
        held.execute("PRAGMA journal_mode = WAL")
        held.execute("BEGIN IMMEDIATE")
        assert said in _sentence(bot("serve", **SLACK, KUNNA_STORE__URL=address.format(folder=tmp_path)))
    finally:
        held.close()


def test_a_refused_start_ends_without_a_traceback_of_any_thread(tmp_path: Path) -> None:
    (tmp_path / "folder.sqlite3").mkdir()
    run = new_process("serve", **SLACK, KUNNA_STORE__URL=f"sqlite://{tmp_path}/folder.sqlite3")
    assert "KUNNA_STORE__URL cannot be opened" in _sentence(run)


def test_serve_on_a_port_that_is_taken_says_so(bot: Prompt, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        run = bot("serve", **SLACK, KUNNA_STORE__URL=f"sqlite://{tmp_path}/kunna.sqlite3", KUNNA_HTTP__PORT=port)
    assert f"Cannot listen on 127.0.0.1:{port}" in _sentence(run)
    assert "KUNNA_HTTP__PORT" in run.errors


async def test_serve_on_an_older_postgres_schema_names_the_release_step(bot: Prompt, postgres: str) -> None:
    name = f"blank_{secrets.token_hex(6)}"
    await sql(postgres, f"CREATE DATABASE {name}")
    run = await asyncio.to_thread(bot, "serve", **SLACK, KUNNA_STORE__URL=database_of(postgres, name))
    assert "python -m bot migrate" in _sentence(run)


def test_a_path_that_is_wrong_higher_up_makes_no_empty_store(bot: Prompt, tmp_path: Path) -> None:
    run = bot("say", "help", KUNNA_STORE__URL=f"sqlite://{tmp_path}/mistyped/folder/kunna.sqlite3")
    assert run.code == 2
    assert "KUNNA_STORE__URL" in run.errors
    assert not (tmp_path / "mistyped").exists()


async def test_a_sample_that_is_cut_off_leaves_nothing_behind(empty_store: str, tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    shutil.copytree(CONFIG / "sample", folder)
    ideas = folder / "ideas.csv"
    ideas.write_text(ideas.read_text("utf-8").replace("aino.makela@", "nobody.at.all@"), "utf-8")
    with pytest.raises(KeyError):
        await load_sample(folder)
    assert not await Person.exists()
    assert not await Skill.exists()
    assert await load_sample(CONFIG / "sample")
    assert await Person.exists()
