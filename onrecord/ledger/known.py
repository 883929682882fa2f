"""Which records count: the newest reading of the newest version of each report, now or as known on a day."""

from __future__ import annotations

from onrecord.ledger.question import Clock

__all__ = ["current", "end_of"]

_NEWEST = """{known} NOT EXISTS (
  SELECT 1 FROM versions AS later
  WHERE later.report = versions.report AND later.number > versions.number {version})
AND NOT EXISTS (
  SELECT 1 FROM records AS later WHERE later.version = records.version AND later.key > records.key {record})
"""


def current(known_on: str | None = None, clock: Clock = "publication") -> tuple[str, list[str]]:
    """The condition, in SQL over `records` and `versions`, that a record counts; and the values for its marks.

    By publication the versions count that were published up to the day (one without a date never does), as they were
    read last; by recording those versions and readings that were in the ledger at the end of the day.
    """
    if known_on is None:
        return _NEWEST.format(known="", version="", record=""), []
    if clock == "publication":
        return _NEWEST.format(known="versions.day <= ? AND", version="AND later.day <= ?", record=""), [known_on] * 2
    instant = "AND later.recorded_at <= ?"
    condition = _NEWEST.format(known="records.recorded_at <= ? AND", version=instant, record=instant)
    return condition, [end_of(known_on)] * 3


def end_of(day: str) -> str:
    """The last instant of a day, in the form of `recorded_at`."""
    return f"{day}T23:59:59Z"
