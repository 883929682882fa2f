"""Whom a phrase such as "the Russian foreign minister" stands for on a day, by country, role and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.data.actors import Actors, Entry, Office, Spell

__all__ = ["OfficePhrase", "holders", "office_phrase", "sisters"]

SISTERS = (
    frozenset(("foreign minister", "foreign secretary", "secretary of state")),
    frozenset(("defence minister", "secretary of defense")),
    frozenset(("finance minister", "treasury secretary")),
    frozenset(("king", "queen")),
    frozenset(("director", "head")),
)
"""Offices that one state calls so and another otherwise: the American foreign minister is the secretary of state."""
SMALL = frozenset(("the", "of", "for", "to", "'s", "’s", "s", "'", "’", "current", "sitting", "own"))
NOT_NOW = frozenset(("former", "ex", "late", "then", "acting", "interim", "deputy", "vice", "next", "future", "new"))
WORD = re.compile(r"[\w.]+(?:-\w+)*|['’]s?")


class OfficePhrase(NamedTuple):
    """An office of a state or body as a phrase names it; `now` is false for former and acting holders."""

    office: Office
    of: Entry
    now: bool


def office_phrase(name: str, tables: Actors) -> OfficePhrase | None:
    """The office that a whole phrase names, and whose; None where other words are left over or no state is named."""
    hits = list(tables.hits(name))
    if len(hits) != 1:
        return None
    start, end, entry = hits[0]
    words = [word.lower() for word in WORD.findall(f"{name[:start]} {name[end:]}")]
    now = not any(part in NOT_NOW for word in words for part in word.split("-"))
    rest = [word for word in words if word not in NOT_NOW and word not in SMALL]
    kept = [word for word in words if word in rest or word in ("of", "for", "to", "the")]
    text = " ".join(kept)
    office = next((tables.offices[form] for form in _forms(text, rest) if form in tables.offices), None)
    if office is None and len(rest) == 1:
        office = tables.office(rest[0])
    return OfficePhrase(office, entry, now) if office is not None else None


def _forms(text: str, rest: Sequence[str]) -> list[str]:
    """The words of an office as the tables may write them: "minister of foreign affairs", "foreign minister"."""
    stripped = re.sub(r"^(?:(?:the|of|for) )+|(?: (?:the|of|for|to))+$", "", text)
    return [stripped, stripped.replace(" the ", " "), " ".join(rest)]


def holders(office: Office, of: str, first: str, last: str, tables: Actors) -> tuple[list[Spell], list[Spell]]:
    """Who held an office from one day to another: those who surely did all the time, and those who may have.

    An office of its own name comes first, then what the state calls it otherwise, then those whom the phrase may mean
    ("the Russian leader").
    """
    names = sisters(office.name)
    here = tables.held.get(of, ())
    exact = [spell for spell in here if spell.office in names]
    if not exact:
        exact = [spell for spell in here if office.name in _answers(spell.office, tables)]
    sure = [spell for spell in exact if spell.surely(first) and spell.surely(last)]
    maybe = [spell for spell in exact if spell not in sure and (spell.maybe(first) or spell.maybe(last))]
    return sure, maybe


def sisters(office: str) -> frozenset[str]:
    """An office and what other states call the same one."""
    return next((names for names in SISTERS if office in names), frozenset((office,)))


def _answers(office: str, tables: Actors) -> frozenset[str]:
    known = tables.offices.get(office)
    return known.answers if known is not None else frozenset()
