"""Whoever is not Slack gets a 4xx: nothing of ours runs, nothing is logged of what they sent."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import hmac
import json
import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import clock
from bot.adapters.playground.slack_wire import sign
from bot.adapters.slack import limits
from bot.adapters.slack.guard import Denied, admit
from tests.patience import PATIENCE

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
AT = int(NOW.timestamp())
GOOD = urlencode({"command": "/whoknows", "text": "pyhton", "user_id": "U1", "team_id": "T1"}).encode()


@dataclass
class Gate:
    """The guard alone behind a route, and what it let through."""

    port: int = 0
    let_in: list[dict[str, Any]] = field(default_factory=list)

    async def knock(self, body: bytes, headers: list[tuple[bytes, bytes]], *, length: bytes | None = None) -> int:
        """Send exactly these bytes over a socket; the status, 0 where the connection was closed without one."""
        head = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        head += b"Content-Length: " + (length or str(len(body)).encode()) + b"\r\n"
        head += b"".join(name + b": " + value + b"\r\n" for name, value in headers)
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(head + b"\r\n" + body)
            await writer.drain()
            line = await asyncio.wait_for(reader.readline(), PATIENCE)
            return int(line.split()[1]) if line else 0
        except ConnectionError:
            return 0
        finally:
            writer.close()

    async def signed(self, body: bytes, content_type: str, at: int = AT, secret: str = SECRET) -> int:
        return await self.knock(body, wire(sign(secret, body, at) | {"Content-Type": content_type}))


def wire(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]


@pytest.fixture
async def gate() -> AsyncIterator[Gate]:
    gate = Gate()

    async def receive(request: web.Request) -> web.Response:
        try:
            gate.let_in.append(await admit(request, SECRET))
        except Denied as denied:
            return web.Response(status=denied.status, text=denied.reason)
        return web.Response()

    app = web.Application()
    app.router.add_post("/slack/events", receive)
    server = TestServer(app)
    await server.start_server()
    gate.port = server.port or 0
    with clock.frozen(lambda: NOW):
        yield gate
    await server.close()


async def test_what_slack_signed_comes_through_whole(gate: Gate) -> None:
    assert await gate.signed(GOOD, FORM) == 200
    assert await gate.signed(GOOD, FORM + "; charset=utf-8") == 200
    assert await gate.signed(b'{"type": "x", "a": {"b": [1]}}', JSON) == 200
    assert await gate.signed(urlencode({"payload": '{"type": "block_actions"}'}).encode(), FORM) == 200
    assert [payload.get("type", payload.get("command")) for payload in gate.let_in] == [
        "/whoknows", "/whoknows", "x", "block_actions",
    ]  # fmt: skip


async def test_the_signature_is_the_one_of_slack_s_own_published_example(gate: Gate) -> None:
    # docs.slack.dev, "Verifying requests from Slack": secret, timestamp, body and signature as printed there.
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
        b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    headers = {
        "X-Slack-Request-Timestamp": "1531420618",
        "X-Slack-Signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        "Content-Type": FORM,
    }
    with clock.frozen(lambda: datetime.fromtimestamp(1531420618, UTC)):
        assert await gate.knock(body, wire(headers)) == 200


@pytest.mark.parametrize("seconds", [-limits.CLOCK_SKEW_SECONDS, limits.CLOCK_SKEW_SECONDS])
async def test_five_minutes_either_way_are_in_time_and_a_second_more_is_not(gate: Gate, seconds: int) -> None:
    assert await gate.signed(GOOD, FORM, AT + seconds) == 200
    beyond = seconds + (1 if seconds > 0 else -1)
    assert await gate.signed(GOOD, FORM, AT + beyond) == 401


@pytest.mark.parametrize("database", [timedelta(minutes=10), -timedelta(minutes=10), timedelta(hours=5)])
async def test_a_database_whose_clock_is_wrong_shuts_nobody_out(
    gate: Gate, database: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(clock, "now", lambda: NOW + database)  # and clock.here() stays NOW
        for right in (AT, AT + int(database.total_seconds())):  # or it is this machine's clock that is wrong
            for seconds in (-limits.CLOCK_SKEW_SECONDS, limits.CLOCK_SKEW_SECONDS):
                assert await gate.signed(GOOD, FORM, right + seconds) == 200
        least, most = sorted((AT, AT + int(database.total_seconds())))
        assert await gate.signed(GOOD, FORM, least - limits.CLOCK_SKEW_SECONDS - 1) == 401
        assert await gate.signed(GOOD, FORM, most + limits.CLOCK_SKEW_SECONDS + 1) == 401


BAD_TIMESTAMPS: list[str | bytes] = [
    "", "nan", "inf", "-inf", "1e9", "1.5", f"{AT}.0", f" {AT}x", f"+{AT}", f"-{AT}", f"0{AT}", f"{AT}_0", "0", "1",
    "9" * 400, "٣" * 10, "１" * 10, b"\xff\xfe", "0x6920", "true", "[]", "None", str(2**63),
]  # fmt: skip


def bad_signatures(right: str) -> list[str | bytes]:
    return [
        "", "v0=", "v0", right[3:], right.upper(), "v1=" + right[3:], right + "0", right[:-1], right + " x", "null",
        "v0=" + "é" * 64, b"v0=" + b"\xff" * 64, "v0=" + "０" * 64,
    ]  # fmt: skip


def by_hand(timestamp: str) -> str:
    """The signature that a request with this timestamp would need."""
    base = b"v0:" + timestamp.encode("utf-8", "replace") + b":" + GOOD
    return "v0=" + hmac.new(SECRET.encode(), base, hashlib.sha256).hexdigest()


def forged() -> list[tuple[str, bytes, list[tuple[bytes, bytes]]]]:
    """Requests that Slack did not sign, of every kind that PROOF.md names."""
    right = sign(SECRET, GOOD, AT)
    signature, kinds = right["X-Slack-Signature"], {"Content-Type": FORM}
    found: list[tuple[str, bytes, list[tuple[bytes, bytes]]]] = []

    def add(name: str, headers: Mapping[str, str | bytes | None], body: bytes = GOOD) -> None:
        merged = {"X-Slack-Request-Timestamp": str(AT), "X-Slack-Signature": signature, **kinds, **headers}
        raw = [(k.encode(), v if isinstance(v, bytes) else str(v).encode()) for k, v in merged.items() if v is not None]
        found.append((name, body, raw))

    for secret in ("", "wrong", SECRET.upper(), SECRET + " "):
        add(f"secret {secret!r}", sign(secret or "\0", GOOD, AT))
    for bit in range(0, len(GOOD) * 8, 3):
        flipped = bytearray(GOOD)
        flipped[bit // 8] ^= 1 << (bit % 8)
        add(f"body bit {bit}", {}, bytes(flipped))
    for place in range(3, len(signature)):
        other = "0" if signature[place] != "0" else "1"
        add(f"signature digit {place}", {"X-Slack-Signature": signature[:place] + other + signature[place + 1 :]})
    for value in bad_signatures(signature):
        add(f"signature {value!r}", {"X-Slack-Signature": value})
    add("signature missing", {"X-Slack-Signature": None})
    for value in BAD_TIMESTAMPS:
        add(f"timestamp {value!r}", {"X-Slack-Request-Timestamp": value})
        text = value if isinstance(value, str) else value.decode("latin-1")
        add(f"timestamp {value!r}, signed", {"X-Slack-Request-Timestamp": value, "X-Slack-Signature": by_hand(text)})
    add("timestamp missing", {"X-Slack-Request-Timestamp": None})
    for seconds in (-301, -3600, -86_400, 301, 3600, 86_400):
        add(f"{seconds} s off", sign(SECRET, GOOD, AT + seconds))
    double = wire(right | kinds)
    found += [
        ("signature twice", GOOD, [*double, (b"X-Slack-Signature", signature.encode())]),
        ("signature twice, other case", GOOD, [*double, (b"x-slack-signature", b"v0=00")]),
        ("timestamp twice", GOOD, [*double, (b"X-Slack-Request-Timestamp", str(AT).encode())]),
        ("content type twice", GOOD, [*double, (b"Content-Type", JSON.encode())]),
        ("compressed", GOOD, [*double, (b"Content-Encoding", b"gzip")]),
        ("no headers", GOOD, []),
    ]
    for kind in (
        "",
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/xml",
        FORM + "; charset=utf-16",
        "é",
    ):
        add(f"content type {kind!r}", {"Content-Type": kind})
    return found


async def test_nothing_forged_expired_or_malformed_comes_through(gate: Gate) -> None:
    corpus = forged()
    assert len(corpus) > 250
    wrong = [
        (name, status) for name, body, headers in corpus if not 400 <= (status := await gate.knock(body, headers)) < 500
    ]
    assert wrong == []
    assert gate.let_in == []


def signed_but_no_letter() -> list[tuple[bytes, str]]:
    deep = 100_000
    return [
        (b"\xff\xfe", JSON), (b"\xc3\x28", FORM), ("text=é".encode("latin-1"), FORM), (b"text=%ff%fe", FORM),
        (b"", JSON), (b"", FORM), (b"{", JSON), (b"[]", JSON), (b"null", JSON), (b"7", JSON), (b'"x"', JSON),
        (b"[" * deep, JSON), (b"[" * deep + b"]" * deep, JSON), (b'{"a":' * deep + b"1" + b"}" * deep, JSON),
        (b'{"a":' * 65 + b"1" + b"}" * 65, JSON), (b'{"a": NaN}', JSON), (b'{"a": Infinity}', JSON),
        (b'{"a": ' + b"9" * 5_000 + b"}", JSON), (b"\xef\xbb\xbf{}", JSON), (b"{}{}", JSON), (b"{'a': 1}", JSON),
        (urlencode({"payload": "[]"}).encode(), FORM), (urlencode({"payload": "{"}).encode(), FORM),
        (urlencode({"payload": ""}).encode(), FORM), (urlencode({"payload": "[" * 10_000}).encode(), FORM),
        (urlencode({"payload": "null"}).encode(), FORM), (b"&".join(b"a%d=1" % n for n in range(200)), FORM),
        (b"payload=%7B%7D&payload=%7B%7D", FORM), (b"x" * (limits.BODY_BYTES + 1), FORM),
        (json.dumps({"a": "x" * limits.BODY_BYTES}).encode(), JSON),
    ]  # fmt: skip


async def test_what_is_signed_but_no_letter_gets_a_4xx_too(gate: Gate) -> None:
    for body, content_type in signed_but_no_letter():
        # 0: the guard refused a body by its stated size and closed before all of it was sent.
        status = await gate.signed(body, content_type)
        assert 400 <= status < 500 or (status == 0 and len(body) > limits.BODY_BYTES), (body[:60], status)
    assert gate.let_in == []


async def test_a_compressed_body_is_not_unpacked(gate: Gate) -> None:
    headers = sign(SECRET, GOOD, AT) | {"Content-Type": FORM, "Content-Encoding": "gzip"}
    assert await gate.knock(gzip.compress(GOOD), wire(headers)) == 415
    assert gate.let_in == []


async def test_a_body_that_lies_about_its_length_or_never_comes_holds_nobody(gate: Gate) -> None:
    headers = wire(sign(SECRET, GOOD, AT) | {"Content-Type": FORM})
    assert await gate.knock(GOOD, headers, length=b"10") in (400, 401)
    assert await gate.knock(GOOD, headers, length=b"999999") == 408
    assert await gate.knock(GOOD, headers, length=b"99999999999999") == 413
    assert gate.let_in == []


async def test_a_body_that_comes_in_pieces_comes_through_whole(gate: Gate) -> None:
    headers = wire(sign(SECRET, GOOD, AT) | {"Content-Type": FORM, "Content-Length": str(len(GOOD))})
    reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
    writer.write(b"POST /slack/events HTTP/1.1\r\nHost: x\r\n")
    writer.write(b"".join(name + b": " + value + b"\r\n" for name, value in headers) + b"\r\n")
    for piece in (GOOD[:10], GOOD[10:]):
        await asyncio.sleep(0.05)
        writer.write(piece)
    assert int((await asyncio.wait_for(reader.readline(), PATIENCE)).split()[1]) == 200
    writer.close()
    assert [payload["text"] for payload in gate.let_in] == ["pyhton"]


async def test_a_body_without_a_length_is_read_no_further_than_the_limit(gate: Gate) -> None:
    body = b"a=" + b"x" * limits.BODY_BYTES
    headers = wire(sign(SECRET, body, AT) | {"Content-Type": FORM})
    reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
    writer.write(b"POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n")
    writer.write(b"".join(name + b": " + value + b"\r\n" for name, value in headers) + b"\r\n")
    writer.write(b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n")
    assert int((await asyncio.wait_for(reader.readline(), PATIENCE)).split()[1]) == 413
    writer.close()
    assert gate.let_in == []


async def test_nothing_of_a_refused_request_is_logged(gate: Gate, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        await gate.knock(b"text=canary-body", wire({"Content-Type": FORM, "X-Slack-Signature": "v0=canary"}))
        await gate.signed(b'{"a": "canary', JSON)
    ours = [record for record in caplog.records if record.name.startswith(("kunna", "slack"))]
    assert "canary" not in "".join(record.getMessage() for record in ours)
