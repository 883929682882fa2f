"""`onrecord brief`: what a ledger holds on a period or a process, as a page of Markdown with its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from onrecord.ledger import Account, Entry, Ledger, Question
from onrecord.model import Event, Figure, Statement
from onrecord.views.answers import asked_of
from onrecord.views.commitments import Followed, day_of, followed, window
from onrecord.views.timeline import SHORT
from onrecord.wording import amount, bounds, deed, names, one_line, saying, voice

__all__ = ["brief"]

TOLD = ("happened", "ongoing", "denied")
"""The statuses of what is told as fact or as not so; announcements have a part of their own, wishes another."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


class Sources:
    """The reports that a brief leans on, numbered in the order in which it names them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._entries: list[Entry] = []

    def mark(self, entries: tuple[Entry, ...]) -> str:
        """The marks of the reports of some entries, such as `[1] [4]`."""
        marks = dict.fromkeys(self._number(entry) for entry in entries)
        return " ".join(f"[{number}]" for number in marks)

    def _number(self, entry: Entry) -> int:
        if entry.report not in self._numbers:
            self._numbers[entry.report] = len(self._numbers) + 1
            self._entries.append(entry)
        return self._numbers[entry.report]

    def lines(self) -> Iterator[str]:
        """The list of sources."""
        for number, entry in enumerate(self._entries, 1):
            origin = entry.origin
            told = [escaped(origin.title or origin.id), escaped(origin.outlet or "no outlet")]
            told.append(f"published {origin.published[:10]}" if origin.published else "no date")
            told += [f"<{origin.url}>"] if origin.url else []
            told += [f"version {origin.version}"] if origin.version > 1 else []
            yield f"{number}. {', '.join(told)}"


def brief(question: Question, path: Path, title: str | None) -> str:
    """The brief of what answers a question; every line has its source, every claim its voice."""
    with asked_of(path, question) as ledger:
        sources = Sources()
        day = day_of(ledger, question)
        parts = [
            _head(question, title, day),
            *_events(ledger, question, sources),
            *_commitments(followed(ledger, question, []), sources, day),
            *_figures(ledger, question, sources),
            *_statements(ledger, question, sources),
        ]
    lines = list(sources.lines())
    if not lines:
        return "\n".join([*parts, "Nothing in the ledger answers this.", ""])
    return "\n".join([*parts, "## Sources", "", *lines, ""])


def _head(question: Question, title: str | None, day: str) -> str:
    asked = [
        f"with {', '.join(question.actors)}" if question.actors else "",
        f"of type {', '.join(question.types)}" if question.types else "",
        f"in {question.place}" if question.place else "",
        f"on {question.topic}" if question.topic else "",
        f"holding “{question.text}”" if question.text else "",
        f"reported by {question.outlet}" if question.outlet else "",
        f"from {question.since}" if question.since else "",
        f"to {question.until}" if question.until else "",
    ]
    told = " ".join(each for each in asked if each) or "everything in the ledger"
    known = f"As known on {day}" + (f" by {question.clock}" if question.known_on else "")
    heading = title or f"Brief: {told}"
    scope = f"What reports tell {told}. " if title else ""
    return (
        f"# {escaped(heading)}\n\n{escaped(scope)}{known}. Written by Onrecord from the reports listed at the end; the"
        " numbers in brackets name them, the codes the items of the ledger.\n"
    )


def _events(ledger: Ledger, question: Question, sources: Sources) -> Iterator[str]:
    """What happened by day, then what was only wished, demanded or thought possible."""
    wanted = [status for status in question.statuses or TOLD if status in TOLD]
    if wanted:
        accounts = ledger.accounts(replace(question, kinds=("event",), statuses=tuple(wanted)))
        yield from _section("What happened", _by_day(accounts, sources))
    if not question.statuses or "possible" in question.statuses:
        accounts = ledger.accounts(replace(question, kinds=("event",), statuses=("possible",)))
        yield from _section("Wished, demanded, thought possible", _by_day(accounts, sources))


def _section(title: str, lines: Iterator[str] | list[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield from (f"## {title}", "", *body, "")


def _by_day(accounts: list[Account], sources: Sources) -> Iterator[str]:
    for days, group in groupby(accounts, key=lambda account: bounds(account.main.item.time)):
        yield f"**{days or 'No date'}**"
        yield ""
        for account in group:
            yield _event(account, sources)
        yield ""


def _event(account: Account, sources: Sources) -> str:
    entry = account.main
    item = entry.item
    assert isinstance(item, Event)
    place = f" in {item.place}" if item.place else ""
    told = f"- *{item.status}* {escaped(deed(item) + place)}: {quote(entry)} {_voice(entry)}"
    if account.witnesses > 1:
        told += f" Told by {account.witnesses} independent reports."
    for name, by_value in account.variants.items():
        values = "; ".join(f"{value} ({', '.join(id_[:SHORT] for id_ in ids)})" for value, ids in by_value.items())
        told += f" Told differently, {name}: {escaped(values)}."
    denials = [link for link in account.links if link.kind in {"denies", "denial"}]
    told += f" Denied: {', '.join(link.other[:SHORT] for link in denials)}." if denials else ""
    return f"{told} {sources.mark(account.entries)} `{entry.id[:SHORT]}`"


def _commitments(found: list[Followed], sources: Sources, day: str) -> Iterator[str]:
    lines = []
    for commitment, state, entry in found:
        what = deed(entry.item) if isinstance(entry.item, Event) else commitment.about
        last = [step for step in commitment.history if step.day <= day][-1]
        line = f"- **{state}** {escaped(what)}, {window(commitment, day)}: {quote(entry)} {_voice(entry)}"
        if last.item != entry.id:
            line += f" Since {last.day}: {escaped(one_line(last.reason))} (`{last.item[:SHORT]}`)."
        lines.append(f"{line} {sources.mark((entry,))} `{entry.id[:SHORT]}`")
    yield from _section("What was announced", lines)


def _figures(ledger: Ledger, question: Question, sources: Sources) -> Iterator[str]:
    if question.actors or question.types or question.statuses:
        return  # Figures have neither; those of an event stand with it in the ledger.
    lines = []
    for account in ledger.accounts(replace(question, kinds=("figure",))):
        for entry in account.entries:
            item = entry.item
            assert isinstance(item, Figure)
            number = amount(item.low, item.high, item.approximate)
            place = f" in {item.place}" if item.place else ""
            told = f"{item.measure}: {number} {item.unit or ''}{place}, {bounds(item.time) or 'no date'}"
            indent = "  " if entry is not account.entries[0] else ""
            claim = f"{indent}- {escaped(one_line(told))}: {quote(entry)} {_voice(entry)}"
            lines.append(f"{claim} {sources.mark((entry,))} `{entry.id[:SHORT]}`")
    yield from _section("Figures and who claims them", lines)


def _statements(ledger: Ledger, question: Question, sources: Sources) -> Iterator[str]:
    if question.types or question.statuses or question.place:
        return
    lines = []
    for account in ledger.accounts(replace(question, kinds=("statement",))):
        entry = account.main
        assert isinstance(entry.item, Statement)
        said = f"- {bounds(entry.item.time) or 'No date'}, {escaped(saying(entry.item))}: {quote(entry)}"
        denials = [link.other[:SHORT] for link in account.links if link.kind == "denies" and link.one == entry.id]
        said += f" Denied: {', '.join(denials)}." if denials else ""
        lines.append(f"{said} {sources.mark(account.entries)} `{entry.id[:SHORT]}`")
    yield from _section("Who said what", lines)


def _voice(entry: Entry) -> str:
    told = voice(each.speakers for each in entry.voices)
    corrected = " Corrected by " + names({each.person: None for each in entry.judgements}) + "." if entry.read else ""
    return escaped(told[0].upper() + told[1:] + ".") + corrected


def quote(entry: Entry) -> str:
    """The words that carry an entry, in quotation marks."""
    return f"“{escaped(one_line(entry.quote))}”"


def escaped(words: str) -> str:
    """Words that Markdown takes as they stand."""
    return _SPECIAL.sub(r"\\\1", words)
