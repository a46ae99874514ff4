"""A message whose acceptance nobody heard of is found by its key; a message that stands is drawn again."""

from __future__ import annotations

import pytest

from bot.adapters.playground.faults import Fault
from bot.adapters.playground.slack_workspace import BOT, Message
from bot.adapters.slack.manifest import manifest
from bot.command import Busy, Refused, Sent, Unknown
from bot.reply import Address, Button, Buttons, PersonName, Reply, Room, Text
from tests.slack.conftest import World

METHOD, GONE = "chat.postMessage", "message_not_found"


@pytest.fixture
def database() -> str:
    """Neither asks the store."""
    return "sqlite"


def anna(world: World) -> Address:
    return Address("slack", "T0KUNNA", world.anna)


def room(world: World, channel: str = "", direct: bool = False) -> Room:
    return Room("slack", "T0KUNNA", channel or world.general, direct)


@pytest.mark.parametrize("into", ["person", "room"])
async def test_a_message_whose_answer_was_lost_is_found(world: World, into: str) -> None:
    to = anna(world) if into == "person" else room(world)
    world.slack.faults.append(Fault(METHOD, cut=True, accept=True))
    assert isinstance(await world.messenger.send(to, Reply("Hello"), "d7", "en"), Unknown)
    assert await world.messenger.find(to, "d7") == Sent(world.ledger[0].ts)
    assert await world.messenger.find(to, "d8") is None


@pytest.mark.parametrize("into", ["person", "room"])
async def test_a_message_that_never_arrived_is_not_there(world: World, into: str) -> None:
    to = anna(world) if into == "person" else room(world)
    world.slack.faults.append(Fault(METHOD, cut=True))
    assert isinstance(await world.messenger.send(to, Reply("Hello"), "d7", "en"), Unknown)
    assert await world.messenger.find(to, "d7") is None


async def test_it_is_found_where_it_was_sent_and_nowhere_else(world: World) -> None:
    await world.messenger.send(anna(world), Reply("Hello"), "d7", "en")
    assert await world.messenger.find(Address("slack", "T0KUNNA", world.bo), "d7") is None
    assert await world.messenger.find(room(world), "d7") is None
    assert isinstance(await world.messenger.find(room(world, world.direct, direct=True), "d7"), Sent)


async def test_another_app_s_metadata_is_no_delivery_of_ours(world: World) -> None:
    other = {"event_type": "other_app", "event_payload": {"key": "d7"}}
    world.slack.post(world.general, BOT, "x", metadata=other)
    assert await world.messenger.find(room(world), "d7") is None


async def test_it_is_found_behind_thousands_of_newer_messages(world: World) -> None:
    sent = await world.messenger.send(room(world), Reply("Hello"), "d7", "en")
    _chat(world, 2_500)
    assert await world.messenger.find(room(world), "d7") == sent
    _chat(world, 8_000)
    outcome = await world.messenger.find(room(world), "d7")
    assert isinstance(outcome, Refused), "nobody knows, so nobody sends it again"
    assert not outcome.unreachable


def _chat(world: World, count: int) -> None:
    world.slack.messages += [Message(world.slack.next_ts(), world.general, world.bo, "x") for _ in range(count)]


@pytest.mark.parametrize("method", ["conversations.open", "conversations.history"])
@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault(status=429, pause=7), Busy),
        (Fault(status=500), Unknown),
        (Fault(cut=True), Unknown),
        (Fault(status=200, body={"ok": False, "error": "missing_scope"}), Busy),
    ],
)
async def test_a_slack_that_cannot_be_asked_now_never_says_that_nothing_is_there(
    world: World, method: str, fault: Fault, outcome: type
) -> None:
    await world.messenger.send(anna(world), Reply("Hello"), "d7", "en")
    fault.name, fault.times = method, 1
    world.slack.faults.append(fault)
    assert isinstance(await world.messenger.find(anna(world), "d7"), outcome)
    assert isinstance(await world.messenger.find(anna(world), "d7"), Sent)


async def test_a_person_or_a_room_that_is_gone_cannot_be_asked(world: World) -> None:
    assert await world.messenger.find(Address("slack", "T0KUNNA", world.gone), "d7") == Refused("user_disabled", True)
    assert await world.messenger.find(room(world, "C0NOWHERE"), "d7") == Refused("channel_not_found", True)
    assert await world.messenger.find(room(world, world.without_bot), "d7") == Refused("not_in_channel", True)


def test_the_app_asks_for_leave_to_look_wherever_it_writes() -> None:
    needed = {"channels:history", "groups:history", "im:history", "im:write"}
    assert needed <= set(manifest("https://kunna.example.com")["oauth_config"]["scopes"]["bot"])


# --- drawn again -------------------------------------------------------------------------------------------------


async def test_a_message_is_drawn_again_in_its_place_and_still_found_by_its_key(world: World) -> None:
    vote = Buttons((Button("Vote", "idea vote 12"),))
    sent = await world.messenger.send(room(world), Reply("3 votes", (vote,)), "d7", "en")
    assert isinstance(sent, Sent)
    assert await world.messenger.update(room(world), sent.ref, Reply("4 votes", (vote,)), "en") == sent
    [message] = world.sees(world.bo)
    assert (message.ts, message.text, message.edited) == (sent.ref, "4 votes", True)
    assert await world.messenger.find(room(world), "d7") == sent


async def test_a_message_drawn_again_in_a_room_mentions_nobody(world: World) -> None:
    sent = await world.messenger.send(room(world), Reply("Hi"), "d7", "en")
    assert isinstance(sent, Sent)
    name = PersonName("Anna Lind", "anna.lind@example.com", (anna(world),))
    await world.messenger.update(room(world), sent.ref, Reply("Hi", (Text((name,)),)), "en")
    assert "user_id" not in str(world.ledger[-1].blocks)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault("chat.update", 429, pause=7), Busy(7.0, "chat.update")),
        (Fault("chat.update", 503), Unknown("http 503")),
        (Fault("chat.update", 200, body={"ok": False, "error": GONE}), Refused(GONE, True)),
        (Fault("chat.update", 200, body={"ok": False, "error": "invalid_blocks"}), Refused("invalid_blocks")),
    ],
)  # fmt: skip
async def test_drawing_again_says_what_came_of_it(world: World, fault: Fault, outcome: object) -> None:
    sent = await world.messenger.send(room(world), Reply("3 votes"), "d7", "en")
    assert isinstance(sent, Sent)
    world.slack.faults.append(fault)
    assert await world.messenger.update(room(world), sent.ref, Reply("4 votes"), "en") == outcome


async def test_a_message_that_is_not_there_cannot_be_drawn_again(world: World) -> None:
    assert isinstance(await world.messenger.update(room(world), "1.1", Reply("x"), "en"), Refused)
    theirs = world.slack.post(world.general, world.bo, "mine")
    assert isinstance(await world.messenger.update(room(world), theirs.ts, Reply("x"), "en"), Refused)
    assert theirs.text == "mine"
