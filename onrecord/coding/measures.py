"""The words that tell what a figure measures: verbs, nouns, adjectives and things, out of `data/figures`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from onrecord.data import DATA, rows, words
from onrecord.errors import DataError

__all__ = ["MEASURES", "Measures", "load_measures"]

MEASURES = (
    "killed",
    "wounded",
    "missing",
    "captured",
    "released",
    "displaced",
    "deployed",
    "launched",
    "destroyed",
    "money",
    "duration",
    "other",
)
"""The measures of the contract of a record."""

COUNTED = {
    "verb": ("object", "person", "subject"),
    "noun": ("self", "of", "toll"),
    "adjective": ("object",),
    "thing": ("self",),
}


@dataclass(frozen=True, slots=True)
class Measures:
    """What is counted beside which word.

    `words` maps (part, counted, word) to a measure; `currencies` are the last words of units of money; the others are
    sets of lemmas.
    """

    words: dict[tuple[str, str, str], str] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    limited: frozenset[str] = frozenset()
    not_counted: frozenset[str] = frozenset()
    few_not_counted: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    accidents: frozenset[str] = frozenset()
    war: frozenset[str] = frozenset()
    currencies: frozenset[str] = frozenset()

    def done_to(self, counted: str, *candidates: str) -> str | None:
        """The measure of what is done to a thing or a person of that lemma by the first verb that the table knows."""
        for word in candidates:
            found = self.words.get(("verb", "object", word))
            if found is None and (counted in self.persons or ("thing", "self", counted) in self.words):
                found = self.words.get(("verb", "person", word))
            if found:
                return found
        return None

    def measure(self, part: str, counted: str, *candidates: str) -> str | None:
        """The measure of the first candidate that the table knows, None if it knows none."""
        for word in candidates:
            found = self.words.get((part, counted, word))
            if found:
                return found
        return None


@cache
def load_measures() -> Measures:
    """The table that ships in `data/figures`; raises `DataError` that names file and line where it is wrong."""
    folder = DATA / "figures"
    table: dict[tuple[str, str, str], str] = {}
    columns = ("word", "part", "measure", "counted")
    for line, (word, part, measure, counted) in rows(folder / "measures.tsv", columns):
        _one_of(line, part, tuple(COUNTED))
        _one_of(line, measure, MEASURES)
        _one_of(line, counted, COUNTED[part])
        table[part, counted, word.lower()] = measure
    return Measures(
        words=table,
        persons=_nouns("persons.txt"),
        limited=_nouns("spans_of_time.txt"),
        not_counted=_nouns("not_counted.txt"),
        few_not_counted=_nouns("few_not_counted.txt"),
        acts=_nouns("acts.txt"),
        accidents=_nouns("accidents.txt"),
        war=_nouns("war.txt"),
        currencies=_currencies(),
    )


def _nouns(name: str) -> frozenset[str]:
    return frozenset(word.lower() for _, word in words(DATA / "figures" / name))


def _currencies() -> frozenset[str]:
    units = (cells[2] for _, cells in rows(DATA / "figures" / "currencies.tsv", ("sign", "side", "unit")))
    return frozenset(form for unit in units for form in (unit.split()[-1], unit.split()[-1].removesuffix("s")))


def _one_of(line: int, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise DataError(f"measures.tsv, line {line}: {value!r} is none of {', '.join(allowed)}.", "Write one of these.")
