"""Figures: which numbers of people or things a report claims, in whose voice, and to which event they belong."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.coding.actors import Cast
from onrecord.coding.claims import Claim, joined, points_back
from onrecord.coding.counted import with_units
from onrecord.coding.counts import Count, counts, indefinite_counts
from onrecord.coding.measures import Measures, load_measures
from onrecord.coding.places import place_of
from onrecord.coding.times import time_of
from onrecord.coding.totals import is_total
from onrecord.coding.voice import source_of
from onrecord.model import Event, Figure, Reading, Span, Statement

__all__ = ["figures"]

BELONGS: dict[str, tuple[str, ...]] = {
    "killed": ("ASSAULT", "COERCE", "PROTEST"),
    "wounded": ("ASSAULT", "COERCE", "PROTEST"),
    "missing": ("ASSAULT",),
    "captured": ("COERCE", "ASSAULT"),
    "released": ("RETREAT", "AID", "COOPERATE", "AGREE"),
    "displaced": ("ASSAULT", "AID", "COERCE"),
    "deployed": ("MOBILIZE", "COOPERATE", "AID"),
    "launched": ("ASSAULT",),
    "destroyed": ("ASSAULT",),
    "money": ("AID", "COOPERATE", "SANCTION", "AGREE", "REQUEST", "THREATEN"),
    "duration": ("AGREE", "RETREAT", "CONCEDE", "SANCTION", "REQUEST", "THREATEN"),
}
"""The types of event that a measure usually belongs to, the likeliest first."""

MANY = 1000
"""From so many on, people and things are a claim of their own, though no event is near: "45,000 migrants"."""


def figures(
    reading: Reading, cast: Cast, statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> tuple[Figure, ...]:
    """The figures of a report in the order of its text, each with the words that carry it.

    Where nobody says or does anything political, only numbers told beside words of war are figures. The same number
    told twice is one figure with two stretches of evidence; a rounded number beside an exact one gives way to it.
    """
    measures = load_measures()
    numbers = counts(reading, measures)
    single = list(indefinite_counts(reading, measures))
    single = [count for count in single if _is_beside_another(count, [*numbers, *single])]
    found = sorted([*numbers, *single], key=lambda count: (count.quantity.span, count.measure))
    claims = []
    for count in with_units(found):
        event = _event_of(reading, count, events)
        source = source_of(statements, count.quantity.span)
        political = bool(statements or events) or _names_any(count, measures.war)
        if political and _is_claimed(count, event, source, measures):
            claims.append(Claim(count, count.unit, source, event))
    tellings = joined(claims, reading.report.text)
    return tuple(_figure(reading, cast, number, told) for number, told in enumerate(tellings, start=1))


def _is_beside_another(single: Count, others: list[Count]) -> bool:
    """Whether a person told without a number stands in one sentence with a number, which makes a toll of both."""
    return any(
        other.token.sent == single.token.sent
        and other.token != single.token
        and other.measure in ("killed", "wounded")
        and (not other.rule.startswith("single") or {single.token.dep_, other.token.dep_} == {"nsubj:pass"})
        for other in others
    )


def _is_claimed(count: Count, event: Event | None, source: str | None, measures: Measures) -> bool:
    """Whether a number is claimed of an event or by a word of the table; any other number is background.

    The toll of an accident that nobody is said to have done is no figure either, unless somebody claims it.
    """
    nobody = source is None and (event is None or not event.actors)
    if nobody and _names_any(count, measures.accidents):
        return False
    if count.rule == "other":
        return event is not None or source is not None or (count.quantity.low or 0) >= MANY
    if count.rule == "few":
        return event is not None and event.type == "SANCTION"
    if count.rule == "percent":
        return event is not None and event.type in ("SANCTION", "AGREE", "COERCE")
    return True


def _names_any(count: Count, words: frozenset[str]) -> bool:
    """Whether one of the words stands in the number's sentence or in the headline."""
    doc = count.token.doc
    stretches = (count.token.sent, doc[0].sent)
    return any(token.lemma_.lower() in words or token.lower_ in words for stretch in stretches for token in stretch)


def _event_of(reading: Reading, count: Count, events: Iterable[Event]) -> Event | None:
    """The event in which they were killed or launched: of the number's own sentence, else of the one before it."""
    sentence = count.token.sent
    before = reading.doc[sentence.start - 1].sent if sentence.start else None
    likely = BELONGS.get(count.measure)

    def rank(event: Event) -> tuple[int, int, int]:
        type_rank = likely.index(event.type) if likely and event.type in likely else 9
        return type_rank, _steps(reading, count, event), abs(event.anchor.start - count.evidence.start)

    for stretch in (sentence, before):
        if stretch is None:
            continue
        bounds = Span(stretch.start_char, stretch.end_char)
        here = [
            event for event in events if event.anchor.within(bounds) or any(e.overlaps(bounds) for e in event.evidence)
        ]
        fitting = [event for event in here if not likely or event.type in likely]
        if fitting or (here and not likely):
            return min(fitting or here, key=rank)
    return None


def _steps(reading: Reading, count: Count, event: Event) -> int:
    """How far apart number and event stand in the tree, up to their common governor; far if in other sentences."""
    anchor = reading.doc.char_span(event.anchor.start, event.anchor.end, alignment_mode="expand")
    if anchor is None:
        return 99
    above = [count.token, *count.token.ancestors]
    for steps, node in enumerate([anchor.root, *anchor.root.ancestors]):
        if node in above:
            return steps + above.index(node)
    return 99


def _figure(reading: Reading, cast: Cast, number: int, told: list[Claim]) -> Figure:
    """One figure out of its tellings, the fullest first; one that only points back at another comes last."""
    text = reading.report.text
    told = sorted(told, key=lambda claim: (points_back(claim, text), -len(text[slice(*claim.count.evidence)])))
    first = told[0]
    crowd = first.event is not None and first.event.type == "PROTEST" and first.count.quantity.unit is None
    event = next((claim.event for claim in told if claim.event is not None), None)
    near = event is not None and any(
        evidence.overlaps(Span(first.count.token.sent.start_char, first.count.token.sent.end_char))
        for evidence in event.evidence
    )
    token = first.count.word.i if first.count.word is not None else first.count.token.i
    return Figure(
        id=f"f{number}",
        evidence=tuple(dict.fromkeys(claim.count.evidence for claim in told)),
        source=first.source,
        measure=first.count.measure,
        low=first.count.quantity.low,
        high=first.count.quantity.high,
        approximate=first.count.quantity.approximate,
        unit="protesters" if crowd and first.count.rule == "other" else first.unit,
        per=first.count.quantity.per,
        event=event.id if event is not None else None,
        time=(event.time if event is not None and near else None) or time_of(reading, token),
        place=(event.place if event is not None and near else None) or place_of(reading, cast, token),
        rule=first.count.rule,
        cumulative=any(is_total(claim.count.token) for claim in told),
    )
