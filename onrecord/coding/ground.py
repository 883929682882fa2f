"""The ground of a report: every place that it names, and what "the city" and "there" stand for."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from onrecord.coding.places import load_words, name_of_place
from onrecord.data.actors import load

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.coding.actors import Cast
    from onrecord.model import Reading

__all__ = ["Ground", "Spot"]

STATES = frozenset(("country", "state", "nation"))
PLACES = frozenset(
    ("city", "town", "village", "capital", "region", "province", "area", "island", "port", "district", "camp", "site",
     "enclave", "territory", "peninsula", "plant", "base", "airport", "neighbourhood", "neighborhood", "zone")
)  # fmt: skip
"""Nouns that stand for a place named before, with "the", "this" or "that"."""
THERE = frozenset(("there", "here"))
POINTING = frozenset(("the", "this", "that"))


class Spot(NamedTuple):
    """A place as it is named once: the index of its head, the name, and whether it is a state."""

    token: int
    name: str
    state: bool


class Ground:
    """The places of one reading, found once."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._doc = reading.doc
        self.spots = tuple(self._found(reading, cast))
        self._tokens = [spot.token for spot in self.spots]

    def _found(self, reading: Reading, cast: Cast) -> list[Spot]:
        tables, words = load(), load_words()
        sites = words["site"] | words["seat"] | words["settlement"]
        heads = {m.head for chain in reading.chains for m in chain.mentions if m.kind == "name" and m.entity != "PER"}
        heads |= {token.i for token in self._doc if token.lemma_.lower() in sites}
        found = []
        for head in sorted(heads):
            token = self._doc[head]
            if token.dep_ in ("compound", "nmod:poss") and token.head.lemma_.lower() in sites:
                continue  # "the Kharkiv region" is told by its noun
            name = name_of_place(token, cast)
            if name is not None:
                entry = tables.entries.get(name)
                found.append(Spot(head, name, entry is not None and entry.kind == "state"))
        return found

    def within(self, start: int, end: int) -> tuple[Spot, ...]:
        """The places named between two tokens."""
        return self.spots[bisect_left(self._tokens, start) : bisect_left(self._tokens, end)]

    def meant(self, token: Token) -> str | None:
        """The place named before for which "the city", "this region", "the country" or "there" stands."""
        word = token.lemma_.lower()
        points = any(child.dep_ == "det" and child.lower_ in POINTING for child in token.children)
        if token.lower_ in THERE:
            if token.dep_ == "expl":
                return None
        elif token.pos_ != "NOUN" or word not in PLACES | STATES or not points:
            return None
        before = self.spots[: bisect_left(self._tokens, token.i)]
        fitting = (s for s in reversed(before) if s.state == (word in STATES) or token.lower_ in THERE)
        return next((spot.name for spot in fitting), None)
