"""A table with one row an item: as CSV for spreadsheets, as Parquet for programs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO, TextIO

from onrecord.errors import SettingsError
from onrecord.ledger import Found, Ledger
from onrecord.model import Event, Item, Record, Report, Span, Statement
from onrecord.views.timeline import judged

__all__ = ["COLUMNS", "safe", "write_csv", "write_parquet"]

COLUMNS = (
    "item", "kind", "id",
    "report_id", "title", "outlet", "published", "url", "language", "version",
    "voice", "voice_item",
    "type", "mode", "status", "actors", "recipients", "anchor", "about",
    "speaker", "manner", "cue", "content", "addressee", "medium", "on_behalf_of",
    "measure", "low", "high", "approximate", "unit", "per", "event_item",
    "place", "time", "earliest", "latest", "at",
    "quote", "further_quotes", "evidence", "recorded_at",
    "contexts", "cumulative", "actor_ids", "recipient_ids", "speaker_ids",
    "country", "latitude", "longitude", "geonames", "rejected", "judgements",
)  # fmt: skip
"""The columns of the table, in their order; new ones come at the end."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the beginning of a cell."""

LISTS = (
    "voice",
    "actors",
    "recipients",
    "speaker",
    "addressee",
    "contexts",
    "actor_ids",
    "recipient_ids",
    "speaker_ids",
)
"""The columns that hold several names: parted by `; ` in CSV, lists in Parquet."""

NUMBERS = {"low": "double", "high": "double", "latitude": "double", "longitude": "double"}
TYPES = {"version": "int64", "geonames": "int64", "approximate": "bool", "cumulative": "bool", "rejected": "bool"}
TYPES |= NUMBERS | {"earliest": "date32", "latest": "date32"}
"""The types of Parquet's columns; the others are strings or lists of strings."""

GROUP = 20_000
"""Rows that are written to Parquet together."""


def write_csv(ledger: Ledger, stream: TextIO) -> None:
    """Writes the table as RFC 4180 wants it."""
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in rows(ledger):
        cells = {name: "; ".join(value) if name in LISTS else value for name, value in row.items()}
        table.writerow([safe(cells.get(column)) for column in COLUMNS])


def write_parquet(ledger: Ledger, stream: BinaryIO) -> None:
    """Writes the table as Parquet, with lists and numbers as such; raises `SettingsError` without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise SettingsError("Parquet needs pyarrow.", "Get it: pip install 'onrecord[export]'") from error
    plain = {"int64": pa.int64(), "double": pa.float64(), "bool": pa.bool_(), "date32": pa.date32()}
    kinds = [
        pa.list_(pa.string()) if name in LISTS else plain.get(TYPES.get(name, ""), pa.string()) for name in COLUMNS
    ]
    schema = pa.schema(list(zip(COLUMNS, kinds, strict=True)))
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        waiting = rows(ledger)
        while group := list(islice(waiting, GROUP)):
            columns = [
                pa.array([_typed(name, row.get(name)) for row in group], type=kind)
                for name, kind in zip(COLUMNS, kinds, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))


def _typed(name: str, value: Any) -> Any:
    if TYPES.get(name) == "date32" and value:
        from datetime import date

        return date.fromisoformat(value)
    return float(value) if name in NUMBERS and value is not None else value


def safe(value: object) -> str:
    """A cell; a text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return str(value)


def rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Every item as one row: names in lists, what an item has not left out."""
    for found in ledger.entries():
        yield {name: value for name, value in _cells(found).items() if value is not None}


def _cells(found: Found) -> dict[str, Any]:
    entry, report = found.entry, found.record.report
    item, time = entry.item, entry.item.time
    return {
        "item": entry.id,
        "kind": entry.kind,
        "id": item.id,
        "report_id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published,
        "url": report.url,
        "language": report.language,
        "version": entry.origin.version,
        "voice": list(entry.voices[0].speakers) if entry.voices else None,
        "voice_item": entry.voices[0].item if entry.voices else None,
        **_own_cells(item, report),
        **_identities(item, found.record),
        **_located(item, found.record),
        "event_item": entry.event,
        "time": time.text if time else None,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "at": time.at if time else None,
        "quote": entry.quote,
        "further_quotes": "\n".join(entry.further) or None,
        "evidence": ";".join(f"{span.start}-{span.end}" for span in item.evidence),
        "recorded_at": entry.recorded_at,
        "rejected": entry.rejected or None,
        "judgements": "\n".join(judged(each, entry) for each in entry.judgements) or None,
    }


def _own_cells(item: Item, report: Report) -> dict[str, Any]:
    def words(*spans: Span | None) -> str | None:
        return "\n".join(report.text[span.start : span.end] for span in spans if span) or None

    if isinstance(item, Statement):
        names = ("manner", "medium", "on_behalf_of")
        lists = {"speaker": list(item.speaker), "addressee": list(item.addressee)}
        return (
            {name: getattr(item, name) for name in names}
            | lists
            | {"cue": words(item.cue), "content": words(*item.content)}
        )
    if isinstance(item, Event):
        lists = {"actors": list(item.actors), "recipients": list(item.recipients), "contexts": list(item.contexts)}
        own = {name: getattr(item, name) for name in ("type", "mode", "status", "place")}
        return own | lists | {"anchor": words(item.anchor), "about": words(item.about)}
    own = {name: getattr(item, name) for name in ("measure", "low", "high", "approximate", "unit", "per", "place")}
    return own | {"cumulative": item.cumulative or None}


def _identities(item: Item, record: Record) -> dict[str, Any]:
    """The identities of the names of an item, in their order; an empty place where one is not known."""
    known = {actor.name: actor.id or "" for actor in record.actors}
    columns: dict[str, tuple[str, ...]] = {}
    if isinstance(item, Event):
        columns = {"actor_ids": item.actors, "recipient_ids": item.recipients}
    elif isinstance(item, Statement):
        columns = {"speaker_ids": item.speaker}
    found = {name: [known.get(each, "") for each in names] for name, names in columns.items()}
    return {name: ids for name, ids in found.items() if any(ids)}


def _located(item: Item, record: Record) -> dict[str, Any]:
    place = None if isinstance(item, Statement) else record.located(item)
    if place is None or place.location is None:
        return {}
    at = place.location
    return {"country": at.country, "latitude": at.latitude, "longitude": at.longitude, "geonames": at.geonames}
