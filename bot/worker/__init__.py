"""Takes up what nobody answered: rows of the inbox that a crash left open. Decides no answer itself."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from bot import clock, texts
from bot.command import Busy
from bot.dispatch import Dispatch, brought
from bot.incoming import Incoming
from bot.models import doors
from bot.reply import Reply, UserText

log = logging.getLogger("kunna.worker")

# Seconds between two looks when there was nothing to do.
PAUSE = 5.0
# How many rows are taken up at once: no more than go out at once anyway.
_ROWS = 20
_SWEEP = timedelta(hours=1)
# How often a row is tried again before its person is told that it will not be: something in it breaks us each time.
_TRIES = 5


async def work(dispatch: Dispatch, pause: float = PAUSE) -> None:
    """Look for open rows until cancelled, and tidy up now and then; a store that is away is asked again later."""
    swept = clock.now() - _SWEEP
    while True:
        try:
            busy = await take_up(dispatch)
            if clock.now() - swept >= _SWEEP:
                await doors.sweep()
                swept = clock.now()
        except doors.StoreAway:
            log.warning("store away; looking again in %s s", pause)
            busy = False
        except Exception:
            log.exception("taking up rows failed; looking again in %s s", pause)
            busy = False
        if not busy:
            await asyncio.sleep(pause)


async def take_up(dispatch: Dispatch) -> bool:
    """Answer the rows whose time is over; whether there were any."""
    rows = await doors.take_up(_ROWS)
    # Side by side, as they came in: their leases run together, so none may wait for a slow one before it.
    await asyncio.gather(*(_apart(dispatch, row) for row in rows))
    return bool(rows)


async def _apart(dispatch: Dispatch, row: doors.TakenUp) -> None:
    """One row, whose trouble is not the others'."""
    try:
        await _one(dispatch, row)
    except doors.StoreAway:
        log.warning("store away; row %s is taken up later", row.inbox)
    except Exception:
        log.exception("row %s was not answered; it is taken up later", row.inbox)


async def _one(dispatch: Dispatch, row: doors.TakenUp) -> None:
    if row.call is None:
        log.error("row cannot be read by this version; closed unanswered", extra={"inbox": row.inbox})
        await doors.settle(row.inbox)
    elif row.attempts > _TRIES:
        log.error("row given up after %s tries", _TRIES, extra={"inbox": row.inbox})
        await _say(dispatch, row.inbox, row.call, "gave-up")
    elif row.state == "open":
        log.info("row taken up", extra={"inbox": row.inbox})
        await dispatch.finish(row.call, row.inbox)
    else:
        # The effect is in the store and the answer was lost: nothing is done twice, but the person gets a word.
        await _say(dispatch, row.inbox, row.call, "resumed")


async def _say(dispatch: Dispatch, inbox: int, incoming: Incoming, key: str) -> None:
    """One sentence about a line that is not answered again, and the end of its row."""
    messenger = dispatch.messengers.get(incoming.who.platform)
    if messenger is not None:
        found = await doors.who(incoming.who)
        language = texts.nearest((found and found[0].language) or incoming.language, dispatch.company.language)
        line = UserText(incoming.line)[:200]
        outcome = await messenger.respond(incoming, Reply(texts.say(language, key, line=f"/{line}")), language)
        log.info("said %s", key, extra={"inbox": inbox})
        brought(inbox, outcome)
        if isinstance(outcome, Busy):
            await doors.put_off(inbox, outcome.seconds)
            return
    await doors.settle(inbox)
