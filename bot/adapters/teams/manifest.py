"""Teams' app manifest, made from the declared commands; an admin uploads it, nothing is sent."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.command import COMMANDS

# A registration's id before there is one; Teams refuses to install it, so nobody ships it by accident.
NO_APP = "00000000-0000-0000-0000-000000000000"
# Teams shows at most 12 commands of a list, titles of 32 characters and descriptions of 128 (shared/PLATFORMS.md).
_COMMANDS, _TITLE, _DESCRIPTION = 12, 32, 128


def manifest(url: str, app_id: str = "") -> dict[str, Any]:
    """The manifest of a bot registration whose messaging endpoint is `url`/api/messages."""
    site = url.rstrip("/")
    return {
        "$schema": "https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json",
        "manifestVersion": "1.29",
        "version": "1.0.0",
        "id": app_id or NO_APP,
        "developer": {
            "name": "Kunna",
            "websiteUrl": site,
            "privacyUrl": f"{site}/privacy",
            "termsOfUseUrl": f"{site}/terms",
        },
        "name": {"short": "Kunna", "full": "Kunna: know what your company knows"},
        "description": {
            "short": "Know what your company knows",
            "full": "Ask who knows something, carry ideas from thought to launch, and ask what you may say in public.",
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": "#0F4C5C",
        "bots": [
            {
                "botId": app_id or NO_APP,
                "scopes": ["personal", "team", "groupChat"],
                "supportsFiles": True,
                "isNotificationOnly": False,
                "commandLists": [
                    {
                        "scopes": ["personal", "team", "groupChat"],
                        "triggers": ["mention", "slash"],
                        "commands": commands(),
                    }
                ],
            }
        ],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [urlsplit(site).hostname or ""],
    }


def commands() -> list[dict[str, str]]:
    """An entry per top-level command."""
    listed = [
        {"title": path[0][:_TITLE], "description": command.what("en")[:_DESCRIPTION]}
        for path, command in sorted(COMMANDS.items())
        if len(path) == 1
    ]
    return listed[:_COMMANDS]
