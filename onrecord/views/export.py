"""`onrecord export`: the whole ledger for other programs; nothing is cut."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, BinaryIO, TextIO

from onrecord.errors import SettingsError
from onrecord.ledger import Ledger
from onrecord.model import Record
from onrecord.views.exports.table import COLUMNS, safe

__all__ = ["COLUMNS", "FORMATS", "check", "export", "record_json", "safe", "to_stdout", "written"]

FORMATS = ("jsonl", "csv", "parquet", "ical", "geojson", "timelinejs", "graphml", "jsonld", "plover")
"""What `--format` may be."""

BINARY = ("parquet", "ical")
"""The formats that are bytes, not text."""


def record_json(record: Record) -> str:
    """A record as one line of JSON in the form of the contract."""
    return json.dumps(record.to_json(), ensure_ascii=False)


def check(format_: str) -> None:
    """Refuses a format that is none; raises `SettingsError`."""
    if format_ not in FORMATS:
        raise SettingsError(f"{format_!r} is no format.", f"Give one of {', '.join(FORMATS)}.")


def export(ledger: Ledger, format_: str, stream: IO[bytes]) -> None:
    """Writes everything that is current in the ledger to a stream of bytes; text is UTF-8 with the line ends it has."""
    check(format_)
    write = _writer(format_)
    if format_ in BINARY:
        write(ledger, stream)
        return
    text = TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="")
    try:
        write(ledger, text)
    finally:
        text.detach()


def _writer(format_: str) -> Callable[[Ledger, Any], None]:
    """What writes a format; only its own module is loaded."""
    from onrecord.views.exports import calendar, geojson, graph, linked, plover, table, timelinejs

    writers: dict[str, Callable[[Ledger, Any], None]] = {
        "jsonl": _write_records,
        "csv": table.write_csv,
        "plover": plover.write,
        "parquet": table.write_parquet,
        "ical": calendar.write,
        "geojson": geojson.write,
        "timelinejs": timelinejs.write,
        "graphml": graph.write,
        "jsonld": linked.write,
    }
    return writers[format_]


def _write_records(ledger: Ledger, stream: TextIO) -> None:
    for record in ledger.records():
        stream.write(record_json(record) + "\n")


def to_stdout(ledger: Ledger, format_: str) -> None:
    """Writes to standard output; bytes are not shown on a terminal."""
    if format_ == "parquet" and sys.stdout.isatty():
        raise SettingsError("Parquet is no text for a terminal.", "Give --output FILE.")
    sys.stdout.flush()
    export(ledger, format_, sys.stdout.buffer)
    sys.stdout.buffer.flush()


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file that is put in its place only when all of it is written."""
    try:
        with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
            try:
                yield stream  # type: ignore[misc]  # It is one in all but its name.
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
