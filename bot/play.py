"""`python -m bot play`: the bot with stand-in Slack and Teams and a browser page, on this machine only; no real account."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import secrets
import sys
import webbrowser
from pathlib import Path

from aiohttp import web
from pydantic import SecretStr

from bot.adapters.playground.cast import colleagues, meeting_places, move_in
from bot.adapters.playground.page import attach_page
from bot.adapters.playground.slack import StandInSlack
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.slack import listen as slack_listen
from bot.adapters.teams import listen as teams_listen
from bot.app import DISPATCH, bare, open_store, run
from bot.command import COMMANDS
from bot.dispatch import Dispatch
from bot.imports.sample import load_sample, people_of, rooms_of
from bot.settings import Settings, SettingsError, Slack

_SLACK = "/stand-in/slack"


async def play(settings: Settings, sample: Path) -> None:
    """Run until stopped. Real platforms' settings are left alone: nothing here reaches beyond this machine."""
    _only_loopback(settings.http.host)
    base = f"http://{settings.http.host}:{settings.http.port}"
    async with open_store(settings, bring_up_to_date=True):
        await load_sample(sample)
        async with StandInTeams() as teams:
            slack = StandInSlack(
                public_url=base + _SLACK, events_url=base + "/slack/events", bot_token=secrets.token_hex(8)
            )
            teams.bot_url = base + "/api/messages"
            app = _application(settings, sample, slack, teams)
            tasks: list[asyncio.Task[None]] = []

            def ready(_: int) -> None:
                tasks.append(asyncio.create_task(_open_up(sample, slack, teams, base)))

            await run(app, settings.http.host, settings.http.port, worker=True, ready=ready)


def _only_loopback(host: str) -> None:
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise SettingsError(
            f"play answers without tokens, so it listens on this machine only, but KUNNA_HTTP__HOST is {host!r}. "
            "Unset it, or use `python -m bot serve`."
        )


def _application(settings: Settings, sample: Path, slack: StandInSlack, teams: StandInTeams) -> web.Application:
    app = bare(Dispatch(settings.company, settings.guests))
    dispatch = app[DISPATCH]
    ours = Slack(
        signing_secret=SecretStr(slack.signing_secret),
        bot_token=SecretStr(slack.bot_token),
        teams=(slack.team,),
        api_url=slack.api_url,
    )
    dispatch.messengers["slack"] = slack_listen.attach(app, ours, dispatch)
    dispatch.messengers["teams"] = teams_listen.attach(app, teams.settings(), dispatch, open_loopback=True)
    slack.attach(app, _SLACK)
    commands = [
        {"command": f"/{path[0]}", "description": command.what("en"), "usage_hint": ""}
        for path, command in sorted(COMMANDS.items())
        if len(path) == 1
    ]
    attach_page(app, slack, teams, colleagues(people_of(sample)), commands)
    return app


async def _open_up(sample: Path, slack: StandInSlack, teams: StandInTeams, base: str) -> None:
    people = colleagues(people_of(sample))
    await move_in(slack, teams, people, meeting_places(rooms_of(sample), people))
    print(f"Kunna is ready to be tried: {base}/  (Ctrl+C stops it)", file=sys.stderr)
    if os.environ.get("KUNNA_BROWSER") != "none":
        await asyncio.to_thread(webbrowser.open, f"{base}/")
