"""Transcripts: turns of talk that open with the label of who speaks ("THE PRESIDENT:", "MR. PRICE:", "Q:")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.reading.saying.clauses import trimmed
from onrecord.reading.saying.drafts import Draft, Page

__all__ = ["Turn", "turn_drafts", "turns"]

LABEL = re.compile(
    r"[\"“]?(?P<label>(?:(?:[A-Z][A-Z.’'\-]*|Mc[A-Z]+|Mr\.|Ms\.|Mrs\.|Dr\.)(?:,? |(?=:))){1,7})"
    r"(?:\([^)]{1,60}\) ?)?:\s*"
)
"""A label at the start of a line: one to seven words in capitals before a colon, a remark in brackets allowed."""
NAMED = re.compile(r"[\"“]?(?P<label>(?:[A-Z][\w.’'\-]*(?: |(?=:))){1,5})(?:\([^)]{1,60}\) ?)?:\s*")
"""A label in small letters ("Jan Nowak: ..."): counts only where it recurs in a talk of at least two."""
ASKS = re.compile(r"[\"“]?(?P<label>Q|A(?=[.:)]))(?:[.:)]\s*|\s+(?=[A-Z(—]))")
"""The bare letters of questions and answers; an "A" needs its mark, since it opens sentences too."""
ASIDE = re.compile(r"\s*[\"“]?[(\[][^)\]]{1,80}[)\]][.\"”]*\s*")
"""A line that tells what happens and not what is said: "(Laughter.)", "[Crosstalk]"."""
SPEECH_ENDS = '.?!…—–)”"-'
"""Marks with which a turn ends; what follows a label in a list or a table ends without one."""
LEAST_TURNS = 2
LEAST_TURNS_OF_NAMES = 4
"""Turns that a talk must have before its labels are believed; labels in small letters could be a list."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a talk: the span of its label without the colon, and the spans of its words, one a line."""

    label: Span
    words: tuple[Span, ...]


def turns(text: str) -> list[Turn]:
    """The turns of a transcript in order; empty for a text that is none.

    A turn goes on over the lines below it up to the next label; lines in brackets belong to nobody.
    """
    lines = _lines(text)
    labels = [_label(text, line, LABEL) or _label(text, line, ASKS) for line in lines]
    if sum(label is not None for label in labels) < LEAST_TURNS:
        labels = [_label(text, line, NAMED) for line in lines]
        told = [text[slice(*label[0])] for label in labels if label is not None]
        if len(told) < LEAST_TURNS_OF_NAMES or not 1 < len(set(told)) <= len(told) / 2:
            return []
    return _gathered(text, lines, labels)


def turn_drafts(page: Page) -> list[Draft]:
    """The sayings of a transcript, one a turn; none for a text without speaker labels."""
    drafts: list[Draft] = []
    for turn in turns(page.text):
        tokens = [token for token in page.tokens_in(turn.label) if token.text[0].isalpha()]
        spoken = [words for words in turn.words if not page.report.is_quiet(words)]  # a closing time is no part
        if tokens and spoken:
            drafts.append(Draft(None, tokens[-1].i, "say", "label", [tokens[-1].i], spans=spoken))
    return drafts


def _lines(text: str) -> list[Span]:
    lines, start = [], 0
    for part in text.split("\n"):
        if part.strip():
            lines.append(Span(start, start + len(part)))
        start += len(part) + 1
    return lines


def _label(text: str, line: Span, pattern: re.Pattern[str]) -> tuple[Span, int] | None:
    """The label that opens a line, and where the words after it begin."""
    found = pattern.match(text, line.start, line.end)
    if found is None:
        return None
    if text[found.end() : line.end].strip() and text[: line.end].rstrip()[-1] not in SPEECH_ENDS:
        return None
    return trimmed(text, *found.span("label")), found.end()


def _gathered(text: str, lines: list[Span], labels: list[tuple[Span, int] | None]) -> list[Turn]:
    found: list[Turn] = []
    label: Span | None = None
    words: list[Span] = []
    for line, opening in zip(lines, labels, strict=True):
        start = line.start
        if opening is not None:
            if label is not None:
                found.append(Turn(label, tuple(words)))
            (label, start), words = opening, []
        if label is None or ASIDE.fullmatch(text, start, line.end):
            continue
        said = trimmed(text, start, line.end)
        if said.start < said.end:
            words.append(said)
    if label is not None:
        found.append(Turn(label, tuple(words)))
    return found
