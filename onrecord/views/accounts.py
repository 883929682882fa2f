"""`onrecord events`, `statements` and `figures`: each thing once, with all the reports that tell it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from onrecord.ledger import Account, Entry, Kind, Question
from onrecord.model import Figure, Statement
from onrecord.views.answers import asked_of, found, one_json
from onrecord.views.console import Page
from onrecord.views.timeline import SHORT, entry_form, print_entry, reported
from onrecord.wording import amount, bounds, measured, names, one_line

__all__ = ["account_form", "answer"]

LONGEST = 160
"""Characters of another telling's quote."""


def answer(question: Question, ledger: Path, kind: Kind, json: bool) -> None:
    """Asks for accounts of one kind and prints them."""
    with asked_of(ledger, question) as kept:
        accounts = found(kept.accounts(replace(question, kinds=(kind,))), ledger)
        if json:
            for account in accounts:
                print(one_json(account_form(account)))
        elif kind == "figure":
            print_figures(Page(), accounts)
        else:
            print_accounts(Page(), accounts)


def print_accounts(page: Page, accounts: Iterable[Account]) -> None:
    """Prints events or statements under the day of their main telling."""
    for number, (days, group) in enumerate(groupby(accounts, key=lambda each: bounds(each.main.item.time))):
        if number:
            page.blank()
        page.tell((days or "no date", "bold underline"))
        for account in group:
            print_entry(page, account.main, [*_told_by(account), *_varies(account), *_linked(account)])


def _told_by(account: Account) -> list[str]:
    """Who else tells it, and how many of them tell it independently."""
    others = [entry for entry in account.entries if entry.id != account.main.id]
    if not others:
        return []
    copies = len({entry.report for entry in account.entries}) - account.witnesses
    count = f"told by {account.witnesses} independent report{'s' if account.witnesses != 1 else ''}"
    count += f" and {copies} cop{'ies' if copies > 1 else 'y'}" if copies else ""
    return [f"{count}; also " + "; ".join(f"{reported(entry.origin)} ({entry.id[:SHORT]})" for entry in others)]


def _varies(account: Account) -> list[str]:
    """The fields that are not told alike, with who tells which value."""
    lines = []
    for name, by_value in account.variants.items():
        told = "; ".join(f"{one_line(value)} ({', '.join(_short(ids))})" for value, ids in by_value.items())
        lines.append(f"{name} told differently: {told}")
    if any(isinstance(entry.item, Statement) for entry in account.entries):
        wordings = dict.fromkeys(one_line(entry.quote) for entry in account.entries)
        lines += [f"also worded: “{words}”" for words in wordings if words != one_line(account.main.quote)]
    return lines


def _linked(account: Account) -> list[str]:
    """The links that lead elsewhere: denials, outcomes, postponements."""
    inside = {entry.id for entry in account.entries}
    lines = []
    for link in account.links:
        if link.one in inside and link.other in inside:
            continue
        away = f"{link.kind}: {link.other[:SHORT]}" if link.one in inside else f"{link.kind} of {link.one[:SHORT]}"
        lines.append(f"{away} ({one_line(link.reason)}; {link.score:.2f})")
    return lines


def print_figures(page: Page, accounts: Iterable[Account]) -> None:
    """Prints figures, for each thing counted the claims one after the other, each claimant by itself."""
    for number, account in enumerate(accounts):
        if number:
            page.blank()
        page.tell((_counted(account), "bold underline"))
        claimed: dict[str, list[Entry]] = {}
        for entry in account.entries:
            claimed.setdefault(_claimant(entry), []).append(entry)
        for claimant, entries in claimed.items():
            page.tell((f"  {claimant}", "italic"))
            for entry in entries:
                _print_claim(page, entry)


def _print_claim(page: Page, entry: Entry) -> None:
    item = entry.item
    assert isinstance(item, Figure)
    day = bounds(item.time) or "no date"
    number = amount(item.low, item.high, item.approximate)
    unit = f" {one_line(item.unit)}" if item.unit else ""
    source = f" · {day} · {reported(entry.origin)} · "
    page.tell("    ", (f"{number}{unit}", "bold"), (source, "dim"), (entry.id[:SHORT], "cyan"), hang=6)


def _claimant(entry: Entry) -> str:
    return names(entry.voices[0].speakers) if entry.voices else "the report itself"


def _counted(account: Account) -> str:
    """What is counted: the measure, the unit where all agree, the place."""
    items = [entry.item for entry in account.entries if isinstance(entry.item, Figure)]
    if len(items) == 1:
        return measured(items[0]) + (f" · in {one_line(items[0].place)}" if items[0].place else "")
    places = dict.fromkeys(item.place for item in items if item.place)
    units = dict.fromkeys(item.unit for item in items if item.unit)
    told = items[0].measure + (f": {one_line(next(iter(units)))}" if len(units) == 1 else "")
    return told + (f" · in {names(places)}" if places else "")


def _short(ids: Iterable[str]) -> list[str]:
    return [id_[:SHORT] for id_ in ids]


def account_form(account: Account) -> dict[str, Any]:
    """An account as JSON: its entries in the form of the timeline, its independent reports, its variants, its links."""
    return {
        "main": account.main.id,
        "witnesses": account.witnesses,
        "entries": [entry_form(entry) for entry in account.entries],
        "variants": {
            name: {value: list(ids) for value, ids in told.items()} for name, told in account.variants.items()
        },
        "links": [
            {"kind": link.kind, "one": link.one, "other": link.other, "score": link.score, "reason": link.reason}
            for link in account.links
        ],
    }
