"""The log is JSON of our own words and places in the code: nothing that anybody wrote, no secret, no address."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from bot import logs

CANARIES = ("xoxb-canary-1", "canary.person@example.com", "my canary is ill")


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What this process would write to stderr."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    logs.start()
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)


def _lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def _clean(log: io.StringIO) -> bool:
    return not [canary for canary in CANARIES if canary in log.getvalue()]


def test_a_line_is_json_with_our_words_and_named_extras_only(log: io.StringIO) -> None:
    logging.getLogger("kunna.test").info("answered", extra={"inbox": 7, "outcome": "Sent", "body": CANARIES[2]})
    (line,) = _lines(log)
    assert {name: line[name] for name in ("level", "logger", "message", "inbox", "outcome")} == {
        "level": "info", "logger": "kunna.test", "message": "answered", "inbox": 7, "outcome": "Sent",
    }  # fmt: skip
    assert line["at"].endswith("+00:00")
    assert _clean(log)


def test_the_platform_s_word_for_a_refusal_is_told(log: io.StringIO) -> None:
    logging.getLogger("kunna.test").warning("not brought", extra={"why": "channel_not_found"})
    assert [line["why"] for line in _lines(log)] == ["channel_not_found"]


def test_an_exception_is_its_class_and_its_places_never_its_message(log: io.StringIO) -> None:
    try:
        try:
            os.environ[CANARIES[0]]
        except KeyError as error:
            raise ValueError(f"{CANARIES[1]} said {CANARIES[2]}") from error
    except ValueError:
        logging.getLogger("kunna.test").exception("bug %s", "3f9a1c")
    (line,) = _lines(log)
    assert (line["error"], line["message"]) == ("ValueError", "bug 3f9a1c")
    assert any(place.startswith("test_logs.py:") for place in line["where"])
    assert _clean(log)


def test_what_a_library_says_is_only_its_place(log: io.StringIO) -> None:
    logging.getLogger("slack_bolt.App").error("bad body %s", CANARIES[2])
    logging.getLogger("aiohttp.server").error("Error handling %s", CANARIES[1], exc_info=ValueError(CANARIES[0]))
    assert [line["message"].startswith("said in test_logs.py:") for line in _lines(log)] == [True, True]
    assert _clean(log)


async def test_a_task_that_nobody_waited_for_tells_no_text(log: io.StringIO) -> None:
    error = ValueError(CANARIES[2])
    asyncio.get_running_loop().call_exception_handler(
        {"message": "Task exception was never retrieved", "exception": error}
    )
    (line,) = _lines(log)
    assert line["error"] == "ValueError"
    assert _clean(log)


def test_people_s_letters_and_line_ends_stay_one_line(log: io.StringIO) -> None:
    logging.getLogger("kunna.test").info("store %s", "å\nä\u2028ö")
    assert [line["message"] for line in _lines(log)] == ["store å\nä\u2028ö"]
