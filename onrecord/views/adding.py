"""Filling a ledger from many reports, and what came of it in one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord import pipeline
from onrecord.errors import RecordError
from onrecord.ledger import Ledger
from onrecord.model import Record, Report
from onrecord.views.batch import Batch, refusal
from onrecord.views.console import Bar, bar

__all__ = ["add_reports"]


@dataclass(slots=True)
class Tally:
    """How many reports were new, were new versions of known ones, were held already; how many items came in."""

    new: int = 0
    changed: int = 0
    held: int = 0
    items: int = 0


def add_reports(batch: Batch, path: Path) -> str:
    """Reads what the ledger does not hold, adds it, each report in its own transaction; says what was done."""
    tally = Tally()
    with pipeline.open_ledger(path) as ledger, bar("adding", len(batch.places)) as progress:
        for record in batch.records(_unknown(batch, ledger, tally, progress)):
            progress.report()
            try:
                _add(ledger, record, tally)
            except RecordError as error:
                batch.refuse(refusal(record.report, error))
    counts = {"new": tally.new, "changed": tally.changed, "known already": tally.held, "refused": batch.refused}
    reports = ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "none"
    return f"{path}: reports: {reports}; items added: {tally.items}"


def _add(ledger: Ledger, record: Record, tally: Tally) -> None:
    known = ledger.knows(record.report)
    if ledger.add(record):
        tally.items += len(record.items)
        tally.new += not known
        tally.changed += known
    else:
        tally.held += 1


def _unknown(batch: Batch, ledger: Ledger, tally: Tally, progress: Bar) -> Iterator[Report]:
    """The reports that this reader's records in the ledger do not cover; the others need not be read again."""
    for report in batch.reports(progress.place):
        if ledger.holds(report):
            tally.held += 1
            progress.report()
        else:
            yield report
