"""The sample company's people and rooms for the stand-ins, read from its CSV files; it loads nothing into the store."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.playground.slack import StandInSlack
from bot.adapters.playground.teams_hands import StandInTeams

# What the platforms would say of people who work there and use their client in that language.
_ZONES = {"Stockholm": "Europe/Stockholm", "Helsinki": "Europe/Helsinki", "Reykjavik": "Atlantic/Reykjavik"}
_LOCALES = {"sv": "sv-SE", "fi": "fi-FI", "is": "is-IS", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody whom the page lets one be. `language` is a code such as "sv", `zone` an IANA name."""

    name: str
    email: str
    unit: str
    place: str
    role: str
    language: str
    zone: str

    @property
    def locale(self) -> str:
        """The language as the platforms write it."""
        return _LOCALES.get(self.language, "en-GB")


@dataclass(frozen=True, slots=True)
class MeetingPlace:
    """A channel on both platforms, with the e-mails of who is in it."""

    name: str
    members: frozenset[str]


def read_people(file: Path) -> Sequence[Colleague]:
    """Everybody in people.csv, in its order."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Colleague(
                row["name"],
                row["email"],
                row["unit"],
                row["place"],
                row["role"],
                row["language"],
                _ZONES.get(row["place"], "Europe/Stockholm"),
            )
            for row in csv.DictReader(lines)
        ]


def read_rooms(file: Path, people: Sequence[Colleague]) -> Sequence[MeetingPlace]:
    """The channels in rooms.csv; the word "all" in `members` means everybody."""
    everybody = frozenset(person.email for person in people)
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            MeetingPlace(
                row["room"],
                everybody
                if row["members"].strip() == "all"
                else frozenset(email.strip() for email in row["members"].split(";")) & everybody,
            )
            for row in csv.DictReader(lines)
        ]


async def move_in(
    slack: StandInSlack, teams: StandInTeams, people: Sequence[Colleague], rooms: Sequence[MeetingPlace]
) -> None:
    """Give everybody an account on both platforms and open the rooms; in Teams the bot hears of its installations."""
    members = {p.email: slack.add_user(p.name, email=p.email, locale=p.locale, tz=p.zone) for p in people}
    users = {p.email: teams.add_user(p.name, p.email, locale=p.locale, zone=p.zone) for p in people}
    for room in rooms:
        slack.add_channel(room.name, {members[email].id for email in room.members})
        await teams.add_team(room.name, [users[person.email] for person in people if person.email in room.members])
