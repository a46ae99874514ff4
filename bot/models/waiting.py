"""What waits for a person: reminders that they were sent and have not acknowledged; it sends and settles nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.models.people import Person
from bot.models.reminders import Wording
from bot.models.store import fetch, moment
from bot.reply import UserText

# As many as a list shows, and among how many of the newest deliveries they are looked for.
_SHOWN, _LOOKED_THROUGH = 10, 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: its heading in the reader's language, since when, and the line that shows it."""

    heading: UserText
    since: datetime
    line: str


async def waiting(person: Person, language: str, default: str) -> list[Waiting]:
    """What a person has not acknowledged yet, newest first. Of a snippet only what they were sent last counts."""
    # By the key of deliveries: a reminder may have gone to everybody, and this is asked whenever a Home is opened.
    rows = await fetch(
        "SELECT r.snippet_id, r.frozen, r.hash, r.sent, d.line, a.id AS acknowledged FROM reminder r "
        "JOIN delivery d ON d.cause = 'reminder/' || r.id AND d.\"to\" = $1 "
        "LEFT JOIN acknowledgement a "
        "ON a.snippet_id = r.snippet_id AND a.version = r.version AND a.person_id = $2 "
        "WHERE d.state IN ('sending', 'sent', 'unknown') ORDER BY r.id DESC LIMIT $3",
        person.reference, person.id, _LOOKED_THROUGH,
    )  # fmt: skip
    last: dict[int, Mapping[str, Any]] = {}
    for row in rows:
        last.setdefault(row["snippet_id"], row)
    open_ones = [row for row in last.values() if row["acknowledged"] is None]
    return [_read(row, language, default) for row in open_ones[:_SHOWN]]


def _read(row: Mapping[str, Any], language: str, default: str) -> Waiting:
    wording = Wording.thawed(row["frozen"], row["hash"])
    heading, _ = wording.texts[wording.spoken(language, default)]
    return Waiting(UserText(heading), moment(row["sent"]), row["line"])
