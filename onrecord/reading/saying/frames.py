"""Where under a verb the words stand that were said: a clause, the words around it, or what only tells its topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.reading.saying.clauses import below, clause_after, kids, relation
from onrecord.reading.saying.cues import CueWords, Entry, particle_of
from onrecord.reading.saying.drafts import Page
from onrecord.reading.saying.topics import complement, described, noun_phrase, phrase, thanks, to_the_end

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
        ("as", described(verb, words) if entry.has("as") else set()),
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
    reason = thanks(verb, words)
    if reason is not None:
        return "phrase", reason
    for preposition in sorted(entry.prepositions):
        if tokens := phrase(verb, words, preposition):
            return "phrase", tokens
    if entry.has("object") and (tokens := noun_phrase(verb, words)):
        return "object", tokens
    if entry.has("inf") and (tokens := _infinitive(verb)):
        return "inf", tokens
    return ("complement", complement(verb)) if entry.cls == "act" else ("", set())


def supported(words: CueWords, verb: Token) -> tuple[Token, set[int]] | None:
    """The noun that says something together with a verb, and what it says ("drew attention to ..."), or None."""
    for noun in kids(verb, "obj", "nsubj"):
        preposition = words.support.get((verb.lemma_.lower(), noun.lemma_.lower()))
        if preposition is None or (noun.dep_ == "nsubj" and noun.i < verb.i):
            continue
        for child in [*kids(verb, "obl", "advcl"), *kids(noun, "nmod", "acl")]:
            marks = {mark.i for mark in kids(child, "case", "mark") if mark.lower_ == preposition}
            if marks and child.i > verb.i:
                return noun, to_the_end(verb, words, below(child) - marks)
    return None


def _end(token: Token) -> int:
    return token.idx + len(token)


def verb_span(verb: Token) -> Span:
    """The verb with the particle that follows it."""
    particle = particle_of(verb)
    end = verb if particle is None or particle.i != verb.i + 1 else particle
    return Span(verb.idx, end.idx + len(end))


def _clause(verb: Token, words: CueWords) -> set[int]:
    """The words of the clause under a verb without its "that"; a question ("asked whether ...") keeps its first word.

    A clause right after a noun of saying belongs to the noun ("repeated the claim that ...").
    """
    found: set[int] = set()
    marks: set[int] = set()
    for child in kids(verb, "ccomp", "csubj"):
        if child.dep_ == "csubj" or _is_bare_participle(child) or _is_of_another(verb, child, words):
            continue
        found |= below(child)
        marks |= {mark.i for mark in kids(child, "mark") if mark.lower_ == "that"}
    if found and verb.doc[min(found)].lower_ == "that" and verb.doc[min(found)].tag_ == "IN":
        marks.add(min(found))
    return found - marks


def _is_bare_participle(clause: Token) -> bool:
    return clause.tag_ == "VBG" and not kids(clause, "nsubj", "mark", "aux")


def _is_of_another(verb: Token, clause: Token, words: CueWords) -> bool:
    """Whether "that" stands right after a noun or a participle of saying: "repeated the claim that", "noting that"."""
    marks = [mark for mark in kids(clause, "mark") if mark.lower_ == "that" and mark.i > 0]
    for before in (mark.nbor(-1) for mark in marks):
        if before.pos_ == "NOUN" and words.noun(before) is not None:
            return True
        if before != verb and before.i > verb.i and before.tag_ == "VBG" and words.verb(before) is not None:
            return True
    return False


def _after_that(page: Page, verb: Token) -> set[int]:
    """What follows "that" after a verb up to the end of its sentence, where the tree finds no clause under the verb."""
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 1 + LATEST_THAT)]:
        if token.lower_ == "that" and token.pos_ == "SCONJ" and not page.spoken(token):
            beside = [child for child in kids(verb.head, "conj") if child.i > token.i and kids(child, "nsubj")]
            others = {index for child in beside for index in below(child)}  # "noting that ..., and he urged ..."
            rest = verb.doc[token.i + 1 : verb.sent.end]
            return {each.i for each in rest if not each.is_space and each.i not in others}
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
