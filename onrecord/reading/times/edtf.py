"""Times in EDTF (ISO 8601-2, Extended Date/Time Format), where it can say them."""

from __future__ import annotations

import re

from onrecord.model import Timex

__all__ = ["edtf"]

PARTS = {
    "SP": "21",
    "SU": "22",
    "FA": "23",
    "WI": "24",
    "Q1": "33",
    "Q2": "34",
    "Q3": "35",
    "Q4": "36",
    "H1": "40",
    "H2": "41",
}
"""The numbers that EDTF gives to parts of a year."""


def edtf(timex: Timex) -> str | None:
    """The EDTF string of an expression; None for sets, for what stays symbolic and for lengths without bounds.

    What has no form of its own (weeks, lengths, parts of a month) is written as the interval of its bounds, ".." where
    one is open.
    """
    if timex.type == "SET":
        return None
    plain = _plain(timex)
    if plain and timex.mod == "APPROX":
        return f"{plain}~"
    if plain and timex.mod is None:
        return plain
    return _interval(timex)


def _plain(timex: Timex) -> str | None:
    """The form of a value that EDTF knows: day, month, year, part of a year, decade, century, time of day."""
    value = timex.value
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)", value):
        if found[2] == "24:00":
            return None
        return f"{found[1]}T{found[2]}:00" + ("Z" if timex.zone in ("Z", "UTC", "GMT") else "")
    if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", value):
        return value if _whole(timex) else None
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])", value):
        return f"{found[1]}-{PARTS[found[2]]}" if _whole(timex) else None
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    return None


def _whole(timex: Timex) -> bool:
    """Whether the bounds are those of the value itself, and not cut short at publication."""
    from onrecord.reading.times.calendar import stretch

    days = stretch(timex.value)
    return days is not None and (timex.earliest, timex.latest) == (days[0].isoformat(), days[1].isoformat())


def _interval(timex: Timex) -> str | None:
    """The bounds as an interval."""
    if timex.earliest is None and timex.latest is None:
        return None
    if timex.earliest == timex.latest and timex.earliest is not None:
        return timex.earliest
    return f"{timex.earliest or '..'}/{timex.latest or '..'}"
