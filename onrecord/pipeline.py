"""The whole way from a report to its record; the only file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.model import Reading, Record, Refusal, Report
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

__all__ = ["open_ledger", "read", "read_file", "read_many", "read_times"]


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    settings: Settings | None = None,
) -> Record:
    """The record of one report given as text, headline first.

    `published` is an ISO 8601 date or date-time; without one relative times stay unresolved. Raises `SourceError`
    for a text that is none or a date that is none.
    """
    from onrecord.sources import from_text

    report = from_text(text, published=published, outlet=outlet, title=title, url=url)
    return next(read_many([report], settings))


def read_file(
    path: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    settings: Settings | None = None,
) -> Iterator[Record | Refusal]:
    """The records of all reports in a file or at an address (text, HTML, JSON lines); a `Refusal` for each bad one."""
    from onrecord.sources import load

    for found in load(path, published=published, outlet=outlet, title=title):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from read_many([found], settings)


def read_many(reports: Iterable[Report], settings: Settings | None = None) -> Iterator[Record]:
    """The record of each report, in the order given; quicker than one by one, as they share the network's batches."""
    from onrecord import coding, reading

    for each in reading.read(reports, settings):
        yield coding.code(each, settings)


def read_times(reports: Iterable[Report], settings: Settings | None = None) -> Iterator[Reading]:
    """The time expressions of each report, in the order given, and nothing else: see `Reading.timexes`."""
    from onrecord import reading

    yield from reading.read_times(reports, settings)


def open_ledger(path: str | Path, *, create: bool = True) -> Ledger:
    """The ledger at `path`, which links what it is given with what it holds; see `onrecord.ledger.open_ledger`."""
    from onrecord import ledger, matching

    return ledger.open_ledger(path, create=create, matcher=matching)
