"""Turns of transcripts, signed quotations, introduced ones: sayings that no verb marks."""

from __future__ import annotations

import pytest

from onrecord.reading.saying.labels import turns

BRIEFING = """Press Briefing by Spokesperson Jan Lind
1:05 P.M. EST
MR. LIND: Good afternoon. The talks go on.
We hope for the best.
(Laughter.)
QUESTION: Will the army leave?
MR. LIND: (Inaudible.) I have nothing to announce.
"""


def parts(text: str) -> list[tuple[str, list[str]]]:
    return [(text[slice(*turn.label)], [text[slice(*span)] for span in turn.words]) for turn in turns(text)]


def test_a_turn_runs_over_its_lines_up_to_the_next_label_without_asides() -> None:
    assert parts(BRIEFING) == [
        ("MR. LIND", ["Good afternoon. The talks go on.", "We hope for the best."]),
        ("QUESTION", ["Will the army leave?"]),
        ("MR. LIND", ["(Inaudible.) I have nothing to announce."]),
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Tour\nQ Will you talk to them, sir?\nTHE PRESIDENT: I will.\nQ When?\n", ["Q", "THE PRESIDENT", "Q"]),
        ("Talk\nQ: Why now?\nA: Because we must.\nQ: Is that all?\n", ["Q", "A", "Q"]),
        ('Talk\n"LIND: We start.\n\n"HORAK: Thank you all for coming.\n', ["LIND", "HORAK"]),
        ("Talk\nPRESIDENT NOWAK (as interpreted): We agree.\nDR. LIND: So do we.\n", ["PRESIDENT NOWAK", "DR. LIND"]),
        (
            "Talk\nJan Lind: Why?\nEva Horak: I know not.\nJan Lind: When?\nEva Horak: In May.\n",
            ["Jan Lind", "Eva Horak", "Jan Lind", "Eva Horak"],
        ),
    ],
)
def test_labels_of_many_kinds_are_read(text: str, labels: list[str]) -> None:
    assert [label for label, _ in parts(text)] == labels


@pytest.mark.parametrize(
    "text",
    [
        "Sanctions\nVESSEL TYPE: Tanker\nVESSEL FLAG: Panama\nVESSEL NAME: Star\n",
        "Raid on town\nKYIV: The army fought all night.\nThe town held.\n",
        "Raid on town\nA man was killed. Q Company left.\nA woman was hurt.\n",
        "List\nDate: Monday.\nPlace: Riga.\nSubject: Peace.\nContact: the office.\n",
    ],
)
def test_lists_and_datelines_are_no_transcripts(text: str) -> None:
    assert turns(text) == []
