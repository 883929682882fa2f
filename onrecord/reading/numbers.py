"""One number in digits or words, without what bounds it: "1,500", "1.2m", "thirty-one", "tens of thousands"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.numberwords import number_words

__all__ = ["DASHES", "Number", "Pieces"]

PIECE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+\.?\$|[^\W\d_]+|\n|[^\w\s]|_")
"""A number in digits, a sign of a currency with letters, a word, an end of a line, or a mark."""

DASHES = ("-", "–", "—", "‑")


@dataclass(frozen=True, slots=True)
class Number:
    """A number on pieces `[first, last)`; `vague` where it only says "this or more" ("dozens")."""

    first: int
    last: int
    value: float
    vague: bool = False
    digits: bool = False


class Pieces:
    """A text in pieces, and the numbers that begin at them. Methods take the index of a piece; any index is allowed."""

    def __init__(self, text: str) -> None:
        matches = list(PIECE.finditer(text))
        self.words = number_words()
        self.text = [match[0] for match in matches]
        self.lower = [match[0].lower() for match in matches]
        self.start = [match.start() for match in matches]
        self.end = [match.end() for match in matches]

    def __len__(self) -> int:
        return len(self.text)

    def at(self, index: int) -> str:
        """The piece in small letters, empty outside the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def kind(self, index: int) -> str | None:
        """What sort of number word the piece is, if any."""
        return self.words.kind(self.at(index))

    def value(self, index: int) -> float:
        """What the number word there is worth."""
        return self.words.value(self.at(index))

    def touches(self, index: int) -> bool:
        """Whether the piece follows the one before it without a space."""
        return 0 < index < len(self.text) and self.start[index] == self.end[index - 1]

    def hyphen(self, index: int) -> bool:
        """Whether the piece is a dash with no space on either side."""
        return self.at(index) in DASHES and self.touches(index) and self.touches(index + 1)

    def number(self, index: int) -> Number | None:
        """The number that begins there; ordinals, clock times and digits inside a name ("Su-35", "9/11") are none."""
        if not self.at(index) or self._inside_name(index):
            return None
        if self.at(index)[0].isdecimal():
            nxt = self.at(index + 1)
            if self.touches(index + 1) and (
                self._goes_on_as_word(index + 1) or (nxt in (":", "/") and self.touches(index + 2))
            ):
                return None
            return self.upper_end(index)
        return self._half(index) or self._vague(index) or self._dozen(index) or self._spelled(index)

    def upper_end(self, index: int) -> Number | None:
        """The number that begins there, whatever stands before it: the second of a range."""
        if self.at(index)[:1].isdecimal():
            value, last = self.scaled(float(self.at(index).replace(",", "")), index + 1)
            return Number(index, last, value, digits=True)
        return self._dozen(index) or self._spelled(index)

    def fraction(self, index: int) -> int:
        """The end of a fraction ("two thirds of", "half the"), which is no count; 0 where there is none."""
        if self.kind(index) == "part":
            if self.at(index + 1) in ("a", "an") and self.kind(index + 2) in ("scale", "dozen"):
                return 0  # "half a million"
            return index + 1
        if self.kind(index) == "unit" or self.at(index) == "a":
            behind = index + 2 if self.hyphen(index + 1) else index + 1
            if self.kind(behind) == "part":
                return behind + 1
        return 0

    def scaled(self, value: float, index: int) -> tuple[float, int]:
        """Multiplies by the scale that follows ("million", "bn"), also behind a hyphen, and says where it ends."""
        behind = index + 1 if self.hyphen(index) else index
        kind, word = self.kind(behind), self.at(behind)
        if kind == "scale" or (kind == "suffix" and self.touches(behind)) or word == "dozen":
            return round(value * self.value(behind), 6), behind + 1
        if kind == "hundred":
            return self.scaled(value * 100, behind + 1)
        return value, index

    def _inside_name(self, index: int) -> bool:
        """Whether the piece hangs on what stands before it ("Su-35", "G7", "#5", "12.3.4")."""
        if not self.touches(index) or self.text[index - 1] in self.words.signs_before:
            return False
        before = self.at(index - 1)
        if before in DASHES:
            return self.touches(index - 1) and self.at(index - 2)[-1].isalnum()
        return before[-1].isalnum() or before in ("/", ".", ":", "#", "_", "@", "+", "'", "’")

    def _goes_on_as_word(self, index: int) -> bool:
        """Whether letters follow digits without a space and are no scale: "12th", "2A8", "50km"."""
        return self.at(index).isalpha() and self.kind(index) not in ("suffix", "scale") and not self._is_sign(index)

    def _is_sign(self, index: int) -> bool:
        return self.text[index] in self.words.signs_after

    def _half(self, index: int) -> Number | None:
        """ "half a million", "half a dozen"."""
        if (
            self.at(index) == "half"
            and self.at(index + 1) in ("a", "an")
            and self.kind(index + 2) in ("scale", "dozen")
        ):
            return Number(index, index + 3, self.value(index + 2) / 2)
        return None

    def _vague(self, index: int) -> Number | None:
        """ "dozens", "hundreds of thousands", "several thousand"; the value is the least that is meant."""
        if self.kind(index) == "vaguer" and (
            self.kind(index + 1) in ("scale", "hundred") or self.at(index + 1) == "dozen"
        ):
            return Number(index, index + 2, 2 * self.value(index + 1), vague=True)
        if self.kind(index) != "vague":
            return None
        end = index + 1
        while self.at(end) in (",", "or", "and") and self.kind(end + 1) == "vague":
            end += 2  # "tens, hundreds of thousands": the first, smaller one counts
        if (
            self.at(end) == "of"
            and self.kind(end + 1) in ("vague", "scale")
            and self.value(end + 1) > self.value(index)
        ):
            scale = self.value(end + 1) / (2 if self.kind(end + 1) == "vague" else 1)
            return Number(index, end + 2, self.value(index) * scale, vague=True)
        return None if self.at(index) == "tens" else Number(index, end, self.value(index), vague=True)

    def _dozen(self, index: int) -> Number | None:
        """ "a dozen", "two dozen", "a couple of", "a hundred", "a million"."""
        if self.at(index) in ("a", "an"):
            many = 1.0
        elif self.kind(index) == "unit" and self.at(index + 1) in ("dozen", "score"):
            many = self.value(index)
        else:
            return None
        if self.kind(index + 1) in ("scale", "hundred"):
            value, end = self.scaled(many, index + 1)
            return Number(index, end, value)
        if self.kind(index + 1) != "dozen" or (self.at(index + 1) != "dozen" and self.at(index + 2) != "of"):
            return None
        return Number(index, index + 2, many * self.value(index + 1))

    def _spelled(self, index: int) -> Number | None:
        """ "thirty-one", "one hundred and twenty", "fifteen hundred", "two hundred thousand"."""
        if self.kind(index) not in ("unit", "tens"):
            return None
        total, end = self._below_hundred(index)
        while self.kind(end) in ("hundred", "scale"):
            total, end = total * self.value(end), end + 1
            behind = end + (self.at(end) == "and")
            if self.kind(behind) in ("unit", "tens"):
                more, end = self._below_hundred(behind)
                total += more
        return Number(index, end, total)

    def _below_hundred(self, index: int) -> tuple[float, int]:
        value = self.value(index)
        behind = index + 2 if self.hyphen(index + 1) else index + 1
        if self.kind(index) == "tens" and self.kind(behind) == "unit" and 0 < self.value(behind) < 10:
            return value + self.value(behind), behind + 1
        return value, index + 1
