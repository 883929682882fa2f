"""Rules for steps in time: two weeks ago, a day later, the next day, the end of the month."""

from __future__ import annotations

import re
from datetime import date

from onrecord.reading.times.calendar import moved, stretch
from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.numbers import number
from onrecord.reading.times.quarters import quarter_before
from onrecord.reading.times.vocabulary import vocabulary
from onrecord.reading.times.words import approx_mod, mod_of, symbolic

__all__: list[str] = []


IN_A_PERIOD = "part of an event"
"""The rule whose expressions hang on an event; they are times for the record and no TIMEX3 expressions."""


@rule(
    "ago",
    r"(?:<approx> )?<count>~<unit>(?: or (?:so|more|two))? ago|(?:<approx2:approx> )?<unit2:unit> ago",
    needs=" ago|-ago",
)
def ago(found: re.Match[str], context: Context) -> Outcome:
    """Two weeks ago; about ten years ago; several years ago."""
    return stepped(found, context, context.published, -1, "publication")


@rule(
    "from now",
    r"(?:<approx> )?<count>~<unit> (?:from now|hence|from today)|in (?:<approx2:approx> "
    r")?<count2:count>~<unit2:unit>['’] time",
    needs=" now|hence|today| time",
)
def from_now(found: re.Match[str], context: Context) -> Outcome:
    """Two weeks from now; in three months' time."""
    return stepped(found, context, context.published, 1, "publication")


@rule(
    "later",
    r"(?:<approx> )?(?:<count>~<unit>|<unit2:unit>) (?P<way>later|earlier|before|prior|previously|"
    r"afterwards?|after that|before that)(?! (?:than|this|in the|in|on|today|that|last))",
    needs="later|earlier|before|prior|previously|after",
)
def later(found: re.Match[str], context: Context) -> Outcome:
    """Two days later, a week earlier: from the point told last, "earlier" without one from publication."""
    way = found["way"]
    if way in ("before", "prior") and not re.match(r"[.,;:)]|$| (?:and|but|to a)\b", context.after(found.end())):
        return None
    back = way in ("earlier", "before", "prior", "previously", "before that")
    grains = "DM" if unit_of(found) in ("D", "W", "TH", "2W") else "DMQWY"
    point = context.last_told(found.start(), grains, 100_000 if context.narrative else 2_000)
    if back and not context.narrative and (point is None or unit_of(found) in ("Y", "Q")) and context.published:
        return stepped(found, context, context.published, -1, "publication")
    days = stretch(point.value) if point else None
    return stepped(
        found, context, days[0] if days else None, -1 if back else 1, "expression", point.value if point else None
    )


def unit_of(found: re.Match[str]) -> str:
    """The unit code of a match with `unit` or `unit2`."""
    groups = found.groupdict()
    return vocabulary().unit(groups.get("unit") or groups.get("unit2") or "")


def stepped(
    found: re.Match[str], context: Context, day: date | None, sign: int, against: str, told: str | None = None
) -> Sense | None:
    """The sense of so many units before or after a day."""
    groups = found.groupdict()
    words = groups.get("count") or groups.get("count2")
    unit = unit_of(found)
    count = number(words) if words else None
    if count is None:
        ref = ("PAST_REF", (None, context.published)) if sign < 0 else ("FUTURE_REF", (day, None))
        if against == "expression":
            ref = ("PAST_REF", (None, day)) if sign < 0 else ("FUTURE_REF", (day, None))
        return Sense("DATE", ref[0], bounds=ref[1], against=against if day else None)  # type: ignore[arg-type]
    mod = approx_mod(groups.get("approx") or groups.get("approx2"))
    if day is None:
        return symbolic(unit)
    if unit in ("TH", "TM", "TS"):
        to = moved(day, sign * count, unit)
        if to is None:
            return None
        return Sense("TIME" if told is None else "DATE", to.isoformat(), mod=mod, bounds=(to, to), against=against)  # type: ignore[arg-type]
    value = quarter_before(context, found, count, unit, sign) or context.step(day, sign * count, unit)
    if value is None:
        return None
    bounds = exact(day, sign * count, unit, told)
    return Sense("DATE", value, mod=mod, bounds=bounds, against=against)  # type: ignore[arg-type]


def exact(day: date, count: float, unit: str, told: str | None) -> tuple[date, date] | None:
    """Days and weeks are counted to the day; longer units to their own grain."""
    if unit in ("D", "W", "2W") and (told is None or len(told) == 10):
        to = moved(day, count, unit)
        return (to, to) if to else None
    return None


@rule(
    "that day",
    r"(?:(?P<mod>early|late|earlier|later|earlier in|later in|the end of|end of|the beginning "
    r"of)~)?(?P<which>that same|that very|that|the same|the very same|the next|the following|the previous|"
    r"the preceding|the prior|the subsequent|the very next) (?P<unit>day|week|month|quarter|year|decade|"
    r"century|weekend)|the day (?P<way>before|after|following|earlier)(?=[.,;)]|$| (?:and|but|that))",
    needs="that|same|next|following|previous|preceding|prior|subsequent|day",
)
def that_unit(found: re.Match[str], context: Context) -> Outcome:
    """The same day, the next day, the following year: from the point told last."""
    which = found["which"] or {"before": "the previous", "earlier": "the previous"}.get(found["way"] or "", "the next")
    unit = vocabulary().units[found["unit"] or "day"]
    step = (
        0
        if "that" in which or "same" in which
        else -1
        if which.split()[-1] in ("previous", "preceding", "prior")
        else 1
    )
    grains = {"D": "D", "WE": "D", "W": "DW", "M": "DM", "Q": "DMQ"}.get(unit, "DWMQY")
    point = context.last_told(found.start(), grains)
    days = stretch(point.value) if point else None
    mod = mod_of(found["mod"])
    if days is None:
        return symbolic(unit) if step == 0 or context.published is None else from_publication(context, step, unit, mod)
    value = context.step(days[0], step, unit)
    return Sense("DATE", value, mod=mod, against="expression") if value else None


def from_publication(context: Context, step: int, unit: str, mod: str | None) -> Sense | None:
    """ "The next day", where no day has been told, counts from publication."""
    value = context.step(context.published, step, unit)
    return Sense("DATE", value, mod=mod, against="publication") if value else None


@rule(
    "end of the year",
    r"(?P<mod>(?:the )?(?:end|start|beginning|middle|close|rest|remainder) of|earlier in|later in|early "
    r"in|late in|(?:the )?(?:latter|early) part of) the (?P<unit>day|week|month|quarter|year|decade|"
    r"century)|(?:the )?(?P<end>year['’]s~end|year~end|month~end)(?! tables?)",
    needs="end|start|beginning|middle|close|rest|remainder|earlier|later|early|late|part",
)
def end_of_unit(found: re.Match[str], context: Context) -> Outcome:
    """The end of the month; year-end."""
    unit = vocabulary().units[found["unit"]] if found["unit"] else ("Y" if found["end"].startswith("year") else "M")
    words = found["mod"] or "end of"
    mod = (
        None
        if "re" in words[:8] and ("rest" in words or "remainder" in words)
        else "START"
        if re.search("start|begin|earl", words)
        else "MID"
        if "mid" in words
        else "END"
    )
    reference, against = context.reference(found.start())
    if reference is None:
        return symbolic(unit)
    value = context.step(reference, 0, unit)
    if value is None:
        return None
    days, day = stretch(value), context.published
    bounds = None
    if (mod is None and days and day and days[0] <= day <= days[1]) or (
        "later in" in words and days and day and days[0] <= day <= days[1]
    ):
        bounds = (day, days[1])
    elif "earlier in" in words and days and day and days[0] <= day <= days[1]:
        bounds = (days[0], day)
    return Sense("DATE", value, mod=mod, bounds=bounds, against=against)


@rule(
    IN_A_PERIOD,
    r"(?:earlier|early|late|later) in (?:his|her|its|their|the|this|that) (?:\w+ ){0,2}"
    r"(?:administration|presidency|term|tenure|mandate|career|war|conflict|campaign|crisis|reign|rule|"
    r"premiership|process)",
)
def in_a_period(found: re.Match[str], context: Context) -> Outcome:
    """Earlier in his administration: behind the publication, no more is told."""
    return Sense("DATE", "PAST_REF", bounds=(None, context.published), against="event")
