"""The program as it is started: quick help, UTF-8 anywhere, quiet when its reader goes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import onrecord as package
from onrecord.views import cli, guard
from onrecord.views.console import Page

Onrecord = Callable[..., Result]

PROGRAM = [sys.executable, "-m", "onrecord"]
COMMANDS = (
    "read", "add", "timeline", "events", "statements", "figures", "commitments", "actors", "brief", "changes", "diff",
    "judge", "reread", "show", "export", "examples",
)  # fmt: skip


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments], capture_output=True, check=False, env={**os.environ, **environment}, timeout=60
    )


def test_the_version_is_told() -> None:
    assert start("--version").stdout.decode() == f"onrecord {package.__version__}\n"


def test_help_names_every_command(onrecord: Onrecord) -> None:
    page = onrecord("--help").stdout
    assert all(f"\n  {command} " in page for command in COMMANDS)
    assert "..." not in page.split("Commands:")[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_has_an_example(onrecord: Onrecord, command: str) -> None:
    page = onrecord(command, "--help").stdout
    assert f"    onrecord {command}" in page.split("Example")[1]


def test_no_command_shows_the_help() -> None:
    done = start()
    assert b"Usage: onrecord" in done.stdout + done.stderr


def test_a_wrong_option_is_said_with_status_2(onrecord: Onrecord) -> None:
    result = onrecord("read", "--colour", "x")
    assert result.exit_code == 2
    assert "No such option: --colour" in result.stderr


def test_the_command_line_loads_nothing_heavy() -> None:
    script = "import sys, onrecord.views.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"spacy", "numpy", "onnxruntime", "trafilatura", "rich", "sqlite3", "yaml", "onrecord.pipeline"}
    assert heavy.isdisjoint(loaded)


@pytest.mark.parametrize("command", [("timeline",), ("timeline", "--json"), ("export",), ("export", "--format", "csv")])
def test_output_is_utf8_whatever_the_locale(filled: Path, command: tuple[str, ...]) -> None:
    done = start(*command, LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Åsa Holm" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("command", ["timeline", "timeline --json", "export", "export --format csv"])
def test_a_reader_that_goes_ends_the_program_quietly(filled: Path, command: str) -> None:
    program = [*PROGRAM, *command.split(), "--statements"][: None if command.startswith("timeline") else -1]
    read_end, write_end = os.pipe()
    os.close(read_end)
    buffered = {**os.environ, "PYTHONUNBUFFERED": ""}
    with subprocess.Popen(program, stdout=write_end, stderr=subprocess.PIPE, env=buffered) as process:
        os.close(write_end)
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_json_of_many_entries_is_one_object_a_line(filled: Path) -> None:
    lines = start("timeline", "--statements", "--figures", "--json").stdout.splitlines()
    assert len([json.loads(line) for line in lines]) == 13


def test_the_streams_of_the_program_are_set_to_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", object())
    monkeypatch.setattr(sys, "argv", ["onrecord", "--version"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert (ended.value.code, stream.encoding) == (0, "utf-8")


def test_a_page_whose_reader_goes_leaves_it_to_the_command(
    onrecord: Onrecord, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silenced: list[tuple[int, int]] = []

    def gone(*_: object) -> None:
        Page().on_broken_pipe()

    monkeypatch.setattr("onrecord.views.timeline.print_timeline", gone)
    monkeypatch.setattr(guard, "silence", lambda: silenced.append((0, 0)))
    result = onrecord("timeline")
    assert (result.exit_code, result.stderr, len(silenced)) == (141, "", 1)


def test_a_silenced_output_takes_whatever_is_still_to_be_written() -> None:
    script = "from onrecord.views.guard import silence; print('a', flush=True); print('b', end=''); silence()"
    buffered = {**os.environ, "PYTHONUNBUFFERED": ""}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=buffered)
    assert (done.stdout, done.stderr) == ("a\n", "")
