"""Socket Mode: the stand-in's connections in, what the workspace received out. There is no route and no secret."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot import app, texts
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.slack_socket import SocketSlack
from bot.adapters.slack import listen, socket
from bot.dispatch import Dispatch
from bot.models import doors
from bot.models.people import Person
from bot.settings import Company, Settings, Slack
from tests.slack.conftest import World, form


class SocketWorld(World):
    """The same cast, whose app has no address."""

    slack: SocketSlack
    here: TestServer
    app: web.Application

    async def connected(self, count: int = 1) -> None:
        await self.until(lambda: len(self.slack.connections) >= count)


@pytest.fixture
def token() -> str:
    return "xapp-stand-in"


@pytest.fixture
async def world(empty_store: str, token: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SocketWorld]:
    monkeypatch.setattr(socket, "_PAUSES", (0.0, 0.05, 0.1))
    slack = SocketSlack(retry_delays=(0.0, 0.01, 0.02), ack_seconds=20.0)
    outside = web.Application()
    slack.attach(outside)
    there = TestServer(outside)
    await there.start_server()
    slack.public_url = str(there.make_url("")).rstrip("/")
    settings = Slack(bot_token=SecretStr(slack.bot_token), app_token=SecretStr(token), api_url=slack.api_url)
    dispatch = Dispatch(Company("Lumivik", "en", "Europe/Stockholm", ()))
    app = web.Application()
    messenger = listen.attach(app, settings, dispatch)
    dispatch.messengers["slack"] = messenger
    here = TestServer(app)
    made = SocketWorld(slack, dispatch, messenger)
    made.here, made.app = here, app
    await here.start_server()
    yield made
    await dispatch.drain()
    await here.close()
    await slack.close_connections()
    await there.close()


async def test_a_command_is_acknowledged_empty_and_answered_to_its_asker_alone(world: SocketWorld) -> None:
    await world.connected()
    heard = await world.slack.type_command(world.anna, world.general, "/whoknows pyhton")
    assert (heard.status, heard.body) == (200, "")
    [answer] = await world.answers()
    assert (answer.method, answer.only_for) == ("response_url", world.anna)
    [row] = await world.rows()
    assert (row.state, row.call) == ("done", "")


async def test_mentions_presses_and_forms_take_the_same_way(world: SocketWorld) -> None:
    await world.connected()
    await world.slack.say(world.anna, world.direct, "kunna")
    await world.answers()
    await world.slack.press_label(world.anna, texts.say("sv", "language-en"))
    await world.answers(2)
    view = await form(world)
    heard = await world.slack.submit(world.anna, view.id, {"skill": "Bookkeeping"})
    assert heard
    assert heard.json == {"response_action": "clear"}
    [*_, answer] = await world.answers(4)
    assert "Bookkeeping" in answer.text


async def test_a_mistake_in_a_form_comes_back_in_the_acknowledgement(world: SocketWorld) -> None:
    await world.connected()
    view = await form(world)
    heard = await world.slack.submit(world.anna, view.id, {"skill": "x" * 200})
    assert heard
    assert heard.json["response_action"] == "errors"
    assert set(heard.json["errors"]) == {"skill"}
    again = await world.slack.submit(world.anna, view.id, {"skill": "Bookkeeping"})
    assert again
    assert again.json == {"response_action": "clear"}, "a form that was refused leaves its key open"


async def test_a_connection_that_is_renewed_loses_nothing(world: SocketWorld) -> None:
    await world.connected()
    for _ in range(2):
        asking = [
            asyncio.create_task(world.slack.type_command(world.anna, world.direct, f"/whoknows thing{n}"))
            for n in range(5)
        ]
        await world.slack.refresh()
        assert {heard.status for heard in await asyncio.gather(*asking)} == {200}
        await world.connected()
    await world.answers(10)
    assert world.slack.opened >= 3


async def test_after_a_cut_the_next_connection_gets_what_was_not_acknowledged_and_it_has_one_effect(
    world: SocketWorld,
) -> None:
    await world.connected()
    world.slack.lost = 1
    asking = asyncio.create_task(world.slack.type_command(world.anna, world.direct, "/whoknows add bookkeeping"))
    await world.until(lambda: world.slack.lost == 0)
    world.slack.cut()
    heard = await asking
    assert (heard.status, world.slack.delivered) == (200, 2)
    await world.answers()
    assert len(await world.rows()) == 1


async def test_copies_over_two_connections_have_one_effect_each(world: SocketWorld) -> None:
    await world.connected()
    other = listen.attach(
        beside := web.Application(),
        Slack(bot_token=SecretStr(world.slack.bot_token), app_token=SecretStr("xapp-stand-in"),
              api_url=world.slack.api_url),
        second := Dispatch(world.dispatch.company),
    )  # fmt: skip
    second.messengers["slack"] = other
    async with TestServer(beside):
        await world.connected(2)
        world.slack.copies = 5
        for number in range(10):
            await world.slack.type_command(world.anna, world.direct, f"/whoknows thing{number}")
        await second.drain()
        await world.answers(10)
    assert world.slack.delivered == 50
    assert len(await world.rows()) == 10


async def test_the_store_away_is_said_in_the_acknowledgement(
    world: SocketWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.connected()
    await world.slack.type_command(world.anna, world.direct, "/kunna")
    await world.answers()

    async def away(_: object) -> None:
        raise doors.StoreAway("test")

    monkeypatch.setattr(doors, "take_in", away)
    heard = await world.slack.type_command(world.anna, world.direct, "/whoknows python")
    assert heard.json == {"text": texts.say("sv", "store-away"), "response_type": "ephemeral"}


async def test_without_a_secret_there_is_no_route_that_an_empty_one_could_open(world: SocketWorld) -> None:
    async with aiohttp.ClientSession() as session, session.post(world.here.make_url(listen.PATH), data=b"x") as said:
        assert said.status == 404


async def test_a_worker_opens_no_connection(world: SocketWorld) -> None:
    await world.connected()
    beside = web.Application()
    settings = Slack(
        bot_token=SecretStr(world.slack.bot_token),
        app_token=SecretStr("xapp-stand-in"),
        signing_secret=SecretStr("s"),
        api_url=world.slack.api_url,
    )
    listen.attach(beside, settings, world.dispatch, listening=False)
    async with TestServer(beside) as worker, aiohttp.ClientSession() as session:
        await asyncio.sleep(0.2)
        async with session.post(worker.make_url(listen.PATH), data=b"x") as said:
            assert said.status == 404
    assert world.slack.opened == 1


async def test_shutdown_acknowledges_what_was_taken_in_and_closes(world: SocketWorld) -> None:
    await world.connected()
    world.slack.faults.append(Fault("users.info", hang=0.5, times=1))
    asking = asyncio.create_task(world.slack.type_command(world.anna, world.direct, "/whoknows add"))
    await world.until(lambda: world.slack.delivered == 1)
    began = asyncio.get_running_loop().time()
    await world.here.close()
    assert asyncio.get_running_loop().time() - began < 30, "left to aiohttp it would take a minute"
    assert (await asking).status == 200
    assert world.slack.connections == []
    assert world.slack.opened == 1, "nothing connects again after the end"


async def test_what_is_no_envelope_is_passed_over(world: SocketWorld) -> None:
    await world.connected()
    nested = "[" * 100_000 + "]" * 100_000
    for text in ("", "x", "[]", "null", '{"type": 7}', '{"envelope_id": 7}', '{"envelope_id": "e", "payload": 7}',
                 '{"a": NaN}', f'{{"envelope_id": "e", "payload": {nested}}}',
                 '{"envelope_id": "e", "payload": {"command": [], "type": {}}}'):  # fmt: skip
        await world.slack.connections[0].send_str(text)
    await world.slack.connections[0].send_bytes(b"\xff\x00")
    heard = await world.slack.type_command(world.anna, world.direct, "/whoknows me")
    assert heard.status == 200
    await world.answers()
    assert world.slack.opened == 1, "the connection stands"


async def test_a_frame_beyond_what_is_read_costs_one_connection_only(world: SocketWorld) -> None:
    await world.connected()
    await world.slack.connections[0].send_str(json.dumps({"type": "x", "fill": "y" * 2_000_000}))
    await world.until(lambda: world.slack.opened == 2)
    await world.connected()
    heard = await world.slack.type_command(world.anna, world.direct, "/whoknows me")
    assert heard.status == 200


@pytest.mark.parametrize(
    "fault",
    [
        Fault("apps.connections.open", status=503, times=2),
        Fault("apps.connections.open", status=429, headers={"Retry-After": "0"}, times=2),
        Fault("apps.connections.open", cut=True, times=2),
    ],
    ids=["away", "busy", "cut"],
)
async def test_it_comes_back_when_slack_does(world: SocketWorld, fault: Fault) -> None:
    await world.connected()
    world.slack.faults.append(fault)
    world.slack.cut()
    await world.until(lambda: world.slack.opened == 2)
    assert fault.times == 0
    await world.connected()
    assert (await world.slack.type_command(world.anna, world.direct, "/whoknows me")).status == 200


class TestRefused:
    @pytest.fixture
    def token(self) -> str:
        return "xapp-of-another-app"

    async def test_a_token_that_slack_refuses_is_named_in_the_log_and_not_asked_for_again_at_once(
        self, world: SocketWorld, caplog: pytest.LogCaptureFixture
    ) -> None:
        await world.until(lambda: "KUNNA_SLACK__APP_TOKEN" in caplog.text)
        await asyncio.sleep(0.3)
        assert caplog.text.count("KUNNA_SLACK__APP_TOKEN") == 1
        assert "xapp-of-another-app" not in caplog.text
        assert world.slack.connections == []


@pytest.mark.parametrize(
    ("url", "trusted"),
    [
        ("wss://wss-primary.slack.com/link/?ticket=1", True), ("wss://slack.com/link", True),
        ("ws://wss-primary.slack.com/link", False), ("wss://slack.com.evil.example/link", False),
        ("wss://evilslack.com/link", False), ("https://slack.com/link", False), ("wss://", False),
        ("wss://slack.com@evil.example/", False), ("wss://[", False),
    ],
)  # fmt: skip
def test_a_connection_leads_to_slack_alone(url: str, trusted: bool) -> None:
    async def nothing(_: Any) -> dict[str, Any]:
        return {}

    made = socket.SocketMode(Slack(app_token=SecretStr("xapp-1")), nothing, lambda _: None)
    assert made._is_slack(url) is trusted


@pytest.mark.parametrize(("listening", "secret", "route"), [(True, "s", True), (True, "", False), (False, "s", False)])
def test_the_route_is_there_for_who_listens_and_can_check(listening: bool, secret: str, route: bool) -> None:
    settings = Settings(
        slack=Slack(
            bot_token=SecretStr("xoxb-1"), app_token=SecretStr("xapp-1"), signing_secret=SecretStr(secret),
            teams=("T1",),
        )
    )  # fmt: skip
    made = app.build(settings, listening=listening)
    assert (listen.PATH in {each.resource.canonical for each in made.router.routes() if each.resource}) is route


async def test_nothing_that_people_write_is_logged(world: SocketWorld, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await world.connected()
    await world.slack.type_command(world.anna, world.direct, "/whoknows canary-of-anna")
    await world.answers()
    await world.slack.connections[0].send_str('{"envelope_id": "e", "canary-of-bo": NaN}')
    await world.slack.type_command(world.anna, world.direct, "/whoknows me")
    await world.answers(2)
    ours = [record.getMessage() for record in caplog.records if record.name.startswith(("kunna", "aiohttp", "slack"))]
    assert not [said for said in ours if "canary" in said]
    assert await Person.filter(name="Anna Lind").count() == 1
