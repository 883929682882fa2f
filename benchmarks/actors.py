"""Actors of whole records against gold, and why wrong: `python -m benchmarks.actors [--data FILE] [--details]`.

For each pair of items that belong together: speaker, actors and recipients right of all pairs. A wrong one is an error
of choice where every gold name is told in the evidence under that name and another or none was taken, and an error of
naming where some gold name is not: a description, a pronoun or a spelling that was not resolved to it, or an actor whom
the evidence does not tell of. Also: names of records with an identity, left open with candidates, and unnamed.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.corpora import SHARED, json_lines, skip
from benchmarks.scoring import paired, same_name, same_names
from onrecord import coding, reading
from onrecord.coding.actors import Cast
from onrecord.model import Record, Report
from onrecord.sources import from_text

FILES = ("dev", "briefs_dev", "newswire")
SLOTS = {"statements": ("speaker",), "events": ("actors", "recipients")}
ORIGIN = ("published", "outlet", "title", "url", "id")


def measure(path: Path, details: bool = False) -> Counter[str]:
    """Counts over a gold file: right and of all for each slot, wrong by choice or by naming, identities."""
    counts: Counter[str] = Counter()
    lines = list(json_lines(path))
    reports = [from_text(line["report"]["text"], **{k: line["report"].get(k) for k in ORIGIN}) for line in lines]
    for gold, read in zip(lines, reading.read(reports), strict=True):
        record = coding.code(read)
        cast = Cast(read).hear(record.statements)
        system = json.loads(json.dumps(record.to_json()))
        for kind, slots in SLOTS.items():
            for wanted, given in paired(gold, system, kind):
                for slot in slots:
                    _count(counts, wanted, given, slot, read.report, cast, details)
        _identities(counts, record)
    return counts


def _count(
    counts: Counter[str],
    wanted: dict[str, Any],
    given: dict[str, Any],
    slot: str,
    report: Report,
    cast: Cast,
    details: bool,
) -> None:
    counts[f"{slot} of"] += 1
    if same_names(wanted[slot], given[slot]):
        counts[f"{slot} right"] += 1
        return
    tokens = [t for t in cast.reading.doc for start, end in wanted["evidence"] if start <= t.idx < end]
    told = {name for t in tokens for name in cast.names(t.i, conjuncts=False, as_speaker=slot == "speaker")}
    missing = [name for name in wanted[slot] if not any(same_name(name, other) for other in given[slot])]
    untold = [name for name in missing if not any(same_name(name, other) for other in told)]
    cause = "naming" if untold else "choice"
    counts[f"{slot} {cause}"] += 1
    if details:
        words = report.text[slice(*wanted["evidence"][0])].replace("\n", " | ")
        print(f"  {cause:7} {slot:10} {report.id[:20]}: {wanted[slot]} / {given[slot]} / {words[:160]}")


def _identities(counts: Counter[str], record: Record) -> None:
    for actor in record.actors:
        known = "known by name" if (actor.id or "").startswith("name:") else "identity" if actor.id else "unnamed"
        counts["open" if actor.candidates else known] += 1


def speed(path: Path) -> float:
    """Milliseconds for a name of a record, from names to identities, on the reports of a gold file."""
    from onrecord.coding.identities import identities

    lines = list(json_lines(path))
    reports = [from_text(line["report"]["text"], **{k: line["report"].get(k) for k in ORIGIN}) for line in lines]
    spent, names = 0.0, 0
    for read in reading.read(reports):
        record = coding.code(read)
        cast = Cast(read)
        cast.hear(record.statements)
        begun = time.perf_counter()
        names += len(identities(cast, record.items))
        spent += time.perf_counter() - begun
    return 1000 * spent / max(names, 1)


def main() -> None:
    """Prints one line for each file."""
    parser = argparse.ArgumentParser(description="Actors of records against gold records.")
    parser.add_argument("--data", type=Path, action="append", help="a gold file; may be given more than once")
    parser.add_argument("--details", action="store_true", help="print every wrong slot with its cause")
    options = parser.parse_args()
    for path in options.data or [SHARED / "gold" / f"{name}.jsonl" for name in FILES]:
        if not path.exists():
            skip(path)
        counts = measure(path, options.details)
        cells = []
        for slot in ("speaker", "actors", "recipients"):
            right, of = counts[f"{slot} right"], counts[f"{slot} of"]
            cells.append(
                f"{slot} {right}/{of} {right / of if of else 0:.3f} "
                f"(naming {counts[f'{slot} naming']}, choice {counts[f'{slot} choice']})"
            )
        kinds = ", ".join(f"{what} {counts[what]}" for what in ("identity", "known by name", "open", "unnamed"))
        print(f"{path.stem:12} {'  '.join(cells)}\n{'':12} {kinds}; {speed(path):.2f} ms a name")


if __name__ == "__main__":
    main()
