"""What matching works on and gives: items and reports as a ledger keeps them, candidates, links between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from onrecord.model.record import Item, Record

LinkKind = Literal[
    "copy",
    "same event",
    "same statement",
    "denies",
    "same figure",
    "rival figure",
    "successive figure",
    "corrected figure",
    "restated",
    "outcome",
    "different outcome",
    "extension",
    "postponement",
    "cancellation",
    "denial",
]

SYMMETRIC: frozenset[LinkKind] = frozenset(
    ("copy", "same event", "same statement", "same figure", "rival figure", "restated")
)
"""Kinds of links that read the same both ways; `one` is then the smaller id."""

__all__ = ["SYMMETRIC", "Candidates", "Kept", "KeptReport", "Link", "LinkKind", "Matcher", "kept_from_json"]


@dataclass(frozen=True, slots=True)
class Link:
    """That two things belong together, how surely, and why; nothing is changed by it and it can be undone.

    `one` and `other` are ledger ids: of reports for `copy`, of items for all else. In a directed kind `one` is what
    came first and `other` what bears on it: the commitment and its outcome, the statement and what denies it, the
    figure and the one that succeeds it. `score` is in (0, 1].
    """

    kind: LinkKind
    one: str
    other: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An item as a ledger holds it, with what is needed to compare it with items of other reports.

    `id` is the ledger's id of the item, `report` that of its report; `published` is the report's date as told,
    `recorded` when the ledger got it. `quote` is the fullest telling, `said` the words of a statement's content,
    `anchor` and `about` the words of an event's. `voice` are the names of those in whose voice it is told, innermost
    first; empty where the report tells it itself. `identities` gives an actor's identity for the names that the item
    uses, where known; `members` the state or body for which a name may stand in ("Vladimir Putin": "Russia"). `event`
    is the ledger id of the event that a figure belongs to, `scene` the states that the headline names. `keys` are what
    it is found by: two items that could be linked share at least one. A figure's `said` is the sentence around it.
    """

    id: str
    report: str
    item: Item
    outlet: str | None = None
    published: str | None = None
    recorded: str | None = None
    quote: str = ""
    said: str = ""
    anchor: str = ""
    about: str = ""
    voice: tuple[str, ...] = ()
    identities: tuple[tuple[str, str], ...] = ()
    members: tuple[tuple[str, str], ...] = ()
    event: str | None = None
    scene: tuple[str, ...] = ()
    keys: tuple[int, ...] = ()

    @property
    def day(self) -> str | None:
        """The day of publication, ISO 8601."""
        return self.published[:10] if self.published else None

    def to_json(self) -> dict[str, Any]:
        """Everything but the item itself, as plain JSON; `kept_from_json` is the way back."""
        plain = {name: getattr(self, name) for name in _PLAIN if getattr(self, name)}
        return plain | {name: [list(pair) for pair in getattr(self, name)] for name in _PAIRS if getattr(self, name)}


_PLAIN = (
    "id", "report", "outlet", "published", "recorded", "quote", "said", "anchor", "about", "voice", "event", "scene",
    "keys",
)  # fmt: skip
_PAIRS = ("identities", "members")


def kept_from_json(plain: Mapping[str, Any], item: Item) -> Kept:
    """The kept item out of `Kept.to_json` and its item."""
    lists = {name: tuple(plain[name]) for name in ("voice", "scene", "keys") if name in plain}
    pairs = {name: tuple((one, other) for one, other in plain[name]) for name in _PAIRS if name in plain}
    return Kept(**{**plain, **lists, **pairs, "item": item})


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report as a ledger holds it, with its items; `digest` and `signature` (MinHash) are of the words of its text.

    `keys` are the bands of the signature: two reports that could be copies share at least one. `words` counts its
    words.
    """

    id: str
    outlet: str | None = None
    published: str | None = None
    recorded: str | None = None
    digest: str = ""
    signature: tuple[int, ...] = ()
    words: int = 0
    keys: tuple[int, ...] = ()
    items: tuple[Kept, ...] = ()


class Candidates(Protocol):
    """What a ledger can be asked while a report is matched: who shares a key. Keys are signed 64-bit integers.

    The report in hand, if it is there already, may be among the answers; the order of answers does not matter.
    """

    def items(self, keys: Sequence[int]) -> Iterable[Kept]:
        """The items with at least one of these keys, each once."""
        ...

    def reports(self, keys: Sequence[int]) -> Iterable[KeptReport]:
        """The reports with at least one of these keys, each once; their `items` may be left empty."""
        ...


class Matcher(Protocol):
    """The stage of matching as a ledger sees it; the pipeline hands it to the ledger."""

    def keep(self, record: Record, report: str, ids: Sequence[str], recorded: str | None = None) -> KeptReport:
        """A record as the ledger will hold it; `ids` are the ledger ids of `record.items`, in their order."""
        ...

    def match(self, new: KeptReport, candidates: Candidates) -> tuple[Link, ...]:
        """The links between a report (and its items) and all that was there before; deterministic."""
        ...

    def events(self, items: Mapping[str, Kept], links: Iterable[Link]) -> Iterable[tuple[str, ...]]:
        """The items, by their ids, in groups that tell one event each; those of no group may be left out."""
        ...
