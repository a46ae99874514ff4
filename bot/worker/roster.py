"""Goes on with taking in members: asks a platform for the next page, hands it to models/roster.py; counts nothing."""

from __future__ import annotations

import asyncio
import logging
import secrets

from bot import clock
from bot.command import Busy, Refused, Unknown
from bot.dispatch import Dispatch
from bot.messenger import Members
from bot.models import doors, roster
from bot.models.roster import Run

log = logging.getLogger("kunna.worker.roster")

# Workspaces and tenants that are asked beside each other.
_RUNS = 5
# How long a platform may take to answer, in seconds: less than the lease, within which the first people are written.
_PATIENCE = 30.0
# Seconds after which a platform is asked again that this process does not speak to.
_OFF = 60.0


async def take_in(dispatch: Dispatch) -> bool:
    """The next page of every run whose time has come; whether there was any."""
    runs = await roster.claim(secrets.token_hex(8), _RUNS)
    await asyncio.gather(*(_apart(dispatch, run) for run in runs))
    return bool(runs)


async def _apart(dispatch: Dispatch, run: Run) -> None:
    """One run, whose trouble is not the others'. What is left unrecorded is asked for again after its lease."""
    try:
        await _next_page(dispatch, run)
    except doors.StoreAway:
        log.warning("store away; run %s goes on after its lease", run.id)
    except Exception:
        log.exception("bug in taking in members; run %s", run.id)
        await roster.try_again(run, "bug")


async def _next_page(dispatch: Dispatch, run: Run) -> None:
    messenger, asked = dispatch.messengers.get(run.platform), clock.now()
    if messenger is None:
        await roster.put_off(run, _OFF)
        return
    told: Members | Busy | Refused | Unknown
    try:
        async with asyncio.timeout(_PATIENCE):
            told = await messenger.members(run.space, run.cursor)
    except TimeoutError:
        told = Unknown("timeout")
    match told:
        case Members():
            await roster.take_in(run, told, dispatch.admits, asked)
        case Busy(seconds=seconds):
            await roster.put_off(run, seconds)
        case Refused(why=why):
            log.warning("run %s: the platform does not list its members: %s", run.id, why)
            await roster.refused(run, why)
        case Unknown(why=why):
            log.warning("run %s: a page did not come: %s", run.id, why)
            await roster.try_again(run, why)
