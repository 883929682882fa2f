"""Weighs a codebook candidate against what the network proposes for its anchor."""

from __future__ import annotations

from onrecord.coding.candidates import Candidate
from onrecord.model import Reading

__all__ = ["confirmed"]

WEAK = 0.15
"""A rule marked "weak" stands only where the network gives its type at least this probability."""
STRONG = 0.0
"""The same for all other rules."""


def confirmed(one: Candidate, reading: Reading) -> bool:
    """Whether the candidate stands; without a network's proposals only rules that are not "weak" do."""
    weak = "weak" in one.rule.marks
    if reading.proposals is None:
        return not weak
    types = reading.proposals.event_types
    if one.rule.type not in types:
        return not weak
    chance = float(reading.proposals.event[one.anchor, types.index(one.rule.type)])
    return chance >= (WEAK if weak else STRONG)
