"""The file of a ledger: opened, told from other files, its errors put into words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import LedgerError
from onrecord.ledger.upgrade import MARK, transaction, upgrade

__all__ = ["MARK", "SCHEMA", "in_words", "open_file", "transaction"]

SCHEMA = Path(__file__).parent / "schema"
"""The folder of numbered migrations; `001_ledger.sql` makes the first form out of an empty file."""

PATIENCE = 30.0
"""Seconds to wait while another program writes."""

LOG = 8_000
"""Pages (of 4 KiB) that the log beside the file may hold before they are written into it, many changed ones at once."""

CACHE = 64 * 1024
"""KiB of the file that a connection keeps in memory."""


def open_file(path: Path, *, create: bool, schema: Path = SCHEMA) -> sqlite3.Connection:
    """A connection to the ledger at `path`, in its newest form.

    Raises `LedgerError` for a file that is missing (unless `create`), no ledger, of a newer form, or unreadable.
    """
    fresh = not path.exists() or (path.is_file() and path.stat().st_size == 0)
    if fresh and not create:
        raise LedgerError(f"There is no ledger at {path}.", f"Make one: onrecord add FILES --ledger {path}")
    if path.is_dir():
        raise LedgerError(f"{path} is a folder.", "Give the path of a file for the ledger.")
    if not path.parent.is_dir():
        raise LedgerError(f"There is no folder {path.parent} for the ledger.", "Make the folder, or give another path.")
    with in_words(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{_mode(path, create)}", uri=True, timeout=PATIENCE, isolation_level=None
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{CACHE}")
            upgrade(connection, path, sorted(schema.glob("*.sql")))
            # Readers and the one who writes do not wait for each other, and each commit is on the disk when it returns.
            if os.access(path, os.W_OK):
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute(f"PRAGMA wal_autocheckpoint = {LOG}")
            connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
    return connection


def _mode(path: Path, create: bool) -> str:
    """How the file is opened; where nothing can be written beside it, as one that nobody changes meanwhile."""
    if not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        return "immutable=1"
    return "mode=rwc" if create else "mode=rw"


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into a `LedgerError` that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _told(path, str(error)) from error
    except UnicodeEncodeError as error:
        raise LedgerError("A text holds half a character (a lone surrogate).", "Repair it, then add it.") from error


def _told(path: Path, error: str) -> LedgerError:
    if "not a database" in error:
        return LedgerError(
            f"{path} is not a ledger.", "Give the path of a ledger, or of a file that does not exist yet."
        )
    if "malformed" in error:
        return LedgerError(
            f"The ledger {path} is damaged.", "Go back to a copy of it, or make a new one from the reports."
        )
    if "locked" in error:
        return LedgerError(f"Another program keeps {path} busy.", "Wait until it is done and try again.")
    if "readonly" in error or "unable to open" in error:
        return LedgerError(
            f"The ledger {path} cannot be opened for this.", "Check the permissions of the file and its folder."
        )
    if "full" in error:
        return LedgerError(f"The disk with {path} is full.", "Make room and try again; what was added before is kept.")
    if "fts5" in error:
        return LedgerError("This Python's SQLite has no full-text search (FTS5).", "Use a Python whose SQLite has it.")
    return LedgerError(f"The ledger {path} cannot be used: {error}.", "Check the file, or go back to a copy of it.")
