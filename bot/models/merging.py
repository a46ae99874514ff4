"""Two people become one: all that is theirs, table by table; whether they are one is decided elsewhere.

The tables are found by their keys to a person: one that has no rule here makes merging refuse, before anything is lost.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Any

from tortoise import Tortoise
from tortoise.fields.relational import ForeignKeyFieldInstance

from bot.models import audit, experts, live
from bot.models.audiences import Audience
from bot.models.ideas import Idea
from bot.models.identity import IdentityConflict, State, key_of
from bot.models.people import Person, Role
from bot.models.picks import PICKS
from bot.models.reminders import line_of
from bot.models.store import dialect, fetch, only_inside

Rule = Callable[[int, int], Awaitable[None]]


class NotOne(Exception):  # noqa: N818 - an answer: somebody else was faster
    """One of the two is gone, or somebody has decided meanwhile."""


async def merge(conflict: IdentityConflict, by: int, via: str, firsts: Collection[str]) -> tuple[int, int]:
    """The two people of a conflict are one: who stays and who is gone. Inside a transaction, as its last step.

    The one who was here first stays, by number. by, via: see `audit.record`. firsts: the e-mails of the admins by the
    settings, of which none must be lost. Raises NotOne.
    """
    only_inside()
    if missing := unruled():
        raise LookupError(f"Say in bot/models/merging.py (RULES) what becomes of {sorted(missing)} when two are one.")
    if conflict.other_id is None:
        raise NotOne
    stays, goes = sorted((conflict.one_id, conflict.other_id))
    lock = "" if dialect() == "sqlite" else " FOR UPDATE"
    # Held until the commit: nobody writes anything new of either.
    await fetch(f"SELECT id FROM person WHERE id IN ({stays}, {goes}) ORDER BY id{lock}")  # noqa: S608 - numbers
    found = {person.id: person for person in await Person.filter(id__in=[stays, goes])}
    if len(found) < 2 or not await IdentityConflict.filter(id=conflict.id, state=State.OPEN).exists():
        raise NotOne
    await IdentityConflict.filter(id=conflict.id).delete()
    picked = await _skills_picked(goes)
    for rule in dict.fromkeys(RULES.values()):
        await rule(stays, goes)
    if left := [name for name in keys() if await _is_named(name, goes)]:
        raise LookupError(f"The rules of bot/models/merging.py leave rows of somebody who is gone in {left}.")
    await fetch("DELETE FROM person WHERE id = $1 RETURNING id", goes)
    await _one_profile(found[stays], found[goes], firsts)
    await PICKS.changed(picked)
    await experts.changed([stays, goes])
    await audit.record(by, "kunna conflict-same", f"person/{stays} person/{goes}", via)
    return stays, goes


# --- which tables know people --------------------------------------------------------------------------------------


def keys() -> set[str]:
    """Every column of the store that is a key to a person, as "table.column"."""
    assert Tortoise.apps is not None  # noqa: S101 - the store is connected
    return {
        f"{model._meta.db_table}.{field.source_field}"
        for model in Tortoise.apps["kunna"].values()
        for name in model._meta.fk_fields | model._meta.o2o_fields
        if isinstance(field := model._meta.fields_map[name], ForeignKeyFieldInstance) and field.related_model is Person
    }


def unruled() -> set[str]:
    """The keys to people for which no rule says what becomes of their rows."""
    return keys() - RULES.keys()


async def _is_named(key: str, person: int) -> bool:
    table, column = key.split(".")
    return bool(await fetch(f"SELECT 1 FROM {table} WHERE {column} = $1 LIMIT 1", person))  # noqa: S608 - our own


# --- what becomes of their rows ------------------------------------------------------------------------------------


def _all_of(table: str, column: str = "person_id") -> Rule:
    """All of both."""

    async def rule(stays: int, goes: int) -> None:
        await fetch(f"UPDATE {table} SET {column} = $1 WHERE {column} = $2 RETURNING id", stays, goes)  # noqa: S608 - ours

    return rule


def _each_once(table: str, same: str, better: str = "") -> Rule:
    """All of both, and one of what both have: those that are alike in the columns `same`.

    better: the condition, mine against theirs ("m", "t"), under which the row of the one who goes is the one to keep;
    without it the other one stays.
    """
    alike = " AND ".join(f"m.{column} = t.{column}" for column in same.split())

    async def rule(stays: int, goes: int) -> None:
        pairs = await fetch(
            f"SELECT m.id AS mine, t.id AS theirs, CASE WHEN {better or '1 = 0'} THEN 1 ELSE 0 END AS better "  # noqa: S608
            f"FROM {table} m JOIN {table} t ON {alike} WHERE m.person_id = $1 AND t.person_id = $2",
            stays, goes,
        )  # fmt: skip
        await _drop(table, [row["mine"] if row["better"] else row["theirs"] for row in pairs])
        await fetch(f"UPDATE {table} SET person_id = $1 WHERE person_id = $2 RETURNING id", stays, goes)  # noqa: S608

    return rule


async def _drop(table: str, rows: Collection[int]) -> None:
    if rows:
        await fetch(f"DELETE FROM {table} WHERE id IN ({_numbers(rows)}) RETURNING id")  # noqa: S608 - numbers


def _numbers(rows: Collection[int]) -> str:
    return ",".join(str(int(row)) for row in rows)


async def _skills(stays: int, goes: int) -> None:
    """The better of each, as when two skills are one (curating.py); what they hid with one name is hidden."""
    both = await fetch(
        "SELECT m.id AS mine, t.id AS theirs FROM person_skill m JOIN person_skill t ON m.skill_id = t.skill_id "
        "WHERE m.person_id = $1 AND t.person_id = $2",
        stays, goes,
    )  # fmt: skip
    if both:
        theirs = f"FROM person_skill t WHERE t.id IN ({_numbers([row['theirs'] for row in both])}) "
        same = "AND t.skill_id = person_skill.skill_id"
        best = (
            "(t.level_given AND NOT person_skill.level_given) "
            "OR (t.level_given = person_skill.level_given AND t.level > person_skill.level)"
        )

        def either(column: str, when: str) -> str:
            chosen = f"CASE WHEN {when} THEN t.{column} ELSE person_skill.{column} END"
            return f"{column} = (SELECT {chosen} {theirs}{same})"

        columns = (
            either("level", best), either("level_given", best),
            either("endorsements", "t.endorsements > person_skill.endorsements"),
            either("fresh", "t.fresh > person_skill.fresh"), either("hidden", "t.hidden"),
        )  # fmt: skip
        await fetch(
            f"UPDATE person_skill SET {', '.join(columns)} "  # noqa: S608 - our own words and numbers
            f"WHERE id IN ({_numbers([row['mine'] for row in both])}) RETURNING id"
        )
        await _drop("person_skill", [row["theirs"] for row in both])
    await _all_of("person_skill")(stays, goes)


async def _votes(stays: int, goes: int) -> None:
    """One for each idea, the first one."""
    both = await fetch(
        "SELECT m.idea_id FROM vote m JOIN vote t ON m.idea_id = t.idea_id WHERE m.person_id = $1 AND t.person_id = $2",
        stays, goes,
    )  # fmt: skip
    await _each_once("vote", "idea_id", "t.created < m.created")(stays, goes)
    for idea in await Idea.filter(id__in=[row["idea_id"] for row in both]).order_by("id"):
        await fetch("UPDATE idea SET votes = votes - 1 WHERE id = $1 RETURNING id", idea.id)
        await live.changed(idea.line)


async def _acknowledgements(stays: int, goes: int) -> None:
    """One for each version, the first one; rooms that say how many there are say it anew."""
    both = await fetch(
        "SELECT r.id, r.audience FROM acknowledgement m JOIN acknowledgement t "
        "ON m.snippet_id = t.snippet_id AND m.version = t.version "
        "JOIN reminder r ON r.snippet_id = m.snippet_id AND r.version = m.version "
        "WHERE m.person_id = $1 AND t.person_id = $2 ORDER BY r.id",
        stays, goes,
    )  # fmt: skip
    await _each_once("acknowledgement", "snippet_id version", "t.at < m.at")(stays, goes)
    for row in both:
        if Audience.of(row["audience"]).room is not None:
            await live.changed(line_of(row["id"]))


# How far a message has come, for one who would have got it twice: what went out counts before what waits.
_COME = (
    "CASE {0}.state WHEN 'sent' THEN 7 WHEN 'resent' THEN 6 WHEN 'sending' THEN 5 WHEN 'unknown' THEN 4 "
    "WHEN 'waiting' THEN 3 WHEN 'failed' THEN 2 WHEN 'unreachable' THEN 1 ELSE 0 END"
)


async def _deliveries(stays: int, goes: int) -> None:
    """One for each cause, the one that has come furthest: who has read something does not get it once more."""
    further = f"{_COME.format('t')} > {_COME.format('m')}"
    await _each_once("delivery", "cause", further)(stays, goes)
    await fetch(
        'UPDATE delivery SET "to" = $1 WHERE person_id = $2 AND "to" = $3 RETURNING id',
        f"person/{stays}", stays, f"person/{goes}",
    )  # fmt: skip


async def _conflicts(stays: int, goes: int) -> None:
    """What is asked or was decided of the one who goes is of the one who stays, once; what was decided counts."""
    for each in await IdentityConflict.filter(one_id=goes) + await IdentityConflict.filter(other_id=goes):
        one = stays if each.one_id == goes else each.one_id
        other = stays if each.other_id == goes else each.other_id
        key = key_of(one, other, each.email)
        there = await IdentityConflict.get_or_none(key=key)
        if one == other or (there is not None and (there.state is not State.OPEN or each.state is State.OPEN)):
            await IdentityConflict.filter(id=each.id).delete()
            continue
        if there is not None:
            await IdentityConflict.filter(id=there.id).delete()
        await IdentityConflict.filter(id=each.id).update(key=key, one_id=one, other_id=other)


RULES: Mapping[str, Rule] = {
    "acknowledgement.person_id": _acknowledgements,
    "address.person_id": _all_of("address"),
    "comment.person_id": _all_of("comment"),
    "delivery.person_id": _deliveries,
    "idea.author_id": _all_of("idea", "author_id"),
    "identity_conflict.one_id": _conflicts,
    "identity_conflict.other_id": _conflicts,
    "mute.person_id": _each_once("mute", "why"),
    "note.person_id": _all_of("note"),
    # Of the same thing in the same message they were told once.
    "notice.person_id": _each_once("notice", "bundle why line", "t.count > m.count"),
    "other_email.person_id": _all_of("other_email"),
    "person_skill.person_id": _skills,
    "pick.person_id": _each_once("pick", "skill_id asked", "t.day > m.day"),
    "reminder.sender_id": _all_of("reminder", "sender_id"),
    "schedule.person_id": _all_of("schedule"),
    "shown.person_id": _all_of("shown"),
    "snippet.owner_id": _all_of("snippet", "owner_id"),
    "vote.person_id": _votes,
}


async def _skills_picked(person: int) -> set[int]:
    return {row["skill_id"] for row in await fetch("SELECT skill_id FROM pick WHERE person_id = $1", person)}


# --- the person themselves -----------------------------------------------------------------------------------------

# What the one who stays has, and where they have nothing, what the other one had; each with what is kept beside it.
FILLED = (
    ("title",), ("unit", "unit_key"), ("place", "place_key"), ("language",), ("zone",), ("earlier",), ("interests",),
    ("speaks",),
)  # fmt: skip
# What `_one_profile` decides singly, and the number that stays.
DECIDED = {"id", "name", "name_key", "email", "role", "active", "created"}


async def _one_profile(stays: Person, goes: Person, firsts: Collection[str]) -> None:
    taken: dict[str, Any] = {}
    for columns in FILLED:
        if not getattr(stays, columns[0]):
            taken |= {column: getattr(goes, column) for column in columns}
    if stays.name == "?":
        taken |= {"name": goes.name, "name_key": goes.name_key}
    email = await _email(stays, goes, firsts)
    # The higher role: an admin says that both are one human, and saw what each may do. With the lower one, an account
    # more would take somebody's role away, and perhaps leave nobody who can give any. Who left is not here with what
    # they could do (standing.arrived): the role of one who is switched off does not count.
    roles = [each.role for each in (stays, goes) if each.active] or [int(Role.EMPLOYEE)]
    await Person.filter(id=stays.id).update(
        **taken, email=email, role=max(roles), active=stays.active or goes.active,
        created=min(stays.created, goes.created),
    )  # fmt: skip
    for other in {stays.email, goes.email} - {email, None}:
        await fetch(
            "INSERT INTO other_email (person_id, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING RETURNING id",
            stays.id, other,
        )  # fmt: skip


async def _email(stays: Person, goes: Person, firsts: Collection[str]) -> str | None:
    """The one that makes them an admin by the settings; else one that a platform vouches for now; else any."""
    rows = await fetch("SELECT email FROM address WHERE person_id = $1 AND gone = FALSE", stays.id)
    vouched = {row["email"] for row in rows}
    have = [each.email for each in (stays, goes) if each.email]
    return max(have, key=lambda email: (email in firsts, email in vouched), default=None)
