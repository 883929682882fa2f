"""The place where an event happens: by the syntax round its anchor, never the nearest name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.coding.actors import Cast
from onrecord.coding.places import load_words, place_of
from onrecord.errors import DataError
from onrecord.model import Reading


@pytest.fixture
def place(reading_of: Callable[..., Reading]) -> Callable[[str, str], str | None]:
    def ask(text: str, anchor: str) -> str | None:
        read = reading_of(text)
        token = next(token.i for token in read.doc if token.text == anchor)
        return place_of(read, Cast(read), token)

    return ask


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("Envoys met in Istanbul on Friday.", "met", "Istanbul"),
        ("The talks in Geneva went on.", "talks", "Geneva"),
        ("They held talks in Riyadh.", "talks", "Riyadh"),
        ("A strike on Kharkiv killed three people.", "strike", "Kharkiv"),
        ("Russia bombarded Odesa overnight.", "bombarded", "Odesa"),
        ("Israel attacked targets in southern Lebanon.", "attacked", "southern Lebanon"),
        ("A strike on a market in Nyala killed ten people.", "strike", "Nyala"),
        ("Rebels attacked a convoy near Goma.", "attacked", "Goma"),
        ("The White House meeting ended early.", "meeting", "White House"),
        ("Troops attacked a camp in Kursk Oblast.", "attacked", "Kursk Oblast"),
        ("Gunmen attacked the village of Tora in Darfur.", "attacked", "Tora"),
        ("They met at the White House.", "met", "White House"),
        ("A drone fell in Polish airspace.", "fell", "Polish airspace"),
        ("Ships collided in the Strait of Hormuz.", "collided", "Strait of Hormuz"),
    ],
)
def test_the_place_of_an_event(place: Callable[[str, str], str | None], text: str, anchor: str, expected: str) -> None:
    assert place(text, anchor) == expected


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Russian forces attacked the convoy.", "attacked"),
        ("Washington imposed sanctions on Syria.", "imposed"),
        ("Emmanuel Macron condemned the raid.", "condemned"),
        ("They met in May.", "met"),
        ("France urged Iran to sign.", "urged"),
    ],
)
def test_actors_adjectives_and_times_are_no_places(
    place: Callable[[str, str], str | None], text: str, anchor: str
) -> None:
    assert place(text, anchor) is None


def test_an_announcement_lends_no_place_to_what_it_announces(place: Callable[[str, str], str | None]) -> None:
    assert place("The minister said in Paris that Chad will release ten prisoners.", "release") is None


def test_a_word_of_no_known_class_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("in\tin\nbeneath\tunder\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.tsv, line 2"):
        load_words(path)
