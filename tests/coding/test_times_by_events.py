"""Times told by another event: kept with its words, on the calendar where the report dates that event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coding.times import time_of
from onrecord.model import Reading, Time

SATURDAY = "2025-05-17"
Ask = Callable[..., Time | None]


@pytest.fixture(scope="session")
def ask(reading_of: Callable[..., Reading]) -> Ask:
    """`ask(text, word, nth=0)` gives the time of the item anchored at the n-th token that reads so."""

    def time(text: str, word: str, nth: int = 0, published: str | None = SATURDAY) -> Time | None:
        reading = reading_of(text, published=published)
        return time_of(reading, [token.i for token in reading.doc if token.text == word][nth])

    return time


def told(time: Time | None) -> tuple[str, str | None, str | None, str | None] | None:
    return (time.text, time.earliest, time.latest, time.anchor) if time else None


KNOWN = [
    (
        "Gunmen attacked a post near Arvo on Monday. Two days after the attack, troops entered the town.",
        ("entered", "Two days after the attack", "2025-05-14", "2025-05-14", "the attack"),
    ),
    (
        "The rebels shelled the town of Arvo on Monday. Three days after the attack, troops entered it.",
        ("entered", "Three days after the attack", "2025-05-15", "2025-05-15", "the attack"),
    ),
    (
        "Parliament voted for the budget on Tuesday. The day after the vote, thousands protested in Vell.",
        ("protested", "The day after the vote", "2025-05-14", "2025-05-14", "the vote"),
    ),
    (
        "The summit opens on May 20. On the eve of the summit, Minister Dahl called for a truce.",
        ("called", "On the eve of the summit", "2025-05-19", "2025-05-19", "the summit"),
    ),
    (
        "Norland held the election on March 2. Holm resigned a week after the election.",
        ("resigned", "a week after the election", "2025-03-09", "2025-03-09", "the election"),
    ),
    (
        "Norland held the election on March 2. Holm resigned a month after the election.",
        ("resigned", "a month after the election", "2025-04-01", "2025-04-30", "the election"),
    ),
    (
        "The army struck the port on Wednesday. Hours after the strike, rebels fired rockets at Vell.",
        ("fired", "Hours after the strike", "2025-05-14", "2025-05-15", "the strike"),
    ),
    (
        "The army struck the port on Monday. Days after the strike, rebels fired rockets at Vell.",
        ("fired", "Days after the strike", "2025-05-12", "2025-05-17", "the strike"),
    ),
    (
        "The war began on February 24, 2022. Norland has seized 20 villages since the war began.",
        ("seized", "since the war began", "2022-02-24", "2025-05-17", "the war began"),
    ),
    (
        "Dahl took office on January 20. Dahl has visited Vell twice since he took office.",
        ("visited", "since he took office", "2025-01-20", "2025-05-17", "he took office"),
    ),
    (
        "The envoys met in Vell on May 14. After that meeting, Holm left for Arvo.",
        ("left", "After that meeting", "2025-05-14", "2025-05-17", "that meeting"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), KNOWN, ids=[wanted[1] for _, wanted in KNOWN])
def test_event_that_the_report_dates(ask: Ask, text: str, wanted: tuple[str, str, str, str, str]) -> None:
    nth = 1 if wanted[0] == "visited" and text.count("visited") > 1 else 0
    assert told(ask(text, wanted[0], nth)) == wanted[1:]


UNKNOWN = [
    ("On the eve of the summit, Minister Dahl called for a truce.", "called", "On the eve of the summit"),
    ("Ministers signed the accord the day before the summit.", "signed", "the day before the summit"),
    ("Two days after the attack, troops entered the town.", "entered", "Two days after the attack"),
    ("Holm resigned weeks after the election.", "resigned", "weeks after the election"),
]


@pytest.mark.parametrize(("text", "word", "words"), UNKNOWN)
def test_event_without_a_date_keeps_the_words_and_says_so(ask: Ask, text: str, word: str, words: str) -> None:
    time = ask(text, word)
    assert time is not None
    assert (time.text, time.earliest, time.latest, time.value) == (words, None, SATURDAY, None)
    assert time.reason is not None and "no date of its own" in time.reason
    undated = ask(text, word, published=None)
    assert undated is not None and (undated.text, undated.earliest, undated.latest) == (words, None, None)


def test_two_dates_for_one_kind_of_event_are_none(ask: Ask) -> None:
    """Where several deeds may be meant, no date is chosen among them."""
    text = (
        "Rebels shelled Arvo on Monday. They bombed Vell on Thursday. Two days after the attack, troops entered Arvo."
    )
    time = ask(text, "entered")
    assert time is not None and (time.earliest, time.latest) == (None, SATURDAY)


def test_own_date_of_another_event_does_not_leak(ask: Ask) -> None:
    """The date inside the phrase dates the other event; the item lies a step from it."""
    text = "Troops entered Arvo two days after Holm met Dahl in Vell on May 10."
    assert told(ask(text, "entered"))[1:3] == ("2025-05-12", "2025-05-12")  # type: ignore[index]
    assert told(ask(text, "met"))[1:3] == ("2025-05-10", "2025-05-10")  # type: ignore[index]


def test_step_ahead_stays_ahead(ask: Ask) -> None:
    text = "The election is scheduled for June 1. Holm will visit Vell the day after the election."
    assert told(ask(text, "visit")) == ("the day after the election", "2025-06-02", "2025-06-02", "the election")


def test_own_day_beside_a_step_stays_and_gives_the_other_event_its_day(ask: Ask) -> None:
    text = "Three hostages arrived in Vell today, two days after being rescued from rebels who held them for six years."
    assert told(ask(text, "arrived")) == ("today", "2025-05-17", "2025-05-17", None)
    rescued = ask(text, "rescued")
    assert rescued is not None and (rescued.earliest, rescued.latest) == ("2025-05-15", "2025-05-15")
    text = "Troops entered Arvo on Friday, a day after the army shelled the town."
    assert told(ask(text, "entered"))[1:3] == ("2025-05-16", "2025-05-16")  # type: ignore[index]
    shelled = ask(text, "shelled")
    assert shelled is not None and (shelled.earliest, shelled.latest) == ("2025-05-15", "2025-05-15")


def test_event_of_a_phrase_does_not_take_the_phrase_as_its_time(ask: Ask) -> None:
    assert ask("Troops entered the town two days after Norland shelled the port.", "shelled") is None


def test_present_does_not_share_the_day_of_a_past_verb(ask: Ask) -> None:
    """What goes on now is not dated by the day on which something began."""
    assert ask("On May 7, Holm welcomed a plan, which Norland urges Arvo to adopt.", "urges") is None


def test_length_that_a_verb_brings_about_is_no_time_of_it(ask: Ask) -> None:
    assert ask("The parties have extended the truce for another two months.", "extended") is None
    shelled = ask("The army has shelled the town for another two months.", "shelled")
    assert shelled is not None and shelled.latest == SATURDAY


def test_deed_done_on_a_day_lies_behind(ask: Ask) -> None:
    """Though the same day lies nearer ahead."""
    time = ask("Gunmen killed 12 people in Vell on September 11th.", "killed", published="2003-08-20")
    assert time is not None and time.earliest == "2002-09-11"
    time = ask("Holm was killed on September 11th in Vell.", "killed", published="2003-08-20")
    assert time is not None and time.earliest == "2002-09-11"
