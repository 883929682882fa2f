"""Adding records: nothing twice, nothing lost, nothing rewritten."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from talks import LATER_RECORD, RECORD, REPORT

from onrecord import pipeline
from onrecord.errors import LedgerError, RecordError, SettingsError
from onrecord.ledger import Ledger, open_ledger
from onrecord.model import Record, Report, Span

TABLES = ("reports", "versions", "records", "items", "names", "roles", "appearances")


def rows(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


def renamed(text: str, number: int) -> Record:
    """The record again, under another id and with another text of the same length."""
    report = replace(REPORT, id=f"r{number}", url=None, text=text.replace("Ida Berg", f"Ida {number:04}"))
    return replace(RECORD, report=report)


def test_a_record_comes_back_as_it_went_in(empty: Ledger) -> None:
    assert empty.add(RECORD)
    (back,) = empty.records()
    assert back == RECORD
    assert [item.rule for item in back.items] == [item.rule for item in RECORD.items]
    assert json.dumps(back.to_json()) == json.dumps(RECORD.to_json())


def test_the_same_report_twice_adds_nothing(empty: Ledger, path: Path) -> None:
    empty.add(RECORD)
    before = rows(path)
    assert not empty.add(RECORD)
    assert rows(path) == before


def test_a_copy_of_a_file_under_another_name_adds_nothing(empty: Ledger) -> None:
    empty.add(LATER_RECORD)
    assert not empty.add(replace(LATER_RECORD, report=replace(LATER_RECORD.report, id="copy of later")))


def test_the_same_words_in_another_outlet_are_another_report(ledger: Ledger) -> None:
    reprint = replace(REPORT, id="x", outlet="Norland Daily", url="https://daily.example/x")
    assert ledger.add(replace(RECORD, report=reprint))
    assert len(ledger.timeline()) == 10
    assert len({entry.id for entry in ledger.timeline()}) == 10


def test_a_changed_text_under_the_same_address_is_a_new_version(ledger: Ledger, path: Path) -> None:
    changed = Report("vell-1", REPORT.text + "\nUpdated.", REPORT.title, REPORT.outlet, REPORT.published, REPORT.url)
    assert ledger.knows(changed)
    assert not ledger.holds(changed)
    assert ledger.add(replace(RECORD, report=changed))
    assert (rows(path)["reports"], rows(path)["versions"]) == (2, 3)
    assert {entry.origin.version for entry in ledger.timeline() if entry.origin.id == "vell-1"} == {2}


def test_the_older_version_stays_and_can_be_shown(empty: Ledger) -> None:
    empty.add(RECORD)
    first = empty.timeline()[0].id
    changed = replace(REPORT, text=REPORT.text + "\nUpdated.")
    empty.add(Record(changed))
    assert empty.timeline() == []
    assert empty.item(first).record == RECORD


def test_a_text_that_goes_back_to_an_older_one_is_a_new_version(empty: Ledger, path: Path) -> None:
    changed = replace(RECORD, report=replace(REPORT, text=REPORT.text + "\nUpdated."))
    for day, record in enumerate((RECORD, changed, RECORD, changed, RECORD), start=1):
        assert not empty.holds(record.report)
        assert empty.add(record, recorded_at=f"2031-06-0{day}T12:00:00Z")
        assert not empty.add(record)
        assert empty.holds(record.report)
        assert [each.report for each in empty.records()] == [record.report]
        assert {entry.origin.version for entry in empty.timeline()} == {day}
    assert (rows(path)["reports"], rows(path)["versions"]) == (1, 5)
    (returned,) = empty.changes("2031-06-05").versions
    assert [(change.was.strip(), change.now) for change in returned.changes] == [("Updated.", "")]
    assert list(empty.records("2031-06-02", "recording")) == [changed]
    assert list(empty.records("2031-06-03", "recording")) == [RECORD]


def test_judgements_hold_again_for_a_text_that_comes_back(empty: Ledger) -> None:
    empty.add(RECORD)
    item = empty.timeline()[0].id
    empty.judge("reject", item, person="A. Reader")
    empty.add(Record(replace(REPORT, text="Nothing.")))
    empty.add(RECORD)
    assert item not in [entry.id for entry in empty.timeline()]
    assert empty.item(item).entry.rejected


def test_a_changed_text_under_the_same_outlet_and_id_is_a_new_version(empty: Ledger, path: Path) -> None:
    one = replace(REPORT, url=None)
    empty.add(Record(one))
    empty.add(Record(replace(one, text="Another text")))
    empty.add(Record(replace(one, text="A third text", outlet="Elsewhere")))
    assert (rows(path)["reports"], rows(path)["versions"]) == (2, 3)


def test_a_newer_reader_adds_its_record_and_keeps_the_ids(ledger: Ledger, path: Path) -> None:
    before = {entry.id for entry in ledger.timeline()}
    changed = replace(RECORD, events=tuple(replace(event, mode=None) for event in RECORD.events))
    assert not ledger.holds(REPORT, reader="onrecord 99")
    assert ledger.add(changed, reader="onrecord 99")
    assert ledger.holds(REPORT, reader="onrecord 99")
    assert {entry.id for entry in ledger.timeline()} == before
    assert [record for record in ledger.records() if record.report == REPORT] == [changed]
    assert rows(path)["versions"] == 2


def test_a_record_without_items_is_kept(empty: Ledger) -> None:
    assert empty.add(Record(REPORT))
    assert list(empty.records()) == [Record(REPORT)]
    assert empty.counts() == {"report": 1, "statement": 0, "event": 0, "figure": 0}


@pytest.mark.parametrize("evidence", [(), (Span(0, 0),), (Span(5, 3),), (Span(0, 100_000),), (Span(-1, 3),)])
def test_an_item_without_evidence_in_the_text_is_refused(empty: Ledger, evidence: tuple[Span, ...]) -> None:
    bad = replace(RECORD, figures=(replace(RECORD.figures[0], evidence=evidence),))
    with pytest.raises(RecordError, match="f1 of report vell-1 has no evidence"):
        empty.add(bad)
    assert list(empty.records()) == []


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_rewritten_or_deleted(ledger: Ledger, path: Path, table: str) -> None:
    with sqlite3.connect(path) as connection:
        column = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
        for query in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
            with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                connection.execute(query)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a row in every table."""
    path = tmp_path_factory.mktemp("full") / "full.ledger"
    reprint = replace(REPORT, outlet="Norland Daily", url="https://daily.example/x")
    with pipeline.open_ledger(path) as ledger:
        for report in (REPORT, replace(REPORT, text=REPORT.text + "\nUpdated."), reprint):
            ledger.add(replace(RECORD, report=report))
        ledger.judge("accept", ledger.timeline()[0].id, person="A. Reader")
    return path


@pytest.mark.parametrize(
    ("table", "same"),
    [
        ("reports", "key"), ("reports", "identity"), ("reports", "id"),
        ("versions", "key"), ("versions", "digest"), ("versions", "report number"),
        ("records", "key"), ("records", "version reader digest"),
        ("items", "key"), ("items", "record position"), ("items", "record item"),
        ("names", "key"), ("names", "name"), ("roles", "item role position"), ("differences", "version"),
        ("matched", "key"), ("matched", "record matcher"), ("kept_items", "item matched"),
        ("links", "key"), ("judgements", "key"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("clash", ["REPLACE", "IGNORE", "FAIL"])
def test_no_row_is_replaced(full: Path, table: str, same: str, clash: str) -> None:
    """A row that has one key of a row that is there, and differs in all else that may be anything."""
    with sqlite3.connect(full) as connection:
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        assert before
        columns = [row[0] for row in connection.execute(f"SELECT name FROM pragma_table_info('{table}')")]
        told = [
            column if column in {*same.split(), "kind", "verdict", "holds"} else f"{column} + 1000"
            for column in columns
        ]
        query = f"INSERT OR {clash} INTO {table} ({', '.join(columns)}) SELECT {', '.join(told)} FROM {table} LIMIT 1"
        with pytest.raises(sqlite3.IntegrityError, match="only grows"):
            connection.execute(query)
        assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


def test_adding_is_all_or_nothing(empty: Ledger, path: Path) -> None:
    # The last item breaks the insertion when the report and the other items are written already.
    broken = replace(RECORD, figures=(replace(RECORD.figures[0], unit="\ud800"),))
    with pytest.raises(LedgerError, match="half a character"):
        empty.add(broken)
    assert set(rows(path).values()) == {0}
    assert empty.add(RECORD)


def test_the_instant_of_adding_can_be_given_and_is_utc(empty: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    empty.add(RECORD)
    empty.add(LATER_RECORD, recorded_at="2031-06-01T12:00:00Z")
    assert {entry.recorded_at for entry in empty.timeline()} == {"2001-09-09T01:46:40Z", "2031-06-01T12:00:00Z"}


def test_a_bad_instant_is_said(empty: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(SettingsError, match="whole seconds since 1970"):
        empty.add(RECORD)


def test_two_ledgers_give_the_same_ids(tmp_path: Path) -> None:
    ids = []
    for name in ("a", "b"):
        with open_ledger(tmp_path / name) as ledger:
            ledger.add(RECORD)
            ids.append([found.entry.id for found in ledger.entries()])
    assert ids[0] == ids[1]
    assert len(ids[0]) == len(RECORD.items)


WRITER = """
import sys
sys.path[:0] = sys.argv[2:]
from test_adding import TEXT, open_ledger, renamed
with open_ledger(sys.argv[1]) as ledger:
    for number in range(10_000):
        ledger.add(renamed(TEXT, number))
        print(number, flush=True)
"""
TEXT = REPORT.text


@pytest.mark.parametrize("after", [0, 7, 20])
def test_a_killed_program_loses_at_most_the_report_in_hand(path: Path, after: int) -> None:
    here = Path(__file__).parent
    command = [sys.executable, "-c", WRITER, str(path), str(here), str(here.parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        while int(writer.stdout.readline()) < after:
            pass
        os.kill(writer.pid, signal.SIGKILL)
        confirmed = after + 1 + len(writer.stdout.readlines())
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with open_ledger(path) as ledger:
        kept = list(ledger.records())
        assert confirmed <= len(kept) <= confirmed + 1
        assert all(len(record.items) == len(RECORD.items) for record in kept)
        assert ledger.add(renamed(TEXT, 9_999))


def test_several_read_while_one_adds(path: Path) -> None:
    seen: list[int] = []
    with open_ledger(path) as ledger:
        ledger.add(RECORD)

        def look() -> None:
            with open_ledger(path, create=False) as reader:
                seen.extend(len(list(reader.records())) for _ in range(20))

        readers = [threading.Thread(target=look) for _ in range(3)]
        for reader in readers:
            reader.start()
        for number in range(20):
            ledger.add(renamed(TEXT, number))
        for reader in readers:
            reader.join()
    assert len(seen) == 60
    assert set(seen) <= set(range(1, 22))


def test_what_could_not_be_written_can_be_added_again(empty: Ledger, path: Path) -> None:
    empty._connection.execute("PRAGMA busy_timeout = 0")
    with sqlite3.connect(path, isolation_level=None) as reader:
        reader.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="Another program keeps"):
            empty.add(RECORD)
        reader.execute("COMMIT")
    assert empty.add(RECORD)
    assert list(empty.records()) == [RECORD]


def test_a_slow_reader_keeps_nobody_from_adding(ledger: Ledger, path: Path) -> None:
    entries, records = ledger.entries(), ledger.records()
    next(entries)
    next(records)
    with sqlite3.connect(path, timeout=0) as connection:
        connection.execute("INSERT INTO names (name, folded) VALUES ('Ek', ' ek ')")
    assert len(list(entries)) == 12
    assert len(list(records)) == 1


def test_a_ledger_that_is_closed_is_one_file(ledger: Ledger, path: Path) -> None:
    ledger.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
