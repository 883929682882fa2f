"""What is said where a verb has no clause: a noun phrase, a phrase, a description, and how far each reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading.saying.clauses import below, case_of, is_passive, kids, relation, subjects
from onrecord.reading.saying.cues import CueWords

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["complement", "described", "noun_phrase", "phrase", "thanks", "to_the_end"]


def described(verb: Token, words: CueWords) -> set[int]:
    """ "described the attack as terrorism", "called it a mistake": the object with what it is called."""
    found = [child for child in kids(verb, "xcomp", "obl", "advcl") if case_of(child) == "as" or _marked_as(child)]
    found += [child for child in kids(verb, "xcomp") if child.pos_ in ("NOUN", "ADJ", "PROPN", "NUM")]
    found = [child for child in found if child.i > verb.i]
    if not found or not subjects(verb):
        return set()
    tokens = {index for child in found for index in below(child)}
    for child in kids(verb, "obj"):
        if child.lower_ not in words.group("empty_objects"):
            tokens |= below(child)
    first = min(tokens)
    case = [mark.i for child in found for mark in kids(child, "case", "mark") if mark.lower_ == "as"]
    return tokens - set(case) if first in case else tokens


def _marked_as(clause: Token) -> bool:
    return any(mark.lower_ == "as" for mark in kids(clause, "mark", "case"))


def thanks(verb: Token, words: CueWords) -> set[int] | None:
    """The reason in "expressed gratitude to ... for ..."; None where the verb's object is no thanks."""
    for noun in kids(verb, "obj"):
        if noun.lemma_.lower() not in words.group("thanks"):
            continue
        for child in [*kids(noun, "nmod", "acl"), *kids(verb, "obl", "advcl")]:
            marks = {mark.i for mark in kids(child, "case", "mark") if mark.lower_ == "for"}
            if marks and child.i > noun.i:
                return to_the_end(verb, words, below(child) - marks)
        return set()
    return None


def phrase(verb: Token, words: CueWords, preposition: str) -> set[int]:
    """What stands in a phrase with this preposition, without the preposition; none where people talk with others."""
    if verb.lemma_.lower() in ("speak", "talk") and any(
        case_of(child) in ("with", "to") for child in kids(verb, "obl")
    ):
        return set()
    for child in kids(verb, "obl", "advcl", "nmod", "obj"):
        marks = {mark.i for mark in kids(child, "case", "mark") if mark.lower_ == preposition}
        if marks and child.i > verb.i and child.lemma_.lower() not in words.group("times"):
            return to_the_end(verb, words, below(child) - marks)
    for child in kids(verb, "obj"):
        for nested in kids(child, "nmod"):
            if case_of(nested) == preposition and (child.pos_ in ("PROPN", "PRON") or verb.lemma_.lower() == "thank"):
                return to_the_end(verb, words, below(nested) - {mark.i for mark in kids(nested, "case")})
    return set()


def noun_phrase(verb: Token, words: CueWords) -> set[int]:
    """The noun phrase that is said ("stressed the need for ...") with what follows it; of a passive its subject."""
    nouns = kids(verb, "obj")
    passive = [child for child in verb.children if child.dep_ == "nsubj:pass"]
    if kids(verb, "iobj") or (passive and nouns):
        return set()
    found: set[int] = set()
    for noun in nouns or passive:
        empty = noun.lower_ in words.group("empty_objects") or noun.lemma_.lower() in words.group("times")
        if not empty and (verb.lemma_.lower(), noun.lemma_.lower()) not in words.deeds:
            found |= below(noun)
    return to_the_end(verb, words, found) if nouns else found


def complement(verb: Token) -> set[int]:
    """All that an act done by saying is about: kept only where a quotation lies in it."""
    found: set[int] = set()
    for child in kids(verb, "obj", "obl", "xcomp", "advcl", "ccomp"):
        if child.i > verb.i:
            found |= below(child)
    return found


def to_the_end(verb: Token, words: CueWords, found: set[int]) -> set[int]:
    """A noun phrase with what follows up to the end of the clause: trees often hang "... in Riyadh" on the verb.

    It ends before a verb joined to the first ("and called for"), a clause that says more ("..., saying"), a phrase
    that says when, and a word that opens another clause.
    """
    if not found or is_passive(verb):
        return found
    reach = below(verb)
    more: set[int] = set()
    for token in verb.doc[max(found) + 1 : verb.sent.end]:
        if token.i not in reach or _ends_topic(verb, words, token):
            break
        more.add(token.i)
    return found | more


def _ends_topic(verb: Token, words: CueWords, token: Token) -> bool:
    """Whether a token begins something that is said no longer."""
    times = words.group("times")
    if token.lower_ in words.group("topic_ends") or token.lemma_.lower() in times:
        return True
    following = token.nbor() if token.i + 1 < verb.sent.end else token
    if token.lower_ in words.group("before_times"):
        return following.lemma_.lower() in times
    if token.text in (",", ";") or token.pos_ in ("CCONJ", "SCONJ"):
        after = following if token.pos_ == "PUNCT" else token
        return (after.tag_ == "VBG" and after.head == verb) or (after.pos_ == "CCONJ" and _joins_verbs(verb, after))
    return False


def _joins_verbs(verb: Token, joint: Token) -> bool:
    """Whether an "and" joins the verb to another verb, and not one noun to another."""
    return relation(joint.head) == "conj" and joint.head.pos_ in ("VERB", "AUX") and joint.head.head == verb
