"""PROOF.md rows 1, 3 and 5: strangers get a 4xx and nothing runs; whatever a platform signed is answered, always."""

from __future__ import annotations

import asyncio
import json
import random
import time
from urllib.parse import parse_qsl, urlencode

import pytest

from bot.adapters.playground.slack_wire import FORM, JSON
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.command import COMMANDS
from bot.models.inbox import Inbox
from tests.patience import PATIENCE
from tests.proof import hostile
from tests.proof.stage import Running, Stage
from tests.prove import times
from tests.teams.test_teams_tokens import FORGED, activity, signed

_AT_ONCE = 20


async def _knock(server: Running, raw: bytes) -> int:
    """Send exactly these bytes; the status, 0 where the connection was closed without one."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    try:
        writer.write(raw)
        await writer.drain()
        line = await asyncio.wait_for(reader.readline(), PATIENCE)
        return int(line.split()[1]) if line else 0
    except ConnectionError:
        return 0
    finally:
        writer.close()


async def _never_ending(server: Running, headers: dict[str, str]) -> int:
    """A body in pieces that has no end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    writer.write(f"POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{head}\r\n".encode())
    answer = asyncio.create_task(reader.readline())
    while not answer.done():
        writer.write(b"1\r\nx\r\n")
        await asyncio.wait({answer}, timeout=0.1)
    writer.close()
    return int(answer.result().split()[1])


async def _nothing_ran(stage: Stage) -> bool:
    return not await Inbox.all().count() and not stage.slack.ledger and not stage.teams.ledger


@pytest.mark.parametrize("database", ["sqlite"])
async def test_who_is_not_slack_gets_a_4xx_and_nothing_runs(database: str, stage: Stage) -> None:
    """Nothing comes as far as the store, so one database says it for both."""
    server, secret = await stage.start("serve"), stage.slack.signing_secret
    endless = asyncio.create_task(_never_ending(server, stage.signed(FORM, b"x")))
    tried = 0
    for seed in range(times(2)):
        at = int(stage.moment.now().timestamp())
        corpus = list(hostile.forged(seed, secret, at)) + list(hostile.signed_but_no_letter(secret, at))
        for start in range(0, len(corpus), _AT_ONCE):
            batch = corpus[start : start + _AT_ONCE]
            answers = await asyncio.gather(*(_knock(server, raw) for _, raw in batch))
            # 0: refused by its stated size, and closed before all of it had been sent.
            wrong = {
                name: status
                for (name, raw), status in zip(batch, answers, strict=True)
                if not 400 <= status < 500 and not (status == 0 and len(raw) > 900_000)
            }
            assert wrong == {}
            tried += len(batch)
    assert tried >= times(2) * 130
    assert await asyncio.wait_for(endless, PATIENCE) == 408
    assert await _nothing_ran(stage)
    assert stage.bugs() == []


async def test_any_line_in_any_language_is_answered_within_the_limits(stage: Stage) -> None:
    people, chance, many = await stage.seats(8), random.Random(5), times(80)
    for number, user in enumerate(people):
        stage.slack.members[user].locale = ("sv-SE", "fi-FI", "is-IS", "en-US")[number % 4]
    server, verbs = await stage.start("serve"), [" ".join(name) for name in sorted(COMMANDS)]
    for start in range(0, many, _AT_ONCE):
        lines = [
            hostile.line(chance, verbs).encode("utf-8", "replace").decode() for _ in range(min(_AT_ONCE, many - start))
        ]
        sent = [
            stage.post(server.events, stage.command(people[n % len(people)], f"/{line}"))
            for n, line in enumerate(lines)
        ]
        assert set(await asyncio.gather(*sent)) == {(200, "")}
    await stage.answered(many)
    # The stand-in takes only what is inside Slack's limits; what it refused would be missing.
    assert len(stage.slack.ledger) >= many
    assert "may not have arrived" not in server.log.read_text()
    assert stage.bugs() == []


@pytest.mark.parametrize("database", ["sqlite"])
async def test_whatever_slack_signed_is_answered_200(database: str, stage: Stage) -> None:
    """Slack switches an app off that fails: shapes that it never sends are no reason to."""
    [user], chance, many = await stage.seats(1), random.Random(6), times(300)
    server = await stage.start("serve")
    event = json.loads(stage.event(user, "whoknows python")[1])
    command = dict(parse_qsl(stage.command(user, "/whoknows python")[1].decode()))
    common = {
        "user": {"id": user, "team_id": stage.slack.team},
        "team": {"id": stage.slack.team},
        "trigger_id": "1.2.x",
    }
    button = {"type": "button", "action_id": "b", "block_id": "c", "value": "whoknows me"}
    where = {"container": {"type": "message", "channel_id": "D1", "message_ts": "1.2"}, "channel": {"id": "D1"}}
    press = common | where | {"type": "block_actions", "response_url": "", "actions": [button]}
    modal = {"id": "V1", "hash": "h", "callback_id": "form", "private_metadata": "{}", "state": {"values": {}}}
    view = common | {"type": "view_submission", "view": modal}
    for start in range(0, many, _AT_ONCE):
        requests = []
        for number in range(start, min(start + _AT_ONCE, many)):
            told = hostile.twisted(chance, (event, command, press, view)[number % 4])
            match number % 4:
                case 0:
                    requests.append((JSON, json.dumps(told).encode()))
                case 1:
                    fields = {
                        name: value if isinstance(value, str) else json.dumps(value) for name, value in told.items()
                    }
                    requests.append((FORM, urlencode(fields).encode()))
                case _:
                    requests.append((FORM, urlencode({"payload": json.dumps(told)}).encode()))
        answers = await asyncio.gather(*(stage.post(server.events, request) for request in requests))
        wrong = [(request, answer) for request, answer in zip(requests, answers, strict=True) if answer[0] != 200]
        assert wrong == []


@pytest.mark.parametrize("database", ["sqlite"])
async def test_who_is_not_teams_gets_401_or_403_and_nothing_runs(database: str, stage: Stage) -> None:
    anna = _anna(stage)
    server = await stage.start("serve")
    stage.teams.bot_url = server.messages
    told = activity(stage.teams, anna)
    bodies = [json.dumps(told | {"text": text}).encode() for text in ("help", "whoknows me", "x" * 20_000)]
    for how, forge in FORGED.items():
        header = forge(stage.teams, told)
        headers = {"Authorization": header} if header else {}
        answers = await asyncio.gather(*(stage.teams.post(body, headers) for body in bodies * times(1)))
        assert {status for status, _ in answers} <= {401, 403}, how
    assert await _nothing_ran(stage)
    assert stage.bugs() == []


@pytest.mark.parametrize("database", ["sqlite"])
async def test_a_rotated_key_is_taken_within_5_s_and_a_flood_asks_for_keys_once(database: str, stage: Stage) -> None:
    anna = _anna(stage)
    server = await stage.start("serve")
    stage.teams.bot_url = server.messages
    assert (await stage.teams.deliver(activity(stage.teams, anna)))[0] == 200
    stage.teams.keys.rotate()
    begun = time.monotonic()
    while (await stage.teams.deliver(activity(stage.teams, anna)))[0] != 200:
        assert time.monotonic() - begun < 5
    assert stage.teams.asked["keys"] == 2
    body = json.dumps(activity(stage.teams, anna)).encode()

    async def flood() -> set[int]:
        headers = [{"Authorization": signed(kid=f"k{n}")(stage.teams, {})} for n in range(times(40))]
        return {status for status, _ in await asyncio.gather(*(stage.teams.post(body, each) for each in headers))}

    for minutes, asked in ((0, 2), (4, 2), (2, 3)):
        stage.moment.ahead(60 * minutes)
        assert await flood() == {401}
        assert stage.teams.asked["keys"] == asked


def _anna(stage: Stage) -> TeamsUser:
    stage.with_teams()
    return stage.teams.add_user("Anna Lind", "anna.lind@example.com")
