"""People are told of what concerns them: bundled, in working hours, with the reason and a way to have it stop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import clock, texts, worker
from bot.adapters.slack import limits
from bot.command import Outcome, Sent
from bot.line import read
from bot.models import notices, outbox
from bot.models.hours import OffHours, at_work, is_working_day, known_zone
from bot.models.ideas import Idea
from bot.models.notices import Notice, Why, notify
from bot.models.outbox import Delivery
from bot.models.people import Person, PersonAddress
from bot.models.store import transaction
from bot.reply import Address, Reply, Room, UserText
from bot.worker.deliver import Rates, deliver
from tests.cast import AINO, ANNA, ERIK, GUDRUN, MAJA, Teller, button, buttons, titles, words
from tests.patience import until
from tests.recorder import Recorder

# A Monday and a Saturday, 10:00 in Stockholm.
MONDAY, SATURDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC), datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
TREES = UserText("Plant apple trees behind the depot. Everybody may pick.")


@dataclass
class Slack(Recorder):
    """A platform that takes what nobody asked for, too."""

    told: list[tuple[str, Reply]] = field(default_factory=list)

    async def send(self, to: Address | Room, reply: Reply, key: str, language: str) -> Outcome:
        assert isinstance(to, Address)
        self.told.append((to.user, reply))
        return Sent(key)


@dataclass
class World:
    """Erik has filed an idea; everybody has an address in Slack; the time is what a test sets."""

    teller: Teller
    number: int = 0
    now: datetime = MONDAY

    async def comment(self, who: str, times: int = 1) -> None:
        for number in range(times):
            await self.teller.reply(f"idea comment {self.number} remark {number}", who)

    async def waiting(self, who: str) -> list[Delivery]:
        """What waits to go out to somebody."""
        return await Delivery.filter(person__email=who, state="waiting").order_by("id")

    async def message(self, who: str, language: str = "en") -> Reply:
        """The one message that waits for somebody, as it reads when it goes out."""
        [row] = await self.waiting(who)
        self.now = max(self.now, row.due)
        to = Address(row.platform, row.space, row.user)
        return await self.teller.dispatch.told(row.line, await Person.get(email=who), to, language)

    async def sent(self) -> None:
        """All that waits has gone out."""

        async def work() -> None:
            await Delivery.filter(state="waiting").update(state="sent")

        await transaction(work)


@pytest.fixture
async def world(teller: Teller) -> AsyncIterator[World]:
    made = World(teller)

    async def work() -> None:
        for email in (ANNA, ERIK, AINO, GUDRUN, MAJA):
            person = await Person.get(email=email)
            await PersonAddress.create(person=person, platform="slack", space="T1", user=email, checked=MONDAY)
        idea, _ = await Idea.file(TREES, await Person.get(email=ERIK), "en")
        made.number = idea.id

    await transaction(work)
    with clock.frozen(lambda: made.now):
        yield made


# --- working hours --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "moment", "begins"),
    [
        ("Europe/Stockholm", "2026-11-23 10:00", "2026-11-23 10:00"),
        ("Europe/Stockholm", "2026-11-23 08:00", "2026-11-23 08:00"),
        ("Europe/Stockholm", "2026-11-23 07:59", "2026-11-23 08:00"),
        ("Europe/Stockholm", "2026-11-23 16:59", "2026-11-23 16:59"),
        ("Europe/Stockholm", "2026-11-23 17:00", "2026-11-24 08:00"),
        ("Europe/Stockholm", "2026-11-27 17:00", "2026-11-30 08:00"),  # Friday to Monday
        ("Europe/Stockholm", "2026-06-18 17:30", "2026-06-22 08:00"),  # Midsummer Eve and the weekend behind it
        ("Europe/Stockholm", "2029-06-06 10:00", "2029-06-07 08:00"),  # National Day
        ("Europe/Stockholm", "2026-12-24 10:00", "2026-12-28 08:00"),
        ("Europe/Stockholm", "2026-10-24 10:00", "2026-10-26 08:00"),  # over the clock change
        ("Europe/Helsinki", "2027-12-06 10:00", "2027-12-07 08:00"),  # Independence Day
        ("Europe/Helsinki", "2026-06-19 10:00", "2026-06-22 08:00"),
        ("Europe/Mariehamn", "2027-12-06 10:00", "2027-12-07 08:00"),
        ("Europe/Stockholm", "2027-12-06 10:00", "2027-12-06 10:00"),
        ("Atlantic/Reykjavik", "2026-06-17 10:00", "2026-06-18 08:00"),  # National Day
        ("Atlantic/Reykjavik", "2026-06-19 10:00", "2026-06-19 10:00"),
        ("Atlantic/Reykjavik", "2026-04-23 10:00", "2026-04-24 08:00"),  # First Day of Summer
        ("America/New_York", "2026-12-25 10:00", "2026-12-25 10:00"),  # elsewhere only weekends are known
        ("America/New_York", "2026-12-26 10:00", "2026-12-28 08:00"),
    ],
)
def test_working_hours_begin_on_the_persons_clock_and_not_on_their_holidays(
    zone: str, moment: str, begins: str
) -> None:
    local = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
    assert f"{at_work(local.astimezone(UTC), zone).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" == begins


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "Europe/Helsinki", "Atlantic/Reykjavik"])
def test_whenever_something_happens_it_waits_for_the_nearest_working_hour(zone: str) -> None:
    for hours in range(0, 24 * 500, 5):
        moment = MONDAY + timedelta(hours=hours)
        at = at_work(moment, zone)
        local = at.astimezone(ZoneInfo(zone))
        assert moment <= at < moment + timedelta(days=7)
        assert is_working_day(local.date(), zone)
        assert 8 <= local.hour < 17
        assert at_work(at, zone) == at


@pytest.mark.parametrize("name", ["", "W. Europe Standard Time", "../etc/passwd", "Europe", "x" * 300, "\0"])
def test_a_zone_that_no_table_knows_is_the_companys(name: str) -> None:
    assert known_zone(name, "Europe/Helsinki") == "Europe/Helsinki"
    assert known_zone("Atlantic/Reykjavik", "Europe/Helsinki") == "Atlantic/Reykjavik"


# --- bundled --------------------------------------------------------------------------------------------------------


async def test_fifty_comments_and_some_votes_are_one_message(world: World) -> None:
    await world.comment(ANNA, 25)
    world.now += timedelta(minutes=50)
    await world.comment(MAJA, 25)
    await world.teller.reply(f"idea vote {world.number}", ANNA)
    await world.teller.reply(f"idea vote {world.number}", MAJA)
    [row] = await world.waiting(ERIK)
    assert (row.due, row.user, row.line) == (MONDAY + timedelta(hours=1), ERIK, f"kunna news {row.cause[5:]}")
    said = await world.message(ERIK)
    assert said.summary == "2 things are new for you."
    assert titles(said) == [f"2 new votes for idea {world.number}", f"50 new comments on idea {world.number}"]
    assert "Plant apple trees behind the depot." in words(said)
    assert button(said, "Open").run == f"idea show {world.number}"


async def test_what_comes_after_a_message_has_gone_out_is_another_one_of_its_own(world: World) -> None:
    await world.comment(ANNA, 2)
    first = await world.message(ERIK)
    await world.sent()
    assert await world.waiting(ERIK) == []
    await world.comment(ANNA)
    assert titles(await world.message(ERIK)) == [f"1 new comment on idea {world.number}"]
    assert titles(first) == [f"2 new comments on idea {world.number}"]
    assert len(titles(await world.teller.reply("kunna news", ERIK))) == 2  # both can be read again


async def test_a_message_that_could_not_go_out_yet_takes_the_next_along_and_loses_nothing(world: World) -> None:
    await world.comment(ANNA)
    await world.message(ERIK)  # it was answered, and then the platform was busy
    await world.comment(ANNA)
    assert titles(await world.message(ERIK)) == [f"2 new comments on idea {world.number}"]


async def test_many_at_once_are_one_message_and_none_is_lost(world: World) -> None:
    await world.teller.reply("hello", ANNA)

    async def work() -> list[int]:
        erik = await Person.get(email=ERIK)
        return [(await Idea.file(UserText(f"{TREES} {number}"), erik, "en"))[0].id for number in range(8)]

    # About several ideas: whoever comments on one waits for the others who do.
    ideas = await transaction(work)
    lines = [f"idea comment {idea} yes" for idea in ideas * 3]
    await asyncio.gather(*(world.teller.reply(line, (ANNA, MAJA)[at % 2]) for at, line in enumerate(lines)))
    said = sorted(titles(await world.message(ERIK)))
    assert said == sorted(f"3 new comments on idea {idea}" for idea in ideas)
    assert await Notice.filter(bundle=0).count() == 0


async def _outbox(world: World, true: Callable[[], Awaitable[bool]]) -> None:
    """Let deliveries go out until something has become so."""
    task = asyncio.create_task(deliver(world.teller.dispatch, {"slack": Rates(0.001, 0.001)}, look=0.02))
    try:
        await until(true)
    finally:
        task.cancel()
        await asyncio.wait({task})


async def test_the_message_goes_out_once_and_only_in_working_hours(world: World) -> None:
    world.teller.dispatch.messengers["slack"] = slack = Slack()
    await world.comment(ANNA, 3)
    [row] = await world.waiting(ERIK)
    world.now = SATURDAY  # nothing was sent until then: the process was down

    async def put_off() -> bool:
        return await Delivery.filter(id=row.id, state="waiting", due__gt=SATURDAY).exists()

    async def out() -> bool:
        return await Delivery.filter(id=row.id, state="sent").exists()

    await _outbox(world, put_off)
    assert slack.told == []
    world.now = (await Delivery.get(id=row.id)).due
    assert world.now == datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
    await _outbox(world, out)
    assert [user for user, _ in slack.told] == [ERIK]
    assert titles(slack.told[0][1]) == [f"3 nya kommentarer till idé {world.number}"]


async def test_it_is_in_the_language_that_one_chose_and_else_in_the_platforms(world: World) -> None:
    await Person.filter(email__in=[ERIK, ANNA]).update(language="")
    await PersonAddress.filter(person__email__in=[ERIK, ANNA], platform="slack").update(language="is-IS")
    await Person.filter(email=ANNA).update(language="fi")
    await world.comment(ANNA)
    await world.comment(MAJA)
    assert [row.language for who in (ERIK, ANNA) for row in await world.waiting(who)] == ["is-IS", "fi"]
    world.teller.dispatch.messengers["slack"] = slack = Slack()

    async def out() -> bool:
        return await Delivery.filter(state="sent").count() == 2

    world.now += timedelta(hours=1)
    await _outbox(world, out)
    assert {user: titles(reply) for user, reply in slack.told} == {
        ERIK: [f"2 nýjar athugasemdir við hugmynd {world.number}"],
        ANNA: [f"1 uusi kommentti ideaan {world.number}"],
    }


async def test_who_asks_is_answered_on_a_saturday_too(world: World) -> None:
    await world.comment(ANNA)
    [row] = await world.waiting(ERIK)
    world.now = SATURDAY
    with pytest.raises(OffHours):
        await world.message(ERIK)
    assert len(titles(await world.teller.reply(row.line, ERIK))) == 1


@pytest.mark.parametrize(
    ("at", "zone", "due"),
    [
        (MONDAY, "Europe/Stockholm", MONDAY + timedelta(hours=1)),
        (MONDAY + timedelta(hours=6, minutes=30), "Europe/Stockholm", MONDAY + timedelta(hours=22)),
        (MONDAY + timedelta(hours=5, minutes=30), "Europe/Helsinki", MONDAY + timedelta(hours=21)),
        (MONDAY + timedelta(hours=5, minutes=30), "Atlantic/Reykjavik", MONDAY + timedelta(hours=6, minutes=30)),
        (MONDAY + timedelta(hours=6, minutes=30), "Mars/Olympus", MONDAY + timedelta(hours=22)),
    ],
)
async def test_the_hours_are_those_of_the_person_and_else_of_the_company(
    world: World, at: datetime, zone: str, due: datetime
) -> None:
    await Person.filter(email=ERIK).update(zone=zone)
    world.now = at
    await world.comment(ANNA)
    assert [row.due for row in await world.waiting(ERIK)] == [due]


# --- to whom --------------------------------------------------------------------------------------------------------


async def test_authors_and_those_who_commented_are_told_and_nobody_of_their_own_act(world: World) -> None:
    await world.comment(ERIK)
    assert await Delivery.all().count() == 0
    await world.comment(ANNA)
    await world.comment(MAJA)
    counts = {who: [each.count for each in await Notice.filter(person__email=who)] for who in (ERIK, ANNA, MAJA)}
    assert counts == {ERIK: [2], ANNA: [1], MAJA: []}
    await world.teller.reply(f"idea vote {world.number}", ERIK)
    await world.teller.reply(f"idea vote {world.number}", MAJA)
    await world.teller.reply(f"idea vote {world.number}", MAJA)  # a second one is no second vote
    voted = await Notice.filter(why=Why.VOTES)
    assert [(each.count, each.person_id) for each in voted] == [(1, (await Person.get(email=ERIK)).id)]


async def test_a_vote_that_was_taken_back_is_not_told_and_no_message_remains_without_news(world: World) -> None:
    for who in (ANNA, MAJA):
        await world.teller.reply(f"idea vote {world.number}", who)
    await world.teller.reply(f"idea unvote {world.number}", MAJA)
    await world.teller.reply(f"idea unvote {world.number}", MAJA)
    assert titles(await world.message(ERIK)) == [f"1 new vote for idea {world.number}"]
    await world.teller.reply(f"idea unvote {world.number}", ANNA)
    assert (await world.waiting(ERIK), await Notice.all().count()) == ([], 0)
    assert await outbox.tally((await Delivery.get()).cause) == {"cancelled": 1}
    await world.teller.reply(f"idea vote {world.number}", ANNA)
    assert titles(await world.message(ERIK)) == [f"1 new vote for idea {world.number}"]
    await world.sent()
    await world.teller.reply(f"idea unvote {world.number}", ANNA)  # told already: what was said stays said
    assert await Notice.all().count() == 1


async def test_who_left_is_not_told(world: World) -> None:
    await world.comment(AINO)
    await Person.filter(email__in=[ERIK, AINO]).update(active=False)
    await world.sent()
    await world.comment(ANNA)
    assert await Notice.filter(person__email__in=[ERIK, AINO]).count() == 1  # from before
    assert await Delivery.filter(state="waiting").count() == 0


@pytest.mark.parametrize("way", ["none", "gone", "terminal"])
async def test_whom_nothing_can_be_sent_to_is_not_told(world: World, way: str) -> None:
    theirs = PersonAddress.filter(person__email=ERIK, platform="slack")
    match way:
        case "none":
            await theirs.delete()
        case "gone":
            await theirs.update(gone=True)
        case _:
            await theirs.update(platform="terminal", space="another")
    await world.comment(ANNA, 3)
    await world.comment(MAJA)
    assert (await Notice.filter(person__email=ERIK).count(), await Delivery.filter(person__email=ERIK).count()) == (
        0,
        0,
    )
    assert len(await world.waiting(ANNA)) == 1


async def test_nobody_is_told_of_votes_for_an_idea_without_a_name(world: World) -> None:
    await Idea.filter(id=world.number).update(author_id=None)
    await world.teller.reply(f"idea vote {world.number}", MAJA)
    await world.teller.reply(f"idea unvote {world.number}", MAJA)
    await world.comment(MAJA)
    assert (await Notice.all().count(), await Delivery.all().count()) == (0, 0)


async def test_news_are_their_owners_only(world: World) -> None:
    await world.comment(ANNA)
    [row] = await world.waiting(ERIK)
    assert titles(await world.teller.reply(row.line, MAJA)) == []
    assert (await world.teller.reply("kunna news", MAJA)).summary == "Nothing is new for you."


async def test_a_comment_that_was_not_kept_is_not_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def breaks(*_: object, **__: object) -> int:
        raise RuntimeError("after the notice")

    monkeypatch.setattr(notices, "deliver", breaks)
    await world.comment(ANNA)
    idea = await Idea.get(id=world.number)
    assert (await Notice.all().count(), idea.comments) == (0, 0)


async def test_many_people_are_told_by_a_few_statements_each_at_their_time(world: World) -> None:
    people: list[int] = []

    async def work() -> None:
        for number in range(120):
            zone = ("Europe/Helsinki", "Atlantic/Reykjavik", "")[number % 3]
            person = Person.draft(f"Follower {number}", f"f{number}@example.com", zone=zone)
            await person.save()
            await PersonAddress.create(person=person, platform="slack", space="T1", user=f"F{number}", checked=MONDAY)
            people.append(person.id)

    await transaction(work)
    world.now = MONDAY + timedelta(hours=5, minutes=30)  # 15:30 in Stockholm, 16:30 in Helsinki, 14:30 in Reykjavik
    for _ in range(2):
        await transaction(
            lambda: notify(people, Why.COMMENTS, "idea show 1", by=0, zone="Europe/Stockholm", number="1")
        )
    dues = [row.due - MONDAY for row in await Delivery.filter(person_id__in=people)]
    soon, tomorrow = timedelta(hours=6, minutes=30), timedelta(hours=21)
    assert sorted(dues) == [soon] * 80 + [tomorrow] * 40
    assert {each.count for each in await Notice.all()} == {2}


# --- muted ----------------------------------------------------------------------------------------------------------


async def test_a_press_in_the_message_ends_messages_of_that_kind_and_another_brings_them_back(world: World) -> None:
    await world.comment(ANNA)
    await world.teller.reply(f"idea vote {world.number}", ANNA)
    said = await world.message(ERIK)
    assert "because you filed these ideas or commented on them yourself" in words(said)
    muted = await world.teller.press(said, "Mute: comments on ideas", ERIK)
    assert isinstance(muted, Reply)
    assert titles(await world.message(ERIK)) == [f"1 new vote for idea {world.number}"]
    await world.sent()
    await world.comment(ANNA)
    assert await world.waiting(ERIK) == []
    await world.teller.press(muted, "Unmute", ERIK)
    await world.comment(ANNA)
    assert titles(await world.message(ERIK)) == [f"1 new comment on idea {world.number}"]


async def test_with_all_of_it_muted_nothing_goes_out(world: World) -> None:
    await world.comment(ANNA)
    for _ in range(2):
        await world.teller.reply("kunna mute comments", ERIK)
    assert await world.waiting(ERIK) == []
    assert await outbox.tally((await Delivery.get()).cause) == {"cancelled": 1}


# --- the rest -------------------------------------------------------------------------------------------------------


async def test_old_news_are_forgotten(world: World) -> None:
    await world.comment(ANNA)
    world.now += timedelta(days=29)
    await notices.forget()
    assert await Notice.all().count() == 1
    world.now += timedelta(days=2)
    await notices.forget()
    assert await Notice.all().count() == 0


async def test_messages_that_told_them_are_forgotten_with_them_and_so_is_the_pace_of_a_scope_that_rests(
    world: World,
) -> None:
    await world.comment(ANNA)
    await world.comment(MAJA)
    await Delivery.filter(person__email=ERIK).update(state="sent")  # Anna's waits still
    await transaction(lambda: outbox.deliver("reminder/1", "policy reminder 1", rooms=[Room("slack", "T1", "C1")]))
    await Delivery.filter(cause="reminder/1").update(state="sent")
    await outbox.pause("slack/T1", MONDAY)
    world.now += timedelta(days=29)
    await outbox.pause("slack/T2", world.now - timedelta(hours=23))
    await worker._tidy()
    assert await Delivery.all().count() == 3
    assert [each.scope for each in await outbox.Pace.all()] == ["slack/T2"]
    world.now += timedelta(days=2)
    await worker._tidy()
    assert sorted([each.state for each in await Delivery.all()]) == ["sent", "waiting"]
    assert [each.cause for each in await Delivery.filter(state="sent")] == ["reminder/1"]


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_every_kind_is_told_and_listed_in_every_language_and_fits(world: World, language: str) -> None:
    async def work() -> None:
        erik = await Person.get(email=ERIK)
        for why in Why:
            await notify([erik.id], why, "idea show 1", by=0, zone="Europe/Stockholm", number="1", words="Trees")

    await transaction(work)
    said = await world.message(ERIK, language)
    assert len(titles(said)) == len(Why)
    for why in Why:
        assert texts.has(language, f"notice-{why.value}")
        assert texts.say(language, f"because-{why.value}") in words(said)
    assert all(limits.size(each.label) <= limits.BUTTON_TEXT for each in buttons(said))
    world.teller.language = language
    for line in ("kunna mute", "kunna unmute"):
        form = await world.teller.form(line, ERIK)
        assert limits.size(form.title) <= limits.VIEW_TITLE
        assert [each.label for each in form.fields[0].choices] == [texts.say(language, f"why-{why}") for why in Why]


def test_the_line_of_a_message_is_read_as_the_command_that_shows_it() -> None:
    [reading] = read(notices.LINE.format(bundle=17))
    assert (reading.command.path, dict(reading.given)) == (("kunna", "news"), {"bundle": "17"})
