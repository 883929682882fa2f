"""Whom "the two sides", "both countries", "the three men" and "each other" stand for: the last parties told
together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from onrecord.coding.referents import ActorKind, Referent
from onrecord.data.actors import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["NUMBERS", "party_count", "resolve_parties"]

NUMBERS = {
    "two": 2,
    "both": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "either": 2,
    "neither": 2,
}
TOGETHER = frozenset(("with", "and", "between", "to", "against"))
JOINING = frozenset(("and", "&", ",", "or", "president", "prime", "minister", "the"))
"""Words between two names that stand side by side, whatever the tree says."""
OPENING = 5
"""Sentences at a report's beginning, blank lines among them, in which its main parties are told."""
REACH = 6
"""Sentences back in which the parties may have been told."""

Names = Callable[[int], Referent]
"""The referent of a single token, conjuncts not followed."""


def party_count(head: Token) -> int | None:
    """How many parties a noun sums up ("the two sides": 2), None where it sums up none; "the sides" counts as two."""
    lower = head.lower_
    if lower == "both" and head.dep_ not in ("det", "det:predet", "cc:preconj", "cc", "advmod"):
        return 2
    if (
        head.pos_ in ("NUM", "NOUN", "PRON")
        and lower in NUMBERS
        and any(child.lower_ in ("the", "these") for child in head.children)
    ):
        return NUMBERS[lower]
    for child in head.children:
        if child.dep_ in ("nummod", "det", "det:predet", "cc:preconj") and child.lower_ in NUMBERS:
            return NUMBERS[child.lower_]
    plain = all(child.dep_ in ("det", "case", "punct", "cc", "conj") or child.i > head.i for child in head.children)
    definite = any(child.lower_ in ("the", "these", "those", "their") for child in head.children)
    plural = head.tag_ in ("NNS", "NNPS")
    return 2 if plain and definite and plural and load().has(head.lemma_.lower(), "pair") else None


def is_counted(head: Token) -> bool:
    """Whether a noun says how many it sums up: "the two sides", not "the parties"."""
    return head.lower_ in NUMBERS or any(child.lower_ in NUMBERS for child in head.children)


def resolve_parties(head: Token, count: int, names: Names, heads: Sequence[int], near: bool = False) -> Referent:
    """The last set of exactly `count` parties of a fitting kind told before the head, or nobody.

    `heads` are the tokens at which single actors are told, in order. Parties are told together in a coordination
    ("Russia
    and Ukraine"), as a compound ("Russia-Ukraine talks") or round one predicate ("Putin met with Xi"); failing that, a
    sentence that tells of exactly so many will do, where the noun counts them: "the parties" alone may be others whom a
    report does not name. `near` looks no further than the sentence before and takes no such sentence.
    """
    first = _reach(head, 1 if near else REACH)
    found = _told(head, count, names, [index for index in heads if first <= index < head.i], near)
    if found is None and not near:  # whom a report is about it tells at its beginning
        opening = _end_of(head, OPENING)
        found = _told(head, count, names, [index for index in heads if index < min(opening, head.i)], near)
    return found or Referent((), None)


def _told(head: Token, count: int, names: Names, heads: Sequence[int], near: bool) -> Referent | None:
    """The last fitting set of `count` parties among some tokens."""
    doc = head.doc
    fitting = [(index, names(index)) for index in heads if not head.is_ancestor(doc[index])]
    fitting = [(index, each) for index, each in fitting if len(each.names) == 1 and _fits(head, each)]
    for index, _ in reversed(fitting):
        group = [(other, each) for other, each in fitting if _told_together(doc, index, other)]
        distinct = _distinct(group)
        if len(distinct) == count:
            return Referent(distinct, group[0][1].kind)
    kinds: tuple[ActorKind, ...] = ("state", "person", "group")
    loose = not near and is_counted(head)
    for start in sorted({doc[index].sent.start for index, _ in fitting}, reverse=True) if loose else ():
        here = [(index, each) for index, each in fitting if doc[index].sent.start == start]
        for kind in kinds:
            distinct = _distinct([(index, each) for index, each in here if each.kind == kind])
            if len(distinct) == count:
                return Referent(distinct, kind)
    return None


def _distinct(group: list[tuple[int, Referent]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.names[0] for _, each in group))


def _fits(head: Token, each: Referent) -> bool:
    lemma = head.lemma_.lower()
    if each.kind in ("place", "people", None):
        return False
    if load().has(lemma, "persons"):
        return each.kind == "person"
    if load().has(lemma, "states"):
        return each.kind == "state"
    return True


def _reach(head: Token, sentences: int) -> int:
    sentence, doc = head.sent, head.doc
    for _ in range(sentences):
        if sentence.start == 0:
            break
        sentence = doc[sentence.start - 1].sent
    return sentence.start


def _end_of(head: Token, sentences: int) -> int:
    """The token after the first sentences of the report."""
    end = 0
    for _ in range(sentences):
        if end >= len(head.doc):
            break
        end = head.doc[end].sent.end
    return end


def _told_together(doc: Doc, one: int, other: int) -> bool:
    """Whether two tokens are of one coordination, one compound with a dash, or arguments of one predicate of
    meeting."""
    if one == other:
        return True
    a, b = sorted((one, other))
    if doc[a].sent.start != doc[b].sent.start:
        return False
    if b - a == 2 and doc[a + 1].text in ("-", "–", "—", "/"):
        return True
    if all(doc[index].lower_ in JOINING or doc[index].dep_ == "flat" for index in range(a + 1, b)):
        return True
    root_a, root_b = _top(doc[a]), _top(doc[b])
    if root_a.i == root_b.i:
        return True
    return root_a.head.i == root_b.head.i and _side(root_a) and _side(root_b)


def _top(token: Token) -> Token:
    """The head of the coordination of which a token is part."""
    while token.dep_ in ("conj", "flat") and token.head.i != token.i:
        token = token.head
    return token


def _side(token: Token) -> bool:
    """Whether a token is the subject of a predicate, or joined to it by "with", "between", "to"."""
    if token.dep_ in ("nsubj", "nsubj:pass", "nmod:poss"):
        return True
    return any(child.dep_ == "case" and child.lower_ in TOGETHER for child in token.children)
