"""Numbers in running text: what counts as one, its bounds, and what it tells of its own unit."""

from __future__ import annotations

import pytest

from onrecord.reading.numerals import Numeral, numerals


def only(text: str) -> Numeral:
    (numeral,) = numerals(text)
    return numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 people", 12),
        ("1,500 troops", 1500),
        ("thirty-one miners", 31),
        ("twenty five lorries", 25),
        ("one hundred and twenty villagers", 120),
        ("fifteen hundred tents", 1500),
        ("two hundred thousand doses", 200_000),
        ("two dozen envoys", 24),
        ("a dozen boats", 12),
        ("a hundred sacks", 100),
        ("a couple of guards", 2),
        ("1.2m refugees", 1_200_000),
        ("2.5 million refugees", 2_500_000),
        ("half a million refugees", 500_000),
        ("half a dozen shells", 6),
        ("3 lakh ballots", 300_000),
        ("no casualties", 0),
        ("zero casualties", 0),
    ],
)
def test_an_exact_number_bounds_itself_on_both_sides(text: str, value: float) -> None:
    numeral = only(text)
    assert (numeral.low, numeral.high, numeral.approximate) == (value, value, False)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("dozens of homes", 24),
        ("scores of homes", 40),
        ("hundreds of homes", 200),
        ("thousands of homes", 2000),
        ("tens of thousands of homes", 20_000),
        ("hundreds of thousands of homes", 200_000),
        ("tens, hundreds of thousands of homes", 20_000),
        ("millions of homes", 2_000_000),
        ("several thousand homes", 2000),
        ("a few hundred homes", 200),
    ],
)
def test_a_plural_without_a_count_is_rounded_and_has_no_upper_end(text: str, least: float) -> None:
    numeral = only(text)
    assert (numeral.low, numeral.high, numeral.approximate) == (least, None, True)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 12 people", 12, None),
        ("no fewer than 12 people", 12, None),
        ("more than 5,000 people", 5000, None),
        ("over a thousand people", 1000, None),
        ("12 or more people", 12, None),
        ("300-plus people", 300, None),
        ("up to 40 people", None, 40),
        ("as many as forty people", None, 40),
        ("fewer than 40 people", None, 40),
        ("no more than 40 people", None, 40),
        ("between 10 and 12 people", 10, 12),
        ("10 to 12 people", 10, 12),
        ("10-12 people", 10, 12),
        ("ten or twelve people", 10, 12),
        ("2 to 3 million people", 2_000_000, 3_000_000),
        ("600,000–700,000 people", 600_000, 700_000),
    ],
)
def test_words_around_a_number_set_its_bounds(text: str, low: float | None, high: float | None) -> None:
    numeral = only(text)
    assert (numeral.low, numeral.high, numeral.approximate) == (low, high, False)


@pytest.mark.parametrize("word", ["about", "some", "around", "roughly", "nearly", "almost", "an estimated", "close to"])
def test_a_rounded_number_keeps_both_bounds_and_says_that_it_is_rounded(word: str) -> None:
    numeral = only(f"{word} 300 people")
    assert (numeral.low, numeral.high, numeral.approximate) == (300, 300, True)


def test_a_bound_and_a_rounding_add_up() -> None:
    numeral = only("losing, on average, more than 5,000 vehicles a month")
    assert (numeral.low, numeral.high, numeral.approximate) == (5000, None, True)
    around = only("around 3,500 to 5,000 migrants")
    assert (around.low, around.high, around.approximate) == (3500, 5000, True)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$60 billion", 60e9, "US dollars"),
        ("US$590 million", 590e6, "US dollars"),
        ("€2bn", 2e9, "euros"),
        ("£120 million", 120e6, "pounds"),
        ("Kč34 billion", 34e9, "Czech koruna"),
        ("a $5-million bridge", 5e6, "US dollars"),
        ("30%", 30, "percent"),
        ("30 per cent", 30, "percent"),
    ],
)
def test_a_sign_tells_the_unit(text: str, value: float, unit: str) -> None:
    numeral = only(text)
    assert (numeral.low, numeral.high, numeral.unit) == (value, value, unit)


def test_money_has_ranges_and_bounds_too() -> None:
    assert (only("$2-3 billion").low, only("$2-3 billion").high) == (2e9, 3e9)
    assert (only("$1.5bn-$2bn").low, only("$1.5bn-$2bn").high) == (1.5e9, 2e9)
    assert (only("rewards of up to $5 million").low, only("rewards of up to $5 million").high) == (None, 5e6)


def test_a_change_is_two_numbers_and_no_range() -> None:
    assert [numeral.low for numeral in numerals("rose from 10 to 12")] == [10, 12]


def test_half_a_word_is_a_length_of_time_or_nothing() -> None:
    truce = only("a 30-day truce")
    assert (truce.low, truce.unit, truce.compound) == (30, "days", True)
    assert only("a 48–hour pause").unit == "hours"
    for nothing in ("a 12-year-old", "a 15-member council", "a ten-point plan", "a three-way call"):
        assert numerals(nothing) == (), nothing


@pytest.mark.parametrize(
    "text",
    [
        "Su-35 jets",
        "G7 leaders",
        "C-4",
        "the 9/11 attacks",
        "at 10:30",
        "the 12th brigade",
        "the twenty-first century",
        "an 86–11 vote",
        "two thirds of it",
        "three-quarters of it",
        "a third of it",
        "half of it",
        "no longer",
        "tens of it",
    ],
)
def test_names_ordinals_scores_fractions_and_times_are_no_numbers(text: str) -> None:
    assert numerals(text) == ()


def test_spans_cover_the_number_with_what_bounds_it() -> None:
    text = "Officials said at least 12 people and up to $5 million"
    twelve, money = numerals(text)
    assert text[slice(*twelve.span)] == "at least 12"
    assert text[slice(*twelve.core)] == "12"
    assert text[slice(*money.span)] == "up to $5 million"


def test_a_number_does_not_run_over_the_end_of_a_line() -> None:
    assert [numeral.low for numeral in numerals("Toll reaches 12\nmillion in aid")] == [12]
