"""From records to links: copies, one event in many reports, what became of what was announced, rival figures.

`keep` makes a record into what a ledger holds; `match` links it with what is there; everything else is worked out of
those links. Records are never changed, and every link can be undone.
"""

from __future__ import annotations

from onrecord.matching.copies import independent
from onrecord.matching.gathered import Gathered, gather
from onrecord.matching.keeping import keep
from onrecord.matching.matching import match
from onrecord.matching.statements import on_subject
from onrecord.matching.words import wording

__all__ = ["Gathered", "gather", "independent", "keep", "match", "on_subject", "wording"]
