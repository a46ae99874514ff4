"""What people chose after asking for something: X leads to Y once several have; who they were is told to nobody.

A pick counts for each person once, less the older it is, and never stands above the very label of another skill
(bot.matching). What fewer than LEAST people asked for is shown to nobody, admins included: it may be about one of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot import clock
from bot.matching import comparable
from bot.models.columns import personal, plain
from bot.models.following import Followed, Singly
from bot.models.paging import PAGE, Page, pages
from bot.models.people import Person
from bot.models.store import fetch, moment
from bot.reply import Address

if TYPE_CHECKING:
    from bot.models.skills import Skill

LEAST = 2
"""People who must have chosen the same before it counts: one may have been curious, or wrong."""

# Days after which a pick weighs half: a quarter of a year, so that what a word meant last year leaves by itself.
_HALF_LIFE = 90
# Days after which it weighs a sixteenth and is deleted: nothing about a person is kept that is of no use.
_KEPT = 4 * _HALF_LIFE


class Pick(Model):
    """That a person chose a skill after asking for something, and when they last did."""

    id = plain(fields.IntField(primary_key=True))
    person: fields.ForeignKeyRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="picks", on_delete=fields.CASCADE)
    )
    skill: fields.ForeignKeyRelation[Skill] = plain(
        fields.ForeignKeyField("kunna.Skill", related_name="picks", on_delete=fields.CASCADE)
    )
    asked = personal(fields.CharField(200))  # folded, as bot.matching compares
    day = personal(fields.DateField())

    person_id: int
    skill_id: int

    class Meta:
        table = "pick"
        unique_together: ClassVar = [("person", "skill", "asked")]
        indexes: ClassVar = [Index(fields=("skill_id", "asked"))]

    # --- as an argument of a command: pick/ID from a button --------------------------------------------------------

    shape: ClassVar[re.Pattern[str]] = re.compile(r"pick/\d+")

    @property
    def reference(self) -> str:
        """How a line names it."""
        return f"pick/{self.id}"

    @classmethod
    async def referred(cls, text: str, asker: Address) -> Pick | None:
        """The pick that a line means; None when there is none (any more)."""
        digits = text.removeprefix("pick/")
        return await cls.get_or_none(id=int(digits)) if len(digits) <= 9 else None


class Chosen(NamedTuple):
    """One person's pick, without the person."""

    skill: int
    asked: str
    day: date


class Picks:
    """All picks in memory, by skill. `touched` grows by each skill whose picks changed since."""

    def __init__(self, chosen: Iterable[Chosen] = ()) -> None:
        self._days: dict[int, dict[str, list[date]]] = {}
        self.touched: list[int] = []
        for each in chosen:
            self._days.setdefault(each.skill, {}).setdefault(each.asked, []).append(each.day)

    def __iter__(self) -> Iterator[int]:
        """The skills that there are picks of."""
        return iter(self._days)

    def replace(self, skill: int, chosen: Sequence[Chosen]) -> None:
        """Give a skill these picks in place of all it had."""
        days: dict[str, list[date]] = {}
        for each in chosen:
            days.setdefault(each.asked, []).append(each.day)
        if days:
            self._days[skill] = days
        else:
            self._days.pop(skill, None)
        self.touched.append(skill)

    def weights(self, skill: int, today: date) -> Mapping[str, float]:
        """What leads to the skill, each with its weight: people, less for what is long ago."""
        weighed = {}
        for asked, days in self._days.get(skill, {}).items():
            fresh = [age for day in days if (age := max(0, (today - day).days)) <= _KEPT]
            if len(fresh) >= LEAST:
                weighed[asked] = sum(0.5 ** (age / _HALF_LIFE) for age in fresh)
        return weighed


async def _picks_after(last: int) -> list[tuple[int, Chosen]]:
    rows = await fetch("SELECT id, skill_id, asked, day FROM pick WHERE id > $1 ORDER BY id", last)
    return [(row["id"], _chosen(row)) for row in rows]


async def _picks_of(skills: Collection[int]) -> list[Chosen]:
    wanted = ",".join(str(int(skill)) for skill in skills)
    rows = await fetch(f"SELECT id, skill_id, asked, day FROM pick WHERE skill_id IN ({wanted}) ORDER BY id")  # noqa: S608 - numbers only
    return [_chosen(row) for row in rows]


def _chosen(row: Mapping[str, object]) -> Chosen:
    return Chosen(int(str(row["skill_id"])), str(row["asked"]), _day(row["day"]))


def _day(value: object) -> date:
    """A day out of `fetch`: SQLite gives it as text."""
    return value if isinstance(value, date) else moment(str(value)).date()


PICKS: Followed[Picks, Chosen] = Followed(
    "picks", _picks_after, Picks, singly=Singly(_picks_of, lambda chosen: chosen.skill, Picks.replace)
)


async def take(person: Person, asked: str, skill: int) -> None:
    """Write down that a person chose a skill after asking for something."""
    today, key = clock.now().date(), comparable(asked)[:200]
    if not key:
        return
    await Pick.update_or_create(defaults={"day": today}, person=person, skill_id=skill, asked=key)
    await Pick.filter(day__lt=today - timedelta(days=_KEPT)).delete()
    await PICKS.changed([skill])


async def drop(pick: Pick) -> bool:
    """Forget what everybody chose who asked the same and chose the same; False when it was forgotten already."""
    gone = bool(await Pick.filter(skill_id=pick.skill_id, asked=pick.asked).delete())
    await PICKS.changed([pick.skill_id])
    return gone


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned: asked for this, so many people chose that skill, the last of them on that day."""

    reference: str
    asked: str
    skill: int
    people: int
    day: date


async def lessons(number: int) -> Page[Lesson]:
    """A page of what several people chose alike, what most chose first."""
    since = (clock.now().date() - timedelta(days=_KEPT)).isoformat()
    alike = (
        "SELECT min(id) AS id, asked, skill_id, count(*) AS people, max(day) AS day FROM pick "  # noqa: S608 - ours
        f"WHERE day >= '{since}' GROUP BY asked, skill_id HAVING count(*) >= {LEAST}"
    )
    total = int((await fetch(f"SELECT count(*) AS total FROM ({alike}) alike"))[0]["total"])  # noqa: S608 - ours
    number = min(max(number, 1), pages(total))
    rows = await fetch(f"{alike} ORDER BY people DESC, asked, skill_id LIMIT {PAGE} OFFSET {PAGE * (number - 1)}")
    found = [
        Lesson(f"pick/{row['id']}", row["asked"], row["skill_id"], row["people"], _day(row["day"])) for row in rows
    ]
    return Page(found, number, total)
