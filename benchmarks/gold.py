"""Whole records against gold records: `python -m benchmarks.gold [--data FILE] [--json]`.

Reads the reports of each gold file, writes their records to a temporary file and has the contract's own scorer
compare the two. Columns: precision, recall and F1 of items found, F1 of items with every core slot right.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import onrecord
from benchmarks.corpora import SHARED, json_lines, skip
from onrecord.model import Report
from onrecord.sources import from_text

FILES = ("seed", "dev", "briefs_dev", "newswire")
KINDS = ("statements", "events", "figures")


def reports(path: Path) -> list[Report]:
    """The reports of a gold file, as they stand there; the reader sees nothing else of the gold."""
    found = []
    for line in json_lines(path):
        about = line["report"]
        origin = {key: about.get(key) for key in ("published", "outlet", "title", "url", "id")}
        found.append(from_text(about["text"], **origin))
    return found


def score(gold: Path, details: bool = False) -> dict[str, Any] | str:
    """The scorer's table for one gold file, or with `details` its listing of every pair, miss and extra."""
    scorer = SHARED / "score" / "score.py"
    if not scorer.exists():
        skip(scorer)
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "system.jsonl"
        with system.open("w", encoding="utf-8") as out:
            for record in onrecord.read_many(reports(gold)):
                out.write(json.dumps(record.to_json(), ensure_ascii=False) + "\n")
        command = [sys.executable, str(scorer), str(gold), str(system), "--details" if details else "--json"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if details:
        return printed
    table: dict[str, Any] = json.loads(printed)
    return table


def row(name: str, kind: str, table: dict[str, Any]) -> str:
    """One line of the printed table, with the slots below it."""
    part = table[kind]
    found, full = part["found"], part["full"]
    slots = "  ".join(f"{slot} {cell['right']}/{cell['of']}" for slot, cell in part["slots"].items())
    return (
        f"{name:14} {kind:10} gold {part['gold']:4} system {part['system']:4}  "
        f"found P {found['p']:.3f} R {found['r']:.3f} F1 {found['f1']:.3f}  full F1 {full['f1']:.3f}\n    {slots}"
    )


def main() -> None:
    """Prints the table for the seed and the development files, or for `--data`."""
    parser = argparse.ArgumentParser(description="Whole records against gold records.")
    parser.add_argument("--data", type=Path, action="append", help="a gold file; may be given more than once")
    parser.add_argument("--json", action="store_true", help="print one object with the figures")
    parser.add_argument("--details", action="store_true", help="print every pair, miss and extra")
    options = parser.parse_args()
    paths = options.data or [SHARED / "gold" / f"{name}.jsonl" for name in FILES]
    for path in paths:
        if not path.exists():
            skip(path)
    tables = {path.stem: score(path, options.details) for path in paths}
    if options.details:
        print("\n".join(f"== {name}\n{table}" for name, table in tables.items()))
    elif options.json:
        print(json.dumps(tables[paths[0].stem] if len(paths) == 1 else tables))
    else:
        print("\n".join(row(n, kind, t) for n, t in tables.items() for kind in KINDS if isinstance(t, dict)))


if __name__ == "__main__":
    main()
