"""Rules for durations: for three months, nearly two weeks, in the coming days."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from onrecord.reading.times.calendar import moved
from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.numbers import number
from onrecord.reading.times.vocabulary import vocabulary
from onrecord.reading.times.words import approx_mod, duration

__all__: list[str] = []


@rule(
    "duration",
    r"(?:<approx> )?(?:the )?(?:another |an additional |a further |a full |full )?<count>"
    r"(?:~(?:or|to|and|-) ?<count2:count>)?~(?:more |full |straight |consecutive |additional |long |trading |working |"
    r"business |calendar |solid |bitter |bloody |brutal |deadly |difficult |hard |painful |tense |turbulent )?<unit>"
    r"(?:~(?P<tail>long|or so|or more|or two|now))?(?!~old|-old| of age| olds?\b)",
)
def counted(found: re.Match[str], context: Context) -> Outcome:
    """Three months; nearly two weeks; five-hour; a couple of years; not the rate "5,000 a week" nor an age."""
    words, unit = found["count"], vocabulary().unit(found["unit"])
    if found[0] == "one day" and re.search(r"\b(?:will|would|could|may|might|can|to) $", context.before(found.start())):
        return Sense("DATE", "FUTURE_REF", bounds=(context.published, None), against="publication")
    if words in ("a", "an") and (found["unit"].endswith("s") or not takes_length(found, context)):
        return None
    if is_title(found, context) or (unit == "TH" and ROUND_THE_CLOCK.match(context.after(found.end()))):
        return None
    if words == "second" or (unit == "TS" and found["unit"] == "second" and words not in ("a", "one")):
        return None
    if unit == "Q" and (
        found["unit"] == "quarter" or words == "three" or context.after(found.end()).startswith(" of ")
    ):
        return None
    if re.search(r"\b(?:aged?|turned) $", context.before(found.start())) or re.match(
        r"[ -]olds?\b| of age", context.after(found.end())
    ):
        return None
    count = number(words)
    if found["count2"] and number(found["count2"]) is not None and count is not None and "to" in found[0]:
        mod: str | None = "EQUAL_OR_MORE"
    else:
        mod = approx_mod(found["approx"]) or ("APPROX" if found["tail"] == "or so" else None)
    if found["unit"] in ("night", "nights"):
        unit = "D"
    bounds = length_bounds(context, found, count, unit, mod)
    sense = Sense("DURATION", duration(count, unit), mod=mod, bounds=bounds, against=tied(bounds))
    if found["tail"] == "long" and found[0].startswith("the "):
        return [(found.start() + 4, found.end(), sense)]  # "the" belongs to the noun: "the three-year-long war"
    return sense


ROUND_THE_CLOCK = re.compile(r" (?:a|per|every|each) day\b")


def is_title(found: re.Match[str], context: Context) -> bool:
    """Whether a number in figures and its unit are a title ("60 Minutes"), in a line that is not itself one."""
    if not found["count"].isdigit() or not context.capital(found.start("unit")):
        return False
    line = context.line(found.start())
    return 2 * sum(word[0].isupper() for word in line) < len(line)


def tied(bounds: tuple[date | None, date | None]) -> Literal["publication"] | None:
    """What a length is resolved against: the publication if it has an end there."""
    return "publication" if bounds != (None, None) else None


def takes_length(found: re.Match[str], context: Context) -> bool:
    """Whether "a week" is a length here and not the period of a rate ("5,000 a week")."""
    before = context.before(found.start())
    if found["approx"] or found["tail"]:
        return True
    if re.match(r"[ -]long\b", context.after(found.end())):
        return True
    return bool(
        re.search(
            r"\b(?:for|in|within|after|over|about|nearly|almost|than|of|least|half|took|take|takes|lasts?|lasted|"
            r"spent|spend|only|just|once|until|during|every|through) $",
            before,
        )
    )


PROLONGING = frozenset({"delay", "extend", "postpone", "prolong", "renew"})
"""Verbs whose length is what they bring about, not how long they went on: "extended the truce for two months"."""


def length_bounds(
    context: Context, found: re.Match[str], count: float | None, unit: str, mod: str | None
) -> tuple[date | None, date | None]:
    """ "For three months" ends at publication where the verb lies behind, "within 90 days" begins there where it
    lies ahead."""
    day = context.published
    if day is None:
        return None, None
    before = context.before(found.start())
    over = re.search(r"\b(?:for|over|in|within|during) $", before) or (found["approx"] or "") in ("within", "over")
    governor = context.tenses.governor(found.start(), found.end())
    if not over or (governor is not None and governor.lemma_.lower() in PROLONGING):
        return None, None
    forward = context.direction(found.start(), found.end()) == "future"
    if forward:
        return day, (moved(day, max(count, 1) if unit[0] == "T" else count, unit) if count else None)
    back = moved(day, -count, unit) if count and mod in (None, "EQUAL_OR_LESS") else None
    return back, day


@rule(
    "past and coming lengths",
    r"(?:the )?(?P<lead>past|last|next|coming|previous|following|latest|preceding|upcoming|first|"
    r"final)~(?:(?P<several>few|several|couple of|a few)|<count>(?:(?: to | or |"
    r"-)<count2:count>)?)~(?:trading |consecutive |or so )?<unit>(?: or so)?",
    needs="past|last|next|coming|previous|following|latest|preceding|first|final",
)
def past_count(found: re.Match[str], context: Context) -> Outcome:
    """The past two years; the next 48 hours; the coming few weeks; the first nine months."""
    unit = vocabulary().unit(found["unit"])
    if found["unit"] == "second" or (found["count"] in ("second",)):
        return None
    count = number(found["count"]) if found["count"] else None
    if found["count2"] and (upper := number(found["count2"])):
        value = duration(None, unit)
        count = upper
    else:
        value = duration(count, unit)
    bounds = around_publication(context, found["lead"], count, unit)
    return Sense("DURATION", value, bounds=bounds, against=tied(bounds))


def around_publication(context: Context, lead: str, count: float | None, unit: str) -> tuple[date | None, date | None]:
    """Lengths that end ("past", "last") or begin ("next", "coming") at publication."""
    day = context.published
    if day is None or lead in ("first", "final", "following", "preceding"):
        return None, None
    days = (-(-count // 24) if unit == "TH" else 0) if count else 0
    if lead in ("next", "coming", "upcoming"):
        return day, (moved(day, days, "D") if days else moved(day, count, unit) if count else None)
    return (moved(day, -days, "D") if days else moved(day, -count, unit) if count else None), day


@rule(
    "vague lengths",
    r"(?P<lead>recent|coming|past|next|last|previous|the (?:coming|past|last|next|previous|recent|"
    r"following|early|final|intervening))~(?P<unit>days|weeks|months|years|hours|decades|quarters|minutes|"
    r"centuries)",
)
def vague(found: re.Match[str], context: Context) -> Outcome:
    """Recent weeks, coming days."""
    unit, day = vocabulary().unit(found["unit"]), context.published
    lead = found["lead"].removeprefix("the ")
    if lead == "early" and unit == "TH":
        return None  # a part of the day, not a length
    if lead in ("coming", "next"):
        bounds: tuple[date | None, date | None] = (day, None)
    elif lead in ("recent", "past", "last", "previous"):
        bounds = (None, day)
    else:
        bounds = (None, None)
    if unit == "Q":
        return Sense("DATE", "FUTURE_REF" if lead == "coming" else "PAST_REF", bounds=bounds, against=tied(bounds))
    return Sense("DURATION", duration(None, unit), bounds=bounds, against=tied(bounds))


@rule("bare plural", r"(?P<unit>days|weeks|months|years|hours|decades|centuries|minutes)(?:~(?P<long>long))?")
def bare_plural(found: re.Match[str], context: Context) -> Outcome:
    """For months; weeks of talks; within days; years-long."""
    before = context.before(found.start())
    of = bool(re.match(r" of\b", context.after(found.end())))
    if not (
        found["long"]
        or of
        or re.search(
            r"(?:\b(?:for|within|after|in|over|took|lasted|lasts|last|take|the|these|takes|spent|spend|through)|^) $",
            before,
        )
    ):
        return None
    if re.search(r"\bthe $", before) and not re.match(
        r" (?:of|since|before|after|to come|ahead|that)\b", context.after(found.end())
    ):
        return None
    unit, day = vocabulary().unit(found["unit"]), context.published
    if re.search(r"\b(?:early|small) $", before):
        return None  # "the early hours" are a part of a day
    bounds: tuple[date | None, date | None] = (
        (None, day) if re.search(r"\bfor $", before) or found["long"] or of else (None, None)
    )
    if re.search(r"\bwithin $", before):
        bounds = (day, None)
    return Sense("DURATION", duration(None, unit), bounds=bounds, against=tied(bounds))


@rule("long", r"(?P<unit>day|week|month|year|decade|hour|century)-long")
def unit_long(found: re.Match[str], context: Context) -> Outcome:
    """Day-long, year-long."""
    unit = vocabulary().units[found["unit"]]
    return Sense("DURATION", duration(1, unit), bounds=(None, None), against=None)


@rule("the year", r"(?P<which>the|its) (?P<fiscal>fiscal )?year(?P<ended>(?= end(?:ed|ing)\b))?", needs="year")
def the_year(found: re.Match[str], context: Context) -> Outcome:
    """The year ended Sept. 30 is a length; "for the year" is the year of publication or of the date told last."""
    if found["ended"] is not None or found["fiscal"]:
        return Sense("DURATION", "P1Y", bounds=(None, None), against=None)
    reference, against = context.reference(found.start())
    if reference is None or not re.search(
        r"\b(?:in|for|of|during|throughout|over|through) $", context.before(found.start())
    ):
        return None
    return Sense("DATE", f"{reference.year:04d}", against=against)


@rule(
    "whole periods",
    r"(?:the|a) (?:full|entire|whole|six|nine|three|twelve) (?P<unit>day|week|month|year|months)",
    needs="full|entire|whole|six|nine|three|twelve",
)
def whole(found: re.Match[str], context: Context) -> Outcome:
    """The full year, the nine months."""
    unit = vocabulary().unit(found["unit"])
    count = number(found[0].split()[1])
    if count is None and unit == "Y" and context.published and "full" in found[0]:
        return Sense("DATE", str(context.published.year), against="publication")
    return Sense("DURATION", duration(count or 1, unit), bounds=(None, None), against=None)
