"""Quotations: every kind of mark, nested, over several paragraphs, and with marks that are missing or wrong."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Quotation, Report
from onrecord.reading.quotations import quotations

TOKENS = spacy.blank("en")


def quoted(text: str) -> tuple[Quotation, ...]:
    return quotations(Report("r", text), TOKENS.make_doc(text))


def contents(text: str) -> list[str]:
    return [text[each.content.start : each.content.end] for each in quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will stay," the minister said.', ["We will stay,"]),
        ("“We will stay,” the minister said.", ["We will stay,"]),
        ("‘We will stay,’ the minister said.", ["We will stay,"]),
        ("'We will stay,' the minister said.", ["We will stay,"]),
        ("„Wir bleiben“, said the minister.", ["Wir bleiben"]),
        ("«Nous restons», said the minister.", ["Nous restons"]),
        ("»Wir bleiben«, said the minister.", ["Wir bleiben"]),
        ("‹Nous restons›, said the minister.", ["Nous restons"]),
        ("``We will stay,'' the minister said.", ["We will stay,"]),
        ('"We will stay," he said. "For years."', ["We will stay,", "For years."]),
        ('She asked: "Who fired first?"', ["Who fired first?"]),
    ],
)
def test_all_marks_are_read(text: str, expected: list[str]) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The envoy's plane didn't land at the rebels' airfield.",
        "The workers’ union and the miners’ league haven’t met.",
        "It was the policy of the '90s, and ’til now nobody changed it.",
        'The shell was 12" long and the soldier 5\'10" tall.',
        "No marks at all.",
        "",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert contents(text) == []


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert contents("‘It’s the soldiers’ choice and I won’t stop them,’ he said.") == [
        "It’s the soldiers’ choice and I won’t stop them,"
    ]


def test_a_possessive_does_not_end_a_single_quotation() -> None:
    assert contents("He said: 'The rebels' leader knows.'") == ["The rebels' leader knows."]


class TestNested:
    def test_single_inside_double(self) -> None:
        assert contents("“She told me ‘never again’ and left,” he said.") == [
            "She told me ‘never again’ and left,",
            "never again",
        ]

    def test_straight_inside_straight_by_the_spaces_around_the_marks(self) -> None:
        text = '"They call it a "pause" and go on shooting," he said.'
        assert contents(text) == ['They call it a "pause" and go on shooting,', "pause"]

    def test_two_marks_that_close_at_once(self) -> None:
        assert contents('"The sign read "no entry"", she said.') == ['The sign read "no entry"', "no entry"]


class TestParagraphs:
    def test_each_paragraph_opens_again_and_only_the_last_closes(self) -> None:
        found = quoted("“We waited.\n“We waited long.\n“Then we left,” she said.")
        assert [each.closed for each in found] == [False, False, True]

    def test_a_quotation_set_over_lines_runs_to_its_closing_mark(self) -> None:
        assert contents('"We waited.\nWe waited long.\nThen we left," she said.') == [
            "We waited.\nWe waited long.\nThen we left,"
        ]

    def test_a_stray_mark_spoils_only_its_own_paragraph(self) -> None:
        text = 'The plan" is dead, he said.\n"It lives," she said.\n"It sleeps," they said.'
        assert contents(text)[-2:] == ["It lives,", "It sleeps,"]

    def test_a_mark_that_never_closes_ends_with_its_paragraph(self) -> None:
        text = "“We will stay for years.\nThe town was quiet on Monday.\nNobody came."
        assert contents(text) == ["We will stay for years."]

    def test_a_forgotten_closing_mark_does_not_swallow_the_next_quotation(self) -> None:
        text = '"We will stay, he said. "We have time," he added.'
        assert contents(text) == ["We have time,"]

    def test_a_closing_mark_of_another_kind_closes(self) -> None:
        assert contents('He wrote that strikes "[make] me doubt it all,”') == ["[make] me doubt it all,"]

    def test_a_missing_space_before_the_opening_mark(self) -> None:
        assert contents('The President agreed."We are ready," he said.') == ["We are ready,"]

    def test_brackets_and_dots_stay_inside(self) -> None:
        assert contents("“He [the general] … knew,” she said.") == ["He [the general] … knew,"]


class TestScare:
    @pytest.mark.parametrize(
        "text",
        [
            "The so-called “liberators” entered the village.",
            'They met in the "Normandy Format" again.',
            "The film “The Long Road Home” was shown in the capital.",
        ],
    )
    def test_names_titles_and_words_held_at_a_distance(self, text: str) -> None:
        assert [each.scare for each in quoted(text)] == [True]

    @pytest.mark.parametrize(
        "text",
        [
            '"No," he said.',
            'He said: "Never"',
            "She called it “a stain on the conscience of the whole world” and left.",
        ],
    )
    def test_speech_is_not_scare(self, text: str) -> None:
        assert [each.scare for each in quoted(text)] == [False]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab .,\n\"'“”‘’«»„“s-", max_size=80))
def test_any_mixture_of_marks_gives_spans_inside_the_text_in_order(text: str) -> None:
    found = quoted(text)
    assert all(
        0 <= each.span.start <= each.content.start < each.content.end <= each.span.end <= len(text) for each in found
    )
    assert list(found) == sorted(found, key=lambda each: (each.span.start, -each.span.end))
