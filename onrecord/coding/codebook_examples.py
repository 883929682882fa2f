"""Runs the examples that stand in the codebook beside each rule: a changed rule shows at once what it breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.coding.codebook import Codebook, Example, Rule
from onrecord.model import Event, Record

__all__ = ["Outcome", "run_examples"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one example: `fault` is None where the event came out as written, else what differs."""

    rule: Rule
    example: Example
    fault: str | None


def run_examples(
    codebook: Codebook, read: Callable[[str], Record], rules: Iterable[Rule] | None = None
) -> list[Outcome]:
    """Reads every example (or those of some rules) with `read` and compares the event with what the example says.

    Rules marked "weak" are left out: they stand only where the network vouches for them, which one sentence does not
    show.
    """
    return [
        Outcome(rule, example, fault(rule, example, read(example.text).events))
        for rule in (codebook.rules() if rules is None else rules)
        if "weak" not in rule.marks
        for example in rule.examples
    ]


def fault(rule: Rule, example: Example, events: tuple[Event, ...]) -> str | None:
    """How the events of an example's sentence differ from what it says, or None."""
    same_type = [event for event in events if event.type == rule.type]
    if example.anchor is None:
        return f"gives {_shown(same_type[0])}, should give no {rule.type}" if same_type else None
    start, end = example.anchor
    event = next((event for event in same_type if event.anchor.start < end and start < event.anchor.end), None)
    if event is None:
        others = ", ".join(f"{event.type} {_shown(event)}" for event in events)
        return f"gives no {rule.type} there" + (f", but {others}" if others else "")
    wrong = []
    if _keys(event.actors) != _keys(example.actors):
        wrong.append(f"actors {list(event.actors)}")
    if _keys(event.recipients) != _keys(example.recipients):
        wrong.append(f"recipients {list(event.recipients)}")
    if example.status and event.status != example.status:
        wrong.append(f"status {event.status}")
    if example.mode and event.mode != example.mode:
        wrong.append(f"mode {event.mode}")
    return f"gives {', '.join(wrong)}" if wrong else None


def _keys(names: tuple[str, ...]) -> list[str]:
    """Names without case and article, in an order of their own."""
    return sorted(name.casefold().removeprefix("the ").removeprefix("a ") for name in names)


def _shown(event: Event) -> str:
    return f"{' + '.join(event.actors)} > {' + '.join(event.recipients)} ({event.status}, {event.rule})"
