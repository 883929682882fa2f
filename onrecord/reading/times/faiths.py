"""Feasts of other calendars: the Hebrew year, the tabular Islamic year, Easter of the Orthodox churches.

After Reingold and Dershowitz, Calendrical Calculations (4th edition, chapters 7 to 9). Days of the Islamic year
depend on the sight of the moon, so they can differ by a day from the table.
"""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["hanukkah", "islamic", "orthodox_easter", "rosh_hashanah"]

HEBREW_EPOCH = -1_373_427
ISLAMIC_EPOCH = 227_015
"""The first day of either calendar, in days of `date.toordinal`."""


def rosh_hashanah(year: int) -> date:
    """The first day of the Hebrew year that begins in the autumn of a year."""
    hebrew = year + 3761
    before, now, after = (_elapsed(hebrew + step) for step in (-1, 0, 1))
    delay = 2 if after - now == 356 else 1 if now - before == 382 else 0
    return date.fromordinal(HEBREW_EPOCH + now + delay)


def _elapsed(hebrew: int) -> int:
    """Days from the epoch to the mean new moon of a Hebrew year, put off where the week forbids it."""
    months = (235 * hebrew - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def hanukkah(year: int) -> date:
    """The 25th of Kislev in the autumn or winter of a year; Heshvan before it has 29 or 30 days."""
    first = rosh_hashanah(year)
    length = (rosh_hashanah(year + 1) - first).days
    return first + timedelta(days=83 + (length % 10 == 5))


def islamic(year: int, month: int, day: int) -> list[date]:
    """The days of a year on which a day of an Islamic month falls by the table: one, two or none."""
    first = (year - 622) * 33 // 32
    days = [date.fromordinal(_islamic_day(hijri, month, day)) for hijri in range(first - 1, first + 3)]
    return [each for each in days if each.year == year]


def _islamic_day(hijri: int, month: int, day: int) -> int:
    return day + (59 * (month - 1) + 1) // 2 + (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + ISLAMIC_EPOCH - 1


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, by the Julian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    gap = year // 100 - year // 400 - 2  # days that the Julian calendar is behind
    return date(year, month, day + 1) + timedelta(days=gap)
