"""What goes out to Slack: each outcome told apart, nothing sent twice, nothing private to anybody else."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import clock, texts
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.slack_workspace import BOT
from bot.adapters.slack import files_out, limits, patience
from bot.adapters.slack.api import Api, pause
from bot.adapters.slack.workspaces import Ourselves
from bot.command import Busy, Outcome, Profile, Refused, Sent, Unknown
from bot.dispatch import Answered
from bot.incoming import Incoming
from bot.models import doors
from bot.reply import Address, Answer, Button, Buttons, Field, Form, PersonName, Reply, Room, Text
from bot.settings import Slack
from tests.slack.conftest import World


@pytest.fixture
def database() -> str:
    """Sending knows no store, so one database is enough."""
    return "sqlite"


def anna(world: World) -> Address:
    return Address("slack", "T0KUNNA", world.anna)


def asked(world: World, **way: str) -> Incoming:
    room = Room("slack", "T0KUNNA", world.general)
    return Incoming(line="whoknows x", who=anna(world), key="k", room=room, way=way)


def response_url(world: World, channel: str, original: str = "") -> str:
    return world.slack._url(channel, world.anna, original)


async def send_one(world: World) -> Outcome:
    return await world.messenger.send(anna(world), Reply("Hello"), "delivery-7", "en")


async def test_a_message_that_was_accepted_is_told_with_its_id_and_carries_its_key(world: World) -> None:
    outcome = await send_one(world)
    [entry] = world.ledger
    assert outcome == Sent(entry.ts)
    assert entry.channel == world.direct
    assert entry.body["metadata"] == {"event_type": "kunna_delivery", "event_payload": {"key": "delivery-7"}}


@pytest.mark.parametrize("header", ["7", None, "soon", "", "-1", "Sat, 21 Nov 2026 12:00:09 GMT"])
async def test_a_rate_limit_is_busy_and_never_shorter_than_slack_says(world: World, header: str | None) -> None:
    headers = {} if header is None else {"Retry-After": header}
    world.slack.faults.append(Fault("chat.postMessage", status=429, headers=headers))
    with clock.frozen(lambda: datetime(2026, 11, 21, 12, 0, tzinfo=UTC)):
        outcome = await send_one(world)
    assert isinstance(outcome, Busy)
    assert outcome.seconds == {"7": 7.0, "Sat, 21 Nov 2026 12:00:09 GMT": 9.0}.get(header or "", 30.0)
    assert world.ledger == []


def test_a_pause_of_two_hours_is_two_hours() -> None:
    assert pause("7200") == 7_200


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
@pytest.mark.parametrize("accept", [True, False])
async def test_what_may_have_arrived_is_unknown_and_is_not_sent_again(world: World, status: int, accept: bool) -> None:
    world.slack.faults.append(Fault("chat.postMessage", status=status, accept=accept))
    assert isinstance(await send_one(world), Unknown)
    assert len(world.ledger) == accept


async def test_a_connection_cut_after_acceptance_is_unknown_and_is_not_sent_again(world: World) -> None:
    world.slack.faults.append(Fault("chat.postMessage", cut=True, accept=True))
    assert isinstance(await send_one(world), Unknown)
    assert len(world.ledger) == 1


async def test_a_slack_that_nobody_listens_at_accepted_nothing(world: World) -> None:
    api = Api(Slack(api_url="http://127.0.0.1:9/api/"))
    await api.open()
    assert isinstance(await api.call("", "chat.postMessage", {}), Busy)
    await api.close()


async def test_a_permanent_error_is_refused_with_slack_s_word_for_it(world: World) -> None:
    gone = Address("slack", "T0KUNNA", world.gone)
    assert await world.messenger.send(gone, Reply("Hello"), "k", "en") == Refused("user_disabled", unreachable=True)
    nowhere = Room("slack", "T0KUNNA", "C0NOWHERE")
    assert await world.messenger.send(nowhere, Reply("Hello"), "k", "en") == Refused(
        "channel_not_found", unreachable=True
    )
    lunch = Room("slack", "T0KUNNA", world.without_bot)
    assert await world.messenger.send(lunch, Reply("Hello"), "k", "en") == Refused("not_in_channel", unreachable=True)


async def test_a_message_to_a_room_mentions_nobody(world: World) -> None:
    name = PersonName("Anna Lind", "anna.lind@example.com", (anna(world),))
    await world.messenger.send(Room("slack", "T0KUNNA", world.general), Reply("Hi", (Text((name,)),)), "k", "en")
    assert '"user"' not in str(world.ledger[0].blocks).replace("'", '"')


# --- who -------------------------------------------------------------------------------------------------------


async def test_a_profile_has_language_and_zone_and_only_a_confirmed_e_mail(world: World) -> None:
    expected = Profile("Anna Lind", "anna.lind@example.com", "sv-SE", "Europe/Stockholm")
    assert await world.messenger.profile(anna(world)) == expected
    unconfirmed = world.slack.add_user("Per", email="anna.lind@example.com", email_confirmed=False)
    profile = await world.messenger.profile(Address("slack", "T0KUNNA", unconfirmed.id))
    assert profile
    assert profile.email == ""


@pytest.mark.parametrize(
    ("who", "standing"), [("guest", "guest"), ("gone", "gone"), ("robot", "bot"), ("stranger", "foreign")]
)
async def test_whoever_is_no_member_is_told_as_what_they_are(world: World, who: str, standing: str) -> None:
    user = getattr(world, who)
    space = world.slack.members[user].team
    profile = await world.messenger.profile(Address("slack", space, user))
    assert profile
    assert profile.standing == standing
    claimed = await world.messenger.profile(Address("slack", "T0KUNNA", user))
    assert claimed
    assert claimed.standing == standing, "also when an interaction claims another workspace"


async def test_somebody_unknown_to_slack_is_foreign_and_a_silent_slack_is_none(world: World) -> None:
    unknown = await world.messenger.profile(Address("slack", "T0KUNNA", "U0NOBODY"))
    assert unknown
    assert unknown.standing == "foreign", "no account is switched off, so nobody is told that one is"
    world.slack.faults.append(Fault("users.info", status=500))
    assert await world.messenger.profile(anna(world)) is None
    assert await world.messenger.profile(anna(world)) is not None


async def test_a_slack_that_hangs_is_none_in_time(world: World) -> None:
    world.slack.faults.append(Fault("users.info", hang=60.0))
    began = asyncio.get_running_loop().time()
    assert await world.messenger.profile(anna(world)) is None
    assert asyncio.get_running_loop().time() - began < 30


async def test_membership_is_looked_up_on_every_page_and_fails_closed(world: World) -> None:
    crowd = {f"U{n:07d}" for n in range(2_500)} | {"UZLAST"}
    room = Room("slack", "T0KUNNA", world.slack.add_channel("crowd", crowd).id)
    assert await world.messenger.is_member(room, Address("slack", "T0KUNNA", "UZLAST"))
    assert not await world.messenger.is_member(room, anna(world))
    secret = world.slack.add_channel("secret", {world.anna}, private=True, bot=False)
    assert not await world.messenger.is_member(Room("slack", "T0KUNNA", secret.id), anna(world))
    world.slack.faults.append(Fault("conversations.members", status=500))
    general = Room("slack", "T0KUNNA", world.general)
    assert not await world.messenger.is_member(general, anna(world))
    assert await world.messenger.is_member(general, anna(world))


# --- answers ---------------------------------------------------------------------------------------------------


async def test_an_answer_whose_address_has_expired_comes_directly(world: World) -> None:
    url = response_url(world, world.general)
    later = clock.now() + timedelta(seconds=limits.RESPONSE_URL_SECONDS + 1)
    with clock.frozen(lambda: later):
        await world.messenger.respond(asked(world, response_url=url), Reply("Found"), "en")
    [entry] = world.ledger
    assert (entry.method, entry.channel, entry.text) == ("chat.postMessage", world.direct, "Found")


async def test_the_sixth_answer_to_one_request_comes_directly(world: World) -> None:
    to = asked(world, response_url=response_url(world, world.general))
    for _ in range(limits.RESPONSE_URL_USES + 1):
        assert isinstance(await world.messenger.respond(to, Reply("Found"), "en"), Sent)
    assert [entry.channel for entry in world.ledger] == [world.general] * 5 + [world.direct]


async def test_an_answer_that_may_have_arrived_is_not_brought_twice(world: World) -> None:
    world.slack.faults.append(Fault("response_url", status=502, accept=True))
    to = asked(world, response_url=response_url(world, world.general))
    assert isinstance(await world.messenger.respond(to, Reply("Found"), "en"), Unknown)
    assert len(world.ledger) == 1


async def test_an_answer_waits_for_a_short_rate_limit(world: World) -> None:
    world.slack.faults.append(Fault("response_url", status=429, headers={"Retry-After": "1"}))
    to = asked(world, response_url=response_url(world, world.general))
    assert isinstance(await world.messenger.respond(to, Reply("Found"), "en"), Sent)
    assert len(world.ledger) == 1


async def test_an_answer_waits_no_longer_in_all_than_its_patience(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 1.5)
    world.slack.faults.append(Fault("response_url", status=429, headers={"Retry-After": "1"}, times=3))
    to = asked(world, response_url=response_url(world, world.general))
    assert await world.messenger.respond(to, Reply("Found"), "en") == Busy(1.0, "response_url")
    assert world.slack.faults[0].times == 1, "waited for once; a second pause would have been beyond the patience"


def test_every_way_of_an_answer_together_waits_less_than_the_lease_of_its_row() -> None:
    """Three ways may be tried, after a file was handed over; the last request of each may take its time."""
    assert doors.LEASE.total_seconds() > 3 * patience.PATIENCE + files_out.PREPARING + files_out.SHARING


@pytest.mark.parametrize(
    "url",
    ["http://hooks.slack.com/x", "https://hooks.slack.com.evil.example/x", "https://evil.example/hooks.slack.com",
     "https://hooks.slack.com@evil.example/", "https://user:pw@hooks.slack.com/x", "https://hooks.slack.com:8443/x",
     "file:///etc/passwd", "//hooks.slack.com", "http://[", "https://HOOKS.SLACK.COM.evil.example", "javascript:x"],
)  # fmt: skip
async def test_no_answer_goes_to_an_address_that_is_not_slack_s(world: World, url: str) -> None:
    assert not world.messenger.api.trusts(url)
    assert not Api(Slack()).trusts(url)
    await world.messenger.respond(asked(world, response_url=url), Reply("Found"), "en")
    [entry] = world.ledger
    assert (entry.method, entry.channel) == ("chat.postMessage", world.direct)


def test_slack_s_own_address_is_trusted_and_the_stand_in_s_only_where_it_is_set() -> None:
    real, stand_in = Api(Slack()), Api(Slack(api_url="http://127.0.0.1:3978/stand-in/slack/api/"))
    assert real.trusts("https://hooks.slack.com/commands/T1/2/3")
    assert stand_in.trusts("http://127.0.0.1:3978/stand-in/slack/hooks/x")
    assert not real.trusts("http://127.0.0.1:3978/stand-in/slack/hooks/x")
    assert not stand_in.trusts("http://127.0.0.1:3979/stand-in/slack/hooks/x")
    assert not real.trusts("https://slack.com/x")


async def test_a_private_answer_to_somebody_who_left_the_channel_comes_directly(world: World) -> None:
    world.slack.channels[world.general].members.discard(world.anna)
    to = asked(world, said_in="channel", channel=world.general)
    await world.messenger.respond(to, Reply("Found"), "en")
    assert [entry.channel for entry in world.ledger] == [world.direct]


async def test_a_public_answer_stands_in_the_room_for_everybody(world: World) -> None:
    reply = Reply("2 people know Python", public=True)
    await world.messenger.respond(asked(world), reply, "en")
    [entry] = world.ledger
    assert (entry.channel, entry.only_for, entry.method) == (world.general, "", "chat.postMessage")


async def test_a_public_answer_reaches_a_room_without_the_bot_by_the_address_slack_gave(world: World) -> None:
    room = Room("slack", "T0KUNNA", world.without_bot)
    to = Incoming(
        line="x", who=anna(world), key="k", room=room, way={"response_url": response_url(world, world.without_bot)}
    )
    await world.messenger.respond(to, Reply("Shared", public=True), "en")
    [entry] = world.ledger
    assert (entry.channel, entry.only_for, entry.method) == (world.without_bot, "", "response_url")


async def test_a_public_answer_that_cannot_be_posted_is_explained_to_its_asker(world: World) -> None:
    into = Room("slack", "T0KUNNA", world.without_bot)
    await world.messenger.respond(asked(world), Reply("Shared", public=True, into=into), "sv")
    [entry] = world.ledger
    assert (entry.channel, entry.text) == (world.direct, texts.say("sv", "slack-invite-me"))


async def test_an_answer_in_a_conversation_of_two_people_stays_unseen_by_the_other(world: World) -> None:
    between = world.slack.direct(world.anna, world.bo)
    heard = await world.slack.type_command(world.anna, between.id, "/whoknows me")
    assert heard.status == 200
    [entry] = await world.answers()
    assert entry.only_for == world.anna
    await world.slack.press_label(world.anna, _first_button(entry.blocks))
    await world.calm()
    assert world.sees(world.bo) == []


def _first_button(blocks: list[dict[str, Any]]) -> str:
    return next(str(b["elements"][0]["text"]["text"]) for b in blocks if b["type"] == "actions")


async def test_a_press_on_a_lasting_message_is_answered_by_a_lasting_one(world: World) -> None:
    url = response_url(world, world.direct)
    to = asked(world, said_in="direct", response_url=url)
    await world.messenger.respond(to, Reply("Next"), "en")
    [entry] = world.ledger
    assert (entry.method, entry.channel, entry.only_for) == ("chat.postMessage", world.direct, "")


async def test_a_refused_form_that_came_too_late_says_its_mistakes_and_opens_again(world: World) -> None:
    form = Form(
        "Add a skill", "whoknows add", (Field("skill", "Skill"),), "Add", "Cancel", errors={"skill": "Too long."}
    )
    to = Incoming(line="whoknows add", who=anna(world), key="k", via="submitted", values={"skill": "x"}, way={})
    await world.messenger.respond(to, form, "en")
    [entry] = world.ledger
    assert "Too long." in str(entry.blocks)
    assert "whoknows add" in str(entry.blocks)


async def test_a_line_too_long_for_a_button_opens_the_form_without_its_text(world: World) -> None:
    form = Form("New idea", "idea new", (Field("text", "Idea"),), "File", "Cancel")
    to = Incoming(line="idea new " + "x" * 3_000, who=anna(world), key="k", way={})
    await world.messenger.respond(to, form, "en")
    [actions] = [block for block in world.ledger[0].blocks if block["type"] == "actions"]
    assert actions["elements"][0]["value"] == "idea new"


async def test_an_answer_that_cannot_be_drawn_is_told_with_a_reference(world: World) -> None:
    form = Form("Long", "idea new " + "x" * 3_000, (Field("text", "Idea"),), "File", "Cancel")
    trigger = world.slack.new_trigger(world.anna)
    undrawable = Reply("Done", (object(),))  # type: ignore[arg-type]
    cases: list[tuple[dict[str, str], Answer]] = [({"trigger_id": trigger}, form), ({}, undrawable)]
    for way, answer in cases:
        incoming = replace(asked(world, **way), key=repr(way))
        inbox = await doors.take_in(incoming)
        assert inbox is not None
        await world.dispatch.hand_back(incoming, inbox, Answered(answer, "en"))
    assert [row.state for row in await world.rows()] == ["done", "done"]
    for entry in await world.answers(2):
        assert entry.text.startswith(texts.say("en", "broke", reference="*").partition("*")[0])


async def test_whose_token_it_is_is_asked_once(world: World) -> None:
    ourselves = await asyncio.gather(*(world.messenger.workspaces.ourselves() for _ in range(20)))
    assert set(ourselves) == {Ourselves("T0KUNNA", BOT)}
    world.slack.faults.append(Fault("auth.test", status=500, times=100))
    assert await world.messenger.workspaces.allows("T0KUNNA") is True
    assert await world.messenger.workspaces.allows("T0OTHER") is False
    assert world.slack.faults[0].times == 100, "not asked again"


async def test_a_button_s_way_on_is_kept_when_a_reply_replaces_nothing(world: World) -> None:
    reply = Reply("Found", (Buttons((Button("More", "whoknows x page:2"),)),))
    url = response_url(world, world.general, original="1.1")
    await world.messenger.respond(asked(world, response_url=url), reply, "en")
    [entry] = world.ledger
    assert (entry.replaced, entry.only_for) == (False, world.anna)
