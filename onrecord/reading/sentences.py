"""Sentences of a text: forced breaks at newlines, rules of final punctuation, abbreviations and quotes inside a line."""

from __future__ import annotations

from onrecord.reading.abbreviations import abbreviations
from onrecord.reading.tokens import token_spans

__all__ = ["LONGEST_SENTENCE", "sentence_spans", "split_line"]

Span = tuple[int, int]
LONGEST_SENTENCE = 160
"""Tokens; a longer run is cut at its last comma or semicolon, for the network's work grows with the square."""
EARLIEST_CUT = 80
FINAL = frozenset(".!?…")
CLOSING = frozenset("\"'”’»)]}")
OPENING = frozenset("\"'“‘«([{*•–—-")


def sentence_spans(text: str) -> list[list[Span]]:
    """Return the sentences of a text, each a list of token spans `[start, end)`; newlines always part sentences."""
    sentences: list[list[Span]] = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        sentences += split_line(text, token_spans(text, start, end))
        start = end + 1
    return sentences


def split_line(text: str, tokens: list[Span]) -> list[list[Span]]:
    """Part the tokens of one line into sentences of at most `LONGEST_SENTENCE` tokens; time grows linearly."""
    sentences: list[list[Span]] = []
    first = 0
    place = 0
    while place < len(tokens):
        after = _sentence_end(text, tokens, place)
        if after:
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
    while after < len(tokens) and _closes(text, tokens, after):
        after += 1
    if after == len(tokens):
        return after
    return after if _begins(text, tokens, after, kind, word, closed=after > place + 1) else 0


def _closes(text: str, tokens: list[Span], place: int) -> bool:
    """Tell whether a token closes the sentence before it: a quote or bracket that touches it, or more final marks."""
    word = text[slice(*tokens[place])]
    touches = tokens[place][0] == tokens[place - 1][1]
    if word[0] in FINAL and all(mark in FINAL for mark in word):
        return True
    return touches and all(mark in CLOSING for mark in word)


def _begins(text: str, tokens: list[Span], place: int, kind: str, ending: str, *, closed: bool) -> bool:
    """Tell whether a sentence may begin here after a final mark of the given kind."""
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
        return upper and (closed or word.lower() in STARTERS)
    if ending in (".", "…", "...") or closed:
        return (
            upper
            or word[0].isdigit()
            or not word[0].isalpha()
            or (ending == "." and not closed and word[0].islower() is False)
        )
    return not word[0].islower() or not closed


STARTERS = frozenset(
    """the a an this that these those he she it they we i you his her its their our my in on at by for from with after
    before as when while if but and or so however according there what who why how where both all some many most no not
    since although though despite during under until meanwhile also""".split()
)
"""After an abbreviation that may end a sentence ("Inc.", "p.m.") one of these with a capital shows that it did."""


def _best_cut(text: str, tokens: list[Span], first: int, place: int) -> int:
    """Return where to cut an overlong run: after its last semicolon or comma past `EARLIEST_CUT`, else at its end."""
    for marks in (";", ","):
        for cut in range(place - 1, first + EARLIEST_CUT, -1):
            if text[slice(*tokens[cut])] == marks:
                return cut + 1
    return place
