"""A workspace installs the app through a browser; whoever may not, comes late, twice or from elsewhere does not."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot import clock, texts
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.slack_oauth import farewell
from bot.adapters.playground.slack_wire import JSON
from bot.adapters.slack import limits, workspaces
from bot.adapters.slack.manifest import SCOPES
from bot.command import Refused, Sent
from bot.models import doors
from bot.models.store import fetch
from bot.reply import Address, Reply
from tests.slack.estate import HAMN, KEY, LUMIVIK, STRANGE, Estate, estate
from tests.slack.test_slack_listen import locked

NOT_THERE = Refused("the app is not installed there", unreachable=True)


@pytest.fixture
async def place(empty_store: str) -> AsyncIterator[Estate]:
    async with estate() as made:
        yield made


def said(page: str, language: str = "en", **words: str) -> str:
    return texts.say(language, f"install-{page}", **words)


# --- the way through -------------------------------------------------------------------------------------------------


async def test_a_workspace_is_installed_and_answered_with_its_own_token(place: Estate) -> None:
    anna = place.hamn.add_user("Anna Lind", email="anna.lind@example.com")
    page = await place.browser().install(HAMN)
    assert page.status == 200
    assert said("done-title", workspace="Hamn & <b>verk</b>") in page.text
    assert f"team={HAMN}" in page.html
    assert await place.rows() == [HAMN]
    await place.hamn.say(anna.id, place.hamn.direct(anna.id).id, "kunna")

    async def answered() -> bool:
        return bool(place.hamn.ledger)

    await _until(answered)
    assert [entry.method for entry in place.hamn.ledger] == ["chat.postMessage"]
    assert not place.lumivik.ledger


async def test_slacks_page_is_asked_for_what_the_manifest_declares(place: Estate) -> None:
    asked = parse_qs(urlsplit((await place.browser().begin()).url).query)
    assert asked["scope"] == [",".join(SCOPES)]
    assert asked["redirect_uri"] == [f"{place.home}/slack/oauth_redirect"]
    assert asked["client_id"] == [place.oauth.client_id]


async def test_what_goes_out_to_each_workspace_takes_that_workspaces_token(place: Estate) -> None:
    people = [place.lumivik.add_user("Anna Lind"), place.hamn.add_user("Bo Berg")]
    for team in (LUMIVIK, HAMN):
        await place.browser().install(team)
    for team, person in zip((LUMIVIK, HAMN), people, strict=True):
        assert isinstance(await _send(place, team, person.id), Sent)
    assert [len(place.lumivik.ledger), len(place.hamn.ledger)] == [1, 1]
    assert sorted(token.space for token in place.oauth.tokens.values()) == [HAMN, LUMIVIK]


async def test_installing_again_replaces_the_token(place: Estate) -> None:
    await place.browser().install(HAMN)
    first = await doors.installation(HAMN, place.keys)
    assert (await place.browser().install(HAMN)).status == 200
    second = await doors.installation(HAMN, place.keys)
    assert first is not None
    assert second is not None
    assert first.token != second.token
    assert await place.rows() == [HAMN]


# --- the ways that are closed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["forged", "missing", "twice", "other browser", "foreign seal", "late", "without code"])
async def test_a_way_back_that_is_not_ours_installs_nothing(place: Estate, how: str) -> None:
    browser = place.browser()
    back = await browser.way_back(await browser.begin(), HAMN)
    moment = clock.now() + timedelta(minutes=11 if how == "late" else 0)
    state = parse_qs(urlsplit(back).query)["state"][0]
    match how:
        case "forged":
            back = back.replace(state, "x" * 120)
        case "missing":
            back = back.replace("state=", "stat=")
        case "twice":
            back += f"&state={state}"
        case "other browser":
            browser = place.browser()
        case "foreign seal":
            back = back.replace(state, doors.Keys("b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyISE=").seal("install x"))
        case "without code":
            back = back.replace("code=", "cod=")
    with clock.frozen(lambda: moment):
        page = await browser.open(back)
    assert page.status == 400
    assert said("stale") in page.text
    assert await place.rows() == []
    assert place.oauth.exchanges == []


async def test_a_way_back_serves_once(place: Estate) -> None:
    browser = place.browser()
    back = await browser.way_back(await browser.begin(), HAMN)
    cookie = next(iter(browser.session.cookie_jar)).value
    assert (await browser.open(back)).status == 200
    # The cookie is gone with the first use; whoever kept it gets no further either.
    for cookies in ({}, {"kunna_install": cookie}):
        again = await place.browser().open(back, cookies=cookies)
        assert again.status == 400
    assert len(place.oauth.exchanges) == 1


async def test_a_workspace_that_is_not_listed_is_refused_and_its_token_made_void(place: Estate) -> None:
    page = await place.browser().install(STRANGE)
    assert page.status == 403
    assert said("foreign", workspace="Fremd <script>", team=STRANGE) in page.text
    assert "<script>" not in page.html
    assert await place.rows() == []
    assert [token.revoked for token in place.oauth.tokens.values()] == [True]


async def test_a_no_in_slack_is_a_page_with_a_way_to_start_again(place: Estate) -> None:
    page = await place.browser().install("")
    assert (page.status, await place.rows()) == (403, [])
    assert said("declined") in page.text
    assert 'href="/slack/install"' in page.html


@pytest.mark.parametrize(
    ("fault", "status", "key"),
    [
        (Fault("oauth.v2.access", status=503), 502, "busy"),
        (Fault("oauth.v2.access", status=200, cut=True), 502, "busy"),
        (Fault("oauth.v2.access", status=200, body={"ok": False, "error": "code_<expired>"}), 400, "refused"),
        (Fault("oauth.v2.access", status=200, body={"ok": True}), 400, "whole"),
        (
            Fault("oauth.v2.access", status=200, body={"ok": True, "is_enterprise_install": True, "team": None}),
            400,
            "whole",
        ),
    ],
)
async def test_what_slack_does_not_give_is_said_and_nothing_kept(
    place: Estate, fault: Fault, status: int, key: str
) -> None:
    place.oauth.faults.append(replace(fault))
    page = await place.browser().install(HAMN)
    assert page.status == status
    assert said(f"{key}-title") in page.text
    assert "<expired>" not in page.html
    assert await place.rows() == []


# --- the page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("sv-FI,sv;q=0.9,en;q=0.8", "sv"), ("de-DE,de;q=0.9,fi;q=0.7,en;q=0.5", "fi"), ("en;q=0.5,is;q=0.8", "is"),
        ("sv;q=0,en", "en"), ("", "en"), ("*", "en"), ("sv;q=nonsense,,;;", "en"), ("de", "en"),
    ],
)  # fmt: skip
async def test_the_page_speaks_the_first_of_our_languages(place: Estate, accepted: str, language: str) -> None:
    page = await place.browser(accepted).open(f"{place.home}/slack/oauth_redirect")
    assert said("stale-title", language) in page.text
    assert f'<html lang="{language}">' in page.html
    assert page.headers["Content-Language"] == language


async def test_the_page_runs_nothing_and_tells_its_address_to_nobody(place: Estate) -> None:
    page = await place.browser().install(HAMN)
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert (page.headers["Cache-Control"], page.headers["Referrer-Policy"]) == ("no-store", "no-referrer")


async def test_the_cookie_stays_on_the_way_back_and_out_of_scripts(place: Estate) -> None:
    session = place.browser().session
    async with session.get(f"{place.home}/slack/install", allow_redirects=False) as response:
        cookie = response.cookies["kunna_install"]
    told = (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"])
    assert told == (True, "Lax", "/slack/oauth_redirect", "600")


# --- secrets ---------------------------------------------------------------------------------------------------------


async def test_no_token_stands_in_the_store_or_in_the_log(empty_store: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with estate(rotating=True) as place:
        browser = place.browser()
        back = await browser.way_back(await browser.begin(), HAMN)
        await browser.open(back)
        await _send(place, HAMN, place.hamn.add_user("Bo Berg").id)
        [(token, given)] = place.oauth.tokens.items()
        code = parse_qs(urlsplit(back).query)["code"][0]
        secrets = [token, given.refresh, code, place.oauth.client_secret, KEY]
        stored = await _everything(empty_store)
        assert all(secret not in stored for secret in secrets)
        assert HAMN in stored
        logged = "".join(f"{record.getMessage()} {record.exc_info} {record.args}" for record in caplog.records)
        assert all(secret not in logged for secret in secrets)
        assert token not in repr(await doors.installation(HAMN, place.keys))


async def _everything(url: str) -> str:
    """All bytes of a SQLite store, or the table's rows as PostgreSQL prints them."""
    if url.startswith("sqlite://"):
        path = Path(url.removeprefix("sqlite://"))
        files = [each for each in (path, path.with_name(path.name + "-wal")) if each.exists()]
        return "".join(each.read_bytes().decode("latin-1") for each in files)
    rows = [await fetch(f"SELECT t::text FROM {name} t") for name in ("installation", "inbox", "door")]  # noqa: S608 - our own names
    return str(rows)


# --- leaving ---------------------------------------------------------------------------------------------------------


async def test_a_workspace_that_uninstalled_gets_nothing(place: Estate) -> None:
    bo, anna = place.hamn.add_user("Bo Berg"), place.lumivik.add_user("Anna Lind")
    for team in (HAMN, LUMIVIK):
        await place.browser().install(team)
    assert isinstance(await _send(place, HAMN, bo.id), Sent)
    await place.oauth.uninstall(place.hamn)
    await _until_rows(place, [LUMIVIK])
    assert await _send(place, HAMN, bo.id) == NOT_THERE
    assert place.kept_before_use == [True]  # the void token is not even tried
    heard = await place.hamn.type_command(bo.id, place.hamn.direct(bo.id).id, "/kunna")
    assert texts.say("en", "slack-not-here") in heard.body
    assert [entry.method for entry in place.hamn.ledger] == ["chat.postMessage", "acknowledgement"]
    assert isinstance(await _send(place, LUMIVIK, anna.id), Sent)


async def test_a_farewell_from_before_a_new_installation_takes_nothing(place: Estate) -> None:
    before = clock.now() - timedelta(minutes=5)
    for team in (HAMN, LUMIVIK):
        await place.browser().install(team)
    events: list[tuple[datetime, dict[str, object]]] = [
        (before, {"type": "app_uninstalled"}),
        (clock.now(), {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}}),
        (clock.now(), {"type": "tokens_revoked", "tokens": ["U1"]}),
    ]
    for at, event in events:
        heard = await place.hamn.deliver(JSON, farewell(place.hamn, event, at))
        assert heard.status == 200
    await place.lumivik.deliver(JSON, farewell(place.lumivik, {"type": "app_uninstalled"}, clock.now()))
    await _until_rows(place, [HAMN])


async def test_another_process_hears_of_it_within_seconds(place: Estate) -> None:
    bo = place.hamn.add_user("Bo Berg")
    await place.browser().install(HAMN)
    other = place.another_process()
    assert isinstance(await other.call(HAMN, "chat.postMessage", {"channel": bo.id, "text": "hej"}), dict)
    await place.oauth.uninstall(place.hamn)
    await _until_rows(place, [])
    # Slack refuses the old token, so the store is looked into again.
    told = await other.call(HAMN, "chat.postMessage", {"channel": bo.id, "text": "hej"})
    assert told == NOT_THERE
    assert await other.allows(HAMN) is False


async def test_while_the_store_hangs_a_served_workspace_is_told_to_try_again_in_time(
    place: Estate, empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo = place.hamn.add_user("Bo Berg")
    await place.browser().install(HAMN)
    assert isinstance(await _send(place, HAMN, bo.id), Sent)
    monkeypatch.setattr(workspaces, "_FRESH", 0.0)  # as if the last look was long ago
    loop = asyncio.get_running_loop()
    async with locked(empty_url, "inbox, installation"):
        before = loop.time()
        heard = await place.hamn.type_command(bo.id, place.hamn.direct(bo.id).id, "/kunna")
    assert texts.say("en", "store-away") in heard.body
    assert loop.time() - before < limits.ACK_SECONDS


# --- beside KUNNA_SLACK__BOT_TOKEN -----------------------------------------------------------------------------------


async def test_the_static_token_serves_its_own_workspace_beside_installed_ones(empty_store: str) -> None:
    async with estate(static=LUMIVIK) as place:
        people = {team: place.oauth.workspaces[team].add_user("Anna Lind").id for team in (LUMIVIK, HAMN)}
        assert isinstance(await _send(place, LUMIVIK, people[LUMIVIK]), Sent)
        assert isinstance(await _send(place, HAMN, people[HAMN]), Refused)
        await place.browser().install(HAMN)
        assert isinstance(await _send(place, HAMN, people[HAMN]), Sent)
        assert [await place.messenger.workspaces.allows(team) for team in (LUMIVIK, HAMN, STRANGE)] == [
            True,
            True,
            False,
        ]


async def test_without_a_list_only_the_static_tokens_workspace_may_install(empty_store: str) -> None:
    async with estate(static=LUMIVIK, teams=()) as place:
        assert (await place.browser().install(HAMN)).status == 403
        assert (await place.browser().install(LUMIVIK)).status == 200
        assert await place.rows() == [LUMIVIK]


# --- waiting ---------------------------------------------------------------------------------------------------------


async def _send(place: Estate, team: str, user: str) -> object:
    return await place.messenger.send(Address("slack", team, user), Reply("Hej"), "d1", "en")


async def _until(true: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(500):
        if await true():
            return
        await asyncio.sleep(0.02)
    pytest.fail("it did not become so in ten seconds")


async def _until_rows(place: Estate, expected: list[str]) -> None:
    async def there() -> bool:
        return await place.rows() == expected

    await _until(there)
