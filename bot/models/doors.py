"""What adapters and dispatch need of the store at the door: inbox, conversations, who an address is. No domain here."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tortoise.exceptions import IntegrityError

from bot import clock
from bot.incoming import Incoming
from bot.models import standing, store
from bot.models.claiming import take
from bot.models.inbox import Door, Inbox, Team
from bot.models.installations import (
    Grant,
    claim_renewal,
    install,
    installation,
    renew,
    rest_renewal,
    uninstall,
)
from bot.models.people import Person
from bot.models.sealing import Keys, Unreadable
from bot.models.standing import doubt, refused, told, vouched
from bot.models.store import (
    AlreadyDone,
    StoreAway,
    answering,
    away,
    check_file,
    client,
    fetch,
    moment,
    spawn,
    transaction,
)
from bot.reply import Address

__all__ = [
    "AlreadyDone",
    "Grant",
    "Keys",
    "StoreAway",
    "TakenUp",
    "Unreadable",
    "agree_on_time",
    "answering",
    "claim_renewal",
    "conversation",
    "doubt",
    "forget_conversation",
    "forget_team",
    "give_up",
    "install",
    "installation",
    "join",
    "keep_conversation",
    "keep_conversations",
    "keep_team",
    "next_team",
    "once",
    "people",
    "ping",
    "put_in",
    "put_off",
    "refused",
    "renew",
    "reopen",
    "rest_renewal",
    "settle",
    "spawn",
    "sweep",
    "take_in",
    "take_up",
    "told",
    "uninstall",
    "vouched",
    "who",
]

# How long the key of an answered row stays: platforms repeat within minutes, people report "that came twice" for days.
KEPT = timedelta(days=7)
# How long an answer may take before the worker believes that the process which took the row in is gone.
LEASE = timedelta(seconds=60)

# How long a request may wait at the door, in seconds: a platform wants its acknowledgement within 3.
_AT_THE_DOOR = 2.2


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A row that nobody answered in time. `call` is None when no version of ours can read it."""

    inbox: int
    state: str
    attempts: int
    platform: str
    call: Incoming | None


async def take_in(incoming: Incoming) -> int | None:
    """Commit one accepted request before its acknowledgement; its row's id, or None when it is a replay.

    Raises StoreAway: then nothing was accepted and the acknowledgement itself says "try again".
    """
    if _key(incoming) in _doubtful:
        raise StoreAway("its first copy is still on its way")
    due = clock.now() + LEASE
    task = asyncio.create_task(_write(incoming, due))
    done, _ = await asyncio.wait({task}, timeout=_AT_THE_DOOR)
    if not done:
        task.cancel()
        _doubtful[_key(incoming)] = _Doubt(task, incoming.who.platform, due)
        if len(_doubtful) == 1:
            _sweepers.add(sweeper := spawn(_withdraw))
            sweeper.add_done_callback(_sweepers.discard)
        raise StoreAway("no answer in time")
    return task.result()


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A row on its way. Its `due` tells it from the row of a later copy, which another process may have let in."""

    task: asyncio.Task[int | None]
    platform: str
    due: datetime


# Requests that were told "try again" while their row was on its way, by key; and who takes those rows back.
_doubtful: dict[str, _Doubt] = {}
_sweepers: set[asyncio.Task[None]] = set()


def _key(incoming: Incoming) -> str:
    """A platform's key may name the conversation, and with it the person, long after the text is wiped."""
    return hashlib.sha256(incoming.key.encode("utf-8", "surrogatepass")).hexdigest()


async def _write(incoming: Incoming, due: datetime) -> int | None:
    with away():
        try:
            # In ASCII: half a surrogate pair, which JSON can carry, is in no database's alphabet.
            call = json.dumps(incoming.as_json())
            rows = await fetch(
                "INSERT INTO inbox (platform, key, state, call, attempts, due) VALUES ($1, $2, 'open', $3, 0, $4) "
                "RETURNING id",
                incoming.who.platform, _key(incoming), call, due,
            )  # fmt: skip
        except IntegrityError:
            return None
    return int(rows[0]["id"])


async def put_in(incoming: Incoming, due: datetime) -> bool:
    """Write a row for a line of our own making, in the caller's transaction; the worker answers it from `due` on.

    False when its key has been here before.
    """
    rows = await fetch(
        "INSERT INTO inbox (platform, key, state, call, attempts, due) VALUES ($1, $2, 'open', $3, 0, $4) "
        "ON CONFLICT (platform, key) DO NOTHING RETURNING id",
        incoming.who.platform, _key(incoming), json.dumps(incoming.as_json()), due,
    )  # fmt: skip
    return bool(rows)


async def once(platform: str, key: str) -> bool:
    """Whether a key comes for the first time: what may be used once leaves it behind, as an answered request does."""
    hashed = hashlib.sha256(key.encode()).hexdigest()
    with away():
        rows = await fetch(
            "INSERT INTO inbox (platform, key, state, call, attempts, due) VALUES ($1, $2, 'done', '', 0, $3) "
            "ON CONFLICT (platform, key) DO NOTHING RETURNING id",
            platform, hashed, clock.now(),
        )  # fmt: skip
    return bool(rows)


async def _withdraw() -> None:
    """Take rows back that arrived after all: whoever was told "try again" is not answered behind their back."""
    while _doubtful:
        tried = dict(_doubtful)
        await asyncio.wait([each.task for each in tried.values()])
        try:
            with away():
                for key, each in tried.items():  # not by number: a write that was cut off says none
                    await fetch(
                        "DELETE FROM inbox WHERE platform = $1 AND key = $2 AND due = $3 AND state = 'open' "
                        "RETURNING id",
                        each.platform, key, each.due,
                    )  # fmt: skip
        except StoreAway:
            await asyncio.sleep(1)
            continue
        for key, each in tried.items():
            if not each.task.cancelled():
                each.task.exception()  # fetched, so that it is no "never retrieved" in the log
            del _doubtful[key]


async def settle(inbox: int) -> None:
    """It was answered: the row is done and its text wiped; the key stays, against replays."""
    with away():
        await fetch("UPDATE inbox SET state = 'done', call = '' WHERE id = $1 RETURNING id", inbox)


async def reopen(inbox: int) -> None:
    """The request had no effect and may come again with the same key (a form that was refused)."""
    with away():
        await Inbox.filter(id=inbox, state="open").delete()


async def give_up(inbox: int) -> bool:
    """Close a row that was not answered; False, and it stays, when it has had its effect: the asker must hear of it."""
    with away():
        return bool(await Inbox.filter(id=inbox, state="open").update(state="done", call=""))


async def put_off(inbox: int, seconds: float) -> None:
    """The platform takes nothing for so long: the worker answers the row after that."""
    with away():
        await Inbox.filter(id=inbox).update(due=clock.now() + timedelta(seconds=seconds))


async def take_up(limit: int) -> list[TakenUp]:
    """Claim rows that nobody has answered in time, for the worker. One statement, two databases."""
    now = clock.now()
    with away():
        rows = await take(
            "inbox", "t.state IN ('open', 'effected') AND t.due <= $2", limit, "due = $1, attempts = attempts + 1",
            "id, state, attempts, platform, call",
            now + LEASE, now,
        )  # fmt: skip
    return [
        TakenUp(row["id"], row["state"], row["attempts"], row["platform"], _read(row["call"]))
        for row in sorted(rows, key=lambda row: int(row["id"]))
    ]


async def sweep() -> None:
    """Forget what nobody needs any more: keys that no platform repeats, notes that nobody used within their day."""
    with away():
        await fetch("DELETE FROM inbox WHERE state = 'done' AND due < $1 RETURNING id", clock.now() - KEPT)
        await fetch("DELETE FROM note WHERE created < $1 RETURNING id", clock.now() - timedelta(days=1))


def _read(call: str) -> Incoming | None:
    try:
        return Incoming.from_json(json.loads(call))
    except (ValueError, TypeError, KeyError):
        return None  # written by a version with another layout; the worker says so


async def agree_on_time() -> None:
    """Go by the store's clock; raises StoreAway."""
    with away():
        await store.agree_on_time()


async def ping() -> None:
    """Ask the store for a sign of life; raises StoreAway."""
    check_file()
    with away():
        await client().execute_query("SELECT 1")


# --- who is at the door ------------------------------------------------------------------------------------------


async def who(address: Address) -> tuple[Person, datetime] | None:
    """The person behind an address, and when the platform last said who that is; None for one never seen.

    Whose account is switched off there comes as one who is not active, also where another platform lets them in.
    """
    with away():
        rows = await fetch(
            "SELECT p.*, a.checked, a.gone FROM address a JOIN person p ON p.id = a.person_id "
            'WHERE a.platform = $1 AND a.space = $2 AND a."user" = $3',
            address.platform, address.space, address.user,
        )  # fmt: skip
    if not rows:
        return None
    # Tortoise would read a time from text with a parser written in Python.
    row = rows[0] | {"created": moment(rows[0]["created"])}
    checked = moment(row.pop("checked"))
    if row.pop("gone"):
        row["active"] = False
    return Person._init_from_db(**row), checked


async def people(numbers: Sequence[int]) -> dict[int, Person]:
    """People by their numbers."""
    with away():
        return {person.id: person for person in await Person.filter(id__in=list(numbers))} if numbers else {}


async def join(address: Address, name: str, email: str, zone: str, language: str = "") -> Person:
    """The person for an address seen for the first time: the one with that vouched e-mail, or a new employee."""

    async def work() -> Person:
        person, _ = await standing.met(address, name, email, zone, language)
        return person

    with answering(None):
        try:
            return await transaction(work)
        except IntegrityError:
            # Two first messages at once: the other one has just made the person or the address.
            return await transaction(work)


# --- where Teams people can be written to ----------------------------------------------------------------------------


async def keep_conversation(address: Address, reference: Mapping[str, object]) -> None:
    """Remember the conversation in which an address can be written to."""

    async def work() -> None:
        await Door.update_or_create(
            defaults={"reference": json.dumps(reference)},
            platform=address.platform,
            space=address.space,
            user=address.user,
        )

    with answering(None):
        await transaction(work)


async def conversation(address: Address) -> dict[str, Any] | None:
    """The kept conversation, or None."""
    with away():
        door = await Door.get_or_none(platform=address.platform, space=address.space, user=address.user)
    return json.loads(door.reference) if door else None


async def forget_conversation(address: Address) -> None:
    """Uninstalled or blocked: nobody writes there again."""
    with away():
        await Door.filter(platform=address.platform, space=address.space, user=address.user).delete()


async def keep_conversations(found: Mapping[Address, Mapping[str, object]]) -> None:
    """Remember ways to people of whom none is known yet; who can be written to already stays reachable as they are."""

    async def work() -> None:
        for who, reference in found.items():
            await fetch(
                'INSERT INTO door (platform, space, "user", reference) VALUES ($1, $2, $3, $4) '
                'ON CONFLICT (platform, space, "user") DO NOTHING RETURNING id',
                who.platform, who.space, who.user, json.dumps(reference),
            )  # fmt: skip

    with answering(None):
        await transaction(work)


# --- which teams have the bot ----------------------------------------------------------------------------------------


async def keep_team(space: str, team: str, reference: Mapping[str, object]) -> None:
    """Remember that a team has the bot, and how it can be asked who is in it."""
    with away():
        await fetch(
            "INSERT INTO team (space, team, reference) VALUES ($1, $2, $3) "
            "ON CONFLICT (space, team) DO UPDATE SET reference = excluded.reference RETURNING id",
            space, team, json.dumps(reference),
        )  # fmt: skip


async def forget_team(space: str, team: str) -> None:
    """The bot was taken out of a team."""
    with away():
        await Team.filter(space=space, team=team).delete()


async def next_team(space: str, after: int) -> tuple[int, str, dict[str, Any]] | None:
    """The team with the next number: number, id at Teams, how it is asked; None behind the last one."""
    with away():
        team = await Team.filter(space=space, id__gt=after).order_by("id").first()
    return (team.id, team.team, json.loads(team.reference)) if team else None
