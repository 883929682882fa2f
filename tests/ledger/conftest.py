"""A ledger of its own for each test, empty or filled with the two made-up records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from talks import LATER_RECORD, RECORD

from onrecord.ledger import Ledger, open_ledger

INSTANT = "2031-06-01T12:00:00Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.ledger"


@pytest.fixture
def empty(path: Path) -> Iterator[Ledger]:
    with open_ledger(path) as ledger:
        yield ledger


@pytest.fixture
def ledger(empty: Ledger) -> Ledger:
    empty.add(RECORD, recorded_at=INSTANT)
    empty.add(LATER_RECORD, recorded_at=INSTANT)
    return empty
