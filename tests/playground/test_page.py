"""What the page promises: people's hands reach the bot as the platforms' requests do, and what it shows was sent."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.adapters.playground import page, teams_drive
from bot.adapters.playground.cast import Colleague, MeetingPlace, colleagues, meeting_places, move_in
from bot.adapters.playground.page import attach_page
from bot.adapters.playground.slack import StandInSlack
from bot.adapters.playground.teams_hands import StandInTeams
from bot.imports.sample import people_of, rooms_of

Json = dict[str, Any]
ANNA, ERIK, MAJA = "anna.lind@example.com", "erik.akesson@example.com", "maja.oberg@example.com"
PEOPLE = [
    Colleague("Anna Lind", ANNA, "Operations", "Stockholm", "employee", "sv", "Europe/Stockholm"),
    Colleague("Erik Åkesson", ERIK, "Engineering", "Helsinki", "employee", "fi", "Europe/Helsinki"),
    Colleague("Maja Öberg", MAJA, "Communications", "Stockholm", "communicator", "en", "Europe/Stockholm"),
]
ROOMS = [MeetingPlace("general", frozenset({ANNA, ERIK})), MeetingPlace("news", frozenset({MAJA}))]
COMMANDS = [{"command": "/whoknows", "description": "Who can do what", "usage_hint": "<skill>"}]
BUTTON = {"type": "button", "action_id": "a1", "text": {"type": "plain_text", "text": "Share"}, "value": "share 1"}
ANSWER: Json = {"text": "2 people", "blocks": [{"type": "actions", "block_id": "b1", "elements": [BUTTON]}]}
SKILL = {
    "type": "input",
    "block_id": "skill",
    "label": {"type": "plain_text", "text": "Skill"},
    "element": {"type": "plain_text_input", "action_id": "skill"},
}
MODAL: Json = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Add"},
    "submit": {"type": "plain_text", "text": "Add"},
    "blocks": [SKILL],
}
ADD: Json = {"type": "Action.Execute", "title": "Add", "verb": "submit", "data": {"run": "add"}}
CARD: Json = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [
        {"type": "Input.Text", "id": "skill", "label": "Skill", "isRequired": True, "errorMessage": "Say which."},
        {"type": "ActionSet", "actions": [ADD]},
    ],
}
DONE: Json = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Done", "wrap": True}]}


@dataclass
class Playground:
    """A page, both stand-ins, and a bot that only notes what it hears and answers what the test says."""

    client: TestClient[web.Request, web.Application]
    slack: StandInSlack
    teams: StandInTeams
    heard: list[Any] = field(default_factory=list)
    answer: Callable[[], web.Response] = web.Response

    async def look(self, client: str, person: str, **more: str) -> Json:
        answer = await self.client.get(f"/api/play/{client}", params={"person": person, **more})
        assert answer.status == 200
        seen: Json = await answer.json()
        return seen

    async def act(self, client: str, move: str, **body: Any) -> tuple[int, Json]:
        headers = {"X-Playground": "1"}
        async with self.client.post(f"/api/play/{client}/{move}", json=body, headers=headers) as answer:
            return answer.status, await answer.json()

    def upload(self, client: str, person: str, name: str, data: bytes) -> Any:
        query = {"person": person, "name": name}
        return self.client.post(f"/api/play/{client}/upload", params=query, data=data, headers={"X-Playground": "1"})

    async def room(self, client: str, person: str, name: str = "") -> str:
        """The id of a channel, or without a name of the conversation with the bot."""
        rooms = (await self.look(client, person))["rooms"]
        return next(str(r["id"]) for r in rooms if (r["name"] == name if name else r["direct"]))


@pytest.fixture
async def play() -> AsyncIterator[Playground]:
    app, platform = web.Application(), web.Application()
    slack = StandInSlack(retry_delays=())
    slack.attach(platform)
    async with StandInTeams() as teams:
        attach_page(app, slack, teams, PEOPLE, COMMANDS).watch("slack", platform)

        async def events(request: web.Request) -> web.Response:
            assert "X-Slack-Signature" in request.headers
            form = await request.post() if request.content_type != "application/json" else await request.json()
            made.heard.append(json.loads(str(form["payload"])) if "payload" in form else dict(form))
            return made.answer()

        async def messages(request: web.Request) -> web.Response:
            assert request.headers["Authorization"].startswith("Bearer ")
            made.heard.append(await request.json())
            return made.answer()

        app.router.add_post("/slack/events", events)
        app.router.add_post("/api/messages", messages)
        async with TestServer(platform) as server, TestClient(TestServer(app)) as client:
            slack.public_url = str(server.make_url("")).rstrip("/")
            slack.events_url = str(client.make_url("/slack/events"))
            teams.bot_url = str(client.make_url("/api/messages"))
            made = Playground(client, slack, teams)
            await move_in(slack, teams, PEOPLE, ROOMS)
            made.heard.clear()
            yield made


async def respond(play: Playground, body: Json) -> None:
    async with aiohttp.ClientSession() as session:
        await session.post(play.heard[-1]["response_url"], json=body)


async def call(play: Playground, method: str, body: Json) -> None:
    headers = {"Authorization": f"Bearer {play.slack.bot_token}"}
    async with aiohttp.ClientSession() as session:
        await session.post(play.slack.api_url + method, json=body, headers=headers)


# --- Slack -----------------------------------------------------------------------------------------------------


async def test_a_typed_command_reaches_the_bot_and_the_page_shows_the_answer_exactly_as_it_was_sent(
    play: Playground,
) -> None:
    status, told = await play.act(
        "slack", "say", person=ANNA, room=await play.room("slack", ANNA), text="/whoknows pyhton"
    )
    assert (status, told) == (200, {"notice": ""})
    assert (play.heard[-1]["command"], play.heard[-1]["text"]) == ("/whoknows", "pyhton")
    await respond(play, {"response_type": "ephemeral", **ANSWER})
    (message,) = (await play.look("slack", ANNA))["messages"]
    assert message["sent"] == ANSWER
    assert (message["bot"], message["private"], message["name"]) == (True, True, "Kunna")


async def test_a_private_answer_in_a_channel_is_shown_to_nobody_else(play: Playground) -> None:
    general = await play.room("slack", ANNA, "general")
    await play.act("slack", "say", person=ANNA, room=general, text="/whoknows pyhton")
    await respond(play, {"response_type": "ephemeral", **ANSWER})
    assert len((await play.look("slack", ANNA))["messages"]) == 1
    assert (await play.look("slack", ERIK))["messages"] == []


async def test_in_a_channel_colleagues_see_everything_and_the_bot_hears_only_its_mention(play: Playground) -> None:
    general = await play.room("slack", ANNA, "general")
    await play.act("slack", "say", person=ANNA, room=general, text="hello")
    assert play.heard == []
    await play.act("slack", "say", person=ANNA, room=general, text="@Kunna who knows <b>?")
    assert play.heard[-1]["event"]["text"] == "<@U0KUNNA> who knows &lt;b&gt;?"
    assert [m["name"] for m in (await play.look("slack", ERIK))["messages"]] == ["Anna Lind", "Anna Lind"]
    assert (await play.look("slack", MAJA))["messages"] == []


async def test_a_press_opens_a_modal_whose_errors_stand_at_their_fields_until_it_is_right(play: Playground) -> None:
    await play.act("slack", "say", person=ANNA, room=await play.room("slack", ANNA), text="/whoknows me")
    await respond(play, ANSWER)
    (message,) = (await play.look("slack", ANNA))["messages"]
    await play.act("slack", "press", person=ANNA, message=message["id"], action="a1", option=0)
    pressed = play.heard[-1]
    assert pressed["actions"][0]["value"] == "share 1"

    await call(play, "views.open", {"trigger_id": pressed["trigger_id"], "view": MODAL})
    (view,) = (await play.look("slack", ANNA))["views"]
    assert view["view"]["blocks"] == [SKILL]
    assert (await play.look("slack", ERIK))["views"] == []

    play.answer = lambda: web.json_response({"response_action": "errors", "errors": {"skill": "No such skill."}})
    await play.act("slack", "submit", person=ANNA, view=view["id"], values={"skill": "Pyton"})
    (view,) = (await play.look("slack", ANNA))["views"]
    assert view["errors"] == {"skill": "No such skill."}

    play.answer = web.Response
    await play.act("slack", "submit", person=ANNA, view=view["id"], values={"skill": "Python"})
    assert play.heard[-1]["view"]["state"]["values"]["skill"]["skill"]["value"] == "Python"
    assert (await play.look("slack", ANNA))["views"] == []


@pytest.mark.parametrize("client", ["slack", "teams"])
async def test_an_attached_file_goes_along_with_the_words_and_stands_in_the_message(
    play: Playground, client: str
) -> None:
    async with play.upload(client, ANNA, "staff.csv", b"a;b\n1;2\n") as answer:
        assert answer.status == 200
        made = (await answer.json())["file"]
    room = await play.room(client, ANNA)
    assert await play.act(client, "say", person=ANNA, room=room, text="", files=[made]) == (200, {"notice": ""})
    [message] = [each for each in (await play.look(client, ANNA))["messages"] if each["mine"]]
    assert message["files"] == [{"name": "staff.csv", "size": 8}]
    heard = play.heard[-1]
    if client == "slack":
        assert (heard["event"]["subtype"], heard["event"]["text"]) == ("file_share", "")
        assert [(each["id"], each["size"]) for each in heard["event"]["files"]] == [(made, 8)]
    else:
        [told] = [each for each in heard["attachments"] if "download" in each["contentType"]]
        assert (told["name"], told["content"]["uniqueId"]) == ("staff.csv", made)


async def test_a_form_s_file_goes_along_with_its_values(play: Playground) -> None:
    field = {"type": "file_input", "action_id": "a", "max_files": 1, "filetypes": ["csv"]}
    block = {"type": "input", "block_id": "file", "label": {"type": "plain_text", "text": "File"}, "element": field}
    member = next(each for each in play.slack.members.values() if each.email == ANNA)
    view = play.slack.open_view(member.id, MODAL | {"blocks": [block]})
    assert await play.act("slack", "submit", person=ANNA, view=view.id, values={"file": ""}) == (200, {"notice": ""})
    assert view.errors == {"file": "Please complete this required field."}
    async with play.upload("slack", ANNA, "staff.csv", b"a;b") as answer:
        made = (await answer.json())["file"]
    await play.act("slack", "submit", person=ANNA, view=view.id, values={"file": made})
    [told] = play.heard[-1]["view"]["state"]["values"]["file"]["a"]["files"]
    assert (told["id"], told["name"], told["size"]) == (made, "staff.csv", 3)


async def test_a_file_that_is_too_large_or_nobody_s_is_declined(
    play: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "LARGEST_FILE", 100_000)
    for who, data in ((ANNA, b"x" * 100_001), ("nobody@example.com", b"x")):
        async with play.upload("slack", who, "a.csv", data) as answer:
            assert answer.status == 400
            assert (await answer.json())["error"]
    room = await play.room("slack", ANNA)
    status, told = await play.act("slack", "say", person=ANNA, room=room, text="", files=["F0"])
    assert status == 400
    assert told["error"]


async def test_a_command_that_is_not_installed_is_not_sent_and_the_page_says_so(play: Playground) -> None:
    room = await play.room("slack", ANNA)
    status, told = await play.act("slack", "say", person=ANNA, room=room, text="/weather")
    assert status == 400
    assert "/weather" in told["error"]
    assert play.heard == []


async def test_when_the_bot_fails_the_page_says_what_slack_would_have_got(play: Playground) -> None:
    play.answer = lambda: web.Response(status=500)
    room = await play.room("slack", ANNA)
    assert "500" in (await play.act("slack", "say", person=ANNA, room=room, text="/whoknows x"))[1]["notice"]


async def test_what_the_platform_refuses_is_told_once_and_not_to_a_page_that_opens_later(play: Playground) -> None:
    before = (await (await play.client.get("/api/play/company")).json())["noticed"]
    await call(play, "chat.postMessage", {"channel": "C404", "text": "x"})
    (notice,) = (await play.look("slack", ANNA))["notices"]
    assert notice["number"] > before
    assert "chat.postMessage" in notice["title"]
    assert "channel_not_found" in notice["detail"]
    assert (await (await play.client.get("/api/play/company")).json())["noticed"] == notice["number"]
    assert (await play.look("teams", ANNA))["notices"] == []


# --- Teams -----------------------------------------------------------------------------------------------------


async def post_card(play: Playground, card: Json) -> None:
    """What the bot would do: answer the last message in its conversation."""
    found = play.teams.tenant.place(play.heard[-1]["conversation"]["id"])
    assert found is not None
    body = {"grant_type": "client_credentials", "client_id": play.teams.app_id, "client_secret": play.teams.app_secret}
    async with aiohttp.ClientSession() as session:
        login = f"{play.teams.base_url}/{play.teams.tenant.id}/oauth2/v2.0/token"
        scope = {"scope": "https://api.botframework.com/.default"}
        token = (await (await session.post(login, data=body | scope)).json())["access_token"]
        url = f"{play.teams.service_url}v3/conversations/{found[0].id}/activities"
        attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
        activity = {"type": "message", "summary": "Add a skill", "attachments": [attachment]}
        answer = await session.post(url, json=activity, headers={"Authorization": f"Bearer {token}"})
        assert answer.status == 201


def in_place(card: Json) -> Callable[[], web.Response]:
    told = {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": card}
    return lambda: web.json_response(told)


async def test_a_card_is_shown_as_sent_takes_its_inputs_along_and_changes_in_place(play: Playground) -> None:
    room = await play.room("teams", ANNA)
    assert await play.act("teams", "say", person=ANNA, room=room, text="/whoknows pyhton") == (200, {"notice": ""})
    assert play.heard[-1]["text"] == "/whoknows pyhton"
    await post_card(play, CARD)
    message = (await play.look("teams", ANNA))["messages"][-1]
    assert message["sent"]["attachments"][0]["content"] == CARD

    play.answer = in_place(DONE)
    move = {"person": ANNA, "message": message["id"], "action": ADD}
    assert (await play.act("teams", "press", **move, inputs={"skill": "Python"}))[0] == 200
    assert play.heard[-1]["value"]["action"]["data"] == {"run": "add", "skill": "Python"}
    changed = (await play.look("teams", ANNA))["messages"][-1]
    assert (changed["id"], changed["edited"]) == (message["id"], True)
    assert changed["sent"]["attachments"][0]["content"] == DONE

    status, told = await play.act("teams", "press", **move, inputs={})
    assert status == 400
    assert "no longer" in told["error"]


async def test_in_a_teams_channel_only_a_mention_reaches_the_bot(play: Playground) -> None:
    general = await play.room("teams", ANNA, "general")
    await play.act("teams", "say", person=ANNA, room=general, text="hello")
    assert play.heard == []
    await play.act("teams", "say", person=ANNA, room=general, text="@Kunna whoknows pyhton")
    assert play.heard[-1]["text"] == "<at>Kunna</at> whoknows pyhton"
    assert [m["sent"]["text"] for m in (await play.look("teams", ERIK))["messages"]] == [
        "hello",
        "@Kunna whoknows pyhton",
    ]
    assert (await play.look("teams", MAJA))["messages"] == []


async def test_what_teams_shows_under_a_card_when_the_bot_is_broken_is_shown(play: Playground) -> None:
    await play.act("teams", "say", person=ANNA, room=await play.room("teams", ANNA), text="hi")
    await post_card(play, CARD)
    play.answer = lambda: web.Response(status=500)
    message = (await play.look("teams", ANNA))["messages"][-1]
    move = {"person": ANNA, "message": message["id"], "action": ADD, "inputs": {"skill": "x"}}
    assert "500" in (await play.act("teams", "press", **move))[1]["notice"]
    assert (await play.look("teams", ANNA))["messages"][-1]["note"] == "Unable to reach app. Please try again."


# --- the page and its server -----------------------------------------------------------------------------------


@pytest.mark.parametrize("client", ["slack", "teams"])
async def test_a_waiting_page_is_answered_as_soon_as_something_is_said(play: Playground, client: str) -> None:
    general = await play.room(client, ANNA, "general")
    version = (await play.look(client, ERIK))["version"]
    waiting = asyncio.create_task(play.look(client, ERIK, after=str(version), wait="20"))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await play.act(client, "say", person=ANNA, room=general, text="hello")
    seen = await asyncio.wait_for(waiting, 15)
    assert seen["version"] > version
    assert seen["messages"][-1]["name"] == "Anna Lind"


@pytest.mark.parametrize("path", ["/", "/page/app.js", "/api/play/company", "/api/messages", "/slack/events"])
@pytest.mark.parametrize("host", ["evil.example", "evil.example:3978", "127.0.0.1.evil.example", "[", ""])
async def test_nothing_here_answers_to_a_name_that_is_not_this_machines(play: Playground, path: str, host: str) -> None:
    method = "POST" if path in ("/api/messages", "/slack/events") else "GET"
    answer = await play.client.request(method, path, headers={"Host": host})
    assert answer.status in (400, 403)
    assert play.heard == []


@pytest.mark.parametrize("path", ["/api/play/slack/say", "/api/messages", "/slack/events"])
async def test_nothing_here_answers_to_another_sites_page(play: Playground, path: str) -> None:
    headers = {"Origin": "https://evil.example", "X-Playground": "1"}
    assert (await play.client.post(path, json={}, headers=headers)).status == 403
    assert play.heard == []


async def test_a_stand_in_does_not_answer_to_another_sites_page(play: Playground) -> None:
    headers = {"Origin": "https://evil.example", "Authorization": f"Bearer {play.slack.bot_token}"}
    async with aiohttp.ClientSession() as session:
        answer = await session.post(play.slack.api_url + "auth.test", headers=headers)
        assert answer.status == 403


async def test_a_move_needs_this_pages_origin_or_its_header(play: Playground) -> None:
    body = {"person": ANNA, "room": await play.room("slack", ANNA), "text": "/whoknows x"}
    assert (await play.client.post("/api/play/slack/say", json=body)).status == 403
    assert play.heard == []
    origin = str(play.client.make_url("")).rstrip("/")
    assert (await play.client.post("/api/play/slack/say", json=body, headers={"Origin": origin})).status == 200
    assert len(play.heard) == 1


@pytest.mark.parametrize("client", ["slack", "teams"])
@pytest.mark.parametrize("move", ["say", "press", "submit", "close", "fly"])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"7",
        b"\xff",
        b"{}",
        b'{"person": "nobody@example.com"}',
        json.dumps({"person": ANNA}).encode(),
        json.dumps({"person": ANNA, "room": "x", "text": "x", "message": "1", "action": {}, "view": "x"}).encode(),
        json.dumps({"person": ANNA, "message": "1.0", "action": "a", "option": "x", "view": 3, "values": 3}).encode(),
    ],
)
async def test_a_malformed_move_is_declined_with_a_sentence(
    play: Playground, client: str, move: str, body: bytes
) -> None:
    answer = await play.client.post(f"/api/play/{client}/{move}", data=body, headers={"X-Playground": "1"})
    assert answer.status == 400
    assert (await answer.json())["error"]
    assert play.heard == []


@pytest.mark.parametrize("query", ["person=nobody@example.com", f"person={ANNA}&after=x", f"person={ANNA}&wait=x", ""])
async def test_a_malformed_look_is_declined_with_a_sentence(play: Playground, query: str) -> None:
    answer = await play.client.get(f"/api/play/slack?{query}")
    assert answer.status == 400
    assert (await answer.json())["error"]


async def test_there_are_two_clients(play: Playground) -> None:
    assert (await play.client.get("/api/play/irc?person=x")).status == 404


async def test_the_page_may_load_nothing_from_elsewhere(play: Playground) -> None:
    for path in ("/", "/page/app.js", "/page/gallery.html", "/page/slack.css", "/api/play/company"):
        answer = await play.client.get(path)
        assert answer.status == 200
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


# --- the cast --------------------------------------------------------------------------------------------------

SAMPLE = Path(__file__).resolve().parents[2] / "config" / "sample"


async def test_everybody_of_the_sample_company_can_be_looked_through_in_both_clients() -> None:
    people = colleagues(people_of(SAMPLE))
    rooms = meeting_places(rooms_of(SAMPLE), people)
    assert rooms[0].members == {person.email for person in people}
    app, slack = web.Application(), StandInSlack()
    async with StandInTeams() as teams:
        teams.bot_url = "http://127.0.0.1:1/"
        await move_in(slack, teams, people, rooms)
        attach_page(app, slack, teams, people)
        async with TestClient(TestServer(app)) as client:
            company = await (await client.get("/api/play/company")).json()
            assert [person["email"] for person in company["people"]] == [person.email for person in people]
            for person in people:
                for name in ("slack", "teams"):
                    seen = await (await client.get(f"/api/play/{name}", params={"person": person.email})).json()
                    expected = [room.name for room in rooms if person.email in room.members]
                    assert [room["name"] for room in seen["rooms"] if not room["direct"]] == expected


# --- files that the bot hands over -----------------------------------------------------------------------------


async def saved(play: Playground, client: str, person: str, id: str) -> tuple[int, str, bytes]:
    answer = await play.client.get(f"/api/play/{client}/file/{id}", params={"person": person})
    return answer.status, answer.headers.get("Content-Disposition", ""), await answer.read()


async def test_a_file_in_slack_is_saved_by_whoever_sees_its_message_and_never_shown(play: Playground) -> None:
    room = await play.room("slack", ANNA)
    headers = {"Authorization": f"Bearer {play.slack.bot_token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        asked = {"filename": "Åsa.csv", "length": "3"}
        async with session.post(play.slack.api_url + "files.getUploadURLExternal", data=asked) as answer:
            told = await answer.json()
        async with aiohttp.ClientSession() as nobody, nobody.post(told["upload_url"], data=b"a,b") as answer:
            assert answer.status == 200
    body = {"files": [{"id": told["file_id"]}], "channel_id": room, "initial_comment": "Here"}
    await call(play, "files.completeUploadExternal", body)
    (message,) = (await play.look("slack", ANNA))["messages"]
    (file,) = message["sent"]["files"]
    status, how, data = await saved(play, "slack", ANNA, file["id"])
    assert (status, how, data) == (200, "attachment; filename*=UTF-8''%C3%85sa.csv", b"a,b")
    assert (await saved(play, "slack", ERIK, file["id"]))[0] == 404


async def test_a_file_in_teams_is_saved_from_its_owners_drive_alone(play: Playground) -> None:
    user = play.teams.tenant.find(ANNA)
    assert user is not None
    info = teams_drive.place(play.teams.tenant, user, "a.csv", play.teams.base_url)
    async with aiohttp.ClientSession() as session:
        headers = {"Content-Range": "bytes 0-2/3"}
        async with session.put(info["uploadUrl"], data=b"a,b", headers=headers) as answer:
            assert answer.status == 201
    assert await saved(play, "teams", ANNA, info["uniqueId"]) == (200, "attachment; filename*=UTF-8''a.csv", b"a,b")
    assert (await saved(play, "teams", ERIK, info["uniqueId"]))[0] == 404
