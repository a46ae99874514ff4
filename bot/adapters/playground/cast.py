"""The sample company's people and rooms as accounts and channels of the stand-ins; the store it does not touch."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


def colleagues(rows: Iterable[Mapping[str, str]]) -> Sequence[Colleague]:
    """The rows of config/sample/people.csv as people, in their order."""
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
        for row in rows
    ]


def meeting_places(rows: Iterable[Mapping[str, str]], people: Sequence[Colleague]) -> Sequence[MeetingPlace]:
    """The rows of config/sample/rooms.csv as channels; the word "all" in `members` means everybody."""
    everybody = frozenset(person.email for person in people)
    return [
        MeetingPlace(
            row["room"],
            everybody
            if row["members"].strip() == "all"
            else frozenset(email.strip() for email in row["members"].split(";")) & everybody,
        )
        for row in rows
    ]


async def move_in(
    slack: StandInSlack, teams: StandInTeams, people: Sequence[Colleague], rooms: Sequence[MeetingPlace]
) -> None:
    """Give everybody an account on both platforms and open the rooms; in Teams the bot hears of its installations."""
    # Ids from the e-mail: the bot's store outlives the stand-ins and must know everybody again after a restart.
    ids = {p.email: uuid.uuid5(uuid.NAMESPACE_URL, f"mailto:{p.email}") for p in people}
    members = {
        p.email: slack.add_user(
            p.name, id=f"U{ids[p.email].hex[:10].upper()}", email=p.email, locale=p.locale, tz=p.zone
        )
        for p in people
    }
    users = {
        p.email: teams.add_user(
            p.name, p.email, locale=p.locale, zone=p.zone, id=f"29:1{ids[p.email].hex}", aad=str(ids[p.email])
        )
        for p in people
    }
    for room in rooms:
        slack.add_channel(room.name, {members[email].id for email in room.members})
        await teams.add_team(room.name, [users[person.email] for person in people if person.email in room.members])
