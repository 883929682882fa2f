"""Rules for quarters and halves of years, and for what a report compares with the same quarter of another year."""

from __future__ import annotations

import re

from onrecord.reading.times.calendar import shifted, value_at
from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.vocabulary import vocabulary
from onrecord.reading.times.words import symbolic

__all__: list[str] = []


FIGURE = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


@rule(
    "quarter",
    r"(?:(?:the |its |their )?(?P<year1>1[89]\d\d|20\d\d)(?:['’]s)? |(?:(?P<near>this|last|"
    r"next)~year['’]s )|the year~(?P<ago>ago|earlier) |(?:the|its|their) "
    r")?(?:fiscal[ -])?(?:(?P<which>first|second|third|fourth|final|1st|2nd|3rd|4th)~quarter|"
    r"q(?P<q>[1-4]))(?:,? (?:of |in )?(?:(?P<year2>1[89]\d\d|20\d\d)|(?P<near2>this|last|next) year|a "
    r"year~(?P<ago2>ago|earlier)))?",
    needs="quarter|q1|q2|q3|q4",
)
def quarter(found: re.Match[str], context: Context) -> Outcome:
    """The third quarter; Q3 2025; last year's first quarter: without a year the latest that has begun or, ahead, the
    next."""
    number = int(found["q"]) if found["q"] else FIGURE[found["which"]]
    if told := found["year1"] or found["year2"]:
        return Sense("DATE", f"{told}-Q{number}")
    reference, against = context.reference(found.start())
    if reference is None:
        return Sense("DATE", f"XXXX-Q{number}", bounds=(None, None), against=None)
    near = found["near"] or found["near2"]
    if near or found["ago"] or found["ago2"]:
        step = {"last": -1, "next": 1, "this": 0}.get(near or "", -1)
        return Sense("DATE", f"{reference.year + step}-Q{number}", against=against)
    current = (reference.month + 2) // 3
    ahead = context.direction(found.start(), found.end()) == "future"
    year = reference.year - (number > current and not ahead) + (number < current - 1 and ahead)
    return Sense("DATE", f"{year}-Q{number}", against=against)


@rule(
    "half of a year",
    r"(?:the )?(?P<which>first|second|latter|last)~half (?:of |in )?(?:(?:the year )?<year>|(?P<near>this|"
    r"last|next|the) year)|h(?P<h>[12]) (?P<year2>20\d\d)",
    needs="half|h1|h2",
)
def half_year(found: re.Match[str], context: Context) -> Outcome:
    """The first half of 2025; the second half of the year; H1 2025."""
    if found["h"]:
        return Sense("DATE", f"{found['year2']}-H{found['h']}")
    half = 1 if found["which"] == "first" else 2
    if found["year"]:
        return Sense("DATE", f"{found['year']}-H{half}")
    reference, against = context.reference(found.start())
    if reference is None:
        return Sense("DATE", f"XXXX-H{half}", bounds=(None, None), against=None)
    year = reference.year + {"last": -1, "next": 1}.get(found["near"], 0)
    return Sense("DATE", f"{year}-H{half}", against=against)


@rule(
    "year-ago",
    r"(?:the |a )?(?P<what>year|month|week|quarter)[ -](?:ago|earlier)(?: (?:period|quarter|level|figure|"
    r"result))?|the corresponding (?:period|quarter) (?:last year|a year ago|a year earlier|of the "
    r"previous year)|the same (?:period|quarter) (?:last year|a year ago|a year earlier|in the previous "
    r"year)",
    needs="ago|earlier|corresponding|same",
)
def year_ago(found: re.Match[str], context: Context) -> Outcome:
    """The year-ago quarter, the same period last year: the period told last, a year before."""
    if found["what"] and re.match(r"a? ?(?:year|month|week|quarter) (?:ago|earlier)", found[0]):
        return None
    unit = vocabulary().units[found["what"] or "year"]
    point = context.last_told(found.start(), "QM", 1_500)
    if unit == "Y" and point and "-Q" in point.value and context.published:
        if int(point.value[:4]) < context.published.year:
            return Sense("DATE", point.value, against="expression")
        value = shifted(point.value, -1, "Y")
        return Sense("DATE", value, against="expression") if value else None
    if context.published is None:
        return symbolic(unit)
    value = context.step(context.published, -1, unit)
    return Sense("DATE", value, against="publication") if value else None


@rule(
    "the quarter",
    r"(?:the |this |its )?(?P<which>latest|current|most recent)~(?:fiscal )?(?P<unit>quarter|period|year)|"
    r"(?P<the>the) (?P<unit2>quarter)|(?:the )?(?P<unit3>current) (?P<unit4>fiscal year|year|month|week)",
    needs="quarter|period|year|month|week",
)
def the_quarter(found: re.Match[str], context: Context) -> Outcome:
    """The quarter, the latest period: the quarter told last; the current quarter: that of publication."""
    if context.published is None:
        return symbolic("Q") if not found["unit4"] else symbolic("Y")
    if found["unit4"]:
        value = context.step(context.published, 0, {"month": "M", "week": "W"}.get(found["unit4"], "Y"))
        return Sense("DATE", value or "", against="publication")
    if found["which"] == "current":
        return Sense(
            "DATE", value_at(context.published, "Y" if found["unit"] == "year" else "Q"), against="publication"
        )
    now, year, over = value_at(context.published, "Q"), str(context.published.year), found["which"] is not None
    quarters = [p for p in context.told if "-Q" in p.value and year <= p.value and (p.value < now or not over)]
    point = quarters[-1] if quarters else None
    if point:
        return Sense("DATE", point.value, against="expression")
    if found["the"] and not re.search(r"\b(?:in|for|during|of|from) $", context.before(found.start())):
        return None
    value = context.step(context.published, -3, "M", "Q")
    return Sense("DATE", value, against="publication") if value else None


def quarter_before(context: Context, found: re.Match[str], count: float, unit: str, sign: int) -> str | None:
    """ "A year ago" in a comparison of quarters is the same quarter of that year."""
    if unit != "Y" or count != 1 or sign > 0:
        return None
    point = next((p for p in reversed(context.told) if "-Q" in p.value and found.start() - p.end <= 400), None)
    if point and context.published:
        year = int(point.value[:4])
        if year == context.published.year:
            return f"{year - 1}{point.value[4:]}"
        if year == context.published.year - 1:
            return point.value
    return None
