"""What the documentation says is so: its commands run, with the output that stands under them; nothing is left out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

from onrecord.ledger.file import MARK, SCHEMA
from onrecord.views.cli import app
from onrecord.views.export import COLUMNS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ANYTHING = "…"
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A command of a page and the lines that it is said to print; `output` is empty where nothing is said."""

    command: str
    output: tuple[str, ...]


def examples(page: str) -> Iterator[Example]:
    """The programs of the Python blocks and the commands of the console blocks, in the order of the page.

    In a console block `$` begins a command, `>` goes on with it, what follows is its output.
    """
    for language, block in BLOCK.findall(page):
        if language == "python":
            yield Example(f"python - <<'END'\n{block}END", (ANYTHING,))
            continue
        command, output = "", list[str]()
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield Example(command, tuple(output))
                command, output = line[2:], []
            elif line.startswith("> ") and not output:
                command += "\n" + line[2:]
            else:
                output.append(line)
        if command:
            yield Example(command, tuple(output))


def fits(said: tuple[str, ...], printed: list[str]) -> bool:
    """Whether the lines are the ones said; a line of `…` stands for any lines, `…` in a line for any words."""
    if not said:
        return not printed
    if said[0] == ANYTHING:
        return any(fits(said[1:], printed[skipped:]) for skipped in range(len(printed) + 1))
    return bool(printed) and _line_fits(said[0].rstrip(), printed[0].rstrip()) and fits(said[1:], printed[1:])


def _line_fits(said: str, printed: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, said.split(ANYTHING))), printed) is not None


def test_lines_are_compared_with_gaps() -> None:
    assert fits(("a", ANYTHING, "c"), ["a", "b", "b", "c"])
    assert fits((ANYTHING,), [])
    assert not fits(("a", ANYTHING, "c"), ["a", "b"])
    assert not fits(("a",), ["a", "b"])
    assert fits(("a … c (d)",), ["a b b c (d)"])
    assert not fits(("a … c",), ["a c"])
    assert list(examples("```console\n$ a\n> b\nx\n$ c\n```\n")) == [Example("a\nb", ("x",)), Example("c", ())]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_examples_of_a_page_do_what_it_says(path: Path, tmp_path: Path) -> None:
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
    }
    for example in examples(path.read_text(encoding="utf-8")):
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", example.command],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode in {0, 141}, f"$ {example.command}\n{done.stdout}"
        assert "Traceback" not in done.stdout
        assert fits(example.output, done.stdout.splitlines()), f"$ {example.command}\n{done.stdout}"


def test_every_table_of_the_file_is_explained() -> None:
    page = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
    schema = "".join(path.read_text(encoding="utf-8") for path in sorted(SCHEMA.glob("*.sql")))
    for table in re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", schema):
        assert f"| `{table}` |" in page
    assert f"0x{MARK:X}" in page


def test_every_command_and_option_is_explained() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        assert f"## {name}\n" in page
        assert f"| `onrecord {name}` |" in page
        for parameter in command.params:
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert not option.startswith("-") or option == "--help" or f"`{option}" in page, option


def test_every_column_of_the_table_is_explained_in_its_order() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    table = page.split("| columns | what they hold |")[1].split("\n\n")[0]
    first_cells = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert tuple(name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)) == COLUMNS


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
