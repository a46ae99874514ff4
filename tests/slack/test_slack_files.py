"""A file that is sent to Kunna in Slack is asked about, then read with the token, from Slack's own host and nowhere
else; whatever goes wrong on the way is a sentence, and who may not load causes no download at all."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import clock, command, worker
from bot.adapters import fetch
from bot.adapters.playground import slack_wire
from bot.adapters.playground.faults import Fault
from bot.adapters.slack import read
from bot.adapters.slack.api import Api
from bot.adapters.slack.files import Files
from bot.adapters.slack.workspaces import Workspaces
from bot.command import COMMANDS, FILE_BYTES, Arg, Call, FileIn, May
from bot.imports import child
from bot.models import doors
from bot.reply import Answer, Reply
from bot.settings import Slack
from tests.slack.conftest import World

DATA = b"name;email\nAnna;anna@example.com\n"
REFUSED, AWAY = "I was not let at this file", "I could not fetch the file just now"


async def heave(call: Call, file: Annotated[FileIn, Arg("Table", kinds=("csv", "xlsx"))]) -> Answer:
    return Reply(f"{file.name}: {len(await call.read(file))} bytes")


@pytest.fixture(autouse=True)
def made_up_command() -> Iterator[None]:
    """A command for admins (Bo), the one that takes files while a test runs."""
    before = dict(COMMANDS)
    for path, each in before.items():
        COMMANDS[path] = replace(each, takes_files=False)
    command.command("heave", "Heave a file", may=May.ADMIN, takes_files=True)(heave)
    yield
    COMMANDS.clear()
    COMMANDS.update(before)


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


async def drop(world: World, *names: str, who: str = "", text: str = "", data: bytes = DATA, **more: Any) -> str:
    """Drop files into the direct message; what Kunna says."""
    who = who or world.bo
    before = len(world.ledger)
    uploads = [world.slack.bring(who, name, data, **more) for name in names]
    await world.slack.say(who, world.slack.direct(who).id, text, files=uploads)
    await world.answers(before + 1)
    return world.ledger[-1].text


async def test_a_file_dropped_without_words_is_read(world: World) -> None:
    assert await drop(world, "staff.csv") == f"staff.csv: {len(DATA)} bytes"
    assert world.slack.shelf.downloads == 1


async def test_words_beside_a_file_may_name_the_command(world: World) -> None:
    assert await drop(world, "staff.csv", text="heave") == f"staff.csv: {len(DATA)} bytes"


async def test_who_may_not_load_is_told_so_and_nothing_is_downloaded(world: World) -> None:
    assert "admin" in await drop(world, "staff.csv", who=world.anna)
    assert world.slack.shelf.downloads == 0


@pytest.mark.parametrize("name", ["photo.png", "staff.pdf", "PHOTO.JPEG"])
async def test_a_picture_is_refused_by_its_name_and_not_downloaded(world: World, name: str) -> None:
    assert (await drop(world, name)).startswith("I cannot read files of this kind here. I can read these: CSV, XLSX.")
    assert world.slack.shelf.downloads == 0


async def test_several_files_at_once_are_one_sentence(world: World) -> None:
    assert (await drop(world, "a.csv", "b.csv")).startswith("I take one file at a time, and this is how many came: 2.")
    assert world.slack.shelf.downloads == 0


async def test_beside_a_mention_in_a_channel_no_file_is_taken(world: World) -> None:
    upload = world.slack.bring(world.bo, "staff.csv", DATA)
    await world.slack.say(world.bo, world.general, "@Kunna", files=[upload])
    [answer] = await world.answers()
    assert answer.text.startswith("I take files only in our direct message")
    assert answer.only_for == world.bo
    assert world.slack.shelf.downloads == 0


async def test_a_file_from_another_company_is_asked_about_first(world: World) -> None:
    assert await drop(world, "staff.csv", elsewhere=True) == f": {len(DATA)} bytes"  # the event did not say its name


async def test_a_file_in_a_form_s_field_is_read(world: World) -> None:
    upload = world.slack.bring(world.bo, "staff.csv", DATA)
    await world.slack.type_command(world.bo, world.slack.direct(world.bo).id, "/heave")
    [view] = world.slack.open_views(world.bo)
    [block] = [each for each in view.drawn["blocks"] if each["type"] == "input"]
    assert block["element"]["type"] == "file_input"
    assert block["element"]["filetypes"] == ["csv", "xlsx"]
    assert block["element"]["max_files"] == 1
    await world.slack.submit(world.bo, view.id, {"file": upload.id})
    await world.calm()
    assert world.ledger[-1].text == f"staff.csv: {len(DATA)} bytes"


async def test_what_is_wrong_with_a_form_s_file_stands_at_its_field(world: World) -> None:
    upload = world.slack.bring(world.bo, "photo.png", DATA)
    await world.slack.type_command(world.bo, world.slack.direct(world.bo).id, "/heave")
    [view] = world.slack.open_views(world.bo)
    await world.slack.submit(world.bo, view.id, {"file": upload.id})
    assert view.errors["file"].startswith("I cannot read files of this kind here")
    await world.slack.submit(world.bo, view.id, {"file": world.slack.bring(world.bo, "a.csv", DATA).id})
    await world.calm()
    assert world.ledger[-1].text == f"a.csv: {len(DATA)} bytes"


# --- what goes wrong on the way ----------------------------------------------------------------------------------


async def test_a_file_that_was_deleted_meanwhile(world: World) -> None:
    assert (await drop(world, "staff.csv", deleted=True)).startswith("The file is no longer there")


async def test_a_file_as_large_as_may_be_is_read_and_a_larger_one_not_even_fetched(world: World) -> None:
    assert await drop(world, "a.csv", data=b"x" * FILE_BYTES) == f"a.csv: {FILE_BYTES} bytes"
    assert (await drop(world, "b.csv", data=b"x" * (FILE_BYTES + 1))).startswith("The file is larger than 10 MB")
    assert world.slack.shelf.downloads == 1


async def test_no_more_is_read_than_may_be_whatever_slack_says_of_the_size(world: World) -> None:
    said = await drop(world, "a.csv", data=b"x" * (FILE_BYTES + 100_000), said=100)
    assert said.startswith("The file is larger than 10 MB")


@pytest.mark.parametrize("cut_after", [0, 10])
async def test_a_download_that_breaks_off_is_no_file(world: World, cut_after: int) -> None:
    assert (await drop(world, "a.csv", cut_after=cut_after)).startswith(AWAY)


async def test_fewer_bytes_than_slack_says_is_no_file(world: World) -> None:
    assert (await drop(world, "a.csv", said=len(DATA) + 1)).startswith(AWAY)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault("download", 403), REFUSED),
        (Fault("download", 404), "The file is no longer there"),
        (Fault("download", 500), AWAY),
        (Fault("download", 429, pause=30.0), AWAY),
        (Fault("download", cut=True, times=None), AWAY),
        (Fault("download", 200, page="<html>Log in to Slack</html>"), REFUSED),
        (Fault("download", 200, headers={"Content-Encoding": "gzip"}, body={"a": 1}), REFUSED),
        (Fault("files.info", 200, body={"ok": False, "error": "file_deleted"}), "The file is no longer there"),
        (Fault("files.info", 200, body={"ok": False, "error": "access_denied"}), REFUSED),
        (Fault("files.info", 200, body={"ok": False, "error": "missing_scope"}), AWAY),
        (Fault("files.info", 503), AWAY),
        (Fault("files.info", 200, body={"ok": True, "file": []}), "The file is no longer there"),
    ],
)
async def test_each_refusal_is_its_own_sentence(world: World, fault: Fault, sentence: str) -> None:
    world.slack.faults.append(replace(fault))
    assert (await drop(world, "staff.csv")).startswith(sentence)
    world.slack.faults.clear()
    assert await drop(world, "staff.csv") == f"staff.csv: {len(DATA)} bytes"  # and the next one is read


async def test_a_host_that_says_nothing_is_not_waited_for_long(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    session = world.messenger.files.fetch._session
    monkeypatch.setattr(session, "_timeout", aiohttp.ClientTimeout(total=0.2))  # nobody waits for the real one
    world.slack.faults.append(Fault("download", 200, hang=30.0))
    assert (await drop(world, "staff.csv")).startswith(AWAY)
    world.slack.faults.clear()
    assert 0 < (fetch.TIMEOUT.total or 0) + child.SECONDS < doors.LEASE.total_seconds()


async def test_no_token_follows_a_redirect(world: World, elsewhere: tuple[str, list[web.Request]]) -> None:
    url, asked = elsewhere
    world.slack.faults.append(Fault("download", 302, headers={"Location": url}))
    assert (await drop(world, "staff.csv")).startswith(REFUSED)
    assert asked == []


async def test_not_even_to_where_the_token_might_have_gone(world: World) -> None:
    other = world.slack.bring(world.bo, "other.csv", DATA)
    world.slack.faults.append(Fault("download", 302, headers={"Location": other.url}))
    assert (await drop(world, "staff.csv")).startswith(REFUSED)
    assert world.slack.shelf.downloads == 1


async def test_no_token_goes_to_a_host_that_slack_s_answer_names(
    world: World, elsewhere: tuple[str, list[web.Request]]
) -> None:
    url, asked = elsewhere
    upload = world.slack.bring(world.bo, "staff.csv", DATA)
    upload.url = url
    await world.slack.say(world.bo, world.slack.direct(world.bo).id, "", files=[upload])
    [answer] = await world.answers()
    assert answer.text.startswith(REFUSED)
    assert asked == []


@pytest.mark.parametrize(
    ("api_url", "url", "may"),
    [
        ("https://slack.com/api/", "https://files.slack.com/files-pri/T1-F1/download/a.csv", True),
        ("https://slack-gov.com/api/", "https://files.slack-gov.com/files-pri/T1-F1/download/a.csv", True),
        ("https://slack.com/api/", "https://slack.com/files-pri/T1-F1/a.csv", False),
        ("https://slack.com/api/", "http://files.slack.com/files-pri/T1-F1/a.csv", False),
        ("https://slack.com/api/", "https://files.slack.com:8443/a.csv", False),
        ("https://slack.com/api/", "https://files.slack.com.evil.example/a.csv", False),
        ("https://slack.com/api/", "https://files.slack.com@evil.example/a.csv", False),
        ("https://slack.com/api/", "https://evil.example\\@files.slack.com/a.csv", False),
        ("https://slack.com/api/", "https://docs.google.com/document/1", False),
        ("https://slack.com/api/", "https://169.254.169.254/latest/meta-data", False),
        ("https://slack.com/api/", "http://127.0.0.1:3978/", False),
        ("https://slack.com/api/", "file:///etc/passwd", False),
        ("https://slack.com/api/", "", False),
    ],
)
def test_only_slack_s_own_host_for_files_gets_the_token(api_url: str, url: str, may: bool) -> None:
    settings = Slack(api_url=api_url)
    files = Files(settings, Workspaces(settings, None, Api(settings)))
    assert files.fetch._allows(url) is may


async def test_after_a_restart_the_worker_still_reads_the_file(world: World) -> None:
    upload = world.slack.bring(world.bo, "staff.csv", DATA)
    message = world.slack.post(world.slack.direct(world.bo).id, world.bo, "", brought=(upload,))
    _, body = slack_wire.event(world.slack, "message", world.slack.members[world.bo], message)
    incoming = read.event(json.loads(body), "")
    assert incoming is not None
    await doors.take_in(incoming)  # and then the process died
    at = datetime.now(UTC) + 2 * doors.LEASE
    with clock.frozen(lambda: at):
        assert await worker.take_up(world.dispatch)
    assert world.ledger[-1].text == f"staff.csv: {len(DATA)} bytes"


async def test_what_is_in_a_file_is_in_no_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await drop(world, "staff.csv", data=b"canary-4711;x\n")
    world.slack.faults.append(Fault("download", 403))
    await drop(world, "staff.csv", data=b"canary-4711;x\n")
    told = caplog.text
    assert "canary-4711" not in told
    assert world.slack.bot_token not in told


# --- hostile payloads ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "listed",
    [
        None, "F1", {}, [None], [1], ["F1"], [{}], [{"id": 1}], [{"id": "../../etc"}], [{"id": "F1", "size": "x"}],
        [{"id": "F1", "name": {"a": 1}, "size": 1.5}], [{"id": "F" + "1" * 40}], [[]] * 1000,
    ],
)  # fmt: skip
def test_files_of_any_shape_are_read_without_a_word(listed: object) -> None:
    for file in read.files(listed, "T1"):
        assert file.size == 0
        assert file.name == ""


def test_a_name_is_somebody_s_words() -> None:
    [file] = read.files([{"id": "F1", "name": "\u202egnp.exe" + "x" * 500, "size": 3}] * 1, "T1", "file")
    assert file == FileIn("gnp.exe" + "x" * 193, 3, {"id": "F1", "space": "T1"}, "file")
    assert len(read.files([{"id": "F1"}] * 100, "T1")) == 20
