"""Tokens follow the English treebanks; every character stays where it is; newlines always part sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.reading.abbreviations import load_abbreviations
from onrecord.reading.sentences import LONGEST_SENTENCE, sentence_spans
from onrecord.reading.tokens import token_spans


def tokens(text: str) -> list[str]:
    return [text[start:end] for start, end in token_spans(text, 0, len(text))]


def sentences(text: str) -> list[str]:
    return [text[spans[0][0] : spans[-1][1]] for spans in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We don't know.", "We do n't know ."),
        ("They can’t and won’t", "They ca n’t and wo n’t"),
        ("We cannot say", "We can not say"),
        ("Norland's army", "Norland 's army"),
        ("the states' rights", "the states ' rights"),
        ("a U.S.-led mission", "a U.S. - led mission"),
        ("a 25-year-old officer", "a 25 - year - old officer"),
        ("anti-government and non-aligned", "anti-government and non-aligned"),
        ("Gen. Holm, Jr., said", "Gen. Holm , Jr. , said"),
        ("He left at 5pm.", "He left at 5 pm ."),
        ("It cost $1.5bn, or €20m", "It cost $ 1.5 bn , or € 20 m"),
        ("US$300 and 20%", "US$ 300 and 20 %"),
        ('"We agreed," she said.', '" We agreed , " she said .'),
        ("‘Yes,’ he said", "‘ Yes , ’ he said"),
        ("“No!”", "“ No ! ”"),
        ("(AP) — The", "( AP ) — The"),
        ("the talks… failed", "the talks … failed"),
        ("well... no", "well ... no"),
        ("North/South and/or", "North / South and / or"),
        ("Write to press@norland.example.org.", "Write to press@norland.example.org ."),
        ("See https://example.org/a?b=1, please", "See https://example.org/a?b=1 , please"),
        ("@Norland_MFA #peace", "@Norland_MFA #peace"),
        ("at 10:30 on 2031-05-17", "at 10:30 on 2031-05-17"),
        ("12,000 troops", "12,000 troops"),
        ("5-6 May", "5 - 6 May"),
        ("Call 555-0142", "Call 555-0142"),
        ("end.”", "end . ”"),
        ("N. K. said.", "N. K. said ."),
    ],
)
def test_a_text_falls_into_the_words_of_the_treebanks(text: str, expected: str) -> None:
    assert tokens(text) == expected.split(" ")


@given(st.text(max_size=200))
def test_every_character_but_white_space_lies_in_exactly_one_token(text: str) -> None:
    spans = token_spans(text, 0, len(text))
    covered = [place for start, end in spans for place in range(start, end)]
    assert covered == [place for place, character in enumerate(text) if not character.isspace()]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy left.|She will return.",
        "Mr. Holm met Gen. Ek.|They spoke of the truce.",
        "The U.S. envoy left on Jan. 5 for Vell.|He will return.",
        "“We agreed.”|“They did not,” Ek said.",
        '"Will it hold?" she asked.|No one answered.',
        "It ended at 5 p.m. Friday.|The talks failed.",
        "The truce ended at 5 p.m.|The army moved at once.",
        "No. 5 was hit.|He said no.|Then he left.",
        "J. K. Berg signed for Norland Corp.|The others did not.",
        "Headline without a stop|The report begins.",
        "Is it over?|Yes!|It is.",
        "The text follows. [4]|It was signed in Vell.",
        "1. Withdraw the troops.|2. Open the roads.",
        "They waited... and waited.|Nothing came.",
        "He spoke (in private.)|Then he left.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    mark = "\n" if "Headline" in text or "1." in text else " "
    assert sentences(text.replace("|", mark)) == text.split("|")


def test_a_newline_always_parts_sentences() -> None:
    assert sentences("Talks\nresume\n\n in Vell") == ["Talks", "resume", "in Vell"]


def test_an_endless_sentence_is_cut_after_a_comma() -> None:
    found = sentence_spans("one two, " * 200)
    assert max(len(spans) for spans in found) <= LONGEST_SENTENCE
    assert all(("one two, " * 200)[spans[-1][0]] == "," for spans in found[:-1])


@pytest.mark.parametrize("line", ["x" * 1_000_000, "(" * 200_000, "a.b-" * 100_000, "no stop " * 100_000])
def test_a_line_of_any_length_is_cut_in_time_that_grows_with_it(line: str) -> None:
    found = sentence_spans(line)
    assert max(len(spans) for spans in found) <= LONGEST_SENTENCE


@pytest.mark.parametrize("row", ["Mr.\tinside", "mr\tinside", "mr.\tsometimes"])
def test_a_wrong_row_of_the_abbreviations_is_named(row: str, tmp_path: Path) -> None:
    path = tmp_path / "abbreviations.txt"
    path.write_text(f"dr.\tinside\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"abbreviations\.txt, line 2"):
        load_abbreviations(path)


def test_an_abbreviation_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "abbreviations.txt"
    path.write_text("dr.\tinside\ndr.\teither\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"line 2: dr\. stands twice"):
        load_abbreviations(path)
