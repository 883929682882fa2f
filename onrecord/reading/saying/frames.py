"""Where under a verb the words stand that were said: a clause, the words around it, a noun phrase, a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.reading.saying.clauses import below, case_of, clause_after, is_passive, kids, relation, subjects
from onrecord.reading.saying.cues import CueWords, Entry, particle_of
from onrecord.reading.saying.drafts import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["framed", "supported", "verb_span"]

NEAREST_NOUN = 5
"""Tokens after a verb within which the noun lent to it stands ("expressed his firm hope")."""
LATEST_THAT = 12
"""Tokens after a verb within which a "that" opens what is said."""


def framed(page: Page, words: CueWords, verb: Token, entry: Entry) -> tuple[str, set[int], Span]:
    """The frame in which something is said under a verb, the tokens of it, and the words that mark the saying.

    Frames: clause, around, colon, as, noun, phrase, object, inf, complement (of acts); "" and no tokens for none.
    """
    cue = verb_span(verb)
    lent = _noun_clause(verb, words)
    for frame, tokens in (
        ("clause", _clause(verb, words) if entry.has("clause") else set()),
        (
            "around",
            _around(verb, words) if entry.cls != "think" and (entry.has("clause") or entry.has("quote")) else set(),
        ),
        ("around", _as_told(verb) if entry.cls == "say" and entry.has("clause") else set()),
        ("clause", _fronted(verb) if entry.has("clause") else set()),
        ("colon", _after_colon(verb) if entry.has("clause") or entry.has("quote") else set()),
        ("as", _described(verb, words) if entry.has("as") else set()),
    ):
        if tokens:
            return frame, tokens, cue
    with_noun = supported(words, verb)
    if with_noun is not None:
        return "phrase", with_noun[1], Span(min(verb.idx, with_noun[0].idx), max(_end(verb), _end(with_noun[0])))
    if lent is not None:
        return "noun", lent[1], Span(verb.idx, lent[0].idx + len(lent[0]))
    if entry.cls == "say" and entry.has("clause") and (tokens := _after_that(page, verb)):
        return "clause", tokens, cue
    return *_topic(verb, words, entry), cue


def _topic(verb: Token, words: CueWords, entry: Entry) -> tuple[str, set[int]]:
    """What is said where only its topic is given: phrases, noun phrases, infinitives, the complements of acts."""
    thanks = _thanks(verb, words)
    if thanks is not None:
        return "phrase", thanks
    for preposition in sorted(entry.prepositions):
        if tokens := _phrase(verb, words, preposition):
            return "phrase", tokens
    if entry.has("object") and (tokens := _object(verb, words)):
        return "object", tokens
    if entry.has("inf") and (tokens := _infinitive(verb)):
        return "inf", tokens
    return ("complement", _complement(verb)) if entry.cls == "act" else ("", set())


def supported(words: CueWords, verb: Token) -> tuple[Token, set[int]] | None:
    """The noun that says something together with a verb, and what it says ("drew attention to ..."), or None."""
    for noun in kids(verb, "obj", "nsubj"):
        preposition = words.support.get((verb.lemma_.lower(), noun.lemma_.lower()))
        if preposition is None or (noun.dep_ == "nsubj" and noun.i < verb.i):
            continue
        for child in [*kids(verb, "obl", "advcl"), *kids(noun, "nmod", "acl")]:
            marks = {mark.i for mark in kids(child, "case", "mark") if mark.lower_ == preposition}
            if marks and child.i > verb.i:
                return noun, _to_the_end(verb, words, below(child) - marks)
    return None


def _end(token: Token) -> int:
    return token.idx + len(token)


def verb_span(verb: Token) -> Span:
    """The verb with the particle that follows it."""
    particle = particle_of(verb)
    end = verb if particle is None or particle.i != verb.i + 1 else particle
    return Span(verb.idx, end.idx + len(end))


# --- clauses ---------------------------------------------------------------------------------------------------------


def _clause(verb: Token, words: CueWords) -> set[int]:
    """The words of the clause under a verb without its "that"; a question ("asked whether ...") keeps its first word.

    A clause right after a noun of saying belongs to the noun ("repeated the claim that ...").
    """
    found: set[int] = set()
    marks: set[int] = set()
    for child in kids(verb, "ccomp", "csubj"):
        if child.dep_ == "csubj" or _is_bare_participle(child) or _is_of_noun(child, words):
            continue
        found |= below(child)
        marks |= {mark.i for mark in kids(child, "mark") if mark.lower_ == "that"}
    if found and verb.doc[min(found)].lower_ == "that" and verb.doc[min(found)].tag_ == "IN":
        marks.add(min(found))
    return found - marks


def _is_bare_participle(clause: Token) -> bool:
    return clause.tag_ == "VBG" and not kids(clause, "nsubj", "mark", "aux")


def _is_of_noun(clause: Token, words: CueWords) -> bool:
    marks = [mark for mark in kids(clause, "mark") if mark.lower_ == "that" and mark.i > 0]
    return any(mark.nbor(-1).pos_ == "NOUN" and words.noun(mark.nbor(-1)) is not None for mark in marks)


def _after_that(page: Page, verb: Token) -> set[int]:
    """What follows "that" after a verb up to the end of its sentence, where the tree finds no clause under the verb."""
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 1 + LATEST_THAT)]:
        if token.lower_ == "that" and token.pos_ == "SCONJ" and not page.spoken(token):
            return {each.i for each in verb.doc[token.i + 1 : verb.sent.end] if not each.is_space}
        if token.pos_ in ("VERB", "AUX"):
            break
    return set()


def _around(verb: Token, words: CueWords) -> set[int]:
    """The words around a verb that is set into or after what is said: "The road, officials said, is closed"."""
    if relation(verb) != "parataxis" or not kids(verb, "nsubj") or _has_own(verb):
        return set()
    if verb.i < verb.head.i and words.verb(verb.head) is not None:
        return set()
    left = verb.left_edge.i
    if verb.head.i < left and ":" in (verb.doc[left].text, verb.doc[left - 1].text):
        return set()  # a label or a heading stands before the colon
    head = verb.head
    while head.pos_ not in ("VERB", "AUX") and relation(head) in ("obl", "obj", "nmod", "conj") and head.head != head:
        head = head.head
    return below(head) - below(verb)


def _has_own(verb: Token) -> bool:
    """Whether something stands behind a verb that it says itself ("..., they reaffirmed the partnership")."""
    return any(child.i > verb.i and not kids(child, "expl") for child in kids(verb, "obj", "ccomp"))


def _as_told(verb: Token) -> set[int]:
    """The clause beside "as the minister explained", "as some suggest", without it."""
    marks = [mark.lower_ for mark in kids(verb, "mark", "advmod")]
    if relation(verb) != "advcl" or "as" not in marks or not kids(verb, "nsubj") or kids(verb, "obj", "ccomp", "xcomp"):
        return set()
    return below(verb.head) - below(verb)


def _fronted(verb: Token) -> set[int]:
    """What opens the sentence and hangs loosely on a verb at its end: "The road is closed, officials said"."""
    for child in kids(verb, "parataxis", "advcl"):
        words = below(child)
        fronted = child.i < verb.i and min(words) == verb.sent.start and kids(child, "nsubj") and kids(verb, "nsubj")
        loose = fronted and not _has_own(verb) and not kids(child, "mark")
        if loose and max(words) < min(below(kids(verb, "nsubj")[0])):
            return words
    return set()


def _after_colon(verb: Token) -> set[int]:
    """What follows a verb after a colon: "The minister said: we will stay"."""
    for child in kids(verb, "parataxis"):
        start = min(below(child))
        if child.i > verb.i and start > 0 and ":" in (child.doc[start].text, child.doc[start - 1].text):
            return below(child)
    return set()


def _noun_clause(verb: Token, words: CueWords) -> tuple[Token, set[int]] | None:
    """ "expressed confidence that ...": the noun lent a verb, and its clause."""
    if verb.lemma_.lower() not in words.light:
        return None
    for noun in kids(verb, "obj", "nsubj"):
        if words.noun(noun) is None:
            continue
        for clause in kids(noun, "acl", "ccomp"):
            marks = [mark.i for mark in kids(clause, "mark") if mark.lower_ == "that"]
            if marks:
                return noun, below(clause) - set(marks)
    for noun in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + NEAREST_NOUN)]:
        clause_head = clause_after(noun) if words.noun(noun) is not None else None
        if clause_head is not None:
            return noun, {index for index in below(clause_head) if index > noun.i + 1}
    return None


def _infinitive(verb: Token) -> set[int]:
    return {
        index
        for child in kids(verb, "xcomp")
        if any(mark.lower_ == "to" for mark in kids(child, "mark"))
        for index in below(child)
    }


# --- noun phrases ----------------------------------------------------------------------------------------------------


def _described(verb: Token, words: CueWords) -> set[int]:
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


def _thanks(verb: Token, words: CueWords) -> set[int] | None:
    """The reason in "expressed gratitude to ... for ..."; None where the verb's object is no thanks."""
    for noun in kids(verb, "obj"):
        if noun.lemma_.lower() not in words.group("thanks"):
            continue
        for child in [*kids(noun, "nmod", "acl"), *kids(verb, "obl", "advcl")]:
            marks = {mark.i for mark in kids(child, "case", "mark") if mark.lower_ == "for"}
            if marks and child.i > noun.i:
                return _to_the_end(verb, words, below(child) - marks)
        return set()
    return None


def _phrase(verb: Token, words: CueWords, preposition: str) -> set[int]:
    """What stands in a phrase with this preposition, without the preposition; none where people talk with others."""
    if verb.lemma_.lower() in ("speak", "talk") and any(
        case_of(child) in ("with", "to") for child in kids(verb, "obl")
    ):
        return set()
    for child in kids(verb, "obl", "advcl", "nmod", "obj"):
        marks = {mark.i for mark in kids(child, "case", "mark") if mark.lower_ == preposition}
        if marks and child.i > verb.i and child.lemma_.lower() not in words.group("times"):
            return _to_the_end(verb, words, below(child) - marks)
    for child in kids(verb, "obj"):
        for nested in kids(child, "nmod"):
            if case_of(nested) == preposition and (child.pos_ in ("PROPN", "PRON") or verb.lemma_.lower() == "thank"):
                return _to_the_end(verb, words, below(nested) - {mark.i for mark in kids(nested, "case")})
    return set()


def _object(verb: Token, words: CueWords) -> set[int]:
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
    return _to_the_end(verb, words, found) if nouns else found


def _complement(verb: Token) -> set[int]:
    """All that an act done by saying is about: kept only where a quotation lies in it."""
    found: set[int] = set()
    for child in kids(verb, "obj", "obl", "xcomp", "advcl", "ccomp"):
        if child.i > verb.i:
            found |= below(child)
    return found


def _to_the_end(verb: Token, words: CueWords, found: set[int]) -> set[int]:
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
