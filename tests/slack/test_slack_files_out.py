"""A file that was asked for in Slack is in the asker's direct message and nowhere else; the answer says so."""

from __future__ import annotations

import pytest

from bot.adapters.playground import slack_uploads
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.slack_workspace import Message
from bot.adapters.slack.manifest import SCOPES
from bot.imports.people import read_people
from bot.models.audit import Act
from bot.models.people import Person
from bot.models.store import transaction
from tests.slack.conftest import World


@pytest.fixture
def database() -> str:
    """What is in a file is tested on both databases elsewhere; here it is how it gets there."""
    return "sqlite"


async def asked(world: World, channel: str, line: str = "/whoknows export") -> list[Message]:
    """What the admin sees when it is answered."""
    await transaction(lambda: Person.draft("=Åsa Öst", "asa.ost@example.com", "IT").save())
    await world.slack.type_command(world.bo, channel, line)
    await world.until(lambda: any(message.user != world.bo for message in world.sees(world.bo)))
    await world.calm()
    return world.sees(world.bo)


def texts(message: Message) -> str:
    return f"{message.text} {message.blocks}"


async def test_it_is_in_the_direct_message_and_the_answer_in_a_channel_says_so(world: World) -> None:
    handed, answer = await asked(world, world.general)
    assert handed.channel == world.slack.direct(world.bo).id
    assert handed.text == "Here is the file you asked for."
    assert [file["name"] for file in handed.files] == ["people.csv"]
    assert (answer.channel, answer.only_for) == (world.general, world.bo)
    assert "people.csv (1 kB) is in our direct message." in texts(answer)
    assert "2 people with what they know are in the file." in texts(answer)
    assert not any(message.files for message in world.sees(world.anna))
    found = slack_uploads.given(world.slack, world.bo, handed.files[0]["id"])
    assert found is not None
    assert slack_uploads.given(world.slack, world.anna, handed.files[0]["id"]) is None
    file = read_people(found[1])
    assert [(row.name, row.email) for row in file.rows] == [
        ("=Åsa Öst", "asa.ost@example.com"), ("Bo Berg", "bo.berg@example.com"),
    ]  # fmt: skip
    assert [(act.did, act.what) for act in await Act.all()] == [("whoknows export", "rows:2")]


async def test_the_empty_file_comes_with_an_example_beside_it(world: World) -> None:
    handed, answer = await asked(world, world.slack.direct(world.bo).id, "/whoknows template")
    found = slack_uploads.given(world.slack, world.bo, handed.files[0]["id"])
    assert found == (
        "people-template.csv",
        '\ufeff"Name","E-mail","Unit","Place","Title","Language","Skills"\r\n'.encode(),
    )
    assert "anna.lind@example.com" in texts(answer)


async def test_who_may_not_have_it_gets_no_file(world: World) -> None:
    await world.slack.type_command(world.anna, world.direct, "/whoknows export")
    await world.answers(1)
    assert not world.slack.uploads


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (Fault("files.getUploadURLExternal", times=None), "I could not put people.csv"),
        (Fault("upload", times=None), "I could not put people.csv"),
        (Fault("upload", times=None, cut=True), "I could not put people.csv"),
        (Fault("upload", status=302, headers={"Location": "http://127.0.0.1:1/"}), "I could not put people.csv"),
        (Fault("conversations.open", times=None), "I could not put people.csv"),
        (Fault("files.completeUploadExternal", status=200, body={"ok": False, "error": "x"}), "I could not put people"),
        (Fault("files.completeUploadExternal", times=None, accept=True), "I do not know whether people.csv has"),
        (Fault("files.completeUploadExternal", times=None, cut=True, accept=True), "I do not know whether people.csv"),
    ],
)
async def test_what_went_wrong_is_said_and_nothing_is_shared_twice(world: World, fault: Fault, says: str) -> None:
    world.slack.faults.append(fault)
    seen = await asked(world, world.general)
    assert says in texts(seen[-1])
    assert sum(bool(message.files) for message in seen) <= 1


async def test_a_pause_that_slack_asks_for_is_waited_for(world: World) -> None:
    world.slack.faults.append(Fault("files.getUploadURLExternal", status=429, headers={"Retry-After": "1"}))
    world.slack.faults.append(Fault("files.completeUploadExternal", status=429, headers={"Retry-After": "1"}))
    handed, answer = await asked(world, world.general)
    assert handed.files
    assert "is in our direct message." in texts(answer)


async def test_no_file_goes_to_another_host_than_slacks(world: World) -> None:
    url = "http://127.0.0.1:9/upload/x"
    body = {"ok": True, "upload_url": url, "file_id": "F1"}
    world.slack.faults.append(Fault("files.getUploadURLExternal", status=200, body=body))
    (answer,) = await asked(world, world.general)
    assert "I could not put people.csv" in texts(answer)


def test_the_manifest_asks_for_what_this_needs() -> None:
    assert {"files:write", "im:write"} <= set(SCOPES)
