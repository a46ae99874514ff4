"""The stand-in refuses what Slack refuses; slack_sdk's own models and client are the oracle where they know."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.errors import SlackApiError, SlackObjectFormationError
from slack_sdk.models.blocks import Block, BlockElement, Option
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot import clock
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.slack import StandInSlack, labels
from bot.adapters.playground.slack_refusals import check_message, check_view
from bot.adapters.playground.slack_wire import as_sent
from bot.adapters.playground.slack_workspace import pressables
from tests.patience import PATIENCE, until

Json = dict[str, Any]


class Bench:
    """A stand-in with Slack's own client on one side and a listening app on the other."""

    def __init__(self, slack: StandInSlack, client: AsyncWebClient) -> None:
        self.slack, self.client = slack, client
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[web.Response] = []
        self.anna = slack.add_user("Anna Lind", email="a@example.com", locale="sv-SE").id

    async def listen(self, request: web.Request) -> web.Response:
        self.got.append((dict(request.headers), await request.read()))
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    slack, app = StandInSlack(retry_delays=(0.0, 0.01, 0.02)), web.Application()
    slack.attach(app, "/slack")
    holder: list[Bench] = []

    async def listen(request: web.Request) -> web.Response:
        return await holder[0].listen(request)

    app.router.add_post("/events", listen)
    server = TestServer(app)
    await server.start_server()
    slack.public_url, slack.events_url = str(server.make_url("/slack")), str(server.make_url("/events"))
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    holder.append(Bench(slack, client))
    yield holder[0]
    await slack.close_connections()
    await server.close()


async def error_of(call: Any) -> str:
    with pytest.raises(SlackApiError) as raised:
        await call
    return str(raised.value.response["error"])


async def test_slack_s_own_client_can_talk_to_it(bench: Bench) -> None:
    assert (await bench.client.auth_test())["team_id"] == bench.slack.team
    told = await bench.client.users_info(user=bench.anna, include_locale=True)
    assert told["user"]["locale"] == "sv-SE"
    opened = await bench.client.conversations_open(users=bench.anna)
    posted = await bench.client.chat_postMessage(channel=opened["channel"]["id"], text="hi")
    assert bench.slack.ledger[0].ts == posted["ts"]
    wrong = AsyncWebClient(token="xoxb-other", base_url=bench.slack.api_url, retry_handlers=[])
    assert await error_of(wrong.auth_test()) == "invalid_auth"
    assert await error_of(bench.client.api_call("chat.scheduleMessage")) == "unknown_method"


async def test_it_refuses_whom_and_where_slack_refuses(bench: Bench) -> None:
    slack, client = bench.slack, bench.client
    lunch = slack.add_channel("lunch", {bench.anna}, bot=False)
    secret = slack.add_channel("secret", {bench.anna}, private=True, bot=False)
    general = slack.add_channel("general")
    gone, robot = slack.add_user("Gone", deactivated=True), slack.add_user("Robot", bot=True)
    assert await error_of(client.chat_postMessage(channel=lunch.id, text="x")) == "not_in_channel"
    assert await error_of(client.chat_postMessage(channel=secret.id, text="x")) == "channel_not_found"
    assert await error_of(client.chat_postMessage(channel="C0", text="x")) == "channel_not_found"
    assert await error_of(client.conversations_open(users=gone.id)) == "user_disabled"
    assert await error_of(client.conversations_open(users=robot.id)) == "cannot_dm_bot"
    assert await error_of(client.users_info(user="U0")) == "user_not_found"
    refused = client.chat_postEphemeral(channel=general.id, user=bench.anna, text="x")
    assert await error_of(refused) == "user_not_in_channel"
    assert await error_of(client.api_call("chat.postMessage", json={"channel": general.id, "text": " "})) == "no_text"
    assert await error_of(client.chat_postMessage(channel=general.id, text="x" * 40_001)) == "msg_too_long"
    assert (
        await error_of(client.chat_postMessage(channel=general.id, text="x", blocks=[{"type": "x"}]))
        == "invalid_blocks"
    )


async def test_a_trigger_opens_one_view_within_three_seconds(bench: Bench) -> None:
    view = {
        "type": "modal", "title": plain("T"), "submit": plain("Go"), "blocks": [{"type": "divider"}],
    }  # fmt: skip
    trigger = bench.slack.new_trigger(bench.anna)
    await bench.client.views_open(trigger_id=trigger, view=view)
    assert await error_of(bench.client.views_open(trigger_id=trigger, view=view)) == "exchanged_trigger_id"
    assert await error_of(bench.client.views_open(trigger_id="nonsense", view=view)) == "invalid_trigger_id"
    late = bench.slack.new_trigger(bench.anna)
    later = clock.now() + timedelta(seconds=3.5)
    with clock.frozen(lambda: later):
        assert await error_of(bench.client.views_open(trigger_id=late, view=view)) == "expired_trigger_id"
    assert len(bench.slack.open_views(bench.anna)) == 1


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain("Go"), "value": "v"} | more


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


TOO_MUCH: list[Json] = [
    {"type": "header", "text": plain("x" * 151)},
    {"type": "section", "text": plain("x" * 3_001)},
    actions(*(button() for _ in range(26))),
    actions(button(text=plain("x" * 76))),
    actions(button(value="x" * 2_001)),
    actions(button(action_id="x" * 256)),
    actions(button(url="https://x.example/" + "x" * 3_000)),
    actions(button(style="blue")),
    actions({"type": "overflow", "options": [{"text": plain(str(n)), "value": str(n)} for n in range(6)]}),
    actions({"type": "overflow", "options": []}),
    actions({"type": "static_select", "options": [{"text": plain(str(n)), "value": str(n)} for n in range(101)]}),
    actions({"type": "overflow", "options": [{"text": plain("x" * 76), "value": "v"}]}),
    actions({"type": "overflow", "options": [{"text": plain("x"), "value": "v" * 151}]}),
    {"type": "context", "elements": [plain(str(n)) for n in range(11)]},
]


def beside(accessory: Json) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": "x"}, "accessory": accessory}


TOO_MUCH += [beside(block["elements"][0]) for block in TOO_MUCH if block["type"] == "actions" and block != TOO_MUCH[2]]
TOO_MUCH.append({"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_001}, "accessory": button()})


def models_refuse(block: Json) -> bool:
    """Whether slack_sdk's models find the block wrong, its elements included."""
    try:
        parsed = Block.parse(json.loads(json.dumps(block)))
        assert parsed
        parsed.validate_json()
        for element in pressables(block):
            part = BlockElement.parse(json.loads(json.dumps(element)))
            assert part
            part.validate_json()
            for option in element.get("options", []):
                Option(text=option["text"]["text"], value=option["value"]).validate_json()
    except SlackObjectFormationError:
        return True
    return False


@pytest.mark.parametrize("block", TOO_MUCH, ids=str)
def test_it_refuses_every_block_that_slack_s_models_refuse(block: Json) -> None:
    assert models_refuse(block)
    assert check_message({"text": "x", "blocks": [block]}).startswith("invalid_blocks")


def test_it_refuses_what_the_models_do_not_know() -> None:
    for blocks in (
        [{"type": "divider"}] * 51,
        [{"type": "divider", "block_id": "a"}, {"type": "divider", "block_id": "a"}],
        [actions(button(action_id="a")), actions(button(action_id="a"))],
        [beside(button(action_id="a")), actions(button(action_id="a"))],
        [beside({"type": "plain_text_input"})],
        [{"type": "input", "label": plain("L"), "element": {"type": "plain_text_input"}}],
        [{"type": "section", "text": plain("  ")}],
        [{"type": "rich_text", "elements": []}],
        [
            {
                "type": "rich_text",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}],
            }
        ],
    ):
        assert check_message({"text": "x", "blocks": blocks}).startswith("invalid_blocks"), blocks
    long = [{"type": "section", "text": plain("x" * 2_900)} for _ in range(5)]
    assert check_message({"text": "x", "blocks": long}) == "msg_blocks_too_long"


def test_it_refuses_a_view_that_slack_refuses() -> None:
    fine: Json = {"type": "modal", "title": plain("T"), "blocks": [{"type": "divider"}]}
    assert check_view(fine) == ""
    question = {"type": "input", "label": plain("L"), "element": {"type": "plain_text_input"}}
    wrongs: list[Json] = [
        {"title": plain("x" * 25)}, {"submit": plain("x" * 25)}, {"close": plain("x" * 25)}, {"type": "home"},
        {"private_metadata": "x" * 3_001}, {"blocks": [{"type": "divider"}] * 101}, {"blocks": []},
        {"blocks": [question]},
    ]  # fmt: skip
    for wrong in wrongs:
        assert check_view(fine | wrong).startswith("invalid_arguments"), wrong


async def test_its_requests_are_signed_as_slack_s_own_verifier_wants(bench: Bench) -> None:
    await bench.slack.type_command(bench.anna, bench.slack.direct(bench.anna).id, "/whoknows pyhton")
    [(headers, body)] = bench.got
    verifier = SignatureVerifier(bench.slack.signing_secret)
    assert verifier.is_valid_request(body, headers)
    assert not verifier.is_valid_request(body + b"x", headers)


def test_what_is_typed_is_sent_as_slack_sends_it() -> None:
    slack = StandInSlack()
    anna = slack.add_user("Anna Lind", id="U0ANNA")
    assert as_sent(slack, "a & <b> https://x.example/?a=1&b=2") == "a &amp; &lt;b&gt; <https://x.example/?a=1&amp;b=2>"
    assert as_sent(slack, "@kunna who is @Anna Lind?") == "<@U0KUNNA> who is <@U0ANNA>?"
    assert as_sent(slack, "@Anna Lind", names=True) == f"<@{anna.id}|Anna Lind>"
    assert as_sent(slack, "@kunnahelp mail@kunna.example") == "@kunnahelp mail@kunna.example"


async def test_an_event_is_repeated_three_times_until_it_is_answered_200(bench: Bench) -> None:
    bench.answers = [web.Response(status=500), web.Response(status=500)]
    await bench.slack.say(bench.anna, bench.slack.direct(bench.anna).id, "hi")
    await until(lambda: not bench.slack._tasks)
    assert [headers.get("X-Slack-Retry-Num") for headers, _ in bench.got] == [None, "1", "2"]
    assert len({body for _, body in bench.got}) == 1
    bench.got.clear()
    bench.answers = [web.Response(status=500) for _ in range(9)]
    await bench.slack.say(bench.anna, bench.slack.direct(bench.anna).id, "hi")
    await until(lambda: not bench.slack._tasks)
    assert [headers.get("X-Slack-Retry-Num") for headers, _ in bench.got] == [None, "1", "2", "3"]


async def test_a_channel_hears_the_app_only_where_it_is_mentioned_and_a_member(bench: Bench) -> None:
    general, lunch = (
        bench.slack.add_channel("general", {bench.anna}),
        bench.slack.add_channel("l", {bench.anna}, bot=False),
    )
    assert await bench.slack.say(bench.anna, general.id, "who knows Python?") is None
    assert await bench.slack.say(bench.anna, lunch.id, "@Kunna hi") is None
    assert await bench.slack.say(bench.anna, general.id, "@Kunna hi") is not None
    assert json.loads(bench.got[0][1])["event"]["type"] == "app_mention"


async def test_only_the_user_of_an_ephemeral_message_sees_it_and_strangers_to_a_channel_see_nothing(
    bench: Bench,
) -> None:
    bo, per = bench.slack.add_user("Bo").id, bench.slack.add_user("Per").id
    general = bench.slack.add_channel("general", {bench.anna, bo})
    await bench.client.chat_postEphemeral(channel=general.id, user=bench.anna, text="for Anna")
    await bench.client.chat_postMessage(channel=general.id, text="for all")
    seen = {user: [m.text for m in bench.slack.timeline(user)] for user in (bench.anna, bo, per)}
    assert seen == {bench.anna: ["for Anna", "for all"], bo: ["for all"], per: []}


async def test_a_button_beside_a_text_is_pressed_as_one_below_it(bench: Bench) -> None:
    slack = bench.slack
    blocks = [beside(button(style="danger")), beside(button(text=plain("Other"), value="w")), actions(button())]
    await bench.client.chat_postMessage(channel=slack.direct(bench.anna).id, text="x", blocks=blocks)
    [message] = slack.timeline(bench.anna)
    first, other, below = labels(message)
    assert [label for _, _, label in (first, other, below)] == ["Go", "Other", "Go"]
    assert len({first[0], other[0], below[0]}) == 3, "each got an action_id of its own"
    await slack.press(bench.anna, message.ts, first[0])
    await slack.press_label(bench.anna, "Other")
    told = [json.loads(parse_qs(body.decode())["payload"][0]) for _, body in bench.got]
    [action] = told[0]["actions"]
    assert action.pop("action_ts")
    assert action == {
        "type": "button", "action_id": first[0], "block_id": message.blocks[0]["block_id"],
        "text": plain("Go"), "value": "v", "style": "danger",
    }  # fmt: skip
    assert told[0]["message"]["blocks"][0]["accessory"]["action_id"] == first[0]
    assert told[1]["actions"][0]["value"] == "w"
    assert {one["type"] for one in told} == {"block_actions"}


async def test_a_failing_app_is_told_to_the_typist_as_slack_tells_it(bench: Bench) -> None:
    bench.answers = [web.Response(status=500)]
    direct = bench.slack.direct(bench.anna).id
    await bench.slack.type_command(bench.anna, direct, "/whoknows x")
    assert bench.slack.timeline(bench.anna)[-1].text == '/whoknows failed with the error "dispatch_failed"'


async def test_a_modal_does_what_the_acknowledgement_says(bench: Bench) -> None:
    slack = bench.slack
    question = {
        "type": "input", "block_id": "skill", "label": plain("Skill"),
        "element": {"type": "plain_text_input", "action_id": "v"},
    }  # fmt: skip
    drawn: Json = {"type": "modal", "title": plain("T"), "submit": plain("Go"), "blocks": [question]}
    view = slack.open_view(bench.anna, drawn)
    assert await slack.submit(bench.anna, view.id) is None, "the client itself asks for what is required"
    assert bench.got == []
    bench.answers = [web.json_response({"response_action": "errors", "errors": {"skill": "No."}})]
    await slack.submit(bench.anna, view.id, {"skill": "x"})
    assert view.errors == {"skill": "No."}
    bench.answers = [web.json_response({"response_action": "errors", "errors": {"other": "No."}})]
    await slack.submit(bench.anna, view.id)
    assert list(view.errors) == [""], "an error at no field is trouble"
    before = view.hash
    bench.answers = [web.json_response({"response_action": "update", "view": drawn | {"title": plain("U")}})]
    await slack.submit(bench.anna, view.id)
    assert view.drawn["title"]["text"] == "U"
    assert view.hash != before
    assert view.typed["skill"]["v"]["value"] == "x", "the same ids keep what was typed"
    bench.answers = [web.Response(status=500)]
    await slack.submit(bench.anna, view.id)
    assert slack.open_views(bench.anna) == [view]
    bench.answers = [web.json_response({"response_action": "clear"})]
    await slack.submit(bench.anna, view.id)
    assert slack.open_views(bench.anna) == []


async def test_faults_are_as_told(bench: Bench) -> None:
    bench.slack.faults.append(Fault("chat.postMessage", status=503, accept=True))
    bench.slack.faults.append(Fault("*", status=429, headers={"Retry-After": "9"}))
    direct = bench.slack.direct(bench.anna).id
    for _ in range(2):
        with pytest.raises(SlackApiError):
            await bench.client.chat_postMessage(channel=direct, text="x")
    assert len(bench.slack.ledger) == 1
    await bench.client.chat_postMessage(channel=direct, text="x")
    assert len(bench.slack.ledger) == 2


async def test_the_page_is_woken_by_a_change(bench: Bench) -> None:
    version = bench.slack.version
    waiting = asyncio.create_task(bench.slack.changed(version, 2 * PATIENCE))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    await bench.client.chat_postMessage(channel=bench.anna, text="x")
    assert await asyncio.wait_for(waiting, PATIENCE) > version
    assert await bench.slack.changed(bench.slack.version, 0.01) == bench.slack.version
