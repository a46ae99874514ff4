"""Takes up what nobody answered: rows of the inbox that a crash left open. Decides no answer itself."""

from __future__ import annotations

import asyncio
import logging

from bot import texts
from bot.dispatch import Dispatch
from bot.incoming import Incoming
from bot.models import doors
from bot.reply import Reply, UserText

log = logging.getLogger("kunna.worker")

# Seconds between two looks when there was nothing to do.
PAUSE = 5.0
# How many rows are taken up at once: no more than go out at once anyway.
_ROWS = 20


async def work(dispatch: Dispatch, pause: float = PAUSE) -> None:
    """Look for open rows until cancelled; a store that is away is asked again later."""
    while True:
        try:
            busy = await take_up(dispatch)
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
    for inbox, state, incoming in rows:
        log.info("row taken up after a crash", extra={"inbox": inbox})
        if state == "open":
            await dispatch.finish(incoming, inbox)
        else:
            await _say_it_is_done(dispatch, inbox, incoming)
    return bool(rows)


async def _say_it_is_done(dispatch: Dispatch, inbox: int, incoming: Incoming) -> None:
    """The effect is in the store and the answer was lost: nothing is done twice, but the person gets a word."""
    messenger = dispatch.messengers.get(incoming.who.platform)
    if messenger is None:
        return
    language = texts.nearest(incoming.language, dispatch.company.language)
    line = UserText(incoming.line)[:200]
    await messenger.respond(incoming, Reply(texts.say(language, "resumed", line=f"/{line}")), language)
    await doors.settle(inbox)
