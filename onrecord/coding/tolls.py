"""What a number measures, by the word that governs it: "killed 12", "12 dead", "the release of 33 hostages"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.coding.measures import Measures

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Toll", "toll_of"]

CLIMBS = 6
"""How far up the tree a governing word is sought."""

TRANSPARENT = (
    "conj",
    "appos",
    "nummod",
    "det",
    "compound",
    "dep",
    "parataxis",
    "orphan",
    "nsubj:outer",
    "dislocated",
    "amod",
)
"""Relations over which a noun shares the role of the word above it: "12 soldiers and three civilians were killed"."""

PART_OF = ("including", "among", "include")
"""What stands before a part of a whole already told: "killed 12 people, including five children"."""


class Toll(NamedTuple):
    """A measure and the token whose word tells it (the number's own noun for a "thing")."""

    measure: str
    word: Token


def toll_of(counted: Token, number: Token, measures: Measures) -> Toll | None:
    """The measure of a number by the words around it, None if none of them is in the table.

    `counted` is the noun counted, or the number itself where it stands alone; `number` the number.
    """
    node = counted
    for _ in range(CLIMBS):
        found = _by_head(node, counted, measures) or _by_modifier(node, measures) or _by_toll(node, measures)
        if found is not None:
            return found
        if not _shares_role(node):
            break
        node = node.head
    return _by_itself(counted, measures) or (_by_itself(number.head, measures) if number.head != counted else None)


def _shares_role(node: Token) -> bool:
    if node.head == node:
        return False
    if node.dep_ in TRANSPARENT:
        return True
    if any(child.dep_ in ("case", "mark", "advmod") and child.lower_ in PART_OF for child in node.children):
        return True
    of_whole = any(child.dep_ == "case" and child.lower_ == "of" for child in node.children)
    return of_whole and node.dep_.startswith("nmod") and node.head.pos_ in ("NUM", "DET", "PRON")


def _names(verb: Token) -> Iterator[str]:
    """The verb as the table may write it: with a particle or complement ("shoot down", "take hostage"), then alone."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.i > verb.i and child.pos_ != "PUNCT":
            yield f"{lemma} {child.lower_}"
            yield f"{lemma} {child.lemma_.lower()}"
            for below in child.children:
                if child.pos_ == "NOUN" and below.i > child.i:
                    yield f"{lemma} {below.lower_}"
    nxt = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    if nxt is not None and nxt.is_alpha:
        yield f"{lemma} {nxt.lower_}"
    yield lemma


def _done_to(verb: Token, measures: Measures, counted: str = "") -> Toll | None:
    measure = measures.done_to(counted, *_names(verb))
    return Toll(measure, verb) if measure else None


def _done_by(verb: Token, measures: Measures) -> Toll | None:
    measure = measures.measure("verb", "subject", *_names(verb))
    return Toll(measure, verb) if measure else None


def _state(word: Token, measures: Measures) -> Toll | None:
    measure = measures.measure("adjective", "object", word.lower_, word.lemma_.lower())
    return Toll(measure, word) if measure else None


def _is_passive(verb: Token) -> bool:
    """Whether a participle is passive: with an auxiliary that says so, or bare ("12 people killed in strike")."""
    auxiliaries = [child for child in verb.children if child.dep_.startswith("aux")]
    if any(child.dep_ == "aux:pass" for child in auxiliaries):
        return True
    return verb.tag_ == "VBN" and not auxiliaries


def _by_modifier(node: Token, measures: Measures) -> Toll | None:
    """A participle, relative clause or adjective beside the noun: "30 dead", "civilians fleeing", "who were killed"."""
    for child in node.children:
        if child.dep_ == "amod":
            found = _state(child, measures) or (_done_to(child, measures) if child.tag_ == "VBN" else None)
            if found is not None:
                return found
        if not child.dep_.startswith("acl"):
            continue
        subjects = [below.dep_ for below in child.children if below.dep_.startswith("nsubj")]
        if "nsubj" in subjects or child.tag_ == "VBG":
            found = _done_by(child, measures) or _state(child, measures)
        else:
            found = _done_to(child, measures) or _state(child, measures) or _through(child, measures)
        if found is not None:
            return found
    return None


def _through(verb: Token, measures: Measures) -> Toll | None:
    """What a verb of report or result leads to: "were reported killed", "left 30 dead", "believed to have died"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl", "obl", "acl", "ccomp") and child.i > verb.i:
            found = _state(child, measures) if child.pos_ != "NOUN" else None
            if found is None and child.dep_ == "xcomp" and child.pos_ == "VERB":
                found = _done_to(child, measures) if _is_passive(child) else _done_by(child, measures)
            if found is not None:
                return found
    return None


def _by_head(node: Token, counted: Token, measures: Measures) -> Toll | None:
    """The verb, adjective or noun of which the number is an argument."""
    head, dep = node.head, node.dep_
    if head == node:
        return _own_participle(node, measures)
    if dep in ("obj", "nsubj:pass", "iobj"):
        return _done_to(head, measures, counted.lemma_.lower()) or _through(head, measures) or _state(head, measures)
    if dep == "nsubj":
        if _is_passive(head):
            return (
                _done_to(head, measures, counted.lemma_.lower()) or _through(head, measures) or _state(head, measures)
            )
        return _done_by(head, measures) or _state(head, measures) or _through(head, measures)
    case = {child.lower_ for child in node.children if child.dep_ == "case"}
    if dep.startswith("nmod") and "of" in case:
        measure = measures.measure("noun", "of", head.lemma_.lower(), head.lower_)
        return Toll(measure, head) if measure else None
    if dep.startswith("obl") and "to" in case and head.lemma_ == "set":
        return _done_to(head, measures, counted.lemma_.lower())  # "set fire to dozens of vehicles"
    if dep in ("nummod", "amod", "compound") or dep.startswith("nummod"):
        return _state(head, measures) or (
            _done_to(head, measures, counted.lemma_.lower()) if head.tag_ == "VBN" else None
        )
    return None


def _own_participle(node: Token, measures: Measures) -> Toll | None:
    """A headline whose root is the number's noun has nothing above it."""
    return _done_to(node, measures) if node.tag_ == "VBN" else None


def _by_toll(node: Token, measures: Measures) -> Toll | None:
    """ "The death toll rose to 40", "a death toll of 40", "the toll is 40"."""
    around = [node.head] if node.dep_.startswith("nmod") else []
    if node.dep_.startswith(("obl", "obj", "xcomp")):
        around += [child for child in node.head.children if child.dep_.startswith(("nsubj", "obj")) and child != node]
    around += [child for child in node.children if child.dep_.startswith("nsubj")]
    for noun in around:
        beside = [f"{child.lemma_.lower()} {noun.lemma_.lower()}" for child in noun.lefts]
        below = [f"{noun.lemma_.lower()} of {child.lower_}" for child in noun.rights]
        measure = measures.measure("noun", "toll", *beside, *below, noun.lemma_.lower())
        if measure:
            return Toll(measure, noun)
    return None


def _by_itself(noun: Token, measures: Measures) -> Toll | None:
    """A noun that tells the measure alone: "four deaths", "59 hostages", "two drones"."""
    forms = (noun.lemma_.lower(), noun.lower_)
    measure = measures.measure("noun", "self", *forms) or measures.measure("thing", "self", *forms)
    if measure is None:
        own = _state(noun, measures)
        return own if own is not None and noun.pos_ != "NUM" else None
    return Toll(measure, noun)
