"""How a ledger grows and answers: real records again and again, with other dates and names, as many as are wanted.

Run `python -m benchmarks.ledger --reports 100000`. The articles beside the checkout are read once; every copy has its
days moved and its names spelt otherwise (of the same length, so that all spans stay where they are).
"""

from __future__ import annotations

import argparse
import random
import re
import string
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.corpora import SHARED, json_lines
from onrecord import pipeline
from onrecord.ledger import Ledger, Question, open_ledger
from onrecord.ledger.forms import item_of, record_of
from onrecord.model import Record, Report

ARTICLES = SHARED / "corpora" / "articles" / "articles.jsonl"
WORLDS = 400
"""Casts of names: reports of one world tell of the same people, those of another of others."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAMED = re.compile(r"[A-Z][a-z]{2,}")
STEP = 10


def main() -> None:
    """Reads some articles, fills a ledger with copies of them, prints the curve of adding and how long answers take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=60, help="how many real reports the copies are made of")
    parser.add_argument("--records", type=Path, help="records of `onrecord read --json`, in place of reading articles")
    parser.add_argument("--match", action="store_true", help="link the reports as they are added, as onrecord add does")
    parser.add_argument("--keep", type=Path, help="leave the ledger there; one that is there is added to")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "bench.ledger"
        with pipeline.open_ledger(path) if options.match else open_ledger(path) as ledger:
            if (begun := ledger.counts()["report"]) < options.reports:
                records = kept_records(options.records) if options.records else real_records(options.articles)
                fill(ledger, begun, options.reports, records)
            size = path.stat().st_size
            print(f"file: {size / 1e6:,.0f} MB, {size / options.reports / 1e3:.1f} kB a report")
            ask(ledger)


def fill(ledger: Ledger, begun: int, reports: int, records: list[Record]) -> None:
    """Adds reports up to a number and prints how long one took at each tenth of the way."""
    sources = [varied_source(record) for record in records]
    items = sum(len(source["items"]) for source in sources) / len(sources)
    print(f"{len(sources)} real reports, {items:.1f} items each on average")
    each, spent, worked = max(1, (reports - begun) // STEP), list[float](), list[float]()
    for number in range(begun, reports):
        record = varied(sources[number % len(sources)], number // len(sources), number)
        started, busy = time.perf_counter(), time.process_time()
        ledger.add(record, reader="benchmark", recorded_at=f"{day(number // 100)}T12:00:00Z")
        spent.append(time.perf_counter() - started)
        worked.append(time.process_time() - busy)
        if len(spent) % each == 0:
            mean, computed = sum(spent[-each:]) / each * 1e3, sum(worked[-each:]) / each * 1e3
            print(f"{number + 1:>9,} reports: {mean:6.2f} ms to add one, {computed:.2f} of them computing", flush=True)
    print(f"added in {sum(spent):,.0f} s, {sum(worked):,.0f} of them computing")


def ask(ledger: Ledger) -> None:
    """Prints how long questions take, the best of three."""
    names = [party.name for party in ledger.actors(Question(since="2019-01-01", until="2019-01-20"))]
    # One with some hundred items, as most people and bodies of a large ledger have them, and the one with the most.
    some = next(name for name in names[5:] if 100 <= first(ledger, Question(actors=(name,)), 501) <= 500)
    most = names[0]
    told: dict[str, Callable[[], Any]] = {
        f"timeline of an actor ({some}), whole": lambda: len(ledger.timeline(Question(actors=(some,)))),
        f"timeline of the busiest actor ({most}), first 50": lambda: first(ledger, Question(actors=(most,)), 50),
        "timeline of two actors": lambda: len(ledger.timeline(Question(actors=(most, some)))),
        "timeline of a month, first 50": lambda: first(ledger, Question(since="2019-01-01", until="2019-01-31"), 50),
        "full text of items, a common word, first 50": lambda: first(ledger, Question(text="killed"), 50),
        "full text of items, an actor and a word": lambda: len(ledger.timeline(Question(actors=(some,), text="the"))),
        "full text of items, two words, whole": lambda: len(ledger.timeline(Question(text="killed people"))),
        "full text of items, a name, whole": lambda: len(ledger.timeline(Question(text=some))),
        "full text of reports, a name": lambda: len(ledger.reports(some)),
        "topic of an actor": lambda: len(ledger.timeline(Question(actors=(some,), topic="talks"))),
        "known on a day by publication, whole ledger": lambda: ledger.counts("2019-06-01"),
        "known on a day by recording, whole ledger": lambda: ledger.counts("2019-06-01", "recording"),
        "known on a day, timeline of an actor": lambda: len(
            ledger.timeline(Question(actors=(some,), known_on="2019-06-01"))
        ),
        "known on a day, whole timeline, first 50": lambda: first(ledger, Question(known_on="2019-06-01"), 50),
        "events of an actor with their tellings": lambda: len(ledger.accounts(Question(actors=(some,)))),
    }
    print(ledger.counts())
    for name, question in told.items():
        times, worked = list[float](), list[float]()
        for _ in range(3):
            started, busy = time.perf_counter(), time.process_time()
            answer = question()
            times.append((time.perf_counter() - started) * 1e3)
            worked.append((time.process_time() - busy) * 1e3)
        told_ = f"{min(times):8.1f} ms, {min(worked):8.1f} of them computing"
        print(f"{name:<55} {told_}  -> {answer}", flush=True)


def first(ledger: Ledger, question: Question, count: int) -> int:
    """The first entries of a timeline, as a page shows them."""
    stream = ledger.stream(question)
    return sum(1 for _, _ in zip(range(count), stream, strict=False))


def real_records(count: int) -> list[Record]:
    """The records of so many articles, read now."""
    rows = [row.get("report", row) for row in json_lines(ARTICLES)][:: max(1, 280 // count)][:count]
    from onrecord.sources import from_text

    origin = ("published", "outlet", "title", "url")
    return list(pipeline.read_many([from_text(row["text"], **{key: row.get(key) for key in origin}) for row in rows]))


def kept_records(path: Path) -> list[Record]:
    """The records of a file of JSON lines."""
    return [record_of_json(plain) for plain in json_lines(path)]


def record_of_json(plain: dict[str, Any]) -> Record:
    """A record from its form in the contract."""
    kinds = (("statement", "statements"), ("event", "events"), ("figure", "figures"))
    items = [item_of(kind, body, body.get("rule", "")) for kind, name in kinds for body in plain[name]]
    extra: dict[str, Any] = {name: plain[name] for name in ("places", "actors") if name in plain}
    return record_of(Report(**plain["report"]), items, extra)


def varied_source(record: Record) -> dict[str, Any]:
    """A record as JSON, with the names that are spelt otherwise in its copies."""
    plain = record.to_json()
    kinds = (("statement", "statements"), ("event", "events"), ("figure", "figures"))
    items = [
        (kind, body, item.rule)
        for (kind, name) in kinds
        for body, item in zip(plain[name], getattr(record, name), strict=True)
    ]
    told = [*(name for item in record.events for name in (*item.actors, *item.recipients, item.place or ""))]
    told += [name for item in record.statements for name in (*item.speaker, *item.addressee)]
    names = sorted({word for name in told for word in _NAMED.findall(name)})
    pattern = re.compile(r"\b(" + "|".join(names) + r")\b") if names else re.compile(r"(?!)")
    extra = {"actors": plain["actors"], "places": plain["places"]}
    return {"report": record.report, "items": items, "extra": extra, "pattern": pattern}


def varied(source: dict[str, Any], copy: int, number: int) -> Record:
    """The record again, in another world and on other days."""
    world, moved = number % WORLDS, timedelta(days=copy * 3 % 3_650)
    report = source["report"]

    def told(text: str) -> str:
        return str(source["pattern"].sub(lambda found: respelt(found[0], world), text))

    def plain(value: Any) -> Any:
        if isinstance(value, str):
            return later(value, moved) if _DAY.match(value) else told(value)
        if isinstance(value, list):
            return value if value and isinstance(value[0], int) else [plain(each) for each in value]
        return {key: plain(each) for key, each in value.items()} if isinstance(value, dict) else value

    items = [item_of(kind, plain(body), rule) for kind, body, rule in source["items"]]
    new = replace(
        report,
        id=f"r{number}",
        text=told(report.text),
        title=told(report.title or ""),
        url=f"https://example.org/{number}",
        published=later(report.published, moved) if report.published else None,
    )
    extra = plain(source["extra"])
    for actor in extra["actors"]:
        actor["id"] = f"{actor['id']}-{world}" if actor["id"] else None  # People of one world are not those of another.
    return record_of(new, items, extra)


@cache
def respelt(word: str, world: int) -> str:
    """A name of the same length and case in another world; some names, as those of great powers, are in all worlds."""
    if world % 4 == 0 and word in {"Russia", "Ukraine", "United", "States", "China", "Israel"}:
        return word
    chance = random.Random(f"{word} {world}")
    vowels, others = "aeiou", "".join(letter for letter in string.ascii_lowercase if letter not in "aeiou")
    made = "".join(chance.choice(vowels if letter in vowels else others) for letter in word.lower())
    return made.capitalize()


@cache
def later(day_: str, moved: timedelta) -> str:
    """A date or date-time some days later than seven years before."""
    return (date.fromisoformat(day_[:10]) - timedelta(days=7 * 365) + moved).isoformat() + day_[10:]


def day(number: int) -> str:
    """The day with this number from 2018 on."""
    return (date(2018, 1, 1) + timedelta(days=number)).isoformat()


if __name__ == "__main__":
    main()
