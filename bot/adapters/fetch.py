"""One file over HTTP from or to where an adapter lets it: its bytes, or why not. Nothing of it gets into a log."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from urllib.parse import urljoin, urlsplit

import aiohttp

from bot.command import Unread

log = logging.getLogger("kunna.files")

# A whole way, reaching the host, and waiting for the next piece, in seconds: with what it takes to read the file
# apart, well below the lease of its inbox row (doors.LEASE), after which the worker would answer it a second time.
TIMEOUT = aiohttp.ClientTimeout(total=25.0, sock_connect=3.0, sock_read=10.0)
# Files on their way at once, each of which may hold a whole file in memory; and steps of a redirect.
_AT_ONCE, _STEPS = 8, 3
_LATER = {408, 425, 429}
_REDIRECTS = {301, 302, 303, 307, 308}


class Fetch:
    """Downloads and uploads for one platform. Errors are values; nothing is raised."""

    def __init__(self, allows: Callable[[str], bool], *, short_lived: bool = False) -> None:
        """`allows`: whether an address is on a host of the platform's; asked again at each step of a redirect.

        short_lived: the addresses die soon, so that a refusal means that one came too late.
        """
        self._allows, self._short_lived = allows, short_lived
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        """Make the session, for the life of the process."""
        # Nothing is unpacked on the way: a few bytes could become gigabytes.
        connector = aiohttp.TCPConnector(limit=_AT_ONCE)
        jar = aiohttp.DummyCookieJar()
        self._session = aiohttp.ClientSession(
            connector=connector, cookie_jar=jar, timeout=TIMEOUT, auto_decompress=False
        )

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def get(self, url: str, most: int, token: str = "") -> bytes | Unread:
        """At most so many bytes from there. A token goes to the first host alone: with one, no redirect is followed."""
        headers = {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {token}"} if token else {})
        try:
            for _ in range(1 if token else _STEPS):
                if self._session is None:
                    return Unread("away")
                if not self._allows(url):
                    return _refused("a host that is not allowed")
                async with self._session.get(url, headers=headers, allow_redirects=False) as answer:
                    if answer.status not in _REDIRECTS:
                        return await self._body(answer, most)
                    if not (to := answer.headers.get("Location", "")):
                        return _refused("redirected to nowhere")
                    url = urljoin(url, to)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            log.warning("a file was not fetched: %s", type(error).__name__)
            return Unread("away")
        return _refused("redirected")

    async def put(self, method: str, url: str, data: bytes, headers: Mapping[str, str]) -> bool:
        """Whether a file was taken there. It carries no token and follows no redirect."""
        if self._session is None or not self._allows(url):
            log.warning("a file was not taken: its host is not allowed")
            return False
        try:
            async with self._session.request(method, url, data=data, headers=headers, allow_redirects=False) as answer:
                taken = 200 <= answer.status < 300
                said: object = answer.status
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            taken, said = False, type(error).__name__
        if not taken:
            log.warning("a file was not taken: %s", said)
        return taken

    async def _body(self, answer: aiohttp.ClientResponse, most: int) -> bytes | Unread:
        status = answer.status
        if status in {404, 410} or (status in {401, 403} and self._short_lived):
            log.info("a file was not fetched: %s", status)
            return Unread("gone")
        if status in _LATER or status >= 500:
            log.warning("a file was not fetched: %s", status)
            return Unread("away")
        if status != 200 or answer.content_type == "text/html":
            # A page in which somebody could log in is how platforms say no to a token as well.
            return _refused(f"{status} {answer.content_type[:40]}")
        if answer.headers.get("Content-Encoding", "identity") != "identity":
            return _refused("packed")
        if (answer.content_length or 0) > most:
            return Unread("too-large")
        body = bytearray()
        async for piece in answer.content.iter_any():
            body += piece
            if len(body) > most:
                return Unread("too-large")
        return bytes(body)


def _refused(why: str) -> Unread:
    log.warning("a file was not fetched: %s", why)
    return Unread("refused")


def place(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address, ("", "", 0) where it has none or names somebody to log in as."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"https": 443, "http": 80}.get(parts.scheme, 0)
    except ValueError:
        return "", "", 0
    if (
        not (url.isascii() and url.isprintable())
        or "@" in parts.netloc
        or "\\" in url
        or not parts.hostname
        or not port
    ):
        return "", "", 0
    return parts.scheme, parts.hostname, port
