"""A row with its one button beside it: it reads as it was written, or it is drawn the long way; nothing is live."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block as SlackBlock

from bot.adapters.playground.slack_refusals import check_message
from bot.adapters.slack import draw, limits
from bot.reply import Action, Address, Button, Inline, Line, Link, List, PersonName, Reply, Row, Strong, Text, When

Json = dict[str, Any]
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
PROFILE = Button("Profile", "whoknows person/7")
ANNA = PersonName("Anna Lind", "anna.lind@example.com", (Address("slack", "T1", "U7"),))
ERIK = PersonName("Erik Åkesson", "erik_a@example.com")
MENTION, MAIL = "<@U7>", "<mailto:erik_a@example.com|Erik Åkesson>"
DATE = f"<!date^{int(NOON.timestamp())}^{{date_short_pretty}}|2026-11-21 12:00 UTC>"


def drawn(*rows: Row, public: bool = False) -> list[Json]:
    """The blocks of a list, which Slack would take."""
    message = draw.message(Reply("s", (List(rows),), public), "T1", "en")
    assert check_message(message) == ""
    for block in SlackBlock.parse_all(message["blocks"]):
        block.validate_json()
    blocks: list[Json] = message["blocks"][1:]
    return blocks


def row(title: Line, *details: Line, actions: tuple[Action, ...] = (PROFILE,)) -> Row:
    return Row(title, details, actions)


def read(text: str) -> str:
    """The letters that Slack shows, by its rules for mrkdwn; fails where a sign could be more than a letter."""
    shown = re.sub(rf"{re.escape(MENTION)}|{re.escape(DATE)}", "§", text)
    shown = shown.replace(MAIL, "Erik Åkesson")
    assert not re.search(r"[<>]", shown), "markup that is not ours"
    assert not re.search(r"&(?!amp;|lt;|gt;)", shown)
    opened = [line.count("*") for line in shown.split("\n")]
    assert opened[0] >= 2, "the title is bold"
    assert all(count % 2 == 0 for count in opened), "bold that is left open"
    assert not re.search(r"[_~`\uff0a\uff3f\uff40]", shown)
    assert not re.search(r":[^\s:]+:", shown), "an emoji"
    assert not re.search(r"^\s*(&gt;|\uff1e|[-•]\s|\d+\.\s)", shown, re.MULTILINE), "quote or list"
    letters = shown.replace("*", "")
    return letters.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def words(line: Line) -> str:
    """A line's letters; a mention and a date as one."""
    parts = (line,) if isinstance(line, str) else line
    told = ""
    for part in parts:
        match part:
            case str():
                told += part
            case Strong(text):
                told += text
            case When():
                told += "§"
            case PersonName():
                told += "§" if part == ANNA else part.name
    return told.encode("utf-8", "ignore").decode().replace("\0", "")


def test_a_row_with_one_button_is_one_block_with_the_button_at_its_right() -> None:
    [block] = drawn(row((ANNA,), "Python: can teach · 7 endorsements", ("Engineering & more, since ", When(NOON))))
    assert block["type"] == "section"
    assert block["text"] == {
        "type": "mrkdwn",
        "text": f"*{MENTION}*\nPython: can teach · 7 endorsements\nEngineering &amp; more, since {DATE}",
        "verbatim": True,
    }
    assert block["accessory"] == {
        "type": "button",
        "action_id": "a1",
        "text": {"type": "plain_text", "text": "Profile", "emoji": False},
        "value": "whoknows person/7",
    }


def test_ten_people_are_ten_blocks() -> None:
    assert [block["type"] for block in drawn(*[row((ANNA,), "Python: can")] * 10)] == ["section"] * 10


def test_a_person_is_mentioned_in_private_only_and_else_reached_by_mail_where_there_is_one() -> None:
    def text(person: PersonName, public: bool = False) -> str:
        return str(drawn(row((person,)), public=public)[0]["text"]["text"])

    assert text(ANNA) == "*<@U7>*"
    assert text(ANNA, public=True) == "*<mailto:anna.lind@example.com|Anna Lind>*"
    assert text(ERIK) == f"*{MAIL}*"
    assert text(PersonName("Nobody & Sons")) == "*Nobody &amp; Sons*"


@pytest.mark.parametrize(
    "actions",
    [(), (PROFILE,) * 2, (PROFILE,) * 3, (Link("Read", "https://kunna.example"),), (Button("Profile", " "),)],
    ids=["none", "two", "three", "a link", "nothing to send"],
)
def test_other_rows_stay_as_they_are(actions: tuple[Action, ...]) -> None:
    assert drawn(row("Title", "detail", actions=actions))[0]["type"] == "rich_text"


def test_a_list_with_a_label_too_long_for_the_side_has_all_its_buttons_below() -> None:
    long = Button("May I post a photo of a colleague?", "policy photo")
    types = [block["type"] for block in drawn(row("One"), row("Two", actions=(long,)))]
    assert types == ["rich_text", "actions"] * 2


UNSURE = [
    "*bold*", "C*", "_it_", "snake_case", "~no~", "`code`", "```pre", "＊wide＊", "＿wide＿", "｀wide｀", "@here",
    "a@b.example", ":tada:", "x:tada:", ":)", "https://evil.example", "one\rtwo", "one\u2028two", "<@U12345|x>",
]  # fmt: skip
UNSURE_BELOW = ["> quoted", "＞ quoted", "  >quoted", "- one", "• one", "1. one", "2) two", "fine\n> not fine"]


@pytest.mark.parametrize("text", UNSURE)
def test_a_title_that_slack_could_read_otherwise_is_drawn_the_long_way_and_whole(text: str) -> None:
    for title in (text, (Strong(text),), (PersonName(text, "anna.lind@example.com"),), ("With ", text)):
        block = drawn(row(title))[0]
        assert block["type"] == "rich_text"
        assert "".join(e["text"] for e in block["elements"][0]["elements"]) == words(title)


@pytest.mark.parametrize("text", UNSURE + UNSURE_BELOW)
def test_a_detail_that_slack_could_read_otherwise_is_drawn_the_long_way_and_whole(text: str) -> None:
    below, button = drawn(row("Title", text))
    assert (below["type"], button["type"]) == ("rich_text", "actions")
    assert "".join(e["text"] for e in below["elements"][0]["elements"]) == f"Title\n{text}"


@pytest.mark.parametrize(
    "text", ["C++", "3. Remote work", "- dash", "Anna (HR)?", "<b>", "R&D", "a ; b & &lt; c", "👩‍👩‍👧‍👦"]
)
def test_a_title_that_can_only_be_read_one_way_is_beside_its_button(text: str) -> None:
    [block] = drawn(row(text, "x"))
    assert read(block["text"]["text"]) == f"{text}\nx"


@pytest.mark.parametrize("title", ["", " ", "two\nlines", " Anna", "Anna "])
def test_a_title_that_cannot_be_bold_is_drawn_the_long_way(title: str) -> None:
    assert all(block["type"] != "section" for block in drawn(row(title, "x")))


def test_bold_inside_a_line_stands_at_the_edge_of_words() -> None:
    [block] = drawn(row("Stage", ("It is ", Strong("new"), ", by ", ERIK)))
    assert block["text"]["text"] == f"*Stage*\nIt is *new*, by *{MAIL}*"
    for detail in (("pre", Strong("new")), (Strong("new"), "er"), (Strong("a"), Strong("b")), (Strong(" a"),)):
        assert drawn(row("Stage", detail))[0]["type"] == "rich_text"


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("A", "a*b*@example.com"),
        ("A", "a`b`@example.com"),
        ("A", "~a~@example.com"),
        ("A | B", "a@example.com"),
        ("A\nB", "a@example.com"),
        (" ", "a@example.com"),
    ],
)
def test_a_link_that_slack_could_read_otherwise_is_drawn_the_long_way(name: str, email: str) -> None:
    link = drawn(row("By", ("By ", PersonName(name, email))))[0]["elements"][0]["elements"][-1]
    assert (link["text"], link["url"]) == (name, f"mailto:{email}")
    assert drawn(row("Engineer | Oslo", "a | b"))[0]["type"] == "section", "outside links it is a letter"


def test_a_text_as_long_as_a_section_may_be_fits_and_a_longer_one_is_drawn_the_long_way() -> None:
    room = limits.SECTION - len("*T*\n")
    assert drawn(row("T", "x" * room))[0]["type"] == "section"
    assert drawn(row("T", "x" * (room + 1)))[0]["type"] == "rich_text"
    assert drawn(row("T", "&" * 700))[0]["type"] == "rich_text", "an entity counts as what Slack may count"


def test_the_last_row_that_fits_the_message_whole_is_the_last_beside_its_button_and_the_cut_is_said() -> None:
    rows = [row(f"Person {n}", "x" * 2_000) for n in range(10)]
    message = draw.message(Reply("s", (List(tuple(rows)),)), "T1", "en")
    assert check_message(message) == ""
    sections = [block for block in message["blocks"] if block["type"] == "section"]
    assert 4 <= len(sections) <= 6
    assert all(block["text"]["text"].endswith("x" * 2_000) for block in sections)
    assert message["blocks"][-1]["type"] == "context"


# --- any text --------------------------------------------------------------------------------------------------

SIGNS = st.text(alphabet="ab12 .,:;()-•>＞<&*_~`＊@|#!?\n^{}/\\\u200b\u2060\r\u2028", max_size=12)
spoken = st.one_of(st.sampled_from(["Python", "R&D", "a <b>", "Data · Oslo", *UNSURE, *UNSURE_BELOW]), SIGNS, st.text())
inline: st.SearchStrategy[Inline] = st.one_of(
    spoken, st.builds(Strong, spoken), st.just(When(NOON)), st.sampled_from([ANNA, ERIK])
)
lines: st.SearchStrategy[Line] = st.one_of(spoken, st.lists(inline, max_size=4).map(tuple))


@settings(max_examples=400, deadline=None)
@given(lines, st.lists(lines, max_size=3))
@example((ANNA, ", ", When(NOON)), ["", ("> ", ANNA)])
@example(":", [(Strong("a"), ":x:")])
def test_any_row_reads_as_it_was_written(title: Line, details: list[Line]) -> None:
    blocks = drawn(row(title, *details))
    whole = "\n".join(words(line) for line in (title, *details))
    if blocks[0]["type"] == "section":
        assert len(blocks) == 1
        assert blocks[0]["text"]["verbatim"] is True
        assert read(blocks[0]["text"]["text"]) == whole
    else:
        assert blocks[-1]["elements"][0]["value"] == PROFILE.run
        said = set(re.findall(r'"user_id": "(\w+)"', json.dumps(blocks)))
        assert said <= {"U7"}


def test_what_is_beside_a_button_counts_in_what_a_message_may_show() -> None:
    long = tuple(Text("x" * 2_900) for _ in range(4))
    message = draw.message(Reply("s", (*long, List((row("T", "y" * 400),)))), "T1", "en")
    assert check_message(message) == ""
    assert "section" not in [block["type"] for block in message["blocks"]]
