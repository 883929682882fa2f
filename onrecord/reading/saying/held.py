"""What somebody holds by an adjective: "is convinced that ...", "are skeptical that ...", "was worried ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.reading.saying.clauses import below, conjuncts, is_negated, kids
from onrecord.reading.saying.cues import CueWords
from onrecord.reading.saying.drafts import Draft, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["held_drafts", "is_held"]


def held_drafts(page: Page, words: CueWords) -> list[Draft]:
    """The thoughts told by an adjective with somebody for its subject and a clause under it."""
    drafts: list[Draft] = []
    for token in page.doc:
        if not is_held(words, token) or page.quiet(token):
            continue
        subject = kids(token, "nsubj")[0]
        tokens = _clause(token)
        if tokens and subject.lower_ not in ("it", "this", "that", "there"):
            drafts.append(
                Draft(
                    Span(token.idx, token.idx + len(token)),
                    token.i,
                    "think",
                    "clause",
                    [each.i for each in conjuncts(subject)],
                    tokens,
                    real=not is_negated(token) and not _is_supposed(token, words),
                )
            )
    return drafts


def is_held(words: CueWords, token: Token) -> bool:
    """Whether a word tells what its subject holds: an adjective, or a participle of which nobody is told the agent."""
    if token.lower_ not in words.adjectives or token.pos_ not in ("ADJ", "VERB") or not kids(token, "nsubj"):
        return False
    return token.pos_ == "ADJ" or any(child.dep_ == "aux:pass" for child in token.children)


def _clause(token: Token) -> set[int]:
    """The words of the clause without its "that"."""
    for clause in kids(token, "ccomp", "advcl", "acl"):
        marks = {mark.i for mark in kids(clause, "mark")}
        opening = {token.doc[mark].lower_ for mark in marks}
        if clause.i > token.i and (opening == {"that"} or (clause.dep_ == "ccomp" and not opening)):
            return below(clause) - marks
    return set()


def _is_supposed(token: Token, words: CueWords) -> bool:
    marks = {mark.lower_ for mark in kids(token, "mark")}
    return bool(marks & words.group("suppositions")) or any(
        child.lower_ in words.group("modals") for child in kids(token, "aux")
    )
