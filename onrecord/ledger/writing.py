"""Adding a record to the ledger: its report, the version of its text, the record and its items, each as new rows."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from functools import cache
from typing import NamedTuple

from onrecord.data import DATA
from onrecord.errors import RecordError, SettingsError
from onrecord.ledger.differences import difference_json
from onrecord.ledger.entry import BREAK, kind_of
from onrecord.ledger.identity import extra_of, identity, item_ids, record_digest, report_digest, report_id
from onrecord.ledger.naming import Names
from onrecord.ledger.topics import topic
from onrecord.model import Event, Figure, Record, Report, spans_json
from onrecord.version import __version__

__all__ = ["add", "check", "holds", "ids_of", "knows", "now", "reader"]

DIGITS = 64
"""Length of a digest; behind it the number of a version that has the same text and origin as an earlier one."""


@cache
def reader() -> str:
    """The name of this reader as it stands beside the records that it made: its version and its network's."""
    labels = json.loads((DATA / "network" / "labels.json").read_text(encoding="utf-8"))
    return f"onrecord {__version__}, network {labels['version']}"


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
    """Whether the reader's record of this version is there, and no other version came after it."""
    known = _newest(connection, report)
    if known is None or known.digest != report_digest(report):
        return False
    query = "SELECT 1 FROM records WHERE version = ? AND reader = ?"
    return connection.execute(query, (known.key, by)).fetchone() is not None


def knows(connection: sqlite3.Connection, report: Report) -> bool:
    """Whether the report is there, in whatever version."""
    query = "SELECT 1 FROM reports WHERE identity = ? UNION ALL SELECT 1 FROM versions WHERE digest = ?"
    return connection.execute(query, (identity(report), report_digest(report))).fetchone() is not None


def add(connection: sqlite3.Connection, names: Names, record: Record, by: str, instant: str) -> int | None:
    """Adds what is new of the record, inside a transaction of the caller's; the key of the record if it was new."""
    version = _version(connection, record.report, instant)
    digest = record_digest(record)
    row = (version, by, digest)
    if connection.execute("SELECT 1 FROM records WHERE version = ? AND reader = ? AND digest = ?", row).fetchone():
        return None
    counted = len(record.statements), len(record.events), len(record.figures)
    key = _insert(
        connection,
        "INSERT INTO records (version, reader, digest, recorded_at, extra, statements, events, figures)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, instant, _json(extra_of(record)), *counted),
    )
    _add_items(connection, names, record, key)
    return key


def ids_of(connection: sqlite3.Connection, record: int) -> tuple[str, tuple[str, ...]]:
    """The id of the report of the record with this key, and the ids of its items in their order."""
    query = """
    SELECT reports.id FROM records JOIN versions ON versions.key = records.version
    JOIN reports ON reports.key = versions.report WHERE records.key = ?
    """
    report = str(connection.execute(query, (record,)).fetchone()[0])
    query = "SELECT item FROM items WHERE record = ? ORDER BY position"
    return report, tuple(str(row[0]) for row in connection.execute(query, (record,)))


class _Newest(NamedTuple):
    """The newest version of a report: its key, its report's, its number, the digest of text and origin, the text."""

    key: int
    report: int
    number: int
    digest: str
    text: str


def _newest(connection: sqlite3.Connection, report: Report) -> _Newest | None:
    """The newest version of the report with this identity, or of the one with just this text and origin."""
    query = f"""
    SELECT key, report, number, substr(digest, 1, {DIGITS}), text FROM versions
    WHERE report = coalesce(
      (SELECT report FROM versions WHERE digest = ?), (SELECT key FROM reports WHERE identity = ?))
    ORDER BY number DESC LIMIT 1
    """
    row = connection.execute(query, (report_digest(report), identity(report))).fetchone()
    return _Newest(*row) if row else None


def _version(connection: sqlite3.Connection, report: Report, instant: str) -> int:
    """The key of the newest version, if it has just this text and origin; else such a version is added.

    A report that goes back to what it said before has that as its newest version once more, and all in between.
    """
    digest, previous = report_digest(report), _newest(connection, report)
    if previous and previous.digest == digest:
        return previous.key
    if previous:
        key, number = previous.report, previous.number + 1
    else:
        name, number = identity(report), 1
        query = "INSERT INTO reports (identity, id, recorded_at) VALUES (?, ?, ?)"
        key = _insert(connection, query, (name, report_id(name), instant))
    if connection.execute("SELECT 1 FROM versions WHERE digest = ?", (digest,)).fetchone():
        digest += f" {number}"
    origin = (report.id, report.title, report.outlet, report.published, report.url, report.language, report.text)
    version = _insert(
        connection,
        "INSERT INTO versions (report, number, digest, id, title, outlet, published, url, language, text, quiet,"
        " recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (key, number, digest, *origin, json.dumps(spans_json(report.quiet)), instant),
    )
    if previous:
        query = "INSERT INTO differences (version, previous, changes) VALUES (?, ?, ?)"
        connection.execute(query, (version, previous.key, difference_json(previous.text, report.text)))
    return version


def _add_items(connection: sqlite3.Connection, names: Names, record: Record, key: int) -> None:
    ids, text = item_ids(record), record.report.text
    by_id = {item.id: id_ for item, id_ in zip(record.items, ids, strict=True)}
    identities = names.identities(connection, record)
    for position, (item, id_) in enumerate(zip(record.items, ids, strict=True)):
        quote, *further = (text[span.start : span.end] for span in item.evidence)
        voices = [[by_id[each.id], each.id, list(each.speaker)] for each in record.voices(item)]
        earliest, latest = (item.time.earliest, item.time.latest) if item.time else (None, None)
        body = item.to_json()
        row = _insert(
            connection,
            "INSERT INTO items (record, position, item, kind, id, type, status, earliest, latest, quote, further,"
            " voices, event, rule, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(key, position, id_, kind_of(item), item.id),
                *((item.type, item.status) if isinstance(item, Event) else (None, None)),
                *(earliest, latest, quote, BREAK.join(further), _json(voices)),
                by_id.get(item.event or "") if isinstance(item, Figure) else None,
                *(item.rule, _json(body)),
            ),
        )
        connection.execute("INSERT INTO topics (rowid, topic) VALUES (?, ?)", (row, topic(body, text)))
        names.place(connection, item, row, earliest or latest or "none", identities)


def _insert(connection: sqlite3.Connection, query: str, values: tuple[object, ...]) -> int:
    """Inserts a row and gives its key."""
    key = connection.execute(query, values).lastrowid
    assert key is not None
    return key


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
