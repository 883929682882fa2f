"""What counts as a mention: names, descriptions and pronouns that can stand for someone."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from onrecord.model import Mention, Reading
from onrecord.reading.mentions import mentions

ReadingOf = Callable[..., Reading]


def found(reading_of: ReadingOf, text: str, kind: str) -> list[str]:
    doc = reading_of(text).doc
    return [doc[each.start : each.end].text for each in mentions(doc) if each.kind == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Russian President Vladimir Putin met Xi Jinping in Moscow.", ["Vladimir Putin", "Xi Jinping", "Moscow"]),
        ("Foreign Minister Hakan Fidan flew to Doha.", ["Hakan Fidan", "Doha"]),
        ("The Rapid Support Forces (RSF) left El Fasher.", ["Rapid Support Forces", "RSF", "El Fasher"]),
        ("Cuban President Miguel Díaz-Canel spoke.", ["Miguel Díaz-Canel"]),
        ("Ships passed the Strait of Hormuz again.", ["Strait of Hormuz"]),
        ("President of Ukraine Volodymyr Zelenskyy thanked Norway.", ["Ukraine", "Volodymyr Zelenskyy", "Norway"]),
        ("Talks between Armenia and Azerbaijan went on.", ["Armenia", "Azerbaijan"]),
        ("The Armenia-Azerbaijan border was quiet.", ["Armenia", "Azerbaijan"]),
    ],
)
def test_names_stand_without_titles_and_articles(reading_of: ReadingOf, text: str, names: list[str]) -> None:
    assert found(reading_of, text, "name") == names


@pytest.mark.parametrize("text", ["On Monday it rained in May.", "They met on Friday."])
def test_days_and_months_are_no_names(reading_of: ReadingOf, text: str) -> None:
    assert found(reading_of, text, "name") == []


def test_adjectives_and_peoples_are_no_names(reading_of: ReadingOf) -> None:
    assert found(reading_of, "Russian troops fired at Palestinians.", "name") == []


def test_a_state_in_a_persons_name_is_not_the_state(reading_of: ReadingOf) -> None:
    assert found(reading_of, "Defence Minister Israel Katz welcomed the vote.", "name") == ["Israel Katz"]


def test_a_body_that_is_only_described_is_no_name(reading_of: ReadingOf) -> None:
    assert found(reading_of, "The Iranian foreign ministry summoned the envoy.", "name") == []
    assert "ministry" in " ".join(found(reading_of, "The Iranian foreign ministry summoned the envoy.", "description"))


def test_weapons_and_writings_are_no_mentions(reading_of: ReadingOf) -> None:
    assert found(reading_of, "Drones hit a depot, a report shows.", "description") == []


def test_pronouns_of_the_third_person_only(reading_of: ReadingOf) -> None:
    text = '"We will talk to them," she said. "I told him that you agreed."'
    assert found(reading_of, text, "pronoun") == ["them", "she", "him"]


def test_mentions_come_in_order_and_do_not_overlap_as_names(reading_of: ReadingOf) -> None:
    doc = reading_of("Emmanuel Macron, the French president, met German Chancellor Friedrich Merz in Paris.").doc
    names: list[Mention] = [each for each in mentions(doc) if each.kind == "name"]
    assert all(before.end <= after.start for before, after in itertools.pairwise(names))
    assert all(each.start <= each.head < each.end for each in names)


def test_spans_are_the_characters_of_the_report(reading_of: ReadingOf) -> None:
    reading = reading_of("“Peace is near,” said Narendra Modi’s spokesman.")
    for each in mentions(reading.doc):
        assert reading.report.text[each.span.start : each.span.end] == reading.doc[each.start : each.end].text
