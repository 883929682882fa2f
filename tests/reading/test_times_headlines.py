"""A headline's infinitive lies ahead: its weekday is the next one, not the last."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Reading


@pytest.mark.parametrize(
    ("headline", "value"),
    [
        ("Chad and Niger to hold talks in Lagos on Thursday", "2031-03-06"),
        ("Envoys to meet on Friday", "2031-03-07"),
        ("Envoys met on Friday", "2031-02-28"),
    ],
)
def test_a_weekday_in_a_headline(headline: str, value: str, reading_of: Callable[..., Reading]) -> None:
    (found,) = reading_of(f"{headline}\nThe envoys came.", published="2031-03-03").timexes
    assert found.value == value
