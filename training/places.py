"""Learns the weights by which an event's place is chosen: `python -m training.places`, from gold records to a table.

A conditional logit over the options that `onrecord.coding.placing` lists for each gold event (every place named in its
sentence, the place of the story so far, none): the likelihood of the options whose name is the gold place, with an L2
penalty, climbed with full gradients. Learns from `train` and `briefs_train` alone; the penalty is chosen by leaving out
every fifth report in turn.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.corpora import SHARED
from benchmarks.names import heard, readings, scorer
from onrecord.coding.actors import Cast
from onrecord.coding.ground import Ground
from onrecord.coding.placing import Option, group_of, likeliest, options, story_of
from onrecord.data import DATA
from onrecord.ledger.forms import item_of
from onrecord.model import Event

FILES = ("train", "briefs_train")
SEEN = 4
"""How often a feature must be seen to have a weight."""
PENALTIES = (0.3, 1.0, 3.0)
STEPS, PACE = 300, 0.1

Case = tuple[int, list[Option], list[bool], str]
"""The number of the report, an event's options, which of them are right, and the event's group."""


def cases(paths: Sequence[Path]) -> Iterator[Case]:
    """Every gold event with its options; one whose place no option names is left out."""
    same = scorer()
    number = 0
    for path in paths:
        for gold, read in readings(path):
            number += 1
            cast = Cast(read).hear(tuple(heard(each) for each in gold["statements"]))
            ground = Ground(read, cast)
            story = None
            for body in sorted(gold["events"], key=lambda each: each["anchor"]):
                event = item_of("event", body)
                assert isinstance(event, Event)
                span = read.doc.char_span(event.anchor.start, event.anchor.end, alignment_mode="expand")
                if span is None:
                    continue
                found = options(event, span.root, read, cast, ground, story)
                right = [same([event.place or ""], [one.name]) if one.name and event.place else one.name == event.place
                         for one in found]  # fmt: skip
                if any(right):
                    yield number, found, right, group_of(event)
                if event.place:
                    story = story_of(event, span.root, event.place, read)


class Design:
    """Cases as one sparse matrix: a row an option, a column a feature."""

    def __init__(self, learnt: Sequence[Case], features: dict[str, int]) -> None:
        group, right, row, column = [], [], [], []
        for number, (_, found, flags, _) in enumerate(learnt):
            for option, flag in zip(found, flags, strict=True):
                for feature in option.features:
                    if feature in features:
                        row.append(len(group))
                        column.append(features[feature])
                group.append(number)
                right.append(flag)
        self.row, self.column = np.array(row), np.array(column)
        self.group, self.right = np.array(group), np.array(right)
        self.size, self.count = len(features), len(learnt)

    def shares(self, weights: Any) -> Any:
        """The share of belief of each option within its event."""
        scores = np.bincount(self.row, weights[self.column], minlength=len(self.group))
        best = np.full(self.count, -np.inf)
        np.maximum.at(best, self.group, scores)
        raised = np.exp(scores - best[self.group])
        return raised / np.bincount(self.group, raised)[self.group]

    def gradient(self, weights: Any, penalty: float) -> Any:
        """How the likelihood of the right options grows with each weight."""
        share = self.shares(weights)
        kept = np.where(self.right, share, 0.0)
        kept /= np.maximum(np.bincount(self.group, kept), 1e-12)[self.group]
        pull = (kept - share)[self.row]
        return np.bincount(self.column, pull, minlength=self.size) - penalty * weights


def learn(learnt: Sequence[Case], penalty: float) -> dict[str, float]:
    """The weights that make the right options likeliest."""
    seen = Counter(feature for _, found, _, _ in learnt for option in found for feature in option.features)
    names = sorted(feature for feature, times in seen.items() if times >= SEEN)
    design = Design(learnt, {name: column for column, name in enumerate(names)})
    weights, size, slope = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        gradient = design.gradient(weights, penalty)
        slope = 0.9 * slope + 0.1 * gradient
        size = 0.99 * size + 0.01 * gradient**2
        weights = weights + PACE * (slope / (1 - 0.9**step)) / (np.sqrt(size / (1 - 0.99**step)) + 1e-8)
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def right_of(measured: Sequence[Case], weights: dict[str, float]) -> tuple[int, int, int, int]:
    """Places right, gold places, places given, and events."""
    right = told = given = 0
    for _, found, flags, group in measured:
        name = likeliest(found, weights, group)
        is_right = any(flag and option.name == name for option, flag in zip(found, flags, strict=True))
        place = not any(flag and option.name is None for option, flag in zip(found, flags, strict=True))
        told += place
        given += name is not None
        right += place and is_right
    return right, told, given, len(measured)


def main() -> None:
    """Chooses the penalty, learns from everything, and writes the table."""
    parser = argparse.ArgumentParser(description="Learns the weights by which an event's place is chosen.")
    parser.add_argument("--out", type=Path, default=DATA / "places" / "weights.tsv")
    options_ = parser.parse_args()
    learnt = list(cases([SHARED / "gold" / f"{name}.jsonl" for name in FILES]))
    results = {}
    for penalty in PENALTIES:
        sums = np.zeros(4, dtype=int)
        for fold in range(5):
            weights = learn([case for case in learnt if case[0] % 5 != fold], penalty)
            sums += right_of([case for case in learnt if case[0] % 5 == fold], weights)
        results[penalty] = 2 * sums[0] / (sums[1] + sums[2])
        print(f"penalty {penalty}: right {sums[0]} of {sums[1]}, given {sums[2]}, F1 {results[penalty]:.3f}")
    penalty = max(results, key=lambda each: results[each])
    weights = learn(learnt, penalty)
    head = [
        "# What each feature of a place near an event is worth; see onrecord/coding/placing.py.",
        f"# Learnt by training/places.py from {' and '.join(FILES)}, penalty {penalty}. Do not edit: learn again.",
        "# feature\tweight",
    ]
    lines = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.items()) if abs(weight) >= 0.02]
    options_.out.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    print(f"{len(lines)} weights: {options_.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
