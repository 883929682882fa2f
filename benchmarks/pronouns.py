"""For whom pronouns stand that are sources of sayings: `python -m benchmarks.pronouns [--json] [--details]`.

PolNeAR (Newell, Margolin and Ruths 2018) marks sources by their words alone, so `pronouns.tsv` says for whom each
stands: one row for every source "he", "she", "they" or "it" in every second article of the development part, judged
by reading the article; offsets and names, no text. A pronoun is right if the cast gives exactly the names of its row,
compared as the contract's scorer compares names (titles aside, a surname for a full name). One that the cast leaves
unresolved is wrong. CoreNLP's pipeline is published with 88 % of pronoun sources right.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora import SHARED, json_lines, skip
from benchmarks.scoring import same_name
from onrecord import reading
from onrecord.coding.actors import Cast
from onrecord.data import rows
from onrecord.sources import from_text

__all__ = ["main", "measure"]

JUDGED = Path(__file__).parent / "pronouns.tsv"
ARTICLES = SHARED / "corpora" / "statements" / "polnear.dev.jsonl"
Row = tuple[int, tuple[str, ...]]


def judged(path: Path = JUDGED) -> dict[str, list[Row]]:
    """Id of an article -> start of each pronoun and the names for which it stands."""
    found: dict[str, list[Row]] = {}
    for _, (article, start, _, names) in rows(path, ("id", "start", "end", "name")):
        found.setdefault(article, []).append((int(start), tuple(names.split("; "))))
    return found


def measure(details: bool = False) -> dict[str, dict[str, float]]:
    """Right, asked and share for each pronoun and for all; with `details` prints the wrong ones."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for word, is_right, line in _answers():
        for key in (word, "all"):
            asked[key] += 1
            right[key] += is_right
        if details and not is_right:
            print(f"  {line}")
    return {key: {"right": right[key], "of": n, "share": round(right[key] / n, 4)} for key, n in sorted(asked.items())}


def _answers() -> Iterator[tuple[str, bool, str]]:
    """Each judged pronoun, whether the cast is right about it, and a line that shows it."""
    wanted = judged()
    articles = [line for line in json_lines(ARTICLES) if line["id"] in wanted]
    reports = [from_text(line["text"], published=line.get("date"), id=line["id"]) for line in articles]
    for read in reading.read(reports):
        cast = Cast(read)
        at = {token.idx: token for token in read.doc}
        for start, names in wanted[read.report.id]:
            token = at.get(start)
            found = cast.names(token.i, as_speaker=True) if token is not None else ()
            word = token.lower_ if token is not None else ""
            before = read.report.text[max(0, start - 90) : start + 20].replace("\n", " ")
            yield word, same_names(names, found), f"{read.report.id[:24]} {start}: {names} / {found} / {before}"


def same_names(wanted: Sequence[str], given: Sequence[str]) -> bool:
    """Whether two lists hold the same names, in any order."""
    left = list(given)
    for name in wanted:
        match = next((other for other in left if same_name(name, other)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def main() -> None:
    """Prints the shares, or one object with them."""
    parser = argparse.ArgumentParser(description="For whom pronouns stand that are sources.")
    parser.add_argument("--json", action="store_true", help="print one object with the figures")
    parser.add_argument("--details", action="store_true", help="print the wrong ones")
    options = parser.parse_args()
    if not ARTICLES.exists():
        skip(ARTICLES)
    table = measure(options.details)
    if options.json:
        print(json.dumps(table))
        return
    print("  ".join(f"{word} {cell['right']}/{cell['of']} {cell['share']:.3f}" for word, cell in table.items()))


if __name__ == "__main__":
    main()
