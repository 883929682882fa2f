"""A text becomes a report whose characters stand where they stood."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SourceError
from onrecord.sources import from_text
from onrecord.sources.text import LONGEST

TEXT = (
    "Ministers meet in Geneva\nBy Ada Moss\nThe ministers met on Monday, and the talks were useful.\n"
    "“We’ll go on,” one of them said.\nLi Wei contributed."
)
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)


def test_a_report_holds_what_is_known_of_it() -> None:
    report = from_text(TEXT, published="17 May 2025", outlet=" The  Courier ", url="https://courier.example/a")
    assert report.text == TEXT
    assert report.title == "Ministers meet in Geneva"
    assert report.outlet == "The Courier"
    assert report.published == "2025-05-17"
    assert report.url == "https://courier.example/a"
    assert report.language == "en"
    assert [report.text[start:end] for start, end in report.quiet] == ["By Ada Moss", "Li Wei contributed."]


def test_spaces_and_line_breaks_at_the_borders_stay_so_that_no_offset_moves() -> None:
    text = "\n  Ministers meet\r\n\r\nThey met.\r\n"
    report = from_text(text)
    assert len(report.text) == len(text)
    assert report.text.index("They") == text.index("They")
    assert report.title == "Ministers meet"


def test_a_date_that_is_given_wins_over_one_that_the_text_tells() -> None:
    text = "Ministers meet\nGENEVA, May 17, 2025 — They met on Friday."
    assert from_text(text).published == "2025-05-17"
    assert from_text(text, published="2025-05-19").published == "2025-05-19"


def test_no_date_is_ever_assumed() -> None:
    assert from_text(TEXT).published is None
    assert from_text(TEXT, published="").published is None
    assert from_text(TEXT, published=None).published is None


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(SourceError, match="no date"):
        from_text(TEXT, published="yesterday")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ministers meet\nThey met.", "Ministers meet"),
        ("They met on Monday.", None),
        ("They met on Monday.\nThey parted on Tuesday.", None),
        ("By Ada Moss\nThey met on Monday.", None),
        ("The Courier - Geneva 17-05\nThey met on Monday.", "The Courier - Geneva 17-05"),
        ("2025-05-S-017\nFor Immediate Release\nMinisters meet\nThey met on Monday.", "Ministers meet"),
        ("Reuters\nMay 17, 2025\nMinisters meet\nThey met on Monday.", "Ministers meet"),
        ("Will they meet?\nThey will.", "Will they meet?"),
        ("word " * 60 + "\nThey met.", None),
    ],
)
def test_the_headline_is_a_short_first_line_that_is_no_sentence(text: str, title: str | None) -> None:
    assert from_text(text).title == title


def test_the_headline_that_is_given_wins_and_the_text_stays() -> None:
    report = from_text(TEXT, title="“Useful” talks")
    assert report.title == "“Useful” talks"
    assert report.text == TEXT


def test_the_same_words_have_the_same_identity_however_they_are_broken() -> None:
    assert from_text(TEXT).id == from_text(TEXT.replace("\n", "\r\n"), published="2025-05-17").id
    assert from_text(TEXT).id != from_text(TEXT + " And left.").id
    assert from_text(TEXT).id != from_text(TEXT, url="https://courier.example/a").id
    assert from_text(TEXT, id=" a-17 ").id == "a-17"
    assert from_text(TEXT, id="").id == from_text(TEXT).id
    assert from_text("Talks begin.").id == "r38611bc2512a"


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0\u200b\n", "\ufeff"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="empty"):
        from_text(text)


def test_binary_data_are_refused() -> None:
    with pytest.raises(SourceError, match="binary"):
        from_text("\0\1\0\2" * 100)


def test_a_text_that_is_not_english_is_refused() -> None:
    with pytest.raises(SourceError, match="in Spanish; Onrecord reads English"):
        from_text("El ministro dijo que la reunión de los dos países se celebrará en la capital el lunes. " * 4)


def test_a_text_over_the_limit_is_refused_and_one_below_it_is_read_in_no_quadratic_time() -> None:
    with pytest.raises(SourceError, match="2,000,001 characters"):
        from_text("a" * (LONGEST + 1))
    begun = time.process_time()
    assert len(from_text("The ministers met, and â they said â it wonât last. " * 38_000).text) > 1_900_000
    assert time.process_time() - begun < 20


@given(ANY_TEXT)
def test_any_text_gives_a_report_or_is_refused(text: str) -> None:
    try:
        report = from_text(text)
    except SourceError as refused:
        assert "\n" not in str(refused)
        return
    assert len(report.text) == len(text)
    assert all(0 <= start < end <= len(text) for start, end in report.quiet)
    assert report == from_text(text)


def test_half_a_thousand_words_take_two_thousandths_of_a_second() -> None:
    text = TEXT + "\n" + "The envoy said that the two sides would meet on the border in a week or two. " * 32
    from_text(text)
    best = min(_seconds(text) for _ in range(20))
    assert best < 0.01, f"{best * 1000:.1f} ms; 2 ms are the aim, 10 ms leave room for a busy machine"


def _seconds(text: str) -> float:
    begun = time.process_time()
    from_text(text)
    return time.process_time() - begun
