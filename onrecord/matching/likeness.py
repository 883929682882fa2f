"""Two tellings of events side by side: types, parties, days, places and words, as far as the two reports give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.data.actors import fold
from onrecord.data.matching import Style, load
from onrecord.data.places import country_of
from onrecord.matching.identities import last_name, states_in
from onrecord.matching.parties import Agreement, Party, agreement, parties_of, takers
from onrecord.matching.windows import Window, window_of
from onrecord.matching.words import content_words, matters_in, overlap
from onrecord.model import Event, Kept

__all__ = ["Likeness", "compare"]

MENTIONED = 0.6
"""Weight of a party that one telling has and the other only names in its sentence."""
FAR = 14
"""Days between two tellings beyond which they are never of one thing."""
EVERYDAY = frozenset(("talks", "call", "visit", "signing", "aidgoods", "weapons"))
"""Matters that are too common to say that two tellings are of the same thing."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two tellings compare; `one` and `other` are kept events.

    `parties` are all that take part, `doers` and `targets` the two roles apart; `mentioned` are the parties of one
    telling that the other only names in its sentence. `gap` are the days between the windows (0 or less: they overlap).
    `place` is "same", "differs" or "unknown"; `words` the share of content words in common, names aside; `matters`
    what both are about.
    """

    one: Kept
    other: Kept
    style: Style
    same_type: bool
    parties: Agreement
    doers: Agreement
    targets: Agreement
    crossed: bool
    mentioned: tuple[Party, ...]
    windows: tuple[Window, Window]
    gap: int
    place: str
    words: float
    matters: frozenset[str]
    other_matters: bool

    @property
    def count(self) -> int:
        """How many parties the two share, by name, by identity, or because one sentence names them."""
        return len(self.parties.pairs) + len(self.mentioned)

    @property
    def excluded(self) -> bool:
        """Whether each telling has a certain party that the other neither has nor names."""
        named = {party.name for party in self.mentioned}
        rests = self.parties.only_one, self.parties.only_other
        return all(any(party.certain and party.name not in named for party in rest) for rest in rests)

    @property
    def weight(self) -> float:
        """How surely the parties are the same, in [0, 1]."""
        named = {party.name for party in self.mentioned}
        sizes = (
            sum(p.certain and p.name not in named for p in r) for r in (self.parties.only_one, self.parties.only_other)
        )
        size = self.count + min(sizes)
        total = sum(weight for *_, weight in self.parties.pairs) + MENTIONED * len(self.mentioned)
        return total / size if size else 0.0

    @property
    def telling(self) -> str:
        """What the two have in common, in words."""
        one, other = self.one.item, self.other.item
        assert isinstance(one, Event) and isinstance(other, Event)
        told = [one.type if self.same_type else f"{one.type} and {other.type}"]
        if self.count:
            named = ", ".join(f"{party.name} (named)" for party in self.mentioned)
            told.append(", ".join(part for part in (str(self.parties), named) if part))
        told.append(self._days())
        if self.place == "same":
            told.append(f"at {one.place or other.place}")
        if self.matters:
            told.append(f"about {', '.join(sorted(self.matters))}")
        if self.words >= 0.3:
            told.append(f"{self.words:.0%} of the words")
        return "; ".join(told)

    def _days(self) -> str:
        mine, theirs = self.windows
        first, last = max(mine.earliest, theirs.earliest), min(mine.latest, theirs.latest)
        if self.gap > 0:
            return f"{self.gap} day{'s' if self.gap > 1 else ''} apart"
        return f"on {first}" if first == last else f"between {first} and {last}"


def compare(one: Kept, other: Kept) -> Likeness | None:
    """Two events side by side; None if their types have nothing in common or one has no day at all."""
    mine, theirs = one.item, other.item
    assert isinstance(mine, Event) and isinstance(theirs, Event)
    style = _style(mine.type, theirs.type)
    first, second = window_of(one), window_of(other)
    if style is None or first is None or second is None or first.gap(second) > FAR:
        return None
    everyone = agreement(
        takers(one, (*mine.actors, *mine.recipients)), takers(other, (*theirs.actors, *theirs.recipients))
    )
    mentioned = _mentioned(everyone, one.quote, other.quote)
    place = _place(one, other)
    if not everyone.pairs and not mentioned and place != "same":
        return None
    doers = agreement(parties_of(one, mine.actors), parties_of(other, theirs.actors))
    targets = agreement(parties_of(one, mine.recipients), parties_of(other, theirs.recipients))
    about_one, about_other = _matters(one), _matters(other)
    return Likeness(
        one=one,
        other=other,
        style=style,
        same_type=mine.type == theirs.type,
        parties=everyone,
        doers=doers,
        targets=targets,
        crossed=len(everyone.pairs) > len(doers.pairs) + len(targets.pairs),
        mentioned=mentioned,
        windows=(first, second),
        gap=first.gap(second),
        place=place,
        words=_words(one, other, everyone),
        matters=(about_one & about_other) - EVERYDAY,
        other_matters=bool(about_one - EVERYDAY and about_other - EVERYDAY)
        and not (about_one & about_other) - EVERYDAY,
    )


@lru_cache(maxsize=1024)
def _style(one: str, other: str) -> Style | None:
    groups = load().groups
    theirs = {group.name for group in groups.get(other, ())}
    shared = [group.style for group in groups.get(one, ()) if group.name in theirs]
    return (shared[-1] if one == other else shared[0]) if shared else None


def _matters(kept: Kept) -> frozenset[str]:
    return matters_in(f"{kept.anchor} {kept.about} {kept.quote}")


def _mentioned(found: Agreement, one: str, other: str) -> tuple[Party, ...]:
    """Parties that one telling has and the other's sentence names without being read as having them."""
    return _named(found, found.only_one, found.only_other, other) + _named(found, found.only_other, found.only_one, one)


def _named(found: Agreement, rest: tuple[Party, ...], others: tuple[Party, ...], sentence: str) -> tuple[Party, ...]:
    """Those of `rest` whom the sentence names; all of them where it was read as having fewer than two parties, else
    states alone, beside a person of whom nothing is known."""
    told = {party.state for pair in found.pairs for party in pair[:2]} | {party.state for party in (*rest, *others)}
    few = len(found.pairs) + len(others) < 2 and states_in(sentence) <= told
    unknown = any(party.person and party.state is None for party in others)
    able = [party for party in rest if party.certain and (few or (unknown and party.is_state))]
    return tuple(party for party in able if _names(sentence, party))


def _names(sentence: str, party: Party) -> bool:
    if party.is_state:
        return party.name in states_in(sentence)
    plain = f" {fold(sentence)} "
    return f" {last_name(party.name) if party.person else fold(party.name)}" in plain


def _place(mine: Kept, theirs: Kept) -> str:
    """Whether two tellings tell one place; a place that the other's sentence names counts."""
    one, other = getattr(mine.item, "place", None), getattr(theirs.item, "place", None)
    found = _places(one, other)
    named = [place for place, quote in ((other, mine.quote), (one, theirs.quote)) if place and place in quote]
    return "same" if any(place not in states_in(place) for place in named) else found


@lru_cache(maxsize=16384)
def _places(one: str | None, other: str | None) -> str:
    if not one or not other:
        return "unknown"
    mine, theirs = fold(one), fold(other)
    if mine == theirs or f" {mine} " in f" {theirs} " or f" {theirs} " in f" {mine} ":
        return "same"
    states = country_of(one), country_of(other)
    if one in (states[1], other) or other in (states[0], one):
        return "unknown"  # one tells the state, the other a town in it
    return "differs"


@lru_cache(maxsize=1)
def _boilerplate() -> frozenset[str]:
    """Words of every readout: those of the everyday matters."""
    return content_words(" ".join(word for word, matter in load().matters.items() if matter in EVERYDAY))


def _words(one: Kept, other: Kept, found: Agreement) -> float:
    """Share of content words in common, the names of shared parties aside."""
    names = frozenset(word for a, b, _ in found.pairs for word in content_words(f"{a.name} {b.name}"))
    mine, theirs = content_words(one.quote) - names, content_words(other.quote) - names
    mine, theirs = mine - _boilerplate(), theirs - _boilerplate()
    common = len(mine & theirs)
    share = common / min(len(mine), len(theirs)) if common > 2 else 0.0
    return max(share, overlap(one.about, other.about) if one.about and other.about else 0.0)
