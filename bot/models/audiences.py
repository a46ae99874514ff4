"""Whom a reminder is for: everyone, a unit, a place, or a room; how many that are and where they are reached."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from bot import texts
from bot.matching import comparable
from bot.models.people import Person
from bot.models.store import fetch
from bot.reply import Address, Room


@dataclass(frozen=True, slots=True)
class Audience:
    """People, or one room. Without any narrowing it is everyone. `here`: the room it is typed in, not yet known."""

    unit: str = ""
    place: str = ""
    room: Room | None = None
    here: bool = False

    # One word, or a room's own name from a button.
    shape: ClassVar[re.Pattern[str]] = re.compile(r"[^\W\d_]+|room/\S+")

    @property
    def reference(self) -> str:
        """How a line names it: a room by its id; its unit and place are arguments of their own."""
        if self.room is not None:
            return f"room/{self.room.id}"
        return "here" if self.here else "everyone"

    @classmethod
    async def referred(cls, text: str, asker: Address) -> Audience | None:
        """The audience that a word means, in any of our languages; None for other words."""
        if text.startswith("room/"):
            return cls(room=Room(asker.platform, asker.space, text.removeprefix("room/")))
        word = comparable(text)
        for audience, key in ((cls(), "audience-everyone"), (cls(here=True), "audience-here")):
            if word in {audience.reference, *map(comparable, texts.words_everywhere(key))}:
                return audience
        return None

    @property
    def stored(self) -> str:
        """The same text for the same audience: what a reminder keeps."""
        if self.room is not None:
            return f"room/{self.room.platform}/{self.room.space}/{self.room.id}"
        return json.dumps([self.unit, self.place], ensure_ascii=False) if self.unit or self.place else "everyone"

    @classmethod
    def of(cls, stored: str) -> Audience:
        """The audience that a reminder kept."""
        if stored.startswith("["):
            unit, place = json.loads(stored)
            return cls(unit, place)
        return cls(room=Room(*stored.split("/", 3)[1:4])) if stored.startswith("room/") else cls()  # type: ignore[arg-type]  # three words


async def narrowed(unit: str, place: str) -> Audience | None:
    """The people of a unit, of a place, or of both, as the company writes them; None where nobody works there."""
    people = Person.filter(active=True)
    if unit:
        people = people.filter(unit_key=comparable(unit)[:100])
    if place:
        people = people.filter(place_key=comparable(place)[:100])
    one = await people.order_by("unit", "place", "id").first()
    return None if one is None else Audience(one.unit if unit else "", one.place if place else "")


@dataclass(frozen=True, slots=True)
class Headcount:
    """An audience in numbers.

    reached: people by the workspace or tenant they are written to in; languages: the same people by the language of
    their profile; unreachable: people without an address; done: those who acknowledged this version before.
    """

    reached: Mapping[tuple[str, str], int]
    languages: Mapping[str, int]
    unreachable: int = 0
    done: int = 0

    @property
    def people(self) -> int:
        """How many get a message."""
        return sum(self.reached.values())

    def seconds(self, apart: Mapping[str, float]) -> float:
        """How long sending takes: workspaces and tenants go beside each other. `apart`: seconds by platform."""
        return max((many * apart.get(platform, 0.0) for (platform, _), many in self.reached.items()), default=0.0)


async def headcount(audience: Audience, snippet: int, version: int) -> Headcount:
    """The people of an audience, as the outbox will reach them (bot/models/outbox.py: the address confirmed last)."""
    if audience.room is not None:
        return Headcount({(audience.room.platform, audience.room.space): 1}, {})
    where, values = _people(audience, 3)
    rows = await fetch(
        "SELECT coalesce(a.platform, '') AS platform, coalesce(a.space, '') AS space, "  # noqa: S608 - marks
        "coalesce(nullif(p.language, ''), a.language, '') AS language, "
        "CASE WHEN k.id IS NULL THEN 0 ELSE 1 END AS done, count(*) AS many FROM person p "
        "LEFT JOIN acknowledgement k ON k.person_id = p.id AND k.snippet_id = $1 AND k.version = $2 "
        "LEFT JOIN (SELECT person_id, platform, space, language, "
        "row_number() OVER (PARTITION BY person_id ORDER BY checked DESC, id DESC) AS place "
        "FROM address WHERE platform <> 'terminal' AND gone = FALSE) a ON a.person_id = p.id AND a.place = 1 "
        f"WHERE {where} GROUP BY 1, 2, 3, 4",
        snippet, version, *values,
    )  # fmt: skip
    reached: dict[tuple[str, str], int] = {}
    languages: dict[str, int] = {}
    unreachable = done = 0
    for row in rows:
        if row["done"]:
            done += row["many"]
        elif not row["platform"]:
            unreachable += row["many"]
        else:
            scope = (row["platform"], row["space"])
            reached[scope] = reached.get(scope, 0) + row["many"]
            languages[row["language"]] = languages.get(row["language"], 0) + row["many"]
    return Headcount(reached, languages, unreachable, done)


async def asked(audience: Audience, snippet: int, version: int) -> list[int]:
    """The numbers of the people of an audience who have not acknowledged this version."""
    where, values = _people(audience, 3)
    rows = await fetch(
        "SELECT p.id FROM person p LEFT JOIN acknowledgement k "  # noqa: S608 - marks only
        "ON k.person_id = p.id AND k.snippet_id = $1 AND k.version = $2 "
        f"WHERE k.id IS NULL AND {where} ORDER BY p.id",
        snippet, version, *values,
    )  # fmt: skip
    return [row["id"] for row in rows]


def _people(audience: Audience, mark: int) -> tuple[str, list[object]]:
    """The condition for being in an audience, its marks counted from `mark`, and their values."""
    where = "p.active = TRUE"
    values: list[object] = []
    for column, wanted in (("unit_key", audience.unit), ("place_key", audience.place)):
        if wanted:
            where += f" AND p.{column} = ${mark + len(values)}"
            values.append(comparable(wanted)[:100])
    return where, values
