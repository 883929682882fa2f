"""What goes on without a cue of its own: quotations carried on, "adding", "This was stated by ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.reading.saying.clauses import below, kids, relation, sentence_of, trimmed
from onrecord.reading.saying.cues import CueWords
from onrecord.reading.saying.drafts import Draft, Page
from onrecord.reading.saying.introduced import introduced

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token

__all__ = [
    "carry_on",
    "go_on",
    "join_adding",
    "leave_complements",
    "leave_to_nearest",
    "part_joined",
    "point_back",
    "reach_quotations",
]

ADDING = frozenset({"add", "continue", "conclude"})


def join_adding(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Makes one saying of "..., he wrote, adding, ...", where both have a quotation."""
    by_token = {draft.cue_token: draft for draft in drafts}
    kept: list[Draft] = []
    for draft in drafts:
        verb = page.doc[draft.cue_token] if draft.cue_token is not None else None
        first = (
            by_token.get(verb.head.i)
            if verb is not None and relation(verb) in ("advcl", "acl", "conj", "xcomp", "parataxis")
            else None
        )
        if (
            verb is not None
            and first is not None
            and first is not draft
            and verb.tag_ == "VBG"
            and verb.lemma_.lower() in ADDING
            and draft.quotes
            and first.quotes
        ):
            first.quotes += draft.quotes
            first.tokens |= draft.tokens
        else:
            kept.append(draft)
    return kept


def part_joined(page: Page, drafts: list[Draft]) -> None:
    """Takes "but argues that ..." out of what "says" says: a second verb in the form of the first goes on beside it.

    Trees tend to hang it on the verb of the clause in between ("says she is tired but argues that it was worth it").
    """
    for outer in drafts:
        if outer.frame != "clause" or outer.cue_token is None:
            continue
        verb = page.doc[outer.cue_token]
        for inner in drafts:
            if inner.cue_token not in outer.tokens or inner.cue_token is None or inner.cls == "think":
                continue
            second = page.doc[inner.cue_token]
            beside = relation(second) == "conj" and second.tag_ == verb.tag_ and not kids(second, "nsubj")
            if beside and inner.frame in ("clause", "quote") and second.i > verb.i and not page.spoken(second):
                outer.tokens -= below(second)
                inner.sources = list(outer.sources)


def leave_to_nearest(page: Page, drafts: list[Draft]) -> None:
    """Takes a quotation from a verb where the clause of a nearer one reaches into it: nobody says it twice."""
    for draft in drafts:
        for place in list(draft.quotes):
            inside = {token.i for token in page.tokens_in(page.quotations[place].span)}
            start = min(inside, default=0)
            for other in drafts:
                if other is draft or other.cue_token is None or draft.cue_token is None or other.frame != "clause":
                    continue
                if draft.cue_token < other.cue_token < start and other.tokens & inside and place in draft.quotes:
                    draft.quotes.remove(place)


def leave_complements(page: Page, drafts: list[Draft]) -> None:
    """Takes from an act what another cue under it says: "condemned the raid, calling it ..." are two."""
    for draft in drafts:
        if draft.frame != "complement":
            continue
        for other in drafts:
            if other is not draft and other.cue_token in draft.tokens and _is_quoting(page, other):
                cue = page.doc[other.cue_token] if other.cue_token is not None else None
                if cue is not None and cue.pos_ == "VERB" and not page.spoken(cue):
                    draft.tokens -= below(cue)
                    draft.quotes = [place for place in draft.quotes if place not in other.quotes]


def _is_quoting(page: Page, draft: Draft) -> bool:
    return bool(draft.quotes) or any(page.quote_of(page.doc[index]) is not None for index in draft.tokens)


def reach_quotations(page: Page, drafts: list[Draft]) -> None:
    """Lets a clause that breaks off before a quotation go on through it (`writing that strikes, "make me doubt"`)."""
    for draft in drafts:
        if (
            draft.frame != "clause"
            or not draft.tokens
            or draft.quotes
            or page.quote_of(page.doc[max(draft.tokens)]) is not None
        ):
            continue
        last = page.doc[max(draft.tokens)]
        start = last.i + 1
        while start < last.sent.end and page.doc[start].is_punct and page.quote_of(page.doc[start]) is None:
            start += 1
        place = page.quote_of(page.doc[start]) if start < last.sent.end else None
        rival = next((each for each in drafts if place in each.quotes), None)
        if place is None or draft.cue_token is None or (rival is not None and (rival.cue_token or 0) > draft.cue_token):
            continue
        draft.quotes.append(place)
        if rival is not None:
            rival.quotes.remove(place)


def carry_on(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Gives each quotation that nobody says yet to the saying it goes on with; drafts without one get a new one.

    A quotation that begins a sentence of its own right after the words of a saying belongs to that saying if those
    were quoted; else it is a saying without a cue by the same speaker.
    """
    said = {place: draft for draft in drafts for place in draft.quotes}
    for place in page.outer:
        quotation = page.quotations[place]
        if (
            place in said
            or quotation.scare
            or _covered(page, drafts, quotation.content)
            or page.report.is_quiet(quotation.span)
        ):
            continue
        named = _named_by_colon(page, quotation.span)
        if named is not None:
            drafts.append(Draft(None, named, "say", "carried", [named], quotes=[place]))
            said[place] = drafts[-1]
            continue
        before = _before(page, drafts, quotation.span)
        opened = introduced(page, place) if before is None else None
        if opened is not None:
            drafts.append(opened)
            said[place] = opened
            continue
        if before is None or not _stands_alone(page, quotation.span):
            continue
        if before.quotes and (not _has_speaker_between(page, before, quotation.span)):
            before.quotes.append(place)
            said[place] = before
        elif before.real and before.frame not in ("none",):
            drafts.append(
                Draft(
                    None,
                    before.cue_token,
                    "say",
                    "carried",
                    list(before.sources),
                    quotes=[place],
                    addressees=list(before.addressees),
                )
            )
            said[place] = drafts[-1]
    return drafts


def _named_by_colon(page: Page, span: Span) -> int | None:
    """The name that a colon sets before a quotation ("... surprised the pollster Jan Nowak: ..."), by its head."""
    before = page.text[: span.start].rstrip()
    if not before.endswith(":") or len(before) < 2:
        return None
    colon = page.doc.char_span(len(before) - 1, len(before), alignment_mode="expand")
    last = page.doc[colon.start - 1] if colon is not None and colon.start > 0 else None
    if last is None or last.ent_type_ != "PER":
        return None
    while last.head.ent_type_ == "PER" and last.head.i < last.i:
        last = last.head
    return int(last.i)


def _covered(page: Page, drafts: list[Draft], content: Span) -> bool:
    """Whether the words of a draft already reach into a quotation."""
    inside = {token.i for token in page.tokens_in(content)}
    return any(len(inside & draft.tokens) * 2 >= len(inside) for draft in drafts)


def _before(page: Page, drafts: list[Draft], span: Span) -> Draft | None:
    """The nearest saying of the report's own that ends before a quotation, in its paragraph or the one above."""
    line = page.line_of(span.start)
    opens_line = not page.text[line.start : span.start].strip()
    earliest = page.line_above(line).start if opens_line else line.start
    best: tuple[int, Draft] | None = None
    for draft in drafts:
        if not draft.real or draft.frame in ("signed", "label") or (draft.cls == "act" and not draft.quotes):
            continue
        if draft.cue is not None and page.spoken(page.doc[draft.cue_token or 0]):
            continue
        ends = [page.quotations[place].span.end for place in draft.quotes]
        end = max([*ends, draft.cue.end] if draft.cue is not None else ends, default=-1)
        if earliest <= end <= span.start and (best is None or end > best[0]):
            best = (end, draft)
    return best[1] if best is not None else None


def _stands_alone(page: Page, span: Span) -> bool:
    """Whether a quotation begins where a sentence begins."""
    before = page.text[: span.start].rstrip(" ")
    return not before or before[-1] in '.!?\n"”»:…' or before.endswith(("\n",))


def _has_speaker_between(page: Page, before: Draft, span: Span) -> bool:
    """Whether a sentence of the report's own stands between the saying and the quotation."""
    ends = [page.quotations[place].span.end for place in before.quotes]
    if before.cue is not None:
        ends.append(before.cue.end)
    sentences = {token.sent.start for token in page.tokens_in(Span(max(ends), span.start)) if not token.is_punct}
    cue_sentence = page.doc[before.cue_token].sent.start if before.cue_token is not None else -1
    return bool(sentences - {cue_sentence})


def go_on(page: Page, words: CueWords, drafts: list[Draft]) -> None:
    """Lets indirect speech go on over the sentences after it, in the same paragraph, until something breaks it.

    After "According to ..." every sentence goes on; after a verb only those that open with a word that draws on
    what was said ("Therefore"). A quotation, a source or another saying breaks it.
    """
    busy = {page.doc[draft.cue_token].sent.start for draft in drafts if draft.cue_token is not None and _breaks(draft)}
    for draft in drafts:
        if draft.cue_token is None or not draft.real or draft.quotes or page.spoken(page.doc[draft.cue_token]):
            continue
        according = draft.frame == "according"
        sentence = page.doc[draft.cue_token].sent
        if (according and draft.cue_token > sentence.start + 1) or not (according or draft.frame == "clause"):
            continue
        for following in _sentences_after(page, sentence.end):
            opens = following[0].lower_ in words.group("carries_on")
            if following.start in busy or _has_quotation(page, following) or not (according or opens):
                break
            draft.spans.append(trimmed(page.text, following.start_char, following.end_char))


def _breaks(draft: Draft) -> bool:
    return draft.cls in ("say", "ask", "show") or bool(draft.quotes)


def _sentences_after(page: Page, start: int) -> list[SpacySpan]:
    """The sentences from a token on to the end of its paragraph."""
    found = []
    while start < len(page.doc) and not page.doc[start].is_space:
        sentence = page.doc[start].sent
        found.append(sentence)
        start = sentence.end
    return found


def _has_quotation(page: Page, sentence: SpacySpan) -> bool:
    return any(page.spoken(token) for token in sentence)


def point_back(page: Page, verb: Token) -> list[Span]:
    """What "This was stated by ..." points back to: the sentences before it in its paragraph, from the first on."""
    line = page.line_of(verb.idx)
    sentence = sentence_of(verb)
    before = trimmed(page.text, line.start, sentence.start)
    if before.start < before.end:
        return [before]
    above = page.line_above(line)
    return [trimmed(page.text, above.start, above.end)] if above.start > 0 else []
