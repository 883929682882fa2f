"""Where the data for measuring lies, and what to say where it is not there."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

__all__ = ["SHARED", "json_lines", "skip"]

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
"""The folder with gold records and corpora, beside the checkout unless ONRECORD_SHARED names another."""


def skip(what: Path) -> NoReturn:
    """Ends a benchmark whose data is absent: a clear line, and status 0, since nothing failed."""
    print(f"Skipped: {what} is not there. Name its folder with ONRECORD_SHARED, or other data with --data.")
    sys.exit(0)


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
