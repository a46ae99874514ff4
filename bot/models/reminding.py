"""A reminder's way: drafted, sent once as it was drafted, reported so that the numbers add up. Words nothing itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot import clock
from bot.models import audit, outbox
from bot.models.audiences import Audience, Headcount, asked, headcount
from bot.models.paging import Page, page_of
from bot.models.people import Person
from bot.models.policy import Snippet
from bot.models.reminders import Letter, Reminder, Wording, acknowledged_since, line_of
from bot.models.store import fetch, moment, transaction

# The message that tells the sender how far it has come goes out before everything that waits.
_FIRST = timedelta(days=1)


class Doubt(StrEnum):
    """What becomes of a message whose answer was lost, where the platform cannot be asked (PROOF.md, "Exactly once").

    LEAVE: it reaches nobody twice, and some perhaps not at all. AGAIN: it reaches everybody, and some perhaps twice.
    """

    LEAVE = "leave"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A reminder of the same version to the same audience, sent before."""

    id: int
    sent: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be sent now, to how many. `earlier`: the latest reminder of the same to the same."""

    snippet: Snippet
    audience: Audience
    wording: Wording
    count: Headcount
    earlier: Earlier | None

    @property
    def seen(self) -> str:
        """What somebody saw who confirms this: the latest reminder, the version, the text."""
        return f"{self.earlier.id if self.earlier else 0}-{self.snippet.version}-{self.wording.seal[:12]}"


@dataclass(frozen=True, slots=True)
class Sending:
    """A reminder that is on its way. `anew` is False where it was already, and nothing was sent twice."""

    reminder: int
    anew: bool


class _Changed(Exception):  # noqa: N818 - no error: what was confirmed is not what would be sent
    """Roll back: something else would be sent, or to others, than was confirmed."""


async def draft(snippet: Snippet, audience: Audience) -> Draft | None:
    """What a reminder would say and to whom; None for a snippet that has no text."""
    wording = await Wording.of(snippet.id)
    if not wording.texts:
        return None
    count = await headcount(audience, snippet.id, snippet.version)
    return Draft(snippet, audience, wording, count, await _latest(snippet.id, snippet.version, audience))


async def _latest(snippet: int, version: int, audience: Audience) -> Earlier | None:
    rows = await fetch(
        "SELECT id, sent FROM reminder WHERE snippet_id = $1 AND version = $2 AND audience = $3 "
        "ORDER BY id DESC LIMIT 1",
        snippet, version, audience.stored,
    )  # fmt: skip
    return Earlier(rows[0]["id"], moment(rows[0]["sent"])) if rows else None


async def send(
    snippet: Snippet, audience: Audience, many: int, seen: str, sender: Person, via: str, doubt: Doubt = Doubt.LEAVE
) -> Sending | None:
    """Freeze and send what was confirmed: to that many, as it was seen. None, and nothing is sent, where it changed.

    However often and by however many it is confirmed, what was seen once is sent once.
    """
    try:
        return await transaction(lambda: _send(snippet.id, audience, many, seen, sender, via, doubt))
    except _Changed:
        return None


async def _send(
    number: int, audience: Audience, many: int, seen: str, sender: Person, via: str, doubt: Doubt
) -> Sending:
    # Holds the snippet until the commit: of two who confirm at once, the second sees what the first has sent.
    await fetch("UPDATE snippet SET version = version WHERE id = $1 RETURNING id", number)
    now = await draft(await Snippet.get(id=number), audience)
    if now is None:
        raise _Changed
    after, _, what = seen.partition("-")
    _, _, is_now = now.seen.partition("-")
    if what == is_now and now.earlier is not None and after.isdecimal() and now.earlier.id > int(after):
        return Sending(now.earlier.id, anew=False)
    if seen != now.seen or many != now.count.people:
        raise _Changed
    reminder = await Reminder.create(
        snippet_id=number, version=now.snippet.version, frozen=now.wording.frozen, hash=now.wording.seal,
        sender_id=sender.id, audience=audience.stored, sent=clock.now(),
    )  # fmt: skip
    cause, line, again = f"reminder/{reminder.id}", line_of(reminder.id), doubt is Doubt.AGAIN
    if audience.room is not None:
        await outbox.deliver(cause, line, rooms=[audience.room], again=again)
    else:
        # Written before the others as well: of those that are claimed together, the lower number goes out first.
        tells = f"policy progress {reminder.id}"
        await outbox.deliver(f"progress/{reminder.id}", tells, [sender.id], due=clock.now() - _FIRST)
        await outbox.deliver(cause, line, await asked(audience, number, now.snippet.version), again=again)
    if (await outbox.tally(cause)).get("waiting", 0) != many:
        raise _Changed  # somebody came or left between two statements
    told = f"reminder/{reminder.id} snippet/{number} version/{now.snippet.version} messages/{many}"
    told += f" doubt/{doubt}" if again else ""
    await audit.record(sender.id, "policy remind", told, via)
    return Sending(reminder.id, anew=True)


async def cancel(letter: Letter, person: Person, via: str) -> int:
    """Take back what has not gone out yet; how many messages that were."""

    async def work() -> int:
        many = await outbox.cancel(f"reminder/{letter.id}")
        if many:
            await audit.record(person.id, "policy cancel", f"reminder/{letter.id} messages/{many}", via)
        return many

    return await transaction(work)


# --- the report ----------------------------------------------------------------------------------------------------

# Everybody in an audience is in exactly one of these.
KINDS = ("acknowledged", "delivered", "waiting", "unknown", "failed", "unreachable", "left", "cancelled")


@dataclass(frozen=True, slots=True)
class Report:
    """How a reminder stands. `counts` has every one of KINDS; `why` the reasons of a kind, the most frequent first.

    room: for a room, the acknowledgements of that version since the message was sent; None for people.
    doubt: what was chosen; resent: how many of `counts` were sent again because their answer was lost, and doubled:
    of how many both were found.
    """

    counts: Mapping[str, int]
    why: Mapping[str, Sequence[tuple[str, int]]]
    room: int | None
    doubt: Doubt
    resent: int
    doubled: int

    @property
    def audience(self) -> int:
        """All the people, or the one room."""
        return sum(self.counts.values())


# Who acknowledged is done, whatever became of the message. Who left is asked no more.
_KIND = """CASE WHEN k.id IS NOT NULL THEN 'acknowledged'
    WHEN d.room = FALSE AND (p.id IS NULL OR p.active = FALSE) THEN 'left'
    WHEN d.state = 'cancelled' AND d.why = 'left' THEN 'left'
    WHEN d.state IN ('sent', 'resent') THEN 'delivered' WHEN d.state = 'sending' THEN 'waiting' ELSE d.state END"""


async def report(letter: Letter) -> Report:
    """The state of everybody whom a reminder is for."""
    rows = await fetch(
        f"SELECT {_KIND} AS kind, CASE WHEN d.state IN ('failed', 'unreachable') THEN d.why ELSE '' END AS why, "  # noqa: S608 - ours
        "count(*) AS many, max(CASE WHEN d.again THEN 1 ELSE 0 END) AS again, "
        "sum(CASE WHEN d.attempts > 0 AND d.state IN ('sent', 'resent', 'unknown') THEN 1 ELSE 0 END) AS resent, "
        f"sum(CASE WHEN d.state = 'sent' AND d.why = '{outbox.DOUBLED}' THEN 1 ELSE 0 END) AS doubled "
        "FROM delivery d LEFT JOIN person p ON p.id = d.person_id "
        "LEFT JOIN acknowledgement k ON k.person_id = d.person_id AND k.snippet_id = $1 AND k.version = $2 "
        "WHERE d.cause = $3 GROUP BY 1, 2 ORDER BY 3 DESC, 2",
        letter.snippet, letter.version, f"reminder/{letter.id}",
    )  # fmt: skip
    counts = dict.fromkeys(KINDS, 0)
    why: dict[str, list[tuple[str, int]]] = {}
    for row in rows:
        counts[row["kind"]] += row["many"]
        if row["kind"] in ("failed", "unreachable"):
            why.setdefault(row["kind"], []).append((row["why"], row["many"]))
    return Report(
        counts,
        why,
        await acknowledged_since(letter) if Audience.of(letter.audience).room is not None else None,
        Doubt.AGAIN if any(row["again"] for row in rows) else Doubt.LEAVE,
        sum(row["resent"] for row in rows),
        sum(row["doubled"] for row in rows),
    )


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far sending has come. `counts`: messages by kind (COURSE), which add up to all of them.

    ahead: (platform, how many wait, how many went) of each workspace and tenant. latest: when the last one arrived of
    those whose first try did.
    """

    counts: Mapping[str, int]
    ahead: Sequence[tuple[str, int, int]]
    began: datetime
    latest: datetime | None

    @property
    def out(self) -> int:
        """How many are out, as far as anybody knows."""
        return self.counts["delivered"] + self.counts["unknown"]

    @property
    def messages(self) -> int:
        """How many were written to go out, to people whom there was a way to."""
        return sum(self.counts.values()) - self.counts["unreachable"] - self.counts["left"]

    def seconds_left(self, apart: Mapping[str, float]) -> float:
        """How long the rest takes: workspaces and tenants go beside each other, each as fast as it went so far.

        apart: seconds between two messages by platform, which is what counts where nothing went yet.
        """
        so_far = (clock.now() - self.began).total_seconds()
        return max(
            (
                waits * max(so_far / went if went else 0.0, apart.get(platform, 0.0))
                for platform, waits, went in self.ahead
            ),
            default=0.0,
        )

    @property
    def seconds_taken(self) -> float:
        """How long it took until the last message arrived."""
        return max(0.0, (self.latest - self.began).total_seconds()) if self.latest else 0.0


# Every message is in exactly one of these.
COURSE = ("delivered", "waiting", "unknown", "failed", "unreachable", "left", "cancelled")


async def how_far(letter: Letter) -> HowFar:
    """How far sending a reminder has come."""
    rows = await fetch(
        "SELECT platform, space, CASE WHEN state IN ('sent', 'resent') THEN 'delivered' "
        "WHEN state = 'sending' THEN 'waiting' "
        "WHEN state = 'cancelled' AND why = 'left' THEN 'left' ELSE state END AS kind, count(*) AS many, "
        "max(CASE WHEN state = 'sent' AND attempts = 0 THEN due END) AS latest "
        "FROM delivery WHERE cause = $1 GROUP BY 1, 2, 3",
        f"reminder/{letter.id}",
    )
    counts = dict.fromkeys(COURSE, 0)
    ahead: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        counts[row["kind"]] += row["many"]
        if row["platform"] and row["kind"] != "cancelled":
            ahead.setdefault((row["platform"], row["space"]), [0, 0])[row["kind"] != "waiting"] += row["many"]
    latest = max((moment(row["latest"]) for row in rows if row["latest"]), default=None)
    return HowFar(
        counts, [(platform, waits, went) for (platform, _), (waits, went) in ahead.items()], letter.sent, latest
    )


async def sent(number: int) -> Page[Reminder]:
    """A page of all reminders, the latest first."""
    return await page_of(Reminder.all().order_by("-id"), number)


async def progress(reminders: Sequence[Reminder]) -> dict[int, tuple[int, int]]:
    """How many of how many have acknowledged, by reminder to people."""
    if not reminders:
        return {}
    causes = ",".join(f"'reminder/{each.id}'" for each in reminders)
    rows: list[dict[str, Any]] = await fetch(
        "SELECT r.id, count(k.id) AS done, count(*) AS many FROM delivery d "  # noqa: S608 - numbers only
        "JOIN reminder r ON d.cause = 'reminder/' || r.id "
        "LEFT JOIN acknowledgement k "
        "ON k.person_id = d.person_id AND k.snippet_id = r.snippet_id AND k.version = r.version "
        f"WHERE d.cause IN ({causes}) AND d.room = FALSE GROUP BY r.id"
    )
    return {row["id"]: (row["done"], row["many"]) for row in rows}
