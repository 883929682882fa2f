"""kill -9 between any two statements of an adding: at most the report in hand is lost, and nothing is damaged."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from talks import LATER_RECORD, RECORD

from onrecord.ledger import open_ledger

WRITER = """
import os, signal, sys
sys.path[:0] = sys.argv[3:]
from talks import LATER_RECORD, RECORD
from onrecord import pipeline
with pipeline.open_ledger(sys.argv[1]) as ledger:
    ledger.add(RECORD)
    seen = []
    def count(statement):
        seen.append(statement)
        if len(seen) == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
    ledger._connection.set_trace_callback(count)
    ledger.add(LATER_RECORD)
    print(len(seen))
"""


def run(path: Path, statement: int) -> subprocess.CompletedProcess[str]:
    here = Path(__file__).parent
    command = [sys.executable, "-c", WRITER, str(path), str(statement), str(here.parent)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)


@pytest.mark.parametrize("part", [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0])
def test_a_program_killed_at_a_statement_loses_at_most_the_report_in_hand(path: Path, part: float) -> None:
    whole = run(path, 10_000)
    assert whole.returncode == 0, whole.stderr
    statements = int(whole.stdout)
    assert statements > 50
    path.unlink()
    done = run(path, max(1, round(part * statements)))
    assert done.returncode == -signal.SIGKILL, done.stderr
    with open_ledger(path, create=False) as ledger:
        assert list(ledger.records()) == [RECORD]
        assert ledger.add(LATER_RECORD)
        assert list(ledger.records()) == [RECORD, LATER_RECORD]
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for index in ("quotes", "texts", "name_words"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
