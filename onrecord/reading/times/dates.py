"""Rules for days and months that the text tells by number or name."""

from __future__ import annotations

import re
from datetime import date

from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.placing import placed_day, placed_month
from onrecord.reading.times.vocabulary import vocabulary
from onrecord.reading.times.words import mod_of

__all__: list[str] = []


def day_number(text: str) -> int:
    """The day in "3", "3rd", "03"."""
    return int(re.sub(r"\D", "", text))


def valid(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@rule(
    "ISO date",
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[t ](?P<at>\d\d:\d\d)(?::\d\d(?:\.\d+)?)? ?(?P<z>z|utc|gmt|"
    r"[+-]\d\d:?\d\d)?)?",
)
def iso_date(found: re.Match[str], context: Context) -> Outcome:
    """2025-05-17, 2025-05-17T10:00Z."""
    if not valid(int(found["y"]), int(found["m"]), int(found["d"])):
        return None
    value = f"{found['y']}-{found['m']}-{found['d']}"
    if found["at"]:
        return Sense("TIME", f"{value}T{found['at']}", at=found["at"], zone=(found["z"] or "").upper() or None)
    return Sense("DATE", value)


@rule("date with the year first", r"(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![/\d])")
def year_first(found: re.Match[str], context: Context) -> Outcome:
    """2025/05/17."""
    year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
    return Sense("DATE", f"{year:04d}-{month:02d}-{day:02d}") if valid(year, month, day) else None


def spelled(context: Context, found: re.Match[str], name: str) -> bool:
    """Whether the month is written as a name: with a capital."""
    return context.capital(found.start(name))


def day_of_month(
    found: re.Match[str], context: Context, day: str = "dom", month: str = "month", year: int | None = None
) -> Sense | None:
    """The sense of a day and a month, with the year told or found."""
    if not spelled(context, found, month):
        return None
    number, name = day_number(found[day]), vocabulary().months[found[month]]
    if year is None and found["year"]:
        year = int(found["year"])
    if year is not None:
        return Sense("DATE", f"{year:04d}-{name:02d}-{number:02d}") if valid(year, name, number) else None
    weekday = found.groupdict().get("weekday")
    return placed_day(context, found.start(), found.end(), name, number, vocabulary().weekdays.get(weekday or ""))


@rule(
    "month and day", r"(?:<weekday>,? )?(?:<mod>~)?<month>~<dom>(?:,? (?:of )?<year>)?(?! ?(?:percent|people|points))"
)
def month_day(found: re.Match[str], context: Context) -> Outcome:
    """May 17; Saturday, May 17, 2025; May 17th."""
    return day_of_month(found, context)


@rule("day and month", r"(?:<weekday>,? (?:the )?)?(?:the )?<dom>(?: of| day of)?~<month>(?:,? (?:of )?<year>)?")
def day_month(found: re.Match[str], context: Context) -> Outcome:
    """17 May 2025; the 17th of May."""
    return day_of_month(found, context)


@rule(
    "days of a month",
    r"<month>~<dom> ?(?:-|–|—|to|and|through|until|till|or) ?(?:the )?<dom2:dom>(?:,? <year>)?(?! "
    r"?(?:percent|people|points|a\.?m|p\.?m)| <month3:month>)",
)
def days_of_month(found: re.Match[str], context: Context) -> Outcome:
    """March 23-25, 2025; May 3 and 4: two days, each with a sense of its own."""
    return both_days(found, context, (found.start(), found.end("dom")), (found.start("dom2"), found.end()))


@rule(
    "days and month",
    r"(?:the )?<dom> ?(?:-|–|—|to|and|through|until|or) ?(?:the )?<dom2:dom>(?: of)?~<month>(?:,? <year>)?",
)
def days_month(found: re.Match[str], context: Context) -> Outcome:
    """17-19 May 2025."""
    return both_days(found, context, (found.start(), found.end("dom")), (found.start("dom2"), found.end()))


def both_days(found: re.Match[str], context: Context, one: tuple[int, int], two: tuple[int, int]) -> Outcome:
    """Two days of one month as two senses."""
    if day_number(found["dom"]) >= day_number(found["dom2"]):
        return None
    first = day_of_month(found, context, "dom")
    second = day_of_month(found, context, "dom2")
    return [(*one, first), (*two, second)] if first and second else None


SMALL_MONTH = re.compile(r"(?:may|march|mar|jan|dec|jun|sep|oct|nov|feb|apr|jul|aug)$")


IN = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|during|from|to|through|for|between|before|after|late|early|mid|"
    r"and|or|this|last|next|every|each|the|a|one|previous|following|around|about|end|beginning|start|as|"
    r"was|past|coming|that|on|ended|ending)|[-,(])[ -]{1,3}$"
)


@rule("month", r"(?:<mod>~)?<month>(?:(?:,? | of |, )<year>)?(?!['’]s [a-z]+ (?:said|says))")
def month_year(found: re.Match[str], context: Context) -> Outcome:
    """April; late February; May 2025; the end of June."""
    mod = mod_of(found["mod"])
    if not spelled(context, found, "month"):
        return None
    number = vocabulary().months[found["month"]]
    if found["year"]:
        return Sense("DATE", f"{int(found['year']):04d}-{number:02d}", mod=mod)
    if SMALL_MONTH.match(found["month"]) and not mod and not month_by_context(found, context):
        return None
    return placed_month(context, found.start(), found.end(), number, mod)


def month_by_context(found: re.Match[str], context: Context) -> bool:
    """Whether "May", "March" or a bare abbreviation is a month here: by a word before it that takes one."""
    if len(found["month"]) < 5 and found["month"] not in ("may", "june", "july") and not found["month"].endswith("."):
        return False  # "Jan" and "Mar" alone are names
    if found["month"] not in ("may", "march"):
        return bool(IN.search(context.before(found.start("month"))))
    after = context.after(found.end())
    if (
        found["month"] == "march"
        and re.match(r" (?:of|for|on|to|against|in|through)\b", after)
        and not IN.search(context.before(found.start()))
    ):
        return False
    return (
        bool(IN.search(context.before(found.start("month"))))
        and not context.text[found.start("month") : found.end("month")].isupper()
    )


@rule(
    "month of a year near",
    r"(?:<mod>~)?<month>(?:~<dom>)?,? of (?P<which>this|last|next|that|the same|the following|the "
    r"previous|that same) year",
    needs="year",
)
def month_of_year(found: re.Match[str], context: Context) -> Outcome:
    """May of last year; July 25 of that year."""
    which = found["which"]
    near = which.split()[-1] not in ("this", "last", "next")
    point = context.last_told(found.start()) if near else None
    if near and point is None:
        return None
    base = (
        int(point.value[:4])
        if point and point.value[:4].isdigit()
        else context.published.year
        if context.published
        else None
    )
    if base is None:
        return None
    year = base + {"last": -1, "next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    against = "expression" if near else "publication"
    number = vocabulary().months[found["month"]]
    value = f"{year:04d}-{number:02d}"
    if found["dom"]:
        value += f"-{day_number(found['dom']):02d}"
    return Sense("DATE", value, mod=mod_of(found["mod"]), against=against)  # type: ignore[arg-type]


@rule(
    "last month by name",
    r"(?:(?P<mod>early|late|mid) )?(?P<which>last|next|this past|this coming|this|the previous|the "
    r"following)~<month>(?:~<dom>)?",
    needs="last|next|this|previous|following",
)
def near_month(found: re.Match[str], context: Context) -> Outcome:
    """Last June, next March, this September."""
    if not context.capital(found.start("month")):
        return None
    number_, which = vocabulary().months[found["month"]], found["which"]
    reference, against = context.reference(found.start())
    mod = mod_of(found["mod"])
    if reference is None:
        return Sense("DATE", f"XXXX-{number_:02d}", mod=mod, bounds=(None, None), against=None)
    year = reference.year
    if which in ("last", "this past", "the previous"):
        year -= number_ >= reference.month
    elif which in ("next", "this coming", "the following"):
        year += number_ <= reference.month
    day = f"-{day_number(found['dom']):02d}" if found["dom"] else ""
    return Sense("DATE", f"{year:04d}-{number_:02d}{day}", mod=mod, against=against)
