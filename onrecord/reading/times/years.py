"""Rules for years, decades, centuries, fiscal years and the seasons of a year."""

from __future__ import annotations

import re
from datetime import date

from onrecord.reading.times.context import Context
from onrecord.reading.times.grammar import Outcome, Sense, rule
from onrecord.reading.times.numbers import spoken_year
from onrecord.reading.times.vocabulary import vocabulary
from onrecord.reading.times.words import mod_of

__all__: list[str] = []


NOT_A_YEAR = re.compile(
    r"(?:\b(?:flight|no|number|room|page|pages|route|resolution|resolutions|article|section|order|boeing|"
    r"act|unscr|unsc|rule|some|about a|than|nearly|at least|only|over|almost|up to|killed|channel|model|"
    r"highway|level|ps|bmw|directive|decree|law|exactly|roughly|approximately)\.?|[#№$£€]|[a-z]-|"
    r"\d[.,])[ ]{0,2}$"
)


COUNTED = re.compile(
    r"[ -]{1,2}(?:[a-z]+ )?(?:people|men|women|troops|soldiers|miles|kilomet\w+|km|meters|metres|feet|"
    r"tons|tonnes|dollars|euros|pounds|points|percent|per cent|hours|utc|gmt|hrs|local|local time|"
    r"civilians|children|homes|houses|prisoners|refugees|workers|jobs|others|dead|deaths|votes|shares|"
    r"units|acres|hectares|barrels|students|families|members|police|officers|protesters|households|"
    r"barrels|megawatts|mw|rpm|or more|or so|million|billion)\b|%|[.,]\d|(?:st|nd|rd|th)\b"
)


PLURAL = re.compile(
    r" (?!(?:was|is|has|elections|talks|this|thus|as|his|its|us|plus|class|crisis|olympics|games|floods|"
    r"riots|protests|attacks|wars)\b)[a-z]+s\b"
)


YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|during|from|to|through|for|between|before|after|late|early|mid|"
    r"and|or|the|year|years|fiscal|circa|ca\.?|around|as|summer|winter|spring|fall|autumn|election|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|his|her|its|"
    r"their|a|bc)|[-–—(/,;:]|^)[ ]{0,2}$"
)


@rule("year", r"(?:(?:(?:the )?(?:full )?year |the years )|<mod>~)?(?:the )?<year>(?! ?(?:bc|b\.c))")
def year_alone(found: re.Match[str], context: Context) -> Outcome:
    """2014; early 1990; the year 2000; the end of 1994."""
    start, end = found.start("year"), found.end("year")
    before = context.before(start)
    counted = COUNTED.match(context.after(end))
    if re.match(r"-\d\d-[a-z]", context.after(end)):
        return None  # the number of a release: "2011-02-S-058"
    if counted and not (re.search(r"\b(?:in|since|during) $", before) and context.capital(end + 1)):
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
    r"(?:(?:the )?year )?(?P<words>(?:nineteen|eighteen|twenty) (?:hundred|(?:twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety)(?:~(?:one|two|three|four|five|six|seven|eight|nine))?|(?:ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))|two thousand(?: (?:and "
    r")?(?:one|two|three|four|five|six|seven|eight|nine|ten))?)",
    needs="teen|twenty|two thousand",
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
    r"<month>,? (?P<words>nineteen (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:~(?:one|"
    r"two|three|four|five|six|seven|eight|nine))?)",
    needs="nineteen",
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
    r"(?:the )?(?:<mod>~)?(?:the )?(?:(?P<figures>1\d\d0|20\d0|['’]?\d0)['’]?s|(?P<word>twenties|thirties|"
    r"forties|fifties|sixties|seventies|eighties|nineties))(?: (?P<bc>bce?|b\.c\.))?",
    needs="0s|0's|0’s|ties|twenties",
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


@rule("century", r"(?:the )?(?:<mod>~)?(?:the )?<ordinal>~century(?: (?P<bc>bce?|b\.c\.))?", needs="century")
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
    r"(?:(?:<mod>~)?<month> |<mod3:mod>~|(?P<about>ca?\.|circa|about|around) |(?:the "
    r")?(?:<mod2:mod>~)?<season> (?:of )?)?(?P<y>\d{1,4}) (?:bce?|b\.c\.(?:e\.)?)",
    needs="bc|b.c",
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
    r"(?:the )?(?:(?P<name>fiscal(?:~year)?|financial~year|fy)(?: \(fy\))?)[ -]?(?P<y>(?:19|20)\d\d|"
    r"['’]?\d\d)(?:[-–/](?P<second>(?:20)?\d\d))?(?![\d%])",
    needs="fiscal|financial|fy",
)
def fiscal_year(found: re.Match[str], context: Context) -> Outcome:
    """Fiscal 1989; FY 2021: from October of the year before to September, the fiscal year of the United States;
    "fiscal year 2025-26" of other states lies somewhere in the two years."""
    figures = found["y"].strip("'’")
    year = int(figures) if len(figures) == 4 else 2000 + int(figures)
    if found["second"]:
        if int(found["second"]) % 100 != (year + 1) % 100:
            return None
        return Sense("DATE", f"{year:04d}", bounds=(date(year, 1, 1), date(year + 1, 12, 31)))
    return Sense("DATE", f"{year:04d}", bounds=(date(year - 1, 10, 1), date(year, 9, 30)))


@rule(
    "season of a year",
    r"(?:the )?(?:<mod>~)?(?:the )?<season>,? (?:(?:of|in) )?(?:the year )?<year>",
    needs="spring|summer|autumn|fall|winter",
)
def season_year(found: re.Match[str], context: Context) -> Outcome:
    """Summer 1999; the spring of 2001."""
    return Sense("DATE", f"{found['year']}-{vocabulary().seasons[found['season']]}", mod=mod_of(found["mod"]))
