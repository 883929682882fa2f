"""Rules for dates that the text tells by number or name: days, months, years, decades, centuries."""

from __future__ import annotations

import re
from datetime import date

from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.numbers import spoken_year
from onrecord.reading.times.placing import placed_day, placed_month
from onrecord.reading.times.vocabulary import vocabulary

__all__: list[str] = []


def day_number(text: str) -> int:
    """The day in "3", "3rd", "03"."""
    return int(re.sub(r"\D", "", text))


def mod_of(text: str | None) -> str | None:
    """The TIMEX3 modifier that a phrase such as "the early" or "late in" stands for."""
    if not text:
        return None
    words = re.sub(r"[ -]+", " ", text.removeprefix("the ")).strip()
    return vocabulary().modifiers.get(words)


def valid(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@rule(
    "ISO date",
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[t ](?P<at>\d\d:\d\d)(?::\d\d(?:\.\d+)?)? ?(?P<z>z|utc|gmt|[+-]\d\d:?\d\d)?)?",
)
def iso_date(found: re.Match[str], context: Context) -> Outcome:
    """2025-05-17, 2025-05-17T10:00Z."""
    if not valid(int(found["y"]), int(found["m"]), int(found["d"])):
        return None
    value = f"{found['y']}-{found['m']}-{found['d']}"
    if found["at"]:
        return Sense("TIME", f"{value}T{found['at']}", at=found["at"], zone=(found["z"] or "").upper() or None)
    return Sense("DATE", value)


@rule("numeric date", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![./\d])")
def numeric_date(found: re.Match[str], context: Context) -> Outcome:
    """5/17/2025 or 17.05.2025: the order is the one that the numbers allow, dots are day first, else what the text shows."""
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    if len(found["y"]) == 2:
        if found["sep"] == ".":
            return None
        year += 2000 if year < 50 else 1900
    day_first = (
        found["sep"] == "."
        or a > 12
        or (b <= 12 and bool(re.search(r"\b(?:1[3-9]|2\d|3[01])/\d{1,2}/\d{2}", context.lowered)))
    )
    day, month = (a, b) if day_first else (b, a)
    return Sense("DATE", f"{year:04d}-{month:02d}-{day:02d}") if 1 <= month <= 12 and valid(year, month, day) else None


DAY_OF = r"(?:(?:on )?<weekday>,? (?:the )?)?"


def spelled(context: Context, found: re.Match[str], name: str) -> bool:
    """Whether the month is written as a name: with a capital."""
    return context.capital(found.start(name))


def day_of_month(
    found: re.Match[str], context: Context, day: str = "dom", month: str = "month", year: int | None = None
) -> Sense | None:
    """The sense of a day and a month, with the year told or found."""
    if not spelled(context, found, month):
        return None
    number, name = day_number(found[day]), vocabulary().months[found[month]]
    if year is None and found["year"]:
        year = int(found["year"])
    if year is not None:
        return Sense("DATE", f"{year:04d}-{name:02d}-{number:02d}") if valid(year, name, number) else None
    weekday = found.groupdict().get("weekday")
    return placed_day(context, found.start(), found.end(), name, number, vocabulary().weekdays.get(weekday or ""))


@rule(
    "month and day", r"(?:<weekday>,? )?(?:<mod>~)?<month>~<dom>(?:,? (?:of )?<year>)?(?! ?(?:percent|people|points))"
)
def month_day(found: re.Match[str], context: Context) -> Outcome:
    """May 17; Saturday, May 17, 2025; May 17th."""
    return day_of_month(found, context)


@rule("day and month", r"(?:<weekday>,? (?:the )?)?(?:the )?<dom>(?: of| day of)?~<month>(?:,? (?:of )?<year>)?")
def day_month(found: re.Match[str], context: Context) -> Outcome:
    """17 May 2025; the 17th of May."""
    return day_of_month(found, context)


@rule(
    "days of a month",
    r"<month>~<dom> ?(?:-|–|—|to|and|through|until|till|or) ?(?:the )?<dom2:dom>(?:,? <year>)?(?! ?(?:percent|people|points|a\.?m|p\.?m)| <month3:month>)",
)
def days_of_month(found: re.Match[str], context: Context) -> Outcome:
    """March 23-25, 2025; May 3 and 4: two days, each with a sense of its own."""
    return both_days(found, context, (found.start(), found.end("dom")), (found.start("dom2"), found.end()))


@rule(
    "days and month",
    r"(?:the )?<dom> ?(?:-|–|—|to|and|through|until|or) ?(?:the )?<dom2:dom>(?: of)?~<month>(?:,? <year>)?",
)
def days_month(found: re.Match[str], context: Context) -> Outcome:
    """17-19 May 2025."""
    return both_days(found, context, (found.start(), found.end("dom")), (found.start("dom2"), found.end()))


def both_days(found: re.Match[str], context: Context, one: tuple[int, int], two: tuple[int, int]) -> Outcome:
    """Two days of one month as two senses."""
    if day_number(found["dom"]) >= day_number(found["dom2"]):
        return None
    first = day_of_month_pair(found, context, "dom")
    second = day_of_month_pair(found, context, "dom2")
    return [(*one, first), (*two, second)] if first and second else None


def day_of_month_pair(found: re.Match[str], context: Context, day: str) -> Sense | None:
    """One of the two days."""
    return day_of_month(found, context, day)


SMALL_MONTH = re.compile(r"(?:may|march|mar|jan|dec|jun|sep|oct|nov|feb|apr|jul|aug)$")
IN = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|during|from|to|through|for|between|before|after|late|early|mid|and|or|this|last|next|every|each|the|a|one|previous|following|around|about|end|beginning|start|as|was|past|coming|that|on|ended|ending)|[-,(])[ -]{1,3}$"
)


@rule("month", r"(?:<mod>~)?<month>(?:(?:,? | of |, )<year>)?(?!['’]s [a-z]+ (?:said|says))")
def month_year(found: re.Match[str], context: Context) -> Outcome:
    """April; late February; May 2025; the end of June."""
    mod = mod_of(found["mod"])
    if not spelled(context, found, "month"):
        return None
    number = vocabulary().months[found["month"]]
    if found["year"]:
        return Sense("DATE", f"{int(found['year']):04d}-{number:02d}", mod=mod)
    if SMALL_MONTH.match(found["month"]) and not mod and not month_by_context(found, context):
        return None
    return placed_month(context, found.start(), found.end(), number, mod)


def month_by_context(found: re.Match[str], context: Context) -> bool:
    """Whether "May", "March" or a bare abbreviation is a month here: by a word before it that takes one."""
    if found["month"] not in ("may", "march"):
        return bool(IN.search(context.before(found.start("month"))))
    after = context.after(found.end())
    if (
        found["month"] == "march"
        and re.match(r" (?:of|for|on|to|against|in|through)\b", after)
        and not IN.search(context.before(found.start()))
    ):
        return False
    return (
        bool(IN.search(context.before(found.start("month"))))
        and not context.text[found.start("month") : found.end("month")].isupper()
    )


@rule(
    "month of a year near",
    r"(?:<mod>~)?<month>(?:~<dom>)?,? of (?P<which>this|last|next|that|the same|the following|the previous|that same) year",
)
def month_of_year(found: re.Match[str], context: Context) -> Outcome:
    """May of last year; July 25 of that year."""
    which = found["which"]
    near = which.split()[-1] not in ("this", "last", "next")
    point = context.last_told(found.start()) if near else None
    if near and point is None:
        return None
    base = (
        int(point.value[:4])
        if point and point.value[:4].isdigit()
        else context.published.year
        if context.published
        else None
    )
    if base is None:
        return None
    year = base + {"last": -1, "next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    against = "expression" if near else "publication"
    number = vocabulary().months[found["month"]]
    value = f"{year:04d}-{number:02d}"
    if found["dom"]:
        value += f"-{day_number(found['dom']):02d}"
    return Sense("DATE", value, mod=mod_of(found["mod"]), against=against)  # type: ignore[arg-type]


NOT_A_YEAR = re.compile(
    r"(?:\b(?:flight|no|number|room|page|pages|route|resolution|resolutions|article|section|order|boeing|act|unscr|unsc|rule|some|about a|than|nearly|at least|only|over|almost|up to|killed|channel|model|highway|level|ps|bmw|directive|decree|law|exactly|roughly|approximately)\.?|[#№$£€]|[a-z]-|\d[.,])[ ]{0,2}$"
)
COUNTED = re.compile(
    r"[ -]{1,2}(?:[a-z]+ )?(?:people|men|women|troops|soldiers|miles|kilomet\w+|km|meters|metres|feet|tons|tonnes|dollars|euros|pounds|points|percent|per cent|hours|utc|gmt|hrs|local|local time|civilians|children|homes|houses|prisoners|refugees|workers|jobs|others|dead|deaths|votes|shares|units|acres|hectares|barrels|students|families|members|police|officers|protesters|households|barrels|megawatts|mw|rpm|or more|or so|million|billion)\b|%|[.,]\d|(?:st|nd|rd|th)\b"
)
PLURAL = re.compile(r" (?!(?:was|is|has|elections|talks|this|thus|as|his|its|us|plus|class|crisis|olympics|games|floods|riots|protests|attacks|wars)\b)[a-z]+s\b")
YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|during|from|to|through|for|between|before|after|late|early|mid|and|or|the|year|years|fiscal|circa|ca\.?|around|as|summer|winter|spring|fall|autumn|election|january|february|march|april|may|june|july|august|september|october|november|december|his|her|its|their|a|bc)|[-–—(/,;:]|^)[ ]{0,2}$"
)


@rule("year", r"(?:(?:(?:the )?(?:full )?year |the years )|<mod>~)?(?:the )?<year>(?! ?(?:bc|b\.c))")
def year_alone(found: re.Match[str], context: Context) -> Outcome:
    """2014; early 1990; the year 2000; the end of 1994."""
    start, end = found.start("year"), found.end("year")
    before = context.before(start)
    if COUNTED.match(context.after(end)):
        return None
    if not found["mod"] and "year" not in found[0]:
        if NOT_A_YEAR.search(before):
            return None
        likely = 1900 <= int(found["year"]) <= 2040 and not PLURAL.match(context.after(end))
        if not likely and not YEAR_BEFORE.search(before):
            return None
    mod = mod_of(found["mod"])
    if re.match(r" and beyond\b", context.after(end)):
        mod = "ON_OR_AFTER"
    return Sense("DATE", found["year"], mod=mod)


@rule("year and short year", r"<year>[-–/](?P<short>\d\d)(?![\d/-])")
def year_to_year(found: re.Match[str], context: Context) -> Outcome:
    """1992-95: two years."""
    second = found["year"][:2] + found["short"]
    if int(second) <= int(found["year"]):
        return None
    return [
        (found.start(), found.end("year"), Sense("DATE", found["year"])),
        (found.start("short"), found.end(), Sense("DATE", second)),
    ]


@rule(
    "spoken year",
    r"(?:(?:the )?year )?(?P<words>(?:nineteen|eighteen|twenty) (?:hundred|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:~(?:one|two|three|four|five|six|seven|eight|nine))?|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))|two thousand(?: (?:and )?(?:one|two|three|four|five|six|seven|eight|nine|ten))?)",
)
def year_in_words(found: re.Match[str], context: Context) -> Outcome:
    """nineteen ninety-seven; the year two thousand."""
    words = found["words"]
    if (
        words.startswith("two")
        and "year" not in found[0]
        and not re.search(r"\b(?:in|since|by|of) $", context.before(found.start()))
    ):
        return None
    year = spoken_year(words)
    return Sense("DATE", f"{year:04d}") if year else None


@rule(
    "spoken month and year",
    r"<month>,? (?P<words>nineteen (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:~(?:one|two|three|four|five|six|seven|eight|nine))?)",
)
def month_year_in_words(found: re.Match[str], context: Context) -> Outcome:
    """January nineteen ninety-seven."""
    year = spoken_year(found["words"])
    return Sense("DATE", f"{year:04d}-{vocabulary().months[found['month']]:02d}") if year else None


DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


@rule(
    "decade",
    r"(?:the )?(?:<mod>~)?(?:the )?(?:(?P<figures>1\d\d0|20\d0|['’]?\d0)['’]?s|(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))(?: (?P<bc>bce?|b\.c\.))?",
)
def decade(found: re.Match[str], context: Context) -> Outcome:
    """The 1990s; the late '80s; the nineties."""
    figures, mod = found["figures"], mod_of(found["mod"])
    if found["bc"]:
        return None
    if figures and len(figures) == 4:
        return Sense("DATE", figures[:3], mod=mod)
    if not re.search(r"\bthe\b", context.before(found.start() + 4)) or re.search(
        r"\bin (?:his|her|their)\b", context.before(found.start())
    ):
        return None
    tens = int(figures.strip("'’")) // 10 if figures else DECADES[found["word"]]
    return Sense("DATE", f"19{tens}" if tens > 1 else f"20{tens}", mod=mod)


@rule("century", r"(?:the )?(?:<mod>~)?(?:the )?<ordinal>~century(?: (?P<bc>bce?|b\.c\.))?")
def century(found: re.Match[str], context: Context) -> Outcome:
    """The 20th century; the early 19th century; the 4th century BC."""
    from onrecord.reading.times.numbers import ordinal

    count = ordinal(found["ordinal"])
    if not count or count > 30:
        return None
    value = f"{count - 1:02d}"
    return Sense("DATE", f"BC{value}" if found["bc"] else value, mod=mod_of(found["mod"]))


@rule(
    "year BC",
    r"(?:(?:<mod>~)?<month> |<mod3:mod>~|(?P<about>ca?\.|circa|about|around) |(?:the )?(?:<mod2:mod>~)?<season> (?:of )?)?(?P<y>\d{1,4}) (?:bce?|b\.c\.(?:e\.)?)",
)
def year_bc(found: re.Match[str], context: Context) -> Outcome:
    """480 BC; August 480 BC; the spring of 480 BC: before the calendar of ISO dates, so without bounds."""
    value = f"BC{int(found['y']):04d}"
    if found["month"]:
        value += f"-{vocabulary().months[found['month']]:02d}"
    if found["season"]:
        value += f"-{vocabulary().seasons[found['season']]}"
    mod = "APPROX" if found["about"] else mod_of(found["mod"] or found["mod2"] or found["mod3"])
    return Sense("DATE", value, mod=mod, bounds=(None, None))


@rule(
    "fiscal year",
    r"(?:the )?(?:(?P<name>fiscal(?:~year)?|financial~year|fy)(?: \(fy\))?)[ -]?(?P<y>(?:19|20)\d\d|['’]?\d\d)(?![\d%])",
)
def fiscal_year(found: re.Match[str], context: Context) -> Outcome:
    """Fiscal 1989; FY 2021: from October of the year before to September, the fiscal year of the United States."""
    figures = found["y"].strip("'’")
    year = int(figures) if len(figures) == 4 else 2000 + int(figures)
    return Sense("DATE", f"{year:04d}", bounds=(date(year - 1, 10, 1), date(year, 9, 30)))


@rule("season of a year", r"(?:the )?(?:<mod>~)?(?:the )?<season>,? (?:(?:of|in) )?(?:the year )?<year>")
def season_year(found: re.Match[str], context: Context) -> Outcome:
    """Summer 1999; the spring of 2001."""
    return Sense("DATE", f"{found['year']}-{vocabulary().seasons[found['season']]}", mod=mod_of(found["mod"]))


QUARTER = r"(?:the )?(?:(?P<which>first|second|third|fourth|final|1st|2nd|3rd|4th)(?:~quarter)|q(?P<q>[1-4]))"
FIGURE = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


@rule(
    "quarter",
    r"(?:(?:the |its |their )?(?P<year1>1[89]\d\d|20\d\d)(?:['’]s)? |(?:(?P<near>this|last|next)~year['’]s )|the year~(?P<ago>ago|earlier) |(?:the|its|their) )?(?:fiscal[ -])?(?:(?P<which>first|second|third|fourth|final|1st|2nd|3rd|4th)~quarter|q(?P<q>[1-4]))(?:,? (?:of |in )?(?:(?P<year2>1[89]\d\d|20\d\d)|(?P<near2>this|last|next) year|a year~(?P<ago2>ago|earlier)))?",
)
def quarter(found: re.Match[str], context: Context) -> Outcome:
    """The third quarter; Q3 2025; last year's first quarter: without a year the latest that has begun or, ahead, the next."""
    number = int(found["q"]) if found["q"] else FIGURE[found["which"]]
    if told := found["year1"] or found["year2"]:
        return Sense("DATE", f"{told}-Q{number}")
    reference, against = context.reference(found.start())
    if reference is None:
        return Sense("DATE", f"XXXX-Q{number}", bounds=(None, None), against=None)
    near = found["near"] or found["near2"]
    if near or found["ago"] or found["ago2"]:
        step = {"last": -1, "next": 1, "this": 0}.get(near or "", -1)
        return Sense("DATE", f"{reference.year + step}-Q{number}", against=against)
    current = (reference.month + 2) // 3
    ahead = context.direction(found.start(), found.end()) == "future"
    year = reference.year - (number > current and not ahead) + (number < current - 1 and ahead)
    return Sense("DATE", f"{year}-Q{number}", against=against)


@rule(
    "half of a year",
    r"(?:the )?(?P<which>first|second|latter|last)~half (?:of |in )?(?:(?:the year )?<year>|(?P<near>this|last|next|the) year)|h(?P<h>[12]) (?P<year2>20\d\d)",
)
def half_year(found: re.Match[str], context: Context) -> Outcome:
    """The first half of 2025; the second half of the year; H1 2025."""
    if found["h"]:
        return Sense("DATE", f"{found['year2']}-H{found['h']}")
    half = 1 if found["which"] == "first" else 2
    if found["year"]:
        return Sense("DATE", f"{found['year']}-H{half}")
    reference, against = context.reference(found.start())
    if reference is None:
        return Sense("DATE", f"XXXX-H{half}", bounds=(None, None), against=None)
    year = reference.year + {"last": -1, "next": 1}.get(found["near"], 0)
    return Sense("DATE", f"{year}-H{half}", against=against)
