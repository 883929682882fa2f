"""Events as PLOVER tells them: folded types, modes, codes, sizes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from talks import RECORD
from typer.testing import Result

from onrecord.coding.codebook import load_codebook
from onrecord.ledger import open_ledger
from onrecord.model import Actor, Location, Place, Record, Status
from onrecord.views.exports.plover import folded, plover


@pytest.mark.parametrize(
    ("kind", "mode", "status", "plain", "modes"),
    [
        ("CONSULT", "visit", "happened", "CONSULT", ["visit"]),
        ("CONSULT", "visit", "planned", "AGREE", []),
        ("AID", None, "planned", "AGREE", []),
        ("RETREAT", "withdraw", "planned", "CONCEDE", []),
        ("CONCEDE", None, "planned", "CONCEDE", []),
        ("ASSAULT", "aerial", "possible", "THREATEN", ["violence"]),
        ("ASSAULT", "aerial", "planned", "ASSAULT", ["aerial", "future"]),
        ("SANCTION", "expel", "possible", "SANCTION", ["expel", "hypothetical"]),
        ("CONSULT", None, "denied", "CONSULT", ["negation"]),
        ("MOBILIZE", "troops", "ongoing", "MOBILIZE", ["troops"]),
    ],
)
def test_types_are_folded_as_the_manual_says(
    kind: str, mode: str | None, status: Status, plain: str, modes: list[str]
) -> None:
    assert folded(kind, mode, status) == (plain, modes)


def events_of(folder: Path, record: Record = RECORD) -> list[dict[str, Any]]:
    with open_ledger(folder / "x.ledger") as ledger:
        ledger.add(record)
        told = (plover(found, load_codebook(None)) for found in ledger.entries())
        return [event for event in told if event is not None]


def test_only_events_with_an_actor_are_told(tmp_path: Path) -> None:
    expected = [event for event in RECORD.events if event.actors]
    assert len(events_of(tmp_path)) == len(expected)


def test_an_event_has_its_codes_day_text_and_size(tmp_path: Path) -> None:
    shelling = next(each for each in events_of(tmp_path) if each["event"] == ["ASSAULT"])
    assert (shelling["quad_code"], shelling["date"]) == (4, "2031-05-16")
    assert shelling["event_text"] == ["shelled"]
    assert shelling["size"]["dead"] == 12
    assert shelling["voice"] == ["Norland's health ministry"]
    assert shelling["text"] == RECORD.report.text[shelling["text_info"]["start"] : shelling["text_info"]["end"]]


def test_a_planned_meeting_is_an_agreement_with_its_scale(tmp_path: Path) -> None:
    meeting = next(each for each in events_of(tmp_path) if each["status"] == "planned")
    assert (meeting["event"], meeting["event_scale"]) == (["AGREE"], 2.5)


def test_actors_and_places_carry_what_the_record_knows(tmp_path: Path) -> None:
    sudmark = Actor(name="Sudmark", id="state:SUD", kind="state", reason="told", country="SUD", sector="GOV")
    ostby = Place("p1", "Ostby", ("Ostby",), (), Location("Ostby", "NOR", "Vell", 7, "city", 1.5, 2.5), 1.0, "told")
    record = replace(RECORD, actors=(sudmark,), places=(ostby,))
    shelling = next(each for each in events_of(tmp_path, record) if each["event"] == ["ASSAULT"])
    assert shelling["actor"][0]["country"] == "SUD" and shelling["actor"][0]["sector_code"] == "GOV"
    assert (shelling["event_loc"]["geonameid"], shelling["event_loc"]["lat"]) == (7, 1.5)


def test_an_event_without_a_day_has_that_of_publication_and_says_so(tmp_path: Path) -> None:
    record = replace(RECORD, events=tuple(replace(event, time=None) for event in RECORD.events))
    told = events_of(tmp_path, record)[0]
    assert told["date"] == "2031-05-17" and "date of publication" in told["comment"]


def test_the_command_writes_one_event_a_line_and_tells_what_is_left_out(
    onrecord: Callable[..., Result], filled: Path
) -> None:
    result = onrecord("export", "--format", "plover")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert lines and all(line["actor"] and line["event"] for line in lines)
    assert result.exit_code == 0
