"""The whole way from a report to its record; the only file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import RecordError
from onrecord.model import Reading, Record, Refusal, Report
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.ledger import Ledger, Question
    from onrecord.matching import Commitment

__all__ = ["commitments", "dated", "open_ledger", "read", "read_file", "read_many", "read_times"]


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
        record = coding.code(each, settings)
        yield record if each.report.published else replace(record, analysis=reading.kept(each))


def dated(record: Record | dict[str, Any], published: str, *, settings: Settings | None = None) -> Record:
    """The record of an undated report (or its JSON), resolved with a date of publication that is given later.

    The report is not read again: its analysis was kept in the record. The outcome is that of reading it with the date.
    Raises `SourceError` for a date that is none, `RecordError` for a record without its analysis.
    """
    from onrecord import coding, reading
    from onrecord.sources import from_text

    told = record if isinstance(record, dict) else record.to_json()
    about, analysis = told.get("report"), told.get("analysis")
    if not isinstance(about, dict) or not isinstance(analysis, str):
        raise RecordError("The record holds no analysis.", "Only records of undated reports can be dated later.")
    facts = {key: about.get(key) for key in ("outlet", "title", "url", "id", "language")}
    return coding.code(reading.read_again(from_text(about["text"], published=published, **facts), analysis), settings)


def read_times(reports: Iterable[Report], settings: Settings | None = None) -> Iterator[Reading]:
    """The time expressions of each report, in the order given, and nothing else: see `Reading.timexes`."""
    from onrecord import reading

    yield from reading.read_times(reports, settings)


def open_ledger(path: str | Path, *, create: bool = True) -> Ledger:
    """The ledger at `path`, which links what it is given with what it holds; see `onrecord.ledger.open_ledger`."""
    from onrecord import ledger, matching

    return ledger.open_ledger(path, create=create, matcher=matching)


def commitments(ledger: Ledger, question: Question | None = None) -> list[Commitment]:
    """What was announced, of which something answers a question, with what was told of it later.

    See `onrecord.matching.commitments`; the statuses of the question are left aside, since what became of an
    announcement has another one.
    """
    from onrecord import matching
    from onrecord.ledger import Question

    wanted = replace(question or Question(), kinds=("event", "figure"), statuses=())
    # Where only a day narrows the question, every commitment answers it, and matching knows what announces.
    every = wanted == Question(("event", "figure"), known_on=wanted.known_on, clock=wanted.clock)
    asked, items, links = ledger.linked(wanted, (matching.ANNOUNCED,) if every else ())
    return [each for each in matching.commitments(items, links) if any(id_ in asked for id_ in each.items)]
