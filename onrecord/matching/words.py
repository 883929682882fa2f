"""How alike two tellings are by their words."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache

from onrecord.data.matching import load

__all__ = ["content_words", "matters_in", "overlap", "runs", "wording", "words_of"]

_WORD = re.compile(r"\w+(?:['’]\w+)?")
RUN = 6
"""Words of a run by which the same words are found again."""


@lru_cache(maxsize=32768)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without case, accents, possessive endings and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(word.removesuffix("'s") for word in _WORD.findall(kept))


@lru_cache(maxsize=32768)
def content_words(text: str) -> frozenset[str]:
    """The words that say something, a plural's ending and verbs' endings cut off."""
    stop = load().stopwords
    return frozenset(_stem(word) for word in words_of(text) if word not in stop and len(word) > 1)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=32768)
def matters_in(text: str) -> frozenset[str]:
    """What a text is about, by the table of matters."""
    return load().matters_of(text)


def overlap(one: str, other: str) -> float:
    """Share of the content words of the shorter text that stand in the other; 0 below two words in common."""
    mine, theirs = content_words(one), content_words(other)
    common = len(mine & theirs)
    return common / min(len(mine), len(theirs)) if common > 1 else 0.0


@lru_cache(maxsize=8192)
def runs(text: str, length: int = RUN) -> tuple[str, ...]:
    """The runs of words of a text, in an order that depends on the words alone (the same few come first everywhere)."""
    words = words_of(text)
    found = {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}
    return tuple(sorted(found, key=lambda run: (run[::-1], run)))


def wording(one: str, other: str) -> tuple[tuple[str, str], ...]:
    """Where two wordings of the same statement differ: pairs of what one says and what the other says instead.

    Either may be empty, where one outlet leaves words out; case and punctuation make no difference.
    """
    mine, theirs = one.split(), other.split()
    plain = [" ".join(words_of(word)) for word in mine], [" ".join(words_of(word)) for word in theirs]
    matcher = difflib.SequenceMatcher(None, *plain, autojunk=False)
    return tuple(
        (" ".join(mine[a:b]), " ".join(theirs[c:d]))
        for operation, a, b, c, d in matcher.get_opcodes()
        if operation != "equal"
    )
