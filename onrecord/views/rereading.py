"""`onrecord reread`: the reports of a ledger read again by this Onrecord; ids and judgements stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord import pipeline
from onrecord.model import Report
from onrecord.views.batch import Batch
from onrecord.views.console import bar

__all__ = ["reread"]


def reread(path: Path, batch: Batch, *, again: bool) -> str:
    """Reads every report that this reader has not read (`again`: every one); says what changed in one line.

    What an older matcher linked, or none, is linked by this one.
    """
    read = changed = 0
    with pipeline.open_ledger(path, create=False) as ledger, bar("reading", 1) as progress:
        newest = ledger.newest()

        def waiting() -> Iterator[Report]:
            for record in ledger.records():
                if again or not ledger.holds(record.report):
                    yield record.report

        for record in batch.records(waiting()):
            read += 1
            changed += ledger.add(record)
            progress.report()
        linked = ledger.match()
        readings = ledger.readings(newest)
    came, went = sum(len(each.came) for each in readings), sum(len(each.went) for each in readings)
    otherwise = sum(len(each.otherwise) for each in readings)
    refused = f", {batch.refused} refused" if batch.refused else ""
    told = f"{path}: {read} report{'s' if read != 1 else ''} read again{refused}, {changed} of them differently"
    told += f", {linked} linked anew" if linked else ""
    return f"{told}; items: {came} new, {went} gone, {otherwise} read otherwise"
