"""Claims of numbers, and which of them tell one number: a headline and its lead, a rounded number and the exact one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.coding.counts import Count
from onrecord.model import Event

__all__ = ["Claim", "joined", "points_back"]

POINTING = re.compile(r"\b(?:the|these|those|both|all)(?: of the)?\s*$", re.IGNORECASE)
"""What stands before a number that is told again: "killed two insurgents … the two attackers"."""

ROUNDING = 0.1
"""How far, as a share of it, a rounded number may lie from the exact one that it stands for."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A count with what it takes from its surroundings: unit, the statement that claims it, the event it belongs to."""

    count: Count
    unit: str | None
    source: str | None
    event: Event | None


def joined(claims: list[Claim], text: str) -> list[list[Claim]]:
    """The claims of a report over this text, the tellings of one number together."""
    found: list[list[Claim]] = []
    for claim in claims:
        same = next((told for told in found if _is_same(told[0], claim, text)), None)
        if same is not None:
            same.append(claim)
        elif not any(_rounds(told[0], claim) for told in found):
            found = [told for told in found if not _rounds(claim, told[0])]
            found.append([claim])
    return found


def _is_same(first: Claim, second: Claim, text: str) -> bool:
    """Whether two claims tell one number: the same in all that counts, and not side by side in one line."""
    one, other = first.count, second.count
    if (one.measure, one.quantity.low, one.quantity.high) != (other.measure, other.quantity.low, other.quantity.high):
        return False
    if one.quantity.span < other.quantity.span and points_back(second, text) and first.source == second.source:
        return True
    if first.unit and second.unit and _head(first.unit) != _head(second.unit):
        return False
    between = text[one.quantity.span.end : other.quantity.span.start]
    return "\n" in between or first.source == second.source is not None


def points_back(claim: Claim, text: str) -> bool:
    """Whether a number points at one told before: "the two attackers"."""
    start = claim.count.quantity.span.start
    return POINTING.search(text[max(0, start - 20) : start]) is not None


def _head(unit: str) -> str:
    """The noun that carries a unit: "prisoners of war" are prisoners."""
    return unit.split(" of ")[0].split()[-1].lower().rstrip("s")


def _rounds(exact: Claim, rounded: Claim) -> bool:
    """Whether one claim is the rounded form of another: "nearly 1,500" beside "1,487"."""
    if rounded.count.measure != exact.count.measure or exact.count.quantity.approximate or exact.unit != rounded.unit:
        return False
    low, high, about = exact.count.quantity.low, exact.count.quantity.high, rounded.count.quantity
    if low is None or low != high or low < 10 or not about.approximate or about.low is None or about.low != about.high:
        return False
    return about.low != low and abs(about.low - low) <= ROUNDING * low
