"""How fast and how small: `python -m benchmarks.speed [--data FILE] [--json]`.

Reads 200 real reports one pool after the other in one process on one thread and prints articles a second, the share of
the network in it, peak memory, and the time from the start of the command to the first result on a short text.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpora import SHARED, json_lines, skip

REPORTS = 200
SHORT = "Envoys meet in Geneva\nThe two envoys met in Geneva on Monday, officials said.\n"


def whole_way(path: Path) -> dict[str, float]:
    """Articles a second, words a second, seconds in the network and peak memory in MB, in this process."""
    from onrecord import coding, reading
    from onrecord.reading import network
    from onrecord.sources import from_text

    rows = [row.get("report", row) for row in json_lines(path)][:REPORTS]
    net = network.load(1)
    docs = [net.tokens(row["text"]) for row in rows]
    began = time.perf_counter()
    for start in range(0, len(docs), reading.POOL):
        net.annotate(docs[start : start + reading.POOL])
    alone = time.perf_counter() - began
    del docs
    began = time.perf_counter()
    reports = [from_text(row["text"], published=row.get("published"), id=row.get("id")) for row in rows]
    items = sum(len(coding.code(each).items) for each in reading.read(reports))
    took = time.perf_counter() - began
    words = sum(len(row["text"].split()) for row in rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "articles": len(rows),
        "items": items,
        "articles_a_second": round(len(rows) / took, 2),
        "words_a_second": round(words / took),
        "network_share": round(alone / took, 3),
        "peak_mb": round(peak),
    }


def from_start(*words: str) -> float:
    """Seconds from the start of `onrecord WORDS` to its end, the best of three."""
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "onrecord", *words], check=True, capture_output=True)
        best = min(best, time.perf_counter() - began)
    return round(best, 2)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="Speed and memory of the whole way.")
    parser.add_argument("--data", type=Path, default=SHARED / "corpora" / "articles" / "articles.jsonl")
    parser.add_argument("--json", action="store_true", help="print one object with the figures")
    options = parser.parse_args()
    if not options.data.exists():
        skip(options.data)
    with tempfile.TemporaryDirectory() as folder:
        short = Path(folder) / "short.txt"
        short.write_text(SHORT, encoding="utf-8")
        figures = {"help_s": from_start("--help"), "first_result_s": from_start("read", str(short))}
    figures |= whole_way(options.data)
    print(json.dumps(figures) if options.json else "\n".join(f"{name:20} {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
