"""The words that govern how real an event is, from `onrecord/data/status`: commitments, wishes, refusals."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from onrecord.data import DATA
from onrecord.errors import DataError

__all__ = ["KEYS", "Words", "governing_words"]

FILE = DATA / "status" / "words.yaml"
KEYS = (
    "planned", "possible", "denied", "ongoing", "begun", "factual", "planned_before", "possible_before",
    "denied_before", "ongoing_before", "ongoing_beside", "ongoing_case", "supposing", "future", "modal", "saying",
    "spans", "for_possible", "of_possible", "of_planned", "of_denied", "object_possible", "object_planned",
    "object_denied", "carried_planned", "carried_possible", "carried_denied", "carried_ongoing", "announced", "deeds",
    "going", "reports", "drafts", "untrue",
)  # fmt: skip
Words = dict[str, frozenset[str]]
"""The classes of governing words by name."""


@cache
def governing_words(path: Path = FILE) -> Words:
    """The classes of governing words; raises `DataError` where the file is not as it should be."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{path.name} cannot be read: {error}", "Restore the file or correct its YAML.") from error
    if not isinstance(data, dict):
        raise DataError(
            f"{path.name}, line 1: classes of words are needed.", "Write a class and its words: planned: [agree]."
        )
    for key in KEYS:
        if not isinstance(data.get(key), list):
            raise DataError(f'{path.name}: the class "{key}" is missing or no list.', f"Write {key}: [word, word].")
    return {key: frozenset(str(word) for word in data[key]) for key in KEYS}
