"""One request to the Bot Connector -> one outcome; decides about no retry but a fresh token after 401."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TypeAlias
from urllib.parse import quote, urlencode

import aiohttp
from yarl import URL

from bot import clock
from bot.adapters.teams import limits
from bot.adapters.teams.tokens import AccessToken, NoToken, read, trusted
from bot.adapters.teams.words import Json
from bot.command import Busy, Refused, Unknown
from bot.settings import Teams

log = logging.getLogger("kunna.teams")

# How long to wait before asking a platform again that could not be reached at all, in seconds.
AWAY_SECONDS = 5.0
# What asks for a pause, where nobody knows more: Teams cannot be reached; Teams has had enough of us.
EVERYTHING, THROTTLED = "teams", "rate"

# Getting a connection is limited apart: who waited in vain for one has written nothing, which is no doubt but Busy.
_TIMEOUT = aiohttp.ClientTimeout(total=limits.REQUEST_SECONDS, connect=AWAY_SECONDS)
_ANSWER_BYTES = 1_000_000
# Microsoft's own codes for "there is no way to this person or room"; no other word makes anybody unreachable.
_UNREACHABLE = {
    "BotNotInConversationRoster", "ConversationBlockedByUser", "ConversationNotFound", "ForbiddenOperationException",
    "MessageWritesBlocked",
}  # fmt: skip
# The codes of a 403 that, like a 401, says something of us and nothing of the message: somebody has to mend it, so it
# is tried again after so many seconds, and as often we complain.
_OURS, _MENDING = {"BotDisabledByAdmin", "InvalidBotApiHost", "NotEnoughPermissions"}, 60.0
# The Connector says why it refuses, in one word. Without that, these come from what stands between us: a proxy or a
# gateway (407 asks for a log-in to it), which knows nothing of people and messages and is mended one day.
_CODE, _BETWEEN = re.compile(r"[A-Za-z][A-Za-z0-9_]*"), {"403", "404", "407"}


@dataclass(frozen=True, slots=True)
class Taken:
    """2xx, with its JSON object."""

    body: Json


Result: TypeAlias = Taken | Busy | Refused | Unknown


class Connector:
    """Requests to whichever serviceUrl an activity named, if that host is allowed to see our token."""

    def __init__(self, settings: Teams, tokens: AccessToken, open_loopback: bool) -> None:
        self.session: aiohttp.ClientSession | None = None  # set while the application runs
        self._settings = settings
        self._tokens = tokens
        self._open = open_loopback
        self._complained = float("-inf")

    async def ask(
        self,
        method: str,
        service_url: str,
        *path: str,
        body: Json | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Result:
        """`path` is quoted part by part, after /v3/conversations."""
        if not trusted(service_url, self._settings.service_hosts, self._open):
            return Refused("the serviceUrl is not on an allowed host")
        parts = "".join("/" + quote(part, safe="") for part in path)
        asked = "?" + urlencode(query) if query else ""
        url = URL(service_url.rstrip("/") + "/v3/conversations" + parts + asked, encoded=True)
        result, token = await self._once(method, url, body)
        if isinstance(result, Refused) and result.why.startswith("401"):
            self._tokens.drop(token)
            result, _ = await self._once(method, url, body)
        if isinstance(result, Refused) and _ours(result.why):
            return self._waits(result.why, "token")
        if isinstance(result, Refused) and _between(result.why) and not self._open:  # a tool may know no codes
            return self._waits(result.why, "proxy")
        return result

    def _waits(self, why: str, scope: str) -> Busy:
        now = asyncio.get_running_loop().time()
        if now - self._complained >= _MENDING:
            self._complained = now
            said = {
                "token": "Teams does not take our token or our bot (%s); what goes out waits",
                "proxy": "something between us and Teams refuses what we send (%s); what goes out waits",
            }
            log.error(said[scope], why)
        return Busy(_MENDING, scope)

    async def _once(self, method: str, url: URL, body: Json | None) -> tuple[Result, str]:
        try:
            token = await self._tokens.bearer()
        except NoToken:
            return Busy(AWAY_SECONDS, EVERYTHING), ""
        return await self._send(method, url, body, token), token

    async def _send(self, method: str, url: URL, body: Json | None, token: str) -> Result:
        if self.session is None:
            return Busy(AWAY_SECONDS, EVERYTHING)
        headers = {"Authorization": "Bearer " + token} if token else {}
        data = None if body is None else json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        if data is not None:
            headers["Content-Type"] = "application/json; charset=utf-8"
        try:
            async with self.session.request(
                method, url, data=data, headers=headers, allow_redirects=False, timeout=_TIMEOUT
            ) as answer:
                return _result(answer.status, answer.headers, await read(answer, _ANSWER_BYTES))
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            return Busy(AWAY_SECONDS, EVERYTHING)  # Nothing was written.
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            return Unknown(type(error).__name__)


def _result(status: int, headers: Mapping[str, str], raw: bytes) -> Result:
    body = _object(raw)
    error = body.get("error")
    code = str(error.get("code"))[:80] if isinstance(error, dict) else ""
    if 200 <= status < 300:
        return Taken(body)
    if status == 429:
        return Busy(retry_after(headers.get("Retry-After", "")), THROTTLED)
    if status in {408, 412} or status >= 500:
        return Unknown(f"{status} {code}".strip())
    return Refused(f"{status} {code}".strip(), unreachable=status in {403, 404} and code in _UNREACHABLE)


def _ours(why: str) -> bool:
    status, _, code = why.partition(" ")
    return status == "401" or (status == "403" and code in _OURS)


def _between(why: str) -> bool:
    status, _, code = why.partition(" ")
    return status in _BETWEEN and _CODE.fullmatch(code) is None


def _object(raw: bytes) -> Json:
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        body = None  # Some answers have no body; what they mean is in the status.
    return body if isinstance(body, dict) else {}


def retry_after(said: str) -> float:
    """The pause after a 429 in seconds: a number or a date, else our own."""
    try:
        seconds = float(said)
    except ValueError:
        try:
            at = parsedate_to_datetime(said)
        except (ValueError, TypeError, IndexError):
            return limits.RETRY_AFTER_SECONDS
        seconds = ((at if at.tzinfo else at.replace(tzinfo=UTC)) - clock.now()).total_seconds()
    return min(seconds, limits.RETRY_AFTER_MOST) if seconds > 0 else limits.RETRY_AFTER_SECONDS
