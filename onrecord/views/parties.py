"""`onrecord actors`: who takes part in what a question asks for, how often, in which parts, from when to when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.ledger import Question
from onrecord.views.answers import asked_of, found, one_json
from onrecord.views.console import Page
from onrecord.wording import one_line

__all__ = ["print_parties"]

ROLES = {"actor": "acts", "recipient": "is acted on", "speaker": "speaks", "addressee": "is spoken to"}
ROLES |= {"on_behalf_of": "is spoken for"}
"""The parts in which a name appears, in words."""


def print_parties(question: Question, ledger: Path, json: bool) -> None:
    """Prints the names that take part in events and statements, those with the most items first."""
    asked = replace(question, kinds=("event",) if question.types or question.statuses else ("event", "statement"))
    with asked_of(ledger, asked) as kept:
        page = Page()
        for party in found(kept.actors(asked), ledger):
            roles, types = dict(party.roles.most_common()), dict(party.types.most_common())
            if json:
                days = {"first": party.first, "last": party.last}
                print(one_json({"name": party.name, "items": party.items, "roles": roles, "types": types} | days))
                continue
            days_told = f" · {party.first} to {party.last}" if party.first else ""
            parts = ", ".join(f"{ROLES[role]} {count}" for role, count in roles.items())
            page.tell((f"{party.items:>5}  ", "dim"), (one_line(party.name), "bold"), f"  {parts}{days_told}", hang=7)
            if types:
                page.tell((", ".join(f"{type_} {count}" for type_, count in types.items()), "dim"), indent=7)
