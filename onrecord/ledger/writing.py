"""Adding a record to the ledger: its report, the version of its text, the record and its items, each as new rows."""

from __future__ import annotations

import json
import os
import sqlite3
import time

from onrecord.errors import RecordError, SettingsError
from onrecord.ledger.entry import BREAK, kind_of
from onrecord.ledger.identity import fold, identity, item_ids, record_digest, report_digest
from onrecord.model import Event, Figure, Item, Record, Report, Statement, spans_json
from onrecord.version import __version__

__all__ = ["add", "check", "holds", "knows", "now", "reader"]


def reader() -> str:
    """The name of this reader, as it stands beside the records that it made."""
    return f"onrecord {__version__}"


def now() -> str:
    """The present instant in UTC, ISO 8601 to the second; `SOURCE_DATE_EPOCH` (seconds since 1970) sets it."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        instant = time.gmtime(int(fixed) if fixed else None)
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(f"SOURCE_DATE_EPOCH is {fixed!r}.", "Give whole seconds since 1970-01-01.") from error
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", instant)


def check(record: Record) -> None:
    """Refuses a record with an item that has no evidence inside the text."""
    length = len(record.report.text)
    for item in record.items:
        if not item.evidence or any(not 0 <= span.start < span.end <= length for span in item.evidence):
            raise RecordError(
                f"Item {item.id} of report {record.report.id} has no evidence in the text, so the record is not kept.",
                "Give it the span of the words that carry it; if Onrecord made it, please report it.",
            )


def holds(connection: sqlite3.Connection, report: Report, by: str) -> bool:
    """Whether the reader's record of this version is there."""
    query = (
        "SELECT 1 FROM records JOIN versions ON versions.key = records.version WHERE versions.digest = ? AND reader = ?"
    )
    return connection.execute(query, (report_digest(report), by)).fetchone() is not None


def knows(connection: sqlite3.Connection, report: Report) -> bool:
    """Whether the report is there, in whatever version."""
    query = "SELECT 1 FROM reports WHERE identity = ? UNION ALL SELECT 1 FROM versions WHERE digest = ?"
    return connection.execute(query, (identity(report), report_digest(report))).fetchone() is not None


def add(connection: sqlite3.Connection, record: Record, by: str, instant: str) -> bool:
    """Adds what is new of the record, inside a transaction of the caller's; tells whether anything was."""
    version = _version(connection, record.report, instant)
    digest = record_digest(record)
    row = (version, by, digest)
    if connection.execute("SELECT 1 FROM records WHERE version = ? AND reader = ? AND digest = ?", row).fetchone():
        return False
    query = "INSERT INTO records (version, reader, digest, recorded_at) VALUES (?, ?, ?, ?)"
    _add_items(connection, record, _insert(connection, query, (*row, instant)))
    return True


def _version(connection: sqlite3.Connection, report: Report, instant: str) -> int:
    """The key of the version with just this text and origin, which is added if it is new."""
    digest = report_digest(report)
    known = connection.execute("SELECT key FROM versions WHERE digest = ?", (digest,)).fetchone()
    if known:
        return int(known[0])
    name = identity(report)
    found = connection.execute("SELECT key FROM reports WHERE identity = ?", (name,)).fetchone()
    key = (
        int(found[0])
        if found
        else _insert(connection, "INSERT INTO reports (identity, recorded_at) VALUES (?, ?)", (name, instant))
    )
    number = connection.execute("SELECT count(*) + 1 FROM versions WHERE report = ?", (key,)).fetchone()[0]
    origin = (report.id, report.title, report.outlet, report.published, report.url, report.language, report.text)
    return _insert(
        connection,
        "INSERT INTO versions (report, number, digest, id, title, outlet, published, url, language, text, quiet,"
        " recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (key, number, digest, *origin, json.dumps(spans_json(report.quiet)), instant),
    )


def _add_items(connection: sqlite3.Connection, record: Record, key: int) -> None:
    ids = item_ids(record)
    by_id = {item.id: id_ for item, id_ in zip(record.items, ids, strict=True)}
    for position, (item, id_) in enumerate(zip(record.items, ids, strict=True)):
        quote, *further = (record.report.text[span.start : span.end] for span in item.evidence)
        voices = [[by_id[each.id], each.id, list(each.speaker)] for each in record.voices(item)]
        row = _insert(
            connection,
            "INSERT INTO items (record, position, item, kind, id, type, status, earliest, latest, quote, further,"
            " voices, event, rule, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(key, position, id_, kind_of(item), item.id),
                *((item.type, item.status) if isinstance(item, Event) else (None, None)),
                *((item.time.earliest, item.time.latest) if item.time else (None, None)),
                *(quote, BREAK.join(further), _json(voices)),
                by_id.get(item.event or "") if isinstance(item, Figure) else None,
                *(item.rule, _json(item.to_json())),
            ),
        )
        _add_roles(connection, item, row)


def _add_roles(connection: sqlite3.Connection, item: Item, row: int) -> None:
    for role, names in _roles(item):
        for position, name in enumerate(names):
            known = connection.execute("SELECT key FROM names WHERE name = ?", (name,)).fetchone()
            key = (
                int(known[0])
                if known
                else _insert(connection, "INSERT INTO names (name, folded) VALUES (?, ?)", (name, fold(name)))
            )
            query = "INSERT INTO roles (item, role, position, name) VALUES (?, ?, ?, ?)"
            connection.execute(query, (row, role, position, key))


def _roles(item: Item) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if isinstance(item, Statement):
        behalf = (item.on_behalf_of,) if item.on_behalf_of else ()
        return ("speaker", item.speaker), ("addressee", item.addressee), ("on_behalf_of", behalf)
    place = ("place", (item.place,) if item.place else ())
    if isinstance(item, Event):
        return ("actor", item.actors), ("recipient", item.recipients), place
    return (place,)


def _insert(connection: sqlite3.Connection, query: str, values: tuple[object, ...]) -> int:
    """Inserts a row and gives its key."""
    key = connection.execute(query, values).lastrowid
    assert key is not None
    return key


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
