"""Both platforms' manifests list what is declared, and the files in config/ are the generated ones."""

from __future__ import annotations

import json
from typing import Any

import bot.commands  # noqa: F401 - declares what the manifests list
from bot.adapters.slack import manifest as slack
from bot.adapters.teams import manifest as teams
from bot.command import COMMANDS
from bot.settings import CONFIG

URL = "https://kunna.example.com"
TOP = {path[0] for path in COMMANDS if len(path) == 1}


def _kept(platform: str) -> Any:
    return json.loads((CONFIG / platform / "manifest.json").read_text("utf-8"))


def test_every_command_is_in_both_manifests() -> None:
    assert {entry["command"] for entry in slack.manifest(URL)["features"]["slash_commands"]} == {
        f"/{name}" for name in TOP
    }
    assert {entry["title"] for entry in teams.manifest(URL)["bots"][0]["commandLists"][0]["commands"]} == TOP


def test_the_kept_manifests_are_the_generated_ones() -> None:
    fix = f"Run: python -m bot manifests --url {URL}"
    assert _kept("slack") == slack.manifest(URL), fix
    assert _kept("teams") == teams.manifest(URL), fix


def test_slack_sends_mentions_as_ids() -> None:
    assert all(entry["should_escape"] for entry in slack.manifest(URL)["features"]["slash_commands"])
