"""Which names of a report are names of places, and what the words beside them say about them.

A name counts where the network takes it for a place or where it stands behind "in" or "near" and is known as one. A
state, capital or house of government that acts ("Washington said", "Moscow's forces") is an actor there, no place;
adjectives ("European") and names of persons ("Paris Hilton") are none anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.coding.locating import Named
from onrecord.coding.places import load_words
from onrecord.coding.referents import name_of_text
from onrecord.data.actors import load
from onrecord.data.places.gazetteer import load_abbreviations
from onrecord.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.model import Reading

__all__ = ["Toponym", "named", "toponyms"]

LOCATIVE = frozenset((
    "in", "at", "near", "outside", "inside", "within", "across", "around", "along", "throughout", "off", "from", "to",
    "into", "toward", "towards", "over", "above", "via", "through", "between", "beyond", "surrounding", "on",
))  # fmt: skip
"""Prepositions behind which the name of a state or capital is a place."""
CERTAIN = frozenset(("in", "near", "outside", "inside", "around", "at", "across"))
"""Prepositions behind which a known name is a place, whatever the network takes it for."""
ACTING = frozenset(("nsubj", "nsubj:pass", "nmod:poss", "obl:agent", "iobj", "obj", "vocative"))
SEATS = frozenset(("capital", "metonym"))
DIRECTIONS = frozenset(("north", "south", "east", "west"))
"""Alone, with a capital, these are parts of the world or camps of states."""
NO_PLACES = frozenset(("adjective", "people"))
REGION = re.compile(
    r"(?i)[\s,]*(?:oblast|province|governorate|region|district|county|prefecture|parish|territory|department|canton)\b"
)
TOWN_OF = re.compile(r"(?i)\b(?:city|town|village|port|settlement|kibbutz) of $|\b(?:town|village|kibbutz|capital,?) $")
REGION_OF = re.compile(r"(?i)\b(?:province|state|region|county|governorate|oblast|department) of $")
BEHIND = re.compile(r",\s+|\s+\(")
CONTAINER = re.compile(r"(?:[A-Z]\.\s?[A-Z]\.|[A-Z][\w’'-]*\.?)(?:\s[A-Z][\w’'-]+){0,2}")


@dataclass(frozen=True, slots=True)
class Toponym:
    """One mention of a place: the name without article, where it stands, and what is known of it before the map.

    `certain` is False where only the network takes it for a place, and no word beside it does.
    """

    name: str
    span: Span
    named: Named
    certain: bool


def toponyms(reading: Reading) -> tuple[Toponym, ...]:
    """The place names of a report in the order of the text."""
    found = {
        mention.span: (name_of_text(reading.doc, mention.start, mention.end), _stands_as_place(reading, mention))
        for chain in reading.chains
        for mention in chain.mentions
        if mention.kind == "name" and _is_place(reading, mention)
    }
    ordered = sorted(found, key=lambda span: (span.start, span.end))
    at = {span.start: found[span][0] for span in ordered}
    text = reading.report.text
    return tuple(
        Toponym(found[span][0], span, named(text, found[span][0], span, at), found[span][1]) for span in ordered
    )


def named(text: str, name: str, span: Span, at: dict[int, str]) -> Named:
    """A place name with what stands beside it; `at` gives the names that begin at an offset of the text."""
    before = text[max(0, span.start - 16) : span.start]
    asked = "city" if TOWN_OF.search(before) else None
    if REGION.match(text, span.end) or REGION.search(" " + name) or REGION_OF.search(before):
        asked = "admin1"
    gap = BEHIND.match(text, span.end)
    within = None
    if gap is not None:
        within = at.get(gap.end()) or _container(text, gap.end())
    return Named(name, within, asked)


def _container(text: str, start: int) -> str | None:
    """A state or an abbreviated region at an offset: "La." in "Alexandria, La."."""
    match = CONTAINER.match(text, start)
    if match is None:
        return None
    known, abbreviations = load().entries, load_abbreviations()
    for words in (match.group(), match.group().split()[0]):
        entry = known.get(words)
        if words in abbreviations or (entry is not None and entry.kind == "state" and entry.form == "name"):
            return words
    return None


def _is_place(reading: Reading, mention: Mention) -> bool:
    token = reading.doc[mention.head]
    name = name_of_text(reading.doc, mention.start, mention.end)
    if mention.entity == "PER" or not name[:1].isupper():
        return name.startswith("al-") and mention.entity == "LOC"
    entry = load().entries.get(name.replace("’", "'"))
    if entry is not None and entry.form in NO_PLACES:
        return False
    case = _case(token)
    if name.lower() in DIRECTIONS:
        return False
    if entry is not None and entry.kind in ("body", "force", "group"):
        return False
    hit = token.dep_ in ("obj", "nsubj:pass") and token.head.lemma_.lower() in load_words()["hits"]
    if entry is not None:
        return (
            (hit and entry.form == "capital")
            or case in LOCATIVE
            or _is_beside_a_place(token)
            or (entry.form not in SEATS and token.dep_ not in ACTING)
        )
    return mention.entity == "LOC" or (mention.entity is None and (hit or case in CERTAIN))


def _stands_as_place(reading: Reading, mention: Mention) -> bool:
    token = reading.doc[mention.head]
    return mention.entity == "LOC" and (_case(token) in LOCATIVE or _is_beside_a_place(token))


def _case(token: Token) -> str | None:
    """The preposition before a name, also before the noun that it is joined to ("in the Kharkiv region")."""
    for word in _joined(token):
        for mark in word.children:
            if mark.dep_ == "case" and mark.i < word.i:
                return mark.lower_
    return None


def _joined(token: Token) -> Iterator[Token]:
    yield token
    while token.dep_ in ("conj", "compound", "appos", "flat", "nmod:unmarked", "nmod:desc") and token.head.i != token.i:
        token = token.head
        yield token


def _is_beside_a_place(token: Token) -> bool:
    """ "Kharkiv, Ukraine": a state named right behind its town."""
    doc = token.doc
    edge = token.left_edge.i
    return edge > 1 and doc[edge - 1].text == "," and doc[edge - 2].ent_type_ in ("LOC", "GPE")
