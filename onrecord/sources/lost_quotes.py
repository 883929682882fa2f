"""Restores curly quotes, apostrophes and dashes of which only a lone `â` is left, by what stands around it.

In UTF-8 these marks are three bytes that begin with E2. Where the other two are lost and E2 is read as Latin-1, an `â`
remains. Real words hold an `â` as well (Hâkim, Pâques, Xuân), so only what cannot be a letter there is replaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["restore_lost_quotes"]

LOST = "â"
OPEN, CLOSE, INNER_OPEN, APOSTROPHE, DASH, RANGE = "“", "”", "‘", "’", "—", "–"
PERSONS = "i|you|he|she|it|we|they|who|that|there|what|here|this|where|how|nobody|everyone|someone"
CONTRACTION = re.compile(
    rf"(?<![A-Za-z])(?:(?:{PERSONS})â(?:s|ll|d|re|ve)|iâm|(?:could|would|should|might|must)âve|letâs|yâall|oâclock)"
    r"(?![^\W_])|nât(?![^\W_])",
    re.IGNORECASE,
)
"""Words that an apostrophe alone can make."""
VOWELS = "aeiouAEIOU"
POSSESSIVE = re.compile(r"â[sS](?![^\W_])")
YEARS = re.compile(r"â\d0s\b")
OUTSIDE_WORDS = re.compile(r"[.,!?;:…)\]]â|(?:^|[\s(\[])â(?=[A-Z\s])|[aeiou]âs\b", re.MULTILINE)
"""Places where no letter stands: signs that the text is damaged."""
GO_ON = (
    "a all an and as at both but by for from had has if in including is it not of on or over that the their they this "
    "to was were when where which while who with without"
)
AFTER_DASH = frozenset(GO_ON.split())
"""Words that go on after a dash."""
NAME_ENDS = frozenset({"a", "at", "is"})
"""Endings of names with an apostrophe (Sana'a, Jama'at, Baha'is) that are words as well."""
OPENERS, CLOSERS, STOPS = "([{—–-/“‘\"'>*_#|", ".,!?;:…)]}—–-/\"'<*", ".,!?…"


@dataclass(slots=True)
class Paragraph:
    """One paragraph on its way to be restored.

    `damaged` and `words` are of its text; `last_closing` is where its last mark stands that can only close, `opened`
    the marks that are open so far, and `straight` how many straight quotation marks have passed.
    """

    signs: list[str]
    damaged: bool
    words: frozenset[str]
    last_closing: int
    opened: list[str] = field(default_factory=list)
    straight: int = 0

    def around(self, i: int) -> tuple[str, str]:
        """The signs before and after, a space at the borders."""
        before = self.signs[i - 1] if i else " "
        after = self.signs[i + 1] if i + 1 < len(self.signs) else " "
        return before, after

    def word_before(self, i: int) -> str:
        """The letters that end right before the sign."""
        start = i
        while start and self.signs[start - 1].isalpha():
            start -= 1
        return "".join(self.signs[start:i])

    def word_after(self, i: int) -> str:
        """The letters that begin right after the sign."""
        end = i + 1
        while end < len(self.signs) and self.signs[end].isalpha():
            end += 1
        return "".join(self.signs[i + 1 : end])

    def open(self) -> str:
        """An opening mark, a single one where a double one is open already."""
        mark = INNER_OPEN if OPEN in self.opened and INNER_OPEN not in self.opened else OPEN
        self.opened.append(mark)
        return mark

    def close(self) -> str:
        """The closing mark for the one opened last."""
        return APOSTROPHE if self.opened and self.opened.pop() == INNER_OPEN else CLOSE


def restore_lost_quotes(text: str) -> str:
    """The text with each lost mark restored one for one; an `â` that may be a letter stays."""
    if LOST not in text:
        return text
    damaged = bool(CONTRACTION.search(text) or OUTSIDE_WORDS.search(text))
    words = frozenset(re.findall(r"[^\W\d_]+", text))
    return "\n".join(_restore(line, damaged, words) if LOST in line else line for line in text.split("\n"))


def _restore(line: str, damaged: bool, words: frozenset[str]) -> str:
    apostrophes = {match.start() + match.group().lower().index(LOST) for match in CONTRACTION.finditer(line)}
    apostrophes |= {match.start() for match in YEARS.finditer(line) if not line[: match.start()][-1:].isalnum()}
    possessives = {match.start() for match in POSSESSIVE.finditer(line)}
    paragraph = Paragraph(list(line), damaged, words, _last_closing(line))
    for i, sign in enumerate(line):
        if sign in (OPEN, INNER_OPEN):
            paragraph.opened.append(sign)
        elif sign == CLOSE and paragraph.opened:
            paragraph.opened.pop()
        elif sign == '"':
            paragraph.straight += 1
        elif sign == LOST:
            restored = APOSTROPHE if i in apostrophes else _mark(paragraph, i, i in possessives)
            paragraph.signs[i] = restored
    return "".join(paragraph.signs)


def _last_closing(line: str) -> int:
    """Where the last mark stands that can only close, -1 if there is none."""
    for i in range(len(line) - 1, 0, -1):
        if line[i] == CLOSE or (line[i] == LOST and _ends((line[i - 1], line[i + 1 : i + 2] or " "))):
            return i
    return -1


def _mark(paragraph: Paragraph, i: int, possessive: bool) -> str:
    """The mark that was lost at `i`, or `â` where it may be a letter."""
    before, after = around = paragraph.around(i)
    if before.isspace() and after.isspace():
        return DASH
    if before.isdigit() and after.isdigit():
        return RANGE
    if before.isalpha() and after.isalpha():
        return _inside_word(paragraph, i, possessive)
    if possessive and not before.isspace() and before not in OPENERS:
        return APOSTROPHE  # the U.S.'s, the G7's
    if _ends(around):
        return _at_end(paragraph, i)
    if before.isspace() or before in OPENERS or before == LOST:
        begins = after.isupper() or after in "[(…‘'\"" or after == LOST or paragraph.last_closing > i + 1
        return paragraph.open() if begins else LOST
    if after.isalnum():  # no space after the mark: "ceasefire,âhe said", "in 2021âbefore the war"
        return paragraph.close() if before in STOPS else DASH
    return LOST


def _ends(around: tuple[str, str]) -> bool:
    """Whether a mark between these two can only close: it has something before it and nothing to open after it."""
    before, after = around
    return not before.isspace() and before not in OPENERS and (after.isspace() or after in CLOSERS or after == LOST)


def _at_end(paragraph: Paragraph, i: int) -> str:
    """After a word or its stop: closes what is open; else the apostrophe of "the soldiersâ families", else a dash."""
    before, after = paragraph.around(i)
    if paragraph.opened or before in STOPS or paragraph.straight % 2:
        return paragraph.close()
    goes_on = after.isspace() and paragraph.word_after(i + 1).lower() in AFTER_DASH
    if before in "sS" and not goes_on:
        return APOSTROPHE
    if not before.isalpha():
        return DASH if after.isspace() else CLOSE
    if paragraph.damaged or paragraph.word_before(i) in paragraph.words:
        return DASH if after.isspace() and i + 2 < len(paragraph.signs) else CLOSE
    return LOST


def _inside_word(paragraph: Paragraph, i: int, possessive: bool) -> str:
    """Between two letters: an apostrophe, a dash without spaces, or the letter itself."""
    before, after = paragraph.around(i)
    stem, rest = paragraph.word_before(i), paragraph.word_after(i)
    if possessive:
        known = before in VOWELS or len(stem) > 3 or paragraph.damaged or stem in paragraph.words
        return APOSTROPHE if known else LOST
    goes_on = len(stem) > 2 and rest.lower() in AFTER_DASH and not (stem[0].isupper() and rest in NAME_ENDS)
    if paragraph.damaged and (goes_on or _two_words(paragraph, stem, rest)):
        return DASH
    if after.isupper() and not (stem.isupper() and len(stem) > 1):
        return APOSTROPHE  # O'Brien, N'Djamena
    if before in "aeoAEO" and after in "aeio":
        return APOSTROPHE  # Sana'a, al-Qa'ida
    between = before not in "hH" and after in "aeo"  # Qur'an, Shi'ite; but Châu, Pâques
    return APOSTROPHE if paragraph.damaged and between else LOST


def _two_words(paragraph: Paragraph, stem: str, rest: str) -> bool:
    """Whether both sides are long enough for words and one of them stands alone elsewhere in the text."""
    return len(stem) > 2 and len(rest) > 3 and (stem in paragraph.words or rest in paragraph.words)
