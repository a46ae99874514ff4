"""Tokens that run out are renewed in time, once whoever asks, and kept before they are used."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import clock
from bot.adapters.playground.faults import Fault
from bot.adapters.slack.workspaces import Workspaces
from bot.command import Busy
from bot.models import doors, installations
from bot.models.store import fetch
from tests.slack.estate import HAMN, KEY, OTHER_KEY, Estate, estate

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
async def place(empty_store: str) -> AsyncIterator[Estate]:
    """Hamn has installed the app, with tokens that rotate."""
    async with estate(rotating=True) as made:
        made.hamn.add_user("Bo Berg", id="U0BO")
        assert (await made.browser().install(HAMN)).status == 200
        yield made


class Later:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def on(self, **by: float) -> None:
        self._ahead += timedelta(**by)


async def _post(workspaces: Workspaces) -> object:
    return await workspaces.call(HAMN, "chat.postMessage", {"channel": "U0BO", "text": "hej"})


def _renewals(place: Estate) -> list[tuple[str, str]]:
    return [each for each in place.oauth.exchanges if each[0].startswith("xoxe-1-")]


async def _fetched(workspaces: Workspaces) -> None:
    await asyncio.gather(*workspaces._renewals.values())


async def test_a_token_that_ran_out_is_renewed_once_for_all_who_wait_in_two_processes(place: Estate) -> None:
    processes = [place.another_process(), place.another_process()]
    later = Later()
    with clock.frozen(later):
        later.on(hours=13)
        told = await asyncio.gather(*(_post(processes[number % 2]) for number in range(20)))
    assert [type(each) for each in told] == [dict] * 20
    assert [outcome for _, outcome in _renewals(place)] == ["ok"]
    assert len(place.hamn.ledger) == 20
    assert place.kept_before_use == [True] * 20


async def test_every_refresh_token_serves_once_over_days(place: Estate) -> None:
    processes = [place.another_process(), place.another_process()]
    later = Later()
    with clock.frozen(later):
        for _ in range(6):
            later.on(hours=11)
            for process in processes:
                process.forget(HAMN)
            assert not [each for each in await asyncio.gather(*map(_post, processes)) if not isinstance(each, dict)]
            for process in processes:
                await _fetched(process)
    used = Counter(refresh for refresh, _ in _renewals(place))
    assert len(used) == 6
    assert set(used.values()) == {1}
    assert all(place.kept_before_use)


async def test_a_token_is_renewed_beside_the_work_before_it_runs_out(place: Estate) -> None:
    process, later = place.another_process(), Later()
    [first] = place.oauth.tokens
    with clock.frozen(later):
        later.on(hours=9)
        assert isinstance(await _post(process), dict)
        assert _renewals(place) == []
        later.on(hours=2)
        # The exchange hangs, and nobody waits for it: the old token is good for an hour.
        place.oauth.faults.append(Fault("oauth.v2.access", status=200, hang=0.3, accept=True))
        assert isinstance(await _post(process), dict)
        kept = await doors.installation(HAMN, place.keys)
        assert kept is not None
        assert kept.token == first


async def test_what_slack_calls_expired_is_renewed_whatever_our_clock_says(place: Estate) -> None:
    process = place.another_process()
    [token] = place.oauth.tokens.values()
    token.expires = clock.now() - timedelta(seconds=1)
    assert isinstance(await _post(process), dict)
    assert [outcome for _, outcome in _renewals(place)] == ["ok"]


async def test_a_refusal_is_logged_once_and_not_asked_again_at_once(
    place: Estate, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    [token] = place.oauth.tokens.values()
    refresh, token.refresh = token.refresh, ""
    process, later = place.another_process(), Later()
    with clock.frozen(later):
        later.on(hours=11)
        for _ in range(3):
            assert isinstance(await _post(process), dict)
            await _fetched(process)
        assert _renewals(place) == [(refresh, "invalid_refresh_token")]
        later.on(hours=2)
        assert isinstance(await _post(process), Busy)
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert "/slack/install" in errors[0]
    assert refresh not in caplog.text


async def test_a_pause_that_slack_asks_for_is_kept(place: Estate) -> None:
    process, later = place.another_process(), Later()
    place.oauth.faults.append(Fault("oauth.v2.access", status=429, headers={"Retry-After": "90"}))
    with clock.frozen(later):
        later.on(hours=11)
        for seconds in (0, 60, 31):
            later.on(seconds=seconds)
            await _post(process)
            await _fetched(process)
            assert len(_renewals(place)) == (1 if seconds == 31 else 0)


async def test_a_pair_is_kept_although_the_key_was_changed_while_slack_was_asked(
    place: Estate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody gives the new key to the command before this process has it."""
    process, later = place.another_process(), Later()
    both = doors.Keys(f"{OTHER_KEY},{KEY}")
    exchange = place.messenger.api.exchange

    async def slow(client: tuple[str, str], **fields: str) -> Any:
        told = await exchange(client, **fields)
        assert await installations.rekey(both) == 1
        return told

    monkeypatch.setattr(place.messenger.api, "exchange", slow)
    with clock.frozen(later):
        later.on(hours=13)
        assert isinstance(await _post(process), dict)
    assert [outcome for _, outcome in _renewals(place)] == ["ok"]
    kept = await doors.installation(HAMN, both)
    assert kept is not None
    assert kept.token == list(place.oauth.tokens)[-1]
    assert await installations.rekey(both) == 1
    assert await installations.unreadable(doors.Keys(OTHER_KEY)) == []


async def test_a_pair_of_an_installation_that_is_gone_is_not_kept_over_the_next_one_under_another_key(
    place: Estate,
) -> None:
    kept = await doors.installation(HAMN, place.keys)
    assert kept is not None
    assert kept.expires is not None
    until = clock.now() + timedelta(seconds=60)
    later = kept.expires + timedelta(seconds=1)
    with clock.frozen(lambda: later):
        used = await doors.claim_renewal(HAMN, kept.expires, place.keys, until)
    assert used == kept.refresh
    await doors.install(replace(kept, token="xoxb-next"), "U0BO", doors.Keys(OTHER_KEY))
    with pytest.raises(doors.Unreadable):
        await doors.renew(replace(kept, token="xoxb-late"), used, until, place.keys)
    newest = await doors.installation(HAMN, doors.Keys(OTHER_KEY))
    assert newest is not None
    assert newest.token == "xoxb-next"


@pytest.mark.parametrize("column", ["refresh", "token"])
async def test_a_key_that_does_not_open_what_is_kept_asks_slack_for_nothing_and_stands_in_nobodys_way(
    place: Estate, column: str
) -> None:
    wrong, right, later = place.another_process(), place.another_process(), Later()
    assert await wrong.allows(HAMN) is True  # so that it remembers tokens which it could read
    [row] = await fetch("SELECT * FROM installation")
    foreign = doors.Keys(OTHER_KEY).seal(place.keys.unseal(row[column]))
    put = f"UPDATE installation SET {column} = $1 RETURNING id"  # noqa: S608 - our own words
    with clock.frozen(later):
        later.on(hours=11)
        await fetch(put, foreign)
        assert await wrong.token(HAMN) == place.keys.unseal(row["token"])
        await _fetched(wrong)
        assert _renewals(place) == [], "a refresh token serves once, and what came for it could not be kept"
        await fetch(put, row[column])
        assert isinstance(await _post(right), dict)
        await _fetched(right)
    assert [outcome for _, outcome in _renewals(place)] == ["ok"]


async def test_two_real_processes_use_a_refresh_token_once(place: Estate, empty_store: str) -> None:
    [token] = place.oauth.tokens.values()
    token.expires = clock.now() - timedelta(seconds=1)
    arguments = (empty_store, place.settings.slack.api_url, place.oauth.client_id, place.oauth.client_secret, KEY)
    started = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", _PROCESS, *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE
        )
        for _ in range(2)
    ]
    printed = [(await process.communicate())[0].decode() for process in started]
    assert printed == ["10 sent\n", "10 sent\n"]
    assert [outcome for _, outcome in _renewals(place)] == ["ok"]
    assert len(place.hamn.ledger) == 20


_PROCESS = """
import asyncio, sys
from pydantic import SecretStr
from bot.adapters.slack.api import Api
from bot.adapters.slack.workspaces import Workspaces
from bot.models import doors, store
from bot.settings import Slack

async def main(url, api_url, client_id, client_secret, key):
    await store.connect(url)
    settings = Slack(api_url=api_url, client_id=client_id, client_secret=SecretStr(client_secret), teams=("T0HAMN",))
    api = Api(settings)
    await api.open()
    workspaces = Workspaces(settings, doors.Keys(key), api)
    body = {"channel": "U0BO", "text": "hej"}
    told = await asyncio.gather(*(workspaces.call("T0HAMN", "chat.postMessage", body) for _ in range(10)))
    print(sum(isinstance(each, dict) for each in told), "sent")
    await workspaces.close()
    await api.close()
    await store.disconnect()

asyncio.run(main(*sys.argv[1:]))
"""
