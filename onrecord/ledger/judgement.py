"""What a person judges of items: that one is right, wrong or to be corrected, that two are one or are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["Judgement", "Verdict"]

Verdict = Literal["accept", "reject", "correct", "merge", "split", "withdraw"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement: `number` counts them in the ledger, `person` is who judged, `recorded_at` when (UTC).

    `item` is the ledger's id of an item, which outlives new readings; `other` the second one of `merge` and `split`.
    A `correct` has a `field` of the item and its right `value`. A `withdraw` takes back the judgement `withdrawn`.
    """

    number: int
    verdict: Verdict
    item: str
    person: str
    recorded_at: str
    other: str | None = None
    field: str | None = None
    value: Any = None
    note: str | None = None
    withdrawn: int | None = None

    def to_json(self) -> dict[str, Any]:
        """This judgement as a JSON object, without what does not belong to its verdict."""
        plain = {name: getattr(self, name) for name in ("number", "verdict", "item", "person", "recorded_at")}
        if self.verdict == "correct":
            plain |= {"field": self.field, "value": self.value}
        rest = {name: getattr(self, name) for name in ("other", "note", "withdrawn")}
        return plain | {name: value for name, value in rest.items() if value is not None}
