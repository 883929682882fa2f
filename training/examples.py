"""One training sentence: words, and for every task the labels that its corpus gives, or none."""

from __future__ import annotations

from dataclasses import dataclass, field

UNKNOWN = -100
"""A label that the corpus does not give: the loss passes over it."""


@dataclass(slots=True)
class Example:
    """A sentence. `labels[task]` holds one number a word; a task that is not there is not annotated."""

    words: list[str]
    corpus: str
    labels: dict[str, list[int]] = field(default_factory=dict)
    id: str = ""

    def __post_init__(self) -> None:
        for task, numbers in self.labels.items():
            if len(numbers) != len(self.words):
                raise ValueError(
                    f"{self.corpus} {self.id}: {task} has {len(numbers)} labels for {len(self.words)} words"
                )
