"""In whose voice a stretch of the report speaks: that of a statement's speaker, or the report's own."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Span, Statement

__all__ = ["source_of"]


def source_of(statements: Iterable[Statement], span: Span) -> str | None:
    """The id of the innermost statement whose content holds the span; None where the report speaks for itself.

    Innermost is the statement with the shortest content span around it; of equals the later one.
    """
    holding = [
        (content.end - content.start, -number, statement.id)
        for number, statement in enumerate(statements)
        for content in statement.content
        if span.within(content)
    ]
    return min(holding)[2] if holding else None
