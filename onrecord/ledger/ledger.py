"""The open ledger: what can be added to it and asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import LedgerError
from onrecord.ledger import asking, writing
from onrecord.ledger.entry import Entry, Found, Question
from onrecord.ledger.file import in_words, open_file, transaction
from onrecord.model import Record, Report

__all__ = ["Ledger"]


class Ledger:
    """Records of many reports in one SQLite file that only grows; use it in a `with` statement or `close` it.

    Several programs may read it while one adds to it. All methods raise `LedgerError` where the file cannot be used.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Opens the ledger at `path`; see `open_ledger`."""
        self.path = path
        self._connection = open_file(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def add(self, record: Record, *, reader: str | None = None, recorded_at: str | None = None) -> bool:
        """Keeps a record, in one transaction, and tells whether it was new.

        `reader` names what made the record (by default this version of Onrecord); `recorded_at` is the instant of
        adding, ISO 8601 in UTC (by default the clock's, or that of `SOURCE_DATE_EPOCH`). Raises `RecordError` if an
        item has no evidence inside the report's text.
        """
        writing.check(record)
        with in_words(self.path), transaction(self._connection):
            return writing.add(self._connection, record, reader or writing.reader(), recorded_at or writing.now())

    def holds(self, report: Report, *, reader: str | None = None) -> bool:
        """Whether a record of just this text and origin by this reader is kept already."""
        with in_words(self.path):
            return writing.holds(self._connection, report, reader or writing.reader())

    def knows(self, report: Report) -> bool:
        """Whether any version of this report is kept."""
        with in_words(self.path):
            return writing.knows(self._connection, report)

    def timeline(self, question: Question | None = None) -> list[Entry]:
        """The entries that answer a question, by their earliest day; those without a day come last."""
        with in_words(self.path):
            return list(asking.timeline(self._connection, question or Question()))

    def entries(self) -> Iterator[Found]:
        """Every entry of every current record, each with that record, in the order of adding."""
        with in_words(self.path):
            yield from asking.entries(self._connection)

    def records(self) -> Iterator[Record]:
        """The current record of every report (its newest version, as it was read last), in the order of adding."""
        with in_words(self.path):
            yield from asking.records(self._connection)

    def item(self, id_: str) -> Found:
        """The entry with this id, or the only one whose id begins so, with its record.

        Raises `LedgerError` if there is none or more than one.
        """
        with in_words(self.path):
            ids = asking.ids(self._connection, id_)
            if not ids:
                raise LedgerError(
                    f"No item {id_!r} is in {self.path}.", "See the ids with: onrecord timeline --statements"
                )
            if len(ids) > 1:
                shown = ", ".join(ids[:5]) + (" and others" if len(ids) > 5 else "")
                raise LedgerError(f"{len(ids)} ids begin with {id_!r}: {shown}.", "Give more digits.")
            return asking.found(self._connection, ids[0])

    def counts(self) -> dict[str, int]:
        """How many reports, and how many items of each kind, the current records hold."""
        with in_words(self.path):
            return asking.counts(self._connection)
