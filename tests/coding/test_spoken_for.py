"""Speakers behind titles and spokespersons: who is meant, and for whom they speak."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Reading, Statement

State = Callable[[str], tuple[Statement, ...]]
HEADLINE = "A day of talks in the border town\n"


@pytest.fixture(scope="session")
def state(reading_of: Callable[..., Reading]) -> State:
    """`state(text)` gives the statements of a report with this text under a headline that says nothing."""
    from onrecord.coding.actors import Cast
    from onrecord.coding.statements import statements

    def find(text: str) -> tuple[Statement, ...]:
        read = reading_of(HEADLINE + text, "2025-05-17")
        return statements(read, Cast(read))

    return find


def content(found: Statement, text: str) -> list[str]:
    return [(HEADLINE + text)[a:b] for a, b in found.content]


class TestSpokespersons:
    def test_a_government_without_a_name_is_the_one_that_the_report_tells_of(self, state: State) -> None:
        found = state(
            'The Georgian government says it has taken the town. "Our flag is over the harbour," said Levan Beridze, '
            "a government spokesman."
        )
        assert [(each.speaker, each.on_behalf_of) for each in found] == [
            (("Georgia",), None),
            (("Levan Beridze",), "Georgia"),
        ]

    def test_of_two_governments_neither_is_chosen(self, state: State) -> None:
        found = state(
            "The Georgian government says it has taken the town. The Armenian government says it has not. "
            '"Our flag is over the harbour," said Levan Beridze, a government spokesman.'
        )
        assert found[-1].speaker == ("Levan Beridze",)
        assert found[-1].on_behalf_of not in ("Georgia", "Armenia")

    def test_a_spokesman_without_a_name_is_not_the_person_spoken_for(self, state: State) -> None:
        (found,) = state("A spokesman for President Rossi said that the remarks were wrong.")
        assert found.speaker[0].startswith("A spokesman")
        assert found.on_behalf_of == "Rossi"

    def test_the_spokesman_speaks_for_the_one_body_that_has_any(self, state: State) -> None:
        found = state(
            '"The road is open," said Jan Lind, spokesman for the Red Cross. "It is not," said Anna Berg, spokeswoman '
            "for the Red Cross. The spokesman said that trucks will leave."
        )
        assert found[-1].on_behalf_of == "Red Cross"

    def test_a_body_named_after_its_land_is_no_state(self, state: State) -> None:
        (found,) = state("Fisheries Peru spokesperson Julia Marin said boats must stay in port.")
        assert (found.speaker, found.on_behalf_of) == (("Julia Marin",), "Fisheries Peru")


class TestTitles:
    @pytest.mark.parametrize(
        "title",
        [
            "the vice president and chairman of Chrysler LLC Jan Lind",
            "the firm's chief executive officer, Jan Lind",
            "the head of the Nordbank, Jan Lind",
        ],
    )
    def test_the_name_behind_an_inverted_title_speaks(self, state: State, title: str) -> None:
        (found,) = state(f'"Our harbours were full all winter," said {title}.')
        assert found.speaker == ("Jan Lind",)

    def test_the_name_behind_a_preposition_does_not(self, state: State) -> None:
        (found,) = state('"Our harbours were full all winter," said a lawyer for Jan Lind.')
        assert found.speaker != ("Jan Lind",)

    def test_a_long_title_that_comes_again_means_the_same_person(self, state: State) -> None:
        found = state(
            "Deputy Head of the Office of the President Ion Rusu met the Estonian minister. He thanked him. "
            "The deputy head of the Office of the President said that the border is quiet."
        )
        assert found[-1].speaker == ("Ion Rusu",)


class TestQuotedAfterADeed:
    TALK = (
        "On Sunday, Kenyan president Ahmed Odinga said he would sign the treaty. "
        '"I have read every page of it," he said.\n\n'
    )

    def test_he_is_the_one_whose_deed_was_just_told(self, state: State) -> None:
        found = state(
            self.TALK + "Later, Zambian president Thabo Dlamini rejected the treaty. "
            '"Our fishermen lose their coast," he said.'
        )
        assert found[-1].speaker == ("Thabo Dlamini",)

    def test_not_where_a_second_person_is_named(self, state: State) -> None:
        found = state('Thabo Dlamini said that he met Ahmed Odinga. Lara Lind left.\n\n"It takes us back," he said.')
        assert found[-1].speaker != ("Lara Lind",)


class TestOneClauseOneStatement:
    def test_what_a_participle_notes_is_not_told_by_the_verb_before_it_as_well(self, state: State) -> None:
        text = "President Costa reflected on the recent vote, noting that the strength of the union was shown."
        (found,) = state(text)
        assert content(found, text) == ["the strength of the union was shown"]

    def test_a_commitment_reinforced_is_said(self, state: State) -> None:
        text = "President Costa noted the vote, and he reinforced the commitment to working together for open seas."
        assert content(state(text)[-1], text) == ["working together for open seas"]

    def test_adding_after_a_quotation_without_a_verb_is_the_speakers(self, state: State) -> None:
        found = state(
            '"First ports, rails and bridges, and only after that - new roads to the coast," said Ion Rusu, '
            "adding that a loan from President Marin is wanted."
        )
        assert {each.speaker for each in found} == {("Ion Rusu",)}


class TestTranscriptEnds:
    def test_a_closing_time_takes_no_turn_away(self, state: State) -> None:
        found = state(
            "THE PRESIDENT: All right, we have a lot to do here.\n\nLEADER BROWN: I did that, yes.\n\n"
            "THE PRESIDENT: They are very worried about the budget.\n\n11:45 A.M. EST\n"
        )
        turns = [each for each in found if each.rule == "say.label"]
        assert len(turns) == 3
