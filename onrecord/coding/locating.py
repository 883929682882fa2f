"""Which place on the map a name stands for: what speaks for each candidate by itself, then the votes of the report.

Two passes. The first weighs each candidate by its kind, its people, whether the name is its own, and the words beside
the name ("Paris, Texas", "Kharkiv Oblast"). The second adds the votes of the report's other places and actors, each by
how sure the first pass was of it. Weights are in the units of a logarithm with base e, so that sums become shares.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.data.places.gazetteer import Found, Gazetteer
from onrecord.model import Location

__all__ = ["Decision", "Named", "Share", "locate"]

Area = str | tuple[int, int]
"""What votes are counted for: a state ("UKR"), a first-level region ("UA.07"), a cell of the map."""
ANYWHERE = ""
"""The area that all votes for a state count for."""

KIND = {
    "country": 10.0, "territory": 8.5, "region": 7.5, "water": 7.5, "capital": 3.0, "admin1": 3.0, "site": 3.0,
    "admin2": 0.0, "city": 0.0,
}  # fmt: skip
"""What a candidate's kind is worth before anything else is known: states before towns that are called like them."""
PEOPLE = 0.9
"""What ten times as many people are worth, for towns and first-level regions."""
FURTHER = -4.5
"""For a candidate that has the name only as a further one; a third of it where no other has it as its own."""
WITHIN, NOT_WITHIN = 9.0, -4.0
"""For a candidate that lies in the region or state named right behind it, and for one that does not."""
ASKED, NOT_ASKED = 4.0, -2.0
"""For a candidate of the kind that the words beside the name tell, and of another."""
SEAT = 4.0
"""For a town, a capital or a state over a region called like it, where no word asks for the region."""
SAME = 4.0
"""For the place that the report has told by "City, Country" elsewhere."""
COUNTRY, DIVISION, NEAR = 2.5, 2.2, 1.8
"""What the logarithm of the votes is worth: for a candidate's state, its region, and the cell of the map round it."""
AWAY = -2.0
"""For a small town in a state of which nothing else is told, in a report that tells of others."""
SMALL = 50_000
"""People up to which a town is seldom told of far from everything else."""
ACTOR = 0.35
"""The vote of a state that acts in the report, against 1 of a place that lies there for sure."""
UNLISTED = 2.0
"""What speaks for a place that the gazetteer lacks: a hamlet far from all else that is called so weighs little more."""
VOTERS = 5
"""How many candidates of each name vote."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name to be put on the map: as written, the container named behind it, and the kind that words beside it ask
    for ("admin1" for "Kharkiv Oblast", "city" for "the city of Kharkiv")."""

    name: str
    within: str | None = None
    asked: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A candidate and its share of belief, between 0 and 1."""

    location: Location
    share: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a name: its candidates, the likeliest first, and in words what decided."""

    shares: tuple[Share, ...]
    reason: str


def locate(named: Sequence[Named], states: Mapping[str, int], gazetteer: Gazetteer) -> list[Decision]:
    """A decision for each name of one report, in their order; equal names get equal decisions.

    `states` counts how often each state (ISO 3166-1 alpha-3) is told of as an actor.
    """
    distinct = list(dict.fromkeys(named))
    found = {one: gazetteer.find(one.name) for one in distinct}
    first = {one: _by_itself(one, found[one], gazetteer) for one in distinct}
    shares = {one: _shares(first[one]) for one in distinct}
    for _ in range(2):
        votes = _Votes(found, shares, states)
        told = _told(distinct, found, shares)
        second = {
            one: [score + votes.on(one, at) + told.get((one.name, candidate.location), 0.0)
                  for at, (candidate, score) in enumerate(zip(found[one], first[one], strict=True))]
            for one in distinct
        }  # fmt: skip
        shares = {one: _shares(second[one]) for one in distinct}
    decided = {one: _decision(one, found[one], first[one], shares[one], gazetteer) for one in distinct}
    return [decided[one] for one in named]


def _by_itself(one: Named, found: Sequence[Found], gazetteer: Gazetteer) -> list[float]:
    """What speaks for each candidate before the rest of the report is asked."""
    within = gazetteer.find(one.within) if one.within else ()
    divisions = {f.division for f in found if f.location.kind in ("city", "capital")}
    states = {f.location.country for f in found if f.location.kind == "country"}
    seats = states | {f.location.country for f in found if f.location.kind == "capital"}
    own = any(candidate.own for candidate in found)
    scores = []
    for candidate in found:
        kind = candidate.location.kind
        score = KIND[kind]
        if kind not in ("country", "territory", "region", "water", "site"):
            score += PEOPLE * math.log10(candidate.population + 1)
        if not candidate.own:
            score += FURTHER if own else FURTHER / 3
        if one.asked:
            score += ASKED if _is_asked(kind, one.asked) else NOT_ASKED
        elif kind == "admin1" and (candidate.division in divisions or candidate.location.country in seats):
            score -= SEAT
        if within and (kind == "admin1" or not states):
            score += WITHIN if _lies_in(candidate, within) else NOT_WITHIN
        scores.append(score)
    return scores


def _is_asked(kind: str, asked: str) -> bool:
    return (
        kind == asked or (asked == "city" and kind == "capital") or (asked == "admin1" and kind in ("admin2", "region"))
    )


def _lies_in(candidate: Found, containers: Sequence[Found]) -> bool:
    """Whether a place lies in one of the states or regions for which the name behind it may stand."""
    for container in containers:
        kind = container.location.kind
        if kind in ("country", "territory") and candidate.location.country == container.location.country:
            return True
        if kind == "admin1" != candidate.location.kind and candidate.division == container.division:
            return True
    return False


def _shares(scores: Sequence[float]) -> list[float]:
    """The candidates' shares; what they lack to 1 is the share of a place that the gazetteer does not have."""
    if not scores:
        return []
    best = max(scores)
    weights = [math.exp(score - best) for score in scores]
    whole = sum(weights) + math.exp(UNLISTED - best)
    return [weight / whole for weight in weights]


class _Votes:
    """How many places of the report lie in each state, region and cell of the map, as far as is known of each."""

    def __init__(
        self, found: Mapping[Named, Sequence[Found]], shares: Mapping[Named, Sequence[float]], states: Mapping[str, int]
    ) -> None:
        self._found = found
        containers = {one.within for one in found}
        self._cast = {
            one: _votes_of(found[one], shares[one]) if one.name not in containers else {} for one in found
        }  # "Paris, Texas" is one vote, not two
        self._all: defaultdict[Area, float] = defaultdict(float)
        for state, times in states.items():
            self._all[state] += ACTOR * (1 + math.log(times))
            self._all[ANYWHERE] += ACTOR * (1 + math.log(times))
        for one in found:
            for area, vote in self._cast[one].items():
                self._all[area] += vote

    def on(self, one: Named, at: int) -> float:
        """What the other names' votes are worth for one candidate of a name."""
        candidate, own = self._found[one][at], self._cast[one]
        score = 0.0
        for weight, area in (
            (COUNTRY, candidate.location.country),
            (DIVISION, candidate.division or None),
            (NEAR, _cell(candidate.location)),
        ):
            if area is not None:
                score += weight * math.log1p(max(self._all.get(area, 0.0) - own.get(area, 0.0), 0.0))
        state = candidate.location.country
        told = self._all.get(state, 0.0) - own.get(state, 0.0) if state is not None else 0.0
        small = candidate.location.kind == "city" and candidate.population < SMALL
        if small and told < 0.1 and self._all[ANYWHERE] - own.get(ANYWHERE, 0.0) > 0.5:
            score += AWAY
        return score


def _votes_of(found: Sequence[Found], shares: Sequence[float]) -> Mapping[Area, float]:
    """The votes of one name: its likeliest candidates', by their shares."""
    votes: defaultdict[Area, float] = defaultdict(float)
    for at in sorted(range(len(found)), key=lambda at: (-shares[at], at))[:VOTERS]:
        candidate = found[at]
        if candidate.location.country is not None:
            votes[candidate.location.country] += shares[at]
            votes[ANYWHERE] += shares[at]
        if candidate.division:
            votes[candidate.division] += shares[at]
        if candidate.location.kind in ("city", "capital", "site", "admin2"):
            for cell in _cells_about(_cell(candidate.location)):
                votes[cell] += shares[at]
    return votes


def _cell(location: Location) -> tuple[int, int]:
    """The degree of latitude and longitude in which a place lies."""
    return math.floor(location.latitude), math.floor(location.longitude)


@lru_cache(maxsize=4096)
def _cells_about(cell: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    return tuple((cell[0] + north, cell[1] + east) for north in (-1, 0, 1) for east in (-1, 0, 1))


def _told(
    named: Sequence[Named], found: Mapping[Named, Sequence[Found]], shares: Mapping[Named, Sequence[float]]
) -> dict[tuple[str, Location], float]:
    """Places that the report has told with their state or region once: the bare name stands for them, too."""
    told: dict[tuple[str, Location], float] = {}
    for one in named:
        if one.within and shares[one]:
            best = max(range(len(shares[one])), key=lambda at: shares[one][at])
            told[one.name, found[one][best].location] = SAME
    return told


def _decision(
    one: Named, found: Sequence[Found], first: Sequence[float], shares: Sequence[float], gazetteer: Gazetteer
) -> Decision:
    order = sorted(range(len(found)), key=lambda at: (-shares[at], at))
    ranked = tuple(Share(found[at].location, round(shares[at], 3)) for at in order[:VOTERS])
    if not ranked:
        return Decision((), "no place of this name is known")
    best = found[order[0]]
    if len(found) == 1:
        reason = "the only place of this name"
    elif one.within and _lies_in(best, gazetteer.find(one.within)):
        reason = f"the one in {one.within}"
    elif order[0] != max(range(len(first)), key=lambda at: (first[at], -at)):
        reason = "the report's other places and actors"
    elif one.asked and _is_asked(best.location.kind, one.asked):
        reason = "the words beside the name"
    else:
        reason = "the best known of this name"
    return Decision(ranked, reason)
