"""Data files are checked on load, and what is wrong is named with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.data import rows, words
from onrecord.errors import DataError


def test_rows_skip_comments_and_blank_lines_and_keep_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "states.tsv"
    path.write_text("# name\tcode\n\nFrance\tFRA\nJapan\tJPN\r\n", encoding="utf-8")
    assert list(rows(path, ("name", "code"))) == [(3, ("France", "FRA")), (4, ("Japan", "JPN"))]


def test_a_row_with_a_missing_cell_is_named_by_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "states.tsv"
    path.write_text("France\tFRA\nJapan\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"states\.tsv, line 2: 1 columns, 2 are needed"):
        list(rows(path, ("name", "code")))


def test_an_entry_of_a_word_list_may_carry_a_comment(tmp_path: Path) -> None:
    path = tmp_path / "cues.txt"
    path.write_text("say  # the commonest\n\ntell\n", encoding="utf-8")
    assert list(words(path)) == [(1, "say"), (3, "tell")]


def test_a_file_that_is_not_there_says_what_to_check(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="Check the path"):
        list(words(tmp_path / "absent.txt"))
