"""Who did what to what: admins' and communicators' acts, append-only, each sealed over the one before; allows nothing.

Whoever can write to the store can also write a whole new chain: its head, noted outside from time to time, shows that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from tortoise import fields
from tortoise.expressions import Q
from tortoise.models import Model

from bot import clock
from bot.models.columns import plain
from bot.models.paging import Page, page_of
from bot.models.store import fetch, moment, only_inside

# Who an act is by that came from the company's own command line, without a person.
NOBODY = 0

# Rows read at a time while the chain is checked.
_READ = 1000


class Act(Model):
    """One act. People stand in it by number only: erasing a person drops the number's name, not the chain.

    Numbers run from 1 without a gap, in the order in which the acts were committed.
    """

    id = plain(fields.BigIntField(primary_key=True))
    at = plain(fields.DatetimeField())
    who = plain(fields.IntField())
    did = plain(fields.CharField(60))
    what = plain(fields.CharField(255))
    via = plain(fields.CharField(16))
    seal = plain(fields.CharField(64))  # SHA-256 over the seal before and this row, hexadecimal

    class Meta:
        table = "act"


class Head(Model):
    """The one row that says how many acts there are and how the last one is sealed: a cut end shows."""

    id = plain(fields.IntField(primary_key=True))
    acts = plain(fields.BigIntField())
    seal = plain(fields.CharField(64))

    class Meta:
        table = "act_head"


async def record(who: int, did: str, what: str, via: str) -> None:
    """Write an act down, in its own transaction and as its last statement: others wait for the chain until the commit.

    who: a person's number, or NOBODY. did: the command's words ("kunna role-give"). what: references and words of
    ours ("person/17 admin", "reminder/3 messages/62"; /kunna audit puts them into words), never
    what a person wrote. via: the platform it came from.
    Raises ValueError when a word is longer than its column, OutsideError outside of a transaction.
    """
    only_inside()
    if len(did) > 60 or len(what) > 255 or len(via) > 16:
        raise ValueError("An act is written down with 60 characters for what was done, 255 for to what, 16 for where.")
    head = await fetch(
        "INSERT INTO act_head (id, acts, seal) VALUES (1, 1, '') "
        "ON CONFLICT (id) DO UPDATE SET acts = act_head.acts + 1 RETURNING acts, seal"
    )
    at, number, before = clock.now(), int(head[0]["acts"]), str(head[0]["seal"])
    seal = _seal(before, at, who, did, what, via)
    await fetch(
        "INSERT INTO act (id, at, who, did, what, via, seal) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
        number, at, who, did, what, via, seal,
    )  # fmt: skip
    await fetch("UPDATE act_head SET seal = $1 WHERE id = 1 RETURNING id", seal)


def _seal(before: str, at: datetime, who: int, did: str, what: str, via: str) -> str:
    """The seal of a row behind another. In JSON no end of a word can be taken for the beginning of the next."""
    time = at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(json.dumps([before, time, who, did, what, via]).encode()).hexdigest()


async def acts(about: int | None, page: int) -> Page[Act]:
    """A page of the acts, the newest first; with a person's number only those by them or done to them."""
    query = Act.all()
    if about is not None:
        person = f"person/{about}"
        query = Act.filter(Q(who=about) | Q(what=person) | Q(what__startswith=f"{person} "))
    return await page_of(query.order_by("-id"), page)


# --- is it still what was written? -------------------------------------------------------------------------------


class Wrong(StrEnum):
    """What can be wrong with the chain."""

    ALTERED = "altered"  # what is in a row is not what was sealed, or what stood before it was taken out
    MISSING = "missing"  # a number is not there
    MOVED = "moved"  # a row that was sealed behind another one than the one it stands behind
    CUT = "cut"  # rows are missing at the end
    ADDED = "added"  # a row behind the last one that was recorded
    ENDS = "ends"  # the last row is not the one that was sealed last
    NOTED = "noted"  # the row whose seal was noted outside has another one now, or is gone


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong: at which row, and up to which for rows that are missing."""

    wrong: Wrong
    row: int
    last: int = 0


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain as it was found: how many acts were recorded, the seal of the last one, and all that is wrong."""

    acts: int
    seal: str
    flaws: Sequence[Flaw]

    @property
    def head(self) -> str:
        """What to note where nobody who can write to the store can: "17:3f9a..."."""
        return f"{self.acts}:{self.seal}"


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A row with what is needed to check it."""

    id: int
    at: datetime | str
    who: int
    did: str
    what: str
    via: str
    seal: str

    def stands_behind(self, before: str) -> bool:
        try:
            return self.seal == _seal(before, moment(self.at), self.who, self.did, self.what, self.via)
        except (TypeError, ValueError):
            return False  # SQLite takes anything into any column; none of it was sealed by us


async def verify(noted: str = "") -> Chain:
    """Read all acts and say what is wrong with them. `noted`: a `head` that was noted before.

    Raises ValueError when `noted` is no head.
    """
    number, seal = _noted(noted)
    # One statement, so that an act recorded meanwhile is in both figures or in neither.
    rows = await fetch(
        "SELECT h.acts, h.seal, (SELECT MAX(id) FROM act) AS last FROM (SELECT 1 AS one) o "
        "LEFT JOIN act_head h ON h.id = 1"
    )
    recorded, sealed, last = int(rows[0]["acts"] or 0), str(rows[0]["seal"] or ""), int(rows[0]["last"] or 0)
    flaws: list[Flaw] = []
    at, before = 0, ""
    seen_noted = not number
    async for row in _rows(last):
        if row.id > at + 1:
            flaws.append(Flaw(Wrong.MISSING, at + 1, row.id - 1))
        elif not row.stands_behind(before):
            moved = row.id <= recorded and await _stood_elsewhere(row, last)
            flaws.append(Flaw(Wrong.MOVED if moved else Wrong.ALTERED, row.id))
        if row.id > recorded:
            flaws.append(Flaw(Wrong.ADDED, row.id))
        seen_noted = seen_noted or (row.id == number and row.seal == seal)
        at, before = row.id, row.seal
    if at < recorded:
        flaws.append(Flaw(Wrong.CUT, at + 1, recorded))
    elif at == recorded and before != sealed:
        flaws.append(Flaw(Wrong.ENDS, at))
    if not seen_noted:
        flaws.append(Flaw(Wrong.NOTED, number))
    return Chain(recorded, sealed, flaws)


def _noted(head: str) -> tuple[int, str]:
    number, _, seal = head.strip().partition(":")
    if not head.strip():
        return 0, ""
    if not number.isdecimal() or len(number) > 18 or len(seal) != hashlib.sha256().digest_size * 2:
        raise ValueError(f"{head[:80]!r} is no head of the audit log. It looks like 17:3f9a..., with 64 characters.")
    return int(number), seal.casefold()


async def _rows(last: int) -> AsyncIterator[_Sealed]:
    """Every act up to that number, in order. Reads in parts, because there is one for each act of many years."""
    at: int | None = None
    while True:
        rows = await fetch(
            f"SELECT id, at, who, did, what, via, seal FROM act WHERE id <= $1 {'' if at is None else 'AND id > $2'} "  # noqa: S608
            f"ORDER BY id LIMIT {_READ}",
            last, *(() if at is None else (at,)),
        )  # fmt: skip
        for row in rows:
            yield _Sealed(**row)
        if len(rows) < _READ:
            return
        at = rows[-1]["id"]


async def _stood_elsewhere(row: _Sealed, last: int) -> bool:
    """Whether the row is as it was sealed, only behind another one that is still there."""
    if row.stands_behind(""):
        return True
    async for each in _rows(last):
        if row.stands_behind(each.seal):
            return True
    return False
