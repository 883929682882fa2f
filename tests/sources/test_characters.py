"""Characters are repaired one for one: whatever is damaged, no offset moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.characters import repair

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)
DAMAGED_TEXT = st.text(
    st.sampled_from(list("âÂ€œ”™\x9d\x80\x93\x94\u00a0\u00ad\u200b\r\n\t aAsS'\"“”’.,")), max_size=120
)


@given(ANY_TEXT | DAMAGED_TEXT)
def test_the_length_never_changes(text: str) -> None:
    assert len(repair(text)) == len(text)


@given(ANY_TEXT | DAMAGED_TEXT)
def test_a_repaired_text_can_be_written_and_holds_no_control_character(text: str) -> None:
    repaired = repair(text)
    repaired.encode("utf-8")
    assert not any(ord(sign) < 32 and sign != "\n" for sign in repaired)
    assert not any(0x7F <= ord(sign) < 0xA0 for sign in repaired)


@given(st.text(st.sampled_from("abcdefghij ,.'\"?!ABC\n—“”’é"), max_size=200))
def test_a_sound_text_stays_as_it_is(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("two\u00a0sides", "two sides"),
        ("10\u202f000 men", "10 000 men"),
        ("thin\u2009space", "thin space"),
        ("a\tb", "a b"),
        ("zero\u200bwidth", "zero width"),
        ("\ufeffTalks begin", " Talks begin"),
        ("left\u200eto right", "left to right"),
        ("a\u202ab\u202c", "a b "),
        ("bell\x07rings", "bell rings"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("page\fbreak", "page\nbreak"),
        ("first\r\nsecond", "first \nsecond"),
        ("first\rsecond", "first\nsecond"),
        ("\x93We met,\x94 he said \x96 it\x92s done \x85", "“We met,” he said – it’s done …"),
        ("\x80 100 million", "€ 100 million"),
        ("not\x81defined", "not defined"),
        ("cease\u00adfire", "cease-fire"),
        ("stray \u00ad hyphen", "stray   hyphen"),
        ("12\u00adyear", "12 year"),
        ("half \ud83d a pair", "half \ufffd a pair"),
        ("lost \ufffd for good", "lost \ufffd for good"),
        ("costs Â£5 million", "costs  £5 million"),
        ("twoÂ\u00a0sides", "two  sides"),
    ],
)
def test_what_each_damage_becomes(damaged: str, repaired: str) -> None:
    assert repair(damaged) == repaired


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("He said â€œnoâ€\x9d twice", "He said   “no”   twice"),
        ("He said â€œnoâ€ twice", "He said   “no”  twice"),
        ("the talks â€” the third", "the talks  —  the third"),
        ("1999â€“2004", "1999 – 2004"),
    ],
)
def test_marks_of_three_characters_are_restored_at_their_length(damaged: str, repaired: str) -> None:
    assert repair(damaged) == repaired
    assert len(damaged) == len(repaired)


def test_an_apostrophe_of_three_characters_stays_since_a_word_has_no_room_for_spaces() -> None:
    assert repair("the ministerâ€™s visit") == "the ministerâ€™s visit"


def test_letters_with_accents_are_no_damage() -> None:
    text = "Erdoğan, Łódź, São Paulo, Zürich, Chișinău, Đà Nẵng and Malmö"
    assert repair(text) == text
