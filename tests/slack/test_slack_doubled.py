"""What was sent again and then found twice in Slack's history is said to be doubled; what stands once is not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import clock
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.ledger import of_slack
from bot.adapters.terminal import Shell
from bot.command import Busy, Refused, Sent
from bot.models import outbox
from bot.models.outbox import Delivery
from bot.models.people import Person, PersonAddress, Role
from bot.models.policy import Snippet, SnippetText
from bot.models.store import transaction
from bot.reply import Address, Reply, Room
from bot.worker.deliver import Rates, deliver
from tests.cast import Teller, button
from tests.patience import until
from tests.reminding import deliveries, facts
from tests.slack.conftest import World

ANNA, BO = "anna.lind@example.com", "bo.berg@example.com"
# What a history says that does not show a message yet.
NOTHING_YET = {"ok": True, "messages": [], "has_more": False, "response_metadata": {"next_cursor": ""}}


async def reminded(world: World) -> Teller:
    """Bo has reminded Anna and himself of a section; nothing has gone out yet."""

    async def work() -> None:
        snippet = await Snippet.create(section="photos", valid_from=date(2026, 1, 1))
        await SnippetText.create(snippet=snippet, language="en", heading="Photos", text="Ask first.")
        for name, email, user in (("Anna Lind", ANNA, world.anna), ("Bo Berg", BO, world.bo)):
            person = Person.draft(name, email)
            person.role = Role.COMMUNICATOR
            await person.save()
            await PersonAddress.create(
                person=person, platform="slack", space=world.slack.team, user=user, checked=clock.now()
            )

    await transaction(work)
    world.dispatch.messengers["terminal"] = Shell()
    teller = Teller(world.dispatch)
    preview = await teller.reply("policy remind everyone 1", BO)
    assert isinstance(await teller.say(button(preview, "Send to 2").run, BO, via="pressed"), Reply)
    await Delivery.filter(cause="progress/1").delete()  # it would meet a fault as well
    return teller


@asynccontextmanager
async def sending(world: World) -> AsyncIterator[None]:
    task = asyncio.create_task(deliver(world.dispatch, {"slack": Rates(1e-9, 1e-9)}, look=0.02))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def states(*wanted: str) -> bool:
    return sorted(str(row["state"]) for row in await deliveries()) == sorted(wanted)


@pytest.mark.parametrize("arrived", [True, False], ids=["slow to show", "never arrived"])
async def test_a_message_found_later_still_is_reported_as_doubled(world: World, arrived: bool) -> None:
    teller = await reminded(world)
    world.slack.faults.append(Fault("chat.postMessage", cut=True, accept=arrived))
    async with sending(world):
        await until(lambda: states("sent", "unknown"))
        world.slack.faults.append(Fault("conversations.history", 200, body=NOTHING_YET))
        with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=6)):
            await until(lambda: states("sent", "resent"))
            early = facts(await teller.reply("policy report 1", BO))
        with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=12)):
            await until(lambda: states("sent", "sent"))
    keys = [entry.key for entry in of_slack(world.slack) if entry.key]
    assert len(keys) == 2 + arrived
    assert "Found twice" not in early
    assert early["Sent again, as it was unclear"] == "1"
    said = facts(await teller.reply("policy report 1", BO))
    assert said["Sent again, as it was unclear"] == "1"
    assert said.get("Found twice") == ("1" if arrived else None)
    assert said["Delivered, not acknowledged yet"] == "2 (100%)"
    assert said["All together"] == "2"


async def test_a_history_that_cannot_be_read_is_read_later(world: World) -> None:
    await reminded(world)
    world.slack.faults.append(Fault("chat.postMessage", cut=True, accept=True))
    async with sending(world):
        await until(lambda: states("sent", "unknown"))
        world.slack.faults.append(Fault("conversations.history", 200, body=NOTHING_YET))
        with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=6)):
            await until(lambda: states("sent", "resent"))
        world.slack.faults.append(Fault("conversations.history", 503))
        world.slack.faults.append(Fault("conversations.history", 429, pause=60))
        for later in (12, 18):
            met = len(world.slack.faults.met)
            with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=later)):  # noqa: B023 - in this round
                await until(lambda: len(world.slack.faults.met) > met)  # noqa: B023 - in this round
                assert await states("sent", "resent")
        with clock.frozen(lambda: datetime.now(UTC) + timedelta(minutes=24)):
            await until(lambda: states("sent", "sent"))
    assert sorted(str(row["why"]) for row in await deliveries()) == ["", outbox.DOUBLED]


async def test_both_copies_are_found_and_the_first_is_the_message(world: World) -> None:
    anna = Address("slack", world.slack.team, world.anna)
    first = await world.messenger.send(anna, Reply("Hello"), "d7", "en")
    assert isinstance(first, Sent)
    await world.messenger.send(anna, Reply("Hello"), "d7", "en")
    await world.messenger.send(anna, Reply("Hello"), "d8", "en")
    assert await world.messenger.find(anna, "d7") == Sent(first.ref, 2)
    assert await world.messenger.find(anna, "d8") != Sent(first.ref, 2)


@pytest.mark.parametrize("refused", [False, True])
async def test_one_copy_that_was_seen_counts_although_the_rest_cannot_be_read(world: World, refused: bool) -> None:
    to = Room("slack", world.slack.team, world.general)
    sent = await world.messenger.send(to, Reply("Hello"), "d7", "en")
    assert isinstance(sent, Sent)
    page = {
        "ok": True,
        "messages": [{"ts": sent.ref, "metadata": {"event_type": "kunna_delivery", "event_payload": {"key": "d7"}}}],
        "response_metadata": {"next_cursor": "next:1"},
    }
    error = {"ok": False, "error": "invalid_cursor" if refused else "ratelimited"}
    world.slack.faults.append(Fault("conversations.history", 200, body=page))
    world.slack.faults.append(Fault("conversations.history", 200, body=error, times=2))
    assert await world.messenger.find(to, "d7") == Sent(sent.ref)
    assert isinstance(await world.messenger.find(to, "d7"), Refused if refused else Busy)
