"""Slack's app manifest, made from the declared commands; a person pastes it into Slack, nothing is sent."""

from __future__ import annotations

from typing import Any

from bot.command import COMMANDS

# Why each is needed: app_mentions, im:*: to be written to; chat: to answer; users, users.email: who somebody is, one
# person on both platforms; channels and groups: whether who shares into a room is in it; their history: whether a
# message whose answer was lost stands there (SlackMessenger.find). Only rooms that the bot was invited to can be read.
# files:read, files:write: files that somebody sends to it, and those that it hands over in a direct message.
SCOPES = (
    "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:read", "files:write",
    "groups:history", "groups:read", "im:history", "im:read", "im:write", "users:read", "users:read.email",
)  # fmt: skip
# app_home_opened: the Home is drawn when it is looked at; team_join, user_change: who joins, leaves, has another name.
EVENTS = (
    "app_home_opened", "app_mention", "app_uninstalled", "message.im", "team_join", "tokens_revoked", "user_change",
)  # fmt: skip
_DESCRIPTION, _SHORT = 2_000, 140


def manifest(url: str) -> dict[str, Any]:
    """The manifest of an app that reaches Kunna at this public address ("https://kunna.example.com")."""
    request = url.rstrip("/") + "/slack/events"
    return {
        "display_information": {
            "name": "Kunna",
            "description": "Know what your company knows"[:_SHORT],
            "background_color": "#0f4c5c",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Kunna", "always_online": True},
            "slash_commands": slash_commands(request),
        },
        "oauth_config": {
            "redirect_urls": [url.rstrip("/") + "/slack/oauth_redirect"],
            "scopes": {"bot": list(SCOPES)},
        },
        "settings": {
            "event_subscriptions": {"request_url": request, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, "request_url": request},
            "org_deploy_enabled": False,
            "socket_mode_enabled": False,
            "token_rotation_enabled": False,
        },
    }


def slash_commands(request: str) -> list[dict[str, Any]]:
    """An entry per top-level command. `should_escape`: Slack sends mentions as <@U7> only then."""
    return [
        {
            "command": f"/{path[0]}",
            "url": request,
            "description": command.what("en")[:_DESCRIPTION],
            "usage_hint": " ".join(
                f"[{each.name}]" for each in command.parameters if not (each.arg.prefix or each.file)
            )[:1_000],
            "should_escape": True,
        }
        for path, command in sorted(COMMANDS.items())
        if len(path) == 1
    ]
