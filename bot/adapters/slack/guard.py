"""The guard before Bolt: size, headers, time, signature, then a bounded parse. It knows no payload and answers none.

Bolt answers 500 to much that a stranger can send, unsigned included, and logs bodies; so nothing reaches it that is
not signed, UTF-8 and an object of sane depth; it is parsed once, here. What is refused here gets a 4xx, and no word
of it is logged.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import re
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import StreamReader, web

from bot import clock
from bot.adapters.slack import limits

Json = dict[str, Any]

_FORM, _JSON = "application/x-www-form-urlencoded", "application/json"
_TIMESTAMP = re.compile(r"[1-9][0-9]{8,10}", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)
# How long a body may take to arrive: Slack sends at once, and a slow one would hold a connection.
_ARRIVAL_SECONDS = 5.0
# Slack's forms have 12 fields; more cannot be its own.
_FIELDS = 100


class Denied(Exception):  # noqa: N818 - an answer to a stranger, not an error of ours
    """Refused before anything of ours ran: a status of 4xx and a reason without a word of the request."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


async def admit(request: web.Request, secret: str) -> Json:
    """The object in a request that Slack signed, or Denied."""
    content_type = _content_type(request)
    timestamp, signature = _once(request, "X-Slack-Request-Timestamp"), _once(request, "X-Slack-Signature")
    _in_time(timestamp)
    if not _SIGNATURE.fullmatch(signature):
        raise Denied(401, "signature malformed")
    body = await _body(request)
    expected = hmac.digest(secret.encode(), b"v0:%b:%b" % (timestamp.encode(), body), "sha256")
    if not hmac.compare_digest(f"v0={expected.hex()}", signature):
        raise Denied(401, "signature wrong")
    try:
        text = body.decode("utf-8", "strict")
    except UnicodeDecodeError:
        raise Denied(400, "not UTF-8") from None
    return _parse(text, content_type)


def _content_type(request: web.Request) -> str:
    if len(request.headers.getall("Content-Type", [])) != 1 or request.content_type not in (_FORM, _JSON):
        raise Denied(415, "content type")
    if (request.charset or "utf-8").lower() not in ("utf-8", "utf8"):
        raise Denied(415, "charset")
    # Slack compresses nothing; a compressed body could unpack to any size before its signature is checked.
    if "Content-Encoding" in request.headers:
        raise Denied(415, "content encoding")
    return request.content_type


def _once(request: web.Request, name: str) -> str:
    values = request.headers.getall(name, [])
    if len(values) != 1 or not values[0].isascii():
        raise Denied(401, "header missing, repeated or not ASCII")
    return values[0]


def _in_time(timestamp: str) -> None:
    if not _TIMESTAMP.fullmatch(timestamp):
        raise Denied(401, "timestamp malformed")
    # In time by either clock, because only one of them may be right: the database's or this machine's. What that lets
    # in twice does nothing twice, because every request's key stays in the inbox for days.
    said = int(timestamp)
    if min(abs(each.timestamp() - said) for each in (clock.here(), clock.now())) > limits.CLOCK_SKEW_SECONDS:
        raise Denied(401, "timestamp too far from now")


async def _body(request: web.Request) -> bytes:
    if (request.content_length or 0) > limits.BODY_BYTES:
        raise Denied(413, "body too long")
    try:
        if request.content.is_eof():  # the usual case: it came along with its head, so nothing is waited for
            body = request.content.read_nowait()
        else:
            async with asyncio.timeout(_ARRIVAL_SECONDS):
                body = await _arriving(request.content)
    except TimeoutError:
        raise Denied(408, "body did not arrive") from None
    except (web.HTTPException, ValueError, OSError, web.RequestPayloadError):
        raise Denied(400, "body broken") from None
    if len(body) > limits.BODY_BYTES:
        raise Denied(413, "body too long")
    return body


async def _arriving(content: StreamReader) -> bytes:
    """A body as it comes, read no further than a little beyond what is allowed."""
    body = bytearray()
    async for chunk in content.iter_any():
        body += chunk
        if len(body) > limits.BODY_BYTES:
            break
    return bytes(body)


def _parse(text: str, content_type: str) -> Json:
    if content_type == _JSON:
        return opened(text)
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except ValueError:
        raise Denied(400, "form malformed") from None
    fields = dict(pairs)
    if not fields or len(fields) != len(pairs):
        raise Denied(400, "form empty or a field twice")
    return opened(fields["payload"]) if "payload" in fields else dict(fields)


def opened(text: str) -> Json:
    """The JSON object in a text; Denied for anything else, for NaN and for what is nested too deeply."""
    try:
        found = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Denied(400, "JSON malformed") from None
    if not isinstance(found, dict):
        raise Denied(400, "JSON is no object")
    _bounded(found)
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _bounded(found: Json) -> None:
    level: list[Any] = [found]
    for _ in range(limits.BODY_DEPTH):
        level = [
            inner
            for node in level
            for inner in (node.values() if isinstance(node, dict) else node)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return
    raise Denied(400, "JSON nested too deeply")
