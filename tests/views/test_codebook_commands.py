"""`onrecord codebook check` and `test`, and `onrecord why`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from talks import RECORD
from typer.testing import Result

from onrecord import pipeline
from onrecord.ledger import open_ledger
from onrecord.ledger.identity import item_ids
from onrecord.model import Actor, Record, Time
from onrecord.pipeline import read_many as really_read

Onrecord = Callable[..., Result]
SHIPPED = Path(__file__).parents[2] / "onrecord" / "data" / "codebook"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A codebook of one's own: a copy of the one that ships."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "own"))


def test_the_codebook_that_ships_is_sound(onrecord: Onrecord) -> None:
    result = onrecord("codebook", "check")
    assert result.exit_code == 0
    assert result.stdout.startswith("16 types, ") and result.stdout.endswith("examples: sound.\n")


def test_a_fault_is_named_with_file_and_line(onrecord: Onrecord, own: Path) -> None:
    file = own / "aid.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("quad:"))
    lines[at] = "quad: 7"
    file.write_text("\n".join(lines), encoding="utf-8")
    for given in (own, file):
        result = onrecord("codebook", "check", str(given))
        assert result.exit_code == 2
        assert result.stdout.startswith(f"aid.yaml, line {at + 1}: the quad must be 1, 2, 3 or 4.")


def test_one_sound_file_is_said_to_be_sound(onrecord: Onrecord, own: Path) -> None:
    assert onrecord("codebook", "check", str(own / "aid.yaml")).stdout == f"{own / 'aid.yaml'} is sound.\n"


def test_what_is_not_there_is_one_line(onrecord: Onrecord) -> None:
    result = onrecord("codebook", "check", "nowhere")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "nowhere is not there" in result.stderr


def test_examples_are_run_and_wrong_ones_shown(onrecord: Onrecord, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_many", really_read)
    assert onrecord("codebook", "test", "--rule", "retreat-release").stdout.endswith(
        "examples, 0 come out otherwise than written.\n"
    )
    file = own / "retreat.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "=> Peru > two prisoners; happened", "=> Peru > two prisoners; denied"
    )
    file.write_text(text, encoding="utf-8")
    result = onrecord("codebook", "test", str(own), "--rule", "retreat-release")
    assert result.exit_code == 2
    assert "retreat.yaml, line " in result.stdout and "gives status happened" in result.stdout


def test_an_unknown_rule_is_one_line(onrecord: Onrecord) -> None:
    assert "no-such is no rule of this codebook" in onrecord("codebook", "test", "--rule", "no-such").stderr


class TestWhy:
    @pytest.fixture
    def id_of(self, folder: Path) -> Callable[[str], str]:
        """The id in the ledger of an item of the record, its names and times settled with reasons."""
        events = tuple(
            replace(event, rule="assault-attack", time=replace(event.time or Time(""), reason="weekday: the last one"))
            if event.id == "e2"
            else event
            for event in RECORD.events
        )
        actors = (Actor(name="Sudmark", id="state:SUD", kind="state", reason="a state by this name"),)
        record: Record = replace(RECORD, events=events, actors=actors)
        with open_ledger(folder / "onrecord.ledger") as ledger:
            ledger.add(record)
        ids = {item.id: id_ for item, id_ in zip(record.items, item_ids(record), strict=True)}
        return lambda id_: ids[id_]

    def test_an_event_shows_its_rule_as_the_codebook_words_it(
        self, onrecord: Onrecord, id_of: Callable[[str], str]
    ) -> None:
        told = " ".join(onrecord("why", id_of("e2")).stdout.split())
        assert "rule assault-attack written in assault.yaml, line" in told
        assert "type ASSAULT: Deliberate acts" in told

    def test_names_and_times_show_what_settled_them(self, onrecord: Onrecord, id_of: Callable[[str], str]) -> None:
        told = " ".join(onrecord("why", id_of("e2")).stdout.split())
        assert "Sudmark: a state by this name" in told
        assert "“on Friday”: weekday: the last one" in told
        assert "voice according to Norland's health ministry" in told

    def test_a_rule_of_another_codebook_is_said_to_be_one(
        self, onrecord: Onrecord, id_of: Callable[[str], str]
    ) -> None:
        told = " ".join(onrecord("why", id_of("e1")).stdout.split())
        assert "rule consult.meet" in told and "This codebook has no such rule" in told

    def test_an_item_without_a_rule_says_so(self, onrecord: Onrecord, id_of: Callable[[str], str]) -> None:
        assert "not kept" in onrecord("why", id_of("s2")).stdout
