"""What people are told about without having asked: to whom, why, and by which line; brought by the outbox.

What comes for one person within a while goes out as one message, in their working hours. Draws no message.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any, ClassVar

from tortoise import fields
from tortoise.models import Model

from bot import clock
from bot.models.columns import personal, plain
from bot.models.hours import at_work, known_zone
from bot.models.outbox import NEWS_KEPT, deliver
from bot.models.paging import Page, page_of
from bot.models.people import Person
from bot.models.store import away, dialect, fetch

# How long the first notice waits for others to go along: nobody gets more than one message an hour.
WAIT = timedelta(hours=1)
# How long a notice is kept to be read again: as long as the message that told it.
KEPT = NEWS_KEPT
# The line that shows a bundle. It is written here and not built, because models know no commands; a test reads it.
LINE = "kunna news {bundle}"

# Rows of one statement.
_CHUNK = 5_000


class Why(StrEnum):
    """The kinds of notices, as people mute them. Its texts: `notice-`, `because-` and `why-` in notices.ftl."""

    COMMENTS = "comments"  # on an idea that one filed or commented on
    VOTES = "votes"  # for an idea that one filed
    CONFLICTS = "conflicts"  # of who is who: for admins


class Notice(Model):
    """One kind of thing about one thing, for one person, as often as it has happened since it was last told.

    `why` is a Why; `line` shows the thing itself; `bundle` is the message that tells it.
    """

    id = plain(fields.BigIntField(primary_key=True))
    person: fields.ForeignKeyRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="notices", on_delete=fields.CASCADE)
    )
    bundle = plain(fields.BigIntField())  # the number of the first notice in it
    why = plain(fields.CharField(60))
    line = plain(fields.CharField(255))
    count = plain(fields.IntField(default=1))
    about = personal(fields.TextField(default="{}"))  # what the text is filled with, as JSON
    created = plain(fields.DatetimeField())

    person_id: int

    @property
    def filled(self) -> dict[str, Any]:
        """What its text is filled with."""
        return {**json.loads(self.about), "count": self.count}

    @property
    def words(self) -> str:
        """What is quoted under it; nothing for some."""
        return str(json.loads(self.about).get("words", ""))

    class Meta:
        table = "notice"
        unique_together: ClassVar = [("person", "bundle", "why", "line")]


class Mute(Model):
    """That a person does not want to be told about one kind of thing."""

    id = plain(fields.IntField(primary_key=True))
    person: fields.ForeignKeyRelation[Person] = personal(
        fields.ForeignKeyField("kunna.Person", related_name="mutes", on_delete=fields.CASCADE)
    )
    why = personal(fields.CharField(60))

    person_id: int

    class Meta:
        table = "mute"
        unique_together: ClassVar = [("person", "why")]


# --- written with their cause --------------------------------------------------------------------------------------


async def notify(
    people: Sequence[int], why: Why, line: str, *, by: int, zone: str, times: int = 1, **about: str | int
) -> None:
    """Tell people of something: why they are told, and the line that shows it. Call it in the transaction of its cause.

    by: whose act it is; nobody is told of their own. zone: for people whose own is not known. times: how often it
    happened. about: what the text `notice-<why>` is filled with besides; `words` are quoted under it.
    Who left, has muted that kind or can be reached nowhere is not told. What waits for a person takes it along;
    else a new message is set for an hour from now, in their working hours.
    """
    told = sorted({int(person) for person in people} - {by})
    for start in range(0, len(told), _CHUNK):
        await _notify(told[start : start + _CHUNK], why, line, zone, times, json.dumps(about, ensure_ascii=False))


async def _notify(people: list[int], why: Why, line: str, zone: str, times: int, about: str) -> None:
    if dialect() == "postgres":
        # Held in their order until the commit, so that two causes at once set one message for a person. By a statement
        # of its own: one that waits for a lock sees the rest as it was before it waited.
        await fetch(f"SELECT id FROM person WHERE id IN ({_numbers(people)}) ORDER BY id FOR NO KEY UPDATE")  # noqa: S608
    rows = await fetch(
        "SELECT p.id, p.zone, coalesce((SELECT max(n.bundle) FROM notice n WHERE n.person_id = p.id), 0) AS bundle "  # noqa: S608 - numbers
        f"FROM person p WHERE p.id IN ({_numbers(people)}) AND p.active = TRUE AND NOT EXISTS "
        "(SELECT 1 FROM mute m WHERE m.person_id = p.id AND m.why = $1) AND EXISTS "
        "(SELECT 1 FROM address a WHERE a.person_id = p.id AND a.platform <> 'terminal' AND a.gone = FALSE) "
        "ORDER BY p.id",
        why.value,
    )
    if not rows:
        return
    waiting = await _waiting({row["id"]: row["bundle"] for row in rows})
    bundles = {row["id"]: row["bundle"] if row["id"] in waiting else 0 for row in rows}
    values = ", ".join(f"({person}, {bundle}, $1, $2, {int(times)}, $3, $4)" for person, bundle in bundles.items())
    written = await fetch(
        f"INSERT INTO notice (person_id, bundle, why, line, count, about, created) VALUES {values} "  # noqa: S608 - numbers
        "ON CONFLICT (person_id, bundle, why, line) "
        "DO UPDATE SET count = notice.count + excluded.count, about = excluded.about RETURNING id, bundle",
        why.value, line, about, clock.now(),
    )  # fmt: skip
    if new := sorted(row["id"] for row in written if row["bundle"] == 0):
        bundle = new[0]
        await fetch(f"UPDATE notice SET bundle = $1 WHERE id IN ({_numbers(new)}) RETURNING id", bundle)  # noqa: S608
        zones: dict[str, list[int]] = {}
        for row in rows:
            if row["id"] not in waiting:
                zones.setdefault(known_zone(row["zone"], zone), []).append(row["id"])
        for name, theirs in zones.items():
            due = at_work(clock.now() + WAIT, name)
            await deliver(f"news/{bundle}", LINE.format(bundle=bundle), theirs, due=due)


async def _waiting(bundles: dict[int, int]) -> set[int]:
    """Those of these people (with their latest bundle) whose message has not gone out yet. Held until the commit."""
    causes = ",".join(f"'news/{int(bundle)}'" for bundle in set(bundles.values()) if bundle)
    if not causes:
        return set()
    lock = "" if dialect() == "sqlite" else " FOR UPDATE"
    rows = await fetch(
        f"SELECT person_id, cause FROM delivery WHERE cause IN ({causes}) AND person_id IN ({_numbers(bundles)}) "  # noqa: S608 - numbers
        f"AND state = 'waiting' ORDER BY id{lock}"
    )
    return {row["person_id"] for row in rows if row["cause"] == f"news/{bundles[row['person_id']]}"}


async def never_mind(person: int, why: Why, line: str) -> None:
    """What was to be told once was undone meanwhile: one less. Call it in the transaction of that."""
    if bundle := await _open_bundle(person):
        await fetch(
            "UPDATE notice SET count = count - 1 "
            "WHERE person_id = $1 AND bundle = $2 AND why = $3 AND line = $4 RETURNING id",
            person, bundle, why.value, line,
        )  # fmt: skip
        await _tidy(person, bundle)


async def mute(person: int, why: Why) -> None:
    """Tell them no more of that kind, what waits to be told included. Call it in a transaction."""
    await Mute.get_or_create(person_id=person, why=why.value)
    if bundle := await _open_bundle(person):
        await fetch(
            "UPDATE notice SET count = 0 WHERE person_id = $1 AND bundle = $2 AND why = $3 RETURNING id",
            person, bundle, why.value,
        )  # fmt: skip
        await _tidy(person, bundle)


async def unmute(person: int, why: Why) -> None:
    """Tell them of that kind again, from now on."""
    await Mute.filter(person_id=person, why=why.value).delete()


async def muted(person: int) -> set[Why]:
    """The kinds that a person does not want to be told of."""
    return {Why(each.why) for each in await Mute.filter(person_id=person)}


async def _open_bundle(person: int) -> int:
    """The number of the message that waits for a person; 0 without one."""
    rows = await fetch("SELECT coalesce(max(bundle), 0) AS bundle FROM notice WHERE person_id = $1", person)
    bundle = int(rows[0]["bundle"])
    return bundle if await _waiting({person: bundle}) else 0


async def _tidy(person: int, bundle: int) -> None:
    """Without what happened no longer; and no message where nothing is left to tell."""
    own = "person_id = $1 AND bundle = $2"
    await fetch(f"DELETE FROM notice WHERE {own} AND count < 1 RETURNING id", person, bundle)  # noqa: S608 - ours
    if not await Notice.filter(person_id=person, bundle=bundle).exists():
        await fetch(
            "UPDATE delivery SET state = 'cancelled', why = 'nothing left' "
            "WHERE cause = $1 AND person_id = $2 AND state = 'waiting' RETURNING id",
            f"news/{bundle}", person,
        )  # fmt: skip


# --- read ----------------------------------------------------------------------------------------------------------


async def of(person: int, bundle: int | None, number: int) -> Page[Notice]:
    """A page of what a person is told by one message, or has been told lately; the newest first."""
    own = Notice.filter(person_id=person) if bundle is None else Notice.filter(person_id=person, bundle=bundle)
    return await page_of(own.order_by("-id"), number)


async def forget() -> None:
    """Notices older than KEPT are no news."""
    with away():
        await fetch("DELETE FROM notice WHERE created < $1 RETURNING id", clock.now() - KEPT)


def _numbers(people: Iterable[int]) -> str:
    return ",".join(str(int(person)) for person in people)
