"""Roles are given and taken here, and one admin always stays; asks nobody whether they may, and words nothing."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from bot.models.audit import record
from bot.models.paging import Page, page_of
from bot.models.people import Person, Role
from bot.models.store import dialect, fetch


class Change(StrEnum):
    """What became of a change of somebody's role; only DONE changed anything."""

    DONE = "done"
    SAME = "same"  # they have that role
    FIRST = "first"  # an admin by the settings, which no command changes
    LAST = "last"  # nobody would be left who can give roles
    NOT_ADMIN = "not-admin"  # whoever changes it was an admin when they asked and is none any more
    GONE = "gone"  # they left meanwhile


def _with_role(firsts: Collection[str]) -> QuerySet[Person]:
    return Person.filter(Q(role__gt=int(Role.EMPLOYEE)) | Q(email__in=list(firsts)), active=True)


async def change(by: Person, whom: Person, role: Role, firsts: Collection[str], did: str, via: str) -> Change:
    """Give somebody a role (EMPLOYEE takes theirs), and write that down. Inside a transaction, as its last step.

    firsts: the e-mails of the admins by the settings. did, via: see `audit.record`.
    """
    people = await _locked(by, whom, firsts)
    admins = {each.id for each in people.values() if each.active and each.role_with(firsts) is Role.ADMIN}
    now = people.get(whom.id)
    if by.id not in admins:
        return Change.NOT_ADMIN
    if now is None or not now.active:
        return Change.GONE
    if now.email in firsts:
        return Change.FIRST
    if now.role == role:
        return Change.SAME
    if admins == {now.id}:
        return Change.LAST
    await Person.filter(id=now.id).update(role=int(role))
    what = now.reference if role is Role.EMPLOYEE else f"{now.reference} {role.name.casefold()}"
    await record(by.id, did, what, via)
    return Change.DONE


async def _locked(by: Person, whom: Person, firsts: Collection[str]) -> dict[int, Person]:
    """Every admin and the two concerned, as they are now, locked until the commit.

    Two admins who take each other's role at once come one after the other, and the second finds themselves the last.
    SQLite needs no lock of its own: a transaction there is alone from its beginning.
    """
    emails = list(firsts)
    marks = "".join(f", ${number}" for number in range(4, 4 + len(emails)))
    rows = await fetch(
        f"SELECT id FROM person WHERE role = $1 OR id IN ($2, $3) OR email IN (''{marks}) ORDER BY id"  # noqa: S608
        + ("" if dialect() == "sqlite" else " FOR NO KEY UPDATE"),
        int(Role.ADMIN), by.id, whom.id, *emails,
    )  # fmt: skip
    return {person.id: person for person in await Person.filter(id__in=[row["id"] for row in rows])}


async def holders(firsts: Collection[str], page: int) -> Page[Person]:
    """A page of everybody with a role, admins first."""
    return await page_of(_with_role(firsts).order_by("-role", "name_key", "id"), page)


async def yet_to_come(firsts: Collection[str]) -> list[str]:
    """The admins by the settings who have never written, or left, by e-mail."""
    there = await Person.filter(email__in=list(firsts), active=True).values_list("email", flat=True)
    return sorted(set(firsts) - {str(email) for email in there})
