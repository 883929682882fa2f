"""Where an event happens, weighed: every place named in its sentence, and where the story stands, against no place.

`place_of` reads the syntax round one word. Trees err where sentences are long ("killed by troops in X"), and reports
tell a scene's place once. So each named place near an event is described by a handful of features: its preposition, how
it hangs on the event, what kind of event it is, whether it names the whole of which another is the part. Weights learnt
from gold records (`python -m training.places`) say which is the likeliest, or that the report tells none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.coding.ground import Ground
from onrecord.coding.places import load_words, place_of, preposition
from onrecord.data import DATA, rows
from onrecord.data.actors import load
from onrecord.data.places import is_known
from onrecord.errors import DataError
from onrecord.model import Event

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.coding.actors import Cast
    from onrecord.model import Reading

__all__ = ["Option", "Story", "group_of", "likeliest", "load_weights", "options", "placed", "story_of"]

GROUPS = {
    "ASSAULT": "deed", "COERCE": "deed", "PROTEST": "deed", "MOBILIZE": "move", "RETREAT": "move", "AID": "move",
    "CONSULT": "meet", "COOPERATE": "pact", "AGREE": "pact", "SANCTION": "pact",
}  # fmt: skip
"""Types of event that stand to places alike; the others are acts of speech."""
CLAUSES = frozenset(("ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"))
BODILY = frozenset(("deed", "move", "meet"))
"""Groups of events for which somebody has to be somewhere."""
READINESS = 1.0
"""What is taken off the belief in no place: chosen by F1 on `train`, not by recall."""
FAR = 6
"""Steps in the tree, and words between, beyond which it no longer matters how far."""
STANDING = frozenset(
    ("in", "at", "near", "inside", "across", "within", "throughout", "outside", "around", "into", "over", "off",
     "along")
)  # fmt: skip
"""Behind these even a state that acts in the event is ground: "the army shelled villages in Myanmar"."""
BELONGING = frozenset(
    ("'s", "’s", "'", "’", "by", "with", "for", "about", "as", "like", "than", "including", "between")
)
"""Behind these and before "'s" a state is one who does, owns or is talked of."""
PERSONAL = frozenset(("nsubj", "nmod:poss", "compound", "obj", "nsubj:pass", "iobj", "vocative"))
"""Relations in which a state without a preposition is a party; as object of a verb that hits a place it is ground."""
DISTANT = 30
"""Words beyond which a place of another clause of the same sentence is told of something else."""


@dataclass(frozen=True, slots=True)
class Option:
    """A place that an event may have, None for none, and what speaks for it and against it."""

    name: str | None
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Where the last placed event of a report happened: its group, sentence, paragraph and actors."""

    name: str
    group: str
    sentence: int
    line: int
    actors: frozenset[str]


def placed(events: Sequence[Event], reading: Reading, cast: Cast) -> tuple[Event, ...]:
    """The events with the places that are likeliest, in the order given; weighed in the order of their anchors."""
    weights = load_weights()
    settled: dict[str, str | None] = {}
    ground = Ground(reading, cast)
    story: Story | None = None
    for event in sorted(events, key=lambda each: each.anchor.start):
        anchor = _anchor(reading, event)
        if anchor is None:
            continue
        if event.mode == "phone":
            settled[event.id] = None
            continue
        found = options(event, anchor, reading, cast, ground, story)
        name = likeliest(found, weights, group_of(event))
        settled[event.id] = name
        if name is not None:
            story = story_of(event, anchor, name, reading)
    return tuple(replace(event, place=settled.get(event.id, event.place)) for event in events)


def story_of(event: Event, anchor: Token, name: str, reading: Reading) -> Story:
    """What the next events may take over from one that has a place."""
    return Story(name, group_of(event), anchor.sent.start, _line(reading, anchor), frozenset(event.actors))


def group_of(event: Event) -> str:
    """How events of a type stand to places."""
    return GROUPS.get(event.type, "speech")


def options(
    event: Event, anchor: Token, reading: Reading, cast: Cast, ground: Ground, story: Story | None
) -> list[Option]:
    """Every place that an event may have, no place first."""
    group = group_of(event)
    named = [
        (token, name, meant)
        for token, name, meant in _named_in(anchor, ground)
        if not _is_far(token, anchor) and (meant or not _only_acts(token, name, event, cast))
    ]
    ruled = place_of(reading, cast, anchor.i)
    if ruled in event.actors and ruled not in [name for _, name, _ in named]:
        ruled = None
    none = ["none", f"none:{event.type}", f"none:{event.status}", f"none:{'verb' if anchor.pos_ == 'VERB' else 'noun'}"]
    found = [Option(None, (*none, f"none:ruled:{group}") if ruled else tuple(none))]
    for token, name, meant in named:
        features = [*_hanging(token, anchor), *_nesting(token, [other for other, _, _ in named])]
        features.append("meant" if meant else f"kind:{cast.kind(token.i) or 'name'}")
        if name == ruled:
            features.append("ruled")
        if name in event.recipients or name in event.actors:
            features.append("recipient" if name in event.recipients else "actor")
        found.append(_option(name, group, features))
    listed = {option.name for option in found}
    found.extend(
        Option(name, ("the state hit", f"the state hit:{event.type}", f"the state hit:{bool(named)}"))
        for name in event.recipients
        if name not in listed and is_known(name)
    )
    if ruled is not None and ruled not in listed:
        found.append(_option(ruled, group, ["ruled", "ruled alone"]))
    if story is not None:
        found.append(_option(story.name, group, _going_on(event, anchor, reading, story, bool(named))))
    return found


def _option(name: str, group: str, features: Sequence[str]) -> Option:
    """An option whose features count by themselves and for the group of the event."""
    return Option(name, (*features, *(f"{group}/{each}" for each in features)))


def _named_in(anchor: Token, ground: Ground) -> list[tuple[Token, str, bool]]:
    """The heads of the places told of in the anchor's sentence, with the names, and whether another word means them."""
    sentence = anchor.sent
    found = [(anchor.doc[spot.token], spot.name, False) for spot in ground.within(sentence.start, sentence.end)]
    for token in sentence:
        name = ground.meant(token)
        if name is not None:
            found.append((token, name, True))
    return sorted((one for one in found if one[0].i != anchor.i and not _is_party(one[0])), key=lambda one: one[0].i)


def _is_party(token: Token) -> bool:
    """Whether a place stands for those who live or rule there: "President of Ukraine", "aggression of Russia"."""
    while token.dep_ in ("appos", "nmod:unmarked") and token.head.pos_ == "PROPN":
        token = token.head  # "mayor of Tora, Darfur"
    if preposition(token) not in ("of", "by") or token.dep_ not in ("nmod", "obl:agent", "obl"):
        return False
    words, above = load_words(), token.head.lemma_.lower()
    return above not in words["whole"] | words["settlement"] | words["site"] | words["seat"]


def _only_acts(token: Token, name: str, event: Event, cast: Cast) -> bool:
    """Whether a state is told of as one who does, owns or is talked of ("Russia's invasion", "aggression by Russia"),
    and so is no ground; one that acts in the event is ground only where a plain locative says so."""
    entry = load().entries.get(name)
    state = entry is not None and entry.kind == "state"
    if not state and cast.kind(token.i) != "state":
        return False
    while token.dep_ in ("appos", "nmod:unmarked", "conj", "flat") and preposition(token) is None:
        token = token.head
    case = preposition(token)
    if case in STANDING:
        return False
    if name in event.actors:
        return True
    if case is not None:
        return case in BELONGING
    if token.dep_ == "compound" and not state:
        return False  # "the Kyiv attack" was in Kyiv; "the Russia talks" were not in Russia
    hit = token.dep_ in ("obj", "nsubj:pass") and token.head.lemma_.lower() in load_words()["hits"]
    return token.dep_ in PERSONAL and not hit


def _is_far(token: Token, anchor: Token) -> bool:
    """Whether a place stands in another clause, far off in a long sentence."""
    if abs(token.i - anchor.i) <= DISTANT:
        return False
    above = {anchor.i, *(each.i for each in anchor.ancestors)}
    while token.i not in above and token.head.i != token.i:
        if token.dep_ in CLAUSES:
            return True
        token = token.head
    return token.i != anchor.i and any(
        each.dep_ in CLAUSES for each in (anchor, *anchor.ancestors) if each.i != token.i and token.is_ancestor(each)
    )


def _hanging(token: Token, anchor: Token) -> Iterator[str]:
    """How a place hangs on the event: preposition, relation, steps up and down the tree, words between, side."""
    case = preposition(token) or "no"
    yield f"case:{case}"
    above = [anchor, *anchor.ancestors]
    path = [token]
    while path[-1] not in above and path[-1].head.i != path[-1].i:
        path.append(path[-1].head)
    meeting = path[-1]
    up = above.index(meeting) if meeting in above else FAR
    down = len(path) - 1
    yield f"up:{min(up, FAR)}"
    yield f"down:{min(down, FAR)}"
    yield f"dep:{token.dep_}"
    if up == 0:
        yield f"below:{path[-2].dep_ if down else 'self'}:{case}"
    if any(step.dep_ in CLAUSES for step in path[:-1]):
        yield "other clause below"
    if any(step.dep_ in CLAUSES for step in above[:up]):
        yield "clause above"
    if any(step.dep_ in ("nsubj", "nsubj:pass", "obl:agent") for step in path[:-1]):
        yield "in subject"
    yield f"{'behind' if token.i > anchor.i else 'before'}:{_bucket(abs(token.i - anchor.i))}"


def _bucket(distance: int) -> str:
    return next((str(limit) for limit in (1, 2, 4, 8, 16) if distance <= limit), "far")


def _nesting(token: Token, others: Sequence[Token]) -> Iterator[str]:
    """Whether a place is told as the whole of another ("Sudan" in "Tora, Sudan"), or has its whole told beside it."""
    if token.dep_ in ("appos", "nmod", "nmod:unmarked", "conj", "list", "flat") and token.head in others:
        yield f"whole of another:{token.dep_}"
    if any(other.head.i == token.i and other.dep_ in ("appos", "nmod", "nmod:unmarked") for other in others):
        yield "has its whole"
    before = [other for other in others if other.i < token.i]
    if before and 0 < token.left_edge.i - before[-1].i <= 2 and token.doc[token.left_edge.i - 1].text == ",":
        yield "behind a comma and a place"
    yield "first of the sentence" if not before else "later in the sentence"


def _going_on(event: Event, anchor: Token, reading: Reading, story: Story, other: bool) -> list[str]:
    """Whether an event goes on where the last one was: the same sentence or paragraph, actors, group."""
    away = "sentence" if story.sentence == anchor.sent.start else "line"
    if away == "line" and story.line != _line(reading, anchor):
        away = "next line" if _line(reading, anchor) - story.line == 1 else "report"
    features = [f"story:{away}", f"story:{away}:{'beside others' if other else 'alone'}", f"story:from {story.group}"]
    if story.actors & set(event.actors):
        features.append(f"story:{away}:same actors")
    if any(child.lower_ in ("the", "this", "that") and child.dep_ == "det" for child in anchor.children):
        features.append("story:definite")
    return [*features, f"story:{event.type}"]


def _line(reading: Reading, token: Token) -> int:
    return reading.report.text.count("\n", 0, token.idx)


def _anchor(reading: Reading, event: Event) -> Token | None:
    found = reading.doc.char_span(event.anchor.start, event.anchor.end, alignment_mode="expand")
    return found.root if found is not None else None


def likeliest(found: Sequence[Option], weights: Mapping[str, float], group: str) -> str | None:
    """The name with the largest share of belief, all its mentions together, or None for no place.

    Of deeds, moves and meetings what the syntax says comes first, and no place must be plain; where something was said
    or agreed tells a report seldom, so there the weights alone decide.
    """
    scores = [sum(weights.get(feature, 0.0) for feature in option.features) for option in found]
    if group in BODILY:
        ruled = next((option.name for option in found if "ruled" in option.features), None)
        if ruled is not None:
            return ruled
        scores[0] -= READINESS
    best = max(scores)
    shares: dict[str | None, float] = {}
    for option, score in zip(found, scores, strict=True):
        shares[option.name] = shares.get(option.name, 0.0) + math.exp(score - best)
    return max(shares, key=lambda name: shares[name])


@lru_cache(maxsize=2)
def load_weights(path: Path = DATA / "places" / "weights.tsv") -> dict[str, float]:
    """Feature -> weight. Raises `DataError` that names file and line for a weight that is no number."""
    weights: dict[str, float] = {}
    for number, (feature, weight) in rows(path, ("feature", "weight")):
        try:
            weights[feature] = float(weight)
        except ValueError as error:
            raise DataError(f"{path.name}, line {number}: {weight!r} is no number.", "Write one.") from error
    return weights
