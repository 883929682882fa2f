"""The time that an expression gives with its preposition, or with the other end of a range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from onrecord.model import Reading, Time, Timex

__all__ = ["UNTIL", "Dated", "one_time", "span_of_two", "told"]

RANGE = frozenset({"-", "–", "—", "to", "through", "and", "or", "until", "till", "and on"})
SINCE, UNTIL = frozenset({"since"}), frozenset({"until", "till"})
ONWARD, BEFORE, AFTER = (
    frozenset({"from", "starting", "beginning"}),
    frozenset({"before"}),
    frozenset({"after", "following"}),
)


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression in the tree: the word inside it that hangs on a word outside, and where its preposition begins.

    `inherited` is False for an expression that dates only the word it hangs on: "until Friday", "now", "April" in
    "April post".
    """

    timex: Timex
    head: int
    start: int
    preposition: str
    relation: str
    inherited: bool


def span_of_two(dated: Dated, reading: Reading) -> Time | None:
    """A range told by two expressions: "March 23-25", "from May 3 to May 5"."""
    text, timexes = reading.report.text, reading.timexes
    place = timexes.index(dated.timex)
    near = timexes[max(0, place - 1) : place + 2]
    for one, two in pairwise(near):
        between = text[one.span.end : two.span.start].strip().lower()
        points = one.type == two.type != "DURATION"
        if points and between in RANGE and one.earliest and two.latest and one.earliest <= two.latest:
            words = text[min(dated.start, one.span.start) : two.span.end]
            return replace(
                told(words, one, one.earliest, two.latest),
                at=None,
                value=f"{one.value}/{two.value}",
                reason=f"from {one.reason}; to {two.reason}",
            )
    return None


def one_time(dated: Dated, text: str, published: str | None) -> Time:
    """The time of one expression: "since March 6" ends at publication, "until Friday" has no beginning."""
    timex, preposition = dated.timex, dated.preposition
    earliest, latest = timex.earliest, timex.latest
    if timex.type != "DURATION":
        if preposition in SINCE:
            latest = published
        elif preposition in UNTIL:
            earliest = None
        elif preposition == "by":
            earliest = published if published and latest and published <= latest else None
        elif preposition in BEFORE:
            latest = last_day(timex) if timex.mod == "END" else day_before(earliest)
            earliest = published if published and latest and published <= latest else None
        elif preposition in AFTER:
            latest = published if published and earliest and published >= earliest else None
        elif preposition in ONWARD and published and earliest and earliest > published:
            latest = None
    return told(text[dated.start : timex.span.end], timex, earliest, latest, preposition)


def told(words: str, timex: Timex, earliest: str | None, latest: str | None, preposition: str = "") -> Time:
    """The time of an expression with the bounds given; where its preposition moved them, the reason says so."""
    moved = (earliest, latest) != (timex.earliest, timex.latest)
    interval = f"{earliest or '..'}/{latest or '..'}" if earliest or latest else None
    return Time(
        text=words,
        earliest=earliest,
        latest=latest,
        at=timex.at,
        value=timex.value,
        granularity=timex.granularity,
        zone=timex.zone,
        edtf=interval if moved else timex.edtf,
        reason=f"{timex.reason}; bounded by “{preposition}”" if moved and preposition else timex.reason,
    )


def last_day(timex: Timex) -> str | None:
    """The last day of the whole stretch whose end is told: "before the end of 2008"."""
    return f"{timex.value}-12-31" if len(timex.value) == 4 and timex.value.isdigit() else timex.latest


def day_before(day: str | None) -> str | None:
    """The day before an ISO date."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else None
