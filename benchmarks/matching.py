"""Links between reports: `python -m benchmarks.matching [--data FILE] [--json] [--records FILE]`.

With `--data` (announcements and outcomes, in the form of `announced_and_outcome_kremlin.jsonl`): how many of them
are linked to an outcome, how many rightly, how many wrongly. Without: that, calls told by two sides among all
reports of their days, the states of commitments by a hand-made table, and event matching against gold made by reading.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import onrecord
from benchmarks.clusters import events_against_gold
from benchmarks.corpora import SHARED, json_lines, skip
from onrecord.matching import Commitment, Gathered, commitments, events, gather
from onrecord.model import Event, Record, Report
from onrecord.sources import from_text

SERIES = SHARED / "series"
ANNOUNCED = SERIES / "announced_and_outcome_kremlin.jsonl"
CALLS = SERIES / "same_call_two_accounts.jsonl"
PRESS = SHARED / "corpora" / "articles" / "press.jsonl.gz"
READ = Path(__file__).with_name("calls_read.tsv")
STATES = Path(__file__).resolve().parents[1] / "tests" / "benchmarks" / "commitments.tsv"
BECAME = frozenset(("outcome", "different outcome"))


def report(line: Mapping[str, Any], outlet: str | None = None) -> Report:
    """The report of a line of a series or of the press: headline first, as a reader would give it."""
    title = line.get("title") or line.get("headline")
    text = line["text"]
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    published = line.get("published") or line.get("date")
    return from_text(
        text, published=published, outlet=line.get("outlet") or outlet, title=title, url=line.get("url"), id=line["id"]
    )


class Readings:
    """Records of reports, each read once; with a file they are kept from run to run."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: dict[str, Record] = pickle.loads(path.read_bytes()) if path and path.exists() else {}

    def of(self, reports: Iterable[Report]) -> list[Record]:
        """The records of these reports, each report once, in their order."""
        wanted = {each.id: each for each in reports}
        missing = [each for id_, each in wanted.items() if id_ not in self._known]
        self._known |= {record.report.id: record for record in onrecord.read_many(missing)}
        if missing and self._path:
            self._path.write_bytes(pickle.dumps(self._known))
        return [self._known[id_] for id_ in wanted]


def announced(path: Path, readings: Readings) -> dict[str, int]:
    """Announcements linked to what came of them: right where it is told by the report that belongs to the announcement.

    `of` counts the announcements that have such a report; an announcement is wrong if any of its outcomes is told by
    another one's report and none by its own.
    """
    lines = list(json_lines(path))
    own = {line["promise"]["id"]: (line["outcome_candidate"] or {}).get("id") for line in lines}
    parts = [line[part] for line in lines for part in ("promise", "outcome_candidate") if line[part]]
    gathered = gather(readings.of(report(part, "President of Russia (en.kremlin.ru)") for part in parts))
    told: dict[str, set[str]] = {}
    for link in gathered.links:
        if link.kind in BECAME:
            told.setdefault(link.one.split("#")[0], set()).add(link.other.split("#")[0])
    linked = {id_: told[id_] for id_ in own if id_ in told}
    right = sum(own[id_] in found for id_, found in linked.items())
    return {"of": sum(map(bool, own.values())), "linked": len(linked), "right": right, "wrong": len(linked) - right}


def calls(readings: Readings) -> dict[str, float]:
    """Calls told by two sides, among all reports that four governments published on those days.

    Pairs whose two accounts are of different calls by reading (Sullivan with Kim, with Baltic allies) must stay apart;
    the pair that only announces the call must be linked as its outcome. Precision is over all pairs of reports with
    merged talks that were read (`calls_read.tsv`).
    """
    lines = list(json_lines(CALLS))
    days = {line[side]["published"][:10] for line in lines for side in "ab"}
    told = {line[side]["url"] for line in lines for side in "ab"}
    press = (line for line in json_lines(PRESS) if line["published"][:10] in days and line["url"] not in told)
    of_days = [report(line) for line in press]
    sides = [report(line[side]) for line in lines for side in "ab"]
    gathered = gather(readings.of([*of_days, *sides]))
    apart = [line for line in lines if line["pair"] == "Sullivan-Yermak"]
    pairs = [(line["a"]["id"], line["b"]["id"]) for line in lines if line not in apart]
    talks = _merged(gathered)
    read = {frozenset(row[:2]): row[2] for row in map(str.split, READ.read_text().splitlines()) if row[0] != "#"}
    right = sum(read.get(pair) == "same" for pair in talks)
    merged = talks | {
        frozenset((link.one.split("#")[0], link.other.split("#")[0])) for link in gathered.links if link.kind in BECAME
    }
    wrong = sum(frozenset((line["a"]["id"], line["b"]["id"])) in merged for line in apart)
    found = sum(frozenset(pair) in merged for pair in pairs)
    return {
        "reports": len(gathered.reports_by_id),
        "pairs": len(pairs),
        "merged": found,
        "apart": len(apart),
        "wrongly_merged": wrong,
        "all_merged": len(talks),
        "right": right,
        "unread": sum(pair not in read for pair in talks),
        "precision": round(right / max(1, sum(pair in read for pair in talks)), 3),
    }


def _merged(gathered: Gathered) -> set[frozenset[str]]:
    """Pairs of reports that tell one event of talks."""
    found = set()
    for group in events(gathered.items_by_id, gathered.links):
        item = gathered.items_by_id[group[0]].item
        if isinstance(item, Event) and item.type == "CONSULT":
            ids = sorted({each.split("#")[0] for each in group})
            found |= {frozenset((one, other)) for one in ids for other in ids if one < other}
    return found


def states(readings: Readings) -> dict[str, int]:
    """The states of the commitments of the hand-made table, as known on each of its days."""
    rows = [line.split("\t") for line in STATES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    right = 0
    for series in sorted({row[0] for row in rows}):
        path = SERIES / f"{series}.jsonl"
        gathered = gather(readings.of(report(line) for line in json_lines(path)))
        made = commitments(gathered.items_by_id, gathered.links)
        for _, id_, what, day, state in (row for row in rows if row[0] == series):
            right += state in {each.state_on(day) or "-" for each in made if announces(each, id_, what)}
    return {"states": len(rows), "right": right}


def announces(commitment: Commitment, report_id: str, what: str) -> bool:
    """Whether a commitment is announced first by a report, and is what a row of the table asks for."""
    return commitment.history[0].report == report_id and commitment.what == what


def main() -> None:
    """Prints the figures, or one JSON object with `--json`."""
    parser = argparse.ArgumentParser(description="Links between reports.")
    parser.add_argument("--data", type=Path, help="announcements with outcomes, one JSON object a line")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--records", type=Path, help="keep what was read in this file, and take it from there")
    options = parser.parse_args()
    readings = Readings(options.records)
    path = options.data or ANNOUNCED
    if not path.exists():
        skip(path)
    found: dict[str, Any] = dict(announced(path, readings))
    if not options.data:
        found = {
            "announced": found,
            "calls": calls(readings),
            "commitments": states(readings),
            "events": events_against_gold(lambda lines: readings.of(map(report, lines))),
        }
    print(json.dumps(found) if options.json else json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
