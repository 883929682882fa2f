"""`onrecord commitments`: what was announced, when it was due, and what became known of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from onrecord import pipeline
from onrecord.errors import SettingsError
from onrecord.ledger import Entry, Ledger, Question
from onrecord.model import Event
from onrecord.views.answers import asked_of, found, one_json
from onrecord.views.console import Page
from onrecord.views.timeline import SHORT, entry_form, reported
from onrecord.wording import deed, one_line, voice

if TYPE_CHECKING:
    from onrecord.matching import Commitment

__all__ = ["Followed", "answer", "day_of", "followed", "window"]

INDENT = 22
"""Columns of the states at the left."""

STYLES = {"happened": "green", "happened differently": "green", "pending": "magenta", "due": "yellow"}

Followed = tuple["Commitment", str, Entry]
"""A commitment, its state on the day in question, and its first announcement."""


def answer(question: Question, ledger: Path, states: list[str], json: bool) -> None:
    """Prints the commitments by the beginning of their windows, with the state on the day that the question names."""
    _check(states)
    with asked_of(ledger, question) as kept:
        day = day_of(kept, question)
        if question.known_on is None and day:
            print(f"As known on {day}, the last day on which a report was published.", file=sys.stderr)
        page = Page()
        for commitment, state, entry in found(followed(kept, question, states), ledger):
            if json:
                print(one_json(form(commitment, state, day, entry)))
            else:
                _print(page, commitment, state, day, entry)


def day_of(ledger: Ledger, question: Question) -> str:
    """The day on which the states are told: the one asked for, else the last one of which a report is kept."""
    return question.known_on or ledger.last_day() or ""


def followed(ledger: Ledger, question: Question, states: list[str]) -> list[Followed]:
    """The commitments that answer a question and are in one of the states (any, if none is given)."""
    day = day_of(ledger, question)
    kept = [
        (commitment, state)
        for commitment in pipeline.commitments(ledger, question)
        if (state := commitment.state_on(day)) is not None and (not states or state in states)
    ]
    kept.sort(key=lambda each: (_begins(each[0], day), each[0].id))
    entries = {entry.id: entry for entry in ledger.by_ids([commitment.id for commitment, _ in kept], question)}
    return [(commitment, state, entries[commitment.id]) for commitment, state in kept if commitment.id in entries]


def _check(states: list[str]) -> None:
    from onrecord.matching import State

    for state in states:
        if state not in get_args(State):
            raise SettingsError(f"{state!r} is no state.", f"Give one of {', '.join(get_args(State))}.")


def _begins(commitment: Commitment, day: str) -> str:
    due = commitment.due_on(day)
    return due.earliest if due else "no date"


def _print(page: Page, commitment: Commitment, state: str, day: str, entry: Entry) -> None:
    what = deed(entry.item) if isinstance(entry.item, Event) else one_line(commitment.about)
    place = getattr(entry.item, "place", None)
    where = f" · in {one_line(place)}" if place else ""
    page.tell((f"{state:<{INDENT}}", STYLES.get(state, "red")), (what, "bold"), where, hang=INDENT)
    page.tell(window(commitment, day), indent=INDENT)
    page.quote(entry.quote, INDENT)
    told = voice(each.speakers for each in entry.voices)
    page.tell((told, "italic"), (f" · {reported(entry.origin)} · ", "dim"), (entry.id[:SHORT], "cyan"), indent=INDENT)
    for step in commitment.history:
        if step.day <= day:
            due = f", due {_days(step.due)}" if step.due and step.due != commitment.history[0].due else ""
            line = f"{step.day} {step.state}{due}: {one_line(step.reason)} ({step.item[:SHORT]})"
            page.tell((line, "dim"), indent=INDENT, hang=INDENT + 2)
    page.blank()


def window(commitment: Commitment, day: str) -> str:
    """The window in which it was due, as known on a day."""
    due = commitment.due_on(day)
    if due is None:
        return "no day told"
    return f"due {_days(due)}" if due.told else f"no day told; looked for until {due.latest}"


def _days(due: Any) -> str:
    return due.earliest if due.earliest == due.latest else f"{due.earliest} to {due.latest}"


def form(commitment: Commitment, state: str, day: str, entry: Entry) -> dict[str, Any]:
    """A commitment as JSON: its state on the day, its window, every step known by then, its first announcement."""
    due = commitment.due_on(day)
    return {
        "commitment": commitment.id,
        "state": state,
        "as_known_on": day,
        "due": {"earliest": due.earliest, "latest": due.latest, "told": due.told} if due else None,
        "what": commitment.what,
        "who": list(commitment.who),
        "whom": list(commitment.whom),
        "about": commitment.about,
        "basis": commitment.basis,
        "items": list(commitment.items),
        "history": [
            {
                "day": step.day,
                "state": step.state,
                "item": step.item,
                "report": step.report,
                "reason": step.reason,
                "due": [step.due.earliest, step.due.latest] if step.due else None,
            }
            for step in commitment.history
            if step.day <= day
        ],
        "entry": entry_form(entry),
    }
