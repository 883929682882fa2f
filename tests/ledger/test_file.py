"""The file of a ledger: told from others, brought up to date, errors in words."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from talks import RECORD

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, open_ledger
from onrecord.ledger.file import MARK, SCHEMA, in_words, open_file


def test_a_new_ledger_is_marked_and_numbered(empty: Ledger, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (MARK,)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(list(SCHEMA.glob("*.sql"))),)


def test_a_ledger_opens_again_with_what_was_in_it(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.add(RECORD)
    with open_ledger(str(path), create=False) as ledger:
        assert list(ledger.records()) == [RECORD]


@pytest.mark.parametrize("name", ["a b.ledger", "q?mode=ro#x.ledger", "100%41.ledger", "übersicht.ledger"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with open_ledger(tmp_path / name) as ledger:
        ledger.add(RECORD)
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    with open_ledger(path) as ledger:
        assert ledger.add(RECORD)


def test_asking_makes_no_ledger(path: Path) -> None:
    with pytest.raises(LedgerError, match=r"There is no ledger at .* Make one: onrecord add FILES"):
        open_ledger(path, create=False)
    assert not path.exists()


def test_a_folder_or_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(tmp_path)
    with pytest.raises(LedgerError, match="There is no folder"):
        open_ledger(tmp_path / "none" / "x.ledger")


def test_another_file_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("These are my notes.\n" * 100)
    with pytest.raises(LedgerError, match="is not a ledger"):
        open_ledger(path)
    assert path.read_text() == "These are my notes.\n" * 100


@pytest.mark.parametrize(
    "script", ["CREATE TABLE mine (x)", "PRAGMA user_version = 1; VACUUM", "PRAGMA application_id = 7; VACUUM"]
)
def test_another_database_is_refused_and_left_alone(path: Path, script: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.executescript(script)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="is a database, but no ledger of Onrecord"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_refused_with_the_way_out(empty: Ledger, path: Path) -> None:
    empty.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match=r"newer Onrecord \(form 99; this one knows 3\).*pip install --upgrade"):
        open_ledger(path)


def test_an_older_ledger_is_brought_to_the_newest_form(path: Path, tmp_path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.add(RECORD)
    newer = tmp_path / "schema"
    newer.mkdir()
    for migration in SCHEMA.glob("*.sql"):
        (newer / migration.name).write_text(migration.read_text())
    (newer / "004_links.sql").write_text("-- What follows what.\nCREATE TABLE more (one TEXT,\n other TEXT);\n")
    connection = open_file(path, create=False, schema=newer)
    assert connection.execute("SELECT count(*) FROM more").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM reports").fetchone() == (1,)
    assert connection.execute("PRAGMA user_version").fetchone() == (4,)
    connection.close()


def test_a_migration_that_fails_changes_nothing(path: Path, tmp_path: Path) -> None:
    open_ledger(path).close()
    newer = tmp_path / "schema"
    newer.mkdir()
    (newer / "003_ledger.sql").write_text("SELECT 1;")
    (newer / "004_links.sql").write_text("CREATE TABLE links (one);\nCREATE TABLE links (one);\n")
    with pytest.raises(LedgerError, match="cannot be used"):
        open_file(path, create=False, schema=newer)
    with open_ledger(path) as ledger:
        assert ledger.add(RECORD)


def test_two_programs_may_make_the_ledger_at_once(path: Path) -> None:
    failures: list[LedgerError] = []

    def make() -> None:
        try:
            open_ledger(path).close()
        except LedgerError as error:
            failures.append(error)

    makers = [threading.Thread(target=make) for _ in range(4)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert failures == []


def test_a_damaged_ledger_is_said(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.add(RECORD)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"damaged|cannot be used"), open_ledger(path) as ledger:
        list(ledger.records())


def test_a_ledger_without_write_permission_can_be_read(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.add(RECORD)
    path.chmod(0o444)
    with open_ledger(path, create=False) as ledger:
        assert list(ledger.records()) == [RECORD]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("database is locked", "Another program keeps"),
        ("attempt to write a readonly database", "Check the permissions"),
        ("unable to open database file", "Check the permissions"),
        ("database or disk is full", "Make room and try again; what was added before is kept"),
        ("no such module: fts5", "full-text search"),
        ("database disk image is malformed", "is damaged"),
        ("something new", "cannot be used: something new"),
    ],
)
def test_sqlites_errors_are_put_into_words(path: Path, error: str, told: str) -> None:
    with pytest.raises(LedgerError, match=told), in_words(path):
        raise sqlite3.OperationalError(error)
