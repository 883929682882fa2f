"""The command line with a reader that knows the two made-up reports by heart, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from talks import KNOWN, LATER_RECORD, RECORD
from typer.testing import CliRunner, Result

from onrecord import pipeline
from onrecord.errors import SourceError
from onrecord.ledger import open_ledger
from onrecord.model import Record, Report
from onrecord.views.cli import app

Onrecord = Callable[..., Result]


def read_by_heart(reports: Iterable[Report], settings: object = None) -> Iterator[Record]:
    """Stands for the network: knows two reports, finds nothing in others, and breaks on some."""
    for report in reports:
        if "BREAKS" in report.text:
            raise IndexError("list index out of range")
        if "REFUSED" in report.text:
            raise SourceError("It is no report.", "Give a report.")
        known = KNOWN.get(report.text.rstrip("\n"))
        yield replace(known, report=report) if known else Record(report)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "read_many", read_by_heart)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1938081600")
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    monkeypatch.delenv("ONRECORD_DEBUG", raising=False)
    (tmp_path / "vell.txt").write_text(RECORD.report.text, encoding="utf-8")
    (tmp_path / "later.txt").write_text(LATER_RECORD.report.text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def onrecord() -> Onrecord:
    """`onrecord("read", "vell.txt")` runs a command and gives its exit code, standard output and standard error."""

    def run(*arguments: str, given: str | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=given, prog_name="onrecord")

    return run


@pytest.fixture
def filled(folder: Path) -> Path:
    """A ledger under the default name with both records."""
    path = folder / "onrecord.ledger"
    with open_ledger(path) as ledger:
        ledger.add(RECORD)
        ledger.add(LATER_RECORD)
    return path
