"""Rules for holidays and for words such as now, recently, soon."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.reading.times.calendar import easter, nth_weekday
from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.placing import by_direction
from onrecord.reading.times.vocabulary import one_of, vocabulary

__all__: list[str] = []


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


SO_SOON = re.compile(r"\b(?:as|how|too|so|very|quite) $")
"""Words before "soon" that make it a measure: "as soon as", "too soon"."""


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
    if found[0] == "soon" and (context.narrative or SO_SOON.search(context.before(found.start()))):
        return None
    if found[0] == "future" and not re.search(r"\bin $", context.before(found.start())):
        return None  # "future talks" tells no time
    if found[0].endswith("past") and PERIOD.match(context.after(found.end())):
        return None
    day = context.published
    bounds = {"present": (day, day), "past": (None, day), "future": (day, None)}[entry.kind]
    against = "publication" if day else None
    return Sense("DATE", entry.value, bounds=bounds, against=against)  # type: ignore[arg-type]
