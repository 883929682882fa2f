"""Attribution: every act of saying in a report, with its speaker's head words, its cue, and what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Attribution, Proposals, Quotation, Report, Span
from onrecord.reading.saying.according import phrase_drafts
from onrecord.reading.saying.carried import (
    carry_on,
    go_on,
    join_adding,
    leave_complements,
    leave_to_nearest,
    part_joined,
    point_back,
    reach_quotations,
)
from onrecord.reading.saying.cited import cited_drafts
from onrecord.reading.saying.clauses import below, relation, sentence_of, trimmed
from onrecord.reading.saying.contents import content_spans, manner_of
from onrecord.reading.saying.cue_nouns import noun_drafts
from onrecord.reading.saying.cues import CueWords, cue_words
from onrecord.reading.saying.drafts import Draft, Page
from onrecord.reading.saying.headlines import headline_drafts
from onrecord.reading.saying.held import held_drafts
from onrecord.reading.saying.labels import turn_drafts
from onrecord.reading.saying.quoted import quotes_by_verb
from onrecord.reading.saying.signed import signed_drafts, with_signed
from onrecord.reading.saying.verbs import verb_drafts
from onrecord.reading.saying.whole import keep_to_quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["attributions"]


def attributions(
    report: Report, doc: Doc, quotes: tuple[Quotation, ...], proposals: Proposals | None = None
) -> tuple[Attribution, ...]:
    """All acts of saying in a report in order, also those that were not said ("unreal" in their rule).

    Wider than the statements of a record: acts done by saying ("urged", "condemned") with what they are about are
    here as well; `rule` tells class and frame, so that coding can choose. The network's `proposals` are not drawn on:
    measured on held-out reports, these rules find what is said better than its head does (docs/statements.md).
    """
    page = Page(report, doc, quotes)
    words = cue_words()
    drafts = _drafts(page, words)
    found = [_attribution(page, draft) for draft in drafts]
    kept = [each for each in found if each is not None]
    return tuple(sorted(kept, key=_place))


def _place(attribution: Attribution) -> tuple[int, int]:
    first = min([span.start for span in attribution.content] or [attribution.evidence[0].start])
    return (first, attribution.cue.start if attribution.cue is not None else first)


def _drafts(page: Page, words: CueWords) -> list[Draft]:
    verbs = verb_drafts(page, words, quotes_by_verb(page, words))
    lent = {token.i for draft in verbs if draft.frame == "noun" and draft.cue for token in page.tokens_in(draft.cue)}
    drafts = verbs + noun_drafts(page, words, lent) + phrase_drafts(page, words)
    drafts += held_drafts(page, words) + turn_drafts(page)
    for draft in drafts:
        if draft.frame == "back" and draft.cue_token is not None:
            draft.spans += point_back(page, page.doc[draft.cue_token])
    part_joined(page, drafts)
    reach_quotations(page, drafts)
    leave_to_nearest(page, drafts)
    leave_complements(page, drafts)
    keep_to_quotations(page, drafts)
    drafts = with_signed(drafts, signed_drafts(page))
    drafts = join_adding(page, drafts)
    drafts = carry_on(page, drafts)
    go_on(page, words, drafts)
    drafts += cited_drafts(page, drafts)
    return drafts + [draft for draft in headline_drafts(page) if not _is_told(page, drafts, draft)]


def _is_told(page: Page, drafts: list[Draft], headline: Draft) -> bool:
    """Whether the quotation of a headline already has its speaker."""
    said = {place for draft in drafts if draft.frame == "carried" for place in draft.quotes}
    return any(page.quote_of(page.doc[index]) in said for index in headline.tokens)


def _attribution(page: Page, draft: Draft) -> Attribution | None:
    spans = content_spans(page, draft)
    if not spans and draft.frame != "none":
        return None
    manner = "direct" if draft.frame == "label" else manner_of(page, spans)
    if draft.cls == "act" and draft.frame in ("complement", "as", "object", "inf") and manner == "indirect":
        draft.frame += ".wordless"
    if any(page.report.is_quiet(span) for span in spans):
        return None
    return Attribution(
        sources=tuple(dict.fromkeys(draft.sources)),
        cue=draft.cue,
        cue_token=draft.cue_token,
        content=spans,
        manner=manner,
        evidence=_evidence(page, draft, spans),
        addressees=tuple(dict.fromkeys(draft.addressees)),
        rule=draft.rule,
    )


def _evidence(page: Page, draft: Draft, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentences that carry a saying; only its own words where its cue stands inside another clause."""
    parts = list(spans)
    if draft.cue_token is not None and draft.frame != "carried":
        token = page.doc[draft.cue_token]
        if relation(token) in ("root", "parataxis", "ccomp", "conj") and not page.spoken(token):
            parts.append(sentence_of(token))
        else:
            words = {draft.cue_token, *draft.sources, *draft.tokens} | (below(token) if token.pos_ == "VERB" else set())
            inside = [page.doc[index] for index in words if page.doc[index].sent == token.sent]
            parts.append(Span(min(each.idx for each in inside), max(each.idx + len(each) for each in inside)))
    if draft.cue is not None:
        parts.append(draft.cue)
    return tuple(_by_line(page, parts))


def _by_line(page: Page, parts: list[Span]) -> list[Span]:
    """Spans joined within a paragraph, from the first to the last, quotation marks at their ends taken in."""
    lines: dict[int, Span] = {}
    for part in sorted(parts):
        line = page.line_of(part.start).start
        known = lines.get(line)
        lines[line] = part if known is None else Span(min(known.start, part.start), max(known.end, part.end))
    return [trimmed(page.text, *_with_marks(page, span)) for _, span in sorted(lines.items())]


def _with_marks(page: Page, span: Span) -> Span:
    start, end = span
    for quotation in page.quotations:
        if quotation.content.start == start:
            start = quotation.span.start
        if quotation.content.end == end:
            end = quotation.span.end
    return Span(start, end)
