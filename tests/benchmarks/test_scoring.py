"""Our scorer: what pairs, what is right in full, and that it agrees with the contract's where that is there."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import SHARED, json_lines
from benchmarks.scoring import KINDS, Score, Tally, compare, same_name

TEXT = 'Kenya met Uganda in Nairobi. "We agreed," Ruth Achieng said. A raid killed 12 people a day.'


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def record() -> dict[str, Any]:
    return {
        "report": {"id": "r", "text": TEXT},
        "statements": [
            {
                "id": "s1",
                "speaker": ["Ruth Achieng"],
                "content": [at("We agreed,")],
                "cue": at("said"),
                "evidence": [at("We agreed,")],
            }
        ],
        "events": [
            {
                "id": "e1",
                "type": "CONSULT",
                "anchor": at("met"),
                "evidence": [at("Kenya met Uganda in Nairobi.")],
                "actors": ["Kenya", "Uganda"],
                "recipients": [],
                "status": "happened",
            }
        ],
        "figures": [
            {
                "id": "f1",
                "measure": "killed",
                "low": 12,
                "high": 12,
                "unit": "people",
                "per": "day",
                "evidence": [at("killed 12 people")],
            }
        ],
    }


def counted(system: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """Found and full of each kind."""
    tallies = {kind: Tally() for kind in KINDS}
    compare(record(), system, tallies)
    return {kind: (tally.found, tally.full) for kind, tally in tallies.items()}


def changed(kind: str, **slots: Any) -> dict[str, tuple[int, int]]:
    system = record()
    system[kind][0].update(slots)
    return counted(system)


def test_a_record_agrees_with_itself() -> None:
    assert counted(record()) == dict.fromkeys(KINDS, (1, 1))


def test_a_wrong_core_slot_leaves_a_pair_found_but_not_full() -> None:
    assert changed("statements", speaker=["Kenya"])["statements"] == (1, 0)
    assert changed("events", status="planned")["events"] == (1, 0)
    assert changed("events", actors=["Kenya", "Rwanda"])["events"] == (1, 0)
    assert changed("figures", unit="soldiers")["figures"] == (1, 0)
    assert changed("figures", per=None)["figures"] == (1, 0)


def test_what_decides_a_pair_loses_it() -> None:
    assert changed("statements", content=[at("A raid killed")])["statements"] == (0, 0)
    assert changed("statements", content=[])["statements"] == (0, 0)
    assert changed("events", type="AGREE")["events"] == (0, 0)
    assert changed("events", anchor=at("raid"), evidence=[at("A raid")])["events"] == (0, 0)
    assert changed("figures", high=None)["figures"] == (0, 0)
    assert changed("figures", evidence=[at("Nairobi")])["figures"] == (0, 0)


def test_sides_of_a_mutual_event_may_stand_as_actors_or_recipients() -> None:
    assert changed("events", actors=["Kenya"], recipients=["Uganda"])["events"] == (1, 1)


def test_an_item_pairs_once() -> None:
    system = record()
    system["figures"].append(copy.deepcopy(system["figures"][0]))
    tallies = {kind: Tally() for kind in KINDS}
    compare(record(), system, tallies)
    figures = tallies["figures"]
    assert (figures.found, figures.system) == (1, 2)
    assert figures.score(figures.found) == Score(0.5, 1.0)


def test_records_over_different_texts_are_not_compared() -> None:
    system = record()
    system["report"]["text"] += " More."
    with pytest.raises(ValueError, match="texts of report r differ"):
        counted(system)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("President Ruth Achieng", "Ruth Achieng", True),
        ("Achieng", "Ruth Achieng", True),
        ("U.S.", "United States", True),
        ("the Kremlin", "Russia", True),
        ("North Korea", "Korea", True),
        ("Kenya", "Uganda", False),
        ("", "Kenya", False),
    ],
)
def test_names_are_the_same_without_title_and_article(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_nothing_found_scores_nought() -> None:
    assert Tally().score(0).f1 == 0.0


@pytest.mark.corpora
def test_it_agrees_with_the_scorer_of_the_contract(tmp_path: Path) -> None:
    scorer, gold = SHARED / "score" / "score.py", SHARED / "gold" / "briefs_dev.jsonl"
    for needed in (scorer, gold):
        if not needed.exists():
            pytest.skip(f"{needed} is not there; name the folder of the data with ONRECORD_SHARED")
    golds = list(json_lines(gold))
    systems = [spoiled(each) for each in copy.deepcopy(golds)]
    path = tmp_path / "system.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in systems), encoding="utf-8")
    command = [sys.executable, str(scorer), str(gold), str(path), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    tallies = {kind: Tally() for kind in KINDS}
    for wanted, system in zip(golds, systems, strict=True):
        compare(wanted, system, tallies)
    for kind, tally in tallies.items():
        for level, right in (("found", tally.found), ("full", tally.full)):
            ours = tally.score(right)
            assert theirs[kind][level]["f1"] == pytest.approx(ours.f1, abs=1e-4), (kind, level)
            assert theirs[kind][level]["p"] == pytest.approx(ours.precision, abs=1e-4), (kind, level)


def spoiled(record: dict[str, Any]) -> dict[str, Any]:
    """A record with every third item gone and every second of the rest made wrong in a core slot."""
    for kind, slot, wrong in (
        ("statements", "speaker", ["Nobody"]),
        ("events", "status", "denied"),
        ("figures", "low", 7),
    ):
        record[kind] = [item for number, item in enumerate(record[kind]) if number % 3 != 2]
        for item in record[kind][::2]:
            item[slot] = wrong
    return record
