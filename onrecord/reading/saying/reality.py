"""Whether a saying took place: said, or denied, supposed, wished for; and refusals to say, which count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.reading.saying.clauses import below, is_negated, is_passive, kids, relation, subjects
from onrecord.reading.saying.cues import CueWords
from onrecord.reading.saying.drafts import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_real", "silence"]

UNWILLING = frozenset({"will", "would", "did", "wo", "does", "do"})
"""Auxiliaries of a refusal to confirm; "could not confirm" is no refusal."""
QUESTION_WORDS = frozenset({"how", "why", "what", "when", "where", "whether", "who", "which", "if"})


def is_real(page: Page, words: CueWords, verb: Token) -> bool:
    """Whether the saying took place: not denied, supposed, wished for, asked about or only possible."""
    if is_negated(verb) or any(child.lower_ in words.group("modals") for child in kids(verb, "aux")):
        return False
    marks = {mark.lower_ for mark in kids(verb, "mark")}
    if marks & words.group("suppositions"):
        return False
    if "to" in marks:
        return relation(verb) in ("xcomp", "advcl") and verb.head.lemma_.lower() in words.group("goes_on")
    if relation(verb) == "conj" and not kids(verb, "nsubj"):
        return verb.tag_ != "VB" or verb.head.pos_ not in ("VERB", "AUX") or is_real(page, words, verb.head)
    if verb.tag_ in ("VB", "VBP") and not kids(verb, "nsubj", "aux"):
        return False
    return not (verb.sent.text.rstrip().endswith("?") and not page.spoken(verb) and relation(verb) == "root")


def silence(words: CueWords, verb: Token) -> Span | None:
    """The words of a refusal to say: "declined to comment", "did not respond", "did not say how"; None for all else."""
    lemma = verb.lemma_.lower()
    if lemma in words.group("refusals"):
        return _refusal(words, verb)
    if lemma not in words.group("silent") or not is_negated(verb) or not subjects(verb) or is_passive(verb):
        return None
    if lemma == "confirm" and not any(child.lower_ in UNWILLING for child in kids(verb, "aux")):
        return None
    clauses = kids(verb, "ccomp", "xcomp")
    if any(not _is_question(clause) for clause in clauses):
        return None
    if lemma in ("say", "mention", "reveal", "disclose", "specify") and kids(verb, "obj") and not clauses:
        return None
    helpers = [child for child in kids(verb, "aux") if child.i < verb.i]
    first = helpers[0] if helpers else verb
    return Span(first.idx, verb.idx + len(verb))


def _refusal(words: CueWords, verb: Token) -> Span | None:
    for child in kids(verb, "xcomp"):
        if child.lemma_.lower() in words.group("silent_under_refusal"):
            return Span(verb.idx, child.idx + len(child))
    if any(child.lower_ in ("comment", "comments") for child in kids(verb, "obj")):
        return Span(verb.idx, verb.idx + len(verb))
    return None


def _is_question(clause: Token) -> bool:
    """Whether a clause asks ("how it came about") and does not tell ("that it came about")."""
    return clause.doc[min(below(clause))].lower_ in QUESTION_WORDS
