"""The ledger: records go in and stay; every question about them is asked here. Knows nothing of views."""

from __future__ import annotations

from pathlib import Path

from onrecord.ledger.entry import TYPES, Entry, Found, Kind, Origin, Question, Voice
from onrecord.ledger.ledger import Ledger

__all__ = ["TYPES", "Entry", "Found", "Kind", "Ledger", "Origin", "Question", "Voice", "open_ledger"]


def open_ledger(path: str | Path, *, create: bool = True) -> Ledger:
    """The ledger in the file at `path`; it is made if there is none and `create` is true.

    Raises `LedgerError` if there is no ledger, if the file is something else, or if a newer Onrecord wrote it.
    """
    return Ledger(Path(path), create=create)
