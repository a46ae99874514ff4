"""Does what waits: takes up what nobody answered, sends what is due, draws again what changed. It decides no answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from functools import partial
from time import process_time

from bot import texts
from bot.command import Busy
from bot.dispatch import Dispatch, brought
from bot.incoming import Incoming
from bot.models import doors, identity, meanings, notices, outbox, schedules
from bot.models.live import sweep as forget_shown  # the name `live` is the folder's own file
from bot.reply import Reply, UserText
from bot.worker.deliver import Rates, deliver
from bot.worker.live import LOOK, redraw
from bot.worker.loads import go_on, wipe
from bot.worker.roster import take_in

log = logging.getLogger("kunna.worker")

# Seconds between two looks when there was nothing to do.
PAUSE = 5.0
# How many rows are taken up at once: no more than go out at once anyway.
_ROWS = 20
_SWEEP = timedelta(hours=1)
# Seconds after a start in which nothing is computed that can wait.
_SETTLE = 20.0
# What can wait does so while this process uses more than such a share of a core, looked at for so many seconds, and so
# many looks long: under a load that never ends it still goes on, at a few hundredths of a core. (One lower niceness was
# not enough: four workers on two cores delivered a tenth less than one.)
_QUIET, _GLANCE, _GLANCES = 0.2, 0.1, 100
# How often a row is tried again before its person is told that it will not be: something in it breaks us each time.
_TRIES = 5


async def work(dispatch: Dispatch, rates: Mapping[str, Rates], pause: float = PAUSE) -> None:
    """Do all that waits until cancelled, each kind of work beside the others: one's trouble is not theirs.

    rates: what each platform takes, by its name.
    """
    async with asyncio.TaskGroup() as group:
        group.create_task(_again(partial(take_up, dispatch), pause))
        group.create_task(_again(schedules.run_due, pause))
        group.create_task(_again(_tidy, _SWEEP.total_seconds()))
        group.create_task(deliver(dispatch, rates))
        group.create_task(_again(partial(redraw, dispatch), LOOK))
        group.create_task(_again(partial(take_in, dispatch), LOOK))
        group.create_task(_again(partial(identity.tell_admins, dispatch.company.admins, dispatch.company.zone), pause))
        group.create_task(_again(go_on, LOOK))
        group.create_task(_again(wipe, _SWEEP.total_seconds()))
        group.create_task(_compute(pause))


async def _again(look: Callable[[], Awaitable[bool]], pause: float) -> None:
    """Look for work again and again: at once after some was found, else after `pause` seconds."""
    while True:
        try:
            busy = await look()
        except doors.StoreAway:
            log.warning("store away; looking again in %s s", min(pause, PAUSE))
            await asyncio.sleep(min(pause, PAUSE))
            continue
        except Exception:
            log.exception("looking for work failed; looking again in %s s", pause)
            busy = False
        if not busy:
            await asyncio.sleep(pause)


async def _compute(pause: float) -> None:
    """Vectors of what has none yet: nobody waits for them, so that a start is for what people wait for."""
    await asyncio.sleep(_SETTLE)

    async def when_quiet() -> bool:
        await quiet()
        return await meanings.compute()

    await _again(when_quiet, pause)


async def quiet(used: Callable[[], float] = process_time) -> bool:
    """Wait for a moment in which this process does next to nothing, 10 s at most; whether there was one.

    used: the processor seconds of this process so far.
    """
    for _ in range(_GLANCES):
        before = used()
        await asyncio.sleep(_GLANCE)
        if used() - before < _QUIET * _GLANCE:
            return True
    return False


async def _tidy() -> bool:
    await doors.sweep()
    await forget_shown()
    await notices.forget()
    await outbox.sweep()
    return False


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
