"""The types that cross borders: spans, reports, and the record as the contract wants it."""

from __future__ import annotations

import json

from onrecord.model import Event, Figure, Record, Report, Span, Statement, Time


def test_a_span_knows_whether_it_lies_inside_or_overlaps_another() -> None:
    assert Span(3, 5).within(Span(3, 5))
    assert not Span(3, 6).within(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 9))
    assert not Span(0, 3).overlaps(Span(3, 9)), "spans are half-open"


def test_a_report_is_quiet_where_a_byline_stands() -> None:
    report = Report(id="r", text="Truce holds\nBy Ada Reporter\nThe truce held.", quiet=(Span(12, 27),))
    assert report.is_quiet(Span(15, 18))
    assert not report.is_quiet(Span(28, 31))


def test_a_record_as_json_has_the_keys_of_the_contract_in_their_order() -> None:
    report = Report(id="r", text="Envoys met on Monday, Ada said.", published="2025-05-17")
    time = Time("on Monday", "2025-05-12", "2025-05-12")
    said = Statement("s1", (Span(0, 31),), None, ("Ada",), "indirect", (Span(0, 20),), Span(26, 30), time=time)
    met = Event(
        "e1", (Span(0, 20),), "s1", "CONSULT", None, Span(7, 10), ("envoys",), (), None, time, "happened", None, "met"
    )
    count = Figure("f1", (Span(0, 6),), None, "other", 2.0, None, False, "envoys", None, "e1", None, None)
    record = Record(report, (said,), (met,), (count,))
    shown = json.loads(json.dumps(record.to_json()))
    assert list(shown)[:4] == ["report", "statements", "events", "figures"]
    assert list(shown["report"]) == ["id", "title", "outlet", "published", "url", "language", "text"]
    assert shown["statements"][0]["content"] == [[0, 20]]
    assert shown["statements"][0]["cue"] == [26, 30]
    assert shown["events"][0]["time"] == {
        "text": "on Monday",
        "earliest": "2025-05-12",
        "latest": "2025-05-12",
        "at": None,
    }
    assert (shown["events"][0]["rule"], shown["events"][0]["contexts"]) == ("met", [])
    assert shown["figures"][0]["low"] == 2
    assert isinstance(shown["figures"][0]["low"], int)
    assert [item.id for item in record.items] == ["s1", "e1", "f1"]


def test_a_fraction_in_a_figure_stays_a_fraction() -> None:
    figure = Figure("f1", (Span(0, 1),), None, "money", 1.5, 1.5, False, "US dollars", None, None, None, None)
    assert figure.to_json()["low"] == 1.5
