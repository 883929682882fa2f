"""From records to links: copies, one event in many reports, what became of what was announced, rival figures.

`keep` makes a record into what a ledger holds; `match` links it with what is there; everything else is worked out of
those links. Records are never changed, and every link can be undone.
"""

from __future__ import annotations

from onrecord.matching.commitments import STATES, Commitment, State, Step, commitments, history
from onrecord.matching.copies import independent
from onrecord.matching.gathered import Gathered, gather
from onrecord.matching.groups import events, same
from onrecord.matching.keeping import keep
from onrecord.matching.keys import ANNOUNCED
from onrecord.matching.matching import match
from onrecord.matching.statements import on_subject
from onrecord.matching.words import wording

name = "matching 1"
"""Stands beside the links in a ledger. Whoever changes what is linked counts it up: then everything is matched anew."""

__all__ = [
    "ANNOUNCED",
    "STATES",
    "Commitment",
    "Gathered",
    "State",
    "Step",
    "commitments",
    "events",
    "gather",
    "history",
    "independent",
    "keep",
    "match",
    "name",
    "on_subject",
    "same",
    "wording",
]
