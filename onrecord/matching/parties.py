"""Who takes part in two tellings: whether their parties are the same, stand for one another, or exclude one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.data.actors import fold, load
from onrecord.matching.identities import last_name, same_person, states_in
from onrecord.model import Kept

__all__ = ["Agreement", "Party", "agreement", "parties_of", "party_keys", "same_party", "takers"]

SAME, STANDS, PHRASE = 1.0, 0.8, 0.5
"""How much a pair of parties says: the same one; one who stands for the other; a phrase that names its state."""

_VAGUE = re.compile(r"^(?:[a-z0-9]|Participants?\b|Ladies\b|Board\b)")
"""Phrases ("two presidents", "protesters") name nobody for certain, so that they never exclude another name."""


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part: name, identity where known, the state for which they may stand, whether they are a person.

    `certain` is false for phrases and for names that nothing is known of; they never exclude others.
    """

    name: str
    identity: str | None
    state: str | None
    person: bool
    certain: bool

    @property
    def is_state(self) -> bool:
        """Whether this is a state (or union) itself."""
        return self.state is not None and self.name == self.state


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two sets of parties agree: pairs found, what each side has beyond them, and a score in [0, 1].

    `excluded` is true where each side has a certain party that the other has not, so that they cannot be the same.
    """

    pairs: tuple[tuple[Party, Party, float], ...]
    only_one: tuple[Party, ...]
    only_other: tuple[Party, ...]

    @property
    def excluded(self) -> bool:
        """Whether both sides have a certain party beyond those that they share."""
        return any(p.certain for p in self.only_one) and any(p.certain for p in self.only_other)

    @property
    def score(self) -> float:
        """Weight of the pairs over that of the smaller set."""
        size = len(self.pairs) + min(len(self.only_one), len(self.only_other))
        return sum(weight for *_, weight in self.pairs) / size if size else 0.0

    def __str__(self) -> str:
        same = [one.name if one.name == other.name else f"{one.name} = {other.name}" for one, other, _ in self.pairs]
        return ", ".join(same)


def parties_of(kept: Kept, names: Iterable[str]) -> tuple[Party, ...]:
    """The parties of these names of an item, each once."""
    return _parties(tuple(names), kept.identities, kept.members)


@lru_cache(maxsize=65536)
def _parties(
    names: tuple[str, ...], known: tuple[tuple[str, str], ...], states: tuple[tuple[str, str], ...]
) -> tuple[Party, ...]:
    identities, members = dict(known), dict(states)
    found: dict[str, Party] = {}
    for name in names:
        several = sorted(states_in(name)) if name not in identities else []
        if len(several) > 1:  # "the foreign ministers of Egypt and Turkey": one of each
            for state in several:
                found.setdefault(f"of {state}", Party(state, None, state, False, True))
            continue
        party = _party(name, identities.get(name), members.get(name))
        found.setdefault(party.identity or fold(name), party)
    return tuple(found.values())


def takers(kept: Kept, names: Iterable[str]) -> tuple[Party, ...]:
    """The parties of a telling; a government's own release that tells of talks with one party means itself as the
    other."""
    found = parties_of(kept, names)
    if len(found) != 1 or getattr(kept.item, "type", None) != "CONSULT":
        return found
    publisher = load().publisher_state(kept.outlet) if getattr(kept.item, "mode", None) != "multilateral" else None
    if publisher is None or publisher == (found[0].state or found[0].name) or not found[0].certain:
        return found
    if states_in(kept.quote) - {publisher, found[0].state}:  # others took part whom the reader lost
        return found
    return (*found, Party(publisher, f"publisher:{publisher}", publisher, False, True))


@lru_cache(maxsize=16384)
def _party(name: str, identity: str | None, state: str | None) -> Party:
    kind = (identity or "").split(":")[0]
    vague = _VAGUE.match(name) is not None
    parts = name.split()
    entry = load().entries.get(name)
    person = kind == "person" or (kind in ("", "name") and not vague and entry is None and _is_person(parts))
    certain = not vague and (kind not in ("", "name") or (person and len(parts) > 1))
    return Party(name, identity, state, person, certain)


def _is_person(parts: Sequence[str]) -> bool:
    """Whether a name that no table knows has the look of a person's: two to five words, a given name first."""
    return (1 < len(parts) <= 5 and parts[0] in load().genders) or (1 < len(parts) <= 3 and _capitals(parts))


def _capitals(parts: Sequence[str]) -> bool:
    return all(part[:1].isupper() and part.isalpha() and not part.isupper() for part in parts)


def same_party(one: Party, other: Party) -> float:
    """How surely one party is or stands for the other: 0 if not."""
    if one.identity and one.identity == other.identity:
        return SAME
    if one.person and other.person:
        return SAME if same_person(one.name, other.name) else 0.0
    if one.person != other.person and (one.is_state or other.is_state):
        return STANDS if one.state and one.state == other.state else 0.0
    if fold(one.name) == fold(other.name):
        return SAME if one.certain or other.certain else PHRASE
    if one.person or other.person:
        single = one.name if other.person else other.name
        person = other.name if other.person else one.name
        return SAME if " " not in single and last_name(single) == last_name(person) else 0.0
    if one.state and one.state == other.state:
        return STANDS if one.certain and other.certain else PHRASE
    return STANDS if (one.certain or other.certain) and _contains(one.name, other.name) else 0.0


def _contains(one: str, other: str) -> bool:
    """Whether the words of one body's name all stand in the other's."""
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    small, big = sorted((mine, theirs), key=len)
    return small <= big and (len(small) > 1 or (one if len(mine) == 1 else other).isupper())


@lru_cache(maxsize=65536)
def _agreement(mine: tuple[Party, ...], theirs: tuple[Party, ...]) -> Agreement:
    ranked = sorted(
        ((same_party(a, b), i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs)),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    left, right, pairs = set(range(len(mine))), set(range(len(theirs))), []
    for weight, i, j in ranked:
        if weight and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((mine[i], theirs[j], weight))
    # "Russia" beside "Vladimir Putin" in one telling is no further party where the other tells of Putin alone.
    rest = tuple(mine[i] for i in sorted(left) if not any(same_party(mine[i], b) for _, b, _ in pairs))
    others = tuple(theirs[j] for j in sorted(right) if not any(same_party(a, theirs[j]) for a, _, _ in pairs))
    return Agreement(tuple(pairs), rest, others)


def agreement(mine: tuple[Party, ...], theirs: tuple[Party, ...]) -> Agreement:
    """How two sets of parties agree, each party paired at most once, the surest pairs first."""
    if (theirs_key := tuple(p.name for p in theirs)) < tuple(p.name for p in mine) and theirs_key:
        turned = _agreement(theirs, mine)
        pairs = tuple((b, a, weight) for a, b, weight in turned.pairs)
        return Agreement(pairs, turned.only_other, turned.only_one)
    return _agreement(mine, theirs)


def party_keys(party: Party) -> tuple[str, ...]:
    """The words by which a party is found: whatever could make it the same as another gives a shared word."""
    keys = []
    if party.state:
        keys.append(f"state {party.state}")
    if party.identity and not (party.is_state or party.person):
        keys.append(party.identity)
    if party.person or not party.state:
        keys.append(f"last {last_name(party.name)}")
    return tuple(dict.fromkeys(keys))
