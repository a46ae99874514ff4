"""A file beside a line is for the command that asks for one, after its rights and looks are checked; whatever is wrong
with it is said. What a platform does to fetch one is the adapters' to promise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import pytest

from bot import command
from bot.command import COMMANDS, FILE_BYTES, Arg, Call, DeclarationError, FileIn, May, Profile, Unread
from bot.dispatch import Dispatch
from bot.incoming import Incoming
from bot.line import line
from bot.reply import Address, Answer, Form, Reply, Room, Text, UserText
from tests.cast import ANNA, MAJA
from tests.conftest import COMPANY
from tests.recorder import Recorder

CSV = FileIn("staff.csv", 7, {"id": "F1"})


async def weigh(
    call: Call,
    file: Annotated[FileIn, Arg("File", kinds=("csv", "xlsx"))],
    whole: Annotated[bool, Arg("Whole", prefix=True)] = False,
) -> Answer:
    return Reply(f"{file.name}: {len(await call.read(file))} {whole}")


@pytest.fixture(autouse=True)
def made_up_command() -> Iterator[None]:
    """A command for communicators, the one that takes files while a test runs."""
    before = dict(COMMANDS)
    for path, each in before.items():
        COMMANDS[path] = replace(each, takes_files=False)
    command.command("weigh", "Weigh a file", may=May.COMMUNICATOR, takes_files=True)(weigh)
    yield
    COMMANDS.clear()
    COMMANDS.update(before)


@pytest.fixture
def platform() -> Recorder:
    people: dict[str, Profile | None] = {who: Profile(who, who) for who in (ANNA, MAJA)}
    return Recorder(people, files={"staff.csv": b"a;b\n1;2"})


async def send(
    platform: Recorder, said: str, *files: FileIn, who: str = MAJA, room: Room | None = None, submitted: bool = False
) -> Answer:
    dispatch = Dispatch(COMPANY)
    dispatch.messengers["slack"] = platform
    incoming = Incoming(
        line=said, who=Address("slack", "T1", who), key="k1", room=room, files=files,
        via="submitted" if submitted else "typed",
    )  # fmt: skip
    kept = Incoming.from_json(json.loads(json.dumps(incoming.as_json())))
    assert kept == incoming  # as the worker finds it after a restart
    assert not dispatch.asks(kept) or not files
    return (await dispatch.answer(kept, language="en")).answer


def summary(answer: Answer) -> str:
    assert isinstance(answer, Reply), answer
    return answer.summary


@pytest.mark.parametrize("said", ["", "kunna weigh", "weigh", "hello", "here is our list from the salary system"])
async def test_a_file_without_words_of_its_own_goes_to_the_command_that_takes_files(
    sample_store: str, platform: Recorder, said: str
) -> None:
    assert summary(await send(platform, said, CSV)) == "staff.csv: 7 False"


async def test_words_beside_a_file_are_its_arguments(sample_store: str, platform: Recorder) -> None:
    assert summary(await send(platform, "kunna weigh whole:yes", CSV)) == "staff.csv: 7 True"


async def test_who_may_not_is_told_before_the_platform_is_asked_for_the_file(
    sample_store: str, platform: Recorder
) -> None:
    assert "communicators" in summary(await send(platform, "", CSV, who=ANNA))
    assert platform.read_of == []


@pytest.mark.parametrize("said", ["whoknows python", "who knows Python?"])
async def test_a_file_beside_another_question_is_left_alone_and_that_is_said(
    sample_store: str, platform: Recorder, said: str
) -> None:
    answer = await send(platform, said, CSV)
    assert "Python" in summary(answer)
    assert isinstance(answer, Reply)
    assert answer.blocks[-1] == Text("I left the file alone, since this needs none.", role="note")
    assert platform.read_of == []


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ((CSV, CSV), "I take one file at a time, and this is how many came: 2."),
        ((FileIn("photo.JPG", 9, {}),), "I cannot read files of this kind here. I can read these: CSV, XLSX."),
        ((FileIn("staff.csv", FILE_BYTES + 1, {}),), "The file is larger than 10 MB"),
    ],
)
async def test_what_cannot_be_taken_is_said_before_anything_is_fetched(
    sample_store: str, platform: Recorder, files: tuple[FileIn, ...], sentence: str
) -> None:
    assert summary(await send(platform, "", *files)).startswith(sentence)
    assert platform.read_of == []


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (Unread("too-large"), "The file is larger than 10 MB"),
        (Unread("gone"), "The file is no longer there."),
        (Unread("away"), "I could not fetch the file just now"),
        (Unread("refused"), "I was not let at this file."),
    ],
)
async def test_a_file_that_was_not_read_is_a_sentence(
    sample_store: str, platform: Recorder, why: Unread, sentence: str
) -> None:
    platform.files["staff.csv"] = why
    assert summary(await send(platform, "", CSV)).startswith(sentence)


async def test_a_name_without_an_end_says_nothing_so_the_file_is_looked_at(
    sample_store: str, platform: Recorder
) -> None:
    platform.files["Untitled"] = b"abc"
    assert summary(await send(platform, "", FileIn("Untitled", 0, {}))) == "Untitled: 3 False"


async def test_in_a_room_no_dropped_file_is_taken(sample_store: str, platform: Recorder) -> None:
    answer = await send(platform, "kunna weigh", CSV, room=Room("slack", "T1", "C1"))
    assert summary(answer).startswith("I take files only in our direct message")
    assert platform.read_of == []
    direct = Room("slack", "T1", "D1", direct=True)
    assert summary(await send(platform, "kunna weigh", CSV, room=direct)) == "staff.csv: 7 False"


async def test_a_form_asks_for_the_file_and_takes_it_in_its_field(sample_store: str, platform: Recorder) -> None:
    form = await send(platform, "kunna weigh")
    assert isinstance(form, Form)
    assert [(each.name, each.kind, each.kinds) for each in form.fields] == [
        ("file", "file", ("csv", "xlsx")),
        ("whole", "choice", ()),
    ]
    filled = replace(CSV, field="file")
    room = Room("slack", "T1", "C1")  # where the form was asked for; the file went into the form
    assert summary(await send(platform, form.run, filled, room=room, submitted=True)) == "staff.csv: 7 False"


async def test_what_is_wrong_with_a_form_s_file_stands_at_its_field(sample_store: str, platform: Recorder) -> None:
    picture = await send(platform, "kunna weigh", FileIn("a.png", 1, {}, "file"), submitted=True)
    assert isinstance(picture, Form)
    assert picture.errors["file"].startswith("I cannot read files of this kind")
    platform.files["staff.csv"] = Unread("gone")
    gone = await send(platform, "kunna weigh", replace(CSV, field="file"), submitted=True)
    assert isinstance(gone, Form)
    assert gone.errors["file"].startswith("The file is no longer there")


async def greedy(call: Call, file: FileIn, why: UserText) -> Answer:
    return Reply("")


async def fileless(call: Call) -> Answer:
    return Reply("")


def test_what_cannot_be_asked_for_beside_a_file_is_refused_at_import() -> None:
    with pytest.raises(DeclarationError, match="nothing may be required"):
        command.command("kunna greedy", "Asks too much")(greedy)
    with pytest.raises(DeclarationError, match="one command takes the files"):
        command.command("kunna fileless", "Takes files", takes_files=True)(fileless)
    with pytest.raises(DeclarationError, match="one command takes the files"):
        command.command("kunna again", "Takes files too", takes_files=True)(weigh)


def test_no_line_carries_a_file() -> None:
    with pytest.raises(TypeError, match="No line can carry a file"):
        line(weigh, file=CSV)
