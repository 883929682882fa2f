"""Rules for expressions that count from the day of publication: yesterday, last week, this summer, Monday."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.reading.times.calendar import moved, part_of, stretch, value_at
from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.placing import placed_weekday
from onrecord.reading.times.vocabulary import vocabulary
from onrecord.reading.times.words import mod_of, symbolic

__all__: list[str] = []

DAY = timedelta(days=1)


@rule(
    "day by name",
    r"(?:(?P<mod>early|late|earlier|later) )?(?P<word>yesterday|today|tomorrow|tonight|the day before "
    r"yesterday|the day after tomorrow)(?: <part>)?",
    needs="today|yesterday|tomorrow|tonight",
)
def named_day(found: re.Match[str], context: Context) -> Outcome:
    """Yesterday, today, tomorrow, tonight; yesterday evening."""
    word = found["word"]
    step = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    day = context.published
    part = vocabulary().dayparts.get(found["part"] or "") or ("NI" if word == "tonight" else None)
    mod = mod_of(found["mod"])
    if day is None:
        return Sense("DATE", "XXXX-XX-XX", mod=mod, bounds=(None, None), against=None)
    day += timedelta(days=step)
    if part and len(part) == 2:
        return Sense("TIME", f"{day}T{part}", mod=mod, bounds=(day, day), against="publication")
    return Sense("DATE", day.isoformat(), mod=mod, bounds=(day, day), against="publication")


@rule(
    "part of this day",
    r"(?:(?P<mod>early|late|earlier|later) )?(?P<which>this|last|that|the same|the next|the following) "
    r"(?P<part>morning|afternoon|evening|night)",
    needs="morning|afternoon|evening|night",
)
def this_part(found: re.Match[str], context: Context) -> Outcome:
    """This morning; last night (the day before); that evening (of the day told before)."""
    part = vocabulary().dayparts[found["part"]]
    which, mod = found["which"], mod_of(found["mod"])
    day, against = context.published, "publication"
    if which not in ("this", "last"):
        point = context.last_told(found.start(), "D")
        days = stretch(point.value) if point else None
        day, against = (days[0] if days else None), "expression"
    if day is None:
        return Sense("TIME", f"XXXX-XX-XXT{part}", mod=mod, bounds=(None, None), against=None)
    if which in ("last", "the next", "the following"):
        day += DAY if which != "last" else -DAY
    return Sense("TIME", f"{day}T{part}", mod=mod, bounds=(day, day), against=against)  # type: ignore[arg-type]


@rule(
    "overnight",
    r"overnight|(?:during |in )?the (?:early|small) hours(?! of)(?: of the morning)?",
    needs="overnight|hours",
)
def overnight(found: re.Match[str], context: Context) -> Outcome:
    """Overnight: from the day before to the day of publication."""
    day = context.published
    if found[0].startswith("overnight"):
        bounds = (day - DAY, day) if day else (None, None)
        return Sense(
            "TIME", f"{day - DAY if day else 'XXXX-XX-XX'}TNI", bounds=bounds, against="publication" if day else None
        )
    return Sense("TIME", f"{day or 'XXXX-XX-XX'}TMO", bounds=(day, day), against="publication" if day else None)


@rule(
    "weekday",
    r"(?:(?P<mod>early|late|earlier|later)(?: on)? )?(?:(?P<which>last|next|this past|this coming|this|"
    r"the following|the previous|the same|that|the next|the) )?<weekday>(?! (?:nights|mornings))",
)
def weekday(found: re.Match[str], context: Context) -> Outcome:
    """Monday; last Friday; next Tuesday; the following Sunday."""
    if not context.capital(found.start("weekday")):
        return None
    number = vocabulary().weekdays[found["weekday"]]
    which, mod = found["which"], mod_of(found["mod"])
    published = context.published
    if which in (None, "the", "that", "the same") or (
        published is None and which not in ("the following", "the previous", "the next")
    ):
        return mod_day(placed_weekday(context, found.start(), found.end(), number), mod)
    if which in ("the following", "the next", "the previous"):
        point = context.last_told(found.start(), "D")
        days = stretch(point.value) if point else None
        if days is None:
            return mod_day(placed_weekday(context, found.start(), found.end(), number), mod)
        ahead = (number - days[0].isoweekday() - 1) % 7 + 1
        day = days[0] + timedelta(days=ahead if which != "the previous" else ahead - 7 if ahead < 7 else -7)
        return Sense("DATE", day.isoformat(), mod=mod, against="expression")
    assert published is not None
    if context.narrative:
        published = context.reference(found.start())[0] or published
    ahead = (number - published.isoweekday()) % 7
    if which == "this":
        forward = context.direction(found.start(), found.end()) != "past"
        day = published + timedelta(days=ahead if forward else ahead - 7 if ahead else 0)
    elif which in ("next", "this coming"):
        day = published + timedelta(days=ahead or 7)
    else:
        day = published + timedelta(days=(ahead or 7) - 7 if ahead else -7)
    return Sense("DATE", day.isoformat(), mod=mod, against="publication")


def mod_day(sense: Sense, mod: str | None) -> Sense:
    """The sense of a day with a modifier: "early Monday"."""

    return replace(sense, mod=mod) if mod else sense


STEPS = {
    "this": 0, "this same": 0, "this current": 0, "current": 0, "the current": 0,
    "last": -1, "the last": -1, "past": -1, "the past": -1, "this past": -1,
    "next": 1, "coming": 1, "the coming": 1, "this coming": 1,
}  # fmt: skip


@rule(
    "this, last, next",
    r"(?:(?:(?:the )?(?P<mod>early|late|mid|middle of|beginning of|end of|start of|close of|earlier|later|"
    r"earlier in|later in|late in|early in) ?-?)(?:the )?)?(?P<which>this current|this coming|this past|"
    r"this same|this|last|next|past|the current|the past|the last|the coming)~(?P<fiscal>fiscal "
    r")?(?P<unit>day|week|weekend|month|quarter|year|decade|century)",
    needs="this|last|next|past|current|coming",
)
def this_unit(found: re.Match[str], context: Context) -> Outcome:
    """This week, last month, next year; earlier this month; late last week; the past year."""
    which, unit = re.sub(r"[ -]+", " ", found["which"]), vocabulary().units[found["unit"]]
    if which in ("past", "the past", "the last") and unit in ("D", "W", "M", "10Y", "100Y"):
        return past_unit(context, found, unit)
    reference, against = context.reference(found.start())
    if which not in ("this", "this current") and not context.narrative:
        reference, against = context.published, "publication"
    mod = mod_of(found["mod"])
    if reference is None:
        return symbolic(unit)
    value = context.step(reference, STEPS[which], unit)
    if value is None:
        return None
    bounds = so_far(context, found, value, mod) if STEPS[which] == 0 and against == "publication" else None
    if which in ("past", "the past", "this past", "the last") and unit == "Y" and (back := moved(reference, -1, "Y")):
        bounds = (back, reference)
    return Sense("DATE", value, mod=mod, bounds=bounds, against=against)


def past_unit(context: Context, found: re.Match[str], unit: str) -> Sense:
    """The past day, week, month: a length of time that ends at publication."""
    count = 10 if unit == "10Y" else 100 if unit == "100Y" else 1
    day = context.published
    bounds = (moved(day, -1, unit), day) if day else (None, None)
    return Sense("DURATION", f"P{count}{unit[-1]}", bounds=bounds, against="publication" if day else None)


def so_far(
    context: Context, found: re.Match[str], value: str, mod: str | None
) -> tuple[date | None, date | None] | None:
    """The bounds of a stretch that holds the publication: up to it for what lies behind, from it for what lies
    ahead."""
    days, day = stretch(value), context.published
    if days is None or day is None or not days[0] <= day <= days[1]:
        return None
    direction = context.direction(found.start(), found.end())
    if direction == "past" and mod == "START" and not found[0].startswith("earlier"):
        return days[0], min(part_of(days, mod)[1], day)
    if found[0].startswith("earlier") and found["unit"] == "week" and days[0] < day:
        return days[0], day - DAY
    if found[0].startswith("earlier") or (direction == "past" and mod is None):
        return days[0], day
    if found[0].startswith("later") or (direction == "future" and mod in (None, "END")):
        return day, days[1]
    return None


@rule(
    "this season",
    r"(?:(?:(?:the )?(?P<mod>early|late|middle of|end of|beginning of|start of|earlier|later in)~)(?:the "
    r")?)?(?:(?P<which>this past|this coming|this|last|next|past|the coming|that same|that|the same|the previous|the "
    r"following) |(?P<the>the ))?<season>",
    needs="spring|summer|autumn|fall|winter",
)
def season(found: re.Match[str], context: Context) -> Outcome:
    """Last summer, this fall, the spring: by publication, in a narrative by the date told last."""
    which = found["which"]
    if which is None and not found["mod"] and not season_by_context(found, context):
        return None
    code = vocabulary().seasons[found["season"]]
    reference, against = context.reference(found.start())
    mod = mod_of(found["mod"])
    if reference is None:
        return Sense("DATE", f"XXXX-{code}", mod=mod, bounds=(None, None), against=None)
    year = season_begins(context, found, reference, code)
    return Sense("DATE", f"{year:04d}-{code}", mod=mod, against=against)


NOT_A_SEASON = re.compile(
    r" (?:from|short|apart|into|back|under|behind|victim|to|for|on|in|off|over|down|"
    r"of(?! (?:this|next|last|that|the same)\b))\b"
)


INTO_SEASON = re.compile(r"\b(?:in|since|by|until|during|of|for|into|through|throughout|before|after|that) $")


def season_by_context(found: re.Match[str], context: Context) -> bool:
    """Whether a bare "spring" or "fall" is a season here: by a word before it that takes one; "the summer" always
    is."""
    if found["the"] and found["season"] in ("summer", "winter", "autumn"):
        return True
    return bool(INTO_SEASON.search(context.before(found.start()))) and not NOT_A_SEASON.match(
        context.after(found.end())
    )


def season_begins(context: Context, found: re.Match[str], reference: date, code: str) -> int:
    """The year in which the season begins (a winter begins in December)."""
    spans = {y: stretch(f"{y:04d}-{code}") for y in (reference.year - 1, reference.year, reference.year + 1)}
    over = [y for y, days in spans.items() if days and days[1] < reference]
    begun = [y for y, days in spans.items() if days and days[0] <= reference]
    open_ = [y for y, days in spans.items() if days and days[1] >= reference]
    ahead = [y for y, days in spans.items() if days and days[0] > reference]
    which = (found["which"] or "").replace("the ", "")
    if which in ("last", "past", "previous", "this past"):
        return over[-1]
    if which in ("next", "coming", "this coming", "following"):
        return ahead[0]
    if context.narrative or which == "this":
        return reference.year
    if context.direction(found.start(), found.end()) == "future":
        return open_[0]
    return begun[-1]


@rule("weekend", r"(?P<the>the|this) weekend", needs="weekend")
def weekend(found: re.Match[str], context: Context) -> Outcome:
    """The weekend: behind the last one, ahead the next."""
    day = context.published
    if day is None:
        return symbolic("WE")
    direction = context.direction(found.start(), found.end())
    monday = day - timedelta(days=day.isoweekday() - 1)
    if direction != "future" and day.isoweekday() < 6 and not (found["the"] == "this" and direction is None):
        monday -= timedelta(days=7)
    return Sense("DATE", value_at(monday, "WE"), against="publication")
