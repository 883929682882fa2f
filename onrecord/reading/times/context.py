"""What an expression is resolved against: the day of publication, what the text has told so far, the tense around
it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from onrecord.reading.times.calendar import grain_of, moved, stretch, value_at
from onrecord.reading.times.tense import Direction, Tenses

__all__ = ["Context", "Told", "flattened"]


@dataclass(frozen=True, slots=True)
class Told:
    """A point on the calendar that the text has told: where, which value."""

    start: int
    end: int
    value: str


@dataclass(slots=True)
class Context:
    """The state while the expressions of one text are resolved from left to right.

    `lowered` has the same length as `text`. `explicit` are the expressions that need no context (full dates), known for
    the whole text beforehand; `told` those resolved so far. `narrative` marks a text that tells of times other than its
    publication (a history, a chronology), whose incomplete dates hang on the date told before.
    """

    text: str
    lowered: str
    published: date | None
    tenses: Tenses
    explicit: list[Told] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    dated_weekdays: list[date] = field(default_factory=list)
    narrative: bool = False
    outlet: str | None = None
    point: Told | None = None
    way: Direction | None = None
    """What the rule at work has looked at: the point told that it counts from, the direction that it asked for."""

    def capital(self, at: int) -> bool:
        """Whether the character is a capital letter."""
        return self.text[at : at + 1].isupper()

    def before(self, at: int, length: int = 24) -> str:
        """The lowered text before a place, within its line."""
        return self.lowered[max(0, at - length) : at].rsplit("\n", 1)[-1]

    def after(self, at: int, length: int = 24) -> str:
        """The lowered text after a place, within its line."""
        return self.lowered[at : at + length].split("\n", 1)[0]

    def line(self, at: int) -> list[str]:
        """The words of the line around a place, as they are written."""
        start, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
        return re.findall(r"[^\W\d_]\w*", self.text[start : end if end >= 0 else None])

    def direction(self, start: int, end: int) -> Direction | None:
        """Whether what the expression dates lies behind or ahead, by the verb that governs it."""
        self.way = self.tenses.direction(start, end)
        return self.way

    def last_told(self, start: int, grains: str = "DWMQY", reach: int = 100_000) -> Told | None:
        """The nearest point told before `start` (at most `reach` characters) with one of the grains."""
        for point in reversed(self.told):
            if start - point.end > reach:
                return None
            if point.end <= start and grain_of(point.value)[-1] in grains:
                self.point = point
                return point
        return None

    def told_as(self, day: date) -> Told | None:
        """Where the text tells a day in full, the first such place; None where it has not been resolved yet."""
        points = (*self.explicit, *self.told)
        return next((point for point in points if point.value[:10] == day.isoformat()), None)

    def reference(self, start: int) -> tuple[date | None, Literal["publication", "expression"]]:
        """The day that "last month" and its like count from: the publication, in a narrative the day told last."""
        if self.narrative and (point := self.last_told(start)) and (days := stretch(point.value)):
            return days[0], "expression"
        return self.published, "publication"

    def year_near(self, start: int, end: int, month: int) -> int | None:
        """The year that an incomplete date takes from dates beside it: told just after it ("March 3 and May 4, 2020"),
        or, in a narrative, told last."""
        for point in self.explicit:
            if end <= point.start <= end + 24 and LIST.fullmatch(self.lowered[end : point.start]):
                self.point = point
                return year_of(point.value)
        return self.narrative_year(start, month) if self.narrative else None

    def narrative_year(self, start: int, month: int) -> int | None:
        """The year of a month in a narrative: that of the month told last (the next one from a late to an early month),
        unless a year alone has been told since then in the same paragraph."""
        last = self.last_told(start)
        if last is None or (self.published is not None and (year_of(last.value) or 0) > self.published.year):
            return None  # a history does not go on in a year that is to come
        dated = self.last_told(start, "DM")
        if dated is None or (dated is not last and "\n" not in self.lowered[last.end : start]):
            return year_of(last.value)
        year = year_of(dated.value)
        return year + 1 if year and month + 7 < int(dated.value[5:7]) else year

    def step(self, day: date | None, count: float, unit: str, grain: str | None = None) -> str | None:
        """The value `count` units from a day, None without a day or beyond the calendar."""
        to = moved(day, count, unit)
        return value_at(to, grain or unit) if to else None


LIST = re.compile(r"[ ,]*(?:and|or|to|through|until|till|-|–|—|,)?[ ,]*(?:on|in)?[ ]*")


def year_of(value: str) -> int | None:
    """The year of a value of the calendar."""
    return int(value[:4]) if re.match(r"\d{4}", value) else None


def flattened(text: str) -> str:
    """The text in lower case at the same offsets, with a space for each break inside a wrapped line.

    A report has one paragraph a line; some texts are wrapped, which shows in lines that begin with a small letter.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    lowered = lowered.replace("\u00a0", " ").replace("\t", " ").replace("\u2011", "-")
    breaks = [match.start() for match in re.finditer(r"(?<=[^\n])\n(?=[^\n])", text)]
    wrapped = [at for at in breaks if text[at + 1].islower() or text[at - 1] == ","]
    if 5 * len(wrapped) > len(breaks):
        wrapped = breaks
    if not wrapped:
        return lowered
    chars = list(lowered)
    for at in wrapped:
        chars[at] = " "
    return "".join(chars)
