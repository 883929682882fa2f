"""Sentences of a text: newlines always part them; inside a line rules of final marks, abbreviations and quotes do."""

from __future__ import annotations

import re

from onrecord.reading.abbreviations import abbreviations, sentence_starters
from onrecord.reading.datelines import dateline_end
from onrecord.reading.tokens import SMILEY, token_spans

__all__ = ["LONGEST_SENTENCE", "sentence_spans", "split_line"]

Span = tuple[int, int]
LONGEST_SENTENCE = 160
"""Tokens; a longer run is cut at its last comma or semicolon, for the network's work grows with the square."""
EARLIEST_CUT = 80
FINAL = frozenset(".!?…")
CLOSING = frozenset("\"'”’»)]}")
NOTE = re.compile(r"\[\w{1,3}\]")
"""The number of a note, as encyclopedias set it after the full stop."""
ITEM = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])[.)]+")
"""What opens an item of a list ("3.", "b)"): no sentence of its own."""
OPENING = frozenset("\"'“‘«([{*•–—-")


def sentence_spans(text: str) -> list[list[Span]]:
    """Return the sentences of a text, each a list of token spans `[start, end)`; newlines and datelines part them."""
    sentences: list[list[Span]] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        lead = dateline_end(text, start, end)
        if lead > start:
            sentences.append(token_spans(text, start, lead))
        sentences += split_line(text, token_spans(text, lead, end))
        start = end + 1
    return sentences


def split_line(text: str, tokens: list[Span]) -> list[list[Span]]:
    """Part the tokens of one line into sentences of at most `LONGEST_SENTENCE` tokens; time grows linearly."""
    sentences: list[list[Span]] = []
    first = 0
    place = 0
    while place < len(tokens):
        after = _sentence_end(text, tokens, place)
        if after and not (after < len(tokens) and ITEM.fullmatch(text, tokens[first][0], tokens[after - 1][1])):
            sentences.append(tokens[first:after])
            first = place = after
        else:
            place += 1
        if place - first >= LONGEST_SENTENCE:
            cut = _best_cut(text, tokens, first, place)
            sentences.append(tokens[first:cut])
            first = cut
    if first < len(tokens):
        sentences.append(tokens[first:])
    return sentences


def _sentence_end(text: str, tokens: list[Span], place: int) -> int:
    """Return the place after the sentence that token `place` ends, with its closing quotes, or 0 if it ends none."""
    word = text[slice(*tokens[place])]
    kind = ""
    if word[-1] not in FINAL:
        return 0
    if len(word) > 1 and word[-1] == "." and word[0] not in FINAL:
        kind = abbreviations().get(word.lower(), "initial" if len(word) == 2 else "either")
        if kind == "inside":
            return 0
    after = place + 1
    while step := _closes(text, tokens, after):
        after += step
    if after == len(tokens):
        return after
    return after if _begins(text, tokens, after, kind, place, closed=after > place + 1) else 0


def _closes(text: str, tokens: list[Span], place: int) -> int:
    """Return how many tokens from here still close the sentence before: marks that touch it, a smiley, a note "[4]"."""
    if place >= len(tokens):
        return 0
    start, end = tokens[place]
    word = text[start:end]
    if start == tokens[place - 1][1]:
        if all(mark in CLOSING for mark in word):
            return 1
    elif SMILEY.fullmatch(word):
        return 1
    if word[0] in FINAL and all(mark in FINAL for mark in word):
        return 1
    if word == "[" and place + 2 < len(tokens) and NOTE.match(text, start):
        return 3
    return 0


def _begins(text: str, tokens: list[Span], place: int, kind: str, end: int, *, closed: bool) -> bool:
    """Tell whether a sentence may begin at `place` after the final mark at `end`."""
    ending = text[slice(*tokens[end])]
    before = text[slice(*tokens[max(end - 1, 0)])]
    word = text[slice(*tokens[place])]
    if tokens[place][0] == tokens[place - 1][1] and word[0] not in '"“‘([' and not word[0].isupper():
        return False
    if word[0] in OPENING and place + 1 < len(tokens):
        word = text[slice(*tokens[place + 1])] if not word[0].isalpha() else word
    upper = word[0].isupper()
    if kind == "number":
        return not word[0].isdigit() and upper
    if kind == "initial":
        return closed and upper
    if kind == "either":
        return upper and (closed or word.lower() in sentence_starters())
    if closed or ending.startswith(("..", "…")):
        return not word[0].islower()
    return not word[0].islower() or ending != "." or (before.isalpha() and len(before) > 2)


def _best_cut(text: str, tokens: list[Span], first: int, place: int) -> int:
    """Return where to cut an overlong run: after its last semicolon or comma past `EARLIEST_CUT`, else at its end."""
    for marks in (";", ","):
        for cut in range(place - 1, first + EARLIEST_CUT, -1):
            if text[slice(*tokens[cut])] == marks:
                return cut + 1
    return place
