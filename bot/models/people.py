"""People, their addresses and what they know; ranks nobody (ranking.py) and understands no words (skills.py)."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Sequence
from datetime import timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from bot import clock
from bot.matching import comparable
from bot.models.columns import personal, plain
from bot.models.store import fetch
from bot.reply import Address, PersonName, UserText

if TYPE_CHECKING:
    from bot.models.skills import PersonSkill


class Role(IntEnum):
    """What a person may do; each role may do all that the ones before it may."""

    EMPLOYEE = 1
    COMMUNICATOR = 2
    ADMIN = 3


class Person(Model):
    """One human, however many addresses they have."""

    id = plain(fields.IntField(primary_key=True))
    name = personal(fields.CharField(200))
    name_key = personal(fields.CharField(200))  # folded, because SQLite compares ASCII only
    email = personal(fields.CharField(254, unique=True, null=True))  # casefolded; joins addresses
    title = personal(fields.CharField(200, default=""))
    unit = personal(fields.CharField(100, default=""))
    unit_key = personal(fields.CharField(100, default=""))
    place = personal(fields.CharField(100, default=""))
    place_key = personal(fields.CharField(100, default=""))
    language = personal(fields.CharField(8, default=""))
    zone = personal(fields.CharField(64, default=""))
    role = personal(fields.SmallIntField(default=int(Role.EMPLOYEE)))
    earlier = personal(fields.TextField(default=""))
    interests = personal(fields.TextField(default=""))
    speaks = personal(fields.TextField(default=""))
    active = personal(fields.BooleanField(default=True))
    created = plain(fields.DatetimeField())

    known: fields.ReverseRelation[PersonSkill]
    addresses: fields.ReverseRelation[PersonAddress]

    class Meta:
        table = "person"
        indexes: ClassVar = [
            Index(fields=("name_key",)),
            Index(fields=("unit_key",)),
            Index(fields=("place_key",)),
            Index(fields=("active",)),
        ]

    @classmethod
    def draft(cls, name: str, email: str | None = None, unit: str = "", place: str = "", **rest: object) -> Person:
        """A person with the folded columns filled; not saved yet."""
        name, unit, place = UserText(name)[:200], UserText(unit)[:100], UserText(place)[:100]
        return cls(
            name=name, name_key=comparable(name)[:200], email=email.strip().casefold() if email else None,
            unit=unit, unit_key=comparable(unit)[:100], place=place, place_key=comparable(place)[:100],
            created=clock.now(), **rest,
        )  # fmt: skip

    def role_with(self, firsts: Collection[str]) -> Role:
        """What the person may do where the settings name the admins with these e-mails."""
        return Role.ADMIN if self.email and self.email in firsts else Role(self.role)

    async def named(self) -> PersonName:
        """The person's name with every way to write to them."""
        return (await names([self.id]))[self.id]

    # --- as an argument of a command: a mention, an e-mail, person/ID from a button, or a name --------------------

    shape: ClassVar[re.Pattern[str]] = re.compile(r"<@[^>\s]+>|person/\d+|[^\s@]+@[^\s@]+\.[^\s@]+|@\S+")

    @property
    def reference(self) -> str:
        """How a line names this person."""
        return f"person/{self.id}"

    @classmethod
    async def referred(cls, text: str, asker: Address) -> Person | None:
        """The active person that a line means; None when there is none."""
        active = cls.filter(active=True)
        if user := mentioned(text):
            return await active.get_or_none(
                addresses__platform=asker.platform, addresses__space=asker.space, addresses__user=user
            )
        if text.startswith("person/"):
            return await active.get_or_none(id=_number(text.removeprefix("person/")))
        if "@" in text[1:]:
            email = text.casefold()
            return await active.get_or_none(email=email) or await active.get_or_none(emails__email=email)
        found = await active.filter(name_key=comparable(text.removeprefix("@").replace(".", " "))).limit(2)
        return found[0] if len(found) == 1 else None


def mentioned(text: str) -> str:
    """The user id in a mention ("<@U7>"); nothing for other words."""
    return text[2:-1].partition("|")[0] if text.startswith("<@") and text.endswith(">") else ""


def _number(digits: str) -> int:
    """A row's number from text; 0, which no row has, for one that no database could hold."""
    return int(digits) if len(digits) <= 9 else 0


class PersonAddress(Model):
    """A person on one platform: platform, workspace or tenant, user id there."""

    id = plain(fields.IntField(primary_key=True))
    person: fields.ForeignKeyRelation[Person] = plain(
        fields.ForeignKeyField("kunna.Person", related_name="addresses", on_delete=fields.CASCADE)
    )
    platform = plain(fields.CharField(16))
    space = plain(fields.CharField(128))
    user = personal(fields.CharField(255))
    checked = plain(fields.DatetimeField())  # when the platform last said who that is
    name = personal(fields.CharField(200, default=""))  # what it called them then, "" while it has not said
    email = personal(fields.CharField(254, default=""))  # and which e-mail it vouched for
    gone = personal(fields.BooleanField(default=False))  # switched off there: nobody gets anything at this address
    language = personal(fields.CharField(8, default=""))  # in which it shows itself to them: for who has not chosen one
    told = plain(fields.BigIntField(default=0))  # the platform's own time of what it said last, in its own unit

    person_id: int

    class Meta:
        table = "address"
        unique_together: ClassVar = [("platform", "space", "user")]
        indexes: ClassVar = [Index(fields=("person_id",))]


async def addresses(people: Sequence[int]) -> dict[int, tuple[Address, ...]]:
    """Every address of people, by person id."""
    found: dict[int, tuple[Address, ...]] = {}
    if people:
        wanted = ",".join(str(int(person)) for person in people)
        rows = await fetch(
            f'SELECT person_id, platform, space, "user" FROM address WHERE person_id IN ({wanted}) ORDER BY id'  # noqa: S608 - numbers and commas only
        )
        for row in rows:
            seat = Address(row["platform"], row["space"], row["user"])
            found[row["person_id"]] = (*found.get(row["person_id"], ()), seat)
    return found


async def names(people: Sequence[int]) -> dict[int, PersonName]:
    """Names with every way to write to them, by person id."""
    rows = await Person.filter(id__in=people).values("id", "name", "email")
    seats = await addresses(people)
    return {row["id"]: PersonName(row["name"], row["email"] or "", seats.get(row["id"], ())) for row in rows}


async def communicators(limit: int = 3) -> list[Person]:
    """Whom to ask about speaking in public: the communicators by name; admins where there are too few."""
    asked = Person.filter(role__gte=int(Role.COMMUNICATOR), active=True)
    return await asked.order_by("role", "name_key", "id").limit(limit)


# Characters: a Slack button's value holds 2,000, of which the rest of the line and its escapes take their part.
_CARRIED = 600


class Note(Model):
    """Text too long for a button, kept for its owner for a day and wiped when used; the line carries its name."""

    id = plain(fields.IntField(primary_key=True))
    name = plain(fields.CharField(32, unique=True))
    person: fields.ForeignKeyRelation[Person] = plain(
        fields.ForeignKeyField("kunna.Person", related_name="notes", on_delete=fields.CASCADE)
    )
    text = personal(fields.TextField())
    created = plain(fields.DatetimeField())

    person_id: int

    class Meta:
        table = "note"
        indexes: ClassVar = [Index(fields=("person_id",))]

    shape: ClassVar[re.Pattern[str]] = re.compile(r"note/[0-9a-f]{16}")

    @classmethod
    async def keep(cls, person: Person, text: str) -> str:
        """Keep a text; returns the reference that a line carries in its place ("note/3f9a...")."""
        await cls.filter(created__lt=clock.now() - timedelta(days=1)).delete()
        name = secrets.token_hex(8)
        await cls.create(name=name, person=person, text=text, created=clock.now())
        return f"note/{name}"

    @classmethod
    async def carried(cls, person: Person, text: str) -> UserText:
        """The text as a line can carry it: itself, or a reference to a Note where it is longer than a button holds."""
        if len(text) <= _CARRIED and "\n" not in text:
            return UserText(text)
        return UserText(await cls.keep(person, text))

    @classmethod
    async def read(cls, reference: str, person: Person) -> UserText | None:
        """The text that this person kept under the reference; None for anybody else's."""
        note = await cls.get_or_none(name=reference.removeprefix("note/"), person_id=person.id)
        return UserText(note.text) if note else None

    @classmethod
    async def forget(cls, person: Person) -> None:
        """Wipe all that this person kept: nothing may tie them to words that they have just given without a name."""
        await cls.filter(person=person).delete()

    @classmethod
    async def wipe(cls, reference: str) -> None:
        """Its text was used: what it was for has it now."""
        await cls.filter(name=reference.removeprefix("note/")).delete()
