"""Rules for what comes again and again: every Tuesday, weekly, twice a month."""

from __future__ import annotations

import re

from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.numbers import number
from onrecord.reading.times.vocabulary import vocabulary
from onrecord.reading.times.words import duration, figure

__all__: list[str] = []


SETS = {
    "hourly": ("PT1H",),
    "daily": ("P1D",),
    "weekly": ("P1W",),
    "monthly": ("P1M",),
    "yearly": ("P1Y",),
    "annually": ("P1Y",),
    "nightly": ("XXXX-XX-XXTNI",),
}


@rule(
    "adverb of a set",
    r"hourly|daily|weekly|monthly|yearly|annually|nightly",
    needs="hourly|daily|weekly|monthly|yearly|annually|nightly",
)
def adverb(found: re.Match[str], context: Context) -> Outcome:
    """Daily, weekly; not as part of a name ("The Daily Telegraph")."""
    if context.capital(found.start()) and re.match(r" [A-Z]", context.text[found.end() : found.end() + 2]):
        return None
    return Sense("SET", SETS[found[0]][0], bounds=(None, None), against=None)


@rule(
    "every",
    r"(?P<quant>every|each)(?: (?P<other>other|single|second|third))? (?:(?:<count> )?<unit>|<weekday>|"
    r"<month>|(?P<part>morning|afternoon|evening|night)|<season>)",
    needs="every|each",
)
def every(found: re.Match[str], context: Context) -> Outcome:
    """Every day, each July, every two weeks, every Tuesday morning."""
    quant = found["quant"].upper()
    if found["weekday"]:
        value = f"XXXX-WXX-{vocabulary().weekdays[found['weekday']]}"
    elif found["month"]:
        value = f"XXXX-{vocabulary().months[found['month']]:02d}"
    elif found["season"]:
        value = f"XXXX-{vocabulary().seasons[found['season']]}"
    elif found["part"]:
        value = f"XXXX-XX-XXT{vocabulary().dayparts[found['part']]}"
    else:
        count = number(found["count"]) if found["count"] else 2 if found["other"] == "other" else 1
        value = duration(count, vocabulary().unit(found["unit"]))
    return Sense("SET", value, quant=quant, bounds=(None, None), against=None)


@rule(
    "weekdays as a set",
    r"(?P<name>mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)|<weekday> "
    r"(?P<parts>mornings|afternoons|evenings|nights)",
    needs="days|mornings|afternoons|evenings|nights",
)
def weekdays(found: re.Match[str], context: Context) -> Outcome:
    """Mondays; Friday nights."""
    name = found["weekday"] or found["name"].removesuffix("s")
    if not context.capital(found.start()):
        return None
    tail = f"T{vocabulary().dayparts[found['parts'].removesuffix('s')]}" if found["parts"] else ""
    return Sense("SET", f"XXXX-WXX-{vocabulary().weekdays[name]}{tail}", bounds=(None, None), against=None)


@rule(
    "how often",
    r"(?P<freq>once|twice|(?:two|three|four|five|six|\d+) times) (?:a|an|per|each|every) (?P<unit>hour|"
    r"day|week|month|year)",
    needs="once|twice|times",
)
def how_often(found: re.Match[str], context: Context) -> Outcome:
    """Twice a week."""
    words = found["freq"]
    count = {"once": 1, "twice": 2}.get(words) or number(words.split()[0])
    return Sense(
        "SET",
        duration(1, vocabulary().units[found["unit"]]),
        freq=f"{figure(count)}X",
        bounds=(None, None),
        against=None,
    )
