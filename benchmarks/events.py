"""Events against gold records and against sentences with a marked pair: `python -m benchmarks.events [--data FILE]
[--json]`.

Without `--data` (or with a gold file) it compares codebook alone, network alone and both on the gold files: events
found,
all core slots right, and each slot. With `--data` in the form of `plv_train.jsonl` (a sentence with actor and recipient
marked and one of 15 types, CONCEDE and RETREAT being one) it gives `root_accuracy` and `macro_f1`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.corpora import SHARED, json_lines, skip
from benchmarks.gold import reports
from benchmarks.trained_pairs import cross_validated
from onrecord import reading
from onrecord.coding.actors import Cast
from onrecord.coding.codebook import load_codebook
from onrecord.coding.events import events
from onrecord.coding.pairs import type_between
from onrecord.coding.statements import statements
from onrecord.coding.tellings import anchors_alone
from onrecord.model import Event, Reading, Record, Span
from onrecord.sources import from_text

FILES = ("seed", "dev", "briefs_dev", "newswire")
PEERS = {"ZSP (roberta-large-mnli)": 0.760, "TF-IDF trained on the other part": 0.66}
"""Root accuracy of others on `plv_train.jsonl`, as given with the data."""
TAGS = re.compile(r"</?[st]>")
Coder = Callable[[Reading], Record]


def both(read: Reading) -> Record:
    """Codebook and network together: what the package does."""
    cast = Cast(read)
    said = statements(read, cast)
    return Record(read.report, said, events(read, cast, said, load_codebook(None)))


def codebook_alone(read: Reading) -> Record:
    """The codebook without the network's proposals for events: weak rules do not stand, nothing is vouched for."""
    return both(replace(read, proposals=None))


def network_alone(read: Reading) -> Record:
    """The network's proposals taken as they come, without a codebook: anchor and type, and no other slot."""
    found: tuple[Event, ...] = anchors_alone(read)
    return Record(read.report, (), found)


CODERS: dict[str, Coder] = {"both": both, "codebook alone": codebook_alone, "network alone": network_alone}


def gold_table(gold: Path, coder: Coder) -> dict[str, Any]:
    """The scorer's table of events for one gold file and one way of coding."""
    scorer = SHARED / "score" / "score.py"
    if not scorer.exists():
        skip(scorer)
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "system.jsonl"
        with system.open("w", encoding="utf-8") as out:
            for read in reading.read(reports(gold)):
                out.write(json.dumps(coder(read).to_json(), ensure_ascii=False) + "\n")
        command = [sys.executable, str(scorer), str(gold), str(system), "--json"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    table: dict[str, Any] = json.loads(printed)["events"]
    return table


def marked_pairs(path: Path) -> Iterator[tuple[str, Span, Span, str]]:
    """Sentence, actor span, recipient span and type of each row of a file in the form of `plv_train.jsonl`."""
    for row in json_lines(path):
        marked = row["marked"]
        text = TAGS.sub("", marked)
        yield text, _marked(marked, "s", row["actor"]), _marked(marked, "t", row["recipient"]), row["event15"]


def _marked(marked: str, tag: str, words: str) -> Span:
    """Where the tagged words lie in the sentence without its tags; the first place of the words where a tag is lost."""
    begin, end = marked.find(f"<{tag}>"), marked.find(f"</{tag}>")
    if begin < 0 or end < 0:
        start = max(TAGS.sub("", marked).find(words), 0)
        return Span(start, start + len(words))
    start = len(TAGS.sub("", marked[:begin]))
    return Span(start, start + len(TAGS.sub("", marked[begin:end])))


def pair_table(path: Path) -> dict[str, float]:
    """Accuracy and macro F1 over the types for sentences with a marked pair: of codebook and network, which learn
    nothing from them, and of a classifier that learns from the other folds and hears the codebook."""
    rows = list(marked_pairs(path))
    texts = [from_text(text, published=None) for text, *_ in rows]
    codebook = load_codebook(None)
    results = []
    for (text, actor, recipient, root), read in zip(rows, reading.read(texts), strict=True):
        shift = 0 if read.report.text == text else max(read.report.text.find(text[:20]), 0)
        spans = [Span(span.start + shift, span.end + shift) for span in (actor, recipient)]
        kind = type_between(read, spans[0], spans[1], codebook)
        results.append((root, "YIELD" if kind in ("CONCEDE", "RETREAT") else kind))
    marked = [row["marked"] for row in json_lines(path)]
    gold = [kind for kind, _ in results]
    learnt = list(zip(gold, cross_validated(marked, [kind for _, kind in results], gold), strict=True))
    return {
        "sentences": len(results),
        "root_accuracy": _accuracy(results),
        "macro_f1": round(_macro_f1(results), 4),
        "trained_root_accuracy": _accuracy(learnt),
        "trained_macro_f1": round(_macro_f1(learnt), 4),
    }


def _accuracy(results: Sequence[tuple[str, str | None]]) -> float:
    return round(sum(gold == found for gold, found in results) / len(results), 4)


def _macro_f1(results: Sequence[tuple[str, str | None]]) -> float:
    scores = []
    for kind in sorted({gold for gold, _ in results}):
        hits = sum(gold == found == kind for gold, found in results)
        told = sum(found == kind for _, found in results)
        there = sum(gold == kind for gold, _ in results)
        scores.append(2 * hits / (told + there) if told + there else 0.0)
    return sum(scores) / len(scores)


def is_pairs(path: Path) -> bool:
    """Whether a file holds sentences with marked pairs rather than gold records."""
    return "marked" in next(json_lines(path), {})


def show(name: str, coder: str, table: dict[str, Any]) -> str:
    """One line of the printed table."""
    slots = "  ".join(f"{slot} {cell['share']:.2f}" for slot, cell in table["slots"].items())
    found = table["found"]
    head = f"{name:11} {coder:15} found P {found['p']:.3f} R {found['r']:.3f} F1 {found['f1']:.3f}"
    return f"{head}  full F1 {table['full']['f1']:.3f}  {slots}"


def main() -> None:
    """Prints the tables for the development files and the marked pairs, or for `--data`."""
    parser = argparse.ArgumentParser(description="Events against gold records, and types between marked pairs.")
    parser.add_argument("--data", type=Path, help="a gold file, or one in the form of plv_train.jsonl")
    parser.add_argument("--json", action="store_true", help="print one object with the figures")
    options = parser.parse_args()
    pairs = SHARED / "corpora" / "events" / "plv_train.jsonl"
    paths = [options.data] if options.data else [*(SHARED / "gold" / f"{name}.jsonl" for name in FILES), pairs]
    printed: dict[str, Any] = {}
    for path in paths:
        if not path.exists():
            skip(path)
        if is_pairs(path):
            printed[path.stem] = pair_table(path)
        else:
            printed[path.stem] = {name: gold_table(path, coder) for name, coder in CODERS.items()}
    if options.json:
        print(json.dumps(next(iter(printed.values())) if options.data else printed))
        return
    for name, tables in printed.items():
        if "root_accuracy" in tables:
            peers = ", ".join(f"{peer} {value:.3f}" for peer, value in PEERS.items())
            print(
                f"{name:11} root accuracy {tables['root_accuracy']:.3f}  macro F1 {tables['macro_f1']:.3f}  ({peers})\n"
                f"{'':11} trained, cross-validated {tables['trained_root_accuracy']:.3f}"
                f"  macro F1 {tables['trained_macro_f1']:.3f}"
            )
        else:
            print("\n".join(show(name, coder, table) for coder, table in tables.items()))


if __name__ == "__main__":
    main()
