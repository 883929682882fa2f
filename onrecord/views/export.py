"""The whole ledger for other programs: JSON lines in the form of the record, or a table with one row an item."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO, cast

from onrecord.errors import SettingsError
from onrecord.ledger import Found, Ledger
from onrecord.model import Event, Figure, Item, Record, Report, Span, Statement

__all__ = ["COLUMNS", "FORMATS", "check", "export", "record_json", "written"]

FORMATS = ("jsonl", "csv")

COLUMNS = (
    "item", "kind", "id",
    "report_id", "title", "outlet", "published", "url", "language", "version",
    "voice", "voice_item",
    "type", "mode", "status", "actors", "recipients", "anchor", "about",
    "speaker", "manner", "cue", "content", "addressee", "medium", "on_behalf_of",
    "measure", "low", "high", "approximate", "unit", "per", "event_item",
    "place", "time", "earliest", "latest", "at",
    "quote", "further_quotes", "evidence", "recorded_at",
)  # fmt: skip
"""The columns of the table, in their order; new ones come at the end."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the beginning of a cell."""


def record_json(record: Record) -> str:
    """A record as one line of JSON in the form of the contract."""
    return json.dumps(record.to_json(), ensure_ascii=False)


def check(format_: str) -> None:
    """Refuses a format that is none; raises `SettingsError`."""
    if format_ not in FORMATS:
        raise SettingsError(f"{format_!r} is no format.", f"Give one of {', '.join(FORMATS)}.")


def export(ledger: Ledger, format_: str, stream: TextIO) -> None:
    """Writes everything that is current in the ledger to a stream; nothing is cut."""
    check(format_)
    if format_ == "jsonl":
        for record in ledger.records():
            stream.write(record_json(record) + "\n")
    else:
        table = csv.writer(stream, lineterminator="\r\n")
        table.writerow(COLUMNS)
        for found in ledger.entries():
            cells = _cells(found)
            table.writerow([safe(cells.get(column)) for column in COLUMNS])


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """A file that is put in its place only when all of it is written."""
    try:
        with NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as stream:
            try:
                yield cast(TextIO, stream)
            except BaseException:
                stream.close()
                Path(stream.name).unlink()
                raise
        mask = os.umask(0)
        os.umask(mask)
        Path(stream.name).chmod(0o666 & ~mask)
        Path(stream.name).replace(path)
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be written: {error.strerror}.", "Give another path with --output."
        ) from error


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


def _cells(found: Found) -> dict[str, object]:
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
        "voice": "; ".join(entry.voices[0].speakers) if entry.voices else None,
        "voice_item": entry.voices[0].item if entry.voices else None,
        **_own_cells(item, report),
        "event_item": entry.event,
        "time": time.text if time else None,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "at": time.at if time else None,
        "quote": entry.quote,
        "further_quotes": "\n".join(entry.further),
        "evidence": ";".join(f"{span.start}-{span.end}" for span in item.evidence),
        "recorded_at": entry.recorded_at,
    }


def _own_cells(item: Item, report: Report) -> dict[str, object]:
    def words(*spans: Span | None) -> str:
        return "\n".join(report.text[span.start : span.end] for span in spans if span)

    if isinstance(item, Statement):
        return {
            "speaker": "; ".join(item.speaker),
            "manner": item.manner,
            "cue": words(item.cue),
            "content": words(*item.content),
            "addressee": "; ".join(item.addressee),
            "medium": item.medium,
            "on_behalf_of": item.on_behalf_of,
        }
    if isinstance(item, Event):
        return {
            "type": item.type,
            "mode": item.mode,
            "status": item.status,
            "actors": "; ".join(item.actors),
            "recipients": "; ".join(item.recipients),
            "anchor": words(item.anchor),
            "about": words(item.about),
            "place": item.place,
        }
    return _figure_cells(item)


def _figure_cells(item: Figure) -> dict[str, object]:
    names = ("measure", "low", "high", "approximate", "unit", "per", "place")
    return {name: getattr(item, name) for name in names}
