"""Quotations of a report: what stands between marks, also nested, over paragraphs, or with a mark missing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.model import Quotation, Report, Span
from onrecord.reading.quotation_marks import Mark, marks

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["quotations"]

MOST_LINES = 12
"""Lines without a mark over which a quotation may run on before its closing mark is given up."""
SCARE_WORDS = 4
"""Quoted stretches of at most so many words inside a sentence are no speech by themselves."""
LONGEST_BETWEEN = 30
"""Characters between two names of one list in quotation marks."""


@dataclass(slots=True)
class _Line:
    """One paragraph: its span, its marks, and the quotations found in it."""

    start: int
    end: int
    marks: list[Mark]
    pairs: list[tuple[Mark, Mark]] = field(default_factory=list)
    unclosed: list[Mark] = field(default_factory=list)


def quotations(report: Report, doc: Doc) -> tuple[Quotation, ...]:
    """All quotations of a report in the order of their opening marks, nested ones after the one that holds them.

    Pairing begins anew with each paragraph, so that one stray mark spoils no more than its own. A paragraph that opens
    and does not close is carried on where the next one opens again (`closed` is False for all but the last), or runs
    over the lines up to the first closing mark.
    """
    text = report.text
    lines = _lines(text)
    found: list[Quotation] = []
    for place, line in enumerate(lines):
        _pair(line)
        found += [
            _quotation(text, opening.start, opening.end, closing.start, closing.end) for opening, closing in line.pairs
        ]
        for opening in line.unclosed:
            quotation = _run_on(text, lines, place, opening)
            if quotation is not None:
                found.append(quotation)
    kept = [quotation for quotation in found if quotation.content.end > quotation.content.start]
    kept.sort(key=lambda quotation: (quotation.span.start, -quotation.span.end))
    judged: list[Quotation] = []
    for quotation in kept:
        scare = _is_scare(doc, quotation) or _goes_on_listing(doc, judged, quotation)
        judged.append(replace(quotation, scare=scare))
    return tuple(judged)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        if part.strip():
            lines.append(_Line(start, end, marks(text, start, end)))
        start = end + 1
    return lines


def _pair(line: _Line) -> None:
    """Pairs the marks of one paragraph; a closing mark takes the nearest opening one of its family."""
    stack: list[Mark] = []
    for place, mark in enumerate(line.marks):
        if mark.way == "open" or (mark.way == "either" and not _is_open(stack, mark)):
            if mark.way == "open" and _is_open(stack, mark) and not _nests(stack, line.marks[place:]):
                line.unclosed.append(stack.pop())
            stack.append(mark)
        elif _is_open(stack, mark):
            while stack[-1].family != mark.family:
                stack.pop()
            line.pairs.append((stack.pop(), mark))
    line.unclosed += [mark for mark in stack if mark.family == "double"]


def _is_open(stack: list[Mark], mark: Mark) -> bool:
    return any(opening.family == mark.family for opening in stack)


def _nests(stack: list[Mark], rest: list[Mark]) -> bool:
    """Whether a mark that opens inside an open quotation begins a nested one: enough closing marks follow for both."""
    family = rest[0].family
    depth = sum(opening.family == family for opening in stack)
    for mark in rest:
        if mark.family == family:
            depth += 1 if mark.way == "open" else -1
    return depth <= 0 or not any(mark.family == family and mark.way != "open" for mark in rest)


def _run_on(text: str, lines: list[_Line], place: int, opening: Mark) -> Quotation | None:
    """The quotation that an opening mark without a partner in its paragraph begins, None for a stray mark."""
    line = lines[place]
    if any(mark.start > opening.start and mark.family == "double" and mark.way == "open" for mark in line.marks):
        inside = [pair for pair in line.pairs if pair[0].start > opening.start]
        if not inside or not _continues(lines, place):
            return None
    if _continues(lines, place):
        return Quotation(Span(opening.start, line.end), Span(opening.end, line.end), closed=False)
    closing = _closing_below(lines, place)
    if closing is not None:
        return _quotation(text, opening.start, opening.end, closing.start, closing.end)
    end = line.end if not text[line.start : opening.start].strip() else _sentence_end(text, opening.end, line.end)
    return Quotation(Span(opening.start, end), Span(opening.end, end), closed=False)


def _continues(lines: list[_Line], place: int) -> bool:
    """Whether the next paragraph opens with a mark again, as one does that carries a quotation on."""
    if place + 1 >= len(lines) or not lines[place + 1].marks:
        return False
    following = lines[place + 1]
    first = following.marks[0]
    return first.start == following.start and first.way == "open" and first.family == "double"


def _closing_below(lines: list[_Line], place: int) -> Mark | None:
    """The closing mark in a later line that ends a quotation set over several lines, if it is the first mark there."""
    for line in lines[place + 1 : place + 1 + MOST_LINES]:
        doubles = [mark for mark in line.marks if mark.family == "double"]
        if doubles:
            return doubles[0] if doubles[0].way == "close" else None
    return None


def _sentence_end(text: str, start: int, end: int) -> int:
    for at in range(start, end):
        if text[at] in ".!?" and (at + 1 == end or (text[at + 1] == " " and text[at + 2 : at + 3].isupper())):
            return at + 1
    return end


def _quotation(text: str, start: int, inner: int, outer: int, end: int) -> Quotation:
    """A quotation whose content is trimmed of white space at both ends."""
    while inner < outer and text[inner].isspace():
        inner += 1
    while outer > inner and text[outer - 1].isspace():
        outer -= 1
    return Quotation(Span(start, end), Span(inner, outer))


def _is_scare(doc: Doc, quotation: Quotation) -> bool:
    """Whether a quotation is a title, a name or a word held at a distance, and not a thing said for itself.

    It is short or all in capitals, stands inside a sentence that is not all quotation, ends without a mark of its own,
    and nothing introduces it as speech (a comma or colon before it).
    """
    words = [token for token in doc.char_span(*quotation.content, alignment_mode="expand") or () if token.is_alpha]
    if not words:
        return True
    before = doc.text[: quotation.span.start].rstrip(" ")[-1:]
    if before in (",", ":", "", "\n"):
        return False
    if doc.text[quotation.content.end - 1] in "!?…" or (len(words) > SCARE_WORDS and not _is_title(words)):
        return False
    return doc.text[quotation.content.end - 1] not in ",." or _follows_noun_phrase(doc, quotation)


def _goes_on_listing(doc: Doc, before: list[Quotation], quotation: Quotation) -> bool:
    """Whether a name after a comma goes on with a list of names in marks (`the papers "Day", "Dawn" and "Noon"`)."""
    text = doc.text
    last = before[-1] if before else None
    if last is None or not last.scare or text[: quotation.span.start].rstrip(" ")[-1:] != ",":
        return False
    between = text[last.span.end : quotation.span.start]
    words = [token for token in doc.char_span(*quotation.content, alignment_mode="expand") or () if token.is_alpha]
    ends = text[quotation.content.end - 1] in ".,!?…"
    return len(between) <= LONGEST_BETWEEN and "." not in between and not ends and bool(words) and _is_title(words)


def _follows_noun_phrase(doc: Doc, quotation: Quotation) -> bool:
    """Whether the word before a quotation makes it a noun ("the"): its last mark is the sentence's then."""
    opening = doc.char_span(quotation.span.start, quotation.span.start + 1, alignment_mode="expand")
    if opening is None or opening.start == 0:
        return False
    return doc[opening.start - 1].pos_ in ("DET", "ADJ", "ADP", "NOUN", "PROPN", "NUM")


def _is_title(words: list[Token]) -> bool:
    """Whether words are written as a title or a name: capitals but for the small words."""
    large = [word.text for word in words if len(word) > 3]
    return bool(large) and words[0].text[0].isupper() and all(word[0].isupper() for word in large)
