"""Carries a load out, or back, piece by piece; what a step means is its writer's business.

A piece is one transaction: its steps, their states, what undoing needs, and how far the load is. So each person is
whole at any moment, and whoever comes after a crash goes on behind the last piece. Within it steps are written in
parts, after each of which the piece can end where others wait.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from bot.imports import esco_catalogue, leaving, writing
from bot.imports.pacing import Pace
from bot.imports.steps import Outcome, Step, Written
from bot.models import bulk, experts, loads, pages, rows, store
from bot.models.loads import Claim, Kind, State
from bot.models.picks import PICKS
from bot.models.rows import CHANGED, Images
from bot.models.skills import LABELS

log = logging.getLogger("kunna.imports")

BUG = "bug"
"""Why a step stays undone that broke us: what it was is in the log."""

# Steps that are read at a time, before the transactions that write them.
_READ = 4_000
# What may be written together, in any order: each is about somebody, or a concept, of its own. In a file half of which
# is known they take turns.
_SIDE_BY_SIDE = {"add", "change"}
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
            async with pages.writing_much():
                while steps := await self._read():
                    while steps:
                        done = await self._do(_first(steps, self._pace.rows))
                        if not done:
                            return False
                        if monotonic() >= until:
                            await loads.give_back(self._claim)
                            return False
                        steps = steps[done:]
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

    async def _do(self, piece: Sequence[dict[str, Any]]) -> int:
        """The first steps of a piece, or all, as one transaction; where it cannot be, as halves. How many they were; 0:
        the load is not ours any more."""
        begun = self._pace.begin()
        try:
            done = await store.transaction(lambda: self._written(piece))
        except store.StoreAway:
            raise
        except Exception as error:
            if not isinstance(error, bulk.Clash):
                log.exception("a piece of load %s broke", self._claim.load)
            if len(piece) > 1:
                half = len(piece) // 2
                done = await self._do(piece[:half])
                return done if done < half else done + await self._do(piece[half:])
            why = CHANGED if isinstance(error, bulk.Clash) else BUG
            done = await store.transaction(lambda: self._refused(piece[0], why))
        await self._pace.after(sum(step["size"] for step in piece[:done]), monotonic() - begun)
        return done

    async def _written(self, piece: Sequence[dict[str, Any]]) -> int:
        if not await loads.hold(self._claim):
            return 0
        done, told = 0, _Told()
        with bulk.clashing():
            while done < len(piece) and (not done or self._pace.goes_on()):
                part = _first(piece[done:], self._pace.part)
                await (self._undone(part, told) if self._back else self._applied(part, told))
                done += len(part)
        await self._count(piece[:done], told)
        await told.tell()
        return done

    async def _refused(self, step: dict[str, Any], why: str) -> int:
        if not await loads.hold(self._claim):
            return 0
        told = _Told()
        await self._keep([(step["id"], "kept" if self._back else "refused", step.get("rows", ""), why)], told)
        await self._count([step], told)
        return 1

    async def _keep(self, states: Sequence[tuple[int, str, str, str]], told: _Told) -> None:
        await bulk.update("load_step", ("state", "rows", "why"), states)
        told.done += sum(state in ("done", "undone") for _, state, _, _ in states)

    async def _count(self, steps: Sequence[dict[str, Any]], told: _Told) -> None:
        at = steps[-1]["number"] + (-1 if self._back else 1)
        kept = sum(step["state"] == "done" for step in steps) if self._back else len(steps)
        await loads.count(self._claim, at, told.done, kept - told.done)
        self._at = at

    # --- out ---------------------------------------------------------------------------------------------------------

    async def _applied(self, part: Sequence[dict[str, Any]], told: _Told) -> None:
        steps = [Step.of(row) for row in part]
        became: dict[int, Outcome] = {}
        for act in dict.fromkeys(step.act for step in steps):
            some = [step for step in steps if step.act == act]
            written = await self._write(act, some)
            became.update(zip([step.id for step in some], written.outcomes, strict=True))
            told.people |= written.people
        states = [
            (id, "done", each.as_json(), "") if isinstance(each, Images) else (id, "refused", "", each)
            for id, each in became.items()
        ]
        await self._keep(states, told)

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

    async def _undone(self, part: Sequence[dict[str, Any]], told: _Told) -> None:
        done = [step for step in part if step["state"] == "done"]
        restored = await rows.restore([Images.of_json(step["rows"]) for step in done])
        states = [
            (step["id"], "kept" if why else "undone", step["rows"] if why else "", why)
            for step, why in zip(done, restored.reasons, strict=True)
        ]
        await self._keep(states, told)
        told.touch(restored.touched)


@dataclass(slots=True)
class _Told:
    """What a piece comes to: steps that were done, and what whoever follows these tables is told at its end."""

    done: int = 0
    people: set[int] = field(default_factory=set)
    labelled: set[int] = field(default_factory=set)
    picked: set[int] = field(default_factory=set)

    def touch(self, touched: Mapping[str, Sequence[rows.Values]]) -> None:
        """These rows are, or were, others."""
        self.labelled |= {row["id"] for row in touched.get("skill", ())}
        self.labelled |= {row["skill_id"] for row in touched.get("skill_label", ())}
        self.picked |= {row["skill_id"] for row in touched.get("pick", ())}
        self.people |= {row["id"] for row in touched.get("person", ())}
        self.people |= {row["person_id"] for row in touched.get("person_skill", ())}

    async def tell(self) -> None:
        """As the last of what a transaction writes: each locks a row until the commit."""
        await LABELS.changed(self.labelled)
        await PICKS.changed(self.picked)
        await experts.changed(self.people)


def _first(steps: Sequence[dict[str, Any]], most: int) -> Sequence[dict[str, Any]]:
    """The first steps that may be written together and are about as many rows; one at least."""
    end, size = 0, 0
    acts = _SIDE_BY_SIDE if steps[0]["act"] in _SIDE_BY_SIDE else {steps[0]["act"]}
    while end < len(steps) and steps[end]["act"] in acts and (not end or size < most):
        size += steps[end]["size"]
        end += 1
    return steps[:end]
