"""Records made by close reading as examples: which words are cue, content and source, and which anchor an event."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.reading.sentences import Span, sentence_spans
from training.examples import UNKNOWN, Example
from training.labels import ATTRIBUTION, EVENTS

CUE, CONTENT, SOURCE = (1 << ATTRIBUTION.index(name) for name in ("cue", "content", "source"))
NO_SOURCE_KNOWN = 1 << len(ATTRIBUTION)
"""Set on the words of a sentence whose speaker could not be found in it: the loss for sources passes over them."""
PRONOUNS = frozenset("he she they it we i who".split())


def read_gold(path: Path, *, with_events: bool, corpus: str = "gold") -> Iterator[Example]:
    """Yield one example a sentence; `labels["attribution"]` holds bits, "events" is left out where not annotated."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        record = json.loads(line)
        text = record["report"]["text"]
        sentences = sentence_spans(text)
        spans = [span for sentence in sentences for span in sentence]
        bits = _attribution(text, sentences, record["statements"])
        events = _anchors(spans, record["events"])
        at = 0
        for sentence in sentences:
            labels = {"attribution": bits[at : at + len(sentence)]}
            if with_events:
                labels["events"] = events[at : at + len(sentence)]
            at += len(sentence)
            yield Example([text[start:end] for start, end in sentence], corpus, labels, record["report"]["id"])


def _attribution(text: str, sentences: list[list[Span]], statements: list[dict[str, Any]]) -> list[int]:
    spans = [span for sentence in sentences for span in sentence]
    bits = [0] * len(spans)
    for statement in statements:
        for start, end in statement["content"]:
            _mark(spans, bits, start, end, CONTENT)
        if statement["cue"]:
            _mark(spans, bits, *statement["cue"], CUE)
    first = 0
    for sentence in sentences:
        last = first + len(sentence)
        for statement in statements:
            cue = statement["cue"]
            if cue and sentence[0][0] <= cue[0] < sentence[-1][1]:
                source = _source(text, sentence, bits[first:last], statement)
                for place in source or range(len(sentence)):
                    bits[first + place] |= SOURCE if source else NO_SOURCE_KNOWN
        first = last
    return bits


def _mark(spans: list[Span], bits: list[int], start: int, end: int, bit: int) -> None:
    for place, span in enumerate(spans):
        if span[0] < end and start < span[1]:
            bits[place] |= bit


def _source(text: str, sentence: list[Span], bits: list[int], statement: dict[str, Any]) -> list[int]:
    """Find the words that name the speaker beside the cue: a name outside the content, else a pronoun."""
    words = [text[start:end] for start, end in sentence]
    cue = next((place for place, span in enumerate(sentence) if span[1] > statement["cue"][0]), 0)
    free = [place for place in range(len(words)) if not bits[place] & (CONTENT | CUE)]
    names = {
        part.lower() for name in statement["speaker"] for part in name.split() if part[:1].isupper() or len(part) > 3
    }
    mentions = _runs([place for place in free if words[place].lower() in names])
    if mentions:
        return min(mentions, key=lambda run: min(abs(place - cue) for place in run))
    near = [place for place in (cue - 1, cue - 2, cue + 1) if place in free and words[place].lower() in PRONOUNS]
    return near[:1]


def _runs(places: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _anchors(spans: list[Span], events: list[dict[str, Any]]) -> list[int]:
    """Number the anchor word of each event by its type, other words 0; an anchor used twice keeps the first."""
    numbers = [0] * len(spans)
    for event in events:
        start, end = event["anchor"]
        for place, span in enumerate(spans):
            if span[0] < end and start < span[1] and numbers[place] == 0:
                numbers[place] = EVENTS.index(event["type"])
    return numbers


__all__ = ["CONTENT", "CUE", "NO_SOURCE_KNOWN", "SOURCE", "UNKNOWN", "read_gold"]
