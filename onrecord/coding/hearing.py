"""Who "I", "we" and "you" are: the speaker, those for whom the speaker speaks, and the addressee."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.coding.affiliations import Affiliations
from onrecord.model import Reading, Span, Statement

__all__ = ["FIRST", "PLURAL", "SECOND", "Hearing"]

FIRST = frozenset(("i", "me", "my", "mine", "myself"))
PLURAL = frozenset(("we", "us", "our", "ours", "ourselves"))
SECOND = frozenset(("you", "your", "yours", "yourself", "yourselves"))
OWN_WORDS = re.compile(
    r"^(?:Joint |Press |Readout of )?(?:Statement|Remarks|Address|Message|Speech|Letter)\b.*?\b(?:by|from|of)\b"
)
"""A headline that says whose words the whole text is: "Statement from President Joe Biden on ..."."""


class Hearing:
    """The voices of a report. Without statements nobody is heard."""

    def __init__(
        self,
        reading: Reading,
        statements: Sequence[Statement],
        names_in: Callable[[Span], tuple[str, ...]],
        known: Affiliations,
    ) -> None:
        self._reading = reading
        self._statements = tuple(statements)
        self._names_in = names_in
        self._known = known
        self._author: tuple[str, ...] | None = None

    def who(self, word: str, span: Span) -> tuple[str, ...]:
        """The names behind a first or second person (lower case) at a span: by the innermost statement round it,
        else, in
        a government's own release, by its author and publisher."""
        holding = [each for each in self._statements if self._in_own_words(each, span)]
        if holding:
            return self._by(word, min(holding, key=lambda each: sum(part.end - part.start for part in each.content)))
        if word in PLURAL and self._known.publisher is not None:
            return (self._known.publisher,)
        author = self._authors()
        if word in FIRST:
            return author
        if word in PLURAL and len(author) == 1:
            return self._for_whom(author[0])
        return ()

    def voice(self) -> tuple[str, ...]:
        """Who tells the report itself: the author that its headline names, else the state that publishes it."""
        return self._authors() or ((self._known.publisher,) if self._known.publisher is not None else ())

    def _in_own_words(self, statement: Statement, span: Span) -> bool:
        """Whether a span is told in the speaker's own words: in indirect speech "our" stays the report's."""
        if not any(span.within(content) for content in statement.content):
            return False
        return statement.manner == "direct" or any(span.within(each.span) for each in self._reading.quotations)

    def _by(self, word: str, statement: Statement) -> tuple[str, ...]:
        if word in SECOND:
            return statement.addressee
        if word in FIRST or len(statement.speaker) != 1:
            return statement.speaker
        return self._for_whom(statement.on_behalf_of or statement.speaker[0])

    def _for_whom(self, speaker: str) -> tuple[str, ...]:
        """The state or union for which someone says "we"; a private speaker stands for himself."""
        state = self._known.state_of(speaker)
        return (state,) if state is not None else (speaker,)

    def _authors(self) -> tuple[str, ...]:
        """Whose words the text is, if its headline says so."""
        if self._author is None:
            headline = self._reading.report.text.split("\n", 1)[0]
            opening = OWN_WORDS.match(headline)
            names = self._names_in(Span(opening.end(), len(headline))) if opening else ()
            self._author = names[:1]
        return self._author
