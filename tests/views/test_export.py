"""`onrecord export` and `onrecord examples`: files for other programs, complete, and safe to open."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from talks import LATER_RECORD, RECORD, TEXT
from typer.testing import Result

from onrecord.ledger import open_ledger
from onrecord.model import Event, Figure, Record, Report, Span
from onrecord.views import examples
from onrecord.views.export import COLUMNS, safe

Onrecord = Callable[..., Result]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_json_lines_are_the_bytes_of_read(onrecord: Onrecord) -> None:
    origin = ("--published", "2031-05-17")
    onrecord("add", "vell.txt", "later.txt", *origin)
    exported = onrecord("export").stdout
    assert exported == onrecord("read", "vell.txt", "later.txt", "--json", *origin).stdout
    assert exported == onrecord("export", "--format", "jsonl").stdout


def test_numbers_and_signs_come_through(onrecord: Onrecord, filled: Path) -> None:
    lines = onrecord("export").stdout.splitlines()
    assert lines == [json.dumps(record.to_json(), ensure_ascii=False) for record in (RECORD, LATER_RECORD)]


def test_the_table_has_one_row_an_item_and_the_columns_it_promises(onrecord: Onrecord, filled: Path) -> None:
    text = onrecord("export", "--format", "csv").stdout
    table = rows(text)
    assert tuple(table[0]) == COLUMNS
    assert [row["id"] for row in table] == [item.id for item in (*RECORD.items, *LATER_RECORD.items)]
    assert len({row["item"] for row in table}) == len(table)


def test_an_event_has_its_cells(onrecord: Onrecord, filled: Path) -> None:
    row = rows(onrecord("export", "--format", "csv").stdout)[5]
    filled_cells = {name: cell for name, cell in row.items() if cell and name not in {"item", "voice_item"}}
    assert filled_cells == {
        "kind": "event", "id": "e2", "report_id": "vell-1", "title": "Norland and Sudmark to meet in Vell on Monday",
        "outlet": "The Vell Courier", "published": "2031-05-17", "url": "https://courier.example/vell-1",
        "language": "en", "version": "1", "voice": "Norland's health ministry", "type": "ASSAULT", "mode": "artillery",
        "status": "happened", "actors": "Sudmark", "recipients": "civilians", "anchor": "shelled", "place": "Ostby",
        "time": "on Friday", "earliest": "2031-05-16", "latest": "2031-05-16", "quote": TEXT.split("\n")[3],
        "evidence": "213-327", "recorded_at": "2031-06-01T12:00:00Z",
    }  # fmt: skip


def test_a_statement_and_a_figure_have_their_cells(onrecord: Onrecord, filled: Path) -> None:
    table = rows(onrecord("export", "--format", "csv").stdout)
    assert (table[0]["speaker"], table[0]["cue"], table[0]["manner"]) == ("Åsa Holm", "said", "indirect")
    assert table[0]["content"] == "her country and Sudmark would meet in Vell on Monday"
    assert table[0]["further_quotes"] == TEXT.split("\n")[0]
    assert (table[1]["addressee"], table[1]["medium"]) == ("reporters", "news conference")
    assert table[3]["on_behalf_of"] == "Sudmark"
    figure = table[8]
    assert (figure["measure"], figure["low"], figure["high"], figure["approximate"]) == ("killed", "12", "", "false")
    assert figure["event_item"] == table[5]["item"]
    assert figure["voice_item"] == table[2]["item"]


def test_nothing_is_cut(onrecord: Onrecord, folder: Path) -> None:
    long = "word " * 20_000 + "end"
    event = Event(
        "e1", (Span(0, len(long)),), None, "AGREE", None, Span(0, 4), ("A",), (), None, None, "happened", None
    )
    with open_ledger(folder / "onrecord.ledger") as ledger:
        ledger.add(Record(Report("long", long), events=(event,)))
    assert rows(onrecord("export", "--format", "csv").stdout)[0]["quote"] == long
    assert json.loads(onrecord("timeline", "--json").stdout)["quotes"] == [long]
    assert "…" in onrecord("timeline").stdout


def test_a_cell_that_would_run_as_a_formula_is_made_text(onrecord: Onrecord, filled: Path) -> None:
    table = rows(onrecord("export", "--format", "csv").stdout)
    assert table[-1]["quote"] == "'=SUM(1) and all"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("a=b", "a=b"),
        ("", ""),
        (True, "true"),
        (False, "false"),
        (12.0, "12"),
        (2.5, "2.5"),
        (3, "3"),
    ],
)
def test_cells(value: object, cell: str) -> None:
    assert safe(value) == cell


def test_the_table_is_rfc_4180(onrecord: Onrecord, folder: Path) -> None:
    text = 'He said "no",\nthen left.'
    figure = Figure("f1", (Span(0, len(text)),), None, "other", 2.5, 2.5, True, None, None, None, None, None)
    with open_ledger(folder / "onrecord.ledger") as ledger:
        ledger.add(Record(Report("r", text), figures=(figure,)))
    onrecord("export", "--format", "csv", "--output", "items.csv")
    content = (folder / "items.csv").read_bytes()
    assert content.count(b"\r\n") == 2
    assert b'"He said ""no"",\nthen left."' in content
    assert rows(content.decode())[0]["quote"] == text
    assert rows(content.decode())[0]["low"] == "2.5"


def test_a_file_is_written_whole_or_not_at_all(
    onrecord: Onrecord, filled: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = onrecord("export", "--output", "out.jsonl")
    assert result.stderr == "Wrote 2 reports with 6 statements, 6 events and 1 figure to out.jsonl.\n"
    before = (folder / "out.jsonl").read_bytes()
    assert before.decode() == onrecord("export").stdout
    files = sorted(path.name for path in folder.iterdir())

    def breaks(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.views.export.export", breaks)
    assert onrecord("export", "--output", "out.jsonl").exit_code == 130
    assert (folder / "out.jsonl").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == files


def test_a_bad_format_or_place_is_said(onrecord: Onrecord, filled: Path) -> None:
    result = onrecord("export", "--format", "xml")
    formats = "jsonl, csv, parquet, ical, geojson, timelinejs, graphml, jsonld, plover"
    assert (result.exit_code, result.stderr) == (2, f"onrecord: 'xml' is no format. Give one of {formats}.\n")
    result = onrecord("export", "--output", "none/items.csv")
    assert result.exit_code == 2
    assert result.stderr.startswith("onrecord: none/items.csv cannot be written: No such file or directory.")


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bundled"
    folder.mkdir()
    (folder / "b.txt").write_text("B")
    (folder / "a.txt").write_text("A")
    monkeypatch.setattr(examples, "EXAMPLES", folder)
    return folder


def test_examples_are_written_and_named(onrecord: Onrecord, bundled: Path, folder: Path) -> None:
    for _ in range(2):
        result = onrecord("examples")
        assert (result.exit_code, result.stdout) == (0, "examples/a.txt\nexamples/b.txt\n")
    assert (folder / "examples" / "b.txt").read_text() == "B"


def test_examples_overwrite_nothing_of_the_users(onrecord: Onrecord, bundled: Path, folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "b.txt").write_text("my own")
    result = onrecord("examples", "mine")
    assert result.exit_code == 2
    assert result.stderr == "onrecord: mine/b.txt is there already and is another file. Give another folder.\n"
    assert (folder / "mine" / "b.txt").read_text() == "my own"


def test_examples_need_a_folder(onrecord: Onrecord, bundled: Path) -> None:
    result = onrecord("examples", "vell.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("onrecord: vell.txt/a.txt cannot be written:")
