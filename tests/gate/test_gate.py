"""The accuracy gate: our own reports, read and compared with gold records; a change that loses accuracy fails here.

The floors stand in `floors.toml`, a little under what was measured when they were set. Raise them when accuracy rises;
lower one only with a reason in the change that does so.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path

import pytest
from gold_reports import REPORTS, gold_record, locate

import onrecord
from benchmarks.scoring import KINDS, Tally, compare
from onrecord.sources import from_text

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@cache
def tallies() -> dict[str, Tally]:
    """All reports read once and compared with their gold records."""
    gold = [gold_record(path) for path in REPORTS]
    keys = ("title", "outlet", "published", "id")
    reports = [from_text(each["report"]["text"], **{key: each["report"][key] for key in keys}) for each in gold]
    counted = {kind: Tally() for kind in KINDS}
    for wanted, record in zip(gold, onrecord.read_many(reports), strict=True):
        compare(wanted, json.loads(json.dumps(record.to_json())), counted)
    return counted


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("level", ["found", "full"])
def test_accuracy_does_not_fall_under_its_floor(kind: str, level: str) -> None:
    tally = tallies()[kind]
    reached = tally.score(tally.found if level == "found" else tally.full).f1
    floor = FLOORS[kind][level]
    assert reached >= floor, f"{kind} {level}: F1 {reached:.3f} is under its floor {floor}; missed: {tally.missed}"


def test_precision_has_a_floor_of_its_own() -> None:
    for kind in KINDS:
        tally = tallies()[kind]
        assert tally.score(tally.found).precision >= FLOORS[kind]["precision"], (kind, tally.score(tally.found))


def test_the_gate_holds_enough_to_be_one() -> None:
    totals = {kind: tally.gold for kind, tally in tallies().items()}
    assert len(REPORTS) >= 12
    assert totals["statements"] >= 35
    assert totals["events"] >= 80
    assert totals["figures"] >= 45


def test_a_report_without_politics_gives_no_item() -> None:
    wanted = gold_record(next(path for path in REPORTS if path.stem == "accident"))
    record = onrecord.read(wanted["report"]["text"], published=wanted["report"]["published"])
    assert record.items == ()


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_gold_record_keeps_the_contract(path: Path) -> None:
    gold = gold_record(path)
    text = gold["report"]["text"]
    statements = {item["id"] for item in gold["statements"]}
    events = {item["id"] for item in gold["events"]}
    for item in [*gold["statements"], *gold["events"], *gold["figures"]]:
        assert item["evidence"], item["id"]
        assert item["source"] is None or item["source"] in statements
        assert all(0 <= start < end <= len(text) for start, end in item["evidence"])
    assert all(item["event"] is None or item["event"] in events for item in gold["figures"])


def test_a_snippet_must_stand_in_the_text_just_once() -> None:
    assert locate("They met. They talked.", "They [talked]") == [15, 21]
    for wrong in ("They", "left", ""):
        with pytest.raises(ValueError, match="times in the text"):
            locate("They met. They talked.", wrong)
