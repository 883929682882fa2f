"""Headlines that join names by a comma: which comma stands for "and", and what the tree makes of it."""

from __future__ import annotations

import pytest

from onrecord.reading.headline_rows import joining_comma
from onrecord.reading.network import load


@pytest.mark.parametrize(
    ("headline", "comma"),
    [
        ("Peru , Chile hold talks in Lima", 1),
        ("South Korea , Japan sign border deal", 2),
        ("Peru , Chile , Bolivia to meet on Friday", 3),
        ("Peru , Chile hold talks in Lima .", None),
        ("Kyiv , Ukraine hosts the leaders of three states", None),
        ("In Lima , Chile signs a deal", None),
        ("Peru , Chile and Bolivia to meet on Friday", None),
        ("Meanwhile , Chile signs a deal", None),
        ("Peru hails Chile , Bolivia over deal", None),
        ("Peru , Chile", None),
    ],
)
def test_the_last_comma_of_an_opening_row_of_known_names_joins(headline: str, comma: int | None) -> None:
    assert joining_comma(headline.split()) == comma


def test_both_names_are_subjects_and_the_text_stays() -> None:
    network = load(1)
    doc = network.tokens("Peru, Chile hold talks in Lima")
    network.annotate([doc])
    assert doc.text == "Peru, Chile hold talks in Lima"
    assert [(token.text, token.dep_) for token in doc[:4]] == [
        ("Peru", "nsubj"), (",", "cc"), ("Chile", "conj"), ("hold", "ROOT"),
    ]  # fmt: skip
