"""Event matching against gold made by reading: B-cubed and pair precision, beside two baselines."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.corpora import SHARED, json_lines
from onrecord.matching import events, gather
from onrecord.model import Event, Record, Span

GOLD = Path(__file__).with_name("event_gold.tsv")
FILES = ("same_call_two_accounts", "s03_istanbul_talks_mar_apr2022", "s04_azovstal_evacuation_apr_may2022")
FURTHER = ("s06_yemen_truce_2022", "s15_korea_missiles_2021_22", "s16_iran_talks_2021_22")
Mention = tuple[str, int, int]


def b_cubed(gold: Mapping[Mention, Hashable], found: Mapping[Mention, Hashable]) -> dict[str, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998), and the precision of the pairs put together."""
    precision = recall = 0.0
    for mention in gold:
        mine = {each for each in gold if found[each] == found[mention]}
        right = {each for each in gold if gold[each] == gold[mention]}
        precision += len(mine & right) / len(mine) / len(gold)
        recall += len(mine & right) / len(right) / len(gold)
    pairs = [(a, b) for a, b in combinations(gold, 2) if found[a] == found[b]]
    true = sum(gold[a] == gold[b] for a, b in pairs)
    f1 = 2 * precision * recall / (precision + recall)
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(f1, 3),
        "pairs": len(pairs),
        "pair_precision": round(true / len(pairs), 3) if pairs else 1.0,
    }


def events_against_gold(read: Callable[[Sequence[Mapping[str, Any]]], list[Record]]) -> dict[str, Any]:
    """Three ways to put the gold mentions together: this stage's, "same type, same actors, same day", each alone.

    A mention that the reader did not code as an event stands alone in the first two.
    """
    rows = [line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    gold: dict[Mention, Hashable] = {(row[0], int(row[1]), int(row[2])): row[3] for row in rows}
    reports = {row[0] for row in rows}
    records = read(_lines(reports))
    gathered = gather(records)
    at: dict[str, int] = {}
    for number, group in enumerate(events(gathered.items_by_id, gathered.links)):
        at |= dict.fromkeys(group, number)
    coded = {mention: _event_at(mention, records) for mention in gold}
    ours = {each: at.get(f"{each[0]}#{event.id}", each) if event else each for each, event in coded.items()}
    days = {record.report.id: (record.report.published or "")[:10] for record in records}
    same = {each: _signature(event, days[each[0]]) if event else each for each, event in coded.items()}
    return {
        "mentions": len(gold),
        "events": len(set(gold.values())),
        "coded": sum(event is not None for event in coded.values()),
        "onrecord": b_cubed(gold, ours),
        "same type, actors, day": b_cubed(gold, same),
        "each alone": b_cubed(gold, {mention: mention for mention in gold}),
    }


def _lines(reports: set[str]) -> list[Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for name in (*FILES, *FURTHER):
        for line in json_lines(SHARED / "series" / f"{name}.jsonl"):
            for each in (line["a"], line["b"]) if "pair" in line else (line,):
                if each["id"] in reports:
                    found.setdefault(each["id"], each)
    return list(found.values())


def _event_at(mention: Mention, records: Iterable[Record]) -> Event | None:
    """The coded event whose anchor, else whose first evidence starts with, the word of a gold mention."""
    span = Span(mention[1], mention[2])
    for record in records:
        if record.report.id == mention[0]:
            return next((event for event in record.events if event.anchor.overlaps(span)), None)
    return None


def _signature(event: Event, day: str) -> Hashable:
    when = event.time.earliest if event.time and event.time.earliest else day
    return event.type, frozenset((*event.actors, *event.recipients)), when
