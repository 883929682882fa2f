"""Rules for times of day: 10:00 a.m., 18:30 GMT, noon."""

from __future__ import annotations

import re

from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule

__all__: list[str] = []


CLOCK = (
    r"(?:(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?(?::[0-5]\d)? ?(?P<half>a\.?m\.?|p\.?m\.?)(?![a-z])"
    r"|(?P<h2>[01]?\d|2[0-3])[:.](?P<m2>[0-5]\d)(?::[0-5]\d)?(?!\d|%|[.:]\d)(?: ?(?:hours|hrs))?"
    r"|(?P<mil>(?:[01]\d|2[0-3])[0-5]\d)(?= ?(?:gmt|utc|hours|hrs|local|z\b))(?: ?(?:hours|hrs))?"
    r"|(?P<word>noon|midday|midnight)|(?P<oclock>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve) o['’]clock)"
)


@rule("clock", CLOCK + r"(?:,? ?\(?<zone>\)?(?: time)?)?(?: (?P<city>[a-z]+) time)?")
def clock(found: re.Match[str], context: Context) -> Outcome:
    """10:00 a.m.; 18:30 GMT; noon: a time of the day told with it, joined later, else of the day told last or of
    publication."""
    at = clock_of(found)
    if at is None:
        return None
    if found["h2"] and not found["zone"] and "." in found[0]:
        return None
    if (
        found["h2"]
        and not found["zone"]
        and not re.search(
            r"\b(?:at|by|from|until|till|to|about|around|before|after|and|between|of|,|-|–) ?$",
            context.before(found.start()),
        )
    ):
        return None
    zone = (found["zone"] or "").upper() or (f"{found['city'].title()} time" if found["city"] else None)
    alone = context.lowered[context.lowered.rfind("\n", 0, found.start()) + 1 : found.start()].strip() == ""
    point = None if alone else context.last_told(found.start(), "D", 400)
    if point is not None:
        return Sense("TIME", f"{point.value[:10]}T{at}", at=at, zone=zone, bounds=None, against="expression")
    if context.published is None:
        return Sense("TIME", f"XXXX-XX-XXT{at}", at=at, zone=zone, bounds=(None, None), against=None)
    return Sense("TIME", f"{context.published}T{at}", at=at, zone=zone, against="publication")


def clock_of(found: re.Match[str]) -> str | None:
    """The time as HH:MM on 24 hours, None for a number that is no time of day."""
    if found["word"]:
        return "24:00" if found["word"] == "midnight" else "12:00"
    if found["mil"]:
        return f"{found['mil'][:2]}:{found['mil'][2:]}"
    if found["oclock"]:
        from onrecord.reading.times.numbers import number

        return f"{int(number(found['oclock']) or 0):02d}:00"
    hour, minute = int(found["h"] or found["h2"]), int(found["m"] or found["m2"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None
