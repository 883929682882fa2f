"""All rules of the grammar, and the reading of a text with them: find, choose, resolve, join."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from onrecord.reading.times import (
    clocks,
    dates,
    deictic,
    figures,
    holidays,
    lengths,
    named,
    parts,
    quarters,
    sets,
    steps,
    years,
)
from onrecord.reading.times.calendar import part_of, stretch
from onrecord.reading.times.context import Context, Told
from onrecord.reading.times.grammar import RULES, Rule, Sense
from onrecord.reading.times.reasons import Trace
from onrecord.reading.times.vocabulary import vocabulary

__all__ = ["Found", "all_rules", "found_in"]

MODULES = (dates, figures, parts, years, quarters, deictic, steps, lengths, sets, named, holidays, clocks)
CERTAIN = frozenset(
    {
        "ISO date",
        "numeric date",
        "date with the year first",
        "month and day",
        "day and month",
        "month",
        "days of a month",
        "days and month",
        "year",
    }
)
"""Rules whose matches need no context when they tell the year."""


Candidate = tuple[int, int, int, re.Match[str], Rule]
"""A match of a rule: where it starts, minus where it ends, the place of the rule, the match and the rule."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression with its sense, before it becomes a `Timex`."""

    start: int
    end: int
    rule: str
    sense: Sense
    trace: Trace


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of its module and place."""
    assert MODULES
    return tuple(RULES)


def candidates(lowered: str) -> list[Candidate]:
    """Every match of every rule, by start, then the longest, then the order of the rules."""
    found = [
        (match.start(), -match.end(), order, match, rule)
        for order, rule in enumerate(all_rules())
        if not rule.needs or any(word in lowered for word in rule.needs)
        for match in rule.pattern.finditer(lowered)
        if match.end() > match.start()
    ]
    return sorted(found, key=lambda each: each[:3])


def found_in(context: Context) -> list[Found]:
    """The expressions of a text in order, none overlapping another."""
    matches = candidates(context.lowered)
    context.explicit = explicit(context, matches)
    context.dated_weekdays = dated_weekdays(context, matches)
    context.narrative = is_narrative(context)
    found: list[Found] = []
    covered = 0
    for start, _, _, match, rule in matches:
        if start < covered:
            continue
        context.point, context.way = None, None
        outcome = rule.sense(match, context)
        if outcome is None:
            continue
        trace = Trace(context.point, context.way)
        parts = outcome if isinstance(outcome, list) else [(match.start(), match.end(), outcome)]
        for first, last, sense in parts:
            found.append(Found(first, last, rule.name, up_to_now(sense, first, last, context), trace))
            if sense.type in ("DATE", "TIME") and stretch(sense.value):
                context.told.append(Told(first, last, sense.value))
        covered = max(last for _, last, _ in parts)
    return joined(found, context)


def explicit(context: Context, matches: list[Candidate]) -> list[Told]:
    """The points told with their year, in order."""
    points: list[Told] = []
    covered = 0
    for start, _, _, match, rule in matches:
        if start < covered or rule.name not in CERTAIN:
            continue
        groups = match.groupdict()
        if not (groups.get("year") or groups.get("y")):
            continue
        outcome = rule.sense(match, context)
        for first, last, sense in outcome if isinstance(outcome, list) else [(match.start(), match.end(), outcome)]:
            if sense is not None:
                points.append(Told(first, last, sense.value))
                covered = last
    return points


def dated_weekdays(context: Context, matches: list[Candidate]) -> list[date]:
    """The days that the text tells by weekday and date, in order; a bare weekday may mean one of them."""
    days: list[date] = []
    for _, _, _, match, rule in matches:
        if rule.name in ("month and day", "day and month") and match["weekday"]:
            outcome = rule.sense(match, context)
            span = stretch(outcome.value) if isinstance(outcome, Sense) else None
            if span and span[0] not in days and span[0].isoweekday() == vocabulary().weekdays[match["weekday"]]:
                days.append(span[0])
    return days


DEICTIC = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|last (?:week|month|year)|this (?:week|month|year|morning)|"
    r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)


def is_narrative(context: Context) -> bool:
    """Whether the text tells of times other than its publication: many full dates of other years, few words like
    "today"."""
    years = [point.value[:4] for point in context.explicit]
    here = str(context.published.year) if context.published else ""
    other = sum(year != here for year in years)
    near = len(DEICTIC.findall(context.lowered))
    return other >= (8 if near else 3) and other > 2 * near and 2 * other > len(years)


def up_to_now(sense: Sense, start: int, end: int, context: Context) -> Sense:
    """A stretch that holds the day of publication ends there for what lies behind, begins there for what lies ahead."""
    day, days = context.published, stretch(sense.value)
    if (
        sense.type != "DATE"
        or sense.bounds
        or sense.mod
        or not (day and days)
        or not days[0] <= day <= days[1]
        or days[0] == days[1]
    ):
        return sense
    direction = context.direction(start, end)
    if direction == "past":
        return replace(sense, bounds=(days[0], day))
    return replace(sense, bounds=(day, days[1])) if direction == "future" else sense


JOIN_BEFORE = re.compile(r",? ?(?:\(|on |of |, )? ?(?:the )?")
JOIN_AFTER = re.compile(
    r",? ?(?:at|by|around|about|shortly (?:before|after)|just (?:before|after))?(?: about| around)? ?(?:the )?"
)
PART_AFTER = re.compile(
    r"[ ,]+(?:in the |at |, )?(?:(?P<mod>early|late) )?(?P<part>morning|afternoon|evening|night|dawn|dusk)\b(?! of)"
)
PART_BEFORE = re.compile(
    r"(?:(?:the )?(?:(?P<mod>early|late)[ -])?(?P<part>morning|afternoon|evening|night|dawn|dusk|"
    r"early hours|small hours)(?: hours)?(?: of| on)) (?:the )?$"
)


def joined(found: list[Found], context: Context) -> list[Found]:
    """Puts a clock time and the day beside it together ("on Monday, at 10:00 a.m."), and a day with its part
    ("Friday night")."""
    result: list[Found] = []
    for each in found:
        last = result[-1] if result else None
        if last is not None and (pair := clock_and_day(last, each, context)):
            result[-1] = pair
        else:
            result.append(each)
    whole = [with_part(each, context) for each in result]
    return [replace(each, trace=anchored_in(each.trace, whole)) for each in whole]


def anchored_in(trace: Trace, found: list[Found]) -> Trace:
    """The trace with the whole expression for its point, where that was joined out of parts."""
    point = trace.point
    if point is None:
        return trace
    holder = next((each for each in found if each.start <= point.start and point.end <= each.end), None)
    return replace(trace, point=Told(holder.start, holder.end, holder.sense.value)) if holder else trace


def clock_and_day(one: Found, two: Found, context: Context) -> Found | None:
    """One expression out of a clock time and a day that follow each other."""
    between = context.lowered[one.end : two.start]
    if one.sense.at and is_day(two.sense) and JOIN_BEFORE.fullmatch(between):
        return at_clock(one, two, one.start, two.end, one.sense)
    if two.sense.at and is_day(one.sense) and JOIN_AFTER.fullmatch(between):
        return at_clock(two, one, one.start, two.end, two.sense)
    return None


def is_day(sense: Sense) -> bool:
    """Whether a sense is one day without a clock time."""
    return (
        sense.type == "DATE"
        and sense.at is None
        and bool(re.fullmatch(r"\d{4}-\d\d-\d\d|XXXX-WXX-\d|XXXX-\d\d-\d\d|XXXX-XX-XX", sense.value))
    )


def at_clock(clock: Found, day: Found, start: int, end: int, sense: Sense) -> Found:
    """The day at the clock time."""
    joined_ = replace(day.sense, type="TIME", value=f"{day.sense.value}T{sense.at}", at=sense.at, zone=sense.zone)
    return Found(start, end, f"{day.rule}, {clock.rule}", joined_, day.trace)


def with_part(found: Found, context: Context) -> Found:
    """A day with the part of the day told beside it: "Friday morning", "the night of May 13"."""
    if not is_day(found.sense):
        return found
    after = PART_AFTER.match(context.lowered, found.end)
    before = PART_BEFORE.search(context.before(found.start, 40))
    match = after or before
    if match is None:
        return found
    code = vocabulary().dayparts.get(match["part"], "MO")
    start = found.start if after else found.start - (len(before[0]) if before else 0)
    sense = replace(
        found.sense,
        type="TIME",
        value=f"{found.sense.value}T{code}",
        mod=found.sense.mod or ({"early": "START", "late": "END"}.get(match["mod"] or "")),
    )
    end = after.end() if after else found.end
    return Found(start, end, f"{found.rule}, part of the day", sense, found.trace)


def bounds_of(sense: Sense) -> tuple[date | None, date | None]:
    """The first and last day of a sense: its own bounds, else those of its value narrowed by its modifier."""
    if sense.bounds is not None:
        return sense.bounds
    if sense.type in ("DURATION", "SET"):
        return None, None
    days = stretch(sense.value)
    return part_of(days, sense.mod) if days else (None, None)
