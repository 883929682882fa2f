"""The measure of places: identity by id or page, distance, and figures that add up."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.toponyms import holds_toponyms, measure_toponyms

TEXT = "Talks went on in Geneva, Switzerland. The Swiss hosts took the envoys to Qwertyville."


def top(name: str, lat: float, lon: float, **rest: object) -> dict[str, object]:
    start = TEXT.index(name)
    return {"start": start, "end": start + len(name), "text": name, "lat": lat, "lon": lon, **rest}


def test_right_and_wrong_places_are_told_apart(tmp_path: Path) -> None:
    toponyms = [
        top("Geneva", 46.2, 6.15, geonameid=2660646),
        top("Switzerland", 46.8, 8.2, geonameid=1),
        top("Swiss", 46.8, 8.2, geonameid=None, page="https://en.wikipedia.org/wiki/Switzerland"),
        top("Qwertyville", 10.0, 10.0, geonameid=5),
        top("envoys", 0.0, 0.0, geonameid=None),
    ]
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps({"doc_id": "1", "text": TEXT, "toponyms": toponyms}) + "\n", encoding="utf-8")
    assert holds_toponyms(path)
    figures = measure_toponyms(path)
    assert figures["toponyms"] == 4
    assert figures["entity_accuracy"] == 0.5
    assert figures["accuracy_161km"] == 0.75
    assert figures["resolved"] == 0.75 and figures["resolved_right"] == round(2 / 3, 4)


def test_records_are_no_toponyms(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"report": {}, "events": []}\n', encoding="utf-8")
    assert not holds_toponyms(path)
