"""Where an incomplete date lies: the weekday, day or month that fits the tense, the text and the publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Sense
from onrecord.reading.times.tense import Direction

__all__ = ["placed_day", "placed_month", "placed_weekday"]


HEADLINE = 220
"""Characters of the longest headline."""
FAR = 280
"""Days beyond which a date without its year is rather the near one on the other side, whatever the tense above it; a
deed that is told as done on that very day stays behind."""


def placed_weekday(context: Context, start: int, end: int, weekday: int) -> Sense:
    """A bare weekday: the one told elsewhere with its date, else the nearest behind (up to the day of publication)
    or ahead."""
    reference, against = context.reference(start)
    if reference is None:
        return Sense("DATE", f"XXXX-WXX-{weekday}", bounds=(None, None), against=None)
    behind = reference - timedelta(days=(reference.isoweekday() - weekday) % 7)
    ahead = reference + timedelta(days=(weekday - reference.isoweekday()) % 7)
    direction = context.direction(start, end) or body_direction(context, start, end)
    if not context.narrative:
        dates = dated_weekdays(context, weekday)
        fitting = [day for day in dates if direction is None or day == (ahead if direction == "future" else behind)]
        if len(dates) == 1 and fitting:
            context.point = context.told_as(fitting[0])
            return Sense("DATE", fitting[0].isoformat(), against="expression")
    day = ahead if direction == "future" else behind
    return Sense("DATE", day.isoformat(), against=against)


def body_direction(context: Context, start: int, end: int) -> Direction | None:
    """The direction of the same weekday in the report below, for one of the headline that tells no tense."""
    first = context.lowered.find("\n")
    word = context.lowered[start:end].split()[-1]
    if not 0 < end <= first or first > HEADLINE:
        return None
    for again in re.finditer(rf"\b{re.escape(word)}\b", context.lowered[first:]):
        if direction := context.direction(first + again.start(), first + again.end()):
            return direction
    return None


def dated_weekdays(context: Context, weekday: int) -> list[date]:
    """The days within a week of publication that the text tells by weekday and date and that fall on the weekday."""
    published = context.published
    near = [day for day in context.dated_weekdays if published and abs((day - published).days) <= 7]
    return [day for day in near if day.isoweekday() == weekday]


def placed_day(context: Context, start: int, end: int, month: int, day: int, weekday: int | None) -> Sense | None:
    """A day and a month without a year: the year beside it, else the one that fits weekday and tense, else the
    nearest."""
    if not 1 <= day <= 31:
        return None
    symbol = f"{month:02d}-{day:02d}"
    near = context.year_near(start, end, month)
    if near is not None:
        return Sense("DATE", f"{near:04d}-{symbol}", against="expression") if real(near, month, day) else None
    if context.published is None:
        return Sense("DATE", f"XXXX-{symbol}", bounds=(None, None), against=None) if real(2000, month, day) else None
    year = context.published.year
    days = [found for y in (year - 1, year, year + 1) if (found := real(y, month, day))]
    if weekday is not None and (fit := [d for d in days if d.isoweekday() == weekday]):
        days = fit
    chosen = by_direction(context, start, end, days)
    return Sense("DATE", chosen.isoformat(), against="publication") if chosen else None


def by_direction(context: Context, start: int, end: int, days: list[date]) -> date | None:
    """The day that the tense wants: ahead the next one, behind the last one; without a tense the nearest."""
    published = context.published
    if not days or published is None:
        return None
    nearest = min(days, key=lambda d: (abs((d - published).days), d))
    direction = context.direction(start, end)
    wanted = [d for d in days if (d >= published if direction == "future" else d <= published)] if direction else []
    if not wanted:
        return nearest
    chosen = wanted[0] if direction == "future" else wanted[-1]
    done = direction == "past" and context.tenses.done(start, end)
    return chosen if done or abs((chosen - published).days) <= FAR else nearest


def placed_month(context: Context, start: int, end: int, month: int, mod: str | None) -> Sense:
    """A month without a year: the year beside it, else the latest that has begun, or with a verb ahead the next."""
    near = context.year_near(start, end, month)
    if near is not None:
        return Sense("DATE", f"{near:04d}-{month:02d}", mod=mod, against="expression")
    published = context.published
    if published is None:
        return Sense("DATE", f"XXXX-{month:02d}", mod=mod, bounds=(None, None), against=None)
    direction = context.direction(start, end)
    behind, ahead = (published.month - month) % 12, (month - published.month) % 12
    back = behind < 10 if direction == "past" else ahead >= 11 if direction == "future" else behind <= 8
    index = published.year * 12 + published.month - 1 + (-behind if back else ahead)
    return Sense("DATE", f"{index // 12:04d}-{month:02d}", mod=mod, against="publication")


def real(year: int, month: int, day: int) -> date | None:
    """The day, None if the calendar lacks it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
