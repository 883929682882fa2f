"""Time expressions against TimeBank, AQUAINT, WikiWars:
`python -m benchmarks.times [--data FILE] [--json] [--no-tree]`.

Scored by the corpora's own scorer after TempEval-3: value F1 is the F1 of expressions found by any overlap, times the
share of them with the right value; WikiWars by its outermost expressions. Peers are shown by what they give on the
same texts. `first half` and `second half` are the documents at even and odd places: rules were made looking at the
first half alone. `--no-tree` leaves out the network: tense then comes from the words around an expression.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.corpora import SHARED, json_lines, skip
from onrecord.model import Reading, Report
from onrecord.reading.timexes import times_json, timexes

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["main"]

FOLDER = SHARED / "corpora" / "times"
CORPORA = ("timebank", "aquaint", "wikiwars")
POOL = 16
"""Texts whose sentences go through the network together."""
PEERS = {
    "heideltime_tt": "HeidelTime with TreeTagger",
    "heideltime_no": "HeidelTime without tags",
    "sutime_pos": "SUTime",
    "recognizers": "Recognizers-Text",
    "dateparser": "dateparser",
}
COLUMNS = {
    "value F1": "valF",
    "relaxed F1": "relF",
    "P": "relP",
    "R": "relR",
    "value acc.": "valAcc",
    "strict F1": "strF",
}

Scores = dict[str, float]
Texts = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Run:
    """The expressions found in the texts of one corpus, and the texts read a second without the network's own time."""

    found: Texts
    pace: float


def main() -> None:
    """Prints the table, or with `--json` one object with the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, action="append", help="JSON lines with id, dct, text and timexes")
    parser.add_argument("--json", action="store_true", help="print one object with the figures")
    parser.add_argument("--no-tree", action="store_true", help="leave out the network")
    options = parser.parse_args()
    scorer = FOLDER / "score_time.py"
    paths = options.data or [FOLDER / f"{name}.jsonl" for name in CORPORA]
    for path in (scorer, *paths):
        if not path.exists():
            skip(path)
    score = _scorer(scorer)
    tables = {path.stem: _table(path, score, tree=not options.no_tree) for path in paths}
    if options.json:
        print(json.dumps(tables))
    else:
        print("\n\n".join(_shown(name, table) for name, table in tables.items()))


def _scorer(path: Path) -> Callable[..., Scores]:
    """The function `score` of the corpora's scorer."""
    spec = importlib.util.spec_from_file_location("score_time", path)
    if spec is None or spec.loader is None:
        skip(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Callable[..., Scores] = module.score
    return score


def _table(path: Path, score: Callable[..., Scores], *, tree: bool) -> dict[str, Scores]:
    """The rows of one corpus: Onrecord on all texts and on each half, then the peers."""
    gold: Texts = {row["id"]: row for row in json_lines(path)}
    run = _run(gold, tree=tree)
    outermost = any("outermost" in timex for row in gold.values() for timex in row["timexes"])
    ids = list(gold)
    parts = {"Onrecord": ids, "Onrecord, first half": ids[::2], "Onrecord, second half": ids[1::2]}
    rows = {}
    for name, chosen in parts.items():
        rows[name] = score({each: gold[each] for each in chosen}, run.found, outermost=outermost)
    rows["Onrecord"]["texts_per_second"] = round(run.pace, 1)
    for stem, name in PEERS.items():
        peer = FOLDER / "peers" / f"{stem}.{path.stem}.jsonl"
        if peer.exists():
            rows[name] = score(gold, {row["id"]: row for row in json_lines(peer)}, outermost=outermost)
    return rows


def _run(gold: Texts, *, tree: bool) -> Run:
    """The expressions of every text; the clock runs for the rules alone, not for the network."""
    found: Texts = {}
    seconds = 0.0
    rows = list(gold.values())
    for first in range(0, len(rows), POOL):
        pool = rows[first : first + POOL]
        docs = _docs([row["text"] for row in pool], tree=tree)
        start = time.process_time()
        for row, doc in zip(pool, docs, strict=True):
            report = Report(id=row["id"], text=row["text"], published=row.get("dct") or row.get("published"))
            reading = Reading(report=report, doc=doc, timexes=timexes(report, doc))
            found[row["id"]] = times_json(reading)
        seconds += time.process_time() - start
    return Run(found, len(rows) / max(seconds, 1e-9))


def _docs(texts: list[str], *, tree: bool) -> list[Doc]:
    """The texts as docs, with trees from the network or without."""
    if not tree:
        import spacy

        blank = spacy.blank("en")
        return [blank.make_doc(text) for text in texts]
    from onrecord.reading import network

    net = network.load(1)
    docs = [net.tokens(text) for text in texts]
    net.annotate(docs)
    return docs


def _shown(name: str, table: dict[str, Scores]) -> str:
    """One corpus as a table for a person."""
    lines = [f"{name:<28}" + "".join(f"{column:>12}" for column in COLUMNS)]
    for row, scores in table.items():
        lines.append(f"{row:<28}" + "".join(f"{scores[key]:12.3f}" for key in COLUMNS.values()))
    pace = table["Onrecord"]["texts_per_second"]
    return "\n".join([*lines, f"{pace:.0f} texts a second beyond the network"])


if __name__ == "__main__":
    main()
