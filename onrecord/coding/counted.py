"""What a bare number counts: "killing 12 people and injuring 30 others" counts people both times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.coding.counts import PERSON_MEASURES, Count

__all__ = ["with_units"]

SINGULAR = {
    "people": "person",
    "others": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "police": "police officer",
}
REACH = 2
"""Sentences back in which the noun of a bare number of things is sought; that of persons must stand in its own."""


def with_units(found: Iterable[Count]) -> Iterator[Count]:
    """Gives each count without a unit that of the count before it, persons where that is not plain."""
    before: list[Count] = []
    for count in found:
        unit = count.unit or _antecedent(count, before)
        if unit is None:
            continue
        known = count if count.unit else replace(count, unit=unit)
        before.append(known)
        yield known


def _antecedent(count: Count, before: list[Count]) -> str | None:
    """The unit of the nearest earlier counts of the same kind; None if a bare number counts things never named."""
    near = [other for other in before if _near(count, other) and _same_kind(count, other) and other.unit]
    if not near:
        return _one(count, "people") if count.measure in PERSON_MEASURES else None
    last = near[-1]
    beside = {other.unit for other in near if other.token.sent == last.token.sent and other.word == last.word}
    if len(beside) > 1:
        return _one(count, "people") if count.measure in PERSON_MEASURES else last.unit
    return _one(count, str(last.unit))


def _near(count: Count, other: Count) -> bool:
    if count.token.sent == other.token.sent:
        return True
    if count.measure in PERSON_MEASURES:
        return False
    between = [token for token in count.token.doc[other.token.i : count.token.i] if token.is_sent_start]
    return len(between) <= REACH and "\n" not in count.token.doc[other.token.i : count.token.i].text


def _same_kind(count: Count, other: Count) -> bool:
    if count.measure in PERSON_MEASURES:
        return other.measure in PERSON_MEASURES
    return other.measure == count.measure


def _one(count: Count, unit: str) -> str:
    """The unit in the number of its count: "one person is killed and four are wounded"."""
    single = count.quantity.low == count.quantity.high == 1
    first, _, last = unit.rpartition(" ")
    singular = SINGULAR.get(last.lower(), last.removesuffix("s"))
    plurals = {one: many for many, one in SINGULAR.items() if many != "others"}
    many = plurals.get(last.lower(), last if last.endswith("s") or last.lower() in SINGULAR else f"{last}s")
    return f"{first} {singular if single else many}".strip()
