"""Dating later: an undated report's record, given its date, is the record that reading with the date makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord.errors import RecordError, SourceError
from onrecord.reading import network
from onrecord.views.cli import app

TEXTS = [
    "President Holm said on Friday that Norland would meet Sudmark on Monday at 10:00 a.m. They agreed last month to "
    "talk. About 300 people were killed in the week before.",
    "Talks open in Vell\nVELL, May 17 (Agency) - Envoys of Norland and Sudmark met here on Saturday.\n“We will be back "
    "next week,” Foreign Minister Ann Lee told reporters.\nTwo days later shells hit the town of Orn, killing at least "
    "12 people.",
    "Norland's army began shelling Orn overnight. It had promised in late February to stop by the end of the year.",
]
DATES = ["2025-05-17", "2024-01-01", "2025-12-31T23:00:00Z"]


@pytest.fixture
def undated() -> list[onrecord.Record]:
    return [onrecord.read(text) for text in TEXTS]


@pytest.mark.parametrize("published", DATES)
def test_a_record_dated_later_is_the_one_read_with_the_date(
    undated: list[onrecord.Record], published: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [onrecord.read(text, published=published).to_json() for text in TEXTS]
    monkeypatch.setattr(network, "load", None)  # reading anew would need it
    assert [onrecord.dated(record, published).to_json() for record in undated] == expected
    assert [
        onrecord.dated(json.loads(json.dumps(record.to_json())), published).to_json() for record in undated
    ] == expected


def test_an_undated_record_keeps_its_times_symbolic_and_without_bounds(undated: list[onrecord.Record]) -> None:
    times = [item.time for record in undated for item in record.items if item.time]
    symbolic = [time for time in times if time.value and "XXXX" in time.value]
    assert {time.value for time in symbolic} >= {"XXXX-WXX-5", "XXXX-WXX-1T10:00"}
    assert all(time.earliest is None and time.latest is None for time in symbolic)


def test_only_an_undated_record_keeps_its_analysis(undated: list[onrecord.Record]) -> None:
    assert all(record.analysis for record in undated)
    assert "analysis" not in onrecord.read(TEXTS[0], published="2025-05-17").to_json()


def test_what_cannot_be_dated_is_refused_with_one_line(undated: list[onrecord.Record]) -> None:
    with pytest.raises(SourceError, match="is no date"):
        onrecord.dated(undated[0], "some day")
    told = undated[0].to_json()
    with pytest.raises(RecordError, match="broken"):
        onrecord.dated(told | {"analysis": "AAAA"}, "2025-05-17")
    with pytest.raises(RecordError, match="does not belong"):
        onrecord.dated(told | {"analysis": undated[1].analysis}, "2025-05-17")
    with pytest.raises(RecordError, match="holds no analysis"):
        onrecord.dated(onrecord.dated(told, "2025-05-17"), "2025-05-17")


def test_the_command_dates_each_line_and_names_the_bad_ones(undated: list[onrecord.Record], tmp_path: Path) -> None:
    dated = onrecord.read(TEXTS[1], published="2024-02-29").to_json()
    lines = [json.dumps(undated[0].to_json()), "{}", json.dumps(dated)]
    (tmp_path / "records.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["date", str(tmp_path / "records.jsonl"), "--published", "2025-05-17"])
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert result.exit_code == 2
    assert "line 2: It is no record." in result.stderr
    assert first == onrecord.read(TEXTS[0], published="2025-05-17").to_json()
    assert second == dated
