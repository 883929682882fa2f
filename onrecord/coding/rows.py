"""Who is told in a row ("A, B and C"), by the words between the names, where the tree did not join them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Chain

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Unit", "row_of", "units_of"]

FINAL = frozenset(("and", "&", ", and"))
"""What stands before the last of a row; commas alone are appositions as often as rows."""
ADDING = frozenset(("along with", "as well as", "together with", ", along with", ", as well as", ", together with"))
BETWEEN = FINAL | ADDING | {","}
ARTICLES = frozenset(("the", "former", "then"))
ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"))
"""Relations in which a name that hangs on another verb is no part of the row."""


class Unit(NamedTuple):
    """A name with the title before it: tokens `[start, end)`, and the head token of the name."""

    start: int
    end: int
    head: int


def units_of(doc: Doc, chains: Sequence[Chain]) -> list[Unit]:
    """All names with the titles before them, in the order of the text; a body in a title is none."""
    names = {each.start: each for chain in chains for each in chain.mentions if each.kind == "name"}
    inside = frozenset(index for each in names.values() for index in range(each.start, each.end))
    titles = {
        each.end: each.start
        for chain in chains
        for each in chain.mentions
        if each.kind == "description" and chain.name is not None
    }
    units: list[Unit] = []
    for start in sorted(names):
        begin = _before_title(doc, titles[start], inside) if start in titles else start
        while units and units[-1].start >= begin:
            units.pop()
        units.append(Unit(begin, names[start].end, names[start].head))
    return units


def _before_title(doc: Doc, start: int, named: frozenset[int]) -> int:
    """Where the words of state or body before a title begin: "Iranian" of "Iranian defence minister"."""
    while start > 0:
        before = doc[start - 1]
        modifies = before.dep_ in ("amod", "compound", "nmod:desc") or before.tag_ == "POS"
        if start - 1 not in named and not modifies and before.text not in ("(", ")"):
            break
        start -= 1
    return start


def row_of(doc: Doc, units: Sequence[Unit], token: int) -> list[int]:
    """The head tokens of all that stand in a row with the unit at a token, itself first; it alone where there is none.

    `units` are in the order of the text. Only those behind it count, as with a tree's coordination.
    """
    first = next((number for number, unit in enumerate(units) if unit.start <= token < unit.end), None)
    if first is None:
        return [token]
    row, joined = [units[first]], False
    for unit in units[first + 1 :]:
        gap = _between(doc, row[-1].end, unit.start)
        if gap not in BETWEEN or _is_of_another(doc, row, unit):
            break
        row.append(unit)
        joined = joined or gap != ","
        if gap in FINAL:
            break
    return [token, *(unit.head for unit in row[1:])] if joined else [token]


def _between(doc: Doc, start: int, end: int) -> str | None:
    """The words between two units in lower case, an acronym in brackets and articles left out; None where too many."""
    if end - start > 8:
        return None
    words = [doc[index].lower_ for index in range(start, end)]
    if "(" in words and ")" in words and words.index(")") - words.index("(") <= 3:
        words = words[: words.index("(")] + words[words.index(")") + 1 :]
    while words and words[-1] in ARTICLES:
        words.pop()
    return " ".join(words)


def _is_of_another(doc: Doc, row: list[Unit], unit: Unit) -> bool:
    """Whether the tree gives a unit to a verb of its own: "Peru invited Chile, and Brazil declined"."""
    head = doc[unit.head]
    if head.dep_ not in ARGUMENTS:
        return False
    return head.dep_.startswith("nsubj") and head.head.i > unit.head and head.head.i != doc[row[0].head].head.i
