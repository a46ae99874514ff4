"""Other queues beside ours: a figure of those that are there and worked, a line about each other one, no error."""

from __future__ import annotations

import importlib.util
import json
from importlib.machinery import ModuleSpec

import pytest

from bot.bench import peers, stage
from bot.bench.figures import Figure, show
from bot.bench.knocks import Knocks
from bot.bench.poster import poster


async def _beside() -> list[Figure]:
    async with Knocks(stage.SECRET) as slack:
        return await peers.beside(slack, "no such store", {"channel": "U1", "text": "x"}, 10, 2, 400.0)


async def test_what_is_not_installed_is_said_in_one_line_each_and_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    figures = await _beside()
    assert figures == []
    show("deliver", figures, as_json=True)
    out, err = capsys.readouterr()
    assert [line.split(":")[0] for line in err.splitlines()] == [
        "procrastinate is not installed (procrastinate)",
        "saq is not installed (saq, psycopg_pool)",
    ]
    assert json.loads(out)["figures"] == [], "what a program reads holds nothing else"


async def test_a_queue_that_ends_badly_has_no_figure_and_is_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: ModuleSpec(name, None))
    monkeypatch.setattr(peers, "_NEEDED", {"unheard": ("unheard",)})
    assert await _beside() == []
    assert "unheard ended with 1 after 0 of 10 jobs: no figure of it." in capfd.readouterr().err


async def test_a_queue_s_rate_is_counted_where_its_messages_arrive(monkeypatch: pytest.MonkeyPatch) -> None:
    async def worked(_: str, slack: Knocks, store: str, message: dict[str, object], many: int, at_once: int) -> int:
        async with poster(f"http://127.0.0.1:{slack.port}/api/", message) as post:
            for key in ("a", "b", "b", "c"):
                await post(key)
        return 0

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: ModuleSpec(name, None))
    monkeypatch.setattr(peers, "_NEEDED", {"aiohttp": ("aiohttp",)})
    monkeypatch.setattr(peers, "_worked", worked)
    rate, wrong = await _beside()
    assert rate.reference == 400.0
    assert rate.ratio is not None
    assert rate.name.endswith(", 10")
    assert wrong.value == 8, "seven missing and one twice"
