"""What items are found by: a few integers each, so that a report is compared with its candidates alone.

Two items that could be linked share a key that one of them keeps and the other looks for, whichever came first. An item
whose days are few is kept under each of them and under its months, one with many days under its months alone.
Months are looked for only by items with many days and by announcements, which look for what came of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from onrecord.data.matching import load
from onrecord.matching.identities import names_of, states_in
from onrecord.matching.pacts import PACT_DAYS, binds, pact_heads
from onrecord.matching.parties import parties_of, party_keys, takers
from onrecord.matching.windows import Window, day_after, months_of, status_of, window_of
from onrecord.matching.words import content_words, runs
from onrecord.model import Event, Figure, Kept, Statement

__all__ = [
    "ANNOUNCED",
    "COMMITMENT_DAYS",
    "FIGURE_DAYS",
    "STATEMENT_DAYS",
    "announces",
    "is_ahead",
    "key",
    "keys_of",
    "telling",
    "wanted_keys",
]

FEW = 8
"""Days up to which an item is kept under each of its days."""
STATEMENT_DAYS = 3
"""Days within which several outlets report the same words."""
FIGURE_DAYS = 30
"""Days within which figures of one thing follow one another."""
COMMITMENT_DAYS = 14
"""Days by which what came of an announcement may miss its window."""


def key(*parts: str) -> int:
    """A signed 64-bit integer for some words; the same on every machine."""
    digest = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


ANNOUNCED = key("announced")
"""Under this every announcement is kept; matching does not look for it, whoever asks for commitments does."""


def keys_of(kept: Kept) -> tuple[int, ...]:
    """The keys that an item is kept under."""
    return (*_distinct(_kept_under(kept)), *((ANNOUNCED,) if announces(kept) else ()))


def wanted_keys(kept: Kept) -> tuple[int, ...]:
    """The keys to look for, to find whatever could be linked to an item."""
    return _distinct(_looked_for(kept))


def announces(kept: Kept) -> bool:
    """Whether an item announces something or says that somebody bound themselves, so that it makes a commitment."""
    return (isinstance(kept.item, Event) and status_of(kept) == "planned") or binds(kept)


def is_ahead(kept: Kept) -> bool:
    """Whether an event lies ahead: announced, or wished and demanded."""
    return status_of(kept) in ("planned", "possible")


def _distinct(words: Iterable[tuple[str, ...]]) -> tuple[int, ...]:
    return tuple(sorted({key(*each) for each in words}))


def _kept_under(kept: Kept) -> Iterator[tuple[str, ...]]:
    window = window_of(kept)
    if window is None:
        return
    item = kept.item
    if kept.day:
        yield from (("pact", *head, kept.day[:7]) for head in pact_heads(kept))
    if isinstance(item, Statement):
        days = _published(kept, window)
        yield from ((*head, day) for head in (*_spoken(kept, item), *_claimed(kept, item)) for day in _days(days))
    elif isinstance(item, Figure):
        yield from (("figure", *head, month) for head in _counted(kept, item) for month in months_of(window))
    elif is_ahead(kept):
        for head in _heads(kept, item):
            yield from (("ahead", *head, month) for month in months_of(_open(kept, window)))
    else:
        kind = "past" if window.days <= FEW else "wide"
        for head in _heads(kept, item):
            yield from ((kind, *head, month) for month in months_of(window))
            if kind == "past":
                yield from ((kind, *head, day) for day in _days(window))


def _looked_for(kept: Kept) -> Iterator[tuple[str, ...]]:
    window = window_of(kept)
    if window is None:
        return
    item = kept.item
    if kept.day:
        near = months_of(_widened(Window(kept.day, kept.day, True), PACT_DAYS))
        yield from (("pact", *head, month) for head in pact_heads(kept) for month in near)
    if isinstance(item, Statement):
        days = _widened(_published(kept, window), STATEMENT_DAYS)
        sought = [("claim" if kind == "denial" else "denial", state) for kind, state in _claimed(kept, item)]
        yield from ((*head, day) for head in (*_spoken(kept, item), *sought) for day in _days(days))
    elif isinstance(item, Figure):
        months = months_of(_widened(window, FIGURE_DAYS))
        yield from (("figure", *head, month) for head in _counted(kept, item) for month in months)
    else:
        ahead = is_ahead(kept)
        months = months_of(_widened(_open(kept, window) if ahead else window, COMMITMENT_DAYS))
        for head in _heads(kept, item):
            yield from ((kind, *head, month) for kind in ("ahead", "wide") for month in months)
            narrow = not ahead and window.days <= FEW
            yield from (("past", *head, time) for time in (_days(_widened(window, 1)) if narrow else months))


def _widened(window: Window, days: int) -> Window:
    return Window(day_after(window.earliest, -days), day_after(window.latest, days), window.told)


def _open(kept: Kept, window: Window) -> Window:
    """An announcement is looked for from its publication on, since it may be called off long before it is due."""
    return Window(min(kept.day or window.earliest, window.earliest), window.latest, window.told)


def _days(window: Window) -> Iterator[str]:
    day = window.earliest
    for _ in range(min(window.days, FEW + 2 * STATEMENT_DAYS)):
        yield day
        day = day_after(day, 1)


def _published(kept: Kept, window: Window) -> Window:
    """A statement is found by the day on which it was published."""
    return Window(kept.day, kept.day, True) if kept.day else window


def _heads(kept: Kept, item: Event) -> tuple[tuple[str, str], ...]:
    words = {word for party in takers(kept, names_of(item)) for word in party_keys(party)}
    words |= {f"place {item.place.lower()}"} if item.place else set()
    groups = [group.name for group in load().groups.get(item.type, ())]
    return tuple((group, word) for group in groups for word in sorted(words))


def _claimed(kept: Kept, item: Statement) -> tuple[tuple[str, str], ...]:
    """The states that a statement tells of; those of a denial, and its speaker's, lead to what it denies."""
    denial = load().tells(telling(kept), "denial")
    states = set(states_in(kept.said))
    if denial:
        states |= {party.state for party in parties_of(kept, item.speaker) if party.state}
    return tuple(("denial" if denial else "claim", state) for state in sorted(states))


def telling(kept: Kept) -> str:
    """The sentence around what was said, where the verb of saying stands."""
    return kept.quote.replace(kept.said, " ") if kept.said else kept.quote


def _spoken(kept: Kept, item: Statement) -> tuple[tuple[str, str], ...]:
    words = [word for party in parties_of(kept, item.speaker) for word in party_keys(party)]
    return tuple(("statement", word) for word in (*words, *(f"run {run}" for run in runs(kept.said)[:2])))


def _counted(kept: Kept, item: Figure) -> tuple[tuple[str, str], ...]:
    place = {f"place {item.place.lower()}"} if item.place else set()
    return tuple((item.measure, word) for word in sorted(place | content_words(kept.about))[:12])
