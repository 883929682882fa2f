"""Dates of publication: checks and normalises what was given, and finds one that the text itself tells in full."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from onrecord.errors import SourceError

__all__ = ["date_in_text", "iso_date", "to_iso"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
WRITTEN = (rf"{WEEKDAY}{DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+{YEAR}", rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}")
CLOCK = re.compile(
    r"^[\s,|·-]*(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*\(?(?P<zone>[+-]\d{2}:?\d{2}|[a-z]{1,5})?\)?[\s.]*$",
    re.IGNORECASE,
)
ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}(?::?\d{2}){0,2}(?:[.,]\d+)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?", re.IGNORECASE
)
ZONES = {"Z": "Z", "UT": "Z", "UTC": "Z", "GMT": "Z"} | {
    "EST": "-05:00",
    "EDT": "-04:00",
    "CST": "-06:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "MSK": "+03:00",
}
"""Zones by name: those of RFC 2822 and of Europe. Other names stand for several zones, and are left out."""
IN_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
REMEDY = "Write it as 2025-05-17 or 2025-05-17T10:00+02:00."


def to_iso(told: str) -> str:
    """A date or date-time as ISO 8601, from ISO, RFC 2822 or a written English date ("17 May 2025").

    A zone is kept where one is told and never assumed. Raises `SourceError` for what is no date, and for dates in
    figures that could be read two ways ("05/06/2025"; "17/05/2025" can be read one way only).
    """
    told = " ".join(told.split())
    if len(told) > 80:
        raise SourceError(f"The date of publication {told[:40] + '…'!r} is no date.", REMEDY)
    figures = IN_FIGURES.fullmatch(told)
    if figures and max(int(figures[1]), int(figures[2])) <= 12 and figures[1] != figures[2]:
        raise SourceError(f"The date of publication {told!r} can be read as day or month first.", REMEDY)
    found = iso_date(told)
    if found is None:
        raise SourceError(f"The date of publication {told!r} is no date.", REMEDY)
    return found


def iso_date(told: str) -> str | None:
    """As `to_iso`, but None for what is no date or no date for certain."""
    told = " ".join(told.split())
    return _iso(told) or _in_figures(told) or _written(told) or _mail(told)


def _iso(told: str) -> str | None:
    """ISO 8601 as it stands, once checked; seconds' fractions are left out."""
    if not ISO.fullmatch(told):
        return None
    plain = re.sub(r"[.,]\d+", "", told.upper()).replace(" ", "T", 1).replace(" ", "")
    try:
        if "T" not in plain:
            return date.fromisoformat(plain).isoformat()
        moment = datetime.fromisoformat(plain)
        moment.utcoffset()
        return moment.isoformat().replace("+00:00", "Z") if plain.endswith("Z") else moment.isoformat()
    except ValueError:
        return None


def _in_figures(told: str) -> str | None:
    """A day in figures with its year first, or one that can be read in one way only."""
    match = YEAR_FIRST.fullmatch(told) or COMPACT.fullmatch(told)
    if match:
        return _calendar(*match.groups())
    match = IN_FIGURES.fullmatch(told)
    if not match:
        return None
    one, two, year = match.groups()
    readings = {_calendar(year, one, two), _calendar(year, two, one)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _written(told: str) -> str | None:
    """A date in words, with a clock time after it if there is one; a clock time without its zone keeps none."""
    for form in WRITTEN:
        match = re.match(form, told, re.IGNORECASE)
        if not match:
            continue
        day = _calendar(match["year"], str(MONTHS[match["month"].lower()]), match["day"])
        rest = told[match.end() :]
        if day is None or not rest.strip(" .,"):
            return day
        clock = CLOCK.match(rest)
        return f"{day}T{time}" if clock and (time := _time(clock)) else None
    return None


def _time(clock: re.Match[str]) -> str | None:
    hour, minute = int(clock["hour"]), int(clock["minute"])
    half = (clock["half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    zone = (clock["zone"] or "").upper()
    told = f"{zone[:3]}:{zone[-2:]}" if zone[:1] in ("+", "-") else ZONES.get(zone, "")
    return f"{hour:02d}:{minute:02d}:00{told}"


def _mail(told: str) -> str | None:
    """The form of e-mail and feeds, "Sat, 17 May 2025 10:00:00 +0200"."""
    try:
        return parsedate_to_datetime(told).isoformat() if re.search(r"\d{4} \d{1,2}:\d{2}", told) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _calendar(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


WHOLE_LINE = re.compile(
    r"(?:published|posted|issued|updated|last updated|date|first published)?\s*(?:on|at|:)?\s*(?P<told>.+)",
    re.IGNORECASE,
)
IN_WORDS = "|".join(re.sub(r"[?]P<[a-z]+>", "?:", form) for form in WRITTEN)
DATELINE = re.compile(
    rf"(?:[^\W\d_][\w.'’/ ,-]{{1,60}}?[,(]?\s+\(?)?(?P<told>{IN_WORDS})"
    r"\)?\s*(?:\([\w /.,]{2,40}\)|/[\w /.,]{2,40}/)?\s*(?:[—–:]|--?\s)",
    re.IGNORECASE,
)
PLACE_AND_DATE = re.compile(rf"[^\W\d_][\w.'’ ,-]{{1,60}}\((?P<told>{IN_WORDS})\)", re.IGNORECASE)
BEGINS_MATTER = "\"“‘'—–-("
LEADING_LINES = 5
LONGEST_HEADLINE = 220
"""A date line or dateline stands among the first lines of a report: headline, standfirst, byline, date, lead."""


def date_in_text(text: str) -> str | None:
    """The date of publication that the head of a text tells with day, month and year: its own line or a dateline."""
    lines = [line.strip() for line in text[:4000].split("\n")]
    for line in [line for line in lines if line][:LEADING_LINES]:
        match = DATELINE.match(line)
        if match:
            return iso_date(match["told"])
        if len(line) > LONGEST_HEADLINE or line.startswith(tuple(BEGINS_MATTER)):
            return None
        found = date_line(line)
        if found:
            return found
    return None


def date_line(line: str) -> str | None:
    """The date of a line that holds nothing else but "Published" or "Updated", or a place before it."""
    if len(line) > 80 or not any(sign.isdigit() for sign in line):
        return None
    match = PLACE_AND_DATE.fullmatch(line.strip()) or WHOLE_LINE.fullmatch(line.strip())
    return iso_date(match["told"]) if match else None
