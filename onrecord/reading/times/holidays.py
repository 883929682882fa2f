"""Rule for holidays: fixed days, days that the calendar computes, feasts of other calendars."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.reading.times.calendar import easter, nth_weekday
from onrecord.reading.times.context import Context
from onrecord.reading.times.faiths import hanukkah, islamic, orthodox_easter, rosh_hashanah
from onrecord.reading.times.grammar import Against, Outcome, Sense, rule
from onrecord.reading.times.placing import by_direction
from onrecord.reading.times.vocabulary import vocabulary

__all__ = ["days_of"]

COUNTED = {"easter": easter, "orthodox": orthodox_easter, "hebrew": rosh_hashanah, "kislev": hanukkah}
"""Days from which others are counted: "easter-2", "hebrew+9"."""
A_MONTH = 28
"""Days from which a feast is a month, told by the month of the calendar that holds its middle."""


def days_of(form: str, year: int) -> list[date]:
    """The days of a year on which a holiday begins, by its form in `holidays.tsv` without its length."""
    if listed := re.findall(r"\d{4}-\d\d-\d\d", form):
        return [day for each in listed if (day := date.fromisoformat(each)).year == year]
    if counted := re.fullmatch(r"([a-z]+)([+-]\d+)", form):
        return [COUNTED[counted[1]](year) + timedelta(days=int(counted[2]))]
    if moon := re.fullmatch(r"islamic (\d\d)-(\d\d)", form):
        return islamic(year, int(moon[1]), int(moon[2]))
    if after := re.fullmatch(r"(\d\d)-(\d)>(\d+)", form):
        first = date(year, int(after[1]), int(after[3]))
        return [first + timedelta(days=(int(after[2]) - first.isoweekday()) % 7)]
    if parts := re.fullmatch(r"(\d\d)-(\d)-(-?\d)", form):
        return [nth_weekday(year, int(parts[1]), int(parts[2]), int(parts[3]))]
    return [date(year, int(form[-5:-3]), int(form[-2:]))]


@rule("holiday", r"(?:(?P<which>last|next|this) )?<holiday>(?:,? (?:of |in )?<year>)?(?! island)")
def holiday(found: re.Match[str], context: Context) -> Outcome:
    """Christmas; Good Friday 2025; last Thanksgiving; Ramadan: without a year by the tense, as a day and a month."""
    name = found["holiday"]
    if not (context.capital(found.start("holiday")) or name[0].isdigit() or name.startswith("the")):
        return None
    told = vocabulary().holidays[re.sub(r"[ -]+", " ", name.replace("’", "'"))]
    form, _, length = told.partition("/")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", form):
        return Sense("DATE", f"{found['year'] or form[:4]}{form[4:]}")
    if context.published is None and not found["year"]:
        fixed = re.fullmatch(r"\d\d-\d\d", form)
        return Sense("DATE", f"XXXX-{form}" if fixed else "XXXX-XX-XX", bounds=(None, None), against=None)
    day, against = _begins(found, context, form)
    return _sense(day, int(length or 1), form.startswith("islamic"), against) if day else None


def _begins(found: re.Match[str], context: Context, form: str) -> tuple[date | None, Against]:
    """The day on which the holiday that is meant begins, and what it was resolved against."""
    if found["year"]:
        return next(iter(days_of(form, int(found["year"]))), None), "itself"
    if (near := context.year_near(found.start(), found.end(), 12)) is not None:
        return next(iter(days_of(form, near)), None), "expression"
    published = context.published
    if published is None:
        return None, "itself"
    days = [day for step in (-1, 0, 1) for day in days_of(form, published.year + step)]
    if found["which"] == "last":
        return max((day for day in days if day < published), default=None), "publication"
    if found["which"] == "next":
        return min((day for day in days if day > published), default=None), "publication"
    return by_direction(context, found.start(), found.end(), days), "publication"


def _sense(day: date, length: int, by_moon: bool, against: Against) -> Sense:
    """The sense of a holiday of so many days; one that hangs on the sight of the moon may be a day off."""
    last, doubt = day + timedelta(days=length - 1), timedelta(days=int(by_moon))
    middle = day + timedelta(days=length // 2)
    value = f"{middle:%Y-%m}" if length >= A_MONTH else day.isoformat()
    return Sense("DATE", value, bounds=(day - doubt, last + doubt), against=against)
