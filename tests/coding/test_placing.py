"""Where an event happens when the syntax round its anchor does not say: the sentence, the story, or nowhere told."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import read
from onrecord.coding.placing import Option, likeliest, load_weights
from onrecord.errors import DataError


def placed(text: str, kind: str) -> list[str | None]:
    return [event.place for event in read(text, published="2025-05-17").events if event.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # in, at, near + place on the event's verb or noun
        ("Gunmen killed nine villagers near Djibo on Sunday.", "ASSAULT", "Djibo"),
        ("Rebels seized control of Kidal in northern Mali.", "COERCE", "Kidal"),
        ("Militants seized the northern Mali town of Anefis.", "COERCE", "Anefis"),
        ("Twelve people were killed in a drone strike on a market in Nyala, Sudan.", "ASSAULT", "Nyala"),
        ("Israeli forces struck a mosque in Khan Younis on Monday.", "ASSAULT", "Khan Younis"),
        ("The two presidents met in Astana on Tuesday.", "CONSULT", "Astana"),
        # hung on the wrong word by the tree: behind those who did it, behind a joined verb
        ("Thirty fighters were killed by the Somali Armed Forces in Jilib, Somalia.", "ASSAULT", "Jilib"),
        # what a verb takes hold of
        ("Iran deployed 5,000 troops to Ahvaz on Sunday.", "MOBILIZE", "Ahvaz"),
    ],
)
def test_the_place_of_an_event_in_its_sentence(text: str, kind: str, expected: str) -> None:
    assert expected in placed(text, kind)


def test_a_deed_goes_on_where_the_sentence_has_put_it() -> None:
    text = "Gunmen attacked a checkpoint in Gao on Friday, killing four soldiers and burning their cars."
    assert set(placed(text, "ASSAULT")) == {"Gao"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Speaking in Paris, the minister condemned the attack by Hamas.", "ACCUSE"),
        ("The president called on Iran to sign the deal.", "REQUEST"),
        ("The president of France spoke by phone with the king of Jordan.", "CONSULT"),
        ("The aggression of the Russian Federation must end, Latvia said.", "ASSAULT"),
    ],
)
def test_where_one_speaks_and_who_one_is_are_no_place(text: str, kind: str) -> None:
    assert set(placed(text, kind)) <= {None}


@pytest.mark.parametrize(
    ("text", "kind", "wrong"),
    [
        # a state that owns the deed, does it, or is talked of
        ("Finland condemned Russia's brutal invasion and closed its border.", "ASSAULT", "Russia"),
        ("Estonia fears any further military aggression by Russia, its minister said.", "ASSAULT", "Russia"),
        (
            "Deterring attacks by North Korea is the United States' priority, the general said.",
            "ASSAULT",
            "United States",
        ),
        ("Iran's drone strike killed two soldiers.", "ASSAULT", "Iran"),
        ("Turkey sent troops after talks with Qatar.", "MOBILIZE", "Turkey"),
        # another clause of a long sentence
        (
            "In tribute to the soldiers and other victims of the senseless acts of violence that were committed "
            "on Thursday in Kabul, Afghanistan, by gunmen who attacked a crowd, the flag shall be flown at half-staff "
            "upon all public buildings and grounds, at all military posts and naval stations, and on all naval vessels "
            "of the government in the District of Columbia until sunset on Monday.",
            "ASSAULT",
            "District of Columbia",
        ),
    ],
)
def test_who_owns_or_does_a_deed_is_not_its_ground(text: str, kind: str, wrong: str) -> None:
    assert wrong not in placed(text, kind)


def test_a_state_that_acts_is_ground_where_a_locative_says_so() -> None:
    assert placed("Myanmar's army shelled a village in Myanmar on Sunday.", "ASSAULT") == ["Myanmar"]


def test_what_the_syntax_says_comes_first_where_bodies_are() -> None:
    found = [Option(None, ("none",)), Option("Gao", ("ruled",)), Option("Kidal", ("near",))]
    weights = {"none": 5.0, "near": 9.0}
    assert likeliest(found, weights, "deed") == "Gao"
    assert likeliest(found, weights, "speech") == "Kidal"
    assert likeliest(found[:1], weights, "deed") is None


def test_mentions_of_one_place_speak_together() -> None:
    found = [Option(None, ("none",)), Option("Gao", ("a",)), Option("Kidal", ("b",)), Option("Gao", ("a",))]
    assert likeliest(found, {"none": -9.0, "a": 1.0, "b": 1.4}, "speech") == "Gao"


def test_a_weight_that_is_no_number_is_named(tmp_path: Path) -> None:
    (tmp_path / "weights.tsv").write_text("case:in\tmuch\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"weights.tsv, line 1: 'much' is no number"):
        load_weights(tmp_path / "weights.tsv")
