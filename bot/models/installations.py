"""Slack workspaces that have installed the app, with their tokens, encrypted; talks to no platform."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar

from tortoise import fields
from tortoise.models import Model

from bot import clock
from bot.models.columns import personal, plain
from bot.models.sealing import Keys, Unreadable
from bot.models.store import away, dialect, fetch, moment, transaction


class Installation(Model):
    """One workspace's grant: tokens as ciphertext under KUNNA_STORE__KEY. Gone when the app is uninstalled."""

    id = plain(fields.IntField(primary_key=True))
    platform = plain(fields.CharField(16, default="slack"))
    space = plain(fields.CharField(128))
    name = plain(fields.CharField(200, default=""))
    bot_user = plain(fields.CharField(64, default=""))
    token = plain(fields.TextField())
    refresh = plain(fields.TextField(default=""))
    expires = plain(fields.DatetimeField(null=True))
    # Until when somebody is fetching a new pair of tokens, or nobody should.
    renewing = plain(fields.DatetimeField(null=True))
    installed_by = personal(fields.CharField(64, default=""))
    installed = plain(fields.DatetimeField())

    class Meta:
        table = "installation"
        unique_together: ClassVar = [("platform", "space")]


@dataclass(frozen=True, slots=True)
class Grant:
    """What a workspace gave us. `refresh` is "" and `expires` None where its tokens do not rotate."""

    space: str
    bot_user: str
    token: str = field(repr=False)
    refresh: str = field(default="", repr=False)
    expires: datetime | None = None
    name: str = ""


async def installation(space: str, keys: Keys) -> Grant | None:
    """A workspace's grant, None where the app is not installed. Raises Unreadable and StoreAway."""
    with away():
        rows = await fetch("SELECT * FROM installation WHERE platform = 'slack' AND space = $1", space)
    return _grant(rows[0], keys) if rows else None


async def install(grant: Grant, by: str, keys: Keys) -> None:
    """Keep a workspace's new grant in the place of any earlier one. `by`: the platform's id of who installed."""
    with away():
        await fetch(
            "INSERT INTO installation "
            "(platform, space, name, bot_user, token, refresh, expires, installed_by, installed) "
            "VALUES ('slack', $1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (platform, space) DO UPDATE SET "
            "name = excluded.name, bot_user = excluded.bot_user, token = excluded.token, refresh = excluded.refresh, "
            "expires = excluded.expires, renewing = NULL, installed_by = excluded.installed_by, "
            "installed = excluded.installed RETURNING id",
            grant.space, grant.name[:200], grant.bot_user, keys.seal(grant.token), _sealed(grant.refresh, keys),
            grant.expires, by, clock.now(),
        )  # fmt: skip


async def uninstall(space: str, at: datetime) -> bool:
    """Forget a workspace's tokens, unless it has installed the app again since; whether there were any."""
    with away():
        rows = await fetch(
            "DELETE FROM installation WHERE platform = 'slack' AND space = $1 AND installed <= $2 RETURNING id",
            space,
            at,
        )
    return bool(rows)


# --- tokens that rotate ----------------------------------------------------------------------------------------------


async def claim_renewal(space: str, seen: datetime, keys: Keys, until: datetime) -> str | None:
    """The refresh token, for whoever asks first: a second use of it is refused. Their claim holds `until` then.

    None while somebody else has it, and where there are newer tokens than those `seen`, which expire at that time.
    Raises Unreadable, and nothing is claimed, where `keys` do not open what is kept: what came for it would be lost.
    """
    now = clock.now()

    async def work() -> str | None:
        rows = await fetch(
            "UPDATE installation SET renewing = $1 WHERE platform = 'slack' AND space = $2 AND refresh <> '' "
            "AND expires <= $3 AND (renewing IS NULL OR renewing <= $4) RETURNING *",
            until, space, seen, now,
        )  # fmt: skip
        return _grant(rows[0], keys).refresh if rows else None

    return await transaction(work)


async def rest_renewal(space: str, pause: timedelta) -> None:
    """Nobody fetches new tokens for so long: the platform gave none."""
    with away():
        await fetch(
            "UPDATE installation SET renewing = $1 WHERE platform = 'slack' AND space = $2 RETURNING id",
            clock.now() + pause, space,
        )  # fmt: skip


async def renew(pair: Grant, used: str, claimed: datetime, keys: Keys) -> bool:
    """Keep the pair that the refresh token `used` was exchanged for; False where it is not the workspace's any more.

    Compared by what was sealed, not by how: `rekey` may have sealed it anew meanwhile. Where that was under a key that
    is not among ours, the claim tells: it ran until `claimed`, and each ends at another time. Then the pair is kept
    under our key, which `rekey` knows as an old one; `used` opens nothing any more. Raises Unreadable otherwise.
    """

    async def work() -> bool:
        rows = await fetch(_locked("WHERE platform = 'slack' AND space = $1"), pair.space)
        if not rows or not _exchanged(rows[0], used, claimed, keys):
            return False
        await fetch(
            "UPDATE installation SET token = $1, refresh = $2, expires = $3, renewing = NULL WHERE id = $4 "
            "RETURNING id",
            keys.seal(pair.token), keys.seal(pair.refresh), pair.expires, rows[0]["id"],
        )  # fmt: skip
        return True

    return await transaction(work)


def _exchanged(row: dict[str, Any], used: str, claimed: datetime, keys: Keys) -> bool:
    try:
        return _unsealed(row["refresh"], keys) == used
    except Unreadable:
        if row["renewing"] is None or moment(row["renewing"]) != claimed:
            raise
        return True


# --- another key -----------------------------------------------------------------------------------------------------


async def unreadable(keys: Keys) -> list[str]:
    """The workspaces whose tokens none of the keys opens."""
    with away():
        rows = await fetch("SELECT * FROM installation ORDER BY space")
    return [row["space"] for row in rows if not _opens(row, keys)]


async def rekey(keys: Keys) -> int:
    """Seal all tokens with the first key, in one transaction; how many workspaces. Raises Unreadable: nothing done."""

    async def work() -> int:
        rows = await fetch(_locked("ORDER BY id"))
        for row in rows:
            token, refresh = keys.unseal(row["token"]), _unsealed(row["refresh"], keys)
            await fetch(
                "UPDATE installation SET token = $1, refresh = $2 WHERE id = $3 RETURNING id",
                keys.seal(token), _sealed(refresh, keys), row["id"],
            )  # fmt: skip
        return len(rows)

    return await transaction(work)


async def forget(spaces: list[str]) -> None:
    """Drop the grants of workspaces whose key is lost; they install the app again."""

    async def work() -> None:
        await Installation.filter(platform="slack", space__in=spaces).delete()

    await transaction(work)


def _locked(rest: str) -> str:
    lock = "" if dialect() == "sqlite" else "FOR UPDATE"
    return f"SELECT * FROM installation {rest} {lock}"  # noqa: S608 - our own words


def _sealed(text: str, keys: Keys) -> str:
    return keys.seal(text) if text else ""


def _unsealed(sealed: str, keys: Keys) -> str:
    return keys.unseal(sealed) if sealed else ""


def _opens(row: dict[str, Any], keys: Keys) -> bool:
    try:
        _grant(row, keys)
    except Unreadable:
        return False
    return True


def _grant(row: dict[str, Any], keys: Keys) -> Grant:
    return Grant(
        space=row["space"],
        bot_user=row["bot_user"],
        token=keys.unseal(row["token"]),
        refresh=_unsealed(row["refresh"], keys),
        expires=moment(row["expires"]) if row["expires"] else None,
        name=row["name"],
    )
