"""Draws messages again: in rooms when what they show has changed, in a direct message as long work goes on.

Decides nothing of what they say.
"""

from __future__ import annotations

import asyncio
import logging
import secrets

from bot import texts
from bot.command import Busy, Messenger, Outcome, Refused, Sent, Unknown
from bot.dispatch import Dispatch
from bot.models import doors, live
from bot.models.live import Stale
from bot.reply import Address, Room

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
    """Draw again what has changed or goes on and whose time has come; whether there was any."""
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
        await (live.drawn(row, row.face) if isinstance(row.to, Room) else live.forget(row))
    except doors.StoreAway:
        log.warning("store away; message %s is drawn after its lease", row.id)


async def _one(dispatch: Dispatch, row: Stale) -> None:
    messenger = dispatch.messengers.get(row.to.platform)
    if isinstance(row.to, Address):
        await _told(dispatch, messenger, row, row.to)
    elif messenger is None:
        await live.drawn(row, row.face)  # a platform that was switched off
    else:
        await _shown(dispatch, messenger, row, row.to)


async def _shown(dispatch: Dispatch, messenger: Messenger, row: Stale, room: Room) -> None:
    reply = await dispatch.shown(row.line, room, row.language)
    face = live.face(reply)
    if face == row.face:
        await live.drawn(row, face)  # it shows that already: a vote and its taking back in one second
        return
    outcome = await messenger.update(room, row.ref, reply, row.language)
    match outcome:
        case Sent():
            await live.drawn(row, face)
        case Refused(why=why, unreachable=False):
            log.warning("message %s was not drawn again, until the next change: %s", row.id, why)
            await live.drawn(row, row.face)
        case _:
            await _not_drawn(row, outcome)


async def _told(dispatch: Dispatch, messenger: Messenger | None, row: Stale, who: Address) -> None:
    """How far long work has come, told to whom it is for; its last drawing is the receipt, and then it is forgotten."""
    if messenger is None:
        await live.goes_on(row, row.face)  # a platform that was switched off
        return
    person = (await doors.people([row.person or 0])).get(row.person or 0)
    if person is None or not person.active:
        await live.forget(row)
        return
    language = texts.nearest(person.language or row.language, dispatch.company.language)
    reply = await dispatch.told(row.line, person, who, language)
    face = live.face(reply)
    outcome: Outcome = Sent(row.ref)
    if face != row.face:
        outcome = await messenger.update(who, row.ref, reply, language)
    match outcome:
        case Sent() if reply.live:
            await live.goes_on(row, face)
        case Sent():
            await live.forget(row)
        case Refused(why=why, unreachable=False):
            log.warning("message %s stays as it is: %s", row.id, why)
            await live.forget(row)
        case _:
            await _not_drawn(row, outcome)


async def _not_drawn(row: Stale, outcome: Busy | Refused | Unknown) -> None:
    """What follows for a message in a room as for a direct one."""
    match outcome:
        case Busy(seconds=seconds):
            await live.pause(row.to, seconds)
            await live.later(row, seconds)
        case Refused(why=why):
            log.info("message %s is gone or out of reach, and forgotten: %s", row.id, why)
            await live.forget(row)
        case Unknown(why=why):
            log.warning("message %s may not have been drawn again; once more soon: %s", row.id, why)
            await live.later(row, _AGAIN)
