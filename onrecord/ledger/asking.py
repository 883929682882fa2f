"""Every question asked of the ledger, as SQL, and the rows that answer it as entries and records."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator

from onrecord.ledger.entry import BREAK, Entry, Found, Origin, Question, Voice
from onrecord.ledger.forms import item_of
from onrecord.ledger.identity import fold
from onrecord.model import Event, Figure, Item, Record, Report, Span, Statement

__all__ = ["counts", "entries", "found", "ids", "records", "timeline"]

PARTIES = ("actor", "recipient", "speaker", "addressee", "on_behalf_of")
"""The roles in which an actor that is asked for may take part."""

_ENTRY = """
SELECT items.item, items.kind, items.body, items.rule, items.quote, items.further, items.voices, items.event,
  versions.id, versions.title, versions.outlet, versions.published, versions.url, versions.number, records.recorded_at
FROM {records} AS records JOIN versions ON versions.key = records.version JOIN items ON items.record = records.key
"""

_RECORD = """
SELECT records.key, versions.id, versions.text, versions.title, versions.outlet, versions.published, versions.url,
  versions.language, versions.quiet, items.kind, items.body, items.rule, items.item, items.id
FROM {records} AS records JOIN versions ON versions.key = records.version LEFT JOIN items ON items.record = records.key
"""


def timeline(connection: sqlite3.Connection, question: Question) -> Iterator[Entry]:
    """The entries that answer the question, by day; see `Ledger.timeline`."""
    conditions, values = _conditions(question)
    query = f"""
    {_ENTRY.format(records="current_records")} WHERE {" AND ".join(conditions)}
    ORDER BY coalesce(items.earliest, items.latest) IS NULL, coalesce(items.earliest, items.latest),
      items.earliest IS NULL, items.latest IS NULL, items.latest,
      versions.published IS NULL, versions.published, records.report, items.position
    """
    return map(_entry, connection.execute(query, values))


def entries(connection: sqlite3.Connection) -> Iterator[Found]:
    """Every entry of every current record, with its record."""
    for key in _current(connection):
        record, ids = _read(connection, key)
        query = f"{_ENTRY.format(records='records')} WHERE records.key = ? ORDER BY items.position"
        yield from [Found(_entry(row), record, ids) for row in connection.execute(query, (key,))]


def records(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every current record."""
    for key in _current(connection):
        yield _read(connection, key)[0]


def _current(connection: sqlite3.Connection) -> list[int]:
    """The keys of the current records, in the order of adding.

    Each record is then read by itself, so that the file is free for writing while a slow program takes what is yielded.
    """
    return [row[0] for row in connection.execute("SELECT key FROM current_records ORDER BY report")]


def ids(connection: sqlite3.Connection, beginning: str) -> list[str]:
    """The ids of items that begin so; the one that is just this, if there is one."""
    wanted = beginning.strip().lower()
    if not wanted or not set(wanted) <= set("0123456789abcdef"):
        return []
    query = "SELECT DISTINCT item FROM items WHERE item >= ? AND item < ? ORDER BY item"
    return [row[0] for row in connection.execute(query, (wanted, wanted + "g"))]


def found(connection: sqlite3.Connection, id_: str) -> Found:
    """The entry with this id as it was read last, with its record."""
    row = connection.execute("SELECT record FROM items WHERE item = ? ORDER BY record DESC LIMIT 1", (id_,)).fetchone()
    query = f"{_ENTRY.format(records='records')} WHERE records.key = ? AND items.item = ?"
    entry = _entry(connection.execute(query, (row[0], id_)).fetchone())
    return Found(entry, *_read(connection, row[0]))


def _read(connection: sqlite3.Connection, key: int) -> tuple[Record, dict[str, str]]:
    """The record with this key, and the entry ids of its items by their ids in it."""
    query = f"{_RECORD.format(records='records')} WHERE records.key = ? ORDER BY items.position"
    rows = connection.execute(query, (key,)).fetchall()
    return _record(rows), {row[13]: row[12] for row in rows if row[9]}


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many reports and how many current items of each kind."""
    query = "SELECT kind, count(*) FROM items JOIN current_records ON current_records.key = items.record GROUP BY kind"
    by_kind = dict(connection.execute(query).fetchall())
    reports = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
    return {"report": reports, **{kind: by_kind.get(kind, 0) for kind in ("statement", "event", "figure")}}


def _conditions(question: Question) -> tuple[list[str], list[str]]:
    """The conditions of a question in SQL, and the values that stand for their question marks."""
    conditions = [f"items.kind IN ({_marks(question.kinds)})"]
    values: list[str] = [*question.kinds]
    for column, wanted in (("type", question.types), ("status", question.statuses)):
        if wanted:
            conditions.append(f"items.{column} IN ({_marks(wanted)})")
            values += wanted
    places = ((question.place, ("place",)),) if question.place else ()
    for name, roles in (*((actor, PARTIES) for actor in question.actors), *places):
        conditions.append(
            "items.key IN (SELECT roles.item FROM names JOIN roles ON roles.name = names.key"
            f" WHERE instr(names.folded, ?) AND roles.role IN ({_marks(roles)}))"
        )
        values += [fold(name), *roles]
    if question.since or question.until:
        conditions.append("coalesce(items.earliest, items.latest) IS NOT NULL")
        conditions.append("coalesce(items.latest, '9999') >= ? AND coalesce(items.earliest, '') <= ?")
        values += [question.since or "", question.until or "9999"]
    if question.text:
        conditions.append("items.key IN (SELECT rowid FROM quotes WHERE quotes MATCH ?)")
        values.append(_match(question.text))
    return conditions, values


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


def _match(words: str) -> str:
    """Words as a question to the index: each one literally, all of them, `*` at the end of a word left open."""
    terms = []
    for word in filter(re.compile(r"\w").search, words.split()):
        literal = '"' + word.rstrip("*").replace('"', '""') + '"'
        terms.append(literal + "*" if word.endswith("*") and word.rstrip("*") else literal)
    return " ".join(terms)


def _entry(row: tuple[str, ...]) -> Entry:
    id_, kind, body, rule, quote, further, voices, event, *origin, recorded_at = row
    return Entry(
        id=id_,
        item=item_of(kind, json.loads(body), rule),
        quote=quote,
        further=tuple(further.split(BREAK)) if further else (),
        voices=tuple(Voice(item, said, tuple(speakers)) for item, said, speakers in json.loads(voices)),
        event=event,
        origin=_origin(*origin),
        recorded_at=recorded_at,
    )


def _origin(id_: str, title: str, outlet: str, published: str, url: str, number: str) -> Origin:
    return Origin(id_, title, outlet, published, url, int(number))


def _record(rows: list[tuple[str, ...]]) -> Record:
    _, id_, text, title, outlet, published, url, language, quiet, *_ = rows[0]
    spans = tuple(Span(*pair) for pair in json.loads(quiet))
    report = Report(id_, text, title, outlet, published, url, language, spans)
    items: list[Item] = [item_of(row[9], json.loads(row[10]), row[11]) for row in rows if row[9]]
    return Record(
        report,
        tuple(item for item in items if isinstance(item, Statement)),
        tuple(item for item in items if isinstance(item, Event)),
        tuple(item for item in items if isinstance(item, Figure)),
    )
