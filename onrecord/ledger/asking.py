"""Questions asked of the ledger, and the rows that answer them as entries and records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import merge

from onrecord.ledger.conditions import days, match
from onrecord.ledger.entry import BREAK, Entry, Found, Origin, Voice
from onrecord.ledger.forms import item_of, record_of
from onrecord.ledger.identity import fold
from onrecord.ledger.judging import Judged, corrected
from onrecord.ledger.known import current
from onrecord.ledger.question import Clock, Question
from onrecord.model import Event, Figure, Record, Report, Span, Statement

__all__ = [
    "by_ids",
    "counts",
    "entries",
    "found",
    "ids",
    "last_day",
    "read",
    "records",
    "reports_with",
    "timeline",
    "undated",
]

FIRST, MORE = 50, 1_000
"""How many entries are read together at first, so that an answer begins at once, and then."""

_ENTRY = """
SELECT items.item, items.kind, items.body, items.rule, items.quote, items.further, items.voices, items.event,
  versions.id, versions.title, versions.outlet, versions.published, versions.url, versions.number,
  records.recorded_at, reports.id, reports.key, items.position
FROM items JOIN records ON records.key = items.record JOIN versions ON versions.key = records.version
  JOIN reports ON reports.key = versions.report
"""

_RECORD = """
SELECT versions.id, versions.text, versions.title, versions.outlet, versions.published, versions.url,
  versions.language, versions.quiet, records.extra, items.kind, items.body, items.rule, items.item, items.id
FROM records JOIN versions ON versions.key = records.version LEFT JOIN items ON items.record = records.key
WHERE records.key = ? ORDER BY items.position
"""

Place = tuple[str, bool, str, bool, str, int, int]
"""Where an entry stands in a timeline: its day, its bounds, its report's date, its report, its position in it."""


def timeline(connection: sqlite3.Connection, question: Question, judged: Judged) -> Iterator[Entry]:
    """The entries that answer the question, by day, as they are wanted; see `Ledger.timeline`."""
    changed = judged.corrections()
    as_read = (
        (place, entry) for place, entry in _answers(connection, question, judged, None) if entry.id not in changed
    )
    mended = [
        (place, entry)
        for place, entry in (_answers(connection, question, judged, changed) if changed else ())
        if _answers_to(question, entry)
    ]
    for _, entry in merge(as_read, sorted(mended, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        if question.rejected or not entry.rejected:
            yield entry


def _answers(
    connection: sqlite3.Connection, question: Question, judged: Judged, among: list[str] | None
) -> Iterator[tuple[Place, Entry]]:
    """The entries with their places, in order; some whole days at a time are read together."""
    taken, enough = list[int](), FIRST
    for _, keys in days(connection, question, among=among):
        taken += keys
        if len(taken) >= enough:
            yield from _placed(connection, taken, judged)
            taken, enough = [], MORE
    yield from _placed(connection, taken, judged)


def _placed(connection: sqlite3.Connection, keys: list[int], judged: Judged) -> list[tuple[Place, Entry]]:
    query = f"{_ENTRY} WHERE items.key IN ({', '.join(map(str, keys))})"
    found = [(_entry(row, judged), int(row[16]), int(row[17])) for row in connection.execute(query)]
    return sorted(((_place(entry, *rest), entry) for entry, *rest in found), key=lambda pair: pair[0])


def _place(entry: Entry, report: int, position: int) -> Place:
    time, published = entry.item.time, entry.origin.published
    earliest, latest = (time.earliest, time.latest) if time else (None, None)
    day = earliest or latest or "none"
    return day, earliest is None, latest or "none", published is None, published or "", report, position


def _answers_to(question: Question, entry: Entry) -> bool:
    """Whether a corrected entry still fits what a correction may have changed."""
    item = entry.item
    if isinstance(item, Event):
        parties, place = (*item.actors, *item.recipients), item.place
        fits = not question.types or item.type in question.types
        fits = fits and (not question.statuses or item.status in question.statuses)
    else:
        behalf = (item.on_behalf_of or "",) if isinstance(item, Statement) else ()
        parties = (*item.speaker, *item.addressee, *behalf) if isinstance(item, Statement) else ()
        place = item.place if isinstance(item, Figure) else None
        fits = not question.types and not question.statuses
    folded = [fold(name) for name in parties]
    fits = fits and all(any(fold(actor) in name for name in folded) for actor in question.actors)
    fits = fits and (question.place is None or fold(question.place) in fold(place or ""))
    if not (question.since or question.until):
        return fits
    earliest, latest = (item.time.earliest, item.time.latest) if item.time else (None, None)
    dated = bool(earliest or latest)
    return (
        fits and dated and (latest or "9999") >= (question.since or "") and (earliest or "") <= (question.until or "9")
    )


def entries(connection: sqlite3.Connection, judged: Judged, *, raw: bool = False) -> Iterator[Found]:
    """Every entry of every current record, with its record; nothing is left out, corrected unless `raw`."""
    for key in _current(connection):
        record, ids = read(connection, key)
        query = f"{_ENTRY} WHERE records.key = ? ORDER BY items.position"
        standing = Judged() if raw else judged
        yield from [Found(_entry(row, standing), record, ids) for row in connection.execute(query, (key,))]


def records(connection: sqlite3.Connection, known_on: str | None, clock: Clock) -> Iterator[Record]:
    """Every current record."""
    for key in _current(connection, known_on, clock):
        yield read(connection, key)[0]


def _current(
    connection: sqlite3.Connection, known_on: str | None = None, clock: Clock = "publication"
) -> Iterator[int]:
    """The keys of the current records, in the order of adding."""
    condition, values = current(known_on, clock)
    query = f"""
    SELECT records.key FROM records JOIN versions ON versions.key = records.version
    WHERE {condition} ORDER BY versions.report
    """
    return iter([row[0] for row in connection.execute(query, values)])


def ids(connection: sqlite3.Connection, beginning: str) -> list[str]:
    """The ids of items that begin so; the one that is just this, if there is one."""
    wanted = beginning.strip().lower()
    if not wanted or not set(wanted) <= set("0123456789abcdef"):
        return []
    query = "SELECT DISTINCT item FROM items WHERE item >= ? AND item < ? ORDER BY item"
    return [row[0] for row in connection.execute(query, (wanted, wanted + "g"))]


def found(connection: sqlite3.Connection, id_: str, judged: Judged) -> Found:
    """The entry with this id as it was read last, with its record."""
    row = connection.execute("SELECT record FROM items WHERE item = ? ORDER BY record DESC LIMIT 1", (id_,)).fetchone()
    query = f"{_ENTRY} WHERE records.key = ? AND items.item = ?"
    entry = _entry(connection.execute(query, (row[0], id_)).fetchone(), judged)
    return Found(entry, *read(connection, row[0]))


def by_ids(connection: sqlite3.Connection, wanted: Iterable[str], question: Question, judged: Judged) -> list[Entry]:
    """The entries with these ids that count, each once, in the order of the timeline; no filter narrows them."""
    condition, values = current(question.known_on, question.clock)
    query = f"{_ENTRY} WHERE items.item = ? AND {condition}"
    placed = [
        (_entry(row, judged), int(row[16]), int(row[17]))
        for id_ in dict.fromkeys(wanted)
        for row in connection.execute(query, (id_, *values))
    ]
    return [entry for entry, *_ in sorted(placed, key=lambda each: _place(*each))]


def reports_with(connection: sqlite3.Connection, words: str, question: Question) -> list[Origin]:
    """The reports that count whose title or text holds all these words, the newest first."""
    condition, values = current(question.known_on, question.clock)
    query = f"""
    SELECT DISTINCT versions.key, versions.id, versions.title, versions.outlet, versions.published, versions.url,
      versions.number
    FROM texts CROSS JOIN versions ON versions.key = texts.rowid CROSS JOIN records ON records.version = versions.key
    WHERE texts MATCH ? AND {condition} ORDER BY versions.published DESC, versions.key
    """
    return [Origin(*row[1:]) for row in connection.execute(query, (match(words), *values))]


def counts(connection: sqlite3.Connection, known_on: str | None, clock: Clock) -> dict[str, int]:
    """How many reports and how many items of each kind count."""
    condition, values = current(known_on, clock)
    query = f"""
    SELECT count(*), total(records.statements), total(records.events), total(records.figures)
    FROM records JOIN versions ON versions.key = records.version WHERE {condition}
    """
    row = connection.execute(query, values).fetchone()
    names = ("report", "statement", "event", "figure")
    return {name: int(count) for name, count in zip(names, row, strict=True)}


def last_day(connection: sqlite3.Connection) -> str | None:
    """The last day of publication of the reports that count."""
    condition, _ = current()
    query = f"""
    SELECT max(versions.day) FROM versions JOIN records ON records.version = versions.key WHERE {condition}
    """
    day = connection.execute(query).fetchone()[0]
    return str(day) if day else None


def undated(connection: sqlite3.Connection) -> int:
    """How many reports that count now have no date of publication."""
    condition, _ = current()
    query = f"""
    SELECT count(*) FROM versions JOIN records ON records.version = versions.key
    WHERE versions.published IS NULL AND {condition}
    """
    return int(connection.execute(query).fetchone()[0])


def read(connection: sqlite3.Connection, key: int) -> tuple[Record, dict[str, str]]:
    """The record with this key, and the entry ids of its items by their ids in it."""
    rows = connection.execute(_RECORD, (key,)).fetchall()
    id_, text, title, outlet, published, url, language, quiet, extra, *_ = rows[0]
    spans = tuple(Span(*pair) for pair in json.loads(quiet))
    report = Report(id_, text, title, outlet, published, url, language, spans)
    kept = [row for row in rows if row[9]]
    items = [item_of(row[9], json.loads(row[10]), row[11]) for row in kept]
    return record_of(report, items, json.loads(extra)), {row[13]: row[12] for row in kept}


def _entry(row: tuple[str, ...], judged: Judged) -> Entry:
    id_, kind, body, rule, quote, further, voices, event, *origin, recorded_at, report, _, _ = row
    name, title, outlet, published, url, version = origin
    item = item_of(kind, json.loads(body), rule)
    entry = Entry(
        id=id_,
        item=item,
        quote=quote,
        further=tuple(further.split(BREAK)) if further else (),
        voices=tuple(Voice(item, said, tuple(speakers)) for item, said, speakers in json.loads(voices)),
        event=event,
        origin=Origin(name, title, outlet, published, url, int(version)),
        recorded_at=recorded_at,
        report=report,
    )
    judgements = judged.of(id_)
    if not judgements:
        return entry
    mended = corrected(item, judgements)
    return replace(entry, item=mended, judgements=judgements, read=item if mended != item else None)
