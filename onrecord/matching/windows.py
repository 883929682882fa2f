"""When an item is or was, as bounds on the calendar: told, or taken from the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from onrecord.model import Event, Kept, Status

__all__ = ["AHEAD", "Window", "day_after", "days_between", "months_of", "status_of", "window_of"]

BEHIND = 1
"""An event told as past without a day is taken for one of the day of publication or this many days before."""
AHEAD = 60
"""Days within which something announced without a day is looked for."""
RECENT = 14
"""Days that "recent" or "until now" reach back where no first day is told."""


@dataclass(frozen=True, slots=True)
class Window:
    """First and last possible day, both inclusive; `told` is false where the report gives no day of its own."""

    earliest: str
    latest: str
    told: bool

    @property
    def days(self) -> int:
        """How many days the window holds."""
        return days_between(self.earliest, self.latest) + 1

    def gap(self, other: Window) -> int:
        """Days between the two windows; 0 or less where they overlap."""
        return max(days_between(self.latest, other.earliest), days_between(other.latest, self.earliest))


@lru_cache(maxsize=65536)
def _window(earliest: str | None, latest: str | None, day: str | None, status: str | None) -> Window | None:
    forward = status in ("planned", "possible")
    if forward and latest and day and latest < day:  # nothing is announced for a day that has gone by
        earliest = latest = None
    if earliest or latest:
        first = earliest or (day if forward and day and day <= (latest or day) else day_after(latest or "", -RECENT))
        last = latest or (day if day and not forward and day >= first else day_after(first, AHEAD))
        return Window(min(first, last), max(first, last), True)
    if day is None:
        return None
    return Window(day, day_after(day, AHEAD), False) if forward else Window(day_after(day, -BEHIND), day, False)


def window_of(kept: Kept) -> Window | None:
    """The window of an item; None where neither it nor its report has a day.

    An event told as past without a day lies on the day of publication or the day before; one that is announced without
    a day, within the sixty days after.
    """
    time = kept.item.time
    status = status_of(kept) if isinstance(kept.item, Event) else None
    return _window(time.earliest if time else None, time.latest if time else None, kept.day, status)


def status_of(kept: Kept) -> Status:
    """The status of an event; one that was read as past, but whose day comes after its publication, is announced."""
    item = kept.item
    assert isinstance(item, Event)
    told = item.time.earliest if item.time else None
    past = item.status in ("happened", "ongoing")
    return "planned" if past and told and kept.day and told > kept.day else item.status


@lru_cache(maxsize=65536)
def day_after(day: str, days: int) -> str:
    """The day so many days after (before, if negative); the calendar's ends stay where they are."""
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()
    except OverflowError:
        return day


@lru_cache(maxsize=65536)
def days_between(one: str, other: str) -> int:
    """How many days the other comes after the one; negative if before."""
    return (date.fromisoformat(other[:10]) - date.fromisoformat(one[:10])).days


def months_of(window: Window, most: int = 6) -> tuple[str, ...]:
    """The months that a window touches ("2025-05"), the first `most` of them."""
    year, month = int(window.earliest[:4]), int(window.earliest[5:7])
    found: list[str] = []
    while len(found) < most and (current := f"{year:04}-{month:02}") <= window.latest[:7]:
        found.append(current)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(found)
