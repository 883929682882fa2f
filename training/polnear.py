"""PolNeAR's attributions as examples: to measure on, and to learn from in runs that are compared and never shipped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.reading.sentences import sentence_spans
from training.examples import Example
from training.gold import CONTENT, CUE, SOURCE

PARTS = (("source", SOURCE), ("cue", CUE), ("content", CONTENT))


def read_polnear(path: Path) -> Iterator[Example]:
    """Yield one example a sentence; `labels["attribution"]` holds bits as in gold.

    PolNeAR marks the outermost attribution alone and takes beliefs and intentions for attributions as well.
    """
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        document = json.loads(line)
        text = document["text"]
        bits = [0] * len(text)
        for attribution in document["attributions"]:
            for part, bit in PARTS:
                for start, end in attribution[part]:
                    bits[start:end] = [each | bit for each in bits[start:end]]
        for sentence in sentence_spans(text):
            words = [text[start:end] for start, end in sentence]
            yield Example(words, "polnear", {"attribution": [bits[start] for start, _ in sentence]}, document["id"])
