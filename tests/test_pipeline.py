"""The whole way: text in, record out, the same whatever the company and the order."""

from __future__ import annotations

import json
from pathlib import Path

import onrecord
from onrecord.model import Record, Refusal
from onrecord.sources import from_text

TALKS = (
    "France and Japan hold talks in Geneva\n"
    "French and Japanese negotiators met in Geneva on Monday, the Swiss foreign ministry said.\n"
    '"The talks will go on next week," spokesperson Ada Keller told reporters.\n'
)
STRIKE = (
    "Drone hits depot\nAt least 12 people were killed in an Israeli drone strike on Gaza City on Sunday, medics said.\n"
)


def as_bytes(record: Record) -> bytes:
    return json.dumps(record.to_json(), ensure_ascii=False).encode()


def test_a_report_read_alone_and_among_others_gives_the_same_bytes() -> None:
    reports = [from_text(text, published="2025-05-14", id=str(n)) for n, text in enumerate((TALKS, STRIKE) * 3)]
    together = [as_bytes(record) for record in onrecord.read_many(reports)]
    alone = [as_bytes(next(onrecord.read_many([report]))) for report in reports]
    backwards = [as_bytes(record) for record in onrecord.read_many(reversed(reports))]
    assert together == alone == backwards[::-1]


def test_every_item_points_at_words_of_the_text() -> None:
    record = onrecord.read(TALKS, published="2025-05-14")
    assert record.items
    for item in record.items:
        assert item.evidence
        assert all(0 <= start < end <= len(record.report.text) for start, end in item.evidence)


def test_a_file_with_a_bad_line_gives_the_good_records_and_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TALKS}) + "\n{not json\n", encoding="utf-8")
    record, refusal = onrecord.read_file(path)
    assert isinstance(record, Record)
    assert isinstance(refusal, Refusal)
    assert "line 2" in refusal.where


def test_without_a_date_of_publication_nothing_is_resolved_against_today() -> None:
    record = onrecord.read(TALKS)
    assert all(item.time is None or item.time.earliest is None for item in record.items)


def test_a_name_that_the_package_does_not_have_is_an_attribute_error() -> None:
    assert not hasattr(onrecord, "predict")
