"""Which workspaces are served, who we are there, and every Web API call with the token of the workspace it goes to.

With an install flow a workspace's token is its row of the store; KUNNA_SLACK__BOT_TOKEN is the one of its own
workspace. It decides nothing about what is said, and no token of one workspace ever goes out for another.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import clock
from bot.adapters.slack.api import TOTAL, Api, Failure
from bot.adapters.slack.read import identity, word
from bot.adapters.slack.words import Json
from bot.command import Busy, Refused
from bot.models import doors
from bot.settings import Slack

log = logging.getLogger("kunna.slack")

# How many seconds an acknowledgement waits for Slack to say who we are, and after how many what failed is tried again.
_INTRODUCTION, _BREATH = 0.7, 2.0
# How many seconds a row of the store is believed without looking again: another process may have renewed it.
_FRESH = 5.0
# How many seconds looking may take: an acknowledgement waits for it, and for its row after it.
_LOOK = 0.3
# Slack's tokens that rotate live 12 hours. From when on a new pair is fetched beside the work, and from when on
# nothing goes out before there is one.
_EARLY, _LATE = timedelta(hours=2), timedelta(seconds=20)
# How long whoever asked first may take to fetch a pair, how long nobody asks after Slack refused one, and how many
# seconds a call waits for it.
_LEASE, _REST, _WAIT = timedelta(seconds=60), timedelta(minutes=10), 2.0
# The pause after an answer that did not come, and seconds that no token lives.
_AGAIN, _LONGEST = timedelta(seconds=30), 10**9
# Slack's words for a token that was good when we looked it up; and for what is wrong with a token, which somebody has
# to mend and which says nothing of the message: that waits, in seconds, and we complain as often.
_STALE = {"token_expired", "token_revoked", "invalid_auth"}
_FAULTS, _MENDING = _STALE | {"not_authed", "account_inactive", "missing_scope"}, 60.0
_UNREADABLE = "KUNNA_STORE__KEY does not open the tokens of a workspace; was it changed without `python -m bot rekey`?"


@dataclass(frozen=True, slots=True)
class Ourselves:
    """Whose token KUNNA_SLACK__BOT_TOKEN is: the workspace and the bot's own user."""

    team: str
    user: str


class Workspaces:
    """All workspaces of one deployment. Errors are values; nothing is raised."""

    def __init__(self, settings: Slack, keys: doors.Keys | None, api: Api) -> None:
        """`keys` open the tokens of an install flow; None without one."""
        self._static = settings.bot_token.get_secret_value()
        self._client = (settings.client_id, settings.client_secret.get_secret_value())
        self._teams = frozenset(settings.teams)
        self._keys, self._api = keys, api
        self._ourselves: Ourselves | None = None
        self._asking: asyncio.Task[None] | None = None
        self._failed_at = float("-inf")
        self._grants: dict[str, tuple[doors.Grant | None, float]] = {}
        self._renewals: dict[str, asyncio.Task[None]] = {}
        self._tried: dict[str, datetime] = {}
        self._unreadable: dict[str, float] = {}
        self._complained: dict[str, float] = {}

    # --- who is served -------------------------------------------------------------------------------------------

    async def ourselves(self) -> Ourselves | None:
        """Whose the static token is, asked once; None without one, and while Slack does not say."""
        if self._ourselves is None and self._static:
            if self._asking is None:
                if asyncio.get_running_loop().time() - self._failed_at < _BREATH:
                    return None
                self._asking = asyncio.create_task(self._introduce())
            await asyncio.wait({self._asking}, timeout=_INTRODUCTION)
        return self._ourselves

    async def _introduce(self) -> None:
        try:
            told = await self._api.call(self._static, "auth.test", {})
            if isinstance(told, dict) and (team := identity(told, "team_id")):
                self._ourselves = Ourselves(team, identity(told, "user_id"))
            else:
                self._failed_at = asyncio.get_running_loop().time()
                log.warning("Slack does not say whose token this is: %s", "no team" if isinstance(told, dict) else told)
        finally:
            self._asking = None

    async def listed(self, team: str) -> bool | None:
        """Whether a workspace may be served: one of those set, else the static token's own. None while unknown."""
        if self._teams:
            return team in self._teams
        ourselves = await self.ourselves()
        return None if ourselves is None else team == ourselves.team

    async def allows(self, team: str) -> bool | None:
        """Whether a workspace is served: it is listed and has given us a token. None while that is unknown.

        Whether that token is good just now is not asked: an acknowledgement needs none and cannot wait for one.
        """
        if not (listed := await self.listed(team)) or self._keys is None:
            return listed
        found = await self._grant(team, self._keys) or await self._static_of(team)
        return None if isinstance(found, Busy) else not isinstance(found, Refused)

    async def known_as(self, team: str) -> str:
        """The bot's own user id in a workspace, looked up where it is not known; "" where nobody can say."""
        if self._keys is not None:
            await self._grant(team, self._keys)
        return self.bot_user(team)

    def bot_user(self, team: str) -> str:
        """The bot's own user id in a workspace, "" while it is not known."""
        known = self._grants.get(team, (None, 0.0))[0]
        if known is not None:
            return known.bot_user
        ours = self._ourselves
        return ours.user if ours is not None and (self._keys is None or ours.team == team) else ""

    # --- calls ---------------------------------------------------------------------------------------------------

    async def call(self, space: str, method: str, body: Json, *, seconds: float = TOTAL) -> Json | Failure:
        """A Web API method that writes, in one workspace."""
        return await self._with_token(space, lambda token: self._api.call(token, method, body, seconds=seconds))

    async def ask(self, space: str, method: str, *, seconds: float = TOTAL, **fields: str) -> Json | Failure:
        """A Web API method that reads, in one workspace."""
        return await self._with_token(space, lambda token: self._api.ask(token, method, seconds=seconds, **fields))

    async def _with_token(self, space: str, post: Callable[[str], Awaitable[Json | Failure]]) -> Json | Failure:
        token = await self.token(space)
        if not isinstance(token, str):
            return token
        told = await post(token)
        if self._keys is not None and isinstance(told, Refused) and told.why in _STALE:
            # Nothing was accepted. Perhaps another process has a newer token by now.
            self.forget(space)
            newer = await self.token(space, instead_of=token if told.why == "token_expired" else "")
            if not isinstance(newer, str):
                return newer
            told = told if newer == token else await post(newer)
        if not isinstance(told, Refused) or told.why not in _FAULTS:
            return told
        now = asyncio.get_running_loop().time()
        if now - self._complained.get(space, float("-inf")) >= _MENDING:
            self._complained[space] = now
            log.error("Slack does not take the token of workspace %s (%s); what goes out there waits", space, told.why)
        return Busy(_MENDING, "token")

    async def token(self, space: str, instead_of: str = "") -> str | Failure:
        """The token of a workspace; `instead_of` one that Slack calls expired, whatever our clock says."""
        if self._keys is None:
            return self._static
        found = await self._grant(space, self._keys)
        if isinstance(found, Busy):
            return found
        if found is None:
            return await self._static_of(space)
        if found.expires is None:
            return found.token
        left = found.expires - clock.now()
        if left <= _EARLY or found.token == instead_of:
            self._renew(space, found.expires, self._keys)
        if left <= _LATE or found.token == instead_of:
            return await self._renewed(space, found.token, self._keys)
        return found.token

    async def _static_of(self, space: str) -> str | Failure:
        """KUNNA_SLACK__BOT_TOKEN where that is the workspace's own; otherwise there is no way in."""
        ourselves = await self.ourselves()
        if ourselves is not None and ourselves.team == space:
            return self._static
        if self._static and ourselves is None:
            return Busy(_BREATH, "Slack does not say whose token this is")
        return Refused("the app is not installed there", unreachable=True)

    async def _grant(self, space: str, keys: doors.Keys) -> doors.Grant | Busy | None:
        """What the store says of a workspace, remembered for some seconds, and while the store is away."""
        now = asyncio.get_running_loop().time()
        known = self._grants.get(space)
        if known is not None and now - known[1] < _FRESH:
            return known[0]
        if now - self._unreadable.get(space, float("-inf")) < _FRESH:
            return Busy(30.0, "tokens unreadable")
        try:
            async with asyncio.timeout(_LOOK):
                found = await doors.installation(space, keys)
        except (doors.StoreAway, TimeoutError):
            if known is None:
                return Busy(1.0, "store away")
            self._grants[space] = (known[0], now)  # so that not everybody waits for the store
            return known[0]
        except doors.Unreadable:
            self._unreadable[space] = now
            log.error(_UNREADABLE)  # noqa: TRY400 - a trace says nothing more
            return Busy(30.0, "tokens unreadable")
        if found is not None or known is not None:  # what was never there is not worth remembering
            self._grants[space] = (found, now)
        return found

    def forget(self, space: str) -> None:
        """Look into the store again: something has changed there."""
        self._grants.pop(space, None)
        self._unreadable.pop(space, None)

    async def leave(self, space: str, at: datetime) -> None:
        """A workspace took its token back at that time (Slack tells whole seconds): nothing goes out there any more."""
        while self._keys is not None:
            try:
                if await doors.uninstall(space, at + timedelta(seconds=1)):
                    log.info("a workspace has uninstalled the app")
            except doors.StoreAway:
                await asyncio.sleep(1.0)
                continue
            self.forget(space)
            return

    # --- tokens that rotate --------------------------------------------------------------------------------------

    async def _renewed(self, space: str, old: str, keys: doors.Keys) -> str | Failure:
        """The token that comes after one that has run out, from this process or another."""
        until = asyncio.get_running_loop().time() + _WAIT
        while asyncio.get_running_loop().time() < until:
            if (task := self._renewals.get(space)) is not None:
                await asyncio.wait({task}, timeout=max(0.0, until - asyncio.get_running_loop().time()))
            self.forget(space)
            found = await self._grant(space, keys)
            if isinstance(found, doors.Grant) and found.token != old:
                return found.token
            await asyncio.sleep(0.1)
        return Busy(10.0, "Slack has given no new token yet")

    def _renew(self, space: str, seen: datetime, keys: doors.Keys) -> None:
        """Have a new pair fetched beside the caller; once in this process, and once in all by the row's claim."""
        tried = self._tried.get(space)
        if space not in self._renewals and (tried is None or clock.now() - tried > timedelta(seconds=_BREATH)):
            self._tried[space] = clock.now()
            self._renewals[space] = task = doors.spawn(lambda: self._fetch_pair(space, seen, keys))
            task.add_done_callback(lambda _: self._renewals.pop(space, None))

    async def _fetch_pair(self, space: str, seen: datetime, keys: doors.Keys) -> None:
        claimed = clock.now() + _LEASE
        try:
            # It opens what is kept before Slack is asked: what could not be kept afterwards is not begun.
            used = await doors.claim_renewal(space, seen, keys, claimed)
            if used is None:
                return
            told = await self._api.exchange(self._client, grant_type="refresh_token", refresh_token=used)
            if isinstance(told, dict) and (pair := grant(space, told)) is not None and pair.refresh:
                await self._keep(pair, used, claimed, keys)
                return
            pause = timedelta(seconds=told.seconds) if isinstance(told, Busy) else _AGAIN
            if isinstance(told, Refused):
                pause = _REST
                log.error("Slack gives a workspace no new token (%s). Install there again: /slack/install", told.why)
            await doors.rest_renewal(space, pause)
        except doors.StoreAway:
            log.warning("store away; a workspace's tokens are renewed later")
        except doors.Unreadable:
            log.error(_UNREADABLE)  # noqa: TRY400 - a trace says nothing more

    async def _keep(self, pair: doors.Grant, used: str, claimed: datetime, keys: doors.Keys) -> None:
        """Into the store before anybody uses it, however long that takes: `used` opens nothing any more."""
        while True:
            try:
                await doors.renew(pair, used, claimed, keys)
            except doors.StoreAway:
                log.warning("store away; a workspace's new tokens wait for it")
                await asyncio.sleep(1.0)
                continue
            self.forget(pair.space)
            return

    async def close(self) -> None:
        """Let what is being fetched reach the store; for seconds, not longer."""
        if self._renewals:
            _, late = await asyncio.wait(self._renewals.values(), timeout=_WAIT)
            for task in late:
                task.cancel()


def grant(space: str, told: Json) -> doors.Grant | None:
    """What Slack's oauth.v2.access says, as a grant; None where it holds no bot token."""
    token = word(told, "access_token")
    if not token or told.get("token_type") != "bot":
        return None
    lives = told.get("expires_in")
    seconds = lives if isinstance(lives, int) and 0 < lives < _LONGEST else 0
    return doors.Grant(
        space=space,
        bot_user=identity(told, "bot_user_id"),
        token=token,
        refresh=word(told, "refresh_token") if seconds else "",
        expires=clock.now() + timedelta(seconds=seconds) if seconds else None,
        name=word(told, "team", "name"),
    )
