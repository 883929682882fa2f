"""Matching one report with what is there: every pair that shares a key is compared once, in a fixed order."""

from __future__ import annotations

from onrecord.matching.copies import copy_link
from onrecord.matching.events import event_link
from onrecord.matching.figures import figure_link
from onrecord.matching.keys import wanted_keys
from onrecord.matching.outcomes import commitment_link
from onrecord.matching.pacts import pact_link
from onrecord.matching.statements import statement_link
from onrecord.model import Candidates, Event, Figure, Kept, KeptReport, Link, Statement

__all__ = ["match"]


def match(new: KeptReport, candidates: Candidates) -> tuple[Link, ...]:
    """The links between a report (and its items) and all that was there before, and among its own items.

    A link depends on the two things that it joins and on nothing else, so that the order in which reports are added
    changes nothing. The cost grows with the number of candidates, not with the ledger.
    """
    found: set[Link] = set()
    for other in candidates.reports(new.keys):
        if other.id != new.id and (link := copy_link(new, other)) is not None:
            found.add(link)
    for item in new.items:
        wanted = wanted_keys(item)
        there = [each for each in candidates.items(wanted) if each.report != new.id]
        own = [each for each in new.items if each.id > item.id and not set(wanted).isdisjoint(each.keys)]
        for other_item in (*there, *own):
            if (between := link_of(item, other_item)) is not None:
                found.add(between)
    return tuple(sorted(found, key=lambda link: (link.kind, link.one, link.other)))


def link_of(one: Kept, other: Kept) -> Link | None:
    """The link between two items, whichever comes first; None if they have nothing to do with one another."""
    if other.id < one.id:
        one, other = other, one
    if isinstance(one.item, Event) and isinstance(other.item, Event):
        return event_link(one, other) or commitment_link(one, other) or pact_link(one, other)
    if isinstance(one.item, Statement) and isinstance(other.item, Statement):
        return statement_link(one, other)
    if isinstance(one.item, Figure) and isinstance(other.item, Figure):
        return pact_link(one, other) or figure_link(one, other)
    if not isinstance(one.item, Statement) and not isinstance(other.item, Statement):
        return pact_link(one, other)
    return None
