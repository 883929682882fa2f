"""Who said what, on PolNeAR's form of data and on gold: `python -m benchmarks.statements [--data FILE] [--json]`.

PolNeAR (Newell, Margolin and Ruths 2018) marks in news on politics who is the source of what, by which cue; only the
outermost attribution, and broadly: beliefs, intentions, polls, criticism and support count. One JSON object a line:
`{"id", "text", "attributions": [{"source", "cue", "content"}]}`, each a list of `[start, end)` in `text`.

Contents are compared as sets of words, punctuation and spaces ignored; they pair one to one, best first, where their
Jaccard index is 0.5 or more. A speaker is right if it shares a word with the gold source, or if both are empty. Direct
content stands between quotation marks: its precision is taken over the direct contents found, its recall over gold's.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.corpora import SHARED, json_lines, skip
from benchmarks.gold import FILES, row, score
from onrecord import reading
from onrecord.model import Attribution, Reading
from onrecord.sources import from_text

__all__ = ["Counts", "Said", "main", "measure"]

WORD = re.compile(r"\w+")
LEAST_SHARED = 0.5
PEERS = (
    ("a second human", 0.794, 0.753),
    ("textacy", None, 0.26),
    ("Gender Gap Tracker", None, 0.393),
    ("a regular expression", None, 0.374),
)
"""What others reach on the development part: content, content with speaker."""
Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as places of words in its text: what was said, by whom, and whether in quotation marks."""

    content: frozenset[int]
    source: frozenset[int]
    direct: bool


@dataclass(slots=True)
class Counts:
    """Counts over many texts, for contents and for contents with their speaker, and for direct contents."""

    gold: int = 0
    system: int = 0
    found: int = 0
    with_speaker: int = 0
    direct: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("gold", "system", "recalled", "precise"), 0))

    def add(self, gold: list[Said], system: list[Said]) -> None:
        """Counts one text."""
        pairs = paired(gold, system)
        self.gold += len(gold)
        self.system += len(system)
        self.found += len(pairs)
        for i, j in pairs:
            same = gold[i].source & system[j].source
            self.with_speaker += bool(same) or not (gold[i].source or system[j].source)
        self.direct["gold"] += sum(each.direct for each in gold)
        self.direct["system"] += sum(each.direct for each in system)
        self.direct["recalled"] += sum(gold[i].direct for i, _ in pairs)
        self.direct["precise"] += sum(system[j].direct for _, j in pairs)

    def figures(self) -> dict[str, float]:
        """The F1 values by their names, rounded to four places."""
        direct = self.direct
        return {
            "content_f1": f1(self.found, self.system, self.found, self.gold),
            "content_speaker_f1": f1(self.with_speaker, self.system, self.with_speaker, self.gold),
            "direct_content_f1": f1(direct["precise"], direct["system"], direct["recalled"], direct["gold"]),
        }


def f1(precise: int, system: int, recalled: int, gold: int) -> float:
    """The harmonic mean of `precise / system` and `recalled / gold`."""
    precision = precise / system if system else 0.0
    recall = recalled / gold if gold else 0.0
    return round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0


def paired(gold: list[Said], system: list[Said]) -> Pairs:
    """Pairs of gold and system whose contents share enough words, one to one, the best first."""
    shares = [
        (len(one.content & other.content) / len(one.content | other.content), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(system)
        if one.content & other.content
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs: Pairs = []
    for share, i, j in sorted(shares, key=lambda each: (-each[0], each[1], each[2])):
        if share >= LEAST_SHARED and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs


def gold_said(text: str, attributions: Iterable[dict[str, Any]]) -> list[Said]:
    """The attributions of a gold text; those without any content are passed over."""
    places = _places(text)
    found = []
    for each in attributions:
        content = _words(places, each["content"])
        if content:
            first, last = min(a for a, _ in each["content"]), max(b for _, b in each["content"])
            quoted = text[first:last].strip(" \n.,")
            direct = quoted[:1] in "\"“'‘" and quoted[-1:] in "\"”'’"
            found.append(Said(content, _words(places, each["source"]), direct))
    return found


def system_said(read: Reading, text: str) -> list[Said]:
    """The outermost attributions of a reading as places of words in the gold text."""
    own = read.report.text
    to_gold = _aligned(own, text)
    places = _places(own)
    told = [each for each in read.attributions if each.content and each.rule != "say.cited"]
    outer = [each for each in told if not _is_nested(each, read.attributions)]
    found = []
    for each in outer:
        heads = [(read.doc[head].idx, read.doc[head].idx + len(read.doc[head])) for head in each.sources]
        content = frozenset(to_gold[word] for word in _words(places, each.content) if word in to_gold)
        source = frozenset(to_gold[word] for word in _words(places, heads) if word in to_gold)
        if content:
            found.append(Said(content, source, each.manner == "direct"))
    return found


def _is_nested(each: Attribution, others: Iterable[Attribution]) -> bool:
    """Whether an attribution stands inside the content of another."""
    inner = each.cue or each.content[0]
    return any(other is not each and any(inner.within(span) for span in other.content) for other in others)


def _places(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in WORD.finditer(text)]


def _words(places: list[tuple[int, int]], spans: Iterable[Iterable[int]]) -> frozenset[int]:
    """The numbers of the words that lie in spans."""
    bounds = [tuple(span) for span in spans]
    return frozenset(n for n, (a, b) in enumerate(places) if any(start <= a and b <= end for start, end in bounds))


def _aligned(own: str, gold: str) -> dict[int, int]:
    """Number of each word of the report's text -> its number in the gold text; cleaning may have changed words."""
    ours, theirs = WORD.findall(own), WORD.findall(gold)
    if ours == theirs:
        return {n: n for n in range(len(ours))}
    blocks = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}


def measure(path: Path) -> Counts:
    """Reads all texts of a file in PolNeAR's form and counts what was found."""
    counts = Counts()
    for line, read in _readings(path):
        counts.add(gold_said(line["text"], line["attributions"]), system_said(read, line["text"]))
    return counts


def _readings(path: Path) -> Iterator[tuple[dict[str, Any], Reading]]:
    lines = list(json_lines(path))
    reports = [from_text(line["text"], published=line.get("date"), id=line["id"]) for line in lines]
    yield from zip(lines, reading.read(reports), strict=True)


def main() -> None:
    """Prints the table for PolNeAR's development part and the gold files, or the figures of `--data`."""
    parser = argparse.ArgumentParser(description="Who said what, on PolNeAR and gold records.")
    parser.add_argument("--data", type=Path, help="data in PolNeAR's form")
    parser.add_argument("--json", action="store_true", help="print one object with the figures")
    options = parser.parse_args()
    path = options.data or SHARED / "corpora" / "statements" / "polnear.dev.jsonl"
    if not path.exists():
        skip(path)
    figures = measure(path).figures()
    if options.json:
        print(json.dumps(figures))
        return
    print(
        f"{path.name:24} content {figures['content_f1']:.3f}  with speaker {figures['content_speaker_f1']:.3f}", end=""
    )
    print(f"  direct content {figures['direct_content_f1']:.3f}")
    if options.data is None:
        for name, content, speaker in PEERS:
            print(f"{name:24} content {content or '-':5}  with speaker {speaker}")
        _print_gold()


def _print_gold() -> None:
    for name in FILES:
        gold = SHARED / "gold" / f"{name}.jsonl"
        if gold.exists() and isinstance(table := score(gold), dict):
            print(row(name, "statements", table))


if __name__ == "__main__":
    main()
