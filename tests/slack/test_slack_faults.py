"""Every way in which Slack fails, as its messenger tells it: never early, never twice, never an exception."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest

from bot import clock
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.ledger import doubles, of_slack
from bot.adapters.slack import api
from bot.command import Busy, Outcome, Refused, Sent, Unknown
from bot.reply import Address, Reply, Room
from tests.prove import times
from tests.slack.conftest import World

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
METHOD = "chat.postMessage"


@pytest.fixture
def database() -> str:
    """Sending knows no store, so one database is enough."""
    return "sqlite"


async def send(world: World, key: str = "d1", user: str = "") -> Outcome:
    return await world.messenger.send(Address("slack", "T0KUNNA", user or world.anna), Reply("Hello"), key, "en")


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (Fault(METHOD, 429, pause=7), 7.0),
        (Fault(METHOD, 429, pause=7, told="date"), 7.0),
        (Fault(METHOD, 429, pause=7, told="missing"), 30.0),
        (Fault(METHOD, 429, pause=7, told="garbage"), 30.0),
        (Fault(METHOD, 429, headers={"Retry-After": "1.5"}), 30.0),
        (Fault(METHOD, 429, headers={"Retry-After": "Sat, 99 Nov 2026 12:00:09 GMT"}), 30.0),
        (Fault(METHOD, 429, headers={"Retry-After": "Sat, 21 Nov 2026 11:00:00 GMT"}), 1.0),
        (Fault(METHOD, 429, headers={"Retry-After": "9" * 5_000}), 86_400.0),
        (Fault(METHOD, 200, body={"ok": False, "error": "ratelimited"}, headers={"Retry-After": "4"}), 4.0),
    ],
)
async def test_a_rate_limit_is_busy_for_as_long_as_slack_says(world: World, fault: Fault, seconds: float) -> None:
    world.slack.faults.append(fault)
    with clock.frozen(lambda: NOON):
        assert await send(world) == Busy(seconds, METHOD)
    assert world.ledger == []
    assert isinstance(await send(world), Sent)


@pytest.mark.parametrize("accept", [True, False])
@pytest.mark.parametrize(
    "fault",
    [
        *(Fault(METHOD, status) for status in (408, 500, 502, 503, 504, 520)),
        *(Fault(METHOD, 200, body={"ok": False, "error": why}) for why in ("internal_error", "request_timeout")),
        Fault(METHOD, 200, body={}),
        Fault(METHOD, cut=True),
    ],
)
async def test_what_may_have_arrived_is_unknown(world: World, fault: Fault, accept: bool) -> None:
    fault.times, fault.accept = 1, accept
    world.slack.faults.append(fault)
    outcome = await send(world)
    assert isinstance(outcome, Unknown), outcome
    assert len(world.ledger) == accept
    assert [met.name for met in world.slack.faults.met] == [METHOD], "asked once"


async def test_a_slack_that_hangs_is_unknown_and_given_up_in_time(world: World) -> None:
    world.slack.faults.append(Fault(METHOD, 200, hang=30))
    began = asyncio.get_running_loop().time()
    outcome = await world.messenger.workspaces.call("T0KUNNA", METHOD, {"text": "x"}, seconds=0.3)
    assert isinstance(outcome, Unknown)
    assert asyncio.get_running_loop().time() - began < 10


async def test_a_late_answer_is_an_answer(world: World) -> None:
    world.slack.faults.append(Fault(METHOD, 200, hang=0.3))
    assert isinstance(await send(world), Sent)
    assert len(world.ledger) == 1


async def test_who_never_got_a_connection_has_written_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """All connections wait for a Slack that hangs: the next message is certainly not there."""
    monkeypatch.setattr(api, "_FREE", 0.5)
    api._timeout.cache_clear()
    world.slack.faults.append(Fault(METHOD, 200, hang=30, times=100))
    hanging = [asyncio.create_task(send(world, f"d{n}")) for n in range(100)]
    await world.until(lambda: len(world.slack.faults.met) == 100)
    assert isinstance(await send(world, "d100"), Busy)
    world.slack.faults.clear()
    assert all(isinstance(outcome, Sent) for outcome in await asyncio.gather(*hanging))
    assert {entry.key for entry in of_slack(world.slack)} == {f"d{n}" for n in range(100)}
    api._timeout.cache_clear()


@pytest.mark.parametrize(
    ("why", "unreachable"),
    [
        *((why, True) for why in ("user_not_found", "is_archived", "messages_tab_disabled", "channel_not_found")),
        *((why, True) for why in ("not_in_channel", "cannot_dm_bot", "user_disabled", "restricted_action")),
        *((why, False) for why in ("invalid_blocks", "msg_too_long", "no_text")),
    ],
)
async def test_what_slack_never_takes_says_whether_anybody_can_be_reached(
    world: World, why: str, unreachable: bool
) -> None:
    world.slack.faults.append(Fault(METHOD, 200, body={"ok": False, "error": why}))
    assert await send(world) == Refused(why, unreachable)


@pytest.mark.parametrize(
    "why", ["account_inactive", "invalid_auth", "missing_scope", "not_authed", "token_expired", "token_revoked"]
)
async def test_what_is_wrong_with_our_token_fails_no_message_and_is_complained_of_once_a_minute(
    world: World, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    world.slack.faults.append(Fault(METHOD, 200, body={"ok": False, "error": why}, times=3))
    assert [await send(world, f"d{n}") for n in range(3)] == [Busy(60.0, "token")] * 3
    [told] = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert why in told
    assert isinstance(await send(world), Sent)


async def test_an_answer_that_our_token_cannot_bring_is_put_off_not_lost(world: World) -> None:
    world.slack.faults.append(Fault(METHOD, 200, body={"ok": False, "error": "invalid_auth"}))
    await world.slack.say(world.anna, world.direct, "help")
    await world.until(lambda: bool(world.slack.faults.met))
    await world.calm()
    [row] = await world.rows()
    assert row.state != "done"
    assert row.due - clock.now() > timedelta(seconds=45)
    assert world.ledger == []


async def test_an_archived_room_and_who_left_cannot_be_reached(world: World) -> None:
    assert await send(world, user=world.gone) == Refused("user_disabled", unreachable=True)
    lunch = Room("slack", "T0KUNNA", world.without_bot)
    outcome = await world.messenger.send(lunch, Reply("Hello"), "d1", "en")
    assert outcome == Refused("not_in_channel", unreachable=True)


async def test_lost_replies_are_found_and_nothing_is_doubled(world: World) -> None:
    """PROOF rows 10 and 11: a third fails before, a third after acceptance; each is sent again only if it is not there.

    What the worker does with the outcomes, in its simplest form.
    """
    count = times(120)
    ways: list[Fault] = [
        Fault(METHOD, 503, times=None, share=0.1),
        Fault(METHOD, 502, times=None, share=0.1, accept=True),
        Fault(METHOD, cut=True, times=None, share=0.1),
        Fault(METHOD, cut=True, times=None, share=0.1, accept=True),
        Fault(METHOD, 408, times=None, share=0.1, accept=True),
        Fault(METHOD, 429, times=None, share=0.1, pause=0.01, told="mixed"),
        Fault("conversations.history", 500, times=None, share=0.2),
    ]
    world.slack.faults.extend(ways)
    people = [world.slack.add_user(f"P {n}", email=f"p{n}@example.com").id for n in range(count)]
    told: dict[str, int] = {}

    async def bring(number: int) -> None:
        who, key = Address("slack", "T0KUNNA", people[number]), f"d{number}"
        while True:
            outcome: Outcome | None = await world.messenger.send(who, Reply("Hello"), key, "en")
            told[type(outcome).__name__] = told.get(type(outcome).__name__, 0) + 1
            while isinstance(outcome, Unknown):
                outcome = await world.messenger.find(who, key)
            if isinstance(outcome, Sent):
                return

    for first in range(0, count, 20):
        await asyncio.gather(*(bring(number) for number in range(first, min(first + 20, count))))
    entries = of_slack(world.slack)
    assert doubles(entries) == {}
    assert sorted(entry.key for entry in entries) == sorted(f"d{n}" for n in range(count))
    assert {entry.who for entry in entries} == set(people)
    assert set(told) == {"Sent", "Unknown", "Busy"}, "the storm was one"
