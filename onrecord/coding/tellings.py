"""One telling of an event, and its slots that come from the words around the anchor: mode, subject matter, evidence."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.coding.candidates import Candidate
from onrecord.coding.codebook import Rule
from onrecord.coding.phrases import Phrase
from onrecord.coding.tree import CLAUSES, Tree
from onrecord.model import Event, Reading, Span, Status, Time

__all__ = ["Telling", "about_of", "anchors_alone", "evidence_of", "mode_of"]

SHORTEST = 4
"""Tokens that evidence has at least: a single verb or noun is no quote."""
LEADING = frozenset({"case", "mark", "cc", "punct"})
"""Relations of the words that introduce a phrase and are no part of its matter."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one place of the report tells it; `anchor` is a token index, `definite` marks "the attack", "this
    visit".

    `wanting` is True where its rule asks for parties that this place does not name; `beside` are the doers of the
    clause that mentions it.
    """

    rule: Rule
    anchor: int
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    time: Time | None
    status: Status
    about: Span | None
    evidence: Span
    source: str | None
    definite: bool
    headline: bool
    sentence: int = 0
    wanting: bool = False
    beside: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much this telling says: the fullest of several becomes the item."""
        slots = (self.place, self.time, self.about, self.mode, self.recipients)
        return 3 * len(self.actors) + 2 * len(self.recipients) + sum(slot is not None and slot != () for slot in slots)


def mode_of(candidate: Candidate) -> str | None:
    """The rule's own mode, else the first whose words stand near the anchor."""
    rule, phrase = candidate.rule, candidate.phrase
    if rule.mode is not None or not rule.mode_words:
        return rule.mode
    tree = phrase.tree
    near = phrase.words()
    if rule.type in ("REQUEST", "REJECT", "THREATEN"):
        near = [k for k in tree.subtree(phrase.head, ("parataxis",)) if k >= candidate.anchor] or near
    found: list[str] = []
    for k in near:
        found += [tree.lemma[k], tree.word[k], *(tree.word[k].split("-") if "-" in tree.word[k] else ())]
    if rule.type in ("REQUEST", "REJECT", "THREATEN"):
        return next((mode for word in found for mode, words in rule.mode_words if word in words), None)
    return next((mode for mode, words in rule.mode_words if any(word in words for word in found)), None)


def about_of(candidate: Candidate) -> Span | None:
    """The span of what is talked about, agreed, asked or blamed: the first of the rule's positions that is filled."""
    tree = candidate.phrase.tree
    for position in candidate.rule.about:
        for token in candidate.phrase.at(position):
            if position == "object" and token == candidate.anchor:
                continue
            tokens = tree.subtree(token, ("parataxis",))
            lead = {j for k in tree.kids[token] if tree.dep[k] in LEADING and k < token for j in tree.subtree(k)}
            tokens = [k for k in tokens if k not in lead and tree.pos[k] != "SPACE"]
            if tokens:
                return tree.span(tokens)
    return None


def evidence_of(candidate: Candidate) -> Span:
    """The words that tell the event: the clause of its verb, or the noun phrase where no verb carries it."""
    phrase = candidate.phrase
    tree = phrase.tree
    head = phrase.head
    if phrase.nouns and phrase.verb is None:
        tokens = tree.subtree(head, ("acl:relcl", "conj", "parataxis", "case", "cc", "punct"))
        return tree.span(_readable(tree, head, sorted({*tokens, candidate.anchor})))
    stop = [k for k in tree.kids[head] if tree.dep[k] == "parataxis" or (tree.dep[k] == "conj" and tree.is_verbal(k))]
    barred = {j for k in stop for j in tree.subtree(k)}
    if tree.dep[head] in CLAUSES or tree.dep[head] == "conj":
        barred |= {j for k in tree.kids[head] if tree.dep[k] in ("mark", "cc") for j in tree.subtree(k)}
    tokens = [k for k in tree.subtree(head) if k not in barred and tree.pos[k] != "SPACE"]
    return tree.span(_readable(tree, head, sorted({*tokens, candidate.anchor})))


def _readable(tree: Tree, head: int, tokens: list[int]) -> list[int]:
    """The tokens, or where they are too few to be read alone those of the clause around them."""
    while len(tokens) < SHORTEST and tree.head[head] != head:
        head = tree.head[head]
        tokens = sorted({*tokens, *(k for k in tree.subtree(head, ("parataxis",)) if tree.pos[k] != "SPACE")})
    return tokens


def is_definite(phrase: Phrase, tree: Tree) -> bool:
    """Whether the anchor points back: "the attack", "these talks", "that visit"."""
    return any(
        tree.word[k] in ("the", "this", "that", "these", "those", "such", "both")
        for noun in phrase.nouns
        for k in tree.having(noun, "det")
    )


LIKELY = 0.3
"""From this probability on a word counts as an anchor when the network is measured by itself."""


def anchors_alone(reading: Reading) -> tuple[Event, ...]:
    """The events that the network alone proposes, with anchor and type and no other slot; for measuring only."""
    proposals = reading.proposals
    if proposals is None:
        return ()
    found: list[Event] = []
    for token in reading.doc:
        row = proposals.event[token.i]
        others = [
            (float(row[i]), -i) for i, name in enumerate(proposals.event_types) if len(name) > 1 and name.isupper()
        ]
        chance, minus = max(others)
        if chance < LIKELY:
            continue
        kind = proposals.event_types[-minus]
        span = Span(token.idx, token.idx + len(token))
        name = f"e{len(found) + 1}"
        found.append(Event(name, (span,), None, kind, None, span, (), (), None, None, "happened", None, "network"))
    return tuple(found)
