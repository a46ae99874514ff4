"""Who may knock and how we show who we are: the check of Teams' tokens and our own access token. Answers nobody.

botbuilder's own check blocks the loop on key fetches and answers 500 to broken tokens, so it is not used. Rules:
learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.
"""

from __future__ import annotations

import asyncio
import json
import logging
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import quote, urlsplit

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm

from bot import clock
from bot.adapters.teams import limits
from bot.settings import Teams

log = logging.getLogger("kunna.teams")

Json: TypeAlias = dict[str, Any]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_SMALLEST_KEY_BITS = 2_048


class Denied(Exception):  # noqa: N818 - an answer to a stranger, no error of ours
    """Not let in: `status` is 401 (who are you?) or 403 (not you, not here); the reason is for the log only."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class NoToken(Exception):  # noqa: N818 - the login endpoint's state, said as an outcome
    """The login endpoint gave no access token; nothing was sent."""


@dataclass(frozen=True, slots=True)
class Badge:
    """What a good token says: where its activity must want its answers, and what its key is good for."""

    service_url: str
    endorsements: frozenset[str]


@dataclass(frozen=True, slots=True)
class Key:
    """A published signing key."""

    public: RSAPublicKey
    endorsements: frozenset[str]


def trusted(service_url: str, hosts: Iterable[str], open_loopback: bool = False) -> bool:
    """Whether our access token may go to that address: https on an allowed host.

    Plain http only on the loopback, where the host itself is allowed (a stand-in) or in play mode.
    """
    try:
        parts = urlsplit(service_url)
        host, default = parts.hostname or "", {"https": 443, "http": 80}.get(parts.scheme, 0)
        port = parts.port or default
    except ValueError:
        return False
    if not host or parts.query or parts.fragment or "@" in parts.netloc or "\\" in service_url:
        return False
    if not (service_url.isascii() and service_url.isprintable()):
        return False
    allowed = {name.lower() for name in hosts}
    if host in LOOPBACK:
        return default != 0 and (open_loopback or bool(allowed & {host, f"{host}:{port}"}))
    return parts.scheme == "https" and (f"{host}:{port}" in allowed or (port == default and host in allowed))


class KeyRing:
    """The Bot Framework's signing keys: fetched when needed, once for all who wait, and never in a flood."""

    def __init__(self, openid_url: str) -> None:
        self.session: aiohttp.ClientSession | None = None  # set while the application runs
        self._openid_url = openid_url
        self._keys: dict[str, Key] = {}
        self._fetched = -math.inf
        self._asked_again = -math.inf
        self._failed = -math.inf
        self._flight: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> Key | None:
        """The key of that id, or None: unknown, or the keys cannot be fetched."""
        age = _since(self._fetched)
        if age >= limits.KEYS_SECONDS:
            await self._renew()
        elif kid not in self._keys:
            if self._flight is None and _since(self._asked_again) >= limits.KEYS_AGAIN_SECONDS:
                self._asked_again = _now()
                await self._renew()
            elif self._flight is not None:
                await asyncio.shield(self._flight)
        elif age >= limits.KEYS_RENEWED_SECONDS:
            self._start()
        return self._keys.get(kid) if _since(self._fetched) < limits.KEYS_SECONDS else None

    async def _renew(self) -> None:
        flight = self._start()
        if flight is not None:
            await asyncio.shield(flight)

    def _start(self) -> asyncio.Task[None] | None:
        if self._flight is None and _since(self._failed) >= limits.KEYS_FAILED_SECONDS:
            self._flight = asyncio.create_task(self._fetch())
        return self._flight

    async def _fetch(self) -> None:
        try:
            self._keys = await self._published()
            self._fetched = _now()
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            self._failed = _now()
            log.warning("signing keys could not be fetched: %s", type(error).__name__)
        finally:
            self._flight = None

    async def _published(self) -> dict[str, Key]:
        async with asyncio.timeout(limits.KEYS_TIMEOUT_SECONDS):
            configuration = await self._get(self._openid_url)
            address = str(configuration.get("jwks_uri"))
            if urlsplit(address).scheme != "https" and _origin(address) != _origin(self._openid_url):
                raise ValueError("jwks_uri is not https")
            published = await self._get(address)
        listed = published.get("keys")
        keys = dict(_key(one) for one in listed if _usable(one)) if isinstance(listed, list) else {}
        if not keys:
            raise ValueError("no usable keys")
        return keys

    async def _get(self, url: str) -> Json:
        if self.session is None:
            raise ValueError("the application has not started")
        async with self.session.get(url, allow_redirects=False) as answer:
            answer.raise_for_status()
            body = json.loads(await read(answer, limits.KEYS_BYTES))
        if not isinstance(body, dict):
            raise ValueError("no JSON object")  # noqa: TRY004 - one kind of error for everything unreadable
        return body

    async def close(self) -> None:
        """End a fetch that is under way."""
        if self._flight is not None:
            self._flight.cancel()
            await asyncio.wait({self._flight})


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _usable(one: Any) -> bool:
    return isinstance(one, dict) and one.get("kty") == "RSA" and isinstance(one.get("kid"), str)


def _key(one: Json) -> tuple[str, Key]:
    try:
        public = RSAAlgorithm.from_jwk(one)
    except jwt.PyJWTError as error:
        raise ValueError("unreadable key") from error
    if not isinstance(public, RSAPublicKey) or public.key_size < _SMALLEST_KEY_BITS:
        raise ValueError("a key that cannot be trusted")
    marks = one.get("endorsements")
    return one["kid"], Key(public, frozenset(map(str, marks)) if isinstance(marks, list) else frozenset())


async def read(answer: aiohttp.ClientResponse, most: int) -> bytes:
    """A body of at most `most` bytes. Raises ValueError beyond."""
    body = bytearray()
    async for chunk in answer.content.iter_any():
        body += chunk
        if len(body) > most:
            raise ValueError("the answer is too large")
    return bytes(body)


def _now() -> float:
    """This machine's own time: a database whose clock is wrong must not shut Teams out."""
    return clock.here().timestamp()


def _since(moment: float) -> float:
    """Seconds since then; a clock that was set back counts as "long ago", so that nothing stays blocked."""
    seconds = _now() - moment
    return seconds if seconds >= 0 else math.inf


class Check:
    """Every rule that an activity's sender has to pass. Each failure is Denied, none an error."""

    def __init__(self, settings: Teams, keys: KeyRing, open_loopback: bool) -> None:
        self._settings = settings
        self._keys = keys
        self._open = open_loopback

    async def badge(self, authorization: str | None) -> Badge | None:
        """What the token says; None without one in play mode. Asked before the body is read. Raises Denied."""
        if self._open and not authorization:
            return None
        scheme, _, token = (authorization or "").partition(" ")
        if not self._settings.on or scheme.lower() != "bearer" or not token or not token.isascii():
            raise Denied(401, "no bearer token")
        try:
            header = jwt.get_unverified_header(token)
            kid = header.get("kid")
            if header.get("alg") != "RS256" or not isinstance(kid, str):
                raise Denied(401, "not RS256, or no key id")
            key = await self._keys.find(kid)
            if key is None:
                raise Denied(401, "unknown key id")
            claims = jwt.decode(token, key.public, algorithms=["RS256"], options=_SIGNATURE_ONLY)
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
            raise Denied(401, f"unreadable or forged token: {type(error).__name__}") from None
        return self._claimed(claims, key)

    def _claimed(self, claims: Json, key: Key) -> Badge:
        now, ends, begins = _now(), _moment(claims.get("exp")), _moment(claims.get("nbf", 0))
        service_url = claims.get("serviceurl")
        rules = {
            "issuer": claims.get("iss") == limits.ISSUER,
            "audience": claims.get("aud") == self._settings.app_id,
            "exp": ends is not None and ends > now - limits.LEEWAY_SECONDS,
            "nbf": begins is not None and begins < now + limits.LEEWAY_SECONDS,
            "serviceurl": isinstance(service_url, str) and bool(service_url),
        }
        for name, kept in rules.items():
            if not kept:
                raise Denied(401, f"wrong {name}")
        return Badge(str(service_url), key.endorsements)

    def admit(self, badge: Badge | None, activity: Json) -> str:
        """The tenant of an activity that may come in. Raises Denied."""
        service_url, channel = activity.get("serviceUrl"), activity.get("channelId")
        if not isinstance(service_url, str) or not trusted(service_url, self._settings.service_hosts, self._open):
            raise Denied(403, "serviceUrl is not on an allowed host")
        tenant = self._tenant(activity)
        if badge is None:
            return tenant
        if badge.service_url != service_url:
            raise Denied(403, "the token is for another serviceUrl")
        if channel != limits.CHANNEL or channel not in badge.endorsements:
            raise Denied(403, "the key does not speak for this channel")
        return tenant

    def _tenant(self, activity: Json) -> str:
        """Where the activity comes from. It is said in two places, of which older activities carry only the first."""
        said = [_at(activity, "channelData", "tenant", "id"), _at(activity, "conversation", "tenantId")]
        if not all(place is None or isinstance(place, str) for place in said):
            raise Denied(403, "the tenant is not readable")
        named = {place for place in said if place is not None}
        if self._open:
            return str(next((place for place in said if place), "play"))
        if len(named) != 1 or (tenant := named.pop()) not in self._settings.tenant_id:
            raise Denied(403, "the tenant is not allowed")
        return str(tenant)


_SIGNATURE_ONLY: Any = {
    "verify_signature": True,
    "verify_exp": False,  # the claims are checked below, against the clock that tests can set
    "verify_nbf": False,
    "verify_iat": False,
    "verify_aud": False,
    "verify_iss": False,
    "verify_sub": False,
    "verify_jti": False,
}


def _moment(value: Any) -> float | None:
    """A claim that is a time; None for anything else, infinity included."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not -1e12 < value < 1e12:
        return None
    return float(value)


def _at(value: Any, *path: str) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


class AccessToken:
    """Our own token for the connector: client credentials at our tenant, one fetch for all who wait."""

    def __init__(self, settings: Teams) -> None:
        self.session: aiohttp.ClientSession | None = None  # set while the application runs
        self._settings = settings
        self._token = ""
        self._ends = -math.inf
        self._failed = -math.inf
        self._flight: asyncio.Task[None] | None = None

    async def bearer(self) -> str:
        """The token; "" in play mode without a registration. Raises NoToken."""
        if not self._settings.on:
            return ""
        if _now() >= self._ends - limits.TOKEN_EARLY_SECONDS:
            if self._flight is None:
                if _since(self._failed) < limits.TOKEN_FAILED_SECONDS:
                    raise NoToken
                self._flight = asyncio.create_task(self._fetch())
            await asyncio.shield(self._flight)
        if not self._token:
            raise NoToken
        return self._token

    def drop(self, token: str) -> None:
        """The connector did not take that one: fetch another next time."""
        if token == self._token:
            self._token, self._ends = "", -math.inf

    async def close(self) -> None:
        """End a fetch that is under way."""
        if self._flight is not None:
            self._flight.cancel()
            await asyncio.wait({self._flight})

    async def _fetch(self) -> None:
        try:
            body = await self._granted()
            self._token, self._ends = str(body["access_token"]), _now() + float(body["expires_in"])
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, KeyError, TypeError) as error:
            self._token, self._ends, self._failed = "", -math.inf, _now()
            log.warning("no access token for Teams: %s", type(error).__name__)
        finally:
            self._flight = None

    async def _granted(self) -> Json:
        if self.session is None:
            raise ValueError("the application has not started")
        tenant = quote(self._settings.tenant_id[0], safe="")
        url = f"{self._settings.login_url.rstrip('/')}/{tenant}/oauth2/v2.0/token"
        form = {
            "grant_type": "client_credentials",
            "client_id": self._settings.app_id,
            "client_secret": self._settings.app_secret.get_secret_value(),
            "scope": limits.SCOPE,
        }
        timeout = aiohttp.ClientTimeout(total=limits.TOKEN_TIMEOUT_SECONDS)
        async with self.session.post(url, data=form, timeout=timeout, allow_redirects=False) as answer:
            answer.raise_for_status()
            body = json.loads(await read(answer, limits.KEYS_BYTES))
        if not isinstance(body, dict):
            raise ValueError("no JSON object")  # noqa: TRY004 - one kind of error for everything unreadable
        return body
