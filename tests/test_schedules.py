"""A line runs when its time comes, once, as who scheduled it and may; a time that is none is refused."""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import pytest

from bot import clock, command, texts, worker
from bot.adapters.slack import limits
from bot.command import COMMANDS, Arg, Call, May, Profile
from bot.dispatch import Dispatch
from bot.incoming import Incoming
from bot.line import read
from bot.models import doors, schedules
from bot.models.inbox import Inbox
from bot.models.people import Person, PersonAddress, Role
from bot.models.schedules import NeverComes, Schedule, next_run
from bot.models.skills import Skill
from bot.models.store import StoreAway, transaction
from bot.reply import Address, Answer, Facts, Form, List, Reply, UserText, When, inlines
from tests.cast import AINO, ANNA, GUDRUN, MAJA, Teller, button, titles, words
from tests.recorder import Recorder

_keys = itertools.count()
# A Monday, 08:00 in Stockholm.
MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
NORDIC = ("Europe/Stockholm", "Europe/Helsinki", "Atlantic/Reykjavik")


async def mark(call: Call, text: Annotated[UserText, Arg("Text")]) -> Answer:
    async def work() -> None:
        await Skill.create(name=text, created=clock.now())

    await transaction(work)
    return Reply(f"Marked {text}.")


@pytest.fixture(autouse=True)
def made_up_commands() -> Iterator[None]:
    """A command that writes, for everybody, and one for communicators; gone afterwards."""
    before = dict(COMMANDS)
    command.command("mark", "Made up")(mark)
    command.command("stamp", "Made up", may=May.COMMUNICATOR)(mark)
    yield
    COMMANDS.clear()
    COMMANDS.update(before)


@dataclass
class World:
    """A company on Slack whose time a test sets."""

    dispatch: Dispatch
    slack: Recorder
    now: datetime = MONDAY
    language: str = "en"
    users: dict[str, str] = field(default_factory=dict)

    async def say(self, line: str, who: str = ANNA, values: dict[str, str] | None = None) -> Answer:
        """The answer to a line by that person, typed in Slack."""
        user = self.users.setdefault(who, f"U{len(self.users)}")
        self.slack.people.setdefault(user, Profile("Somebody", who))
        incoming = Incoming(
            line=line, who=Address("slack", "T1", user), key=f"s-{next(_keys)}",
            via="typed" if values is None else "submitted", values=values or {},
        )  # fmt: skip
        return (await self.dispatch.answer(incoming, language=self.language)).answer

    async def reply(self, line: str, who: str = ANNA, values: dict[str, str] | None = None) -> Reply:
        answer = await self.say(line, who, values)
        assert isinstance(answer, Reply), answer
        return answer

    async def until(self, moment: datetime, step: timedelta = timedelta(minutes=30)) -> None:
        """Let the time pass, with a worker that looks every now and then."""
        while self.now < moment:
            self.now = min(self.now + step, moment)
            await self.work()

    async def work(self) -> None:
        while await schedules.run_due() or await worker.take_up(self.dispatch):
            pass

    async def marks(self) -> int:
        return await Skill.filter(name="here").count()


@pytest.fixture
def world(dispatch: Dispatch) -> Iterator[World]:
    dispatch.messengers["slack"] = slack = Recorder()
    made = World(dispatch, slack)
    with clock.frozen(lambda: made.now):
        yield made


# --- when -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", ["02:30", "03:30", "00:00", "09:00"])
@pytest.mark.parametrize("zone", NORDIC)
def test_a_daily_line_comes_once_a_day_over_clock_changes_and_leap_day(zone: str, at: str) -> None:
    hour, minute = map(int, at.split(":"))
    moment, end = datetime(2027, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    days: list[date] = []
    odd: list[str] = []
    while (moment := next_run(f"{minute} {hour} * * *", zone, moment)) < end:
        local = moment.astimezone(ZoneInfo(zone))
        days.append(local.date())
        if (local.hour, local.minute) != (hour, minute):
            odd.append(f"{local:%m-%d %H:%M}")
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]
    assert 730 <= len(days) <= 732
    assert date(2028, 2, 29) in days
    # The hour that is skipped in spring (at 2 in Stockholm, at 3 in Helsinki) counts as its end.
    skipped = {("Europe/Stockholm", "02:30"): "03:00", ("Europe/Helsinki", "03:30"): "04:00"}.get((zone, at))
    assert odd == ([f"03-28 {skipped}", f"03-26 {skipped}"] if skipped else [])


@pytest.mark.parametrize("zone", NORDIC)
def test_from_no_moment_of_the_hour_that_comes_twice_is_the_next_run_in_the_past(zone: str) -> None:
    start = datetime(2026, 10, 24, 23, 0, tzinfo=UTC)
    for minutes in range(0, 300, 7):
        after = start + timedelta(minutes=minutes)
        for cron in ("30 2 * * *", "30 3 * * *", "*/20 * * * *"):
            assert after < next_run(cron, zone, after) <= after + timedelta(days=1, hours=2)


def test_the_last_day_of_a_month_and_leap_day_come_when_they_do() -> None:
    ends = [datetime(2028, 1, 1, tzinfo=UTC)]
    for _ in range(3):
        ends.append(next_run("0 9 L * *", "Europe/Helsinki", ends[-1]))
    assert [(each.month, each.day, each.hour) for each in ends[1:]] == [(1, 31, 7), (2, 29, 7), (3, 31, 6)]
    assert next_run("0 9 29 2 *", "Atlantic/Reykjavik", MONDAY) == datetime(2028, 2, 29, 9, tzinfo=UTC)


@pytest.mark.parametrize("cron", ["0 9 30 2 *", "0 9 31 2,4,6 *", "61 * * * *", "at nine", "", "0 9 29 2 * 2099 x"])
def test_a_rhythm_that_never_comes_is_refused(cron: str) -> None:
    with pytest.raises(NeverComes):
        next_run(cron, "Europe/Stockholm", MONDAY)


# --- scheduled and run ----------------------------------------------------------------------------------------------


async def test_a_line_runs_at_its_time_as_who_scheduled_it_and_once(world: World) -> None:
    said = await world.reply("kunna schedule mark here at:09:00")
    assert said.summary == "I have noted that, and will do it when its time comes."
    assert await world.marks() == 0
    await world.until(MONDAY + timedelta(minutes=59))
    assert (await world.marks(), world.slack.said) == (0, [])
    await world.until(MONDAY + timedelta(days=3))
    assert (await world.marks(), world.slack.said) == (1, ["Marked here."])
    incoming, answer, language = world.slack.brought[0]
    assert (incoming.who.user, incoming.room, incoming.way, language) == (world.users[ANNA], None, {}, "sv")
    assert isinstance(answer, Reply)
    assert "mark here" in words(answer)  # why it comes
    assert button(answer, texts.say("sv", "schedules-button")).run == "kunna schedules"
    assert await Schedule.all().count() == 0
    assert titles(await world.reply("kunna schedules")) == []


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("09:00", "11-23 09:00"), ("7.30", "11-24 07:30"), ("08:00", "11-24 08:00"),
        ("2026-12-01T09:00", "12-01 09:00"), ('"2026-12-01 09:00"', "12-01 09:00"),
        ('"1.12.2026 klo 9.00"', "12-01 09:00"), ('"1.12.2026 kl. 9:00"', "12-01 09:00"),
        ('"2027-03-28 02:30"', "03-28 03:30"), ('"2027-10-31 02:30"', "10-31 02:30"),
    ],
)  # fmt: skip
async def test_a_time_is_meant_on_the_persons_own_clock(world: World, given: str, first: str) -> None:
    await Person.filter(email__in=[ANNA, AINO, GUDRUN]).update(zone="Europe/Helsinki")
    await Person.filter(email=GUDRUN).update(zone="Mars/Olympus")  # what no table knows is the company's
    for who, zone, ahead in ((GUDRUN, "Europe/Stockholm", 0), (AINO, "Europe/Helsinki", 1)):
        world.now = MONDAY - timedelta(hours=ahead)  # 08:00 on each one's own clock
        await world.reply(f"kunna schedule mark here at:{given}", who)
        made = await Schedule.get(person__email=who)
        assert made.zone == zone
        if zone == "Europe/Stockholm" or not first.startswith("03-28"):  # Helsinki has a half past two on that day
            assert f"{made.next.astimezone(ZoneInfo(zone)):%m-%d %H:%M}" == first


@pytest.mark.parametrize(
    ("now", "given", "comes"),
    [
        ("2026-10-25 00:10", "02:30", "2026-10-25 00:30"),
        ("2026-10-25 01:10", "02:30", "2026-10-25 01:30"),  # the first half past two has passed, the second has not
        ("2026-10-25 01:10", '"2026-10-25 02:30"', "2026-10-25 01:30"),
        ("2026-10-25 01:40", "02:30", "2026-10-26 01:30"),
        ("2026-03-29 00:10", "02:30", "2026-03-29 01:30"),  # the hour that is skipped
        ("2026-03-29 01:40", "02:30", "2026-03-30 00:30"),
    ],
)
async def test_a_time_that_is_there_twice_is_the_next_one(world: World, now: str, given: str, comes: str) -> None:
    world.now = datetime.fromisoformat(now).replace(tzinfo=UTC)
    await world.reply(f"kunna schedule mark here at:{given}", GUDRUN)
    assert f"{(await Schedule.get()).next.astimezone(UTC):%Y-%m-%d %H:%M}" == comes


@pytest.mark.parametrize(
    ("every", "at", "runs"),
    [
        ("daily", "09:00", ["11-23", "11-24", "11-25", "11-26", "11-27", "11-28", "11-29", "11-30"]),
        ("weekdays", "09:00", ["11-23", "11-24", "11-25", "11-26", "11-27", "11-30"]),
        ("weekdays", '"2026-11-28 09:00"', ["11-30"]),
        ("weekly", "09:00", ["11-23", "11-30"]),
        ("weekly", "07:00", ["11-24"]),
        ("monthly", "09:00", ["11-23"]),
        ("monthly", '"2026-11-30 09:00"', ["11-30"]),
    ],
)
async def test_a_rhythm_runs_on_its_days_and_not_before_the_first(
    world: World, every: str, at: str, runs: list[str]
) -> None:
    await world.reply(f"kunna schedule mark here at:{at} every:{every}")
    days: list[str] = []
    while world.now < MONDAY + timedelta(days=7, hours=6):
        before = await world.marks()
        await world.until(world.now + timedelta(hours=2))
        days += [f"{world.now:%m-%d}"] * (await world.marks() - before)
    assert days == runs


async def test_the_last_day_stands_for_a_day_that_not_every_month_has(world: World) -> None:
    await world.reply('kunna schedule mark here at:"2027-01-31 09:00" every:monthly')
    world.now = datetime(2027, 1, 31, 9, tzinfo=UTC)
    await world.work()
    assert (await Schedule.get()).next == datetime(2027, 2, 28, 8, tzinfo=UTC)


async def test_runs_that_were_missed_are_caught_up_once(world: World) -> None:
    await world.reply("kunna schedule mark here at:09:00 every:daily")
    await world.reply("kunna schedule mark here at:10:00")
    world.now = MONDAY + timedelta(days=7, hours=5)  # the process was down for a week
    await world.work()
    assert await world.marks() == 2
    await world.work()
    assert await world.marks() == 2
    assert (await Schedule.get()).next == MONDAY + timedelta(days=8, hours=1)


async def test_in_the_form_everything_can_be_said_and_a_mistake_stands_at_its_field(world: World) -> None:
    form = await world.say("kunna schedule mark here")
    assert isinstance(form, Form)
    assert {each.name: each.value for each in form.fields} == {"words": "mark here", "at": "", "every": ""}
    again = await world.say(form.run, values={"words": "mark here", "at": "soon", "every": "daily"})
    assert isinstance(again, Form)
    assert list(again.errors) == ["at"]
    done = await world.reply(form.run, values={"words": "/mark here", "at": "09:00", "every": "weekdays"})
    facts = next(block for block in done.blocks if isinstance(block, Facts))
    assert inlines(facts.pairs[0][1]) == (When(MONDAY + timedelta(hours=1), "both"),)
    assert facts.pairs[1][1] == "Monday to Friday"
    await world.until(MONDAY + timedelta(hours=2))
    assert await world.marks() == 1


# --- exactly once ---------------------------------------------------------------------------------------------------


async def test_many_workers_at_once_make_one_row_of_each_run(world: World) -> None:
    for number in range(20):
        await world.reply(f"kunna schedule mark here at:09:00 every:{('daily', 'once')[number % 2]}")
    world.now = MONDAY + timedelta(hours=1)
    await asyncio.gather(*(schedules.run_due() for _ in range(8)))
    assert await Inbox.filter(state="open").count() == 20
    assert await Schedule.filter(next__lte=world.now).count() == 0
    await world.work()
    assert await world.marks() == 20


_PROCESS = """
import asyncio, sys
from bot.models import schedules, store
async def main():
    await store.connect(sys.argv[1])
    try:
        print("ready", flush=True)
        sys.stdin.readline()
        while await schedules.run_due():
            pass
    finally:
        await store.disconnect()
asyncio.run(main())
"""


async def test_two_processes_make_one_row_of_each_run(world: World, sample_store: str) -> None:
    await world.reply("kunna schedule mark here at:09:00 every:daily")
    one = await Schedule.get()
    past = MONDAY - timedelta(days=365)  # the processes go by the real time

    async def work() -> None:
        for number in range(299):
            await Schedule.create(
                person_id=one.person_id, platform="slack", space="T1", user="U0", line="mark here",
                cron="" if number % 2 else one.cron, zone=one.zone, next=past, created=past,
            )  # fmt: skip
        await Schedule.filter(id=one.id).update(next=past)

    await transaction(work)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KUNNA_")}
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", _PROCESS, sample_store, env=environment,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )
        for _ in range(2)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"
    ended = await asyncio.gather(*(process.communicate(b"go\n") for process in processes))
    assert [process.returncode for process in processes] == [0, 0], ended
    assert await Inbox.filter(state="open").count() == 300
    assert await Schedule.all().count() == 151  # those that were meant once are over


@pytest.mark.parametrize("every", ["once", "daily"])
async def test_workers_whose_clocks_are_ten_minutes_apart_miss_and_double_nothing(world: World, every: str) -> None:
    await world.reply(f"kunna schedule mark here at:09:00 every:{every}")
    true, off = MONDAY, timedelta(minutes=10)
    while true < MONDAY + timedelta(days=3):
        true += timedelta(minutes=5)
        for mine in (true + off, true - off, true):
            world.now = mine
            await schedules.run_due()
    assert await Inbox.filter(state="open").count() == (3 if every == "daily" else 1)


async def test_a_run_and_what_moves_it_on_are_one(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await world.reply("kunna schedule mark here at:09:00 every:daily")
    world.now = MONDAY + timedelta(hours=1)
    put_in = doors.put_in

    async def breaks(incoming: Incoming, due: datetime) -> bool:
        await put_in(incoming, due)
        raise StoreAway("between the two")

    monkeypatch.setattr(doors, "put_in", breaks)
    with pytest.raises(StoreAway):
        await schedules.run_due()
    assert (await Inbox.all().count(), (await Schedule.get()).next) == (0, world.now)
    monkeypatch.undo()
    await world.work()
    assert await world.marks() == 1


async def test_a_schedule_whose_zone_is_gone_is_no_hindrance_to_the_others(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.reply("kunna schedule mark here at:09:00 every:daily")
    await Schedule.all().update(zone="Europe/Atlantis")
    await world.reply("kunna schedule mark here at:09:30")
    await world.until(MONDAY + timedelta(hours=2))
    assert await world.marks() == 2
    assert await Schedule.all().count() == 0
    assert any("has no next run" in message for message in caplog.messages)


# --- as whom --------------------------------------------------------------------------------------------------------


async def test_who_was_demoted_is_told_so_and_nothing_is_done(world: World) -> None:
    await world.reply("kunna schedule stamp here at:09:00 every:daily", MAJA)
    await world.until(MONDAY + timedelta(hours=2))
    assert await world.marks() == 1
    await Person.filter(email=MAJA).update(role=int(Role.EMPLOYEE))
    await world.until(MONDAY + timedelta(days=1, hours=2))
    assert await world.marks() == 1
    sentence = texts.say("sv", "not-allowed", role=texts.say("sv", "role-communicator"))
    assert world.slack.said == ["Marked here.", sentence]


async def test_who_left_gets_nothing_and_does_nothing(world: World) -> None:
    await world.reply("kunna schedule mark here at:09:00 every:daily")
    await world.reply("kunna schedule mark here at:10:00")
    await Person.filter(email=ANNA).update(active=False)
    await world.until(MONDAY + timedelta(days=2))
    assert (await world.marks(), world.slack.brought, await Inbox.all().count()) == (0, [], 0)
    await Person.filter(email=ANNA).update(active=True)
    await world.until(MONDAY + timedelta(days=2, hours=3))
    assert await world.marks() == 1  # who comes back finds the daily one


async def test_whom_the_platform_has_switched_off_does_nothing(world: World) -> None:
    await world.reply("kunna schedule mark here at:09:00 every:daily")
    world.slack.people[world.users[ANNA]] = Profile("Anna Lind", standing="gone")
    await PersonAddress.all().update(checked=MONDAY - timedelta(days=2))
    await world.until(MONDAY + timedelta(hours=3))
    assert await world.marks() == 0


# --- refused --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("mark here at:2026-11-23T07:59", "That time never comes"),
        ("mark here at:2026-02-30T09:00", "That time never comes"),
        ("mark here at:2027-02-29T09:00 every:monthly", "That time never comes"),
        ("mark here at:25:00", "That time never comes"),
        ("mark here at:2040-01-01T09:00", "That time never comes"),
        ("mark here at:9999-12-31T23:59", "That time never comes"),
        ("mark here at:2026-12-01", "I cannot read “2026-12-01” as a time."),
        ("mark here at:tomorrow", "I cannot read “tomorrow” as a time."),
        ("paint the town at:09:00", "I cannot read that as a command."),
        ("kunna schedule mark here at:10:00 at:09:00", "I cannot read that as a command."),
        ("mark at:09:00", "I could not run that without asking"),
        ("whoknows add Python at:09:00", "I could not run that without asking"),
    ],
)
async def test_what_will_never_run_is_refused_with_a_sentence(world: World, line: str, says: str) -> None:
    assert (await world.reply(f"kunna schedule {line}")).summary.startswith(says)
    assert await Schedule.all().count() == 0


async def test_in_a_shell_nobody_could_be_found_later(world: World) -> None:
    said = await Teller(world.dispatch).reply("kunna schedule mark here at:09:00")
    assert said.summary == "I could not find you when the time comes. Schedule it in Slack or Teams."


async def test_a_person_has_no_more_than_twenty(world: World) -> None:
    for _ in range(schedules.MOST - 2):
        await world.reply("kunna schedule mark here at:09:00")
    await asyncio.gather(*(world.reply("kunna schedule mark here at:09:00") for _ in range(5)))
    assert await Schedule.all().count() == schedules.MOST
    said = await world.reply("kunna schedule mark here at:09:00")
    assert said.summary.startswith("You have 20 lines waiting already")
    listed = await world.reply("kunna schedules")
    assert (len(titles(listed)), "Page 1 of 2." in listed.summary) == (10, True)
    assert await Schedule.filter(person__email=MAJA).count() == 0
    await world.reply("kunna schedule mark here at:09:00", MAJA)  # each has their own twenty
    assert await Schedule.filter(person__email=MAJA).count() == 1


# --- seen and stopped -----------------------------------------------------------------------------------------------


async def test_a_list_shows_when_each_runs_next_and_stops_it(world: World) -> None:
    await world.reply("kunna schedule mark later at:11:00 every:weekly")
    await world.reply("kunna schedule mark here at:09:00")
    listed = await world.reply("kunna schedules")
    first, second = await Schedule.all().order_by("next")
    assert titles(listed) == [f"{first.id}. mark here", f"{second.id}. mark later"]
    rows = next(block for block in listed.blocks if isinstance(block, List)).rows
    assert inlines(rows[0].details[0]) == (When(MONDAY + timedelta(hours=1), "both"), " · ", "once")
    assert "every week" in inlines(rows[1].details[0])
    stopped = await world.reply(button(listed, "Stop").run)
    assert "mark here" in words(stopped)
    await world.until(MONDAY + timedelta(hours=2))
    assert (await world.marks(), world.slack.brought) == (0, [])


async def test_nobody_sees_or_stops_what_another_scheduled(world: World) -> None:
    await world.reply("kunna schedule mark here at:09:00")
    made = await Schedule.get()
    assert titles(await world.reply("kunna schedules", MAJA)) == []
    refused = (await world.reply(f"kunna unschedule {made.id}", MAJA)).summary
    assert refused == f"You have no schedule “{made.id}”. Look through the list for its number."
    assert refused.replace(str(made.id), "999") == (await world.reply("kunna unschedule 999", MAJA)).summary
    await world.until(MONDAY + timedelta(hours=2))
    assert await world.marks() == 1


# --- languages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", texts.LANGUAGES)
async def test_everything_is_said_in_every_language_and_fits(world: World, language: str) -> None:
    world.language = language
    form = await world.say("kunna schedule")
    assert isinstance(form, Form)
    assert max(map(limits.size, (form.title, form.submit, form.cancel))) <= limits.VIEW_TITLE
    choices = next(each for each in form.fields if each.name == "every").choices
    assert [each.label for each in choices] == [texts.say(language, f"rhythm-{each.value}") for each in choices]
    at = texts.words(language, "prefix-at")[0]
    made = await world.reply(f"kunna {texts.words(language, 'verb-kunna-schedule')[0]} mark here {at}:09:00")
    assert made.summary == texts.say(language, "schedule-done")
    assert titles(await world.reply("kunna schedules"))
    assert (await world.say("kunna schedules")) == (
        await world.say(f"kunna {texts.words(language, 'verb-kunna-schedules')[0]}")
    )


def test_the_way_back_to_the_list_is_a_line() -> None:
    assert [each.command.path for each in read("kunna schedules")] == [("kunna", "schedules")]
