"""The stand-in's Home tab and what happens to people: hands and the events that follow; it draws nothing."""

from __future__ import annotations

from typing import Any

from bot.adapters.playground import slack_wire
from bot.adapters.playground.slack import Heard, StandInSlack, labels, pressed
from bot.adapters.playground.slack_api import user_told
from bot.adapters.playground.slack_workspace import BOT, Message


async def open_home(slack: StandInSlack, user: str, tab: str = "home") -> Heard:
    """Open the app's Home, or its tab "messages"."""
    inner: dict[str, Any] = {
        "type": "app_home_opened",
        "user": user,
        "channel": slack.direct(user).id,
        "tab": tab,
        "event_ts": slack.next_ts(),
    }
    if (view := slack.homes.get(user)) and tab == "home":
        inner["view"] = view.drawn | {"id": view.id, "team_id": slack.team, "hash": view.hash}
    return await slack.deliver_event(*slack_wire.happened(slack, inner))


def on_home(slack: StandInSlack, user: str) -> list[str]:
    """The labels of all that can be pressed on that user's Home."""
    return [label for _, _, label in labels(_page(slack, user))]


async def press_home(slack: StandInSlack, user: str, label: str) -> Heard:
    """Press a button of one's Home. Raises LookupError where there is none with that label."""
    page = _page(slack, user)
    for action_id, option, text in labels(page):
        if text == label:
            action = pressed(page, action_id, option, slack.next_ts())
            member, view = slack.members[user], slack.homes[user]
            return await slack.deliver(*slack_wire.home_press(slack, member, view, action, slack.new_trigger(user)))
    raise LookupError(f"{user} sees no button {label!r} on their Home")


def _page(slack: StandInSlack, user: str) -> Message:
    view = slack.homes.get(user)
    return Message("", "", BOT, "", view.drawn["blocks"] if view else [], user)


async def tell_of(slack: StandInSlack, user: str, kind: str = "user_change", at: str = "") -> Heard:
    """Tell the app how a member is now: `user_change` or `team_join`. `at`: the event_ts, where not now."""
    told = user_told(slack, slack.members[user])
    inner = {"type": kind, "user": told, "event_ts": at or slack.next_ts(), "cache_ts": 0}
    return await slack.deliver_event(*slack_wire.happened(slack, inner))
