"""`python -m bot audit verify`, and what a shell leaves in the audit log: sentences and exit codes, no traceback."""

from __future__ import annotations

import ast
import asyncio
import re
from pathlib import Path

import pytest

from bot import texts
from bot.models import store
from bot.models.audit import Act, Wrong
from tests.test_cli import Prompt, bot  # noqa: F401 - a fixture

BOT = Path(texts.__file__).parent
LINNEA = "linnea.hagg@example.com"  # admin by role


async def _sql(url: str, statement: str) -> None:
    await store.connect(url)
    try:
        await store.fetch(statement + " RETURNING id")
    finally:
        await store.disconnect()


async def _acts(url: str) -> list[tuple[int, str, str, str]]:
    await store.connect(url)
    try:
        return [(act.who, act.did, act.what, act.via) for act in await Act.all().order_by("id")]
    finally:
        await store.disconnect()


async def test_a_shell_can_check_the_log_and_a_noted_head(bot: Prompt, sample_url: str) -> None:  # noqa: F811
    def run(*arguments: str, language: str = "en") -> tuple[int, str, str]:
        done = bot(*arguments, KUNNA_STORE__URL=sample_url, KUNNA_LANGUAGE=language)
        return done.code, done.out, done.errors

    assert await asyncio.to_thread(run, "audit", "verify") == (0, "0 acts, all as they were recorded.\n", "")
    for name in ("Anna Lind", "Erik Åkesson", "Aino Mäkelä"):
        assert (await asyncio.to_thread(run, "say", f"kunna role give {name} communicator", "--as", LINNEA))[0] == 0
    code, out, errors = await asyncio.to_thread(run, "audit", "verify")
    assert (code, errors) == (0, "")
    head = out.splitlines()[1].removeprefix("Head: ")
    assert head.startswith("3:")
    await asyncio.to_thread(run, "say", "kunna role take Anna Lind", "--as", LINNEA)
    assert (await asyncio.to_thread(run, "audit", "verify", "--noted", head))[0] == 0
    code, out, errors = await asyncio.to_thread(run, "audit", "verify", "--noted", "3:abc")
    assert (code, out, errors.count("\n")) == (2, "", 1)
    other = head[:-1] + ("0" if head[-1] != "0" else "1")
    code, out, errors = await asyncio.to_thread(run, "audit", "verify", "--noted", other)
    assert (code, out, errors.splitlines()[0]) == (1, "", "Act 3 is not the one whose head was noted.")
    await _sql(sample_url, "UPDATE act SET what = 'person/1 admin' WHERE id = 2")
    await _sql(sample_url, "DELETE FROM act WHERE id = 4")
    for language, said in (("en", "Act 2 was altered"), ("sv", "Händelse 2 har ändrats")):
        code, out, errors = await asyncio.to_thread(run, "audit", "verify", language=language)
        assert (code, out) == (1, "")
        assert errors.startswith(said)
        assert errors.splitlines()[1:] == [
            texts.say(language, "flaw-cut", count=1, row="4", last="4"), texts.say(language, "audit-broken", count=2),
        ]  # fmt: skip


async def test_what_a_shell_does_is_written_down_as_done_in_the_terminal(
    bot: Prompt, sample_url: str, tmp_path: Path  # noqa: F811
) -> None:  # fmt: skip
    file = tmp_path / "Kalle Anka.csv"
    file.write_text("name,email\nKalle Anka,kalle.anka@example.com\n", "utf-8")

    async def run(*arguments: str) -> int:
        return (await asyncio.to_thread(bot, *arguments, KUNNA_STORE__URL=sample_url)).code

    assert await run("load", str(file), "--dry-run") == 0
    assert await _acts(sample_url) == []
    assert await run("load", str(file), "--yes") == 0
    assert await run("say", "kunna role give Kalle Anka admin", "--as", LINNEA) == 0
    assert await run("say", "kunna role give Kalle Anka communicator", "--as", "anna.lind@example.com") == 0
    (nobody, load, what, shell), (linnea, give, whom, terminal) = await _acts(sample_url)
    assert (nobody, load, shell, terminal) == (0, "load", "terminal", "terminal")
    assert re.fullmatch(r"load/\d+ rows/1 sha256:[0-9a-f]{64}", what)
    assert "Kalle" not in what  # names are no part of a chain that outlives them
    assert (linnea > 0, give, whom.endswith(" admin")) == (True, "kunna role-give", True)


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_flaw_and_every_act_of_ours_has_its_words(language: str) -> None:
    assert [wrong for wrong in Wrong if not texts.has(language, f"flaw-{wrong}")] == []
    calls = [
        call
        for path in BOT.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) == "record"
    ]
    said = {each.args[1].value for each in calls if len(each.args) == 4 and isinstance(each.args[1], ast.Constant)}
    said |= {"kunna role-give", "kunna role-take"}  # these are taken from the command
    assert "load" in said
    assert [did for did in said if not texts.has(language, f"did-{str(did).replace(' ', '-')}")] == []
