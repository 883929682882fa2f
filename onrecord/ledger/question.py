"""What is asked of the ledger: the same filters for every question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from onrecord.errors import SettingsError
from onrecord.ledger.entry import Kind
from onrecord.model import Status

__all__ = ["TYPES", "Clock", "Question", "check_day", "is_day"]

Clock = Literal["publication", "recording"]
"""By which clock something is known on a day: the day it was published, or the day it came into this ledger (UTC)."""

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The event types of PLOVER, in the order of its codebook."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer shall hold; an empty question asks for every event.

    All `actors` must take part, in whatever role; any of `types` and any of `statuses` will do. `since` and `until`
    are days, inclusive: an item is shown if its bounds allow a day between them. `text` are words that the quotes must
    hold, `topic` words that its subject must hold (an event's subject, a statement's content, a figure's unit), the
    last letters of a word left open by `*`. `outlet` are words of the outlet's name. `known_on` is a day: only what was
    known at its end counts, by the `clock` of publication or of recording. Items that people have rejected are left
    out unless `rejected`.
    """

    kinds: tuple[Kind, ...] = ("event",)
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    place: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    topic: str | None = None
    outlet: str | None = None
    known_on: str | None = None
    clock: Clock = "publication"
    rejected: bool = False

    def __post_init__(self) -> None:
        """Refuses what cannot be asked; raises `SettingsError`."""
        for words in (*self.actors, self.place, self.text, self.topic, self.outlet):
            if words is not None and not _WORD.search(words):
                raise SettingsError(f"{words!r} holds no word to look for.", "Give at least one letter or digit.")
        for day in (self.since, self.until, self.known_on):
            if day is not None:
                check_day(day)
        if self.since and self.until and self.since > self.until:
            raise SettingsError(f"{self.since} comes after {self.until}.", "Give the earlier day first.")
        for status in self.statuses:
            if status not in get_args(Status):
                raise SettingsError(f"{status!r} is no status.", f"Give one of {', '.join(get_args(Status))}.")
        for type_ in self.types:
            if type_ not in TYPES:
                raise SettingsError(f"{type_!r} is no event type.", f"Give one of {', '.join(TYPES)}.")
        if self.clock not in get_args(Clock):
            raise SettingsError(f"{self.clock!r} is no clock.", f"Give one of {', '.join(get_args(Clock))}.")


def is_day(words: str) -> bool:
    """Whether the words are a day of the calendar, such as 2025-05-16."""
    try:
        return bool(_DAY.fullmatch(words)) and bool(date.fromisoformat(words))
    except ValueError:
        return False


def check_day(day: str) -> None:
    """Raises `SettingsError` for what is no day."""
    if not is_day(day):
        raise SettingsError(f"{day!r} is no day.", "Give year, month and day, such as 2025-05-16.")
