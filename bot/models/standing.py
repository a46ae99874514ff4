"""What a platform says of one of its people, asked or unasked, kept per address; the person follows what changed there.

Events come late, twice and out of order, so an address keeps the platform's own time of what it knows.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from bot import clock
from bot.matching import comparable
from bot.models import audit, experts, identity
from bot.models.identity import Ground
from bot.models.people import Person, PersonAddress, Role
from bot.models.store import answering, away, dialect, fetch, moment, transaction
from bot.reply import Address, UserText


class Met(StrEnum):
    """What came of an account that a platform says is a member's."""

    SAME = "same"  # known, and nothing about it is new
    CHANGED = "changed"
    TAKEN = "taken"  # somebody nobody knew
    JOINED = "joined"  # to the person with that e-mail
    DOUBTFUL = "doubtful"  # they may be somebody who is here already: an admin is asked (identity.py)


async def met(address: Address, name: str, email: str, zone: str, language: str = "") -> tuple[Person, Met]:
    """The person of an account: the one with that vouched e-mail, or a new employee. Inside a transaction.

    Who has another account in the same workspace or tenant already is not joined by the e-mail alone: it may have been
    given to a new colleague. They are somebody of their own, without an e-mail, until an admin says that they are not.
    Who has left stays who left, whichever account they come with.
    Raises IntegrityError where somebody else has just made the person or the address: then it is to be tried again.
    """
    seat = PersonAddress.filter(platform=address.platform, space=address.space, user=address.user)
    if (known := await seat.select_related("person").first()) is not None:
        return known.person, Met.SAME
    email = email.strip().casefold()
    holder = await identity.holder(email) if email else None
    if holder is not None and dialect() == "postgres":
        # Held until the commit: of two new accounts at once, the second one finds the first.
        await fetch("SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE", holder.id)
    doubtful = holder is not None and holder.active and await identity.sits_in(holder.id, address)
    person, came = holder, Met.JOINED
    if person is None or doubtful:
        person, came = Person.draft(name or "?", None if doubtful else email or None, zone=zone), Met.TAKEN
        await person.save()
    await PersonAddress.create(
        person=person, platform=address.platform, space=address.space, user=address.user, checked=clock.now(),
        name=UserText(name)[:200], email=email, language=language[:8],
    )  # fmt: skip
    if holder is not None and doubtful:
        came = Met.DOUBTFUL
        await identity.claim(Ground.TWICE, holder.id, person.id, email)
    await arrived(person, address.platform)
    return person, came


async def heard(address: Address, name: str, email: str, language: str, asked: datetime) -> Met:
    """The platform, asked at that time, listed somebody whom we know as a member, like this. Inside a transaction.

    What it said unasked since then is newer, and stays.
    """
    known = await _held(address)
    if known is None or moment(known["checked"]) > asked:
        return Met.SAME
    new_name, new_email = UserText(name)[:200] or known["name"], email.strip().casefold() or known["email"]
    await fetch(
        "UPDATE address SET name = $1, email = $2, gone = FALSE, checked = $3, "
        "language = CASE WHEN $4 = '' THEN language ELSE $4 END WHERE id = $5 RETURNING id",
        new_name, new_email, clock.now(), language[:8], known["id"],
    )  # fmt: skip
    new = (new_name, new_email, False) != (known["name"], known["email"], bool(known["gone"]))
    if not new:
        return Met.SAME
    return Met.DOUBTFUL if await _follow(known, new_name, new_email, gone=False) else Met.CHANGED


async def told(address: Address, name: str, email: str, *, gone: bool, at: int) -> None:
    """A platform says how somebody is now. Whom we do not know is not made known by it. Raises StoreAway.

    name, email: "" where it says none or does not vouch for it; gone: they get nothing at this address any more;
    at: when, by the platform's own clock, in any unit: what is older than what it said before changes nothing.
    """

    async def work() -> None:
        known = await _held(address)
        if known is None or at < known["told"]:
            return
        new_name, new_email = UserText(name)[:200] or known["name"], email.strip().casefold() or known["email"]
        await fetch(
            "UPDATE address SET name = $1, email = $2, gone = $3, told = $4, checked = $5 WHERE id = $6 RETURNING id",
            new_name, new_email, gone, at, clock.now(), known["id"],
        )  # fmt: skip
        await _follow(known, new_name, new_email, gone)

    with answering(None):
        await transaction(work)


async def _held(address: Address) -> dict[str, Any] | None:
    """What is known of an address, its row and its person's held until the commit; None for one never seen.

    Both rows: who is switched off on two platforms at once must not stay on by either.
    """
    lock = "" if dialect() == "sqlite" else " FOR UPDATE"
    rows = await fetch(
        "SELECT a.id, a.person_id, a.name, a.email, a.gone, a.told, a.checked FROM address a "  # noqa: S608 - a lock
        "JOIN person p ON p.id = a.person_id "
        f'WHERE a.platform = $1 AND a.space = $2 AND a."user" = $3{lock}',
        address.platform, address.space, address.user,
    )  # fmt: skip
    return rows[0] if rows else None


async def _follow(known: dict[str, Any], name: str, email: str, gone: bool) -> bool:
    """Take over what differs from what this platform said before: another one may know the person differently.

    Whether it vouches for an e-mail that is somebody else's here, which an admin has to look at, once.
    """
    contested = False
    person = await Person.get(id=known["person_id"])
    if known["name"] and name != known["name"]:
        person.name, person.name_key = name, comparable(name)[:200]
    if email not in {"", known["email"], person.email}:
        holder = await identity.holder(email)
        if holder is not None and holder.id != person.id:
            contested = await identity.claim(Ground.CLAIM, person.id, holder.id, email)
        elif known["email"] or person.email is None:
            person.email = email
    if gone != bool(known["gone"]):
        person.active = await _has_a_way_in(person.id)
    await person.save(update_fields=["name", "name_key", "email", "active"])
    await experts.changed([person.id])
    return contested


async def _has_a_way_in(person: int) -> bool:
    rows = await fetch(
        "SELECT id FROM address WHERE person_id = $1 AND gone = FALSE AND platform <> 'terminal' LIMIT 1", person
    )
    return bool(rows)


async def doubt(address: Address) -> None:
    """Something about somebody's belonging has changed: who they are is asked again at their next word."""
    with away():
        await fetch(
            'UPDATE address SET checked = $1 WHERE platform = $2 AND space = $3 AND "user" = $4 RETURNING id',
            datetime.fromtimestamp(0, UTC), address.platform, address.space, address.user,
        )  # fmt: skip


async def vouched(address: Address, language: str, asked: datetime) -> None:
    """The platform, asked at that time, said that somebody belongs there: they do again. Raises StoreAway.

    What it said unasked since then is newer, and stays.
    """

    async def work() -> None:
        rows = await fetch(
            "UPDATE address SET checked = $1, language = CASE WHEN $2 = '' THEN language ELSE $2 END "
            'WHERE platform = $3 AND space = $4 AND "user" = $5 AND checked <= $6 RETURNING id, person_id, gone',
            clock.now(), language[:8], address.platform, address.space, address.user, asked,
        )  # fmt: skip
        if rows and rows[0]["gone"]:
            await fetch("UPDATE address SET gone = FALSE WHERE id = $1 RETURNING id", rows[0]["id"])
            await Person.filter(id=rows[0]["person_id"]).update(active=True)
            await experts.changed([rows[0]["person_id"]])

    with answering(None):
        await transaction(work)


async def refused(address: Address, asked: datetime) -> None:
    """The platform, asked at that time, said that somebody is not let in: nothing goes there unasked. Raises StoreAway.

    What it said unasked since then is newer, and stays. `checked` stays too, so that their next word asks again.
    """

    async def work() -> None:
        lock = "" if dialect() == "sqlite" else " FOR UPDATE"  # as in `told`
        rows = await fetch(
            "SELECT a.id, a.person_id FROM address a JOIN person p ON p.id = a.person_id "  # noqa: S608 - a lock of ours
            'WHERE a.platform = $1 AND a.space = $2 AND a."user" = $3 AND a.checked <= $4 AND a.gone = FALSE' + lock,
            address.platform, address.space, address.user, asked,
        )  # fmt: skip
        for row in rows:
            await fetch("UPDATE address SET gone = TRUE WHERE id = $1 RETURNING id", row["id"])
            if not await _has_a_way_in(row["person_id"]):
                await Person.filter(id=row["person_id"]).update(active=False)
                await experts.changed([row["person_id"]])

    with answering(None):
        await transaction(work)


async def arrived(person: Person, platform: str) -> None:
    """A person whose every address was switched off has a new one: they are here again, as an employee.

    An e-mail that was given to somebody else must not bring the role of whoever had it; what it did is written down.
    The last of what the caller's transaction writes.
    """
    if person.active or not await fetch(
        "SELECT id FROM address WHERE person_id = $1 AND gone = TRUE LIMIT 1", person.id
    ):
        return
    role, person.active, person.role = person.role, True, int(Role.EMPLOYEE)
    await person.save(update_fields=["active", "role"])
    await experts.changed([person.id])
    if role != person.role:
        await audit.record(person.id, "new account", person.reference, platform)
