"""`onrecord changes --since`: what came into a ledger since a day; `onrecord diff`: what became known between two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.ledger import Added, Change, Changes, Difference, Entry, Question, Reading
from onrecord.views.answers import asked_of, one_json
from onrecord.views.console import Page
from onrecord.views.timeline import SHORT, entry_form, judged, print_entry, reported, value
from onrecord.wording import one_line, shortened

__all__ = ["print_changes", "print_difference"]

LONGEST = 200
"""Characters of a changed stretch of a report that are shown on a page."""


def print_changes(ledger: Path, since: str, json: bool) -> None:
    """Prints everything that was recorded since a day or an instant."""
    with asked_of(ledger) as kept:
        changes = kept.changes(since)
    if json:
        for line in _lines(changes):
            print(one_json(line))
        return
    page = Page()
    _print_added(page, "New reports", changes.reports)
    _print_added(page, "Changed reports", changes.versions)
    _print_readings(page, changes.readings)
    _print_section(page, "Links", [_link_line(*each) for each in changes.links])
    _print_section(page, "Judgements", [f"{each.item[:SHORT]} {judged(each)}" for each in changes.judgements])


def _print_section(page: Page, title: str, lines: list[str]) -> None:
    page.tell((title, "bold underline"), f"  {len(lines) or 'none'}")
    for line in lines:
        page.tell(line, indent=2, hang=4)
    page.blank()


def _print_added(page: Page, title: str, added: tuple[Added, ...]) -> None:
    page.tell((title, "bold underline"), f"  {len(added) or 'none'}")
    for each in added:
        title_ = one_line(each.origin.title or each.origin.id)
        page.tell((title_, "bold"), f" · {reported(each.origin)} · recorded {each.recorded_at}", indent=2, hang=4)
        for change in each.changes:
            page.tell(changed_words(change), indent=4, hang=6)
    page.blank()


def _print_readings(page: Page, readings: tuple[Reading, ...]) -> None:
    page.tell(("Read again", "bold underline"), f"  {len(readings) or 'none'}")
    for each in readings:
        heads = f" · {each.before} → {each.reader} · recorded {each.recorded_at}"
        page.tell((one_line(each.origin.title or each.origin.id), "bold"), heads, indent=2, hang=4)
        for sign, items in (("+", each.came), ("−", each.went)):
            for id_, kind in items:
                page.tell(f"{sign} {kind} {id_[:SHORT]}", indent=4)
        for id_, kind, fields in each.otherwise:
            told = "; ".join(f"{name} {value(was)} → {value(now)}" for name, (was, now) in fields.items())
            page.tell(f"≠ {kind} {id_[:SHORT]}: {told}", indent=4, hang=6)
    page.blank()


def changed_words(change: Change) -> str:
    """A change of a report's words in one line."""
    was, now = shortened(change.was, LONGEST), shortened(change.now, LONGEST)
    if was and now:
        return f"“{was}” became “{now}”"
    return f"“{now}” came" if now else f"“{was}” went"


def _link_line(link: Any, holds: bool, instant: str) -> str:
    sign = "+" if holds else "−"
    return (
        f"{sign} {link.kind}: {link.one[:SHORT]} {link.other[:SHORT]} · {link.score:.2f} · {one_line(link.reason)}"
        f" · recorded {instant}"
    )


def _lines(changes: Changes) -> Iterable[dict[str, Any]]:
    """Every change as an object that says what it is under `change`."""
    for what, several in (("report", changes.reports), ("version", changes.versions)):
        for each in several:
            words = [change.to_json() for change in each.changes]
            yield {"change": what, **_origin(each), "recorded_at": each.recorded_at, "words": words}
    for reading in changes.readings:
        yield {
            "change": "reading",
            **_origin(reading),
            "reader": reading.reader,
            "before": reading.before,
            "recorded_at": reading.recorded_at,
            "came": [id_ for id_, _ in reading.came],
            "went": [id_ for id_, _ in reading.went],
            "otherwise": {id_: fields for id_, _, fields in reading.otherwise},
        }
    for link, holds, instant in changes.links:
        names = ("kind", "one", "other", "score", "reason")
        told = {name: getattr(link, name) for name in names}
        yield {"change": "link", **told, "holds": holds, "recorded_at": instant}
    for judgement in changes.judgements:
        yield {"change": "judgement", **judgement.to_json()}


def _origin(each: Added | Reading) -> dict[str, Any]:
    names = ("id", "title", "outlet", "published", "url", "version")
    return {"report": {name: getattr(each.origin, name) for name in names}}


def print_difference(question: Question, ledger: Path, json: bool, since: str, until: str, kinds: Any) -> None:
    """Prints what became known between the ends of two days, by the clock of the question."""
    with asked_of(ledger, replace(question, known_on=until)) as kept:
        found = kept.difference(since, until, replace(question, kinds=kinds))
    if json:
        for line in _differences(found):
            print(one_json(line))
        return
    page = Page()
    for title, entries in (("Became known", found.came), ("No longer told", found.went)):
        page.tell((title, "bold underline"), f"  {len(entries) or 'none'}")
        for entry in entries:
            print_entry(page, entry)
        page.blank()
    page.tell(("Told otherwise", "bold underline"), f"  {len(found.changed) or 'none'}")
    for was, now in found.changed:
        print_entry(page, now, [_otherwise(was, now)])


def _otherwise(was: Entry, now: Entry) -> str:
    before, after = was.item.to_json(), now.item.to_json()
    names = [name for name in after if before.get(name) != after[name] and name not in {"id", "source", "rule"}]
    return "; ".join(f"{name} was {value(before.get(name))}" for name in names)


def _differences(found: Difference) -> Iterable[dict[str, Any]]:
    for entry in found.came:
        yield {"known": "came", **entry_form(entry)}
    for entry in found.went:
        yield {"known": "went", **entry_form(entry)}
    for was, now in found.changed:
        yield {"known": "changed", **entry_form(now), "was": was.item.to_json()}
