"""Who is who in a report: names, titles, descriptions and pronouns of one person or body are one chain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Chain, Reading
from onrecord.reading.coreference import chains
from onrecord.sources import from_text

ReadingOf = Callable[..., Reading]


def chain_of(reading: Reading, word: str, nth: int = 0) -> Chain | None:
    """The chain of the n-th token that reads so."""
    token = [token.i for token in reading.doc if token.text == word][nth]
    for chain in reading.chains:
        if any(each.start <= token < each.end for each in chain.mentions):
            return chain
    return None


def name_of(reading: Reading, word: str, nth: int = 0) -> str | None:
    chain = chain_of(reading, word, nth)
    return chain.name if chain else None


class TestNames:
    def test_a_surname_is_the_person_named_in_full(self, reading_of: ReadingOf) -> None:
        reading = reading_of("Merz calls for talks\nGerman Chancellor Friedrich Merz spoke in Berlin. Merz left early.")
        assert [name_of(reading, "Merz", nth) for nth in range(3)] == ["Friedrich Merz"] * 3

    def test_the_fullest_form_is_the_name(self, reading_of: ReadingOf) -> None:
        reading = reading_of("Luiz Lula spoke. Luiz Inácio Lula da Silva is in Brasília. Lula smiled.")
        assert name_of(reading, "Lula", 2) == "Luiz Inácio Lula da Silva"

    def test_two_people_of_one_surname_are_kept_apart(self, reading_of: ReadingOf) -> None:
        text = "Volodymyr Zelenskyy flew to Rome. Olena Zelenska met doctors. Zelenska thanked them. Zelenskyy agreed."
        reading = reading_of(text)
        assert name_of(reading, "Zelenska", 1) == "Olena Zelenska"
        assert name_of(reading, "Zelenskyy", 1) == "Volodymyr Zelenskyy"

    def test_brothers_are_told_apart_by_who_was_named_last(self, reading_of: ReadingOf) -> None:
        text = "Raúl Castro spoke first. Castro was brief. Then Fidel Castro rose. Castro spoke for hours."
        reading = reading_of(text)
        assert name_of(reading, "Castro", 1) == "Raúl Castro"
        assert name_of(reading, "Castro", 3) == "Fidel Castro"

    @pytest.mark.parametrize("other", ["Zelensky", "Zelenskiy", "Zelenskyi"])
    def test_spellings_of_one_name(self, reading_of: ReadingOf, other: str) -> None:
        reading = reading_of(f"Volodymyr Zelenskyy met Emmanuel Macron. {other} thanked Emmanuel Macron.")
        assert name_of(reading, other) == "Volodymyr Zelenskyy"

    def test_given_names_in_two_languages(self, reading_of: ReadingOf) -> None:
        reading = reading_of("Vladimir Zelensky spoke. Later Volodymyr Zelensky left.")
        assert chain_of(reading, "Zelensky", 0) is chain_of(reading, "Zelensky", 1)

    def test_an_acronym_defined_in_the_text(self, reading_of: ReadingOf) -> None:
        text = "The Sudan Relief Agency (SRA) sent trucks to Nyala. The SRA said the road was open."
        assert name_of(reading_of(text), "SRA", 1) == "Sudan Relief Agency"

    def test_an_acronym_that_is_only_initials(self, reading_of: ReadingOf) -> None:
        text = "The Rapid Support Forces took the town. Later the RSF left it."
        assert name_of(reading_of(text), "RSF") == "Rapid Support Forces"

    def test_a_capital_does_not_give_its_state_its_name(self, reading_of: ReadingOf) -> None:
        assert name_of(reading_of("Ukraine agreed. Later Kyiv signed."), "Ukraine") == "Ukraine"


class TestTitles:
    def test_a_title_before_the_name(self, reading_of: ReadingOf) -> None:
        chain = chain_of(reading_of("Russian Foreign Minister Sergey Lavrov left."), "Lavrov")
        assert chain is not None
        assert [(each.office, each.of) for each in chain.offices] == [("foreign minister", "Russia")]

    def test_a_title_with_of(self, reading_of: ReadingOf) -> None:
        chain = chain_of(reading_of("President of the European Council Charles Michel was in Kyiv."), "Michel")
        assert chain is not None
        assert [(each.office, each.of) for each in chain.offices] == [("president", "European Council")]

    def test_in_a_chain_of_offices_the_first_is_the_persons(self, reading_of: ReadingOf) -> None:
        text = "Deputy Head of the Office of the President of Ukraine Ihor Zhovkva met the envoys."
        chain = chain_of(reading_of(text), "Zhovkva")
        assert chain is not None
        assert [each.office for each in chain.offices] == ["deputy head"]

    def test_a_spokesman_for_a_president_is_not_the_president(self, reading_of: ReadingOf) -> None:
        chain = chain_of(reading_of("A spokesman for President Emmanuel Macron declined to comment."), "Macron")
        assert chain is not None
        assert [each.office for each in chain.offices] == ["president"]

    def test_an_apposition_behind_the_name(self, reading_of: ReadingOf) -> None:
        text = "Marco Rubio, the U.S. secretary of state, arrived. The secretary of state said little."
        assert name_of(reading_of(text), "secretary", 1) == "Marco Rubio"

    def test_a_hyphened_title(self, reading_of: ReadingOf) -> None:
        chain = chain_of(reading_of("Ukrainian commander-in-chief Oleksandr Syrskyi visited the front."), "Syrskyi")
        assert chain is not None
        assert ("commander", "Ukraine") in [(each.office, each.of) for each in chain.offices]


class TestDescriptions:
    TEXT = (
        "French President Emmanuel Macron met Turkish President Recep Tayyip Erdogan in Ankara. "
        "The Turkish president was pleased. The French leader said nothing."
    )

    def test_by_office_and_state(self, reading_of: ReadingOf) -> None:
        reading = reading_of(self.TEXT)
        assert name_of(reading, "president") == "Recep Tayyip Erdogan"
        assert name_of(reading, "leader") == "Emmanuel Macron"

    def test_the_table_names_only_whom_the_report_names(self, reading_of: ReadingOf) -> None:
        told = reading_of("Putin flew home.\nThe Russian president will speak on Monday.", published="2025-05-17")
        untold = reading_of("The Russian president will speak on Monday.", published="2025-05-17")
        assert name_of(told, "president") == "Putin"
        assert name_of(untold, "president") is None

    def test_the_table_knows_the_day(self, reading_of: ReadingOf) -> None:
        text = "Biden and Trump disagreed.\nThe U.S. president will veto the bill."
        assert name_of(reading_of(text, published="2022-06-01"), "president") == "Biden"
        assert name_of(reading_of(text, published="2025-06-01"), "president") == "Trump"

    def test_a_former_president_is_not_the_present_one(self, reading_of: ReadingOf) -> None:
        text = "Putin left.\nThe former Russian president disagreed."
        assert name_of(reading_of(text, published="2025-05-17"), "president") is None

    def test_a_government_release_speaks_of_its_own_president(self) -> None:
        from onrecord import reading

        text = (
            "President of Ukraine Volodymyr Zelenskyy met President of Finland Alexander Stubb. The President was glad."
        )
        report = from_text(text, published="2025-05-17", outlet="President of Ukraine")
        assert name_of(next(reading.read([report])), "President", 2) == "Volodymyr Zelenskyy"

    def test_two_candidates_without_a_sign_stay_unresolved(self, reading_of: ReadingOf) -> None:
        text = (
            "Norwegian Foreign Minister Espen Barth Eide met Danish Foreign Minister Lars Rasmussen in Oslo. "
            "The talks were long.\nThey ended late.\nNobody slept.\nA foreign minister has to be patient."
        )
        assert name_of(reading_of(text), "minister") is None

    def test_an_indefinite_description_is_someone_new(self, reading_of: ReadingOf) -> None:
        text = "Russian President Vladimir Putin spoke. A president must be calm."
        assert name_of(reading_of(text), "president") is None


class TestPronouns:
    @pytest.mark.parametrize(
        ("text", "word", "nth", "name"),
        [
            ("Emmanuel Macron spoke in Paris. He praised the deal.", "He", 0, "Emmanuel Macron"),
            ("Ursula von der Leyen met Viktor Orban. She asked him to sign.", "She", 0, "Ursula von der Leyen"),
            ("Ursula von der Leyen met Viktor Orban. She asked him to sign.", "him", 0, "Viktor Orban"),
            ("Angela Merkel said that she would go.", "she", 0, "Angela Merkel"),
            ('"We are ready," Boris Pistorius said. "We will act," he added.', "he", 0, "Boris Pistorius"),
            ("Hezbollah said that it would answer.", "it", 0, "Hezbollah"),
            ("Turkey closed its airspace on Friday.", "its", 0, "Turkey"),
            ("Narendra Modi, who was in Tokyo, agreed.", "who", 0, "Narendra Modi"),
            ("Donald Trump and his team left.", "his", 0, "Donald Trump"),
        ],
    )
    def test_a_pronoun_is_whom_it_stands_for(
        self, reading_of: ReadingOf, text: str, word: str, nth: int, name: str
    ) -> None:
        assert name_of(reading_of(text), word, nth) == name

    def test_it_may_be_nobody(self, reading_of: ReadingOf) -> None:
        assert name_of(reading_of("Iran agreed. It is clear that talks will take place."), "It") is None

    def test_he_is_not_a_woman(self, reading_of: ReadingOf) -> None:
        assert name_of(reading_of("Annalena Baerbock spoke. He left."), "He") is None

    def test_inside_a_quotation_he_is_not_its_speaker(self, reading_of: ReadingOf) -> None:
        text = 'Emmanuel Macron met Joe Biden in Geneva. "He is ready," Emmanuel Macron said.'
        assert name_of(reading_of(text), "He") == "Joe Biden"

    def test_an_object_is_not_its_own_subject(self, reading_of: ReadingOf) -> None:
        text = "Vladimir Putin called Donald Trump. Vladimir Putin thanked him."
        assert name_of(reading_of(text), "him") == "Donald Trump"

    def test_first_and_second_persons_are_left_to_the_coding(self, reading_of: ReadingOf) -> None:
        reading = reading_of('"I told you that we agree," Emmanuel Macron said.')
        assert chain_of(reading, "I") is None
        assert chain_of(reading, "we") is None


def test_chains_come_in_the_order_of_the_text(reading_of: ReadingOf) -> None:
    found = reading_of("Xi Jinping met Narendra Modi. Modi thanked Xi.").chains
    starts = [chain.mentions[0].head for chain in found]
    assert starts == sorted(starts)


def test_a_text_without_anyone_has_no_names(reading_of: ReadingOf) -> None:
    assert [chain.name for chain in reading_of("It rained for days.").chains if chain.name] == []


def test_the_same_text_gives_the_same_chains(reading_of: ReadingOf) -> None:
    reading = reading_of("Keir Starmer met Mark Carney. He thanked him.")
    assert chains(reading.report, reading.doc, reading.quotations) == reading.chains
