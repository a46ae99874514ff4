"""/kunna schedule, schedules, unschedule: lines for later; runs none of them (the worker does, as who scheduled it)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from bot import clock
from bot.command import Arg, Call, command, of
from bot.line import line, read
from bot.models import schedules
from bot.models.hours import known_zone
from bot.models.schedules import NeverComes, Schedule, TooMany
from bot.models.store import transaction
from bot.reply import Button, Buttons, Facts, List, Refusal, Reply, Row, Text, UserText, When

# "09:00", "9.30", "2026-12-01 09:00", "2026-12-01T09:00", "1.12.2026 klo 9.00": as the Nordic languages write times.
_TIME = re.compile(
    r"(?:(?:(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)|(?P<day2>\d\d?)\.\s?(?P<month2>\d\d?)\.\s?(?P<year2>\d{4}))"
    r"(?:T|,?\s+(?:klo?\.?\s*|at\s+)?))?(?P<hour>\d\d?)[:.](?P<minute>\d\d)",
    re.IGNORECASE,
)


class Rhythm(StrEnum):
    """How often a line is run."""

    ONCE = "once"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"
    MONTHLY = "monthly"

    def cron(self, first: datetime) -> str:
        """The expression for this rhythm on the day and at the time of `first`; "" for once."""
        # No month has a 29th, 30th or 31st for certain; all have a last day.
        day = str(first.day) if first.day <= 28 else "L"
        days = {
            Rhythm.ONCE: "", Rhythm.DAILY: "* * *", Rhythm.WEEKDAYS: "* * 1-5",
            Rhythm.WEEKLY: f"* * {first.isoweekday()}", Rhythm.MONTHLY: f"{day} * *",
        }[self]  # fmt: skip
        return f"{first.minute} {first.hour} {days}" if days else ""

    @classmethod
    def told(cls, cron: str) -> Rhythm:
        """The rhythm of an expression that `cron` has written."""
        days = cron.split()[2:]
        match days:
            case []:
                return cls.ONCE
            case ["*", "*", "*"]:
                return cls.DAILY
            case ["*", "*", "1-5"]:
                return cls.WEEKDAYS
            case ["*", "*", _]:
                return cls.WEEKLY
            case _:
                return cls.MONTHLY


@command("kunna schedule", "Have a line answered later, or again and again")
async def schedule(
    call: Call,
    words: Annotated[UserText, Arg("Line", most=1000)],
    at: Annotated[UserText, Arg("When", prefix=True, most=60)],
    every: Annotated[Rhythm, Arg("How often", prefix=True)] = Rhythm.ONCE,
) -> Reply:
    """A line of one's own, run as oneself at that time; its answer comes into the direct message."""
    if call.who.platform == "terminal":
        raise Refusal(call.t("schedule-from-a-shell"))
    _refuse_what_cannot_run(call, words)
    zone = _zone(call)
    first = _moment(call, at, zone)

    async def work() -> Schedule:
        return await schedules.schedule(
            call.person, call.who, words, at=first, cron=every.cron(first.astimezone(ZoneInfo(zone))), zone=zone
        )

    try:
        made = await transaction(work)
    except NeverComes:
        raise Refusal(call.t("schedule-never"), "at") from None
    except TooMany:
        to_list = Buttons((Button(call.t("schedules-button"), line(list_)),))
        raise Refusal(call.t("schedule-too-many", most=schedules.MOST), None, (to_list,)) from None
    return Reply(
        call.t("schedule-done"),
        (
            Text(words, role="quote"),
            Facts(
                (
                    (call.t("schedule-next"), (When(made.next, "both"),)),
                    (call.t("schedule-rhythm"), call.t(f"rhythm-{every.value}")),
                )
            ),
            Text(call.t("schedule-where"), role="note"),
            Buttons((_stop(call, made), Button(call.t("schedules-button"), line(list_)))),
        ),
        replaces=True,
    )


@command("kunna schedules", "What you have scheduled")
async def list_(call: Call, page: Annotated[int, Arg("Page", prefix=True, asked=False)] = 1) -> Reply:
    """All lines that wait for their time, the next one first."""
    found = await schedules.of(call.person, page)
    if not found.total:
        new = Button(call.t("schedule-new-button"), line(schedule))
        return Reply(call.t("schedules-none"), (Buttons((new,)),), replaces=True)
    rows = tuple(
        Row(
            f"{each.reference}. {UserText(each.line)[:200]}",
            ((When(each.next, "both"), " · ", call.t(f"rhythm-{Rhythm.told(each.cron).value}")),),
            (_stop(call, each),),
        )
        for each in found.rows
    )
    turns = call.turns(found, lambda number: line(list_, page=number))
    headline = call.t("schedules", count=found.total) + call.page_of(found)
    return Reply(headline, (List(rows), *((Buttons(tuple(turns)),) if turns else ())), replaces=True)


@command("kunna unschedule", "Stop a line that you have scheduled")
async def unschedule(call: Call, schedule: Annotated[Schedule, Arg("Number of the schedule")]) -> Reply:
    """Stop one's own schedule."""
    if schedule.person_id != call.person.id:  # to them it is not there
        raise Refusal(call.t("unknown-schedule", given=schedule.reference), "schedule")

    async def work() -> None:
        await schedule.delete()

    await transaction(work)
    to_list = Buttons((Button(call.t("schedules-button"), line(list_)),))
    return Reply(call.t("schedule-stopped"), (Text(UserText(schedule.line), role="quote"), to_list), replaces=True)


def _stop(call: Call, made: Schedule) -> Button:
    return Button(call.t("schedule-stop-button"), line(unschedule, schedule=made))


def _zone(call: Call) -> str:
    """Where the person's clock stands, as far as their platform told it."""
    return known_zone(call.person.zone, call.company.zone)


def _refuse_what_cannot_run(call: Call, words: str) -> None:
    """Nobody is there to be asked when it runs."""
    readings = read(words) or read(words.removeprefix("/").removeprefix("kunna "))
    if not readings or readings[0].command == of(schedule):
        raise Refusal(call.t("schedule-no-command"), "words")
    if len(readings) > 1 or readings[0].missing:
        raise Refusal(call.t("schedule-incomplete"), "words")


def _moment(call: Call, words: str, zone: str) -> datetime:
    """The time meant by words on the clocks of a zone: that day, or when it comes next. Raises Refusal."""
    match = _TIME.fullmatch(words)
    if match is None:
        raise Refusal(call.t("schedule-no-time", given=UserText(words)[:80]), "at")
    parts = {name.rstrip("2"): int(number) for name, number in match.groupdict().items() if number is not None}
    now = clock.now().astimezone(ZoneInfo(zone))
    try:
        day = date(parts["year"], parts["month"], parts["day"]) if "year" in parts else now.date()
        days = (day,) if "year" in parts else (day, day + timedelta(days=1))
        clocks = [datetime(at.year, at.month, at.day, parts["hour"], parts["minute"], tzinfo=now.tzinfo) for at in days]
    except (ValueError, OverflowError):
        raise Refusal(call.t("schedule-never"), "at") from None
    # In UTC, because two times of one zone are compared by the clock's face; an hour that comes twice has two moments.
    moments = [at.replace(fold=fold).astimezone(UTC) for at in clocks for fold in (0, 1)]
    return next((at for at in moments if at > now), moments[0])
