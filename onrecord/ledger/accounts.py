"""What several reports tell together: the same event or statement once with all its tellings, figures of one thing."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.ledger import asking
from onrecord.ledger.candidates import kept_of
from onrecord.ledger.entry import Entry
from onrecord.ledger.judging import Judged
from onrecord.ledger.linking import groups, linked, links_of
from onrecord.ledger.question import Question
from onrecord.model import Event, Figure, Item, Statement
from onrecord.model.links import Link, Matcher

__all__ = ["SAME", "Account", "Party", "accounts", "parties"]

SAME = ("same event", "same statement", "restated", "rival figure", "successive figure", "corrected figure")
"""The links whose items are told together."""

_COMPARED = ("type", "mode", "status", "place", "measure", "low", "high")
"""What may be told otherwise in other reports, beside names and days."""


@dataclass(frozen=True, slots=True)
class Account:
    """One event, statement or figure with all its tellings, in the order in which they were published.

    `witnesses` counts the independent reports: copies of one text are one. `links` are those between the tellings and
    those to other items (denials, outcomes), `variants` what is not told alike: for each field the values with the
    entries that tell them.
    """

    entries: tuple[Entry, ...]
    links: tuple[Link, ...] = ()
    witnesses: int = 1
    variants: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def main(self) -> Entry:
        """The entry that stands for all: the one with the most told, the first published of those."""
        return max(self.entries, key=lambda entry: (_told(entry.item), -self.entries.index(entry)))


@dataclass(slots=True)
class Party:
    """A name that takes part, how often in which part and in which types of events, and from when to when."""

    name: str
    items: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    first: str | None = None
    last: str | None = None


def accounts(
    connection: sqlite3.Connection,
    entries: Sequence[Entry],
    question: Question,
    judged: Judged,
    matcher: Matcher | None = None,
) -> list[Account]:
    """The entries put together by the links that hold, in the order of each account's first entry.

    Tellings that the question's filters leave out belong to an account too; `known_on` and `rejected` hold for them.
    """
    ids, links = linked(connection, [entry.id for entry in entries], question, judged, SAME)
    known = {entry.id: entry for entry in entries}
    for entry in asking.by_ids(connection, [id_ for id_ in ids if id_ not in known], question, judged):
        if question.rejected or not entry.rejected:
            known[entry.id] = entry
    together = _together(connection, known, links, question, judged, matcher)
    copies = _copies(connection, known.values(), question, judged)
    return [
        _account([known[id_] for id_ in group], links, copies)
        for group in dict.fromkeys(together.get(entry.id, (entry.id,)) for entry in entries)
    ]


def _together(
    connection: sqlite3.Connection,
    known: Mapping[str, Entry],
    links: Sequence[Link],
    question: Question,
    judged: Judged,
    matcher: Matcher | None,
) -> dict[str, tuple[str, ...]]:
    """For each entry those that tell the same: as matching groups events, as links join the rest, as people merged."""
    pairs = [_pair(pair) for pair, each in judged.pairs.items() if each.verdict == "merge"]
    by_link = [link for link in links if link.kind in SAME]
    if matcher is not None:
        told = {id_ for id_, entry in known.items() if isinstance(entry.item, Event)}
        kept = {each.id: each for each in kept_of(connection, told, question, judged)}
        events = [link for link in by_link if link.kind == "same event" and link.one in kept and link.other in kept]
        pairs += [(group[0], other) for group in matcher.events(kept, events) for other in group[1:]]
        by_link = [link for link in by_link if link not in events]
    pairs += [(link.one, link.other) for link in by_link]
    return groups([(one, other) for one, other in pairs if one in known and other in known])


def _pair(pair: frozenset[str]) -> tuple[str, str]:
    one, other = sorted(pair)
    return one, other


def _copies(
    connection: sqlite3.Connection, entries: Iterable[Entry], question: Question, judged: Judged
) -> dict[str, tuple[str, ...]]:
    """The reports that are copies of each other, for each report that has any."""
    known_on = question.known_on if question.clock == "recording" else None
    reports = list(dict.fromkeys(entry.report for entry in entries))
    links = links_of(connection, reports, known_on, judged)
    return groups([(link.one, link.other) for link in links if link.kind == "copy"])


def _account(entries: list[Entry], links: list[Link], copies: dict[str, tuple[str, ...]]) -> Account:
    entries.sort(key=lambda entry: (entry.origin.published is None, entry.origin.published or "", entry.id))
    ids = {entry.id for entry in entries}
    witnesses = {copies.get(entry.report, (entry.report,)) for entry in entries}
    mine = tuple(link for link in links if link.one in ids or link.other in ids)
    return Account(tuple(entries), mine, len(witnesses), _variants(entries))


def _variants(entries: Sequence[Entry]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The fields of which the entries tell more than one value, with who tells which; silence is no variant."""
    told: dict[str, dict[str, tuple[str, ...]]] = {}
    for entry in entries:
        for name, value in _values(entry.item):
            by_value = told.setdefault(name, {})
            by_value[value] = (*by_value.get(value, ()), entry.id)
    return {name: by_value for name, by_value in told.items() if len(by_value) > 1}


def _values(item: Item) -> list[tuple[str, str]]:
    values = [(name, str(getattr(item, name))) for name in _COMPARED if getattr(item, name, None) is not None]
    several = ("actors", "recipients", "speaker")
    values += [(name, "; ".join(sorted(getattr(item, name)))) for name in several if getattr(item, name, ())]
    if item.time and (item.time.earliest or item.time.latest):
        values.append(("day", f"{item.time.earliest or '…'}/{item.time.latest or '…'}"))
    return values


def _told(item: Item) -> int:
    return len(_values(item))


def parties(entries: Iterable[Entry]) -> list[Party]:
    """Who takes part in the entries, those with the most items first."""
    found: dict[str, Party] = {}
    for entry in entries:
        parts = dict.fromkeys(_parts(entry.item))
        for name in dict.fromkeys(name for _, name in parts):
            party = found.setdefault(name, Party(name))
            party.items += 1
            party.roles.update(role for role, each in parts if each == name)
            if isinstance(entry.item, Event):
                party.types[entry.item.type] += 1
            _widen(party, entry.item)
    return sorted(found.values(), key=lambda party: (-party.items, party.name))


def _parts(item: Item) -> list[tuple[str, str]]:
    if isinstance(item, Event):
        return [*(("actor", name) for name in item.actors), *(("recipient", name) for name in item.recipients)]
    if isinstance(item, Statement):
        behalf = [("on_behalf_of", item.on_behalf_of)] if item.on_behalf_of else []
        return [
            *(("speaker", name) for name in item.speaker),
            *(("addressee", name) for name in item.addressee),
            *behalf,
        ]
    assert isinstance(item, Figure)
    return []


def _widen(party: Party, item: Item) -> None:
    days = [day for day in (item.time.earliest, item.time.latest) if day] if item.time else []
    if days:
        party.first = min([*days, *([party.first] if party.first else [])])
        party.last = max([*days, *([party.last] if party.last else [])])
