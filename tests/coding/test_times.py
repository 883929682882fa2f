"""Which time belongs to which item: by syntax, by the scene, and never across another event."""

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


def bounds(time: Time | None) -> tuple[str | None, str | None] | None:
    return (time.earliest, time.latest) if time else None


OWN = [
    ("The two presidents met in Vell on Friday.", "met", "on Friday", "2025-05-16", "2025-05-16"),
    ("Officials of both states held talks in Vell on Friday.", "talks", "on Friday", "2025-05-16", "2025-05-16"),
    ("The president wrote in an April post that he was tired.", "post", "April", "2025-04-01", "2025-04-30"),
    ("Last month, the two states signed a deal.", "signed", "Last month", "2025-04-01", "2025-04-30"),
    ("The president has urged them for months to stop.", "urged", "for months", None, "2025-05-17"),
    ("Rebels attacked the town in late February.", "attacked", "in late February", "2025-02-20", "2025-02-28"),
    ("The army has shelled the town since March 6.", "shelled", "since March 6", "2025-03-06", "2025-05-17"),
    ("The talks held on Friday in Vell failed.", "talks", "on Friday", "2025-05-16", "2025-05-16"),
    ("Norland lifted sanctions that were imposed in 2020.", "sanctions", "in 2020", "2020-01-01", "2020-12-31"),
    ("The envoys will meet on May 23-25 in Vell.", "meet", "on May 23-25", "2025-05-23", "2025-05-25"),
    ("Norland's army must leave the town by Thursday.", "leave", "by Thursday", "2025-05-17", "2025-05-22"),
    ("The truce holds until June 3.", "holds", "until June 3", None, "2025-06-03"),
]


@pytest.mark.parametrize(("text", "word", "words", "earliest", "latest"), OWN)
def test_an_item_takes_the_expression_of_its_own_clause(
    ask: Ask, text: str, word: str, words: str, earliest: str | None, latest: str | None
) -> None:
    assert ask(text, word) == Time(words, earliest, latest, None)


def test_a_clock_time_comes_along(ask: Ask) -> None:
    time = ask("The president will call his guest on Monday, at 10:00 a.m.", "call")
    assert time == Time("on Monday, at 10:00 a.m.", "2025-05-19", "2025-05-19", "10:00")


SAYING = "The president said on Saturday that he will meet his guest on Monday."


def test_the_time_of_saying_and_the_time_of_what_is_said_are_two(ask: Ask) -> None:
    assert bounds(ask(SAYING, "said")) == ("2025-05-17", "2025-05-17")
    assert bounds(ask(SAYING, "meet")) == ("2025-05-19", "2025-05-19")


def test_what_is_said_does_not_take_the_time_of_saying(ask: Ask) -> None:
    assert ask("The minister said on Friday that rebels had attacked the town.", "attacked") is None


def test_a_saying_does_not_take_a_time_to_come(ask: Ask) -> None:
    assert ask("The minister announced aid for the town in 2027.", "announced") is None


NONE = [
    ("The army attacked the town.", "attacked"),
    ("The army attacked the town after a four-day siege.", "attacked"),
    ("The rebels lose 500 men a week and attack the town.", "attack"),
    ("They met for the first time since 2019.", "met"),
]


@pytest.mark.parametrize(("text", "word"), NONE)
def test_an_item_without_a_time_of_its_own_has_none(ask: Ask, text: str, word: str) -> None:
    assert ask(text, word) is None


def test_a_participle_goes_along_with_its_clause(ask: Ask) -> None:
    text = "The army shelled the town on Friday, killing nine people."
    assert bounds(ask(text, "killing")) == ("2025-05-16", "2025-05-16")


def test_a_coordinated_verb_shares_the_time_but_not_one_with_its_own_subject(ask: Ask) -> None:
    text = "On Friday the army entered the town and seized the bridge."
    assert bounds(ask(text, "seized")) == ("2025-05-16", "2025-05-16")


SCENE = (
    "Presidents meet in Vell\n"
    "President Holm met with President Dahl in Vell on Friday.\n"
    "Holm thanked Dahl for his help.\n"
    "They agreed to open the border."
)


def test_what_is_done_in_a_dated_meeting_takes_its_time(ask: Ask) -> None:
    assert bounds(ask(SCENE, "thanked")) == ("2025-05-16", "2025-05-16")
    assert bounds(ask(SCENE, "agreed")) == ("2025-05-16", "2025-05-16")


def test_a_scene_ends_where_another_time_is_told(ask: Ask) -> None:
    text = SCENE + "\nIn 2019 the two states had fought a war.\nThey closed the border."
    assert bounds(ask(text, "fought")) == ("2019-01-01", "2019-12-31")
    assert ask(text, "closed") is None


def test_a_meeting_that_is_pointed_back_to_has_its_time(ask: Ask) -> None:
    text = "Officials of both states held talks in Vell on Friday.\nDahl did not attend the talks."
    assert bounds(ask(text, "attend")) == ("2025-05-16", "2025-05-16")


def test_a_time_told_by_another_event_is_kept_with_its_words(ask: Ask) -> None:
    text = "Holm met Dahl in Vell in April.\nAfter that meeting, the president questioned the deal."
    time = ask(text, "questioned")
    assert time is not None
    assert (time.text, time.earliest, time.latest) == ("After that meeting", "2025-04-01", "2025-05-17")


def test_since_an_event_has_no_beginning_where_the_report_dates_none(ask: Ask) -> None:
    time = ask("The army has struck the port 80 times since the war began.", "struck")
    assert time == Time("since the war began", None, "2025-05-17", None)


def test_without_a_publication_date_the_words_stay_and_the_bounds_are_open(ask: Ask) -> None:
    assert ask("The two presidents met in Vell on Friday.", "met", published=None) == Time(
        "on Friday", None, None, None
    )


def test_a_quotation_does_not_lend_its_time_to_the_verb_that_introduces_it(ask: Ask) -> None:
    text = '"I will be in Vell on Monday," the president wrote on Friday.'
    assert bounds(ask(text, "wrote")) == ("2025-05-16", "2025-05-16")


BEYOND = [
    ("India announces new rules after the attack on tourists in Vell yesterday.", "attack", "2025-05-16", "2025-05-16"),
    ("They accuse him of ordering an attack on a store in May of last year.", "attack", "2024-05-01", "2024-05-31"),
    ("He spoke of the May 10 round of consultations in Vell.", "consultations", "2025-05-10", "2025-05-10"),
    ("Norland will allow tourists to enter without a visa starting June 1.", "allow", "2025-06-01", None),
    ("The government has given the rebels until May 23 to surrender.", "surrender", "2025-05-17", "2025-05-23"),
    ("He seized power in a 2001 coup.", "seized", "2001-01-01", "2001-12-31"),
    ("It follows a year of talks, including the summit on May 12 in Vell.", "summit", "2025-05-12", "2025-05-12"),
    ("Around 700 people have been killed in strikes since the year began.", "killed", "2025-01-01", "2025-05-17"),
    ("Dozens have been killed in recent border clashes with Sudmark's army.", "clashes", None, "2025-05-17"),
    ("In a speech on Friday, Holm did not mention the war, and he said the army was tired.", "said", "2025-05-16",
     "2025-05-16"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "earliest", "latest"), BEYOND)
def test_a_time_reaches_the_deed_that_it_belongs_to(
    ask: Ask, text: str, word: str, earliest: str | None, latest: str | None
) -> None:
    assert bounds(ask(text, word)) == (earliest, latest)


def test_a_day_that_is_over_does_not_date_the_present_that_speaks_of_it(ask: Ask) -> None:
    assert ask("India announces new rules after the attack on tourists in Vell yesterday.", "announces") is None


def test_those_who_will_travel_will_meet_on_their_trip(ask: Ask) -> None:
    text = (
        "Minister Holm will travel to Vell from May 20 to 24.\nIn Vell, Holm will meet with President Dahl.\n"
        "Holm met Dahl before."
    )
    assert bounds(ask(text, "meet")) == ("2025-05-20", "2025-05-24")
    assert ask(text, "met") is None


def test_all_who_speak_at_the_occasion_of_a_report_speak_in_its_time(ask: Ask) -> None:
    text = (
        "Norland refuses to sign\nNorland refused on Thursday to sign the paper drawn up at the summit in Vell.\n"
        "“We cannot sign this,” said President Holm.\nSudmark's leader, Ann Dahl, argued that the paper was balanced.\n"
        "The river has risen since."
    )
    assert bounds(ask(text, "said")) == ("2025-05-15", "2025-05-15")
    assert bounds(ask(text, "argued")) == ("2025-05-15", "2025-05-15")
    assert ask(text, "risen") is None


def test_a_vague_time_does_not_end_a_scene(ask: Ask) -> None:
    text = SCENE + "\nNoting recent reports of shelling, Holm called for calm.\nHe stressed that the border mattered."
    assert bounds(ask(text, "stressed")) == ("2025-05-16", "2025-05-16")


def test_a_time_says_how_it_was_resolved(ask: Ask) -> None:
    time = ask("The army has shelled the town since March 6.", "shelled")
    assert time is not None
    assert (time.value, time.granularity, time.edtf) == ("2025-03-06", "day", "2025-03-06/2025-05-17")
    assert time.reason == (
        "month and day: counted from the publication on 2025-05-17; the words around it tell of what has been; "
        "bounded by “since”"
    )
    assert ask("The envoys will meet on Monday at 10:00 GMT.", "meet").to_json()["zone"] == "GMT"  # type: ignore[union-attr]
