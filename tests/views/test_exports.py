"""The exports for other programs: complete, readable by the libraries that people read them with."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from talks import LATER_RECORD, RECORD
from typer.testing import Result

from onrecord import pipeline
from onrecord.ledger import open_ledger
from onrecord.ledger.identity import item_ids
from onrecord.model import Record, Report, Span

Onrecord = Callable[..., Result]

IDS = {item.id: id_ for item, id_ in zip(RECORD.items, item_ids(RECORD), strict=True)}
ALL = {*item_ids(RECORD), *item_ids(LATER_RECORD)}
XML = "{http://graphml.graphdrawing.org/xmlns}"


def written(onrecord: Onrecord, folder: Path, format_: str) -> bytes:
    result = onrecord("export", "--format", format_, "--output", "out")
    assert result.exit_code == 0, result.stderr
    return (folder / "out").read_bytes()


def test_parquet_has_the_rows_of_the_table_with_lists_numbers_and_days(
    onrecord: Onrecord, filled: Path, folder: Path
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(io.BytesIO(written(onrecord, folder, "parquet"))).to_pylist()
    assert {row["item"] for row in rows} == ALL
    (meeting,) = [row for row in rows if row["item"] == IDS["e1"]]
    assert (meeting["actors"], meeting["earliest"]) == (["Norland", "Sudmark"], date(2031, 5, 19))
    (figure,) = [row for row in rows if row["kind"] == "figure"]
    assert (figure["low"], figure["high"], figure["approximate"]) == (12.0, None, False)


def test_a_calendar_has_every_announcement_with_whole_days(onrecord: Onrecord, filled: Path, folder: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(written(onrecord, folder, "ical"))
    (event,) = calendar.walk("VEVENT")
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2031, 5, 19), date(2031, 5, 20))
    assert (str(event["location"]), str(event["uid"])) == ("Vell", f"{IDS['e1']}@onrecord")
    assert "according to Åsa Holm" in str(event["description"])
    assert "at 10:00" in str(event["description"])


def test_an_announcement_without_a_day_is_a_to_do(onrecord: Onrecord, filled: Path, folder: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    onrecord("judge", "correct", IDS["e1"], "earliest=", "latest=", "--by", "A. Reader")
    calendar = icalendar.Calendar.from_ical(written(onrecord, folder, "ical"))
    assert len(calendar.walk("VEVENT")) == 0
    assert len(calendar.walk("VTODO")) == 1


def test_a_calendar_shows_what_became_of_an_announcement(onrecord: Onrecord, folder: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    announced = replace(RECORD.events[0], actors=("France", "Japan"))
    text = "France and Japan meet\nFrance and Japan held talks in Vell on Monday."
    told, anchor = Span(text.index("\n") + 1, len(text)), Span(text.index("held"), text.index("held") + 4)
    held = replace(announced, id="e1", status="happened", source=None, anchor=anchor, about=None, evidence=(told,))
    later = Report("z", text, "France and Japan meet", "Vell Gazette", "2031-05-20")

    def shown() -> Any:
        (event,) = icalendar.Calendar.from_ical(written(onrecord, folder, "ical")).walk("VEVENT")
        return event

    with pipeline.open_ledger(folder / "onrecord.ledger") as ledger:
        ledger.add(replace(RECORD, events=(announced, *RECORD.events[1:])))
        event = shown()
        assert (str(event["status"]), str(event["x-onrecord-state"])) == ("TENTATIVE", "pending")
        assert str(event["description"]).startswith("pending, as known on 2031-05-17\n2031-05-17 pending: announced (")
        ledger.add(Record(later, events=(held,)))
    event = shown()
    assert (str(event["status"]), str(event["x-onrecord-state"])) == ("CONFIRMED", "happened")
    onrecord("judge", "reject", IDS["e1"], "--by", "A. Reader")
    assert (str(shown()["status"]), str(shown()["comment"])) == ("CANCELLED", "rejected")


def test_geojson_has_every_event_and_figure(onrecord: Onrecord, filled: Path, folder: Path) -> None:
    found = json.loads(written(onrecord, folder, "geojson"))
    features: list[dict[str, Any]] = found["features"]
    assert found["type"] == "FeatureCollection"
    assert len(features) == 7
    assert {feature["id"] for feature in features} <= ALL
    assert all(feature["geometry"] is None for feature in features)


def test_timelinejs_tells_how_many_have_no_day(onrecord: Onrecord, filled: Path, folder: Path) -> None:
    result = onrecord("export", "--format", "timelinejs")
    slides = json.loads(result.stdout)["events"]
    assert len(slides) == 4
    assert result.stderr.startswith("2 events have no day")
    assert slides[0]["start_date"] == {"year": "2031", "month": "05", "day": "05"}
    assert "Sudmark&#x27;s spokesman" in slides[0]["text"]["text"]


def test_graphml_joins_every_item_with_its_names_report_and_voice(
    onrecord: Onrecord, filled: Path, folder: Path
) -> None:
    onrecord("judge", "reject", IDS["e3"], "--by", "A. Reader")
    root = ElementTree.fromstring(written(onrecord, folder, "graphml"))
    nodes = {node.get("id") for node in root.iter(f"{XML}node")}
    edges = [(edge.get("source"), edge.get("target"), edge[0].text) for edge in root.iter(f"{XML}edge")]
    assert nodes >= ALL
    assert all(source in nodes and target in nodes for source, target, _ in edges)
    assert Counter(relation for *_, relation in edges)["reported in"] == len(ALL)
    assert (IDS["e1"], "name:Norland", "actor") in edges
    assert (IDS["e1"], IDS["s1"], "said in") in edges
    assert (IDS["f1"], IDS["e2"], "figure of") in edges


def test_characters_that_xml_cannot_hold_do_not_break_the_graph(onrecord: Onrecord, folder: Path) -> None:
    odd = replace(RECORD, events=(replace(RECORD.events[0], place="a\x01<&\"'b"), *RECORD.events[1:]))
    with open_ledger(folder / "onrecord.ledger") as ledger:
        ledger.add(odd)
    root = ElementTree.fromstring(written(onrecord, folder, "graphml"))
    assert any(node.get("id") == "place:a\ufffd<&\"'b" for node in root.iter(f"{XML}node"))


def test_json_ld_says_from_which_words_by_whom_and_what_people_judged(
    onrecord: Onrecord, filled: Path, folder: Path
) -> None:
    onrecord("judge", "correct", IDS["e1"], "status=denied", "--by", "A. Reader")
    graph = json.loads(written(onrecord, folder, "jsonld"))["@graph"]
    by_id = {node["@id"]: node for node in graph if "@id" in node}
    item = by_id[f"urn:onrecord:item:{IDS['e1']}"]
    report = by_id[item["prov:wasDerivedFrom"]["@id"]]
    assert report["schema:publisher"] == "The Vell Courier"
    quote = item["oa:hasTarget"][0]["oa:hasSelector"]
    start, end = quote[0]["oa:start"], quote[0]["oa:end"]
    assert report["schema:articleBody"][start:end] == quote[1]["oa:exact"]
    assert item["content"]["@value"]["status"] == "denied"
    assert item["read"]["@value"]["status"] == "planned"
    assert by_id[item["prov:wasGeneratedBy"]["@id"]]["prov:wasAssociatedWith"]["@id"] in by_id
    assert by_id["urn:onrecord:person:A.%20Reader"]["@type"] == "prov:Person"
    assert sum(node["@id"].startswith("urn:onrecord:item:") for node in by_id.values()) == len(ALL)


@pytest.mark.parametrize(("format_", "library"), [("parquet", "pyarrow"), ("ical", "icalendar")])
def test_a_missing_library_is_said_with_the_way_to_it(
    onrecord: Onrecord, filled: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, format_: str, library: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, library, None)
    result = onrecord("export", "--format", format_, "--output", "out")
    assert result.exit_code == 2
    assert result.stderr.endswith(f"needs {library}. Get it: pip install 'onrecord[export]'\n")
    assert not (folder / "out").exists()
