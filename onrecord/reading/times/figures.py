"""Rule for dates in figures, 5/17/2025 or 17.05.2025: which of the two stands first, the day or the month."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from onrecord.data import DATA, words
from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule

__all__: list[str] = []

SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")
MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|"
    r"aug|sept?|oct|nov|dec)\.?"
)
DAY_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTHS}(?:,? \d{{4}})?\b")
MONTH_DAY = re.compile(rf"\b{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?\b")
"""The two orders in words; who writes "17 May" writes 17/5."""


@cache
def month_first_outlets() -> frozenset[str]:
    """Outlets that write the month first, in lower case: those of the United States."""
    return frozenset(entry.lower() for _, entry in words(DATA / "times" / "month_first.txt"))


@rule("numeric date", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![/\d]|\.\d)")
def numeric_date(found: re.Match[str], context: Context) -> Outcome:
    """5/17/2025 or 17.05.2025; where nothing tells the order, both days bound it and the value tells the year alone."""
    year = int(found["y"])
    if len(found["y"]) == 2:
        if found["sep"] == ".":
            return None
        year += 2000 if year < 50 else 1900
    one, two = int(found["a"]), int(found["b"])
    readings = {True: day_of(year, two, one), False: day_of(year, one, two)}
    first = found["sep"] == "." or day_first(context)
    if readings[True] is None or readings[False] is None or one == two:
        first = readings[True] is not None
    if first is not None:
        day = readings[first]
        return Sense("DATE", day.isoformat()) if day else None
    days = sorted(day for day in readings.values() if day)
    return Sense("DATE", f"{year:04d}-XX-XX", bounds=(days[0], days[-1]))


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar lacks it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_first(context: Context) -> bool | None:
    """Whether the text writes the day first: by its other dates in figures, those in words, the outlet; else None."""
    pairs = [(int(one), int(two)) for one, two in SLASHED.findall(context.lowered)]
    for shown, answer in ((any(one > 12 for one, _ in pairs), True), (any(two > 12 for _, two in pairs), False)):
        if shown:
            return answer
    days, months = len(DAY_MONTH.findall(context.lowered)), len(MONTH_DAY.findall(context.lowered))
    if days != months:
        return days > months
    return context.outlet.lower() not in month_first_outlets() if context.outlet else None
