"""Carries a load out, or back, piece by piece; what a step means is its writer's business.

A piece is one transaction: its steps, their states, what undoing needs, and how far the load is. So each person is
whole at any moment, and whoever comes after a crash goes on behind the last piece.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

from bot.imports import esco_catalogue, leaving, writing
from bot.imports.pacing import Pace
from bot.imports.steps import Step, Written
from bot.models import bulk, experts, loads, rows, store
from bot.models.loads import Claim, Kind, State
from bot.models.picks import PICKS
from bot.models.rows import CHANGED, Images
from bot.models.skills import LABELS

log = logging.getLogger("kunna.imports")

BUG = "bug"
"""Why a step stays undone that broke us: what it was is in the log."""

# Steps that are read at a time, before the transactions that write them.
_READ = 1_000
# Seconds until it is looked at again whether another process is done.
_LOOK = 0.05


async def carry_on(number: int, seconds: float) -> bool:
    """Work on a load that is going for so long; whether it is over. Another process may be the one that works."""
    until = monotonic() + seconds
    while True:
        claim = await loads.claim(secrets.token_hex(8), number)
        if claim is not None and await _Carrier(claim).run(until):
            return True
        if claim is None and await loads.state_of(number) not in (State.APPLYING, State.UNDOING):
            return True
        if monotonic() >= until:
            return False
        await asyncio.sleep(_LOOK)


async def carry_any(seconds: float) -> bool:
    """Work on any load that is going and that nobody works on; whether there was one. For the worker."""
    claim = await loads.claim(secrets.token_hex(8))
    if claim is not None:
        await _Carrier(claim).run(monotonic() + seconds)
    return claim is not None


class _Carrier:
    """One process at work on one load."""

    def __init__(self, claim: Claim) -> None:
        self._claim, self._at, self._pace = claim, claim.at, Pace()
        self._back = claim.state is State.UNDOING
        self._spelled: dict[int, int] | None = None

    async def run(self, until: float) -> bool:
        """Go on until it is over (True), the time is, or the load is somebody else's."""
        with store.patiently():
            while steps := await self._read():
                for piece in _pieces(steps, lambda: self._pace.rows):
                    if not await self._do(piece):
                        return False
                    if monotonic() >= until:
                        await loads.give_back(self._claim)
                        return False
            return await loads.end(self._claim)

    async def _read(self) -> list[dict[str, Any]]:
        """The next steps. What they want and have seen never changes, so it is read outside of any transaction."""
        kept, order = (
            ("rows", "<= $2 ORDER BY number DESC") if self._back else ("wanted, seen", ">= $2 ORDER BY number")
        )
        return await store.fetch(
            f"SELECT id, number, act, size, state, {kept} FROM load_step WHERE load_id = $1 AND number {order} "  # noqa: S608
            f"LIMIT {_READ}",
            self._claim.load, self._at,
        )  # fmt: skip

    async def _do(self, piece: Sequence[dict[str, Any]]) -> bool:
        """One piece as one transaction; where it cannot be, its halves. False: the load is not ours any more."""
        begun = monotonic()
        try:
            ours = await store.transaction(lambda: self._written(piece))
        except store.StoreAway:
            raise
        except Exception as error:
            if not isinstance(error, bulk.Clash):
                log.exception("a piece of load %s broke", self._claim.load)
            if len(piece) > 1:
                half = len(piece) // 2
                return await self._do(piece[:half]) and await self._do(piece[half:])
            why = CHANGED if isinstance(error, bulk.Clash) else BUG
            ours = await store.transaction(lambda: self._refused(piece[0], why))
        await self._pace.after(sum(step["size"] for step in piece), monotonic() - begun)
        return ours

    async def _written(self, piece: Sequence[dict[str, Any]]) -> bool:
        if not await loads.hold(self._claim):
            return False
        with bulk.clashing():
            await (self._undone(piece) if self._back else self._applied(piece))
        return True

    async def _refused(self, step: dict[str, Any], why: str) -> bool:
        if not await loads.hold(self._claim):
            return False
        await self._keep([step], [(step["id"], "kept" if self._back else "refused", step.get("rows", ""), why)])
        return True

    async def _keep(self, piece: Sequence[dict[str, Any]], states: Sequence[tuple[int, str, str, str]]) -> None:
        await bulk.update("load_step", ("state", "rows", "why"), states)
        done = sum(state in ("done", "undone") for _, state, _, _ in states)
        at = piece[-1]["number"] + (-1 if self._back else 1)
        await loads.count(self._claim, at, done, len(states) - done)
        self._at = at

    # --- out ---------------------------------------------------------------------------------------------------------

    async def _applied(self, piece: Sequence[dict[str, Any]]) -> None:
        steps = [Step.of(row) for row in piece]
        written = await self._write(steps[0].act, steps)
        await self._keep(
            piece,
            [
                (step.id, "done", each.as_json(), "") if isinstance(each, Images) else (step.id, "refused", "", each)
                for step, each in zip(steps, written.outcomes, strict=True)
            ],
        )
        await experts.changed(written.people)

    async def _write(self, act: str, steps: Sequence[Step]) -> Written:
        if self._claim.kind == Kind.CATALOGUE:
            return await esco_catalogue.write_skills(steps)
        if act == "coin":
            return await writing.coin(self._claim.load, steps)
        if act == "leave":
            return await leaving.leave(steps)
        if self._spelled is None:
            self._spelled = await writing.spelled(self._claim.load)
        return await (writing.add if act == "add" else writing.change)(steps, self._spelled)

    # --- and back ----------------------------------------------------------------------------------------------------

    async def _undone(self, piece: Sequence[dict[str, Any]]) -> None:
        done = [step for step in piece if step["state"] == "done"]
        restored = await rows.restore([Images.of_json(step["rows"]) for step in done])
        await self._keep(
            piece,
            [
                (step["id"], "kept" if why else "undone", step["rows"] if why else "", why)
                for step, why in zip(done, restored.reasons, strict=True)
            ],
        )
        await _tell(restored.touched)


async def _tell(touched: dict[str, list[rows.Values]]) -> None:
    """Whoever follows these tables reads them again."""
    skills = {row["id"] for row in touched.get("skill", ())} | {
        row["skill_id"] for row in touched.get("skill_label", ())
    }
    await LABELS.changed(skills)
    await PICKS.changed({row["skill_id"] for row in touched.get("pick", ())})
    people = {row["id"] for row in touched.get("person", ())} | {
        row["person_id"] for row in touched.get("person_skill", ())
    }
    await experts.changed(people)


def _pieces(steps: Sequence[dict[str, Any]], budget: Callable[[], int]) -> Any:
    """Steps of one act that are about as many rows as may be written at once."""
    start = 0
    while start < len(steps):
        end, size, most = start, 0, budget()
        while end < len(steps) and steps[end]["act"] == steps[start]["act"] and (end == start or size < most):
            size += steps[end]["size"]
            end += 1
        yield steps[start:end]
        start = end
