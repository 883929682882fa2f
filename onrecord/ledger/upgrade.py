"""Bringing the file of a ledger to the newest form: numbered scripts, all in one transaction, after a copy was made."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import LedgerError
from onrecord.ledger.differences import difference_json
from onrecord.ledger.identity import report_id
from onrecord.ledger.topics import topic

__all__ = ["MARK", "backup_of", "transaction", "upgrade"]

MARK = 0x4F4E5243
"""SQLite's `application_id` of a ledger: "ONRC"."""


def upgrade(connection: sqlite3.Connection, path: Path, migrations: list[Path]) -> None:
    """Runs the migrations that the file has not had yet, all or none.

    A ledger of an older form is copied first (`backup_of`). Raises `LedgerError` for a file that is no ledger or of a
    newer form, and where an older one cannot be written or copied.
    """
    newest = _number(migrations[-1])
    form = _check(connection, path, newest)
    if form == newest:
        return
    # The scripts use them to fill what an older form did not have.
    connection.create_function("difference", 2, difference_json, deterministic=True)
    connection.create_function("report_id", 1, report_id, deterministic=True)
    connection.create_function("topic", 2, lambda body, text: topic(json.loads(body), text), deterministic=True)
    try:
        with transaction(connection):
            # Asked again, since another program may have done it while this one waited for its turn.
            form = _check(connection, path, newest)
            if 0 < form < newest:
                _copy(path, backup_of(path, form))
            for migration in migrations:
                if _number(migration) > form:
                    for statement in _statements(migration.read_text(encoding="utf-8")):
                        connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {MARK}")
            connection.execute(f"PRAGMA user_version = {newest}")
    except sqlite3.OperationalError as error:
        if form and "readonly" in str(error):
            raise LedgerError(
                f"{path} has the older form {form} and cannot be written, so it cannot be brought to form {newest}.",
                f"Copy it to where you may write, and use the copy: cp {path} FOLDER",
            ) from error
        raise


def backup_of(path: Path, form: int) -> Path:
    """Where the copy of a ledger goes before it leaves an older form: beside it, never over another file."""
    number, target = 1, path.with_name(f"{path.name}.form{form}")
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.form{form}-{number}")
    return target


def _copy(path: Path, target: Path) -> None:
    """Copies a ledger, in a transaction of which the caller is."""
    try:
        with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as source:
            copy = sqlite3.connect(target)
            try:
                source.backup(copy)
            finally:
                copy.close()
        source.close()
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise LedgerError(
            f"{path} has an older form and is changed only after a copy is made, but {target} cannot be written"
            f" ({error}).",
            "Make room beside it, or copy it to another folder and use the copy.",
        ) from error


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
