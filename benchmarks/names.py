"""Names, roles and places against gold records: `python -m benchmarks.names [--data FILE] [--json] [--details]`.

Given the gold cues and anchors, so that only the names are measured:
- speaker: the subject of the gold cue by the tree, under the name that the cast gives it;
- named: whether some word of a gold event's evidence carries a gold actor's or recipient's name for the cast;
- subject: whether the subject of an anchor that is a verb is one of the gold event's actors or recipients;
- place: the place of a gold event, given its anchor, type and parties; no place: that none is given where it has none.
Each is right / of all where the tree offers a word to ask about. For a file of toponyms see `benchmarks.toponyms`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.corpora import SHARED, json_lines, skip
from benchmarks.toponyms import holds_toponyms, measure_toponyms
from onrecord import reading
from onrecord.coding.actors import Cast
from onrecord.coding.placing import placed
from onrecord.ledger.forms import item_of
from onrecord.model import Event, Reading, Span, Statement
from onrecord.sources import from_text

if TYPE_CHECKING:
    from spacy.tokens import Token

FILES = ("seed", "dev", "briefs_dev", "newswire")
SUBJECTS = ("nsubj", "nsubj:pass", "obl:agent")

Outcome = tuple[str, bool, str]
"""What was measured, whether it was right, and a line that shows it."""


def scorer() -> Callable[[Any, Any], bool]:
    """The scorer's own comparison of two lists of names."""
    path = SHARED / "score" / "score.py"
    if not path.exists():
        skip(path)
    source = path.read_text(encoding="utf-8").removesuffix("main()\n")  # it runs when it is imported
    names: dict[str, Any] = {}
    exec(compile(source, str(path), "exec"), names)
    compare: Callable[[Any, Any], bool] = names["same_names"]
    return compare


def readings(path: Path) -> Iterator[tuple[dict[str, Any], Reading]]:
    """Each gold record with the reading of its text."""
    lines = list(json_lines(path))
    keys = ("published", "outlet", "title", "url", "id")
    reports = [from_text(line["report"]["text"], **{key: line["report"].get(key) for key in keys}) for line in lines]
    yield from zip(lines, reading.read(reports), strict=True)


def outcomes(gold: dict[str, Any], read: Reading, same: Callable[[Any, Any], bool]) -> Iterator[Outcome]:
    """Every question that one gold record asks of the cast."""
    cast = Cast(read).hear(tuple(heard(each) for each in gold["statements"]))
    for statement in gold["statements"]:
        subject = _subject(_token(read, statement["cue"])) if statement["cue"] else None
        if subject is not None and statement["speaker"]:
            found = cast.names(subject.i, as_speaker=True)
            yield "speaker", same(statement["speaker"], found), f"{statement['speaker']} / {found} / {_around(subject)}"
    for event in gold["events"]:
        yield from _event(event, read, cast, same)
    yield from _places(gold["events"], read, cast, same)


def heard(gold: dict[str, Any]) -> Statement:
    """As much of a gold statement as tells who speaks to whom."""
    content = tuple(Span(*span) for span in gold["content"])
    speaker, addressee = tuple(gold["speaker"]), tuple(gold["addressee"])
    return Statement(gold["id"], (), gold["source"], speaker, gold["manner"], content, None, addressee)


def _event(event: dict[str, Any], read: Reading, cast: Cast, same: Callable[[Any, Any], bool]) -> Iterator[Outcome]:
    tokens = [t for t in read.doc for start, end in event["evidence"] if start <= t.idx < end]
    told = [name for t in tokens for name in cast.names(t.i, conjuncts=False)]
    for name in (*event["actors"], *event["recipients"]):
        right = any(same([name], [other]) for other in told)
        yield "named", right, f"{name} / {list(dict.fromkeys(told))} / {read.report.text[slice(*event['evidence'][0])]}"
    anchor = _token(read, event["anchor"])
    subject = _subject(anchor) if anchor is not None else None
    gold = [*event["actors"], *event["recipients"]]
    if subject is not None and event["actors"]:
        found = cast.names(subject.i)
        right = bool(found) and all(any(same([name], [other]) for other in gold) for name in found)
        yield "subject", right, f"{gold} / {found} / {_around(subject)}"


def _places(
    events: list[dict[str, Any]], read: Reading, cast: Cast, same: Callable[[Any, Any], bool]
) -> Iterator[Outcome]:
    """Whether each gold event, its place taken away, gets it back, and whether those without stay without."""
    items = [item_of("event", {**event, "place": None}) for event in events]
    bare = [item for item in items if isinstance(item, Event)]
    for gold, event in zip(events, placed(bare, read, cast), strict=True):
        line = f"{gold['place'] or '-'} / {event.place} / {_around(_token(read, gold['anchor']))}"
        if gold["place"]:
            yield "place", event.place is not None and same([gold["place"]], [event.place]), line
        else:
            yield "no place", event.place is None, line


def _token(read: Reading, span: list[int]) -> Token | None:
    """The head token of a span."""
    found = read.doc.char_span(span[0], span[1], alignment_mode="expand")
    return found.root if found is not None else None


def _subject(token: Token | None) -> Token | None:
    if token is None:
        return None
    if token.lower_ in ("according",):
        return next((child for child in token.children if child.dep_ in ("obl", "nmod", "pobj", "obj")), None)
    found = [child for child in token.children if child.dep_ in SUBJECTS]
    return next((child for child in found if child.dep_ == "obl:agent"), found[0] if found else None)


def _around(token: Token | None) -> str:
    if token is None:
        return ""
    doc = token.doc
    return f"[{token.text}] {doc[max(0, token.i - 12) : token.i + 12].text}".replace("\n", " | ")


def measure(path: Path, details: str | None = None) -> dict[str, dict[str, float]]:
    """Right, asked and share for each question; with `details` prints the wrong answers to that question."""
    same = scorer()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for gold, read in readings(path):
        for question, is_right, line in outcomes(gold, read, same):
            asked[question] += 1
            right[question] += is_right
            if question == details and not is_right:
                print(f"  {read.report.id[:24]}: {line}")
    return {q: {"right": right[q], "of": asked[q], "share": round(right[q] / asked[q], 4)} for q in sorted(asked)}


def _print_charted(charted: dict[str, dict[str, float]], as_json: bool) -> None:
    """Figures on the map; one file's as a flat object."""
    if as_json:
        print(json.dumps(next(iter(charted.values())) if len(charted) == 1 else charted))
        return
    for name, figures in charted.items():
        print(f"{name:14} " + "  ".join(f"{figure} {value}" for figure, value in figures.items()))


def main() -> None:
    """Prints the table for the development files, or for `--data`."""
    parser = argparse.ArgumentParser(description="Names, roles and places against gold records.")
    parser.add_argument("--data", type=Path, action="append", help="a gold file; may be given more than once")
    parser.add_argument("--json", action="store_true", help="print one object with the figures")
    parser.add_argument("--details", metavar="QUESTION", help="print the wrong answers to one question")
    options = parser.parse_args()
    paths = options.data or [SHARED / "gold" / f"{name}.jsonl" for name in FILES]
    for path in paths:
        if not path.exists():
            skip(path)
    charted = {path.stem: measure_toponyms(path) for path in paths if holds_toponyms(path)}
    if charted:
        _print_charted(charted, options.json)
        return
    tables = {path.stem: measure(path, options.details) for path in paths}
    if options.json:
        print(json.dumps(tables))
        return
    for name, table in tables.items():
        cells = "  ".join(
            f"{question} {cell['right']}/{cell['of']} {cell['share']:.3f}" for question, cell in table.items()
        )
        print(f"{name:14} {cells}")


if __name__ == "__main__":
    main()
