"""Slack's markup and payloads read as what people meant."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.slack import read
from bot.reply import Room


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("<@U0BOT> whoknows pyhton", "whoknows pyhton"),
        ("whoknows me <@U0BOT|kunna>", "whoknows me"),
        ("whoknows <@U7|anna.lind>", "whoknows <@U7>"),
        ("whoknows <@W7>", "whoknows <@W7>"),
        ("see <https://x.example/?a=1&amp;b=2>", "see https://x.example/?a=1&b=2"),
        ("see <http://x.example|x.example>", "see x.example"),
        ("see <https://evil.example|bank.example>", "see bank.example (https://evil.example)"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<mailto:a@b.example>", "a@b.example"),
        ("in <#C123|general> or <#C124>", "in #general or #C124"),
        ("<!here> <!channel|channel> <!subteam^S1|@devs> <!subteam^S1>", "@here channel @devs @subteam"),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("&lt;!channel&gt;", "<!channel>"),
        ("C++ < 3", "C++ < 3"),
        ("<@", "<@"),
        ("", ""),
    ],
)
def test_markup_is_read_as_what_was_meant(sent: str, meant: str) -> None:
    assert read.plain(sent, "U0BOT") == meant


def payload(**more: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T1"}, "trigger_id": "t.1",
        "channel": {"id": "D1"}, "container": {"is_ephemeral": True}, "response_url": "https://hooks.slack.com/x",
        "actions": [{"type": "button", "action_id": "a1", "value": "idea 12"}],
    }  # fmt: skip
    return base | more


def test_a_press_is_its_line_and_a_menu_s_entry_too_but_a_link_is_none() -> None:
    pressed = read.press(payload())
    assert pressed
    assert (pressed.line, pressed.key, pressed.via) == ("idea 12", "t.1", "pressed")
    menu = {"type": "overflow", "action_id": "a", "selected_option": {"value": "idea 13", "text": {}}}
    chosen = read.press(payload(actions=[menu]))
    assert chosen
    assert chosen.line == "idea 13"
    assert read.press(payload(actions=[{"type": "button", "action_id": "a", "url": "https://x.example"}])) is None
    menu = {"type": "overflow", "action_id": "a", "selected_option": {"value": "link-0", "url": "https://x.example"}}
    assert read.press(payload(actions=[menu])) is None


@pytest.mark.parametrize(
    ("channel", "ephemeral", "direct"), [("D1", False, True), ("D1", True, False), ("C1", False, False)]
)
def test_a_press_under_the_bots_own_direct_message_has_no_others_around(
    channel: str, ephemeral: bool, direct: bool
) -> None:
    pressed = read.press(payload(channel={"id": channel}, container={"is_ephemeral": ephemeral}))
    assert pressed is not None
    assert pressed.room == Room("slack", "T1", channel, direct)


def test_only_a_message_that_lasts_is_answered_by_one() -> None:
    for container, lasting in (({"is_ephemeral": False}, True), ({"is_ephemeral": True}, False), ({}, False)):
        pressed = read.press(payload(container=container))
        assert pressed
        assert (pressed.way.get("said_in") == "direct") is lasting
    in_channel = read.press(payload(container={"is_ephemeral": False}, channel={"id": "C1"}))
    assert in_channel
    assert in_channel.way["said_in"] == "channel"


def test_the_presser_s_own_workspace_counts() -> None:
    pressed = read.press(payload(user={"id": "U1", "team_id": "T2"}))
    assert pressed
    assert (pressed.who.space, pressed.who.user) == ("T2", "U1")


@pytest.mark.parametrize("told", [{"user_team": "T2"}, {"source_team": "T2"}, {"team": "T2"}])
def test_a_writer_s_own_workspace_counts_in_a_shared_channel(told: dict[str, str]) -> None:
    inner = {"type": "app_mention", "user": "U1", "channel": "C1", "text": "<@U0BOT> hi", "team": "T1"} | told
    outer = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": inner}
    heard = read.event(outer, "U0BOT")
    assert heard
    assert heard.room
    assert (heard.who.space, heard.room.space, heard.line) == ("T2", "T1", "hi")


def test_what_no_store_takes_is_left_out() -> None:
    view = {
        "state": {
            "values": {"na\0me": {"a": {"value": "x\0y\ud800z"}}, "level": {"b": {"selected_option": {"value": "2"}}}}
        }
    }
    assert read.values(view) == {"name": "xyz", "level": "2"}
    pressed = read.press(payload(actions=[{"type": "button", "value": "idea\0 \udfff12"}]))
    assert pressed
    assert pressed.line == "idea 12"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["event", "user", "id", "team_id", "team", "view", "actions", "value", "state", "values", "channel", "text",
             "private_metadata", "run", "way", "type", "authorizations", "container", "selected_option", "command"]
        ),
        inner, max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


TOP = [
    "event", "user", "team", "view", "actions", "channel", "team_id", "user_id", "command", "container", "type",
    "authorizations", "text",
]  # fmt: skip


@given(st.dictionaries(st.sampled_from(TOP), anything))
def test_no_shape_breaks_the_reader(payload: dict[str, Any]) -> None:
    for found in (read.command(payload), read.event(payload, ""), read.press(payload), read.submission(payload)):
        assert found is None or (found.who.user and found.who.space and found.key)
    assert isinstance(read.workspace(payload), str)
    assert isinstance(read.first_field(payload), str)
