"""Rules for days with a name (holidays), for clock times, and for words such as now, recently, soon."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.reading.times.calendar import easter, nth_weekday
from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.placing import by_direction
from onrecord.reading.times.vocabulary import one_of, vocabulary

__all__ = ["UNMARKED", "clock_of", "holiday_on"]

UNMARKED = "reference beyond TIMEX3"
"""The rule whose expressions are times for the record and no TIMEX3 expressions."""


def holiday_on(rule_: str, year: int) -> date:
    """The day of a holiday in a year, by its rule in `holidays.tsv`."""
    if rule_.startswith("easter"):
        return easter(year) + timedelta(days=int(rule_[6:]))
    if after := re.fullmatch(r"(\d\d)-(\d)>(\d+)", rule_):
        first = date(year, int(after[1]), int(after[3]))
        return first + timedelta(days=(int(after[2]) - first.isoweekday()) % 7)
    if parts := re.fullmatch(r"(\d\d)-(\d)-(-?\d)", rule_):
        return nth_weekday(year, int(parts[1]), int(parts[2]), int(parts[3]))
    return date(year, int(rule_[-5:-3]), int(rule_[-2:]))


@rule("holiday", r"(?:(?P<which>last|next|this) )?<holiday>(?:,? (?:of |in )?<year>)?(?! island)")
def holiday(found: re.Match[str], context: Context) -> Outcome:
    """Christmas; Good Friday 2025; last Thanksgiving: without a year by the tense, as a day and a month."""
    if not (
        context.capital(found.start("holiday")) or found["holiday"][0].isdigit() or found["holiday"].startswith("the")
    ):
        return None
    when = vocabulary().holidays[re.sub(r"[ -]+", " ", found["holiday"].replace("’", "'"))]
    if len(when) == 10 and when[4] == "-":
        return Sense("DATE", when)
    if found["year"]:
        return Sense("DATE", holiday_on(when, int(found["year"])).isoformat())
    if context.published is None:
        fixed = re.fullmatch(r"\d\d-\d\d", when)
        return Sense("DATE", f"XXXX-{when}" if fixed else "XXXX-XX-XX", bounds=(None, None), against=None)
    if (near := context.year_near(found.start(), found.end(), 12)) is not None:
        return Sense("DATE", holiday_on(when, near).isoformat(), against="expression")
    days = [holiday_on(when, context.published.year + step) for step in (-1, 0, 1)]
    which = found["which"]
    if which in ("last", "next"):
        fit = [d for d in days if (d < context.published if which == "last" else d > context.published)]
        day: date | None = fit[-1] if which == "last" else fit[0]
    else:
        day = by_direction(context, found.start(), found.end(), days)
    return Sense("DATE", day.isoformat(), against="publication") if day else None


PERIOD = re.compile(
    r" (?:[\w-]+ ){0,2}(?:years?|months?|weeks?|days?|hours?|decades?|century|centuries|summers?|winters?)\b"
)

CLOCK = (
    r"(?:(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?(?::[0-5]\d)? ?(?P<half>a\.?m\.?|p\.?m\.?)(?![a-z])"
    r"|(?P<h2>[01]?\d|2[0-3])[:.](?P<m2>[0-5]\d)(?::[0-5]\d)?(?![\d.:%])(?: ?(?:hours|hrs))?"
    r"|(?P<mil>(?:[01]\d|2[0-3])[0-5]\d)(?= ?(?:gmt|utc|hours|hrs|local|z\b))(?: ?(?:hours|hrs))?"
    r"|(?P<word>noon|midday|midnight)|(?P<oclock>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o['’]clock)"
)


@rule("clock", CLOCK + r"(?:,? ?\(?<zone>\)?(?: time)?)?(?: (?P<city>[a-z]+) time)?")
def clock(found: re.Match[str], context: Context) -> Outcome:
    """10:00 a.m.; 18:30 GMT; noon: a time of the day told with it, joined later, else of the day told last or of publication."""
    at = clock_of(found)
    if at is None:
        return None
    if found["h2"] and not found["zone"] and "." in found[0]:
        return None
    if (
        found["h2"]
        and not found["zone"]
        and not re.search(
            r"\b(?:at|by|from|until|till|to|about|around|before|after|and|between|of|,|-|–) ?$",
            context.before(found.start()),
        )
    ):
        return None
    zone = (found["zone"] or "").upper() or None
    point = context.last_told(found.start(), "D", 400)
    if point is not None:
        return Sense("TIME", f"{point.value[:10]}T{at}", at=at, zone=zone, bounds=None, against="expression")
    if context.published is None:
        return Sense("TIME", f"XXXX-XX-XXT{at}", at=at, zone=zone, bounds=(None, None), against=None)
    return Sense("TIME", f"{context.published}T{at}", at=at, zone=zone, against="publication")


def clock_of(found: re.Match[str]) -> str | None:
    """The time as HH:MM on 24 hours, None for a number that is no time of day."""
    if found["word"]:
        return "24:00" if found["word"] == "midnight" else "12:00"
    if found["mil"]:
        return f"{found['mil'][:2]}:{found['mil'][2:]}"
    if found["oclock"]:
        from onrecord.reading.times.numbers import number

        return f"{int(number(found['oclock']) or 0):02d}:00"
    hour, minute = int(found["h"] or found["h2"]), int(found["m"] or found["m2"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None


@rule("reference", one_of(words for words, entry in vocabulary().references.items() if entry.marked))
def reference(found: re.Match[str], context: Context) -> Outcome:
    """Now, recently, so far, soon: the present, the past or the future as seen from publication."""
    return refer(found, context)


@rule(UNMARKED, one_of(words for words, entry in vocabulary().references.items() if not entry.marked))
def unmarked(found: re.Match[str], context: Context) -> Outcome:
    """So far, previously: a time for the record that TIMEX3 does not mark."""
    return refer(found, context)


def refer(found: re.Match[str], context: Context) -> Outcome:
    """The sense of a word of `references.tsv`."""
    entry = vocabulary().references[re.sub(r" +", " ", found[0].replace("-", " "))]
    if context.narrative and found[0] == "soon":
        return None
    if entry.value == "FUTURE_REF" and found[0] == "future" and re.match(r"s\b", context.after(found.end())):
        return None
    if found[0].endswith("past") and PERIOD.match(context.after(found.end())):
        return None
    day = context.published
    bounds = {"present": (day, day), "past": (None, day), "future": (day, None)}[entry.kind]
    against = "publication" if day else None
    return Sense("DATE", entry.value, bounds=bounds, against=against)  # type: ignore[arg-type]
