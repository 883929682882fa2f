"""Changes to a sentence that keep its labels true: the capitals of headlines, missing full stops, odd quotes."""

from __future__ import annotations

import random
from dataclasses import replace

from training.examples import Example

CAPITALS = 0.10
"""Share of sentences whose capitals are changed: a third each lower case, Every Word, ALL CAPITALS."""
NO_FINAL_STOP = 0.06
QUOTES = 0.06
SMALL_WORDS = frozenset("a an the and but or nor of in on at to for from by with as over vs".split())
STYLES = (("“", "”"), ("«", "»"), ("''", "''"), ("â", "â"), ("‘", "’"))


def disturb(example: Example, rng: random.Random) -> Example:
    """Return the example as it is, or a disturbed copy; labels stay one a word."""
    if rng.random() < CAPITALS:
        example = replace(example, words=_recase(example.words, rng.choice(("lower", "title", "upper"))))
    if rng.random() < QUOTES and '"' in example.words:
        example = replace(example, words=_requote(example.words, rng.choice(STYLES)))
    if rng.random() < NO_FINAL_STOP and len(example.words) > 3 and example.words[-1] == ".":
        example = _without_last(example)
    return example


def _recase(words: list[str], manner: str) -> list[str]:
    if manner == "lower":
        return [word.lower() for word in words]
    if manner == "upper":
        return [word.upper() for word in words]
    return [word if word in SMALL_WORDS and place else word[:1].upper() + word[1:] for place, word in enumerate(words)]


def _requote(words: list[str], style: tuple[str, str]) -> list[str]:
    changed: list[str] = []
    opened = False
    for word in words:
        changed.append(style[opened] if word == '"' else word)
        opened ^= word == '"'
    return changed


def _without_last(example: Example) -> Example:
    last = len(example.words)
    if last in example.labels.get("heads", []):
        return example
    labels = {task: numbers[:-1] for task, numbers in example.labels.items()}
    return replace(example, words=example.words[:-1], labels=labels)
