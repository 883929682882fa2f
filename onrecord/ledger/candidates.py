"""What matching asks of the ledger: who shares a key; and what it is given to keep for that."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from onrecord.ledger.forms import item_of
from onrecord.ledger.judging import Judged, corrected
from onrecord.ledger.known import current
from onrecord.ledger.question import Question
from onrecord.model.links import Kept, KeptReport, Matcher, kept_from_json

__all__ = ["LedgerCandidates", "ids_under", "keep", "kept_of", "maker_of", "unseen"]

_DERIVED = ("id", "report", "outlet", "published", "recorded", "quote", "event", "voice", "keys")
"""What a kept item says that stands in the ledger's own columns; `keys` are rows of their own."""

MANY = 500
"""Keys that go into one query."""


_KEPT = """
SELECT items.item, reports.id, items.kind, items.body, items.rule, versions.outlet, versions.published,
  records.recorded_at, items.quote, items.event, items.voices,
  (SELECT kept FROM kept_items WHERE kept_items.item = items.key ORDER BY matched DESC LIMIT 1)
FROM items CROSS JOIN records ON records.key = items.record
CROSS JOIN versions ON versions.key = records.version CROSS JOIN reports ON reports.key = versions.report
WHERE {key} = ? AND {known}
"""


class LedgerCandidates:
    """The ledger as matching sees it: only records that count are found."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def items(self, keys: Sequence[int]) -> Iterator[Kept]:
        """The items with at least one of these keys, each once, in the order of adding."""
        for key in self._found("item_keys", "item", keys):
            for row in self._connection.execute(_KEPT.format(key="items.key", known=current()[0]), (key,)):
                yield _kept(row)

    def reports(self, keys: Sequence[int]) -> Iterator[KeptReport]:
        """The reports with at least one of these keys, each once, without their items."""
        condition, _ = current()
        query = f"""
        SELECT matched.kept FROM matched CROSS JOIN records ON records.key = matched.record
        CROSS JOIN versions ON versions.key = records.version
        WHERE matched.record = ? AND {condition} ORDER BY matched.key DESC LIMIT 1
        """
        for key in self._found("report_keys", "record", keys):
            for row in self._connection.execute(query, (key,)):
                yield _report(json.loads(row[0]))

    def _found(self, table: str, column: str, keys: Sequence[int]) -> list[int]:
        """What has one of the keys, in order."""
        found: set[int] = set()
        wanted = list(dict.fromkeys(keys))
        for start in range(0, len(wanted), MANY):
            some = wanted[start : start + MANY]
            query = f"SELECT {column} FROM {table} WHERE key IN ({', '.join('?' * len(some))})"
            found.update(row[0] for row in self._connection.execute(query, some))
        return sorted(found)


def keep(connection: sqlite3.Connection, record: int, kept: KeptReport, maker: str, instant: str) -> None:
    """Keeps what matching wants to find again, in a transaction of the caller's; `record` is the record's key."""
    plain = {
        name: getattr(kept, name)
        for name in ("id", "outlet", "published", "recorded", "digest", "signature", "words", "keys")
    }
    query = "INSERT INTO matched (record, matcher, kept, recorded_at) VALUES (?, ?, ?, ?) RETURNING key"
    row = (record, maker, json.dumps(plain, ensure_ascii=False, separators=(",", ":")), instant)
    matched = int(connection.execute(query, row).fetchone()[0])
    connection.executemany(
        "INSERT OR IGNORE INTO report_keys (key, record) VALUES (?, ?)", [(key, record) for key in kept.keys]
    )
    rows = dict(connection.execute("SELECT item, key FROM items WHERE record = ?", (record,)).fetchall())
    for each in kept.items:
        mine = {name: value for name, value in each.to_json().items() if name not in _DERIVED}
        value = json.dumps(mine, ensure_ascii=False, separators=(",", ":"))
        query = "INSERT INTO kept_items (item, matched, kept) VALUES (?, ?, ?)"
        connection.execute(query, (rows[each.id], matched, value))
        connection.executemany(
            "INSERT OR IGNORE INTO item_keys (key, item) VALUES (?, ?)", [(key, rows[each.id]) for key in each.keys]
        )


def kept_of(connection: sqlite3.Connection, ids: Iterable[str], question: Question, judged: Judged) -> Iterator[Kept]:
    """The items with these ids that count, as matching keeps them, corrected where people did, in the order given."""
    condition, values = current(question.known_on, question.clock)
    query = _KEPT.format(key="items.item", known=condition)
    for id_ in dict.fromkeys(ids):
        for row in connection.execute(query, (id_, *values)):
            kept = _kept(row)
            yield replace(kept, item=corrected(kept.item, judged.of(id_)))


def ids_under(connection: sqlite3.Connection, keys: Sequence[int], maker: str, question: Question) -> list[str] | None:
    """The ids of the items with one of these keys, of all readings; None where this matcher has not seen every record
    that counts on the question's day, so that the keys do not lead to all."""
    if unseen(connection, maker, question):
        return None
    query = f"""
    SELECT DISTINCT items.item FROM item_keys CROSS JOIN items ON items.key = item_keys.item
    WHERE item_keys.key IN ({", ".join("?" * len(keys))}) ORDER BY items.key
    """
    return [str(row[0]) for row in connection.execute(query, list(keys))]


def unseen(connection: sqlite3.Connection, maker: str, question: Question | None = None) -> list[int]:
    """The keys of the records that count (on the question's day) and that this matcher has not seen, in the order of
    adding."""
    condition, values = current(question.known_on, question.clock) if question else current()
    query = f"""
    SELECT records.key FROM records JOIN versions ON versions.key = records.version WHERE {condition}
    AND NOT EXISTS (SELECT 1 FROM matched WHERE matched.record = records.key AND matched.matcher = ?)
    ORDER BY records.key
    """
    return [int(row[0]) for row in connection.execute(query, (*values, maker))]


def maker_of(matcher: Matcher) -> str:
    """The name of a matcher as it stands beside its links; with a new one everything is matched anew."""
    return str(getattr(matcher, "name", type(matcher).__name__))


def _kept(row: tuple[str, ...]) -> Kept:
    id_, report, kind, body, rule, outlet, published, recorded, quote, event, voices, kept = row
    speakers = [name for _, _, names in json.loads(voices) for name in names]
    plain: dict[str, Any] = {"id": id_, "report": report, "outlet": outlet, "published": published}
    plain |= {"recorded": recorded, "quote": quote, "event": event, "voice": speakers}
    plain |= json.loads(kept) if kept else {}
    return kept_from_json(plain, item_of(kind, json.loads(body), rule))


def _report(plain: dict[str, Any]) -> KeptReport:
    lists = {name: tuple(plain[name]) for name in ("signature", "keys")}
    return KeptReport(**{**plain, **lists})
