"""PROOF.md row 2: what Slack sends again, to whichever process and across a restart, has its effect once."""

from __future__ import annotations

import asyncio
import random
from collections import Counter

from bot.models.ideas import Comment, Idea
from tests.proof.stage import Running, Stage
from tests.prove import times

_COPIES = 5
# How many requests are on their way at once, copies aside.
_AT_ONCE = 20
# How often what was not taken comes again.
_ROUNDS = 20


async def test_what_comes_again_has_its_effect_once(stage: Stage, database: str) -> None:
    """Commands five times at once, events four times; a restart between the second and the third."""
    idea = await Idea.all().order_by("id").first()
    assert idea is not None
    people, many, order = await stage.seats(6), times(60), random.Random(2)
    commands = [
        stage.command(people[n % len(people)], f"/idea comment {idea.id} Replay command {n}") for n in range(many)
    ]
    events = [stage.event(people[n % len(people)], f"idea comment {idea.id} Replay event {n}") for n in range(many)]
    # Byte for byte the same each time, as a replay is.
    signed = {request: stage.signed(*request) for request in commands + events}
    servers = await _servers(stage, database)

    async def deliver(requests: list[tuple[str, bytes]], copies: int) -> None:
        for start in range(0, len(requests), _AT_ONCE):
            batch = [request for request in requests[start : start + _AT_ONCE] for _ in range(copies)]
            order.shuffle(batch)
            for _ in range(_ROUNDS):
                sent = [stage.post(order.choice(servers).events, request, signed[request]) for request in batch]
                told = await asyncio.gather(*sent)
                # On a busy machine some may be told to try again: nothing of theirs was taken, and they come again.
                late = [request for request, answer in zip(batch, told, strict=True) if answer != (200, "")]
                assert all(status == 200 for status, _ in told)
                batch = late
                if not batch:
                    break
            assert not batch

    await deliver(commands, _COPIES)
    await deliver(events, 2)
    assert {code for code, _ in await asyncio.gather(*(server.end() for server in servers))} == {0}
    servers = await _servers(stage, database)
    await deliver(events, 1)
    await deliver(events + commands, 1)
    await stage.answered(2 * many)
    made = await Comment.filter(text__startswith="Replay")
    assert Counter(comment.text for comment in made) == {
        f"Replay {kind} {n}": 1 for kind in ("command", "event") for n in range(many)
    }
    assert (await Idea.get(id=idea.id)).comments == await Comment.filter(idea=idea).count()
    assert stage.bugs() == []


async def _servers(stage: Stage, database: str) -> list[Running]:
    """Two web processes on PostgreSQL; a SQLite store is one process's."""
    return [await stage.start("serve") for _ in range(2 if database == "postgres" else 1)]
