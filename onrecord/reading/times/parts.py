"""Rules for parts of a month or week that are told by number or name: the first week of June, Tuesday of last week."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.reading.times.calendar import moved, nth_weekday, stretch
from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Against, Outcome, Sense, rule
from onrecord.reading.times.placing import placed_month
from onrecord.reading.times.vocabulary import vocabulary

__all__: list[str] = []

NUMBERED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
WEEKDAY_OF_WEEK = r"<weekday>(?: of|,)? (?P<which>last|this|next|the previous|the following) week"


def month_meant(found: re.Match[str], context: Context) -> tuple[date, date, Against | None] | None:
    """First and last day of the month named in a match, and what it was resolved against; None for no month."""
    if not context.capital(found.start("month")):
        return None
    number = vocabulary().months[found["month"]]
    if found["year"]:
        days = stretch(f"{found['year']}-{number:02d}")
        return (*days, "itself") if days else None
    sense = placed_month(context, found.start(), found.end(), number, None)
    days = stretch(sense.value)
    return (*days, sense.against) if days else None


@rule("part of a month", r"(?:the )?(?P<which>first|second|latter|last) half of <month>(?:,? <year>)?", needs="half")
def half_of_month(found: re.Match[str], context: Context) -> Outcome:
    """The first half of May: up to the 15th."""
    meant = month_meant(found, context)
    if meant is None:
        return None
    first, last, against = meant
    bounds = (first, first.replace(day=15)) if found["which"] == "first" else (first.replace(day=16), last)
    return Sense("DATE", f"{first:%Y-%m}", bounds=bounds, against=against)


@rule(
    "week of a month",
    r"(?:the )?(?P<which>first|second|third|fourth|last|final) week (?:of|in) <month>(?:,? <year>)?",
    needs="week",
)
def week_of_month(found: re.Match[str], context: Context) -> Outcome:
    """The first week of June: its days 1 to 7; the last week: its last seven days."""
    meant = month_meant(found, context)
    if meant is None:
        return None
    first, last, against = meant
    number = NUMBERED[found["which"]]
    start = last - timedelta(days=6) if number < 0 else first + timedelta(days=7 * (number - 1))
    return Sense("DATE", f"{first:%Y-%m}", bounds=(start, min(last, start + timedelta(days=6))), against=against)


@rule(
    "weekday of a month",
    r"(?:the )?(?P<which>first|second|third|fourth|last) <weekday> (?:of|in) <month>(?:,? <year>)?",
    needs="day ",
)
def weekday_of_month(found: re.Match[str], context: Context) -> Outcome:
    """The first Tuesday of November."""
    meant = month_meant(found, context)
    if meant is None:
        return None
    first, _, against = meant
    day = nth_weekday(first.year, first.month, vocabulary().weekdays[found["weekday"]], NUMBERED[found["which"]])
    return Sense("DATE", day.isoformat(), against=against)


@rule("weekday of a week", WEEKDAY_OF_WEEK, needs="week")
def weekday_of_week(found: re.Match[str], context: Context) -> Outcome:
    """Tuesday of last week; Friday next week: by the week of publication, or the day told last."""
    if not context.capital(found.start("weekday")):
        return None
    number, which = vocabulary().weekdays[found["weekday"]], found["which"].removeprefix("the ")
    day, against = context.published, "publication"
    if which in ("previous", "following") and (point := context.last_told(found.start(), "DW")):
        days = stretch(point.value)
        day, against = (days[0] if days else None), "expression"
    if day is None:
        return Sense("DATE", f"XXXX-WXX-{number}", bounds=(None, None), against=None)
    step = {"last": -1, "previous": -1, "this": 0}.get(which, 1)
    monday = moved(day - timedelta(days=day.isoweekday() - 1), step, "W")
    if monday is None:
        return None
    sense = Sense("DATE", (monday + timedelta(days=number - 1)).isoformat(), against="publication")
    return sense if against == "publication" else replace(sense, against="expression")
