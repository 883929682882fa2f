"""`onrecord times` and `onrecord date`: expressions with bounds and reasons, records dated later."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Onrecord = Callable[..., Result]

TEXT = """Envoys meet in Vell
President Holm said on Friday that Norland's envoys would be in Vell on Monday, at 10:00 a.m.
Two days later the talks would go on. Flights leave every Tuesday.
"""
LINES = [
    {"id": "a", "dct": "2025-05-17", "title": "A headline of its own", "text": "\n  They met Friday."},
    {"id": "b", "text": 5},
    {"id": "c", "dct": "one day", "text": "They met Friday."},
    {"id": "d", "published": "2025-05-17T10:00:00Z", "text": "They will meet on Friday."},
    {"id": 7, "dct": None, "text": "They met on Friday."},
]


@pytest.fixture
def corpus(folder: Path) -> str:
    lines = [json.dumps(line) for line in LINES]
    (folder / "corpus.jsonl").write_text("\n".join([*lines, "no json"]) + "\n", encoding="utf-8")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    return "corpus.jsonl"


def test_each_line_of_a_corpus_gives_its_expressions(onrecord: Onrecord, corpus: str) -> None:
    found = [json.loads(line) for line in onrecord("times", corpus, "--json").stdout.splitlines()]
    assert [each["id"] for each in found] == ["a", "d", "7"]
    values = [
        (timex["start"], timex["end"], timex["type"], timex["value"]) for each in found for timex in each["timexes"]
    ]
    assert values == [(12, 18, "DATE", "2025-05-16"), (18, 24, "DATE", "2025-05-23"), (12, 18, "DATE", "XXXX-WXX-5")]


def test_a_bad_line_gives_one_message_and_the_others_go_on(onrecord: Onrecord, corpus: str) -> None:
    result = onrecord("times", corpus, "--json")
    assert result.exit_code == 2
    assert [line.split(":")[1].strip() for line in result.stderr.splitlines()] == [
        "corpus.jsonl, line 2",
        "corpus.jsonl, line 3",
        "corpus.jsonl, line 6",
    ]


def test_the_json_of_an_expression_tells_bounds_anchor_and_reason(onrecord: Onrecord, corpus: str) -> None:
    line = onrecord("times", "report.txt", "--published", "2025-05-17", "--json").stdout
    timexes = json.loads(line)["timexes"]
    monday, later, tuesday = timexes[1], timexes[2], timexes[3]
    assert (monday["value"], monday["at"], monday["zone"], monday["granularity"]) == (
        "2025-05-19T10:00",
        "10:00",
        None,
        "minute",
    )
    assert (monday["direction"], monday["anchor"], monday["edtf"]) == ("future", "2025-05-17", "2025-05-19T10:00:00")
    assert (later["value"], later["against"], later["anchor_span"]) == (
        "2025-05-21",
        "expression",
        [monday["start"], monday["end"]],
    )
    assert later["reason"] == "later: counted from “Monday, at 10:00 a.m.” (2025-05-19T10:00)"
    assert (tuesday["type"], tuesday["quant"], tuesday["earliest"], tuesday["edtf"]) == ("SET", "EVERY", None, None)


def test_the_page_shows_each_expression_with_its_bounds_and_reason(onrecord: Onrecord, corpus: str) -> None:
    page = onrecord("times", "report.txt", "--published", "2025-05-17").stdout
    assert "Times  4" in page
    assert "Monday, at 10:00 a.m.  TIME 2025-05-19T10:00" in page
    assert "2025-05-19, 10:00 (zone not told) · EDTF 2025-05-19T10:00:00" in page
    assert "Friday  DATE 2025-05-16" in page


def test_without_a_date_the_page_says_that_times_stay_open(onrecord: Onrecord, corpus: str) -> None:
    page = onrecord("times", "report.txt").stdout
    assert "no date: relative times stay unresolved" in page
    assert "Friday  DATE XXXX-WXX-5\n  no days\n  weekday: the report has no date, so it stays open" in page
