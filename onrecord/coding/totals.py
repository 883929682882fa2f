"""Totals: numbers that sum up all that has happened so far, beside what is new ("a further 12, bringing it to 40")."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.data import DATA
from onrecord.errors import DataError

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_total", "sums_up"]

FILE = DATA / "figures" / "totals.tsv"
PARTS = ("noun", "verb", "beside")
STEPS = 3
"""How many governing words above a number may lie between it and the word that makes it a total."""


@cache
def _words() -> dict[str, frozenset[str]]:
    """The words of the table by part; raises `DataError` naming the line that is not as it should be."""
    found: dict[str, set[str]] = {part: set() for part in PARTS}
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        word, _, part = line.partition("\t")
        if part not in PARTS or not word:
            raise DataError(
                f'{FILE.name}, line {number}: "{part}" is no part.', f"Write a word, a tab, and one of {PARTS}."
            )
        found[part].add(word)
    return {part: frozenset(words) for part, words in found.items()}


def sums_up(number: Token) -> Token | None:
    """The noun of a total that a number is said to be: "the total" in "bringing the total to 40", "a total of 40"."""
    words = _words()
    node = number
    for _ in range(STEPS):
        above = node.head
        if above.i == node.i:
            break
        lemma = above.lemma_.lower()
        if node.dep_ == "nmod" and lemma in words["noun"] and _case(node) == "of":
            return above if lemma == "total" else None
        if lemma in words["verb"]:
            return _noun_of(above, words["noun"], number)
        node = above
    return None


def is_total(number: Token) -> bool:
    """Whether a number is the sum of all so far rather than what is new."""
    if sums_up(number) is not None:
        return True
    words = _words()["beside"]
    return any(child.lower_ in words for child in (*number.head.children, *number.children))


def _noun_of(verb: Token, nouns: frozenset[str], number: Token) -> Token | None:
    """The total that a verb changes or reaches: its subject or object, which is not the number itself."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "obj", "nsubj:pass") and child.lemma_.lower() in nouns and child.i != number.i:
            return child
    return None


def _case(node: Token) -> str:
    return next((child.lower_ for child in node.children if child.dep_ == "case"), "")
