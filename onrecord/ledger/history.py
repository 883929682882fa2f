"""How the ledger grew: what came into it since an instant, and what became known between two days."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from onrecord.errors import SettingsError
from onrecord.ledger.differences import Change, changes_of
from onrecord.ledger.entry import Entry, Kind, Origin
from onrecord.ledger.judgement import Judgement
from onrecord.ledger.judging import judgements
from onrecord.ledger.question import Question, check_day
from onrecord.model.links import Link

__all__ = ["Added", "Changes", "Difference", "Reading", "changes", "difference", "readings"]


@dataclass(frozen=True, slots=True)
class Added:
    """A version of a report that came in; `changes` say how it differs from the one before, if there was one."""

    origin: Origin
    recorded_at: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A version read again: items that came and went, and those of which something is read otherwise.

    Each is an id with the kind; `otherwise` has for each id the fields with what was and what is read now.
    """

    origin: Origin
    reader: str
    before: str
    recorded_at: str
    came: tuple[tuple[str, Kind], ...]
    went: tuple[tuple[str, Kind], ...]
    otherwise: tuple[tuple[str, Kind, dict[str, tuple[Any, Any]]], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What came into a ledger since an instant, each in the order in which it came.

    `links` are those found or found anew, with True, and those no longer found, with False.
    """

    reports: tuple[Added, ...]
    versions: tuple[Added, ...]
    readings: tuple[Reading, ...]
    links: tuple[tuple[Link, bool, str], ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What one day knows and another does not: entries that came, that went (a changed report), that changed.

    An entry that `changed` is given as it was and as it is.
    """

    came: tuple[Entry, ...]
    went: tuple[Entry, ...]
    changed: tuple[tuple[Entry, Entry], ...]


def changes(connection: sqlite3.Connection, since: str) -> Changes:
    """What was recorded at `since` (a day, or an instant in UTC such as 2025-05-17T12:00:00Z) or later."""
    check_day(since[:10])
    added = _added(connection, since)
    query = "SELECT kind, one, other, score, reason, holds, recorded_at FROM links WHERE recorded_at >= ? ORDER BY key"
    links = [
        (Link(kind, one, other, score, reason), bool(holds), instant)
        for kind, one, other, score, reason, holds, instant in connection.execute(query, (since,))
    ]
    return Changes(
        tuple(each for each in added if each.origin.version == 1),
        tuple(each for each in added if each.origin.version > 1),
        tuple(readings(connection, "recorded_at", since)),
        tuple(links),
        tuple(each for each in judgements(connection) if each.recorded_at >= since),
    )


def _added(connection: sqlite3.Connection, since: str) -> list[Added]:
    query = """
    SELECT versions.id, title, outlet, published, url, number, recorded_at, differences.changes
    FROM versions LEFT JOIN differences ON differences.version = versions.key WHERE recorded_at >= ? ORDER BY key
    """
    return [
        Added(Origin(*row[:6]), row[6], changes_of(row[7]) if row[7] else ())
        for row in connection.execute(query, (since,))
    ]


def readings(connection: sqlite3.Connection, column: Literal["key", "recorded_at"], since: str | int) -> list[Reading]:
    """The readings since an instant, or since a record's key, of versions read before, each against the one before."""
    query = f"""
    SELECT records.key, records.reader, records.recorded_at, older.key, older.reader,
      versions.id, title, outlet, published, url, number
    FROM records JOIN versions ON versions.key = records.version
    JOIN records AS older ON older.key = (
      SELECT max(key) FROM records AS any WHERE any.version = records.version AND any.key < records.key)
    WHERE records.{column} >= ? ORDER BY records.key
    """
    found = []
    for key, reader, instant, older, before, *origin in connection.execute(query, (since,)).fetchall():
        was, now = _bodies(connection, older), _bodies(connection, key)
        otherwise = [
            (id_, kind, fields)
            for id_, (kind, body) in now.items()
            if id_ in was and (fields := _fields(was[id_][1], body))
        ]
        came = tuple((id_, kind) for id_, (kind, _) in now.items() if id_ not in was)
        went = tuple((id_, kind) for id_, (kind, _) in was.items() if id_ not in now)
        found.append(Reading(Origin(*origin), reader, before, instant, came, went, tuple(otherwise)))
    return found


def _bodies(connection: sqlite3.Connection, record: int) -> dict[str, tuple[Kind, dict[str, Any]]]:
    query = "SELECT item, kind, body FROM items WHERE record = ? ORDER BY position"
    return {id_: (kind, json.loads(body)) for id_, kind, body in connection.execute(query, (record,))}


def _fields(was: dict[str, Any], now: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The fields that are read otherwise; ids inside the record and the rule that made an item are no content."""
    names = [name for name in now if name not in {"id", "source", "event", "rule"}]
    return {name: (was.get(name), now[name]) for name in names if was.get(name) != now[name]}


def difference(ask: Callable[[Question], list[Entry]], before: str, after: str, question: Question) -> Difference:
    """What became known between the ends of two days, among what the question asks for."""
    if before > after:
        raise SettingsError(f"{before} comes after {after}.", "Give the earlier day first.")
    was = {entry.id: entry for entry in ask(replace(question, known_on=before))}
    now = {entry.id: entry for entry in ask(replace(question, known_on=after))}
    return Difference(
        tuple(entry for id_, entry in now.items() if id_ not in was),
        tuple(entry for id_, entry in was.items() if id_ not in now),
        tuple((was[id_], entry) for id_, entry in now.items() if id_ in was and was[id_].item != entry.item),
    )
