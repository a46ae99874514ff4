"""Draws messages in rooms again when what they show has changed. Decides nothing of what they say."""

from __future__ import annotations

import asyncio
import logging
import secrets

from bot.command import Busy, Refused, Sent, Unknown
from bot.dispatch import Dispatch
from bot.models import doors, live
from bot.models.live import Stale

log = logging.getLogger("kunna.worker.live")

# Seconds between two looks for messages to draw again.
LOOK = 1.0
# How many are drawn at once.
_ROWS = 20
# How long one may take in all, in seconds: less than its lease, so that no older picture arrives behind a newer one.
_PATIENCE = live.LEASE.total_seconds() - 10
# Seconds after which a message is drawn again when nobody can say whether it was.
_AGAIN = 10.0


async def redraw(dispatch: Dispatch) -> bool:
    """Draw again what has changed and whose time has come; whether there was any."""
    rows = await live.claim(secrets.token_hex(8), _ROWS)
    await asyncio.gather(*(_apart(dispatch, row) for row in rows))
    return bool(rows)


async def _apart(dispatch: Dispatch, row: Stale) -> None:
    """One message, whose trouble is not the others'. What is left unrecorded is drawn once more after its lease."""
    try:
        async with asyncio.timeout(_PATIENCE):
            await _one(dispatch, row)
    except (doors.StoreAway, TimeoutError) as error:
        log.warning("message %s was not drawn again: %s; once more after its lease", row.id, type(error).__name__)
    except Exception:
        # Drawing it once more would break again: it stays as it is until the next change.
        log.exception("bug in drawing message %s again, which shows %r", row.id, row.line)
        await _let_be(row)


async def _let_be(row: Stale) -> None:
    try:
        await live.drawn(row, row.face)
    except doors.StoreAway:
        log.warning("store away; message %s is drawn after its lease", row.id)


async def _one(dispatch: Dispatch, row: Stale) -> None:
    messenger = dispatch.messengers.get(row.room.platform)
    if messenger is None:
        await live.drawn(row, row.face)  # a platform that was switched off
        return
    reply = await dispatch.shown(row.line, row.room, row.language)
    face = live.face(reply)
    if face == row.face:
        await live.drawn(row, face)  # it shows that already: a vote and its taking back in one second
        return
    outcome = await messenger.update(row.room, row.ref, reply, row.language)
    match outcome:
        case Sent():
            await live.drawn(row, face)
        case Busy(seconds=seconds):
            await live.pause(row.room, seconds)
            await live.later(row, seconds)
        case Refused(why=why, unreachable=True):
            log.info("message %s is gone or out of reach, and forgotten: %s", row.id, why)
            await live.forget(row)
        case Refused(why=why):
            log.warning("message %s was not drawn again, until the next change: %s", row.id, why)
            await live.drawn(row, row.face)
        case Unknown(why=why):
            log.warning("message %s may not have been drawn again; once more soon: %s", row.id, why)
            await live.later(row, _AGAIN)
