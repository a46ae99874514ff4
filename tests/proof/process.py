"""Forks processes that run `python -m bot ARGUMENTS` with a clock that a test sets.

One process imports the bot, which takes two seconds, and forks for each order that it reads, a line of JSON:
{"start": {"arguments": [..], "environment": {..}, "log": PATH, "time": .., "patient": false}} is answered with the
process's number, {"wait": NUMBER} with its exit code. `time` is a file with the time (moment.py), or "+600" for a
machine whose own clock is ten minutes fast, "+0" for one that is right. Who is `patient` lets nobody try again because
the machine is busy; nothing else of them is changed.
"""

from __future__ import annotations

import datetime as true
import gc
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import bot.adapters.teams.turn
import bot.app  # noqa: F401 - the same
from bot import clock
from bot.__main__ import main
from bot.models import doors
from tests.patience import PATIENCE
from tests.proof.moment import Moment


def machine_off_by(seconds: float) -> None:
    """This machine's clock is wrong by that much; what the program makes of it is the program's."""

    class Machine(true.datetime):
        @classmethod
        def now(cls, tz: true.tzinfo | None = None) -> Machine:
            wrong = true.datetime.now(tz) + true.timedelta(seconds=seconds)
            return cls.fromtimestamp(wrong.timestamp(), tz)

    vars(clock)["datetime"] = Machine  # where the program asks its machine


def _run(order: dict[str, Any]) -> int:
    """The exit code of `python -m bot ARGUMENTS`."""
    if order["patient"]:
        doors._AT_THE_DOOR = PATIENCE
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(log, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(order["environment"])
    if order["time"].startswith(("+", "-")):
        machine_off_by(float(order["time"]))
        return main(order["arguments"])
    with clock.frozen(Moment(Path(order["time"])).now):
        return main(order["arguments"])


def _fork(order: dict[str, Any]) -> int:
    number = os.fork()
    if number:
        return number
    code = 1
    try:
        code = _run(order)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _obey() -> None:
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        if "start" in order:
            print(_fork(order["start"]), flush=True)  # noqa: T201 - the answer
        else:
            _, status = os.waitpid(order["wait"], 0)
            print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    _obey()
