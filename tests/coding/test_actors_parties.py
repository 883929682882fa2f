"""Whom "the two sides", "both countries", "the three men", "each other" and "they" stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

NamesOf = Callable[..., tuple[str, ...]]


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Armenia and Azerbaijan met in Munich. The two sides agreed on a border.", "sides", {"Armenia", "Azerbaijan"}),
        ("Armenia-Azerbaijan talks began. Both countries hope for peace.", "countries", {"Armenia", "Azerbaijan"}),
        ("Xi Jinping met with Narendra Modi. The two leaders shook hands.", "leaders", {"Xi Jinping", "Narendra Modi"}),
        (
            "Emmanuel Macron, Friedrich Merz and Keir Starmer met. The three men spoke for hours.",
            "men",
            {"Emmanuel Macron", "Friedrich Merz", "Keir Starmer"},
        ),
        ("Israel and Hezbollah attacked each other.", "each", {"Israel", "Hezbollah"}),
        ("Iran and Iraq met in Baghdad. Both agreed.", "Both", {"Iran", "Iraq"}),
        ("Iran and Iraq met in Baghdad. They agreed on a route.", "They", {"Iran", "Iraq"}),
        ("Talks between Egypt and Turkey went on. The sides agreed on trade.", "sides", {"Egypt", "Turkey"}),
        ("Kaja Kallas spoke with Marco Rubio. The two agreed to meet.", "two", {"Kaja Kallas", "Marco Rubio"}),
    ],
)
def test_the_last_parties_told_together(names_of: NamesOf, text: str, word: str, names: set[str]) -> None:
    assert set(names_of(text, word)) == names


def test_the_nearer_parties_win(names_of: NamesOf) -> None:
    text = "Iran and Iraq met in May. Egypt and Libya met in June. The two countries agreed."
    assert set(names_of(text, "countries")) == {"Egypt", "Libya"}


def test_leaders_are_persons_and_countries_are_states(names_of: NamesOf) -> None:
    text = "Xi Jinping met with Narendra Modi about trade between China and India. The two leaders were content."
    assert set(names_of(text, "leaders")) == {"Xi Jinping", "Narendra Modi"}


def test_a_number_that_fits_nobody_stays_unresolved(names_of: NamesOf) -> None:
    names = names_of("Iran and Iraq met. The four presidents agreed.", "presidents")
    assert "Iran" not in names
    assert "Iraq" not in names


def test_the_latter_is_the_last_of_the_pair(names_of: NamesOf) -> None:
    text = "Fighting went on between Sudan and the Rapid Support Forces, the latter backed by mercenaries."
    assert names_of(text, "latter") == ("Rapid Support Forces",)


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("The Trump administration imposed sanctions on Cuba.", "administration", ("United States",)),
        ("The Erdogan government jailed activists.", "government", ("Turkey",)),
        ("The Assad regime bombed the town.", "regime", ("Syria",)),
        ("The Roe administration closed the school.", "administration", ("Roe administration",)),
        ("Troops killed fighters of the terrorist group Hamas.", "group", ("Hamas",)),
        ("The opposition party Likud protested.", "party", ("Likud",)),
        ("Soldiers captured a Taliban leader in the village.", "leader", ("a Taliban leader",)),
    ],
)
def test_rulers_groups_and_their_leaders(names_of: NamesOf, text: str, word: str, names: tuple[str, ...]) -> None:
    assert names_of(text, word) == names
