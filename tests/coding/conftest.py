"""What tests of the cast share: the names of a word in a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import reading
from onrecord.coding.actors import Cast
from onrecord.model import Reading
from onrecord.sources import from_text


@pytest.fixture(scope="session")
def names_of(reading_of: Callable[..., Reading]) -> Callable[..., tuple[str, ...]]:
    """`names_of(text, word, nth=0, **how)` asks a cast for the names of the n-th token that reads so."""

    def ask(text: str, word: str, nth: int = 0, published: str = "2025-05-17", **how: bool) -> tuple[str, ...]:
        read = reading_of(text, published=published)
        token = [token.i for token in read.doc if token.text == word][nth]
        return Cast(read).names(token, **how)

    return ask


@pytest.fixture(scope="session")
def release_of() -> Callable[[str, str], Reading]:
    """`release_of(text, outlet)` reads a text that a government publishes."""

    def make(text: str, outlet: str) -> Reading:
        return next(reading.read([from_text(text, published="2025-05-17", outlet=outlet)]))

    return make
