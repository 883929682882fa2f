"""Sayings whose cue is a verb: who says it, to whom, and which words under the verb are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading.saying.clauses import agents, case_of, conjuncts, is_in_name, is_passive, kids, relation, subjects
from onrecord.reading.saying.cues import CueWords, Entry
from onrecord.reading.saying.drafts import Draft, Page
from onrecord.reading.saying.frames import framed, supported, verb_span
from onrecord.reading.saying.held import is_held
from onrecord.reading.saying.reality import is_real, silence

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["verb_drafts"]

UNKNOWN = Entry("", "say", frozenset({"quote"}))
"""A verb that is not in the data but has a quotation under it and someone who does it."""
NEAREST = 8
"""Tokens beside a verb within which a name is looked for that the tree does not give."""
NAMING = ("PROPN", "NOUN", "PRON")


def verb_drafts(page: Page, words: CueWords, linked: dict[int, list[int]]) -> list[Draft]:
    """The sayings marked by verbs, in the order of the text; verbs in bylines are passed over.

    `linked` gives for each verb the places of the quotations that it says.
    """
    drafts: list[Draft] = []
    for token in page.doc:
        if token.pos_ != "VERB" or page.quiet(token) or is_in_name(token):
            continue
        quotes = linked.get(token.i, [])
        entry = words.verb(token) or (UNKNOWN if quotes or supported(words, token) else None)
        if entry is not None and not is_held(words, token):
            draft = _draft(page, words, token, entry, quotes)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _draft(page: Page, words: CueWords, verb: Token, entry: Entry, quotes: list[int]) -> Draft | None:
    refusal = silence(words, verb)
    if refusal is not None:
        sources = [token.i for token in subjects(verb)]
        return Draft(refusal, verb.i, entry.cls, "none", sources) if sources else None
    if relation(verb) == "xcomp" and verb.head.lemma_.lower() in words.group("refusals"):
        return None
    addressees = _addressees(verb, words, entry)
    if not page.spoken(verb) and _points_back(verb) and entry.cls in ("say", "think"):
        sources = [token.i for token in subjects(verb)]
        return Draft(verb_span(verb), verb.i, entry.cls, "back", sources, addressees=addressees)
    frame, tokens, cue = framed(page, words, verb, entry)
    if quotes and (not tokens or frame in ("object", "inf", "phrase", "complement")):
        frame, tokens = "quote", tokens if entry.cls == "act" else set()
    if (not tokens and not quotes) or (frame == "object" and entry.cls == "show" and _is_person(verb)):
        return None
    return Draft(
        cue=cue,
        cue_token=verb.i,
        cls=entry.cls,
        frame=frame,
        sources=_sources(page, verb, quotes),
        tokens=tokens,
        quotes=quotes,
        addressees=[each for each in addressees if each not in tokens],
        real=is_real(page, words, verb),
    )


def _is_person(verb: Token) -> bool:
    """Whether somebody finds or shows a thing, and no study tells it."""
    return any(token.ent_type_ == "PER" or token.pos_ == "PRON" for token in subjects(verb))


def _sources(page: Page, verb: Token, quotes: list[int]) -> list[int]:
    """Who says it by the tree; beside a quotation, where the tree gives nobody, the name next to the verb."""
    outside = [token.i for token in subjects(verb) if page.quote_of(token) not in quotes]
    if outside or not quotes or is_passive(verb):
        return outside
    for place in quotes:
        after_quote = page.quotations[place].span.end <= verb.idx
        beside = _beside(page, verb, after_quote)
        if beside:
            return beside
    return []


def _beside(page: Page, verb: Token, after_quote: bool) -> list[int]:
    """The noun right before a verb, or right after one that follows its quotation ("...," said the minister)."""
    before = page.doc[max(verb.sent.start, verb.i - NEAREST) : verb.i]
    after = page.doc[verb.i + 1 : min(verb.sent.end, verb.i + 1 + NEAREST)] if after_quote else ()
    for tokens in (list(reversed(list(before))), list(after)):
        for token in tokens:
            if token.is_punct or token.pos_ in ("VERB", "SCONJ", "CCONJ") or page.quote_of(token) is not None:
                break
            if token.pos_ in NAMING:
                return [each.i for each in conjuncts(_top(token, {other.i for other in tokens}))]
    return []


def _top(token: Token, among: set[int]) -> Token:
    """The head of the noun phrase of a token, as far as it lies among the tokens looked at."""
    while token.head.i in among and token.head.pos_ in NAMING and token.head != token:
        token = token.head
    return token


def _points_back(verb: Token) -> bool:
    """Whether a verb says what stood before it: "This was stated by the minister", "The minister stressed this"."""
    if is_passive(verb):
        return any(child.lower_ in ("this", "that") for child in kids(verb, "nsubj")) and bool(agents(verb))
    if verb.lemma_.lower() in ("speak", "talk"):
        return any(child.lower_ == "this" and case_of(child) in ("about", "of") for child in kids(verb, "obl"))
    objects = kids(verb, "obj")
    return [child.lower_ for child in objects] == ["this"] and not kids(verb, "ccomp", "xcomp", "parataxis")


def _is_thanked(words: CueWords, noun: Token, child: Token) -> bool:
    """Whether a phrase names those who are thanked ("expressed gratitude to ...")."""
    return noun.lemma_.lower() in words.group("thanks") and case_of(child) == "to"


def _addressees(verb: Token, words: CueWords, entry: Entry) -> list[int]:
    """Those to whom it is said: the object of "told", the phrase with "to", of a passive verb its subject."""
    found: list[Token] = []
    if entry.has("told"):
        own = subjects(verb)
        found = [child for child in kids(verb, "iobj", "obj") if not case_of(child)]
        found += [child for child in verb.children if child.dep_ == "nsubj:pass"]
        found += [child for child in kids(verb, "nsubj") if child.i > verb.i and child not in own]
    if not found:
        to = "on" if entry.lemma.endswith("_on") else "to"
        found = [child for child in kids(verb, "obl", "iobj") if case_of(child) == to or relation(child) == "iobj"]
    if not found:
        found = [child for noun in kids(verb, "obj") for child in kids(noun, "nmod") if _is_thanked(words, noun, child)]
    times = words.group("times")
    return [each.i for token in found for each in conjuncts(token) if each.lemma_.lower() not in times]
