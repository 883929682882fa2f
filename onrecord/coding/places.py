"""Where an event happens, as the report names the place: by the syntax round its anchor, never by the nearest name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.coding.referents import name_of_text
from onrecord.data import DATA, rows
from onrecord.data.actors import load
from onrecord.data.places import is_known
from onrecord.errors import DataError

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.coding.actors import Cast
    from onrecord.model import Mention, Reading

__all__ = ["load_words", "name_of_place", "place_of", "preposition"]

CLASSES = frozenset(("in", "onto", "hits", "holds", "whole", "site", "seat", "settlement", "gathering"))
OBLIQUE = frozenset(("obl", "nmod", "obl:unmarked", "nmod:unmarked"))
NOMINAL = frozenset(("obj", "obl", "nsubj", "nsubj:pass", "nmod", "conj", "obl:agent", "xcomp", "ccomp", "dep"))
CLAUSAL = frozenset(("conj", "xcomp", "ccomp", "advcl", "acl", "acl:relcl"))
ELSEWHERE = frozenset(
    ("after", "following", "amid", "amidst", "before", "because", "since", "despite", "if", "while", "over")
)
"""What stands behind these need not happen where the clause before them does."""
REPORTING = frozenset(("say", "announce", "report", "tell", "claim", "state", "confirm", "warn", "add", "declare"))
"""Where a cue was spoken tells nothing of what it reports."""
BEFORE = ("compound", "amod", "nmod:poss", "nmod:desc")
BOUNDS = frozenset(("airspace", "border", "waters", "water", "coast", "territory", "port"))
"""Sites that a state's adjective names well enough: "Polish airspace"; "an Israeli school" names no place."""
BUILDINGS = frozenset(("church", "mosque", "prison", "hotel", "hospital", "school", "university", "synagogue", "road"))
"""Sites that give way to the town or region told with them: "the mosque in Multan" is in Multan."""
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
    a verb that hits a place ("bombarded Kharkiv"), inside what is hit ("strike on a market in Tora"), or as locatives
    of the clause that holds the anchor.
    """
    anchor = reading.doc[token]
    below: Token | None = None
    for word in _upwards(anchor):
        for head in _place_heads(word, below, cast):
            if preposition(head) == "on" and cast.kind(head.i) == "state" and not _aims(word):
                continue  # "sanctions on Syria" are not in Syria
            name = name_of_place(head, cast)
            if name is not None:
                return name
        below = word
    return None


def _upwards(anchor: Token) -> Iterator[Token]:
    """The anchor, then the words that govern it within its clause, and the clauses that it continues."""
    word = anchor
    yield word
    for _ in range(CLIMBS):
        links = CLAUSAL if word.pos_ in ("VERB", "AUX") else NOMINAL
        if word.dep_ not in links or word.head.i == word.i or word.head.lemma_.lower() in REPORTING:
            return
        if any(child.dep_ in ("mark", "case") and child.lower_ in ELSEWHERE for child in word.children):
            return
        word = word.head
        yield word


def _place_heads(word: Token, below: Token | None, cast: Cast) -> Iterator[Token]:
    """The nouns that can be the place of what a word tells, the closest bond first; `below` has been asked already."""
    words = load_words()
    lemma = word.lemma_.lower()
    aims = _aims(word)
    continued = ("acl", "acl:relcl", "conj") if word.pos_ in ("NOUN", "PROPN") else ("acl", "acl:relcl")
    later: list[Token] = []
    if lemma in words["hits"]:
        yield from (child for child in word.children if child.dep_ in ("obj", "nsubj:pass") and child is not below)
    for child in word.children:
        if below is not None and child.i == below.i:
            continue
        case = preposition(child)
        if child.dep_ in OBLIQUE and case in words["in"]:
            yield child
            later.extend(_inside(child))
        elif (child.dep_ in OBLIQUE and case in words["onto"] and aims) or (
            child.dep_ == "obj" and lemma in words["hits"]
        ):
            later.extend((child, *_inside(child)))
        elif child.dep_ in ("obj", "nsubj:pass", "obl", "nmod", "obl:agent") and case not in ELSEWHERE:
            later.extend(_inside(child))
        elif child.dep_ == "compound" and below is None and cast.kind(child.i) != "state":
            later.insert(0, child)  # "Geneva talks"; a state before a noun is a party: "U.S. support"
        elif below is None and child.dep_ in continued:
            later.extend(
                other for other in child.children if other.dep_ in OBLIQUE and preposition(other) in words["in"]
            )
    yield from later


def _aims(word: Token) -> bool:
    """Whether a word's target is where it happens: "attack on Kharkiv", "visit to Kyiv"."""
    words = load_words()
    return word.lemma_.lower() in words["holds"] or word.lemma_.lower() in words["hits"]


def preposition(token: Token) -> str | None:
    """The preposition before a noun; where the tree hung it on a part of the noun's name, the one it begins with."""
    for mark in token.children:
        if mark.dep_ == "case":
            return mark.lower_
    edge = token.left_edge
    return edge.lower_ if edge.dep_ == "case" else None


def _inside(noun: Token, depth: int = 3) -> Iterator[Token]:
    """Places told inside a noun phrase: "a market in Tora", "an attack on a car near the crossing"."""
    words = load_words()
    for child in noun.children:
        case = preposition(child)
        if child.dep_ in OBLIQUE and (case in words["in"] or (case == "of" and noun.lemma_.lower() in words["whole"])):
            yield child
        if child.dep_ in (*OBLIQUE, "conj", "obj", "acl") and depth:
            yield from _inside(child, depth - 1)


def name_of_place(head: Token, cast: Cast, sure: bool = False) -> str | None:
    """The name of a place as it stands: with its direction ("southern Lebanon") and its kind ("Kursk Oblast")."""
    words, doc = load_words(), head.doc
    mention = cast.mention_at(head.i)
    if mention is not None and mention.kind == "name":
        text = name_of_text(doc, mention.start, mention.end)
        if head.lemma_.lower() in BUILDINGS:
            town = next((c for c in head.children if c.dep_ == "nmod" and preposition(c) == "in"), None)
            if town is not None and (name := name_of_place(town, cast)) is not None:
                return name
        if not sure and not _can_be_place(text, mention, preposition(head)):
            return None
        first = mention.start
        while first > 0 and doc[first - 1].lower_ in DIRECTIONS and not doc[first - 1].is_space:
            first -= 1
        return name_of_text(doc, first, _with_next(mention, cast))
    lemma = head.lemma_.lower()
    if lemma in ("country", "state", "nation") and cast.kind(head.i) == "state":
        return cast.names(head.i, conjuncts=False)[0]  # "our country", "his country"
    if lemma not in words["site"] | words["seat"] | words["settlement"]:
        return None
    return _named_site(head, cast, lemma)


def _with_next(mention: Mention, cast: Cast) -> int:
    """The end of "Darfur and Khartoum": of a place and the one that stands beside it."""
    doc = cast.reading.doc
    if mention.end + 1 < len(doc) and doc[mention.end].lower_ == "and":
        other = cast.mention_at(mention.end + 1)
        if other is not None and other.kind == "name" and other.entity == "LOC" and doc[other.head].dep_ == "conj":
            return other.end
    return mention.end


def _can_be_place(text: str, mention: Mention, case: str | None) -> bool:
    """Whether a name is that of a place: known as one, taken for one by the network, or unknown behind "in" or
    "near"."""
    if text.split()[-1].lower() in load_words()["gathering"]:
        return False
    if mention.entity == "LOC" or is_known(text) or _is_site(text):
        return True
    unknown = load().entries.get(text.replace("’", "'")) is None
    return unknown and case in ("in", "near", "outside", "around") and mention.entity != "PER"


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
    """ "Khugyani district", "the Donetsk region", "the village of Tora", "the border between Afghanistan and
    Pakistan"."""
    words, doc = load_words(), head.doc
    inner = next((child for child in head.children if child.dep_ == "nmod" and child.text[:1].isupper()), None)
    if inner is not None and (
        (preposition(inner) == "of" and lemma in words["settlement"])
        or (preposition(inner) == "in" and lemma in BUILDINGS)
    ):
        return name_of_place(inner, cast, sure=lemma in words["settlement"])
    named = [child for child in head.children if child.dep_ in BEFORE and child.i < head.i and child.text[:1].isupper()]
    named = [child for child in named if child.dep_ != "nmod:poss"] or named  # "Ethiopia's Tigray region"
    adjectives = all(child.pos_ == "ADJ" and cast.kind(child.i) == "state" for child in named)
    if named and (not adjectives or lemma in BOUNDS):
        first = min(child.left_edge.i for child in named)
        first += doc[first].dep_ == "det"
        last = named[-1].i if lemma in words["settlement"] else head.i
        return name_of_text(doc, first, last + 1)
    after = [
        child
        for child in head.children
        if child.dep_ in ("nmod", "appos") and child.i > head.i and child.text[:1].isupper()
    ]
    if after and (
        lemma in words["settlement"]
        or after[0].dep_ == "appos"
        or lemma == "kibbutz"
        or preposition(after[0]) in words["in"]
    ):
        return name_of_place(after[0], cast, sure=lemma in words["settlement"])
    if after:
        end = max(token.i for token in after[0].subtree if token.text not in ",.") + 1
        return name_of_text(doc, head.i, end) if end - head.i < 8 else name_of_place(after[0], cast)
    return None
