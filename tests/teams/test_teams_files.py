"""A file that is sent to Kunna in a Teams chat is read from where Microsoft keeps it, without any token of ours;
whatever goes wrong on the way is a sentence, and who may not load causes no download at all."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import command
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.adapters.teams import read
from bot.adapters.teams.files import Files
from bot.adapters.teams.send import TeamsMessenger
from bot.command import COMMANDS, FILE_BYTES, Arg, Call, FileIn, May
from bot.dispatch import Dispatch
from bot.reply import Answer, Reply
from bot.settings import Company, Teams
from tests.patience import PATIENCE
from tests.teams.stage import serve, shown

DATA = b"name;email\nAnna;anna@example.com\n"
GONE, AWAY, REFUSED = "The file is no longer there", "I could not fetch the file just now", "I was not let at this file"


async def hoist(
    call: Call,
    file: Annotated[FileIn, Arg("Table", kinds=("csv", "xlsx"))],
    whole: Annotated[bool, Arg("Whole", prefix=True)] = False,
) -> Answer:
    return Reply(f"{file.name}: {len(await call.read(file))} bytes")


@pytest.fixture(autouse=True)
def made_up_command() -> Iterator[None]:
    """A command for admins (Erik), the one that takes files while a test runs."""
    before = dict(COMMANDS)
    for path, each in before.items():
        COMMANDS[path] = replace(each, takes_files=False)
    command.command("hoist", "Hoist a file", may=May.ADMIN, takes_files=True)(hoist)
    yield
    COMMANDS.clear()
    COMMANDS.update(before)


@dataclass
class Door:
    """The real dispatch behind the real door, before the stand-in."""

    teams: StandInTeams
    dispatch: Dispatch
    messenger: TeamsMessenger

    async def drop(self, who: TeamsUser, *names: str, text: str = "", data: bytes = DATA, **more: Any) -> str:
        """Drop files into the personal chat; what Kunna says."""
        await self.teams.say(who, text, [self.teams.bring(who, name, data, **more) for name in names])
        return await self.said(who)

    async def said(self, who: TeamsUser) -> str:
        """The newest message, when it is Kunna's."""
        async with asyncio.timeout(PATIENCE):
            while not (seen := self.teams.timeline(who)) or seen[-1].message.author != "bot":
                await self.teams.changed(self.teams.version, 0.05)
        return shown(seen[-1])

    @property
    def downloads(self) -> int:
        return self.teams.tenant.shelf.downloads


@pytest.fixture
async def door(empty_store: str, teams: StandInTeams) -> AsyncIterator[Door]:
    dispatch = Dispatch(Company("Lumivik", "en", "Europe/Stockholm", ("erik.berg@example.com",)))
    runner, messenger, _ = await serve(dispatch, teams)
    yield Door(teams, dispatch, messenger)
    await dispatch.drain()
    await runner.cleanup()


@pytest.fixture
def erik(teams: StandInTeams) -> TeamsUser:
    return teams.add_user("Erik Berg", "erik.berg@example.com", locale="en-GB")


@pytest.fixture
def anna(teams: StandInTeams) -> TeamsUser:
    return teams.add_user("Anna Lind", "anna.lind@example.com", locale="en-GB")


@pytest.fixture
async def elsewhere() -> AsyncIterator[tuple[str, list[web.Request]]]:
    """A host that nobody allowed, and what it was asked."""
    asked: list[web.Request] = []

    async def hear(request: web.Request) -> web.Response:
        asked.append(request)
        return web.Response(body=DATA)

    app = web.Application()
    app.router.add_get("/{path:.*}", hear)
    server = TestServer(app)
    await server.start_server()
    yield str(server.make_url("/metadata")), asked
    await server.close()


@pytest.mark.parametrize("text", ["", "hoist", "here is the list"])
async def test_a_dropped_file_is_read_without_any_token(door: Door, erik: TeamsUser, text: str) -> None:
    assert f"staff.csv: {len(DATA)} bytes" in await door.drop(erik, "staff.csv", text=text)
    assert door.downloads == 1


async def test_who_may_not_load_is_told_so_and_nothing_is_downloaded(door: Door, anna: TeamsUser) -> None:
    assert "admin" in await door.drop(anna, "staff.csv")
    assert door.downloads == 0


async def test_a_picture_and_several_files_are_sentences(door: Door, erik: TeamsUser) -> None:
    assert "I can read these: CSV, XLSX." in await door.drop(erik, "photo.png")
    assert "I take one file at a time, and this is how many came: 2." in await door.drop(erik, "a.csv", "b.csv")
    assert door.downloads == 0


async def test_a_picture_that_was_pasted_into_the_message_is_a_sentence(door: Door, erik: TeamsUser) -> None:
    await door.teams.install(erik)
    chat = door.teams.tenant.open_chat(erik)
    activity = door.teams._base("message", erik, chat) | {"text": ""}
    pasted = {"contentType": "image/png", "contentUrl": door.teams.service_url + "v3/attachments/1/views/original"}
    await door.teams.deliver(activity | {"attachments": [pasted]})
    assert "I can read these: CSV, XLSX." in await door.said(erik)


async def test_beside_a_mention_in_a_channel_no_file_is_taken(door: Door, erik: TeamsUser) -> None:
    await door.teams.install(erik)
    channel = await door.teams.add_team("Operations", [erik])
    await door.teams.mention(erik, channel, "hoist", files=[door.teams.bring(erik, "staff.csv", DATA)])
    assert "I take files only in our direct message" in await door.said(erik)
    assert door.downloads == 0


async def test_where_a_form_would_ask_the_card_says_how_to_send_the_file(door: Door, erik: TeamsUser) -> None:
    await door.teams.say(erik, "hoist whole:yes")
    said = await door.said(erik)
    assert "Attach the file to a message here in this chat" in said
    seen = door.teams.timeline(erik)[-1]
    assert door.teams.choices(erik, seen.message.id) == []  # nothing to submit: the card could carry no file
    words = said.partition("send both: ")[2].strip().partition("\n")[0]
    assert words.startswith('hoist whole:"yes"')
    assert "staff.csv: " in await door.drop(erik, "staff.csv", text='hoist whole:"yes"')


# --- what goes wrong on the way ----------------------------------------------------------------------------------


async def test_an_address_lives_for_some_minutes(door: Door, erik: TeamsUser) -> None:
    assert GONE in await door.drop(erik, "staff.csv", at=datetime.now(UTC) - timedelta(minutes=11))


async def test_no_more_is_read_than_may_be_whatever_is_said_of_the_size(door: Door, erik: TeamsUser) -> None:
    larger = b"x" * (FILE_BYTES + 1)
    assert "The file is larger than 10 MB" in await door.drop(erik, "a.csv", data=larger)
    assert "The file is larger than 10 MB" in await door.drop(erik, "a.csv", data=larger, said=100)
    assert f"a.csv: {FILE_BYTES} bytes" in await door.drop(erik, "a.csv", data=larger[1:])


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault("download", 401), GONE),
        (Fault("download", 403), GONE),
        (Fault("download", 404), GONE),
        (Fault("download", 500), AWAY),
        (Fault("download", 429, pause=30.0), AWAY),
        (Fault("download", cut=True, times=None), AWAY),
        (Fault("download", 200, page="<html>Sign in to your account</html>"), REFUSED),
        (Fault("download", 302), REFUSED),
        (Fault("download", 302, headers={"Location": "?again"}, times=None), REFUSED),
    ],
)
async def test_each_refusal_is_its_own_sentence(door: Door, erik: TeamsUser, fault: Fault, sentence: str) -> None:
    door.teams.faults.append(replace(fault))
    assert sentence in await door.drop(erik, "staff.csv")
    door.teams.faults.clear()
    assert f"staff.csv: {len(DATA)} bytes" in await door.drop(erik, "staff.csv")


async def test_a_download_that_breaks_off_is_no_file(door: Door, erik: TeamsUser) -> None:
    assert AWAY in await door.drop(erik, "staff.csv", cut_after=10)


async def test_a_host_that_says_nothing_is_not_waited_for_long(
    door: Door, erik: TeamsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = door.messenger.files.fetch._session
    monkeypatch.setattr(session, "_timeout", aiohttp.ClientTimeout(total=0.2))  # nobody waits for the real one
    door.teams.faults.append(Fault("download", 200, hang=30.0))
    assert AWAY in await door.drop(erik, "staff.csv")
    door.teams.faults.clear()


async def test_a_redirect_is_followed_on_hosts_that_are_allowed_and_nowhere_else(
    door: Door, erik: TeamsUser, elsewhere: tuple[str, list[web.Request]]
) -> None:
    url, asked = elsewhere
    for target in (url, "http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "//evil.example/x"):
        door.teams.faults.append(Fault("download", 302, headers={"Location": target}))
        assert REFUSED in await door.drop(erik, "staff.csv"), target
    assert asked == []
    other = door.teams.bring(erik, "other.csv", b"other")
    door.teams.faults.append(Fault("download", 302, headers={"Location": other.url}))
    assert "staff.csv: 5 bytes" in await door.drop(erik, "staff.csv")


async def test_no_address_that_an_activity_names_is_asked_but_on_an_allowed_host(
    door: Door, erik: TeamsUser, elsewhere: tuple[str, list[web.Request]]
) -> None:
    url, asked = elsewhere
    upload = door.teams.bring(erik, "staff.csv", DATA)
    upload.url = url
    await door.teams.say(erik, "", [upload])
    assert REFUSED in await door.said(erik)
    assert asked == []


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://lumivik-my.sharepoint.com/personal/erik/_layouts/15/download.aspx?UniqueId=1&tempauth=x", True),
        ("https://northeurope1-mediap.svc.ms/transform/zip?cs=x", True),
        ("https://smba.trafficmanager.net/emea/v3/attachments/1", True),
        ("http://lumivik-my.sharepoint.com/a.csv", False),
        ("https://lumivik-my.sharepoint.com:8443/a.csv", False),
        ("https://sharepoint.com.evil.example/a.csv", False),
        ("https://evilsharepoint.com/a.csv", False),
        ("https://lumivik.sharepoint.com@evil.example/a.csv", False),
        ("https://evil.example\\\\@lumivik.sharepoint.com/a.csv", False),
        ("https://127.0.0.1/a.csv", False),
        ("http://127.0.0.1:3978/a.csv", False),
        ("https://[::1]/a.csv", False),
        ("https://169.254.169.254/latest/meta-data", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_microsoft_s_own_hosts_are_asked_for_a_file(url: str, may: bool) -> None:
    assert Files(Teams(), False).fetch._allows(url) is may


async def test_neither_a_file_nor_its_address_is_in_a_log(
    door: Door, erik: TeamsUser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    for status in (200, 403, 500):
        door.teams.faults.extend([Fault("download", status)] if status != 200 else [])
        await door.drop(erik, "staff.csv", data=b"canary-4711;x\n")
    assert "canary-4711" not in caplog.text
    assert "tempauth" not in caplog.text


# --- hostile activities ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "attached",
    [
        None, {}, "x", [None], [1], [[]], [{}], [{"contentType": 1}], [{"contentType": read._SENT}],
        [{"contentType": read._SENT, "name": 1, "content": "x"}],
        [{"contentType": read._SENT, "content": {"downloadUrl": 1}}],
        [{"contentType": read._SENT, "content": {"downloadUrl": "https://a.sharepoint.com/" + "x" * 5000}}],
        [{"contentType": read._SENT}] * 1000,
    ],
)  # fmt: skip
def test_attachments_of_any_shape_are_read_without_a_word(attached: object) -> None:
    files = read._files({"attachments": attached})
    assert len(files) <= 20
    assert all(file.way["url"] == "" for file in files)


def test_what_clients_send_beside_words_is_no_file() -> None:
    words = {"contentType": "text/html", "content": "<div>hello</div>"}
    card = {"contentType": "application/vnd.microsoft.card.adaptive", "content": {}}
    assert read._files({"attachments": [words, card]}) == ()
