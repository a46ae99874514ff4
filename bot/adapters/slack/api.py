"""One call to Slack over HTTP and what came of it, as a value; it draws nothing and never sends twice.

Plain aiohttp, not slack_sdk's client: that one opens a session per call and by default repeats a post whose answer
was lost, which delivers twice. An answer goes out on a connection that is open already.
"""

from __future__ import annotations

import json
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import aiohttp

from bot import clock
from bot.adapters.slack.words import Json
from bot.command import Busy, Refused, Unknown
from bot.settings import Slack

# Reaching Slack, getting a connection at all, and the whole of a call, in seconds. Getting one is limited apart: who
# waited in vain for one has written nothing, which is no doubt but Busy. A modal's trigger is dead after three.
_CONNECT, _FREE, TOTAL, VIEW_SECONDS = 3.0, 5.0, 10.0, 2.5
# Shorter than Slack keeps an idle connection: a post into one that is just being closed would be lost or doubtful.
_IDLE = 15.0
# The pause where Slack names none, and the longest that is believed.
_PAUSE, _LONGEST = 30.0, 86_400.0
# Slack's own words for "some of it may have happened" and for "come back later".
_DOUBTFUL = {"internal_error", "fatal_error", "request_timeout", "service_unavailable"}
WORKSPACE_FULL = "message_limit_exceeded"
_LATER = {"ratelimited", "rate_limited", WORKSPACE_FULL}
# Slack's own words for "there is no way to this person or room". Not among them: what is wrong with our token, such
# as account_inactive, which would make everybody unreachable at once.
_UNREACHABLE = {
    "cannot_dm_bot", "channel_not_found", "is_archived", "messages_tab_disabled", "not_in_channel", "restricted_action",
    "restricted_action_read_only_channel", "user_disabled", "user_not_found", "user_not_visible", "users_not_found",
}  # fmt: skip

# Bodies are trees that were just drawn, so nobody has to look for circles in them. In ASCII: that cannot fail.
_json = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
_JSON, _FORM = "application/json; charset=utf-8", "application/x-www-form-urlencoded"
_HOOKS = ("https", "hooks.slack.com", None)

Failure = Busy | Refused | Unknown


class Api:
    """The Web API and response_url; which token a call takes is decided by others."""

    def __init__(self, settings: Slack) -> None:
        self._base = settings.api_url.rstrip("/") + "/"
        api = urlsplit(self._base)
        own = (api.scheme, api.hostname, api.port)
        # Where answers may go; beside an API that is not slack.com (a stand-in's, a government cloud's), its own host.
        self._trusted = {_HOOKS} if api.hostname in {None, "slack.com"} else {_HOOKS, own}
        self._session: aiohttp.ClientSession | None = None
        self._exchanges: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        """Make the sessions, for the life of the process: calls and exchanges take no connection from each other."""
        self._session, self._exchanges = _session(100), _session(20)

    async def close(self) -> None:
        for session in (self._session, self._exchanges):
            if session is not None:
                await session.close()

    def trusts(self, url: str) -> bool:
        """Whether a response_url is Slack's: its hooks host, or the host that the API was set to.

        It came in a signed request, but answers hold what is private; so where they go is checked all the same.
        """
        try:
            to = urlsplit(url)
            place = (to.scheme, to.hostname, to.port)
        except ValueError:
            return False
        return "@" not in to.netloc and place in self._trusted

    async def call(self, token: str, method: str, body: Json, *, seconds: float = TOTAL) -> Json | Failure:
        """A Web API method that writes."""
        return await self._post(
            f"{self._base}{method}", _json(body).encode(), _JSON, seconds, method, f"Bearer {token}"
        )

    async def ask(self, token: str, method: str, *, seconds: float = TOTAL, **fields: str) -> Json | Failure:
        """A Web API method that reads: those take forms only."""
        sent = urlencode(fields).encode()
        return await self._post(f"{self._base}{method}", sent, _FORM, seconds, method, f"Bearer {token}")

    async def exchange(self, client: tuple[str, str], **fields: str) -> Json | Failure:
        """oauth.v2.access: a code or a refresh token for tokens, by the app's client id and secret."""
        method, who = "oauth.v2.access", aiohttp.encode_basic_auth(*client)
        url, sent = f"{self._base}{method}", urlencode(fields).encode()
        return await self._post(url, sent, _FORM, TOTAL, method, who, self._exchanges)

    async def answer(self, url: str, body: Json) -> Json | Failure:
        """Post to a response_url, which needs no token and gets none."""
        if not self.trusts(url):
            return Refused("response_url is not Slack's")
        return await self._post(url, _json(body).encode(), _JSON, TOTAL, "")

    async def _post(
        self,
        url: str,
        sent: bytes,
        content_type: str,
        seconds: float,
        method: str,
        who: str = "",
        session: aiohttp.ClientSession | None = None,
    ) -> Json | Failure:
        session = session or self._session
        if session is None:
            return Busy(1.0, "slack")
        headers = {"Content-Type": content_type}
        if who:
            headers["Authorization"] = who
        try:
            async with session.post(
                url, data=sent, headers=headers, allow_redirects=False, timeout=_timeout(seconds)
            ) as response:
                return _outcome(response.status, response.headers.get("Retry-After"), await response.read(), method)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            return Busy(1.0, f"slack unreachable ({type(error).__name__})")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return Unknown(type(error).__name__)


def _session(most: int) -> aiohttp.ClientSession:
    """A session of at most so many connections."""
    connector = aiohttp.TCPConnector(limit=most, keepalive_timeout=_IDLE)
    return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())


@cache
def _timeout(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, connect=min(_FREE, seconds / 2), sock_connect=_CONNECT)


def _outcome(status: int, retry_after: str | None, body: bytes, method: str) -> Json | Failure:
    """What an HTTP answer means. A response_url answers "ok" where the Web API answers an object."""
    if status == 429:
        return Busy(pause(retry_after), method or "response_url")
    if status == 408 or status >= 500:
        return Unknown(f"http {status}")
    if status == 200 and not method and body == b"ok":
        return {"ok": True}
    told: Any = None
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        if status == 200 and not method:
            return {"ok": True}
    if isinstance(told, dict) and status == 200 and told.get("ok") is True:
        return told
    if not isinstance(told, dict) or "error" not in told:
        return Unknown("no answer in the answer") if status == 200 else Refused(f"http {status}")
    why = str(told["error"])[:80]
    if why in _LATER:
        return Busy(pause(retry_after), why if why == WORKSPACE_FULL else method or "response_url")
    return Unknown(why) if why in _DOUBTFUL else Refused(why, unreachable=why in _UNREACHABLE)


def pause(retry_after: str | None) -> float:
    """Seconds to wait by a Retry-After header: a number, a date, or our own pause where it is missing or garbage."""
    told = (retry_after or "").strip()
    if told.isascii() and told.isdigit():
        return min(float(told[:9]), _LONGEST)
    try:
        until = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError):
        return _PAUSE
    at = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max((at - clock.now()).total_seconds(), 1.0), _LONGEST)
