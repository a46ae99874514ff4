"""What is heard and kept while a token has run out, Slack or the store is slow, or a crowd wants to install."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp.test_utils import make_mocked_request

from bot import clock
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.slack_home import open_home, tell_of
from bot.adapters.playground.slack_oauth import farewell
from bot.adapters.playground.slack_wire import JSON
from bot.adapters.slack import install, workspaces
from bot.adapters.slack.workspaces import Workspaces
from bot.models import doors
from bot.models.people import PersonAddress
from bot.models.store import fetch
from bot.reply import Address
from tests.patience import until
from tests.slack.conftest import World
from tests.slack.estate import HAMN, LUMIVIK, OTHER_KEY, Browser, Estate, estate

BO = "U0BO"
# Seconds: who takes less has not waited for Slack, whose API is given ten.
WAITS = 8.0


@pytest.fixture
async def place(empty_store: str) -> AsyncIterator[Estate]:
    """Hamn has installed the app, with tokens that rotate."""
    async with estate(rotating=True) as made:
        made.hamn.add_user("Bo Berg", id=BO, email="bo.berg@example.com")
        assert (await made.browser().install(HAMN)).status == 200
        yield made


async def taken(work: Awaitable[object]) -> float:
    """How many seconds something takes."""
    loop = asyncio.get_running_loop()
    before = loop.time()
    await work
    return loop.time() - before


# --- a token that has run out ------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["refused", "hangs"])
async def test_no_acknowledgement_waits_for_a_token(place: Estate, how: str) -> None:
    direct = place.hamn.direct(BO).id
    await fetch("UPDATE installation SET expires = $1 RETURNING id", clock.now() - timedelta(minutes=1))
    place.messenger.workspaces.forget(HAMN)
    if how == "refused":
        for token in place.oauth.tokens.values():
            token.refresh = ""
    else:
        place.oauth.faults.append(Fault("oauth.v2.access", status=200, hang=30, times=None))
    rows = await _inbox()
    try:
        for turn in range(2):
            assert await taken(place.hamn.type_command(BO, direct, "/help")) < WAITS
            assert await taken(place.hamn.say(BO, direct, f"help {turn}")) < WAITS
        assert await _inbox() - rows == 4, "all four are kept and answered when there is a token"
    finally:
        place.oauth.faults.clear()


async def test_an_unreadable_token_is_complained_of_once_not_by_request(
    place: Estate, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Workspaces(place.settings.slack, doors.Keys(OTHER_KEY), place.messenger.api)
    assert [await other.allows(HAMN) for _ in range(5)] == [None] * 5
    assert len(_errors(caplog)) == 1
    monkeypatch.setattr(workspaces, "_FRESH", 0.0)
    assert await other.allows(HAMN) is None
    assert len(_errors(caplog)) == 2, "it goes on, so it is said again"


def _errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


# --- news and farewells ------------------------------------------------------------------------------------------


async def test_who_left_is_known_although_no_token_can_be_looked_up(
    place: Estate, monkeypatch: pytest.MonkeyPatch
) -> None:
    await doors.join(Address("slack", HAMN, BO), "Bo Berg", "bo.berg@example.com", "")
    place.messenger.workspaces.forget(HAMN)

    async def away(*_: object) -> None:
        raise doors.StoreAway("test")

    monkeypatch.setattr(doors, "installation", away)
    place.hamn.members[BO].deactivated = True
    assert (await tell_of(place.hamn, BO)).status == 200
    assert (await PersonAddress.get(user=BO)).gone


async def _unsure(world: World) -> None:
    """Slack has not said yet whose the static token is, and does not at the next asking."""
    world.messenger.workspaces._ourselves = None
    world.slack.faults.append(Fault("auth.test", status=503))


async def test_who_left_is_known_when_slack_says_at_last_whose_our_token_is(world: World) -> None:
    await doors.join(Address("slack", world.slack.team, world.anna), "Anna Lind", "anna.lind@example.com", "")
    await _unsure(world)
    world.slack.members[world.anna].deactivated = True
    assert (await tell_of(world.slack, world.anna)).status == 200

    async def gone() -> bool:
        return (await PersonAddress.get(user=world.anna)).gone

    await until(gone)


async def test_a_home_is_drawn_when_slack_says_at_last_whose_our_token_is(world: World) -> None:
    await _unsure(world)
    assert await taken(open_home(world.slack, world.anna)) < 2.5
    await world.until(lambda: world.anna in world.slack.homes)
    await world.calm()


@pytest.mark.parametrize("slow", [0.3, 30.0])
async def test_a_farewell_is_kept_before_it_is_acknowledged_but_not_for_ever(
    place: Estate, monkeypatch: pytest.MonkeyPatch, slow: float
) -> None:
    whole = doors.uninstall

    async def slowly(*told: object) -> bool:
        await asyncio.sleep(slow)
        return await whole(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(doors, "uninstall", slowly)
    said = farewell(place.hamn, {"type": "app_uninstalled"}, clock.now())
    assert await taken(place.hamn.deliver(JSON, said)) < 20, "nobody waits for all of the 30 seconds"
    assert await place.rows() == ([] if slow < 1 else [HAMN])


# --- a crowd at the install page ---------------------------------------------------------------------------------


async def test_a_crowd_with_invented_codes_neither_fills_the_store_nor_keeps_anybody_waiting(place: Estate) -> None:
    crowd = [await _sent_out(place.browser()) for _ in range(12)]
    rows = await _inbox()
    place.oauth.faults.append(Fault("oauth.v2.access", status=200, hang=30, times=None))
    knocking = [asyncio.create_task(browser.open(back)) for browser, back in crowd]
    try:
        async with asyncio.timeout(WAITS):  # those who do not fit in are told at once
            await until(lambda: sum(task.done() for task in knocking) == 8)
        assert {task.result().status for task in knocking if task.done()} == {502}
        await until(lambda: len(place.oauth.faults.met) == 4)
    finally:
        place.oauth.faults.clear()
        await asyncio.gather(*knocking)
    assert await _inbox() - rows == 4
    assert (await place.browser().install(LUMIVIK)).status == 200, "the next one finds room"


async def _sent_out(browser: Browser) -> tuple[Browser, str]:
    """Somebody who was sent out by us and comes back with a code of their own making."""
    page = await browser.begin()
    state = parse_qs(urlsplit(page.url).query)["state"][0]
    return browser, f"{browser.home}/slack/oauth_redirect?state={state}&code=invented"


async def test_calls_that_hang_keep_no_code_from_being_exchanged(place: Estate) -> None:
    place.hamn.faults.append(Fault("chat.postMessage", status=200, hang=30, times=None))
    body = {"channel": BO, "text": "hej"}
    api, token = place.messenger.api, place.hamn.bot_token
    calls = [asyncio.create_task(api.call(token, "chat.postMessage", body)) for _ in range(100)]
    try:
        await until(lambda: len(place.hamn.faults.met) == 100)
        assert (await place.browser().install(LUMIVIK)).status == 200
    finally:
        place.hamn.faults.clear()
        await asyncio.gather(*calls)


async def test_behind_a_path_of_our_address_the_cookie_and_the_way_back_lead_there(place: Estate) -> None:
    flow = install._Flow(
        place.settings.slack, "https://h.example/kunna", place.keys, place.messenger.api, place.messenger.workspaces
    )
    begun = await flow.begin(make_mocked_request("GET", "/slack/install"))
    assert begun.cookies["kunna_install"]["path"] == "/kunna/slack/oauth_redirect"
    ended = await flow.finish(make_mocked_request("GET", "/slack/oauth_redirect"))
    assert ended.cookies["kunna_install"]["path"] == "/kunna/slack/oauth_redirect"
    assert 'href="/kunna/slack/install"' in str(ended.text)


# --- looking -----------------------------------------------------------------------------------------------------


async def _inbox() -> int:
    return int((await fetch("SELECT COUNT(*) AS n FROM inbox"))[0]["n"])
