"""A Slack workspace's members are taken in: pages of 200, at Slack's pace, one message up to the receipt."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.adapters.playground.faults import Fault
from bot.adapters.slack import members
from bot.command import Busy, Refused, Unknown
from bot.messenger import Members
from bot.models import live
from bot.models.inbox import Inbox
from bot.models.live import Shown
from bot.models.people import Person, PersonAddress
from bot.models.roster import Roster
from bot.reply import Address
from bot.worker import roster
from bot.worker.deliver import Rates, deliver
from bot.worker.live import redraw
from tests.patience import PATIENCE
from tests.slack.conftest import World


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack's pace, so much faster that a test can wait for it."""
    monkeypatch.setattr(members, "_APART", 0.05)
    monkeypatch.setattr(live, "STEP", timedelta(seconds=0.2))


async def everybody(world: World) -> list[tuple[str, str, str]]:
    """All pages: user, e-mail, standing."""
    found: list[tuple[str, str, str]] = []
    cursor = ""
    while True:
        page = await world.messenger.members(world.slack.team, cursor)
        assert isinstance(page, Members), page
        assert len(page.people) <= 200
        found += [(user, profile.email, profile.standing) for user, profile in page.people]
        cursor = page.next
        if not cursor:
            return found


async def test_who_is_listed_is_who_the_door_would_say(world: World) -> None:
    for number in range(450):
        world.slack.add_user(f"Member {number}", email=f"m{number}@example.com")
    unconfirmed = world.slack.add_user("Unsure", email="unsure@example.com", email_confirmed=False).id
    found = {user: (email, standing) for user, email, standing in await everybody(world)}
    assert len(found) == len(world.slack.members)
    assert found[world.anna] == ("anna.lind@example.com", "member")
    assert found[unconfirmed] == ("", "member")
    for user, standing in ((world.guest, "guest"), (world.stranger, "foreign"), (world.gone, "gone")):
        assert found[user][1] == standing
    assert found[world.robot][1] == "bot"
    told = await world.messenger.profile(Address("slack", world.slack.team, world.anna))
    page = await world.messenger.members(world.slack.team, "")
    assert isinstance(page, Members)
    assert dict(page.people)[world.anna] == told, "language and zone included"
    assert page.apart > 60 / 20, "users.list is of tier 2"


async def test_a_pause_a_forgotten_place_and_silence_are_told_apart(world: World) -> None:
    world.slack.faults.append(Fault("users.list", status=429, pause=17.0))
    assert await world.messenger.members(world.slack.team, "") == Busy(17.0, "users.list")
    world.slack.faults.append(Fault("users.list", status=503))
    assert isinstance(await world.messenger.members(world.slack.team, ""), Unknown)
    assert await world.messenger.members(world.slack.team, "nonsense") == Refused("invalid_cursor")
    assert isinstance(await world.messenger.members("T0OTHER", ""), Refused)


async def test_slack_s_own_rate_is_kept(world: World) -> None:
    world.slack.rates.on = True
    told = [await world.messenger.members(world.slack.team, "") for _ in range(21)]
    assert [type(each) for each in told] == [Members] * 20 + [Busy]


async def test_an_admin_takes_them_in_and_sees_one_message_that_ends_as_a_receipt(world: World, quick: None) -> None:
    for number in range(430):
        world.slack.add_user(f"Member {number}", email=f"m{number}@example.com")
    await Person.draft("Member 7, by HR", "m7@example.com", unit="IT").save()
    await world.slack.type_command(world.bo, world.slack.direct(world.bo).id, "/kunna roster")
    await world.answers(1)
    world.slack.faults.append(Fault("users.list", status=429, pause=1.0))
    await world.slack.press_label(world.bo, "Take them in")
    await world.answers(2)
    sending = asyncio.create_task(deliver(world.dispatch, {"slack": Rates(0.05, 1e-9)}, look=0.05))
    async with asyncio.timeout(PATIENCE):
        while not await Roster.exists(state="done") or await Shown.exists() or len(world.ledger) < 3:
            await roster.take_in(world.dispatch)
            await redraw(world.dispatch)
            await asyncio.sleep(0.02)
    sending.cancel()
    await asyncio.wait({sending})
    mine = world.ledger[2:]
    assert {entry.ts for entry in mine} == {mine[0].ts}, "one message"
    assert mine[0].text.startswith("I am taking in the members:")
    count = len(world.slack.members)
    assert mine[-1].text.startswith(f"The members are taken in: {count} accounts looked at.")
    shown = str(mine[-1].blocks)
    for each in ("New here", "Joined with somebody by e-mail", "Guests", "Bots", "Other organisations", "Switched off"):
        assert each in shown, each
    hr = await Person.get(email="m7@example.com")
    assert (hr.unit, await PersonAddress.filter(person=hr).count()) == ("IT", 1)
    assert await PersonAddress.all().count() == 432, "430, Anna and Bo"
    assert not await Inbox.filter(state="open").exists()


async def test_who_is_no_admin_takes_nobody_in(world: World) -> None:
    await world.slack.type_command(world.anna, world.direct, "/kunna roster start")
    await world.slack.type_command(world.anna, world.direct, "/kunna roster-start")
    await world.answers(2)
    assert not await Roster.exists()
