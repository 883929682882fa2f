"""Undated records dated later: reads records, one a line, and prints them with their times resolved."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import OnrecordError, SourceError
from onrecord.pipeline import dated
from onrecord.sources.dates import to_iso
from onrecord.views.export import record_json

__all__ = ["print_dated"]

REMEDY = "Give records as `onrecord read --json` prints them, one a line."


def print_dated(place: str, published: str) -> int:
    """Prints each record, the undated ones with the date; says of each bad line why; gives how many were bad.

    Raises `SourceError` for a date that is none and for a file that cannot be read.
    """
    to_iso(published)
    bad = 0
    for number, line in enumerate(_lines(place), start=1):
        if not line.strip():
            continue
        try:
            print(_dated(line, published))
        except OnrecordError as error:
            bad += 1
            print(f"refused: {place}, line {number}: {error}", file=sys.stderr)
    return bad


def _dated(line: str, published: str) -> str:
    """The record of one line with the date, or as it is where it has one."""
    try:
        record = json.loads(line)
    except ValueError as error:
        raise SourceError("It is no JSON.", REMEDY) from error
    if not isinstance(record, dict) or not isinstance(record.get("report"), dict):
        raise SourceError("It is no record.", REMEDY)
    if record["report"].get("published"):
        return line.rstrip("\n")
    return record_json(dated(record, published))


def _lines(place: str) -> Iterator[str]:
    """The lines of a file or of standard input."""
    if place == "-":
        yield from sys.stdin
        return
    try:
        with Path(place).open(encoding="utf-8") as stream:
            yield from stream
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{place} cannot be read: {error}.", REMEDY) from error
