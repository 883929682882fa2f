"""Statements of every kind that users ask for: transcripts, the cited, readouts, refusals, media, listeners."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Reading, Statement

State = Callable[..., tuple[Statement, ...]]
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


@pytest.fixture(scope="session")
def words(reading_of: Callable[..., Reading]) -> Callable[[str, tuple[Statement, ...]], list[list[str]]]:
    """The contents of statements as text."""

    def find(text: str, said: tuple[Statement, ...]) -> list[list[str]]:
        whole = reading_of(HEADLINE + text, "2025-05-17").report.text
        return [[whole[a:b] for a, b in each.content] for each in said]

    return find


class TestTranscripts:
    TEXT = (
        "MR. LIND: Good afternoon. The talks go on, and the mayor said that he will attend.\n"
        "QUESTION: Will the army leave?\n"
        "MR. LIND: We condemn the raid on the embassy.\n"
        "QUESTION: Thank you.\nMR. LIND: Thank you all.\n"
    )
    TITLE = "Press Briefing by Spokesperson Jan Lind\n"

    def test_answers_are_statements_under_the_full_name_and_questions_and_courtesies_are_not(
        self, state: State
    ) -> None:
        turns = [each for each in state(self.TEXT, self.TITLE) if each.rule == "say.label"]
        assert [each.speaker for each in turns] == [("Jan Lind",), ("Jan Lind",)]
        assert {each.manner for each in turns} == {"direct"}

    def test_what_is_reported_in_a_turn_has_the_turn_for_its_source(self, state: State) -> None:
        found = state(self.TEXT, self.TITLE)
        inner = next(each for each in found if each.rule != "say.label")
        assert inner.source == found[0].id

    def test_an_unnamed_official_keeps_the_label_in_small_letters(self, state: State) -> None:
        text = "MODERATOR: Welcome to the call.\nSENIOR OFFICIAL: The leaders spoke for an hour.\n"
        assert [each.speaker for each in state(text)] == [("senior official",)]


class TestSignedAndIntroduced:
    def test_a_quotation_signed_with_a_name(self, state: State) -> None:
        found = state("“The mayor said that we should stay. We want peace.” ― Maria Petrova\nThe road is closed.")
        assert found[0].speaker == ("Maria Petrova",)
        assert [each.source for each in found[1:]] == [found[0].id]

    def test_a_quotation_below_a_colon(self, state: State) -> None:
        found = state('President Jan Nowak greeted the soldiers:\n"You have done great things. Go home now."')
        assert found[-1].speaker == ("Jan Nowak",)

    def test_what_is_told_of_the_speaker_is_not_said(self, state: State, words: Callable[..., list[list[str]]]) -> None:
        text = '"We must act now," said Don Petrov, who led the party from 1995 to 1997 and has backed the mayor since.'
        assert words(text, state(text)[:1]) == [["We must act now,"]]

    def test_a_quotation_inside_a_quotation_does_not_hide_its_speaker(self, state: State) -> None:
        found = state('"When she heard it, her answer was, ‘Let’s see what we can do to help?’" Karen Lind said.')
        assert found[0].speaker == ("Karen Lind",)


class TestTheCited:
    @pytest.mark.parametrize(
        "text",
        [
            "The talks will resume in May, the Dawn newspaper reported, citing people familiar with the matter.",
            "Citing people familiar with the matter, the Dawn newspaper said that the talks will resume in May.",
        ],
    )
    def test_say_the_same_inside_the_statement_that_cites_them(self, state: State, text: str) -> None:
        found = state(text)
        outer = next(each for each in found if each.rule != "say.cited")
        inner = next(each for each in found if each.rule == "say.cited")
        assert inner.speaker == ("people familiar with the matter",)
        assert (inner.source, inner.content) == (outer.id, outer.content)
        assert "newspaper" in outer.speaker[0]

    def test_causes_are_not_cited(self, state: State) -> None:
        found = state("The ministry said that the bridge would close, citing a lack of funds.")
        assert [each.rule for each in found if each.rule == "say.cited"] == []


class TestQuestions:
    def test_who_is_asked_does_not_ask(self, state: State) -> None:
        found = state("Asked whether the army would leave the town, Jan Nowak said it would stay.")
        assert [each.rule for each in found] == ["say.clause"]

    def test_who_asked_is_told_the_answer(self, state: State) -> None:
        found = state("Answering questions from journalists after a meeting in Riga, Jan Nowak said it would stay.")
        assert found[0].addressee == ("journalists",)

    @pytest.mark.parametrize(
        "text",
        [
            "Asked about the raid, the minister declined to comment.",
            "The ministry did not immediately respond to a request for comment.",
            "The police will not confirm any information on the arrest.",
        ],
    )
    def test_refusals_have_no_content(self, state: State, text: str) -> None:
        assert [(each.manner, each.content) for each in state(text)] == [("none", ())]

    def test_what_could_not_be_confirmed_is_no_refusal(self, state: State) -> None:
        assert state("The agency could not confirm the report.") == ()


class TestReadouts:
    THREE = "President Jan Nowak met with Prime Minister Petr Horak and Chancellor Eva Lindt in the capital. "

    def test_the_leaders_are_all_who_met(self, state: State) -> None:
        found = state(self.THREE + "The leaders stressed that the border should open.")
        assert found[0].speaker == ("Jan Nowak", "Petr Horak", "Eva Lindt")

    def test_two_of_three_stay_unresolved(self, state: State) -> None:
        found = state(self.THREE + "The two leaders agreed that the border should open.")
        assert found[0].speaker == ("The two leaders",)

    def test_of_two_the_other_listens_and_a_call_is_the_medium(self, state: State) -> None:
        text = "Jan Nowak had a telephone conversation with Petr Horak. Jan Nowak stressed that the truce must hold."
        assert [(each.addressee, each.medium) for each in state(text)] == [(("Petr Horak",), "telephone conversation")]

    def test_a_passive_note_goes_on_with_who_was_told_of_last(self, state: State) -> None:
        text = (
            "Jan Nowak had a telephone conversation with Petr Horak. Petr Horak asked about the road. Jan Nowak gave "
            "his assessment of the fighting. It was emphasised that the truce must hold."
        )
        assert state(text)[-1].speaker == ("Jan Nowak",)

    def test_somebody_met_in_another_way_does_not_listen(self, state: State) -> None:
        text = "Jan Nowak praised the talks between Eva Lindt and Petr Horak. Jan Nowak said that peace is near."
        assert state(text)[-1].addressee == ()


class TestWhereItWasSaid:
    @pytest.mark.parametrize(
        ("text", "medium"),
        [
            ('The council issued a communique saying, "The raid is a crime."', "communique"),
            ("Jan Nowak opened the summit with a speech in which he said that the road was open.", "speech"),
            ("Commenting on the statement, Jan Nowak said that the road was open.", None),
            ("During the meeting Jan Nowak said that the road was open.", None),
        ],
    )
    def test_the_preposition_tells_where_from_of_what(self, state: State, text: str, medium: str | None) -> None:
        assert state(text)[-1].medium == medium

    def test_an_interview_told_of_after_the_lead_holds_for_the_lead(self, state: State) -> None:
        text = (
            "President Jan Nowak said that the town would hold. The president spoke about this in an interview for "
            'foreign media from "Dawn" YouTube channel, "Noon" TV channel and "Midday". "There are troops," he said.'
        )
        assert [(each.medium, each.addressee) for each in state(text)] == [
            ("interview", ("Dawn", "Noon", "Midday"))
        ] * 2

    def test_the_message_is_its_senders(self, state: State) -> None:
        found = state('Ivan Petrov sent greetings to the members.\nThe message reads, in part:"You serve the people."')
        assert (found[0].speaker, found[0].medium) == (("Ivan Petrov",), "message")


class TestOnBehalf:
    @pytest.mark.parametrize(
        ("text", "body"),
        [
            ("British military spokesman Tom Holloway says the report is under review.", "British military"),
            ("Presidential spokesman Ali Radi said President Omar Haddad would travel.", "Omar Haddad"),
            ('State Department spokesman Jan Lind said so. "We wait for the report," he added.', "State Department"),
        ],
    )
    def test_whom_a_spokesperson_speaks_for(self, state: State, text: str, body: str) -> None:
        assert state(text)[-1].on_behalf_of == body


class TestCues:
    @pytest.mark.parametrize(
        ("text", "cue"),
        [
            ("Jan Nowak is convinced that the talks will begin.", "convinced"),
            ("Analysts, however, are skeptical that the two sides will agree.", "skeptical"),
            ("Jan Nowak drew attention to the violations of the ceasefire.", "drew attention"),
            ("As Jan Nowak explained, sanctions should work as intended.", "explained"),
            ("The army will not give up the town, as some politicians suggest.", "suggest"),
            ("Per the ministry, 12 people died.", "Per"),
            ("The ministry's claim that the town fell spread at once.", "claim"),
            ("A poll by the Lind institute found that most people want peace.", "found"),
            ("The treaty says that troops must leave.", "says"),
            ("Jan Nowak thanked international partners for their support of the refugees.", "thanked"),
            ("Jan Nowak congratulated the mayor, saying the town had chosen peace.", "saying"),
        ],
    )
    def test_of_the_long_tail(self, state: State, text: str, cue: str) -> None:
        whole = HEADLINE + text
        assert cue in [whole[slice(*each.cue)] for each in state(text) if each.cue is not None]

    @pytest.mark.parametrize("text", ["The road opens per day for an hour.", "Jan Nowak was sure of the river."])
    def test_none(self, state: State, text: str) -> None:
        assert state(text) == ()

    @pytest.mark.parametrize("headline", ["Kyiv: attack repelled\n", "Prisoner swap agreed - ministry\n"])
    def test_headlines_that_name_their_speaker(self, state: State, headline: str) -> None:
        assert [each.rule for each in state("The night was long.", headline)] == ["say.headline"]

    def test_a_government_that_speaks_is_its_state(self, state: State) -> None:
        assert state("The Iraqi government announced it will recall its envoy.")[0].speaker == ("Iraq",)
