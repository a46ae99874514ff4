"""A file that was asked for in Teams is offered in the personal chat, made again on a yes, and put where Teams says."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.adapters.playground import teams_drive
from bot.adapters.playground.faults import Fault
from bot.adapters.playground.teams_hands import Seen, StandInTeams
from bot.adapters.playground.teams_tenant import TeamsUser
from bot.incoming import Incoming
from bot.reply import File, Reply, Text
from tests.teams.stage import Bot, shown

LINE = "whoknows export"


def reply(data: bytes = b"Namn;E-post\r\n") -> Reply:
    return Reply("Everybody is in it.", (File("people.csv", data, LINE), Text("More beside it.")))


async def offered(teams: StandInTeams, bot: Bot, who: TeamsUser, line: str = LINE) -> tuple[Seen, Seen]:
    """The message that offers the file and the answer beside it."""
    bot.dispatch.answers.setdefault(LINE, reply())
    await teams.say(who, line)
    await bot.idle()
    asks, answer = teams.timeline(who)[-2:]
    return asks, answer


async def test_it_is_offered_then_made_again_and_put_where_it_was_allowed(
    teams: StandInTeams, bot: Bot, anna: TeamsUser
) -> None:
    bot.dispatch.answers[LINE] = lambda incoming: reply(b"new" if incoming.via == "pressed" else b"old")
    asks, answer = await offered(teams, bot, anna)
    (card,) = asks.message.files
    assert (card["contentType"], card["name"], card["content"]["sizeInBytes"]) == (teams_drive.ASK, "people.csv", 3)
    assert card["content"]["acceptContext"] == {"line": LINE, "name": "people.csv"}
    assert "people.csv (1 kB)" in shown(answer)
    assert "More beside it." in shown(answer)
    assert await teams.consent(anna, asks.message.id, True) == 200
    await bot.idle()
    there = teams.timeline(anna)[-1]
    assert there.message.text == "people.csv ligger nu i din OneDrive."
    (file,) = there.message.files
    assert file["contentType"] == teams_drive.THERE
    assert teams_drive.given(teams.tenant, anna, file["content"]["uniqueId"]) == ("people.csv", b"new")
    assert asks.message not in [one.message for one in teams.timeline(anna)]  # else it could be allowed again


async def test_a_no_is_taken_for_a_no(teams: StandInTeams, bot: Bot, anna: TeamsUser) -> None:
    asks, _ = await offered(teams, bot, anna)
    heard = len(bot.dispatch.heard)
    assert await teams.consent(anna, asks.message.id, False) == 200
    await until(bot, lambda: "lades inte i din OneDrive" in shown(teams.timeline(anna)[-1]))
    assert asks.message not in [one.message for one in teams.timeline(anna)]
    assert len(bot.dispatch.heard) == heard
    assert not teams.tenant.drive


async def test_what_was_asked_in_a_channel_is_offered_in_the_personal_chat(
    teams: StandInTeams, bot: Bot, anna: TeamsUser, erik: TeamsUser
) -> None:
    bot.dispatch.answers[LINE] = reply()
    await teams.install(anna)
    channel = await teams.add_team("Everybody", [anna, erik])
    await teams.mention(anna, channel, LINE)
    await bot.idle()
    offers = [one for one in teams.timeline(anna) if one.message.files]
    assert [one.where.kind for one in offers] == ["personal"]
    assert not [one for one in teams.timeline(erik) if one.message.author == "bot"]


async def test_who_may_not_have_it_any_more_gets_the_answer_and_no_file(
    teams: StandInTeams, bot: Bot, anna: TeamsUser
) -> None:
    asks, _ = await offered(teams, bot, anna)
    bot.dispatch.answers[LINE] = Reply("That is for admins.")
    await teams.consent(anna, asks.message.id, True)
    await bot.idle()
    assert "That is for admins." in shown(teams.timeline(anna)[-1])
    assert not [item for item in teams.tenant.drive.values() if item.data]


@pytest.mark.parametrize(
    "fault", [Fault(times=None), Fault(cut=True, times=None), Fault(status=302, headers={"Location": "/x"})]
)
async def test_a_file_that_onedrive_does_not_take_is_said_to_be_missing(
    teams: StandInTeams, bot: Bot, anna: TeamsUser, fault: Fault
) -> None:
    asks, _ = await offered(teams, bot, anna)
    teams.fail("drive", fault)
    await teams.consent(anna, asks.message.id, True)
    await bot.idle()
    assert "Jag kunde inte lägga people.csv i din OneDrive" in shown(teams.timeline(anna)[-1])


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9/drive/x", "https://sharepoint.com.evil.example/x", "https://evil.example/.sharepoint.com",
     "http://contoso.sharepoint.com/x", "https://a@contoso.sharepoint.com@evil.example/x", "file:///etc/passwd", "", 7],
)  # fmt: skip
async def test_no_file_goes_to_a_host_that_is_not_microsofts(
    teams: StandInTeams, bot: Bot, anna: TeamsUser, url: Any
) -> None:
    asks, _ = await offered(teams, bot, anna)
    content = asks.message.files[0]["content"]
    base = teams.sent[-1]
    value = {
        "type": "fileUpload",
        "action": "accept",
        "context": content["acceptContext"],
        "uploadInfo": {"uploadUrl": url},
    }
    told = base | {"type": "invoke", "id": "f:forged", "name": "fileConsent/invoke", "value": value}
    assert (await teams.deliver(told))[0] == 200
    await bot.idle()
    assert not [one for one in teams.timeline(anna) if "ligger nu" in shown(one)]


@pytest.mark.parametrize(
    "value", [None, [], {}, {"action": "accept"}, {"action": "accept", "context": "x", "uploadInfo": []}]
)
async def test_a_strange_yes_is_no_yes(teams: StandInTeams, bot: Bot, anna: TeamsUser, value: Any) -> None:
    await offered(teams, bot, anna)
    heard = len(bot.dispatch.heard)
    told = teams.sent[-1] | {"type": "invoke", "id": "f:odd", "name": "fileConsent/invoke", "value": value}
    assert (await teams.deliver(told))[0] == 200
    await bot.idle()
    assert len(bot.dispatch.heard) == heard


async def test_a_yes_that_comes_twice_puts_one_file(teams: StandInTeams, bot: Bot, anna: TeamsUser) -> None:
    asks, _ = await offered(teams, bot, anna)
    await teams.consent(anna, asks.message.id, True)
    await teams.deliver(teams.sent[-1])
    await bot.idle()
    assert len([one for one in teams.timeline(anna) if "ligger nu" in shown(one)]) == 1


async def test_a_yes_is_carried_through_after_a_restart(teams: StandInTeams, bot: Bot, anna: TeamsUser) -> None:
    asks, _ = await offered(teams, bot, anna)
    await teams.consent(anna, asks.message.id, True)
    await bot.idle()
    kept = Incoming.from_json(bot.dispatch.heard[-1].as_json())
    for item in teams.tenant.drive.values():
        item.data = b""  # as if the process had ended before the bytes had gone
    await bot.messenger.respond(kept, reply(b"again"), "sv")
    assert [item.data for item in teams.tenant.drive.values()] == [b"again"]


async def until(bot: Bot, true: Any) -> None:
    for _ in range(400):
        await bot.idle()
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not become so")
