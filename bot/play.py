"""`python -m bot play`: the bot with stand-in Slack and Teams and a browser page; never listens beyond this machine."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import secrets
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web
from pydantic import SecretStr

from bot.adapters.playground.cast import colleagues, meeting_places, move_in
from bot.adapters.playground.page import attach_page
from bot.adapters.playground.slack import StandInSlack
from bot.adapters.playground.slack_home import tell_of
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.slack import listen as slack_listen
from bot.adapters.slack.manifest import slash_commands
from bot.adapters.teams import listen as teams_listen
from bot.app import DISPATCH, bare, open_store, run
from bot.imports.sample import load_sample, people_of, rooms_of
from bot.models.people import Person
from bot.settings import Settings, SettingsError, Slack

# The sample company's name.
_COMPANY = "Lumivik"


async def play(settings: Settings, sample: Path) -> None:
    """Run until stopped. Real platforms' settings are left alone: nothing here reaches beyond this machine."""
    _only_loopback(settings.http.host)
    base = f"http://{settings.http.host}:{settings.http.port}"
    slack = StandInSlack(events_url=base + "/slack/events", bot_token=secrets.token_hex(8))
    slack.name = _COMPANY
    settings = settings.model_copy(update={"name": _COMPANY})
    async with open_store(settings, bring_up_to_date=True), StandInTeams() as teams:
        await _only_the_sample(sample)
        teams.bot_url = base + "/api/messages"
        app, platform = bare(settings), web.Application()
        slack.attach(platform)
        attach_page(app, slack, teams, colleagues(people_of(sample)), slash_commands(slack.events_url)).watch(
            "slack", platform
        )
        async with _listening(platform) as slack.public_url:
            _attach_adapters(app, slack, teams)
            tasks: list[asyncio.Task[None]] = []

            def ready(_: int) -> None:
                tasks.append(asyncio.create_task(_open_up(sample, slack, teams, base)))

            await run(app, settings.http.host, settings.http.port, worker=True, ready=ready)


@asynccontextmanager
async def _listening(platform: web.Application) -> AsyncIterator[str]:
    """A stand-in's server on a port of its own, up before the bot asks it who it is and as long as the bot runs."""
    runner = web.AppRunner(platform, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def _only_the_sample(folder: Path) -> None:
    """Load the sample company; refuse a store with other people, among whom the invented ones would appear."""
    if not await load_sample(folder) and not await Person.exists(email=people_of(folder)[0]["email"]):
        raise SettingsError(
            "play would put the people of the sample company among those of your store. "
            "Give it a store of its own: KUNNA_STORE__URL=sqlite://var/play.sqlite3"
        )


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


def _attach_adapters(app: web.Application, slack: StandInSlack, teams: StandInTeams) -> None:
    dispatch = app[DISPATCH]
    ours = Slack(
        signing_secret=SecretStr(slack.signing_secret),
        bot_token=SecretStr(slack.bot_token),
        teams=(slack.team,),
        api_url=slack.api_url,
    )
    dispatch.messengers["slack"] = slack_listen.attach(app, ours, dispatch)
    dispatch.messengers["teams"] = teams_listen.attach(app, teams.settings(), dispatch, open_loopback=True)


async def _open_up(sample: Path, slack: StandInSlack, teams: StandInTeams, base: str) -> None:
    people = colleagues(people_of(sample))
    await move_in(slack, teams, people, meeting_places(rooms_of(sample), people))
    for user in list(slack.members):
        await tell_of(slack, user, "team_join")  # so that what goes to everybody reaches more than who has written
    print(f"Kunna is ready to be tried: {base}/  (Ctrl+C stops it)", file=sys.stderr)
    if os.environ.get("KUNNA_BROWSER") != "none":
        await asyncio.to_thread(webbrowser.open, f"{base}/")
