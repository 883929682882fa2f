"""`onrecord read`: a page for a person, JSON for a program, one line for each report that is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from talks import KNOWN, LATER, RECORD, REPORT, TEXT
from typer.testing import Result

from onrecord.model import Record, Span
from onrecord.views import batch, console

Onrecord = Callable[..., Result]

WITH_ORIGIN = ("--published", "2031-05-17", "--outlet", "The Vell Courier")


def test_the_page_begins_with_the_report(onrecord: Onrecord) -> None:
    lines = onrecord("read", "vell.txt", *WITH_ORIGIN).stdout.splitlines()
    assert lines[0] == "Norland and Sudmark to meet in Vell on Monday"
    assert lines[1] == "The Vell Courier · published 2031-05-17"


def test_a_report_without_headline_is_named_by_its_beginning(onrecord: Onrecord, folder: Path) -> None:
    (folder / "plain.txt").write_text("France and Japan met on Friday, and they met again on Monday. " * 3)
    first = onrecord("read", "plain.txt").stdout.splitlines()[0]
    assert first == "France and Japan met on Friday, and they met again on Monday. France and Japan …"


def test_a_report_without_date_is_told_what_to_do(onrecord: Onrecord) -> None:
    page = onrecord("read", "later.txt").stdout
    assert "no outlet · no date: relative times stay unresolved — give --published" in page
    assert "on Sunday (unresolved)" in page


def test_the_page_gives_each_item_with_voice_day_status_and_quote(onrecord: Onrecord) -> None:
    page = onrecord("read", "vell.txt", *WITH_ORIGIN).stdout
    assert (
        """Statements  4

s1   Åsa Holm, “said”
     2031-05-17 (on Saturday) · indirect · told by the report
     “VELL — Norland's president, Åsa Holm, said on Saturday that her country
      and Sudmark would meet in Vell on Monday.”
     told again once
"""
        in page
    )
    assert (
        """Events  4

e1   planned  CONSULT meet: Norland, Sudmark
     2031-05-19, 10:00 (on Monday) · in Vell · according to Åsa Holm (s1)
"""
        in page
    )
    assert (
        """e4   denied  CONSULT: Åsa Holm
     told by the report
     “Holm did not attend the talks.”
"""
        in page
    )
    assert (
        """Figures  1

f1   killed: 12 or more civilians
     2031-05-16 (on Friday) · in Ostby · of e2 · according to Norland's health
     ministry (s3)
"""
        in page
    )


def test_what_is_not_there_is_said_to_be_none(onrecord: Onrecord) -> None:
    assert "Figures  none" in onrecord("read", "later.txt").stdout


def test_a_page_has_eighty_columns_no_colour_and_no_spaces_at_the_ends(onrecord: Onrecord) -> None:
    page = onrecord("read", "vell.txt", "later.txt").stdout
    assert "\x1b" not in page
    assert all(len(line) <= 80 and line == line.rstrip() for line in page.splitlines())


def test_a_terminal_gets_colour(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[31mdenied" in onrecord("read", "vell.txt").stdout


def test_a_long_quote_is_shortened_on_the_page_alone(
    onrecord: Onrecord, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "France and Japan " + "and Peru " * 60 + "met"
    statement = replace(RECORD.statements[0], evidence=(Span(0, len(long)),), cue=None, content=())
    monkeypatch.setitem(KNOWN, long, Record(REPORT, (statement,)))
    (folder / "long.txt").write_text(long)
    page = onrecord("read", "long.txt").stdout
    assert page.split("”")[0].endswith("Peru …")
    assert page.count("Peru") < 60
    assert onrecord("read", "long.txt", "--json").stdout.count("Peru") == 60


def test_json_is_the_form_of_the_record_one_a_line(onrecord: Onrecord) -> None:
    result = onrecord("read", "vell.txt", "later.txt", "--json", "--published", "2031-05-17")
    first, second = map(json.loads, result.stdout.splitlines())
    assert list(first)[:4] == ["report", "statements", "events", "figures"]
    assert list(first["report"]) == ["id", "title", "outlet", "published", "url", "language", "text"]
    assert first["report"]["text"] == TEXT
    assert first["events"] == RECORD.to_json()["events"]
    assert second["report"]["text"] == LATER
    assert '"Åsa Holm"' in result.stdout


def test_what_is_given_wins_over_what_is_found(onrecord: Onrecord) -> None:
    result = onrecord("read", "vell.txt", "--json", "--title", "Another", "--outlet", "X", "--published", "2030-01-02")
    report = json.loads(result.stdout)["report"]
    assert (report["title"], report["outlet"], report["published"]) == ("Another", "X", "2030-01-02")


def test_standard_input_is_read(onrecord: Onrecord) -> None:
    assert json.loads(onrecord("read", "-", "--json", given=TEXT).stdout)["report"]["text"] == TEXT


def test_many_reports_are_counted_at_the_end(onrecord: Onrecord) -> None:
    result = onrecord("read", "vell.txt", "later.txt")
    assert result.exit_code == 0
    assert result.stderr == "2 read, 0 refused\n"


def test_one_good_report_needs_no_count(onrecord: Onrecord) -> None:
    assert onrecord("read", "vell.txt").stderr == ""


def test_a_refused_report_has_one_line_and_the_others_are_read(onrecord: Onrecord, folder: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4_000))
    result = onrecord("read", "empty.txt", "none.txt", "vell.txt", "picture.txt", "--json")
    lines = result.stderr.splitlines()
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    assert [line.split(":")[1].strip() for line in lines[:-1]] == ["empty.txt", "none.txt", "picture.txt"]
    assert all(line.startswith("refused: ") and line.count(".") > 2 for line in lines[:-1])
    assert lines[-1] == "1 read, 3 refused"


def test_a_date_that_is_none_is_said_once(onrecord: Onrecord) -> None:
    result = onrecord("read", "vell.txt", "later.txt", "--published", "yesterday")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("onrecord: ")
    assert "yesterday" in result.stderr


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("BREAKS", "The reader broke on it (IndexError: list index out of range), which is a fault of Onrecord."),
        ("REFUSED", "It is no report. Give a report."),
    ],
)
def test_a_report_that_breaks_the_reader_stops_no_other(
    onrecord: Onrecord, folder: Path, word: str, reason: str
) -> None:
    (folder / "bad.txt").write_text(f"A report that breaks the reader\nThe minister said that this {word} it.\n")
    result = onrecord("read", "vell.txt", "bad.txt", "later.txt", "--json")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 2
    assert f"refused: A report that breaks the reader: {reason}" in result.stderr
    assert result.stderr.endswith("2 read, 1 refused\n")


def test_a_fault_of_the_reader_can_be_seen(onrecord: Onrecord, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    (folder / "bad.txt").write_text("A report\nThe minister said that this BREAKS it.\n")
    assert isinstance(onrecord("read", "bad.txt").exception, IndexError)


def test_broken_data_stops_everything_at_once(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord import pipeline
    from onrecord.errors import DataError

    def broken(reports: object, settings: object = None) -> None:
        raise DataError("verbs.tsv, line 3: 2 columns, 3 are needed.", "Write them.")

    monkeypatch.setattr(pipeline, "read_many", broken)
    result = onrecord("read", "vell.txt", "later.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "onrecord: verbs.tsv, line 3: 2 columns, 3 are needed. Write them.\n"


def test_ctrl_c_ends_in_one_line(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(batch.Batch, "reports", interrupted)
    result = onrecord("read", "vell.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "onrecord: stopped.\n")


def test_a_bar_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with console.bar("adding", 2) as progress:
        progress.report()
        progress.place()
        progress.report()
        progress.place()
    shown = capsys.readouterr().err
    assert "adding" in shown
    assert "2 reports" in shown


@pytest.mark.parametrize("shown", [True, False])
def test_no_bar_where_it_would_be_in_the_way(
    shown: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: not shown)
    with console.bar("adding", 100, shown=shown) as progress:
        progress.report()
        progress.place()
    assert capsys.readouterr().err == ""


def test_several_records_are_divided(onrecord: Onrecord) -> None:
    page = onrecord("read", "vell.txt", "later.txt").stdout
    assert page.split("\n").count("─" * 80) == 1


def test_a_quote_that_begins_with_quotation_marks_keeps_a_distance(onrecord: Onrecord) -> None:
    assert '“ "We will come with open hands," Holm told reporters.”' in onrecord("read", "vell.txt").stdout


def test_standard_output_speaks_utf8_and_escapes_what_utf8_cannot_hold() -> None:
    script = "from onrecord.views.guard import use_utf8; use_utf8(); print('Å\\ud800')"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert done.stdout.decode("utf-8").strip() == "Å\\ud800"
