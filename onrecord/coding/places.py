"""Where an event happens, as the report names the place: by the syntax round its anchor, never by the nearest name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.coding.referents import name_of_text
from onrecord.data import DATA, rows
from onrecord.data.places import is_known
from onrecord.errors import DataError

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.coding.actors import Cast
    from onrecord.model import Reading

__all__ = ["load_words", "place_of"]

CLASSES = frozenset(("in", "onto", "hits", "holds", "site", "seat", "settlement"))
OBLIQUE = frozenset(("obl", "nmod", "obl:unmarked", "nmod:unmarked"))
NOMINAL = frozenset(("obj", "obl", "nsubj", "nsubj:pass", "nmod", "conj", "obl:agent", "xcomp", "ccomp", "dep"))
CLAUSAL = frozenset(("conj", "xcomp", "advcl", "acl", "acl:relcl", "parataxis"))
CLIMBS = 3
"""How many words up from its anchor an event's clause may lie."""
DIRECTIONS = frozenset(
    [
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "north",
        "south",
        "east",
        "west",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
        "north-eastern",
        "north-western",
        "south-eastern",
        "south-western",
        "upper",
        "lower",
        "occupied",
    ]
)


@lru_cache(maxsize=2)
def load_words(path: Path = DATA / "places" / "words.tsv") -> dict[str, frozenset[str]]:
    """Class -> words. Raises `DataError` that names file and line for an unknown class."""
    words: dict[str, set[str]] = {name: set() for name in CLASSES}
    for number, (word, kind) in rows(path, ("word", "class")):
        if kind not in words:
            raise DataError(
                f"{path.name}, line {number}: the class {kind!r} is unknown.", f"Write one of {sorted(CLASSES)}."
            )
        words[kind].add(word)
    return {name: frozenset(found) for name, found in words.items()}


def place_of(reading: Reading, cast: Cast, token: int) -> str | None:
    """The place where the event anchored at a token happens, as the report names it, or None where it tells none.

    Places stand as locatives of the anchor ("talks in Istanbul"), as its compound ("White House meeting"), as object of
    a verb that hits a place ("bombarded Kharkiv"), or as locatives of the clause that holds the anchor.
    """
    anchor = reading.doc[token]
    for step, word in enumerate(_upwards(anchor)):
        for head in _place_heads(word, step, anchor):
            name = _place_name(head, cast)
            if name is not None:
                return name
    return None


def _upwards(anchor: Token) -> Iterator[Token]:
    """The anchor, then the words that govern it within its clause, and the clauses that it continues."""
    word = anchor
    yield word
    for _ in range(CLIMBS):
        links = CLAUSAL if word.pos_ in ("VERB", "AUX") else NOMINAL
        if word.dep_ not in links or word.head.i == word.i:
            return
        word = word.head
        yield word


def _place_heads(word: Token, step: int, anchor: Token) -> Iterator[Token]:
    """The nouns that can be the place of what a word tells, the closest bond first."""
    words = load_words()
    later: list[Token] = []
    for child in word.children:
        if child.i == anchor.i or (anchor.is_ancestor(child) and step > 0):
            continue
        case = next((mark.lower_ for mark in child.children if mark.dep_ == "case"), None)
        if child.dep_ in OBLIQUE and case in words["in"]:
            yield child
        elif (
            (child.dep_ in OBLIQUE and case in words["onto"] and word.lemma_.lower() in words["holds"] | words["hits"])
            or (child.dep_ == "obj" and word.lemma_.lower() in words["hits"])
            or (child.dep_ == "compound" and step == 0)
        ):
            later.append(child)
    yield from later


def _place_name(head: Token, cast: Cast) -> str | None:
    """The name of a place as it stands: with its direction ("southern Lebanon") and its kind ("Kursk Oblast")."""
    words, doc = load_words(), head.doc
    mention = cast.mention_at(head.i)
    if mention is not None and mention.kind == "name":
        text = name_of_text(doc, mention.start, mention.end)
        if mention.entity == "PER" or not (mention.entity == "LOC" or is_known(text) or _is_site(text)):
            return None
        first = mention.start
        while first > 0 and doc[first - 1].lower_ in DIRECTIONS and not doc[first - 1].is_space:
            first -= 1
        return name_of_text(doc, first, mention.end)
    lemma = head.lemma_.lower()
    if lemma not in words["site"] | words["seat"] | words["settlement"]:
        return None
    return _named_site(head, cast, lemma)


def _is_site(text: str) -> bool:
    """Whether a name ends in a common noun for a site: "White House", "Ramstein Air Base"."""
    words = load_words()
    last = text.split()[-1].lower()
    return last in words["site"] | words["seat"] or last in (
        "house",
        "kremlin",
        "tower",
        "center",
        "centre",
        "hall",
        "summit",
    )


def _named_site(head: Token, cast: Cast, lemma: str) -> str | None:
    """ "Khugyani district", "the Donetsk region", "the village of Tora", "the border between Afghanistan and Pakistan"."""
    doc = head.doc
    named = [
        child
        for child in head.children
        if child.dep_ in ("compound", "amod", "nmod:poss", "nmod:desc") and child.text[:1].isupper()
    ]
    if named:
        first = min(min(child.left_edge.i for child in named), named[0].i)
        if doc[first].dep_ == "det":
            first += 1
        if lemma in load_words()["settlement"]:
            return name_of_text(doc, first, named[-1].i + 1)
        return name_of_text(doc, first, head.i + 1)
    for child in head.children:
        if child.dep_ in ("nmod", "appos") and child.i > head.i and child.text[:1].isupper():
            if lemma in load_words()["settlement"] or child.dep_ == "appos":
                return _place_name(child, cast)
            end = max(token.i for token in child.subtree if token.text not in ",.") + 1
            return name_of_text(doc, head.i, end) if end - head.i < 8 else _place_name(child, cast)
    return None
