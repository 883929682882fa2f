"""The log of a run as a picture: what was measured, and the losses, over the sub-words that were seen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

__all__ = ["draw", "read_log"]

SHOWN = (
    ("Trees and tags", (("ewt-dev", "las"), ("gum-dev", "las"), ("ewt-dev", "upos"), ("gum-dev", "upos"))),
    ("Names, F1", (("uner-ewt-dev", "entity_f1"), ("uner-ewt-dev", "entity_ORG_f1"), ("wikigold", "entity_f1"),
                   ("re3d", "entity_f1"))),
    ("Attribution and events, F1", (("gold-dev", "content_f1"), ("gold-dev", "source_f1"), ("gold-dev", "cue_f1"),
                                    ("gold-dev", "event_f1"), ("briefs-dev", "event_f1"))),
)  # fmt: skip
"""The panels: a title and the figures, each as (development set, measure)."""


def read_log(folder: Path) -> list[dict[str, Any]]:
    """Read the lines of `log.jsonl` of a run's folder."""
    lines = (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def draw(folder: Path) -> Path:
    """Draw `curves.png` beside the log of a run and return its path; needs matplotlib."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    log = read_log(folder)
    seen = [line["pieces"] / 1e6 for line in log]
    figure, panels = plt.subplots(1, len(SHOWN) + 1, figsize=(5 * (len(SHOWN) + 1), 4), layout="constrained")
    for panel, (title, curves) in zip(panels[:-1], SHOWN, strict=True):
        for corpus, measure in curves:
            values = [line["measured"].get(corpus, {}).get(measure) for line in log]
            if any(value is not None for value in values):
                panel.plot(
                    seen, [float("nan") if v is None else v for v in values], marker=".", label=f"{corpus} {measure}"
                )
        panel.set(title=title, xlabel="million sub-words")
    for task in log[0]["loss"]:
        panels[-1].plot(seen, [line["loss"].get(task) for line in log], label=task)
    panels[-1].set(title="Loss in training", xlabel="million sub-words", yscale="log")
    for panel in panels:
        panel.grid(alpha=0.3)
        if panel.lines:
            panel.legend(fontsize=7)
    path = folder / "curves.png"
    figure.savefig(path, dpi=100)
    plt.close(figure)
    return path
