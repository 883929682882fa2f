"""The ledger: records go in and stay; every question about them is asked here. Knows nothing of views."""

from __future__ import annotations

from pathlib import Path

from onrecord.ledger.accounts import Account, Party
from onrecord.ledger.differences import Change
from onrecord.ledger.entry import Entry, Found, Kind, Origin, Voice
from onrecord.ledger.history import Added, Changes, Difference, Reading
from onrecord.ledger.judgement import Judgement, Verdict
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.question import TYPES, Clock, Question
from onrecord.model.links import Matcher

__all__ = [
    "TYPES",
    "Account",
    "Added",
    "Change",
    "Changes",
    "Clock",
    "Difference",
    "Entry",
    "Found",
    "Judgement",
    "Kind",
    "Ledger",
    "Origin",
    "Party",
    "Question",
    "Reading",
    "Verdict",
    "Voice",
    "open_ledger",
]


def open_ledger(path: str | Path, *, create: bool = True, matcher: Matcher | None = None) -> Ledger:
    """The ledger in the file at `path`; it is made if there is none and `create` is true.

    With a `matcher` (see `onrecord.model.links`) records are linked with those of other reports as they are added.
    A ledger of an older form is brought to the newest one, after a copy of it was made beside it. Raises `LedgerError`
    if there is no ledger, if the file is something else, or if a newer Onrecord wrote it.
    """
    return Ledger(Path(path), create=create, matcher=matcher)
