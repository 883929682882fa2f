"""What each kind of time expression means: type, value, bounds, clock time; tense by the words around it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.model import Report, Timex
from onrecord.reading.timexes import timexes

SATURDAY = "2025-05-17"
"""The day of publication where a row names none: a Saturday."""


def found(text: str, published: str | None = SATURDAY) -> list[tuple[str, Timex]]:
    """The expressions of a text, each with its words."""
    times = timexes(Report(id="test", text=text, published=published))
    return [(text[time.span.start : time.span.end], time) for time in times]


def only(text: str, published: str | None = SATURDAY) -> tuple[str, Timex]:
    times = found(text, published)
    assert len(times) == 1, [words for words, _ in times]
    return times[0]


# words, type, value, earliest, latest
DAYS = [
    ("They met on May 12, 2025.", "May 12, 2025", "2025-05-12", "2025-05-12"),
    ("They met on 12 May 2025 in Geneva.", "12 May 2025", "2025-05-12", "2025-05-12"),
    ("They met on the 12th of May.", "the 12th of May", "2025-05-12", "2025-05-12"),
    ("They met on May 12th.", "May 12th", "2025-05-12", "2025-05-12"),
    ("They met on Monday, May 12.", "Monday, May 12", "2025-05-12", "2025-05-12"),
    ("They met on Dec. 3.", "Dec. 3", "2024-12-03", "2024-12-03"),
    ("The order was signed on 2024-11-30.", "2024-11-30", "2024-11-30", "2024-11-30"),
    ("The order was signed on 30.11.2024.", "30.11.2024", "2024-11-30", "2024-11-30"),
    ("The order was signed on 11/30/2024.", "11/30/2024", "2024-11-30", "2024-11-30"),
    ("The order was signed on 30/11/2024.", "30/11/2024", "2024-11-30", "2024-11-30"),
    ("The order was signed on 4/11/2024, not on 30/11/2024.", "4/11/2024", "2024-11-04", "2024-11-04"),
    ("They spoke yesterday.", "yesterday", "2025-05-16", "2025-05-16"),
    ("They will speak tomorrow.", "tomorrow", "2025-05-18", "2025-05-18"),
    ("They spoke today.", "today", "2025-05-17", "2025-05-17"),
    ("They left the day before yesterday.", "the day before yesterday", "2025-05-15", "2025-05-15"),
    ("They leave the day after tomorrow.", "the day after tomorrow", "2025-05-19", "2025-05-19"),
    ("The convoy left three days ago.", "three days ago", "2025-05-14", "2025-05-14"),
    ("The post was hit on Christmas Day.", "Christmas Day", "2024-12-25", "2024-12-25"),
    ("The truce held over Easter 2024.", "Easter 2024", "2024-03-31", "2024-03-31"),
    ("The bishops met on Good Friday.", "Good Friday", "2025-04-18", "2025-04-18"),
    ("The parade was held on Victory Day.", "Victory Day", "2025-05-09", "2025-05-09"),
    ("The families gathered on Thanksgiving.", "Thanksgiving", "2024-11-28", "2024-11-28"),
    ("They will gather on Labor Day.", "Labor Day", "2025-09-01", "2025-09-01"),
]


@pytest.mark.parametrize(("text", "words", "value", "day"), [(t, w, v, e) for t, w, v, e in DAYS])
def test_a_day_told_by_number_name_or_count_is_one_day(text: str, words: str, value: str, day: str) -> None:
    got, time = found(text)[0]
    assert (got, time.type, time.value, time.earliest, time.latest) == (words, "DATE", value, day, day)


WEEKDAYS = [
    ("The envoys met on Monday.", "2025-05-12"),
    ("The envoys met on Saturday.", "2025-05-17"),
    ("The envoys met on Sunday.", "2025-05-11"),
    ("The envoys will meet on Monday.", "2025-05-19"),
    ("The envoys are scheduled to meet on Monday.", "2025-05-19"),
    ("The envoys plan to meet on Thursday.", "2025-05-22"),
    ("The minister said he'll fly to Doha on Wednesday.", "2025-05-21"),
    ("Talks are due on Tuesday.", "2025-05-20"),
    ("Troops massed ahead of Friday's vote.", "2025-05-23"),
    ("The rebels have until Sunday to leave the town.", "2025-05-18"),
    ("Until Thursday, the ministry had denied the raid.", "2025-05-15"),
    ("A team could arrive as early as Tuesday.", "2025-05-20"),
    ("The ministry said on Friday that the bridge will reopen.", "2025-05-16"),
    ("Next Tuesday the court sits.", "2025-05-20"),
    ("Last Friday the court sat.", "2025-05-16"),
    ("This coming Monday is a holiday.", "2025-05-19"),
]


@pytest.mark.parametrize(("text", "day"), WEEKDAYS)
def test_a_weekday_lies_behind_or_ahead_as_its_verb_says(text: str, day: str) -> None:
    _, time = found(text)[0]
    assert (time.value, time.earliest, time.latest, time.against) == (day, day, day, "publication")


def test_a_weekday_takes_the_date_that_the_report_gives_it_elsewhere() -> None:
    times = found("Talks open on Monday. The agenda for Monday, May 19, is short.")
    assert [time.value for _, time in times] == ["2025-05-19", "2025-05-19"]
    assert times[0][1].against == "expression"


STRETCHES = [
    ("They met in April.", "April", "2025-04", None, "2025-04-01", "2025-04-30"),
    ("They met in late February.", "late February", "2025-02", "END", "2025-02-20", "2025-02-28"),
    ("They met in early March.", "early March", "2025-03", "START", "2025-03-01", "2025-03-10"),
    ("They met in mid-March.", "mid-March", "2025-03", "MID", "2025-03-11", "2025-03-20"),
    ("They met at the end of January.", "the end of January", "2025-01", "END", "2025-01-20", "2025-01-31"),
    ("They met in November.", "November", "2024-11", None, "2024-11-01", "2024-11-30"),
    ("They will meet in November.", "November", "2025-11", None, "2025-11-01", "2025-11-30"),
    ("They met in September 2023.", "September 2023", "2023-09", None, "2023-09-01", "2023-09-30"),
    ("They met in May of last year.", "May of last year", "2024-05", None, "2024-05-01", "2024-05-31"),
    ("They met last June.", "last June", "2024-06", None, "2024-06-01", "2024-06-30"),
    ("They met last month.", "last month", "2025-04", None, "2025-04-01", "2025-04-30"),
    ("They will meet next month.", "next month", "2025-06", None, "2025-06-01", "2025-06-30"),
    ("They met last week.", "last week", "2025-W19", None, "2025-05-05", "2025-05-11"),
    ("They will meet next week.", "next week", "2025-W21", None, "2025-05-19", "2025-05-25"),
    ("They met last year.", "last year", "2024", None, "2024-01-01", "2024-12-31"),
    ("They met earlier this year.", "earlier this year", "2025", "START", "2025-01-01", "2025-05-17"),
    ("They met earlier this week.", "earlier this week", "2025-W20", "START", "2025-05-12", "2025-05-16"),
    ("They will meet later this month.", "later this month", "2025-05", "END", "2025-05-17", "2025-05-31"),
    ("They fought in 2014.", "2014", "2014", None, "2014-01-01", "2014-12-31"),
    ("Strikes killed 90 people in 2025.", "2025", "2025", None, "2025-01-01", "2025-05-17"),
    ("The front moved in the summer of 2023.", "the summer of 2023", "2023-SU", None, "2023-06-01", "2023-08-31"),
    ("The front moved last summer.", "last summer", "2024-SU", None, "2024-06-01", "2024-08-31"),
    ("The law dates from the 1990s.", "the 1990s", "199", None, "1990-01-01", "1999-12-31"),
    ("The border dates from the 19th century.", "the 19th century", "18", None, "1800-01-01", "1899-12-31"),
    ("It fell in the third quarter of 2024.", "the third quarter of 2024", "2024-Q3", None, "2024-07-01", "2024-09-30"),
    ("Exports fell in the first quarter.", "the first quarter", "2025-Q1", None, "2025-01-01", "2025-03-31"),
    ("Exports fell in the first half of 2024.", "the first half of 2024", "2024-H1", None, "2024-01-01", "2024-06-30"),
    ("Aid was doubled in FY 2024.", "FY 2024", "2024", None, "2023-10-01", "2024-09-30"),
    ("They met over the weekend.", "the weekend", "2025-W20-WE", None, "2025-05-17", "2025-05-17"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "mod", "earliest", "latest"), STRETCHES)
def test_a_stretch_of_the_calendar_has_its_first_and_last_day(
    text: str, words: str, value: str, mod: str | None, earliest: str, latest: str
) -> None:
    got, time = only(text)
    assert (got, time.value, time.mod, time.earliest, time.latest) == (words, value, mod, earliest, latest)


CLOCKS = [
    ("He will call on Monday, at 10:00 a.m., from Ankara.", "Monday, at 10:00 a.m.", "2025-05-19T10:00", "10:00", None),
    ("The siren sounded at 6:45 p.m. on Friday.", "6:45 p.m. on Friday", "2025-05-16T18:45", "18:45", None),
    ("The siren sounded at 0430 GMT on Friday.", "0430 GMT on Friday", "2025-05-16T04:30", "04:30", "GMT"),
    ("The siren sounded at noon on May 12.", "noon on May 12", "2025-05-12T12:00", "12:00", None),
    ("The siren sounded yesterday at 18:30 UTC.", "yesterday at 18:30 UTC", "2025-05-16T18:30", "18:30", "UTC"),
    ("The siren sounded at 12:15 a.m. Tuesday.", "12:15 a.m. Tuesday", "2025-05-13T00:15", "00:15", None),
    ("Logged 2025-05-16T04:30Z by the mission.", "2025-05-16T04:30Z", "2025-05-16T04:30", "04:30", "Z"),
]


@pytest.mark.parametrize(("text", "words", "value", "at", "zone"), CLOCKS)
def test_a_clock_time_and_its_day_are_one_expression(
    text: str, words: str, value: str, at: str, zone: str | None
) -> None:
    got, time = only(text)
    assert (got, time.type, time.value, time.at, time.zone) == (words, "TIME", value, at, zone)
    assert time.earliest == time.latest == value[:10]


PARTS = [
    ("Drones came over on Friday night.", "Friday night", "2025-05-16TNI", "2025-05-16", "2025-05-16"),
    ("Drones came over this morning.", "this morning", "2025-05-17TMO", "2025-05-17", "2025-05-17"),
    ("Drones came over last night.", "last night", "2025-05-16TNI", "2025-05-16", "2025-05-16"),
    ("Drones came over overnight.", "overnight", "2025-05-16TNI", "2025-05-16", "2025-05-17"),
    ("Drones came over on the evening of May 2.", "the evening of May 2", "2025-05-02TEV", "2025-05-02", "2025-05-02"),
]


@pytest.mark.parametrize(("text", "words", "value", "earliest", "latest"), PARTS)
def test_a_part_of_a_day_keeps_its_day(text: str, words: str, value: str, earliest: str, latest: str) -> None:
    got, time = only(text)
    assert (got, time.type, time.value, time.earliest, time.latest) == (words, "TIME", value, earliest, latest)


LENGTHS = [
    ("He has urged them for months to stop.", "months", "PXM", None, "2025-05-17"),
    ("The siege has lasted for eighteen months.", "eighteen months", "P18M", "2023-11-17", "2025-05-17"),
    ("Nine were hurt in the past 24 hours.", "the past 24 hours", "PT24H", "2025-05-16", "2025-05-17"),
    ("Aid will arrive over the next 48 hours.", "the next 48 hours", "PT48H", "2025-05-17", "2025-05-19"),
    ("Aid will arrive in the coming days.", "the coming days", "PXD", "2025-05-17", None),
    ("Shelling grew in recent weeks.", "recent weeks", "PXW", None, "2025-05-17"),
    ("Spending rose over the last two years.", "the last two years", "P2Y", "2023-05-17", "2025-05-17"),
    ("The town will be cleared within 90 days.", "within 90 days", "P90D", "2025-05-17", "2025-08-15"),
    ("They ended the three-year-long war.", "three-year-long", "P3Y", None, None),
    ("A four-day operation ended.", "four-day", "P4D", None, None),
    ("It took nearly two weeks.", "nearly two weeks", "P2W", None, None),
    ("It took half an hour.", "half an hour", "PT0.5H", None, None),
    ("It took a couple of weeks.", "a couple of weeks", "P2W", None, None),
    ("It took one and a half years.", "one and a half years", "P1.5Y", None, None),
]


@pytest.mark.parametrize(("text", "words", "value", "earliest", "latest"), LENGTHS)
def test_a_length_is_bounded_by_publication_only_where_it_runs_up_to_it_or_from_it(
    text: str, words: str, value: str, earliest: str | None, latest: str | None
) -> None:
    got, time = only(text)
    assert (got.lower(), time.type, time.value) == (words.lower(), "DURATION", value)
    assert (time.earliest, time.latest) == (earliest, latest)


SETS = [
    ("The council meets every Tuesday.", "every Tuesday", "XXXX-WXX-2", "EVERY", None),
    ("The council meets weekly.", "weekly", "P1W", None, None),
    ("The council meets each July.", "each July", "XXXX-07", "EACH", None),
    ("The council meets every two weeks.", "every two weeks", "P2W", "EVERY", None),
    ("The council meets twice a month.", "twice a month", "P1M", None, "2X"),
    ("The council meets on Mondays.", "Mondays", "XXXX-WXX-1", None, None),
]


@pytest.mark.parametrize(("text", "words", "value", "quant", "freq"), SETS)
def test_what_comes_again_is_a_set_without_bounds(
    text: str, words: str, value: str, quant: str | None, freq: str | None
) -> None:
    got, time = only(text)
    assert (got, time.type, time.value, time.quant, time.freq) == (words, "SET", value, quant, freq)
    assert time.earliest is time.latest is None


STEPS = [
    ("They signed on March 3. Two days later the deal broke.", "Two days later", "2025-03-05"),
    ("They signed on March 3. The next day the deal broke.", "The next day", "2025-03-04"),
    ("They signed on March 3. On the same day shells fell.", "the same day", "2025-03-03"),
    ("They signed on March 3. A week earlier shells had fallen.", "A week earlier", "2025-02-24"),
    ("They signed on March 3. The following month shells fell.", "The following month", "2025-04"),
    ("They signed on March 3. Shells had fallen the previous day.", "the previous day", "2025-03-02"),
    ("They signed in 2019. The following year shells fell.", "The following year", "2020"),
    ("They signed on March 3. That evening shells fell.", "That evening", "2025-03-03TEV"),
]


@pytest.mark.parametrize(("text", "words", "value"), STEPS)
def test_a_step_counts_from_the_date_told_last(text: str, words: str, value: str) -> None:
    got, time = found(text)[1]
    assert (got, time.against) == (words, "expression")
    assert time.value == value or time.earliest == value


RANGES = [
    ("Talks ran on March 23-25, 2025.", ["2025-03-23", "2025-03-25"]),
    ("Talks ran on 3 and 4 November 2024.", ["2024-11-03", "2024-11-04"]),
    ("Talks ran from May 3 to May 5.", ["2025-05-03", "2025-05-05"]),
    ("They bear on the papers of January 11 and November 26, 2021.", ["2021-01-11", "2021-11-26"]),
    ("The war of 1992-95 ended there.", ["1992", "1995"]),
]


@pytest.mark.parametrize(("text", "values"), RANGES)
def test_both_ends_of_a_range_are_told(text: str, values: list[str]) -> None:
    assert [time.value for _, time in found(text)] == values


REFERENCES = [
    ("The road is now open.", "now", "PRESENT_REF", "2025-05-17", "2025-05-17"),
    ("The road was recently closed.", "recently", "PAST_REF", None, "2025-05-17"),
    ("The road will soon be closed.", "soon", "FUTURE_REF", "2025-05-17", None),
    ("So far, 40 have been freed.", "So far", "PRESENT_REF", None, "2025-05-17"),
    ("Earlier in his term, he praised them.", "Earlier in his term", "PAST_REF", None, "2025-05-17"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "earliest", "latest"), REFERENCES)
def test_now_then_and_soon_are_seen_from_publication(
    text: str, words: str, value: str, earliest: str | None, latest: str | None
) -> None:
    got, time = only(text)
    assert (got, time.value, time.earliest, time.latest) == (words, value, earliest, latest)


NO_TIMES = [
    "They lose more than 5,000 soldiers a week.",
    "A 26-year-old man and a boy aged 12 years were held.",
    "The man, 26 years old, was held.",
    "Flight 1999 was turned back with 1900 people waiting.",
    "Resolution 1701 was cited, and resolution 2231 too.",
    "They may march to the border and spring a trap.",
    "Three quarters of the homes fell.",
    "Mark May led the second group; March on, he cried.",
    "He fired a second shot after the fall of the town.",
    "They moved 2000 troops and 1,950 tons of flour.",
    "The S-400 and the M-1990 guns were seen.",
    "The score was 18:30 when the lights failed.",
    "Sun and wind dried the fields.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_rates_ages_numbers_and_homonyms_are_no_times(text: str) -> None:
    assert found(text) == []


UNDATED = [
    ("They met on Monday.", "XXXX-WXX-1"),
    ("They met yesterday.", "XXXX-XX-XX"),
    ("They met in April.", "XXXX-04"),
    ("They met on April 3.", "XXXX-04-03"),
    ("They met last week.", "XXXX-WXX"),
    ("They met last year.", "XXXX"),
    ("They met last summer.", "XXXX-SU"),
    ("They met at 10 a.m. on Monday.", "XXXX-WXX-1T10:00"),
]


@pytest.mark.parametrize(("text", "value"), UNDATED)
def test_without_a_publication_date_nothing_is_resolved(text: str, value: str) -> None:
    _, time = only(text, published=None)
    assert (time.value, time.earliest, time.latest) == (value, None, None)


def test_without_a_publication_date_a_full_date_and_what_hangs_on_it_are_resolved() -> None:
    times = found("They signed on 3 March 2021. Two days later the deal broke.", published=None)
    assert [time.value for _, time in times] == ["2021-03-03", "2021-03-05"]


def test_a_date_given_later_resolves_the_same_report() -> None:
    text = "They will meet on Monday."
    assert only(text, published=None)[1].earliest is None
    assert only(text, published="2025-05-17T22:15:00Z")[1].earliest == "2025-05-19"


def test_a_history_is_told_from_its_own_dates_and_not_from_publication() -> None:
    text = (
        "In March 1921 the treaty was signed. In April troops left. On 5 June 1921 a new cabinet met. "
        "On 2 September 1921 it fell. In December elections were held. In January a coalition was formed."
    )
    values = [time.value for _, time in found(text, published="2009-12-19")]
    assert values == ["1921-03", "1921-04", "1921-06-05", "1921-09-02", "1921-12", "1922-01"]


def test_expressions_come_in_order_and_never_overlap() -> None:
    text = (
        "On Monday, May 12, at 9 a.m., after the third quarter of 2024 and last year's second quarter, now for weeks."
    )
    spans = [time.span for _, time in found(text)]
    assert spans == sorted(spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_a_line_break_parts_expressions_but_not_in_a_wrapped_text() -> None:
    assert [words for words, _ in found("Vote set for May\n12 killed at the border")] == ["May"]
    wrapped = (
        "The two sides met in the old town hall on the evening of 12\nmay and in the days after it they\nwent home"
    )
    assert all("\n" not in words or "12" in words for words, _ in found(wrapped))


@pytest.mark.parametrize("year", ["9999", "0001", "1000"])
def test_the_ends_of_the_calendar_break_nothing(year: str) -> None:
    published = f"{year}-01-01"
    text = "A century ago, ten thousand years later, last month, for 20,000 years, next Monday, in ten years."
    assert [time.span for _, time in found(text, published)]


def test_characters_that_grow_in_lower_case_move_no_offset() -> None:
    words, time = only("İİİ İstanbul: they met on May 12.")
    assert (words, time.value) == ("May 12", "2025-05-12")
