"""Events: who did, does, will do or did not do what to whom, told by the codebook's rules."""

from __future__ import annotations

from dataclasses import replace

from onrecord.coding.actors import Cast
from onrecord.coding.arguments import parties
from onrecord.coding.candidates import Candidate, candidates
from onrecord.coding.codebook import Codebook
from onrecord.coding.confirmation import VOUCHED, Chance, chance_of
from onrecord.coding.contexts import contexts_of
from onrecord.coding.dropped import with_parties_before
from onrecord.coding.harm import is_toll
from onrecord.coding.places import place_of
from onrecord.coding.retellings import Story, join
from onrecord.coding.status import status_of
from onrecord.coding.tellings import Telling, about_of, evidence_of, is_definite, mode_of
from onrecord.coding.times import time_of
from onrecord.coding.tree import Tree
from onrecord.coding.voice import source_of
from onrecord.data.places import country_of
from onrecord.model import Event, Reading, Span, Statement

__all__ = ["events"]

ONE_SIDED = (
    "assault-attack",
    "assault-noun",
    "assault-aggression",
    "assault-fire",
    "assault-operation",
    "assault-destroy",
)
"""Rules of attacks that have somebody at the other end even where nobody is told."""
STRICT = frozenset({"held", "journey", "parties", "war"})
"""Marks of rules whose parties must be told: without them their words are mere topics, whatever the network says."""
NEAR = 400
"""Characters, some two sentences, within which whom somebody attacks is plain for another attack of theirs."""
APART = frozenset({"separately", "individually"})


def events(reading: Reading, cast: Cast, statements: tuple[Statement, ...], codebook: Codebook) -> tuple[Event, ...]:
    """The events of a report in the order of their anchors; each telling of one event is part of its evidence.

    An event that names no actor, no recipient and no place is not coded.
    """
    tree = Tree(reading.doc, codebook.vocabulary)
    heard = cast.hear(statements)
    chance = chance_of(reading.proposals)
    found = candidates(tree, heard, codebook, chance)
    found = [one for one in found if one.rule.type != "ASSAULT" or not is_toll(one, found, codebook)]
    told = [telling for one in found for telling in _tellings(one, reading, heard, statements, codebook)]
    told = with_parties_before(told, tree)
    stories = join([telling for telling in told if not telling.wanting or _is_vouched(telling, chance)])
    coded = [_event(story, f"e{number}", tree, codebook) for number, story in enumerate(stories, start=1)]
    return tuple(_with_plain_recipient(event, coded, heard) for event in coded)


def _is_vouched(telling: Telling, chance: Chance | None) -> bool:
    """Whether the network is sure of an event for which its rule asks more parties than are told."""
    if chance is None or telling.rule.marks & STRICT:
        return False
    return chance(telling.anchor, telling.type) >= VOUCHED


def _with_plain_recipient(event: Event, others: list[Event], cast: Cast) -> Event:
    """An attack on nobody told, with the recipient that is plain from the report: whom else the same actors attack
    there, or the state in which the place of the attack lies."""
    if event.type != "ASSAULT" or event.recipients or not event.actors or not event.rule.startswith(ONE_SIDED):
        return event
    known = {
        o.recipients
        for o in others
        if o.type == "ASSAULT" and o.actors == event.actors and o.recipients and _is_near(event, o)
    }
    if len(known) == 1:
        return replace(event, recipients=known.pop())
    state = cast.state_of(event.place) or country_of(event.place) if event.place else None
    if state and state not in event.actors and state not in [cast.state_of(name) for name in event.actors]:
        return replace(event, recipients=(state,))
    return event


def _is_near(event: Event, other: Event) -> bool:
    """Whether another event is told in the same words, or not far before or behind them."""
    return any(
        span.start - NEAR <= other_span.end and other_span.start <= span.end + NEAR
        for span in event.evidence
        for other_span in other.evidence
    )


def _tellings(
    one: Candidate, reading: Reading, cast: Cast, statements: tuple[Statement, ...], codebook: Codebook
) -> list[Telling]:
    """What one candidate tells: mostly one event; with "separately", one with each of those on the other side."""
    telling = _telling(one, reading, cast, statements, codebook)
    if telling is None:
        return []
    tree, verb = one.phrase.tree, one.phrase.verb
    if not one.rule.sides or verb is None or not any(tree.word[k] in APART for k in tree.having(verb, "advmod")):
        return [telling]
    first = [name for token in one.phrase.at("subject") for name in cast.names(token) if name in telling.actors]
    others = [name for name in telling.actors if name not in first]
    return [replace(telling, actors=(*first, other)) for other in others] if len(others) > 1 else [telling]


def _telling(
    one: Candidate, reading: Reading, cast: Cast, statements: tuple[Statement, ...], codebook: Codebook
) -> Telling | None:
    """What one candidate tells, or None where the line is quiet or only an idea is told."""
    tree, rule = one.phrase.tree, one.rule
    anchor = Span(tree.starts[one.anchor], tree.ends[one.anchor])
    if reading.report.is_quiet(anchor):
        return None
    source = source_of(statements, anchor)
    speaker = next((statement.speaker for statement in statements if statement.id == source), ())
    if source is None:
        speaker = cast.voice
    actors, recipients = parties(one, cast, codebook, speaker)
    status = status_of(tree, one.phrase, rule.status, joins=rule.type == "CONSULT")
    if status is None:
        return None
    if status == "denied" and rule.marks & {"refusal", "unwilling"}:
        status = "happened"
    if "commitment" in rule.marks and status in ("happened", "ongoing"):
        status = "planned"
    if "asserted" in rule.marks and (status == "possible" or _is_bare_gerund(tree, one.anchor)):
        return None
    headline_end = reading.report.text.find("\n")
    return Telling(
        rule=rule,
        anchor=one.anchor,
        type=rule.type,
        mode=mode_of(one),
        actors=actors,
        recipients=recipients,
        place=place_of(reading, cast, one.anchor),
        time=time_of(reading, one.anchor),
        status=status,
        about=about_of(one),
        evidence=evidence_of(one),
        source=source,
        definite=is_definite(one.phrase, tree),
        headline=0 <= anchor.start < headline_end,
        sentence=tree.sentence[one.anchor],
        wanting=not _stands(one, actors, recipients),
        beside=_beside(one, cast, actors),
    )


def _beside(one: Candidate, cast: Cast, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The doers of the clause in which a mutual event of nobody's is only mentioned ("following clashes, A and B
    met")."""
    if not one.rule.sides or len(actors) > 1:
        return ()
    return tuple(dict.fromkeys(name for token in one.phrase.bystanders() for name in cast.names(token)))


def _is_bare_gerund(tree: Tree, token: int) -> bool:
    """ "the importance of supporting": an idea, no act."""
    return tree.tag[token] == "VBG" and tree.one(token, "aux") is None


def _stands(one: Candidate, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Whether enough parties are named for the rule."""
    marks = one.rule.marks
    if "named" in marks and not actors and not recipients:
        return False
    if marks & {"demand", "blame"} and (not actors or set(actors) & set(recipients)):
        return False
    if "held" in marks and one.phrase.verb is None and not one.loose and not recipients:
        return False
    if "aimed" in marks and not recipients:
        return False
    if "journey" in marks and not (actors and recipients):
        return False
    if "parties" in marks:
        return bool(len(actors) > 1 or (actors and recipients))
    return True


def _event(story: Story, name: str, tree: Tree, codebook: Codebook) -> Event:
    """The item of a story: the fullest telling, with what only the others say filled in."""
    main, others = story.main, story.tellings
    mode = main.mode or next((t.mode for t in others if t.mode), None)
    sentences = [t.sentence for t in others]
    return Event(
        id=name,
        evidence=story.evidence(),
        source=main.source,
        type=main.type,
        mode=mode,
        anchor=Span(tree.starts[main.anchor], tree.ends[main.anchor]),
        actors=main.actors or next((t.actors for t in others if t.actors), ()),
        recipients=main.recipients or next((t.recipients for t in others if t.recipients), ()),
        place=main.place or next((t.place for t in others if t.place), None),
        time=main.time or next((t.time for t in others if t.time), None),
        status=main.status,
        about=main.about or next((t.about for t in others if t.about), None),
        rule=main.rule.id,
        contexts=contexts_of(codebook.contexts, tree, sentences, main.type, mode),
    )
