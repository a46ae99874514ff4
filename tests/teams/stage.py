"""The stage of the Teams tests: a dispatch that answers as a test says, behind the real door on a real port."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot import texts
from bot.adapters.playground.teams_hands import Seen, StandInTeams
from bot.adapters.teams.listen import attach
from bot.adapters.teams.send import TeamsMessenger
from bot.dispatch import Answered, Dispatch
from bot.incoming import Incoming
from bot.reply import Answer, Reply
from bot.settings import Company

COMPANY = Company("Kunna", "en", "Europe/Stockholm", ())


class Script(Dispatch):
    """Answers as a test says, and remembers what it heard. The way in and the way out are the real ones."""

    def __init__(self) -> None:
        super().__init__(COMPANY)
        self.heard: list[Incoming] = []
        self.answers: dict[str, Answer | Callable[[Incoming], Answer]] = {}
        self.slow = 0.0

    async def answer(self, incoming: Incoming, inbox: int | None = None, language: str | None = None) -> Answered:
        self.heard.append(incoming)
        await asyncio.sleep(self.slow)
        made = self.answers.get(incoming.line, Reply(f"Heard: {incoming.line}"))
        answer = made(incoming) if callable(made) else made
        return Answered(answer, language or texts.nearest(incoming.language))


@dataclass
class Bot:
    """The running door."""

    dispatch: Script
    messenger: TeamsMessenger
    url: str
    runner: web.AppRunner

    async def idle(self) -> None:
        """Until every answer that is under way has gone out."""
        await self.dispatch.drain()


async def serve(dispatch: Dispatch, teams: StandInTeams, **how: Any) -> tuple[web.AppRunner, TeamsMessenger, str]:
    """The door on a free port of the loopback, told to the stand-in."""
    app = web.Application()
    settings = how.pop("settings", None) or teams.settings()
    messenger = attach(app, settings, dispatch, **how)
    dispatch.messengers["teams"] = messenger
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    teams.bot_url = url
    return runner, messenger, url


def shown(seen: Seen) -> str:
    """Everything that a person reads in a message."""
    return " ".join([seen.message.text, *_texts(seen.card)])


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value[key] for key in ("text", "title", "label") if isinstance(value.get(key), str)]
        return own + [text for part in value.values() for text in _texts(part)]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []
