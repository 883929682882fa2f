"""Sayings whose cue is a noun: "the claim that ...", "reports of ...", "an announcement by ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.reading.saying.clauses import agents, below, case_of, clause_after, conjuncts, kids, relation, subjects
from onrecord.reading.saying.cues import CueWords, Entry
from onrecord.reading.saying.drafts import Draft, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["noun_drafts"]


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
        adrift = clause_after(noun)
        if adrift is not None:
            return {index for index in below(adrift) if index > noun.i + 1}, "clause"
    for child in kids(noun, "nmod"):
        case = case_of(child)
        if case in entry.prepositions and child.i > noun.i:
            return below(child) - {mark.i for mark in kids(child, "case")}, "phrase"
    return set(), ""


def _noun_sources(noun: Token, words: CueWords) -> list[int]:
    """Who stands behind a noun of saying: its owner, its "by", the name before it, or who does its verb."""
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
