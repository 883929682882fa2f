"""Rules for expressions that count from the day of publication or from a point told before: yesterday, last week, two days later."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.reading.times.calendar import moved, shifted, stretch, value_at
from onrecord.reading.times.context import Context
from onrecord.reading.times.dates import day_number, mod_of
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.numbers import number
from onrecord.reading.times.placing import placed_weekday
from onrecord.reading.times.vocabulary import vocabulary

__all__ = ["IN_A_PERIOD"]

IN_A_PERIOD = "part of an event"
"""The rule whose expressions hang on an event; they are times for the record and no TIMEX3 expressions."""

SYMBOL = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
DAY = timedelta(days=1)


def symbolic(unit: str) -> Sense:
    """A point of the grain of a unit that stays unresolved: the report has no date."""
    return Sense("DATE", SYMBOL.get(unit, "XXXX"), bounds=(None, None), against=None)


@rule(
    "day by name",
    r"(?:(?P<mod>early|late|earlier|later) )?(?P<word>yesterday|today|tomorrow|tonight|the day before yesterday|the day after tomorrow)(?: <part>)?",
)
def named_day(found: re.Match[str], context: Context) -> Outcome:
    """Yesterday, today, tomorrow, tonight; yesterday evening."""
    word = found["word"]
    step = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    day = context.published
    part = vocabulary().dayparts.get(found["part"] or "") or ("NI" if word == "tonight" else None)
    mod = mod_of(found["mod"])
    if day is None:
        return Sense("DATE", "XXXX-XX-XX", mod=mod, bounds=(None, None), against=None)
    day += timedelta(days=step)
    if part and len(part) == 2:
        return Sense("TIME", f"{day}T{part}", mod=mod, bounds=(day, day), against="publication")
    return Sense("DATE", day.isoformat(), mod=mod, bounds=(day, day), against="publication")


@rule(
    "part of this day",
    r"(?:(?P<mod>early|late|earlier|later) )?(?P<which>this|last|that|the same|the next|the following) (?P<part>morning|afternoon|evening|night)",
)
def this_part(found: re.Match[str], context: Context) -> Outcome:
    """This morning; last night (the day before); that evening (of the day told before)."""
    part = vocabulary().dayparts[found["part"]]
    which, mod = found["which"], mod_of(found["mod"])
    day, against = context.published, "publication"
    if which not in ("this", "last"):
        point = context.last_told(found.start(), "D")
        days = stretch(point.value) if point else None
        day, against = (days[0] if days else None), "expression"
    if day is None:
        return Sense("TIME", f"XXXX-XX-XXT{part}", mod=mod, bounds=(None, None), against=None)
    if which in ("last", "the next", "the following"):
        day += DAY if which != "last" else -DAY
    return Sense("TIME", f"{day}T{part}", mod=mod, bounds=(day, day), against=against)  # type: ignore[arg-type]


@rule("overnight", r"overnight|(?:during |in )?the (?:early|small) hours(?! of)(?: of the morning)?")
def overnight(found: re.Match[str], context: Context) -> Outcome:
    """Overnight: from the day before to the day of publication."""
    day = context.published
    if found[0].startswith("overnight"):
        bounds = (day - DAY, day) if day else (None, None)
        return Sense(
            "TIME", f"{day - DAY if day else 'XXXX-XX-XX'}TNI", bounds=bounds, against="publication" if day else None
        )
    return Sense("TIME", f"{day or 'XXXX-XX-XX'}TMO", bounds=(day, day), against="publication" if day else None)


@rule(
    "weekday",
    r"(?:(?P<mod>early|late|earlier|later)(?: on)? )?(?:(?P<which>last|next|this past|this coming|this|the following|the previous|the same|that|the next|the) )?<weekday>(?! (?:nights|mornings))",
)
def weekday(found: re.Match[str], context: Context) -> Outcome:
    """Monday; last Friday; next Tuesday; the following Sunday."""
    if not context.capital(found.start("weekday")):
        return None
    number = vocabulary().weekdays[found["weekday"]]
    which, mod = found["which"], mod_of(found["mod"])
    published = context.published
    if (
        which in (None, "the", "that", "the same")
        or published is None
        and which not in ("the following", "the previous", "the next")
    ):
        return mod_day(placed_weekday(context, found.start(), found.end(), number), mod)
    if which in ("the following", "the next", "the previous"):
        point = context.last_told(found.start(), "D")
        days = stretch(point.value) if point else None
        if days is None:
            return mod_day(placed_weekday(context, found.start(), found.end(), number), mod)
        ahead = (number - days[0].isoweekday() - 1) % 7 + 1
        day = days[0] + timedelta(days=ahead if which != "the previous" else ahead - 7 if ahead < 7 else -7)
        return Sense("DATE", day.isoformat(), mod=mod, against="expression")
    assert published is not None
    if context.narrative:
        published = context.reference(found.start())[0] or published
    ahead = (number - published.isoweekday()) % 7
    if which == "this":
        forward = context.direction(found.start(), found.end()) != "past"
        day = published + timedelta(days=ahead if forward else ahead - 7 if ahead else 0)
    elif which in ("next", "this coming"):
        day = published + timedelta(days=ahead or 7)
    else:
        day = published + timedelta(days=(ahead or 7) - 7 if ahead else -7)
    return Sense("DATE", day.isoformat(), mod=mod, against="publication")


def mod_day(sense: Sense, mod: str | None) -> Sense:
    """The sense of a day with a modifier: "early Monday"."""
    from dataclasses import replace

    return replace(sense, mod=mod) if mod else sense


STEPS = {
    "this": 0, "this past": -1, "last": -1, "past": -1, "next": 1, "coming": 1, "this coming": 1, "current": 0, "the current": 0,
    "this same": 0, "the coming": 1, "this current": 0, "the past": -1, "the last": -1,
}  # fmt: skip


@rule(
    "this, last, next",
    r"(?:(?:(?:the )?(?P<mod>early|late|mid|middle of|beginning of|end of|start of|close of|earlier|later|earlier in|later in|late in|early in) ?-?)(?:the )?)?(?P<which>this current|this coming|this past|this same|this|last|next|past|the current|the past|the last|the coming)~(?P<fiscal>fiscal )?(?P<unit>day|week|weekend|month|quarter|year|decade|century)",
)
def this_unit(found: re.Match[str], context: Context) -> Outcome:
    """This week, last month, next year; earlier this month; late last week; the past year."""
    which, unit = re.sub(r"[ -]+", " ", found["which"]), vocabulary().units[found["unit"]]
    if which in ("past", "the past", "the last") and unit in ("D", "W", "M", "10Y", "100Y"):
        return past_unit(context, found, unit)
    reference, against = context.reference(found.start())
    if which not in ("this", "this current") and not context.narrative:
        reference, against = context.published, "publication"
    mod = mod_of(found["mod"])
    if reference is None:
        return symbolic(unit)
    value = context.step(reference, STEPS[which], unit)
    if value is None:
        return None
    bounds = so_far(context, found, value, mod) if STEPS[which] == 0 and against == "publication" else None
    if which in ("past", "the past", "this past", "the last") and unit == "Y" and (back := moved(reference, -1, "Y")):
        bounds = (back, reference)
    return Sense("DATE", value, mod=mod, bounds=bounds, against=against)


def past_unit(context: Context, found: re.Match[str], unit: str) -> Sense:
    """The past day, week, month: a length of time that ends at publication."""
    count = 10 if unit == "10Y" else 100 if unit == "100Y" else 1
    day = context.published
    bounds = (moved(day, -1, unit), day) if day else (None, None)
    return Sense("DURATION", f"P{count}{unit[-1]}", bounds=bounds, against="publication" if day else None)


def so_far(
    context: Context, found: re.Match[str], value: str, mod: str | None
) -> tuple[date | None, date | None] | None:
    """The bounds of a stretch that holds the publication: up to it for what lies behind, from it for what lies ahead."""
    days, day = stretch(value), context.published
    if days is None or day is None or not days[0] <= day <= days[1]:
        return None
    direction = context.direction(found.start(), found.end())
    if found[0].startswith("earlier") or (direction == "past" and mod in (None, "START")):
        return days[0], day
    if found[0].startswith("later") or (direction == "future" and mod in (None, "END")):
        return day, days[1]
    return None


@rule(
    "this season",
    r"(?:(?:(?:the )?(?P<mod>early|late|middle of|end of|beginning of|start of|earlier|later in)~)(?:the )?)?(?:(?P<which>this past|this coming|this|last|next|past|the coming|that|the previous|the following) |(?P<the>the ))?<season>",
)
def season(found: re.Match[str], context: Context) -> Outcome:
    """Last summer, this fall, the spring: by publication, in a narrative by the date told last."""
    which = found["which"]
    if which is None and not found["mod"] and not season_by_context(found, context):
        return None
    code = vocabulary().seasons[found["season"]]
    reference, against = context.reference(found.start())
    mod = mod_of(found["mod"])
    if reference is None:
        return Sense("DATE", f"XXXX-{code}", mod=mod, bounds=(None, None), against=None)
    year = season_year(context, found, reference, code)
    return Sense("DATE", f"{year:04d}-{code}", mod=mod, against=against)


NOT_A_SEASON = re.compile(r" (?:from|short|apart|into|back|under|behind|victim|to|for|on|in|off|over|down)\b")
INTO_SEASON = re.compile(r"\b(?:in|since|by|until|during|of|for|into|through|throughout|before|after|that) $")


def season_by_context(found: re.Match[str], context: Context) -> bool:
    """Whether a bare "spring" or "fall" is a season here: by a word before it that takes one; "the summer" always is."""
    if found["the"] and found["season"] in ("summer", "winter", "autumn"):
        return True
    return bool(INTO_SEASON.search(context.before(found.start()))) and not NOT_A_SEASON.match(context.after(found.end()))


def season_year(context: Context, found: re.Match[str], reference: date, code: str) -> int:
    """The year in which the season begins (a winter begins in December)."""
    spans = {y: stretch(f"{y:04d}-{code}") for y in (reference.year - 1, reference.year, reference.year + 1)}
    over = [y for y, days in spans.items() if days and days[1] < reference]
    begun = [y for y, days in spans.items() if days and days[0] <= reference]
    open_ = [y for y, days in spans.items() if days and days[1] >= reference]
    ahead = [y for y, days in spans.items() if days and days[0] > reference]
    which = (found["which"] or "").replace("the ", "")
    if which in ("last", "past", "previous", "this past"):
        return over[-1]
    if which in ("next", "coming", "this coming", "following"):
        return ahead[0]
    if context.narrative or which == "this":
        return reference.year
    if context.direction(found.start(), found.end()) == "future":
        return open_[0]
    return begun[-1]


@rule("weekend", r"(?P<the>the|this|over the|at the) weekend")
def weekend(found: re.Match[str], context: Context) -> Outcome:
    """The weekend: behind the last one, ahead the next."""
    day = context.published
    if day is None:
        return symbolic("WE")
    direction = context.direction(found.start(), found.end())
    monday = day - timedelta(days=day.isoweekday() - 1)
    if direction != "future" and day.isoweekday() < 6 and not (found["the"] == "this" and direction is None):
        monday -= timedelta(days=7)
    return Sense("DATE", value_at(monday, "WE"), against="publication")


AGO = r"(?:<approx> )?<count>~<unit>(?: or (?:so|more|two))?"


@rule("ago", r"(?:<approx> )?<count>~<unit>(?: or (?:so|more|two))? ago|(?:<approx2:approx> )?<unit2:unit> ago")
def ago(found: re.Match[str], context: Context) -> Outcome:
    """Two weeks ago; about ten years ago; several years ago."""
    return stepped(found, context, context.published, -1, "publication")


@rule(
    "from now",
    r"(?:<approx> )?<count>~<unit> (?:from now|hence|from today)|in (?:<approx2:approx> )?<count2:count>~<unit2:unit>['’] time",
)
def from_now(found: re.Match[str], context: Context) -> Outcome:
    """Two weeks from now; in three months' time."""
    return stepped(found, context, context.published, 1, "publication")


@rule(
    "later",
    r"(?:<approx> )?(?:<count>~<unit>|<unit2:unit>) (?P<way>later|earlier|before|prior|previously|afterwards?|after that|before that)(?! (?:than|this|in the|in|on|today|that|last))",
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


def quarter_before(context: Context, found: re.Match[str], count: float, unit: str, sign: int) -> str | None:
    """ "A year ago" in a comparison of quarters is the same quarter of that year."""
    if unit != "Y" or count != 1 or sign > 0:
        return None
    point = next((p for p in reversed(context.told) if "-Q" in p.value and found.start() - p.end <= 400), None)
    if point and context.published:
        year = int(point.value[:4])
        if year == context.published.year:
            return f"{year - 1}{point.value[4:]}"
        if year == context.published.year - 1:
            return point.value
    return None


def exact(day: date, count: float, unit: str, told: str | None) -> tuple[date, date] | None:
    """Days and weeks are counted to the day; longer units to their own grain."""
    if unit in ("D", "W", "2W") and (told is None or len(told) == 10):
        to = moved(day, count, unit)
        return (to, to) if to else None
    return None


def approx_mod(words: str | None) -> str | None:
    """The modifier of "about", "nearly", "more than", "at least", "up to"."""
    if not words:
        return None
    words = words.removeprefix("just ").strip()
    for mod, cues in MODS.items():
        if words in cues:
            return mod
    return None


MODS = {
    "APPROX": ("about", "around", "approximately", "roughly", "some", "an estimated"),
    "LESS_THAN": ("nearly", "almost", "less than", "under", "fewer than"),
    "MORE_THAN": ("more than", "over"),
    "EQUAL_OR_MORE": ("at least", "no less than"),
    "EQUAL_OR_LESS": ("up to", "no more than", "not more than", "within", "as long as", "as many as"),
}


@rule(
    "that day",
    r"(?:(?P<mod>early|late|earlier|later|earlier in|later in|the end of|end of|the beginning of)~)?(?P<which>that same|that very|that|the same|the very same|the next|the following|the previous|the preceding|the prior|the subsequent|the very next) (?P<unit>day|week|month|quarter|year|decade|century|weekend)|the day (?P<way>before|after|following|earlier)(?=[.,;)]|$| (?:and|but|that))",
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
    "last month by name",
    r"(?:(?P<mod>early|late|mid) )?(?P<which>last|next|this past|this coming|this|the previous|the following)~<month>(?:~<dom>)?",
)
def near_month(found: re.Match[str], context: Context) -> Outcome:
    """Last June, next March, this September."""
    if not context.capital(found.start("month")):
        return None
    number_, which = vocabulary().months[found["month"]], found["which"]
    reference, against = context.reference(found.start())
    mod = mod_of(found["mod"])
    if reference is None:
        return Sense("DATE", f"XXXX-{number_:02d}", mod=mod, bounds=(None, None), against=None)
    year = reference.year
    if which in ("last", "this past", "the previous"):
        year -= number_ >= reference.month
    elif which in ("next", "this coming", "the following"):
        year += number_ <= reference.month
    day = f"-{day_number(found['dom']):02d}" if found["dom"] else ""
    return Sense("DATE", f"{year:04d}-{number_:02d}{day}", mod=mod, against=against)


@rule(
    "end of the year",
    r"(?P<mod>(?:the )?(?:end|start|beginning|middle|close|rest|remainder) of|earlier in|later in|early in|late in|(?:the )?(?:latter|early) part of) the (?P<unit>day|week|month|quarter|year|decade|century)|(?:the )?(?P<end>year['’]s~end|year~end|month~end)(?! tables?)",
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
    if mod is None and days and day and days[0] <= day <= days[1]:
        bounds = (day, days[1])
    elif "later in" in words and days and day and days[0] <= day <= days[1]:
        bounds = (day, days[1])
    elif "earlier in" in words and days and day and days[0] <= day <= days[1]:
        bounds = (days[0], day)
    return Sense("DATE", value, mod=mod, bounds=bounds, against=against)


@rule(
    IN_A_PERIOD,
    r"(?:earlier|early|late|later) in (?:his|her|its|their|the|this|that) (?:\w+ ){0,2}"
    r"(?:administration|presidency|term|tenure|mandate|career|war|conflict|campaign|crisis|reign|rule|premiership|process)",
)
def in_a_period(found: re.Match[str], context: Context) -> Outcome:
    """Earlier in his administration: behind the publication, no more is told."""
    return Sense("DATE", "PAST_REF", bounds=(None, context.published), against="event")


@rule(
    "year-ago",
    r"(?:the |a )?(?P<what>year|month|week|quarter)[ -](?:ago|earlier)(?: (?:period|quarter|level|figure|result))?|the corresponding (?:period|quarter) (?:last year|a year ago|a year earlier|of the previous year)|the same (?:period|quarter) (?:last year|a year ago|a year earlier|in the previous year)",
)
def year_ago(found: re.Match[str], context: Context) -> Outcome:
    """The year-ago quarter, the same period last year: the period told last, a year before."""
    if found["what"] and re.match(r"a? ?(?:year|month|week|quarter) (?:ago|earlier)", found[0]):
        return None
    unit = vocabulary().units[found["what"] or "year"]
    point = context.last_told(found.start(), "QM", 1_500)
    if unit == "Y" and point and "-Q" in point.value and context.published:
        if int(point.value[:4]) < context.published.year:
            return Sense("DATE", point.value, against="expression")
        value = shifted(point.value, -1, "Y")
        return Sense("DATE", value, against="expression") if value else None
    if context.published is None:
        return symbolic(unit)
    value = context.step(context.published, -1, unit)
    return Sense("DATE", value, against="publication") if value else None


@rule(
    "the quarter",
    r"(?:the |this |its )?(?P<which>latest|current|most recent)~(?:fiscal )?(?P<unit>quarter|period|year)|(?P<the>the) (?P<unit2>quarter)|(?:the )?(?P<unit3>current) (?P<unit4>fiscal year|year|month|week)",
)
def the_quarter(found: re.Match[str], context: Context) -> Outcome:
    """The quarter, the latest period: the quarter told last; the current quarter: that of publication."""
    if context.published is None:
        return symbolic("Q") if not found["unit4"] else symbolic("Y")
    if found["unit4"]:
        value = context.step(context.published, 0, {"month": "M", "week": "W"}.get(found["unit4"], "Y"))
        return Sense("DATE", value or "", against="publication")
    if found["which"] == "current":
        return Sense(
            "DATE", value_at(context.published, "Y" if found["unit"] == "year" else "Q"), against="publication"
        )
    now, year, over = value_at(context.published, "Q"), str(context.published.year), found["which"] is not None
    quarters = [p for p in context.told if "-Q" in p.value and year <= p.value and (p.value < now or not over)]
    point = quarters[-1] if quarters else None
    if point:
        return Sense("DATE", point.value, against="expression")
    if found["the"] and not re.search(r"\b(?:in|for|during|of|from) $", context.before(found.start())):
        return None
    value = context.step(context.published, -3, "M", "Q")
    return Sense("DATE", value, against="publication") if value else None
