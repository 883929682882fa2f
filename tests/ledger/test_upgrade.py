"""A ledger of the first form: copied, brought to the newest, or left alone."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from talks import RECORD, REPORT

from onrecord.errors import LedgerError
from onrecord.ledger import Question, open_ledger
from onrecord.ledger.entry import kind_of
from onrecord.ledger.file import SCHEMA, open_file
from onrecord.ledger.identity import fold, identity, item_ids, record_digest, report_digest
from onrecord.ledger.naming import _roles
from onrecord.model import Event, spans_json

QUIET = json.dumps(spans_json(REPORT.quiet))
NEWEST = len(list(SCHEMA.glob("*.sql")))


@pytest.fixture
def old(path: Path, tmp_path: Path) -> Path:
    """A ledger as the first version of Onrecord wrote it, with a report in two versions."""
    schema = tmp_path / "schema"
    schema.mkdir()
    (schema / "001_ledger.sql").write_text((SCHEMA / "001_ledger.sql").read_text())
    connection = open_file(path, create=True, schema=schema)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("INSERT INTO reports VALUES (1, ?, '2031-05-17T10:00:00Z')", (identity(REPORT),))
    for number, text in ((1, REPORT.text.replace("12", "10")), (2, REPORT.text)):
        origin = (REPORT.id, REPORT.title, REPORT.outlet, REPORT.published, REPORT.url, "en", text, QUIET)
        digest = report_digest(REPORT) if number == 2 else "other"
        row = (number, 1, number, digest, *origin, "2031-05-17T10:00:00Z")
        connection.execute(f"INSERT INTO versions VALUES ({', '.join('?' * 13)})", row)
    row = (1, 2, "onrecord 0.1.0", record_digest(RECORD), "2031-05-17T10:00:00Z")
    connection.execute("INSERT INTO records VALUES (?, ?, ?, ?, ?)", row)
    names: dict[str, int] = {}
    for position, (item, id_) in enumerate(zip(RECORD.items, item_ids(RECORD), strict=True)):
        time = (item.time.earliest, item.time.latest) if item.time else (None, None)
        quote = REPORT.text[item.evidence[0].start : item.evidence[0].end]
        event = (item.type, item.status) if isinstance(item, Event) else (None, None)
        row = (position + 1, 1, position, id_, kind_of(item), item.id, *event, *time, quote, "", "[]", None, item.rule)
        body = json.dumps(item.to_json())
        connection.execute(f"INSERT INTO items VALUES ({', '.join('?' * 16)})", (*row, body))
        for role, told in _roles(item):
            for place, name in enumerate(told):
                if name not in names:
                    names[name] = len(names) + 1
                    connection.execute("INSERT INTO names VALUES (?, ?, ?)", (names[name], name, fold(name)))
                connection.execute("INSERT INTO roles VALUES (?, ?, ?, ?)", (position + 1, role, place, names[name]))
    connection.close()
    return path


def form(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_an_old_ledger_is_copied_and_brought_to_the_newest_form(old: Path) -> None:
    before = old.read_bytes()
    with open_ledger(old, create=False) as ledger:
        assert list(ledger.records()) == [RECORD]
        assert [entry.item.id for entry in ledger.timeline(Question(actors=("Holm",)))] == ["e4"]
        assert [entry.item.id for entry in ledger.timeline(Question(place="Ostby"))] == ["e2"]
        assert [entry.item.id for entry in ledger.timeline(Question(topic="prisoner"))] == ["e3"]
        assert [origin.id for origin in ledger.reports("shelled Ostby")] == ["vell-1"]
        assert ledger.counts() == {"report": 1, "statement": 4, "event": 4, "figure": 1}
        (change,) = ledger.changes("2031-05-17").versions[0].changes
        assert (change.was.strip(), change.now.strip()) == ("10", "12")
        assert ledger.add(RECORD, reader="onrecord 99")
    assert form(old) == NEWEST
    copy = old.with_name("talks.ledger.form1")
    assert copy.read_bytes() == before or form(copy) == 1


def test_the_copy_is_a_whole_ledger_of_the_older_form(old: Path) -> None:
    open_ledger(old).close()
    copy = old.with_name("talks.ledger.form1")
    assert form(copy) == 1
    with open_ledger(copy, create=False) as ledger:
        assert list(ledger.records()) == [RECORD]


def test_a_copy_never_goes_over_another_file(old: Path) -> None:
    taken = old.with_name("talks.ledger.form1")
    taken.write_text("mine")
    open_ledger(old).close()
    assert taken.read_text() == "mine"
    assert form(old.with_name("talks.ledger.form1-2")) == 1


def test_without_a_copy_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.ledger import upgrade

    monkeypatch.setattr(upgrade, "backup_of", lambda path, form: path.parent / "none" / "copy")
    with pytest.raises(LedgerError, match=r"only after a copy is made, but .*none/copy cannot be written.*Make room"):
        open_ledger(old)
    assert form(old) == 1


def test_a_new_ledger_needs_no_copy(path: Path) -> None:
    open_ledger(path).close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


UPGRADER = """
import os, signal, sqlite3, sys
from pathlib import Path
real = sqlite3.connect
def connect(*arguments, **options):
    connection = real(*arguments, **options)
    seen = []
    def count(statement):
        seen.append(statement)
        if len(seen) == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
    if "mode=ro" not in str(arguments[0]):
        connection.set_trace_callback(count)
    return connection
sqlite3.connect = connect
from onrecord.ledger import open_ledger
open_ledger(sys.argv[1]).close()
print("done")
"""


@pytest.mark.parametrize("statement", [8, 12, 20, 40, 70])
def test_a_program_killed_while_it_upgrades_leaves_the_old_ledger_whole(old: Path, statement: int) -> None:
    command = [sys.executable, "-c", UPGRADER, str(old), str(statement)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
    with open_ledger(old, create=False) as ledger:
        assert list(ledger.records()) == [RECORD]
    assert form(old) == NEWEST
