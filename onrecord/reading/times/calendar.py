"""The calendar: TIMEX3 values as stretches of days, parts of them, and steps from one to another."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

__all__ = ["Days", "easter", "grain_of", "moved", "nth_weekday", "part_of", "shifted", "stretch", "value_at"]

Days = tuple[date, date]
"""First and last day, inclusive."""

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
WEEK = re.compile(r"(\d{4})-W(\d\d?)(-WE)?$")
PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX)?$")
YEARS = re.compile(r"(\d{2,4})(?:-XX)*$")
PARTS = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14),
}  # fmt: skip
"""First and last month of the parts of a year; months beyond 12 lie in the next year (a winter)."""


def stretch(value: str) -> Days | None:
    """The days that a TIMEX3 value covers, None for a value that names no stretch of the calendar (or one before
    year 1)."""
    try:
        return _stretch(value)
    except (ValueError, OverflowError):
        return None


def _stretch(value: str) -> Days | None:
    if match := DAY.match(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(days=5 if match[3] else 0)), monday + timedelta(days=6)
    if match := PART.match(value):
        return _months(int(match[1]), *PARTS[match[2]])
    if match := MONTH.match(value):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := YEARS.match(value):
        scale = 10 ** (4 - len(match[1]))
        first = int(match[1]) * scale
        return date(max(first, 1), 1, 1), date(first + scale - 1, 12, 31)
    return None


def _months(year: int, first: int, last: int) -> Days:
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def part_of(days: Days, mod: str | None) -> Days:
    """The early (START), middle (MID) or late (END) part of a stretch.

    A month is parted after the 10th and the 20th, as readers of news part it; a week after Tuesday and Wednesday; any
    longer stretch into thirds of its months.
    """
    first, last = days
    length = (last - first).days + 1
    if mod not in ("START", "MID", "END") or length < 3:
        return days
    if 28 <= length <= 31:
        cuts = {"START": (first, first.replace(day=10)), "MID": (first.replace(day=11), first.replace(day=20))}
        return cuts.get(mod, (first.replace(day=20), last))
    if length <= 7:
        middle = first + timedelta(days=2)
        return {"START": (first, first + timedelta(days=1)), "MID": (middle, middle)}.get(
            mod, (middle + timedelta(days=1), last)
        )
    months = max(3, round(length / 30.44))
    one, two = add_months(first, months // 3), add_months(first, months - months // 3)
    day = timedelta(days=1)
    return {"START": (first, one - day), "MID": (one, two - day)}.get(mod, (two, last))


def add_months(day: date, months: int) -> date:
    """The same day of the month some months on, or the last day of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def moved(day: date | None, count: float, unit: str) -> date | None:
    """The day that lies `count` units on (before, where negative); unit codes as in `units.tsv`, parts of days count
    as none.

    None without a day and beyond the calendar (before the year 1, after 9999).
    """
    if day is None:
        return None
    try:
        return _moved(day, count, unit)
    except (ValueError, OverflowError):
        return None


def _moved(day: date, count: float, unit: str) -> date:
    whole = round(count)
    match unit:
        case "TS" | "TM":
            return day
        case "TH":
            return day + timedelta(days=int(count / 24))
        case "D":
            return day + timedelta(days=whole)
        case "W" | "WE":
            return day + timedelta(days=round(count * 7))
        case "2W":
            return day + timedelta(days=round(count * 14))
        case "M":
            return add_months(day, whole)
        case "Q":
            return add_months(day, 3 * whole)
        case _:
            return add_months(day, round(count * 12 * int(unit[:-1] or 1)))


def value_at(day: date, unit: str) -> str:
    """The value of the stretch of one unit that holds the day."""
    match unit:
        case "D" | "TH" | "TM" | "TS":
            return day.isoformat()
        case "W" | "2W":
            iso = day.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}"
        case "WE":
            iso = day.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}-WE"
        case "M":
            return f"{day.year:04d}-{day.month:02d}"
        case "Q":
            return f"{day.year:04d}-Q{(day.month + 2) // 3}"
        case "Y":
            return f"{day.year:04d}"
        case "10Y":
            return f"{day.year // 10:03d}"
        case _:
            return f"{day.year // 100:02d}"


def shifted(value: str, count: int, unit: str) -> str | None:
    """A value moved by whole units, at its own grain: a year before 1989-Q3 is 1988-Q3. None where it has no days."""
    days = stretch(value)
    if days is None:
        return None
    day = moved(days[0], count, unit)
    if day is None:
        return None
    if match := PART.match(value):
        code = match[2]
        if code[0] == "Q":
            return value_at(day, "Q")
        return f"{day.year:04d}-{code}"
    return value_at(day, grain_of(value))


def grain_of(value: str) -> str:
    """The unit code of the grain of a value of the calendar."""
    if WEEK.match(value):
        return "WE" if value.endswith("WE") else "W"
    if DAY.match(value):
        return "D"
    if PART.match(value):
        return "Q"
    if MONTH.match(value):
        return "M"
    return {2: "100Y", 3: "10Y"}.get(len(value.split("-")[0]), "Y")


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms,
    chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The `count`-th such weekday (ISO number) of a month, -1 for the last."""
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)
