"""The file of a ledger: opened, told from other files, brought to the newest form, its errors put into words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import LedgerError

__all__ = ["MARK", "SCHEMA", "in_words", "open_file", "transaction"]

SCHEMA = Path(__file__).parent / "schema"
"""The folder of numbered migrations; `001_ledger.sql` makes the first form out of an empty file."""

MARK = 0x4F4E5243
"""SQLite's `application_id` of a ledger: "ONRC"."""

PATIENCE = 30.0
"""Seconds to wait while another program writes."""


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
            f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}",
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
        )
        try:
            # One file, whole after every transaction: no log beside it, and each commit is on the disk when it returns.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            _upgrade(connection, path, sorted(schema.glob("*.sql")))
        except BaseException:
            connection.close()
            raise
    return connection


def _upgrade(connection: sqlite3.Connection, path: Path, migrations: list[Path]) -> None:
    """Runs the migrations that the file has not had yet, all in one transaction."""
    newest = _number(migrations[-1])
    if _check(connection, path, newest) == newest:
        return
    with transaction(connection):
        # Asked again, since another program may have made the ledger while this one waited for its turn.
        form = _check(connection, path, newest)
        for migration in migrations:
            if _number(migration) > form:
                for statement in _statements(migration.read_text(encoding="utf-8")):
                    connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {MARK}")
        connection.execute(f"PRAGMA user_version = {newest}")


def _check(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The number of the form that the file has, 0 for an empty file; raises `LedgerError` for any other file."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    form = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if mark != MARK:
        if mark or form or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise LedgerError(f"{path} is a database, but no ledger of Onrecord.", "Give another path.")
        return 0
    if form > newest:
        raise LedgerError(
            f"{path} was written by a newer Onrecord (form {form}; this one knows {newest}).",
            "Update this one: pip install --upgrade onrecord",
        )
    return form


def _number(migration: Path) -> int:
    return int(migration.name.split("_")[0])


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; `executescript` would end the transaction that they belong to."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside is kept, or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # A full disk has ended it already.
            connection.execute("ROLLBACK")
        raise


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
