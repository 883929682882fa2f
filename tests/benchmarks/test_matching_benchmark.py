"""The benchmark of matching: announcements of our own, with and without outcomes; B-cubed on a case worked by hand."""

import json
from pathlib import Path

from benchmarks.clusters import b_cubed
from benchmarks.matching import Readings, announced

LINES = [
    {
        "promise": {
            "id": "p1",
            "published": "2022-03-01T12:00:00+03:00",
            "headline": "On March 3, Vladimir Putin will meet with President of Kazakhstan Kassym-Jomart Tokayev",
            "text": "The two presidents will discuss trade.",
        },
        "target_date": "2022-03-03",
        "outcome_candidate": {
            "id": "o1",
            "published": "2022-03-03T18:00:00+03:00",
            "headline": "Meeting with President of Kazakhstan",
            "text": "Vladimir Putin met with President of Kazakhstan Kassym-Jomart Tokayev in Moscow.",
        },
    },
    {
        "promise": {
            "id": "p2",
            "published": "2022-03-04T12:00:00+03:00",
            "headline": "On March 9, Vladimir Putin will meet with President of Serbia Aleksandar Vucic",
            "text": "The meeting will be held in Sochi.",
        },
        "target_date": "2022-03-09",
        "outcome_candidate": None,
    },
]


def test_announcements_are_counted_as_linked_right_and_wrong(tmp_path: Path) -> None:
    path = tmp_path / "announced.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES), encoding="utf-8")
    assert announced(path, Readings(None)) == {"of": 1, "linked": 1, "right": 1, "wrong": 0}


def test_b_cubed_of_one_wrong_merge() -> None:
    gold = {("r", 0, 1): "a", ("r", 2, 3): "a", ("s", 0, 1): "b"}
    found = b_cubed(gold, dict.fromkeys(gold, 1))
    assert (found["precision"], found["recall"], found["pair_precision"]) == (0.556, 1.0, 0.333)
