"""Every way in which Teams fails, as its messenger tells it, and messages drawn again."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime

import aiohttp
import pytest

from bot import clock
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.ledger import doubles, of_teams
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.adapters.teams import connector
from bot.command import Busy, Outcome, Refused, Sent, Unknown
from bot.models import doors
from bot.reply import Address, Button, Buttons, Reply, Room
from tests.patience import until
from tests.prove import times
from tests.teams.stage import Bot, shown


def address(teams: StandInTeams, user: TeamsUser) -> Address:
    return Address("teams", teams.tenant.id, user.aad)


async def send(bot: Bot, teams: StandInTeams, user: TeamsUser) -> Outcome:
    return await bot.messenger.send(address(teams, user), Reply("Hello"), "d1", "en")


def refused(status: int, code: str) -> Fault:
    return Fault(status=status, body={"error": {"code": code}})


@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (Fault(status=429, pause=7), 7.0),
        (Fault(status=429, pause=7, told="date"), 7.0),
        (Fault(status=429, pause=7, told="missing"), 2.0),
        (Fault(status=429, pause=7, told="garbage"), 2.0),
        (Fault(status=429, pause=7_200), 7_200.0),
        (Fault(status=429, headers={"Retry-After": "1.5"}), 1.5),
        (Fault(status=429, headers={"Retry-After": "nan"}), 2.0),
        (Fault(status=429, headers={"Retry-After": "inf"}), 86_400.0),
        (Fault(status=429, headers={"Retry-After": "-1"}), 2.0),
        (Fault(status=429, headers={"Retry-After": "Sat, 99 Nov 2026 12:00:09 GMT"}), 2.0),
        (Fault(status=429, headers={"Retry-After": "Sat, 21 Nov 2026 11:00:00 GMT"}), 2.0),
    ],
)
async def test_a_throttle_is_busy_for_as_long_as_teams_says(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, fault: Fault, seconds: float
) -> None:
    await teams.install(anna)
    teams.fail("post", fault)
    await bot.messenger.profile(address(teams, anna))  # for which it gets a token, before time stands still
    moment = clock.now().replace(microsecond=0)
    if "Nov 2026" in fault.headers.get("Retry-After", ""):
        moment = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
        teams.keys._given = dict.fromkeys(teams.keys._given, moment.timestamp() + 3_600)
    with clock.frozen(lambda: moment):
        outcome = await send(bot, teams, anna)
    assert isinstance(outcome, Busy)
    assert outcome.seconds == seconds
    assert teams.ledger == []
    assert isinstance(await send(bot, teams, anna), Sent)


@pytest.mark.parametrize("accept", [True, False])
@pytest.mark.parametrize(
    "fault", [*(Fault(status=status) for status in (408, 412, 500, 502, 503, 504)), Fault(cut=True)]
)
async def test_what_may_have_arrived_is_unknown(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, fault: Fault, accept: bool
) -> None:
    await teams.install(anna)
    teams.fail("post", replace(fault, accept=accept))
    assert isinstance(await send(bot, teams, anna), Unknown)
    assert len(teams.ledger) == accept
    assert [met.name for met in teams.faults.met] == ["post"], "asked once"


async def test_a_connector_that_hangs_is_unknown_and_given_up_in_time(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connector, "_TIMEOUT", aiohttp.ClientTimeout(total=0.3))
    await teams.install(anna)
    teams.fail("post", Fault(status=200, hang=30))
    assert isinstance(await send(bot, teams, anna), Unknown)


async def test_who_never_got_a_connection_has_written_nothing(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All connections wait for a Teams that hangs: the next message is certainly not there."""
    monkeypatch.setattr(connector, "_TIMEOUT", aiohttp.ClientTimeout(total=20, connect=1.0))
    await teams.install(anna)
    await send(bot, teams, anna)
    teams.fail("post", Fault(status=200, hang=30, times=100))
    hanging = [asyncio.create_task(send(bot, teams, anna)) for _ in range(100)]
    await until(lambda: len(teams.faults.met) == 100)
    assert isinstance(await send(bot, teams, anna), Busy)
    teams.faults.clear()
    assert all(isinstance(outcome, Sent) for outcome in await asyncio.gather(*hanging))
    assert len(teams.ledger) == 101


@pytest.mark.parametrize("fault", [Fault(status=503), Fault(status=504, accept=True), Fault(cut=True)])
async def test_a_chat_that_could_not_be_opened_holds_no_message(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, erik: TeamsUser, fault: Fault
) -> None:
    """Opening happens but once, however often it is asked for: nothing is doubtful, the message goes out later."""
    await teams.install(erik)  # from whom the door knows where Teams is
    chat = teams.tenant.open_chat(anna)
    chat.installed = True
    teams.fail("create", fault)
    assert isinstance(await send(bot, teams, anna), Busy)
    assert [met.name for met in teams.faults.met] == ["create"]
    assert [entry for entry in of_teams(teams.tenant) if entry.new] == []
    assert isinstance(await send(bot, teams, anna), Sent)


@pytest.mark.parametrize(
    ("fault", "unreachable"),
    [
        (refused(403, "MessageWritesBlocked"), True),
        (refused(403, "ConversationBlockedByUser"), True),
        (refused(403, "BotNotInConversationRoster"), True),
        (refused(404, "ConversationNotFound"), True),
        (refused(403, "ForbiddenOperationException"), True),
        # Nobody is marked as gone by a word that we do not know.
        (refused(404, "ServiceNotFound"), False),
        (refused(404, "ActivityNotFoundInConversation"), False),
        (refused(400, "BadArgument"), False),
        (refused(413, "MessageSizeTooBig"), False),
    ],
)
async def test_what_teams_never_takes_says_whether_anybody_can_be_reached(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, fault: Fault, unreachable: bool
) -> None:
    await teams.install(anna)
    teams.fail("post", fault)
    outcome = await send(bot, teams, anna)
    assert isinstance(outcome, Refused)
    assert outcome.unreachable is unreachable
    assert (await doors.conversation(address(teams, anna)) is None) is unreachable


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=401),
        *(refused(403, code) for code in ("BotDisabledByAdmin", "NotEnoughPermissions", "InvalidBotApiHost")),
    ],
)
async def test_what_is_wrong_with_us_fails_no_message_and_is_complained_of_once_a_minute(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    await teams.install(anna)
    teams.fail("post", replace(fault, times=6))
    assert [await send(bot, teams, anna) for _ in range(3)] == [Busy(60.0, "token")] * 3
    [told] = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert str(fault.status) in told
    teams.faults.clear()
    assert isinstance(await send(bot, teams, anna), Sent), "they are as reachable as before"


BARE = (
    Fault(status=403),
    Fault(status=404),
    Fault(status=403, page="<html><h1>Forbidden</h1></html>"),
    Fault(status=404, page="<html><h1>Not found</h1></html>"),
    Fault(status=407, page="<html><h1>Log in to the proxy</h1></html>"),
    Fault(status=404, body={"statusCode": 404, "message": "Resource not found"}),
    refused(403, "Blocked by your organisation's proxy"),
)


@pytest.mark.parametrize("fault", BARE)
async def test_what_stands_between_fails_no_message_and_nobody_is_gone_by_it(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    await teams.install(anna)
    teams.fail("post", replace(fault, times=3))
    assert [await send(bot, teams, anna) for _ in range(3)] == [Busy(60.0, "proxy")] * 3
    [told] = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert "between us and Teams" in told
    assert str(fault.status) in told
    assert await doors.conversation(address(teams, anna)) is not None
    assert isinstance(await send(bot, teams, anna), Sent)


@pytest.mark.parametrize("fault", BARE)
async def test_what_stands_between_makes_nobody_a_stranger(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, fault: Fault
) -> None:
    await teams.install(anna)
    teams.fail("members", replace(fault, times=1))
    assert await bot.messenger.profile(address(teams, anna)) is None
    assert len(teams.faults.met) == 1
    told = await bot.messenger.profile(address(teams, anna))
    assert told is not None
    assert told.standing == "member"


@pytest.mark.parametrize("code", ["ServiceNotFound", "ConversationNotFound"])
async def test_only_a_word_about_the_member_makes_a_stranger(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, code: str
) -> None:
    await teams.install(anna)
    teams.fail("members", refused(404, code))
    assert await bot.messenger.profile(address(teams, anna)) is None
    teams.fail("members", refused(404, "MemberNotFoundInConversation"))
    told = await bot.messenger.profile(address(teams, anna))
    assert told is not None
    assert told.standing == "foreign"


@pytest.mark.parametrize("fault", BARE)
async def test_a_message_is_not_gone_because_of_what_stands_between(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, fault: Fault
) -> None:
    await teams.install(anna)
    sent = await send(bot, teams, anna)
    assert isinstance(sent, Sent)
    teams.fail("update", replace(fault, times=1))
    who = address(teams, anna)
    assert await bot.messenger.update(who, sent.ref, Reply("4 votes"), "en") == Busy(60.0, "proxy")
    assert await bot.messenger.update(who, sent.ref, Reply("4 votes"), "en") == sent


async def test_a_404_in_a_word_that_we_do_not_know_is_no_end_of_a_message(
    bot: Bot, teams: StandInTeams, anna: TeamsUser
) -> None:
    await teams.install(anna)
    sent = await send(bot, teams, anna)
    assert isinstance(sent, Sent)
    teams.fail("update", refused(404, "ServiceNotFound"))
    outcome = await bot.messenger.update(address(teams, anna), sent.ref, Reply("4 votes"), "en")
    assert outcome == Refused("404 ServiceNotFound")


async def test_a_private_message_is_drawn_again_in_its_chat_after_a_restart_too(
    bot: Bot, teams: StandInTeams, anna: TeamsUser
) -> None:
    """Long work tells how far it has come in the personal chat, by a process that may not have met the person."""
    await teams.install(anna)
    sent = await send(bot, teams, anna)
    assert isinstance(sent, Sent)
    bot.messenger._seen.drop(f"{teams.tenant.id}|{anna.aad}")
    assert await bot.messenger.update(address(teams, anna), sent.ref, Reply("30 of 40"), "en") == sent
    seen = teams.timeline(anna)[-1]
    assert (seen.where.kind, seen.message.updated) == ("personal", 1)
    assert "30 of 40" in shown(seen)
    assert "Hello" not in shown(seen)
    teams.tenant.delete(sent.ref.rpartition("|")[2])
    outcome = await bot.messenger.update(address(teams, anna), sent.ref, Reply("40 of 40"), "en")
    assert outcome == Refused("404 ActivityNotFoundInConversation", unreachable=True)


async def test_teams_cannot_be_asked_what_it_has(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    await teams.install(anna)
    await send(bot, teams, anna)
    assert isinstance(await bot.messenger.find(address(teams, anna), "d1"), Refused)
    assert teams.asked.get("members", 0) + teams.asked["post"] == 1, "nor is it tried"


async def test_at_most_once_is_never_twice_however_teams_fails(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    """PROOF rows 10 and 11 for Teams: what is Busy goes out again, what is Unknown does not."""
    count = times(120)
    people = [teams.add_user(f"P {n}", f"p{n}@example.com") for n in range(count)]
    for person in people:
        teams.tenant.open_chat(person).installed = True
    ways = [
        Fault("*", 503, times=None, share=0.05),
        Fault("*", 502, times=None, share=0.05, accept=True),
        Fault("*", cut=True, times=None, share=0.05),
        Fault("*", cut=True, times=None, share=0.05, accept=True),
        Fault("*", 429, times=None, share=0.1, pause=0.01, told="mixed"),
    ]
    await send(bot, teams, anna)  # the door knows its connector and has a token
    teams.faults.extend(ways)
    told: dict[str, list[str]] = {}

    async def bring(person: TeamsUser) -> None:
        while isinstance(outcome := await send(bot, teams, person), Busy):  # noqa: ASYNC110 - as the worker does
            await asyncio.sleep(0.001)
        told.setdefault(type(outcome).__name__, []).append(person.aad)

    await teams.say(anna, "hello")
    for first in range(0, count, 20):
        await asyncio.gather(*(bring(person) for person in people[first : first + 20]))
    entries = [entry for entry in of_teams(teams.tenant) if entry.same]
    assert doubles(entries) == {}
    there = {entry.who for entry in entries}
    assert set(told["Sent"]) <= there
    assert there <= set(told["Sent"]) | set(told["Unknown"]) | {anna.aad}
    assert len(told["Sent"]) + len(told["Unknown"]) == count, "every one is told as one of the two"


# --- drawn again -------------------------------------------------------------------------------------------------


async def test_a_message_is_drawn_again_in_its_place(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    channel = await teams.add_team("Data", [anna])
    room = Room("teams", teams.tenant.id, channel.id)
    vote = Buttons((Button("Vote", "idea vote 12"),))
    sent = await bot.messenger.send(room, Reply("3 votes", (vote,)), "d7", "en")
    assert isinstance(sent, Sent)
    assert await bot.messenger.update(room, sent.ref, Reply("4 votes", (vote,)), "en") == sent
    [seen] = teams.timeline(anna)
    assert seen.message.updated == 1
    assert "4 votes" in shown(seen)
    assert "3 votes" not in shown(seen)


async def test_an_answer_in_a_thread_is_drawn_again_there(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    channel = await teams.add_team("Data", [anna])
    bot.dispatch.answers["idea 12"] = Reply("3 votes", public=True)
    await teams.mention(anna, channel, "idea 12")
    await bot.idle()
    [posted] = [entry for entry in teams.ledger if entry.act == "post"]
    thread = teams.timeline(anna)[-1].thread
    ref = f"{channel.id};messageid={thread}|{posted.id}"
    room = Room("teams", teams.tenant.id, channel.id)
    assert await bot.messenger.update(room, ref, Reply("4 votes", public=True), "en") == Sent(ref)
    assert "4 votes" in shown(teams.timeline(anna)[-1])


@pytest.mark.parametrize("ref", ["", "x", "|", "x|", "|x", "no-such-conversation|1"])
async def test_what_is_no_message_cannot_be_drawn_again(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, ref: str
) -> None:
    channel = await teams.add_team("Data", [anna])
    room = Room("teams", teams.tenant.id, channel.id)
    assert isinstance(await bot.messenger.update(room, ref, Reply("x"), "en"), Refused)


async def test_a_deleted_message_is_told_as_gone(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    channel = await teams.add_team("Data", [anna])
    room = Room("teams", teams.tenant.id, channel.id)
    sent = await bot.messenger.send(room, Reply("3 votes"), "d7", "en")
    assert isinstance(sent, Sent)
    teams.tenant.delete(sent.ref.rpartition("|")[2])
    outcome = await bot.messenger.update(room, sent.ref, Reply("4 votes"), "en")
    assert outcome == Refused("404 ActivityNotFoundInConversation", unreachable=True)
