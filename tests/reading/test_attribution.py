"""Attribution: who said what by which words, wherever the words stand in the sentence and beyond it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.model import Attribution, Reading
from onrecord.reading.saying.cues import cue_words, load_cue_words

Read = Callable[..., Reading]
HEADLINE = "Talks go on in the border town\n"


@pytest.fixture(scope="session")
def said(reading_of: Read) -> Callable[[str], list[tuple[str, str, str]]]:
    """`said(text)` gives (source's head, cue, content) of what was really said, content parts joined by ` … `."""

    def find(text: str) -> list[tuple[str, str, str]]:
        read = reading_of(HEADLINE + text)
        return [_parts(read, each) for each in read.attributions if not each.rule.endswith((".unreal", ".wordless"))]

    return find


def _parts(read: Reading, each: Attribution) -> tuple[str, str, str]:
    text = read.report.text
    content = " … ".join(text[a:b] for a, b in each.content)
    source = " ".join(read.doc[head].text for head in each.sources)
    return source, text[slice(*each.cue)] if each.cue else "", content


class TestWhereTheContentStands:
    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("Marta Lind said that the bridge was closed on Monday.", "the bridge was closed on Monday"),
            ("Marta Lind said the bridge was closed.", "the bridge was closed"),
            ("The bridge was closed, Marta Lind said.", "The bridge was closed"),
            ("“The bridge is closed,” Marta Lind said.", "The bridge is closed,"),
            ("“The bridge is closed,” said Marta Lind.", "The bridge is closed,"),
            ('Marta Lind said: "The bridge is closed."', "The bridge is closed."),
            ("“The bridge,” Marta Lind said, “is closed.”", "The bridge, … is closed."),
            ('Marta Lind said the bridge was "closed for good."', 'the bridge was "closed for good.'),
        ],
    )
    def test_after_before_and_around_the_cue(
        self, said: Callable[[str], list[tuple[str, str, str]]], text: str, content: str
    ) -> None:
        assert ("said", content) in [(cue, words) for _, cue, words in said(text)]

    def test_a_quotation_of_several_sentences_is_said_whole(
        self, said: Callable[[str], list[tuple[str, str, str]]]
    ) -> None:
        found = said('"The bridge is closed. Nobody may cross it. We are sorry," Marta Lind said.')
        assert ("said", "The bridge is closed. Nobody may cross it. We are sorry,") in [each[1:] for each in found]

    def test_a_question_keeps_the_quotation_before_its_verb(
        self, said: Callable[[str], list[tuple[str, str, str]]]
    ) -> None:
        found = said('"Who closed the bridge?" Marta Lind asked.')
        assert ("asked", "Who closed the bridge?") in [each[1:] for each in found]


class TestWhoSpeaks:
    @pytest.mark.parametrize(
        ("text", "source"),
        [
            ("The general said that the town had fallen.", "general"),
            ("It was the third attack this week, the general said.", "general"),
            ("The general left the hall, saying that the town had fallen.", "general"),
            ("The general met the mayor and said that the town had fallen.", "general"),
            ("According to the general, the town had fallen.", "general"),
            ("The town had fallen, according to the general.", "general"),
            ("The town had fallen, the general told reporters on Sunday.", "general"),
        ],
    )
    def test_the_head_of_the_source(
        self, said: Callable[[str], list[tuple[str, str, str]]], text: str, source: str
    ) -> None:
        assert source in [each[0] for each in said(text)]

    def test_two_speakers_of_one_saying(self, said: Callable[[str], list[tuple[str, str, str]]]) -> None:
        assert [each[0] for each in said("The general and the mayor said that the town had fallen.")] == [
            "general mayor"
        ]

    def test_an_unknown_verb_with_a_quotation_and_somebody_who_does_it(
        self, said: Callable[[str], list[tuple[str, str, str]]]
    ) -> None:
        assert ("general", "coughed", "The town has fallen,") in said('"The town has fallen," the general coughed.')


class TestAddressees:
    def test_the_one_who_is_told(self, reading_of: Read) -> None:
        read = reading_of(HEADLINE + "The general told reporters that the town had fallen.")
        assert [read.doc[head].text for each in read.attributions for head in each.addressees] == ["reporters"]

    def test_a_day_is_nobody(self, reading_of: Read) -> None:
        read = reading_of(HEADLINE + "The general said Friday that the town had fallen.")
        assert [each.addressees for each in read.attributions] == [()]


class TestCarriedOn:
    def test_a_quotation_goes_on_after_its_cue(self, said: Callable[[str], list[tuple[str, str, str]]]) -> None:
        found = said('"The bridge is closed," Marta Lind said. "Nobody may cross it."')
        assert [each[2] for each in found] == ["The bridge is closed, … Nobody may cross it."]

    def test_a_quotation_goes_on_in_the_next_paragraph(self, said: Callable[[str], list[tuple[str, str, str]]]) -> None:
        found = said('"The bridge is closed," Marta Lind said.\n"Nobody may cross it."')
        assert [each[2] for each in found] == ["The bridge is closed, … Nobody may cross it."]

    def test_adding_a_second_quotation_is_the_same_saying(
        self, said: Callable[[str], list[tuple[str, str, str]]]
    ) -> None:
        found = said('"The bridge is closed," Marta Lind wrote, adding, "Nobody may cross it."')
        assert [each[2] for each in found] == ["The bridge is closed, … Nobody may cross it."]

    def test_he_added_is_a_saying_of_its_own(self, said: Callable[[str], list[tuple[str, str, str]]]) -> None:
        found = said('"The bridge is closed," the mayor said. "Nobody may cross it," he added.')
        assert [each[1] for each in found] == ["said", "added"]

    def test_according_to_goes_on_until_another_source_speaks(
        self, said: Callable[[str], list[tuple[str, str, str]]]
    ) -> None:
        found = said(
            "According to the mayor, the bridge is closed. It will open in May. The general said that it was safe."
        )
        assert "the bridge is closed … It will open in May" in [each[2].replace(".", "") for each in found]

    def test_this_was_stated_points_back(self, said: Callable[[str], list[tuple[str, str, str]]]) -> None:
        found = said("The bridge is closed for good. This was stated by the mayor during a briefing.")
        assert ("mayor", "stated", "The bridge is closed for good.") in found


class TestTopicsAndNouns:
    @pytest.mark.parametrize(
        ("text", "content"),
        [
            ("The mayor stressed the importance of open bridges.", "the importance of open bridges"),
            ("The mayor spoke about the state of the bridges.", "the state of the bridges"),
            ("The mayor thanked the general for his help.", "his help"),
            ("The mayor expressed confidence that the bridge would open.", "the bridge would open"),
            ("The mayor described the attack as a crime.", "the attack as a crime"),
        ],
    )
    def test_what_is_said_as_a_noun_phrase(
        self, said: Callable[[str], list[tuple[str, str, str]]], text: str, content: str
    ) -> None:
        assert content in [each[2] for each in said(text)]

    def test_a_noun_with_its_owner_and_clause(self, said: Callable[[str], list[tuple[str, str, str]]]) -> None:
        found = said("Few believed the mayor's claim that the bridge was safe.")
        assert ("mayor", "claim", "the bridge was safe") in found


class TestWhatWasNotSaid:
    @pytest.mark.parametrize(
        "text",
        [
            "The mayor did not claim that the bridge was safe.",
            "The mayor could say that the bridge was safe.",
            "If the mayor says that the bridge is safe, people will cross it.",
            "The mayor denied him entry to the town.",
            "The two mayors discussed the bridge.",
            "The paper reached out to the mayor for comment.",
        ],
    )
    def test_nothing_real(self, said: Callable[[str], list[tuple[str, str, str]]], text: str) -> None:
        assert said(text) == []

    @pytest.mark.parametrize(
        "text",
        [
            "The mayor declined to comment.",
            "The mayor did not respond to questions.",
            "The mayor refused to answer.",
            "The mayor did not say how many were hurt.",
        ],
    )
    def test_a_refusal_to_say_has_no_content(self, reading_of: Read, text: str) -> None:
        read = reading_of(HEADLINE + text)
        assert [(each.manner, each.content) for each in read.attributions if each.manner == "none"] == [("none", ())]


class TestManner:
    @pytest.mark.parametrize(
        ("text", "manner"),
        [
            ("“The bridge is closed,” the mayor said.", "direct"),
            ("The mayor said the bridge was closed.", "indirect"),
            ("The mayor said the bridge was “closed to everybody for now.”", "mixed"),
            ("The mayor said that the “Green Line” was closed.", "indirect"),
        ],
    )
    def test_by_the_marks_around_the_words(self, reading_of: Read, text: str, manner: str) -> None:
        read = reading_of(HEADLINE + text)
        assert [each.manner for each in read.attributions] == [manner]


def test_every_span_lies_in_the_text_and_every_attribution_has_evidence(reading_of: Read) -> None:
    read = reading_of(
        HEADLINE + '"A," he said, "is B." Then the mayor, adding that "it is late", left: "Bye!" she cried.'
    )
    length = len(read.report.text)
    for each in read.attributions:
        assert each.evidence
        for span in (*each.content, *each.evidence):
            assert 0 <= span.start < span.end <= length


class TestCueWords:
    def test_several_hundred_verbs_ship(self) -> None:
        assert len(cue_words().verbs) > 400

    def test_an_unknown_class_names_file_and_line(self, tmp_path: Path) -> None:
        _copy(tmp_path)
        (tmp_path / "verbs.tsv").write_text("# verbs\nsay\tshout\tclause\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"verbs\.tsv, line 2: 'shout' is no class"):
            load_cue_words(tmp_path)

    def test_an_unknown_frame_names_file_and_line(self, tmp_path: Path) -> None:
        _copy(tmp_path)
        (tmp_path / "verbs.tsv").write_text("say\tsay\tclause sideways\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"verbs\.tsv, line 1: 'sideways' is no frame"):
            load_cue_words(tmp_path)

    def test_a_verb_may_stand_once_only(self, tmp_path: Path) -> None:
        _copy(tmp_path)
        (tmp_path / "verbs.tsv").write_text("say\tsay\tclause\nsay\tsay\tquote\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"verbs\.tsv, line 2: say stands twice"):
            load_cue_words(tmp_path)

    def test_a_verb_needs_a_frame(self, tmp_path: Path) -> None:
        _copy(tmp_path)
        (tmp_path / "verbs.tsv").write_text("say\tsay\t\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"verbs\.tsv, line 1: say has no frame"):
            load_cue_words(tmp_path)

    def test_a_missing_group_is_named(self, tmp_path: Path) -> None:
        _copy(tmp_path)
        (tmp_path / "groups.tsv").write_text("modals\twould\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"groups\.tsv lacks the group goes_on"):
            load_cue_words(tmp_path)


def _copy(folder: Path) -> None:
    """A whole set of cue data in a folder of its own."""
    from onrecord.data import DATA

    for path in (DATA / "statements").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
