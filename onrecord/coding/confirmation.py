"""What the network thinks of a word as the anchor of an event, weighed against what the codebook's rules ask for."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.coding.codebook import Rule
from onrecord.model import Proposals

__all__ = ["UNRULED", "VOUCHED", "Chance", "chance_of", "stands"]

Chance = Callable[[int, str], float]
"""How probable a token is as anchor of a type, from 0 to 1; of the type "none" that it is no anchor."""
WEAK = 0.25
"""A rule marked "weak" stands only where the network gives its type at least this probability."""
FLOOR = 0.05
"""The same for rules marked "common": their words mostly tell an event, but the network may rule it out."""
VOUCHED = 0.8
"""From this probability on the network stands in for a condition of a rule that does not hold. Measured by
`benchmarks.events`."""
UNRULED = 0.9
"""From this probability on the network proposes an event that no rule tells."""


def chance_of(proposals: Proposals | None) -> Chance | None:
    """The network's opinion as a function of token and type; None without proposals."""
    if proposals is None:
        return None
    columns = {name: number for number, name in enumerate(proposals.event_types)}
    table = proposals.event

    def chance(token: int, kind: str) -> float:
        column = columns.get(kind)
        return float(table[token, column]) if column is not None else 0.0

    return chance


def stands(rule: Rule, chance: float | None) -> bool:
    """Whether a rule whose conditions hold stands: a weak one needs the network's word, a common one must not be
    ruled out."""
    if "weak" in rule.marks:
        return chance is not None and chance >= WEAK
    return chance is None or "common" not in rule.marks or chance >= FLOOR
