"""More forms of time expressions, class by class: years, quarters, steps, seasons, lengths, clock times, holidays."""

from __future__ import annotations

import pytest

from onrecord.model import Reading, Report, Timex
from onrecord.reading.timexes import times_json, timexes

SATURDAY = "2025-05-17"


def found(text: str, published: str | None = SATURDAY) -> list[tuple[str, Timex]]:
    times = timexes(Report(id="test", text=text, published=published))
    return [(text[time.span.start : time.span.end], time) for time in times]


YEARS = [
    ("It rose in nineteen ninety-seven.", "nineteen ninety-seven", "1997"),
    ("It will end in the year two thousand.", "the year two thousand", "2000"),
    ("It began in January nineteen ninety-one.", "January nineteen ninety-one", "1991-01"),
    ("It fell in the late '80s.", "the late '80s", "198"),
    ("It fell in the nineties.", "the nineties", "199"),
    ("The city fell in 480 BC.", "480 BC", "BC0480"),
    ("The city fell in August 480 BC.", "August 480 BC", "BC0480-08"),
    ("The wall dates from the 4th century BC.", "the 4th century BC", "BC03"),
    ("Output fell in fiscal 2023.", "fiscal 2023", "2023"),
    ("It fell in the spring of 2021.", "the spring of 2021", "2021-SP"),
    ("It was so in 1990 and beyond.", "1990", "1990"),
    ("They left at the end of 1994.", "the end of 1994", "1994"),
    ("They left by year-end.", "year-end", "2025"),
    ("It grew in H1 2024.", "H1 2024", "2024-H1"),
    ("It grew in the second half of last year.", "the second half of last year", "2024-H2"),
]


@pytest.mark.parametrize(("text", "words", "value"), YEARS)
def test_years_and_what_is_larger(text: str, words: str, value: str) -> None:
    assert [(got, time.value) for got, time in found(text)] == [(words, value)]


QUARTERS = [
    ("Profit fell in Q3 2024.", ["2024-Q3"]),
    ("Profit fell in last year's first quarter.", ["2024-Q1"]),
    ("Profit fell in the fourth quarter.", ["2024-Q4"]),
    ("Profit will rise in the third quarter.", ["2025-Q3"]),
    ("First-quarter profit fell, from a rise a year earlier.", ["2025-Q1", "2024-Q1"]),
    ("Profit fell in the first quarter. In the year-ago quarter it rose.", ["2025-Q1", "2024-Q1"]),
    ("Profit fell in the first quarter. In the latest quarter costs rose.", ["2025-Q1", "2025-Q1"]),
    ("Profit fell in the current quarter.", ["2025-Q2"]),
    ("Costs rose in the current fiscal year.", ["2025"]),
    ("Profit fell in the third quarter of next year.", ["2026-Q3"]),
]


@pytest.mark.parametrize(("text", "values"), QUARTERS)
def test_quarters_and_what_they_are_compared_with(text: str, values: list[str]) -> None:
    assert [time.value for _, time in found(text)] == values


STEPS = [
    ("He left about two years ago.", "about two years ago", "2023", "APPROX"),
    ("He left two weeks ago.", "two weeks ago", "2025-W18", None),
    ("He left several years ago.", "several years ago", "PAST_REF", None),
    ("He left months ago.", "months ago", "PAST_REF", None),
    ("He left three hours ago.", "three hours ago", "2025-05-17", None),
    ("He will be back two months from now.", "two months from now", "2025-07", None),
    ("He will be back in three weeks' time.", "in three weeks' time", "2025-W23", None),
    ("He had left a month earlier.", "a month earlier", "2025-04", None),
    ("He left at the end of the month.", "the end of the month", "2025-05", "END"),
    ("He will stay for the rest of the year.", "the rest of the year", "2025", None),
    ("He left earlier in the week.", "earlier in the week", "2025-W20", "START"),
]


@pytest.mark.parametrize(("text", "words", "value", "mod"), STEPS)
def test_steps_from_publication(text: str, words: str, value: str, mod: str | None) -> None:
    assert [(got, time.value, time.mod) for got, time in found(text)] == [(words, value, mod)]


def test_two_weeks_ago_is_a_week_in_timex3_and_a_day_in_bounds() -> None:
    ((_, time),) = found("He left two weeks ago.")
    assert (time.value, time.earliest, time.latest) == ("2025-W18", "2025-05-03", "2025-05-03")


TOLD = [
    ("They signed on March 3. Two years later the deal broke.", "2027"),
    ("They signed on March 3. The deal broke the following Tuesday.", "2025-03-04"),
    ("They signed on March 3. The cabinet had met the previous Friday.", "2025-02-28"),
    ("They signed on March 3. The deal broke later that month.", "2025-03"),
    ("They signed in 2019. The deal broke that same year.", "2019"),
    ("They signed on 4 July 2019. A decade later the deal broke.", "202"),
    ("They signed on July 4, 2019. Troops left on July 25 of that year.", "2019-07-25"),
]


@pytest.mark.parametrize(("text", "value"), TOLD)
def test_steps_from_the_date_told_last(text: str, value: str) -> None:
    times = found(text)
    assert (times[-1][1].value, times[-1][1].against) == (value, "expression")


NEAR = [
    ("They met this Tuesday.", "2025-05-13"),
    ("They will meet this Tuesday.", "2025-05-20"),
    ("They met early on Friday.", "2025-05-16"),
    ("They met this month.", "2025-05"),
    ("They will meet this summer.", "2025-SU"),
    ("They met in the winter.", "2024-WI"),
    ("They will meet next spring.", "2026-SP"),
    ("They will meet next March.", "2026-03"),
    ("They met last October 3.", "2024-10-03"),
    ("They met late last week.", "2025-W19"),
    ("They met in the past year.", "2024"),
    ("They will meet this weekend.", "2025-W20-WE"),
    ("They met in the last century.", "P100Y"),
]


@pytest.mark.parametrize(("text", "value"), NEAR)
def test_this_last_and_next(text: str, value: str) -> None:
    assert [time.value for _, time in found(text)] == [value]


LENGTHS = [
    ("It took two to three weeks.", "P2W", "EQUAL_OR_MORE"),
    ("It took a year or so.", "P1Y", "APPROX"),
    ("It took more than four hours.", "PT4H", "MORE_THAN"),
    ("It took at least 20 more years.", "P20Y", "EQUAL_OR_MORE"),
    ("It took up to 180 days.", "P180D", "EQUAL_OR_LESS"),
    ("A day-long vigil ended.", "P1D", None),
    ("It took decades.", "PXDE", None),
    ("It lasted for two decades.", "P20Y", None),
    ("It followed weeks of talks.", "PXW", None),
    ("In the first nine months aid fell.", "P9M", None),
    ("Over the next 12 to 18 months aid will fall.", "PXM", None),
    ("In the year ended March 31 aid fell.", "P1Y", None),
    ("Aid fell for the past few weeks.", "PXW", None),
    ("They stayed five nights.", "P5D", None),
    ("They were held for a weekend.", "P1WE", None),
]


@pytest.mark.parametrize(("text", "value", "mod"), LENGTHS)
def test_lengths_and_their_modifiers(text: str, value: str, mod: str | None) -> None:
    time = found(text)[0][1]
    assert (time.type, time.value, time.mod) == ("DURATION", value, mod)


CLOCKS = [
    ("The curfew began at 9 o'clock on May 2.", "2025-05-02T09:00"),
    ("The curfew began at midnight on May 2.", "2025-05-02T24:00"),
    ("The curfew began at 5pm.", "2025-05-17T17:00"),
    ("The curfew began at 14:05.", "2025-05-17T14:05"),
]


@pytest.mark.parametrize(("text", "value"), CLOCKS)
def test_clock_times(text: str, value: str) -> None:
    assert [time.value for _, time in found(text)] == [value]


@pytest.mark.parametrize(
    "text", ["It was 25:61 then.", "At 13 a.m. they left.", "The odds were 3.45 to one.", "Grades of 99/99/2020 fell."]
)
def test_numbers_that_are_no_times_of_day_or_dates(text: str) -> None:
    assert all(time.type != "TIME" for _, time in found(text))


HOLIDAYS = [
    ("They met last Thanksgiving.", "2024-11-28"),
    ("They will meet next Christmas.", "2025-12-25"),
    ("They fought on D-Day.", "1944-06-06"),
    ("The law followed 9/11.", "2001-09-11"),
    ("They met on New Year’s Eve.", "2024-12-31"),
]


@pytest.mark.parametrize(("text", "value"), HOLIDAYS)
def test_days_with_a_name(text: str, value: str) -> None:
    assert [time.value for _, time in found(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met last night.", "XXXX-XX-XXTNI"),
        ("They met over the weekend.", "XXXX-WXX-WE"),
        ("They met overnight.", "XXXX-XX-XXTNI"),
        ("They met two weeks ago.", "XXXX-WXX"),
        ("They met in the third quarter.", "XXXX-Q3"),
        ("They met on Christmas Day.", "XXXX-12-25"),
        ("They met on Easter Monday.", "XXXX-XX-XX"),
        ("They met last June.", "XXXX-06"),
        ("They met now.", "PRESENT_REF"),
        ("They met at the end of the month.", "XXXX-XX"),
        ("They met in the second half of the year.", "XXXX-H2"),
        ("They met in the year-ago quarter.", "XXXX"),
    ],
)
def test_undated_reports_keep_every_kind_symbolic(text: str, value: str) -> None:
    ((_, time),) = found(text, published=None)
    assert (time.value, time.earliest, time.latest) == (value, None, None)


@pytest.mark.parametrize("published", ["", "soon", "2025-13-40", "2025"])
def test_a_publication_that_is_no_date_counts_as_none(published: str) -> None:
    assert found("They met on Monday.", published)[0][1].earliest is None


def test_the_json_of_a_reading_has_timex3_expressions_only() -> None:
    text = "So far, 40 were freed on May 12."
    report = Report(id="r1", text=text, published=SATURDAY)
    reading = Reading(report=report, doc=None, timexes=timexes(report))  # type: ignore[arg-type]
    shown = times_json(reading)
    assert shown["id"] == "r1"
    (time,) = shown["timexes"]
    assert (time["start"], time["end"], time["type"], time["value"]) == (25, 31, "DATE", "2025-05-12")
    assert (time["earliest"], time["latest"], time["edtf"]) == ("2025-05-12", "2025-05-12", "2025-05-12")
    assert time["rule"] == "month and day"
