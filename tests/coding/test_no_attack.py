"""What is told in the words of attacks and is none: sport, accidents, plans carried out; and forces of several."""

from __future__ import annotations

import pytest

from onrecord import read


def of_kind(text: str, kind: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = read(text, published="2024-05-17").events
    return [(event.actors, event.recipients) for event in found if event.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        "England's attack was too strong for Wales in the rugby league.",
        "Spain attacked well and struck twice against Italy in the football championship.",
        "The executions of the plans were delayed by Poland.",
        "The United States executed a plan to leave Iraq.",
        "The company fired its chief executive in Germany.",
        "The minister shot down the proposal by France.",
        "Canada launched an attack on poverty in Nunavut.",
        "The president died of a heart attack in Ghana.",
        "The ship struck a rock off Norway, killing three sailors.",
        "A gas explosion in Ankara killed three people.",
        "Two trains crashed near Lagos, killing 12 people.",
        "A helicopter crash killed two British soldiers in Kosovo.",
        "The pandemic has killed two million people in India.",
        "Inflation hit Turkey hard.",
    ],
)
def test_no_attack(text: str) -> None:
    assert of_kind(text, "ASSAULT") == []


@pytest.mark.parametrize(
    "text",
    [
        "A rocket hit a football pitch in Majdal Shams, killing twelve children.",
        "Gunmen attacked a bus of the Togo football team.",
        "A car bomb explosion in Ankara killed three people.",
        "Iran executed three men on Sunday.",
    ],
)
def test_an_attack_all_the_same(text: str) -> None:
    assert of_kind(text, "ASSAULT")


@pytest.mark.parametrize(
    "unit",
    ["combined Afghan and coalition security force", "Afghan and coalition force"],
)
def test_a_force_of_a_state_and_others_is_one_actor(unit: str) -> None:
    (actors, _), *_ = of_kind(f"An {unit} detained a man.", "COERCE")
    assert len(actors) == 1
    assert unit in actors[0]


def test_soldiers_of_two_states_are_two_actors() -> None:
    assert of_kind("Russian and Ukrainian soldiers clashed near Bakhmut.", "ASSAULT")[0][0] == ("Russia", "Ukraine")


def test_a_word_before_a_noun_is_no_party_of_its_own() -> None:
    (actors, _), *_ = of_kind("Gunmen clashed with security forces in Hebron.", "ASSAULT")
    assert "security" not in actors
    assert of_kind("Germany supports a two-state solution.", "SUPPORT") == [(("Germany",), ())]


def test_who_was_taken_or_killed_comes_before_the_state_where_it_was() -> None:
    text = "The family marked the abduction in Iran of Robert Levinson."
    assert of_kind(text, "ASSAULT") == [((), ("Robert Levinson",))]
    text = "The killing of two farmers in Chile by rebels caused anger."
    assert of_kind(text, "ASSAULT") == [(("rebels",), ("two farmers",))]


@pytest.mark.parametrize(("gap", "expected"), [(0, ("Chile",)), (12, ())])
def test_whom_an_attack_hit_is_taken_only_from_what_stands_near(gap: int, expected: tuple[str, ...]) -> None:
    filler = "The markets were calm and the weather in the capital stayed fair. " * gap
    text = f"Peru attacked Chile in March. {filler}A Peruvian drone strike caused alarm on Friday."
    assert of_kind(text, "ASSAULT")[-1] == (("Peru",), expected)
