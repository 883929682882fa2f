"""Words into sub-word numbers: the uncased WordPiece vocabulary of the encoder, read without further libraries."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from onrecord.errors import DataError

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
PIECES_PER_WORD = 12
"""A word of more pieces is a long address or noise; its tail tells the network nothing."""
LONGEST_WORD = 100
STRAIGHT_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "\u00ad": None, "\u200b": None})
"""The treebanks write contractions with the straight apostrophe; "n’t" must look the same to the network."""


def load_vocabulary(path: Path) -> dict[str, int]:
    """Read one piece a line; the line's number is the piece's number. Raises `DataError` where marks are missing."""
    pieces = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    for mark in (UNKNOWN, START, END):
        if mark not in vocabulary:
            raise DataError(f"{path}: no line holds {mark}. Restore the vocabulary file of the network.")
    return vocabulary


class WordPiece:
    """Splits single words into the numbers of their longest known pieces, first piece first."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self.unknown = vocabulary[UNKNOWN]
        self._known: dict[str, tuple[int, ...]] = {}
        self.start, self.end = vocabulary[START], vocabulary[END]

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return 1 to `PIECES_PER_WORD` piece numbers for a word without white space."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 200_000:  # bounds memory on endless input
                self._known.clear()
            numbers = [number for part in _parts(word) for number in self._longest_pieces(part)]
            known = self._known[word] = tuple(numbers[:PIECES_PER_WORD]) or (self.unknown,)
        return known

    def _longest_pieces(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self.unknown]
        numbers: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                number = self._vocabulary.get(piece)
                if number is not None:
                    break
            else:
                return [self.unknown]
            numbers.append(number)
            start = end
        return numbers


def _parts(word: str) -> list[str]:
    """Lower-case a word, drop its accents, and part it at punctuation."""
    folded = unicodedata.normalize("NFD", word.translate(STRAIGHT_QUOTES).lower())
    parts: list[str] = []
    open_part = False
    for character in folded:
        category = unicodedata.category(character)
        if category == "Mn" or category in ("Cc", "Cf") or character.isspace():
            continue
        if _is_punctuation(character, category):
            parts.append(character)
            open_part = False
        elif open_part:
            parts[-1] += character
        else:
            parts.append(character)
            open_part = True
    return parts


def _is_punctuation(character: str, category: str) -> bool:
    """Count ASCII symbols ("$", "+") as punctuation too, as the encoder's own tokeniser does."""
    return category[0] == "P" or (character.isascii() and not character.isalnum())


SHAPES = 8
"""How many word shapes there are; the vocabulary is uncased, so the shape carries what case tells."""


def shape(word: str) -> int:
    """Return the shape: 0 none, 1 with digit, 2 no letter, 3 lower, 4 CAPITALS, 5 one capital, 6 Title, 7 mIxed."""
    if any(character.isdigit() for character in word):
        return 1
    if not any(character.isalpha() for character in word):
        return 2
    if word.islower():
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    return 6 if word[0].isupper() and word[1:].islower() else 7
