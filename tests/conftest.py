"""What many tests share: the reading of a text, made once a session for each text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from onrecord.model import Reading, Record


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    """`reading_of(text, published="2025-05-17")` gives the reading of a text, headline first."""

    @cache
    def make(text: str, published: str | None = None) -> Reading:
        from onrecord import reading
        from onrecord.sources import from_text

        return next(reading.read([from_text(text, published=published)]))

    return make


@pytest.fixture(scope="session")
def record_of() -> Callable[..., Record]:
    """`record_of(text, published="2025-05-17")` gives the record of a text, headline first."""

    @cache
    def make(text: str, published: str | None = None) -> Record:
        import onrecord

        return onrecord.read(text, published=published)

    return make
