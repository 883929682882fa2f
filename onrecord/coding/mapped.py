"""The places of a record: each named place once, on the map or with its candidates, with all forms and mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.coding.locating import Decision, Named, Share, locate
from onrecord.coding.places import BOUNDS
from onrecord.coding.toponyms import toponyms
from onrecord.data.actors import load
from onrecord.data.places.folding import fold
from onrecord.data.places.gazetteer import Gazetteer, open_gazetteer
from onrecord.model import Event, Figure, Location, Place, Span
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.model import Reading

__all__ = ["looked_up", "places"]

SURE = 0.5
"""From which share on a candidate is taken for the place."""
PART = 0.8
"""A part of a place lies where the place does, roughly: what its confidence is worth then."""
WIDE = frozenset(("country", "territory", "region"))
"""Kinds of places that have a north and a south of their own."""
KINDS = re.compile(
    r"(?i)\s+(?:oblast|province|governorate|region|district|county|prefecture|state|city|department|republic|territory)$"
)
PART_OF = re.compile(
    r"(?i)^(?:the\s+)?(?:far\s+)?(?:north|south|east|west|central|upper|lower|occupied|north-?east|north-?west|"
    r"south-?east|south-?west)(?:ern)?\s+(?=[A-Z])"
)
SITE = re.compile(r"(?i)^(?:the\s+)?(?:border|coast|airspace|waters|frontier|territory) (?:of|with) (?=[A-Z])")


@dataclass(slots=True)
class _Entry:
    """A place while its mentions are gathered."""

    decision: Decision
    location: Location | None
    confidence: float
    reason: str
    names: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


def places(
    reading: Reading, events: Iterable[Event], figures: Iterable[Figure], settings: Settings | None = None
) -> tuple[Place, ...]:
    """The places that a report names, in the order of first mention; items' places have an entry each, too."""
    gazetteer = open_gazetteer((settings or Settings()).gazetteer)
    text = reading.report.text
    asked = [
        (one.name, one.span, one.named)
        for one in toponyms(reading)
        if one.certain or gazetteer.find(looked_up(one.named, gazetteer)[0].name)
    ]
    told = {name for name, _, _ in asked}
    items: list[Event | Figure] = [*events, *figures]
    for item in items:
        if item.place and item.place not in told:
            told.add(item.place)
            asked.extend((item.place, span, Named(item.place)) for span in _where(text, item.place, item.evidence))
    asked.sort(key=lambda one: (one[1].start, one[1].end))
    sought = [looked_up(one, gazetteer) for _, _, one in asked]
    decisions = locate([one for one, _ in sought], _states(reading), gazetteer)
    entries: dict[object, _Entry] = {}
    several = {name: _several(name, gazetteer) for name, _, _ in asked if " and " in name}
    for (name, span, _), (_, part), decision in zip(asked, sought, decisions, strict=True):
        entry = _entry(decision, part)
        if several.get(name) and not decision.shares:
            entry = _Entry(Decision(several[name], ""), None, 0.0, "it names more than one place")
        kept = entries.setdefault((entry.location or fold(name), part), entry)
        kept.names.append(name)
        kept.spans.append(span)
    return tuple(_place(number, entry) for number, entry in enumerate(entries.values(), start=1))


def _where(text: str, name: str, evidence: Sequence[Span]) -> list[Span]:
    """Where an item's place stands in its evidence, else first in the text; its own words may run over a line's end."""
    words = re.compile(r"\s+".join(re.escape(word) for word in name.split()))
    for span in (*evidence, Span(0, len(text))):
        match = words.search(text, span.start, span.end)
        if match is not None:
            return [Span(match.start(), match.end())]
    return list(evidence[:1])


def looked_up(one: Named, gazetteer: Gazetteer) -> tuple[Named, str]:
    """The name under which the map knows a place, and of what it is a part ("southern" of Lebanon)."""
    name = one.name.removeprefix("the ").removeprefix("The ")
    part = PART_OF.match(name)
    if part is not None and _is_part(name, name[part.end() :], gazetteer):
        return replace(one, name=name[part.end() :]), part.group().strip().lower().removeprefix("the ")
    if gazetteer.find(name):
        return replace(one, name=name), ""
    whole, _, owned = name.partition("’s ") if "’s " in name else name.partition("'s ")
    if owned and gazetteer.find(whole):
        inner, part_of = looked_up(replace(one, name=owned, within=whole), gazetteer)  # "Ethiopia's Tigray region"
        return (inner, part_of) if gazetteer.find(inner.name) else (replace(one, name=whole), owned)
    adjective, _, noun = name.partition(" ")
    entry = load().entries.get(adjective)
    if noun in BOUNDS and entry is not None and entry.form == "adjective" and entry.kind == "state":
        return replace(one, name=entry.name), noun  # "Polish airspace"
    kind = KINDS.search(name)
    bare = name[: kind.start()] if kind else name
    if kind is not None and gazetteer.find(bare):
        asked = "city" if kind.group().strip().lower() == "city" else "admin1"
        return replace(one, name=bare, asked=one.asked or asked), ""
    part = PART_OF.match(bare) or SITE.match(bare)
    if part is not None and gazetteer.find(bare[part.end() :]):
        return replace(one, name=bare[part.end() :]), part.group().strip().lower().removeprefix("the ")
    return replace(one, name=name), ""


def _is_part(name: str, rest: str, gazetteer: Gazetteer) -> bool:
    """Whether "southern Lebanon" is a part of Lebanon, not a place called so: "South Sudan" and "South Bend" are."""
    if not gazetteer.find(rest):
        return False
    if name[0].islower():
        return True
    whole = {found.location.kind for found in gazetteer.find(name)}
    return whole <= {"city"} and any(found.location.kind in WIDE for found in gazetteer.find(rest))


def _several(name: str, gazetteer: Gazetteer) -> tuple[Share, ...]:
    """The places of "Saudi Arabia and Oman", each as if it stood alone; nothing where one of them is unknown."""
    parts = [looked_up(Named(part.strip()), gazetteer)[0] for part in re.split(r",| and ", name) if part.strip()]
    decisions = locate(parts, {}, gazetteer)
    return tuple(decision.shares[0] for decision in decisions) if all(d.shares for d in decisions) else ()


def _states(reading: Reading) -> Mapping[str, int]:
    """How often each state is told of, by its three-letter code."""
    tables = load()
    found: Counter[str] = Counter()
    for chain in reading.chains:
        for mention in chain.mentions:
            entry = tables.entries.get(mention_text(reading, mention.span)) if mention.kind == "name" else None
            if entry is not None and entry.state in tables.codes:
                found[tables.codes[entry.state]] += 1
    return found


def mention_text(reading: Reading, span: Span) -> str:
    """The words of a span with plain apostrophes."""
    return reading.report.text[span.start : span.end].replace("’", "'")


def _entry(decision: Decision, part: str) -> _Entry:
    """What is decided of one mention: below half of the belief it stays unresolved."""
    if not decision.shares:
        return _Entry(decision, None, 0.0, decision.reason)
    best = decision.shares[0].location
    share = sum(each.share for each in decision.shares if _is_one(each.location, best))
    if share < SURE:
        return _Entry(decision, None, 0.0, "no place of this name is much likelier than the others")
    if part:
        return _Entry(decision, best, share * PART, f"{part} part of it; {decision.reason}")
    return _Entry(decision, best, share, decision.reason)


def _is_one(place: Location, other: Location) -> bool:
    """Whether two candidates are a town and the region called after it: to take one for the other is no great error."""
    if place == other:
        return True
    town, region = (place, other) if other.kind == "admin1" else (other, place)
    return region.kind == "admin1" and town.country == region.country and town.admin1 == region.name


def _place(number: int, entry: _Entry) -> Place:
    names = tuple(dict.fromkeys(entry.names))
    return Place(
        id=f"p{number}",
        name=names[0],
        names=names,
        spans=tuple(dict.fromkeys(entry.spans)),
        location=entry.location,
        confidence=round(entry.confidence, 2),
        reason=entry.reason,
        candidates=() if entry.location else tuple(share.location for share in entry.decision.shares),
    )
