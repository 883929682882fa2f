"""Phenomena of time in news, one by one: each sentence with the value, and the bounds, of one expression in it."""

from __future__ import annotations

import pytest

from onrecord import reading
from onrecord.model import Report, Timex

SATURDAY = "2025-05-17"
Case = tuple[str | None, str, str, str, str | None]
"""Publication (after "@" the outlet), text, expression, TIMEX3 value, and the bounds where they are looked at."""

CASES: dict[str, list[Case]] = {
    "a bare weekday by the verb": [
        (SATURDAY, "Envoys met on Thursday in Vell.", "Thursday", "2025-05-15", "2025-05-15..2025-05-15"),
        (SATURDAY, "Envoys met on Saturday in Vell.", "Saturday", "2025-05-17", None),
        (SATURDAY, "The minister plans to travel to Vell on Monday.", "Monday", "2025-05-19", None),
        (SATURDAY, "A session is scheduled for Tuesday.", "Tuesday", "2025-05-20", None),
        (SATURDAY, "Troops gathered ahead of Sunday's vote.", "Sunday", "2025-05-18", None),
        (SATURDAY, "She said he would leave on Wednesday.", "Wednesday", "2025-05-21", None),
        (SATURDAY, "She said he had left on Wednesday.", "Wednesday", "2025-05-14", None),
        (SATURDAY, "The truce begins at midnight on Sunday.", "midnight on Sunday", "2025-05-18T24:00", None),
        (SATURDAY, "They could not be reached on Friday.", "Friday", "2025-05-16", None),
    ],
    "a month by the verb": [
        (SATURDAY, "The sides agreed in March to meet in November.", "November", "2025-11", None),
        (SATURDAY, "The sides agreed in March to meet in November.", "March", "2025-03", None),
        (SATURDAY, "The pact was signed in November.", "November", "2024-11", None),
        (SATURDAY, "The law takes effect in July.", "July", "2025-07", None),
        (SATURDAY, "Elections are due in October.", "October", "2025-10", None),
    ],
    "a weekday told elsewhere with its date": [
        (
            SATURDAY,
            "The talks on Monday, May 12, failed. On Monday the envoys had arrived early.",
            "Monday",
            "2025-05-12",
            None,
        ),
    ],
    "a headline's weekday by the report below": [
        (
            SATURDAY,
            "Envoys to Meet in Vell on Monday\nEnvoys will meet in Vell on Monday.",
            "Monday",
            "2025-05-19",
            None,
        ),
        (
            SATURDAY,
            "Envoys meet in Vell on Monday\nThe envoys said they would meet on Monday at noon.",
            "Monday",
            "2025-05-19",
            None,
        ),
    ],
    "a day and its clock time as one value": [
        (
            SATURDAY,
            "They will speak on Monday, at 10:00 a.m.",
            "Monday, at 10:00 a.m.",
            "2025-05-19T10:00",
            "2025-05-19..2025-05-19",
        ),
        (
            SATURDAY,
            "The strike hit at 18:30 GMT on Friday.",
            "18:30 GMT on Friday",
            "2025-05-16T18:30",
            "2025-05-16..2025-05-16",
        ),
    ],
    "parts of months, weeks, days": [
        (SATURDAY, "The war began in late February.", "late February", "2025-02", "2025-02-20..2025-02-28"),
        (SATURDAY, "He arrived early this week.", "early this week", "2025-W20", "2025-05-12..2025-05-13"),
        (SATURDAY, "The pause held until mid-May.", "mid-May", "2025-05", "2025-05-11..2025-05-20"),
        (SATURDAY, "Drones struck the port overnight.", "overnight", "2025-05-16TNI", "2025-05-16..2025-05-17"),
        (SATURDAY, "It began at the end of April.", "the end of April", "2025-04", "2025-04-20..2025-04-30"),
        (SATURDAY, "Envoys met yesterday evening.", "yesterday evening", "2025-05-16TEV", "2025-05-16..2025-05-16"),
        (SATURDAY, "He died Tuesday night.", "Tuesday night", "2025-05-13TNI", None),
        (None, "He died Tuesday night.", "Tuesday night", "XXXX-WXX-2TNI", ".."),
        (SATURDAY, "He spoke on the sidelines this morning.", "this morning", "2025-05-17TMO", None),
        (
            SATURDAY,
            "By the end of the year troops will leave.",
            "the end of the year",
            "2025",
            "2025-09-01..2025-12-31",
        ),
        (SATURDAY, "Since the beginning of 2025, 20 died.", "the beginning of 2025", "2025", "2025-01-01..2025-04-30"),
        (SATURDAY, "It happened in the early hours of Tuesday.", "the early hours of Tuesday", "2025-05-13TMO", None),
        (
            SATURDAY,
            "Talks will be held in the first week of June.",
            "the first week of June",
            "2025-06",
            "2025-06-01..2025-06-07",
        ),
        (
            SATURDAY,
            "Troops left in the second half of May.",
            "the second half of May",
            "2025-05",
            "2025-05-16..2025-05-31",
        ),
    ],
    "weekends and stretches ahead": [
        (SATURDAY, "Shells fell over the weekend.", "the weekend", "2025-W20-WE", None),
        ("2025-05-19", "Shells fell over the weekend.", "the weekend", "2025-W20-WE", "2025-05-17..2025-05-18"),
        ("2025-05-21", "He will travel at the weekend.", "the weekend", "2025-W21-WE", "2025-05-24..2025-05-25"),
        (SATURDAY, "A decision is expected in the coming days.", "the coming days", "PXD", "2025-05-17.."),
        (SATURDAY, "It will last for two weeks.", "two weeks", "P2W", "2025-05-17..2025-05-31"),
        (SATURDAY, "He will visit in two weeks' time.", "in two weeks' time", "2025-W22", None),
    ],
    "quarters, halves, seasons, fiscal years, decades": [
        (
            SATURDAY,
            "Exports fell in the first quarter of 2025.",
            "the first quarter of 2025",
            "2025-Q1",
            "2025-01-01..2025-03-31",
        ),
        (SATURDAY, "Exports fell in the first quarter.", "the first quarter", "2025-Q1", None),
        (
            SATURDAY,
            "The offensive came in the second half of 2024.",
            "the second half of 2024",
            "2024-H2",
            "2024-07-01..2024-12-31",
        ),
        (SATURDAY, "They fought in the summer of 2023.", "the summer of 2023", "2023-SU", "2023-06-01..2023-08-31"),
        (SATURDAY, "Congress approved aid for fiscal year 2026.", "fiscal year 2026", "2026", "2025-10-01..2026-09-30"),
        (SATURDAY, "Congress approved aid for FY26.", "FY26", "2026", "2025-10-01..2026-09-30"),
        (SATURDAY, "The pact dates from the 1990s.", "the 1990s", "199", "1990-01-01..1999-12-31"),
        (SATURDAY, "He served in the 1960s and 70s.", "70s", "197", None),
    ],
    "steps from what was told before": [
        (
            SATURDAY,
            "Shelling began on May 3. Two days later the sides met.",
            "Two days later",
            "2025-05-05",
            "2025-05-05..2025-05-05",
        ),
        (
            SATURDAY,
            "Shelling began on May 3. The same day the army replied.",
            "The same day",
            "2025-05-03",
            "2025-05-03..2025-05-03",
        ),
        (
            SATURDAY,
            "Shelling began on May 3. The next day the army replied.",
            "The next day",
            "2025-05-04",
            "2025-05-04..2025-05-04",
        ),
        (SATURDAY, "Shelling began on May 10. A week earlier the army had left.", "A week earlier", "2025-W18", None),
        (
            SATURDAY,
            "The truce of March 2022 failed. The previous month both sides had met.",
            "The previous month",
            "2022-02",
            "2022-02-01..2022-02-28",
        ),
    ],
    "lengths and sets": [
        (SATURDAY, "They want to end the three-year-long war.", "three-year-long", "P3Y", ".."),
        (SATURDAY, "Talks are held every Tuesday.", "every Tuesday", "XXXX-WXX-2", ".."),
        (SATURDAY, "The council meets weekly.", "weekly", "P1W", ".."),
        (SATURDAY, "They meet twice a month.", "twice a month", "P1M", None),
        (SATURDAY, "In the past 24 hours two died.", "the past 24 hours", "PT24H", "2025-05-16..2025-05-17"),
        (SATURDAY, "They have talked for decades.", "decades", "PXDE", None),
    ],
    "words for the present and the past": [
        (SATURDAY, "The envoy is now in Vell.", "now", "PRESENT_REF", "2025-05-17..2025-05-17"),
        (SATURDAY, "The envoy recently left.", "recently", "PAST_REF", "..2025-05-17"),
        (SATURDAY, "So far 20 people have died.", "So far", "PRESENT_REF", "..2025-05-17"),
    ],
    "datelines and dates in figures": [
        (SATURDAY, "KYIV, May 16 (Agency) - Envoys met.", "May 16", "2025-05-16", None),
        (SATURDAY, "The deal was signed on 17/05/2025.", "17/05/2025", "2025-05-17", None),
        (SATURDAY, "The deal was signed on 05/17/2025.", "05/17/2025", "2025-05-17", None),
        ("2025-05-17@BBC News", "The deal was signed on 03/05/2025.", "03/05/2025", "2025-05-03", None),
        ("2025-05-17@The Washington Post", "The deal was signed on 03/05/2025.", "03/05/2025", "2025-03-05", None),
        (SATURDAY, "The deal was signed on 03/05/2025 and 25/04/2025.", "03/05/2025", "2025-05-03", None),
        (SATURDAY, "The deal was signed on 17.05.2025.", "17.05.2025", "2025-05-17", None),
        (SATURDAY, "It was signed on 2025-03-04.", "2025-03-04", "2025-03-04", None),
    ],
    "holidays": [
        (SATURDAY, "They spoke on the eve of 9/11 of 2019.", "9/11 of 2019", "2019-09-11", None),
        (SATURDAY, "The 9/11 attacks came first.", "9/11", "2001-09-11", None),
        (SATURDAY, "It came at Christmas.", "Christmas", "2024-12-25", None),
        (SATURDAY, "They will rest on Good Friday 2026.", "Good Friday 2026", "2026-04-03", None),
        (SATURDAY, "Shots were fired on Orthodox Easter.", "Orthodox Easter", "2025-04-20", None),
        (SATURDAY, "Rockets fell on Yom Kippur.", "Yom Kippur", "2024-10-12", None),
        (SATURDAY, "Rockets fell during Passover.", "Passover", "2025-04-13", None),
    ],
    "this, last and next": [
        (SATURDAY, "He left earlier this month.", "earlier this month", "2025-05", "2025-05-01..2025-05-17"),
        (SATURDAY, "He will leave later this month.", "later this month", "2025-05", "2025-05-17..2025-05-31"),
        (SATURDAY, "Talks resume next week.", "next week", "2025-W21", "2025-05-19..2025-05-25"),
        (SATURDAY, "Talks resume next month.", "next month", "2025-06", "2025-06-01..2025-06-30"),
        (SATURDAY, "They met last month.", "last month", "2025-04", "2025-04-01..2025-04-30"),
        (None, "They met last week.", "last week", "XXXX-WXX", ".."),
        (SATURDAY, "It has burned since last Thursday.", "last Thursday", "2025-05-15", None),
        (SATURDAY, "It may happen as early as next Tuesday.", "next Tuesday", "2025-05-20", None),
        (SATURDAY, "He last spoke to them on Tuesday of last week.", "Tuesday of last week", "2025-05-06", None),
    ],
    "full dates": [
        (None, "He left yesterday.", "yesterday", "XXXX-XX-XX", ".."),
        (None, "They met in May 2024.", "May 2024", "2024-05", "2024-05-01..2024-05-31"),
        (SATURDAY, "He was born on 3 May 1961.", "3 May 1961", "1961-05-03", None),
        (SATURDAY, "The deadline is June 30.", "June 30", "2025-06-30", None),
        (SATURDAY, "The Feb. 24, 2022, invasion went on.", "Feb. 24, 2022", "2022-02-24", None),
        (SATURDAY, "He said on Friday 16 May that talks failed.", "Friday 16 May", "2025-05-16", None),
        (SATURDAY, "The ceasefire runs from May 8 to 10.", "May 8", "2025-05-08", None),
        (SATURDAY, "The exercise runs May 20-25.", "May 20", "2025-05-20", None),
    ],
}
NONE = [
    "The war kills 5,000 a week.",
    "The plant makes 300 tons per day.",
    "The 44-year-old man died.",
    "The minister, 54, said no.",
    "Flight 2025 was turned back.",
    "Resolution 1701 was adopted.",
    "They will act as soon as possible.",
    "She spoke on 60 Minutes about the camp.",
    "Future talks are in doubt.",
]
"""Texts without a time: rates, ages, numbers of flights and resolutions, titles, measures."""


@pytest.fixture(scope="module")
def found() -> dict[tuple[str | None, str], dict[str, Timex]]:
    """The expressions of every text, by their words; all texts share the network's batches."""
    keys = sorted({(case[0] or "", case[1]) for cases in CASES.values() for case in cases})
    keys += [(SATURDAY, text) for text in NONE]
    reports = [
        Report(
            id=str(number), text=text, published=when.partition("@")[0] or None, outlet=when.partition("@")[2] or None
        )
        for number, (when, text) in enumerate(keys)
    ]
    return {
        (when or None, text): {text[each.span.start : each.span.end]: each for each in read.timexes}
        for (when, text), read in zip(keys, reading.read_times(reports), strict=True)
    }


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{name}: {case[1]}") for name, cases in CASES.items() for case in cases]
)
def test_each_expression_has_its_value_and_bounds(
    case: Case, found: dict[tuple[str | None, str], dict[str, Timex]]
) -> None:
    when, text, words, value, bounds = case
    timexes = found[when, text]
    assert words in timexes
    timex = timexes[words]
    assert timex.value == value
    if bounds is not None:
        assert f"{timex.earliest or ''}..{timex.latest or ''}" == bounds


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time(text: str, found: dict[tuple[str | None, str], dict[str, Timex]]) -> None:
    assert found[SATURDAY, text] == {}


def test_dates_in_figures_without_a_sign_of_their_order_are_bounded_by_both() -> None:
    text = "The deal was signed on 03/05/2025."
    (read,) = reading.read_times([Report(id="r", text=text, published=SATURDAY)])
    (timex,) = read.timexes
    assert (timex.value, timex.earliest, timex.latest) == ("2025-XX-XX", "2025-03-05", "2025-05-03")


def test_a_feast_by_the_moon_is_bounded_by_a_day_more_on_either_side() -> None:
    text = "They met on Eid al-Fitr. The truce held in Ramadan 2024."
    (read,) = reading.read_times([Report(id="r", text=text, published=SATURDAY)])
    one, two = read.timexes
    assert (one.value, one.earliest, one.latest) == ("2025-03-31", "2025-03-30", "2025-04-01")
    assert (two.value, two.earliest, two.latest) == ("2024-03", "2024-03-10", "2024-04-10")
