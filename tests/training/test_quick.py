"""The training program from made-up sentences to a network that run time can open; needs what training needs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs torch, run time does not")
pytest.importorskip("onnx", reason="export needs onnx")


def test_a_quick_run_learns_exports_and_resumes(tmp_path: Path) -> None:
    from onrecord.reading.network import Network
    from onrecord.reading.wordpiece import WordPiece, load_vocabulary
    from training.__main__ import PACKAGE_DATA
    from training.quick import made_up, run

    vocabulary = PACKAGE_DATA / "vocabulary.txt"
    wordpiece = WordPiece(load_vocabulary(vocabulary))
    figures = run(tmp_path, wordpiece, vocabulary)
    assert figures["las"] > 0.9 and figures["upos"] > 0.9
    again = run(tmp_path, wordpiece, vocabulary, rounds=41)
    assert again["las"] > 0.9
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert log[-1]["steps"] > log[0]["steps"]

    network = Network(tmp_path / "exported")
    assert network.version == "quick"
    doc = network.tokens(" ".join(made_up()[1][0].words[:-1]) + ".")
    network.annotate([doc])
    right = [token.head.i == head for token, head in zip(doc, [1, 1, 4, 4, 1, 4, 7, 4, 1], strict=True)]
    assert sum(right) >= 7
