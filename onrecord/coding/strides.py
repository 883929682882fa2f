"""Times so many days before or after another event: "two days after the attack", "the day before the vote", "on the eve
of the summit"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.coding.dated import Expressions
from onrecord.coding.tree import Tree

__all__ = ["Stride", "moved", "stride"]

UNITS = {
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "evening": "D",
    "morning": "D",
    "night": "D",
}
AFTER, BEFORE = frozenset({"after", "following"}), frozenset({"before", "ahead", "prior"})
MOST = 500
"""Units of the longest step that is counted."""
HANGING = frozenset({"obl", "obl:unmarked", "obl:tmod", "obl:npmod", "nmod:unmarked", "nmod", "advmod", "advcl"})
LENGTH = re.compile(r"P(T?)(\d+)([DWMYH])")
ONE = frozenset({"a", "an", "the", "one"})


@dataclass(frozen=True, slots=True)
class Stride:
    """A step away from an event: the word of that event, the first token of the phrase, the step's unit, its count
    (None where it is not told, "days after"), and whether it leads back."""

    event: int
    first: int
    unit: str
    count: int | None
    back: bool


def stride(i: int, tree: Tree, expressions: Expressions) -> Stride | None:
    """The step away from another event that hangs on the word `i`; None without one."""
    for k in tree.kids[i]:
        if tree.dep[k] not in HANGING:
            continue
        if tree.lemma[k] == "eve" and (event := tree.one(k, "nmod")) is not None and tree.preposition(event) == "of":
            first = min([k, *tree.having(k, "case", "det")])
            return Stride(event, first, "D", 1, back=True)
        for event in (k, *tree.having(k, "nmod", "obl", "acl", "advcl")):
            for mark in tree.having(event, "mark", "case"):
                at = mark - 1
                if tree.word[mark] not in AFTER | BEFORE or at < 0 or tree.lemma[at] not in UNITS:
                    continue
                if event == at or event in expressions.inside:
                    continue
                first, count = counted(at, tree, expressions)
                unit = UNITS[tree.lemma[at]]
                return Stride(event, first, unit, count, back=tree.word[mark] in BEFORE)
    return None


def counted(at: int, tree: Tree, expressions: Expressions) -> tuple[int, int | None]:
    """The first token of a length that ends with its unit at a token, and its count: "two days", "the day", "days"."""
    lengths = [t for t in expressions.reading.timexes if t.type == "DURATION" and t.span.end == tree.ends[at]]
    for timex in lengths:
        first = next(t for t in range(at, -1, -1) if t == 0 or tree.starts[t - 1] < timex.span.start)
        told = LENGTH.fullmatch(timex.value)
        return first, int(told[2]) if told and len(told[2]) < 4 and int(told[2]) <= MOST else None
    single = at > 0 and tree.word[at - 1] in ONE and tree.tag[at] != "NNS"
    return (at - 1, 1) if single else (at, None)


def moved(step: Stride, first: str, last: str) -> tuple[str | None, str | None]:
    """The days that lie a step from the stretch between two days: to the day for days and weeks, to the month and the
    year for the longer; without a count one side stays open."""
    sign = -1 if step.back else 1
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if min(start.year, 9999 - end.year) <= MOST:
        return None, None
    if step.unit in ("TH", "TM"):
        reach = timedelta(days=1 if step.unit == "TH" else 0)
        return (iso(start - reach), iso(end)) if step.back else (iso(start), iso(end + reach))
    if step.count is None:
        return (None, iso(end)) if step.back else (iso(start), None)
    if step.unit in ("D", "W"):
        days = timedelta(days=sign * step.count * (7 if step.unit == "W" else 1))
        return iso(start + days), iso(end + days)
    months = sign * step.count * (12 if step.unit == "Y" else 1)
    return iso(month_from(start, months)), iso(month_from(end, months + 1) - timedelta(days=1))


def month_from(day: date, months: int) -> date:
    """The first day of the month so many months from a day."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def iso(day: date) -> str:
    """A day as an ISO date."""
    return day.isoformat()
