"""Sayings whose cue is a noun or a fixed phrase: "the claim that ...", "reports of ...", "according to officials"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.reading.saying.clauses import agents, below, case_of, conjuncts, kids, relation, subjects
from onrecord.reading.saying.cues import CueWords, Entry
from onrecord.reading.saying.drafts import Draft, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["noun_drafts", "phrase_drafts"]

OWNERS = frozenset({"by", "from", "of"})


def noun_drafts(page: Page, words: CueWords, taken: set[int]) -> list[Draft]:
    """The sayings marked by nouns; `taken` are nouns that a verb already made its own ("expressed confidence that")."""
    drafts: list[Draft] = []
    for token in page.doc:
        if token.pos_ != "NOUN" or token.i in taken or page.quiet(token):
            continue
        entry = words.noun(token)
        if entry is None:
            continue
        tokens, frame = _noun_content(token, entry)
        sources = _noun_sources(token, words)
        if tokens and sources:
            span = Span(token.idx, token.idx + len(token))
            drafts.append(Draft(span, token.i, entry.cls, f"noun-{frame}", sources, tokens - set(sources)))
    return drafts


def _noun_content(noun: Token, entry: Entry) -> tuple[set[int], str]:
    if entry.has("clause"):
        for clause in kids(noun, "acl", "ccomp"):
            marks = [mark.i for mark in kids(clause, "mark") if mark.lower_ == "that"]
            if marks and clause.dep_ != "acl:relcl":
                return below(clause) - set(marks), "clause"
    for child in kids(noun, "nmod"):
        case = case_of(child)
        if case in entry.prepositions and child.i > noun.i:
            return below(child) - {mark.i for mark in kids(child, "case")}, "phrase"
    return set(), ""


def _noun_sources(noun: Token, words: CueWords) -> list[int]:
    """Who stands behind a noun of saying: its owner, the one it is "by", the name before it, or who does the verb over it."""
    owners = [child for child in noun.children if child.dep_ == "nmod:poss"]
    if not owners:
        owners = agents(noun) or [child for child in kids(noun, "nmod") if case_of(child) == "from"]
    if not owners:
        owners = [child for child in kids(noun, "compound", "amod") if child.i < noun.i and _may_own(child)]
    if owners:
        return [each.i for owner in owners[:1] for each in conjuncts(owner)]
    head = noun.head
    if (
        relation(noun) in ("obj", "obl")
        and head.pos_ == "VERB"
        and head.lemma_.lower() in words.light | {"express", "make"}
    ):
        return [token.i for token in subjects(head)]
    return []


def _may_own(word: Token) -> bool:
    """Whether a word before a noun of saying names who says it: "media reports", "U.S. claims", "Russian claims"."""
    return (
        word.pos_ == "PROPN"
        or word.ent_type_ != ""
        or word.lower_ in ("media", "intelligence", "police", "government", "press")
        or (word.pos_ == "ADJ" and word.text[:1].isupper() and word.i > word.sent.start)
    )


def phrase_drafts(page: Page, words: CueWords) -> list[Draft]:
    """The sayings marked by "according to", "as per", "in the words of", "in his view"."""
    drafts: list[Draft] = []
    for token in page.doc:
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "VERB", "DET", "X") or page.quiet(token):
            continue
        draft = _before_source(page, words, token) or _owned(page, words, token)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _before_source(page: Page, words: CueWords, source: Token) -> Draft | None:
    """The saying of a noun under "according to"."""
    case = case_of(source)
    cls = words.before.get(case)
    if cls is None:
        return None
    cases = kids(source, "case")
    last = max([cases[-1], *kids(cases[-1], "fixed"), *kids(cases[0], "fixed")], key=lambda token: token.i)
    tokens = _clause_around(source)
    if not tokens:
        return None
    span = Span(cases[0].idx, last.idx + len(last))
    return Draft(span, cases[0].i, cls, "according", [each.i for each in conjuncts(source)], tokens)


def _owned(page: Page, words: CueWords, noun: Token) -> Draft | None:
    """The saying of "in the president's view": the clause around a phrase whose noun is owned by the source."""
    cls = words.owned.get(noun.lower_)
    if cls is None or case_of(noun) not in ("in", "by", "to") or relation(noun) != "obl":
        return None
    owners = [child for child in noun.children if child.dep_ == "nmod:poss"]
    tokens = _clause_around(noun)
    if not owners or not tokens or len(below(noun)) > 8:
        return None
    case = kids(noun, "case")[0]
    span = Span(case.idx, noun.idx + len(noun))
    return Draft(span, noun.i, cls, "according", [each.i for each in conjuncts(owners[0])], tokens)


def _clause_around(source: Token) -> set[int]:
    """The clause that a phrase of source belongs to, without the phrase."""
    head = source.head
    while head.head != head and not _heads_clause(head):
        head = head.head
    if head == source:
        return set()
    tokens = below(head) - below(source)
    if relation(head) in ("acl", "advcl", "ccomp"):
        tokens -= {mark.i for mark in kids(head, "mark")}
    if relation(head) == "conj":
        tokens -= {word.i for word in kids(head, "cc")}
    return tokens


def _heads_clause(token: Token) -> bool:
    if token.pos_ == "VERB" and relation(token) not in ("amod", "compound"):
        return True
    return bool(kids(token, "cop", "nsubj"))
