"""What the commands that ask a ledger have in common: opening it, saying that nothing was found, what is left out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from onrecord import pipeline
from onrecord.ledger import Ledger, Question

Answer = TypeVar("Answer")

__all__ = ["asked_of", "found", "one_json"]


@contextmanager
def asked_of(path: Path, question: Question | None = None) -> Iterator[Ledger]:
    """The ledger, opened for questions; says on standard error which reports no day of publication can place."""
    with pipeline.open_ledger(path, create=False) as ledger:
        yield ledger
        if question is not None and question.known_on and question.clock == "publication":
            undated = ledger.undated()
            if undated:
                reports = "1 report has" if undated == 1 else f"{undated} reports have"
                print(f"{reports} no date of publication and cannot be known on a day.", file=sys.stderr)


def found(answers: Iterable[Answer], path: Path) -> Iterator[Answer]:
    """The answers; says on standard error if there are none."""
    stream = iter(answers)
    first = next(stream, None)
    if first is None:
        print(f"Nothing in {path} answers this; leave out an option to see more.", file=sys.stderr)
        return iter(())
    return chain([first], stream)


def one_json(body: Any) -> str:
    """One line of JSON, nothing escaped that need not be."""
    return json.dumps(body, ensure_ascii=False)
