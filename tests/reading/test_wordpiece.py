"""Words fall into the encoder's pieces; case lives on in the word's shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.reading.wordpiece import PIECES_PER_WORD, WordPiece, load_vocabulary, shape

PIECES = [
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "talk",
    "##s",
    "cease",
    "##fire",
    "un",
    "##fi",
    "##re",
    "n",
    "'",
    "t",
    "-",
    "e",
    "co",
]


@pytest.fixture
def wordpiece() -> WordPiece:
    return WordPiece({piece: number for number, piece in enumerate(PIECES)})


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("talks", ["talk", "##s"]),
        ("Talks", ["talk", "##s"]),
        ("ceasefire", ["cease", "##fire"]),
        ("unfire", ["un", "##fire"]),
        ("n’t", ["n", "'", "t"]),
        ("é", ["e"]),
        ("co-talks", ["co", "-", "talk", "##s"]),
        ("xyz", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("talk\u200bs", ["talk", "##s"]),
        ("t" * 200, ["[UNK]"]),
    ],
)
def test_a_word_falls_into_its_longest_known_pieces(wordpiece: WordPiece, word: str, pieces: list[str]) -> None:
    assert [PIECES[number] for number in wordpiece.pieces(word)] == pieces


def test_a_word_never_takes_more_than_its_share_of_pieces(wordpiece: WordPiece) -> None:
    assert len(wordpiece.pieces("-" * 90)) == PIECES_PER_WORD


@pytest.mark.parametrize(
    ("word", "number"),
    [("25th", 1), ("—", 2), ("talks", 3), ("UN", 4), ("A", 5), ("Holm", 6), ("McNorth", 7)],
)
def test_the_shape_tells_what_an_uncased_vocabulary_forgets(word: str, number: int) -> None:
    assert shape(word) == number


def test_a_vocabulary_without_its_marks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.txt"
    path.write_text("[UNK]\n[CLS]\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"no line holds \[SEP\]"):
        load_vocabulary(path)
