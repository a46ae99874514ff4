"""PROOF.md row 16: SIGTERM in the middle of commands and a broadcast ends it in time; nothing lost or done twice."""

from __future__ import annotations

import asyncio
from collections import Counter

from bot.adapters.playground.faults import Fault
from bot.models import outbox
from bot.models.ideas import Comment, Idea
from tests.proof.stage import Stage
from tests.prove import times

# What a process may take to end after SIGTERM, in seconds.
_ENDS = 10.0


async def test_sigterm_in_the_middle_of_commands_and_a_broadcast(stage: Stage) -> None:
    idea = await Idea.all().order_by("id").first()
    assert idea is not None
    people = await stage.seats(times(60))
    # Slack takes its time, so that much is on its way at any moment: messages have arrived before it says so.
    stage.slack.faults.append(Fault("chat.postMessage", status=200, hang=0.7, accept=True, times=None))
    stage.slack.faults.append(Fault("response_url", status=200, hang=0.15, times=None))
    rounds, said, told_later = times(1), 0, 0
    for number in range(rounds):
        await stage.write(f"proof/{number}", [int(user[3:]) for user in people])
        server = await stage.start("serve")
        await stage.until(lambda: len(stage.sent()) > 20 + len(people) * number)  # noqa: B023 - in this round only
        saying = []
        for user in people[:12]:
            saying.append(
                asyncio.create_task(
                    stage.post(server.events, stage.command(user, f"/idea comment {idea.id} End {said}"))
                )
            )
            said += 1
        await asyncio.sleep(0.03 * (number + 1))
        code, seconds = await server.end()
        assert (code, seconds < _ENDS) == (0, True), seconds
        heard = await asyncio.gather(*saying)
        told_later += sum(answer != (200, "") for answer in heard)
        tally = await outbox.tally(f"proof/{number}")
        # What was on its way was recorded, or is said to be in doubt; the rest waits.
        assert set(tally) <= {"sent", "waiting"}, tally
        last = await stage.start("serve")
        assert await stage.settled(f"proof/{number}") == {"sent": len(people)}
        await last.end()
    last = await stage.start("serve")
    await stage.answered(said - told_later)
    assert set(stage.each().values()) == {rounds}
    assert len(stage.each()) == len(people)
    assert len({entry.same for entry in stage.sent()}) == len(stage.sent())
    made = Counter(comment.text for comment in await Comment.filter(text__startswith="End"))
    assert set(made.values()) == {1}
    assert said - told_later <= len(made) <= said
    assert stage.bugs() == []
