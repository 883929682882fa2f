"""A text as a spaCy `Doc` whose text is the very text: tokens, white space, sentence starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading.sentences import sentence_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["tokenise"]


def tokenise(text: str, vocab: Vocab) -> Doc:
    """Return a `Doc` with `doc.text == text` and sentence starts set.

    White space other than one space between two words is a token of its own, as in spaCy. Such a token ends the
    sentence before it (it is never the start of one, save at the very beginning of a text).
    """
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    end = 0
    for sentence in sentence_spans(text):
        for number, (start, stop) in enumerate(sentence):
            _bridge(text[end:start], words, spaces, starts)
            words.append(text[start:stop])
            spaces.append(False)
            starts.append(number == 0)
            end = stop
    _bridge(text[end:], words, spaces, starts)
    if starts:
        starts[0] = True
    return Doc(vocab, words=words, spaces=spaces, sent_starts=starts)  # type: ignore[arg-type]


def _bridge(gap: str, words: list[str], spaces: list[bool], starts: list[bool]) -> None:
    """Keep the white space between two words: one space belongs to the word before, the rest is a token."""
    if gap.startswith(" ") and words:
        spaces[-1] = True
        gap = gap[1:]
    if not gap:
        return
    trailing = len(gap) > 1 and gap[-1] == " "
    words.append(gap[:-1] if trailing else gap)
    spaces.append(trailing)
    starts.append(False)
