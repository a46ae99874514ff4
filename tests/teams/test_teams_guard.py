"""What is no activity gets 4xx, and nothing that Teams itself could send ever gets 5xx."""

from __future__ import annotations

import asyncio
import copy
import gzip
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.playground import teams_wire
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.adapters.teams import limits
from bot.reply import Button, Buttons, Reply
from bot.settings import Teams
from tests.patience import PATIENCE
from tests.teams.stage import Bot, Script, serve, shown

Json = dict[str, Any]


def frame(teams: StandInTeams, user: TeamsUser, kind: str = "message", **other: Any) -> Json:
    chat = teams.tenant.open_chat(user)
    chat.installed = True
    return teams_wire.activity(teams.tenant, teams.service_url, kind, user, chat, "") | other


def authorization(teams: StandInTeams) -> dict[str, str]:
    return {"Authorization": "Bearer " + teams.keys.sign(teams.app_id, teams.service_url)}


BROKEN = {
    "empty": b"",
    "no JSON": b"{",
    "an array": b"[]",
    "a number": b"1",
    "not UTF-8": b"\xff\xfe\x00",
    "UTF-16": '{"type":"message"}'.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf{}",
    "100,000 brackets": b"[" * 100_000,
    "100,000 objects": b'{"a":' * 100_000,
    "NaN": b'{"type": NaN}',
    "a number of 5,000 digits": b'{"type": ' + b"9" * 5_000 + b"}",
    "no type": b"{}",
    "a type that is a list": b'{"type": ["message"]}',
}


@pytest.mark.parametrize("how", BROKEN)
async def test_a_body_that_is_no_activity_is_refused(bot: Bot, teams: StandInTeams, how: str) -> None:
    assert (await teams.post(BROKEN[how], authorization(teams)))[0] == 400


async def test_a_body_beyond_the_limit_is_refused(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    body = json.dumps(frame(teams, anna, text="x" * limits.BODY_BYTES)).encode()
    assert (await teams.post(body, authorization(teams)))[0] == 413
    small = gzip.compress(body)
    assert (await teams.post(small, authorization(teams) | {"Content-Encoding": "gzip"}))[0] == 413
    assert (await teams.post(b"no gzip", authorization(teams) | {"Content-Encoding": "gzip"}))[0] == 400


@pytest.mark.parametrize(
    "other",
    [
        {"from": None}, {"from": "x"}, {"from": {"id": 7}}, {"from": {"id": "x" * 2_000}}, {"from": {"id": "a\nb"}},
        {"conversation": {"tenantId": None}}, {"id": None}, {"id": 7}, {"id": "\ud800"}, {"recipient": {"id": ["x"]}},
        {"deep": json.loads("[" * 70 + "]" * 70)}, {"not": float("nan")}, {"not": float("-inf")},
    ],
)  # fmt: skip
async def test_an_activity_without_its_frame_is_refused(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, other: Json
) -> None:
    assert (await teams.deliver(frame(teams, anna) | other))[0] in {400, 403}
    assert bot.dispatch.heard == []


@pytest.mark.parametrize(
    "other",
    [
        {"type": "typing"}, {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]}, {"type": "event"},
        {"type": "endOfConversation"}, {"type": "messageDelete"}, {"type": "messageUpdate"}, {"type": "nonsense"},
        {"type": ""}, {"type": "invoke"}, {"type": "invoke", "name": "task/fetch", "value": {}},
        {"type": "invoke", "name": "signin/verifyState"}, {"type": "invoke", "name": "fileConsent/invoke", "value": 7},
        {"type": "installationUpdate"}, {"type": "installationUpdate", "action": ["add"]},
        {"type": "conversationUpdate", "membersAdded": "x"}, {"type": "conversationUpdate", "membersRemoved": [7]},
        {"type": "conversationUpdate", "channelData": {"tenant": {"id": "T"}, "eventType": "teamRenamed"}},
    ],
)  # fmt: skip
async def test_what_is_none_of_ours_is_acknowledged(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, other: Json, caplog: pytest.LogCaptureFixture
) -> None:
    told = frame(teams, anna) | other
    told["channelData"] = told["channelData"] | {"tenant": {"id": teams.tenant.id}}
    assert (await teams.deliver(told))[0] == 200
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
    assert bot.dispatch.heard == []


@pytest.mark.parametrize(
    "value",
    [None, 7, [], {}, {"action": None}, {"action": {"data": "x"}}, {"action": {"data": {"line": 7}}},
     {"action": {"verb": "run", "data": {"line": ["idea"]}}}, {"action": {"data": {"form": True, "run": {}}}}],
)  # fmt: skip
async def test_a_tampered_press_does_nothing_and_is_answered(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, value: Any
) -> None:
    told = frame(teams, anna, "invoke", name="adaptiveCard/action", value=value)
    status, body = await teams.deliver(told)
    assert (status, body["statusCode"]) == (200, 200)
    assert [heard.line for heard in bot.dispatch.heard] == [""]


words = st.text(max_size=20) | st.sampled_from(["\ud800", "\x00", "a\nb", "<at>x</at>", "19:x@thread.tacv2"])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NAMES = [
    "type", "id", "from", "conversation", "recipient", "text", "entities", "value", "channelData", "name", "action",
    "locale", "localTimezone", "replyToId", "membersAdded", "attachments", "textFormat",
]  # fmt: skip


async def test_no_validly_signed_body_gets_a_5xx(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, caplog: pytest.LogCaptureFixture
) -> None:
    loop = asyncio.get_running_loop()
    kinds = ["message", "invoke", "installationUpdate", "conversationUpdate", "x"]

    async def knock(kind: str, other: Json) -> int:
        told = frame(teams, anna, kind, name="adaptiveCard/action") | other
        return (await teams.deliver(told))[0]

    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(kind=st.sampled_from(kinds), other=st.dictionaries(st.sampled_from(NAMES), anything, max_size=4))
    def fuzz(kind: str, other: Json) -> None:
        status = asyncio.run_coroutine_threadsafe(knock(kind, other), loop).result(30)
        assert status in {200, 400, 403}

    await asyncio.to_thread(fuzz)
    await bot.idle()
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def places(value: Any, *path: Any) -> Iterator[tuple[Any, ...]]:
    """The way to every field of an activity."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inside:
        yield (*path, name)
        yield from places(part, *path, name)


@pytest.mark.parametrize("kind", ["message", "invoke", "conversationUpdate"])
@pytest.mark.parametrize(
    "wrong", [["x"], {"x": 1}, 7, None, "x" * 5_000], ids=["list", "dict", "number", "null", "long"]
)
async def test_no_field_of_an_activity_that_is_something_else_gets_a_5xx(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, kind: str, wrong: Any, caplog: pytest.LogCaptureFixture
) -> None:
    usual = teams_wire.message(teams.tenant, frame(teams, anna, kind), "hello @Anna Lind", to_bot=True)
    usual |= {"name": "adaptiveCard/action", "value": {"action": {"verb": "run", "data": {"line": "x"}}}}
    usual |= {"membersAdded": [{"id": teams.tenant.bot_id}]}
    for path in places(usual):
        told = copy.deepcopy(usual) | {"id": f"{kind} {path}"}
        holder = told
        for name in path[:-1]:
            holder = holder[name]
        holder[path[-1]] = wrong
        status, _ = await teams.deliver(told)
        assert status in {200, 400, 403}, path
        if path in {("channelData", "tenant", "id"), ("conversation", "tenantId")} and wrong is not None:
            assert status == 403, path
    await bot.idle()
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.parametrize(
    "other",
    [
        {"locale": "\ud800", "localTimezone": "\x00"}, {"from": {"id": "29:x", "name": "\ud800\x00"}},
        {"entities": [{"type": "mention", "mentioned": {"id": "\ud800"}, "text": "x"}]},
        {"entities": [{"type": "mention", "mentioned": {"id": "../x"}, "text": "x"}] * 300},
    ],
)  # fmt: skip
async def test_a_line_with_broken_company_is_still_answered(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, other: Json
) -> None:
    assert (await teams.deliver(frame(teams, anna, text="x y") | other))[0] == 200
    await bot.idle()
    assert len(teams.ledger) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "/",
        "😀😀",
        "\u202e\u2066abc",
        "<!channel>",
        "<at>",
        "<@",
        "x" * 40_000,
        "a\x00b",
        "{{DATE(1)}}",
        "\ud83d",
    ],
)
async def test_any_text_is_answered(bot: Bot, teams: StandInTeams, anna: TeamsUser, text: str) -> None:
    assert (await teams.deliver(frame(teams, anna, text=text)))[0] == 200
    await bot.idle()
    [heard] = bot.dispatch.heard
    assert "\x00" not in heard.line
    heard.line.encode()
    assert len(teams.ledger) == 1


async def test_with_the_store_away_the_person_is_told_to_try_again(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, empty_store: str
) -> None:
    bot.dispatch.answers["list"] = Reply("x", (Buttons((Button("Go", "go"),)),))
    await teams.say(anna, "list")
    await bot.idle()
    card = teams.timeline(anna)[-1].message
    other = sqlite3.connect(empty_store.removeprefix("sqlite://"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")  # another process holds the store for longer than anybody waits
    try:
        since = teams.version
        assert await teams.say(anna, "whoknows python") == 200
        await teams.press(anna, card.id, "Go")
        async with asyncio.timeout(PATIENCE):
            while not any("försök igen" in shown(seen).casefold() for seen in teams.timeline(anna)):
                since = await teams.changed(since, 5)
        assert "försök igen" in card.notes[anna.id].casefold()
    finally:
        other.close()
    assert [heard.line for heard in bot.dispatch.heard] == ["list"]


# --- play mode ----------------------------------------------------------------------------------------------------


@pytest.fixture
async def open_door(empty_store: str, teams: StandInTeams) -> Any:
    script = Script()
    runner, _, _ = await serve(script, teams, settings=Teams(), open_loopback=True)
    yield script
    await script.drain()
    await runner.cleanup()


async def test_in_play_mode_a_tool_without_tokens_is_served(
    open_door: Script, teams: StandInTeams, anna: TeamsUser
) -> None:
    """Such a tool has its own serviceUrl, another channel, no directory ids, no tenant."""
    got: list[Json] = []

    async def take(request: web.Request) -> web.Response:
        got.append(await request.json())
        return web.json_response({"id": "1"})

    tool = web.Application()
    tool.router.add_post("/v3/conversations/{conversation}/activities", take)
    runner = web.AppRunner(tool)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    told = {
        "type": "message", "id": "1", "channelId": "emulator", "text": "whoknows python", "locale": "en-US",
        "serviceUrl": f"http://127.0.0.1:{runner.addresses[0][1]}", "from": {"id": "user-1", "name": "Tester"},
        "conversation": {"id": "personal-chat"}, "recipient": {"id": "bot-1", "name": "Bot"},
    }  # fmt: skip
    assert (await teams.post(json.dumps(told).encode(), {}))[0] == 200
    await open_door.drain()
    assert "Heard: whoknows python" in json.dumps(got[0])
    messenger = open_door.messengers["teams"]
    known = await messenger.profile(open_door.heard[0].who)
    assert known is not None
    assert (known.name, known.standing) == ("Tester", "member")
    await runner.cleanup()


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Host": "evil.example:3978"}, {"Origin": "https://evil.example"}]
)
async def test_in_play_mode_a_web_page_cannot_speak_for_anybody(
    open_door: Script, teams: StandInTeams, anna: TeamsUser, headers: dict[str, str]
) -> None:
    body = json.dumps(frame(teams, anna, text="x")).encode()
    assert (await teams.post(body, headers))[0] == 403
    assert (await teams.post(body, {}))[0] == 200


async def test_in_play_mode_answers_go_to_the_loopback_only(
    open_door: Script, teams: StandInTeams, anna: TeamsUser
) -> None:
    told = frame(teams, anna, text="x", serviceUrl="https://evil.example/")
    assert (await teams.post(json.dumps(told).encode(), {}))[0] == 403
    assert open_door.heard == []


async def test_in_play_mode_a_forged_token_is_still_forged(
    open_door: Script, teams: StandInTeams, anna: TeamsUser
) -> None:
    body = json.dumps(frame(teams, anna, text="x")).encode()
    assert (await teams.post(body, {"Authorization": "Bearer x.y.z"}))[0] == 401
