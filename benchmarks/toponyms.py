"""Places by entity identity, given gold spans: `python -m benchmarks.names --data FILE`, FILE in the form of lgl.jsonl.

Each line is a document: `text` and `toponyms` with `start`, `end`, `lat`, `lon` and a `geonameid`, or a `page` of
Wikipedia where there is none. Every gold name is put on the map by the resolution that records use; the likeliest
candidate is the answer. A name on which gold itself has neither identity nor page is left out.

- `entity_accuracy`: the answer has the gold GeoNames id; where gold has a page, the answer lies within 161 km of the
  gold point, or is a state, region or water that the page's title names (their middle is a matter of taste);
- `accuracy_161km`: the answer lies within 161 km (100 miles) of the gold point;
- `resolved`, `resolved_right`: the share that a record would show as resolved, and how many of those are right.
"""

from __future__ import annotations

import json
import math
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.corpora import json_lines
from onrecord.coding.locating import Decision, Named, locate
from onrecord.coding.mapped import SURE, looked_up
from onrecord.coding.toponyms import named
from onrecord.data.actors import load
from onrecord.data.places.folding import fold
from onrecord.data.places.gazetteer import Gazetteer, open_gazetteer
from onrecord.model import Location, Span

__all__ = ["holds_toponyms", "measure_toponyms"]

NEAR = 161.0
"""Kilometres, a hundred miles: the usual tolerance of the field."""
POINTS = frozenset(("city", "capital", "site"))


def holds_toponyms(path: Path) -> bool:
    """Whether a file is in the form of lgl.jsonl."""
    with path.open(encoding="utf-8") as lines:
        return "toponyms" in json.loads(next(lines, "{}") or "{}")


def measure_toponyms(path: Path) -> dict[str, float]:
    """The figures for one file; see the head of this module. `ms_a_mention` is processor time of this process."""
    gazetteer = open_gazetteer()
    right: Counter[str] = Counter()
    asked, mentions, spent = 0, 0, 0.0
    for document in json_lines(path):
        began = time.process_time()
        decisions = _decisions(document, gazetteer)
        spent += time.process_time() - began
        mentions += len(decisions)
        for gold, decision in zip(document["toponyms"], decisions, strict=True):
            if not gold.get("geonameid") and not gold.get("page"):
                continue
            asked += 1
            answer = decision.shares[0].location if decision.shares else None
            same = answer is not None and _is_same(gold, answer, gazetteer)
            right["entity"] += same
            right["near"] += answer is not None and _distance(gold, answer) <= NEAR
            sure = bool(decision.shares) and decision.shares[0].share >= SURE
            right["resolved"] += sure
            right["resolved right"] += sure and same
    return {
        "toponyms": asked,
        "entity_accuracy": round(right["entity"] / max(asked, 1), 4),
        "accuracy_161km": round(right["near"] / max(asked, 1), 4),
        "resolved": round(right["resolved"] / max(asked, 1), 4),
        "resolved_right": round(right["resolved right"] / max(right["resolved"], 1), 4),
        "ms_a_mention": round(1000 * spent / max(mentions, 1), 3),
    }


def _decisions(document: Mapping[str, Any], gazetteer: Gazetteer) -> list[Decision]:
    """What the resolution says to each gold name, with the states that the text names as its actors."""
    tables, text = load(), document["text"]
    at = {gold["start"]: gold["text"] for gold in document["toponyms"]}
    asked = []
    for gold in document["toponyms"]:
        entry = tables.entries.get(gold["text"])
        if entry is not None and entry.form in ("adjective", "people") and entry.state is not None:
            asked.append(Named(entry.name))  # gold marks "Russian" as Russia
        else:
            asked.append(looked_up(named(text, gold["text"], Span(gold["start"], gold["end"]), at), gazetteer)[0])
    states = Counter(tables.codes[entry.state] for _, _, entry in tables.hits(text) if entry.state in tables.codes)
    return locate(asked, states, gazetteer)


def _is_same(gold: Mapping[str, Any], answer: Location, gazetteer: Gazetteer) -> bool:
    if gold.get("geonameid"):
        return answer.geonames == int(gold["geonameid"])
    if _distance(gold, answer) <= NEAR:
        return True
    title = str(gold["page"]).rsplit("/", 1)[-1].split("_(")[0].split(",")[0].replace("_", " ")
    if answer.kind in POINTS:
        return False
    return fold(title) == fold(answer.name) or any(found.location == answer for found in gazetteer.find(title))


def _distance(gold: Mapping[str, Any], answer: Location) -> float:
    """Kilometres between the gold point and the answer on a sphere."""
    south, west, north, east = map(math.radians, (gold["lat"], gold["lon"], answer.latitude, answer.longitude))
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
