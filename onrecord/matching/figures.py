"""Rival and successive figures: what each claimant says of one thing, and how that changes."""

from __future__ import annotations

from onrecord.data.matching import load
from onrecord.matching.keys import FIGURE_DAYS
from onrecord.matching.parties import Party, agreement, parties_of
from onrecord.matching.windows import days_between, window_of
from onrecord.matching.words import content_words, overlap
from onrecord.model import Figure, Kept, Link

__all__ = ["claimant", "figure_link"]

ALIKE = 0.35
"""Share of words in common of two sentences from which they may count the dead of one event."""
SAME_DAYS = 2
"""Days within which two tolls without a place in common may be of one event, if all else is the same."""


def figure_link(one: Kept, other: Kept) -> Link | None:
    """The link between two figures of one thing; None where they count different things, or say the same."""
    mine, theirs = one.item, other.item
    assert isinstance(mine, Figure) and isinstance(theirs, Figure)
    about = _one_thing(one, other)
    if about is None:
        return None
    if (other.published or "", other.id) < (one.published or "", one.id):
        one, other = other, one
    first, last = claimant(one), claimant(other)
    same = agreement(first, last).pairs if first and last else one.outlet == other.outlet and not first and not last
    numbers = f"{_number(one)}, then {_number(other)}"
    if _number(one) == _number(other):
        small, big = sorted((one.id, other.id))
        return Link("same figure", small, big, 0.8, f"{_number(one)}; {about}")
    if not same:
        small, big = sorted((one.id, other.id))
        return Link(
            "rival figure", small, big, 0.7, f"{_who(one)} {_number(one)}, {_who(other)} {_number(other)}; {about}"
        )
    if one.day == other.day and one.report == other.report:
        return None
    corrected = load().tells(other.quote, "correction") or _lower(one, other)
    kind = "corrected figure" if corrected else "successive figure"
    return Link(kind, one.id, other.id, 0.7, f"{_who(other)}: {numbers}; {about}")  # type: ignore[arg-type]


def claimant(kept: Kept) -> tuple[Party, ...]:
    """Who claims a figure: those whose words carry it, innermost first; nobody where the report tells it itself."""
    return parties_of(kept, kept.voice[:1])


def _one_thing(one: Kept, other: Kept) -> str | None:
    """What two figures count, in words, if it is one thing: measure, unit, place or parties, days."""
    mine, theirs = one.item, other.item
    assert isinstance(mine, Figure) and isinstance(theirs, Figure)
    if mine.measure != theirs.measure or mine.per != theirs.per or mine.cumulative != theirs.cumulative:
        return None
    if mine.measure in ("other", "duration", "money") and _unit(mine) != _unit(theirs):
        return None
    both = mine.unit and theirs.unit
    if both and not (_unit(mine) & _unit(theirs) or {mine.unit, theirs.unit} & PERSONS):
        return None
    first, second = window_of(one), window_of(other)
    if first is None or second is None:
        return None
    if _part(one) != _part(other):
        return None
    place = mine.place and theirs.place and mine.place == theirs.place
    if mine.place and theirs.place and not place:
        return None
    shared = content_words(one.about) & content_words(other.about)
    apart = abs(days_between(one.day or first.latest, other.day or second.latest))
    told = first.told and second.told
    if told and first.gap(second) > 0:
        return None
    alike = overlap(one.said, other.said) >= ALIKE
    if place and shared and apart <= FIGURE_DAYS and (told or (apart <= SAME_DAYS and alike)):
        return f"{mine.measure} at {mine.place}"
    if len(shared) >= 2 and apart <= SAME_DAYS and alike:
        return f"{mine.measure}, {', '.join(sorted(shared))}"
    return None


def _part(kept: Kept) -> bool:
    """Whether a figure is a part of another in its sentence ("12 people, including two children")."""
    before, _, _ = kept.said.partition(kept.quote)
    return "including" in before.lower() or "among them" in kept.said.lower()


PERSONS = frozenset(("people", "persons", "dead", "killed"))
"""Units that say only that people are counted."""


def _unit(figure: Figure) -> frozenset[str]:
    return content_words(figure.unit or "")


def _number(kept: Kept) -> str:
    item = kept.item
    assert isinstance(item, Figure)
    low, high = (_plain(value) for value in (item.low, item.high))
    if low == high:
        return f"about {low}" if item.approximate else low
    if not high:
        return f"{low} or more"
    return f"{low} to {high}" if low else f"up to {high}"


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _lower(one: Kept, other: Kept) -> bool:
    """Whether a running total went down, which only a correction does."""
    mine, theirs = one.item, other.item
    assert isinstance(mine, Figure) and isinstance(theirs, Figure)
    return mine.low is not None and theirs.high is not None and theirs.high < mine.low


def _who(kept: Kept) -> str:
    return ", ".join(kept.voice[:1]) or kept.outlet or kept.report
