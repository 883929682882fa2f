"""Why an item of the ledger is what it is: the rule that made it, and the reason of every decision kept with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.ledger import Found
from onrecord.model import Event, Item, Record, Statement
from onrecord.views.console import Page
from onrecord.views.timeline import SHORT
from onrecord.wording import deed, names, one_line, quoted, saying, voice

if TYPE_CHECKING:
    from onrecord.coding.codebook import Rule

__all__ = ["print_why"]

INDENT = 12
"""Columns of the names of the decisions."""

MOST_WORDS = 12
"""Words of a rule that are shown."""

TAGS = (("VERB", "VBD"), ("VERB", "VBG"), ("VERB", "VBN"), ("VERB", "VBZ"), ("NOUN", "NNS"), ("NOUN", "NN"))
"""What a word of an anchor may be."""


def print_why(page: Page, found: Found, codebook: Path | None = None) -> None:
    """Prints the item's quote, its rule as the codebook words it, and how its parties, time and place were settled."""
    entry, record = found.entry, found.record
    item = entry.item
    page.tell((entry.kind.capitalize(), "bold"), f" {entry.id[:SHORT]}  ", (_told(item, record), "bold"))
    page.quote(quoted(record.report, item.evidence[0]), 2)
    page.blank()
    for name, reason in (*_rule(item, record, codebook), *_decisions(item, record)):
        page.tell((f"{name:<{INDENT}}", "dim"), reason, hang=INDENT)
    speakers, ids = ([*each] for each in (zip(*_voices(found), strict=True) if entry.voices else ((), ())))
    page.tell((f"{'voice':<{INDENT}}", "dim"), voice(speakers, ids), hang=INDENT)


def _told(item: Item, record: Record) -> str:
    if isinstance(item, Event):
        return f"{item.status}  {deed(item)}"
    if isinstance(item, Statement):
        return saying(item, quoted(record.report, item.cue) if item.cue else None)
    return item.measure


def _voices(found: Found) -> list[tuple[tuple[str, ...], str]]:
    return [(told.speakers, told.item[:SHORT]) for told in found.entry.voices]


def _rule(item: Item, record: Record, folder: Path | None) -> Iterator[tuple[str, str]]:
    """The rule's id; for an event its place in the codebook, what it asks for, and an example of it."""
    yield "rule", item.rule or "not kept: the item was added by an older Onrecord"
    if not isinstance(item, Event):
        return
    from onrecord.coding.codebook import load_codebook

    codebook = load_codebook(folder)
    rule, kind = codebook.rule(item.rule), codebook.types.get(item.type)
    if rule is None or kind is None:
        if item.rule:
            yield "", "This codebook has no such rule; give the codebook of that reading with --codebook."
        return
    yield "written in", f"{kind.file}, line {rule.line}"
    yield "type", f"{kind.name}: {one_line(kind.definition)}"
    yield "words", _words(rule, quoted(record.report, item.anchor))
    if rule.note:
        yield "note", one_line(rule.note)
    if rule.examples:
        yield "example", rule.examples[0].text


def _words(rule: Rule, anchor: str) -> str:
    """The words under which the rule is found, that of the anchor first."""
    from onrecord.reading.lemmas import lemma

    lemmas = {lemma(part, *tags) for part in anchor.split() for tags in TAGS}
    ordered = sorted(rule.words, key=lambda words: words.lemma not in lemmas)
    told = [" ".join((*words.others, words.lemma)) for words in ordered[:MOST_WORDS]]
    return ", ".join(told) + (f" and {len(ordered) - len(told)} more" if len(ordered) > len(told) else "")


def _decisions(item: Item, record: Record) -> Iterator[tuple[str, str]]:
    """Whom each name stands for, what the time was resolved against, where the place is, each with its reason."""
    for actor in record.actors:
        if actor.name in _named(item):
            yield (
                "name",
                f"{one_line(actor.name)}: {one_line(actor.reason)}"
                + (f" Candidates: {names(each.name for each in actor.candidates)}." if actor.candidates else ""),
            )
    if item.time:
        reason = item.time.reason or "not resolved"
        yield "time", f"“{one_line(item.time.text)}”: {one_line(reason)}"
    place = record.located(item)
    if place:
        yield "place", f"{one_line(place.name)}: {one_line(place.reason)}"


def _named(item: Item) -> tuple[str, ...]:
    if isinstance(item, Event):
        return (*item.actors, *item.recipients)
    if isinstance(item, Statement):
        return (*item.speaker, *item.addressee, *((item.on_behalf_of,) if item.on_behalf_of else ()))
    return ()
