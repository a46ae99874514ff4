"""People who join, leave, are renamed: Slack's events in, who may do what out."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot import clock, texts
from bot.adapters.playground import slack_wire
from bot.adapters.playground.slack_home import tell_of
from bot.adapters.playground.slack_workspace import BOT
from bot.adapters.slack import manifest, read
from bot.models import doors, outbox
from bot.models.people import Person, PersonAddress
from bot.models.store import transaction
from bot.reply import Address
from tests.slack.conftest import World


async def anna(world: World) -> Person:
    """Anna, as she is in the store after her first word."""
    if not await PersonAddress.exists(user=world.anna):
        await world.slack.say(world.anna, world.direct, "hej")
        await world.answers(len(world.ledger) + 1)
    return await Person.get(addresses__user=world.anna)


async def presses(world: World) -> str:
    """What Anna gets for a command."""
    count = len(world.ledger)
    await world.slack.type_command(world.anna, world.direct, "/whoknows me")
    return (await world.answers(count + 1))[-1].text


async def test_who_is_deactivated_gets_nothing_at_the_very_next_press(world: World) -> None:
    await anna(world)
    assert await presses(world) == texts.say("sv", "me-title")
    world.slack.members[world.anna].deactivated = True
    assert (await tell_of(world.slack, world.anna)).status == 200
    assert await presses(world) in {texts.say(each, "stranger-gone") for each in ("sv", "en")}
    assert not (await anna(world)).active


async def test_who_is_switched_on_again_is_back(world: World) -> None:
    before = await anna(world)
    member = world.slack.members[world.anna]
    for deactivated in (True, False):
        member.deactivated = deactivated
        await tell_of(world.slack, world.anna)
        now = await Person.get(id=before.id)
        assert now.active is not deactivated
    assert await presses(world) == texts.say("sv", "me-title")


async def test_who_is_active_elsewhere_stays_a_person_but_this_account_gets_nothing(world: World) -> None:
    person = await anna(world)
    elsewhere = Address("teams", "T", "anna-on-teams")
    await doors.join(elsewhere, "Anna Lind", "anna.lind@example.com", "")
    world.slack.members[world.anna].deactivated = True
    await tell_of(world.slack, world.anna)
    assert (await Person.get(id=person.id)).active
    assert await presses(world) in {texts.say(each, "stranger-gone") for each in ("sv", "en")}
    known = await doors.who(elsewhere)
    assert known is not None
    assert known[0].active

    async def work() -> int:
        return await outbox.deliver("test/1", "help", [person.id])

    await transaction(work)
    [row] = await outbox.Delivery.all()
    assert (row.platform, row.user) == ("teams", "anna-on-teams"), "nothing goes to an account that is switched off"


async def test_a_shell_s_address_is_no_way_to_stay(world: World) -> None:
    person = await anna(world)
    await doors.join(Address("terminal", "shell", "anna.lind@example.com"), "Anna", "anna.lind@example.com", "")
    world.slack.members[world.anna].deactivated = True
    await tell_of(world.slack, world.anna)
    assert not (await Person.get(id=person.id)).active


async def test_switched_off_on_two_platforms_at_once_is_switched_off(world: World) -> None:
    person = await anna(world)
    seats = [Address("teams", f"T{number}", f"anna{number}") for number in range(8)]
    for seat in seats:
        await doors.join(seat, "Anna Lind", "anna.lind@example.com", "")
    mine = Address("slack", world.slack.team, world.anna)
    await asyncio.gather(*(doors.told(seat, "Anna Lind", "", gone=True, at=1) for seat in (mine, *seats)))
    assert not (await Person.get(id=person.id)).active


async def test_a_new_account_brings_back_who_had_left(world: World) -> None:
    person = await anna(world)
    world.slack.members[world.anna].deactivated = True
    await tell_of(world.slack, world.anna)
    again = world.slack.add_user("Anna Lind", id="U0ANNA2", email="anna.lind@example.com")
    await tell_of(world.slack, again.id, "team_join")
    now = await Person.get(addresses__user="U0ANNA2")
    assert (now.id, now.active) == (person.id, True)
    assert await presses(world) in {texts.say(each, "stranger-gone") for each in ("sv", "en")}, "the old one stays off"


async def test_a_name_follows_where_the_platform_changed_it_and_only_there(world: World) -> None:
    person = await anna(world)
    person.name = "Anna Lind, as the company's file has it"
    await person.save(update_fields=["name"])
    await tell_of(world.slack, world.anna)
    assert (await anna(world)).name == "Anna Lind, as the company's file has it", "a new status renames nobody"
    world.slack.members[world.anna].name = "Anna Åkesson"
    await tell_of(world.slack, world.anna)
    now = await anna(world)
    assert (now.name, now.name_key) == ("Anna Åkesson", Person.draft("Anna Åkesson").name_key)


@pytest.mark.parametrize(("confirmed", "after"), [(True, "anna.akesson@example.com"), (False, "anna.lind@example.com")])
async def test_an_e_mail_follows_only_where_slack_vouches_for_it(world: World, confirmed: bool, after: str) -> None:
    await anna(world)
    member = world.slack.members[world.anna]
    member.email, member.email_confirmed = "Anna.Akesson@example.com", confirmed
    await tell_of(world.slack, world.anna)
    assert (await anna(world)).email == after


async def test_an_e_mail_that_is_somebody_else_s_is_not_taken(world: World) -> None:
    await anna(world)
    other = Person.draft("Other", "taken@example.com")
    await other.save()
    world.slack.members[world.anna].email, world.slack.members[world.anna].name = "taken@example.com", "Anna Ek"
    assert (await tell_of(world.slack, world.anna)).status == 200
    now = await anna(world)
    assert (now.email, now.name) == ("anna.lind@example.com", "Anna Ek"), "what else changed is taken over"
    assert (await Person.get(id=other.id)).email == "taken@example.com"


async def test_what_comes_late_or_twice_changes_nothing(world: World) -> None:
    await anna(world)
    member, now = world.slack.members[world.anna], clock.now().timestamp()
    member.deactivated = True
    last = await tell_of(world.slack, world.anna, at=f"{now:.6f}")
    member.deactivated = False
    await tell_of(world.slack, world.anna, at=f"{now - 60:.6f}")
    assert not (await anna(world)).active, "an older word switches nobody on"
    await tell_of(world.slack, world.anna, at=f"{now + 60:.6f}")
    assert (await anna(world)).active
    assert (await world.slack.deliver_as_is(last.sent, last.headers)).status == 200
    assert (await anna(world)).active, "a repeated word switches nobody off"


async def test_who_becomes_a_guest_where_guests_get_nothing_gets_nothing(world: World) -> None:
    await anna(world)
    world.slack.members[world.anna].guest = True
    await tell_of(world.slack, world.anna)
    assert await presses(world) in {texts.say(each, "stranger-gone") for each in ("sv", "en")}


async def test_who_joins_is_known_from_the_first_day(world: World) -> None:
    eva = world.slack.add_user("Eva Ek", id="U0EVA", email="eva.ek@example.com")
    loaded = Person.draft("Eva Ek", "eva.ek@example.com", unit="IT")
    await loaded.save()
    await tell_of(world.slack, eva.id, "team_join")
    await tell_of(world.slack, eva.id, "team_join")
    seat = await PersonAddress.get(user="U0EVA")
    assert (seat.person_id, seat.name, seat.email) == (loaded.id, "Eva Ek", "eva.ek@example.com")


@pytest.mark.parametrize("who", ["guest", "stranger", "robot", "gone"])
async def test_who_is_no_member_is_not_taken_in(world: World, who: str) -> None:
    await tell_of(world.slack, getattr(world, who), "team_join")
    await tell_of(world.slack, getattr(world, who))
    assert not await PersonAddress.exists()
    assert not await Person.exists()


async def test_who_joins_without_a_confirmed_e_mail_is_met_when_they_write(world: World) -> None:
    eva = world.slack.add_user("Eva Ek", email="bo.berg@example.com", email_confirmed=False)
    await tell_of(world.slack, eva.id, "team_join")
    assert not await Person.exists()


async def test_whom_nobody_knows_is_not_made_known_by_a_change(world: World) -> None:
    await tell_of(world.slack, world.bo)
    assert not await Person.exists()


async def test_a_store_that_comes_back_hears_it_all_the_same(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await anna(world)
    whole, tries = doors.told, []

    async def away_twice(*told: object, **rest: object) -> None:
        tries.append(told)
        if len(tries) < 3:
            raise doors.StoreAway("test")
        await whole(*told, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(doors, "told", away_twice)
    world.slack.members[world.anna].deactivated = True
    assert (await tell_of(world.slack, world.anna)).status == 200
    await world.until(lambda: len(tries) == 3)
    await world.calm()
    assert not (await anna(world)).active


async def test_whom_slack_calls_a_member_again_after_a_day_is_let_in(world: World) -> None:
    await anna(world)
    who = Address("slack", world.slack.team, world.anna)
    await doors.told(who, "Anna Lind", "", gone=True, at=2**50)
    assert await presses(world) != texts.say("sv", "me-title")
    await PersonAddress.filter(user=world.anna).update(checked=clock.now() - timedelta(hours=25))
    assert await presses(world) == texts.say("sv", "me-title")


async def test_every_event_of_the_manifest_has_a_listener(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    for kind in manifest.EVENTS:
        name = kind.partition(".")[0]
        inner = {"type": name, "user": BOT, "channel": world.direct, "event_ts": world.slack.next_ts(), "tokens": {}}
        assert (await world.slack.deliver_event(*slack_wire.happened(world.slack, inner))).status == 200
    assert "nothing of ours listens" not in caplog.text


@pytest.mark.parametrize(
    "inner",
    [
        {}, {"user": "U1"}, {"user": {"id": 7}, "event_ts": "1.2"}, {"user": {"id": "U1"}},
        {"user": {"id": "U1"}, "event_ts": "x"}, {"user": {"id": "U1"}, "event_ts": "9" * 40},
        {"user": {"id": "U1"}, "event_ts": "1.2.3"}, {"user": {"id": "U1"}, "event_ts": 7}, [],
    ],
)  # fmt: skip
def test_an_event_of_another_shape_is_no_news(inner: object) -> None:
    assert read.news({"team_id": "T1", "event": inner}) is None


def test_slack_s_time_is_read_to_the_microsecond() -> None:
    news = read.news({"team_id": "T1", "event": {"type": "user_change", "user": {"id": "U1"}, "event_ts": "12.000034"}})
    assert news is not None
    assert (news.at, news.joined) == (12_000_034, False)
