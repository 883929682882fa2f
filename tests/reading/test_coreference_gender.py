"""Pronouns and titles that tell men from women, and names from those whom a title is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coding.actors import Cast
from onrecord.model import Reading


@pytest.fixture(scope="module")
def names_of(reading_of: Callable[..., Reading]) -> Callable[[str, str], tuple[str, ...]]:
    """`names_of(text, word)`: for whom the last token that reads so stands."""

    def ask(text: str, word: str) -> tuple[str, ...]:
        read = reading_of(text, published="2026-03-12")
        token = [token.i for token in read.doc if token.text == word][-1]
        return Cast(read).names(token, as_speaker=True)

    return ask


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        # whose spokesman it is does not make her one
        (
            "Jennifer Hill flew to Oslo. A spokesman for Jennifer Hill spoke to Omar Aziz. She said that it was late.",
            "She",
            "Jennifer Hill",
        ),
        # "Mrs." is not the husband
        (
            "Benjamin Hill is retired. Jennifer Hill leads the party. Mrs. Hill spoke. She said that it was late.",
            "She",
            "Jennifer Hill",
        ),
        # a noun right before a name is that person, whatever the tree says
        ("It was late, said the widow Terry Lund. She added that it was cold.", "She", "Terry Lund"),
        # the candidate is the one said to be it
        ("If the candidate is Jennifer Hill, the answer is no. She refuses to pay.", "She", "Jennifer Hill"),
    ],
)
def test_she(names_of: Callable[[str, str], tuple[str, ...]], text: str, word: str, name: str) -> None:
    assert names_of(text, word) == (name,)


def test_those_to_whom_a_claim_is_ascribed_go_on_speaking(names_of: Callable[[str, str], tuple[str, ...]]) -> None:
    text = "The firm cheated two women, according to several workers. They said that it lied."
    assert names_of(text, "They") == ("several workers",)


def test_a_party_in_the_plural_is_no_he(names_of: Callable[[str, str], tuple[str, ...]]) -> None:
    text = "Democrats met Omar Aziz. He said that it was late."
    assert names_of(text, "He") == ("Omar Aziz",)


def test_a_party_tells_two_candidates_apart(names_of: Callable[[str, str], tuple[str, ...]]) -> None:
    text = (
        "Libertarian presidential candidate Gary Hale runs daily.\n"
        "Omar Aziz says that he has big plans. The Republican presidential nominee noted that it was late. He said no."
    )
    assert names_of(text, "He") == ("Omar Aziz",)
