"""Requests that Slack did not send, and payloads that it signed but never would send: the same ones for each seed."""

from __future__ import annotations

import gzip
import hashlib
import hmac
import json
import random
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from bot.adapters.playground.slack_wire import FORM, JSON, sign
from bot.adapters.slack import limits

Headers = list[tuple[bytes, bytes]]
_STAMP, _SIGNATURE = b"X-Slack-Request-Timestamp", b"X-Slack-Signature"

TIMESTAMPS: list[str | bytes] = [
    "", "nan", "inf", "-inf", "1e9", "1.5", "{at}.0", " {at}x", "+{at}", "-{at}", "0{at}", "{at}_0", "0", "1",
    "9" * 400, "٣" * 10, "１" * 10, b"\xff\xfe", "0x6920", "true", "[]", "None", str(2**63), "{at}, {at}",
]  # fmt: skip
SIGNATURES: list[str | bytes] = [
    "", "v0=", "v0", "{hex}", "V0={HEX}", "v0={HEX}", "v1={hex}", "v0={hex}0", "v0={short}", "v0={hex} x", "null",
    b"v0=" + "é".encode() * 64, b"v0=" + b"\xff" * 64, "v0=" + "０" * 64, "v0={hex}, v0={hex}",
]  # fmt: skip
TYPES = ["", "text/plain", "multipart/form-data; boundary=x", "application/xml", FORM + "; charset=utf-16", "é"]
WORDS = [
    "😀😀",
    "\u202e\u2066abc",
    "<!channel>",
    "<@U1>",
    "&amp;<b>",
    "a\x00b",
    "[x](javascript:1)",
    "x" * 3_000,
    "\ud83d",
]
_DEEP = 100_000


def request(headers: Headers, body: bytes, length: int | None = None) -> bytes:
    """Exactly these bytes on the wire."""
    head = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    head += b"Content-Length: %d\r\n" % (len(body) if length is None else length)
    return head + b"".join(name + b": " + value + b"\r\n" for name, value in headers) + b"\r\n" + body


def _raw(value: str | bytes, **words: str) -> bytes:
    if isinstance(value, bytes):
        return value
    for name, word in words.items():
        value = value.replace("{" + name + "}", word)
    return value.encode("utf-8", "surrogatepass")


def forged(seed: int, secret: str, at: int) -> Iterator[tuple[str, bytes]]:
    """What nobody at Slack signed, or signed at another time, by name."""
    chance = random.Random(seed)
    letters = "".join(chance.choices("abc å&=%", k=chance.randint(1, 400)))
    body = urlencode({"command": "/idea", "text": letters, "user_id": "U1", "team_id": "T0KUNNA"}).encode()
    right = {name.encode(): value.encode() for name, value in sign(secret, body, at).items()}
    stamp, signature, kind = right[_STAMP], right[_SIGNATURE], (b"Content-Type", FORM.encode())
    digest = signature.decode()[3:]

    def known(stamp: bytes = stamp, signature: bytes = signature, content: bytes = body) -> bytes:
        return request([(_STAMP, stamp), (_SIGNATURE, signature), kind], content)

    for value in TIMESTAMPS:
        written = _raw(value, at=str(at))
        yield f"timestamp {value!r}", known(stamp=written)
        by_hand = hmac.new(secret.encode(), b"v0:" + written + b":" + body, hashlib.sha256).hexdigest()
        yield f"timestamp {value!r}, signed", known(stamp=written, signature=b"v0=" + by_hand.encode())
    for value in SIGNATURES:
        yield f"signature {value!r}", known(signature=_raw(value, hex=digest, HEX=digest.upper(), short=digest[:-1]))
    for off in (-86_400, -3_600, -330, 330, 3_600, 86_400):
        late = sign(secret, body, at + off)
        yield f"{off} s off", known(late["X-Slack-Request-Timestamp"].encode(), late["X-Slack-Signature"].encode())
    for wrong in ("\0", "wrong", secret.upper(), secret + " "):
        yield f"secret {wrong!r}", known(signature=sign(wrong, body, at)["X-Slack-Signature"].encode())
    for bit in chance.sample(range(len(body) * 8), 40):
        flipped = bytearray(body)
        flipped[bit // 8] ^= 1 << (bit % 8)
        yield f"body bit {bit}", known(content=bytes(flipped))
    for place in chance.sample(range(64), 12):
        other = digest[:place] + ("0" if digest[place] != "0" else "1") + digest[place + 1 :]
        yield f"signature digit {place}", known(signature=b"v0=" + other.encode())
    for value in TYPES:
        yield (
            f"content type {value!r}",
            request([(_STAMP, stamp), (_SIGNATURE, signature), (b"Content-Type", value.encode())], body),
        )
    whole = [(_STAMP, stamp), (_SIGNATURE, signature), kind]
    for name, headers in {
        "signature twice": [*whole, (_SIGNATURE, signature)],
        "signature twice, other case": [*whole, (_SIGNATURE.lower(), b"v0=00")],
        "timestamp twice": [*whole, (_STAMP, stamp)],
        "content type twice": [*whole, (b"Content-Type", JSON.encode())],
        "signature missing": [whole[0], kind],
        "timestamp missing": [whole[1], kind],
        "no headers": [],
        "said to be compressed": [*whole, (b"Content-Encoding", b"gzip")],
    }.items():
        yield name, request(headers, body)
    yield "no name of a header", request([*whole, (b"", b"x")], body)
    yield "too many headers", request([*whole, *((b"X-%d" % n, b"x" * 500) for n in range(200))], body)
    yield "shorter than it says", request([(_STAMP, stamp), (_SIGNATURE, signature), kind], body, len(body) - 1)


def signed_but_no_letter(secret: str, at: int) -> Iterator[tuple[str, bytes]]:
    """What is signed and yet nothing that can be read; from whoever has the secret and means harm."""
    bodies: list[tuple[bytes, str]] = [
        (b"\xff\xfe", JSON), (b"\xc3\x28", FORM), (b"text=%ff%fe", FORM), (b"", JSON), (b"", FORM), (b"{", JSON),
        (b"[]", JSON),
        (b"null", JSON), (b"[" * _DEEP, JSON), (b"[" * _DEEP + b"]" * _DEEP, JSON), (b'{"a": NaN}', JSON),
        (b'{"a":' * _DEEP + b"1" + b"}" * _DEEP, JSON), (b'{"a": ' + b"9" * 5_000 + b"}", JSON), (b"{}{}", JSON),
        (urlencode({"payload": "["}).encode(), FORM), (urlencode({"payload": "[" * _DEEP}).encode(), FORM),
        (urlencode({"payload": "null"}).encode(), FORM), (b"&".join(b"a%d=1" % n for n in range(200)), FORM),
        (b"payload=%7B%7D&payload=%7B%7D", FORM), (json.dumps({"a": "x" * limits.BODY_BYTES}).encode(), JSON),
        (b"x" * (limits.BODY_BYTES + 1), FORM),
    ]  # fmt: skip
    for body, kind in bodies:
        headers = [(name.encode(), value.encode()) for name, value in sign(secret, body, at).items()]
        yield f"signed {body[:30]!r}", request([*headers, (b"Content-Type", kind.encode())], body)
    small = b"command=/idea&text=x"
    headers = [(name.encode(), value.encode()) for name, value in sign(secret, small, at).items()]
    packed = [*headers, (b"Content-Type", FORM.encode()), (b"Content-Encoding", b"gzip")]
    yield "compressed", request(packed, gzip.compress(small))


def _anything(chance: random.Random, depth: int = 0) -> Any:
    kind = chance.randrange(9 if depth < 3 else 6)
    match kind:
        case 0:
            return None
        case 1:
            return chance.choice([0, -1, 2**70, 1.5, True])
        case 2 | 3 | 4 | 5:
            return chance.choice([*WORDS[:-1], "", "U1", "T0KUNNA", "block_actions", "b" * 5_000])
        case 6:
            return [_anything(chance, depth + 1) for _ in range(chance.randrange(4))]
        case _:
            return {chance.choice(["id", "type", "value", "x"]): _anything(chance, depth + 1) for _ in range(3)}


def twisted(chance: random.Random, payload: Any) -> Any:
    """A payload as Slack sends it, with one to three of its parts replaced by something else."""
    told = json.loads(json.dumps(payload))
    for _ in range(chance.randint(1, 3)):
        inside: Any = told
        while isinstance(inside, dict | list) and inside:
            holder: Any = inside
            name: Any = chance.choice(list(inside)) if isinstance(inside, dict) else chance.randrange(len(inside))
            inside = inside[name]
            if chance.random() < 0.3 or not isinstance(inside, dict | list) or not inside:
                holder[name] = _anything(chance)
                break
    return told


def line(chance: random.Random, verbs: list[str]) -> str:
    """Something that somebody could type after a slash."""
    words = [
        chance.choice([*WORDS, "12", "#3", "python", "rösta", "kommentoi", "hugmynd", "unit:IT", "into", "@Anna Lind"])
    ]
    words += [chance.choice([*WORDS, "1", "kaffe", "osaaja", "þekking"]) for _ in range(chance.randrange(3))]
    return f"{chance.choice(verbs)} {' '.join(words)}".strip()
