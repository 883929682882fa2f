"""Does a report read the same in any company: `python -m benchmarks.stability [--reports 5000] [--json]`.

Real releases are read alone, pooled with others, and on two threads. Told are the tokens whose tags, head, relation or
name differ from the reading alone, the reports that hold such a token, and the tokens for which a hint of the network
(cue, content, source, event) moved by more than a thousandth, or across one half.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.corpora import SHARED, json_lines, skip

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model import Proposals
    from onrecord.reading.network import Network

__all__ = ["main", "measure"]

PRESS = SHARED / "corpora" / "articles" / "press.jsonl.gz"
POOL = 16
MOVED = 1e-3
Read = tuple["Doc", "Proposals"]


def texts(most: int) -> Iterator[str]:
    """The texts of the first reports of the collection."""
    return (line["text"] for line in islice(json_lines(PRESS), most))


def pooled(network: Network, texts: Sequence[str]) -> list[Read]:
    """Texts read together."""
    docs = [network.tokens(text) for text in texts]
    return list(zip(docs, network.annotate(docs), strict=True))


def differences(one: Read, other: Read) -> Counter[str]:
    """How many tokens of one text came out otherwise, by what differs."""
    count: Counter[str] = Counter()
    for left, right in zip(one[0], other[0], strict=True):
        count["tags"] += (left.pos_, left.tag_, str(left.morph)) != (right.pos_, right.tag_, str(right.morph))
        count["trees"] += (left.head.i, left.dep_) != (right.head.i, right.dep_)
        count["names"] += (left.ent_iob_, left.ent_type_) != (right.ent_iob_, right.ent_type_)
    for name in ("cue", "content", "source", "event"):
        before, after = (getattr(read[1], name) for read in (one, other))
        count["hints moved"] += int((np.abs(before - after) > MOVED).sum())
        count["hints across one half"] += int(((before > 0.5) != (after > 0.5)).sum())
    count["reports"] += any(count[name] for name in ("tags", "trees", "names"))
    return count


def measure(reports: int) -> dict[str, dict[str, int]]:
    """Counts of differing tokens and reports: pooled against alone, two threads against one."""
    from onrecord.reading.network import load

    single, double = load(1), load(2)
    counts = {"pooled": Counter[str](), "two threads": Counter[str]()}
    seen: Counter[str] = Counter()
    queue = texts(reports)
    while pool := list(islice(queue, POOL)):
        together = pooled(single, pool)
        for text, company in zip(pool, together, strict=True):
            alone = pooled(single, [text])[0]
            counts["pooled"].update(differences(alone, company))
            counts["two threads"].update(differences(alone, pooled(double, [text])[0]))
            seen["tokens"] += len(alone[0])
            seen["reports"] += 1
    return {"read": dict(seen)} | {name: dict(sorted(count.items())) for name, count in counts.items()}


def main() -> None:
    """Prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--json", action="store_true")
    choice = parser.parse_args()
    if not PRESS.exists():
        skip(PRESS)
    result = measure(choice.reports)
    if choice.json:
        print(json.dumps(result))
        return
    for name, counts in result.items():
        print(f"{name:12} " + "  ".join(f"{what} {number:,}" for what, number in counts.items()))


if __name__ == "__main__":
    main()
