"""The same saying told twice (headline, lead, below) becomes one statement whose evidence lists each telling."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Reading, Span, Statement

__all__ = ["joined"]

SHARED = 0.6
"""Share of the content words of the shorter telling that the fuller one must hold."""
HEADLINE = 0.34
"""The same for a headline that names its speaker ("Kyiv: ..."), which is free to say it in other words."""
IDLE = frozenset(
    [
        "the",
        "a",
        "an",
        "to",
        "of",
        "in",
        "on",
        "for",
        "and",
        "or",
        "that",
        "this",
        "it",
        "its",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "will",
        "would",
        "be",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "with",
        "by",
        "as",
        "at",
        "from",
        "say",
    ]
)


def joined(reading: Reading, statements: list[Statement]) -> list[Statement]:
    """Statements with retellings joined to the fullest one; a retelling has the same speaker and most of its words."""
    kept: list[Statement] = []
    for statement in statements:
        place = _told(reading, kept, statement)
        if place is None:
            kept.append(statement)
        else:
            kept[place] = _merged(kept[place], statement)
    return kept


def _told(reading: Reading, kept: list[Statement], statement: Statement) -> int | None:
    words = _words(reading, statement.content)
    for place, other in enumerate(kept):
        if (
            not words
            or not _same_speaker(other.speaker, statement.speaker)
            or _overlap(other.content, statement.content)
        ):
            continue
        known = _words(reading, other.content)
        headline = "headline" in (other.rule.partition(".")[2], statement.rule.partition(".")[2])
        one_line = _is_headline(reading, other) or _is_headline(reading, statement)
        shorter = min(len(words), len(known))
        shared = len(words & known)
        if headline and shared >= max(2, HEADLINE * shorter):
            return place
        if (
            shorter >= 2
            and shared >= (SHARED if one_line else 0.8) * shorter
            and (one_line or shared >= 0.6 * max(len(words), len(known)))
        ):
            return place
    return None


def _same_speaker(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one) and set(one) == set(other)


def _overlap(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _is_headline(reading: Reading, statement: Statement) -> bool:
    end = reading.report.text.find("\n")
    return 0 <= statement.evidence[0].start < end


def _words(reading: Reading, content: tuple[Span, ...]) -> set[str]:
    found: set[str] = set()
    for span in content:
        piece = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
        found |= {
            token.lemma_.lower()
            for token in piece or ()
            if (token.is_alpha and token.lower_ not in IDLE and len(token) > 1) or token.like_num
        }
    return found


def _merged(one: Statement, other: Statement) -> Statement:
    """The fuller of two tellings with the evidence of both, the fullest first; gaps filled from the other."""
    length = [sum(span.end - span.start for span in each.content) for each in (one, other)]
    full, brief = (one, other) if length[0] >= length[1] else (other, one)
    return replace(
        full,
        evidence=(*full.evidence, *(span for span in brief.evidence if span not in full.evidence)),
        addressee=full.addressee or brief.addressee,
        medium=full.medium or brief.medium,
        on_behalf_of=full.on_behalf_of or brief.on_behalf_of,
        time=full.time or brief.time,
    )
