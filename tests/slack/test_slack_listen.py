"""Through the front door: a signed request in, what the workspace received out."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode

import asyncpg
import pytest

from bot import clock, texts, worker
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.slack import Heard
from bot.adapters.playground.slack_wire import sign
from bot.models.people import Person, PersonAddress
from bot.models.skills import PersonSkill
from tests.patience import PATIENCE, until
from tests.slack.conftest import World, form

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


async def test_a_slash_command_is_acknowledged_empty_and_answered_to_its_asker_alone(world: World) -> None:
    heard = await world.slack.type_command(world.anna, world.general, "/whoknows pyhton")
    assert (heard.status, heard.body) == (200, "")
    [answer] = await world.answers()
    assert (answer.method, answer.only_for, answer.channel) == ("response_url", world.anna, world.general)
    assert world.sees(world.bo) == []
    [row] = await world.rows()
    assert (row.state, row.call) == ("done", "")
    anna = await Person.get(email="anna.lind@example.com")
    assert anna.name == "Anna Lind"


async def test_kunna_before_a_command_leads_to_that_command(world: World) -> None:
    await world.slack.type_command(world.anna, world.direct, "/kunna whoknows me")
    [answer] = await world.answers()
    assert answer.text == texts.say("sv", "me-title")


async def test_a_command_may_say_payload(world: World) -> None:
    await world.slack.type_command(world.anna, world.direct, "/whoknows payload design")
    [entry] = await world.answers()
    assert "payload design" in entry.text


async def test_the_answer_is_in_the_language_slack_told(world: World) -> None:
    await world.slack.type_command(world.anna, world.direct, "/kunna")
    await world.slack.type_command(world.bo, world.slack.direct(world.bo).id, "/kunna")
    said = {answer.only_for: answer.text for answer in await world.answers(2)}
    assert said == {
        world.anna: texts.say("sv", "kunna-hello", company="Lumivik"),
        world.bo: texts.say("en", "kunna-hello", company="Lumivik"),
    }


async def test_a_direct_message_is_answered_by_a_message_that_lasts(world: World) -> None:
    heard = await world.slack.say(world.anna, world.direct, "hej")
    assert heard
    assert heard.status == 200
    [answer] = await world.answers()
    assert (answer.method, answer.only_for, answer.channel) == ("chat.postMessage", "", world.direct)
    assert answer.text == texts.say("sv", "hello", name="Anna")


async def test_a_mention_in_a_channel_is_answered_there_unseen_by_others(world: World) -> None:
    await world.slack.say(world.anna, world.general, "@Kunna whoknows me")
    [answer] = await world.answers()
    assert (answer.method, answer.only_for, answer.channel) == ("chat.postEphemeral", world.anna, world.general)
    assert answer.text == texts.say("sv", "me-title")
    assert world.sees(world.bo) == [m for m in world.slack.messages if m.user == world.anna]


async def test_a_colleague_who_never_wrote_is_known_by_a_mention(world: World) -> None:
    await world.slack.say(world.anna, world.direct, f"whoknows <@{world.bo}>")
    [answer] = await world.answers()
    assert answer.text == "Bo Berg"
    assert await PersonAddress.filter(user=world.bo, person__email="bo.berg@example.com").exists()
    await world.slack.say(world.anna, world.direct, f"whoknows <@{world.guest}>")
    assert (await world.answers(2))[1].text == texts.say("sv", "unknown-mention")


async def test_a_mention_in_a_thread_is_answered_in_the_thread(world: World) -> None:
    await world.slack.say(world.anna, world.general, "@Kunna hej", thread="1795301465.000001")
    [answer] = await world.answers()
    assert answer.body["thread_ts"] == "1795301465.000001"


async def test_a_button_is_the_line_on_it_typed_by_its_presser(world: World) -> None:
    await world.slack.type_command(world.anna, world.general, "/kunna")
    await world.answers()
    label = texts.say("sv", "help-button")
    heard = await world.slack.press_label(world.anna, label)
    assert heard.status == 200
    answer = (await world.answers(2))[1]
    assert (answer.only_for, answer.text) == (world.anna, texts.say("sv", "help"))


async def test_an_answer_that_replaces_takes_the_place_of_the_message_pressed(world: World) -> None:
    await world.slack.say(world.anna, world.direct, "kunna")
    first = (await world.answers())[0]
    await world.slack.press_label(world.anna, texts.say("en", "language-fi"))
    second = (await world.answers(2))[1]
    assert (second.replaced, second.ts, second.text) == (True, first.ts, texts.say("fi", "language-set"))
    assert [message.text for message in world.sees(world.anna)] == [texts.say("fi", "language-set")]


@pytest.mark.parametrize("who", ["guest", "stranger", "gone", "robot"])
async def test_whoever_is_no_member_gets_one_sentence_and_nothing_else(world: World, who: str) -> None:
    user, key = getattr(world, who), {"stranger": "foreign", "robot": "bot"}.get(who, who)
    world.slack.channels[world.general].members.add(user)
    await world.slack.say(user, world.general, "@Kunna whoknows me")
    [answer] = await world.answers()
    assert (answer.only_for, answer.text) == (user, texts.say("en", f"stranger-{key}"))
    assert not await Person.exists()


async def test_a_button_pressed_by_somebody_of_another_company_does_nothing(world: World) -> None:
    await world.slack.say(world.anna, world.general, "@Kunna kunna")
    first = (await world.answers())[0]
    shared = next(message for message in world.slack.messages if message.ts == first.ts)
    shared.only_for = ""
    await world.slack.press(world.stranger, shared.ts, "a2")
    answer = (await world.answers(2))[1]
    assert (answer.only_for, answer.text) == (world.stranger, texts.say("en", "stranger-foreign"))
    assert await PersonAddress.filter(user=world.stranger).count() == 0


async def test_another_workspace_gets_a_sentence_in_the_acknowledgement_and_nothing_is_kept(world: World) -> None:
    heard = await world.slack.type_command(world.stranger, world.general, "/whoknows me")
    assert heard.json == {"text": texts.say("en", "slack-not-here"), "response_type": "ephemeral"}
    assert await world.rows() == []


class TestOnlyListedWorkspaces:
    @pytest.fixture
    def slack_settings(self, slack_settings: Any) -> Any:
        slack_settings.teams = ("T0SOMEWHERE", "T0ELSE")
        return slack_settings

    async def test_the_list_decides_also_against_the_token_s_own_workspace(self, world: World) -> None:
        heard = await world.slack.type_command(world.anna, world.direct, "/whoknows me")
        assert heard.json["text"] == texts.say("en", "slack-not-here")


class TestSlackIsDown:
    @pytest.fixture
    def slack_settings(self, slack_settings: Any) -> Any:
        slack_settings.start = False
        return slack_settings

    async def test_the_process_starts_and_every_request_is_answered_200_in_time(self, world: World) -> None:
        began = asyncio.get_running_loop().time()
        heard = await world.slack.type_command(world.anna, world.direct, "/whoknows me")
        assert (heard.status, heard.json["text"]) == (200, texts.say("en", "platform-away"))
        said = await world.slack.say(world.anna, world.direct, "hej")
        assert said
        assert said.status == 200
        assert asyncio.get_running_loop().time() - began < 8, "nobody waited for a time-out of the API"
        assert await world.rows() == [], "nothing is taken in from a workspace that cannot be known"


async def test_acknowledgements_go_on_while_slack_hangs(world: World) -> None:
    await world.messenger.workspaces.ourselves()
    world.slack.faults.append(Fault("*", hang=15.0, times=100))
    began = asyncio.get_running_loop().time()
    heard = await asyncio.gather(
        *(world.slack.type_command(world.anna, world.direct, "/whoknows me") for _ in range(20))
    )
    assert {answer.status for answer in heard} == {200}
    assert asyncio.get_running_loop().time() - began < 8, "no acknowledgement waited for Slack"


async def test_an_api_that_fails_after_the_start_still_gets_200(world: World) -> None:
    await world.slack.say(world.anna, world.direct, "hej")
    await world.answers()
    world.slack.faults.append(Fault("*", status=503, times=100))
    heard = await world.slack.say(world.anna, world.direct, "hej")
    assert heard
    assert heard.status == 200
    await world.calm()
    assert len(world.ledger) == 1


@pytest.mark.parametrize("kind", ["command", "message", "press", "submission"])
async def test_five_copies_at_once_have_one_effect(world: World, kind: str) -> None:
    heard = await one_of_each(world, kind)
    before, rows = len(world.ledger), len(await world.rows())
    copies = [world.slack.deliver_as_is(heard.sent, heard.headers) for _ in range(5)]
    assert {copy.status for copy in await asyncio.gather(*copies)} == {200}
    await world.calm()
    assert len(world.ledger) == before
    assert len(await world.rows()) == rows


async def test_five_first_copies_at_once_have_one_effect(world: World) -> None:
    heard = await one_of_each(world, "command")
    fresh = heard.sent.replace(b"trigger_id=9", b"trigger_id=8")
    before = len(world.ledger)
    await asyncio.gather(*(world.slack.deliver(FORM, fresh) for _ in range(5)))
    await world.answers(before + 1)


async def one_of_each(world: World, kind: str) -> Heard:
    """One request of a kind, answered."""
    if kind == "command":
        heard = await world.slack.type_command(world.anna, world.direct, "/whoknows me")
    elif kind == "message":
        said = await world.slack.say(world.anna, world.direct, "whoknows me")
        assert said
        heard = said
    elif kind == "press":
        await world.slack.type_command(world.anna, world.direct, "/kunna")
        await world.answers()
        heard = await world.slack.press_label(world.anna, texts.say("sv", "help-button"))
    else:
        view = await form(world)
        sent = await world.slack.submit(world.anna, view.id, {"skill": "Python"})
        assert sent
        heard = sent
    await world.until(lambda: len(world.ledger) >= (2 if kind in ("press", "submission") else 1))
    await world.calm()
    return heard


async def test_an_event_that_slack_repeats_is_answered_once(world: World) -> None:
    await world.slack.say(world.anna, world.direct, "hej")
    [first] = [heard for heard in world.slack.heard if b"event_callback" in heard.sent]
    for number in "123":
        headers = {"X-Slack-Retry-Num": number, "X-Slack-Retry-Reason": "http_timeout"}
        assert (await world.slack.deliver(JSON, first.sent, headers)).status == 200
    await world.answers(1)


@asynccontextmanager
async def locked(url: str, tables: str = "inbox") -> AsyncIterator[None]:
    """Nobody else can write into the store; on PostgreSQL, into these tables or read them."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
        return
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            await connection.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")
            yield
    finally:
        await connection.close()


async def test_a_store_that_is_away_says_try_again_in_the_acknowledgement(world: World, empty_url: str) -> None:
    await world.slack.type_command(world.anna, world.direct, "/whoknows me")
    await world.answers()
    view = await form(world)
    await world.calm()
    before, away = len(world.ledger), texts.say("sv", "store-away")
    async with locked(empty_url):
        command, submitted, said = await asyncio.gather(
            world.slack.type_command(world.anna, world.direct, "/whoknows me"),
            world.slack.submit(world.anna, view.id, {"skill": "Python"}),
            world.slack.say(world.anna, world.direct, "hej"),
        )
        assert (command.status, command.json.get("text")) == (200, away)
        assert submitted
        assert submitted.json == {"response_action": "errors", "errors": {"skill": away}}
        assert said
        assert said.status == 200
        await world.until(lambda: len(world.ledger) == before + 2)
        assert world.ledger[-1].text == away

    # A copy that was told "try again" is taken back within seconds of the store's return, and answered by nobody.
    async def taken_back() -> bool:
        return {row.state for row in await world.rows()} == {"done"}

    await until(taken_back)
    assert len(world.ledger) == before + 2, "what was told to try again is not done as well"
    async with asyncio.timeout(PATIENCE):
        while world.slack.open_views(world.anna):  # the form is still there, filled in, to be sent again
            await world.slack.submit(world.anna, view.id, {"skill": "Python"})
            await asyncio.sleep(0.05)
    await world.calm()
    assert await PersonSkill.filter(person__name="Anna Lind").count() >= 1, "nothing typed was lost"


def unknown_kinds() -> list[tuple[str, bytes]]:
    """Validly signed payloads that nothing of ours listens to, or of shapes that Slack never sends."""

    def event(**inner: Any) -> tuple[str, bytes]:
        outer = {"type": "event_callback", "team_id": "T0KUNNA", "event_id": "Ev1", "event": inner}
        return JSON, json.dumps(outer).encode()

    def payload(**body: Any) -> tuple[str, bytes]:
        base = {"team": {"id": "T0KUNNA"}, "user": {"id": "U0ANNA", "team_id": "T0KUNNA"}, "trigger_id": "t"}
        return FORM, urlencode({"payload": json.dumps(base | body)}).encode()

    shapes: list[Any] = [None, 7, "x", [], {}, [[]], {"id": {}}, True]
    bodies = [event(type="message", channel_type="im", channel="D1", user=s, text=t) for s in shapes for t in shapes]
    bodies += [event(type="app_mention", channel=s, user="U0ANNA", text="x") for s in shapes]
    bodies += [payload(type="block_actions", actions=s) for s in shapes]
    button = {"type": "button", "action_id": "a"}
    bodies += [payload(type="block_actions", actions=[button | {"value": s}]) for s in shapes if s != "x"]
    bodies += [
        payload(type="block_actions", actions=[{"type": "overflow", "action_id": "a", "selected_option": s}])
        for s in shapes
    ]
    bodies += [payload(type="view_submission", view=s) for s in shapes]
    view = {"id": "V1", "hash": "h", "type": "modal", "callback_id": "form"}
    bodies += [payload(type="view_submission", view=view | {"private_metadata": s}) for s in shapes]
    bodies += [
        payload(type="view_submission", view=view | {"private_metadata": '{"run": 7, "way": []}', "state": s})
        for s in shapes
    ]
    bodies += [
        payload(type=kind) for kind in ("view_closed", "shortcut", "message_action", "block_suggestion", "nonsense", "")
    ]
    bodies += [
        (FORM, urlencode({"command": c, "user_id": "U1", "team_id": "T0KUNNA"}).encode())
        for c in ("", "/", "//", "/\x00")
    ]
    bodies += [(FORM, b"ssl_check=1&token=x"), (FORM, b"a=b"), (JSON, b"{}"), (JSON, b'{"type": "app_rate_limited"}')]
    bodies += [(JSON, json.dumps({"type": "event_callback", "event": s, "team_id": s}).encode()) for s in shapes]
    return bodies


async def test_whatever_is_validly_signed_is_answered_200(world: World) -> None:
    for content_type, body in unknown_kinds():
        heard = await world.slack.deliver(content_type, body)
        assert heard.status == 200, body
    await world.calm()
    assert world.ledger == []


async def test_the_url_check_of_slack_is_answered_with_its_challenge(world: World) -> None:
    body = json.dumps({"type": "url_verification", "token": "x", "challenge": "3eZbrw1aB"}).encode()
    heard = await world.slack.deliver(JSON, body)
    assert (heard.status, heard.json) == (200, {"challenge": "3eZbrw1aB"})


async def test_the_bot_answers_no_bot_and_not_itself(world: World) -> None:
    for inner in (
        {"bot_id": "B0KUNNA", "user": "U0KUNNA"},
        {"bot_id": "B0OTHER", "user": "U0ROBOT"},
        {"user": "U0KUNNA"},
        {"user": "U0ANNA", "subtype": "message_changed"},
        {"user": "U0ANNA", "subtype": "bot_message"},
    ):
        event = {"type": "message", "channel_type": "im", "channel": world.direct, "text": "hej", "ts": "1.1"} | inner
        body = {"type": "event_callback", "team_id": "T0KUNNA", "event_id": f"Ev{inner}", "event": event}
        assert (await world.slack.deliver(JSON, json.dumps(body).encode())).status == 200
    await world.calm()
    assert world.ledger == []
    assert await world.rows() == []


@pytest.mark.parametrize(
    "typed",
    ["/whoknows", "/whoknows " + "x" * 40_000, "/whoknows 🎉🎉", "/whoknows \u202eevil", "/whoknows <!channel>",
     "/whoknows <@U", "/whoknows <@U0NOBODY>", "/kunna \x00", "/whoknows &amp;&lt;"],
)  # fmt: skip
async def test_bad_input_gets_a_sentence(world: World, typed: str) -> None:
    heard = await world.slack.type_command(world.anna, world.direct, typed)
    assert heard.status == 200
    [answer] = await world.answers()
    assert answer.text or answer.method == "views.open"
    assert "<!channel>" not in answer.text


async def test_nothing_that_was_said_or_is_secret_is_logged(world: World, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        await world.slack.type_command(world.anna, world.general, "/whoknows canary-1 knowledge")
        await world.slack.say(world.anna, world.direct, "canary-2")
        await world.slack.deliver_as_is(b"payload=canary-3", {"Content-Type": FORM})
        await world.slack.deliver(JSON, b'{"type": "event_callback", "event": "canary-4", "team_id": 7}')
        await world.calm()
    ours = [r for r in caplog.records if r.name.startswith(("kunna", "slack"))]
    said = "\n".join(r.getMessage() + (r.exc_text or "") for r in ours)
    assert ours
    assert "canary" not in said
    assert world.slack.bot_token not in said
    assert world.slack.signing_secret not in said


async def test_a_request_signed_six_minutes_ago_is_refused(world: World) -> None:
    old = clock.now() - timedelta(minutes=6)
    with clock.frozen(lambda: old):
        body = urlencode({"command": "/whoknows"}).encode()
        headers = sign(world.slack.signing_secret, body, int(old.timestamp()))
    heard = await world.slack.deliver_as_is(body, headers | {"Content-Type": FORM})
    assert heard.status == 401
    assert parse_qs(body.decode())["command"] == ["/whoknows"]


async def test_kunna_s_own_log_lines_are_still_heard_after_a_request(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await world.slack.type_command(world.anna, world.direct, "/kunna")
        await world.answers()
    assert ("kunna.dispatch", "INFO", "answered") in [(r.name, r.levelname, r.message) for r in caplog.records]


async def test_a_command_that_slack_s_rate_limit_holds_up_is_answered_once(world: World) -> None:
    world.slack.faults.append(Fault("response_url", status=429, headers={"Retry-After": "30"}))
    began = asyncio.get_running_loop().time()
    await world.slack.type_command(world.anna, world.direct, "/kunna")
    await world.until(lambda: not world.slack.faults[0].times)
    await world.calm()
    assert asyncio.get_running_loop().time() - began < 20, "nobody sleeps for that long under the row's lease"
    [row] = await world.rows()
    assert row.state == "open"
    assert row.due <= clock.now() + timedelta(seconds=30), "put off by what Slack said, not by the lease"
    later = clock.now() + timedelta(seconds=31)
    with clock.frozen(lambda: later):
        assert await worker.take_up(world.dispatch)
        assert not await worker.take_up(world.dispatch)
    assert len(await world.answers()) == 1
    assert [row.state for row in await world.rows()] == ["done"]
