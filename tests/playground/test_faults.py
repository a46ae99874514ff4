"""The stand-ins fail as they are told, from a test or another process; their ledgers tell what was accepted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import clock
from bot.adapters.playground import rates
from bot.adapters.playground.faults import Fault, Faults
from bot.adapters.playground.ledger import doubles, of_slack, of_teams
from bot.adapters.playground.rates import Rates, Window
from bot.adapters.playground.slack import StandInSlack
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsConversation
from tests.patience import until

Json = dict[str, Any]
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@dataclass
class Platform:
    """Either stand-in as a bot meets it, with the same few moves for both."""

    session: aiohttp.ClientSession
    faults: Faults
    rates: Rates
    control: str
    url: str
    headers: dict[str, str]
    name: str
    accepted: list[Any]

    async def post(self, text: str = "x", key: str = "") -> tuple[int, dict[str, str], Json]:
        """One message, as the bot posts it: status, headers, body; status 0 for a connection that was cut."""
        body: Json = (
            {"channel": "C0GENERAL", "text": text} if self.name != "post" else {"type": "message", "text": text}
        )
        if key:
            body["metadata"] = {"event_type": "kunna_delivery", "event_payload": {"key": key}}
        try:
            async with self.session.post(self.url, json=body, headers=self.headers) as answer:
                raw = await answer.read()
                told = await answer.json() if raw and answer.content_type == "application/json" else {}
                return answer.status, dict(answer.headers), told
        except aiohttp.ClientError:
            return 0, {}, {}

    async def told(self, method: str, path: str, body: Any = None) -> tuple[int, Json]:
        """A request to the controls."""
        async with self.session.request(method, f"{self.control}/{path}", json=body) as answer:
            return answer.status, await answer.json()


@asynccontextmanager
async def slack_platform(session: aiohttp.ClientSession) -> AsyncIterator[Platform]:
    slack, app = StandInSlack(), web.Application()
    slack.attach(app, "/slack")
    slack.add_channel("general", id="C0GENERAL")
    async with TestServer(app) as server:
        base = str(server.make_url("/slack"))
        headers = {"Authorization": f"Bearer {slack.bot_token}"}
        url, name = f"{base}/api/chat.postMessage", "chat.postMessage"
        yield Platform(session, slack.faults, slack.rates, f"{base}/control", url, headers, name, slack.ledger)


@asynccontextmanager
async def teams_platform(session: aiohttp.ClientSession) -> AsyncIterator[Platform]:
    async with StandInTeams() as teams:
        room = TeamsConversation("19:x@thread.tacv2", "channel", teams.tenant.id, [])
        teams.tenant.conversations[room.id] = room
        headers = {"Authorization": "Bearer " + teams.keys.give(7 * 86_400)["access_token"]}
        url, control = f"{teams.service_url}v3/conversations/{room.id}/activities", f"{teams.base_url}/control"
        yield Platform(session, teams.faults, teams.tenant.rates, control, url, headers, "post", teams.ledger)


@pytest.fixture(params=["slack", "teams"])
async def platform(request: pytest.FixtureRequest) -> AsyncIterator[Platform]:
    make = slack_platform if request.param == "slack" else teams_platform
    async with aiohttp.ClientSession() as session, make(session) as made:
        yield made


def fine(platform: Platform, status: int) -> bool:
    return status == (201 if platform.name == "post" else 200)


@pytest.mark.parametrize("accept", [True, False])
@pytest.mark.parametrize("status", [408, 429, 500, 503])
async def test_a_refusal_comes_with_its_effect_or_without(platform: Platform, status: int, accept: bool) -> None:
    platform.faults.append(Fault(platform.name, status, accept=accept))
    assert (await platform.post())[0] == status
    assert len(platform.accepted) == accept
    assert fine(platform, (await platform.post())[0])


@pytest.mark.parametrize("accept", [True, False])
async def test_a_connection_is_cut_with_its_effect_or_without(platform: Platform, accept: bool) -> None:
    platform.faults.append(Fault(platform.name, cut=True, accept=accept))
    assert (await platform.post())[0] == 0
    assert len(platform.accepted) == accept


async def test_a_hanging_request_waits_until_all_is_well_again(platform: Platform) -> None:
    platform.faults.append(Fault(platform.name, 200, hang=60))
    waiting = asyncio.create_task(platform.post())
    await until(lambda: bool(platform.faults.met))
    assert not platform.accepted
    platform.faults.clear()
    assert fine(platform, (await waiting)[0])
    assert len(platform.accepted) == 1


async def test_a_late_answer_may_have_had_its_effect_at_once(platform: Platform) -> None:
    platform.faults.append(Fault(platform.name, 200, hang=60, accept=True))
    waiting = asyncio.create_task(platform.post())
    await until(lambda: bool(platform.accepted))
    assert not waiting.done()
    platform.faults.clear()
    assert fine(platform, (await waiting)[0])
    assert len(platform.accepted) == 1, "once"


async def test_the_pause_of_a_429_is_told_in_every_way(platform: Platform) -> None:
    told: dict[str, str | None] = {}
    for way in ("number", "date", "missing", "garbage"):
        platform.faults.append(Fault(platform.name, 429, pause=2.5, told=way))
        with clock.frozen(lambda: NOON):
            _, headers, _ = await platform.post()
        told[way] = headers.get("Retry-After")
    assert (told["number"], told["missing"], told["garbage"]) == ("2.5", None, "soon")
    assert parsedate_to_datetime(str(told["date"])) == NOON + timedelta(seconds=3), "a date is never too early"
    over = NOON + timedelta(seconds=2.5)
    assert [met.until for met in platform.faults.met] == [over, over, NOON, NOON]


async def test_a_share_of_the_requests_meets_it_and_the_same_ones_again(platform: Platform) -> None:
    async def drawn() -> list[int]:
        platform.faults.append(Fault(platform.name, 503, times=None, share=0.3))
        platform.faults.append(Fault(platform.name, 429, times=None, share=0.5, pause=1, told="mixed"))
        statuses = [(await platform.post())[0] for _ in range(60)]
        platform.faults.clear()
        return statuses

    first = await drawn()
    told = {met.told for met in platform.faults.met if met.status == 429}
    assert told == {"number", "date", "missing", "garbage"}
    assert first == await drawn()
    assert 8 <= first.count(503) <= 28
    assert 8 <= first.count(429) <= 34
    assert any(fine(platform, status) for status in first)


async def test_a_fault_of_another_name_is_not_met(platform: Platform) -> None:
    platform.faults.append(Fault("conversations.history", 503))
    assert fine(platform, (await platform.post())[0])
    platform.faults.append(Fault("*", 503, times=2))
    assert [(await platform.post())[0] for _ in range(2)] == [503, 503]
    assert fine(platform, (await platform.post())[0])


# --- from outside ------------------------------------------------------------------------------------------------


async def test_another_process_sets_faults_and_takes_them_away(platform: Platform) -> None:
    status, told = await platform.told("POST", "faults", [{"name": platform.name, "status": 503, "times": None}])
    assert (status, told["faults"][0]["status"]) == (200, 503)
    assert [(await platform.post())[0] for _ in range(3)] == [503] * 3
    assert (await platform.told("GET", "faults"))[1]["met"] == 3
    assert (await platform.told("DELETE", "faults"))[1]["faults"] == []
    assert fine(platform, (await platform.post())[0])


@pytest.mark.parametrize(
    "body", [{}, [{"status": "soon"}], [{"stutus": 503}], "x", [{"told": "shouted"}], [{"name": 7}], None]
)
async def test_a_fault_that_makes_no_sense_is_refused(platform: Platform, body: Any) -> None:
    assert (await platform.told("POST", "faults", body))[0] == 400
    assert not platform.faults


async def test_another_process_reads_the_ledger(platform: Platform) -> None:
    for text in ("a", "b", "b"):
        await platform.post(text, key="" if platform.name == "post" else f"d-{text}")
    status, told = await platform.told("GET", "ledger?after=1")
    assert (status, [entry["text"] for entry in told["entries"]]) == (200, ["b", "b"])
    assert [entry["number"] for entry in told["entries"]] == [1, 2]
    assert list(told["doubles"].values()) == [1]
    assert (await platform.told("GET", "ledger?after=x"))[0] == 400


async def test_another_process_switches_the_rates(platform: Platform) -> None:
    assert (await platform.told("GET", "rates"))[1] == {"on": False, "refused": {}}
    assert (await platform.told("PUT", "rates", {"on": True}))[1]["on"] is True
    assert (await platform.told("PUT", "rates", {"off": True}))[0] == 400
    statuses = [(await platform.post())[0] for _ in range(12)]
    assert 429 in statuses
    refused = (await platform.told("GET", "rates"))[1]["refused"]
    assert refused == {"conversation" if platform.name == "post" else "channel": statuses.count(429)}


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}])
async def test_no_web_page_reaches_the_controls(platform: Platform, headers: dict[str, str]) -> None:
    for method, path in (("GET", "ledger"), ("POST", "faults"), ("DELETE", "faults"), ("PUT", "rates")):
        async with platform.session.request(method, f"{platform.control}/{path}", headers=headers) as answer:
            assert answer.status == 403


# --- the ledger --------------------------------------------------------------------------------------------------


async def test_slack_s_copies_are_known_by_their_key() -> None:
    async with aiohttp.ClientSession() as session, slack_platform(session) as platform:
        for key in ("d1", "d2", "d2", "d2", ""):
            await platform.post("the same text", key)
        _, told = await platform.told("GET", "ledger")
    assert told["doubles"] == {"d2": 2}
    assert [entry["key"] for entry in told["entries"]] == ["d1", "d2", "d2", "d2", ""]


async def test_entries_name_the_person_whose_conversation_it_is() -> None:
    slack = StandInSlack()
    anna = slack.add_user("Anna Lind").id
    slack.enter("chat.postMessage", slack.post(slack.direct(anna).id, "U0KUNNA", "hi"), {})
    slack.enter("chat.postMessage", slack.post(slack.add_channel("general").id, "U0KUNNA", "hi"), {})
    assert [entry.who for entry in of_slack(slack)] == [anna, ""]
    teams = StandInTeams()
    bo = teams.add_user("Bo Berg")
    chat = teams.tenant.open_chat(bo)
    for _ in range(2):
        teams.tenant.record("post", chat.id, "1", {"type": "message", "text": "hi"})
    teams.tenant.record("post", chat.id, "2", {"type": "message", "text": "hi", "replyToId": "7"})
    teams.tenant.record("update", chat.id, "1", {"type": "message", "text": "hi"})
    entries = of_teams(teams.tenant)
    assert {entry.who for entry in entries} == {bo.aad}
    assert list(doubles(entries).values()) == [1], "answers and updates are no copies"


# --- rates -------------------------------------------------------------------------------------------------------


@pytest.fixture
def at() -> Any:
    """A clock that a test sets, in seconds after noon."""
    seconds = [0.0]
    with clock.frozen(lambda: NOON + timedelta(seconds=seconds[0])):
        yield seconds


def sent(counter: Rates, at: list[float], every: float, count: int, **places: str) -> int:
    """How many of `count` requests are taken, one every so many seconds."""
    taken = 0
    for _ in range(count):
        taken += counter.take(places) == 0
        at[0] += every
    return taken


def test_switched_off_nothing_is_counted(at: list[float]) -> None:
    counter = Rates({"room": (Window(1, 60.0),)})
    assert sent(counter, at, 0.0, 100, room="a") == 100
    assert not counter.refused


@pytest.mark.parametrize(
    ("rules", "rule", "every", "count", "taken"),
    [
        (rates.SLACK, "channel", 1.0, 600, 600),
        (rates.SLACK, "channel", 0.5, 2, 2),
        (rates.SLACK, "channel", 0.25, 400, 107),
        (rates.SLACK, "workspace", 60 / 525, 2_000, 2_000),
        (rates.SLACK, "workspace", 0.1, 600, 551),
        (rates.SLACK, "chat.update", 1.2, 100, 100),
        (rates.SLACK, "chat.update", 1.0, 60, 50),
        (rates.TEAMS, "conversation", 0.5, 60, 60),
        (rates.TEAMS, "conversation", 0.25, 8, 8),
        (rates.TEAMS, "conversation", 0.2, 10, 8),
        (rates.TEAMS, "conversation", 0.0, 10, 7),
        (rates.TEAMS, "conversation", 2.0, 1_801, 1_801),
        (rates.TEAMS, "tenant", 1 / 30, 300, 300),
        (rates.TEAMS, "tenant", 0.01, 100, 50),
    ],
)
def test_each_rate_takes_what_the_platform_takes(
    at: list[float], rules: rates.Rules, rule: str, every: float, count: int, taken: int
) -> None:
    counter = Rates(rules)
    counter.on = True
    assert sent(counter, at, every, count, **{rule: "a"}) == taken
    assert counter.refused[rule] == count - taken
    assert counter.take({rule: "b"}) == 0, "another place is another count"


def test_the_pause_is_long_enough_and_what_was_refused_does_not_count(at: list[float]) -> None:
    counter = Rates({"room": (Window(2, 10.0),), "all": (Window(3, 5.0),)})
    counter.on = True
    assert sent(counter, at, 1.0, 2, room="a", all="x") == 2
    wait = counter.take({"room": "a", "all": "x"})
    assert wait == 8
    assert counter.take({"room": "b", "all": "x"}) == 0, "the refused one took no place in the other count"
    at[0] += wait
    assert counter.take({"room": "a", "all": "x"}) == 0


async def test_slack_counts_a_person_by_their_conversation_however_it_is_named() -> None:
    async with aiohttp.ClientSession() as session:
        slack, app = StandInSlack(), web.Application()
        slack.attach(app)
        slack.rates.on = True
        anna = slack.add_user("Anna Lind").id
        async with TestServer(app) as server:
            headers = {"Authorization": f"Bearer {slack.bot_token}"}
            statuses = []
            for channel in (anna, slack.direct(anna).id, anna):
                body = {"channel": channel, "text": "x"}
                url = server.make_url("/api/chat.postMessage")
                async with session.post(url, json=body, headers=headers) as answer:
                    statuses.append(answer.status)
                    told = await answer.json()
    assert statuses == [200, 200, 429]
    assert (told["error"], answer.headers["Retry-After"]) == ("ratelimited", "1")
