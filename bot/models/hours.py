"""When people are at work: the working hours and public holidays of a zone. Knows no person and sends nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holidays import HolidayBase, country_holidays

# From, inclusive, and until, exclusive, on the person's own clock.
OPENS, CLOSES = time(8), time(17)

# A zone's country with the kinds of days on which hardly anybody works, whether its law names them or not.
_COUNTRIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "Europe/Stockholm": ("SE", ("public", "de_facto")),  # Midsummer, Christmas and New Year's Eve
    "Europe/Helsinki": ("FI", ("public",)),  # its Midsummer and Christmas Eve are public
    "Europe/Mariehamn": ("FI", ("public",)),
    "Atlantic/Reykjavik": ("IS", ("public", "half_day")),  # 24 and 31 December
}


class OffHours(Exception):  # noqa: N818 - a message that waits, not an error
    """What a person has not asked for is not told now, but from `until` on."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


@cache
def _holidays(zone: str) -> HolidayBase | None:
    country, categories = _COUNTRIES.get(zone, ("", ()))
    return country_holidays(country, categories=categories) if country else None


def known_zone(name: str, default: str) -> str:
    """The zone by that name, else `default`: platforms tell names that no table knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return default
    return name


def is_working_day(day: date, zone: str) -> bool:
    """Whether people in a zone work on a day: Monday to Friday and, in the Nordic zones, no public holiday."""
    free = _holidays(zone)
    return day.weekday() < 5 and (free is None or day not in free)


def at_work(moment: datetime, zone: str) -> datetime:
    """The moment itself within working hours of the zone, else when they begin next; in UTC."""
    local = moment.astimezone(ZoneInfo(zone))
    if is_working_day(local.date(), zone) and OPENS <= local.time() < CLOSES:
        return moment.astimezone(UTC)
    day = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
    while not is_working_day(day, zone):
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, ZoneInfo(zone)).astimezone(UTC)
