"""A reminder in the stand-in workspace: the sender's one message, drawn again by a worker and a receipt in the end."""

from __future__ import annotations

import asyncio
import itertools
from datetime import date, timedelta

import pytest

from bot import clock
from bot.models import live
from bot.models.live import Shown
from bot.models.people import Person, PersonAddress
from bot.models.policy import Snippet, SnippetText
from bot.models.store import transaction
from bot.worker.deliver import AT_ONCE, Rates, deliver
from bot.worker.live import redraw
from tests.patience import PATIENCE
from tests.slack.conftest import World

PEOPLE, STEP = 80, 0.4


async def company(world: World) -> None:
    """A section of the policy, colleagues who can be reached, and Bo, who may remind them."""

    async def work() -> None:
        snippet = await Snippet.create(section="photos", valid_from=date(2026, 1, 1))
        await SnippetText.create(snippet=snippet, language="en", heading="Photos", text="Ask first.")
        for number in range(PEOPLE):
            user = world.slack.add_user(f"Voter {number}", email=f"v{number}@example.com").id
            person = Person.draft(f"Voter {number}", f"v{number}@example.com")
            await person.save()
            await PersonAddress.create(
                person=person, platform="slack", space=world.slack.team, user=user, checked=clock.now()
            )

    await transaction(work)


async def test_the_sender_sees_one_message_that_ends_as_a_receipt(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "STEP", timedelta(seconds=STEP))
    await company(world)
    direct = world.slack.direct(world.bo).id
    await world.slack.type_command(world.bo, direct, "/policy remind everyone 1")
    await world.answers(1)
    await world.slack.press_label(world.bo, f"Send to {PEOPLE + 1} people")
    await world.answers(2)
    sending = asyncio.create_task(deliver(world.dispatch, {"slack": Rates(0.025, 1e-9)}, look=0.05))
    async with asyncio.timeout(PATIENCE):
        while len(world.ledger) < PEOPLE or await Shown.exists():
            await redraw(world.dispatch)
            await asyncio.sleep(0.05)
    sending.cancel()
    await asyncio.wait({sending})
    mine = [entry for entry in world.ledger[2:] if entry.channel == direct and "Reminder 1 is" in entry.text]
    updates = [entry for entry in world.ledger if entry.method == "chat.update"]
    assert [entry.method for entry in mine] == ["chat.postMessage"] + ["chat.update"] * len(updates)
    # First in the queue; where a slow machine made it miss its slot, it gets the next one after those already given.
    assert mine[0] in world.ledger[2 : 3 + 2 * AT_ONCE], "it goes out with the first ones"
    assert {entry.ts for entry in mine} == {mine[0].ts}
    assert len(updates) >= 2
    gaps = [(after.at - before.at).total_seconds() for before, after in itertools.pairwise(mine)]
    assert min(gaps) >= STEP * 0.9
    assert mine[0].text.startswith("Reminder 1 is going out")
    assert mine[-1].text.startswith(f"Reminder 1 is finished: {PEOPLE + 1} of {PEOPLE + 1} messages went out.")
    posted = [entry for entry in world.ledger[2:] if entry.method == "chat.postMessage"]
    assert len(posted) == PEOPLE + 2
