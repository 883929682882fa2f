"""Statements: speaker, manner, medium, addressee, whom a spokesperson speaks for, and what is one statement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.coding.saying.words import load_saying_words, saying_words
from onrecord.errors import DataError
from onrecord.model import Reading, Record, Statement

State = Callable[[str], tuple[Statement, ...]]
HEADLINE = "A day of talks in the border town\n"


@pytest.fixture(scope="session")
def state(reading_of: Callable[..., Reading]) -> State:
    """`state(text)` gives the statements of a report with this text under a headline that says nothing."""
    from onrecord.coding.actors import Cast
    from onrecord.coding.statements import statements

    def find(text: str, headline: str = HEADLINE) -> tuple[Statement, ...]:
        read = reading_of(headline + text, "2025-05-17")
        return statements(read, Cast(read))

    return find


class TestSpeakers:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("President Emmanuel Macron said that France would send aid.", ("Emmanuel Macron",)),
            ("The aid will come, Emmanuel Macron said. He said that France was ready.", ("Emmanuel Macron",)),
            ("Moscow said that the talks would go on.", ("Russia",)),
            ("Turkey and Qatar said that the talks would go on.", ("Turkey", "Qatar")),
            ("The talks will go on, according to Hakan Fidan.", ("Hakan Fidan",)),
        ],
    )
    def test_names_as_the_contract_wants_them(self, state: State, text: str, speaker: tuple[str, ...]) -> None:
        assert state(text)[-1].speaker == speaker

    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("A senior official said that the talks would go on.", "a senior official"),
            ("Two diplomats said that the talks would go on.", "two diplomats"),
            ("Residents of the town said that the shelling went on.", "residents of the town"),
        ],
    )
    def test_an_unnamed_source_keeps_its_phrase(self, state: State, text: str, speaker: str) -> None:
        assert [name.lower() for name in state(text)[0].speaker] == [speaker]

    def test_a_document_speaks(self, state: State) -> None:
        assert "report" in state("The report says that 40 villages were burned.")[0].speaker[0]

    def test_behind_a_statement_stands_who_issued_it(self, state: State) -> None:
        found = state("A statement by the Ministry of Defence said that the village was lost.")
        assert (found[0].speaker, found[0].medium) == (("Ministry of Defence",), "statement")

    def test_a_spokesperson_speaks_for_a_body(self, state: State) -> None:
        found = state("The talks went well, State Department spokesperson Anna Berg said.")
        assert (found[0].speaker, found[0].on_behalf_of) == (("Anna Berg",), "State Department")


class TestMedium:
    @pytest.mark.parametrize(
        ("text", "medium"),
        [
            ("Emmanuel Macron said in a statement that France was ready.", "statement"),
            ("Emmanuel Macron wrote on Telegram that France was ready.", "Telegram"),
            ("Emmanuel Macron said in a post on X that France was ready.", "X"),
            ("Emmanuel Macron wrote on Truth Social that France was ready.", "Truth Social"),
            ("Emmanuel Macron said at a news conference that France was ready.", "news conference"),
            ("Emmanuel Macron said in a televised address that France was ready.", "televised address"),
            ("Emmanuel Macron said that France was ready.", None),
        ],
    )
    def test_where_it_was_said(self, state: State, text: str, medium: str | None) -> None:
        assert state(text)[0].medium == medium

    def test_an_interview_lasts_for_what_its_speaker_says_next(self, state: State) -> None:
        found = state('Emmanuel Macron said in an interview that France was ready. "We can do it," Macron said.')
        assert [each.medium for each in found] == ["interview", "interview"]

    def test_a_statement_does_not_last(self, state: State) -> None:
        found = state('Emmanuel Macron said in a statement that France was ready. "We can do it," Macron said.')
        assert [each.medium for each in found] == ["statement", None]


class TestAddressee:
    def test_those_who_are_told(self, state: State) -> None:
        found = state("Emmanuel Macron told reporters that France was ready.")
        assert found[0].addressee == ("reporters",)

    def test_what_is_added_is_said_to_the_same(self, state: State) -> None:
        found = state('Emmanuel Macron told reporters that France was ready. "We can do it," Macron added.')
        assert [each.addressee for each in found] == [("reporters",), ("reporters",)]


class TestManner:
    @pytest.mark.parametrize(
        ("text", "manner"),
        [
            ('"France is ready to send aid," Emmanuel Macron said.', "direct"),
            ("Emmanuel Macron said that France was ready.", "indirect"),
            ('Emmanuel Macron said that France was "ready for anything that comes."', "mixed"),
            ("Emmanuel Macron declined to comment.", "none"),
        ],
    )
    def test_by_the_quotation_marks(self, state: State, text: str, manner: str) -> None:
        assert [each.manner for each in state(text)] == [manner]

    def test_a_refusal_to_comment_is_empty(self, state: State) -> None:
        assert state("Emmanuel Macron did not respond.")[0].content == ()


class TestWhatCounts:
    @pytest.mark.parametrize(
        "text",
        [
            "Emmanuel Macron urged Russia to stop the attacks.",
            "Emmanuel Macron condemned the attack on the market.",
            "Emmanuel Macron discussed the truce with Hakan Fidan.",
            "Emmanuel Macron thanked Hakan Fidan.",
            "Emmanuel Macron could say that France was ready.",
            "The newspaper reached out to Emmanuel Macron for comment.",
            "Emmanuel Macron expressed support for the truce.",
        ],
    )
    def test_acts_and_talks_are_no_statements(self, state: State, text: str) -> None:
        assert state(text) == ()

    @pytest.mark.parametrize(
        "text",
        [
            "Emmanuel Macron condemned the attack, saying that it broke the truce.",
            "Emmanuel Macron vowed that France would not give in.",
            'Emmanuel Macron condemned the attack as "a crime against all mankind".',
            "Emmanuel Macron believes that the truce will hold.",
            "Emmanuel Macron hopes that the truce will hold.",
            "Emmanuel Macron stressed the importance of the truce.",
            "Emmanuel Macron thanked Hakan Fidan for the help of his country.",
        ],
    )
    def test_acts_whose_words_are_given_and_thoughts_are(self, state: State, text: str) -> None:
        assert len(state(text)) == 1


class TestNested:
    def test_a_statement_inside_another_has_it_as_its_source(self, state: State) -> None:
        outer, inner = state("Emmanuel Macron said that Moscow had claimed that the truce was broken.")
        assert (outer.source, inner.source) == (None, outer.id)

    def test_who_only_thinks_aloud_makes_no_second_statement(self, state: State) -> None:
        assert len(state('"I think that the truce will hold," Emmanuel Macron said.')) == 1


class TestTellings:
    def test_headline_and_lead_are_one_statement_with_both_as_evidence(self, state: State) -> None:
        found = state(
            "President Emmanuel Macron said on Friday that France will send tanks to Moldova in June.",
            "Macron says France will send tanks to Moldova\n",
        )
        assert [len(each.evidence) for each in found] == [2]

    def test_the_fullest_telling_comes_first(self, state: State) -> None:
        found = state(
            "President Emmanuel Macron said on Friday that France will send tanks to Moldova in June.",
            "Macron says France will send tanks to Moldova\n",
        )
        assert found[0].evidence[0].start > found[0].evidence[1].start

    def test_a_headline_that_names_its_speaker_by_a_colon(self, state: State) -> None:
        found = state("It rained.", "Macron: France will send tanks to Moldova\n")
        assert [(each.speaker, each.cue) for each in found] == [(("Macron",), None)]


def test_nothing_is_said_in_a_byline(record_of: Callable[..., Record]) -> None:
    record = record_of(HEADLINE + "It rained.\nAnna Berg is a reporter who said this is the last line.\nAnna Berg")
    assert all(each.evidence for each in record.statements)


class TestSayingWords:
    def test_the_lists_that_ship_are_sound(self) -> None:
        assert {"official", "witness"} <= saying_words().unnamed

    def test_an_unknown_kind_of_medium_names_file_and_line(self, tmp_path: Path) -> None:
        _copy(tmp_path)
        (tmp_path / "media.tsv").write_text("pigeon\tbird\t\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"media\.tsv, line 1: 'bird' is no kind"):
            load_saying_words(tmp_path)

    def test_a_platform_needs_a_name(self, tmp_path: Path) -> None:
        _copy(tmp_path)
        (tmp_path / "media.tsv").write_text("telegram\tplatform\t\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"media\.tsv, line 1: a platform needs a name"):
            load_saying_words(tmp_path)

    def test_a_medium_stands_once(self, tmp_path: Path) -> None:
        _copy(tmp_path)
        (tmp_path / "media.tsv").write_text("letter\tdocument\t\nletter\toccasion\t\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"media\.tsv, line 2: letter stands twice"):
            load_saying_words(tmp_path)

    def test_words_are_in_lower_case(self, tmp_path: Path) -> None:
        _copy(tmp_path)
        (tmp_path / "unnamed.txt").write_text("Official\n", encoding="utf-8")
        with pytest.raises(DataError, match=r"unnamed\.txt, line 1: Official has capitals"):
            load_saying_words(tmp_path)


def _copy(folder: Path) -> None:
    """A whole set of the data of statements in a folder of its own."""
    from onrecord.data import DATA

    for path in (DATA / "statements").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
