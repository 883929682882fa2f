"""Every error that Onrecord raises on purpose, under one root; each message says what happened and what to do next."""

from __future__ import annotations

__all__ = ["DataError", "LedgerError", "OnrecordError", "RecordError", "SettingsError", "SourceError"]


class OnrecordError(Exception):
    """Root of all errors of Onrecord: one line for a person, `what`, and one for what to do next, `remedy`."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(f"{what} {remedy}".strip())
        self.what = what
        self.remedy = remedy


class SourceError(OnrecordError):
    """A report could not be had from a path, an address or a text: empty, binary, unreadable, no article, no date."""


class DataError(OnrecordError):
    """A data file (codebook, names, words) breaks its rules; the message names the file and the line."""


class SettingsError(OnrecordError):
    """A setting or an option has a value that cannot be used."""


class RecordError(OnrecordError):
    """A record breaks its contract, such as an item without evidence in the text; others are not touched by it."""


class LedgerError(OnrecordError):
    """A ledger cannot be opened, is of another version, or has no such item."""
