"""Figures against gold records: `python -m benchmarks.figures [--data FILE] [--json] [--details]`.

A figure is found where measure and bounds are right on overlapping evidence; it is full where unit and rate are right
too. The contract's own scorer compares; a second annotator reaches 0.96 found and 0.89 full.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.corpora import SHARED, skip
from benchmarks.gold import FILES, row, score

__all__ = ["main"]


def main() -> None:
    """Prints precision, recall and F1 of figures for the seed and the development files, or for `--data`."""
    parser = argparse.ArgumentParser(description="Figures against gold records.")
    parser.add_argument("--data", type=Path, action="append", help="a gold file; may be given more than once")
    parser.add_argument("--json", action="store_true", help="print one object with the figures")
    parser.add_argument("--details", action="store_true", help="print every pair, miss and extra")
    options = parser.parse_args()
    paths = options.data or [SHARED / "gold" / f"{name}.jsonl" for name in FILES]
    for path in paths:
        if not path.exists():
            skip(path)
    if options.details:
        for path in paths:
            print("\n".join(line for line in str(score(path, details=True)).split("\n") if " figures " in line))
        return
    tables = {path.stem: table for path in paths if isinstance(table := score(path), dict)}
    if options.json:
        parts = {name: table["figures"] for name, table in tables.items()}
        print(json.dumps(next(iter(parts.values())) if len(parts) == 1 else parts))
    else:
        print("\n".join(row(name, "figures", table) for name, table in tables.items()))


if __name__ == "__main__":
    main()
