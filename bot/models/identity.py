"""Two people here who may be one human: found, told to the admins, decided by one of them; it joins nobody itself.

People are joined by an e-mail that a platform vouches for. Where that would join two who are different people by all
else that is known, nobody is joined and an admin is asked, once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import ClassVar

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.models import Model

from bot import clock
from bot.models import notices
from bot.models.audit import NOBODY
from bot.models.bulk import one_of
from bot.models.columns import personal, plain
from bot.models.notices import Why
from bot.models.paging import Page, page_of
from bot.models.people import Person, Role
from bot.models.store import away, fetch, transaction
from bot.reply import Address

# The line that shows what is open. It is written here and not built, because models know no commands; a test reads it.
LINE = "kunna conflicts"


class Ground(StrEnum):
    """Why somebody has to look. Its texts: `conflict-`."""

    CLAIM = "claim"  # a platform vouches, for an account of one, for the e-mail that the other has here
    TWICE = "twice"  # two accounts of one workspace or tenant are vouched for with one e-mail
    FILE = "file"  # a file gives somebody an e-mail, and the platforms vouch for another one of theirs


class State(StrEnum):
    """What an admin said. Two who are one are one row afterwards, and their conflict is gone with the other."""

    OPEN = "open"
    ONE = "one"  # of FILE: the e-mail is theirs as well
    TWO = "two"


class OtherEmail(Model):
    """An e-mail that is somebody's as well, because an admin said so; the one they are known by is `Person.email`."""

    id = plain(fields.IntField(primary_key=True))
    person: fields.ForeignKeyRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="emails", on_delete=fields.CASCADE)
    )
    email = personal(fields.CharField(254, unique=True))

    person_id: int

    class Meta:
        table = "other_email"
        indexes: ClassVar = [Index(fields=("person_id",))]


class IdentityConflict(Model):
    """That two people may be one; without an `other`, that an e-mail in a file may be somebody else's.

    `key` names the two, so that what was decided of them is not asked again. `told`: the admins have been.
    """

    id = plain(fields.IntField(primary_key=True))
    key = personal(fields.CharField(300, unique=True))
    ground = plain(fields.CharEnumField(Ground, max_length=8))
    one: fields.ForeignKeyRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="conflicts", on_delete=fields.CASCADE)
    )
    other: fields.ForeignKeyNullableRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="conflicts_with", null=True, on_delete=fields.CASCADE)
    )
    email = personal(fields.CharField(254))
    state = plain(fields.CharEnumField(State, max_length=4, default=State.OPEN))
    told = plain(fields.BooleanField(default=False))
    created = plain(fields.DatetimeField())

    one_id: int
    other_id: int | None

    class Meta:
        table = "identity_conflict"
        indexes: ClassVar = [
            Index(fields=("state",)), Index(fields=("told",)), Index(fields=("one_id",)), Index(fields=("other_id",)),
        ]  # fmt: skip

    # --- as an argument of a command: conflict/ID from a button ----------------------------------------------------

    shape: ClassVar[re.Pattern[str]] = re.compile(r"conflict/\d+")

    @property
    def reference(self) -> str:
        """How a line names it."""
        return f"conflict/{self.id}"

    @classmethod
    async def referred(cls, text: str, asker: Address) -> IdentityConflict | None:
        """The open conflict that a line means; None when there is none (any more)."""
        digits = text.removeprefix("conflict/")
        return await cls.get_or_none(id=int(digits), state=State.OPEN) if len(digits) <= 9 else None


def key_of(one: int, other: int | None, email: str) -> str:
    """What names a conflict: the two people in either order, or the person and the e-mail."""
    return f"{one}/{email}" if other is None else f"{min(one, other)}/{max(one, other)}"


async def claim(ground: Ground, one: int, other: int | None, email: str) -> bool:
    """Two people (by their numbers) may be one; False where that was asked before. In the transaction of its cause."""
    rows = await fetch(
        "INSERT INTO identity_conflict (key, ground, one_id, other_id, email, state, told, created) "
        "VALUES ($1, $2, $3, $4, $5, $6, FALSE, $7) ON CONFLICT (key) DO NOTHING RETURNING id",
        key_of(one, other, email), ground.value, one, other, email, State.OPEN.value, clock.now(),
    )  # fmt: skip
    return bool(rows)


# --- whose an e-mail is --------------------------------------------------------------------------------------------


async def holder(email: str) -> Person | None:
    """Who has that e-mail here (casefolded), as the one they are known by or as another one of theirs."""
    person = await Person.get_or_none(email=email)
    return person or await Person.get_or_none(emails__email=email)


async def known_as(emails: Sequence[str]) -> dict[str, str]:
    """Of these e-mails those that are somebody's other one, with the one they are known by: a file doubles nobody."""
    if not emails:
        return {}
    those, value = one_of(emails)
    rows = await fetch(
        "SELECT o.email, p.email AS known FROM other_email o JOIN person p ON p.id = o.person_id "  # noqa: S608 - ours
        f"WHERE o.email {those} AND p.email IS NOT NULL",
        value,
    )
    return {row["email"]: row["known"] for row in rows}


async def doubted(emails: Sequence[str]) -> dict[str, int]:
    """Of a file's e-mails those of people for whom the platforms vouch with other ones only: person by e-mail.

    An e-mail that was given to a new colleague looks like that; so does one that nobody updated. What an admin has
    said of one is not doubted again.
    """
    if not emails:
        return {}
    those, value = one_of(emails)
    rows = await fetch(
        f"SELECT p.id, p.email FROM person p WHERE p.email {those} AND EXISTS "  # noqa: S608 - ours
        "(SELECT 1 FROM address a WHERE a.person_id = p.id AND a.gone = FALSE AND a.email <> '' "
        "AND a.platform <> 'terminal') AND NOT EXISTS "
        "(SELECT 1 FROM address a WHERE a.person_id = p.id AND a.gone = FALSE AND a.email = p.email) AND NOT EXISTS "
        "(SELECT 1 FROM identity_conflict c WHERE c.one_id = p.id AND c.other_id IS NULL AND c.email = p.email "
        "AND c.state <> 'open')",
        value,
    )
    return {row["email"]: row["id"] for row in rows}


async def sits_in(person: int, address: Address) -> bool:
    """Whether a person has another account in the workspace or tenant of an address, that is not switched off."""
    rows = await fetch(
        "SELECT id FROM address WHERE person_id = $1 AND platform = $2 AND space = $3 "
        "AND \"user\" <> $4 AND gone = FALSE AND platform <> 'terminal' LIMIT 1",
        person, address.platform, address.space, address.user,
    )  # fmt: skip
    return bool(rows)


# --- for admins ----------------------------------------------------------------------------------------------------


async def conflicts(number: int) -> Page[IdentityConflict]:
    """A page of what is open, the oldest first."""
    return await page_of(IdentityConflict.filter(state=State.OPEN).order_by("id"), number)


async def open_conflicts() -> int:
    """How many are open."""
    return await IdentityConflict.filter(state=State.OPEN).count()


async def keep_apart(conflict: IdentityConflict) -> bool:
    """They are two people: remembered, and not asked again. False where somebody has decided meanwhile.

    Of a file's e-mail: it is not this person's any more, so that loading the file makes it somebody of their own.
    """
    rows = await fetch(
        "UPDATE identity_conflict SET state = $1 WHERE id = $2 AND state = 'open' RETURNING id",
        State.TWO.value, conflict.id,
    )  # fmt: skip
    if rows and conflict.ground is Ground.FILE:
        await _known_by_what_is_vouched_for(conflict.one_id, conflict.email)
    return bool(rows)


async def _known_by_what_is_vouched_for(person: int, instead_of: str) -> None:
    rows = await fetch(
        "SELECT a.email FROM address a WHERE a.person_id = $1 AND a.gone = FALSE AND a.email <> '' AND NOT EXISTS "
        "(SELECT 1 FROM person p WHERE p.email = a.email) ORDER BY a.checked DESC, a.id DESC LIMIT 1",
        person,
    )
    await fetch(
        "UPDATE person SET email = $1 WHERE id = $2 AND email = $3 RETURNING id",
        rows[0]["email"] if rows else None, person, instead_of,
    )  # fmt: skip


async def is_theirs(conflict: IdentityConflict) -> bool:
    """The e-mail in the file is theirs, whatever platforms say; False where somebody has decided meanwhile."""
    rows = await fetch(
        "UPDATE identity_conflict SET state = $1 WHERE id = $2 AND state = 'open' RETURNING id",
        State.ONE.value, conflict.id,
    )  # fmt: skip
    return bool(rows)


async def tell_admins(firsts: Collection[str], zone: str) -> bool:
    """Tell the admins of what came up and nobody has told them yet; whether there was anything. For the worker.

    firsts: the e-mails of the admins by the settings. zone: for those whose own is not known.
    """
    with away():
        # Asked first without a transaction, which on SQLite would make every writer wait.
        if not await fetch("SELECT id FROM identity_conflict WHERE told = FALSE LIMIT 1"):
            return False

    async def work() -> bool:
        new = await fetch("UPDATE identity_conflict SET told = TRUE WHERE told = FALSE RETURNING id")
        admins = Person.filter(Q(role=int(Role.ADMIN)) | Q(email__in=list(firsts)), active=True)
        numbers = [int(str(each)) for each in await admins.values_list("id", flat=True)]
        await notices.notify(numbers, Why.CONFLICTS, LINE, by=NOBODY, zone=zone, times=len(new))
        return bool(new)

    return await transaction(work)
