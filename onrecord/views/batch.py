"""Reading many reports: one bad one is refused with its reason and counted, the rest goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from onrecord.errors import DataError, OnrecordError, SettingsError
from onrecord.model import Record, Refusal, Report
from onrecord.settings import Settings
from onrecord.wording import one_line, shortened

__all__ = ["Batch", "refusal"]

POOL = 16
"""Reports that are read together: as many as share the batches of the reading network."""

LONGEST_TITLE = 80
"""Characters of a report's address or title where it is refused."""

Made = TypeVar("Made")
"""What is made of a report: a record, or its time expressions."""


@dataclass(slots=True)
class Batch:
    """The reports of many places, and how many were refused; `published`, `outlet`, `title` win over what is found.

    `verbatim` keeps the texts of JSON as they stand. `settings` are those of the whole run.
    """

    places: list[str]
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    verbatim: bool = False
    settings: Settings = field(default_factory=Settings)
    refused: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        """Refuses a date that is none once, not for every report; raises `SourceError`."""
        if self.published:
            from onrecord.sources.dates import to_iso

            to_iso(self.published)

    def reports(self, step: Callable[[], None] = lambda: None) -> Iterator[Report]:
        """The reports that could be had; `step` is called after each place."""
        from onrecord.sources import load

        for place in self.places:
            for found in load(
                place, published=self.published, outlet=self.outlet, title=self.title, verbatim=self.verbatim
            ):
                if isinstance(found, Refusal):
                    self.refuse(found)
                else:
                    yield found
            step()

    def records(self, reports: Iterable[Report]) -> Iterator[Record]:
        """The record of each report that can be read."""
        from onrecord.pipeline import read_many

        yield from self.read(reports, lambda pool: read_many(pool, self.settings))

    def read(self, reports: Iterable[Report], way: Callable[[list[Report]], Iterable[Made]]) -> Iterator[Made]:
        """What a way of reading makes of each report that can be read."""
        queue = iter(reports)
        while pool := list(islice(queue, POOL)):
            yield from self._read(pool, way)

    def refuse(self, refused: Refusal) -> None:
        """Counts a refusal and says it in one line on standard error."""
        self.refused += 1
        print(one_line(f"refused: {refused.where}: {refused.reason} {refused.remedy}"), file=sys.stderr)

    def _read(self, pool: list[Report], way: Callable[[list[Report]], Iterable[Made]]) -> list[Made]:
        """What is made of reports read together; where one breaks, of each alone, so that only that one is refused."""
        try:
            return list(way(pool))
        except (DataError, SettingsError):
            raise  # It would be the same with every report.
        except Exception as error:
            # Whatever breaks the reader on one report must not stop the others.
            if os.environ.get("ONRECORD_DEBUG"):
                raise
            if len(pool) > 1:
                return [made for report in pool for made in self._read([report], way)]
            self.refuse(refusal(pool[0], error))
            return []


def refusal(report: Report, error: Exception) -> Refusal:
    """Why a report is refused: by an error that is meant for the user, or by a fault of Onrecord."""
    where = shortened(report.url or report.title or report.id, LONGEST_TITLE)
    if isinstance(error, OnrecordError):
        return Refusal(where, error.what, error.remedy)
    fault = f"The reader broke on it ({type(error).__name__}: {error}), which is a fault of Onrecord."
    return Refusal(where, fault, "Please report it; ONRECORD_DEBUG=1 shows where.")
