"""Names of persons, bodies and places out of the probabilities of the network's tags."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["name_tags"]

INSIDE, OUTSIDE, BEGINS = 1, 2, 3
"""spaCy's numbers for a token's place in an entity."""


def name_tags(probabilities: NDArray[np.float32]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return, for probabilities [words, labels], each word's place in a name and the number of the name's kind.

    Labels are "O", then "B-KIND", "I-KIND" by kind. A word is outside, begins or continues a name by the sums over all
    kinds; then each name gets the one kind that its words speak for together. Kinds count from 1, 0 is no name.
    """
    begins, inside = probabilities[:, 1::2], probabilities[:, 2::2]
    sums = np.stack([probabilities[:, 0], begins.sum(axis=1), inside.sum(axis=1)], axis=1)
    choice = sums.argmax(axis=1)
    marks = np.full(len(choice), OUTSIDE, dtype=np.uint64)
    kinds = np.zeros(len(choice), dtype=np.int64)
    logged = np.log(np.maximum(begins + inside, 1e-9))
    word = 0
    while word < len(choice):
        if choice[word] == 0:
            word += 1
            continue
        end = word + 1
        while end < len(choice) and choice[end] == 2:
            end += 1
        marks[word], marks[word + 1 : end] = BEGINS, INSIDE
        kinds[word:end] = 1 + int(logged[word:end].sum(axis=0).argmax())
        word = end
    return marks, kinds
