"""What the ledger answers with: an item with its quote, its voices and its report, and the question that was asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from onrecord.errors import SettingsError
from onrecord.model import Event, Item, Record, Statement, Status

__all__ = ["TYPES", "Entry", "Found", "Kind", "Origin", "Question", "Voice", "kind_of"]

Kind = Literal["statement", "event", "figure"]

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The event types of PLOVER, in the order of its codebook."""

BREAK = "\x1e"
"""Stands between the further tellings of an item in the file; no report's text holds it."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORD = re.compile(r"\w")


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
    the entry id of the event that a figure belongs to; `recorded_at` is the instant in UTC when it was added.
    """

    id: str
    item: Item
    quote: str
    further: tuple[str, ...]
    voices: tuple[Voice, ...]
    event: str | None
    origin: Origin
    recorded_at: str

    @property
    def kind(self) -> Kind:
        """Which of the three kinds of items this is."""
        return kind_of(self.item)


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with the record that it stands in; `ids` gives the entry ids of its items by their ids there."""

    entry: Entry
    record: Record
    ids: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What a timeline shall show; an empty question asks for every event.

    All `actors` must take part, in whatever role; any of `types` and any of `statuses` will do. `since` and `until`
    are days, inclusive: an item is shown if its bounds allow a day between them. `text` are words that the quotes must
    hold, the last letters of a word left open by `*`.
    """

    kinds: tuple[Kind, ...] = ("event",)
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    place: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        """Refuses what cannot be asked; raises `SettingsError`."""
        for words in (*self.actors, self.place, self.text):
            if words is not None and not _WORD.search(words):
                raise SettingsError(f"{words!r} holds no word to look for.", "Give at least one letter or digit.")
        for day in (self.since, self.until):
            if day is not None:
                _check_day(day)
        if self.since and self.until and self.since > self.until:
            raise SettingsError(f"{self.since} comes after {self.until}.", "Give the earlier day first.")
        for status in self.statuses:
            if status not in get_args(Status):
                raise SettingsError(f"{status!r} is no status.", f"Give one of {', '.join(get_args(Status))}.")
        for type_ in self.types:
            if type_ not in TYPES:
                raise SettingsError(f"{type_!r} is no event type.", f"Give one of {', '.join(TYPES)}.")


def _check_day(day: str) -> None:
    try:
        known = bool(_DAY.fullmatch(day)) and date.fromisoformat(day)
    except ValueError:
        known = False
    if not known:
        raise SettingsError(f"{day!r} is no day.", "Give year, month and day, such as 2025-05-16.")
