"""Why an expression has its value: the rule, what it was counted from, and which way the words around it point."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.times.context import Told
from onrecord.reading.times.grammar import Sense
from onrecord.reading.times.tense import Direction

__all__ = ["Trace", "grain", "reason"]


@dataclass(frozen=True, slots=True)
class Trace:
    """What a rule looked at: the point told elsewhere that it counted from, the direction that the words gave it."""

    point: Told | None = None
    direction: Direction | None = None


GRAINS = (
    (r".*T\d\d:\d\d", "minute"),
    (r".*T(?:MO|AF|EV|NI|DA|MI)", "part of day"),
    (r"(?:\d{4}|XXXX)-W(?:\d\d|XX)-WE", "weekend"),
    (r"(?:\d{4}|XXXX)-W(?:\d\d|XX)", "week"),
    (r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)|XXXX-WXX-\d", "day"),
    (r"(?:\d{4}|XXXX|BC\d{4})-(?:SP|SU|FA|WI)", "season"),
    (r"(?:\d{4}|XXXX)-Q[\dX]", "quarter"),
    (r"(?:\d{4}|XXXX)-H[\dX]", "half"),
    (r"(?:\d{4}|XXXX|BC\d{4})-(?:\d\d|XX)", "month"),
    (r"\d{4}|XXXX|BC\d{4}", "year"),
    (r"\d{3}", "decade"),
    (r"\d{2}|BC\d{2}", "century"),
)
"""The grain of a point of the calendar by the form of its value."""


def grain(sense: Sense) -> str | None:
    """How fine a point is told ("day", "month"); None for lengths, sets and words such as "recently"."""
    if sense.type in ("DURATION", "SET"):
        return None
    return next((name for form, name in GRAINS if re.fullmatch(form, sense.value)), None)


WAYS = {
    "past": "the words around it tell of what has been",
    "future": "the words around it tell of what is to come",
}
STANDING = {
    "SET": "it comes again and again and has no place on the calendar",
    "DURATION": "it is a length of time that nothing ties to the calendar",
}


def reason(rule: str, sense: Sense, trace: Trace, text: str, published: str | None) -> str:
    """The rule and how it came to the value, in words for a person."""
    return f"{rule}: {_how(sense, trace, text, published)}"


def _how(sense: Sense, trace: Trace, text: str, published: str | None) -> str:
    way = f"; {WAYS[trace.direction]}" if trace.direction else ""
    if sense.against == "itself":
        return "told in full"
    if sense.against == "event":
        return "it hangs on an event of the report"
    if sense.against == "expression" and trace.point is not None:
        words = " ".join(text[trace.point.start : trace.point.end].split())
        return f"counted from “{words}” ({trace.point.value}){way}"
    if sense.against == "publication" and published:
        return f"counted from the publication on {published}{way}"
    if sense.type in STANDING and "XXXX" not in sense.value[:4]:
        return STANDING[sense.type]
    if sense.type == "SET":
        return STANDING["SET"]
    return f"the report has no date, so it stays open{way}" if not published else f"it stays open{way}"
