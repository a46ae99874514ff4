"""Sends what nobody asked for: claims deliveries, keeps the platforms' rates, records what came of each.

It draws nothing and decides no text. The kinds of answer and what follows from each: shared/PROOF.md, "Exactly once".
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Literal

from bot import clock, texts
from bot.command import Busy, Messenger, Outcome, Refused, Sent, Unknown
from bot.dispatch import Dispatch
from bot.messenger import PLACE
from bot.models import doors, outbox
from bot.models.hours import OffHours
from bot.models.outbox import Claimed, Scope
from bot.models.people import Person
from bot.reply import Room
from bot.worker import doubt

log = logging.getLogger("kunna.worker.deliver")

# How many messages of one workspace or tenant are on their way at once: so many may be in doubt after a crash.
AT_ONCE = 20
# Slots are taken for so many seconds: after that a pause that one process was asked for holds for all of them.
_AHEAD = 1.0
# A slot that was missed by so many seconds is gone: what follows would come too close behind.
_LATE = 0.1
# Seconds between two looks for work; between two tries to tell a store that was away.
_LOOK, _RETRY = 1.0, 1.0
# People remembered as just written to.
_TAKEN = 1_000
# How long shutdown waits for what has been sent and not been recorded, in seconds.
_GRACE = 2.5


@dataclass(frozen=True, slots=True)
class Rates:
    """How much a platform takes: seconds between two messages of a workspace or tenant, and of one conversation."""

    apart: float
    in_place: float


async def deliver(dispatch: Dispatch, rates: Mapping[str, Rates], look: float = _LOOK) -> None:
    """Send what is due until cancelled, each workspace and tenant in a lane of its own."""
    lanes: dict[tuple[str, Scope], asyncio.Task[None]] = {}
    try:
        while True:
            try:
                await _open_lanes(dispatch, rates, lanes)
            except doors.StoreAway:
                log.warning("store away; deliveries wait")
            except Exception:
                log.exception("looking for deliveries failed")
            await asyncio.sleep(look)
    finally:
        for task in lanes.values():
            task.cancel()
        if lanes:
            await asyncio.wait(lanes.values())


async def _open_lanes(
    dispatch: Dispatch, rates: Mapping[str, Rates], lanes: dict[tuple[str, Scope], asyncio.Task[None]]
) -> None:
    if lost := await outbox.recover():
        log.warning("%s deliveries were interrupted; they are looked up", lost)
    found = [("waiting", scope) for scope in await outbox.scopes("waiting")]
    found += [("unknown", scope) for scope in await outbox.scopes("unknown")]
    found += [("resent", scope) for scope in await outbox.scopes("resent")]
    for state, scope in found:
        if scope.platform not in rates or scope.platform not in dispatch.messengers:
            continue  # a platform that is switched off here: another process may have it
        if (state, scope) not in lanes or lanes[state, scope].done():
            work = _DOUBT.get(state) or partial(_lane, rates=rates[scope.platform])
            lanes[state, scope] = doors.spawn(_kept(work, dispatch, scope))


Work = Callable[[Dispatch, Scope], Awaitable[None]]
# What is done with rows that may have arrived.
_DOUBT: Mapping[str, Work] = {"unknown": doubt.look_up, "resent": doubt.look_twice}


def _kept(work: Work, dispatch: Dispatch, scope: Scope) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        try:
            await work(dispatch, scope)
        except doors.StoreAway:
            log.warning("store away; deliveries of one workspace wait")
        except Exception:
            log.exception("a lane of deliveries stopped; it starts again")

    return run


@dataclass
class _Way:
    """One workspace or tenant while it is served: who owns its rows here, what is on its way, until when it pauses."""

    dispatch: Dispatch
    messenger: Messenger
    scope: Scope
    rates: Rates
    owner: str = field(default_factory=lambda: secrets.token_hex(8))
    under_way: set[asyncio.Task[None]] = field(default_factory=set)
    taken: dict[str, datetime] = field(default_factory=dict)  # until when a person's conversation takes nothing more
    sent: list[tuple[Claimed, str]] = field(default_factory=list)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    filling: asyncio.Task[bool] | None = None
    stopping: bool = False
    paused: datetime | None = None
    full: dict[str, datetime] = field(default_factory=dict)  # until when a conversation pauses

    def pauses(self, row: Claimed) -> datetime | None:
        """Until when nothing may go where the row goes to; None where it may."""
        now = clock.now()
        until = max(self.paused or now, self.full.get(row.place, now))
        return until if until > now else None


async def _lane(dispatch: Dispatch, scope: Scope, rates: Rates) -> None:
    """Claim and send until nothing is due, or the platform wants a pause."""
    way = _Way(dispatch, dispatch.messengers[scope.platform], scope, rates)
    most = max(1, min(AT_ONCE, int(_AHEAD / rates.apart)))
    try:
        while True:
            free = most - len(way.under_way)
            if free * 2 >= most:
                # Never cancelled halfway: a row that was claimed has to be started, or it would count as in doubt.
                way.filling = asyncio.create_task(_fill(way, free))
                if await asyncio.shield(way.filling):
                    continue
            if not way.under_way:
                return
            await asyncio.wait(way.under_way, return_when=asyncio.FIRST_COMPLETED)
    finally:
        # What is not on its way yet goes back; what is gets recorded before the process ends.
        way.stopping = True
        with suppress(TimeoutError):  # what is still on its way then is in doubt when its lease is over
            async with asyncio.timeout(_GRACE):
                if way.filling is not None:
                    await asyncio.wait({way.filling})
                while way.under_way:
                    await asyncio.wait(way.under_way)


async def _fill(way: _Way, free: int) -> bool:
    """Claim up to `free` rows, give each its slot and start them; False where there was no slot or no row."""
    first = await outbox.reserve(way.scope.name, way.rates.apart, free, _AHEAD)
    if first is None:
        return False
    until = clock.now() + outbox.LEASE
    rows = await outbox.claim(way.scope, way.owner, free)
    try:
        people = await doors.people([row.person for row in rows if row.person is not None])
        # A room's pause is met where its slot is taken.
        way.full |= await outbox.pauses([row.place for row in rows if not isinstance(row.to, Room)])
    except BaseException:
        for row in rows:  # nothing of them was sent
            await _surely(partial(outbox.back, row, clock.now()))
        raise
    for number, row in enumerate(rows):
        slot = first + timedelta(seconds=way.rates.apart * number)
        person = people.get(row.person) if row.person is not None else None
        task = doors.spawn(partial(_one, way, row, slot, until, person))
        way.under_way.add(task)
        task.add_done_callback(way.under_way.discard)
    return bool(rows)


async def _one(way: _Way, row: Claimed, slot: datetime, until: datetime, person: Person | None) -> None:
    """One delivery from its claim to its record. Raises nothing."""
    sending = False
    try:
        language = texts.nearest((person and person.language) or row.language, way.dispatch.company.language)
        # Before its slot comes, for nobody knows how long an answer takes: what is late for its slot is too early for
        # the next one's.
        reply = await doubt.answered(way.dispatch, row, person, language)
        if reply is None:
            await _surely(partial(outbox.became, row, "cancelled", "left"))
        elif later := await _turn(way, row, slot, until):
            await _surely(partial(outbox.back, row, later))
        else:
            sending = True
            outcome = await way.messenger.send(row.to, reply, row.key, language)
            await _recorded(way, row, outcome)
            if doubt.lives(reply, row):
                await way.dispatch.lives(reply, row.to, outcome, language, row.person)
    except OffHours as off:
        await _surely(partial(outbox.back, row, off.until))
    except doors.StoreAway:
        await _surely(partial(outbox.back, row, clock.now()))  # it broke before anything was sent
    except Exception:
        reference = secrets.token_hex(3)
        log.exception("bug %s in a delivery", reference, extra={"reference": reference, "delivery": row.id})
        # What broke while it was on its way may have arrived all the same.
        state: Literal["unknown", "failed"] = "unknown" if sending else "failed"
        await _surely(partial(outbox.became, row, state, f"bug {reference}", clock.now() + outbox.LOOK_UP))


async def _turn(way: _Way, row: Claimed, slot: datetime, until: datetime) -> datetime | None:
    """Wait until the row may go out: in its slot, or in another one where that was missed. Else when to try again."""
    free: datetime | None = slot
    if later := way.pauses(row):
        return later
    while free is not None:
        place = await _place(way, row)
        if place is None:
            break
        if place > clock.now():  # one that is now already must not make a slot that was missed look like a new one
            free = max(free, place)
        free = max(free, clock.now()) if free is not slot else free  # the store's own time is not held against it
        await asyncio.sleep(max(0.0, (free - clock.now()).total_seconds()))
        now = clock.now()
        # After its lease (this machine slept, or was stopped) the row is somebody else's, who may have sent it.
        if way.stopping or now >= until or way.pauses(row):
            return way.pauses(row) or now
        if (now - free).total_seconds() < _LATE:
            return None
        free = await outbox.reserve(way.scope.name, way.rates.apart, 1, _AHEAD)
    return clock.now() + timedelta(seconds=_AHEAD)


async def _place(way: _Way, row: Claimed) -> datetime | None:
    """When the row's own conversation takes it; None where that is far off.

    A room's turn is kept in the store, for all processes; a person's here, because hardly anybody gets two at once.
    """
    if isinstance(row.to, Room):
        return await outbox.reserve(row.place, way.rates.in_place, 1, _AHEAD)
    now = clock.now()
    free = max(way.taken.get(row.place, now), now)
    if (free - now).total_seconds() > _AHEAD:
        return None
    if len(way.taken) > _TAKEN:
        way.taken = {place: until for place, until in way.taken.items() if until > now}
    way.taken[row.place] = free + timedelta(seconds=way.rates.in_place)
    return free


async def _recorded(way: _Way, row: Claimed, outcome: Outcome) -> None:
    now = clock.now()
    match outcome:
        case Sent(ref):
            await _sent_together(way, row, ref)
        case Busy(seconds, scope):
            until = now + timedelta(seconds=seconds)
            log.info("a platform asks for a pause", extra={"seconds": seconds, "scope": scope})
            await _surely(partial(outbox.back, row, until, "busy"))
            await _surely(partial(outbox.pause, *_paused(way, row, until, scope)))
        case Refused(why, unreachable):
            await _surely(partial(outbox.became, row, "unreachable" if unreachable else "failed", why))
        case Unknown(why):
            await _surely(partial(outbox.became, row, "unknown", why, now + outbox.LOOK_UP))


def _paused(way: _Way, row: Claimed, until: datetime, scope: str) -> tuple[str, datetime]:
    """What pauses now, by its name for all processes, and until when: the conversation alone where that is known.

    A second conversation that asks for it while the first still waits makes it everything: two limits at once are
    less likely than the one that both share.
    """
    now = clock.now()
    way.full = {place: end for place, end in way.full.items() if end > now}
    if scope == PLACE and not way.full.keys() - {row.place}:
        way.full[row.place] = max(way.full.get(row.place, until), until)
        return row.place, way.full[row.place]
    way.paused = max(way.paused or until, until, *way.full.values())
    return way.scope.name, way.paused


async def _sent_together(way: _Way, row: Claimed, ref: str) -> None:
    """Record a message that arrived; those that arrived while one record was on its way go with the next."""
    way.sent.append((row, ref))
    async with way.turn:
        if (row, ref) in way.sent:
            together, way.sent = way.sent, []
            await _surely(partial(_recorded_as_sent, together))


async def _recorded_as_sent(together: list[tuple[Claimed, str]]) -> bool:
    return await outbox.sent(together) == len(together)


async def _surely(record: Callable[[], Awaitable[bool]]) -> None:
    """Record what has happened, however long the store is away: it is true already. The lease fences it."""
    while True:
        try:
            kept = await record()
        except doors.StoreAway:
            await asyncio.sleep(_RETRY)
        else:
            if not kept:
                log.warning("a delivery's lease was over before it was recorded; it counts as unknown")
            return
