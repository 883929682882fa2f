"""Behind or ahead, by the tree: which day a bare weekday or month is, under each kind of verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Reading

SATURDAY = "2025-05-17"

WEEKDAYS = [
    ("Norland's president met his guest on Monday.", "2025-05-12"),
    ("Norland's president will meet his guest on Monday.", "2025-05-19"),
    ("The president said he'll speak to his guest on Monday.", "2025-05-19"),
    ("The president said on Monday that he will speak to his guest.", "2025-05-12"),
    ("The president on Monday said that he would speak to his guest.", "2025-05-12"),
    ("The two armies are expected to exchange prisoners on Tuesday.", "2025-05-20"),
    ("The minister plans to leave the capital on Thursday.", "2025-05-22"),
    ("The court is set to rule on Wednesday.", "2025-05-21"),
    ("The decision, announced Wednesday by the ministry, was praised.", "2025-05-14"),
    ("The attack killed nine people on Thursday.", "2025-05-15"),
    ("Nine people were killed in an attack on Thursday.", "2025-05-15"),
    ("The envoy has been in the capital since Tuesday.", "2025-05-13"),
    ("He could return to the capital on Tuesday.", "2025-05-20"),
    ("The army must leave the town by Sunday.", "2025-05-18"),
]


@pytest.mark.parametrize(("text", "day"), WEEKDAYS)
def test_the_governing_verb_gives_a_weekday_its_direction(
    reading_of: Callable[..., Reading], text: str, day: str
) -> None:
    assert [time.value for time in reading_of(text, published=SATURDAY).timexes] == [day]


MONTHS = [
    ("The two sides met in October.", "2024-10"),
    ("The two sides will meet in October.", "2025-10"),
    ("The council plans to vote in March.", "2026-03"),
    ("The council voted in March.", "2025-03"),
]


@pytest.mark.parametrize(("text", "month"), MONTHS)
def test_the_governing_verb_gives_a_month_its_year(reading_of: Callable[..., Reading], text: str, month: str) -> None:
    assert [time.value for time in reading_of(text, published=SATURDAY).timexes] == [month]


def test_each_expression_names_the_word_it_hangs_on(reading_of: Callable[..., Reading]) -> None:
    reading = reading_of("The minister said Friday that the talks will open on Monday.", published=SATURDAY)
    governors = [reading.doc[time.governor].text for time in reading.timexes if time.governor is not None]
    assert governors == ["said", "open"]
