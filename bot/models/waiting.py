"""What waits for a person: reminders that they were sent and have not acknowledged; it sends and settles nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.models.people import Person
from bot.models.reminders import Reminder, Wording
from bot.models.store import fetch, moment
from bot.reply import UserText

# As many as a list shows.
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: its heading in the reader's language, since when, and the line that shows it."""

    heading: UserText
    since: datetime
    line: str


async def waiting(person: Person, language: str, default: str) -> tuple[list[Waiting], int]:
    """The newest of what a person has not acknowledged yet, and how many there are in all.

    Of a snippet only what they were sent last counts.
    """
    # By the key of deliveries: a reminder may have gone to everybody, and this is asked whenever a Home is opened.
    rows = await fetch(
        "SELECT r.id, r.snippet_id, r.sent, d.line, a.id AS acknowledged FROM reminder r "
        "JOIN delivery d ON d.cause = 'reminder/' || r.id AND d.\"to\" = $1 "
        "LEFT JOIN acknowledgement a "
        "ON a.snippet_id = r.snippet_id AND a.version = r.version AND a.person_id = $2 "
        "WHERE d.state IN ('sending', 'sent', 'resent', 'unknown') ORDER BY r.id DESC",
        person.reference, person.id,
    )  # fmt: skip
    last: dict[int, Mapping[str, Any]] = {}
    for row in rows:
        last.setdefault(row["snippet_id"], row)
    open_ones = [row for row in last.values() if row["acknowledged"] is None]
    shown = open_ones[:_SHOWN]
    # Whole texts, so only those that are shown are read.
    frozen = {each.id: each for each in await Reminder.filter(id__in=[row["id"] for row in shown])} if shown else {}
    return [_read(row, frozen[row["id"]], language, default) for row in shown], len(open_ones)


def _read(row: Mapping[str, Any], reminder: Reminder, language: str, default: str) -> Waiting:
    wording = Wording.thawed(reminder.frozen, reminder.hash)
    heading, _ = wording.texts[wording.spoken(language, default)]
    return Waiting(UserText(heading), moment(row["sent"]), row["line"])
