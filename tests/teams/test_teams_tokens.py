"""Who is let in and who is not: every forged, broken or foreign token meets 401 or 403, and no handler runs."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from jwt.algorithms import RSAAlgorithm

from bot import clock
from bot.adapters.playground import teams_wire
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.adapters.teams.tokens import trusted
from bot.settings import Teams
from tests.patience import until
from tests.teams.stage import Bot, Script, serve

Json = dict[str, Any]
Forge = Callable[[StandInTeams, Json], str]


def activity(teams: StandInTeams, user: TeamsUser) -> Json:
    """A message as Teams sends it."""
    chat = teams.tenant.open_chat(user)
    chat.installed = True
    base = teams_wire.activity(teams.tenant, teams.service_url, "message", user, chat, "")
    return teams_wire.message(teams.tenant, base, "whoknows pyhton", to_bot=False)


def usual(teams: StandInTeams, **other: Any) -> Json:
    now = int(time.time())
    claims: Json = {
        "iss": "https://api.botframework.com",
        "aud": teams.app_id,
        "nbf": now,
        "exp": now + 3600,
        "serviceurl": teams.service_url,
    } | other
    return {name: value for name, value in claims.items() if value is not None}


def with_claims(**other: Any) -> Forge:
    return lambda teams, _: "Bearer " + teams.keys.sign(teams.app_id, teams.service_url, **other)


def part(value: Any) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def made_of(header: Any, payload: Any = None, signature: bytes = b"x" * 256) -> Forge:
    return lambda teams, _: f"Bearer {part(header)}.{part(payload or usual(teams))}.{part(signature)}"


_OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def signed(key: Any = _OTHER, algorithm: str = "RS256", **headers: Any) -> Forge:
    def forge(teams: StandInTeams, _: Json) -> str:
        private = teams.keys.private() if key is None else key
        header = {"kid": teams.keys.newest} | headers
        return "Bearer " + jwt.encode(usual(teams), private, algorithm=algorithm, headers=header)

    return forge


def cut_signature(teams: StandInTeams, _: Json) -> str:
    return "Bearer " + teams.keys.sign(teams.app_id, teams.service_url)[:-40]


def changed_payload(teams: StandInTeams, _: Json) -> str:
    header, _payload, signature = teams.keys.sign(teams.app_id, teams.service_url).split(".")
    return f"Bearer {header}.{part(usual(teams, exp=int(time.time()) + 90_000))}.{signature}"


def hmac_with_the_public_key(teams: StandInTeams, _: Json) -> str:
    """The classic: HS256 over the published key."""
    import hashlib
    import hmac

    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = teams.keys.private().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    words = f"{part({'alg': 'HS256', 'typ': 'JWT', 'kid': teams.keys.newest})}.{part(usual(teams))}"
    return f"Bearer {words}.{part(hmac.new(public, words.encode(), hashlib.sha256).digest())}"


NOW = int(time.time())
FORGED: dict[str, Forge] = {
    "no header": lambda *_: "",
    "basic": lambda *_: "Basic YTpi",
    "bearer alone": lambda *_: "Bearer",
    "bearer and nothing": lambda *_: "Bearer ",
    "garbage": lambda *_: "Bearer garbage",
    "three dots": lambda *_: "Bearer ...",
    "not base64": lambda *_: "Bearer !!.!!.!!",
    "not ascii": lambda *_: "Bearer ö.ö.ö",
    "alg none": made_of({"alg": "none", "typ": "JWT"}, signature=b""),
    "alg none with kid": lambda teams, _: (
        f"Bearer {part({'alg': 'none', 'kid': teams.keys.newest})}.{part(usual(teams))}."
    ),
    "HS256": signed("secret" * 8, "HS256"),
    "HS256 over the public key": hmac_with_the_public_key,
    "RS512": signed(None, "RS512"),
    "PS256": signed(None, "PS256"),
    "another key": signed(),
    "unknown kid": signed(kid="nobody"),
    "kid is a number": made_of({"alg": "RS256", "kid": 7}),
    "no kid": made_of({"alg": "RS256"}),
    "header is a list": made_of(["RS256"]),
    "header is deep": made_of(b"[" * 5_000),
    "payload is a list": made_of({"alg": "RS256", "kid": "x"}, [1]),
    "signature cut": cut_signature,
    "payload changed": changed_payload,
    "wrong issuer": with_claims(iss="https://sts.windows.net/x/"),
    "no issuer": with_claims(iss=None),
    "issuer is a list": with_claims(iss=["https://api.botframework.com"]),
    "wrong audience": with_claims(aud="00000000-0000-0000-0000-000000000000"),
    "no audience": with_claims(aud=None),
    "audience is empty": with_claims(aud=""),
    "audiences": lambda teams, _: "Bearer " + teams.keys.sign(teams.app_id, teams.service_url, aud=[teams.app_id, "x"]),
    "no exp": with_claims(exp=None),
    "expired": with_claims(exp=NOW - 400),
    "exp is text": with_claims(exp=str(NOW + 3600)),
    "exp is infinite": with_claims(exp=float("inf")),
    "exp is nan": with_claims(exp=float("nan")),
    "exp is true": with_claims(exp=True),
    "exp is enormous": with_claims(exp=10**400),
    "not yet": with_claims(nbf=NOW + 86_400),
    "nbf is text": with_claims(nbf="now"),
    "no serviceurl": with_claims(serviceurl=None),
    "serviceurl is a list": with_claims(serviceurl=["x"]),
    "another serviceurl": with_claims(serviceurl="https://smba.trafficmanager.net/emea/"),
    "serviceurl without its slash": lambda teams, _: (
        "Bearer " + teams.keys.sign(teams.app_id, teams.service_url, serviceurl=teams.service_url.rstrip("/"))
    ),
    "a key for another channel": lambda teams, _: (
        "Bearer " + teams.keys.sign(teams.app_id, teams.service_url, kid=teams.keys.add(("webchat",)))
    ),
    "a key for no channel": lambda teams, _: (
        "Bearer " + teams.keys.sign(teams.app_id, teams.service_url, kid=teams.keys.add(()))
    ),
}


@pytest.mark.parametrize("how", FORGED)
async def test_a_forged_token_is_refused(bot: Bot, teams: StandInTeams, anna: TeamsUser, how: str) -> None:
    told = activity(teams, anna)
    header = FORGED[how](teams, told)
    headers = {"Authorization": header} if header else {}
    bodies = [json.dumps(told).encode(), b"", b"{", b"[]", b"\xff\xfe", b"[" * 50_000]
    answers = [(await teams.post(body, headers))[0] for body in bodies]
    # A good signature with a wrong body is 400; only a whole activity shows that the rest of the token is wrong.
    assert answers[0] in {401, 403}
    assert set(answers) <= {400, 401, 403}
    await bot.idle()
    assert bot.dispatch.heard == []
    assert teams.ledger == []


TENANT = "99999999-0000-0000-0000-000000000000"
FOREIGN: dict[str, Json] = {
    "another tenant": {"channelData": {"tenant": {"id": TENANT}}, "conversation.tenantId": TENANT},
    "a forged tenant in the conversation": {"channelData": {"tenant": {"id": TENANT}}},
    "tenants that disagree": {"conversation.tenantId": TENANT},
    "no tenant": {"channelData": {}, "conversation.tenantId": None},
    "a tenant that is a number": {"channelData": {"tenant": {"id": 7}}, "conversation.tenantId": 7},
    "no channel": {"channelId": None},
    "another channel": {"channelId": "emulator"},
    "a channel that is a list": {"channelId": ["msteams"]},
    "no serviceUrl": {"serviceUrl": None},
    "a serviceUrl of somebody else": {"serviceUrl": "https://evil.example/emea/"},
    "a serviceUrl with a user": {"serviceUrl": "https://smba.trafficmanager.net@evil.example/"},
    "a serviceUrl that is a number": {"serviceUrl": 5},
}


@pytest.mark.parametrize("how", FOREIGN)
async def test_a_good_token_does_not_let_in_what_it_is_not_for(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, how: str
) -> None:
    told = activity(teams, anna)
    for name, value in FOREIGN[how].items():
        if name == "conversation.tenantId":
            told["conversation"]["tenantId"] = value
        else:
            told[name] = value
    status, _ = await teams.deliver(told, serviceurl=told.get("serviceUrl"))
    assert status in {401, 403}
    await bot.idle()
    assert bot.dispatch.heard == []
    assert teams.asked.get("token", 0) == 0  # our own token went nowhere


@pytest.mark.parametrize("claims", [{}, {"exp": -200}, {"nbf": 200}, {"nbf": None}, {"sub": 7}])
async def test_a_good_token_is_let_in(bot: Bot, teams: StandInTeams, anna: TeamsUser, claims: Json) -> None:
    """Times count from the test's own start: a whole run takes longer than the leeway."""
    now = int(time.time())
    told = {name: now + value if name in {"exp", "nbf"} and value else value for name, value in claims.items()}
    assert (await teams.deliver(activity(teams, anna), **told))[0] == 200
    await bot.idle()
    assert len(bot.dispatch.heard) == 1


async def test_the_tenant_may_be_said_in_channel_data_alone(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    told = activity(teams, anna)
    del told["conversation"]["tenantId"]
    assert (await teams.deliver(told))[0] == 200


async def test_a_rotated_key_is_taken_at_once_and_the_old_one_no_more(
    bot: Bot, teams: StandInTeams, anna: TeamsUser
) -> None:
    assert (await teams.deliver(activity(teams, anna)))[0] == 200
    old = teams.keys.private()
    teams.keys.rotate()
    assert (await teams.deliver(activity(teams, anna)))[0] == 200
    assert teams.asked["keys"] == 2
    forged = jwt.encode(usual(teams), old, algorithm="RS256", headers={"kid": teams.keys.newest})
    assert (await teams.post(json.dumps(activity(teams, anna)).encode(), {"Authorization": "Bearer " + forged}))[
        0
    ] == 401


async def test_a_flood_of_unknown_key_ids_asks_for_keys_once_in_five_minutes(
    bot: Bot, teams: StandInTeams, anna: TeamsUser
) -> None:
    with later() as shift:
        body = json.dumps(activity(teams, anna)).encode()

        async def flood() -> set[int]:
            tokens = [signed(kid=f"k{n}")(teams, {}) for n in range(40)]
            return {
                status for status, _ in await asyncio.gather(*(teams.post(body, {"Authorization": t}) for t in tokens))
            }

        assert await flood() == {401}
        assert await flood() == {401}
        assert teams.asked["keys"] == 2  # the first fetch, and one for all the unknown ids
        shift(timedelta(seconds=290))
        assert await flood() == {401}
        assert teams.asked["keys"] == 2
        shift(timedelta(seconds=20))
        assert await flood() == {401}
        assert teams.asked["keys"] == 3
        assert bot.dispatch.heard == []


@contextmanager
def later() -> Any:
    """The clock of everything, which the test can set forward."""
    offset = timedelta()

    def shift(by: timedelta) -> None:
        nonlocal offset
        offset += by

    with clock.frozen(lambda: datetime.now(UTC) + offset):
        yield shift


@pytest.mark.parametrize("off", [timedelta(days=2), -timedelta(days=2)])
async def test_a_database_whose_clock_is_wrong_shuts_nobody_out(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, off: timedelta
) -> None:
    clock.agree(datetime.now(UTC) + off)
    try:
        assert (await teams.deliver(activity(teams, anna)))[0] == 200
    finally:
        clock.agree(None)


async def test_keys_end_after_a_day_and_are_renewed_before(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    with later() as shift:
        await teams.deliver(activity(teams, anna))
        assert teams.asked["keys"] == 1
        shift(timedelta(hours=13))
        since = teams.asked["keys"]
        assert (await teams.deliver(activity(teams, anna)))[0] == 200
        await until(lambda: teams.asked["keys"] != since)  # renewed beside the request
        shift(timedelta(hours=25))
        teams.fail("openid", Fault(status=503))
        assert (await teams.deliver(activity(teams, anna)))[0] == 401  # no keys, nobody is let in
        shift(timedelta(seconds=6))
        assert (await teams.deliver(activity(teams, anna)))[0] == 200


def _fetching() -> bool:
    return any("KeyRing" in repr(task) for task in asyncio.all_tasks())


@pytest.mark.parametrize(
    "published",
    [
        {},
        {"keys": []},
        {"keys": "x"},
        {"keys": [{"kty": "RSA", "kid": "a", "n": "AQ", "e": "AQAB"}]},
        {"keys": [7, {"kty": "EC"}]},
    ],
)
async def test_keys_that_make_no_sense_let_nobody_in(
    bot: Bot, teams: StandInTeams, anna: TeamsUser, published: Json
) -> None:
    teams.fail("keys", Fault(status=200, body=published))
    assert (await teams.deliver(activity(teams, anna)))[0] == 401


async def test_a_short_key_is_not_trusted_even_when_it_is_published(
    bot: Bot, teams: StandInTeams, anna: TeamsUser
) -> None:
    short = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - that is the point
    public = json.loads(RSAAlgorithm.to_jwk(short.public_key())) | {"kid": "short", "endorsements": ["msteams"]}
    teams.fail("keys", Fault(status=200, body={"keys": [public]}))
    words = f"{part({'alg': 'RS256', 'typ': 'JWT', 'kid': 'short'})}.{part(usual(teams))}"
    signature = short.sign(words.encode(), padding.PKCS1v15(), hashes.SHA256())
    headers = {"Authorization": f"Bearer {words}.{part(signature)}"}
    assert (await teams.post(json.dumps(activity(teams, anna)).encode(), headers))[0] == 401


async def test_a_key_server_that_hangs_stops_nobody_else(bot: Bot, teams: StandInTeams, anna: TeamsUser) -> None:
    """While one activity waits for keys, the loop beats and an application route answers."""
    assert (await teams.deliver(activity(teams, anna)))[0] == 200
    teams.keys.rotate()
    teams.fail("openid", Fault(status=503, hang=1.0))
    waiting = asyncio.create_task(teams.deliver(activity(teams, anna)))
    await asyncio.sleep(0.05)
    answered = [(await teams.post(b"{}", {}))[0] for _ in range(20)]
    assert answered == [401] * 20
    assert not waiting.done()
    assert (await waiting)[0] == 401


async def test_a_login_that_hangs_does_not_hold_up_acknowledgements(
    bot: Bot, teams: StandInTeams, anna: TeamsUser
) -> None:
    teams.fail("token", Fault(status=200, hang=1.5, body=teams.keys.give()))
    statuses = [(await teams.deliver(activity(teams, anna)))[0] for _ in range(10)]
    assert statuses == [200] * 10
    assert teams.ledger == []  # no answer yet, no acknowledgement waited for one
    await bot.idle()
    assert len(teams.ledger) == 10
    assert teams.asked["token"] == 1


@pytest.mark.parametrize(
    ("url", "yes"),
    [
        ("https://smba.trafficmanager.net/emea/", True),
        ("https://SMBA.trafficmanager.net:443/emea/", True),
        ("http://smba.trafficmanager.net/emea/", False),
        ("https://smba.trafficmanager.net:8443/emea/", False),
        ("https://smba.trafficmanager.net.evil.example/", False),
        ("https://evil.example/smba.trafficmanager.net", False),
        ("https://smba.trafficmanager.net@evil.example/", False),
        ("https://smba.trafficmanager.net\\@evil.example/", False),
        ("https://smba.trafficmanager.net/x?y", False),
        ("https://smba.trafficmanager.net/x#y", False),
        ("https://127.0.0.1/", False),
        ("http://localhost:5000/", False),
        ("//smba.trafficmanager.net/", False),
        ("file:///etc/passwd", False),
        ("https://[", False),
        ("https://smba.trafficmanager.net:99999/", False),
        ("", False),
    ],
)
def test_our_token_goes_to_allowed_hosts_only(url: str, yes: bool) -> None:
    assert trusted(url, ["smba.trafficmanager.net"]) is yes


def test_a_stand_in_on_the_loopback_must_be_allowed_by_name() -> None:
    assert trusted("http://127.0.0.1:4000/emea/", ["127.0.0.1:4000"])
    assert trusted("http://127.0.0.1:4000/emea/", ["127.0.0.1"])
    assert not trusted("http://127.0.0.1:4001/emea/", ["127.0.0.1:4000"])
    assert trusted("http://localhost:4001/", [], open_loopback=True)
    assert not trusted("http://10.0.0.1:4001/", [], open_loopback=True)


async def test_without_a_registration_it_refuses_to_start(teams: StandInTeams) -> None:
    with pytest.raises(ValueError, match="KUNNA_TEAMS__APP_ID"):
        await serve(Script(), teams, settings=Teams())
