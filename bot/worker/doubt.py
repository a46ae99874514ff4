"""What may have arrived: asks the platforms about messages whose answer was lost, and what a delivery's line says.

It sends nothing itself: what is not there goes back to wait (shared/PROOF.md, "Exactly once" 4).
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from bot import clock, texts
from bot.command import Busy, Refused, Sent, Unknown
from bot.dispatch import Dispatch
from bot.models import doors, outbox
from bot.models.hours import OffHours
from bot.models.outbox import Claimed, Scope
from bot.models.people import Person
from bot.reply import Reply, Room

# Messages asked about under one lease.
_AT_ONCE = 20


async def answered(dispatch: Dispatch, row: Claimed, person: Person | None, language: str) -> Reply | None:
    """The row's line answered for whom it is, as things are now; None for a person who has left."""
    if isinstance(row.to, Room):
        return await dispatch.shown(row.line, row.to, language)
    if person is None or not person.active:
        return None
    return await dispatch.told(row.line, person, row.to, language)


async def look_up(dispatch: Dispatch, scope: Scope) -> None:
    """Ask the platform about messages whose answer was lost; what it has not got goes out again."""
    async for row, told in _asked(dispatch, scope, "unknown"):
        match told:
            case Sent(ref):
                await outbox.sent([(row, ref)])
                await _found(dispatch, row, told)
            case None:
                await outbox.once_more(row, "not there", "failed")
            case Refused(why) if row.again:
                await outbox.once_more(row, why, "unknown")
            case Refused(why):
                await outbox.became(row, "unknown", why, clock.now() + outbox.FOR_EVER)


async def look_twice(dispatch: Dispatch, scope: Scope) -> None:
    """Ask about messages that were sent again: one that was slow to show itself stands there twice by now."""
    async for row, told in _asked(dispatch, scope, "resent"):
        await outbox.looked_twice(row, doubled=isinstance(told, Sent) and told.copies > 1)


async def _asked(
    dispatch: Dispatch, scope: Scope, state: Literal["unknown", "resent"]
) -> AsyncIterator[tuple[Claimed, Sent | Refused | None]]:
    """Rows of a state and what the platform has of each; of what it cannot say now it is asked later."""
    messenger, owner, asking = dispatch.messengers[scope.platform], secrets.token_hex(8), f"find/{scope.name}"
    while await outbox.reserve(asking, 0.0, 1, 0.0) and (rows := await outbox.look_up(scope, owner, _AT_ONCE, state)):
        paused: datetime | None = None
        for row in rows:
            if paused is not None:
                await outbox.became(row, state, "busy", paused)
                continue
            match told := await messenger.find(row.to, row.key):
                case Busy(seconds):
                    paused = clock.now() + timedelta(seconds=seconds)
                    await outbox.pause(asking, paused)
                    await outbox.became(row, state, "busy", paused)
                case Unknown(why):
                    await outbox.became(row, state, why, clock.now() + outbox.LOOK_UP)
                case _:
                    yield row, told


async def _found(dispatch: Dispatch, row: Claimed, found: Sent) -> None:
    """A message that arrived without our knowing lives from now on, where its line does. Whatever it shows is old."""
    person = (await doors.people([row.person])).get(row.person) if row.person is not None else None
    language = texts.nearest((person and person.language) or row.language, dispatch.company.language)
    try:
        reply = await answered(dispatch, row, person, language)
    except OffHours:
        return  # such a line tells what is new, once
    if reply is not None and lives(reply, row):
        await dispatch.lives(replace(reply, summary=""), row.to, found, language, row.person)


def lives(reply: Reply, row: Claimed) -> bool:
    return bool(reply.live) and reply.public == isinstance(row.to, Room)
