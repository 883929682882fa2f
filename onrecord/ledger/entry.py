"""What the ledger answers with: an item with its quote, its voices, its report and what people judged of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.ledger.judgement import Judgement
from onrecord.model import Event, Item, Record, Statement

__all__ = ["BREAK", "Entry", "Found", "Kind", "Origin", "Voice", "kind_of"]

Kind = Literal["statement", "event", "figure"]

BREAK = "\x1e"
"""Stands between the further tellings of an item in the file; no report's text holds it."""


def kind_of(item: Item) -> Kind:
    """Which of the three kinds of items this is."""
    if isinstance(item, Statement):
        return "statement"
    return "event" if isinstance(item, Event) else "figure"


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement that carries an item: its id in the ledger, its id in the record, who spoke."""

    item: str
    id: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The report that an entry comes from, without its text; `version` counts its texts from 1."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as the ledger keeps it.

    `id` is the same on every machine and outlives a new reading; `quote` is the fullest telling, `further` the others;
    `voices` are the statements that carry the item, innermost first, empty where the report tells it itself; `event` is
    the entry id of the event that a figure belongs to; `recorded_at` is the instant in UTC when it was added. `report`
    is the ledger's id of the report. `judgements` are the standing ones of people, the oldest first: what they
    corrected is corrected in `item`, and `read` is then the item as it was read.
    """

    id: str
    item: Item
    quote: str
    further: tuple[str, ...]
    voices: tuple[Voice, ...]
    event: str | None
    origin: Origin
    recorded_at: str
    report: str = ""
    judgements: tuple[Judgement, ...] = ()
    read: Item | None = None

    @property
    def kind(self) -> Kind:
        """Which of the three kinds of items this is."""
        return kind_of(self.item)

    @property
    def rejected(self) -> bool:
        """Whether a person has judged the item wrong."""
        return any(judgement.verdict == "reject" for judgement in self.judgements)


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with the record that it stands in; `ids` gives the entry ids of its items by their ids there."""

    entry: Entry
    record: Record
    ids: dict[str, str] = field(default_factory=dict)
