"""What makes a report the same report and an item the same item, on every machine and in every reading."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from typing import Any

from onrecord.ledger.entry import kind_of
from onrecord.model import Event, Item, Record, Report, Span, Statement

__all__ = ["extra_of", "fold", "identity", "item_ids", "main_span", "record_digest", "report_digest", "report_id"]

_WORD = re.compile(r"\w+")


def identity(report: Report) -> str:
    """What stays when a report's text changes: its address, else its outlet and id."""
    return _canonical(["url", report.url] if report.url else ["id", report.outlet, report.id])


def report_id(identity_: str) -> str:
    """The id of a report in every ledger: 16 hex digits from its identity."""
    return hashlib.sha256(identity_.encode()).hexdigest()[:16]


def report_digest(report: Report) -> str:
    """Digest of a report's text and origin; its `id` is left out, so that a copied file is the same report."""
    return _digest([report.title, report.outlet, report.published, report.url, report.language, report.text])


def record_digest(record: Record) -> str:
    """Digest of everything that a record says beyond its report."""
    items, extra = [item.to_json() for item in record.items], extra_of(record)
    return _digest([items, extra] if extra else items)


def extra_of(record: Record) -> dict[str, Any]:
    """What a record says beside its report and its items, in its own form; what is empty is left out."""
    known = ("report", "statements", "events", "figures")
    return {name: value for name, value in record.to_json().items() if name not in known and value}


def item_ids(record: Record) -> tuple[str, ...]:
    """The id of each of `record.items`: 16 hex digits from the report, the kind of item and its main span.

    Title and date of the report play no part, so that correcting them keeps the ids. Items of one kind with the same
    main span are told apart by their order in the record.
    """
    report = record.report
    basis = _digest([report.url or report.outlet, report.text])
    seen: Counter[tuple[str, Span]] = Counter()
    ids = []
    for item in record.items:
        place = (kind_of(item), main_span(item))
        ids.append(_digest([basis, *place, seen[place]])[:16])
        seen[place] += 1
    return tuple(ids)


def main_span(item: Item) -> Span:
    """What an item stands with: an event's anchor, a statement's cue, else what was said, else its evidence."""
    if isinstance(item, Event):
        return item.anchor
    if isinstance(item, Statement):
        if item.cue is not None:
            return item.cue
        return item.content[0] if item.content else item.evidence[0]
    return item.evidence[0]


def fold(name: str) -> str:
    """A name as it is looked for: words only, without case and accents, a space before and after each word."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return f" {' '.join(_WORD.findall(plain))} "


def _digest(value: object) -> str:
    return hashlib.sha256(_canonical(value).encode()).hexdigest()


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
